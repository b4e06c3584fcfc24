/**
 * Overloaded places, `*x` and `x[i]` through `Deref` and `Index`: found for reading first, and turned into `DerefMut` and
 * `IndexMut` when the context turns out to need a mutable place (rustc's `convert_place_derefs_to_mutable`).
 */
import type { Span } from "../../base/source";
import type * as ast from "../../syntax/ast";
import { mkRef, tyError, typeAt } from "../intern";
import type { Mutability, Ty } from "../ty";
import { builtinDeref } from "./autoderef";
import { unparen, type FnCtxt } from "./fnctxt";
import type { Adjustment, MethodCallee } from "./tables";
import { lookupLangMethod } from "./trait_method";

export type PlaceOp = "Deref" | "Index";

const placeTraits = {
  Deref: { Not: { lang: "deref", method: "deref" }, Mut: { lang: "deref_mut", method: "deref_mut" } },
  Index: { Not: { lang: "index", method: "index" }, Mut: { lang: "index_mut", method: "index_mut" } },
} as const;

export function lookupPlaceOp(
  fcx: FnCtxt,
  span: Span,
  op: PlaceOp,
  mutbl: Mutability,
  base: Ty,
  inputs: readonly Ty[],
): MethodCallee | undefined {
  const { lang, method } = placeTraits[op][mutbl];
  if (fcx.infcx.isTyVar(fcx.shallow(base))) return undefined;
  return lookupLangMethod(fcx, span, method, lang, base, inputs);
}

/** Turns every overloaded step of a place expression into its mutable form, as far as the types have one. */
export function convertPlaceToMutable(fcx: FnCtxt, expr: ast.Expr): void {
  const chain = [unparen(expr)];
  for (let last = chain[0]; last !== undefined; last = chain[chain.length - 1]) {
    if (last.kind === "Field" || last.kind === "Index") chain.push(unparen(last.expr));
    else if (last.kind === "Unary" && last.op === "Deref") chain.push(unparen(last.operand));
    else break;
  }
  for (const e of chain.reverse()) {
    convertAutoderefs(fcx, e);
    if (e.kind === "Index") convertPlaceOp(fcx, "Index", e, unparen(e.expr));
    else if (e.kind === "Unary" && e.op === "Deref") convertPlaceOp(fcx, "Deref", e, unparen(e.operand));
  }
}

function convertAutoderefs(fcx: FnCtxt, expr: ast.Expr): void {
  const adjustments = fcx.tables.adjustments.get(expr.id);
  if (adjustments === undefined) return;
  let source = fcx.exprTy(expr.id);
  const converted = adjustments.map((a): Adjustment => {
    const from = source;
    source = a.target;
    if (a.kind !== "Deref" || a.overloaded !== "Not") return a;
    return lookupPlaceOp(fcx, expr.span, "Deref", "Mut", fcx.resolve(from), []) === undefined
      ? a
      : { ...a, overloaded: "Mut" };
  });
  fcx.tables.adjustments.set(expr.id, converted);
}

function convertPlaceOp(fcx: FnCtxt, op: PlaceOp, expr: ast.Expr, base: ast.Expr): void {
  const before = fcx.tables.callees.get(expr.id);
  if (before === undefined) return;
  const autoref = fcx.resolve(fcx.adjustedTy(base));
  const baseTy = builtinDeref(fcx, autoref, false);
  if (baseTy === undefined) return;
  const inputs = op === "Index" ? [typeAt(before.args, 1)] : [];
  const callee = lookupPlaceOp(fcx, expr.span, op, "Mut", fcx.shallow(baseTy), inputs);
  if (callee === undefined) return;
  fcx.tables.callees.set(expr.id, callee);
  const adjustments = fcx.tables.adjustments.get(base.id) ?? [];
  const self = fcx.shallow(callee.inputs[0] ?? tyError);
  const region = self.kind === "Ref" ? self.region : fcx.freshRegion();
  let source = fcx.exprTy(base.id);
  const converted = adjustments.map((a): Adjustment => {
    let next: Adjustment = a;
    if (a.kind === "Borrow") next = { ...a, mutbl: "Mut", target: mkRef(region, source, "Mut") };
    else if (a.kind === "Pointer" && a.cast === "Unsize") next = { ...a, target: self };
    source = next.target;
    return next;
  });
  fcx.tables.adjustments.set(base.id, converted);
}
