/** Adjustments as nodes: each wraps the expression so far. */
import type { Span } from "../../../base/source";
import type { Expr, Origin } from "../../body";
import { itemsNamed } from "../../collect/names";
import { mkFnDef, mkRef, mkTyArgs, reErased } from "../../intern";
import type { Mutability, Ty } from "../../ty";
import type { Adjustment } from "../tables";
import type { Builder } from "./builder";

/** `derefSpan`: where calls of `deref` stand, as rustc has it: those of a receiver at the whole method call. */
export function applyAdjustments(
  b: Builder,
  expr: Expr,
  adjustments: readonly Adjustment[],
  derefSpan: Span = expr.span,
): Expr {
  let adjusted = expr;
  const hasBorrow = adjustments.some((a) => a.kind === "Borrow");
  for (const a of adjustments) adjusted = applyOne(b, { ...adjusted, isPart: true }, a, hasBorrow, derefSpan);
  return adjusted;
}

function applyOne(b: Builder, expr: Expr, a: Adjustment, hasBorrow: boolean, derefSpan: Span): Expr {
  const { span } = expr;
  const ty = b.ty(a.target, span);
  switch (a.kind) {
    case "NeverToAny":
      return b.expr(ty, span, { kind: "NeverToAny", operand: expr });
    case "Deref":
      return a.overloaded === undefined
        ? b.expr(ty, span, { kind: "Deref", base: expr, origin: hasBorrow ? "Reborrow" : "Autoderef" })
        : overloadedDeref(b, expr, ty, a.overloaded, "Autoderef", derefSpan);
    case "Borrow":
      return b.expr(ty, span, { kind: "Borrow", mutbl: a.mutbl, place: expr, origin: a.reason, twoPhase: a.twoPhase });
    case "RawBorrow":
      return b.expr(ty, span, { kind: "RawBorrow", mutbl: a.mutbl, place: expr });
    case "Pointer":
      return b.expr(ty, span, { kind: "Cast", cast: a.cast, operand: expr, origin: "Coercion" });
  }
}

/** `*Deref::deref(&expr)`. */
export function overloadedDeref(
  b: Builder,
  expr: Expr,
  target: Ty,
  mutbl: Mutability,
  origin: Origin,
  callSpan: Span = expr.span,
): Expr {
  const { tcx } = b.fcx;
  const { span } = expr;
  const trait = tcx.langItem(mutbl === "Mut" ? "deref_mut" : "deref");
  const name = mutbl === "Mut" ? "deref_mut" : "deref";
  const [method] = itemsNamed(tcx, trait, name);
  if (method === undefined) return b.error(span);
  const borrow = b.part(mkRef(reErased, expr.ty, mutbl), span, {
    kind: "Borrow",
    mutbl,
    place: expr,
    origin: "Autoderef",
    twoPhase: false,
  });
  const func = b.expr(mkFnDef(method, mkTyArgs(expr.ty)), callSpan, { kind: "ZstLiteral", userType: undefined });
  const call = b.part(mkRef(reErased, target, mutbl), callSpan, {
    kind: "Call",
    func,
    args: [borrow],
    source: "Operator",
    fnSpan: callSpan,
  });
  return b.expr(target, span, { kind: "Deref", base: call, origin });
}

/** The place behind the reference that an overloaded `*` or index gives. */
export function placeOf(b: Builder, call: Expr, target: Ty, span: Span, origin: Origin): Expr {
  return b.expr(target, span, { kind: "Deref", base: call, origin });
}
