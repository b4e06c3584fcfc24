/**
 * Links a program and compiles its fast forms into one module; stepping forms come later (`modules.ts`), when they are asked for. A program is code and initial data; `Machine` runs it.
 */
import { bug, expectDefined, invariant } from "../base/invariant";
import type { Instance } from "../types/ty";
import { compileFast } from "./codegen/fast";
import { constEvaluator } from "./constEval";
import type { MonoContext } from "./context";
import { Control } from "./contract";
import { Linker, type FnRecord } from "./link";
import { extensionModule, functionType, mainModule } from "./modules";
import { defineRuntime } from "./runtime/runtime";
import { fastSlot } from "./table";
import { importIndices } from "./wasm/imports";

export interface Program {
  readonly link: Linker;
  readonly entry: FnRecord;
  readonly entries: readonly FnRecord[];
  /** The main module's bytes. */
  readonly wasm: Uint8Array;
  /** Modules with what was reached later; see `extendProgram`. */
  readonly extensions: Uint8Array[];
}

/** What the entries reach; a run starts with the first of them unless it is told another. */
export function linkProgram(cx: MonoContext, ...entries: readonly Instance[]): Program {
  const link = new Linker(cx, importIndices, constEvaluator());
  const fns = entries.map((entry) => link.reach(entry));
  link.scan();
  return { link, entry: expectDefined(fns[0], "entry"), entries: fns, wasm: compileFunctions(link), extensions: [] };
}

/**
 * Compiles what an instance reaches and the program does not yet, into a module of its own. Machines of the program take it in
 * (`takeExtensions`) before they run it.
 */
export function extendProgram({ link, extensions }: Program, instance: Instance): FnRecord {
  const before = link.reached.length;
  const fn = link.reach(instance);
  link.scan();
  const added = link.reached.slice(before);
  if (added.length > 0) extensions.push(compileExtension(link, added));
  return fn;
}

function compileExtension(link: Linker, fns: readonly FnRecord[]): Uint8Array {
  const { builder, type } = extensionModule();
  invariant(link.fns.length < Control.functionLimit, "too many functions");
  const indices = new Map(fns.map((fn) => [fn, builder.declare(() => fn.name, functionType)]));
  // Functions of other modules are called through the table.
  const fast = { functionType: type, wasmIndexOf: (fn: FnRecord) => indices.get(fn) };
  for (const [fn, index] of indices) {
    builder.define(index, compileFast(link, fn, fast));
    builder.tableElements(fastSlot(fn.index), [index]);
  }
  return builder.finish();
}

/** The main module: the runtime and the fast forms of all functions that a run may call. */
function compileFunctions(link: Linker): Uint8Array {
  const module = mainModule();
  invariant(link.fns.length < Control.functionLimit, "too many functions");
  const { reached } = link;
  const indices = new Map(reached.map((fn) => [fn, module.builder.declare(() => fn.name, functionType)]));
  defineRuntime(module.builder, link.imports, module.type);
  const fast = {
    functionType: module.type,
    wasmIndexOf: (fn: FnRecord) => indices.get(fn) ?? bug(`the scan has not met ${fn.name}`),
  };
  for (const [fn, index] of indices) {
    module.builder.define(index, compileFast(link, fn, fast));
    module.builder.tableElements(fastSlot(fn.index), [index]);
  }
  invariant(reached.length === indices.size, "code generation met functions that the scan had not");
  return module.builder.finish();
}
