/**
 * How the code of an activation (`activation.ts`) is left other than by its return: blocks around it, whose ends settle what the
 * callee's status and the resume point are to be before the frame is written. They make each place that leaves a few bytes long.
 */
import { Status } from "../contract";
import type { Code, Label, WasmLocal } from "../wasm/code";
import { becomeTop } from "./form";
import type { Fuel } from "./fuel";

/**
 * `point` says where: to go on in the stepping form; after a call that has not ended with "done" (or has, and this is the top frame to
 * be suspended), with cleanup to do or else passing on what unwinds.
 */
export type Exit = "stepping" | "stopped" | "passing";

export interface LeavingFunction {
  readonly code: Code;
  /**
   * After a call also what the callee has left (`convention.ts`); where the frame is written, `suspended`, or `unwinding` for all that
   * is left to the stepping form.
   */
  readonly fuel: Fuel;
  /** Where the code is left, the resume point. */
  readonly point: WasmLocal;
}

const nowhere: Label = { depth: 0 };

export class Exits {
  private readonly labels: Record<Exit, Label> = { stepping: nowhere, stopped: nowhere, passing: nowhere };
  /** The frame is to be written. */
  private left: Label = nowhere;
  private readonly used = new Set<Exit>();

  constructor(
    private readonly form: LeavingFunction,
    private readonly fp: WasmLocal,
  ) {}

  /** Before the activation's code. */
  open(): void {
    const { code } = this.form;
    this.left = code.block();
    for (const exit of ["stepping", "stopped", "passing"] as const) this.labels[exit] = code.block();
  }

  leave(at: number, exit: Exit): void {
    const { code, point } = this.form;
    code.i32(at);
    code.set(point);
    this.used.add(exit);
    code.br(this.labels[exit]);
  }

  /** After the activation's code; whether it is ever left. What follows writes the frame. */
  close(passOn: () => void): boolean {
    const { code, fuel } = this.form;
    const { used } = this;
    code.end();
    if (used.has("passing")) {
      this.pushUnwinding();
      code.if();
      passOn();
      code.end();
    }
    code.end();
    if (used.has("stopped") || used.has("passing")) this.stop();
    code.end();
    if (used.has("stepping")) {
      fuel.write();
      fuel.set(() => code.i32(Status.unwinding));
    }
    code.end();
    return used.size > 0;
  }

  /** What unwinds here has cleanup to do: its point comes after that of a return. */
  private stop(): void {
    const { code, point, fuel } = this.form;
    this.pushUnwinding();
    code.if();
    code.get(point);
    code.i32(1);
    code.op("i32Add");
    code.set(point);
    code.br(this.left);
    code.end();
    fuel.push();
    code.i32(0);
    code.op("i32GeS");
    code.if();
    fuel.write();
    becomeTop(code, this.fp);
    code.end();
    fuel.set(() => code.i32(Status.suspended));
    code.br(this.left);
  }

  private pushUnwinding(): void {
    this.form.fuel.push();
    this.form.code.i32(Status.unwinding);
    this.form.code.op("i32Eq");
  }
}
