/**
 * The fast forms of a program's functions, in one module. They are made when they are needed, so that a program which soon stops
 * starts without them: until then the functions' places in the table hold entries that ask the host which form to run.
 */
import { invariant } from "../base/invariant";
import type { Ty } from "../types/ty";
import type { ArmedStops } from "./armedStops";
import { fastType, Param, passingOf, pushLeft, valuePart } from "./codegen/convention";
import { compileFast } from "./codegen/fast";
import type { Inlining } from "./codegen/inline";
import { runOften, shapeOf } from "./codegen/shape";
import { Control } from "./contract";
import type { Slot } from "./frame";
import { readBits, writeBits, type FnRecord, type Linker } from "./link";
import { programModule, type StartedModule } from "./modules";
import { fastSlot } from "./table";
import { Code } from "./wasm/code";
import { wasmHost, type WasmModule } from "./wasm/host";

/** What `enterUnmade` says where the fast form is in the table. */
const isMade = -1;

/** What stands around `main` comes to half of them. */
const earlyEntries = 8;

/** What they are put into. */
export interface FormsTarget {
  readonly view: DataView;
  readonly armed: ArmedStops;
  take(module: WasmModule): void;
}

/** What a function was called with (`codegen/convention.ts`). */
export interface FastCall {
  readonly top: number;
  readonly entry: number;
  readonly registers: readonly bigint[];
}

export class FastForms {
  private entries: WasmModule | undefined;
  private made: WasmModule | undefined;
  private readonly fns: readonly FnRecord[];
  /** How often functions were entered without them. */
  private enteredCount = 0;

  /** Of everything reached so far. */
  constructor(private readonly link: Linker) {
    this.fns = [...link.reached];
  }

  /** What a machine begins with. */
  get first(): WasmModule {
    return this.made ?? (this.entries ??= new wasmHost.Module(entriesModule(this.link, this.fns)));
  }

  /** Compiled by the host once, so that the second run goes on with the code that the first has made fast. */
  private get module(): WasmModule {
    return (this.made ??= new wasmHost.Module(this.wasm));
  }

  get wasm(): Uint8Array {
    return compileFunctions(this.link, this.fns);
  }

  /** A function that has its entry in the table is called: see `enterUnmade` (`wasm/imports.ts`). */
  enter({ view, armed, take }: FormsTarget, index: number, { top, entry, registers }: FastCall): number {
    const fn = this.link.fnAt(index);
    if (!armed.has(index) && !(armed.isSet && this.isEarly(fn))) {
      armed.renewAfter(() => take(this.module));
      return isMade;
    }
    if (entry < 0) return ~entry;
    for (const [i, { part, belowTop }] of passingOf(this.link, fn).registers.entries())
      writeBits(view, top - belowTop, part.sizeBytes, BigInt.asUintN(part.sizeBytes * 8, registers[i] ?? 0n));
    view.setInt32(Control.fuel, entry, true);
    return 0;
  }

  /** It is among the first functions entered and has no loop: a stop may come before the fast forms are worth their making. */
  private isEarly(fn: FnRecord): boolean {
    if (this.made !== undefined || this.enteredCount >= earlyEntries) return false;
    this.enteredCount++;
    return !shapeOf(this.link, fn).cfg.isLoopHead.includes(true);
  }
}

/** The first part of what a function's stepping form has returned, as its fast form would return it. */
export function resultInMemory(link: Linker, view: DataView, index: number, top: number): bigint {
  const fn = link.fnAt(index);
  const part = valuePart(link.cx.layouts.layoutOf(fn.tys[0] as Ty));
  if (part === undefined) return 0n;
  const { offsetBytes } = passingOf(link, fn).layout.slots[0] as Slot;
  const bits = readBits(view, top - offsetBytes + part.offsetBytes, part.sizeBytes);
  if (part.type !== "i32" || !part.signed) return bits;
  return BigInt.asUintN(32, BigInt.asIntN(part.sizeBytes * 8, bits));
}

function entriesModule(link: Linker, fns: readonly FnRecord[]): Uint8Array {
  const { builder, type } = programModule();
  for (const { index } of fns) {
    const wasmIndex = builder.declare(() => "", fastType);
    builder.define(wasmIndex, entryCode(link, index, type));
    builder.tableElements(fastSlot(index), [wasmIndex]);
  }
  return builder.finish();
}

function entryCode({ imports }: Linker, index: number, type: number): Code {
  const code = new Code(fastType.params);
  const point = code.local("i32");
  const pushParams = (): void => {
    for (const param of fastType.params.keys()) code.get(param);
  };
  code.i32(index);
  pushParams();
  code.call(imports.enterUnmade);
  code.tee(point);
  code.i32(isMade);
  code.op("i32Eq");
  code.if();
  pushParams();
  code.i32(fastSlot(index));
  code.callIndirect(type);
  code.op("return");
  code.end();
  code.i32(index);
  code.get(Param.top);
  code.get(point);
  code.call(imports.enterStepping);
  pushLeft(code);
  code.i32(index);
  code.get(Param.top);
  code.call(imports.resultInMemory);
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
