/**
 * Evaluation for a session: an expression in a frame of the stopped program, to a typed value that can be opened until the program
 * runs on. A value that the expression made lies in pages that are laid over memory whenever it is looked at.
 */
import { type Overlay, withOverlay } from "../../machine/aside";
import type { Machine } from "../../machine/machine";
import type { LoadedProgram } from "../load";
import { MachineTarget } from "../target";
import { childExpression, type EvaluateResult, type NamedValue, namedValue, nodeOptions } from "../values";
import { childParts, valueNode } from "../view/node";
import { type Part, partsOf } from "../view/parts";
import type { TargetFrame } from "../view/target";
import { tyBool } from "../../types/intern";
import { assign } from "./assign";
import { complete, type Completions } from "./completions";
import { Compiler } from "./compile";
import type { Verdict } from "./condition";
import { run, runBool } from "./run";
import { scopeOf } from "./scope";

export type Evaluated =
  /** `output`: what it wrote. */
  | { readonly kind: "part"; readonly part: Part; readonly output: string }
  | { readonly kind: "panic" | "error"; readonly words: string };

export interface ChildRange {
  readonly first: number;
  readonly count: number;
  readonly hex: boolean;
}

export class Evaluator {
  readonly compiler: Compiler;
  private readonly overlays = new WeakMap<Part, Overlay>();

  constructor(
    private readonly program: LoadedProgram,
    private readonly machine: Machine,
  ) {
    this.compiler = new Compiler(program);
  }

  value(target: MachineTarget, text: string, frame: TargetFrame | undefined, hex: boolean): EvaluateResult {
    const result = this.evaluate(text, frame);
    if (result.kind !== "part") return result;
    const { part, output } = result;
    const value = this.looking(part, target, (seen) => namedValue(seen, text, part, text, undefined, hex));
    return { kind: "value", value, output };
  }

  children(
    target: MachineTarget,
    part: Part,
    expression: string,
    form: "value" | "fields",
    { first, count, hex }: ChildRange,
  ): NamedValue[] {
    const values = this.looking(part, target, (seen) =>
      childParts(seen, part, form, first, count).map((child) =>
        namedValue(seen, child.label, child, childExpression(expression, child.label), undefined, hex),
      ),
    );
    const overlay = this.overlays.get(part);
    if (overlay !== undefined) for (const value of values) this.overlays.set(value.part, overlay);
    return values;
  }

  /** It is shown as something simpler than its fields. */
  hasFields(target: MachineTarget, part: Part): boolean {
    return this.looking(
      part,
      target,
      (seen) =>
        valueNode(seen, part, "", nodeOptions(seen, false)).otherForms?.includes("fields") === true &&
        partsOf(seen, part).length > 0,
    );
  }

  evaluate(text: string, frame: TargetFrame | undefined): Evaluated {
    const scope = scopeOf(this.program.checked.tcx, frame);
    const compiled = this.compiler.compile(text, scope, { wantsPlace: true });
    if (compiled.kind === "error") return compiled;
    const result = run(this.machine, this.target(), compiled, scope, () => undefined);
    if (result.kind === "part" && result.overlay !== undefined) this.overlays.set(result.part, result.overlay);
    return result;
  }

  /** A `bool` expression, where a frame stands. */
  holds(condition: string, frame: TargetFrame | undefined): Verdict {
    const scope = scopeOf(this.program.checked.tcx, frame);
    const compiled = this.compiler.compile(condition, scope, { expected: tyBool, wantsPlace: false });
    return compiled.kind === "error" ? { error: compiled.words } : runBool(this.machine, compiled, scope);
  }

  completions(text: string, frame: TargetFrame | undefined): Completions {
    const { tcx } = this.program.checked;
    return complete(text, scopeOf(tcx, frame), tcx, this.compiler);
  }

  /** Writes to a place; why not, if not. */
  assign(place: NamedValue, value: string, frame: TargetFrame | undefined): string | undefined {
    const { name, part, expression, stateWords } = place;
    if (stateWords !== undefined) return `\`${name}\` has no value to replace: ${stateWords}`;
    if (this.isMade(part)) return `\`${expression}\` is no place of the program`;
    return assign({ program: this.program, machine: this.machine, compiler: this.compiler }, part, value, frame);
  }

  /** Looks at a part in the memory that it lies in. */
  private looking<T>(part: Part, target: MachineTarget, look: (target: MachineTarget) => T): T {
    const overlay = this.overlays.get(part);
    return overlay === undefined ? look(target) : withOverlay(this.machine, overlay, () => look(this.target()));
  }

  /** It was made by an expression: it has no address in the program. */
  isMade(part: Part): boolean {
    return this.overlays.has(part);
  }

  private target(): MachineTarget {
    return new MachineTarget(this.machine, this.program);
  }
}
