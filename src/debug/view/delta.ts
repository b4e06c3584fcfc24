/** Deltas between two views: `makeDelta` for the sender, `applyDelta` for the receiver. `applyDelta(a, makeDelta(a, b))` equals `b`. */
import type { HeapBlock, MemoryView, SegmentView, ViewDelta } from "./model";

export function makeDelta(base: MemoryView, view: MemoryView): ViewDelta {
  const known = new Map(base.heap.blocks.map((block) => [block.id, JSON.stringify(block)]));
  const changed = view.heap.blocks.filter((block) => known.get(block.id) !== JSON.stringify(block));
  const present = new Set(view.heap.blocks.map((block) => block.id));
  const gone = base.heap.blocks.filter((block) => !present.has(block.id)).map((block) => block.id);
  const { heap, segments, ...rest } = view;
  const { blocks: _blocks, ...heapRest } = heap;
  return {
    ...rest,
    kind: "delta",
    baseRevision: base.revision,
    heap: { ...heapRest, changed, gone },
    segments: changedSegments(base.segments, segments),
  };
}

/** Segments with an entry that is new or differs, with those entries alone. */
function changedSegments(base: readonly SegmentView[], segments: readonly SegmentView[]): SegmentView[] {
  return segments.flatMap((segment) => {
    const before = new Map(
      base.find(({ name }) => name === segment.name)?.entries.map((entry) => [entry.path, JSON.stringify(entry)]),
    );
    const entries = segment.entries.filter((entry) => before.get(entry.path) !== JSON.stringify(entry));
    return entries.length === 0 ? [] : [{ ...segment, entries }];
  });
}

export function applyDelta(base: MemoryView, delta: ViewDelta): MemoryView {
  const { kind: _kind, baseRevision: _baseRevision, heap, segments, ...rest } = delta;
  const { changed, gone, ...heapRest } = heap;
  return {
    ...rest,
    heap: { ...heapRest, blocks: applyBlocks(base.heap.blocks, changed, gone) },
    segments: applySegments(base.segments, segments),
  };
}

function applyBlocks(base: readonly HeapBlock[], changed: readonly HeapBlock[], gone: readonly string[]): HeapBlock[] {
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
