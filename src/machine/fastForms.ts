/**
 * The fast forms of a program's functions, in one module. They are made when the first of them is entered, so that a program which
 * stops before that starts without them: until then the functions' places in the table hold entries that ask the host for them.
 */
import { invariant } from "../base/invariant";
import { fastType, Param, stepFromMemory } from "./codegen/convention";
import { compileFast } from "./codegen/fast";
import type { Inlining } from "./codegen/inline";
import { runOften } from "./codegen/shape";
import { Control } from "./contract";
import type { FnRecord, Linker } from "./link";
import { programModule, type StartedModule } from "./modules";
import { fastSlot } from "./table";
import { Code } from "./wasm/code";
import { wasmHost, type WasmModule } from "./wasm/host";

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

  get wasm(): Uint8Array {
    return (this.made ??= compileFunctions(this.link, this.fns));
  }
}

/** A function whose stepping form is wanted has no need of the others. */
function entriesModule(link: Linker, fns: readonly FnRecord[]): Uint8Array {
  const { builder, type } = programModule();
  for (const { index } of fns) {
    const code = new Code(fastType.params);
    code.get(Param.entry);
    code.i32(0);
    code.op("i32LtS");
    code.i32(0);
    code.mem("i32Load8U", Control.armed + index);
    code.op("i32And");
    code.if();
    stepFromMemory(code, link, index);
    code.op("return");
    code.end();
    code.call(link.imports.compileFast);
    for (const param of fastType.params.keys()) code.get(param);
    code.i32(fastSlot(index));
    code.callIndirect(type);
    const wasmIndex = builder.declare(() => "", fastType);
    builder.define(wasmIndex, code);
    builder.tableElements(fastSlot(index), [wasmIndex]);
  }
  return builder.finish();
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
