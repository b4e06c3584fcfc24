/**
 * The walk after little changed: only those segments are walked again in which a value or a block changed, and what no root
 * owns. What comes of it is what a walk of everything would find; where that is not certain, it says so.
 */
import type { TargetAllocation, ViewTarget } from "./target";
import type { Unit, UnitMaker } from "./units";
import { findUnowned } from "./unowned";
import { type BlockFacts, blockAt, factsOf, type KeptWalk, maxUnits, type Segment, walkedOf, Walker } from "./walker";

/** Below this, nothing is gained by a walk of everything. */
const fewBlocks = 64;

interface Changes {
  readonly gone: readonly TargetAllocation[];
  readonly made: readonly TargetAllocation[];
}

/** Undefined: everything has to be walked. */
export function rewalk(
  target: ViewTarget,
  makeUnit: UnitMaker,
  kept: KeptWalk,
  rootUnits: readonly Unit[],
): KeptWalk | undefined {
  const allocations = target.allocations();
  const changes = changesBetween(kept.allocations, allocations);
  const changed = makeUnit.changedUnits(kept);
  if (changes === undefined || changed === undefined) return undefined;
  markDirty(kept, rootUnits, changes, changed);
  const clean = cleanSegments(kept, rootUnits);
  if (clean === undefined) return undefined;
  const { lost } = kept;
  if (!lost.isDirty && clean.length === rootUnits.length && clean.length === kept.segments.length) return kept;
  const fresh = freshBlocks(kept, changes);
  // No better than all of them.
  if (fresh.length > Math.max(fewBlocks, kept.walked.sorted.length / 2)) return undefined;
  const sorted = lost.isDirty ? merged(kept.walked.sorted, fresh) : kept.walked.sorted;
  const walker = new Walker(target, makeUnit, sorted);
  const known = new Map(clean.map((segment) => [segment.root, segment]));
  const segments = rootUnits.map((root) => known.get(root) ?? walker.walkRoot(root));
  // Who refers to a block that nobody owns gives it its name.
  if (fresh.some(isUnowned) && clean.some((segment) => refersTo(segment, isUnowned, sorted))) return undefined;
  const nextLost = lost.isDirty ? walker.walkLost(fresh) : lost;
  if (walker.hasConflict) return undefined;
  findUnowned(new Map([...fresh].sort((a, b) => a.allocation.id - b.allocation.id).map((block) => [block.id, block])));
  const blocks = changedMap(kept, changes, fresh);
  const walked = walkedOf(blocks, sorted, segments, nextLost);
  if (walked.unitCount - rootUnits.length > maxUnits) return undefined;
  const cleanOnes = new Set<Segment>([...clean, lost]);
  for (const segment of [...segments, nextLost])
    if (!cleanOnes.has(segment) || segment.isDirty) for (const unit of segment.units) kept.readers.add(unit);
  return { ...kept, walked, blocks, allocations, rootUnits, segments, lost: nextLost };
}

/** Both are in order of ids. Undefined where a younger block was there before an older one: time was turned. */
function changesBetween(before: readonly TargetAllocation[], now: readonly TargetAllocation[]): Changes | undefined {
  if (before === now) return { gone: [], made: [] };
  const gone: TargetAllocation[] = [];
  const made: TargetAllocation[] = [];
  let i = 0;
  for (const allocation of now) {
    for (; (before[i]?.id ?? allocation.id) < allocation.id; i++) gone.push(before[i] as TargetAllocation);
    const old = before[i];
    if (old === allocation) i++;
    else if (old?.id === allocation.id) {
      gone.push(old);
      made.push(allocation);
      i++;
    } else if (old === undefined) made.push(allocation);
    else return undefined;
  }
  return { gone: [...gone, ...before.slice(i)], made };
}

