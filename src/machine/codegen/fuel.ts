/**
 * The fuel of a fast form: in a WebAssembly local while its function runs, in memory whenever anybody else may look: callees, the
 * host, the allocator (which notes the time). What is in memory is never newer than the local, but while a callee runs.
 */
import { Control } from "../contract";
import type { Code, WasmLocal } from "../wasm/code";
import { loadWord, storeWord } from "./form";

/** Intrinsics that look at the time, call the host, or end the activation. */
const observers: ReadonlySet<string> = new Set([
  "alloc_typed",
  "alloc_zeroed_typed",
  "dealloc",
  "realloc",
  "write",
  "read",
  "argc",
  "argv",
  "time_now_nanos",
  "system_time_nanos",
  "random_seed",
  "thread_id",
  "exit",
  "abort",
  "out_of_memory",
  "unreachable",
  "start_unwind",
  "panic_started",
]);

export function observesTime(intrinsic: string): boolean {
  return observers.has(intrinsic);
}

export class Fuel {
  private readonly local: WasmLocal;
  /** Memory has it, as far as the code just written tells: after a call that nothing was paid since, the next needs no store. */
  isStored = false;

  constructor(private readonly code: Code) {
    this.local = code.local("i32");
  }

  load(): void {
    loadWord(this.code, Control.fuel);
    this.code.set(this.local);
    this.isStored = true;
  }

  store(): void {
    if (!this.isStored) storeWord(this.code, Control.fuel, () => this.code.get(this.local));
    this.isStored = true;
  }

  spend(amount: number): void {
    if (amount === 0) return;
    this.isStored = false;
    this.code.get(this.local);
    this.code.i32(amount);
    this.code.op("i32Sub");
    this.code.set(this.local);
  }

  pushBelow(amount: number): void {
    this.code.get(this.local);
    this.code.i32(amount);
    this.code.op("i32LtS");
  }
}
