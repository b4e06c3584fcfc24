/**
 * The fast form of a function: its body and those of inlined callees (`activation.ts`), fuel in a WebAssembly local, checked at
 * entry, loop heads and call returns. It is entered at the start or at a loop head; where it must stop elsewhere it writes its
 * frame and leaves the rest to the stepping form, which also does all cleanup and everything that ends in a panic. Worked
 * example: `while i < n { i += 1 }` is
 *   loop $head: fuel < 3 ? suspend; i < n ? (fuel -= 3; i += 1; br $head) : (fuel -= 1; return)
 */
import { expectDefined } from "../../base/invariant";
import type { Local } from "../../mir/mir";
import { Control, hostBytesPerStackByte } from "../contract";
import type { FnRecord, Linker } from "../link";
import type { Part } from "../parts";
import { Code, type Label, type WasmLocal } from "../wasm/code";
import { Activation, type FastFunction, type FastModule } from "./activation";
import { fastType, goesOn, narrow, Param, passingOf, pushLeft, pushPoint, type Register, widen } from "./convention";
import { loadWord } from "./form";
import { Fuel } from "./fuel";
import { inlinedIn, planOf, withoutInlining, type Plan } from "./inline";

export type { FastModule } from "./activation";

/** Frames of functions that call nothing need no stack check below this: the guard under every stack is larger. */
const leafFrameBytes = 4096;
/** What an activation takes of the host's stack in the worst case: so much for each local, and what comes on top. */
const hostBytesPerLocal = 8;
const hostBytesPerCall = 200;

export function compileFast(link: Linker, fn: FnRecord, module: FastModule): Code {
  const plan = planOf(link, fn, module.inliningOf(fn));
  const code = new FastForm(link, plan, module).compile();
  const hostBytes = hostBytesPerCall + hostBytesPerLocal * code.locals.length;
  if (plan.inlined.size === 0 || hostBytes <= fn.frame.sizeBytes * hostBytesPerStackByte) {
    if (plan.inlined.size > 0) link.addInlined(fn.index, inlinedIn(plan));
    return code;
  }
  code.discard();
  return new FastForm(link, withoutInlining(plan), module).compile();
}

/** The lowest address that a frame without calls asks for: the guard under every stack has room for it. */
const anyStack = -1;

class FastForm {
  private readonly code = new Code(fastType.params);
  private readonly fp: WasmLocal = this.code.local("i32");
  private readonly out: WasmLocal = this.code.local("i32");
  private readonly form: FastFunction;
  private readonly own: Activation;
  private readonly registers: readonly Register[];
  /** Registers that are the homes of their parts. */
  private readonly moved = new Map<Register, WasmLocal>();

  constructor(
    private readonly link: Linker,
    private readonly plan: Plan,
    module: FastModule,
  ) {
    const { code, fp, out } = this;
    this.registers = passingOf(link, plan.fn).registers;
    const [point, entry, value] = [code.local("i32"), code.local("i32"), code.local("i64")];
    this.form = { link, module, code, fuel: new Fuel(code, Param.entry), point, entry, value };
    this.own = new Activation(this.form, plan, { fp, out, top: Param.top }, (part, local) => this.home(part, local));
  }

  /** Words that are passed in registers stay there. */
  private home(part: Part, local: Local): WasmLocal {
    const { fn } = this.plan;
    const slot = expectDefined(fn.frame.slots[local], "slot");
    const belowTop = fn.frame.sizeBytes - slot.offsetBytes - part.offsetBytes;
    const isArgument = local > 0 && local <= fn.body.argCount;
    const register = this.registers.find(
      (r) => isArgument && r.belowTop === belowTop && r.part.load === part.load && r.part.type === part.type,
    );
    if (register === undefined) return this.code.local(part.type);
    const home = part.type === "i64" ? this.param(register) : this.code.local(part.type);
    this.moved.set(register, home);
    return home;
  }

  private param(register: Register): WasmLocal {
    return Param.first + this.registers.indexOf(register);
  }

  compile(): Code {
    const { code, own } = this;
    if (!this.plan.cfg.reducible) {
      this.stepAlways();
      return code;
    }
    this.prologue();
    if (own.body(0)) this.returnFromMemory();
    else code.op("unreachable");
    return code;
  }

  private returnFromMemory(): void {
    this.own.saved.reload(0);
    this.own.pushResult();
  }

