/** Read-only access to the program's bytes: addresses in, little-endian values out. */

export interface MemoryReader {
  /** The whole address space; program addresses are offsets into it. */
  readonly bytes: Uint8Array;
}

export function isReadable(memory: MemoryReader, address: number, sizeBytes: number): boolean {
  return address >= 0 && sizeBytes >= 0 && address + sizeBytes <= memory.bytes.length;
}

/** Little-endian, unsigned; `sizeBytes` up to 16. */
export function readUint(memory: MemoryReader, address: number, sizeBytes: number): bigint {
  let value = 0n;
  for (let i = sizeBytes - 1; i >= 0; i--) value = (value << 8n) | BigInt(memory.bytes[address + i] ?? 0);
  return value;
}

/** A pointer or `usize`: 8 bytes whose value fits a number. */
export function readUsize(memory: MemoryReader, address: number): number {
  return Number(readUint(memory, address, 8));
}

const utf8 = new TextDecoder("utf-8");

/** UTF-8 text; invalid bytes read as U+FFFD. */
export function readText(memory: MemoryReader, address: number, lengthBytes: number): string {
  return utf8.decode(memory.bytes.slice(address, address + lengthBytes));
}
