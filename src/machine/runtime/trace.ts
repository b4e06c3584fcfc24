/**
 * What the tracing form calls at each location and event: counts locations, compares watched places with the bytes they had,
 * writes the event ring. All in control memory; the program's state is only read. The host's side is `machine/tracing.ts`.
 */
import { Allocation, Control, TraceRecord, Watch } from "../contract";
import { loadWord, storeWord } from "../codegen/form";
import { Code, type WasmLocal } from "../wasm/code";
import { pushTime } from "./heap";

/** (function, point, is it the user's, its address) -> whether to suspend before this location. */
export function traceLocationCode(): Code {
  const code = new Code(["i32", "i32", "i32", "i32"]);
  loadWord(code, Control.traceSkip);
  code.if();
  storeWord(code, Control.traceSkip, () => code.i32(0));
  code.else();
  storeWord(code, Control.micro, () => {
    loadWord(code, Control.micro);
    code.i32(1);
    code.op("i32Add");
  });
  loadWord(code, Control.eventPending);
  loadWord(code, Control.micro);
  loadWord(code, Control.microStop);
  code.op("i32Eq");
  code.op("i32Or");
  code.get(3);
  code.mem("i32Load8U", 0);
  code.op("i32Or");
  code.if();
  suspend(code);
  code.end();
  suspendWhereWatched(code);
  code.end();
  code.get(2);
  code.if();
  for (const [word, local] of [
    [Control.userFunction, 0],
    [Control.userPoint, 1],
  ] as const)
    storeWord(code, word, () => code.get(local));
  code.end();
  code.i32(0);
  return code;
}

function suspend(code: Code): void {
  code.i32(1);
  code.op("return");
}

/** Returns where a watched place differs from its kept bytes. */
function suspendWhereWatched(code: Code): void {
  const [entry, at, kept, end] = [code.local("i32"), code.local("i32"), code.local("i32"), code.local("i32")];
  eachWatch(code, entry, () => {
    for (const [local, field] of [
      [at, Watch.address],
      [kept, Watch.kept],
    ] as const) {
      code.get(entry);
      code.mem("i32Load", Control.watches + field);
      code.set(local);
    }
    code.get(at);
    code.get(entry);
    code.mem("i32Load", Control.watches + Watch.sizeBytes);
    code.op("i32Add");
    code.set(end);
    compareWords(code, { at, kept, end });
    for (const [load, sizeBytes] of rests) compareRest(code, { at, kept, end }, load, sizeBytes);
  });
}

interface Compared {
  readonly at: WasmLocal;
  readonly kept: WasmLocal;
  readonly end: WasmLocal;
}

/** What is left after the words of 8 bytes: most places are a single one of these. */
const rests = [
  ["i32Load", 4],
  ["i32Load16U", 2],
  ["i32Load8U", 1],
] as const;

/** Compares as many words of 8 bytes as there are before `end`. */
function compareWords(code: Code, compared: Compared): void {
  const done = code.block();
  const loop = code.loop();
  code.get(compared.at);
  code.i32(8);
  code.op("i32Add");
  code.get(compared.end);
  code.op("i32GtU");
  code.brIf(done);
  comparePiece(code, compared, "i64Load", 8);
  code.br(loop);
  code.end();
  code.end();
}

/** Compares a piece of that size, if one is left. */
function compareRest(code: Code, compared: Compared, load: (typeof rests)[number][0], sizeBytes: number): void {
  code.get(compared.end);
  code.get(compared.at);
  code.op("i32Sub");
  code.i32(sizeBytes);
  code.op("i32And");
  code.if();
  comparePiece(code, compared, load, sizeBytes);
  code.end();
}

function comparePiece(
  code: Code,
  { at, kept }: Compared,
  load: "i64Load" | (typeof rests)[number][0],
  sizeBytes: number,
): void {
  for (const local of [at, kept]) {
    code.get(local);
    code.mem(load, 0);
  }
  code.op(load === "i64Load" ? "i64Ne" : "i32Ne");
  code.if();
  suspend(code);
  code.end();
  for (const local of [at, kept]) {
    code.get(local);
    code.i32(sizeBytes);
    code.op("i32Add");
    code.set(local);
  }
}

/** Runs `body` with `entry` at the offset of each entry. */
function eachWatch(code: Code, entry: WasmLocal, body: () => void): void {
  const left = code.local("i32");
  loadWord(code, Control.watchCount);
  code.set(left);
  code.i32(0);
  code.set(entry);
  const done = code.block();
  const loop = code.loop();
  code.get(left);
  code.op("i32Eqz");
  code.brIf(done);
  body();
  code.get(entry);
  code.i32(Watch.entryBytes);
  code.op("i32Add");
  code.set(entry);
  code.get(left);
  code.i32(1);
  code.op("i32Sub");
  code.set(left);
  code.br(loop);
  code.end();
  code.end();
}

