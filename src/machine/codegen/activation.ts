/**
 * The code of one body in a fast form: structured control flow from the dominator tree (Ramsey, "Beyond Relooper", 2022), scalars
 * in WebAssembly locals. An activation is the function's own, or that of a callee whose code stands in place of its call
 * (`inline.ts`). Each has its frame where a call would have put it; what leaves an activation (a suspension, a panic, cleanup)
 * branches to the end of its code, where `fast.ts` or the caller's activation writes the frame.
 */
import { bug, expectDefined } from "../../base/invariant";
import type { BasicBlock, Local, Terminator } from "../../mir/mir";
import type { Instance, Ty } from "../../types/ty";
import { HaltCode, Status } from "../contract";
import type { FnRecord, Linker } from "../link";
import type { Part } from "../parts";
import type { Code, Label, WasmLocal } from "../wasm/code";
import { copyResult, emitCall, emitDrop, outBytes, passHidden } from "./calls";
import { valuePart, widen } from "./convention";
import { type Exit, Exits, type LeavingFunction } from "./exits";
import { emitStatement, recordHalt, type FormCx } from "./form";
import { observesTime } from "./fuel";
import { aheadOf, type Inlining, type Plan } from "./inline";
import { emitIntrinsic } from "./intrinsics";
import { PlaceGen, type Home, type PlaceRef } from "./places";
import { promotedHomes } from "./promote";
import { assignAddress } from "./rvalues";
import { SavedLocals } from "./saved";
import { type Site, spillsOf } from "./spills";
import { pushEquals } from "./switch";

export interface FastModule {
  readonly functionType: number;
  inliningOf(fn: FnRecord): Inlining;
  wasmIndexOf(fn: FnRecord): number | undefined;
}

/** What the activations of one WebAssembly function share. */
export interface FastFunction extends LeavingFunction {
  readonly link: Linker;
  readonly module: FastModule;
  /** Takes the first part of what a callee returns. */
  readonly value: WasmLocal;
  /** Where a re-entry is going: 1 + the loop head's number in the dominator tree's preorder; 0 once there. */
  readonly entry: WasmLocal;
}

/** Makes a local for a part of `local` at an offset. */
export type MakeLocal = (part: Part, local: Local) => WasmLocal;

export interface FrameLocals {
  readonly fp: WasmLocal;
  readonly out: WasmLocal;
  readonly top: WasmLocal;
}

type CallTerminator = Extract<Terminator, { kind: "Call" }>;
type DropTerminator = Extract<Terminator, { kind: "Drop" }>;

/** Where an inlined callee comes back to. */
interface Caller {
  readonly activation: Activation;
  readonly block: BasicBlock;
  readonly terminator: CallTerminator | DropTerminator;
  readonly returned: Label;
}

export class Activation implements FormCx {
  readonly gen: PlaceGen;
  readonly saved: SavedLocals;
  readonly homes: readonly Home[];
  readonly heads: BasicBlock[] = [];
  readonly ahead: readonly number[];
  readonly functionType: number;
  readonly out: WasmLocal;
  readonly value: WasmLocal;
  private readonly exits: Exits;
  private readonly code: Code;
  private readonly fn: FnRecord;
  private readonly cfg: Plan["cfg"];
  /** By block: the range of loop heads in its dominator subtree. */
  private readonly headRange: { from: number; to: number }[] = [];
  private readonly labels = new Map<BasicBlock, Label>();

  constructor(
    private readonly form: FastFunction,
    private readonly plan: Plan,
    private readonly frame: FrameLocals,
    makeLocal: MakeLocal,
    private readonly caller?: Caller,
  ) {
    const { link, code, module } = form;
    this.code = code;
    this.exits = new Exits(form, frame.fp);
    this.fn = plan.fn;
    this.cfg = plan.cfg;
    this.out = frame.out;
    this.value = form.value;
    this.functionType = module.functionType;
    this.homes = promotedHomes(link, plan.fn, makeLocal);
    this.gen = new PlaceGen(link, plan.fn, code, frame.fp, this.homes);
    this.saved = new SavedLocals(code, plan.fn, frame.fp, this.homes, spillsOf(link, plan.fn, plan.cfg, plan.callees));
    this.ahead = aheadOf(plan, caller?.activation.fuelAfter(caller.terminator.target) ?? 0);
    this.numberHeads(0 as BasicBlock);
  }

  pushFuel(): void {
    this.form.fuel.push();
  }

  wasmIndexOf(instance: Instance): number | undefined {
    return this.form.module.wasmIndexOf(this.form.link.fnOf(instance));
  }

