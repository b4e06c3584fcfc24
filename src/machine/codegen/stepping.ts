/**
 * The stepping form of a function: a loop that branches over resume points, locals in memory, a check at every stop point.
 * Worked example: `bb0: { stop0; _1 = 2; _0 = f(_1) -> bb1 }` becomes the segments
 *   entry | before bb0[0] (check stop0) | before bb0[1] (_1 = 2; call f; status) | returned bb0 (copy _0) | unwinding bb0 | before bb1 …
 * each enterable by its point, each falling through to the next where control does.
 */
import { assertNever, bug, expectDefined } from "../../base/invariant";
import {
  startBlock,
  type BasicBlock,
  type BasicBlockData,
  type Body,
  type Location,
  type Statement,
  type Terminator,
  type UnwindAction,
} from "../../mir/mir";
import { Control, HaltCode, Status, StopByte } from "../contract";
import type { Span } from "../../base/source";
import type { FnRecord, Linker } from "../link";
import { Code, type Label, type WasmLocal } from "../wasm/code";
import {
  assertFailure,
  copyResult,
  dropCallee,
  emitCall,
  emitDrop,
  emitLangCall,
  outBytes,
  resolveCall,
  type TerminateReason,
  terminateLang,
} from "./calls";
import { buildCfg, type Cfg } from "./cfg";
import { becomeTop, emitStatement, loadWord, recordHalt, storeWord, writeHeader, type FormCx } from "./form";
import { emitIntrinsic } from "./intrinsics";
import { PlaceGen } from "./places";
import { pushSwitchTest } from "./switch";
import { isMark, TraceGen } from "./trace";

/** A stretch of code that can be entered. */
interface Segment {
  readonly points: readonly number[];
  readonly emit: (next: Segment | undefined) => void;
}

/** `traces`: the tracing form, which can be entered at every location and tells what happens there. */
export function compileStepping(link: Linker, fn: FnRecord, functionType: number, traces: boolean): Code {
  return new SteppingForm(link, fn, functionType, traces).compile();
}

/** Whether the stepping form can be entered before a location; the tracing form can be everywhere. */
export function isEntry(body: Body, { block, statementIndex }: Location): boolean {
  const statements = body.blocks[block]?.statements ?? [];
  const isStop = (index: number) => statements[index]?.kind === "StopPoint";
  return (
    statementIndex === 0 || statementIndex === statements.length || isStop(statementIndex) || isStop(statementIndex - 1)
  );
}

const top = 0;
const point = 1;

class SteppingForm implements FormCx {
  private readonly code = new Code(["i32", "i32"]);
  private readonly fp: WasmLocal = this.code.local("i32");
  readonly out: WasmLocal = this.code.local("i32");
  private readonly status: WasmLocal = this.code.local("i32");
  readonly gen: PlaceGen;
  readonly trace: TraceGen | undefined;
  private readonly segments: Segment[] = [];
  private readonly cfg: Cfg;
  private dispatch: Label = { depth: 0 };

  constructor(
    private readonly link: Linker,
    private readonly fn: FnRecord,
    readonly functionType: number,
    traces: boolean,
  ) {
    this.gen = new PlaceGen(
      link,
      fn,
      this.code,
      this.fp,
      fn.tys.map(() => ({ kind: "Slot" })),
    );
    this.cfg = buildCfg(fn.body);
    this.trace = traces ? new TraceGen(this.gen, fn) : undefined;
  }

  /** Results are read in memory. */
  readonly value = undefined;

  wasmIndexOf(): undefined {
    return undefined;
  }

  pushFuel(): void {
    loadWord(this.code, Control.fuel);
  }

  compile(): Code {
    const { code, fn } = this;
    code.get(top);
    code.i32(fn.frame.sizeBytes);
    code.op("i32Sub");
    code.tee(this.fp);
    code.i32(outBytes);
    code.op("i32Sub");
    code.set(this.out);
    this.segments.push({ points: [0], emit: () => this.entry() });
    for (const [index, block] of fn.body.blocks.entries()) this.block(index as BasicBlock, block);
    this.emitSegments();
    return code;
  }

