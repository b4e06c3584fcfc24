/**
 * Everything placed in memory before a run: literals, constants, vtables, panic locations, statics, the code ranges. Each
 * allocation gets its address at once; bytes may hold relocations, that is addresses of other allocations or functions.
 */
import { invariant } from "../base/invariant";
import type { Span } from "../base/source";
import type { Ty } from "../types/ty";
import { bssBase, codeBase, constStackLow, dataBase, rodataBase } from "./contract";
import { codeRangeBytes, type StdImage } from "./image/image";

export type Segment = "rodata" | "relro" | "data" | "bss";

/** What an allocation is, for the panel's words. */
export type DataOrigin =
  | { readonly kind: "Str" }
  | { readonly kind: "Bytes" }
  | { readonly kind: "Const"; readonly name: string }
  /** `span`: the borrow in the source that made it. */
  | { readonly kind: "Promoted"; readonly name: string; readonly span?: Span }
  | { readonly kind: "Static"; readonly name: string }
  | { readonly kind: "VTable"; readonly name: string }
  | { readonly kind: "Location" };

export interface DataAlloc {
  readonly address: number;
  readonly sizeBytes: number;
  readonly alignBytes: number;
  readonly segment: Segment;
  readonly origin: DataOrigin;
  /** What is inside, for the view. */
  readonly ty: Ty | undefined;
  /** Initial bytes; undefined for bss. */
  bytes: Uint8Array | undefined;
}

const utf8 = new TextEncoder();

export class DataSegments {
  /** What is placed here, after the image of std. */
  readonly allocs: DataAlloc[] = [];
  /** Each in order of address. */
  private readonly byRange: Record<"rodata" | "data" | "bss", DataAlloc[]> = { rodata: [], data: [], bss: [] };
  private readonly next: Record<"rodata" | "data" | "bss", number>;
  private readonly interned = new Map<string, DataAlloc>();
  private nextCode: number;

  constructor(private readonly image?: StdImage) {
    this.next = { rodata: rodataBase, data: dataBase, bss: bssBase, ...image?.ends };
    this.nextCode = image?.codeAddresses.at(-1) ?? codeBase;
  }

  /** `.data.rel.ro` shares rodata's range: it is drawn there, with a note. */
  place(segment: Segment, bytes: Uint8Array | number, alignBytes: number, origin: DataOrigin, ty?: Ty): DataAlloc {
    const range = segment === "relro" ? "rodata" : segment;
    const sizeBytes = typeof bytes === "number" ? bytes : bytes.length;
    const address = Math.ceil(this.next[range] / alignBytes) * alignBytes;
    this.next[range] = address + Math.max(sizeBytes, 1);
    invariant(this.next.rodata <= dataBase && this.next.data <= constStackLow, "static data too big");
    const alloc: DataAlloc = {
      address,
      sizeBytes,
      alignBytes,
      segment,
      origin,
      ty,
      bytes: typeof bytes === "number" ? undefined : bytes,
    };
    this.allocs.push(alloc);
    this.byRange[range].push(alloc);
    return alloc;
  }

  /** Places equal bytes once: string literals. */
  private intern(key: string, make: () => DataAlloc): DataAlloc {
    let alloc = this.interned.get(key);
    if (alloc === undefined) {
      alloc = make();
      this.interned.set(key, alloc);
    }
    return alloc;
  }

  /** The program has it in common with std: it is listed. */
  private shared(alloc: DataAlloc | undefined): DataAlloc | undefined {
    if (alloc !== undefined) this.allocs.push(alloc);
    return alloc;
  }

  str(text: string): { readonly address: number; readonly length: number } {
    const place = (): DataAlloc => this.place("rodata", utf8.encode(text), 1, { kind: "Str" });
    const alloc = this.intern(`str:${text}`, () => this.shared(this.image?.str(text)) ?? place());
    return { address: alloc.address, length: alloc.sizeBytes };
  }

  bytes(bytes: Uint8Array): number {
    const place = (): DataAlloc => this.place("rodata", bytes, 1, { kind: "Bytes" });
    return this.intern(`bytes:${bytes.join()}`, () => this.shared(this.image?.bytes(bytes)) ?? place()).address;
  }

  /** A range of code addresses: one word with the table index, then one byte per location. */
  code(locationCount: number): number {
    const address = this.nextCode;
    this.nextCode += codeRangeBytes(locationCount);
    invariant(this.nextCode <= rodataBase, "too much code");
    return address;
  }

  /** What stands at an address. */
  find(address: number): Pick<DataAlloc, "address" | "bytes"> | undefined {
    const ofStd = this.image?.find(address);
    if (ofStd !== undefined) return ofStd;
    const range = address >= bssBase ? "bss" : address >= dataBase ? "data" : "rodata";
    const list = this.byRange[range];
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle] as DataAlloc).address <= address) low = middle + 1;
      else high = middle;
    }
    const found = list[low - 1];
    return found !== undefined && address < found.address + Math.max(1, found.sizeBytes) ? found : undefined;
  }

  get bssEnd(): number {
    return this.next.bss;
  }

  segmentRange(segment: "code" | "rodata" | "data" | "bss"): { readonly start: number; readonly end: number } {
    if (segment === "code") return { start: codeBase, end: this.nextCode };
    const start = { rodata: rodataBase, data: dataBase, bss: bssBase }[segment];
    return { start, end: this.next[segment] };
  }
}
