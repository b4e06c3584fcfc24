/**
 * Writes the code of one function: bytes as the instructions come, labels as depths, locals on demand. `module.ts` puts
 * functions together. Knows nothing of Rust.
 */
import { expectDefined, invariant } from "../../base/invariant";
import { Op, ValType, type OpName, type ValTypeName } from "./opcodes";

/** A place to branch to: the end of a block, the start of a loop. */
export interface Label {
  readonly depth: number;
}

/** An index of a wasm local. */
export type WasmLocal = number;

/** Buffers that finished code has given back. */
const idleBuffers: Uint8Array[] = [];

export class Code {
  private bytes = idleBuffers.pop() ?? new Uint8Array(1 << 14);
  private length = 0;
  private depth = 0;
  readonly locals: ValTypeName[] = [];
  private readonly free: Record<ValTypeName, WasmLocal[]> = { i32: [], i64: [], f32: [], f64: [] };

  constructor(readonly params: readonly ValTypeName[]) {}

  // ---- Locals ----

  local(type: ValTypeName): WasmLocal {
    this.locals.push(type);
    return this.params.length + this.locals.length - 1;
  }

  /** A local for short use; give it back with `release`. */
  temp(type: ValTypeName): WasmLocal {
    return this.free[type].pop() ?? this.local(type);
  }

  release(local: WasmLocal): void {
    const type = this.locals[local - this.params.length];
    if (type !== undefined) this.free[type].push(local);
  }

  // ---- Instructions ----

  op(name: OpName): void {
    // Names are also put together from parts, which the types do not check.
    const code = expectDefined(Op[name], name);
    if (code >= 0xfc00) {
      this.byte(0xfc);
      this.unsigned(code - 0xfc00);
    } else this.byte(code);
  }

  i32(value: number): void {
    this.op("i32Const");
    this.signed32(value | 0);
  }

  i64(value: bigint): void {
    this.op("i64Const");
    const narrow = Number(BigInt.asIntN(64, value));
    if (narrow === (narrow | 0)) this.signed32(narrow);
    else this.signed(BigInt.asIntN(64, value));
  }

  /** A float constant by its bits, so that NaN payloads stay. */
  floatBits(type: "f32" | "f64", bits: bigint): void {
    this.op(type === "f32" ? "f32Const" : "f64Const");
    const count = type === "f32" ? 4 : 8;
    for (let i = 0; i < count; i++) this.byte(Number((bits >> BigInt(8 * i)) & 0xffn));
  }

  get(local: WasmLocal): void {
    this.op("localGet");
    this.unsigned(local);
  }

  set(local: WasmLocal): void {
    this.op("localSet");
    this.unsigned(local);
  }

  setZero(type: ValTypeName, local: WasmLocal): void {
    if (type === "i32") this.i32(0);
    else if (type === "i64") this.i64(0n);
    else this.floatBits(type, 0n);
    this.set(local);
  }

  tee(local: WasmLocal): void {
    this.op("localTee");
    this.unsigned(local);
  }

  /** Loads and stores are marked as aligned to a byte: the hint means nothing to the engine, and is never wrong so. */
  mem(name: OpName, offsetBytes: number): void {
    this.op(name);
    this.unsigned(0);
    this.unsigned(offsetBytes);
  }

  call(functionIndex: number): void {
    this.op("call");
    this.unsigned(functionIndex);
  }

  callIndirect(typeIndex: number, table = 0): void {
    this.op("callIndirect");
    this.unsigned(typeIndex);
    this.unsigned(table);
  }

  memoryCopy(): void {
    this.op("memoryCopy");
    this.byte(0);
    this.byte(0);
  }

  memoryFill(): void {
    this.op("memoryFill");
    this.byte(0);
  }

  // ---- Control ----

  block(): Label {
    return this.open("block");
  }

  loop(): Label {
    return this.open("loop");
  }

  if(result?: ValTypeName): Label {
    return this.open("if", result);
  }

  else(): void {
    this.op("else");
  }

  end(): void {
    this.op("end");
    this.depth--;
  }

  br(label: Label): void {
    this.op("br");
    this.unsigned(this.relative(label));
  }

  brIf(label: Label): void {
    this.op("brIf");
    this.unsigned(this.relative(label));
  }

  brTable(labels: readonly Label[], otherwise: Label): void {
    this.op("brTable");
    this.unsigned(labels.length);
    for (const label of labels) this.unsigned(this.relative(label));
    this.unsigned(this.relative(otherwise));
  }

  /** The body of the function with its locals, as the code section wants it. */
  finish(): Uint8Array {
    invariant(this.depth === 0, "unclosed wasm block");
    const head: number[] = [];
    const runs: { count: number; type: ValTypeName }[] = [];
    for (const type of this.locals) {
      const last = runs[runs.length - 1];
      if (last?.type === type) last.count++;
      else runs.push({ count: 1, type });
    }
    pushUnsigned(head, runs.length);
    for (const run of runs) {
      pushUnsigned(head, run.count);
      head.push(ValType[run.type]);
    }
    this.op("end");
    const body = new Uint8Array(head.length + this.length);
    body.set(head);
    body.set(this.bytes.subarray(0, this.length), head.length);
    idleBuffers.push(this.bytes);
    return body;
  }

  /** Gives the buffer back without a body. */
  discard(): void {
    idleBuffers.push(this.bytes);
  }

  get sizeBytes(): number {
    return this.length;
  }

  private open(name: "block" | "loop" | "if", result?: ValTypeName): Label {
    this.op(name);
    this.byte(result === undefined ? 0x40 : ValType[result]);
    this.depth++;
    return { depth: this.depth };
  }

  private relative(label: Label): number {
    const distance = this.depth - label.depth;
    invariant(distance >= 0, "branch to a closed label");
    return distance;
  }

  private byte(value: number): void {
    if (this.length === this.bytes.length) {
      const grown = new Uint8Array(this.bytes.length * 2);
      grown.set(this.bytes);
      this.bytes = grown;
    }
    this.bytes[this.length++] = value;
  }

  private unsigned(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  private signed32(value: number): void {
    let rest = value;
    for (;;) {
      const low = rest & 0x7f;
      rest >>= 7;
      const done = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
      this.byte(done ? low : low | 0x80);
      if (done) return;
    }
  }

  private signed(value: bigint): void {
    let rest = value;
    for (;;) {
      const low = Number(rest & 0x7fn);
      rest >>= 7n;
      const done = (rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0);
      this.byte(done ? low : low | 0x80);
      if (done) return;
    }
  }
}

export function pushUnsigned(out: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    out.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 128);
  }
  out.push(rest);
}
