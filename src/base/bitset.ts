/** A growable set of small non-negative integers, one bit each. Used by dataflow and liveness. */
export class BitSet {
  private words: Uint32Array;

  constructor(sizeBits = 32) {
    this.words = new Uint32Array((sizeBits + 31) >>> 5);
  }

  has(bit: number): boolean {
    return (((this.words[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
  }

  /** Returns whether the set changed. */
  add(bit: number): boolean {
    const word = bit >>> 5;
    if (word >= this.words.length) this.grow(word + 1);
    const before = this.words[word] as number;
    const after = before | (1 << (bit & 31));
    this.words[word] = after;
    return after >>> 0 !== before;
  }

  delete(bit: number): boolean {
    const word = bit >>> 5;
    const before = this.words[word] ?? 0;
    const after = before & ~(1 << (bit & 31));
    if (after === before) return false;
    this.words[word] = after;
    return true;
  }

  /** Adds all of `other`; returns whether the set changed. */
  union(other: BitSet): boolean {
    if (other.words.length > this.words.length) this.grow(other.words.length);
    let changed = false;
    for (let i = 0; i < other.words.length; i++) {
      const before = this.words[i] as number;
      const after = (before | (other.words[i] as number)) >>> 0;
      if (after !== before) {
        this.words[i] = after;
        changed = true;
      }
    }
    return changed;
  }

  /** Removes all of `other`. */
  subtract(other: BitSet): void {
    const shared = Math.min(this.words.length, other.words.length);
    for (let i = 0; i < shared; i++) this.words[i] = (this.words[i] as number) & ~(other.words[i] as number);
  }

  /** Keeps what is also in `other`; returns whether the set changed. */
  intersect(other: BitSet): boolean {
    let changed = false;
    for (let i = 0; i < this.words.length; i++) {
      const before = this.words[i] as number;
      const after = (before & (other.words[i] ?? 0)) >>> 0;
      if (after !== before) {
        this.words[i] = after;
        changed = true;
      }
    }
    return changed;
  }

  clone(): BitSet {
    const copy = new BitSet(0);
    copy.words = this.words.slice();
    return copy;
  }

  clear(): void {
    this.words.fill(0);
  }

  isEmpty(): boolean {
    return this.words.every((word) => word === 0);
  }

  *[Symbol.iterator](): IterableIterator<number> {
    for (let i = 0; i < this.words.length; i++) {
      let word = this.words[i] as number;
      while (word !== 0) {
        const low = 31 - Math.clz32(word & -word);
        yield i * 32 + low;
        word &= word - 1;
      }
    }
  }

  private grow(wordCount: number): void {
    const grown = new Uint32Array(Math.max(wordCount, this.words.length * 2));
    grown.set(this.words);
    this.words = grown;
  }
}
