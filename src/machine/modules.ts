/**
 * The WebAssembly modules of a program: the main one, with the runtime in it, and one for each stepping form that is asked
 * for. All share memory, table and the runtime's functions.
 */
import { compileStepping } from "./codegen/stepping";
import type { FnRecord, Linker } from "./link";
import { defineRuntime } from "./runtime/runtime";
import { fastSlot, steppingSlot } from "./table";
import { Code } from "./wasm/code";
import { declareImports } from "./wasm/imports";
import { ModuleBuilder } from "./wasm/module";

export const functionType = { params: ["i32", "i32"], results: ["i32"] } as const;

interface StartedModule {
  readonly builder: ModuleBuilder;
  /** Index of `functionType`. */
  readonly type: number;
}

export function mainModule(): StartedModule {
  return start(true);
}

/** A module beside the main one. */
export function extensionModule(): StartedModule {
  return start(false);
}

function start(isMain: boolean): StartedModule {
  const builder = new ModuleBuilder();
  builder.importMemory();
  builder.importTable();
  declareImports(builder, isMain);
  return { builder, type: builder.typeIndex(functionType) };
}

/** A main module without functions: a machine that evaluates constants compiles what it enters, when it enters it. */
export function runtimeModule(link: Linker): Uint8Array {
  const { builder, type } = mainModule();
  defineRuntime(builder, link.imports, type);
  return builder.finish();
}

/** A module with one function's stepping form, or the tracing one. */
export function compileSteppingModule(link: Linker, fn: FnRecord, traces: boolean): Uint8Array {
  const { builder, type } = start(false);
  addStepping(builder, fn, compileStepping(link, fn, type, traces));
  return builder.finish();
}

/**
 * The same, and entries for the functions from `first` on that have no code: they go to the stepping form, made on demand. A
 * barred function does nothing but leave its call pending.
 */
export function compileOnDemandModule(
  link: Linker,
  fn: FnRecord | undefined,
  first: number,
  isBarred: boolean,
): Uint8Array {
  const { builder, type } = start(false);
  if (fn !== undefined)
    addStepping(builder, fn, isBarred ? pendingCode(link, fn) : compileStepping(link, fn, type, false));
  for (const entry of link.fns.slice(first)) {
    const { index } = entry;
    const wasmIndex = builder.declare(() => entry.name, functionType);
    const code = new Code(["i32", "i32"]);
    code.i32(index);
    code.get(0);
    code.get(1);
    code.call(link.imports.enterStepping);
    builder.define(wasmIndex, code);
    builder.tableElements(fastSlot(index), [wasmIndex]);
  }
  return builder.finish();
}

function addStepping(builder: ModuleBuilder, fn: FnRecord, code: Code): void {
  const index = builder.declare(() => `${fn.name} (stepping)`, functionType);
  builder.define(index, code);
  builder.tableElements(steppingSlot(fn.index), [index]);
}

function pendingCode(link: Linker, fn: FnRecord): Code {
  const code = new Code(["i32", "i32"]);
  code.i32(fn.index);
  code.get(0);
  code.call(link.imports.coldEntry);
  return code;
}
