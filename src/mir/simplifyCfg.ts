/**
 * Tidies the control flow graph: empty blocks that only go on are skipped, a block with one way in is joined to the one
 * before it, unreachable blocks are removed and the rest renumbered. Statements are never dropped.
 */
import type { BasicBlock, BasicBlockData, Body, Statement, Terminator } from "./mir";
import { startBlock } from "./mir";
import { mapSuccessors, predecessors, reversePostorder } from "./successors";

export interface SimplifyOptions {
  /** Join chains of blocks; off keeps each block. */
  readonly mergeBlocks: boolean;
}

export function simplifyCfg(body: Body, options: SimplifyOptions = { mergeBlocks: true }): Body {
  let blocks: readonly BasicBlockData[] = skipEmptyBlocks(body.blocks);
  if (options.mergeBlocks) blocks = mergeChains(keepReachable(blocks));
  return { ...body, blocks: keepReachable(blocks) };
}

function skipEmptyBlocks(blocks: readonly BasicBlockData[]): BasicBlockData[] {
  const isSkipped = (block: BasicBlock): boolean => {
    const data = blocks[block];
    return data !== undefined && data.statements.length === 0 && data.terminator.kind === "Goto";
  };
  const final = (block: BasicBlock): BasicBlock => {
    if (!isSkipped(block)) return block;
    const seen = new Set<BasicBlock>();
    let current = block;
    while (!seen.has(current)) {
      seen.add(current);
      const data = blocks[current];
      if (data === undefined || data.statements.length > 0 || data.terminator.kind !== "Goto") break;
      current = data.terminator.target;
    }
    return current;
  };
  return blocks.map((block) => withTerminator(block, mapSuccessors(block.terminator, final)));
}

function withTerminator(block: BasicBlockData, terminator: Terminator): BasicBlockData {
  return terminator === block.terminator ? block : { ...block, terminator };
}

function mergeChains(blocks: readonly BasicBlockData[]): BasicBlockData[] {
  const incoming = predecessors(blocks);
  const merged: { statements: Statement[]; terminator: Terminator; isCleanup: boolean }[] = blocks.map((block) => ({
    ...block,
    statements: [...block.statements],
  }));
  const absorbed = new Set<BasicBlock>();
  merged.forEach((block, index) => {
    if (absorbed.has(index as BasicBlock)) return;
    while (block.terminator.kind === "Goto") {
      const { target } = block.terminator;
      const next = merged[target];
      if (
        next === undefined ||
        target === index ||
        target === startBlock ||
        incoming[target]?.length !== 1 ||
        next.isCleanup !== block.isCleanup ||
        absorbed.has(target)
      )
        break;
      absorbed.add(target);
      block.statements.push(...next.statements);
      block.terminator = next.terminator;
    }
  });
  return merged;
}

function keepReachable(blocks: readonly BasicBlockData[]): BasicBlockData[] {
  const order = reversePostorder(blocks).sort((left, right) => left - right);
  const renamed = new Map(order.map((block, index) => [block, index as BasicBlock]));
  const kept: BasicBlockData[] = [];
  for (const block of order) {
    const data = blocks[block];
    if (data !== undefined)
      kept.push(
        withTerminator(
          data,
          mapSuccessors(data.terminator, (target) => renamed.get(target) ?? target),
        ),
      );
  }
  return kept;
}
