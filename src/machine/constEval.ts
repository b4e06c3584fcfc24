/**
 * The evaluation of constants: folded where their initialisers are straight-line (`constFold.ts`), else run on a small machine
 * that shares the program's linker, so that the addresses in the result are those of the program.
 */
import type { Ty } from "../types/ty";
import { ConstEvalError, failedAssertion, failureAt } from "./constFailure";
import { foldConst } from "./constFold";
import { bssBase, constStackHigh, constStackLow, Control, Thread } from "./contract";
import { type Halt, haltText } from "./halt";
import { hasAddresses, Relocator } from "./relocate";
import type { Evaluate, Evaluated, FnRecord, Linker } from "./link";
import { Machine } from "./machine";
import { compileOnDemandModule } from "./modules";
import { fastSlot } from "./table";
import { wasmHost, type WasmModule } from "./wasm/host";

/** Stop points that a constant's evaluation may pass: rustc's lint `long_running_const_eval` stands at a like number. */
export const constFuel = 20_000_000;

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

/** Where a panic is entered from compiled code: the lang items that failed assertions call. */
const assertionLangs = [
  "panic_bounds_check",
  ...["add", "sub", "mul", "div", "rem", "neg", "shl", "shr"].map((op) => `panic_const_${op}_overflow`),
  "panic_const_div_by_zero",
  "panic_const_rem_by_zero",
];

/** Room for std's statics, which its panics use. */
const staticBytes = 4 * 1024 * 1024;

class ConstMachine extends Machine {
  private output = "";
  private placedAllocs = 0;
  private enterable = 0;
  /** Not run but stopped at: the frames below tell where the panic is. */
  private readonly barred: ReadonlySet<FnRecord["body"]["def"]>;

  constructor(
    private readonly link: Linker,
    first: FnRecord,
  ) {
    super(
      { link, entry: first, entries: [first], forms: undefined, extensions: [] },
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
    const entries = [...assertionLangs, "panic_fmt"].map((lang) => link.cx.langFn(lang));
    this.barred = new Set(entries.flatMap((entry) => (entry?.kind === "Item" ? [entry.def] : [])));
  }

  evaluate(fn: FnRecord, ty: Ty, name: string): Evaluated {
    this.output = "";
    this.placeData(this.placedAllocs);
    this.placedAllocs = this.link.data.allocs.length;
    this.makeEnterable();
    // The stepping forms alone run here.
    this.bytes.fill(1, Control.armed, Control.armed + Control.functionLimit);
    this.begin(fn);
    const stop = this.run(constFuel);
    if (stop.kind === "Panic") this.fail(fn, name, () => failedAssertion(this) ?? this.panicMessage());
    if (stop.kind !== "Halted") this.fail(fn, name, () => "constant evaluation is taking a long time");
    else if (stop.halt.kind !== "Exit") this.fail(fn, name, () => haltReason(stop.halt));
    const { sizeBytes } = this.link.cx.layouts.layoutOf(ty);
    const bytes =
      sizeBytes === 0 ? new Uint8Array(0) : this.bytes.slice(this.returnAddress(), this.returnAddress() + sizeBytes);
    const hasPointers = new Relocator(this.link, this.bytes, name).relocate(bytes, ty);
    return { bytes, hasPointers };
  }

  private makeEnterable(): void {
    if (this.enterable < this.link.fns.length) this.instantiate(this.steppingModule([]));
  }

  /** The frames are read before the reason is worked out: that may run code. */
  private fail(fn: FnRecord, name: string, reason: () => string): never {
    const failure = failureAt(this, "", name, fn.body.span);
    throw new ConstEvalError({ ...failure, reason: reason() });
  }

  /** The pending call of `panic_fmt` becomes one of `const_panic_fmt`, which writes the message and ends. */
  private panicMessage(): string {
    const writer = this.link.cx.langFn("const_panic_fmt");
    if (writer === undefined) return "explicit panic";
    const { index } = this.link.fnOf(writer);
    this.makeEnterable();
    this.view.setUint32(Thread.pendingFunction, index + 1, true);
    this.run(constFuel);
    return `evaluation panicked: ${this.output}`;
  }

  protected override stopsAtEntry(fn: FnRecord): boolean {
    return fn.instance.kind === "Item" && this.barred.has(fn.instance.def);
  }

  protected override steppingModule([index]: readonly number[]): WasmModule {
    const fn = index === undefined ? undefined : this.link.fnAt(index);
    const isBarred = fn !== undefined && this.stopsAtEntry(fn);
    const wasm = compileOnDemandModule(this.link, fn, this.enterable, isBarred);
    for (const { codeAddress, index } of this.link.fns.slice(this.enterable))
      this.view.setUint32(codeAddress, fastSlot(index), true);
    const missing = fastSlot(this.link.fnCount) - this.table.length;
    if (missing > 0) this.table.grow(missing + 64);
    this.enterable = this.link.fns.length;
    return new wasmHost.Module(wasm);
  }
}

/** In rustc's words where it has some. */
function haltReason(halt: Halt): string {
  if (halt.kind === "StackOverflow") return "reached the configured maximum number of stack frames";
  return halt.kind === "UndefinedBehaviour" ? halt.what : haltText(halt);
}