/** (address, size): whichever watched place they meet was read, if it is asked for. */
export function traceReadCode(): Code {
  const code = new Code(["i32", "i32"]);
  const [entry, bit, from] = [code.local("i32"), code.local("i32"), code.local("i32")];
  code.i32(1);
  code.set(bit);
  eachWatch(code, entry, () => {
    loadWord(code, Control.readsWatched);
    code.get(bit);
    code.op("i32And");
    code.get(entry);
    code.mem("i32Load", Control.watches + Watch.address);
    code.set(from);
    code.get(from);
    code.get(0);
    code.get(1);
    code.op("i32Add");
    code.op("i32LtU");
    code.get(0);
    code.get(from);
    code.get(entry);
    code.mem("i32Load", Control.watches + Watch.sizeBytes);
    code.op("i32Add");
    code.op("i32LtU");
    code.op("i32And");
    code.if("i32");
    code.get(bit);
    code.else();
    code.i32(0);
    code.end();
    code.op("i32And");
    code.if();
    orInto(code, Control.readsSeen, () => code.get(bit));
    orInto(code, Control.eventPending, () => code.i32(1));
    code.end();
    code.get(bit);
    code.i32(1);
    code.op("i32Shl");
    code.set(bit);
  });
  return code;
}

function orInto(code: Code, word: number, push: () => void): void {
  storeWord(code, word, () => {
    loadWord(code, word);
    push();
    code.op("i32Or");
  });
}

/** (frame) */
export function traceLeaveCode(): Code {
  const code = new Code(["i32"]);
  const entry = code.local("i32");
  eachWatch(code, entry, () => {
    code.get(entry);
    code.mem("i32Load", Control.watches + Watch.frame);
    code.get(0);
    code.op("i32Eq");
    code.if();
    code.get(entry);
    code.i32(0);
    code.mem("i32Store", Control.watches + Watch.sizeBytes);
    // Where there is a quick one, it is the only one.
    loadWord(code, Control.quickAddress);
    code.if();
    code.i32(0);
    code.i64(0n);
    code.mem("i64Store", Control.quickMask);
    code.end();
    code.end();
  });
  return code;
}

/** (kind, address, a, b) */
export function traceEventCode(): Code {
  const code = new Code(["i32", "i32", "i32", "i32"]);
  const record = code.local("i32");
  loadWord(code, Control.eventCount);
  code.i32(Control.eventSlots - 1);
  code.op("i32And");
  code.i32(TraceRecord.recordBytes);
  code.op("i32Mul");
  code.set(record);
  const store = (field: number, push: () => void) => {
    code.get(record);
    push();
    code.mem("i32Store", Control.events + field);
  };
  store(TraceRecord.kind, () => code.get(0));
  store(TraceRecord.userFunction, () => loadWord(code, Control.userFunction));
  store(TraceRecord.userPoint, () => loadWord(code, Control.userPoint));
  store(TraceRecord.address, () => code.get(1));
  store(TraceRecord.a, () => code.get(2));
  store(TraceRecord.b, () => code.get(3));
  code.get(record);
  pushTime(code);
  code.mem("i64Store", Control.events + TraceRecord.time);
  storeWord(code, Control.eventCount, () => {
    loadWord(code, Control.eventCount);
    code.i32(1);
    code.op("i32Add");
  });
  storeWord(code, Control.eventPending, () => {
    loadWord(code, Control.eventPending);
    loadWord(code, Control.eventStops);
    code.get(0);
    code.i32(31);
    code.op("i32And");
    code.op("i32ShrU");
    code.i32(1);
    code.op("i32And");
    code.op("i32Or");
  });
  return code;
}

/** (kind, address): serial, size and type come from the block's record. */
export function traceBlockCode(traceEvent: number): Code {
  const code = new Code(["i32", "i32"]);
  const record = code.local("i32");
  code.get(1);
  code.op("i32Eqz");
  code.if();
  code.op("return");
  code.end();
  code.get(1);
  code.get(1);
  code.i32(4);
  code.op("i32Sub");
  code.mem("i32Load", 0);
  code.op("i32Sub");
  code.set(record);
  code.get(0);
  code.get(record);
  code.mem("i32Load", Allocation.typeId);
  code.i32(8);
  code.op("i32Shl");
  code.op("i32Or");
  code.get(1);
  code.get(record);
  code.mem("i32Load", Allocation.serial);
  code.get(record);
  code.mem("i32Load", Allocation.sizeBytes);
  code.call(traceEvent);
  return code;
}
