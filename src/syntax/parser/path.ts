/** Paths and their generic arguments: in types (`Vec<T>`, `Fn(A) -> B`), in expressions (`Vec::<T>::new`), in `use` and macros. */
import type {
  AngleBracketedArg,
  AnonConst,
  AssocItemConstraint,
  Expr,
  GenericArg,
  GenericArgs,
  Lifetime,
  Path,
  PathSegment,
  QSelf,
  Ty,
} from "../ast";
import { parseOptLit } from "./attr";
import { parseBlock } from "./block";
import { blockExpr, mkExpr } from "./expr";
import { parseBounds } from "./generics";
import { spanTo, type Parser } from "./parser";
import { parseTy, parseTyNoPlus } from "./ty";

/** How generic arguments are written: not at all, after `<`, or after `::<`. */
export type PathStyle = "Mod" | "Type" | "Expr";

export function canBeginPath(p: Parser): boolean {
  const { tok } = p;
  if (tok.kind === "Ident") return p.isPathSegment(tok);
  if (tok.kind === "::" || tok.kind === "<" || tok.kind === "<<") return true;
  return p.isFragment("path") || isTyPathFragment(p);
}

/** `$t::new()`: a type fragment that starts a path. */
function isTyPathFragment(p: Parser): boolean {
  return p.isFragment("ty") && p.buffer.tokens[p.closeIndex() + 1]?.kind === "::";
}

export function parseModPath(p: Parser): Path {
  return parsePath(p, "Mod");
}

export function parsePath(p: Parser, style: PathStyle): Path {
  if (p.isFragment("path")) return fragmentPath(p, style);
  if (p.isFragment("ty", "meta")) return tyAsPath(p, style);
  const lo = p.tok.span;
  const global = p.eat("::");
  const segments: PathSegment[] = [];
  parseSegments(p, style, segments);
  return { span: p.spanFrom(lo), global, segments };
}

function fragmentPath(p: Parser, style: PathStyle): Path {
  const lo = p.tok.span;
  const path = p.fragment(() => parsePath(p, "Type"));
  if (style === "Mod" && path.segments.some((s) => s.args !== undefined))
    p.report("unexpected generic arguments in path", path.span);
  // `$p::name` goes on after the fragment.
  if (!(p.is("::") && p.peek(1).kind === "Ident")) return path;
  p.bump();
  const segments = [...path.segments];
  parseSegments(p, style, segments);
  return { span: spanTo(lo, p.prev), global: path.global, segments };
}

function tyAsPath(p: Parser, style: PathStyle): Path {
  const ty = p.fragment(() => parseTyNoPlus(p));
  if (ty.kind !== "Path" || ty.qself !== undefined) return p.throwError(`expected path, found type`, ty.span);
  if (!p.is("::")) return ty.path;
  p.bump();
  const segments = [...ty.path.segments];
  parseSegments(p, style, segments);
  return { span: p.spanFrom(ty.span), global: ty.path.global, segments };
}

function parseSegments(p: Parser, style: PathStyle, segments: PathSegment[]): void {
  for (;;) {
    segments.push(parsePathSegment(p, style));
    // `use a::{b}`, `use a::*` leave the `::` to the use tree.
    if (!p.check("::") || (style === "Mod" && p.peek(1).kind !== "Ident")) return;
    if (style === "Expr" && p.peek(1).kind === "Open") return;
    p.bump();
  }
}

export function parsePathSegment(p: Parser, style: PathStyle): PathSegment {
  if (!p.isPathSegment()) {
    if (p.isReservedToken(p.tok)) p.ident();
    p.fail("identifier");
  }
  const ident = p.anyIdent();
  const args = style === "Mod" ? undefined : parseSegmentArgs(p, style);
  return args === undefined ? { id: p.id(), ident } : { id: p.id(), ident, args };
}

function parseSegmentArgs(p: Parser, style: "Type" | "Expr"): GenericArgs | undefined {
  const next = p.peek(1);
  const turbofish =
    p.is("::") &&
    (next.kind === "<" ||
      next.kind === "<<" ||
      next.kind === "<-" ||
      (next.kind === "Open" && next.delim === "Parenthesis"));
  if (style === "Expr" && !turbofish) {
    p.expecting("::");
    return undefined;
  }
  if (turbofish) p.bump();
  if (p.startsWith("<") && (p.is("<") || p.is("<<") || p.is("<-"))) {
    const lo = p.tok.span;
    p.eatSplit("<");
    const args = parseGenericArgs(p);
    p.expectSplit(">");
    return { kind: "AngleBracketed", span: p.spanFrom(lo), args };
  }
  if (p.isOpen("Parenthesis") && (style === "Type" || turbofish)) return parseParenArgs(p);
  if (style === "Type") for (const opener of ["<", "("]) p.expecting(opener);
  return undefined;
}

function parseParenArgs(p: Parser): GenericArgs {
  const lo = p.tok.span;
  p.bump();
  if (p.is("..")) {
    p.bump();
    p.expectClose("Parenthesis");
    return { kind: "ParenthesizedElided", span: p.spanFrom(lo) };
  }
  const inputs = p.commaList("Parenthesis", () => parseTy(p)).list;
  const output = p.eat("->") ? parseTyNoPlus(p) : undefined;
  const base = { kind: "Parenthesized", span: p.spanFrom(lo), inputs } as const;
  return output === undefined ? base : { ...base, output };
}

/** What stands between `<` and `>`. */
export function parseGenericArgs(p: Parser): AngleBracketedArg[] {
  const args: AngleBracketedArg[] = [];
  while (!p.startsWith(">")) {
    args.push(p.nested(() => parseAngleArg(p)));
    if (!p.eat(",")) {
      if (!p.startsWith(">")) {
        p.expecting(">");
        p.fail();
      }
      break;
    }
  }
  return args;
}

