/** What is new or different against the view of the last stop, node by node: the text that stood there then. */
import { blockOf } from "./differing";
import type { Change, HeapBlock, MemoryView, ValueNode, SlotState } from "./model";

export class Marks {
  private readonly texts = new Map<string, string>();
  /** How many children a node had, where they were to be seen. */
  private readonly openCounts = new Map<string, number>();

  constructor(private readonly previous: MemoryView | undefined) {
    for (const { frames } of previous?.threads ?? []) {
      for (const frame of frames) {
        for (const slot of [...frame.slots, ...frame.temporaries])
          this.addRoot(slot.path, slotKey(slot.state, slot.value), slot.value);
      }
    }
    for (const segment of previous?.segments ?? [])
      for (const { path, value } of segment.entries) this.addRoot(path, value?.text ?? "", value);
  }

  previousBlock(id: string): HeapBlock | undefined {
    return this.previous === undefined ? undefined : blockOf(this.previous.heap.blocks, id);
  }

  /** Takes in what a block said, before it is compared with what it says now. */
  addBlock(block: HeapBlock): void {
    this.addRoot(block.id, blockText(block), block.value);
  }

  of(path: string, text: string): Change | undefined {
    if (this.previous === undefined) return undefined;
    const before = this.texts.get(path);
    return before === undefined ? "new" : before === text ? undefined : "changed";
  }

  /** A value below a slot, block or static, whose own mark `of` gives. */
  parts(node: ValueNode): ValueNode {
    if (this.previous === undefined || node.children === undefined) return node;
    const count = this.openCounts.get(node.path);
    return {
      ...node,
      children: node.children.map((child, i) => this.part(child, count, (node.firstChild ?? 0) + i)),
    };
  }

  private part(node: ValueNode, countBefore: number | undefined, index: number): ValueNode {
    const change = this.of(node.path, node.text);
    const marked = this.parts(node);
    // Not to be seen at the last stop is not new: its parent may have been closed, or showed other children.
    const isSeen = change !== "new" || (countBefore !== undefined && index >= countBefore);
    return change === undefined || !isSeen ? marked : { ...marked, change };
  }

  private addRoot(path: string, text: string, value: ValueNode | undefined): void {
    this.texts.set(path, text);
    if (value !== undefined) this.addParts(value);
  }

  private addParts(node: ValueNode): void {
    if (node.children !== undefined || node.childCount === 0) this.openCounts.set(node.path, node.childCount);
    for (const child of node.children ?? []) {
      this.texts.set(child.path, child.text);
      this.addParts(child);
    }
  }
}

export function blockText(block: HeapBlock): string {
  const { ownership, value, counts, initialisedCount } = block;
  return `${ownership.kind} ${value?.text ?? ""} ${initialisedCount} ${counts?.strong} ${counts?.weak}`;
}

/** What must be the same for a slot to count as unchanged: lending it out changes nothing in it. */
export function slotKey({ kind }: SlotState, value: ValueNode | undefined): string {
  return `${kind === "borrowed" ? "live" : kind} ${value?.text ?? ""}`;
}
