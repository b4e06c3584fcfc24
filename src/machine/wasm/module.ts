/**
 * Puts a module together: types, imports, functions, exports, names. Memory, table and everything else that is shared
 * between modules is imported, so a module holds code only.
 */
import { pushUnsigned, type Code } from "./code";
import { ValType, type ValTypeName } from "./opcodes";

export interface FuncType {
  readonly params: readonly ValTypeName[];
  readonly results: readonly ValTypeName[];
}

interface ImportRow {
  readonly name: string;
  readonly bytes: readonly number[];
}

export class ModuleBuilder {
  private readonly types: number[][] = [];
  private readonly typeIndices = new Map<string, number>();
  private readonly imports: ImportRow[] = [];
  private importedFunctions = 0;
  private readonly functions: { readonly type: number; readonly name: () => string; body: Uint8Array | undefined }[] =
    [];
  private readonly elements: { at: number; indices: number[] }[] = [];
  private readonly exports: { readonly name: string; readonly index: number }[] = [];

  /** With `named`, a name section: for people who read the module. */
  constructor(private readonly named = false) {}

  typeIndex(type: FuncType): number {
    const key = `${type.params.join()}>${type.results.join()}`;
    const known = this.typeIndices.get(key);
    if (known !== undefined) return known;
    const bytes = [0x60];
    for (const list of [type.params, type.results]) {
      pushUnsigned(bytes, list.length);
      for (const t of list) bytes.push(ValType[t]);
    }
    this.types.push(bytes);
    this.typeIndices.set(key, this.types.length - 1);
    return this.types.length - 1;
  }

  importMemory(): void {
    this.imports.push({ name: "memory", bytes: [0x02, 0x00, 0x00] });
  }

  importTable(name = "table"): void {
    this.imports.push({ name, bytes: [0x01, 0x70, 0x00, 0x00] });
  }

  /** All function imports come before the first `declare`. */
  importFunction(name: string, type: FuncType): number {
    const bytes = [0x00];
    pushUnsigned(bytes, this.typeIndex(type));
    this.imports.push({ name, bytes });
    return this.importedFunctions++;
  }

  /** Reserves a function's index; its code may come later. */
  declare(name: () => string, type: FuncType): number {
    this.functions.push({ type: this.typeIndex(type), name, body: undefined });
    return this.importedFunctions + this.functions.length - 1;
  }

  /** Takes the code as it is now: its buffer is free for the next. */
  define(index: number, code: Code): void {
    const entry = this.functions[index - this.importedFunctions];
    if (entry !== undefined) entry.body = code.finish();
  }

  export(name: string, index: number): void {
    this.exports.push({ name, index });
  }

  /** Puts functions into the imported table, from `at` on. */
  tableElements(at: number, indices: readonly number[]): void {
    const last = this.elements.at(-1);
    if (last !== undefined && last.at + last.indices.length === at) last.indices.push(...indices);
    else this.elements.push({ at, indices: [...indices] });
  }

  finish(): Uint8Array {
    const out: number[] = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
    section(out, 1, vector(this.types));
    section(out, 2, vector(this.imports.map((row) => [...name("env"), ...name(row.name), ...row.bytes])));
    section(out, 3, vector(this.functions.map((f) => unsigned(f.type))));
    section(out, 7, vector(this.exports.map((e) => [...name(e.name), 0x00, ...unsigned(e.index)])));
    section(
      out,
      9,
      vector(this.elements.map(({ at, indices }) => [0, 0x41, ...signed(at), 0x0b, ...vector(indices.map(unsigned))])),
    );
    const bodies = this.functions.map(({ body }) => body ?? new Uint8Array([0, 0x00, 0x0b]));
    return concat(new Uint8Array(out), codeSection(bodies), this.named ? this.nameSection() : new Uint8Array(0));
  }

  private nameSection(): Uint8Array {
    const map = vector(this.functions.map((f, i) => [...unsigned(this.importedFunctions + i), ...name(f.name())]));
    const payload = [...name("name"), 1, ...unsigned(map.length)];
    const size: number[] = [0];
    pushUnsigned(size, payload.length + map.length);
    return concat(new Uint8Array(size), new Uint8Array(payload), new Uint8Array(map));
  }
}

function unsigned(value: number): number[] {
  const out: number[] = [];
  pushUnsigned(out, value);
  return out;
}

function signed(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return [...out, low];
    out.push(low | 0x80);
  }
}

const utf8 = new TextEncoder();

function name(text: string): number[] {
  const out: number[] = [];
  pushUnsigned(out, text.length);
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char >= 0x80) return encodedName(text);
    out.push(char);
  }
  return out;
}

function encodedName(text: string): number[] {
  const bytes = utf8.encode(text);
  return [...unsigned(bytes.length), ...bytes];
}

function vector(items: readonly (readonly number[])[]): number[] {
  const out = unsigned(items.length);
  for (const item of items) for (const byte of item) out.push(byte);
  return out;
}

function section(out: number[], id: number, payload: readonly number[]): void {
  out.push(id);
  pushUnsigned(out, payload.length);
  for (const byte of payload) out.push(byte);
}

function codeSection(bodies: readonly Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = [new Uint8Array(unsigned(bodies.length))];
  for (const body of bodies) parts.push(new Uint8Array(unsigned(body.length)), body);
  const payload = concat(...parts);
  const head = [10];
  pushUnsigned(head, payload.length);
  return concat(new Uint8Array(head), payload);
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  const out = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
