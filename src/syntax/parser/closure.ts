/** Closures: `|x| body`, `move || …`, `async |x| …`, `for<'a> |x: &'a T| …`. */
import type { Closure, Expr, FnDecl, Param } from "../ast";
import { parseOuterAttrs } from "./attr";
import { parseBlock } from "./block";
import { blockExpr, mkExpr, parseExprRestricted } from "./expr";
import { parseLateBound } from "./generics";
import { Restrict, type Parser } from "./parser";
import { parsePatNoTopAlt } from "./pat";
import { mkTy, parseTy, parseTyNoPlus } from "./ty";

export function parseClosure(p: Parser): Expr {
  const lo = p.tok.span;
  const hasBinder = p.isKw("for");
  const binder = parseLateBound(p);
  const isStatic = p.eatKw("static");
  const isAsync = p.eatKw("async");
  const move = p.eatKw("move");
  const decl = parseClosureDecl(p);
  const declSpan = p.spanFrom(lo);
  const bodyLo = p.tok.span;
  const body =
    decl.output === undefined
      ? parseExprRestricted(p, p.restrictions & ~(Restrict.AllowLet | Restrict.Stmt))
      : blockExpr(p, parseBlock(p), bodyLo);
  const closure: Closure = {
    binder,
    hasBinder,
    move,
    static: isStatic,
    decl,
    body,
    declSpan,
    ...(isAsync ? { asyncClosureId: p.id() } : {}),
  };
  return mkExpr(p, lo, { kind: "Closure", closure });
}

function parseClosureDecl(p: Parser): FnDecl {
  const inputs: Param[] = [];
  if (!p.eat("||")) {
    p.expectSplit("|");
    while (!p.is("|") && !p.is("||")) {
      inputs.push(parseClosureParam(p));
      if (!p.eat(",")) break;
    }
    p.expectSplit("|");
  }
  const output = p.eat("->") ? parseTyNoPlus(p) : undefined;
  const base = { inputs, hasSelf: false, cVariadic: false };
  return output === undefined ? base : { ...base, output };
}

function parseClosureParam(p: Parser): Param {
  const attrs = parseOuterAttrs(p);
  const lo = p.tok.span;
  const pat = parsePatNoTopAlt(p);
  const ty = p.eat(":") ? parseTy(p) : mkTy(p, pat.span, { kind: "Infer" });
  return { id: p.id(), span: p.spanFrom(lo), attrs, pat, ty };
}
