/**
 * Copies of memory pages, shared by the snapshots that hold them: slots of one page each in slabs, with a count of holders.
 * Slot 0 is the page of zeros. Knows nothing of machines.
 */
import { expectDefined } from "../base/invariant";
import { pageBytes } from "./contract";

/** Pages in a slab: 1 MiB. */
const slabPages = 256;

interface Slab {
  readonly bytes: Uint8Array;
  readonly holders: Uint32Array;
}

export type PageSlot = number;
export const zeroPage: PageSlot = 0;

export class PageStore {
  private readonly slabs: Slab[] = [];
  private readonly free: PageSlot[] = [];
  private nextSlot = 1;
  /** Pages held, the zero page apart. */
  private heldCount = 0;

  constructor() {
    this.addSlab();
  }

  get heldBytes(): number {
    return this.heldCount * pageBytes;
  }

  /** Copies a page; the caller holds the slot. */
  add(memory: Uint8Array, address: number): PageSlot {
    const slot = this.free.pop() ?? this.nextSlot++;
    if (slot >= this.slabs.length * slabPages) this.addSlab();
    const { bytes, holders } = this.slabOf(slot);
    bytes.set(memory.subarray(address, address + pageBytes), (slot % slabPages) * pageBytes);
    holders[slot % slabPages] = 1;
    this.heldCount++;
    return slot;
  }

  hold(slot: PageSlot): void {
    if (slot === zeroPage) return;
    const { holders } = this.slabOf(slot);
    holders[slot % slabPages] = (holders[slot % slabPages] as number) + 1;
  }

  release(slot: PageSlot): void {
    if (slot === zeroPage) return;
    const { holders } = this.slabOf(slot);
    const left = (holders[slot % slabPages] as number) - 1;
    holders[slot % slabPages] = left;
    if (left > 0) return;
    this.free.push(slot);
    this.heldCount--;
  }

  /** Copies `count` pages in slots that follow one another (see `runLength`). */
  copyTo(slot: PageSlot, count: number, memory: Uint8Array, address: number): void {
    if (slot === zeroPage) {
      memory.fill(0, address, address + count * pageBytes);
      return;
    }
    const start = (slot % slabPages) * pageBytes;
    memory.set(this.slabOf(slot).bytes.subarray(start, start + count * pageBytes), address);
  }

  /** How many slots from `slots[from]` on, at most `limit`, can be copied at once. */
  runLength(slots: Uint32Array, from: number, limit: number): number {
    const first = slots[from] as PageSlot;
    const most = Math.min(limit, slots.length - from);
    const step = first === zeroPage ? 0 : 1;
    let count = 1;
    while (count < most && slots[from + count] === first + step * count && (first + step * count) % slabPages !== 0)
      count++;
    return count;
  }

  private slabOf(slot: PageSlot): Slab {
    return expectDefined(this.slabs[(slot / slabPages) | 0], "slab");
  }

  private addSlab(): void {
    const bytes = new Uint8Array(slabPages * pageBytes);
    this.slabs.push({ bytes, holders: new Uint32Array(slabPages) });
  }
}
