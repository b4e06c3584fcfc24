/**
 * Makes the image of std out of a linker that has linked nothing else: all that it has placed, and the fast forms of what was
 * reached. Stepping forms are made too, though not kept, so that all they mention is placed. For the build only.
 */
import type { Instance } from "../../types/ty";
import { isInlinable } from "../codegen/inline";
import { bssBase, dataBase, rodataBase } from "../contract";
import type { DataAlloc } from "../data";
import { type Linker, locationKey } from "../link";
import { compileSteppingModule, startRuntime } from "../modules";
import { compileInto } from "../fastForms";
import type { StoredImage } from "./format";
import { InternedNumbers, isUserDef, type OfProgram } from "./numbers";

export function writeImage(link: Linker, ofProgram: OfProgram = isUserDef): StoredImage {
  const module = startRuntime();
  compileInto(module, link, link.reached, () => "compact");
  for (const fn of link.reached) compileSteppingModule(link, [fn], false);
  const numbers = new InternedNumbers([], true, ofProgram);
  const number = (value: Parameters<InternedNumbers["numberOf"]>[0]): number => numbers.numberOf(value) as number;
  const reached = new Set(link.reached);
  const allocs = [...link.data.allocs].sort((a, b) => a.address - b.address);
  const ends = {
    rodata: link.data.segmentRange("rodata").end,
    data: link.data.segmentRange("data").end,
    bss: link.data.segmentRange("bss").end,
  };
  const image: Omit<StoredImage, "interned"> = {
    instances: link.fns.map((fn) => (reached.has(fn) ? (numbers.textOf(fn.instance) as string) : "")),
    trackCaller: link.fns.filter((fn) => fn.isTrackCaller).map(({ index }) => index),
    locationCounts: link.fns.map(({ points }) => points.locationCount),
    inlinable: link.reached.filter((fn) => isInlinable(link, fn)).map(({ index }) => index),
    inlined: link.fns.map(({ index }) => [...(link.inlined.get(index) ?? [])].map((callee) => callee.index)),
    heapTypes: link.heapTypes.map(number),
    vtables: link.vtables.map(({ address, ty, dyn }) => [address, number(ty), number(dyn)]),
    statics: link.statics.map(({ def, address }) => [def, address]),
    consts: [...link.consts.values()].map(({ def, args, value }) => [
      def,
      number(args),
      value.kind === "Memory" ? value.address : value.values.map(String),
    ]),
    promoted: [...link.promotedValues].flatMap(([{ def }, records]) =>
      [...records.values()].map(({ id, args, values }) => [def, id, number(args), values.map(String)] as const),
    ),
    locations: [...link.addresses]
      .filter(([key]) => key.startsWith(locationKey))
      .map(([key, address]) => [key.slice(locationKey.length), address]),
    strings: addressesOf(allocs, "Str"),
    byteStrings: addressesOf(allocs, "Bytes"),
    allocs: allocs.map(({ address, sizeBytes }) => [address, sizeBytes]),
    ends,
    wasm: module.builder.finish(),
    rodata: bytesOf(allocs, rodataBase, ends.rodata),
    data: bytesOf(allocs, dataBase, ends.data),
  };
  return { interned: numbers.texts, ...image };
}

/** Instances without anything of a program in them, each once. */
export function instancesOfStd(links: readonly Linker[]): Instance[] {
  const numbers = new InternedNumbers([], true, isUserDef);
  const found = new Map<string, Instance>();
  for (const link of links)
    for (const { instance } of link.reached) {
      const text = numbers.textOf(instance);
      if (text !== undefined && !found.has(text)) found.set(text, instance);
    }
  return [...found.values()];
}

function addressesOf(allocs: readonly DataAlloc[], kind: DataAlloc["origin"]["kind"]): number[] {
  return allocs.filter(({ origin }) => origin.kind === kind).map(({ address }) => address);
}

function bytesOf(allocs: readonly DataAlloc[], start: number, end: number): Uint8Array {
  const bytes = new Uint8Array(end - start);
  for (const alloc of allocs)
    if (alloc.bytes !== undefined && alloc.address >= start && alloc.address < end && alloc.address < bssBase)
      bytes.set(alloc.bytes, alloc.address - start);
  return bytes;
}
