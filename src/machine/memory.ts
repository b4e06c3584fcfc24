/**
 * Where the memory of a machine comes from. To the host each new memory of hundreds of megabytes is a reason to collect all garbage
 * there is, which takes longer than all else about a new machine: so one is made while there is little, before the program that is to
 * run is even read, and that of a machine that nobody will look at again is made as new for the next one.
 */
import { bssBase, codeBase, Heap } from "./contract";
import { roundUp } from "./frame";
import { type SpaceOptions, spaceAfter } from "./interface";
import type { Machine } from "./machine";
import { type WasmMemory, wasmHost, wasmPageBytes } from "./wasm/host";

/** Sizes are multiples of this, so that programs whose statics differ a little take each other's. */
const granuleBytes = 1024 * 1024;
/** Beyond this a new memory is made sooner than an old one is cleared. */
const maxClearedBytes = 32 * 1024 * 1024;

/** With room for `endBytes`, and zero: `made` where it fits. */
export function memoryOf(endBytes: number, made: WasmMemory | undefined): WasmMemory {
  const sizeBytes = roundUp(endBytes, granuleBytes);
  if (made?.buffer.byteLength === sizeBytes) return made;
  const pages = sizeBytes / wasmPageBytes;
  return new wasmHost.Memory({ initial: pages, maximum: pages });
}

/** As a program with few statics will want it. */
export function memoryAhead(options: SpaceOptions): WasmMemory {
  return memoryOf(spaceAfter(bssBase, options).stackHigh, undefined);
}

/** The machine must never be asked again. Undefined where it has used too much to clear. */
export function recycle({ program, memory, bytes, view, stackLow, stackHigh }: Machine): WasmMemory | undefined {
  const { data } = program.link;
  const used = [
    { start: 0, end: codeBase },
    ...(["code", "rodata", "data", "bss"] as const).map((segment) => data.segmentRange(segment)),
    { start: view.getUint32(Heap.base, true), end: view.getUint32(Heap.next, true) },
    { start: stackLow, end: stackHigh },
  ];
  if (used.reduce((sum, { start, end }) => sum + end - start, 0) > maxClearedBytes) return undefined;
  for (const { start, end } of used) bytes.fill(0, start, end);
  return memory;
}
