/**
 * Among the blocks that no variable owns: which ones nobody owns at all, which hang on those, and which own each other in a
 * cycle. Found by peeling: first from the blocks without owners on, then from the ends back; what is left turns in cycles.
 */
import type { AllocationId } from "./model";
import type { BlockFacts } from "./walker";

export type Unowned =
  | { readonly kind: "alone" }
  /** Owned by a block that nobody owns (`root`), directly or through others; no root: by a cycle. */
  | { readonly kind: "within"; readonly root: BlockFacts | undefined }
  | { readonly kind: "cycle"; readonly members: readonly AllocationId[] };

/** Sets `unowned` of every block that no variable owns. */
export function findUnowned(blocks: ReadonlyMap<AllocationId, BlockFacts>): void {
  const lost = [...blocks.values()].filter(({ owned }) => !owned);
  if (lost.length === 0) return;
  const links = new Links(lost);
  for (const block of links.peel("owners")) {
    const above = links.of(block, "owners")[0];
    if (above === undefined) block.unowned = { kind: "alone" };
    else block.unowned = { kind: "within", root: above.unowned?.kind === "within" ? above.unowned.root : above };
  }
  for (const block of links.peel("owned")) block.unowned = { kind: "within", root: undefined };
  for (const members of links.rest()) {
    const ids = members.map(({ id }) => id);
    for (const block of members) block.unowned = { kind: "cycle", members: ids };
  }
}

type Side = "owners" | "owned";

/** Who owns whom among some blocks, and which of them are not peeled off yet. */
class Links {
  private readonly sides: Record<Side, Map<BlockFacts, BlockFacts[]>> = { owners: new Map(), owned: new Map() };
  private readonly left: Set<BlockFacts>;

  constructor(blocks: readonly BlockFacts[]) {
    this.left = new Set(blocks);
    const byId = new Map(blocks.map((block) => [block.id, block]));
    for (const block of blocks) {
      for (const { path } of block.owners) {
        const owner = byId.get(path.split("/", 1)[0] ?? "");
        if (owner === undefined) continue;
        add(this.sides.owners, block, owner);
        add(this.sides.owned, owner, block);
      }
    }
  }

  of(block: BlockFacts, side: Side): readonly BlockFacts[] {
    return this.sides[side].get(block) ?? [];
  }

  /** Takes off, again and again, the blocks that have nobody left on a side; in the order in which they come off. */
  peel(side: Side): readonly BlockFacts[] {
    const other: Side = side === "owners" ? "owned" : "owners";
    const counts = new Map<BlockFacts, number>();
    for (const block of this.left) counts.set(block, this.of(block, side).filter((near) => this.left.has(near)).length);
    const off = [...this.left].filter((block) => counts.get(block) === 0);
    for (const block of off) {
      this.left.delete(block);
      for (const near of this.of(block, other)) {
        const count = (counts.get(near) ?? 0) - 1;
        counts.set(near, count);
        if (count === 0) off.push(near);
      }
    }
    return off;
  }

  /** What is left, in groups that hang together, each in order of allocation. */
  rest(): readonly (readonly BlockFacts[])[] {
    const groups: BlockFacts[][] = [];
    const seen = new Set<BlockFacts>();
    for (const start of this.left) {
      if (seen.has(start)) continue;
      const group = [start];
      seen.add(start);
      for (const block of group) {
        for (const near of [...this.of(block, "owners"), ...this.of(block, "owned")]) {
          if (!this.left.has(near) || seen.has(near)) continue;
          seen.add(near);
          group.push(near);
        }
      }
      groups.push(group.sort((a, b) => a.allocation.id - b.allocation.id));
    }
    return groups;
  }
}

function add(map: Map<BlockFacts, BlockFacts[]>, key: BlockFacts, value: BlockFacts): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
