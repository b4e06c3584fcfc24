/**
 * The fast forms of a program's functions, in one module. They are made when they are needed, so that a program which soon stops
 * starts without them: until then the functions' places in the table hold entries that ask the host which form to run.
 */
import { invariant } from "../base/invariant";
import type { Ty } from "../types/ty";
import type { ArmedStops } from "./armedStops";
import { fastType, Param, passingOf, pushLeft, pushPoint, pushValue, spill, valuePart } from "./codegen/convention";
import { compileFast } from "./codegen/fast";
import type { Inlining } from "./codegen/inline";
import { runOften, shapeOf } from "./codegen/shape";
import { Control } from "./contract";
import type { Slot } from "./frame";
import type { FnRecord, Linker } from "./link";
import { programModule, type StartedModule } from "./modules";
import { fastSlot } from "./table";
import { Code } from "./wasm/code";
import { wasmHost, type WasmModule } from "./wasm/host";

/** What stands around `main` comes to half of them. */
const earlyEntries = 8;

export class FastForms {
  private made: Uint8Array | undefined;
  private compiled: WasmModule | undefined;
  private readonly fns: readonly FnRecord[];

  /** Of everything reached so far. */
  constructor(private readonly link: Linker) {
    this.fns = [...link.reached];
  }

  /** What a machine begins with. */
  get first(): WasmModule {
    return this.compiled ?? new wasmHost.Module(entriesModule(this.link, this.fns));
  }

  /** Compiled by the host once, so that the second run goes on with the code that the first has made fast. */
  get module(): WasmModule {
    return (this.compiled ??= new wasmHost.Module(this.wasm));
  }

  /** How often functions were entered without them. */
  private entries = 0;

  /** For a function that is entered without them: undefined where its stepping form is to run. */
  enter(index: number, armed: ArmedStops): WasmModule | undefined {
    return armed.has(index) || (armed.isSet && this.isEarly(index)) ? undefined : this.module;
  }

  /** It is among the first functions entered and has no loop: a stop may come before the fast forms are worth their making. */
  private isEarly(index: number): boolean {
    if (this.made !== undefined || this.entries >= earlyEntries) return false;
    this.entries++;
    return !shapeOf(this.link, this.link.fnAt(index)).cfg.isLoopHead.includes(true);
  }

  get wasm(): Uint8Array {
    return (this.made ??= compileFunctions(this.link, this.fns));
  }
}

function entriesModule(link: Linker, fns: readonly FnRecord[]): Uint8Array {
  const { builder, type } = programModule();
  for (const fn of fns) {
    const wasmIndex = builder.declare(() => "", fastType);
    builder.define(wasmIndex, entryCode(link, fn, type));
    builder.tableElements(fastSlot(fn.index), [wasmIndex]);
  }
  return builder.finish();
}

/** Either form is entered from outside: all is in memory by then. */
function entryCode(link: Linker, fn: FnRecord, type: number): Code {
  const { registers, layout } = passingOf(link, fn);
  const code = new Code(fastType.params);
  code.get(Param.entry);
  code.i32(0);
  code.op("i32GeS");
  code.if();
  spill(code, registers);
  code.end();
  code.i32(fn.index);
  code.call(link.imports.compileFast);
  code.if();
  for (const param of fastType.params.keys()) code.get(param);
  code.i32(fastSlot(fn.index));
  code.callIndirect(type);
  code.op("return");
  code.end();
  code.i32(fn.index);
  code.get(Param.top);
  pushPoint(code);
  code.call(link.imports.enterStepping);
  pushLeft(code);
  const result = valuePart(link.cx.layouts.layoutOf(fn.tys[0] as Ty));
  pushValue(code, result, (layout.slots[0] as Slot).offsetBytes);
  return code;
}

export function compileFunctions(link: Linker, fns: readonly FnRecord[]): Uint8Array {
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
  const placed = link.data.segmentRange("rodata").end;
  const indices = new Map(fns.map((fn) => [fn, builder.declare(() => fn.name, fastType)]));
  const fast = { functionType: type, inliningOf, wasmIndexOf: (fn: FnRecord) => indices.get(fn) };
  for (const [fn, index] of indices) {
    builder.define(index, compileFast(link, fn, fast));
    builder.tableElements(fastSlot(fn.index), [index]);
  }
  invariant(link.reached.length === reachedCount, "code generation met functions that the scan had not");
  invariant(link.data.segmentRange("rodata").end === placed, "code generation placed what the scan had not");
}
