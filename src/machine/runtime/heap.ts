/**
 * The allocator, as WebAssembly made through our own encoder: size classes with free lists, blocks with an allocation
 * record before their bytes (`contract.ts`), one after the other so that the heap can be walked. Deterministic; all of its
 * state is in memory.
 */
import { Allocation, Control, Heap } from "../contract";
import { loadWord, storeWord } from "../codegen/form";
import { Code, type WasmLocal } from "../wasm/code";
import type { Imports } from "../wasm/imports";

/** Payloads up to this have a class for every 16 bytes; larger ones four classes per doubling. */
const smallBytes = 1024;
const smallClasses = smallBytes / 16 + 1;

/** Pushes the class of a block whose size in bytes (record included, a multiple of 16) is in `total`; may round it up. */
function pushClass(code: Code, total: WasmLocal): void {
  const shift = code.temp("i32");
  code.get(total);
  code.i32(smallBytes);
  code.op("i32LeU");
  code.if("i32");
  code.get(total);
  code.i32(4);
  code.op("i32ShrU");
  code.else();
  // total rounded up to a multiple of a quarter of its highest power of two
  code.i32(29);
  code.get(total);
  code.i32(1);
  code.op("i32Sub");
  code.op("i32Clz");
  code.op("i32Sub");
  code.set(shift);
  code.get(total);
  code.i32(1);
  code.get(shift);
  code.op("i32Shl");
  code.op("i32Add");
  code.i32(1);
  code.op("i32Sub");
  code.get(shift);
  code.op("i32ShrU");
  code.get(shift);
  code.op("i32Shl");
  code.set(total);
  // class: 4 per doubling above smallBytes (shift 8 for totals just above it)
  code.get(shift);
  code.i32(8);
  code.op("i32Sub");
  code.i32(2);
  code.op("i32Shl");
  code.get(total);
  code.get(shift);
  code.op("i32ShrU");
  code.op("i32Add");
  code.i32(smallClasses - 5);
  code.op("i32Add");
  code.end();
  code.release(shift);
}

/** (size: i64, align: i64, type id: i32) -> i32. */
export function allocateCode(): Code {
  const code = new Code(["i64", "i64", "i32"]);
  const [size, align, typeId] = [0, 1, 2];
  const total = code.local("i32");
  const list = code.local("i32");
  const block = code.local("i32");
  const extra = code.local("i32");
  const payload = code.local("i32");
  code.get(size);
  code.i64(1n << 31n);
  code.op("i64GeU");
  code.if();
  refuse(code);
  code.end();
  // Over-aligned blocks have room to move their bytes up.
  code.get(align);
  code.i64(16n);
  code.op("i64GtU");
  code.if();
  code.get(align);
  code.op("i32WrapI64");
  code.set(extra);
  code.end();
  code.get(size);
  code.op("i32WrapI64");
  code.get(extra);
  code.op("i32Add");
  code.i32(Allocation.recordBytes + 15);
  code.op("i32Add");
  code.i32(-16);
  code.op("i32And");
  code.set(total);
  pushClass(code, total);
  code.i32(2);
  code.op("i32Shl");
  code.set(list);
  takeBlock(code, { total, list, block });
  fillRecord(code, { size, align, typeId, extra, block, payload });
  count(code, size, block, 1);
  code.get(payload);
  return code;
}

/** The program may handle a null; std's collections end the run. */
function refuse(code: Code): void {
  code.i32(0);
  code.op("return");
}

/** From the class's free list, or the end of the heap. */
function takeBlock(code: Code, { total, list, block }: { total: WasmLocal; list: WasmLocal; block: WasmLocal }): void {
  code.get(list);
  code.mem("i32Load", Heap.freeLists);
  code.tee(block);
  code.if();
  code.get(list);
  code.get(block);
  code.mem("i32Load", Allocation.recordBytes);
  code.mem("i32Store", Heap.freeLists);
  code.else();
  loadWord(code, Heap.next);
  code.tee(block);
  code.get(total);
  code.op("i32Add");
  loadWord(code, Heap.end);
  code.op("i32GtU");
  code.if();
  refuse(code);
  code.end();
  storeWord(code, Heap.next, () => {
    code.get(block);
    code.get(total);
    code.op("i32Add");
  });
  code.get(block);
  code.get(total);
  code.mem("i32Store", Allocation.blockBytes);
  code.end();
}

interface RecordLocals {
  readonly size: WasmLocal;
  readonly align: WasmLocal;
  readonly typeId: WasmLocal;
  readonly extra: WasmLocal;
  readonly block: WasmLocal;
  readonly payload: WasmLocal;
}

