/**
 * Tokens and token trees: what the lexer makes, macros take and give, and the parser reads. Declarations only.
 *
 * A source file becomes a flat list of tokens, delimiters included, cut into trees only where trees are asked for (the
 * arguments of macros and attributes). Punctuation is glued as far as it goes (`>>=` is one token); the parser splits it
 * where the grammar wants one half (`Vec<Vec<u8>>`). Spans carry the hygiene context, so an identifier token is its
 * name plus `span.ctxt`.
 */
import type { Span } from "../base/source";

/** Punctuation, spelled as written. `$` and `~` occur only in macros; `?` and `@` as in the grammar. */
export const punctuations = [
  "=",
  "<",
  "<=",
  "==",
  "!=",
  ">=",
  ">",
  "&&",
  "||",
  "!",
  "~",
  "+",
  "-",
  "*",
  "/",
  "%",
  "^",
  "&",
  "|",
  "<<",
  ">>",
  "+=",
  "-=",
  "*=",
  "/=",
  "%=",
  "^=",
  "&=",
  "|=",
  "<<=",
  ">>=",
  "@",
  ".",
  "..",
  "...",
  "..=",
  ",",
  ";",
  ":",
  "::",
  "->",
  "<-",
  "=>",
  "#",
  "$",
  "?",
] as const;
export type Punctuation = (typeof punctuations)[number];

export type Delimiter = "Parenthesis" | "Brace" | "Bracket" | "Invisible";

/** The kinds of a macro fragment specifier: `$x:expr`. `pat_param` is `pat` without top-level alternatives. */
export type FragmentKind =
  | "block"
  | "expr"
  | "expr_2021"
  | "ident"
  | "item"
  | "lifetime"
  | "literal"
  | "meta"
  | "pat"
  | "pat_param"
  | "path"
  | "stmt"
  | "tt"
  | "ty"
  | "vis";

/** How a literal is spelled. `Err` is a literal the lexer has already reported. */
export type LitKind =
  | "Bool"
  | "Byte"
  | "Char"
  | "Integer"
  | "Float"
  | "Str"
  | "StrRaw"
  | "ByteStr"
  | "ByteStrRaw"
  | "CStr"
  | "CStrRaw"
  | "Err";

/** What follows with nothing between: nothing or space (`Alone`), punctuation (`Joint`), another token (`JointHidden`). For printing as written. */
export type Spacing = "Alone" | "Joint" | "JointHidden";

interface TokenBase {
  readonly span: Span;
  readonly spacing: Spacing;
}

/** An operator or separator. */
export interface PunctToken extends TokenBase {
  readonly kind: Punctuation;
}
/** An identifier or keyword (keywords are told by name and edition; a raw identifier `r#x` never is one). `name` has no `r#`. */
export interface IdentToken extends TokenBase {
  readonly kind: "Ident";
  readonly name: string;
  readonly raw: boolean;
}
/** `'a`; `name` includes the quote. */
export interface LifetimeToken extends TokenBase {
  readonly kind: "Lifetime";
  readonly name: string;
  readonly raw: boolean;
}
/** A literal as written: `symbol` is the text between prefix and quotes, escapes not yet read; digits keep `_` and `0x`. */
export interface LiteralToken extends TokenBase {
  readonly kind: "Literal";
  readonly lit: LitKind;
  readonly symbol: string;
  /** `u8` of `1u8`; "" without one. */
  readonly suffix: string;
  /** Count of `#` of a raw string. */
  readonly hashes: number;
}
/** `/// text` or a doc block comment (Outer), `//! text` (Inner); `text` is what stands between the marks. */
export interface DocCommentToken extends TokenBase {
  readonly kind: "DocComment";
  readonly style: AttrStyle;
  readonly text: string;
}
/** The end of the input; its span is empty, after the last token. */
export interface EofToken extends TokenBase {
  readonly kind: "Eof";
}
/** A delimiter in a flat token list. `Invisible` ones stand around a substituted macro fragment and keep its precedence. */
export interface OpenToken extends TokenBase {
  readonly kind: "Open";
  readonly delim: Delimiter;
  /** The fragment an invisible group came from. */
  readonly fragment?: FragmentKind;
}
export interface CloseToken extends TokenBase {
  readonly kind: "Close";
  readonly delim: Delimiter;
  readonly fragment?: FragmentKind;
}

export type AttrStyle = "Outer" | "Inner";

/** A token that is a leaf of a token tree. */
export type LeafToken = PunctToken | IdentToken | LifetimeToken | LiteralToken | DocCommentToken;
/** A token of a flat list. */
export type Token = LeafToken | OpenToken | CloseToken | EofToken;

/** A delimited group with what it holds. */
export interface Delimited {
  readonly kind: "Delimited";
  readonly delim: Delimiter;
  /** For `Invisible`: the fragment it came from, so that the parser takes it as one such node. */
  readonly fragment?: FragmentKind;
  /** Span of the opening delimiter (empty for `Invisible`). */
  readonly open: Span;
  readonly close: Span;
  readonly trees: TokenStream;
  /** Spacing of the closing delimiter. */
  readonly spacing: Spacing;
}

export type TokenTree = LeafToken | Delimited;
export type TokenStream = readonly TokenTree[];
