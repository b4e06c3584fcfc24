/**
 * Links a program and compiles its fast forms into one module; stepping forms come later, one module each, when they are
 * asked for. A program is code and initial data; `Machine` runs it.
 */
import { invariant } from "../base/invariant";
import type { Body } from "../mir/mir";
import type { GenericArgs, Instance } from "../types/ty";
import { compileFast } from "./codegen/fast";
import { compileStepping } from "./codegen/stepping";
import { evaluateConst } from "./constEval";
import type { MonoContext } from "./context";
import { Control } from "./contract";
import { Linker, type FnRecord } from "./link";
import { defineRuntime, steppingTableOffset } from "./runtime/runtime";
import { declareImports, importIndices } from "./wasm/imports";
import { ModuleBuilder } from "./wasm/module";

export interface Program {
  readonly link: Linker;
  readonly entry: FnRecord;
  /** The main module's bytes. */
  readonly wasm: Uint8Array;
}

const functionType = { params: ["i32", "i32"], results: ["i32"] } as const;

export function linkProgram(cx: MonoContext, entry: Instance): Program {
  const link = new Linker(cx, importIndices, evaluateConst);
  return finishProgram(link, link.fnOf(entry));
}

/** A program whose entry is one body: a constant's initialiser. */
export function linkBody(cx: MonoContext, body: Body, args: GenericArgs): Program {
  const link = new Linker(cx, importIndices, evaluateConst);
  return finishProgram(link, link.addBody(body, args));
}

function finishProgram(link: Linker, entry: FnRecord): Program {
  link.scan();
  return { link, entry, wasm: compileFunctions(link, 0) };
}

/** A module of the fast forms of all functions from `first` on. */
export function compileFunctions(link: Linker, first: number): Uint8Array {
  const module = new ModuleBuilder();
  module.importMemory();
  module.importTable();
  declareImports(module, first === 0);
  const type = module.typeIndex(functionType);
  const fns = link.fns.slice(first);
  invariant(link.fns.length < Control.functionLimit, "too many functions");
  const indices = fns.map((fn) => module.declare(fn.name, functionType));
  if (first === 0) defineRuntime(module, link.imports, type);
  const fast = { functionType: type, wasmIndexOf: (fn: FnRecord) => indices[fn.index - first] };
  for (const [i, fn] of fns.entries()) module.define(indices[i] as number, compileFast(link, fn, fast));
  module.tableElements(first, indices);
  invariant(link.fns.length === first + fns.length, "code generation met functions that the scan had not");
  return module.finish();
}

/** A module with one function's stepping form. */
export function compileSteppingModule(link: Linker, fn: FnRecord): Uint8Array {
  const module = new ModuleBuilder();
  module.importMemory();
  module.importTable();
  declareImports(module, false);
  const type = module.typeIndex(functionType);
  const index = module.declare(`${fn.name} (stepping)`, functionType);
  module.define(index, compileStepping(link, fn, type));
  module.tableElements(steppingTableOffset + fn.index, [index]);
  return module.finish();
}
