/**
 * The allocation records of a run, which stand one after the other from the heap's base. Read again at each stop; a record whose
 * bytes are as they were keeps its object, and where none changed, the list is the same.
 */
import { Allocation, Heap } from "../machine/contract";
import type { TargetAllocation } from "./view/target";

/** Kept of each record, in words: where it stands, and what tells two records at one place apart. */
const keptWords = 6;
const recordWords = [Allocation.blockBytes, Allocation.sizeBytes, Allocation.typeId, Allocation.serial] as const;

class Records {
  private words = new Uint32Array(64 * keptWords);
  private count = 0;
  /** One for each record; undefined for a block that is not live. */
  private made: (TargetAllocation | undefined)[] = [];
  private live: readonly TargetAllocation[] = [];

  read(view: DataView, make: (at: number) => TargetAllocation): readonly TargetAllocation[] {
    const end = view.getUint32(Heap.next, true);
    const sameCount = this.unchangedCount(view, end);
    const start = sameCount === 0 ? view.getUint32(Heap.base, true) : this.endOf(sameCount - 1);
    if (sameCount === this.count && start >= end) return this.live;
    const old = new Map<number, number>();
    for (let i = sameCount; i < this.count; i++) old.set(this.words[i * keptWords] as number, i);
    const [oldWords, oldMade] = [this.words.slice(), this.made];
    this.made = oldMade.slice(0, sameCount);
    this.count = sameCount;
    for (let at = start; at < end; ) {
      const blockBytes = this.add(view, at);
      if (blockBytes === 0) break;
      const known = old.get(at);
      const isKept =
        known !== undefined && areEqual(this.words, (this.count - 1) * keptWords, oldWords, known * keptWords);
      this.made.push(isKept ? oldMade[known] : isLive(view, at) ? make(at) : undefined);
      at += blockBytes;
    }
    this.live = this.made.filter((allocation) => allocation !== undefined).sort((a, b) => a.id - b.id);
    return this.live;
  }

  /** How many records from the first on are as they were. */
  private unchangedCount(view: DataView, end: number): number {
    const { words, count } = this;
    for (let i = 0; i < count; i++) {
      const from = i * keptWords;
      const at = words[from] as number;
      if (at >= end || (words[from + 5] === 1) !== isLive(view, at)) return i;
      for (let word = 0; word < recordWords.length; word++)
        if (words[from + 1 + word] !== view.getUint32(at + (recordWords[word] as number), true)) return i;
    }
    return count;
  }

  private endOf(index: number): number {
    return (this.words[index * keptWords] as number) + (this.words[index * keptWords + 1] as number);
  }

  /** The size of its block; 0: there is none. */
  private add(view: DataView, at: number): number {
    const from = this.count * keptWords;
    if (from + keptWords > this.words.length) {
      const grown = new Uint32Array(this.words.length * 2);
      grown.set(this.words);
      this.words = grown;
    }
    const { words } = this;
    words[from] = at;
    for (const [word, offset] of recordWords.entries()) words[from + 1 + word] = view.getUint32(at + offset, true);
    words[from + 5] = isLive(view, at) ? 1 : 0;
    if (words[from + 1] !== 0) this.count++;
    return words[from + 1] as number;
  }
}

function isLive(view: DataView, at: number): boolean {
  return view.getUint8(at + Allocation.state) === 1;
}

function areEqual(a: Uint32Array, from: number, b: Uint32Array, other: number): boolean {
  for (let i = 0; i < keptWords; i++) if (a[from + i] !== b[other + i]) return false;
  return true;
}

const records = new WeakMap<object, Records>();

export function recordsOf(run: object): Records {
  let found = records.get(run);
  if (found === undefined) {
    found = new Records();
    records.set(run, found);
  }
  return found;
}
