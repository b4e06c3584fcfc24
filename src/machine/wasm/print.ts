/**
 * Prints the code of one function in WebAssembly's text format, one instruction a line, for `emit wat`. Calls are named by the
 * caller of this; everything else is in the bytes and in the table of opcodes.
 */
import { expectDefined } from "../../base/invariant";
import { type Immediate, opRows, ValType, type ValTypeName } from "./opcodes";

const rowsByCode = new Map(opRows.map((row) => [row.code, row]));
const typeNames = new Map(Object.entries(ValType).map(([name, code]) => [code as number, name]));
const emptyBlock = 0x40;

export interface PrintedFunction {
  readonly name: string;
  readonly params: readonly ValTypeName[];
  readonly results: readonly ValTypeName[];
  /** Locals and instructions, as `Code.finish` gives them. */
  readonly body: Uint8Array;
}

export function printWat(
  { name, params, results, body }: PrintedFunction,
  callName: (index: number) => string,
): string {
  const reader = new Reader(body, callName);
  const list = (word: string, types: readonly string[]) => (types.length === 0 ? "" : ` (${word} ${types.join(" ")})`);
  const lines = [`(func $${JSON.stringify(name)}${list("param", params)}${list("result", results)}`];
  const locals = reader.locals();
  if (locals.length > 0) lines.push(` ${list("local", locals)}`);
  let depth = 1;
  while (!reader.atEnd) {
    const text = reader.instruction();
    const closes = text === "end" || text === "else";
    if (closes) depth--;
    // The last `end` is the function's own parenthesis.
    if (depth > 0) lines.push(`${"  ".repeat(depth)}${text}`);
    if (text === "else" || /^(block|loop|if)\b/.test(text)) depth++;
  }
  return `${lines.join("\n")}\n)\n`;
}

class Reader {
  private at = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly callName: (index: number) => string,
  ) {}

  get atEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  locals(): string[] {
    const list: string[] = [];
    for (let runs = this.unsigned(); runs > 0; runs--) {
      const count = this.unsigned();
      const type = this.type();
      for (let i = 0; i < count; i++) list.push(type);
    }
    return list;
  }

  instruction(): string {
    const first = this.byte();
    const code = first === 0xfc ? 0xfc00 + this.unsigned() : first;
    const row = expectDefined(rowsByCode.get(code), `opcode ${code.toString(16)}`);
    if (row.name === "call") return `call $${JSON.stringify(this.callName(this.unsigned()))}`;
    const immediate = this.immediate(row.immediate);
    return immediate === "" ? row.name : `${row.name} ${immediate}`;
  }

  private immediate(kind: Immediate): string {
    switch (kind) {
      case "none":
        return "";
      case "block":
        return this.bytes[this.at] === emptyBlock ? this.skip(1) : `(result ${this.type()})`;
      case "index":
        return `${this.unsigned()}`;
      case "memarg":
        return this.memarg();
      case "i32":
      case "i64":
        return `${this.signed()}`;
      case "f32":
        return this.float(4);
      case "f64":
        return this.float(8);
      case "call_indirect": {
        const type = this.unsigned();
        return `${this.unsigned()} (type ${type})`;
      }
      case "br_table": {
        const labels: number[] = [];
        for (let count = this.unsigned(); count >= 0; count--) labels.push(this.unsigned());
        return labels.join(" ");
      }
      case "memory":
        return this.skip(1);
      case "memory2":
        return this.skip(2);
    }
  }

  private memarg(): string {
    const alignLog2 = this.unsigned();
    const offset = this.unsigned();
    return `${offset === 0 ? "" : `offset=${offset} `}align=${2 ** alignLog2}`;
  }

  private float(sizeBytes: 4 | 8): string {
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.at, sizeBytes);
    this.at += sizeBytes;
    const value = sizeBytes === 4 ? view.getFloat32(0, true) : view.getFloat64(0, true);
    if (Number.isNaN(value)) {
      const bits = sizeBytes === 4 ? BigInt(view.getUint32(0, true)) : view.getBigUint64(0, true);
      const payload = bits & (sizeBytes === 4 ? 0x7fffffn : 0xfffffffffffffn);
      return `${bits >> BigInt(8 * sizeBytes - 1) === 1n ? "-" : ""}nan:0x${payload.toString(16)}`;
    }
    if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
    return Object.is(value, -0) ? "-0" : `${value}`;
  }

  private type(): string {
    return expectDefined(typeNames.get(this.byte()), "value type");
  }

  private skip(count: number): "" {
    this.at += count;
    return "";
  }

  private byte(): number {
    return expectDefined(this.bytes[this.at++], "byte of code");
  }

  private unsigned(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }

  private signed(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return (byte & 0x40) === 0 ? value : value - (1n << (shift + 7n));
    }
  }
}
