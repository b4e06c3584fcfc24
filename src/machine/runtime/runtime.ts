/** The functions of the main module that are not the program's: entry into stepping forms, refused entries, allocator, memcmp, tracing. */
import { Control, Status, StopReason, Thread } from "../contract";
import { fastType, goesOn, padRegisters, pushLeft, steppingType } from "../codegen/convention";
import { loadWord, storeWord, writeHeader } from "../codegen/form";
import { Code, type WasmLocal } from "../wasm/code";
import type { Imports } from "../wasm/imports";
import type { ModuleBuilder } from "../wasm/module";
import type { OpName } from "../wasm/opcodes";
import { allocateCode, deallocateCode, reallocateCode } from "./heap";
import { traceBlockCode, traceEventCode, traceLeaveCode, traceLocationCode, traceReadCode } from "./trace";

export function defineRuntime(module: ModuleBuilder, imports: Imports): void {
  module.define(imports.enterStepping, enterSteppingCode(imports, module.typeIndex(steppingType)));
  module.define(imports.enterFast, enterFastCode(module.typeIndex(fastType)));
  module.define(imports.leaveFast, leaveFastCode(imports));
  module.define(imports.enterCold, enterColdCode(imports));
  module.define(imports.coldEntry, coldEntryCode());
  module.define(imports.stopsHere, stopsHereCode());
  module.define(imports.allocate, allocateCode());
  module.define(imports.deallocate, deallocateCode());
  module.define(imports.reallocate, reallocateCode(imports));
  module.define(imports.copyBytes, copyBytesCode());
  module.define(imports.compareBytes, compareBytesCode());
  module.define(imports.traceLocation, traceLocationCode());
  module.define(imports.traceEvent, traceEventCode());
  module.define(imports.traceBlock, traceBlockCode(imports.traceEvent));
  module.define(imports.traceRead, traceReadCode());
  module.define(imports.traceLeave, traceLeaveCode());
}

/** (function, top, point) -> status. One byte per function says whether its stepping form is in the table. */
function enterSteppingCode(imports: Imports, steppingType: number): Code {
  const code = new Code(["i32", "i32", "i32"]);
  code.get(0);
  code.mem("i32Load8U", Control.compiled);
  code.op("i32Eqz");
  code.if();
  code.get(0);
  code.call(imports.compileStepping);
  code.end();
  code.get(1);
  code.get(2);
  code.get(0);
  code.i32(1);
  code.op("i32Shl");
  code.i32(1);
  code.op("i32Or");
  code.callIndirect(steppingType);
  return code;
}

/** -> whether it suspends. Notes its time where only that is asked for. */
function stopsHereCode(): Code {
  const code = new Code([]);
  const time = code.local("i64");
  loadWide(code, Control.noteLimit);
  code.op("i64Eqz");
  loadWord(code, Control.fuel);
  code.i32(1);
  code.op("i32LtS");
  code.op("i32Or");
  code.if();
  code.i32(1);
  code.op("return");
  code.end();
  loadWide(code, Control.timeEnd);
  loadWord(code, Control.fuel);
  code.op("i64ExtendI32S");
  code.op("i64Sub");
  code.tee(time);
  loadWide(code, Control.noteLimit);
  code.op("i64LtS");
  code.if();
  code.i32(0);
  code.get(time);
  code.mem("i64Store", Control.noted);
  code.end();
  code.i32(0);
  return code;
}

function loadWide(code: Code, address: number): void {
  code.i32(0);
  code.mem("i64Load", address);
}

/** (function, top, point) -> status, from outside: fuel and arguments are in memory, and so is what comes back. */
function enterFastCode(fastType: number): Code {
  const code = new Code(["i32", "i32", "i32"]);
  const left = code.local("i32");
  code.get(1);
  pushInverted(code, 2);
  padRegisters(code, 0);
  code.get(0);
  code.i32(1);
  code.op("i32Shl");
  code.callIndirect(fastType);
  code.op("drop");
  code.tee(left);
  code.i32(0);
  code.op("i32LtS");
  code.if();
  code.get(left);
  code.op("return");
  code.end();
  storeWord(code, Control.fuel, () => code.get(left));
  code.i32(Status.done);
  return code;
}

function pushInverted(code: Code, local: WasmLocal): void {
  code.get(local);
  code.i32(-1);
  code.op("i32Xor");
}

/**
 * (function, fp, top, point, status) -> fuel or status: a fast form writes its frame's header; unless it is suspended, the stepping
 * form goes on. Its fuel is in memory.
 */
function leaveFastCode(imports: Imports): Code {
  const code = new Code(["i32", "i32", "i32", "i32", "i32"]);
  writeHeader(
    code,
    1,
    2,
    () => code.get(0),
    () => code.get(3),
  );
  code.get(4);
  code.i32(Status.unwinding);
  code.op("i32Eq");
  code.if();
  code.get(0);
  code.get(2);
  code.get(3);
  code.call(imports.enterStepping);
  pushLeft(code);
  code.op("return");
  code.end();
  code.get(4);
  return code;
}

