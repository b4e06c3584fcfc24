/** What only the borrow checker reads goes away: false edges, fake reads and borrows, user type annotations, mentions of places. */
import { expectDefined } from "../base/invariant";
import type { BasicBlockData, Body, Local, LocalDecl, Statement, Terminator } from "./mir";
import { mapPlaces } from "./visit";

export function cleanupPostBorrowck(_tcx: unknown, body: Body): Body {
  return withoutFakeLocals({ ...body, blocks: body.blocks.map(cleanBlock) });
}

/** The temporaries of fake borrows have no place in the frame. */
function withoutFakeLocals(body: Body): Body {
  const kept = [...body.locals.keys()].filter((local) => body.locals[local]?.kind.kind !== "FakeBorrow");
  if (kept.length === body.locals.length) return body;
  const renamed = new Map(kept.map((local, index) => [local as Local, index as Local]));
  const rename = (local: Local): Local => expectDefined(renamed.get(local), `_${local}`);
  const cleaned = mapPlaces(body, ({ local, projection }) => ({
    local: rename(local),
    projection: projection.map((element) =>
      element.kind === "Index" ? { kind: "Index", local: rename(element.local) } : element,
    ),
  }));
  return {
    ...cleaned,
    locals: kept.map((local) => renameDecl(body.locals[local] as LocalDecl, rename)),
    blocks: cleaned.blocks.map((block) => ({
      ...block,
      statements: block.statements.map((statement) =>
        statement.kind === "StorageLive" || statement.kind === "StorageDead"
          ? { ...statement, local: rename(statement.local) }
          : statement,
      ),
    })),
    stopPoints: body.stopPoints.map((stop) =>
      stop.local === undefined ? stop : { ...stop, local: rename(stop.local) },
    ),
  };
}

function renameDecl(decl: LocalDecl, rename: (local: Local) => Local): LocalDecl {
  return decl.kind.kind === "RefForGuard" ? { ...decl, kind: { ...decl.kind, of: rename(decl.kind.of) } } : decl;
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
