/**
 * Reads the image of std (`format.ts`): which instance has which number, and where everything that std's functions mention stands.
 * The linker asks here first; a program compiles only what is not in it. One serves all programs of a process: it holds nothing of theirs.
 */
import { expectDefined } from "../../base/invariant";
import type { DefId } from "../../resolve/def";
import type { GenericArgs, Instance, Ty } from "../../types/ty";
import { bssBase, codeBase, dataBase, rodataBase } from "../contract";
import type { DataAlloc } from "../data";
import type { ConstantValue } from "../link";
import { fastSlot } from "../table";
import { wasmHost, type WasmModule } from "../wasm/host";
import type { StoredImage } from "./format";
import { InternedNumbers, isUserDef, type OfProgram } from "./numbers";

export class StdImage {
  readonly fnCount: number;
  /** Of each function, and where the last one ends. */
  readonly codeAddresses: readonly number[];
  private readonly numbers: InternedNumbers;
  private readonly indices: ReadonlyMap<string, number>;
  private readonly trackCallers: ReadonlySet<number>;
  private readonly inlinables: ReadonlySet<number>;
  private readonly statics: ReadonlyMap<number, number>;
  private compiled: WasmModule | undefined;

  constructor(
    private readonly stored: StoredImage,
    private readonly ofProgram: OfProgram = isUserDef,
    /** The host may be compiling it on another thread: whoever asks before it is done compiles it again. */
    aside?: Promise<WasmModule>,
  ) {
    aside?.then(
      (module) => {
        this.compiled ??= module;
      },
      () => undefined,
    );
    this.fnCount = stored.instances.length;
    this.numbers = new InternedNumbers([...stored.interned], false, ofProgram);
    this.indices = new Map(stored.instances.map((text, index) => [text, index]));
    this.trackCallers = new Set(stored.trackCaller);
    this.inlinables = new Set(stored.inlinable);
    this.statics = new Map(stored.statics);
    this.codeAddresses = codeAddresses(stored.locationCounts);
  }

  /** The runtime and the fast forms: compiled by the host once. */
  get module(): WasmModule {
    return (this.compiled ??= new wasmHost.Module(this.stored.wasm));
  }

  // ---- Functions ----

  indexOf(instance: Instance): number | undefined {
    const text = this.numbers.textOf(instance);
    return text === undefined ? undefined : this.indices.get(text);
  }

  instanceAt(index: number): Instance {
    return this.numbers.parse(expectDefined(this.stored.instances[index], "function of std")) as Instance;
  }

  /** It has code; of others only the number was taken. */
  isFn(index: number): boolean {
    return this.stored.instances[index] !== "";
  }

  isTrackCaller(index: number): boolean {
    return this.trackCallers.has(index);
  }

  /** The function whose range of code an address is in. */
  indexOfCode(address: number): number | undefined {
    const index = countUntil(this.codeAddresses, address, (at) => at) - 1;
    return index >= 0 && index < this.fnCount ? index : undefined;
  }

  private instancesByDef: Map<number, number[]> | undefined;

