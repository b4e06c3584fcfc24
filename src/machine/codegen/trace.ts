/**
 * What the tracing form of a function has beyond the stepping form: each location can be entered and is announced before it
 * runs, and what happens there is written to the event ring. Moves, borrows, writes and calls are told of the user's functions;
 * drops and heap blocks everywhere. Reading the ring is `machine/tracing.ts`.
 */
import type { Body, Operand, Place, Rvalue, Statement, Terminator } from "../../mir/mir";
import { operandsOfTerminator, rvalueOperands } from "../../mir/operands";
import { StopReason, Control, TraceKind } from "../contract";
import type { FnRecord } from "../link";
import type { Code, WasmLocal } from "../wasm/code";
import { crateOf, userCrate } from "../../resolve/def";
import { dropCallee } from "./calls";
import { loadWord, storeWord } from "./form";
import type { PlaceGen } from "./places";

export class TraceGen {
  private readonly isUser: boolean;

  constructor(
    private readonly gen: PlaceGen,
    private readonly fn: FnRecord,
  ) {
    this.isUser = isUserBody(fn.body);
  }

  /** Before a location; `suspend` leaves the function there. What is seldom so is looked at in a function of the runtime's. */
  location(point: number, suspend: () => void): void {
    const { code } = this.gen;
    this.pushAttention();
    code.if();
    this.lookClosely(point, suspend);
    code.else();
    storeWord(code, Control.micro, () => {
      loadWord(code, Control.micro);
      code.i32(1);
      code.op("i32Add");
    });
    if (this.isUser) {
      // Two words: `userFunction` and `userPoint`.
      code.i32(0);
      code.i64((BigInt(point) << 32n) | BigInt(this.fn.index));
      code.mem("i64Store", Control.userFunction);
    }
    code.end();
  }

  /** Pushes whether there may be something to do: see `Control.quickAddress`. */
  private pushAttention(): void {
    const { code } = this.gen;
    loadWord(code, Control.quickAddress);
    code.mem("i64Load", 0);
    loadLong(code, Control.quickKept);
    code.op("i64Xor");
    loadLong(code, Control.quickMask);
    code.op("i64And");
    // Two words: `eventPending` and `traceSkip`.
    loadLong(code, Control.eventPending);
    code.op("i64Or");
    code.op("i64Eqz");
    code.op("i32Eqz");
  }

  private lookClosely(point: number, suspend: () => void): void {
    const { code, link } = this.gen;
    code.i32(this.fn.index);
    code.i32(point);
    code.i32(this.isUser ? 1 : 0);
    code.i32(instructionAddress(this.fn, point));
    code.call(link.imports.traceLocation);
    code.if();
    storeWord(code, Control.stopReason, () => code.i32(StopReason.trace));
    suspend();
    code.end();
  }

  statement(statement: Statement, point: number): void {
    if (statement.kind !== "Assign") return;
    for (const place of placesRead(statement.rvalue)) this.read(place);
    if (!this.isUser) return;
    for (const [i, operand] of rvalueOperands(statement.rvalue).entries()) this.operand(operand, i, point);
    this.borrow(statement.rvalue, point);
  }

  written(place: Place): void {
    const { gen } = this;
    if (!this.isUser || !isVariable(this.fn.body, place)) return;
    const { sizeBytes } = gen.layout(gen.placeType(place));
    if (sizeBytes === 0) return;
    this.whileOn(() => {
      gen.pushAddress(gen.place(place));
      const address = gen.stash("i32");
      this.event(TraceKind.write, address, (half) => {
        const rest = sizeBytes - 4 * half;
        if (rest <= 0) return gen.code.i32(0);
        gen.code.get(address);
        gen.code.mem(rest >= 4 ? "i32Load" : rest >= 2 ? "i32Load16U" : "i32Load8U", 4 * half);
      });
    });
  }

  /** What `emit` emits runs only while events are written. */
  private whileOn(emit: () => void): void {
    const { code } = this.gen;
    loadWord(code, Control.eventsOn);
    code.if();
    emit();
    code.end();
  }

  /** Temporaries and std's own variables are nothing that one watches. */
  private read(place: Place): void {
    const deref = place.projection.findIndex(({ kind }) => kind === "Deref");
    if (deref >= 0) this.read({ local: place.local, projection: place.projection.slice(0, deref) });
    if (deref < 0 && !(this.isUser && isVariable(this.fn.body, place))) return;
    const { gen } = this;
    const { sizeBytes } = gen.layout(gen.placeType(place));
    if (sizeBytes === 0) return;
    this.bytesRead(
      () => gen.pushAddress(gen.place(place)),
      () => gen.code.i32(sizeBytes),
    );
    gen.releaseTemps();
  }

