/**
 * Links a program and compiles its own fast forms into one module; stepping forms come later (`modules.ts`), when they are asked for. A program is code and initial data; `Machine` runs it.
 */
import { expectDefined, invariant } from "../base/invariant";
import type { Body } from "../mir/mir";
import type { Instance } from "../types/ty";
import { compileFast } from "./codegen/fast";
import type { Inlining } from "./codegen/inline";
import { runOften } from "./codegen/shape";
import { constEvaluator } from "./constEval";
import type { MonoContext } from "./context";
import { Control } from "./contract";
import { Linker, type FnRecord } from "./link";
import { functionType, programModule, type StartedModule } from "./modules";
import { scanBody } from "./scan";
import { fastSlot } from "./table";
import { importIndices } from "./wasm/imports";

export interface Program {
  readonly link: Linker;
  readonly entry: FnRecord;
  readonly entries: readonly FnRecord[];
  /** The module of its own functions; undefined where they are compiled as they are entered. */
  readonly wasm: Uint8Array | undefined;
  /** Modules with what was reached later; see `extendProgram`. */
  readonly extensions: Uint8Array[];
}

/** What the entries reach; a run starts with the first of them unless it is told another. */
export function linkProgram(cx: MonoContext, ...entries: readonly Instance[]): Program {
  const link = new Linker(cx, importIndices, constEvaluator());
  const fns = entries.map((entry) => link.reach(entry));
  link.scan();
  const wasm = compileFunctions(link, link.reached);
  return { link, entry: expectDefined(fns[0], "entry"), entries: fns, wasm, extensions: [] };
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
  if (added.length > 0) extensions.push(compileFunctions(link, added));
  return fn;
}

/** The same for a body that is no instance of its own and calls nothing. */
export function extendWithBody({ link, extensions }: Program, body: Body): FnRecord {
  const fn = link.addBody(body, link.cx.noArgs);
  scanBody(link, fn);
  extensions.push(compileFunctions(link, [fn]));
  return fn;
}

function compileFunctions(link: Linker, fns: readonly FnRecord[]): Uint8Array {
  const module = programModule();
  const often = runOften(link, fns);
  compileInto(module, link, fns, (fn) => (often.has(fn) ? "often" : "once"));
  return module.builder.finish();
}

/** Adds the fast forms of functions; those of other modules are called through the table. */
export function compileInto(
  { builder, type }: StartedModule,
  link: Linker,
  fns: readonly FnRecord[],
  inliningOf: (fn: FnRecord) => Inlining,
): void {
  invariant(link.fnCount < Control.functionLimit, "too many functions");
  const reachedCount = link.reached.length;
  const indices = new Map(fns.map((fn) => [fn, builder.declare(() => fn.name, functionType)]));
  const fast = { functionType: type, inliningOf, wasmIndexOf: (fn: FnRecord) => indices.get(fn) };
  for (const [fn, index] of indices) {
    builder.define(index, compileFast(link, fn, fast));
    builder.tableElements(fastSlot(fn.index), [index]);
  }
  invariant(link.reached.length === reachedCount, "code generation met functions that the scan had not");
}