  /** Depth first over the dominator tree, so that each subtree's heads are a range. */
  private numberHeads(block: BasicBlock): void {
    const from = this.heads.length;
    if (this.cfg.isLoopHead[block] === true) this.heads.push(block);
    for (const child of this.cfg.children[block] ?? []) this.numberHeads(child);
    this.headRange[block] = { from, to: this.heads.length };
  }

  /** All of the body; then what is done where the code is left, unless it never is. Whether it is; the fuel says how it went on. */
  body(pending: number): boolean {
    const { code, exits } = this;
    exits.open();
    this.tree(0 as BasicBlock, pending);
    code.op("unreachable");
    if (!exits.close(() => this.unwindCaller())) return false;
    this.leaveFast();
    return true;
  }

  private unwindCaller(): void {
    const { code, caller } = this;
    if (caller !== undefined) return caller.activation.stopAt(caller.block, caller.terminator);
    code.i32(Status.unwinding);
    code.i64(0n);
    code.op("return");
  }

  // ---- Ways out ----

  /** The call that ends `block` is over, but the code after it is not to run now. */
  private stopAt(block: BasicBlock, terminator: Terminator): void {
    const passes = "unwind" in terminator && terminator.unwind.kind === "Continue";
    this.leave({ kind: "Terminator", block }, this.fn.points.returned(block), passes ? "passing" : "stopped");
  }

  suspendBefore(block: BasicBlock): void {
    this.leave({ kind: "Terminator", block }, this.beforeTerminator(block), "stopped");
  }

  private leave(site: Site, at: number, exit: Exit): void {
    this.saved.spillAt(site);
    this.exits.leave(at, exit);
  }

  private beforeTerminator(block: BasicBlock): number {
    const { statements } = expectDefined(this.fn.body.blocks[block], "block");
    return this.fn.points.before(block, statements.length);
  }

  // ---- The frame ----

  private isRepeated(block: BasicBlock): boolean {
    const { caller } = this;
    return this.plan.looping.has(block) || caller?.activation.isRepeated(caller.block) === true;
  }

