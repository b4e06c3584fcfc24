/**
 * The fuel of a fast form: in a WebAssembly local while its function runs, passed to callees and back (`convention.ts`), in memory
 * whenever anybody else may look: stepping forms, the host, the allocator (which notes the time).
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
  /** Memory has it, as far as the code just written tells: the next look at it needs no store. */
  isStored = false;

  constructor(
    private readonly code: Code,
    private readonly local: WasmLocal,
  ) {}

  load(): void {
    this.set(() => loadWord(this.code, Control.fuel));
    this.isStored = true;
  }

  store(): void {
    if (!this.isStored) this.write();
    this.isStored = true;
  }

  write(): void {
    storeWord(this.code, Control.fuel, () => this.push());
  }

  push(): void {
    this.code.get(this.local);
  }

  /** After a call: what the callee has left. */
  set(push: () => void): void {
    push();
    this.code.set(this.local);
    this.isStored = false;
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
