/**
 * The lifetime of a variable in words: where its value begins, where it is last used, and what ends it — a move, a drop, or the
 * end of its scope. From the analysed MIR of its function.
 */
import type { Span } from "../base/source";
import type { Checked } from "../compile";
import { BodyStates } from "../debug/states";
import type { Body, Local, Place, Rvalue, VarDebugInfo } from "../mir/mir";
import { operandsOfStatement, operandsOfTerminator } from "../mir/operands";

export function lifetimeOf(checked: Checked, body: Body, variable: VarDebugInfo, local: Local): string {
  const lineOf = (span: Span): number => {
    const site = checked.callSiteOf(span);
    return checked.sources.file(site.file).lineColumn(site.lo).line;
  };
  const begin = lineOf(variable.span);
  const scopeEnd = endLine(checked, body, variable);
  const moves = new BodyStates(checked.tcx, body).movesOf(local);
  const uses = usesOf(body, local).map(lineOf);
  const lastUse = Math.max(begin, ...uses);
  const from = variable.argumentIndex === undefined ? `from line ${begin}` : `from the call (line ${begin})`;
  const [move] = moves;
  if (move !== undefined) {
    const where = lineOf(move.at);
    const certain = moves.length === 1 ? "" : " (on some paths)";
    return `${from} to line ${where}, where it is moved into ${move.to}${certain}; its storage ends with the scope on line ${scopeEnd}`;
  }
  const dropped = checked.tcx.needsDrop(
    body.locals[local]?.ty ?? (body.locals[0]?.ty as never),
    checked.tcx.paramEnv(body.def),
  );
  const end = dropped ? `\`}\` on line ${scopeEnd} drops it` : `its scope ends with \`}\` on line ${scopeEnd}`;
  return `${from} to line ${scopeEnd}: ${end}; last used on line ${lastUse}`;
}

function endLine(checked: Checked, body: Body, variable: VarDebugInfo): number {
  const span = checked.callSiteOf(body.sourceScopes[variable.scope]?.span ?? body.span);
  return checked.sources.file(span.file).lineColumn(Math.max(span.lo, span.hi - 1)).line;
}

/** Where a local is read, borrowed or written, cleanup left out. */
function usesOf(body: Body, local: Local): Span[] {
  const spans: Span[] = [];
  const mentions = (place: Place): boolean => place.local === local;
  for (const block of body.blocks) {
    if (block.isCleanup) continue;
    for (const statement of block.statements) {
      if (statement.kind !== "Assign") continue;
      const places = [statement.place, ...placesOfRvalue(statement.rvalue)];
      if (
        places.some(mentions) ||
        operandsOfStatement(statement).some((operand) => operand.kind !== "Constant" && mentions(operand.place))
      )
        spans.push(statement.info.span);
    }
    const { terminator } = block;
    const own = terminator.kind === "Call" ? [terminator.destination] : [];
    if (
      own.some(mentions) ||
      operandsOfTerminator(terminator).some((operand) => operand.kind !== "Constant" && mentions(operand.place))
    )
      spans.push(terminator.info.span);
  }
  return spans;
}

function placesOfRvalue(rvalue: Rvalue): readonly Place[] {
  switch (rvalue.kind) {
    case "Ref":
    case "RawPtr":
    case "Len":
    case "Discriminant":
    case "CopyForDeref":
      return [rvalue.place];
    default:
      return [];
  }
}
