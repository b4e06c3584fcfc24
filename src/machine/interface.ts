/** The words between a machine and who drives it: how it is made, why it stops, and what of a stopped run is not in its memory. */
import type { StopId } from "../mir/mir";
import { roundUp } from "./frame";
import type { Halt } from "./halt";
import type { InputPosition } from "./inputs";
import type { FnRecord } from "./link";
import { type WasmMemory, wasmPageBytes } from "./wasm/host";

export type Stop =
  /** At an armed stop point, not yet passed. */
  | { readonly kind: "Breakpoint"; readonly fn: FnRecord; readonly stop: StopId }
  /** The fuel is used up; `exact` runs stop right before a stop point. */
  | { readonly kind: "FuelOut" }
  /** A panic begins (asked for with `stopOnPanic`). */
  | { readonly kind: "Panic" }
  /** Before a location, in the tracing form: a place that is watched changed, or an event happened that was asked for. */
  | { readonly kind: "Trace" }
  /** The program waits for a line of input; call `run` again when there is one. */
  | { readonly kind: "Stdin" }
  | { readonly kind: "Halted"; readonly halt: Halt };

export type MachineStop = Stop;

export interface MachineOptions {
  readonly heapLimitBytes?: number | undefined;
  readonly stackBytes?: number | undefined;
  /** The program's name first. */
  readonly args?: readonly string[] | undefined;
  readonly seed?: bigint | undefined;
  /** Receives what the program writes to stdout (1) and stderr (2); bytes are copied. */
  readonly onOutput?: ((fd: number, bytes: Uint8Array) => void) | undefined;
  /** All of stdin; undefined: what `feedStdin` brings. */
  readonly stdin?: Uint8Array | undefined;
  /** Recorded clocks: nanoseconds. */
  readonly clock?: ((kind: "monotonic" | "system") => bigint) | undefined;
  /** Where heap and stack stand; else after the statics. For the evaluation of constants. */
  readonly space?: MachineSpace | undefined;
  /** Made before (`memory.ts`): taken where it has the right size. */
  readonly memory?: WasmMemory | undefined;
}

export type SpaceOptions = Pick<MachineOptions, "heapLimitBytes" | "stackBytes">;

export interface MachineSpace {
  readonly heapBase: number;
  readonly heapEnd: number;
  readonly stackLow: number;
  readonly stackHigh: number;
  /** Where memory ends, if not with the stack. */
  readonly memoryEnd?: number;
}

/** What of a suspended run is not in its state pages. */
export interface MachineHostState {
  readonly time: bigint;
  readonly inputs: InputPosition;
  /** Static data placed so far: what came later has its first bytes at that time. */
  readonly placedCount: number;
}

export interface AsideOptions {
  /** Stop points it may pass. */
  readonly fuel: number;
  /** It stops before this stop point of its own. */
  readonly hold: StopId | undefined;
  readonly onOutput: (fd: number, bytes: Uint8Array) => void;
}

const guardBytes = 64 * 1024;

export const defaultHeapBytes = 256 * 1024 * 1024;
const defaultStackBytes = 8 * 1024 * 1024;

/** The usual place of heap and stack: after the statics. */
export function spaceAfter(
  bssEnd: number,
  { heapLimitBytes = defaultHeapBytes, stackBytes = defaultStackBytes }: SpaceOptions,
): MachineSpace {
  const heapBase = roundUp(bssEnd + guardBytes, wasmPageBytes);
  const heapEnd = heapBase + heapLimitBytes;
  const stackLow = roundUp(heapEnd + guardBytes, wasmPageBytes);
  return { heapBase, heapEnd, stackLow, stackHigh: stackLow + roundUp(stackBytes, 16) };
}
