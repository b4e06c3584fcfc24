/**
 * The image of std: the machine code that the build has made of std's instances that programs often reach, with all they mention
 * placed at fixed addresses. A program's own functions are numbered and placed after it, so nothing in it is ever relocated.
 * Plain data; `write.ts` makes it, `image.ts` reads it.
 */

/** Type lists, constants and instances stand in it as texts of `InternedNumbers`. */
export interface StoredImage {
  readonly interned: readonly string[];
  /** By function index; empty where the number served the making of constants only. */
  readonly instances: readonly string[];
  /** Functions with the hidden argument of `#[track_caller]`. */
  readonly trackCaller: readonly number[];
  /** Statements and terminators of each function: what its range of code addresses follows from. */
  readonly locationCounts: readonly number[];
  /** Functions small enough for their code to stand in place of calls. */
  readonly inlinable: readonly number[];
  /** By function: those whose code its fast form has in place of calls. */
  readonly inlined: readonly (readonly number[])[];
  readonly heapTypes: readonly number[];
  /** Address, type, trait object. */
  readonly vtables: readonly (readonly [number, number, number])[];
  /** Definition, address. */
  readonly statics: readonly (readonly [number, number])[];
  /** Definition, arguments, and the address in memory or the values of the parts. */
  readonly consts: readonly (readonly [number, number, number | readonly string[]])[];
  /** Definition of the body, number in it, arguments, the values of the parts. */
  readonly promoted: readonly (readonly [number, number, number, readonly string[]])[];
  /** `core::panic::Location`s: what they say, and their addresses. */
  readonly locations: readonly (readonly [string, number])[];
  /** Addresses of the string literals, and of the byte strings. */
  readonly strings: readonly number[];
  readonly byteStrings: readonly number[];
  /** All that is placed: address and size of each, in order of address. */
  readonly allocs: readonly (readonly [number, number])[];
  /** Where each segment ends. */
  readonly ends: { readonly rodata: number; readonly data: number; readonly bss: number };
  /** The module with the runtime and the fast forms. */
  readonly wasm: Uint8Array;
  readonly rodata: Uint8Array;
  readonly data: Uint8Array;
}