function parseAngleArg(p: Parser): AngleBracketedArg {
  const lo = p.tok.span;
  const arg = parseGenericArg(p);
  const isConstraint = arg.kind === "Type" && (p.is("=") || p.is(":"));
  if (!isConstraint || arg.ty.kind !== "Path" || arg.ty.qself !== undefined || arg.ty.path.segments.length !== 1)
    return arg;
  const segment = arg.ty.path.segments[0] as PathSegment;
  const constraint = parseConstraint(p);
  const base: AssocItemConstraint = {
    kind: "Constraint",
    id: p.id(),
    span: p.spanFrom(lo),
    ident: segment.ident,
    constraint,
  };
  return segment.args === undefined ? base : { ...base, genArgs: segment.args };
}

function parseConstraint(p: Parser): AssocItemConstraint["constraint"] {
  if (p.eat(":")) return { kind: "Bound", bounds: parseBounds(p) };
  p.expect("=");
  const arg = parseGenericArg(p);
  if (arg.kind === "Lifetime") return p.throwError("lifetimes are not permitted in this context", arg.lifetime.span);
  return arg.kind === "Type" ? { kind: "Type", ty: arg.ty } : { kind: "Const", value: arg.value };
}

export function parseGenericArg(p: Parser): GenericArg {
  if (p.tok.kind === "Lifetime" && p.peek(1).kind !== "+") return { kind: "Lifetime", lifetime: parseLifetime(p) };
  const value = parseConstArg(p);
  return value === undefined ? { kind: "Type", ty: parseTy(p) } : { kind: "Const", value };
}

/** A const argument that is not a mere path: a literal, `-1`, `{ … }`. */
function parseConstArg(p: Parser): AnonConst | undefined {
  const lo = p.tok.span;
  const isBlock = p.isOpen("Brace") || p.isFragment("block");
  const isLit = p.tok.kind === "Literal" || p.isKw("true") || p.isKw("false");
  if (!isBlock && !isLit && !p.is("-") && !p.isFragment("expr", "expr_2021", "literal")) return undefined;
  const id = p.id();
  if (isBlock) return { id, value: blockExpr(p, parseBlock(p), lo) };
  if (p.isFragment("expr", "expr_2021", "literal")) return { id, value: p.fragment(() => constLit(p)) };
  return { id, value: constLit(p) };
}

/** A literal, possibly negative. */
function constLit(p: Parser): Expr {
  const lo = p.tok.span;
  if (p.isOpen("Brace")) return blockExpr(p, parseBlock(p), lo);
  const negative = p.eat("-");
  const lit = parseOptLit(p);
  if (lit === undefined) {
    if (!negative && canBeginPath(p)) return mkExpr(p, lo, { kind: "Path", path: parsePath(p, "Expr") });
    return p.fail("literal");
  }
  const expr = mkExpr(p, lit.span, { kind: "Lit", lit });
  return negative ? mkExpr(p, lo, { kind: "Unary", op: "Neg", operand: expr }) : expr;
}

export function parseLifetime(p: Parser): Lifetime {
  if (p.isFragment("lifetime")) return p.fragment(() => parseLifetime(p));
  const { tok } = p;
  if (tok.kind !== "Lifetime") return p.fail("lifetime");
  p.bump();
  return { id: p.id(), span: tok.span, ident: { name: tok.name, span: tok.span } };
}

/** `<T as Trait>::name` or `<T>::name`. */
export function parseQPath(p: Parser, style: PathStyle): { qself: QSelf; path: Path } {
  const lo = p.tok.span;
  p.expectSplit("<");
  const ty: Ty = p.nested(() => parseTy(p));
  const segments: PathSegment[] = [];
  let global = false;
  const pathLo = p.tok.span;
  if (p.eatKw("as")) {
    const trait = parsePath(p, "Type");
    global = trait.global;
    segments.push(...trait.segments);
  }
  const pathSpan = segments.length === 0 ? { ...p.prev, lo: p.prev.hi } : spanTo(pathLo, p.prev);
  p.expectSplit(">");
  p.expect("::");
  const position = segments.length;
  parseSegments(p, style, segments);
  return { qself: { ty, pathSpan, position }, path: { span: p.spanFrom(lo), global, segments } };
}

/** A path, qualified or not. */
export function parseMaybeQPath(p: Parser, style: PathStyle): { qself?: QSelf; path: Path } {
  if (p.is("<") || p.is("<<") || p.is("<-")) return parseQPath(p, style);
  if (p.isFragment("path", "ty")) return fragmentQPath(p, style);
  return { path: parsePath(p, style) };
}

/** A `ty` or `path` fragment that starts a path: `$t::new`, where `$t` may be any type. */
function fragmentQPath(p: Parser, style: PathStyle): { qself?: QSelf; path: Path } {
  const lo = p.tok.span;
  const ty = p.fragment(() => parseTyNoPlus(p));
  const simple = ty.kind === "Path" ? ty : undefined;
  const inner =
    simple === undefined
      ? undefined
      : { ...(simple.qself === undefined ? {} : { qself: simple.qself }), path: simple.path };
  if (!p.is("::")) return inner ?? p.throwError("expected path, found type", ty.span);
  p.bump();
  const segments: PathSegment[] = inner === undefined ? [] : [...inner.path.segments];
  parseSegments(p, style, segments);
  const path: Path = { span: p.spanFrom(lo), global: inner?.path.global ?? false, segments };
  if (inner !== undefined) return { ...inner, path };
  return { qself: { ty, pathSpan: { ...ty.span, lo: ty.span.hi }, position: 0 }, path };
}