  private prologue(): void {
    const { code, own } = this;
    own.placeFrame();
    const begin = code.block();
    const warm = code.block();
    const cold = code.block();
    this.leaveIfCold(cold);
    code.br(warm);
    code.end();
    this.form.fuel.pushBelow(0);
    code.if();
    if (own.heads.length > 0) this.reenter(begin);
    for (const register of this.registers) this.loadRegister(register);
    code.else();
    this.toMemory();
    code.end();
    this.enterCold();
    code.end();
    this.takeArguments();
    code.end();
  }

  /** The call is from outside, or fuel or stack do not suffice, or the stepping form is to be run. */
  private leaveIfCold(cold: Label): void {
    const { code, form, own } = this;
    form.fuel.pushBelow(own.ahead[0] as number);
    code.brIf(cold);
    if (this.needsStack()) {
      this.pushLowest();
      loadWord(code, Control.stackLimit);
      code.op("i32LtU");
      code.brIf(cold);
    }
    code.i32(0);
    code.mem("i32Load8U", Control.armed + this.plan.fn.index);
    code.brIf(cold);
  }

  private needsStack(): boolean {
    const { fn } = this.plan;
    return (
      fn.frame.sizeBytes > leafFrameBytes ||
      fn.body.blocks.some(({ terminator: t }) => t.kind === "Call" || t.kind === "Drop")
    );
  }

  private pushLowest(): void {
    const { code } = this;
    const { depthBytes } = this.plan;
    code.get(this.fp);
    if (depthBytes === 0) return;
    code.i32(depthBytes);
    code.op("i32Sub");
  }

  /** All is in memory. */
  private enterCold(): void {
    const { code, form, own } = this;
    code.i32(this.plan.fn.index);
    code.get(Param.top);
    code.i32(own.ahead[0] as number);
    if (this.needsStack()) this.pushLowest();
    else code.i32(anyStack);
    form.fuel.set(() => code.call(this.link.imports.enterCold));
    form.fuel.push();
    code.i32(goesOn);
    code.op("i32Ne");
    code.if();
    this.returnFromMemory();
    code.op("return");
    code.end();
    form.fuel.load();
  }

  private toMemory(): void {
    for (const register of this.registers) this.storeRegister(register);
    this.form.fuel.write();
  }

  private loadRegister(register: Register): void {
    const { code } = this;
    code.get(this.fp);
    code.mem(register.part.load, this.plan.fn.frame.sizeBytes - register.belowTop);
    widen(code, register.part);
    code.set(this.param(register));
  }

  private storeRegister(register: Register): void {
    const { code } = this;
    code.get(this.fp);
    code.get(this.param(register));
    narrow(code, register.part);
    code.mem(register.part.store, this.plan.fn.frame.sizeBytes - register.belowTop);
  }

  /** To where they are kept: those passed in registers, and others from memory. */
  private takeArguments(): void {
    const { code, own, moved } = this;
    const fromRegisters = new Set(moved.values());
    for (const register of this.registers) {
      const home = moved.get(register);
      if (home === undefined) this.storeRegister(register);
      else if (home !== this.param(register)) {
        code.get(this.param(register));
        narrow(code, register.part);
        code.set(home);
      }
    }
    for (let local = 1; local <= this.plan.fn.body.argCount; local++)
      own.saved.reload(local, (reg) => !fromRegisters.has(reg));
  }

  /** At a loop head: everything is in memory. */
  private reenter(begin: Label): void {
    const { code, own, form } = this;
    pushPoint(code);
    code.tee(form.point);
    code.if();
    for (const [i, head] of own.heads.entries()) {
      code.get(form.point);
      code.i32(this.plan.fn.points.before(head));
      code.op("i32Eq");
      code.if();
      code.i32(i + 1);
      code.set(form.entry);
      code.end();
    }
    form.fuel.load();
    own.saved.reloadAtHeads();
    code.br(begin);
    code.end();
  }

  /** A loop is entered elsewhere than at its head: there is no structured code for it. */
  private stepAlways(): void {
    const { code, own, form } = this;
    own.placeFrame();
    form.fuel.pushBelow(0);
    code.if();
    pushPoint(code);
    code.set(form.point);
    code.else();
    this.toMemory();
    code.end();
    code.i32(this.plan.fn.index);
    code.get(Param.top);
    code.get(form.point);
    code.call(this.link.imports.enterStepping);
    form.fuel.set(() => pushLeft(code));
    this.returnFromMemory();
  }
}