  /** The functions made of a definition's body. */
  instancesOf(def: DefId): readonly number[] {
    if (this.ofProgram(def)) return [];
    if (this.instancesByDef === undefined) {
      this.instancesByDef = new Map();
      for (const [index, text] of this.stored.instances.entries()) {
        const item = /^\{"kind":"Item","def":(\d+),/.exec(text);
        if (item === null) continue;
        const own = this.instancesByDef.get(Number(item[1]));
        if (own === undefined) this.instancesByDef.set(Number(item[1]), [index]);
        else own.push(index);
      }
    }
    return this.instancesByDef.get(def) ?? [];
  }

  /** Undefined for functions that are not in the image. */
  isInlinable(index: number): boolean | undefined {
    return index < this.fnCount ? this.inlinables.has(index) : undefined;
  }

  private inliners: Map<number, number[]> | undefined;

  /** The functions whose fast forms have the code of one of these in place of calls. */
  fnsInlining(indices: readonly number[]): readonly number[] {
    if (indices.length === 0) return [];
    if (this.inliners === undefined) {
      this.inliners = new Map();
      for (const [index, callees] of this.stored.inlined.entries())
        for (const callee of callees) {
          const known = this.inliners.get(callee);
          if (known === undefined) this.inliners.set(callee, [index]);
          else known.push(index);
        }
    }
    const { inliners } = this;
    return indices.flatMap((index) => inliners.get(index) ?? []);
  }

  // ---- Types ----

  private heapTypeIds: Map<number, number> | undefined;

  get heapTypeCount(): number {
    return this.stored.heapTypes.length;
  }

  /** The id that allocation records have, counted from one. */
  heapTypeId(ty: Ty): number | undefined {
    this.heapTypeIds ??= new Map(this.stored.heapTypes.map((number, i) => [number, i + 1]));
    const number = this.numbers.numberOf(ty);
    return number === undefined ? undefined : this.heapTypeIds.get(number);
  }

  heapType(id: number): Ty {
    return this.numbers.valueOf(expectDefined(this.stored.heapTypes[id - 1], "type of a block")) as Ty;
  }

  private vtables: Map<string, number> | undefined;

  vtable(ty: Ty, dyn: Ty): number | undefined {
    this.vtables ??= new Map(this.stored.vtables.map(([address, of, as]) => [`${of} ${as}`, address]));
    return this.vtables.get(`${this.numbers.numberOf(ty)} ${this.numbers.numberOf(dyn)}`);
  }

  vtableAt(address: number): { readonly ty: Ty; readonly dyn: Ty } | undefined {
    const found = this.stored.vtables.find(([at]) => at === address);
    if (found === undefined) return undefined;
    return { ty: this.numbers.valueOf(found[1]) as Ty, dyn: this.numbers.valueOf(found[2]) as Ty };
  }

  // ---- Constants ----

  staticAddress(def: DefId): number | undefined {
    return this.statics.get(def);
  }

  private consts: Map<string, number | readonly string[]> | undefined;

  constant(def: DefId, args: GenericArgs): ConstantValue | undefined {
    this.consts ??= new Map(this.stored.consts.map(([of, list, value]) => [`${of} ${list}`, value]));
    const value = this.consts.get(`${def} ${this.numbers.numberOf(args)}`);
    if (typeof value === "number") return { kind: "Memory", address: value };
    return value === undefined ? undefined : { kind: "Parts", values: value.map(BigInt) };
  }

  private promoteds: Map<string, readonly string[]> | undefined;

  promoted(def: DefId, id: number, args: GenericArgs): readonly bigint[] | undefined {
    this.promoteds ??= new Map(this.stored.promoted.map(([of, n, list, values]) => [`${of} ${n} ${list}`, values]));
    return this.promoteds.get(`${def} ${id} ${this.numbers.numberOf(args)}`)?.map(BigInt);
  }

  private locations: ReadonlyMap<string, number> | undefined;

  location(words: string): number | undefined {
    this.locations ??= new Map(this.stored.locations);
    return this.locations.get(words);
  }

  // ---- Memory ----

  get ends(): StoredImage["ends"] {
    return this.stored.ends;
  }

  /** Writes the initial bytes of everything. */
  place(memory: Uint8Array): void {
    const view = new DataView(memory.buffer);
    for (let index = 0; index < this.fnCount; index++)
      view.setUint32(this.codeAddresses[index] as number, fastSlot(index), true);
    memory.set(this.stored.rodata, rodataBase);
    memory.set(this.stored.data, dataBase);
  }

  private strings: ReadonlyMap<string, number> | undefined;

  str(text: string): DataAlloc | undefined {
    const decoder = new TextDecoder();
    this.strings ??= new Map(this.stored.strings.map((at) => [decoder.decode(this.find(at)?.bytes), at]));
    const address = this.strings.get(text);
    return address === undefined ? undefined : this.alloc(address, { kind: "Str" });
  }

  private byteStrings: ReadonlyMap<string, number> | undefined;

  bytes(bytes: Uint8Array): DataAlloc | undefined {
    this.byteStrings ??= new Map(this.stored.byteStrings.map((at) => [String(this.find(at)?.bytes), at]));
    const address = this.byteStrings.get(String(bytes));
    return address === undefined ? undefined : this.alloc(address, { kind: "Bytes" });
  }

  private alloc(address: number, origin: DataAlloc["origin"]): DataAlloc {
    const bytes = this.find(address)?.bytes ?? new Uint8Array(0);
    return { address, sizeBytes: bytes.length, alignBytes: 1, segment: "rodata", origin, ty: undefined, bytes };
  }

  /** What stands at an address. */
  find(address: number): { readonly address: number; readonly bytes: Uint8Array | undefined } | undefined {
    const { allocs } = this.stored;
    const [start, size] = allocs[countUntil(allocs, address, ([at]) => at) - 1] ?? [0, 0];
    if (start === 0 || address >= start + Math.max(1, size)) return undefined;
    if (start >= bssBase) return { address: start, bytes: undefined };
    const [bytes, base] =
      start >= dataBase ? [this.stored.data, dataBase] : ([this.stored.rodata, rodataBase] as const);
    return { address: start, bytes: bytes.subarray(start - base, start - base + size) };
  }
}

function codeAddresses(locationCounts: readonly number[]): number[] {
  let next: number = codeBase;
  const addresses = locationCounts.map((count) => {
    const address = next;
    next += codeRangeBytes(count);
    return address;
  });
  return [...addresses, next];
}

/** One word with the table index, then one byte for each location. */
export function codeRangeBytes(locationCount: number): number {
  return Math.ceil((4 + locationCount) / 16) * 16;
}

/** How many items of an ordered list begin at `address` or before. */
function countUntil<T>(list: readonly T[], address: number, startOf: (item: T) => number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(list[middle] as T) <= address) low = middle + 1;
    else high = middle;
  }
  return low;
}
