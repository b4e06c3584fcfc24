/**
 * What both forms of a function share: statements, and the interface through which calls and intrinsics end a function's
 * activation (suspend, halt).
 */
import { assertNever } from "../../base/invariant";
import type { BasicBlock, Statement } from "../../mir/mir";
import { Control, Header, StopReason, Thread } from "../contract";
import { wordPart } from "../parts";
import type { Code, WasmLocal } from "../wasm/code";
import type { CallCx } from "./calls";
import type { PlaceGen } from "./places";
import { assign, setDiscriminant } from "./rvalues";
import type { TraceGen } from "./trace";

export interface FormCx extends CallCx {
  /** Of the tracing form. */
  readonly trace?: TraceGen | undefined;
  /** Suspends before the terminator of `block`, which is done again when resumed. */
  suspendBefore(block: BasicBlock): void;
}

export function emitStatement(gen: PlaceGen, statement: Statement): void {
  switch (statement.kind) {
    case "Assign":
      if (gen.layout(gen.placeType(statement.place)).sizeBytes > 0 || statement.rvalue.kind === "Cast")
        assign(gen, gen.place(statement.place), statement.rvalue);
      break;
    case "SetDiscriminant":
      setDiscriminant(gen, gen.place(statement.place), statement.variant);
      break;
    case "CopyNonOverlapping":
      copyNonOverlapping(gen, statement);
      break;
    case "StopPoint":
    case "StorageLive":
    case "StorageDead":
    case "FakeRead":
    case "PlaceMention":
    case "AscribeUserType":
    case "Deinit":
    case "Assume":
    case "Nop":
      break;
    default:
      assertNever(statement);
  }
  gen.releaseTemps();
}

function copyNonOverlapping(gen: PlaceGen, statement: Extract<Statement, { kind: "CopyNonOverlapping" }>): void {
  const destination = gen.operand(statement.destination);
  const source = gen.operand(statement.source);
  const count = gen.operand(statement.count);
  const elem = source.ty.kind === "RawPtr" || source.ty.kind === "Ref" ? gen.layout(source.ty.ty).sizeBytes : 1;
  for (const pointer of [destination, source]) {
    gen.pushPart(pointer, wordPart(0));
    gen.code.op("i32WrapI64");
  }
  gen.pushPart(count, wordPart(0));
  gen.code.op("i32WrapI64");
  gen.code.i32(elem);
  gen.code.op("i32Mul");
  gen.code.call(gen.link.imports.copyBytes);
}

/** Writes a control or state word of 32 bits. */
export function storeWord(code: Code, address: number, push: () => void): void {
  code.i32(address);
  push();
  code.mem("i32Store", 0);
}

export function loadWord(code: Code, address: number): void {
  code.i32(0);
  code.mem("i32Load", address);
}

/** Fills in a frame's header: which function, and its resume point. */
export function writeHeader(
  code: Code,
  fp: WasmLocal,
  top: WasmLocal,
  pushFunction: () => void,
  pushPoint: () => void,
): void {
  code.get(fp);
  pushFunction();
  code.mem("i32Store", Header.functionIndex);
  code.get(fp);
  pushPoint();
  code.mem("i32Store", Header.point);
  code.get(fp);
  code.get(top);
  code.mem("i32Store", Header.callerFp);
  code.get(fp);
  code.i32(0);
  code.mem("i32Store", Header.flags);
}

/** This frame is the top one of the suspended thread. */
export function becomeTop(code: Code, fp: WasmLocal): void {
  storeWord(code, Thread.currentFp, () => code.get(fp));
}

/** Records why the run ends; the caller suspends. */
export function recordHalt(code: Code, haltCode: number, pushA?: () => void): void {
  storeWord(code, Control.haltCode, () => code.i32(haltCode));
  if (pushA !== undefined) {
    code.i32(Control.haltA);
    pushA();
    code.mem("i64Store", 0);
  }
  storeWord(code, Control.stopReason, () => code.i32(StopReason.halt));
}
