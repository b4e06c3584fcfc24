/** Ways out of two loans at once: what a call needs could be computed before it, a slice could be split. */
import { type Note, noteAt } from "../../../base/diagnostic";
import type { Span } from "../../../base/source";
import type { Expr } from "../../../types/body";
import type { TyCtxt } from "../../../types/tcx";
import { containsSpan, parentOf, sameSpan } from "../around";
import type { Body, Local, Location, Place } from "../../mir";
import type { BorrowData } from "./borrowSet";
import type { Explanation } from "./explanation";
import { spanAt, type UseSpans } from "./spans";

export function localForArgument(body: Body, at: Location, borrow: BorrowData, explanation: Explanation): Note[] {
  if (explanation.kind !== "UsedLater" || (explanation.use !== "Call" && explanation.use !== "Other")) return [];
  const statement = body.blocks[at.block]?.statements[at.statementIndex];
  const inner = statement?.kind === "Assign" ? callTaking(body, statement.place.local) : undefined;
  if (inner === undefined) return [];
  const isUse = explanation.use === "Other";
  const outer = isUse
    ? explanation.span
    : spanAt(body, borrow.activation.kind === "At" ? borrow.activation.location : borrow.location);
  if (sameSpan(outer, inner) || !containsSpan(outer, inner)) return [];
  return [
    noteAt(inner, `try adding a local storing this${isUse ? "" : " argument"}...`),
    noteAt(outer, `...and then using that local ${isUse ? "here" : "as the argument to this call"}`),
  ];
}

function callTaking(body: Body, local: Local): Span | undefined {
  for (const { terminator } of body.blocks) {
    if (terminator.kind !== "Call") continue;
    if (terminator.args.some((arg) => arg.kind !== "Constant" && arg.place.local === local))
      return terminator.info.span;
  }
  return undefined;
}

/** Two elements of one slice. */
export function splitAdvice(tcx: TyCtxt, body: Body, borrow: BorrowData, place: Place, now: UseSpans): Note[] {
  const typed = tcx.typedBody(body.def);
  const isIndexed = (span: Span) => isIndex(tcx, parentOf(typed, span));
  const issued = spanAt(body, borrow.location);
  const areElements = [borrow.place, place].every(({ projection }) => projection.at(-1)?.kind === "Index");
  const areIndexed = now.kind === "Other" && isIndexed(issued) && isIndexed(now.span) && !sameSpan(issued, now.span);
  if (!areElements && !areIndexed) return [];
  return ["use `.split_at_mut(position)` to obtain two mutable non-overlapping sub-slices"];
}

function isIndex(tcx: TyCtxt, expr: Expr | undefined): boolean {
  if (expr?.kind.kind === "Deref") return isIndex(tcx, expr.kind.base);
  if (expr?.kind.kind !== "Call" || expr.kind.func.ty.kind !== "FnDef") return false;
  const trait = tcx.parent(expr.kind.func.ty.def);
  return trait !== undefined && ["index", "index_mut"].includes(tcx.langNameOf(trait) ?? "");
}
