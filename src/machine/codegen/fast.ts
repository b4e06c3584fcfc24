/**
 * The fast form of a function: structured control flow from the dominator tree (Ramsey, "Beyond Relooper", 2022), scalars in
 * WebAssembly locals, fuel checked at entry, loop heads and call returns. It is entered at the start or at a loop head;
 * where it must stop elsewhere it spills everything and leaves the rest to the stepping form, which also does all cleanup.
 * Worked example: `while i < n { i += 1 }` is
 *   loop $head: fuel < 3 ? suspend; i < n ? (fuel -= 3; i += 1; br $head) : (fuel -= 1; return)
 */
import { bug, expectDefined } from "../../base/invariant";
import type { BasicBlock, Terminator } from "../../mir/mir";
import type { Instance } from "../../types/ty";
import { Control, HaltCode, Status } from "../contract";
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
} from "./calls";
import { buildCfg, stopsAhead, type Cfg } from "./cfg";
import { becomeTop, emitStatement, loadWord, recordHalt, storeWord, writeHeader, type FormCx } from "./form";
import { emitIntrinsic } from "./intrinsics";
import { PlaceGen, type Home } from "./places";
import { promotedHomes } from "./promote";
import { pushEquals } from "./switch";

export interface FastModule {
  readonly functionType: number;
  wasmIndexOf(fn: FnRecord): number | undefined;
}

export function compileFast(link: Linker, fn: FnRecord, module: FastModule): Code {
  return new FastForm(link, fn, module).compile();
}

const top = 0;
const point = 1;
/** Frames of functions that call nothing need no stack check below this: the guard under every stack is larger. */
const leafFrameBytes = 4096;

class FastForm implements FormCx {
  private readonly code = new Code(["i32", "i32"]);
  private readonly fp: WasmLocal = this.code.local("i32");
  readonly out: WasmLocal = this.code.local("i32");
  private readonly status: WasmLocal = this.code.local("i32");
  /** Where a re-entry is going: 1 + the loop head's number in the dominator tree's preorder; 0 once there. */
  private readonly entry: WasmLocal = this.code.local("i32");
  private readonly homes: readonly Home[];
  readonly gen: PlaceGen;
  readonly functionType: number;
  private readonly cfg: Cfg;
  private readonly ahead: readonly number[];
  private readonly heads: BasicBlock[] = [];
  /** By block: the range of loop heads in its dominator subtree. */
  private readonly headRange: { from: number; to: number }[] = [];
  private readonly labels = new Map<BasicBlock, Label>();
  private suspendLabel: Label = { depth: 0 };

  constructor(
    private readonly link: Linker,
    private readonly fn: FnRecord,
    private readonly module: FastModule,
  ) {
    this.functionType = module.functionType;
    this.cfg = buildCfg(fn.body);
    this.homes = promotedHomes(link, fn, this.code);
    this.gen = new PlaceGen(link, fn, this.code, this.fp, this.homes);
    this.ahead = stopsAhead(fn.body, this.cfg, (terminator) => this.looksAfter(terminator));
  }

  private looksAfter(terminator: Terminator): boolean {
    if (terminator.kind === "Call") return resolveCall(this.gen, terminator.func).kind !== "Intrinsic";
    return terminator.kind === "Drop" && dropCallee(this.gen, terminator.place) !== undefined;
  }

  wasmIndexOf(instance: Instance): number | undefined {
    return this.module.wasmIndexOf(this.link.fnOf(instance));
  }

  compile(): Code {
    const { code } = this;
    if (!this.cfg.reducible) {
      this.enterStepping(() => code.get(point));
      return code;
    }
    this.numberHeads(0 as BasicBlock);
    this.prologue();
    this.suspendLabel = code.block();
    this.tree(0 as BasicBlock, 0);
    code.op("unreachable");
    code.end();
    this.epilogue();
    return code;
  }

  /** Depth first over the dominator tree, so that each subtree's heads are a range. */
  private numberHeads(block: BasicBlock): void {
    const from = this.heads.length;
    if (this.cfg.isLoopHead[block] === true) this.heads.push(block);
    for (const child of this.cfg.children[block] ?? []) this.numberHeads(child);
    this.headRange[block] = { from, to: this.heads.length };
  }

  // ---- Entry and suspension ----

  private prologue(): void {
    const { code } = this;
    code.get(top);
    code.i32(this.fn.frame.sizeBytes);
    code.op("i32Sub");
    code.tee(this.fp);
    code.i32(outBytes);
    code.op("i32Sub");
    code.set(this.out);
    if (this.heads.length > 0) {
      code.get(point);
      code.if();
      this.reenter();
      code.else();
      this.freshEntry();
      code.end();
    } else this.freshEntry();
  }

