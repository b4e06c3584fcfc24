/**
 * Text -> flat tokens, the whole lexical grammar of Rust 2021 and 2024. Errors are reported in rustc's words and the lexer
 * goes on; it never throws. Delimiters come out as written; `delimiters.ts` pairs them.
 */
import { error, type Diagnostic, type DiagnosticParts } from "../base/diagnostic";
import { rootContext, type SourceFile, type Span } from "../base/source";
import { faultsAt, unescape, type EscapeMode } from "./escape";
import type { Edition } from "./keyword";
import { punctuations, type Delimiter, type LitKind, type Punctuation, type Spacing, type Token } from "./token";

type Report = (diagnostic: Diagnostic) => void;

/** Character classes of ASCII. */
const IdentStart = 1;
const Digit = 2;
const Space = 4;
const Punct = 8;
const classes = new Uint8Array(128);
for (const [first, last] of ["AZ", "az", "__"]) classes.fill(IdentStart, codeOf(first), codeOf(last) + 1);
classes.fill(Digit, codeOf("0"), codeOf("9") + 1);
for (const char of "\t\n\v\f\r ") classes[codeOf(char)] = Space;
for (const p of punctuations) classes[codeOf(p[0])] = Punct;

function codeOf(char: string | undefined): number {
  return char === undefined ? 0 : char.charCodeAt(0);
}

const unicodeSpace = /[\u0085\u200e\u200f\u2028\u2029]/;
/** The host makes such an expression from a table that it searches: not before a text needs it. */
const xidStart = lazily(() => /\p{XID_Start}/u);
const xidContinue = lazily(() => /\p{XID_Continue}/u);

function lazily(make: () => RegExp): { test(text: string): boolean } {
  let made: RegExp | undefined;
  return { test: (text) => (made ??= make()).test(text) };
}

/** For each first character, its punctuations, longest first. */
const punctuationsOf = new Map<string, Punctuation[]>();
for (const p of [...punctuations].sort((a, b) => b.length - a.length)) {
  const first = p[0] as string;
  punctuationsOf.set(first, [...(punctuationsOf.get(first) ?? []), p]);
}
const openers: Readonly<Record<string, Delimiter>> = { "(": "Parenthesis", "[": "Bracket", "{": "Brace" };
const closers: Readonly<Record<string, Delimiter>> = { ")": "Parenthesis", "]": "Bracket", "}": "Brace" };

/** The tokens of `file.text` from `lo` to `hi`, without an end token. */
export function lex(file: SourceFile, edition: Edition, report: Report, lo = 0, hi = file.text.length): Token[] {
  return new Lexer(file, edition, report, lo, hi).run();
}

class Lexer {
  private readonly text: string;
  private readonly tokens: Token[] = [];

  constructor(
    private readonly file: SourceFile,
    private readonly edition: Edition,
    private readonly report: Report,
    private at: number,
    private readonly end: number,
  ) {
    this.text = end === file.text.length ? file.text : file.text.slice(0, end);
  }

  run(): Token[] {
    if (this.at === 0) this.skipShebang();
    while (this.at < this.end) this.token();
    return this.tokens;
  }

