/**
 * A growable set of small non-negative integers, one bit each. Used by dataflow and liveness. Bits are kept in chunks: one without
 * members takes no room, and a copy shares its chunks with the original until either changes them, so that a state for each block
 * of a long function costs what differs from block to block.
 */
const chunkShift = 9;
const chunkWords = 1 << (chunkShift - 5);
const wordMask = chunkWords - 1;

type Chunk = Uint32Array | undefined;

export class BitSet {
  private chunks: Chunk[];
  /** Whether some chunks are shared with a copy, and then which are this set's alone. */
  private own: boolean[] | undefined;

  constructor(sizeBits = 0) {
    this.chunks = new Array<Chunk>((sizeBits + 511) >>> chunkShift).fill(undefined);
  }

  has(bit: number): boolean {
    const chunk = this.chunks[bit >>> chunkShift];
    return chunk !== undefined && (((chunk[(bit >>> 5) & wordMask] as number) >>> (bit & 31)) & 1) === 1;
  }

  /** Returns whether the set changed. */
  add(bit: number): boolean {
    if (this.has(bit)) return false;
    const chunk = this.writable(bit >>> chunkShift);
    const word = (bit >>> 5) & wordMask;
    chunk[word] = (chunk[word] as number) | (1 << (bit & 31));
    return true;
  }

  delete(bit: number): boolean {
    if (!this.has(bit)) return false;
    const chunk = this.writable(bit >>> chunkShift);
    const word = (bit >>> 5) & wordMask;
    chunk[word] = (chunk[word] as number) & ~(1 << (bit & 31));
    return true;
  }

  /** Adds all of `other`; returns whether the set changed. */
  union(other: BitSet): boolean {
    let changed = false;
    for (let index = 0; index < other.chunks.length; index++) {
      const theirs = other.chunks[index];
      const ours = this.chunks[index];
      if (theirs === undefined || theirs === ours) continue;
      if (!hasMore(ours ?? emptyChunk, theirs)) continue;
      const chunk = this.writable(index);
      for (let i = 0; i < chunkWords; i++) chunk[i] = (chunk[i] as number) | (theirs[i] as number);
      changed = true;
    }
    return changed;
  }

  /** Removes all of `other`. */
  subtract(other: BitSet): void {
    this.keep(other, (ours, theirs) => ours & ~theirs);
  }

  /** Keeps what is also in `other`; returns whether the set changed. */
  intersect(other: BitSet): boolean {
    return this.keep(other, (ours, theirs) => ours & theirs);
  }

  clone(): BitSet {
    const copy = new BitSet();
    copy.chunks = this.chunks.slice();
    copy.own = [];
    this.own = [];
    return copy;
  }

  clear(): void {
    this.chunks = [];
    this.own = undefined;
  }

  isEmpty(): boolean {
    return this.chunks.every((chunk) => chunk === undefined || chunk.every((word) => word === 0));
  }

  /** The smallest member. */
  first(): number | undefined {
    for (let index = 0; index < this.chunks.length; index++) {
      const chunk = this.chunks[index];
      if (chunk === undefined) continue;
      for (let i = 0; i < chunkWords; i++) {
        const word = chunk[i] as number;
        if (word !== 0) return (index * chunkWords + i) * 32 + 31 - Math.clz32(word & -word);
      }
    }
    return undefined;
  }

  *[Symbol.iterator](): IterableIterator<number> {
    for (let i = 0; i < this.chunks.length * chunkWords; i++) {
      let word = this.chunks[Math.floor(i / chunkWords)]?.[i & wordMask] ?? 0;
      while (word !== 0) {
        const low = 31 - Math.clz32(word & -word);
        yield i * 32 + low;
        word &= word - 1;
      }
    }
  }

  private keep(other: BitSet, kept: (ours: number, theirs: number) => number): boolean {
    let changed = false;
    for (let index = 0; index < this.chunks.length; index++) {
      const ours = this.chunks[index];
      if (ours === undefined) continue;
      const theirs = other.chunks[index] ?? emptyChunk;
      if (!someWord(ours, theirs, (a, b) => (kept(a, b) ^ a) !== 0)) continue;
      const chunk = this.writable(index);
      for (let i = 0; i < chunkWords; i++) chunk[i] = kept(chunk[i] as number, theirs[i] as number);
      changed = true;
    }
    return changed;
  }

  /** The chunk, as this set's alone. */
  private writable(index: number): Uint32Array {
    while (this.chunks.length <= index) this.chunks.push(undefined);
    const known = this.chunks[index];
    if (known !== undefined && (this.own === undefined || this.own[index] === true)) return known;
    const chunk = known === undefined ? new Uint32Array(chunkWords) : known.slice();
    this.chunks[index] = chunk;
    if (this.own !== undefined) this.own[index] = true;
    return chunk;
  }
}

const emptyChunk = new Uint32Array(chunkWords);

function hasMore(ours: Uint32Array, theirs: Uint32Array): boolean {
  for (let i = 0; i < chunkWords; i++) if (((theirs[i] as number) & ~(ours[i] as number)) !== 0) return true;
  return false;
}

function someWord(ours: Uint32Array, theirs: Uint32Array, test: (ours: number, theirs: number) => boolean): boolean {
  for (let i = 0; i < chunkWords; i++) if (test(ours[i] as number, theirs[i] as number)) return true;
  return false;
}
