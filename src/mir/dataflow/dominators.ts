/** Dominators of the control-flow graph (Cooper, Harvey and Kennedy): which locations every way to a location passes. */
import type { BasicBlock, Body, Location } from "../mir";
import { predecessors, reversePostorder } from "../successors";

export interface Dominators {
  /** Every path from the start to `location` passes `by`, or is there. */
  dominates(by: Location, location: Location): boolean;
}

export function dominatorsOf(body: Body): Dominators {
  const order = reversePostorder(body.blocks);
  const rank = new Map(order.map((block, index) => [block, index]));
  const incoming = predecessors(body.blocks);
  /** By rank: the rank of the immediate dominator. */
  const parent: (number | undefined)[] = order.map((_, index) => (index === 0 ? 0 : undefined));
  const meet = (left: number, right: number): number => {
    let a = left;
    let b = right;
    while (a !== b) {
      if (a > b) a = parent[a] ?? 0;
      else b = parent[b] ?? 0;
    }
    return a;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (let index = 1; index < order.length; index++) {
      let found: number | undefined;
      for (const block of incoming[order[index] as BasicBlock] ?? []) {
        const from = rank.get(block);
        if (from === undefined || parent[from] === undefined) continue;
        found = found === undefined ? from : meet(from, found);
      }
      if (found === parent[index]) continue;
      parent[index] = found;
      changed = true;
    }
  }
  return {
    dominates(by, location) {
      if (by.block === location.block) return by.statementIndex <= location.statementIndex;
      const target = rank.get(by.block);
      let current = rank.get(location.block);
      if (target === undefined || current === undefined) return false;
      while (current > target) current = parent[current] ?? 0;
      return current === target;
    },
  };
}
