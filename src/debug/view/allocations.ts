/** Live heap blocks by address: sorted once for each list of allocations. */
import { lastAtOrBefore } from "./search";
import type { TargetAllocation, ViewTarget } from "./target";

const sortedOf = new WeakMap<readonly TargetAllocation[], readonly TargetAllocation[]>();

export function byAddress(allocations: readonly TargetAllocation[]): readonly TargetAllocation[] {
  let sorted = sortedOf.get(allocations);
  if (sorted === undefined) {
    sorted = [...allocations].sort((a, b) => a.address - b.address);
    sortedOf.set(allocations, sorted);
  }
  return sorted;
}

/** The block that an address lies in. That it is there is known from its record. */
export function blockIdAt(target: ViewTarget, address: number): string | undefined {
  const sorted = byAddress(target.allocations());
  const block = sorted[lastAtOrBefore(sorted, address, (other) => other.address)];
  if (block === undefined || address >= block.address + Math.max(1, block.sizeBytes)) {
    target.memory.log?.noteVolatile();
    return undefined;
  }
  target.memory.log?.note(block.recordAddress, block.address - block.recordAddress);
  return `alloc${block.id}`;
}
