/** Token trees as text, spaced as written where that is known: `stringify!` and macro arguments in printed code. */
import type { SourceMap } from "../base/source";
import { closeText, literalText, openText } from "./parser/parser";
import type { LeafToken, TokenStream, TokenTree } from "./token";

export function printTokens(trees: TokenStream, _sources?: SourceMap): string {
  const parts: string[] = [];
  write(trees, parts);
  return parts.join("");
}

function write(trees: TokenStream, parts: string[]): void {
  trees.forEach((tree, i) => {
    writeTree(tree, parts);
    const next = trees[i + 1];
    if (next !== undefined && spaceBetween(tree, next)) parts.push(" ");
  });
}

function writeTree(tree: TokenTree, parts: string[]): void {
  if (tree.kind !== "Delimited") {
    parts.push(leafText(tree));
    return;
  }
  const brace = tree.delim === "Brace";
  parts.push(openText[tree.delim]);
  if (brace && tree.trees.length > 0) parts.push(" ");
  write(tree.trees, parts);
  if (brace && tree.trees.length > 0) parts.push(" ");
  parts.push(closeText[tree.delim]);
}

export function leafText(token: LeafToken): string {
  switch (token.kind) {
    case "Ident":
      return token.raw ? `r#${token.name}` : token.name;
    case "Lifetime":
      return token.name;
    case "Literal":
      return literalText(token);
    case "DocComment":
      return `${token.style === "Outer" ? "///" : "//!"}${token.text}`;
    default:
      return token.kind;
  }
}

/** The spacing that the lexer saw; after groups and made-up tokens, rustc's rules of thumb. */
function spaceBetween(tree: TokenTree, next: TokenTree): boolean {
  if (tree.spacing !== "Alone") return false;
  const noSpaceBefore = next.kind === "," || next.kind === ";" || next.kind === ".";
  const adjacent =
    tree.kind !== "Delimited" &&
    next.kind !== "Delimited" &&
    tree.span.file === next.span.file &&
    tree.span.hi === next.span.lo &&
    tree.span.ctxt === next.span.ctxt;
  if (tree.kind === "Delimited" && tree.delim === "Invisible") return !noSpaceBefore;
  return !adjacent && !(noSpaceBefore && tree.kind !== "Delimited" && tree.span.lo === tree.span.hi);
}
