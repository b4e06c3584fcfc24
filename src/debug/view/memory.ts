/** Read-only access to the program's bytes: addresses in, little-endian values out. */
import type { ReadLog } from "./pages";

export interface MemoryReader {
  /** The whole address space; program addresses are offsets into it. */
  readonly bytes: Uint8Array;
  /** Takes down what is read, while something is made that may be kept. */
  log?: ReadLog | undefined;
}

export function isReadable(memory: MemoryReader, address: number, sizeBytes: number): boolean {
  return address >= 0 && sizeBytes >= 0 && address + sizeBytes <= memory.bytes.length;
}

/** Little-endian, unsigned; `sizeBytes` up to 16. */
export function readUint(memory: MemoryReader, address: number, sizeBytes: number): bigint {
  memory.log?.note(address, sizeBytes);
  let value = 0n;
  for (let i = sizeBytes - 1; i >= 0; i--) value = (value << 8n) | BigInt(memory.bytes[address + i] ?? 0);
  return value;
}

/** A pointer or `usize`: 8 bytes whose value fits a number. */
export function readUsize(memory: MemoryReader, address: number): number {
  memory.log?.note(address, 8);
  const { bytes } = memory;
  let low = 0;
  let high = 0;
  for (let i = 3; i >= 0; i--) {
    low = low * 256 + (bytes[address + i] ?? 0);
    high = high * 256 + (bytes[address + 4 + i] ?? 0);
  }
  return high * 2 ** 32 + low;
}

export function readBytes(memory: MemoryReader, address: number, sizeBytes: number): Uint8Array {
  memory.log?.note(address, sizeBytes);
  return memory.bytes.subarray(address, address + sizeBytes);
}

const utf8 = new TextDecoder("utf-8");

/** UTF-8 text; invalid bytes read as U+FFFD. */
export function readText(memory: MemoryReader, address: number, lengthBytes: number): string {
  memory.log?.note(address, lengthBytes);
  return utf8.decode(memory.bytes.slice(address, address + lengthBytes));
}

/** Makes something and tells what was read for it. */
export function recorded<T>(memory: MemoryReader, log: ReadLog, make: () => T): T {
  const outer = memory.log;
  memory.log = log;
  try {
    return make();
  } finally {
    memory.log = outer;
  }
}