  private freshEntry(): void {
    const { code } = this;
    code.i32(0);
    code.mem("i32Load8U", Control.armed + this.fn.index);
    code.if();
    this.enterStepping(() => code.i32(0));
    code.end();
    this.coldEntry();
    for (let local = 1; local <= this.fn.body.argCount; local++) this.reload(local);
  }

  private coldEntry(): void {
    const { code } = this;
    const needsStack = this.fn.frame.sizeBytes > leafFrameBytes || this.callsOthers();
    const fuel = this.ahead[0] as number;
    if (needsStack) {
      code.get(this.fp);
      loadWord(code, Control.stackLimit);
      code.op("i32LtU");
    }
    if (fuel > 0) {
      this.pushFuelBelow(fuel);
      if (needsStack) code.op("i32Or");
    }
    if (!needsStack && fuel === 0) return;
    code.if();
    code.i32(this.fn.index);
    code.get(top);
    code.call(this.link.imports.coldEntry);
    code.op("return");
    code.end();
  }

  private callsOthers(): boolean {
    return this.fn.body.blocks.some(({ terminator: t }) => t.kind === "Call" || t.kind === "Drop");
  }

  private pushFuelBelow(amount: number): void {
    loadWord(this.code, Control.fuel);
    this.code.i32(amount);
    this.code.op("i32LtS");
  }

  private reenter(): void {
    const { code } = this;
    for (const local of this.homes.keys()) this.reload(local);
    for (const [i, head] of this.heads.entries()) {
      code.get(point);
      code.i32(this.fn.points.before(head));
      code.op("i32Eq");
      code.if();
      code.i32(i + 1);
      code.set(this.entry);
      code.end();
    }
  }

  private reload(local: number): void {
    const home = this.homes[local];
    if (home?.kind !== "Regs") return;
    const slot = expectDefined(this.fn.frame.slots[local], "slot");
    for (const { part, local: reg } of home.regs) {
      this.code.get(this.fp);
      this.code.mem(part.load, slot.offsetBytes + part.offsetBytes);
      this.code.set(reg);
    }
  }

  private spill(local: number): void {
    const home = this.homes[local];
    if (home?.kind !== "Regs") return;
    const slot = expectDefined(this.fn.frame.slots[local], "slot");
    for (const { part, local: reg } of home.regs) {
      this.code.get(this.fp);
      this.code.get(reg);
      this.code.mem(part.store, slot.offsetBytes + part.offsetBytes);
    }
  }

  /** `point` says where, `status` what for: 1 to suspend, 2 to unwind in the stepping form. */
  private epilogue(): void {
    const { code } = this;
    for (const local of this.homes.keys()) this.spill(local);
    writeHeader(code, this.fp, top, this.fn.index, () => code.get(point));
    code.get(this.status);
    code.i32(Status.unwinding);
    code.op("i32Eq");
    code.if();
    this.enterStepping(() => code.get(point));
    code.end();
    code.i32(Status.suspended);
  }

  private enterStepping(pushPoint: () => void): void {
    const { code } = this;
    code.i32(this.fn.index);
    code.get(top);
    pushPoint();
    code.call(this.link.imports.enterStepping);
    if (this.cfg.reducible) code.op("return");
  }

  private leave(at: number, status: number): void {
    const { code } = this;
    if (status === Status.suspended) becomeTop(code, this.fp);
    code.i32(status);
    code.set(this.status);
    code.i32(at);
    code.set(point);
    code.br(this.suspendLabel);
  }

  suspendBefore(block: BasicBlock): void {
    this.leave(this.fn.points.before(block, this.terminatorIndex(block)), Status.suspended);
  }

  private terminatorIndex(block: BasicBlock): number {
    return expectDefined(this.fn.body.blocks[block], "block").statements.length;
  }

  // ---- Structure ----

  /** Placed after its dominator's code under a label, rather than where the one jump to it is. */
  private isMerge(block: BasicBlock): boolean {
    const range = expectDefined(this.headRange[block], "heads");
    return (this.cfg.forwardEdges[block] as number) > 1 || range.to > range.from;
  }

  private tree(block: BasicBlock, pending: number): void {
    const merges = (this.cfg.children[block] ?? []).filter((child) => this.isMerge(child));
    if (this.cfg.isLoopHead[block] !== true) return this.within(block, merges, pending);
    this.flush(pending);
    const label = this.code.loop();
    this.labels.set(block, label);
    this.within(block, merges, 0);
    this.code.end();
  }

