/**
 * Constants in types: array lengths, const arguments, discriminants. Literals, paths and integer operators fold here; everything
 * else is left to the machine through `ConstEvaluator`.
 */
import type { DefId, PartialRes } from "../resolve/def";
import type { AnonConst, BinOp, Expr } from "../syntax/ast";
import { checkLit, litValue } from "../syntax/literal";
import { instantiate } from "./fold";
import { constError, mkConstParam, mkConstValue, mkPrimitive, mkUnevaluated, noArgs } from "./intern";
import type { LowerCtxt } from "./lower/context";
import type { Context as TyCtxt } from "./context";
import type { Const, GenericArgs, Ty } from "./ty";

/** The constant that an anonymous constant's syntax makes, if it is simple; else an `Unevaluated` one. */
export function lowerAnonConst(cx: LowerCtxt, anon: AnonConst, ty: Ty): Const {
  const expr = peel(anon.value);
  const def = cx.resolutions.defOf(anon.id);
  if (def !== undefined) cx.tcx.recordAnonConst(def, ty);
  // `{ _ }` is an expression, where `_` means nothing.
  if (expr.kind === "Underscore" && anon.value.kind !== "Block") {
    if (cx.host !== undefined) return cx.host.inferConst(ty, expr.span);
    cx.error("E0121", "the placeholder `_` is not allowed within types on item signatures", expr.span, {
      labels: [{ span: expr.span, text: "not allowed in type signatures", primary: true }],
    });
    return constError;
  }
  const literal = foldLiteral(expr, ty);
  if (literal !== undefined) return mkConstValue(ty, literal);
  if (expr.kind === "Path") {
    const res = cx.resolutions.partialRes(expr.id);
    const value = res === undefined ? undefined : lowerConstPath(cx, res, ty);
    if (value !== undefined) return value;
  }
  if (def === undefined) return constError;
  // Such a constant cannot mention type parameters.
  return mkUnevaluated(def, noArgs);
}

/** A path that names a const parameter or an item without parameters. */
export function lowerConstPath(cx: LowerCtxt, res: PartialRes, _ty: Ty): Const | undefined {
  if (res.base.kind !== "Def" || res.unresolvedSegments > 0) return undefined;
  const { def, defKind } = res.base;
  if (defKind === "ConstParam") {
    const param = cx.tcx.generics(cx.tcx.resolver.ownerOf(def)).params.find((p) => p.def === def);
    if (param === undefined) return constError;
    const value = mkConstParam(param.index, param.name);
    return cx.instantiation === undefined ? value : instantiate(value, cx.instantiation);
  }
  return defKind === "Const" ? mkUnevaluated(def, cx.tcx.identityArgs(def)) : undefined;
}

export function isInferredConst(expr: Expr | undefined): boolean {
  return expr !== undefined && peel(expr).kind === "Underscore";
}

function peel(expr: Expr): Expr {
  if (expr.kind === "Paren") return peel(expr.expr);
  const [only] = expr.kind === "Block" && expr.label === undefined ? expr.block.stmts : [];
  if (expr.kind === "Block" && expr.block.stmts.length === 1 && only?.kind === "Expr" && !expr.block.unsafe)
    return peel(only.expr);
  return expr;
}

function foldLiteral(expr: Expr, ty: Ty): bigint | undefined {
  if (expr.kind === "Unary" && expr.op === "Neg") {
    const value = foldLiteral(expr.operand, ty);
    return value === undefined ? undefined : wrap(ty, -value);
  }
  if (expr.kind !== "Lit" || checkLit(expr.lit) !== undefined) return undefined;
  const value = litValue(expr.lit);
  if (value.kind === "Int") return value.value >= 0n && fits(ty, value.value) ? value.value : undefined;
  if (value.kind === "Bool") return value.value ? 1n : 0n;
  return value.kind === "Char" ? BigInt(value.value) : value.kind === "Byte" ? BigInt(value.value) : undefined;
}

/** Width in bits of an integer type, `bool` or `char`. */
export function bitsOf(ty: Ty): number | undefined {
  if (ty.kind === "Bool") return 8;
  if (ty.kind === "Char") return 32;
  if (ty.kind === "Int") return ty.int === "isize" ? 64 : Number(ty.int.slice(1));
  if (ty.kind === "Uint") return ty.uint === "usize" ? 64 : Number(ty.uint.slice(1));
  return undefined;
}
function wrap(ty: Ty, value: bigint): bigint {
  return BigInt.asUintN(bitsOf(ty) ?? 128, value);
}
function fits(ty: Ty, value: bigint): boolean {
  return wrap(ty, value) === value;
}
/** As a mathematical value. */
function signed(ty: Ty, bits: bigint): bigint {
  return ty.kind === "Int" ? BigInt.asIntN(bitsOf(ty) ?? 128, bits) : bits;
}