  private emitSegments(): void {
    const { code, segments } = this;
    this.dispatch = code.loop();
    const trap = code.block();
    const labels = segments.map(() => trap);
    for (let i = segments.length - 1; i >= 0; i--) labels[i] = code.block();
    const byPoint: Label[] = [];
    for (const [i, segment] of segments.entries()) for (const p of segment.points) byPoint[p] ??= labels[i] as Label;
    code.get(point);
    code.brTable(
      Array.from(byPoint, (label) => label ?? trap),
      trap,
    );
    for (const [i, segment] of segments.entries()) {
      code.end();
      segment.emit(segments[i + 1]);
      this.gen.releaseTemps();
    }
    code.op("unreachable");
    code.end();
    code.op("unreachable");
    code.end();
    code.op("unreachable");
  }

  private entry(): void {
    const { code } = this;
    code.get(this.fp);
    loadWord(code, Control.stackLimit);
    code.op("i32LtU");
    code.if();
    code.i32(this.fn.index);
    code.get(top);
    code.call(this.link.imports.coldEntry);
    code.op("return");
    code.end();
    this.trace?.entered();
  }

  // ---- Blocks ----

  private block(index: BasicBlock, block: BasicBlockData): void {
    const { points } = this.fn;
    const end = block.statements.length;
    if (this.trace === undefined) this.statements(index, block);
    else this.tracedStatements(index, block, this.trace);
    const { terminator } = block;
    this.segments.push({
      points: this.trace === undefined ? [points.before(index, end)] : this.pointsUpTo(index, block, end),
      emit: (next) => {
        this.location(index, end);
        this.trace?.terminator(terminator, points.before(index, end));
        this.terminator(index, terminator, next);
      },
    });
    if (!this.mayCall(terminator)) return;
    this.segments.push({ points: [points.returned(index)], emit: (next) => this.returned(index, terminator, next) });
    this.segments.push({ points: [points.unwinding(index)], emit: (next) => this.unwinding(index, terminator, next) });
  }

  private statements(index: BasicBlock, block: BasicBlockData): void {
    let start = 0;
    for (const [i, statement] of block.statements.entries()) {
      if (statement.kind !== "StopPoint") continue;
      if (i > start || i === 0) this.plain(index, block, start, i);
      this.segments.push({
        points: i > 0 ? [this.fn.points.before(index, i)] : [],
        emit: () => this.stopPoint(index, i, statement.stop),
      });
      start = i + 1;
    }
    this.plain(index, block, start, block.statements.length);
  }

  private tracedStatements(index: BasicBlock, { statements }: BasicBlockData, trace: TraceGen): void {
    for (const [i, statement] of statements.entries()) {
      if (isMark(statement)) continue;
      const point = this.fn.points.before(index, i);
      const points = this.pointsUpTo(index, { statements }, i);
      this.segments.push({
        points,
        emit: () => {
          if (points.includes(this.fn.points.before(index))) this.handOver(index);
          this.location(index, i);
          if (statement.kind === "StopPoint") return this.stopPoint(index, i, statement.stop);
          trace.statement(statement, point);
          emitStatement(this.gen, statement);
          if (statement.kind === "Assign") trace.written(statement.place);
        },
      });
    }
  }

  /** The points of a location, and of the marks right before it. */
  private pointsUpTo(index: BasicBlock, { statements }: Pick<BasicBlockData, "statements">, at: number): number[] {
    const found = [this.fn.points.before(index, at)];
    for (let i = at - 1; i >= 0 && isMark(statements[i] as Statement); i--)
      found.unshift(this.fn.points.before(index, i));
    return found;
  }

  private location(index: BasicBlock, statementIndex: number): void {
    const point = this.fn.points.before(index, statementIndex);
    this.trace?.location(point, () => this.suspend(point, true));
  }

