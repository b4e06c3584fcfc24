/** Generic parameters, `where` clauses and bounds. */
import type {
  Attribute,
  BoundPolarity,
  GenericBound,
  GenericParam,
  Generics,
  PreciseCapturingArg,
  WherePredicate,
} from "../ast";
import { parseOuterAttrs } from "./attr";
import { parseAnonConstArg } from "./expr";
import { spanTo, type Parser } from "./parser";
import { canBeginPath, parseLifetime, parsePath } from "./path";
import { parseTy } from "./ty";

/** `<…>` after a name, or nothing; `where` is added later with `withWhere`. */
export function parseGenerics(p: Parser): Generics {
  const lo = p.tok.span;
  const empty = { ...p.prev, lo: p.prev.hi };
  if (!(p.is("<") || p.is("<<") || p.is("<-"))) {
    p.expecting("<");
    return { span: empty, params: [], where: [], whereSpan: empty };
  }
  p.eatSplit("<");
  const params = parseGenericParams(p);
  p.expectSplit(">");
  return { span: p.spanFrom(lo), params, where: [], whereSpan: { ...p.prev, lo: p.prev.hi } };
}

export function parseGenericParams(p: Parser): GenericParam[] {
  const params: GenericParam[] = [];
  while (!p.startsWith(">")) {
    params.push(parseGenericParam(p, parseOuterAttrs(p)));
    if (!p.eat(",")) {
      if (!p.startsWith(">")) {
        p.expecting(">");
        p.fail();
      }
      break;
    }
  }
  return params;
}

function parseGenericParam(p: Parser, attrs: readonly Attribute[]): GenericParam {
  const lo = p.tok.span;
  if (p.tok.kind === "Lifetime" || p.isFragment("lifetime")) {
    const { ident } = parseLifetime(p);
    const bounds = p.eat(":") ? parseLifetimeBounds(p) : [];
    return { kind: "Lifetime", id: p.id(), span: p.spanFrom(lo), attrs, ident, bounds };
  }
  if (p.eatKw("const")) {
    const ident = p.ident();
    p.expect(":");
    const ty = parseTy(p);
    const value = p.eat("=") ? parseAnonConstArg(p) : undefined;
    const base = { kind: "Const", id: p.id(), span: p.spanFrom(lo), attrs, ident, bounds: [], ty } as const;
    return value === undefined ? base : { ...base, default: value };
  }
  const ident = p.ident();
  const bounds = p.eat(":") ? parseBounds(p) : [];
  const ty = p.eat("=") ? parseTy(p) : undefined;
  const base = { kind: "Type", id: p.id(), span: p.spanFrom(lo), attrs, ident, bounds } as const;
  return ty === undefined ? base : { ...base, default: ty };
}

function parseLifetimeBounds(p: Parser): GenericBound[] {
  const bounds: GenericBound[] = [];
  while (p.tok.kind === "Lifetime") {
    const lifetime = parseLifetime(p);
    bounds.push({ kind: "Outlives", lifetime, span: lifetime.span });
    if (!p.eatSplit("+")) break;
  }
  return bounds;
}

/** `for<'a, 'b>`, or nothing. */
export function parseLateBound(p: Parser): GenericParam[] {
  if (!p.eatKw("for")) return [];
  p.expectSplit("<");
  const params = parseGenericParams(p);
  p.expectSplit(">");
  return params;
}

export function canBeginBound(p: Parser): boolean {
  const { tok } = p;
  if (tok.kind === "Lifetime" || tok.kind === "?" || tok.kind === "!" || p.isOpen("Parenthesis")) return true;
  return p.isKw("for") || p.isKw("use") || (canBeginPath(p) && tok.kind !== "<") || p.isFragment("ty");
}

/** `A + 'b + ?C`; possibly empty, possibly with a trailing `+`. */
export function parseBounds(p: Parser, limit = Number.POSITIVE_INFINITY): GenericBound[] {
  const bounds: GenericBound[] = [];
  while (bounds.length < limit && canBeginBound(p)) {
    bounds.push(parseBound(p));
    if (bounds.length >= limit || !p.eatSplit("+")) break;
  }
  return bounds;
}

function parseBound(p: Parser): GenericBound {
  const lo = p.tok.span;
  if (p.tok.kind === "Lifetime") {
    const lifetime = parseLifetime(p);
    return { kind: "Outlives", lifetime, span: lifetime.span };
  }
  if (p.isKw("use")) return parseUseBound(p);
  const paren = p.isOpen("Parenthesis");
  if (paren) p.bump();
  const outer = parseLateBound(p);
  const polarity: BoundPolarity = p.eat("?") ? "Maybe" : p.eat("!") ? "Negative" : "Positive";
  const params = outer.length > 0 ? outer : parseLateBound(p);
  const path = parsePath(p, "Type");
  const trait = { span: p.spanFrom(lo), boundGenericParams: params, traitRef: { id: p.id(), path } };
  if (paren) p.expectClose("Parenthesis");
  return { kind: "Trait", trait, polarity, span: p.spanFrom(lo) };
}

function parseUseBound(p: Parser): GenericBound {
  const lo = p.tok.span;
  p.bump();
  p.expectSplit("<");
  const args: PreciseCapturingArg[] = [];
  while (!p.startsWith(">")) {
    if (p.tok.kind === "Lifetime") args.push({ kind: "Lifetime", lifetime: parseLifetime(p) });
    else args.push({ kind: "Arg", id: p.id(), path: parsePath(p, "Mod") });
    if (!p.eat(",")) break;
  }
  p.expectSplit(">");
  return { kind: "Use", args, span: p.spanFrom(lo) };
}

/** The generics with the `where` clause at the cursor, if there is one. */
export function withWhere(p: Parser, generics: Generics): Generics {
  if (!p.checkKw("where")) return generics;
  const lo = p.tok.span;
  p.bump();
  const where: WherePredicate[] = [...generics.where];
  while (!p.isOpen("Brace") && !p.is(";") && !p.is("=") && !p.isClose()) {
    where.push(parsePredicate(p));
    if (!p.eat(",")) break;
  }
  return { ...generics, where, whereSpan: spanTo(lo, p.prev) };
}

function parsePredicate(p: Parser): WherePredicate {
  const lo = p.tok.span;
  parseOuterAttrs(p);
  if (p.tok.kind === "Lifetime" && p.peek(1).kind !== "+") {
    const lifetime = parseLifetime(p);
    p.expect(":");
    const bounds = parseLifetimeBounds(p);
    return { kind: "Region", id: p.id(), span: p.spanFrom(lo), lifetime, bounds };
  }
  const boundGenericParams = parseLateBound(p);
  const boundedTy = parseTy(p);
  p.expect(":");
  return { kind: "Bound", id: p.id(), span: p.spanFrom(lo), boundGenericParams, boundedTy, bounds: parseBounds(p) };
}