  /** The frame is written; what is left to the stepping form goes on there. */
  private leaveFast(): void {
    const { code, form, frame } = this;
    this.saved.spillShared();
    code.i32(this.fn.index);
    for (const local of [frame.fp, frame.top, form.point]) code.get(local);
    form.fuel.push();
    form.fuel.set(() => code.call(form.link.imports.leaveFast));
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
    this.form.fuel.spend(pending);
    const label = this.code.loop();
    this.form.fuel.isStored = false;
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
      this.form.fuel.isStored = false;
      this.tree(child, 0);
    }
  }

  /** On re-entry, goes on to the loop head asked for. */
  private routeEntry(block: BasicBlock, merges: readonly BasicBlock[]): void {
    const { code } = this;
    const range = expectDefined(this.headRange[block], "heads");
    if (range.from === range.to) return;
    code.get(this.form.entry);
    code.if();
    for (const child of merges) {
      const { from, to } = expectDefined(this.headRange[child], "heads");
      if (from === to) continue;
      code.get(this.form.entry);
      code.i32(from + 1);
      code.op("i32Sub");
      code.i32(to - from);
      code.op("i32LtU");
      code.brIf(expectDefined(this.labels.get(child), "label"));
    }
    code.i32(0);
    code.set(this.form.entry);
    code.end();
  }

  private checkFuel(head: BasicBlock): void {
    const fuel = this.ahead[head] as number;
    if (fuel === 0) return;
    this.form.fuel.pushBelow(fuel);
    this.code.if();
    this.leave({ kind: "Head", block: head }, this.fn.points.before(head), "stopped");
    this.code.end();
  }

  private jump(from: BasicBlock, to: BasicBlock, pending: number): void {
    if (!this.isBackEdge(from, to) && !this.isMerge(to)) return this.tree(to, pending);
    this.form.fuel.spend(pending);
    this.code.br(expectDefined(this.labels.get(to), `label of bb${to}`));
  }

  private isBackEdge(from: BasicBlock, to: BasicBlock): boolean {
    return (this.cfg.rank[to] as number) <= (this.cfg.rank[from] as number);
  }

  private blockCode(block: BasicBlock, before: number): void {
    const data = expectDefined(this.fn.body.blocks[block], "block");
    let pending = before;
    const isRepeated = this.plan.looping.has(block);
    for (const statement of data.statements) {
      if (statement.kind === "StopPoint") pending++;
      else if (statement.kind === "StorageDead" && isRepeated) this.saved.forget(statement.local);
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
        return this.return(pending);
      case "Unreachable":
        this.form.fuel.spend(pending);
        recordHalt(code, HaltCode.unreachable);
        return this.suspendBefore(block);
      case "Call":
        return this.call(block, terminator, pending);
      case "Drop":
        return this.drop(block, terminator, pending);
      case "Assert":
        return this.assert(block, terminator, pending);
      case "UnwindResume":
      case "UnwindTerminate":
      case "Yield":
      case "CoroutineDrop":
        return bug(`${terminator.kind} on a normal path`);
    }
  }

  private assert(block: BasicBlock, terminator: Extract<Terminator, { kind: "Assert" }>, pending: number): void {
    const { code, gen } = this;
    const { loc } = gen.operand(terminator.condition);
    gen.pushScalar(terminator.condition);
    if (terminator.expected) code.op("i32Eqz");
    code.if();
    // As a constant there, the condition is no value that the host must make before it branches.
    if (loc.kind === "Regs")
      for (const { local } of loc.regs) {
        code.i32(terminator.expected ? 0 : 1);
        code.set(local);
      }
    this.leaveToStepping(block, pending);
    code.end();
    this.jump(block, terminator.target, pending);
  }

  /** What ends in a panic is left to the stepping form. */
  private leaveToStepping(block: BasicBlock, pending: number): void {
    const { fuel } = this.form;
    const { isStored } = fuel;
    fuel.spend(pending);
    fuel.isStored = isStored;
    this.leave({ kind: "Terminator", block }, this.beforeTerminator(block), "stepping");
  }

  private return(pending: number): void {
    const { code, form } = this;
    form.fuel.spend(pending);
    if (this.caller !== undefined) return code.br(this.caller.returned);
    this.saved.spill(0);
    this.pushResult();
    code.op("return");
  }

  /** What the function returns: the fuel that is left (or a status), and the first part of its result, which is in memory. */
  pushResult(): void {
    const { code, fn, form } = this;
    const part = valuePart(this.gen.layout(fn.tys[0] as Ty));
    form.fuel.push();
    if (part === undefined) return code.i64(0n);
    this.gen.pushPart(this.gen.localRef(0 as Local), part);
    widen(code, part);
  }

  private switch(block: BasicBlock, terminator: Extract<Terminator, { kind: "SwitchInt" }>, pending: number): void {
    const { code } = this;
    const { fuel } = this.form;
    const { values, targets, otherwise } = terminator;
    const ref = this.gen.operand(terminator.discriminant);
    const [value] = values;
    const [target] = targets;
    if (value !== undefined && target !== undefined && values.length === 1) {
      pushEquals(this.gen, ref, value);
      this.gen.releaseTemps();
      const { isStored } = fuel;
      code.if();
      this.jump(block, target, pending);
      code.else();
      fuel.isStored = isStored;
      this.jump(block, otherwise, pending);
      return code.end();
    }
    const inline = [...new Set([...targets, otherwise])].filter((t) => !this.isBackEdge(block, t) && !this.isMerge(t));
    fuel.spend(pending);
    const { isStored } = fuel;
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
      fuel.isStored = isStored;
      this.tree(t, 0);
    }
  }

  /** A table where the values are dense, else one test after another. */
  private dispatch(ref: PlaceRef, values: readonly bigint[], labels: readonly Label[], otherwise: Label): void {
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

  private call(block: BasicBlock, terminator: CallTerminator, pending: number): void {
    const { fuel } = this.form;
    const callee = expectDefined(this.plan.callees.get(block), "callee");
    let left = 0;
    if (callee.kind === "Intrinsic") left = this.intrinsic(block, terminator, pending);
    else if (terminator.target === undefined) return this.leaveToStepping(block, pending);
    else {
      const plan = this.plan.inlined.get(block);
      if (plan !== undefined) this.inline(block, terminator, plan, pending);
      else {
        fuel.spend(pending);
        emitCall(this, terminator, callee);
        this.checkStatus(block, terminator, this.fuelAfter(terminator.target));
        copyResult(this, terminator.destination);
      }
    }
    this.gen.releaseTemps();
    if (terminator.target === undefined) this.code.op("unreachable");
    else this.jump(block, terminator.target, left);
  }

  /** Returns what is still to be paid. */
  private intrinsic(block: BasicBlock, terminator: CallTerminator, pending: number): number {
    const { fuel } = this.form;
    const callee = this.plan.callees.get(block);
    if (callee?.kind !== "Intrinsic") return bug("intrinsic");
    const observes = observesTime(callee.name);
    if (observes) {
      fuel.spend(pending);
      fuel.store();
    }
    if (emitIntrinsic(this, block, callee, terminator)) this.checkStatus(block, terminator, 0);
    return observes ? 0 : pending;
  }

  private fuelAfter(target: BasicBlock | undefined): number {
    return target === undefined || this.cfg.isLoopHead[target] === true ? 0 : (this.ahead[target] as number);
  }

  private drop(block: BasicBlock, terminator: DropTerminator, pending: number): void {
    const callee = this.plan.callees.get(block);
    if (callee === undefined) return this.jump(block, terminator.target, pending);
    const { fuel } = this.form;
    const plan = this.plan.inlined.get(block);
    if (plan !== undefined) this.inline(block, terminator, plan, pending);
    else {
      fuel.spend(pending);
      emitDrop(this, terminator.place, callee.kind === "Direct" ? callee.instance : "Virtual");
      this.gen.releaseTemps();
      this.checkStatus(block, terminator, this.fuelAfter(terminator.target));
    }
    this.jump(block, terminator.target, 0);
  }

  /** Pops what a callee has left. What follows may pass `fuel` stop points before it looks again. */
  private checkStatus(block: BasicBlock, terminator: Terminator, fuel: number): void {
    const { code, form } = this;
    form.fuel.set(() => undefined);
    form.fuel.pushBelow(fuel);
    code.if();
    this.stopAt(block, terminator);
    code.end();
  }

  // ---- Inlined callees ----

  private inline(block: BasicBlock, terminator: CallTerminator | DropTerminator, plan: Plan, pending: number): void {
    const { code, form, gen } = this;
    const taken: WasmLocal[] = [];
    const take = (type: Parameters<Code["local"]>[0]): WasmLocal => {
      const local = code.temp(type);
      taken.push(local);
      return local;
    };
    const frame = { fp: take("i32"), out: take("i32"), top: this.frame.fp };
    const returned = code.block();
    const caller = { activation: this, block, terminator, returned };
    const callee = new Activation(form, plan, frame, ({ type }) => take(type), caller);
    callee.placeFrame();
    if (this.isRepeated(block)) for (const local of plan.fn.tys.keys()) callee.saved.forget(local);
    if (terminator.kind === "Call") callee.takeArguments(this, terminator);
    else callee.takePlace(gen.place(terminator.place));
    gen.releaseTemps();
    if (callee.body(pending)) {
      callee.comeBack();
      this.stopAt(block, terminator);
    } else code.op("unreachable");
    code.end();
    form.fuel.isStored = false;
    if (terminator.kind === "Call") gen.copy(gen.place(terminator.destination), callee.gen.localRef(0 as Local));
    gen.releaseTemps();
    callee.gen.releaseTemps();
    for (const local of taken) code.release(local);
  }

  /** What was left to the stepping form may be done. */
  private comeBack(): void {
    const { code, form } = this;
    form.fuel.push();
    code.i32(0);
    code.op("i32GeS");
    code.if();
    this.saved.reload(0);
    code.br(expectDefined(this.caller, "caller").returned);
    code.end();
  }

  /** From its `top`. */
  placeFrame(): void {
    const { code, frame, plan } = this;
    code.get(frame.top);
    code.i32(plan.fn.frame.sizeBytes);
    code.op("i32Sub");
    code.set(frame.fp);
    if (!plan.calls) return;
    code.get(frame.fp);
    code.i32(outBytes);
    code.op("i32Sub");
    code.set(frame.out);
  }

  private takeArguments(caller: Activation, terminator: CallTerminator): void {
    const { gen } = caller;
    const { spreadArg, argCount } = this.fn.body;
    const args = terminator.args.map((arg) => gen.operand(arg));
    const plainCount = spreadArg === undefined ? argCount : spreadArg - 1;
    for (const [i, arg] of args.slice(0, plainCount).entries()) gen.copy(this.gen.localRef((i + 1) as Local), arg);
    const tuple = args[plainCount];
    if (tuple !== undefined)
      for (let local = plainCount + 1; local <= argCount; local++)
        gen.copy(this.gen.localRef(local as Local), gen.field(tuple, local - plainCount - 1, undefined));
    if (this.fn.isTrackCaller) passHidden(caller, this.gen, terminator.fnSpan);
  }

  /** Of drop glue: the pointer to what it drops. */
  private takePlace(place: PlaceRef): void {
    const { gen } = this;
    assignAddress(gen, gen.localRef(1 as Local), place);
  }
}
