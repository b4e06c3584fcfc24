/** Builds token trees from text with holes: how built-in macros and derives write the code they stand for. */
import { rootContext, type SourceFile, type Span } from "../base/source";
import type { FileId } from "../base/source";
import { litValue } from "../syntax/literal";
import type { Expr } from "../syntax/ast";
import { lex } from "../syntax/lexer";
import { pairDelimiters, treesOf } from "../syntax/delimiters";
import type { LeafToken, TokenStream, TokenTree } from "../syntax/token";

/** A hole's filling: trees, or a word that is lexed. */
export type Filling = TokenStream | string;

const cache = new Map<string, TokenStream>();

/**
 * `` quote(span)`let x = ${trees};` ``: the tokens of the text, all at `span`, with the holes filled. A string in a hole is an
 * identifier or other tokens; `$crate` is one identifier.
 */
export function quote(span: Span): (text: TemplateStringsArray, ...holes: readonly Filling[]) => TokenTree[] {
  return (text, ...holes) => {
    const parts = text.map((part, i) => (i === 0 ? part : `__hole_${i - 1}__${part}`));
    return fill(lexed(parts.join("")), span, holes);
  };
}

function lexed(text: string): TokenStream {
  let trees = cache.get(text);
  if (trees === undefined) {
    const file = { id: 0 as FileId, text: text.replace(/\$crate/g, "__dollar_crate") } as SourceFile;
    const end: Span = { file: file.id, lo: 0, hi: 0, ctxt: rootContext };
    const buffer = pairDelimiters(
      lex(file, 2024, () => {}),
      end,
      () => {},
    );
    trees = treesOf(buffer, 0, buffer.tokens.length - 1);
    cache.set(text, trees);
  }
  return trees;
}

function fill(trees: TokenStream, span: Span, holes: readonly Filling[]): TokenTree[] {
  return trees.flatMap((tree): TokenTree[] => {
    if (tree.kind === "Delimited") return [{ ...tree, open: span, close: span, trees: fill(tree.trees, span, holes) }];
    if (tree.kind === "Ident") {
      if (tree.name === "__dollar_crate") return [{ ...tree, name: "$crate", span }];
      const hole = /^__hole_([0-9]+)__$/.exec(tree.name);
      if (hole !== null) {
        const filling = holes[Number(hole[1])] ?? [];
        return typeof filling === "string" ? fill(lexed(filling), span, []) : [...filling];
      }
    }
    return [{ ...tree, span } as LeafToken];
  });
}

/** A string literal token with this value. */
export function stringToken(value: string, span: Span): LeafToken {
  const symbol = [...value].map((c) => escapeChar(c)).join("");
  return { kind: "Literal", lit: "Str", symbol, suffix: "", hashes: 0, span, spacing: "Alone" };
}

function escapeChar(char: string): string {
  switch (char) {
    case "\\":
      return "\\\\";
    case '"':
      return '\\"';
    case "\n":
      return "\\n";
    case "\r":
      return "\\r";
    case "\t":
      return "\\t";
    case "\0":
      return "\\0";
    default:
      return char;
  }
}

export function identToken(name: string, span: Span, raw = false): LeafToken {
  return { kind: "Ident", name, raw, span, spacing: "Alone" };
}

/** An unsuffixed or suffixed whole number. */
export function intToken(value: number, span: Span, suffix = ""): LeafToken {
  return { kind: "Literal", lit: "Integer", symbol: String(value), suffix, hashes: 0, span, spacing: "Alone" };
}

/** Trees as one expression, whatever its operators. */
export function grouped(trees: TokenStream, span: Span): TokenTree {
  return { kind: "Delimited", delim: "Invisible", fragment: "expr", open: span, close: span, trees, spacing: "Alone" };
}

/** The value of a string literal expression, through parentheses. */
export function literalString(expr: Expr): string | undefined {
  let at = expr;
  while (at.kind === "Paren") at = at.expr;
  if (at.kind !== "Lit") return undefined;
  const value = litValue(at.lit);
  return value.kind === "Str" ? value.value : undefined;
}
