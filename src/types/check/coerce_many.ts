/**
 * Joins the types of several expressions that give one value: arms of `if` and `match`, elements of an array, breaks of a
 * loop, returns of a function. rustc's `CoerceMany`: the first is coerced to what is expected; each further one to the type
 * so far, or the type so far to it (the least upper bound).
 */
import type { Span } from "../../base/source";
import type * as ast from "../../syntax/ast";
import { misc } from "../infer/infer";
import { mkFnPtr, tyError, tyNever, tyUnit } from "../intern";
import type { Ty } from "../ty";
import { coerceToJoin, coerceTypes, type CoerceResult } from "./coercion";
import { unparen, type FnCtxt } from "./fnctxt";
import { reportMismatch } from "./report_mismatch";
import type { Adjustment } from "./tables";

/** Words the mismatch of one expression with those before it. */
export type MismatchReport = (expected: Ty, found: Ty) => void;

export class CoerceMany {
  private merged: Ty | undefined;
  private readonly exprs: ast.Expr[] = [];
  private pushed = 0;

  constructor(readonly expected: Ty) {}

  /** The type so far. */
  mergedTy(): Ty {
    return this.merged ?? this.expected;
  }

  coerce(fcx: FnCtxt, expr: ast.Expr, ty: Ty, report?: MismatchReport): void {
    const found = fcx.resolveWithObligations(ty);
    if (found.kind === "Error" || this.merged?.kind === "Error") {
      this.merged = tyError;
      this.pushed++;
      return;
    }
    const result =
      this.pushed === 0
        ? coerceFirst(fcx, expr, found, this.expected)
        : coerceToLub(fcx, this.exprs, this.mergedTy(), expr, found);
    if (result.ok) {
      this.merged = result.target;
      this.exprs.push(expr);
    } else {
      const expected = this.mergedTy();
      if (report !== undefined) report(expected, found);
      else reportMismatch(fcx, expr, expected, found);
      this.merged = tyError;
    }
    this.pushed++;
  }

  /** A way that gives no value: `break;`, `return;`, an `if` without `else`. */
  coerceUnit(fcx: FnCtxt, span: Span, report?: MismatchReport): void {
    const expected = this.mergedTy();
    this.pushed++;
    if (fcx.shallow(expected).kind === "Error") return;
    if (fcx.accept(fcx.infcx.eq(fcx.env, misc(span), expected, tyUnit))) {
      this.merged = tyUnit;
      return;
    }
    if (report !== undefined) report(expected, tyUnit);
    else fcx.mismatch(span, expected, tyUnit);
    this.merged = tyError;
  }

  /** The joined type; `!` if there was nothing to join. */
  complete(): Ty {
    return this.pushed === 0 ? tyNever : this.mergedTy();
  }
}

function coerceFirst(fcx: FnCtxt, expr: ast.Expr, found: Ty, expected: Ty): CoerceResult {
  return commit(fcx, expr, coerceTypes(fcx, expr, found, expected));
}

function commit(fcx: FnCtxt, expr: ast.Expr, result: CoerceResult): CoerceResult {
  if (result.ok) {
    fcx.registerAll(result.obligations);
    fcx.applyAdjustments(expr, result.adjustments);
  }
  return result;
}

/** The least upper bound of the expressions so far (of type `prev`) and one more. */
function coerceToLub(fcx: FnCtxt, exprs: readonly ast.Expr[], prevTy: Ty, expr: ast.Expr, newTy: Ty): CoerceResult {
  const prev = fcx.shallow(prevTy);
  const next = fcx.shallow(newTy);
  const asPointers = fnItemsToPointer(fcx, exprs, prev, expr, next);
  if (asPointers !== undefined) return asPointers;
  const forward = commit(fcx, expr, coerceToJoin(fcx, expr, next, prev));
  if (forward.ok)
    return forward.target.kind === "Never" || prev.kind !== "Never"
      ? { ...forward, target: joined(prev, forward.target) }
      : forward;
  if (!exprs.every((e) => onlyReborrows(fcx.tables.adjustments.get(unparen(e).id)))) return forward;
  let last: CoerceResult = forward;
  for (const earlier of exprs) {
    last = coerceTypes(fcx, earlier, prev, next);
    if (!last.ok) return forward;
    commit(fcx, earlier, last);
  }
  return last.ok ? { ok: true, target: next, adjustments: [], obligations: [] } : forward;
}

/** `!` coerced to the type so far leaves that type; else the result of the coercion counts. */
function joined(prev: Ty, target: Ty): Ty {
  return target.kind === "Never" ? prev : target;
}

function onlyReborrows(adjustments: readonly Adjustment[] | undefined): boolean {
  if (adjustments === undefined || adjustments.length === 0) return true;
  const [first, second] = adjustments;
  if (adjustments.length === 1) return first?.kind === "NeverToAny";
  return (
    adjustments.length === 2 && first?.kind === "Deref" && first.overloaded === undefined && second?.kind === "Borrow"
  );
}

/** Two different function items (or closures that capture nothing) meet as a function pointer. */
function fnItemsToPointer(
  fcx: FnCtxt,
  exprs: readonly ast.Expr[],
  prev: Ty,
  expr: ast.Expr,
  next: Ty,
): CoerceResult | undefined {
  const isFn = (ty: Ty): boolean =>
    ty.kind === "FnDef" || (ty.kind === "Closure" && !fcx.tcx.closureMentionsUpvars(ty.def));
  if (!isFn(prev) || !isFn(next)) return undefined;
  if (fcx.infcx.commitIfOk(() => fcx.infcx.eq(fcx.env, misc(expr.span), prev, next)).ok)
    return { ok: true, target: prev, adjustments: [], obligations: [] };
  const pointer = fnPointerOf(fcx, expr.span, prev.kind === "FnDef" ? prev : next);
  if (pointer === undefined) return undefined;
  for (const [e, ty] of [...exprs.map((e) => [e, prev] as const), [expr, next] as const]) {
    const result = commit(fcx, e, coerceTypes(fcx, e, ty, pointer));
    if (!result.ok) return result;
  }
  return { ok: true, target: pointer, adjustments: [], obligations: [] };
}

function fnPointerOf(fcx: FnCtxt, span: Span, ty: Ty): Ty | undefined {
  if (ty.kind !== "FnDef") return undefined;
  return mkFnPtr(fcx.normalize(span, fcx.tcx.instantiate(fcx.tcx.fnSig(ty.def), ty.args)));
}
