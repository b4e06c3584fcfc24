/**
 * What changed in memory since the last look, page by page: each look compares the used ranges with a copy of what they held
 * and stamps the pages that differ. What was read from pages with old stamps need not be read again, whatever brought the
 * program here (steps, writes of the debugger, travel in time).
 */
import type { AddressRange } from "./model";

const pageShift = 9;
const chunkShift = 16;
const wordsPerPage = 1 << (pageShift - 2);
const looksKept = 8;

export class PageStamps {
  /** Counts looks. */
  now = 0;
  /** The pages that the last looks found changed, the newest last. */
  private changes: (readonly number[])[] = [];
  private changed: number[] = [];
  private stamps = new Uint32Array(0);
  private readonly chunks = new Map<number, Uint32Array>();

  /** Compares the ranges; their ends are rounded outwards to whole pages. */
  refresh(bytes: Uint8Array, ranges: readonly AddressRange[]): void {
    this.now++;
    this.changed = [];
    this.changes = [...this.changes.slice(1 - looksKept), this.changed];
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
    if (this.stamps.length < words.length / wordsPerPage) this.stamps = grown(this.stamps, words.length / wordsPerPage);
    for (const { start, end } of ranges) {
      const last = Math.min((end - 1) >> pageShift, (words.length - 1) >> (pageShift - 2));
      for (let page = start >> pageShift; page <= last; page++) this.comparePage(words, page);
    }
  }

  private comparePage(words: Uint32Array, page: number): void {
    const chunk = this.chunkOf(page >> (chunkShift - pageShift));
    const from = page * wordsPerPage;
    const inChunk = from & ((1 << (chunkShift - 2)) - 1);
    for (let i = 0; i < wordsPerPage; i++) {
      if (words[from + i] === chunk[inChunk + i]) continue;
      chunk.set(words.subarray(from, from + wordsPerPage), inChunk);
      this.stamp(page);
      return;
    }
    // Zero from the start on: seen now.
    if (this.stamps[page] === 0) this.stamp(page);
  }

  private stamp(page: number): void {
    this.stamps[page] = this.now;
    this.changed.push(page);
  }

  /** The pages that changed after a look; undefined where that is too long ago to know. */
  changedSince(look: number): readonly number[] | undefined {
    const count = this.now - look;
    return count > this.changes.length ? undefined : count === 0 ? [] : this.changes.slice(-count).flat();
  }

  private chunkOf(index: number): Uint32Array {
    let chunk = this.chunks.get(index);
    if (chunk === undefined) {
      chunk = new Uint32Array(1 << (chunkShift - 2));
      this.chunks.set(index, chunk);
    }
    return chunk;
  }

  /** Whether a range of addresses is as it was at a look. Pages that were never compared are constant: code and literals. */
  isUnchanged(address: number, sizeBytes: number, since: number): boolean {
    const last = (address + Math.max(1, sizeBytes) - 1) >> pageShift;
    for (let page = address >> pageShift; page <= last; page++) if ((this.stamps[page] ?? 0) > since) return false;
    return true;
  }

  areUnchanged(reads: Reads): boolean {
    if (reads.isVolatile) return false;
    for (const page of reads.pages) if ((this.stamps[page] ?? 0) > reads.stamp) return false;
    return true;
  }
}

/** What something was made from. */
export interface Reads {
  readonly pages: readonly number[];
  /** The look it was made at. */
  readonly stamp: number;
  /** Made from more than bytes (that no block lies at an address): not to be kept. */
  readonly isVolatile: boolean;
}

/** Who read which page: what must be looked at again once some pages changed. */
export class Readers<T extends { readonly reads: Reads }> {
  private readonly byPage = new Map<number, T[]>();
  private readonly volatile = new Set<T>();
  /** The last look at which all held. */
  private checkedAt: number;

  constructor(
    private readonly pages: PageStamps,
    all: Iterable<T>,
  ) {
    this.checkedAt = pages.now;
    for (const one of all) this.add(one);
  }

  /** To be called again for one whose reads were renewed. */
  add(one: T): void {
    if (one.reads.isVolatile) this.volatile.add(one);
    for (const page of one.reads.pages) {
      const readers = this.byPage.get(page);
      if (readers === undefined) this.byPage.set(page, [one]);
      else readers.push(one);
    }
  }

  /** Of all, which held at the last check, those that do not any more: only the readers of changed pages are asked. Undefined: nobody knows. */
  failing(holds: (one: T) => boolean): readonly T[] | undefined {
    const { pages } = this;
    const changed = pages.changedSince(this.checkedAt);
    if (changed === undefined) return undefined;
    const asked = new Set(this.volatile);
    for (const page of changed) for (const one of this.byPage.get(page) ?? []) asked.add(one);
    const found: T[] = [];
    for (const one of asked) {
      const { reads } = one;
      if (!holds(one)) found.push(one);
      else if (one.reads !== reads) this.add(one);
    }
    this.checkedAt = pages.now;
    return found;
  }
}

/** Pages are looked for one by one in so short a list. */
const fewPages = 16;

/** Takes down which pages are read: one or two, mostly. */
export class ReadLog {
  private readonly pages: number[] = [];
  private known: Set<number> | undefined;
  private last = -1;
  private isVolatile = false;

  note(address: number, sizeBytes: number): void {
    const end = (address + Math.max(1, sizeBytes) - 1) >> pageShift;
    for (let page = address >> pageShift; page <= end; page++) {
      if (page === this.last) continue;
      this.last = page;
      if (this.isNew(page)) this.pages.push(page);
    }
  }

  private isNew(page: number): boolean {
    if (this.pages.length < fewPages) return !this.pages.includes(page);
    this.known ??= new Set(this.pages);
    const { size } = this.known;
    return this.known.add(page).size > size;
  }

  noteVolatile(): void {
    this.isVolatile = true;
  }

  take(stamp: number): Reads {
    return { pages: this.pages, stamp, isVolatile: this.isVolatile };
  }
}

function grown(old: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(Math.ceil(length));
  next.set(old);
  return next;
}
