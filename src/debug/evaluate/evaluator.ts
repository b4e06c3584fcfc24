/**
 * Evaluation for a session: an expression in a frame of the stopped program, to a typed value that can be opened until the program
 * runs on. A value that the expression made lies in pages that are laid over memory whenever it is looked at.
 */
import { type Overlay, withOverlay } from "../../machine/aside";
import type { Machine } from "../../machine/machine";
import type { Ty } from "../../types/ty";
import type { LoadedProgram } from "../load";
import { MachineTarget } from "../target";
import type { Part } from "../view/parts";
import type { TargetFrame } from "../view/target";
import { Compiler } from "./compile";
import { run, type RunResult } from "./run";
import { scopeOf } from "./scope";

export type Evaluated =
  /** `output`: what it wrote. */
  | { readonly kind: "part"; readonly part: Part; readonly output: string }
  | { readonly kind: "panic" | "error"; readonly words: string };

export class Evaluator {
  readonly compiler: Compiler;
  private readonly overlays = new WeakMap<Part, Overlay>();

  constructor(
    private readonly program: LoadedProgram,
    private readonly machine: Machine,
  ) {
    this.compiler = new Compiler(program);
  }

  evaluate(text: string, frame: TargetFrame | undefined, expected?: Ty): Evaluated {
    const scope = scopeOf(this.program.checked.tcx, frame);
    const compiled = this.compiler.compile(text, scope, { expected, wantsPlace: expected === undefined });
    if (compiled.kind === "error") return compiled;
    return this.finish(run(this.machine, this.target(), compiled, scope, () => undefined));
  }

  private finish(result: RunResult<undefined>): Evaluated {
    if (result.kind === "part" && result.overlay !== undefined) this.overlays.set(result.part, result.overlay);
    return result;
  }

  /** Looks at a part in the memory that it lies in; parts that come of it lie there too. */
  looking<T>(part: Part, target: MachineTarget, look: (target: MachineTarget) => T, partsIn: (value: T) => Part[]): T {
    const overlay = this.overlays.get(part);
    if (overlay === undefined) return look(target);
    const value = withOverlay(this.machine, overlay, () => look(this.target()));
    for (const inner of partsIn(value)) this.overlays.set(inner, overlay);
    return value;
  }

  /** It was made by an expression: it has no address in the program. */
  isMade(part: Part): boolean {
    return this.overlays.has(part);
  }

  private target(): MachineTarget {
    return new MachineTarget(this.machine, this.program);
  }
}
