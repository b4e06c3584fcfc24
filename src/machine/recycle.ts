/**
 * Memory of a machine that nobody will look at again, made as new for the next one. To the host each new memory of hundreds of
 * megabytes is a reason to collect all garbage there is, which takes longer than all else about a new machine.
 */
import { codeBase, Heap } from "./contract";
import type { Machine } from "./machine";
import { type WasmMemory, wasmHost, wasmPageBytes } from "./wasm/host";

/** Beyond this a new memory is made sooner than an old one is cleared. */
const maxClearedBytes = 32 * 1024 * 1024;

/** As large as is asked for, and zero: `used` where it fits. */
export function memoryOf(pages: number, used: WasmMemory | undefined): WasmMemory {
  if (used?.buffer.byteLength === pages * wasmPageBytes) return used;
  return new wasmHost.Memory({ initial: pages, maximum: pages });
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
