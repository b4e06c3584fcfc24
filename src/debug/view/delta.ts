/**
 * Deltas between two views: `makeDelta` for the sender, `applyDelta` for the receiver. `applyDelta(a, makeDelta(a, b))` equals
 * `b`. What is the same object in both views is known to be equal; what is not is compared by its text.
 */
import { differingBlocks } from "./differing";
import type { Edge, EdgeRun, HeapBlock, MemoryView, SegmentView, ViewDelta } from "./model";

export function makeDelta(base: MemoryView, view: MemoryView): ViewDelta {
  const { changed, gone } = changedBlocks(base.heap.blocks, view.heap.blocks);
  const { heap, segments, edges, ...rest } = view;
  const { blocks: _blocks, ...heapRest } = heap;
  return {
    ...rest,
    kind: "delta",
    baseRevision: base.revision,
    edges: edgeRuns(base.edges, edges),
    heap: { ...heapRest, changed, gone },
    segments: changedSegments(base.segments, segments),
  };
}

function changedBlocks(
  base: readonly HeapBlock[],
  blocks: readonly HeapBlock[],
): { readonly changed: readonly HeapBlock[]; readonly gone: readonly string[] } {
  const pairs = differingBlocks(base, blocks);
  return {
    changed: pairs.flatMap(({ before, now }) => (now === undefined || isSame(before, now) ? [] : [now])),
    gone: pairs.flatMap(({ before, now }) => (before !== undefined && now === undefined ? [before.id] : [])),
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && JSON.stringify(a) === JSON.stringify(b));
}

/** Edges keep their order from stop to stop, so that the base's stand in few long runs. */
function edgeRuns(base: readonly Edge[], edges: readonly Edge[]): EdgeRun[] {
  if (base === edges) return base.length === 0 ? [] : [[0, base.length]];
  const indexes = new Map<string, number>();
  const indexOf = (edge: Edge): number | undefined => {
    if (indexes.size === 0) base.forEach((other, i) => indexes.set(edgeKey(other), i));
    return indexes.get(edgeKey(edge));
  };
  const runs: EdgeRun[] = [];
  let first = 0;
  let count = 0;
  const flush = (): void => {
    if (count > 0) runs.push([first, count]);
    count = 0;
  };
  for (const edge of edges) {
    // Mostly the next one of the base.
    const next = first + count;
    const index = base[next] === edge ? next : indexOf(edge);
    if (index === undefined || !isSame(base[index], edge)) {
      flush();
      runs.push(edge);
    } else if (count > 0 && index === first + count) count++;
    else {
      flush();
      first = index;
      count = 1;
    }
  }
  flush();
  return runs;
}

const edgeKey = (edge: Edge): string => `${edge.kind} ${edge.from} ${edge.address}`;

function applyEdges(base: readonly Edge[], runs: readonly EdgeRun[]): readonly Edge[] {
  const [only] = runs;
  if (runs.length === 1 && isRun(only) && only[0] === 0 && only[1] === base.length) return base;
  return runs.flatMap((run) => (isRun(run) ? base.slice(run[0], run[0] + run[1]) : [run]));
}

function isRun(run: EdgeRun | undefined): run is readonly [number, number] {
  return Array.isArray(run);
}

/** Segments with an entry that is new or differs, with those entries alone. */
function changedSegments(base: readonly SegmentView[], segments: readonly SegmentView[]): SegmentView[] {
  return segments.flatMap((segment) => {
    const before = new Map(base.find(({ name }) => name === segment.name)?.entries.map((entry) => [entry.path, entry]));
    const entries = segment.entries.filter((entry) => !isSame(before.get(entry.path), entry));
    return entries.length === 0 ? [] : [{ ...segment, entries }];
  });
}

export function applyDelta(base: MemoryView, delta: ViewDelta): MemoryView {
  const { kind: _kind, baseRevision: _baseRevision, heap, segments, edges, ...rest } = delta;
  const { changed, gone, ...heapRest } = heap;
  return {
    ...rest,
    edges: applyEdges(base.edges, edges),
    heap: { ...heapRest, blocks: applyBlocks(base.heap.blocks, changed, gone) },
    segments: applySegments(base.segments, segments),
  };
}

function applyBlocks(
  base: readonly HeapBlock[],
  changed: readonly HeapBlock[],
  gone: readonly string[],
): readonly HeapBlock[] {
  if (changed.length === 0 && gone.length === 0) return base;
  const goneIds = new Set(gone);
  const byId = new Map(changed.map((block) => [block.id, block]));
  const kept = base.filter((block) => !goneIds.has(block.id)).map((block) => byId.get(block.id) ?? block);
  const known = new Set(base.map((block) => block.id));
  return [...kept, ...changed.filter((block) => !known.has(block.id))];
}

function applySegments(base: readonly SegmentView[], changed: readonly SegmentView[]): SegmentView[] {
  const merged = base.map((segment) =>
    mergeEntries(
      segment,
      changed.find(({ name }) => name === segment.name),
    ),
  );
  const known = new Set(base.map(({ name }) => name));
  return [...merged, ...changed.filter(({ name }) => !known.has(name))].sort(
    (a, b) => a.addresses.start - b.addresses.start,
  );
}

function mergeEntries(segment: SegmentView, changed: SegmentView | undefined): SegmentView {
  if (changed === undefined) return segment;
  const byPath = new Map(changed.entries.map((entry) => [entry.path, entry]));
  const kept = segment.entries.map((entry) => byPath.get(entry.path) ?? entry);
  const known = new Set(segment.entries.map((entry) => entry.path));
  return {
    ...changed,
    entries: [...kept, ...changed.entries.filter((entry) => !known.has(entry.path))].sort(
      (a, b) => a.address - b.address,
    ),
  };
}
