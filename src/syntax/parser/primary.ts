/** Expressions that stand alone: literals, paths, struct literals, parentheses, arrays, macro calls, substituted fragments. */
import type { Expr, ExprField, Path, QSelf } from "../ast";
import { parseOptLit, parseOuterAttrs } from "./attr";
import { parseBlock } from "./block";
import { parseClosure } from "./closure";
import { parseKeywordExpr, parseLabeled } from "./control";
import { blockExpr, mkExpr, parseAnonConst, parseExpr } from "./expr";
import { parseMacArgs } from "./mac";
import { Restrict, type Parser } from "./parser";
import { fieldName } from "./pat";
import { canBeginPath, parseMaybeQPath } from "./path";

export function parsePrimary(p: Parser): Expr {
  const lo = p.tok.span;
  switch (p.tok.kind) {
    case "Literal": {
      const lit = parseOptLit(p);
      if (lit !== undefined) return mkExpr(p, lo, lit.kind === "Err" ? { kind: "Err" } : { kind: "Lit", lit });
      break;
    }
    case "Open":
      return parseOpen(p);
    case "|":
    case "||":
      return parseClosure(p);
    case "Lifetime":
      return parseLabeled(p);
    case "Ident": {
      const keyword = p.isReservedToken(p.tok) ? parseKeywordExpr(p, p.tok.name) : undefined;
      if (keyword !== undefined) return keyword;
      const lit = parseOptLit(p);
      if (lit !== undefined) return mkExpr(p, lo, { kind: "Lit", lit });
    }
  }
  if (canBeginPath(p)) return parsePathExpr(p);
  return p.fail("expression");
}

function parseOpen(p: Parser): Expr {
  const lo = p.tok.span;
  if (p.isFragment("expr", "expr_2021", "literal")) return p.fragment(() => parseExpr(p));
  if (p.isFragment("block")) return blockExpr(p, parseBlock(p), lo);
  if (p.isFragment("path", "ty")) return parsePathExpr(p);
  if (p.isFragment("stmt", "item", "pat", "pat_param", "meta", "vis", "lifetime")) p.fail("expression");
  if (p.isOpen("Parenthesis")) return parseParen(p);
  if (p.isOpen("Bracket")) return parseArray(p);
  return blockExpr(p, parseBlock(p), lo);
}

function parseParen(p: Parser): Expr {
  const lo = p.tok.span;
  p.bump();
  const { list, trailing } = p.commaList("Parenthesis", () => parseExpr(p));
  const only = list[0];
  if (list.length === 1 && !trailing && only !== undefined) return mkExpr(p, lo, { kind: "Paren", expr: only });
  return mkExpr(p, lo, { kind: "Tup", elems: list });
}

function parseArray(p: Parser): Expr {
  const lo = p.tok.span;
  p.bump();
  if (p.checkClose("Bracket")) {
    p.bump();
    return mkExpr(p, lo, { kind: "Array", elems: [] });
  }
  const first = parseExpr(p);
  if (p.eat(";")) {
    const count = parseAnonConst(p);
    p.expectClose("Bracket");
    return mkExpr(p, lo, { kind: "Repeat", elem: first, count });
  }
  const elems = [first];
  if (!p.checkClose("Bracket") && !p.eat(",")) p.fail();
  elems.push(...p.commaList("Bracket", () => parseExpr(p)).list);
  return mkExpr(p, lo, { kind: "Array", elems });
}

export function parsePathExpr(p: Parser): Expr {
  const lo = p.tok.span;
  const qpath = parseMaybeQPath(p, "Expr");
  if (
    qpath.qself === undefined &&
    p.is("!") &&
    p.peek(1).kind === "Open" &&
    !(p.peek(1) as { fragment?: string }).fragment
  ) {
    return mkExpr(p, lo, { kind: "MacCall", mac: parseMacArgs(p, qpath.path) });
  }
  p.expecting("!");
  if (p.checkOpen("Brace") && structAllowed(p)) return parseStructExpr(p, lo, qpath);
  return mkExpr(p, lo, { kind: "Path", ...qpath });
}

/** `{` after a path starts a struct literal, unless a block must follow here. */
function structAllowed(p: Parser): boolean {
  if ((p.restrictions & Restrict.NoStruct) === 0) return true;
  // `if x == S { a: 1 } {`: certainly a struct literal where none may stand.
  const first = p.peek(1);
  const second = p.peek(2);
  const certain = first.kind === "Ident" && second.kind === ":" && p.buffer.tokens[p.closeIndex() + 1]?.kind === "Open";
  if (certain) p.report("struct literals are not allowed here", p.tok.span);
  return certain;
}

function parseStructExpr(p: Parser, lo: Expr["span"], qpath: { qself?: QSelf; path: Path }): Expr {
  p.bump();
  const fields: ExprField[] = [];
  let rest = false;
  let base: Expr | undefined;
  while (!p.checkClose("Brace")) {
    if (p.eat("..")) {
      rest = true;
      if (!p.checkClose("Brace")) base = parseExpr(p);
      if (p.is(",")) {
        p.report("cannot use a comma after the base struct", p.tok.span, {
          notes: ["the base struct must always be the last field"],
        });
        p.bump();
      }
      break;
    }
    fields.push(parseExprField(p));
    if (p.checkClose("Brace")) break;
    if (!p.eat(",")) p.fail();
  }
  p.expectClose("Brace");
  return mkExpr(p, lo, { kind: "Struct", ...qpath, fields, rest, ...(base === undefined ? {} : { base }) });
}

function parseExprField(p: Parser): ExprField {
  const attrs = parseOuterAttrs(p);
  const lo = p.tok.span;
  const ident = fieldName(p);
  if (p.is("="))
    p.throwError("expected `:`, found `=`", p.tok.span, {
      labels: [{ span: p.tok.span, text: "expected `:`", primary: true }],
    });
  if (p.eat(":")) {
    const expr = parseExpr(p);
    return { id: p.id(), span: p.spanFrom(lo), attrs, ident, expr, isShorthand: false };
  }
  if (/^[0-9]/.test(ident.name)) p.fail();
  const path: Path = { span: ident.span, global: false, segments: [{ id: p.id(), ident }] };
  return {
    id: p.id(),
    span: p.spanFrom(lo),
    attrs,
    ident,
    expr: mkExpr(p, lo, { kind: "Path", path }),
    isShorthand: true,
  };
}
