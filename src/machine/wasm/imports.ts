/**
 * What every module imports, in this order: host functions and, for modules after the first, the runtime's own functions.
 * A row each; `machine.ts` supplies the host's.
 */
import { Code } from "./code";
import type { FuncType, ModuleBuilder } from "./module";

const i32 = "i32" as const;
const i64 = "i64" as const;

/** Functions the host gives. */
export const hostImports = {
  /** (op, signed, aLow, aHigh, bLow, bHigh): result in the scratch words. */
  wide: { params: [i32, i32, i64, i64, i64, i64], results: [] },
  /** Compiles the stepping form of a function into the table. */
  compileStepping: { params: [i32], results: [] },
  /**
   * (function, and what it was called with): a function without a fast form is entered. -1: it is in the table now. Else all is in
   * memory, and the stepping form is to be run from the point given back.
   */
  enterUnmade: { params: [i32, i32, i32, i64, i64, i64], results: [i32] },
  /** (function, top): the first part of what the stepping form has returned, as fast forms return it. */
  resultInMemory: { params: [i32, i32], results: [i64] },
  /** (fd, address, length): bytes written, or a negative error. */
  write: { params: [i32, i32, i64], results: [i64] },
  /** (address, length): bytes read; -1 while there is no input yet. */
  read: { params: [i32, i64], results: [i64] },
  /** (an `InputWord`, index): recorded inputs: arguments, clocks, seed. */
  input: { params: [i32, i64], results: [i64] },
} as const satisfies Record<string, FuncType>;

/** Functions of the runtime (`runtime/`), compiled into the main module and imported by the others. */
export const runtimeImports = {
  /** (function, top, point): runs the stepping form, compiling it first where needed. */
  enterStepping: { params: [i32, i32, i32], results: [i32] },
  /** (function, top, point): runs the fast form. */
  enterFast: { params: [i32, i32, i32], results: [i32] },
  /** (function, fp, top, point, status): where a fast form is left; what it returns. */
  leaveFast: { params: [i32, i32, i32, i32, i32], results: [i32] },
  /** (function, top, fuel, lowest address): a fast form that cannot begin as it is; what it returns, or `goesOn`. */
  enterCold: { params: [i32, i32, i32, i32], results: [i32] },
  /** (function, top): a prologue refuses; suspends with the call pending. */
  coldEntry: { params: [i32, i32], results: [i32] },
  /** Whether an armed stop point, or one without fuel, suspends: it does not where it is noted (`Control.noteLimit`). */
  stopsHere: { params: [], results: [i32] },
  /** (size, align, type id): address, or 0. */
  allocate: { params: [i64, i64, i32], results: [i32] },
  deallocate: { params: [i64], results: [] },
  /** (address, new size, align): address, or 0. */
  reallocate: { params: [i64, i64, i64], results: [i32] },
  /** (to, from, length): as C's `memmove`. */
  copyBytes: { params: [i32, i32, i32], results: [] },
  /** (left, right, length): as C's `memcmp`. */
  compareBytes: { params: [i32, i32, i32], results: [i32] },
  /** (function, point, is it the user's, its address): a location begins in the tracing form. Whether it suspends. */
  traceLocation: { params: [i32, i32, i32, i32], results: [i32] },
  /** (kind, address, a, b): writes a record of the event ring. */
  traceEvent: { params: [i32, i32, i32, i32], results: [] },
  /** (kind, address): the same, of a heap block. */
  traceBlock: { params: [i32, i32], results: [] },
  /** (address, size): bytes are about to be read. */
  traceRead: { params: [i32, i32], results: [] },
  /** (frame): it is left; what was watched in it is no more. */
  traceLeave: { params: [i32], results: [] },
} as const satisfies Record<string, FuncType>;

export const InputWord = {
  argc: 0,
  argAddress: 1,
  argLength: 2,
  monotonicNanos: 3,
  systemNanos: 4,
  seed: 5,
  threadId: 6,
} as const;

export type Imports = Readonly<Record<keyof typeof hostImports | keyof typeof runtimeImports, number>>;

const hostNames = Object.keys(hostImports) as (keyof typeof hostImports)[];
const runtimeNames = Object.keys(runtimeImports) as (keyof typeof runtimeImports)[];

/** The indices are the same in every module: host functions first, then the runtime's (imported, or the first defined). */
export const importIndices: Imports = Object.fromEntries(
  [...hostNames, ...runtimeNames].map((name, i) => [name, i]),
) as unknown as Imports;

export function declareImports(module: ModuleBuilder, isMain: boolean): void {
  for (const name of hostNames) module.importFunction(name, hostImports[name]);
  for (const name of runtimeNames) {
    if (isMain)
      module.export(
        name,
        module.declare(() => name, runtimeImports[name]),
      );
    else module.importFunction(name, runtimeImports[name]);
  }
  if (isMain) for (const name of hostNames) passOn(module, name);
}

/**
 * The other modules call the host through the main one, whose function of the same name is given to them: V8 makes code for each function
 * of the host that a module imports, which takes longer than a small module does.
 */
function passOn(module: ModuleBuilder, name: keyof typeof hostImports): void {
  const type: FuncType = hostImports[name];
  const code = new Code(type.params);
  for (const param of type.params.keys()) code.get(param);
  code.call(importIndices[name]);
  const index = module.declare(() => name, type);
  module.define(index, code);
  module.export(name, index);
}
