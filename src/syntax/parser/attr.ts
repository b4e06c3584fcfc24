/** Attributes `#[…]`, `#![…]`, doc comments; literals, which attributes are full of. */
import { error } from "../../base/diagnostic";
import type { AttrArgs, Attribute, Expr, Lit } from "../ast";
import { checkLit } from "../literal";
import type { AttrStyle } from "../token";
import { parseExpr } from "./expr";
import type { Parser } from "./parser";
import { parseModPath } from "./path";

/** Attributes and doc comments before a node. */
export function parseOuterAttrs(p: Parser): Attribute[] {
  const attrs: Attribute[] = [];
  for (;;) {
    const { tok } = p;
    if (tok.kind === "#" && isBracket(p, 1)) attrs.push(parseAttr(p, "Outer"));
    else if (tok.kind === "DocComment" && tok.style === "Outer") attrs.push(docComment(p));
    else if ((tok.kind === "#" && p.peek(1).kind === "!" && isBracket(p, 2)) || tok.kind === "DocComment")
      misplacedInner(p, attrs);
    else return attrs;
  }
}

/** Attributes and doc comments at the start of a file or block. */
export function parseInnerAttrs(p: Parser): Attribute[] {
  const attrs: Attribute[] = [];
  for (;;) {
    const { tok } = p;
    if (tok.kind === "#" && p.peek(1).kind === "!" && isBracket(p, 2)) attrs.push(parseAttr(p, "Inner"));
    else if (tok.kind === "DocComment" && tok.style === "Inner") attrs.push(docComment(p));
    else return attrs;
  }
}

function isBracket(p: Parser, distance: number): boolean {
  const token = p.peek(distance);
  return token.kind === "Open" && token.delim === "Bracket";
}

function docComment(p: Parser): Attribute {
  const token = p.bump();
  if (token.kind !== "DocComment") return p.fail();
  return { kind: "DocComment", style: token.style, id: p.id(), span: token.span, text: token.text };
}

function misplacedInner(p: Parser, before: readonly Attribute[]): void {
  const { span } = p.tok;
  if (p.tok.kind === "DocComment") {
    const labels = [{ span, text: before.length === 0 ? "the inner doc comment" : "", primary: true }];
    p.report(
      "expected outer doc comment",
      span,
      { labels, notes: ["inner doc comments like this (starting with `//!` or `/*!`) can only appear before items"] },
      "E0753",
    );
    p.bump();
  } else {
    parseAttr(p, "Inner");
    p.report("an inner attribute is not permitted in this context", p.spanFrom(span), {
      notes: [
        "inner attributes, like `#![no_std]`, annotate the item enclosing them, and are usually found at the beginning of source files",
      ],
    });
  }
}

function parseAttr(p: Parser, style: AttrStyle): Attribute {
  const lo = p.tok.span;
  p.bump();
  if (style === "Inner") p.bump();
  p.expectOpen("Bracket");
  const attr = parseAttrItem(p);
  p.expectClose("Bracket");
  return { kind: "Normal", style, id: p.id(), span: p.spanFrom(lo), ...attr };
}

/** `path`, `path(tokens)`, `path = value`, `unsafe(…)`: what stands between the brackets, and a `meta` fragment. */
export function parseAttrItem(p: Parser): { path: ReturnType<typeof parseModPath>; args: AttrArgs; unsafe: boolean } {
  if (p.isFragment("meta")) return p.fragment(() => parseAttrItem(p));
  if (p.isKw("unsafe") && p.peek(1).kind === "Open") {
    p.bump();
    p.expectOpen("Parenthesis");
    const path = parseModPath(p);
    const args = parseAttrArgs(p);
    p.expectClose("Parenthesis");
    return { path, args, unsafe: true };
  }
  const path = parseModPath(p);
  return { path, args: parseAttrArgs(p), unsafe: false };
}

function parseAttrArgs(p: Parser): AttrArgs {
  if (p.tok.kind === "Open" && p.tok.delim !== "Invisible") {
    const lo = p.tok.span;
    const { open, trees } = p.takeGroup();
    return { kind: "Delimited", delim: open.delim, tokens: trees, span: p.spanFrom(lo) };
  }
  if (p.eat("=")) {
    const value = parseExpr(p);
    const fault = value.kind === "Lit" ? checkLit(value.lit) : undefined;
    if (fault !== undefined) p.emit(fault);
    return { kind: "Eq", value };
  }
  return { kind: "Empty" };
}

/** The literal at the cursor, not judged (its type is; what a `cfg` takes out may be anything); undefined if there is none. `true` and `false` are literals. */
export function parseOptLit(p: Parser): Lit | undefined {
  const { tok } = p;
  if (tok.kind === "Ident" && !tok.raw && (tok.name === "true" || tok.name === "false")) {
    p.bump();
    return { kind: "Bool", symbol: tok.name, suffix: "", hashes: 0, span: tok.span };
  }
  if (tok.kind !== "Literal") return undefined;
  p.bump();
  return { kind: tok.lit, symbol: tok.symbol, suffix: tok.suffix, hashes: tok.hashes, span: tok.span };
}

/** A string literal such as an ABI; reports any other. */
export function parseStrLit(p: Parser): Lit | undefined {
  const { tok } = p;
  if (tok.kind !== "Literal" || (tok.lit !== "Str" && tok.lit !== "StrRaw")) return undefined;
  const lit = parseOptLit(p);
  const fault = lit === undefined ? undefined : checkLit(lit);
  if (fault !== undefined) p.emit(fault);
  return lit;
}

/** Puts attributes on an expression. */
export function withAttrs(p: Parser, attrs: readonly Attribute[], expr: Expr): Expr {
  if (attrs.length === 0) return expr;
  if (expr.kind === "Err") p.emit(error("", "expected expression", expr.span));
  return { ...expr, attrs: [...attrs, ...expr.attrs] };
}
