/** What only the borrow checker reads goes away: false edges, fake reads and borrows, user type annotations, mentions of places. */
import type { BasicBlockData, Body, Statement, Terminator } from "./mir";

export function cleanupPostBorrowck(_tcx: unknown, body: Body): Body {
  return { ...body, blocks: body.blocks.map(cleanBlock) };
}

function cleanBlock(block: BasicBlockData): BasicBlockData {
  return { ...block, statements: block.statements.filter(isReal), terminator: realTerminator(block.terminator) };
}

function isReal(statement: Statement): boolean {
  switch (statement.kind) {
    case "FakeRead":
    case "AscribeUserType":
    case "PlaceMention":
    case "Nop":
      return false;
    case "Assign":
      return statement.rvalue.kind !== "Ref" || statement.rvalue.borrow.kind !== "Fake";
    default:
      return true;
  }
}

function realTerminator(terminator: Terminator): Terminator {
  if (terminator.kind === "FalseEdge" || terminator.kind === "FalseUnwind")
    return { kind: "Goto", target: terminator.realTarget, info: terminator.info };
  return terminator;
}
