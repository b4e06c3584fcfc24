/** What a call needs while its receiver is borrowed could be computed before it: rustc's `suggest_using_local_if_applicable`. */
import { type Note, noteAt } from "../../../base/diagnostic";
import type { Span } from "../../../base/source";
import { containsSpan, sameSpan } from "../around";
import type { Body, Local, Location } from "../../mir";
import type { BorrowData } from "./borrowSet";
import type { Explanation } from "./explanation";
import { spanAt } from "./spans";

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