/** The bits of a constant item or anonymous constant with concrete arguments, as far as they fold. */
export function foldConst(tcx: TyCtxt, def: DefId, args: GenericArgs): bigint | undefined {
  const { kind } = tcx.def(def);
  if (kind !== "Const" && kind !== "AnonConst" && kind !== "AssocConst") return undefined;
  const ty = tcx.typeOf(def);
  if (bitsOf(ty) === undefined) return undefined;
  if (isCompiled(tcx, def)) return undefined;
  const body = tcx.resolver.bodyOf(def);
  return body === undefined ? undefined : foldExpr(tcx, def, body.value, ty, args);
}

/** Inside a function of std that is there as MIR only: its syntax is not, and the machine evaluates it. */
function isCompiled(tcx: TyCtxt, def: DefId): boolean {
  const { node } = tcx.def(tcx.resolver.ownerOf(def));
  if ((node.kind !== "Item" && node.kind !== "AssocItem") || node.item.kind !== "Fn") return false;
  const { body } = node.item;
  return body !== undefined && "compiled" in body && body.compiled === true;
}

function foldExpr(tcx: TyCtxt, owner: DefId, outer: Expr, ty: Ty, args: GenericArgs): bigint | undefined {
  const expr = peel(outer);
  if (expr.kind === "Lit" || (expr.kind === "Unary" && expr.op === "Neg" && expr.operand.kind === "Lit"))
    return foldLiteral(expr, ty);
  if (expr.kind === "Path") return foldPath(tcx, owner, expr.id, ty, args);
  if (expr.kind === "Binary") return foldBinary(tcx, owner, expr, ty, args);
  if (expr.kind === "Cast") return foldCast(tcx, owner, expr, ty, args);
  return undefined;
}

function foldPath(tcx: TyCtxt, owner: DefId, node: Expr["id"], ty: Ty, args: GenericArgs): bigint | undefined {
  const res = tcx.resolver.resolutions(owner).partialRes(node);
  if (res?.base.kind !== "Def" || res.unresolvedSegments > 0) return undefined;
  const { def, defKind } = res.base;
  if (defKind === "Const")
    return tcx.typeOf(def) === ty ? tcx.evalConst(mkUnevaluated(def, tcx.identityArgs(def))) : undefined;
  if (defKind !== "ConstParam") return undefined;
  const param = tcx.generics(tcx.resolver.ownerOf(def)).params.find((p) => p.def === def);
  const value = param === undefined ? undefined : instantiate(mkConstParam(param.index, param.name), args);
  return value?.kind === "Value" ? value.bits : undefined;
}

/** Overflow is an error that the machine reports: it does not fold. */
function foldBinary(
  tcx: TyCtxt,
  owner: DefId,
  expr: Expr & { kind: "Binary" },
  ty: Ty,
  args: GenericArgs,
): bigint | undefined {
  if (bitsOf(ty) === undefined || ty.kind === "Bool" || ty.kind === "Char") return undefined;
  const left = foldExpr(tcx, owner, expr.lhs, ty, args);
  const right = left === undefined ? undefined : foldExpr(tcx, owner, expr.rhs, ty, args);
  if (left === undefined || right === undefined) return undefined;
  const value = arithmetic(expr.op, signed(ty, left), signed(ty, right), BigInt(bitsOf(ty) ?? 0));
  if (value === undefined) return undefined;
  const bits = wrap(ty, value);
  return signed(ty, bits) === value ? bits : undefined;
}

function arithmetic(op: BinOp, a: bigint, b: bigint, width: bigint): bigint | undefined {
  switch (op) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return b === 0n ? undefined : a / b;
    case "%":
      return b === 0n ? undefined : a % b;
    case "&":
      return a & b;
    case "|":
      return a | b;
    case "^":
      return a ^ b;
    // Bits shifted out are lost without an error; only literal-sized results are worth folding.
    case "<<":
      return b >= 0n && b < width ? a << b : undefined;
    case ">>":
      return b >= 0n && b < width ? a >> b : undefined;
    default:
      return undefined;
  }
}

function foldCast(
  tcx: TyCtxt,
  owner: DefId,
  expr: Expr & { kind: "Cast" },
  ty: Ty,
  args: GenericArgs,
): bigint | undefined {
  const from = peel(expr.expr);
  const to =
    expr.ty.kind === "Path" && expr.ty.path.segments.length === 1
      ? mkPrimitive(expr.ty.path.segments[0]?.ident.name ?? "")
      : undefined;
  if (to !== ty || bitsOf(ty) === undefined) return undefined;
  if (from.kind !== "Path") return from.kind === "Lit" && from.lit.suffix === "" ? foldLiteral(from, ty) : undefined;
  const res = tcx.resolver.resolutions(owner).partialRes(from.id);
  if (res?.base.kind !== "Def" || res.unresolvedSegments > 0) return undefined;
  const { def, defKind } = res.base;
  const source = defKind === "Const" || defKind === "ConstParam" ? tcx.typeOf(def) : undefined;
  if (source === undefined || bitsOf(source) === undefined) return undefined;
  const value = foldPath(tcx, owner, from.id, source, args);
  return value === undefined ? undefined : wrap(ty, signed(source, value));
}
