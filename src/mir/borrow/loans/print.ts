/** The facts of loans as text, in places of the source: one line for each loan issued, invalidated and killed. */
import type { Span } from "../../../base/source";
import type { TyCtxt } from "../../../types/tcx";
import type { Body, Location } from "../../mir";
import type { LoanFacts } from "../checkBorrows";
import { spanAt } from "./spans";

/** Sorted, each line once: several points of the control flow may be one place of the source. */
export function printLoanFacts(tcx: TyCtxt, body: Body, { issued, invalidated, killed }: LoanFacts): string {
  const place = (span: Span): string => {
    const file = tcx.sources.file(span.file);
    const [from, to] = [file.lineColumn(span.lo), file.lineColumn(span.hi)];
    return `${from.line}:${from.column}-${to.line}:${to.column}`;
  };
  const inFile = (span: Span): boolean => span.file === body.span.file;
  const lines = new Set<string>();
  for (const { location } of issued) {
    const span = spanAt(body, location);
    if (inFile(span)) lines.add(`issued ${place(span)}`);
  }
  const point = ({ block, statementIndex }: Location): string | undefined => {
    const kind = body.blocks[block]?.statements.length === statementIndex ? body.blocks[block]?.terminator.kind : "";
    if (kind === "Return" || kind === "UnwindResume") return "exit";
    const span = spanAt(body, { block, statementIndex });
    return inFile(span) ? place(span) : undefined;
  };
  for (const [word, found] of [["invalidated", invalidated] as const, ["killed", killed] as const])
    for (const { borrow, at } of found) {
      const loan = spanAt(body, borrow.location);
      const where = point(at);
      if (inFile(loan) && where !== undefined) lines.add(`${word} ${place(loan)} at ${where}`);
    }
  return [...lines].sort().join("\n");
}
