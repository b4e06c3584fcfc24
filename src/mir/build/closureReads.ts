/**
 * Places that a closure matches on or binds with a pattern that takes nothing (`let _ = x`): they are not captured, but must have a value
 * where the closure is made (RFC 2229). rustc writes such fake reads for what is captured too; there the capture says the same.
 */
import type { CapturedPlace, Expr } from "../../types/body";
import { visitExpr } from "../../types/check/visit";
import type { DefId } from "../../resolve/def";
import type { Place } from "../mir";
import { type Builder, placeOf, project } from "./builder";

export function readUncaptured(b: Builder, closure: DefId, captures: readonly CapturedPlace[]): void {
  const read = (expr: Expr, cause: "ForLet" | "ForMatchedPlace"): void => {
    const place = uncaptured(b, expr, captures);
    if (place !== undefined) b.push({ kind: "FakeRead", cause, place }, expr.span);
  };
  visitExpr(b.tcx.typedBody(closure).value, {
    expr: ({ kind }) => {
      if (kind.kind === "Match" || kind.kind === "Let") read(kind.scrutinee, "ForMatchedPlace");
    },
    block: ({ statements }) => {
      for (const stmt of statements) if (stmt.kind === "Let" && stmt.init !== undefined) read(stmt.init, "ForLet");
    },
  });
}

/** A variable of this body, or a field of one, of which the closure captures nothing. */
function uncaptured(b: Builder, { kind, ty }: Expr, captures: readonly CapturedPlace[]): Place | undefined {
  if (kind.kind === "Field") {
    const base = uncaptured(b, kind.base, captures);
    return base === undefined ? undefined : project(base, { kind: "Field", field: kind.field, ty });
  }
  if (kind.kind !== "UpvarRef" || captures.some(({ binding }) => binding === kind.binding)) return undefined;
  const variable = b.guardBindings.has(kind.binding) ? undefined : b.variables.get(kind.binding);
  return variable === undefined ? undefined : placeOf(variable.local);
}