  /** The children that come later are the outer blocks. */
  private within(block: BasicBlock, merges: readonly BasicBlock[], pending: number): void {
    const { code } = this;
    for (let i = merges.length - 1; i >= 0; i--) {
      const child = merges[i] as BasicBlock;
      const label = code.block();
      // A loop head's label is its loop's from inside; from before it, this block's end.
      this.labels.set(child, label);
    }
    this.routeEntry(block, merges);
    if (this.cfg.isLoopHead[block] === true) this.checkFuel(block);
    this.blockCode(block, pending);
    for (const child of merges) {
      code.end();
      this.tree(child, 0);
    }
  }

  /** On re-entry, goes on to the loop head asked for. */
  private routeEntry(block: BasicBlock, merges: readonly BasicBlock[]): void {
    const { code } = this;
    const range = expectDefined(this.headRange[block], "heads");
    if (range.from === range.to) return;
    code.get(this.entry);
    code.if();
    for (const child of merges) {
      const { from, to } = expectDefined(this.headRange[child], "heads");
      if (from === to) continue;
      code.get(this.entry);
      code.i32(from + 1);
      code.op("i32Sub");
      code.i32(to - from);
      code.op("i32LtU");
      code.brIf(expectDefined(this.labels.get(child), "label"));
    }
    code.i32(0);
    code.set(this.entry);
    code.end();
  }

  private checkFuel(head: BasicBlock): void {
    const fuel = this.ahead[head] as number;
    if (fuel === 0) return;
    this.pushFuelBelow(fuel);
    this.code.if();
    this.leave(this.fn.points.before(head), Status.suspended);
    this.code.end();
  }

  private flush(pending: number): void {
    if (pending === 0) return;
    const { code } = this;
    storeWord(code, Control.fuel, () => {
      loadWord(code, Control.fuel);
      code.i32(pending);
      code.op("i32Sub");
    });
  }

  private jump(from: BasicBlock, to: BasicBlock, pending: number): void {
    const isBack = (this.cfg.rank[to] as number) <= (this.cfg.rank[from] as number);
    if (!isBack && !this.isMerge(to)) return this.tree(to, pending);
    this.flush(pending);
    this.code.br(expectDefined(this.labels.get(to), `label of bb${to}`));
  }

  private blockCode(block: BasicBlock, before: number): void {
    const data = expectDefined(this.fn.body.blocks[block], "block");
    let pending = before;
    for (const statement of data.statements) {
      if (statement.kind === "StopPoint") pending++;
      else emitStatement(this.gen, statement);
    }
    this.terminator(block, data.terminator, pending);
    this.gen.releaseTemps();
  }

  // ---- Terminators ----

  private terminator(block: BasicBlock, terminator: Terminator, pending: number): void {
    const { code } = this;
    switch (terminator.kind) {
      case "Goto":
        return this.jump(block, terminator.target, pending);
      case "FalseEdge":
      case "FalseUnwind":
        return this.jump(block, terminator.realTarget, pending);
      case "SwitchInt":
        return this.switch(block, terminator, pending);
      case "Return":
        this.flush(pending);
        this.spill(0);
        code.i32(Status.done);
        return code.op("return");
      case "Unreachable":
        this.flush(pending);
        recordHalt(code, HaltCode.unreachable);
        return this.suspendBefore(block);
      case "Call":
        this.flush(pending);
        return this.call(block, terminator);
      case "Drop":
        return this.drop(block, terminator, pending);
      case "Assert":
        return this.assertion(block, terminator, pending);
      case "UnwindResume":
      case "UnwindTerminate":
      case "Yield":
      case "CoroutineDrop":
        return bug(`${terminator.kind} on a normal path`);
    }
  }

  private switch(block: BasicBlock, terminator: Extract<Terminator, { kind: "SwitchInt" }>, pending: number): void {
    const { code } = this;
    const { values, targets, otherwise } = terminator;
    const ref = this.gen.operand(terminator.discriminant);
    const [value] = values;
    const [target] = targets;
    if (value !== undefined && target !== undefined && values.length === 1) {
      pushEquals(this.gen, ref, value);
      this.gen.releaseTemps();
      code.if();
      this.jump(block, target, pending);
      code.else();
      this.jump(block, otherwise, pending);
      return code.end();
    }
    const inline = [...new Set([...targets, otherwise])].filter((t) => !this.isBackEdge(block, t) && !this.isMerge(t));
    this.flush(pending);
    for (const t of [...inline].reverse()) this.labels.set(t, code.block());
    this.dispatch(
      ref,
      values,
      targets.map((t) => expectDefined(this.labels.get(t), "label")),
      expectDefined(this.labels.get(otherwise), "label"),
    );
    this.gen.releaseTemps();
    for (const t of inline) {
      code.end();
      this.tree(t, 0);
    }
  }

