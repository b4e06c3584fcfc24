/** Reads the heap of a stopped machine: its blocks in order of address, from their allocation records. */
import type { Ty } from "../types/ty";
import { Allocation, Heap } from "./contract";
import type { MachineState } from "./frames";

export interface HeapBlock {
  /** Of its bytes, not its record. */
  readonly address: number;
  readonly sizeBytes: number;
  readonly alignBytes: number;
  /** What the allocating std function said it was for: the element's type. */
  readonly ty: Ty | undefined;
  /** The how-manieth allocation of the run: a block's identity. */
  readonly serial: number;
  /** Time of the allocation. */
  readonly time: number;
  readonly isFreed: boolean;
}

export function heapBlocks(state: MachineState, includeFreed = false): HeapBlock[] {
  const { view } = state;
  const blocks: HeapBlock[] = [];
  const end = view.getUint32(Heap.next, true);
  for (let at = view.getUint32(Heap.base, true); at < end; at += view.getUint32(at + Allocation.blockBytes, true)) {
    const block = blockAt(state, at);
    if (includeFreed || !block.isFreed) blocks.push(block);
  }
  return blocks;
}

function blockAt({ view, program }: MachineState, record: number): HeapBlock {
  const typeId = view.getUint32(record + Allocation.typeId, true);
  return {
    address: record + view.getUint32(record + Allocation.payloadOffset, true),
    sizeBytes: view.getUint32(record + Allocation.sizeBytes, true),
    alignBytes: 2 ** view.getUint8(record + Allocation.alignLog2),
    ty: program.link.heapType(typeId),
    serial: view.getUint32(record + Allocation.serial, true),
    time: Number(view.getBigInt64(record + Allocation.time, true)),
    isFreed: view.getUint8(record + Allocation.state) !== 1,
  };
}
