/**
 * Follows every pointer of the stopped program, from the roots (live slots and statics) through everything they own, and so
 * finds who owns which heap block and what each block holds (`walker.ts`). Where little changed since the last walk, only that is
 * walked again (`rewalk.ts`), and the facts of all other blocks stay the same objects.
 */
import type { ViewCache } from "./cache";
import type { AllocationId } from "./model";
import { rewalk } from "./rewalk";
import type { ViewTarget } from "./target";
import { type Root, type Unit, UnitMaker } from "./units";
import { findUnowned } from "./unowned";
import { type BlockFacts, factsOf, type KeptWalk, type Walked, walkedOf, Walker } from "./walker";

export function walk(target: ViewTarget, roots: readonly Root[], cache: ViewCache): Walked {
  const makeUnit = new UnitMaker(target, cache);
  const rootUnits = roots.map((root) => makeUnit.ofRoot(root));
  const kept = cache.walk;
  const next =
    (kept === undefined ? undefined : rewalk(target, makeUnit, kept, rootUnits)) ??
    walkAll(target, makeUnit, rootUnits, kept?.walked.sorted ?? []);
  if (next.walked !== kept?.walked) cache.keepUnits(next.walked);
  cache.walk = next;
  return next.walked;
}

function walkAll(
  target: ViewTarget,
  makeUnit: UnitMaker,
  rootUnits: readonly Unit[],
  before: readonly BlockFacts[],
): KeptWalk {
  const allocations = target.allocations();
  const blocks = new Map<AllocationId, BlockFacts>();
  for (const allocation of allocations) {
    const block = factsOf(allocation);
    blocks.set(block.id, block);
  }
  const sorted = byAddress(blocks, before);
  const walker = new Walker(target, makeUnit, sorted);
  const segments = rootUnits.map((root) => walker.walkRoot(root));
  const lost = walker.walkLost(sorted);
  findUnowned(blocks);
  const readers = makeUnit.readersOf([...segments, lost].flatMap(({ units }) => units));
  return { walked: walkedOf(blocks, sorted, segments, lost), blocks, allocations, rootUnits, segments, lost, readers };
}

/** Those of the last walk stand in order already: to sort them again costs little. */
function byAddress(blocks: ReadonlyMap<AllocationId, BlockFacts>, before: readonly BlockFacts[]): BlockFacts[] {
  const list: BlockFacts[] = [];
  let last = -1;
  for (const { id, allocation } of before) {
    last = Math.max(last, allocation.id);
    const block = blocks.get(id);
    if (block !== undefined) list.push(block);
  }
  for (const block of blocks.values()) if (block.allocation.id > last) list.push(block);
  const all = list.length === blocks.size ? list : [...blocks.values()];
  return all.sort((a, b) => a.allocation.address - b.allocation.address);
}
