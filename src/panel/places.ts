/**
 * Where heap boxes stand: each block keeps its place in the column for life. New blocks are appended; a block that is gone
 * leaves a hole of its size, so that nothing below it moves, until the reader packs the column.
 */
import type { AllocationId, HeapBlock } from "../debug/view/model";

export type Place =
  | { readonly kind: "block"; readonly id: AllocationId }
  | { readonly kind: "hole"; readonly id: AllocationId };

/** More holes than this are packed unasked: by then nobody remembers what stood there. */
const maxHoles = 40;

export function arrange(before: readonly Place[], blocks: readonly HeapBlock[]): readonly Place[] {
  if (
    before.length === blocks.length &&
    before.every((place, i) => place.kind === "block" && place.id === blocks[i]?.id)
  )
    return before;
  const present = new Set(blocks.map((block) => block.id));
  const known = new Set(before.map((place) => place.id));
  const kept = before.map((place): Place => ({ kind: present.has(place.id) ? "block" : "hole", id: place.id }));
  const added = blocks.filter((block) => !known.has(block.id)).map((block): Place => ({ kind: "block", id: block.id }));
  const places = withoutLastHoles([...kept, ...added]);
  return holeCount(places) > maxHoles ? pack(places) : places;
}

export function pack(places: readonly Place[]): readonly Place[] {
  return places.filter((place) => place.kind === "block");
}

export function holeCount(places: readonly Place[]): number {
  return places.filter((place) => place.kind === "hole").length;
}

/** Holes below the last block hold nothing in its place. */
function withoutLastHoles(places: readonly Place[]): readonly Place[] {
  let last = places.length - 1;
  while (last >= 0 && places[last]?.kind === "hole") last -= 1;
  return places.slice(0, last + 1);
}
