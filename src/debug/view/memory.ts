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
  if (sizeBytes === 8) return (BigInt(word(memory, address + 4)) << 32n) | BigInt(word(memory, address));
  if (sizeBytes === 4) return BigInt(word(memory, address));
  let value = 0n;
  for (let i = sizeBytes - 1; i >= 0; i--) value = (value << 8n) | BigInt(memory.bytes[address + i] ?? 0);
  return value;
}

/** A pointer or `usize`: 8 bytes whose value fits a number. */
export function readUsize(memory: MemoryReader, address: number): number {
  memory.log?.note(address, 8);
  return word(memory, address + 4) * 2 ** 32 + word(memory, address);
}

function word({ bytes }: MemoryReader, address: number): number {
  const low = (bytes[address] ?? 0) | ((bytes[address + 1] ?? 0) << 8) | ((bytes[address + 2] ?? 0) << 16);
  return (low | ((bytes[address + 3] ?? 0) << 24)) >>> 0;
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