function fillRecord(code: Code, { size, align, typeId, extra, block, payload }: RecordLocals): void {
  code.get(block);
  code.get(size);
  code.op("i32WrapI64");
  code.mem("i32Store", Allocation.sizeBytes);
  code.get(block);
  code.get(typeId);
  code.mem("i32Store", Allocation.typeId);
  storeWord(code, Heap.serial, () => {
    loadWord(code, Heap.serial);
    code.i32(1);
    code.op("i32Add");
  });
  code.get(block);
  loadWord(code, Heap.serial);
  code.mem("i32Store", Allocation.serial);
  code.get(block);
  pushTime(code);
  code.mem("i64Store", Allocation.time);
  code.get(block);
  code.get(align);
  code.op("i64Ctz");
  code.op("i32WrapI64");
  code.mem("i32Store8", Allocation.alignLog2);
  code.get(block);
  code.i32(1);
  code.mem("i32Store8", Allocation.state);
  code.get(block);
  code.i32(Allocation.recordBytes);
  code.op("i32Add");
  code.set(payload);
  code.get(extra);
  code.if();
  code.get(payload);
  code.get(extra);
  code.op("i32Add");
  code.i32(1);
  code.op("i32Sub");
  code.i32(0);
  code.get(extra);
  code.op("i32Sub");
  code.op("i32And");
  code.set(payload);
  code.end();
  for (const at of [block, payload]) {
    code.get(at);
    if (at === payload) {
      code.i32(4);
      code.op("i32Sub");
    }
    code.get(payload);
    code.get(block);
    code.op("i32Sub");
    code.mem("i32Store", at === payload ? 0 : Allocation.payloadOffset);
  }
}

export function pushTime(code: Code): void {
  code.i32(0);
  code.mem("i64Load", Control.timeEnd);
  loadWord(code, Control.fuel);
  code.op("i64ExtendI32S");
  code.op("i64Sub");
}

/** Live blocks and bytes, for the picture's counts. */
function count(code: Code, size: WasmLocal, block: WasmLocal, sign: 1 | -1): void {
  void size;
  storeWord(code, Heap.liveCount, () => {
    loadWord(code, Heap.liveCount);
    code.i32(sign);
    code.op("i32Add");
  });
  storeWord(code, Heap.liveBytes, () => {
    loadWord(code, Heap.liveBytes);
    code.get(block);
    code.mem("i32Load", Allocation.sizeBytes);
    code.op(sign === 1 ? "i32Add" : "i32Sub");
  });
}

/** (address: i64). */
export function deallocateCode(): Code {
  const code = new Code(["i64"]);
  const block = code.local("i32");
  const total = code.local("i32");
  const list = code.local("i32");
  pushBlockOf(code, 0);
  code.set(block);
  code.get(block);
  code.i32(2);
  code.mem("i32Store8", Allocation.state);
  count(code, 0, block, -1);
  code.get(block);
  code.mem("i32Load", Allocation.blockBytes);
  code.set(total);
  pushClass(code, total);
  code.i32(2);
  code.op("i32Shl");
  code.set(list);
  code.get(block);
  code.get(list);
  code.mem("i32Load", Heap.freeLists);
  code.mem("i32Store", Allocation.recordBytes);
  code.get(list);
  code.get(block);
  code.mem("i32Store", Heap.freeLists);
  return code;
}

/** The word before the bytes tells how far back the record is. */
function pushBlockOf(code: Code, address: WasmLocal): void {
  code.get(address);
  code.op("i32WrapI64");
  code.get(address);
  code.op("i32WrapI64");
  code.i32(4);
  code.op("i32Sub");
  code.mem("i32Load", 0);
  code.op("i32Sub");
}

/** (address: i64, new size: i64, align: i64) -> i32: in place where the block has room, else moved. */
export function reallocateCode({ allocate, deallocate, copyBytes }: Imports): Code {
  const code = new Code(["i64", "i64", "i64"]);
  const [address, size, align] = [0, 1, 2];
  const block = code.local("i32");
  const moved = code.local("i32");
  const oldSize = code.local("i32");
  pushBlockOf(code, address);
  code.tee(block);
  code.mem("i32Load", Allocation.sizeBytes);
  code.set(oldSize);
  code.get(size);
  code.get(block);
  code.mem("i32Load", Allocation.blockBytes);
  code.get(block);
  code.mem("i32Load", Allocation.payloadOffset);
  code.op("i32Sub");
  code.op("i64ExtendI32U");
  code.op("i64LeU");
  code.if();
  storeWord(code, Heap.liveBytes, () => {
    loadWord(code, Heap.liveBytes);
    code.get(oldSize);
    code.op("i32Sub");
    code.get(size);
    code.op("i32WrapI64");
    code.op("i32Add");
  });
  code.get(block);
  code.get(size);
  code.op("i32WrapI64");
  code.mem("i32Store", Allocation.sizeBytes);
  code.get(address);
  code.op("i32WrapI64");
  code.op("return");
  code.end();
  code.get(size);
  code.get(align);
  code.get(block);
  code.mem("i32Load", Allocation.typeId);
  code.call(allocate);
  code.tee(moved);
  code.op("i32Eqz");
  code.if();
  code.i32(0);
  code.op("return");
  code.end();
  code.get(moved);
  code.get(address);
  code.op("i32WrapI64");
  code.get(oldSize);
  code.call(copyBytes);
  code.get(address);
  code.call(deallocate);
  code.get(moved);
  return code;
}