  private skipShebang(): void {
    if (this.text.charCodeAt(0) === 0xfeff) this.at = 1;
    if (!this.text.startsWith("#!", this.at)) return;
    // `#![attr]` is not a shebang; whitespace and comments may stand before the bracket.
    if (/^#!(\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*\[/.test(this.text.slice(this.at))) return;
    const newline = this.text.indexOf("\n", this.at);
    this.at = newline < 0 ? this.end : newline;
  }

  private token(): void {
    const start = this.at;
    const code = this.text.charCodeAt(start);
    const kind = code < 128 ? (classes[code] as number) : 0;
    if (kind === Space) {
      this.at++;
    } else if (kind === IdentStart) {
      this.identOrPrefixed(start);
    } else if (kind === Digit) {
      this.number(start);
    } else if (code === 34) {
      this.quoted(start, start + 1, "Str");
    } else if (code === 39) {
      this.quote(start);
    } else if (code === 47 && (this.text.charCodeAt(start + 1) === 47 || this.text.charCodeAt(start + 1) === 42)) {
      if (this.text.charCodeAt(start + 1) === 47) this.lineComment(start);
      else this.blockComment(start);
    } else {
      this.otherToken(start, kind);
    }
  }

  private otherToken(start: number, kind: number): void {
    const char = this.text[start] as string;
    const open = openers[char];
    const close = closers[char];
    if (open !== undefined) {
      this.at++;
      this.tokens.push({ kind: "Open", delim: open, span: this.span(start), spacing: this.spacing() });
    } else if (close !== undefined) {
      this.at++;
      this.tokens.push({ kind: "Close", delim: close, span: this.span(start), spacing: this.spacing() });
    } else if (kind === Punct) {
      if (char === "#" && this.edition === 2024 && this.guardedString(start)) return;
      this.punctuation(start, char);
    } else {
      this.unicodeOrUnknown(start);
    }
  }

  private punctuation(start: number, char: string): void {
    for (const p of punctuationsOf.get(char) ?? []) {
      if (p.length > 1 && !this.text.startsWith(p, start)) continue;
      this.at = start + p.length;
      this.tokens.push({ kind: p, span: this.span(start), spacing: this.spacing() });
      return;
    }
  }

  private unicodeOrUnknown(start: number): void {
    const char = String.fromCodePoint(this.text.codePointAt(start) as number);
    if (unicodeSpace.test(char)) this.at += char.length;
    else if (xidStart.test(char)) this.identOrPrefixed(start);
    else {
      this.at += char.length;
      const repeats = this.repeats(char);
      const what = /\p{Cc}/u.test(char) ? `\\u{${(char.codePointAt(0) as number).toString(16)}}` : char;
      this.error(
        "",
        `unknown start of token: ${what}`,
        this.span(start),
        repeats > 0 ? { notes: [`character appears ${repeats === 1 ? "once" : `${repeats} times`} more`] } : {},
      );
    }
  }

  private repeats(char: string): number {
    let count = 0;
    for (; this.text.startsWith(char, this.at); count++) this.at += char.length;
    return count;
  }

  // ---- identifiers and what they prefix ----

  /** The end of the identifier characters from `at`. */
  private identEnd(at: number): number {
    for (;;) {
      const code = this.text.charCodeAt(at);
      if (code < 128) {
        if (((classes[code] as number) & (IdentStart | Digit)) === 0) return at;
        at++;
      } else {
        const point = this.text.codePointAt(at);
        if (point === undefined) return at;
        const char = String.fromCodePoint(point);
        if (!xidContinue.test(char)) return at;
        at += char.length;
      }
    }
  }

  private identOrPrefixed(start: number): void {
    const end = this.identEnd(start);
    const next = this.text.charCodeAt(end);
    if ((next === 34 || next === 39 || next === 35) && this.prefixed(start, end, this.text.slice(start, end), next))
      return;
    this.at = end;
    const name = this.text.slice(start, end);
    this.tokens.push({
      kind: "Ident",
      name: isAscii(name) ? name : name.normalize("NFC"),
      raw: false,
      span: this.span(start),
      spacing: this.spacing(),
    });
  }

  /** `b"…"`, `r#"…"#`, `r#name`, `c"…"`, `b'x'` and the reserved prefixes. */
  private prefixed(start: number, end: number, prefix: string, next: number): boolean {
    if (next === 39 && prefix === "b") {
      this.byteLiteral(start, end);
      return true;
    }
    if (next === 34 && (prefix === "b" || prefix === "c")) {
      this.quoted(start, end + 1, prefix === "b" ? "ByteStr" : "CStr");
      return true;
    }
    if ((prefix === "r" || prefix === "br" || prefix === "cr") && next !== 39) {
      let hashes = 0;
      while (this.text.charCodeAt(end + hashes) === 35) hashes++;
      if (this.text.charCodeAt(end + hashes) === 34) {
        this.rawString(
          start,
          end + hashes + 1,
          hashes,
          prefix === "r" ? "StrRaw" : prefix === "br" ? "ByteStrRaw" : "CStrRaw",
        );
        return true;
      }
      if (prefix === "r" && hashes === 1) return this.rawIdent(start, end + 1);
    }
    if (next === 39 && !this.looksLikeChar(end)) return false;
    this.at = end;
    const span = this.span(start);
    this.error("", `prefix \`${prefix}\` is unknown`, span, {
      labels: [{ span, text: "unknown prefix", primary: true }],
      notes: ["prefixed identifiers and literals are reserved since Rust 2021"],
    });
    return false;
  }

  private rawIdent(start: number, from: number): boolean {
    const end = this.identEnd(from);
    if (end === from || (!xidStart.test(this.text[from] as string) && this.text[from] !== "_")) return false;
    this.at = end;
    const name = this.text.slice(from, end).normalize("NFC");
    const span = this.span(start);
    if (["self", "Self", "super", "crate", "_"].includes(name))
      this.error("", `\`${name}\` cannot be a raw identifier`, span);
    this.tokens.push({ kind: "Ident", name, raw: true, span, spacing: this.spacing() });
    return true;
  }

  /** Edition 2024: `#"…"#` and `##` are reserved. */
  private guardedString(start: number): boolean {
    let at = start;
    while (this.text.charCodeAt(at) === 35) at++;
    const hashes = at - start;
    const isString = this.text.charCodeAt(at) === 34;
    if (!isString && hashes < 2) return false;
    this.at = at;
    this.error(
      "",
      isString ? "invalid unprefixed guarded string literal" : "reserved multi-hash token is forbidden",
      this.span(start),
      {
        notes: [
          isString
            ? "unprefixed guarded string literals are reserved for future use since Rust 2024"
            : "sequences of two or more # are reserved for future use since Rust 2024",
        ],
      },
    );
    return true;
  }

  // ---- comments ----

  private lineComment(start: number): void {
    const newline = this.text.indexOf("\n", start);
    let end = newline < 0 ? this.end : newline;
    this.at = end;
    if (this.text.charCodeAt(end - 1) === 13) end--;
    const mark = this.text[start + 2];
    if (mark === "!") this.docComment(start, start + 3, end, "Inner");
    else if (mark === "/" && this.text[start + 3] !== "/") this.docComment(start, start + 3, end, "Outer");
  }

  private blockComment(start: number): void {
    let depth = 1;
    let at = start + 2;
    const marks = /\/\*|\*\//g;
    marks.lastIndex = at;
    while (depth > 0) {
      const mark = marks.exec(this.text);
      if (mark === null) {
        this.at = this.end;
        const mark = this.text[start + 2];
        const isDoc = mark === "!" || (mark === "*" && this.text[start + 3] !== "*" && this.text[start + 3] !== "/");
        this.error("E0758", `unterminated block ${isDoc ? "doc-comment" : "comment"}`, this.span(start));
        return;
      }
      depth += mark[0] === "/*" ? 1 : -1;
      at = mark.index + 2;
    }
    this.at = at;
    const mark = this.text[start + 2];
    if (mark === "!") this.docComment(start, start + 3, at - 2, "Inner");
    else if (mark === "*" && at - start > 4 && this.text[start + 3] !== "*")
      this.docComment(start, start + 3, at - 2, "Outer");
  }

  private docComment(start: number, from: number, to: number, style: "Inner" | "Outer"): void {
    this.tokens.push({
      kind: "DocComment",
      style,
      text: this.text.slice(from, to),
      span: this.span(start),
      spacing: "Alone",
    });
  }

  // ---- quotes ----

  /** `'`: a lifetime, a label, or a character. */
  private quote(start: number): void {
    if (this.looksLikeChar(start)) {
      this.charLiteral(start);
      return;
    }
    const code = this.text.codePointAt(start + 1);
    const char = code === undefined ? "" : String.fromCodePoint(code);
    if (!xidStart.test(char) && char !== "_" && !/[0-9]/.test(char)) {
      this.charLiteral(start);
      return;
    }
    let from = start + 1;
    let raw = false;
    if (this.text.startsWith("r#", from) && this.identEnd(from + 2) > from + 2) {
      from += 2;
      raw = true;
    }
    this.at = this.identEnd(from);
    const span = this.span(start);
    if (/[0-9]/.test(char)) this.error("", "lifetimes cannot start with a number", span);
    if (this.text.charCodeAt(this.at) === 39) {
      // `'abc'`: several characters between single quotes.
      this.at++;
      this.error("", "character literal may only contain one codepoint", this.span(start), {
        help: ["if you meant to write a string literal, use double quotes"],
      });
      this.literal(start, "Err", "", 0);
      return;
    }
    this.tokens.push({
      kind: "Lifetime",
      name: `'${this.text.slice(from, this.at)}`,
      raw,
      span,
      spacing: this.spacing(),
    });
  }

  /** One character and a closing quote, or an escape. */
  private looksLikeChar(start: number): boolean {
    const code = this.text.codePointAt(start + 1);
    if (code === undefined) return false;
    if (code === 92) return true;
    return this.text.charCodeAt(start + 1 + (code > 0xffff ? 2 : 1)) === 39 && code !== 39;
  }

  private charLiteral(start: number): void {
    const close = this.closingQuote(start + 1);
    if (close < 0) {
      this.at = this.lineEnd(start);
      this.error("E0762", "unterminated character literal", this.span(start));
      this.literal(start, "Err", "", 0);
      return;
    }
    this.finishChar(start, start + 1, close, "Char");
  }

  private byteLiteral(start: number, quoteAt: number): void {
    const close = this.closingQuote(quoteAt + 1);
    if (close < 0) {
      this.at = this.lineEnd(start);
      this.error("E0763", "unterminated byte constant", this.span(start));
      this.literal(start, "Err", "", 0);
      return;
    }
    this.finishChar(start, quoteAt + 1, close, "Byte");
  }

  private finishChar(start: number, from: number, close: number, kind: "Char" | "Byte"): void {
    const symbol = this.text.slice(from, close);
    this.at = close + 1;
    const escaped = { "\n": "\\n", "\t": "\\t", "\r": "\\r", "'": "\\'" }[symbol];
    const what = kind === "Char" ? "character" : "byte";
    if (symbol === "")
      this.error("", `empty ${what} literal`, this.span(start), {
        labels: [{ span: this.span(start), text: `empty ${what} literal`, primary: true }],
      });
    else if (escaped !== undefined) this.error("", `${what} constant must be escaped: \`${escaped}\``, this.span(from));
    else this.checkOneChar(start, from, symbol, kind);
    this.literal(start, symbol === "" ? "Err" : kind, symbol, 0);
  }

  private checkOneChar(start: number, from: number, symbol: string, kind: "Char" | "Byte"): void {
    let count = 0;
    let faults = 0;
    const fault = faultsAt(this.file.id, from, rootContext, this.report);
    unescape(
      symbol,
      kind,
      () => count++,
      (...args) => {
        faults++;
        fault(...args);
      },
    );
    if (count > 1 && faults === 0) {
      this.error(
        "",
        kind === "Char"
          ? "character literal may only contain one codepoint"
          : "if you meant to write a byte string literal, use double quotes",
        this.span(start),
      );
    }
  }

  /** The closing `'` on this line, or -1. */
  private closingQuote(at: number): number {
    if (this.text[at] === "'") return this.text[at + 1] === "'" ? at + 1 : at;
    for (let i = at; i < this.end; i++) {
      const char = this.text[i];
      if (char === "'") return i;
      if (char === "\\") i++;
      else if (char === "\n" && this.text[i + 1] !== "'") return -1;
      else if (char === "/" && this.text[i + 1] === "/") return -1;
    }
    return -1;
  }

  private lineEnd(at: number): number {
    const newline = this.text.indexOf("\n", at);
    return newline < 0 ? this.end : newline;
  }

  private quoted(start: number, from: number, kind: "Str" | "ByteStr" | "CStr"): void {
    let at = from;
    let check = kind !== "Str";
    for (; ; at++) {
      const code = this.text.charCodeAt(at);
      if (code === 34) break;
      if (code === 92) {
        at++;
        check = true;
      } else if (code === 13) {
        check = true;
      } else if (at >= this.end) {
        this.at = this.end;
        const [errorCode, what] = unterminated[kind];
        this.error(errorCode, `unterminated double quote ${what}`, this.span(start));
        this.literal(start, "Err", "", 0);
        return;
      }
    }
    const symbol = this.text.slice(from, at);
    this.at = at + 1;
    if (check) unescape(symbol, kind as EscapeMode, () => {}, faultsAt(this.file.id, from, rootContext, this.report));
    this.literal(start, kind, symbol, 0);
  }

  private rawString(start: number, from: number, hashes: number, kind: "StrRaw" | "ByteStrRaw" | "CStrRaw"): void {
    const close = this.text.indexOf(`"${"#".repeat(hashes)}`, from);
    if (close < 0) {
      this.at = this.end;
      const span = this.span(start);
      const notes = hashes > 0 ? [`this raw string should be terminated with \`"${"#".repeat(hashes)}\``] : [];
      this.error("E0748", "unterminated raw string", span, {
        labels: [{ span, text: "unterminated raw string", primary: true }],
        notes,
      });
      this.literal(start, "Err", "", 0);
      return;
    }
    const symbol = this.text.slice(from, close);
    this.at = close + 1 + hashes;
    if (kind === "ByteStrRaw" && !isAscii(symbol)) {
      const at = from + [...symbol].findIndex((c) => c > "\x7f");
      const span = { file: this.file.id, lo: at, hi: at + 1, ctxt: rootContext };
      this.error("", "non-ASCII character in raw byte string literal", span, {
        labels: [{ span, text: "must be ASCII", primary: true }],
      });
    }
    if (hashes > 255)
      this.error(
        "",
        `too many \`#\` symbols: raw strings may be delimited by up to 255 \`#\` symbols, but found ${hashes}`,
        this.span(start),
      );
    this.literal(start, kind, symbol, hashes);
  }

  // ---- numbers ----

  private number(start: number): void {
    const radixLetter = this.text.charCodeAt(start) === 48 ? this.text[start + 1] : undefined;
    const radix = radixLetter === "x" ? 16 : radixLetter === "o" ? 8 : radixLetter === "b" ? 2 : 10;
    let kind: LitKind = "Integer";
    let at: number;
    if (radix !== 10) {
      at = this.digits(start + 2, radix === 16);
      if (!/[0-9a-f]/i.test(this.text.slice(start + 2, at))) {
        this.at = at;
        this.error("E0768", "no valid digits found for number", this.span(start));
        kind = "Err";
      }
      this.checkDigits(start, at, radix);
    } else {
      at = this.digits(start, false);
      const next = this.text[at + 1] ?? "";
      if (this.text[at] === "." && next !== "." && next !== "_" && !xidStart.test(next)) {
        kind = "Float";
        at++;
        if (/[0-9]/.test(next)) at = this.digits(at, false);
      }
      const exponent = this.exponent(start, at);
      if (exponent > at) kind = "Float";
      at = exponent;
    }
    this.at = at;
    this.literal(start, kind, this.text.slice(start, at), 0);
  }

  private digits(at: number, hex: boolean): number {
    const digit = hex ? /[0-9a-fA-F_]/ : /[0-9_]/;
    while (at < this.end && digit.test(this.text[at] as string)) at++;
    return at;
  }

  /** The end of `e-10` at `at`, or `at`. `1em` is a suffix, not an exponent. */
  private exponent(start: number, at: number): number {
    if (this.text[at] !== "e" && this.text[at] !== "E") return at;
    let from = at + 1;
    const signed = this.text[from] === "+" || this.text[from] === "-";
    if (signed) from++;
    const end = this.digits(from, false);
    if (/[0-9]/.test(this.text.slice(from, end))) return end;
    const rest = this.identEnd(from);
    if (!signed && rest > from && end === from) return at;
    this.at = end;
    this.error("", "expected at least one digit in exponent", this.span(start));
    return end;
  }

  private checkDigits(start: number, end: number, radix: number): void {
    for (let i = start + 2; i < end; i++) {
      const digit = Number.parseInt(this.text[i] as string, 16);
      if (digit < radix || this.text[i] === "_") continue;
      const span = { file: this.file.id, lo: i, hi: i + 1, ctxt: rootContext };
      this.error("", `invalid digit for a base ${radix} literal`, span);
    }
  }

  // ---- shared ----

  /** Pushes a literal that ends at `at`, with the suffix that follows it. */
  private literal(start: number, lit: LitKind, symbol: string, hashes: number): void {
    const from = this.at;
    const first = this.text.codePointAt(from);
    let suffix = "";
    if (first !== undefined && (first === 95 || xidStart.test(String.fromCodePoint(first)))) {
      this.at = this.identEnd(from);
      suffix = this.text.slice(from, this.at);
      if (suffix === "_") suffix = "";
    }
    this.tokens.push({ kind: "Literal", lit, symbol, suffix, hashes, span: this.span(start), spacing: this.spacing() });
  }

  private spacing(): Spacing {
    const code = this.text.charCodeAt(this.at);
    if (Number.isNaN(code)) return "Alone";
    const kind = code < 128 ? (classes[code] as number) : 0;
    if (kind === Space) return "Alone";
    if (code === 47 && /[/*]/.test(this.text[this.at + 1] ?? "")) return "Alone";
    return kind === Punct ? "Joint" : "JointHidden";
  }

  private span(lo: number): Span {
    return { file: this.file.id, lo, hi: this.at, ctxt: rootContext };
  }

  private error(code: string, message: string, span: Span, parts: DiagnosticParts = {}): void {
    this.report(error(code, message, span, parts));
  }
}

const unterminated = {
  Str: ["E0765", "string"],
  ByteStr: ["E0766", "byte string"],
  CStr: ["E0767", "C string"],
} as const;

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}
