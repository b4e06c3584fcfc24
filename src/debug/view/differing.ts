/** Lists of heap blocks in order of allocation: one found by its id, two of them side by side. */
import type { HeapBlock } from "./model";
import { lastAtOrBefore } from "./search";

export interface Differing {
  readonly before: HeapBlock | undefined;
  readonly now: HeapBlock | undefined;
}

/** The blocks that are not the same object in both, in order: by their id, as they were and as they are. */
export function differingBlocks(before: readonly HeapBlock[], now: readonly HeapBlock[]): readonly Differing[] {
  if (before === now) return [];
  const pairs: Differing[] = [];
  let i = 0;
  for (const block of now) {
    if (before[i] === block) {
      i++;
      continue;
    }
    const serial = serialOf(block);
    for (let old = before[i]; old !== undefined && serialOf(old) < serial; old = before[++i])
      pairs.push({ before: old, now: undefined });
    const old = before[i];
    const isKnown = old?.id === block.id;
    if (isKnown) i++;
    if (old !== block) pairs.push({ before: isKnown ? old : undefined, now: block });
  }
  for (; i < before.length; i++) pairs.push({ before: before[i], now: undefined });
  return pairs;
}

export function blockOf(blocks: readonly HeapBlock[], id: string): HeapBlock | undefined {
  const block = blocks[lastAtOrBefore(blocks, serialOf({ id }), serialOf)];
  return block?.id === id ? block : undefined;
}

/** Blocks are numbered in the order in which they were allocated. */
export function serialOf({ id }: Pick<HeapBlock, "id">): number {
  return Number(id.slice("alloc".length));
}
