/**
 * Links a program: what its entries reach, numbered and placed. Code is made later, when a run asks for it: the fast forms of all its own
 * functions (`fastForms.ts`), each stepping form (`modules.ts`). A program is code and initial data; `Machine` runs it.
 */
import { expectDefined } from "../base/invariant";
import type { Body } from "../mir/mir";
import type { Instance } from "../types/ty";
import { constEvaluator } from "./constEval";
import type { MonoContext } from "./context";
import { compileFunctions, FastForms } from "./fastForms";
import { Linker, type FnRecord } from "./link";
import { scanBody } from "./scan";
import { importIndices } from "./wasm/imports";

export interface Program {
  readonly link: Linker;
  readonly entry: FnRecord;
  readonly entries: readonly FnRecord[];
  /** The fast forms of its own functions; undefined where those have stepping forms alone. */
  readonly forms: FastForms | undefined;
  /** Modules with what was reached later; see `extendProgram`. */
  readonly extensions: Uint8Array[];
}

/** What the entries reach; a run starts with the first of them unless it is told another. */
export function linkProgram(cx: MonoContext, ...entries: readonly Instance[]): Program {
  const link = new Linker(cx, importIndices, constEvaluator());
  const fns = entries.map((entry) => link.reach(entry));
  link.scan();
  return { link, entry: expectDefined(fns[0], "entry"), entries: fns, forms: new FastForms(link), extensions: [] };
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