  private isBackEdge(from: BasicBlock, to: BasicBlock): boolean {
    return (this.cfg.rank[to] as number) <= (this.cfg.rank[from] as number);
  }

  /** A table where the values are dense, else one test after another. */
  private dispatch(
    ref: import("./places").PlaceRef,
    values: readonly bigint[],
    labels: readonly Label[],
    otherwise: Label,
  ): void {
    const { code, gen } = this;
    const parts = gen.parts(ref.ty) ?? [];
    const [part] = parts;
    const largest = values.reduce((a, b) => (a > b ? a : b), 0n);
    if (part !== undefined && parts.length === 1 && largest < 256n && largest < BigInt(values.length * 4)) {
      const table = new Array<Label>(Number(largest) + 1).fill(otherwise);
      for (const [i, v] of values.entries()) table[Number(v)] = labels[i] as Label;
      gen.pushPart(ref, part);
      if (part.type === "i64") {
        const wide = gen.stash("i64");
        code.get(wide);
        code.i64(largest);
        code.op("i64GtU");
        code.brIf(otherwise);
        code.get(wide);
        code.op("i32WrapI64");
      }
      return code.brTable(table, otherwise);
    }
    for (const [i, v] of values.entries()) {
      pushEquals(gen, ref, v);
      code.brIf(labels[i] as Label);
    }
    code.br(otherwise);
  }

  private call(block: BasicBlock, terminator: Extract<Terminator, { kind: "Call" }>): void {
    const callee = resolveCall(this.gen, terminator.func);
    if (callee.kind === "Intrinsic") {
      const leavesStatus = emitIntrinsic(this, block, callee, terminator);
      if (leavesStatus) this.checkStatus(block, terminator, 0);
    } else {
      emitCall(this, terminator, callee);
      this.checkStatus(block, terminator, this.fuelAfter(terminator.target));
      if (terminator.target !== undefined) copyResult(this, terminator.destination);
    }
    this.gen.releaseTemps();
    if (terminator.target === undefined) this.code.op("unreachable");
    else this.jump(block, terminator.target, 0);
  }

  private fuelAfter(target: BasicBlock | undefined): number {
    return target === undefined || this.cfg.isLoopHead[target] === true ? 0 : (this.ahead[target] as number);
  }

  private drop(block: BasicBlock, terminator: Extract<Terminator, { kind: "Drop" }>, pending: number): void {
    const callee = dropCallee(this.gen, terminator.place);
    if (callee === undefined) return this.jump(block, terminator.target, pending);
    this.flush(pending);
    emitDrop(this, terminator.place, callee);
    this.gen.releaseTemps();
    this.checkStatus(block, terminator, this.fuelAfter(terminator.target));
    this.jump(block, terminator.target, 0);
  }

  private assertion(block: BasicBlock, terminator: Extract<Terminator, { kind: "Assert" }>, pending: number): void {
    const { code } = this;
    const failure = assertFailure(terminator.message);
    this.gen.pushScalar(terminator.condition);
    if (terminator.expected) code.op("i32Eqz");
    code.if();
    this.flush(pending);
    emitLangCall(this, failure.lang, failure.args, terminator.info.span);
    this.gen.releaseTemps();
    this.checkStatus(block, terminator, 0);
    code.op("unreachable");
    code.end();
    this.jump(block, terminator.target, pending);
  }

  /** Pops a callee's status. What follows may pass `fuel` stop points before it looks again. */
  private checkStatus(block: BasicBlock, terminator: Terminator, fuel: number): void {
    const { code } = this;
    code.tee(this.status);
    if (fuel > 0) {
      this.pushFuelBelow(fuel);
      code.op("i32Or");
    }
    code.if();
    const { points } = this.fn;
    code.get(this.status);
    code.i32(Status.unwinding);
    code.op("i32Eq");
    code.if();
    if ("unwind" in terminator && terminator.unwind.kind === "Continue") {
      code.i32(Status.unwinding);
      code.op("return");
    } else this.leave(points.unwinding(block), Status.unwinding);
    code.end();
    if (fuel > 0) {
      code.get(this.status);
      code.op("i32Eqz");
      code.if();
      becomeTop(code, this.fp);
      code.end();
    }
    code.i32(Status.suspended);
    code.set(this.status);
    code.i32(points.returned(block));
    code.set(point);
    code.br(this.suspendLabel);
    code.end();
  }
}
