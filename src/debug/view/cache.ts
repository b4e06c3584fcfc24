/**
 * What is kept of one run from view to view, so that a stop costs what changed since the last one: the page stamps, the values
 * taken apart, the walk, the arrows, and the heap blocks as they were sent. Everything in it is checked against the memory
 * before it is used; nothing in it is needed for a view to be right.
 */
import type { KeptEdges, UnitEdges } from "./edges";
import type { KeptHeap } from "./heap";
import type { Edge, HeapBlock, MemoryView, ValueNode } from "./model";
import { PageStamps, type Reads } from "./pages";
import type { Unit } from "./units";
import type { BlockFacts, KeptWalk, Walked } from "./walker";

/** A heap block as it was read, before it is compared with the last stop. */
export interface KeptBlock {
  /** These two are renewed when they are made again and say the same. */
  facts: BlockFacts;
  reads: Reads;
  readonly value: ValueNode | undefined;
  /** Without marks of change. */
  readonly plain: HeapBlock;
}

export class ViewCache {
  readonly pages = new PageStamps();
  units = new Map<string, Unit>();
  walk: KeptWalk | undefined;
  keptEdges: KeptEdges | undefined;
  keptHeap: KeptHeap | undefined;
  /** By block, for one way of asking. */
  blocks = new Map<string, KeptBlock>();
  blocksFor = "";
  /** The arrows of each unit in a view, for its successor. */
  readonly unitsOf = new WeakMap<MemoryView, readonly UnitEdges[]>();
  /** What each block of a view was made from. */
  readonly keptOf = new WeakMap<HeapBlock, KeptBlock>();
  private readonly flat = new WeakMap<readonly UnitEdges[], readonly Edge[]>();
  private lastEdges: readonly Edge[] = [];
  private lastBlocks: readonly HeapBlock[] = [];

  /** All arrows of some units, unmarked. */
  edgesIn(units: readonly UnitEdges[]): readonly Edge[] {
    let edges = this.flat.get(units);
    if (edges === undefined) {
      edges = units.flatMap((unit) => unit.edges);
      this.flat.set(units, edges);
    }
    return edges;
  }

  /** The same list where the same things stand in it: a delta is then quickly made. */
  sameEdges(edges: readonly Edge[]): readonly Edge[] {
    this.lastEdges = same(this.lastEdges, edges);
    return this.lastEdges;
  }

  sameBlocks(blocks: readonly HeapBlock[]): readonly HeapBlock[] {
    this.lastBlocks = same(this.lastBlocks, blocks);
    return this.lastBlocks;
  }

  /** More is known of these blocks than their bytes tell. */
  forgetBlocks(ids: Iterable<string>): void {
    for (const id of ids) this.blocks.delete(id);
    this.keptHeap = undefined;
  }

  /** All that a walk has met are there; what others left is thrown away once it is too much. */
  keepUnits({ units, unitCount }: Walked): void {
    if (this.units.size > 2 * unitCount) this.units = new Map(units.flat().map((unit) => [unit.key, unit]));
  }
}

function same<T>(before: readonly T[], now: readonly T[]): readonly T[] {
  if (before === now) return before;
  return before.length === now.length && now.every((item, i) => item === before[i]) ? before : now;
}

const caches = new WeakMap<object, ViewCache>();

/** The cache of a run, made when it is first looked at. */
export function cacheOf(run: object): ViewCache {
  let cache = caches.get(run);
  if (cache === undefined) {
    cache = new ViewCache();
    caches.set(run, cache);
  }
  return cache;
}
