/**
 * The fast form of a function: its body and those of inlined callees (`activation.ts`), fuel in a WebAssembly local, checked at
 * entry, loop heads and call returns. It is entered at the start or at a loop head; where it must stop elsewhere it writes its
 * frame and leaves the rest to the stepping form, which also does all cleanup and everything that ends in a panic. Worked
 * example: `while i < n { i += 1 }` is
 *   loop $head: fuel < 3 ? suspend; i < n ? (fuel -= 3; i += 1; br $head) : (fuel -= 1; return)
 */
import { Control, hostBytesPerStackByte } from "../contract";
import type { FnRecord, Linker } from "../link";
import { Code, type WasmLocal } from "../wasm/code";
import { Activation, type FastFunction, type FastModule } from "./activation";
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
    if (plan.inlined.size > 0) link.inlined.set(fn.index, inlinedIn(plan));
    return code;
  }
  code.discard();
  return new FastForm(link, withoutInlining(plan), module).compile();
}

const top = 0;
const point = 1;

class FastForm {
  private readonly code = new Code(["i32", "i32"]);
  private readonly fp: WasmLocal = this.code.local("i32");
  private readonly out: WasmLocal = this.code.local("i32");
  private readonly form: FastFunction;
  private readonly own: Activation;

  constructor(
    private readonly link: Linker,
    private readonly plan: Plan,
    module: FastModule,
  ) {
    const { code, fp, out } = this;
    const [status, entry] = [code.local("i32"), code.local("i32")];
    this.form = { link, module, code, fuel: new Fuel(code), status, point, entry };
    this.own = new Activation(this.form, plan, { fp, out, top }, (type) => code.local(type));
  }

  compile(): Code {
    const { code, own } = this;
    if (!this.plan.cfg.reducible) {
      own.enterStepping(() => code.get(point));
      return code;
    }
    this.prologue();
    if (own.body(0)) code.get(this.form.status);
    else code.op("unreachable");
    return code;
  }

  private prologue(): void {
    const { code, own } = this;
    own.placeFrame();
    if (own.heads.length === 0) return this.freshEntry();
    code.get(point);
    code.if();
    this.reenter();
    code.else();
    this.freshEntry();
    code.end();
  }

  private freshEntry(): void {
    const { code, own } = this;
    code.i32(0);
    code.mem("i32Load8U", Control.armed + this.plan.fn.index);
    code.if();
    own.enterStepping(() => code.i32(0));
    code.op("return");
    code.end();
    this.form.fuel.load();
    this.coldEntry();
    for (let local = 1; local <= this.plan.fn.body.argCount; local++) own.reload(local);
  }

  /** Refuses the call where the stack or the fuel is too little. */
  private coldEntry(): void {
    const { code, own } = this;
    const { fn, depthBytes } = this.plan;
    const needsStack = fn.frame.sizeBytes > leafFrameBytes || this.callsOthers();
    const fuel = own.ahead[0] as number;
    if (needsStack) {
      code.get(this.fp);
      if (depthBytes > 0) {
        code.i32(depthBytes);
        code.op("i32Sub");
      }
      loadWord(code, Control.stackLimit);
      code.op("i32LtU");
    }
    if (fuel > 0) {
      this.form.fuel.pushBelow(fuel);
      if (needsStack) code.op("i32Or");
    }
    if (!needsStack && fuel === 0) return;
    code.if();
    code.i32(fn.index);
    code.get(top);
    code.call(this.link.imports.coldEntry);
    code.op("return");
    code.end();
  }

  private callsOthers(): boolean {
    return this.plan.fn.body.blocks.some(({ terminator: t }) => t.kind === "Call" || t.kind === "Drop");
  }

  private reenter(): void {
    const { code, own, form } = this;
    form.fuel.load();
    for (const local of own.homes.keys()) own.reload(local);
    for (const [i, head] of own.heads.entries()) {
      code.get(point);
      code.i32(this.plan.fn.points.before(head));
      code.op("i32Eq");
      code.if();
      code.i32(i + 1);
      code.set(form.entry);
      code.end();
    }
  }
}
