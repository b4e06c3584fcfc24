/**
 * The evaluation of constants: folded where their initialisers are straight-line (`constFold.ts`), else run on a small machine
 * that shares the program's linker, so that the addresses in the result are those of the program.
 */
import type { Span } from "../base/source";
import type { Ty } from "../types/ty";
import { foldConst } from "./constFold";
import { bssBase, constStackHigh, constStackLow, Control } from "./contract";
import { haltText } from "./halt";
import { hasAddresses, Relocator } from "./relocate";
import type { Evaluate, Evaluated, FnRecord, Linker } from "./link";
import { Machine } from "./machine";
import { compileOnDemandModule, runtimeModule } from "./modules";
import { fastSlot } from "./table";

/** Stop points that a constant's evaluation may pass: rustc's lint `long_running_const_eval` stands at a like number. */
export const constFuel = 20_000_000;

/** The evaluation of a constant failed: E0080 at `span`, the constant's. */
export class ConstEvalError extends Error {
  constructor(
    readonly reason: string,
    readonly span: Span,
    readonly constant: string,
  ) {
    super(`evaluation of \`${constant}\` failed: ${reason}`);
  }
}

export function constEvaluator(): Evaluate {
  const idle: ConstMachine[] = [];
  return (link, body, args, ty, name) => {
    const folded = foldConst(link, body, args, name);
    if (folded !== undefined) return { bytes: folded, hasPointers: hasAddresses(link, folded, ty) };
    // Code made on demand may need a constant while another is being evaluated: that one runs on a machine of its own.
    const fn = link.addBody(body, args);
    const machine = idle.pop() ?? new ConstMachine(link, fn);
    try {
      return machine.evaluate(fn, ty, name);
    } finally {
      idle.push(machine);
    }
  };
}

/** Room for std's statics, which its panics use. */
const staticBytes = 4 * 1024 * 1024;

class ConstMachine extends Machine {
  private output = "";
  private placedAllocs = 0;
  private enterable = 0;

  constructor(
    private readonly link: Linker,
    first: FnRecord,
  ) {
    super(
      { link, entry: first, entries: [first], wasm: runtimeModule(link) },
      {
        space: {
          heapBase: constStackLow,
          heapEnd: constStackLow,
          stackLow: constStackLow,
          stackHigh: constStackHigh,
          memoryEnd: bssBase + staticBytes,
        },
        onOutput: (_, bytes) => {
          this.output += new TextDecoder().decode(bytes);
        },
      },
    );
  }

  evaluate(fn: FnRecord, ty: Ty, name: string): Evaluated {
    this.output = "";
    this.placeData(this.placedAllocs);
    this.placedAllocs = this.link.data.allocs.length;
    if (this.enterable < this.link.fns.length) this.instantiate(this.steppingModule(undefined));
    // The stepping forms alone run here.
    this.bytes.fill(1, Control.armed, Control.armed + Control.functionLimit);
    this.begin(fn);
    const stop = this.run(constFuel);
    if (stop.kind !== "Halted" || stop.halt.kind !== "Exit") {
      const why = stop.kind === "Halted" ? haltText(stop.halt) : "constant evaluation is taking a long time";
      throw new ConstEvalError(this.output !== "" ? this.output.trim() : why, fn.body.span, name);
    }
    const { sizeBytes } = this.link.cx.layouts.layoutOf(ty);
    const bytes =
      sizeBytes === 0 ? new Uint8Array(0) : this.bytes.slice(this.returnAddress(), this.returnAddress() + sizeBytes);
    const hasPointers = new Relocator(this.link, this.bytes, name).relocate(bytes, ty);
    return { bytes, hasPointers };
  }

  protected override steppingModule(fn: FnRecord | undefined): Uint8Array {
    const wasm = compileOnDemandModule(this.link, fn, this.enterable);
    for (const { codeAddress, index } of this.link.fns.slice(this.enterable))
      this.view.setUint32(codeAddress, fastSlot(index), true);
    const missing = fastSlot(this.link.fns.length) - this.table.length;
    if (missing > 0) this.table.grow(missing + 64);
    this.enterable = this.link.fns.length;
    return wasm;
  }
}