  private plain(index: BasicBlock, block: BasicBlockData, from: number, to: number): void {
    const statements: readonly Statement[] = block.statements.slice(from, to);
    if (from === to && from > 0 && from === block.statements.length) return; // the terminator's own segment
    this.segments.push({
      points: [this.fn.points.before(index, from)],
      emit: () => {
        if (from === 0) this.handOver(index);
        for (const statement of statements) emitStatement(this.gen, statement);
      },
    });
  }

  /** At a loop head of a function that nobody looks into, the fast form takes over. */
  private handOver(index: BasicBlock): void {
    if (this.cfg.isLoopHead[index] !== true || !this.cfg.reducible) return;
    const { code } = this;
    code.i32(0);
    code.mem("i32Load8U", Control.armed + this.fn.index);
    code.op("i32Eqz");
    code.if();
    code.i32(this.fn.index);
    code.get(top);
    code.i32(this.fn.points.before(index));
    code.call(this.link.imports.enterFast);
    code.op("return");
    code.end();
  }

  private stopPoint(index: BasicBlock, statementIndex: number, stop: number): void {
    const { code } = this;
    loadWord(code, Control.fuel);
    code.i32(1);
    code.op("i32LtS");
    code.i32(0);
    code.mem("i32Load8U", this.fn.stopBase + stop);
    code.op("i32Or");
    code.if();
    this.isStop(stop);
    code.if();
    code.call(this.link.imports.stopsHere);
    code.if();
    this.suspend(this.fn.points.before(index, statementIndex), true);
    code.end();
    code.end();
    code.end();
    storeWord(code, Control.fuel, () => {
      loadWord(code, Control.fuel);
      code.i32(1);
      code.op("i32Sub");
    });
    if (this.trace !== undefined) storeWord(code, Control.micro, () => code.i32(0));
  }

  /** Pushes whether it is no mere `StopByte.shallow` in a frame that is too deep. */
  private isStop(stop: number): void {
    const { code } = this;
    loadWord(code, Control.fuel);
    code.i32(1);
    code.op("i32LtS");
    code.i32(0);
    code.mem("i32Load8U", this.fn.stopBase + stop);
    code.i32(StopByte.shallow);
    code.op("i32Ne");
    code.op("i32Or");
    code.get(this.fp);
    loadWord(code, Control.stopFloor);
    code.op("i32GeU");
    code.op("i32Or");
  }

  private suspend(at: number, isTop: boolean): void {
    const { code } = this;
    if (isTop) becomeTop(code, this.fp);
    writeHeader(
      code,
      this.fp,
      top,
      () => code.i32(this.fn.index),
      () => code.i32(at),
    );
    code.i32(Status.suspended);
    code.op("return");
  }

  suspendBefore(block: BasicBlock): void {
    this.suspend(
      this.fn.points.before(block, expectDefined(this.fn.body.blocks[block], "block").statements.length),
      true,
    );
  }

  private goto(target: BasicBlock, next?: Segment): void {
    const at = this.fn.points.before(target);
    if (next?.points.includes(at) === true) return;
    this.code.i32(at);
    this.code.set(point);
    this.code.br(this.dispatch);
  }

  // ---- Terminators ----

  private mayCall(terminator: Terminator): boolean {
    return (
      terminator.kind === "Call" ||
      terminator.kind === "Drop" ||
      terminator.kind === "Assert" ||
      terminator.kind === "UnwindTerminate"
    );
  }

  private terminator(index: BasicBlock, terminator: Terminator, next: Segment | undefined): void {
    const { code } = this;
    switch (terminator.kind) {
      case "Goto":
        return this.goto(terminator.target, next);
      case "FalseEdge":
      case "FalseUnwind":
        return this.goto(terminator.realTarget, next);
      case "SwitchInt":
        for (const [i, value] of terminator.values.entries()) {
          pushSwitchTest(this.gen, terminator.discriminant, value);
          code.if();
          this.goto(expectDefined(terminator.targets[i], "switch target"));
          code.end();
        }
        return this.goto(terminator.otherwise, next);
      case "Return":
        code.i32(Status.done);
        return code.op("return");
      case "UnwindResume":
        code.i32(Status.unwinding);
        return code.op("return");
      case "Unreachable":
        recordHalt(code, HaltCode.unreachable);
        return this.suspendBefore(index);
      case "Call":
        return this.call(index, terminator);
      case "Drop": {
        const callee = dropCallee(this.gen, terminator.place);
        if (callee === undefined) return this.goto(terminator.target);
        emitDrop(this, terminator.place, callee);
        return this.checkStatus(index);
      }
      case "Assert":
        return this.assertion(index, terminator);
      case "UnwindTerminate":
        emitLangCall(this, terminateLang(terminator.reason), [], terminator.info.span);
        return this.checkStatus(index);
      case "Yield":
      case "CoroutineDrop":
        return bug(`${terminator.kind} in a runtime body`);
      default:
        return assertNever(terminator);
    }
  }