  bytesRead(pushAddress: () => void, pushCount: () => void): void {
    const { code, link } = this.gen;
    loadWord(code, Control.readsWatched);
    code.if();
    pushAddress();
    pushCount();
    code.call(link.imports.traceRead);
    code.end();
  }

  terminator(terminator: Terminator, point: number): void {
    const { gen } = this;
    for (const operand of operandsOfTerminator(terminator)) if (operand.kind !== "Constant") this.read(operand.place);
    if (terminator.kind === "Call" && this.isUser)
      for (const [i, operand] of terminator.args.entries()) this.operand(operand, i, point);
    if (terminator.kind === "Drop" && dropCallee(gen, terminator.place) !== undefined)
      this.at(TraceKind.drop, terminator.place, point);
    if (terminator.kind === "Return" || terminator.kind === "UnwindResume") this.leave();
  }

  entered(): void {
    if (this.isUser) this.frameEvent(TraceKind.call);
  }

  block(kind: number, address: WasmLocal): void {
    const { code, link } = this.gen;
    this.whileOn(() => {
      code.i32(kind);
      code.get(address);
      code.call(link.imports.traceBlock);
    });
  }

  private leave(): void {
    const { code, link, fp } = this.gen;
    if (this.isUser) this.frameEvent(TraceKind.return);
    code.i32(0);
    code.mem("i32Load", Control.watchCount);
    code.if();
    code.get(fp);
    code.call(link.imports.traceLeave);
    code.end();
  }

  private frameEvent(kind: number): void {
    const { code, fp } = this.gen;
    this.whileOn(() => this.event(kind, fp, (half) => code.i32(half === 0 ? this.fn.index : 0)));
  }

  /** Only what a variable loses is a move to a person. */
  private operand(operand: Operand, index: number, point: number): void {
    if (operand.kind !== "Move" || !isVariable(this.fn.body, operand.place)) return;
    this.at(TraceKind.move | (index << 8), operand.place, point);
  }

  private borrow(rvalue: Rvalue, point: number): void {
    if (rvalue.kind !== "Ref" || rvalue.borrow.kind === "Fake" || !isVariable(this.fn.body, rvalue.place)) return;
    this.at(TraceKind.borrow | (rvalue.borrow.kind === "Mut" ? 256 : 0), rvalue.place, point);
  }

  private at(kind: number, place: Place, point: number): void {
    const { gen } = this;
    this.whileOn(() => {
      gen.pushAddress(gen.place(place));
      const address = gen.stash("i32");
      this.event(kind, address, (half) => gen.code.i32(half === 0 ? this.fn.index : point));
    });
    gen.releaseTemps();
  }

  private event(kind: number, address: WasmLocal, pushHalf: (half: 0 | 1) => void): void {
    const { code, link } = this.gen;
    code.i32(kind);
    code.get(address);
    pushHalf(0);
    pushHalf(1);
    code.call(link.imports.traceEvent);
  }
}

function loadLong(code: Code, address: number): void {
  code.i32(0);
  code.mem("i64Load", address);
}

function placesRead(rvalue: Rvalue): readonly Place[] {
  if (rvalue.kind === "Discriminant" || rvalue.kind === "CopyForDeref") return [rvalue.place];
  return rvalueOperands(rvalue).flatMap((operand) => (operand.kind === "Constant" ? [] : [operand.place]));
}

/** The address that stands for a location: a byte of the function's code range, which is 1 where it is a breakpoint. */
export function instructionAddress(fn: FnRecord, point: number): number {
  return fn.codeAddress + 3 + point;
}

export function isUserBody(body: Body): boolean {
  return crateOf(body.def) === userCrate && body.source !== "Shim";
}

/** Nothing runs there: it is no instruction of its own. */
export function isMark({ kind }: Statement): boolean {
  switch (kind) {
    case "StorageLive":
    case "StorageDead":
    case "FakeRead":
    case "PlaceMention":
    case "AscribeUserType":
    case "Deinit":
    case "Assume":
    case "Nop":
      return true;
    default:
      return false;
  }
}

/** The place is (part of, or behind) a variable of the program. */
export function isVariable(body: Body, { local }: Place): boolean {
  const kind = body.locals[local]?.kind.kind;
  return kind === "User" || kind === "Arg";
}
