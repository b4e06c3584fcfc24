/**
 * How fast forms are called: `(top, entry, a, b, c) -> (left, value)`. `entry` is the fuel of a fresh call; from outside (the host, the
 * stepping forms) it is `~point`, and fuel and arguments are in memory. Else the first parts of the arguments come as `a`, `b`, `c`; what
 * does not fit is in memory. `left` is the fuel that is left, or a `Status` (then the fuel is in memory); `value` is the first part of
 * the result, which also stands in its slot.
 */
import type { Layout } from "../../layout/layout";
import { Control, frameAlign } from "../contract";
import { argumentTys, callLayout, type CallLayout, pointerSlot, type Slot } from "../frame";
import type { Ty } from "../../types/ty";
import type { FnRecord, Linker } from "../link";
import { partsOf, wordPart, type Part } from "../parts";
import type { Code } from "../wasm/code";
import { loadWord } from "./form";

export const fastType = { params: ["i32", "i32", "i64", "i64", "i64"], results: ["i32", "i64"] } as const;
export const steppingType = { params: ["i32", "i32"], results: ["i32"] } as const;

/** A `Status` or the fuel that is left is no such number: the call begins after all. */
export const goesOn = -3;

/** The parameters of a fast form. */
export const Param = { top: 0, entry: 1, first: 2 } as const;
const registerCount = 3;

/** What is passed: a value's size and alignment, and its parts if it has any. */
export interface Passed {
  readonly sizeBytes: number;
  readonly alignBytes: number;
  readonly parts: readonly Part[] | undefined;
}

/** A part of an argument that is passed in a register: by its place below `top`. */
export interface Register {
  readonly part: Part;
  readonly belowTop: number;
}

/** Of a pointer that stands for a receiver or a caller's location. */
export const passedPointer: Passed = { ...pointerSlot, parts: [wordPart(0)] };
export const passedNothing: Passed = { sizeBytes: 0, alignBytes: 1, parts: [] };

export function passedOf(layout: Layout): Passed {
  return { sizeBytes: layout.sizeBytes, alignBytes: layout.alignBytes, parts: partsOf(layout) };
}

export interface Passing {
  readonly layout: CallLayout;
  readonly registers: readonly Register[];
}

/** How a result and arguments are passed; `hasLocation`: with the hidden one of `#[track_caller]`, in memory. */
export function passing(result: Passed, args: readonly Passed[], hasLocation: boolean): Passing {
  const layout = callLayout([result, ...args, ...(hasLocation ? [pointerSlot] : [])]);
  const registers: Register[] = [];
  for (const [i, { alignBytes, parts }] of args.entries())
    for (const part of alignBytes <= frameAlign ? (parts ?? []) : [])
      if (registers.length < registerCount)
        registers.push({ part, belowTop: (layout.slots[i + 1] as Slot).offsetBytes - part.offsetBytes });
  return { layout, registers };
}

/** What a function is passed, and where. */
export function passingOf(link: Linker, fn: FnRecord): Passing {
  const { layouts } = link.cx;
  const [result, ...args] = [fn.tys[0] as Ty, ...argumentTys(fn.body, fn.tys)].map((ty) =>
    passedOf(layouts.layoutOf(ty)),
  );
  return passing(result as Passed, args, fn.isTrackCaller);
}

/** The part of a result that comes as `value`. */
export function valuePart(layout: Layout): Part | undefined {
  return layout.alignBytes <= frameAlign ? partsOf(layout)?.[0] : undefined;
}

/** From a part on the stack to the form it is passed in. */
export function widen(code: Code, { type }: Part): void {
  if (type === "f64") code.op("i64ReinterpretF64");
  if (type === "f32") code.op("i32ReinterpretF32");
  if (type === "i32" || type === "f32") code.op("i64ExtendI32U");
}

/** And back. */
export function narrow(code: Code, { type }: Part): void {
  if (type === "f64") code.op("f64ReinterpretI64");
  if (type === "i32" || type === "f32") code.op("i32WrapI64");
  if (type === "f32") code.op("f32ReinterpretI32");
}

/** Registers that nothing is passed in. */
export function padRegisters(code: Code, used: number): void {
  for (let i = used; i < registerCount; i++) code.i64(0n);
}

/** Pushes what a fast form returns, for the status of a stepping form on the stack. */
export function pushLeft(code: Code): void {
  const status = code.temp("i32");
  code.tee(status);
  loadWord(code, Control.fuel);
  code.get(status);
  code.op("select");
  code.release(status);
}

/** A fast form that does nothing but enter the stepping form, from outside. */
export function stepFromMemory(code: Code, { imports }: Linker, functionIndex: number): void {
  code.i32(functionIndex);
  code.get(Param.top);
  pushPoint(code);
  code.call(imports.enterStepping);
  pushLeft(code);
  code.i64(0n);
}

/** Pushes where a call from outside begins. */
export function pushPoint(code: Code): void {
  code.get(Param.entry);
  code.i32(-1);
  code.op("i32Xor");
}