function markDirty(
  { walked, blocks, segments, lost }: KeptWalk,
  rootUnits: readonly Unit[],
  { gone, made }: Changes,
  changed: readonly Unit[],
): void {
  for (const { key } of changed) markOne(blocks.get(key)?.segment ?? lost);
  for (const { id } of gone) markOne(blocks.get(`alloc${id}`)?.segment ?? lost);
  const present = new Set(rootUnits);
  for (const segment of segments) {
    const isGone = segment.root === undefined || !present.has(segment.root);
    if (isGone || (made.length > 0 && segment.dangling.some((address) => made.some((block) => isIn(block, address)))))
      markOne(segment);
  }
  const dirty = segments.filter(({ isDirty }) => isDirty);
  const isLostChanged =
    gone.length + made.length > 0 ||
    dirty.some((segment) => segment.blockCount > 0 || refersTo(segment, isUnowned, walked.sorted));
  if (isLostChanged) markOne(lost);
}

/** With all that own something together with it. */
function markOne(segment: Segment): void {
  if (segment.isDirty) return;
  segment.isDirty = true;
  const marked = [segment];
  for (const { joined } of marked) {
    for (const other of joined) {
      if (other.isDirty) continue;
      other.isDirty = true;
      marked.push(other);
    }
  }
}

/** Undefined: their order changed. */
function cleanSegments({ segments }: KeptWalk, rootUnits: readonly Unit[]): readonly Segment[] | undefined {
  const order = new Map(rootUnits.map((root, i) => [root, i]));
  const clean = segments.filter(({ isDirty }) => !isDirty);
  const places = clean.map(({ root }) => (root === undefined ? -1 : (order.get(root) ?? -1)));
  return places.every((place, i) => place > (places[i - 1] ?? -1)) ? clean : undefined;
}

/** By address. */
function freshBlocks({ walked }: KeptWalk, { gone, made }: Changes): readonly BlockFacts[] {
  const isGone = new Set(gone);
  const fresh: BlockFacts[] = [];
  for (const { segment, allocation } of walked.sorted)
    if (segment?.isDirty !== false && !isGone.has(allocation)) fresh.push(factsOf(allocation));
  for (const allocation of made) fresh.push(factsOf(allocation));
  return fresh.sort((a, b) => a.allocation.address - b.allocation.address);
}

/** What stays of the blocks of the last walk, and the fresh ones. */
function merged(before: readonly BlockFacts[], fresh: readonly BlockFacts[]): readonly BlockFacts[] {
  const all: BlockFacts[] = [];
  let next = 0;
  for (const block of before) {
    if (block.segment?.isDirty !== false) continue;
    for (; addressOf(fresh[next]) < block.allocation.address; next++) all.push(fresh[next] as BlockFacts);
    all.push(block);
  }
  for (; next < fresh.length; next++) all.push(fresh[next] as BlockFacts);
  return all;
}

function addressOf(block: BlockFacts | undefined): number {
  return block?.allocation.address ?? Number.POSITIVE_INFINITY;
}

/** In order of ids: a block that is made has the highest. The map of the last walk is used up. */
function changedMap({ blocks }: KeptWalk, { gone, made }: Changes, fresh: readonly BlockFacts[]) {
  const isMade = new Set(made.map(({ id }) => id));
  for (const { id } of gone) if (!isMade.has(id)) blocks.delete(`alloc${id}`);
  const byId = [...fresh].sort((a, b) => a.allocation.id - b.allocation.id);
  for (const block of byId) blocks.set(block.id, block);
  return blocks;
}

function refersTo(
  { references }: Segment,
  isWanted: (block: BlockFacts | undefined) => boolean,
  sorted: readonly BlockFacts[],
): boolean {
  return references.some((address) => isWanted(blockAt(sorted, address)));
}

function isUnowned(block: BlockFacts | undefined): boolean {
  return block !== undefined && !block.owned;
}

function isIn({ address: start, sizeBytes }: TargetAllocation, address: number): boolean {
  return address >= start && address < start + Math.max(1, sizeBytes);
}
