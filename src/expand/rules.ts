/** The parsed form of `macro_rules!`: matchers and transcribers. Declarations only. */
import type { Span } from "../base/source";
import type { Delimiter, FragmentKind, LeafToken, TokenStream } from "../syntax/token";

export type Repetition = "*" | "+" | "?";

/** One element of the left side of a rule. */
export type Matcher =
  | { readonly kind: "Token"; readonly token: LeafToken }
  | {
      readonly kind: "Delimited";
      readonly delim: Delimiter;
      readonly open: Span;
      readonly close: Span;
      readonly elems: readonly Matcher[];
    }
  /** `$name:fragment` */
  | { readonly kind: "Variable"; readonly name: string; readonly fragment: FragmentKind; readonly span: Span }
  /** `$( … ) separator op` */
  | {
      readonly kind: "Repeat";
      readonly elems: readonly Matcher[];
      readonly separator: LeafToken | undefined;
      readonly op: Repetition;
      readonly span: Span;
      readonly names: readonly string[];
    };

/** One element of the right side of a rule. */
export type Transcriber =
  | { readonly kind: "Token"; readonly token: LeafToken }
  | {
      readonly kind: "Delimited";
      readonly delim: Delimiter;
      readonly open: Span;
      readonly close: Span;
      readonly elems: readonly Transcriber[];
      readonly spacing: LeafToken["spacing"];
    }
  /** `$name`, when the matcher binds it. */
  | { readonly kind: "Variable"; readonly name: string; readonly span: Span }
  /** `$crate` */
  | { readonly kind: "Crate"; readonly span: Span }
  | {
      readonly kind: "Repeat";
      readonly elems: readonly Transcriber[];
      readonly separator: LeafToken | undefined;
      readonly op: Repetition;
      readonly span: Span;
      readonly names: readonly string[];
    };

/** What a variable matched. */
export type Matched =
  /** Tokens to put in, wrapped in an invisible group where precedence must be kept. */
  { readonly kind: "One"; readonly tokens: TokenStream } | { readonly kind: "Seq"; readonly list: readonly Matched[] };
export type Bindings = ReadonlyMap<string, Matched>;
