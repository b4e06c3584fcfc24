/**
 * The WebAssembly modules of a program: the one with the runtime and the functions of the image, that of the program's own
 * functions, and one for each stepping form that is asked for. All share memory, table and the runtime's functions.
 */
import { fastType, steppingType, stepFromMemory } from "./codegen/convention";
import { compileStepping } from "./codegen/stepping";
import type { FnRecord, Linker } from "./link";
import { defineRuntime } from "./runtime/runtime";
import { fastSlot, steppingSlot } from "./table";
import { Code } from "./wasm/code";
import { wasmHost, type WasmModule } from "./wasm/host";
import { declareImports, importIndices } from "./wasm/imports";
import { ModuleBuilder } from "./wasm/module";

export interface StartedModule {
  readonly builder: ModuleBuilder;
  /** Index of the type of fast forms. */
  readonly type: number;
}

export function programModule(): StartedModule {
  return start(false);
}

/** With the runtime in it. */
export function startRuntime(): StartedModule {
  const module = start(true);
  defineRuntime(module.builder, importIndices);
  return module;
}

function start(hasRuntime: boolean): StartedModule {
  const builder = new ModuleBuilder();
  builder.importMemory();
  builder.importTable();
  declareImports(builder, hasRuntime);
  return { builder, type: builder.typeIndex(fastType) };
}

let bareRuntime: WasmModule | undefined;

/** What every machine begins with: the image of std, or the runtime alone. */
export function runtimeModule({ image }: Linker): WasmModule {
  if (image !== undefined) return image.module;
  return (bareRuntime ??= new wasmHost.Module(startRuntime().builder.finish()));
}

/** A module with functions' stepping forms, or the tracing ones. */
export function compileSteppingModule(link: Linker, fns: readonly FnRecord[], traces: boolean): Uint8Array {
  const { builder, type } = start(false);
  for (const fn of fns) addStepping(builder, fn, compileStepping(link, fn, type, traces));
  return builder.finish();
}

const steppingModules = new WeakMap<Linker, Map<string, WasmModule>>();
/** How many are kept. */
const keptModules = 500;

/** The same, made once for all machines of a program: a second run is cut at the same places as the first. */
export function steppingModule(link: Linker, indices: readonly number[], traces: boolean): WasmModule {
  const known = steppingModules.get(link) ?? new Map<string, WasmModule>();
  steppingModules.set(link, known);
  const key = `${indices.join()} ${traces}`;
  let module = known.get(key);
  if (module === undefined) {
    const fns = indices.map((index) => link.fnAt(index));
    module = new wasmHost.Module(compileSteppingModule(link, fns, traces));
    if (known.size >= keptModules) known.clear();
    known.set(key, module);
  }
  return module;
}

/**
 * A module with a function's stepping form, and entries for the functions from `first` on that have no code: they go to the stepping form, made on demand. A
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
    const wasmIndex = builder.declare(() => entry.name, fastType);
    builder.define(wasmIndex, onDemandCode(link, index));
    builder.tableElements(fastSlot(index), [wasmIndex]);
  }
  return builder.finish();
}

function addStepping(builder: ModuleBuilder, fn: FnRecord, code: Code): void {
  const index = builder.declare(() => `${fn.name} (stepping)`, steppingType);
  builder.define(index, code);
  builder.tableElements(steppingSlot(fn.index), [index]);
}

/** What calls it are stepping forms. */
function onDemandCode(link: Linker, index: number): Code {
  const code = new Code(fastType.params);
  stepFromMemory(code, link, index);
  return code;
}

function pendingCode(link: Linker, fn: FnRecord): Code {
  const code = new Code(["i32", "i32"]);
  code.i32(fn.index);
  code.get(0);
  code.call(link.imports.coldEntry);
  return code;
}
