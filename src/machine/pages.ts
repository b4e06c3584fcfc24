/**
 * Copies of memory pages, shared by the snapshots that hold them: slots of one page each in slabs, with a count of holders.
 * Slot 0 is the page of zeros. Knows nothing of machines.
 */
import { expectDefined } from "../base/invariant";

export const pageBytes = 4096;
const pageWords = pageBytes / 4;
/** Pages in a slab: 1 MiB. */
const slabPages = 256;

interface Slab {
  readonly bytes: Uint8Array;
  readonly words: Int32Array;
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

  copyTo(slot: PageSlot, memory: Uint8Array, address: number): void {
    if (slot === zeroPage) {
      memory.fill(0, address, address + pageBytes);
      return;
    }
    const start = (slot % slabPages) * pageBytes;
    memory.set(this.slabOf(slot).bytes.subarray(start, start + pageBytes), address);
  }

  /** Whether a page of memory holds what the slot does. */
  equals(slot: PageSlot, memory: Int32Array, address: number): boolean {
    return samePage(this.slabOf(slot).words, (slot % slabPages) * pageWords, memory, address >> 2);
  }

  private slabOf(slot: PageSlot): Slab {
    return expectDefined(this.slabs[(slot / slabPages) | 0], "slab");
  }

  private addSlab(): void {
    const bytes = new Uint8Array(slabPages * pageBytes);
    this.slabs.push({ bytes, words: new Int32Array(bytes.buffer), holders: new Uint32Array(slabPages) });
  }
}

/** Four words at a time: 50 MB take about 15 ms. */
function samePage(a: Int32Array, atA: number, b: Int32Array, atB: number): boolean {
  for (let i = 0; i < pageWords; i += 4) {
    const differences =
      ((a[atA + i] as number) ^ (b[atB + i] as number)) |
      ((a[atA + i + 1] as number) ^ (b[atB + i + 1] as number)) |
      ((a[atA + i + 2] as number) ^ (b[atB + i + 2] as number)) |
      ((a[atA + i + 3] as number) ^ (b[atB + i + 3] as number));
    if (differences !== 0) return false;
  }
  return true;
}