  private call(index: BasicBlock, terminator: Extract<Terminator, { kind: "Call" }>): void {
    const callee = resolveCall(this.gen, terminator.func);
    if (callee.kind !== "Intrinsic") {
      emitCall(this, terminator, callee);
      return this.checkStatus(index);
    }
    const leavesStatus = emitIntrinsic(this, index, callee, terminator);
    if (leavesStatus) return this.checkStatus(index);
    if (terminator.target === undefined) this.code.op("unreachable");
    else this.goto(terminator.target);
  }

  private assertion(index: BasicBlock, terminator: Extract<Terminator, { kind: "Assert" }>): void {
    const { code } = this;
    const failure = assertFailure(terminator.message);
    this.gen.pushScalar(terminator.condition);
    if (!terminator.expected) code.op("i32Eqz");
    code.if();
    this.goto(terminator.target);
    code.end();
    emitLangCall(this, failure.lang, failure.args, terminator.info.span);
    this.checkStatus(index);
  }

  /** Pops what a callee left: goes on where it is done. */
  private checkStatus(index: BasicBlock): void {
    const { code } = this;
    code.tee(this.status);
    code.i32(0);
    code.op("i32LtS");
    code.if();
    code.get(this.status);
    code.i32(Status.unwinding);
    code.op("i32Eq");
    code.if();
    code.i32(this.fn.points.unwinding(index));
    code.set(point);
    code.br(this.dispatch);
    code.end();
    this.suspend(this.fn.points.returned(index), false);
    code.end();
    storeWord(code, Control.fuel, () => code.get(this.status));
  }

  private returned(index: BasicBlock, terminator: Terminator, next: Segment | undefined): void {
    void index;
    if (terminator.kind === "Call" && terminator.target !== undefined) {
      // Intrinsics wrote their result themselves.
      if (resolveCall(this.gen, terminator.func).kind !== "Intrinsic") {
        copyResult(this, terminator.destination);
        this.trace?.written(terminator.destination);
      }
      return this.goto(terminator.target, next);
    }
    if (terminator.kind === "Drop") return this.goto(terminator.target, next);
    this.code.op("unreachable");
  }

  private unwinding(index: BasicBlock, terminator: Terminator, next: Segment | undefined): void {
    const action: UnwindAction =
      "unwind" in terminator ? terminator.unwind : { kind: "Terminate", reason: "InCleanup" };
    if (action.kind === "Cleanup") return this.goto(action.target, next);
    if (action.kind === "Continue") {
      this.code.i32(Status.unwinding);
      return this.code.op("return");
    }
    if (action.kind === "Unreachable") {
      recordHalt(this.code, HaltCode.unreachable);
      return this.suspend(this.fn.points.before(startBlock), true);
    }
    this.terminate(index, action.reason, terminator.info.span);
  }

  /** Calls the panic that ends the run; it never comes back here. */
  private terminate(index: BasicBlock, reason: TerminateReason, span: Span): void {
    const { code } = this;
    emitLangCall(this, terminateLang(reason), [], span);
    code.i32(Status.suspended);
    code.op("i32Ne");
    code.if();
    recordHalt(code, HaltCode.abort);
    this.suspend(this.fn.points.before(startBlock), true);
    code.end();
    this.suspend(this.fn.points.unwinding(index), false);
  }
}
