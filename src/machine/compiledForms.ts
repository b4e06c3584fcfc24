/**
 * Which stepping forms stand in a machine's table: those compiled so far, of the plain kind and of the tracing kind, and which of the
 * two a function has there. What compiles one is the machine's business.
 */
import { Control } from "./contract";
import { frames, type MachineState } from "./frames";
import { steppingSlot } from "./table";
import type { WasmTable } from "./wasm/host";

/** Frames looked at to make their forms at once. */
const maxTogether = 32;

export class CompiledForms {
  private readonly stepping = new Map<number, unknown>();
  private readonly tracing = new Map<number, unknown>();

  constructor(
    private readonly bytes: Uint8Array,
    private readonly table: WasmTable,
    /** Compiles functions' forms into the table. */
    private readonly compile: (indices: readonly number[], traces: boolean) => void,
  ) {}

  make(index: number, traces: boolean): void {
    this.makeAll([index], traces);
  }

  /** That of the top frame, with those of the frames that go on after it: a module costs more than what stands in it. */
  makeSuspended(run: MachineState, traces: boolean): void {
    const wanted = new Set<number>();
    for (const { fn } of frames(run, maxTogether)) {
      if (this.bytes[Control.compiled + fn.index] !== 0) break;
      wanted.add(fn.index);
    }
    if (wanted.size > 0) this.makeAll([...wanted], traces);
  }

  private makeAll(indices: readonly number[], traces: boolean): void {
    this.compile(indices, traces);
    for (const index of indices) {
      this.bytes[Control.compiled + index] = 1;
      (traces ? this.tracing : this.stepping).set(index, this.table.get(steppingSlot(index)));
    }
  }

  /** Puts one kind of forms in the place of the other. */
  use(kind: "stepping" | "tracing"): void {
    const [wanted, others] = kind === "tracing" ? [this.tracing, this.stepping] : [this.stepping, this.tracing];
    for (const index of others.keys()) if (!wanted.has(index)) this.bytes[Control.compiled + index] = 0;
    for (const [index, form] of wanted) {
      this.table.set(steppingSlot(index), form);
      this.bytes[Control.compiled + index] = 1;
    }
  }

  /** Only the tracing form can go on from within a step. */
  useTracing(index: number): void {
    const known = this.tracing.get(index);
    if (known === undefined) this.make(index, true);
    else this.table.set(steppingSlot(index), known);
    this.bytes[Control.compiled + index] = 1;
    this.stepping.delete(index);
  }
}
