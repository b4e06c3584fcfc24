/**
 * What is still unknown when all of a body was checked: integer variables become `i32`, float variables `f64`, and variables that
 * stand for code that never completes become `()` (edition 2021) or `!` (edition 2024).
 */
import { tyF64, tyI32, tyNever, tyUnit } from "../intern";
import type { FnCtxt } from "./fnctxt";

export function applyFallback(fcx: FnCtxt): void {
  fcx.selectWherePossible();
  const { infcx } = fcx;
  const diverging = new Set<number>();
  for (const ty of fcx.divergingVars) {
    const root = infcx.rootVar(fcx.shallow(ty));
    if (root !== undefined) diverging.add(root);
  }
  const span = fcx.tcx.spanOf(fcx.owner);
  for (const variable of infcx.unsolvedVariables()) {
    const ty = fcx.shallow(variable);
    if (infcx.isIntVar(ty)) fcx.eq(span, ty, tyI32);
    else if (infcx.isFloatVar(ty)) fcx.eq(span, ty, tyF64);
    else {
      const root = infcx.rootVar(ty);
      if (root !== undefined && diverging.has(root)) fcx.eq(span, ty, fcx.edition === 2024 ? tyNever : tyUnit);
    }
  }
  fcx.selectWherePossible();
}
