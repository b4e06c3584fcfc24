/**
 * The fast forms of a program's functions. They are made when functions are entered, in groups (`codegen/group.ts`), so that a program
 * pays for what it runs: until then a function's place in the table holds an entry that asks the host which form to run.
 */
import { invariant } from "../base/invariant";
import type { Ty } from "../types/ty";
import type { ArmedStops } from "./armedStops";
import { fastType, Param, passingOf, pushLeft, valuePart } from "./codegen/convention";
import { compileFast } from "./codegen/fast";
import { type Group, groupOf } from "./codegen/group";
import type { Inlining } from "./codegen/inline";
import { Control } from "./contract";
import type { Slot } from "./frame";
import { readBits, writeBits, type FnRecord, type Linker } from "./link";
import { programModule, type StartedModule } from "./modules";
import { fastSlot } from "./table";
import { Code } from "./wasm/code";
import { wasmHost, type WasmModule } from "./wasm/host";

/** What `enterUnmade` says where the fast form is in the table. */
const isMade = -1;

/** The more groups were needed, the more is made at once: for so many groups, a function that is called now and then. */
const groupsPerFurther = 4;
const maxFurther = 40;

/** What a group is put into. */
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
  private readonly fns: readonly FnRecord[];
  /** By function. Compiled by the host once, so that the second run goes on with the code that the first has made fast. */
  private readonly modules = new Map<FnRecord, WasmModule>();
  private readonly inlining = new Map<FnRecord, Inlining>();
  private groupCount = 0;

  /** Of everything reached so far. */
  constructor(private readonly link: Linker) {
    this.fns = [...link.reached];
  }

  /** What a machine begins with. */
  get first(): WasmModule {
    return (this.entries ??= new wasmHost.Module(entriesModule(this.link, this.fns)));
  }

  /** All of them, for people who read the module. */
  get wasm(): Uint8Array {
    return compileFunctions(this.link, this.fns);
  }

  /** A function that has its entry in the table is called: see `enterUnmade` (`wasm/imports.ts`). */
  enter({ view, armed, take }: FormsTarget, index: number, { top, entry, registers }: FastCall): number {
    const fn = this.link.fnAt(index);
    if (!armed.has(index)) {
      armed.renewAfter(() => take(this.moduleOf(fn)));
      return isMade;
    }
    if (entry < 0) return ~entry;
    for (const [i, { part, belowTop }] of passingOf(this.link, fn).registers.entries())
      writeBits(view, top - belowTop, part.sizeBytes, BigInt.asUintN(part.sizeBytes * 8, registers[i] ?? 0n));
    view.setInt32(Control.fuel, entry, true);
    return 0;
  }

  private moduleOf(fn: FnRecord): WasmModule {
    let module = this.modules.get(fn);
    if (module === undefined) {
      const further = Math.min(maxFurther, Math.floor(this.groupCount++ / groupsPerFurther));
      const group = groupOf(this.link, fn, (member, inlining) => this.isGood(member, inlining), further);
      module = new wasmHost.Module(compileGroup(this.link, group));
      for (const [member, inlining] of group) {
        this.inlining.set(member, inlining);
        this.modules.set(member, module);
      }
    }
    return module;
  }

  private isGood(fn: FnRecord, inlining: Inlining): boolean {
    const made = this.inlining.get(fn);
    return made === "often" || made === inlining;
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

function compileGroup(link: Linker, group: Group): Uint8Array {
  const module = programModule();
  compileInto(module, link, [...group.keys()], (fn) => group.get(fn) ?? "once");
  return module.builder.finish();
}

export function compileFunctions(link: Linker, fns: readonly FnRecord[]): Uint8Array {
  return compileGroup(link, new Map(fns.map((fn) => [fn, "once"])));
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
