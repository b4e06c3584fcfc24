/**
 * The heap as it is sent: the window of blocks that is asked for, with those freed since the last stop. Where the walk found the same
 * blocks as at the last look, only those are made again whose bytes or marks changed.
 */
import { type BlockInput, BlockViews } from "./blocks";
import type { KeptBlock } from "./cache";
import { serialOf } from "./differing";
import type { HeapBlock, HeapView, MemoryView } from "./model";
import { Readers } from "./pages";
import type { BlockFacts, Walked } from "./walker";

export interface HeapInput extends BlockInput {
  readonly walked: Walked;
  readonly firstBlock: number;
  readonly blockCount: number;
  /** What changes are told against, if any are. */
  readonly previous: MemoryView | undefined;
  /** Of two texts that are equal, the same is asked for in the same way. */
  readonly wayOfAsking: string;
}

/** The last window, and what it was made from. */
export interface KeptHeap {
  readonly sorted: readonly BlockFacts[];
  readonly window: Window;
  readonly wayOfAsking: string;
  readonly blocks: readonly HeapBlock[];
  /** Where they differ from what they are without marks. */
  readonly marked: readonly number[];
  readonly hasFreed: boolean;
  readonly readers: Readers<KeptBlock>;
  readonly liveBytes: number;
}

interface Window {
  readonly first: number;
  readonly facts: readonly BlockFacts[];
  /** Where each stands in it. */
  readonly indexes: ReadonlyMap<string, number>;
}

const freedWords = { kind: "freed", words: "freed: its memory may be used again" } as const;

export class HeapViews {
  private readonly kept: KeptHeap | undefined;
  private readonly window: Window;

  constructor(private readonly input: HeapInput) {
    const { cache, walked, firstBlock, blockCount, wayOfAsking } = input;
    const { keptHeap } = cache;
    const first = Math.min(firstBlock, Math.max(0, walked.sorted.length - 1));
    const isSame =
      keptHeap?.sorted === walked.sorted && keptHeap.window.first === first && keptHeap.wayOfAsking === wayOfAsking;
    this.kept = isSame ? keptHeap : undefined;
    this.window = this.kept?.window ?? windowOf(walked, first, blockCount);
  }

  get first(): number {
    return this.window.first;
  }

  shows(id: string): boolean {
    return this.window.indexes.has(id);
  }

  view(): HeapView {
    const { target, walked } = this.input;
    const { first, facts } = this.window;
    const { blocks, liveBytes } = this.refreshed() ?? this.made();
    const liveCount = walked.sorted.length;
    return {
      region: target.segmentRange("heap") ?? { start: 0, end: 0 },
      blocks,
      firstBlock: first,
      hiddenCount: liveCount - first - facts.length,
      liveCount,
      liveBytes,
    };
  }

  private made(): KeptHeap {
    const { cache, walked, wayOfAsking } = this.input;
    const { window } = this;
    if (cache.blocksFor !== wayOfAsking) {
      cache.blocks = new Map();
      cache.blocksFor = wayOfAsking;
    }
    const views = new BlockViews(this.input);
    const live = window.facts.map((block) => views.view(block));
    const all = this.withFreed(live);
    const blocks = cache.sameBlocks(all);
    const marked = live.flatMap((block, i) => (cache.keptOf.get(block)?.plain === block ? [] : [i]));
    const keptBlocks = window.facts.flatMap(({ id }) => cache.blocks.get(id) ?? []);
    cache.keptHeap = {
      ...{ sorted: walked.sorted, window, wayOfAsking, blocks, marked },
      hasFreed: all !== live,
      readers: new Readers(cache.pages, keptBlocks),
      liveBytes: walked.sorted.reduce((sum, { allocation }) => sum + allocation.sizeBytes, 0),
    };
    return cache.keptHeap;
  }

  /** Undefined where all is to be made again. */
  private refreshed(): KeptHeap | undefined {
    const { kept, window, input } = this;
    const { cache, previous } = input;
    if (kept === undefined || kept.hasFreed || previous?.heap.blocks !== kept.blocks) return undefined;
    const { readers } = kept;
    const changed = readers.failing(({ reads }) => cache.pages.areUnchanged(reads));
    if (changed === undefined) return undefined;
    const indexes = new Set(kept.marked);
    for (const { facts } of changed) indexes.add(window.indexes.get(facts.id) ?? -1);
    indexes.delete(-1);
    if (indexes.size === 0) return kept;
    const views = new BlockViews(input);
    const blocks = [...kept.blocks];
    const marked: number[] = [];
    for (const i of [...indexes].sort((a, b) => a - b)) {
      const block = views.view(window.facts[i] as BlockFacts);
      const keptBlock = cache.keptOf.get(block);
      if (keptBlock !== undefined) readers.add(keptBlock);
      if (keptBlock?.plain !== block) marked.push(i);
      blocks[i] = block;
    }
    cache.keptHeap = { ...kept, blocks: cache.sameBlocks(blocks), marked };
    return cache.keptHeap;
  }

  /** What was freed since the last stop is shown once more, in its place. */
  private withFreed(shown: HeapBlock[]): HeapBlock[] {
    const { previous, walked } = this.input;
    const freed = (previous?.heap.blocks ?? [])
      .filter(({ id, ownership }) => ownership.kind !== "freed" && !walked.blocks.has(id))
      .map(
        ({ value: _value, counts: _counts, ...block }): HeapBlock => ({
          ...block,
          ownership: freedWords,
          change: "changed",
        }),
      );
    if (freed.length === 0) return shown;
    return [...shown, ...freed].sort((a, b) => serialOf(a) - serialOf(b));
  }
}

function windowOf({ blocks }: Walked, first: number, count: number): Window {
  const facts: BlockFacts[] = [];
  let at = 0;
  for (const block of blocks.values()) {
    if (at >= first + count) break;
    if (at++ >= first) facts.push(block);
  }
  return { first, facts, indexes: new Map(facts.map(({ id }, i) => [id, i])) };
}
