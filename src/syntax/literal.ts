/**
 * The value of a literal, read from its spelling when asked for. Whether an integer fits its type is for later stages
 * (`overflowing_literals`); what cannot be a value at all was reported by the parser through `checkLit`.
 */
import { error, type Diagnostic } from "../base/diagnostic";
import type { Lit } from "./ast";
import { unescape, type EscapeMode } from "./escape";

export type LitValue =
  | { readonly kind: "Bool"; readonly value: boolean }
  /** A scalar value. */
  | { readonly kind: "Char"; readonly value: number }
  | { readonly kind: "Byte"; readonly value: number }
  /** Without a suffix, or with an integer type's. A float suffix on whole digits makes it `Float`. */
  | { readonly kind: "Int"; readonly value: bigint; readonly suffix: string }
  /** Digits without `_` and suffix, as JavaScript and Rust both spell them. */
  | { readonly kind: "Float"; readonly digits: string; readonly suffix: string }
  | { readonly kind: "Str"; readonly value: string }
  | { readonly kind: "ByteStr"; readonly value: Uint8Array }
  /** Without the terminating zero. */
  | { readonly kind: "CStr"; readonly value: Uint8Array }
  | { readonly kind: "Err" };

const noFault = (): void => {};
const intSuffixes = new Set(["i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize"]);
const floatSuffixes = new Set(["f16", "f32", "f64", "f128"]);

/** The value of `lit`; `Err` where it has none (reported already). */
export function litValue(lit: Lit): LitValue {
  switch (lit.kind) {
    case "Bool":
      return { kind: "Bool", value: lit.symbol === "true" };
    case "Char":
    case "Byte": {
      let value = 0;
      unescape(
        lit.symbol,
        lit.kind,
        (unit) => {
          value = unit;
        },
        noFault,
      );
      return { kind: lit.kind, value };
    }
    case "Integer":
      return integerValue(lit);
    case "Float":
      return { kind: "Float", digits: lit.symbol.replace(/_/g, ""), suffix: lit.suffix };
    case "Str":
      return { kind: "Str", value: text(lit.symbol) };
    case "StrRaw":
      return { kind: "Str", value: lit.symbol.replace(/\r\n/g, "\n") };
    case "ByteStr":
      return { kind: "ByteStr", value: byteText(lit.symbol, "ByteStr") };
    case "CStr":
      return { kind: "CStr", value: byteText(lit.symbol, "CStr") };
    case "ByteStrRaw":
      return { kind: "ByteStr", value: utf8(lit.symbol.replace(/\r\n/g, "\n")) };
    case "CStrRaw":
      return { kind: "CStr", value: utf8(lit.symbol.replace(/\r\n/g, "\n")) };
    case "Err":
      return { kind: "Err" };
  }
}

function integerValue(lit: Lit): LitValue {
  const digits = lit.symbol.replace(/_/g, "");
  if (floatSuffixes.has(lit.suffix)) return { kind: "Float", digits, suffix: lit.suffix };
  return /^(0x[0-9a-f]+|0o[0-7]+|0b[01]+|[0-9]+)$/i.test(digits)
    ? { kind: "Int", value: BigInt(digits), suffix: lit.suffix }
    : { kind: "Err" };
}

function text(symbol: string): string {
  if (!symbol.includes("\\") && !symbol.includes("\r")) return symbol;
  const parts: string[] = [];
  unescape(symbol, "Str", (unit) => parts.push(String.fromCodePoint(unit)), noFault);
  return parts.join("");
}

function byteText(symbol: string, mode: EscapeMode): Uint8Array {
  const bytes: number[] = [];
  unescape(
    symbol,
    mode,
    (unit, byte) => {
      if (byte || unit < 128) bytes.push(unit & 255);
      else bytes.push(...utf8(String.fromCodePoint(unit)));
    },
    noFault,
  );
  return Uint8Array.from(bytes);
}

/** UTF-8 by hand: `TextEncoder` is the host's, and this layer is free of any. */
export function utf8(value: string): Uint8Array {
  const bytes: number[] = [];
  for (const char of value) {
    const code = char.codePointAt(0) as number;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return Uint8Array.from(bytes);
}

/** What is wrong with the literal as a value: a suffix that is none, a number too large for any type. */
export function checkLit(lit: Lit): Diagnostic | undefined {
  const { kind, suffix, span } = lit;
  const isNumber = kind === "Integer" || kind === "Float";
  if (suffix !== "" && !isNumber && kind !== "Err")
    return badSuffix(`suffixes on ${litArticle[kind]} literals are invalid`, `invalid suffix \`${suffix}\``, lit);
  if (kind === "Integer") {
    if (suffix !== "" && !intSuffixes.has(suffix) && !floatSuffixes.has(suffix)) return badNumberSuffix(lit);
    if (floatSuffixes.has(suffix) && /^0[xob]/.test(lit.symbol)) {
      const base = { x: "hexadecimal", o: "octal", b: "binary" }[lit.symbol[1] as "x" | "o" | "b"];
      return error("", `${base} float literal is not supported`, span, {
        labels: [{ span, text: "not supported", primary: true }],
      });
    }
    const value = litValue(lit);
    if (value.kind === "Int" && value.value >= 1n << 128n)
      return error("", "integer literal is too large", span, {
        notes: [`value exceeds limit of \`${(1n << 128n) - 1n}\``],
      });
  }
  if (kind === "Float" && suffix !== "" && !floatSuffixes.has(suffix)) {
    if (!intSuffixes.has(suffix))
      return badSuffix(
        `invalid suffix \`${suffix}\` for float literal`,
        `invalid suffix \`${suffix}\``,
        lit,
        "valid suffixes are `f32` and `f64`",
      );
    return badSuffix(
      `invalid suffix \`${suffix}\` for float literal`,
      `invalid suffix \`${suffix}\``,
      lit,
      "valid suffixes are `f32` and `f64`",
    );
  }
  return undefined;
}

const litArticle: Readonly<Record<Lit["kind"], string>> = {
  Bool: "bool",
  Byte: "byte",
  Char: "char",
  Integer: "integer",
  Float: "float",
  Str: "string",
  StrRaw: "string",
  ByteStr: "byte string",
  ByteStrRaw: "byte string",
  CStr: "C string",
  CStrRaw: "C string",
  Err: "",
};

function badSuffix(message: string, label: string, lit: Lit, help?: string): Diagnostic {
  return error("", message, lit.span, {
    labels: [{ span: lit.span, text: label, primary: true }],
    help: help === undefined ? [] : [help],
  });
}

function badNumberSuffix(lit: Lit): Diagnostic {
  const { suffix } = lit;
  const width = /^[iu]([0-9]+)$/.exec(suffix);
  if (width)
    return badSuffix(
      `invalid width \`${width[1]}\` for integer literal`,
      "",
      lit,
      "valid widths are 8, 16, 32, 64 and 128",
    );
  const floatWidth = /^f([0-9]+)$/.exec(suffix);
  if (floatWidth)
    return badSuffix(`invalid width \`${floatWidth[1]}\` for float literal`, "", lit, "valid widths are 32 and 64");
  return badSuffix(
    `invalid suffix \`${suffix}\` for number literal`,
    `invalid suffix \`${suffix}\``,
    lit,
    "the suffix must be one of the numeric types (`u32`, `isize`, `f32`, etc.)",
  );
}