/**
 * (function, top, fuel needed, lowest address of the stack needed) -> `goesOn`, or what the fast form returns: a call that cannot
 * begin as it is. Fuel and arguments are in memory.
 */
function enterColdCode(imports: Imports): Code {
  const code = new Code(["i32", "i32", "i32", "i32"]);
  code.get(0);
  code.mem("i32Load8U", Control.armed);
  code.if();
  code.get(0);
  code.get(1);
  code.i32(0);
  code.call(imports.enterStepping);
  pushLeft(code);
  code.op("return");
  code.end();
  loadWord(code, Control.fuel);
  code.get(2);
  code.op("i32LtS");
  code.get(3);
  loadWord(code, Control.stackLimit);
  code.op("i32LtU");
  code.op("i32Or");
  code.if();
  code.get(0);
  code.get(1);
  code.call(imports.coldEntry);
  code.op("return");
  code.end();
  code.i32(goesOn);
  return code;
}

/** (function, top) -> suspended, with the call pending: the host sees why (fuel, stack) and calls again. */
function coldEntryCode(): Code {
  const code = new Code(["i32", "i32"]);
  storeWord(code, Thread.pendingFunction, () => {
    code.get(0);
    code.i32(1);
    code.op("i32Add");
  });
  storeWord(code, Thread.pendingTop, () => code.get(1));
  storeWord(code, Thread.currentFp, () => code.get(1));
  storeWord(code, Control.stopReason, () => code.i32(StopReason.pendingCall));
  code.i32(Status.suspended);
  return code;
}

/**
 * (to, from, length): the host's own copying is a call out of WebAssembly, which takes longer than a few bytes do. All is read before
 * anything is written: the ranges may overlap.
 */
function copyBytesCode(): Code {
  const code = new Code(["i32", "i32", "i32"]);
  const [to, from, length] = [0, 1, 2];
  const whenAtLeast = (bytes: number, emit: () => void): void => {
    code.get(length);
    code.i32(bytes);
    code.op("i32GeU");
    code.if();
    emit();
    code.op("return");
    code.end();
  };
  whenAtLeast(17, () => {
    for (const param of [to, from, length]) code.get(param);
    code.memoryCopy();
  });
  const ends = (bytes: number) => [() => code.i32(0), () => pushPlus(code, length, -bytes)] as const;
  whenAtLeast(8, () => copyAt(code, { to, from, type: "i64", load: "i64Load", store: "i64Store" }, ends(8)));
  whenAtLeast(4, () => copyAt(code, { to, from, type: "i32", load: "i32Load", store: "i32Store" }, ends(4)));
  whenAtLeast(1, () => {
    const middle = (): void => {
      code.get(length);
      code.i32(1);
      code.op("i32ShrU");
    };
    copyAt(code, { to, from, type: "i32", load: "i32Load8U", store: "i32Store8" }, [...ends(1), middle]);
  });
  return code;
}

interface CopiedUnit {
  readonly to: WasmLocal;
  readonly from: WasmLocal;
  readonly type: "i32" | "i64";
  readonly load: OpName;
  readonly store: OpName;
}

/** Copies units at offsets, which may overlap. */
function copyAt(code: Code, unit: CopiedUnit, offsets: readonly (() => void)[]): void {
  const values = offsets.map((pushOffset) => {
    const value = code.temp(unit.type);
    code.get(unit.from);
    pushOffset();
    code.op("i32Add");
    code.mem(unit.load, 0);
    code.set(value);
    return value;
  });
  for (const [i, value] of values.entries()) {
    code.get(unit.to);
    offsets[i]?.();
    code.op("i32Add");
    code.get(value);
    code.mem(unit.store, 0);
    code.release(value);
  }
}

function pushPlus(code: Code, local: WasmLocal, addend: number): void {
  code.get(local);
  code.i32(addend);
  code.op("i32Add");
}

/** (left, right, length) -> difference of the first bytes that differ. */
function compareBytesCode(): Code {
  const code = new Code(["i32", "i32", "i32"]);
  const difference = code.local("i32");
  const done = code.block();
  const loop = code.loop();
  code.get(2);
  code.op("i32Eqz");
  code.brIf(done);
  code.get(0);
  code.mem("i32Load8U", 0);
  code.get(1);
  code.mem("i32Load8U", 0);
  code.op("i32Sub");
  code.tee(difference);
  code.brIf(done);
  for (const [local, step] of [
    [0, 1],
    [1, 1],
    [2, -1],
  ] as const) {
    code.get(local);
    code.i32(step);
    code.op("i32Add");
    code.set(local);
  }
  code.br(loop);
  code.end();
  code.end();
  code.get(difference);
  return code;
}
