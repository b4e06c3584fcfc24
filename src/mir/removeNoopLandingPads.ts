/** Cleanup that does nothing but go on unwinding is left out: the caller's cleanup follows directly. */
import type { BasicBlock, Body, Terminator } from "./mir";
import { successors } from "./successors";

export function removeNoopLandingPads(_tcx: unknown, body: Body): Body {
  const noop = noopBlocks(body);
  if (noop.size === 0) return body;
  const blocks = body.blocks.map((block) => ({ ...block, terminator: withoutNoop(block.terminator, noop) }));
  return { ...body, blocks };
}

function withoutNoop(terminator: Terminator, noop: ReadonlySet<BasicBlock>): Terminator {
  if (!("unwind" in terminator) || terminator.unwind.kind !== "Cleanup" || !noop.has(terminator.unwind.target))
    return terminator;
  return { ...terminator, unwind: { kind: "Continue" } };
}

/** Blocks from which only statements about storage lead to `resume`. Computed backwards to a fixed point. */
function noopBlocks(body: Body): Set<BasicBlock> {
  const noop = new Set<BasicBlock>();
  for (let changed = true; changed; ) {
    changed = false;
    for (let index = body.blocks.length - 1; index >= 0; index--) {
      const block = body.blocks[index];
      if (block === undefined || noop.has(index as BasicBlock) || !block.isCleanup) continue;
      const quiet = block.statements.every(
        (statement) =>
          statement.kind === "StorageLive" ||
          statement.kind === "StorageDead" ||
          statement.kind === "Nop" ||
          isFlag(body, statement),
      );
      if (!quiet || !endsQuietly(block.terminator, noop)) continue;
      noop.add(index as BasicBlock);
      changed = true;
    }
  }
  return noop;
}

function endsQuietly(terminator: Terminator, noop: ReadonlySet<BasicBlock>): boolean {
  if (terminator.kind === "UnwindResume") return true;
  const plain = terminator.kind === "Goto" || terminator.kind === "SwitchInt" || terminator.kind === "FalseEdge";
  return plain && successors(terminator).every((target) => noop.has(target));
}

function isFlag(body: Body, statement: Body["blocks"][number]["statements"][number]): boolean {
  return (
    statement.kind === "Assign" &&
    statement.place.projection.length === 0 &&
    body.locals[statement.place.local]?.kind.kind === "DropFlag"
  );
}
