/**
 * Drop trees: the drops that exits of scopes have in common. An exit (a `break`, a failed condition, an unwinding call)
 * leaves some scopes; what must be dropped is a chain of drops. Chains that end alike share their ends, so all exits to
 * one target form a tree whose root is the target. Building it makes one block for each shared run.
 *
 * Example: scopes hold `a`, then `b`. A break after `a` and one after `b` give the tree `root <- a <- b` with entries at
 * `a` and at `b`: blocks `drop(b) -> drop(a) -> root`.
 */
import type { BasicBlock, Local, SourceInfo } from "../mir";

export type DropKind = "Value" | "Storage";

export interface DropData {
  readonly local: Local;
  readonly kind: DropKind;
  /** The span is the end of the scope that the drop belongs to. */
  readonly info: SourceInfo;
}

/** Index into `DropTree.nodes`; 0 is the root. */
export type DropIdx = number;
export const rootDrop: DropIdx = 0;

interface DropNode {
  readonly data: DropData | undefined;
  readonly next: DropIdx;
}

export interface DropTreeTarget {
  newBlock(): BasicBlock;
  /** An exit at the end of `from` now goes to `to`. */
  linkEntry(from: BasicBlock, to: BasicBlock): void;
  emitValue(block: BasicBlock, data: DropData, next: BasicBlock): void;
  emitStorage(block: BasicBlock, data: DropData): void;
  emitGoto(block: BasicBlock, data: DropData, next: BasicBlock): void;
}

export class DropTree {
  readonly nodes: DropNode[] = [{ data: undefined, next: rootDrop }];
  private readonly existing = new Map<string, DropIdx>();
  /** The exits that enter at each node, in order. */
  private readonly entries = new Map<DropIdx, BasicBlock[]>();

  addDrop(data: DropData, next: DropIdx): DropIdx {
    const key = `${next}:${data.local}:${data.kind}`;
    let index = this.existing.get(key);
    if (index === undefined) {
      index = this.nodes.length;
      this.nodes.push({ data, next });
      this.existing.set(key, index);
    }
    return index;
  }

  addEntry(node: DropIdx, from: BasicBlock): void {
    const known = this.entries.get(node);
    if (known === undefined) this.entries.set(node, [from]);
    else known.push(from);
  }

  get isEmpty(): boolean {
    return this.entries.size === 0;
  }

  /** Makes the blocks; returns each node's, where it has one. `root` is the target's block. */
  build(target: DropTreeTarget, root: BasicBlock): (BasicBlock | undefined)[] {
    const blocks = this.assignBlocks(target, root);
    this.fillBlocks(target, blocks);
    return blocks;
  }

  /** From the leaves to the root: a node gets its own block where exits enter or drops part; else it shares its predecessor's. */
  private assignBlocks(target: DropTreeTarget, root: BasicBlock): (BasicBlock | undefined)[] {
    const blocks: (BasicBlock | undefined)[] = this.nodes.map(() => undefined);
    const needs: ("own" | DropIdx | undefined)[] = this.nodes.map(() => undefined);
    blocks[rootDrop] = root;
    needs[rootDrop] = "own";
    for (let index = this.nodes.length - 1; index >= 0; index--) {
      const entries = this.entries.get(index) ?? [];
      if (entries.length > 0) needs[index] = "own";
      const need = needs[index];
      if (need === undefined) continue;
      blocks[index] ??= need === "own" ? target.newBlock() : blocks[need];
      for (const from of entries) target.linkEntry(from, blocks[index] as BasicBlock);
      const node = this.nodes[index];
      if (node?.data === undefined) continue;
      if (node.data.kind === "Value" || needs[node.next] !== undefined) needs[node.next] = "own";
      else needs[node.next] = index;
    }
    return blocks;
  }

  private fillBlocks(target: DropTreeTarget, blocks: readonly (BasicBlock | undefined)[]): void {
    for (let index = this.nodes.length - 1; index > 0; index--) {
      const block = blocks[index];
      const node = this.nodes[index];
      if (block === undefined || node?.data === undefined) continue;
      const next = blocks[node.next] as BasicBlock;
      if (node.data.kind === "Value") target.emitValue(block, node.data, next);
      else {
        target.emitStorage(block, node.data);
        if (next !== block) target.emitGoto(block, node.data, next);
      }
    }
  }
}
