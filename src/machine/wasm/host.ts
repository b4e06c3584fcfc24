/**
 * The host's WebAssembly as far as the machine uses it. Declared here because neither the ES library nor Node's types have
 * it without the DOM's, which nothing below the panel may see.
 */

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}
export interface WasmTable {
  readonly length: number;
  grow(entries: number): number;
  get(index: number): unknown;
  set(index: number, value: unknown): void;
}
export type WasmModule = object;
export interface WasmInstance {
  readonly exports: Readonly<Record<string, (...args: never[]) => unknown>>;
}

interface WasmHost {
  readonly Memory: new (descriptor: { readonly initial: number; readonly maximum: number }) => WasmMemory;
  readonly Table: new (descriptor: { readonly element: "anyfunc"; readonly initial: number }) => WasmTable;
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Instance: new (
    module: WasmModule,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => WasmInstance;
}

export const wasmHost = (globalThis as unknown as { readonly WebAssembly: WasmHost }).WebAssembly;
export const wasmPageBytes = 65536;
