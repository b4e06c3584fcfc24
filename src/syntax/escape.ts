/**
 * Escapes of character and string literals: reads values, and reports what is wrong in rustc's words. The lexer calls it
 * once per literal to check; `literal.ts` calls it again where a value is wanted, so no decoded text is kept in tokens.
 */
import { error, type Diagnostic } from "../base/diagnostic";
import type { FileId, SyntaxContext } from "../base/source";

/** What an escape may stand in. */
export type EscapeMode = "Char" | "Byte" | "Str" | "ByteStr" | "CStr";

/** Reports a fault at `[lo, hi)` of the literal's text. */
export type EscapeFault = (lo: number, hi: number, message: string, label: string) => void;

const simple: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, "\\": 92, "0": 0, "'": 39, '"': 34 };

/** One read unit: a scalar value, or (`byte`) a `\xNN` of a byte or C string, which is a byte and not a character. */
export type EscapeUnit = (value: number, byte: boolean) => void;

/** Walks the text of a non-raw literal and gives its units in order. */
export function unescape(text: string, mode: EscapeMode, unit: EscapeUnit, fault: EscapeFault): void {
  const bytes = mode === "Byte" || mode === "ByteStr";
  for (let i = 0; i < text.length; ) {
    const code = text.codePointAt(i) as number;
    if (code === 92) {
      i = readEscape(text, i, mode, unit, fault);
      continue;
    }
    const end = i + (code > 0xffff ? 2 : 1);
    if (code === 13) {
      if (text.charCodeAt(i + 1) !== 10)
        fault(i, end, `bare CR not allowed in ${mode === "Str" ? "" : "byte "}string, use \`\\r\` instead`, "");
      else {
        i = end; // A CRLF in a string is a line feed.
        continue;
      }
    } else if (bytes && code > 127) {
      fault(i, end, `non-ASCII character in ${mode === "Byte" ? "byte" : "byte string"} literal`, "must be ASCII");
    } else if (mode === "CStr" && code === 0) {
      fault(i, end, "null characters in C string literals are not supported", "");
    }
    unit(code, bytes);
    i = end;
  }
}

function readEscape(text: string, at: number, mode: EscapeMode, unit: EscapeUnit, fault: EscapeFault): number {
  const letter = text[at + 1];
  if (letter === undefined) {
    fault(at, at + 1, "invalid trailing slash in literal", "invalid trailing slash in literal");
    return at + 1;
  }
  const value = simple[letter];
  if (value !== undefined) {
    unit(value, false);
    return at + 2;
  }
  if (letter === "x") return readHex(text, at, mode, unit, fault);
  if (letter === "u") return readUnicode(text, at, mode, unit, fault);
  const isString = mode !== "Char" && mode !== "Byte";
  if (isString && (letter === "\n" || (letter === "\r" && text[at + 2] === "\n"))) {
    let i = at + 2;
    while (i < text.length && " \t\n\r".includes(text[i] as string)) i++;
    return i;
  }
  const code = text.codePointAt(at + 1) as number;
  const end = at + 1 + (code > 0xffff ? 2 : 1);
  const what = mode === "Byte" || mode === "ByteStr" ? "byte" : "character";
  fault(at + 1, end, `unknown ${what} escape: \`${printable(code)}\``, `unknown ${what} escape`);
  unit(code, false);
  return end;
}

function readHex(text: string, at: number, mode: EscapeMode, unit: EscapeUnit, fault: EscapeFault): number {
  let value = 0;
  for (let i = 0; i < 2; i++) {
    const digit = text[at + 2 + i];
    if (digit === undefined) {
      fault(at, at + 2 + i, "numeric character escape is too short", "");
      return at + 2 + i;
    }
    const number = Number.parseInt(digit, 16);
    if (Number.isNaN(number)) {
      fault(
        at + 2 + i,
        at + 3 + i,
        `invalid character in numeric character escape: \`${digit}\``,
        "invalid character in numeric character escape",
      );
      return at + 2 + i;
    }
    value = value * 16 + number;
  }
  if ((mode === "Char" || mode === "Str") && value > 127)
    fault(at, at + 4, "out of range hex escape", "must be a character in the range [\\x00-\\x7f]");
  if (mode === "CStr" && value === 0) fault(at, at + 4, "null characters in C string literals are not supported", "");
  unit(value, mode !== "Char" && mode !== "Str");
  return at + 4;
}

function readUnicode(text: string, at: number, mode: EscapeMode, unit: EscapeUnit, fault: EscapeFault): number {
  if (text[at + 2] !== "{") {
    fault(at, at + 2, "incorrect unicode escape sequence", "incorrect unicode escape sequence");
    return at + 2;
  }
  const close = text.indexOf("}", at + 3);
  if (close < 0) {
    fault(at, text.length, "unterminated unicode escape", "missing a closing `}`");
    return text.length;
  }
  const digits = text.slice(at + 3, close);
  const end = close + 1;
  const bad = [...digits].findIndex((c) => !/[0-9a-fA-F_]/.test(c));
  if (digits === "") fault(at, end, "empty unicode escape", "this escape must have at least 1 hex digit");
  else if (digits[0] === "_")
    fault(at + 3, at + 4, "invalid start of unicode escape: `_`", "invalid start of unicode escape");
  else if (bad >= 0)
    fault(
      at + 3 + bad,
      at + 4 + bad,
      `invalid character in unicode escape: \`${digits[bad]}\``,
      "invalid character in unicode escape",
    );
  else if (mode === "Byte" || mode === "ByteStr")
    fault(at, end, "unicode escape in byte string", "unicode escape in byte string");
  else {
    const hex = digits.replace(/_/g, "");
    const value = Number.parseInt(hex, 16);
    if (hex.length > 6) fault(at, end, "overlong unicode escape", "must have at most 6 hex digits");
    else if (value > 0x10ffff) fault(at, end, "invalid unicode character escape", "must be at most 10FFFF");
    else if (value >= 0xd800 && value <= 0xdfff)
      fault(at, end, "invalid unicode character escape", "must not be a surrogate");
    else unit(value, false);
  }
  return end;
}

function printable(code: number): string {
  return code < 32
    ? code === 10
      ? "\\n"
      : code === 13
        ? "\\r"
        : code === 9
          ? "\\t"
          : `\\u{${code.toString(16)}}`
    : String.fromCodePoint(code);
}

/** A fault reporter that makes diagnostics for a literal whose text starts at `base`. */
export function faultsAt(
  file: FileId,
  base: number,
  ctxt: SyntaxContext,
  report: (d: Diagnostic) => void,
): EscapeFault {
  return (lo, hi, message, label) => {
    const span = { file, lo: base + lo, hi: base + hi, ctxt };
    report(error("", message, span, { labels: label === "" ? [] : [{ span, text: label, primary: true }] }));
  };
}
