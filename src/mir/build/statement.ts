/** Expressions used for their effect: assignments, jumps, and any other expression whose value is thrown away. */
import type { Expr } from "../../types/body";
import type { Place, Rvalue } from "../mir";
import type { Builder } from "./builder";
import { intoPlace } from "./into";
import { asTemp } from "./operand";
import { asPlace } from "./place";
import { asLocalRvalue, assignOp } from "./rvalue";

/** Yields nothing but `()`, or never ends normally. */
export function isStatementLike({ kind }: Expr): boolean {
  switch (kind.kind) {
    case "Assign":
    case "AssignOp":
    case "Break":
    case "Continue":
    case "Return":
      return true;
    default:
      return false;
  }
}

export function statementExpr(b: Builder, expr: Expr): void {
  const { kind, span } = expr;
  switch (kind.kind) {
    case "Assign":
      b.scopes.inScope(span, () => assignExpr(b, kind.place, kind.value, span));
      return;
    case "AssignOp":
      b.scopes.inScope(span, () => assignOp(b, kind, () => asPlace(b, kind.place), span));
      return;
    case "Break": {
      const destination = b.scopes.breakDestination(kind.label);
      if (kind.value === undefined) b.assignUnit(destination, span);
      else intoPlace(b, destination, kind.value);
      b.scopes.break(kind.label);
      return;
    }
    case "Continue":
      b.scopes.continue(kind.label);
      return;
    case "Return": {
      const destination = b.scopes.breakDestination(undefined);
      if (kind.value === undefined) b.assignUnit(destination, span);
      else intoPlace(b, destination, kind.value);
      b.stopAtReturn();
      b.scopes.break(undefined);
      return;
    }
    default:
      asTemp(b, b.scopes.tempScope, expr, "Not");
  }
}

/** The value first, then the place, whose old value is dropped where it may need it. */
function assignExpr(b: Builder, target: Expr, value: Expr, span: Expr["span"]): void {
  const rvalue = asLocalRvalue(b, value);
  const place = asPlace(b, target);
  if (b.needsDrop(target.ty)) dropAndReplace(b, place, rvalue, target.span);
  else b.assign(place, rvalue, span);
}

/** The new value is written even if dropping the old one unwinds. */
function dropAndReplace(b: Builder, place: Place, rvalue: Rvalue, span: Expr["span"]): void {
  const target = b.newBlock();
  const cleanup = b.newBlock(true);
  const from = b.block;
  const info = b.info(span);
  b.pushTo(target, { kind: "Assign", place, rvalue }, info);
  b.pushTo(cleanup, { kind: "Assign", place, rvalue }, info);
  b.terminateBlock(
    from,
    { kind: "Drop", place, target, unwind: { kind: "Cleanup", target: cleanup }, replace: true },
    info,
  );
  b.scopes.divergeFromReplace(from);
  b.block = target;
}
