/**
 * Writes a log message where the program stands: as one call of a formatting macro where all its values can be formatted, else value by
 * value, those without `Display` or `Debug` as the Variables view shows them.
 */
import { MachineTarget } from "../target";
import { namedValue } from "../values";
import type { TargetFrame } from "../view/target";
import type { CompileOptions } from "./compile";
import type { ConditionContext } from "./condition";
import { formatCall, type LogPiece } from "./logMessage";
import { run, runForOutput } from "./run";
import { type EvaluationScope, scopeOf } from "./scope";

const asValue: CompileOptions = { wantsPlace: false };

export class LogWriter {
  private readonly whole: string;

  constructor(
    private readonly cx: ConditionContext,
    private readonly pieces: readonly LogPiece[],
  ) {
    this.whole = formatCall(pieces);
  }

  /** What is wrong with its expressions at a stop point, before anything runs. */
  faultAt(frame: TargetFrame): string | undefined {
    const scope = scopeOf(this.cx.program.checked.tcx, frame);
    if (this.compile(this.whole, scope).kind === "compiled") return undefined;
    for (const piece of this.pieces) {
      if (piece.kind === "text") continue;
      const compiled = this.cx.compiler.compile(piece.expression, scope, { wantsPlace: true });
      if (compiled.kind === "error") return `in the log message, \`${piece.expression}\`: ${compiled.words}`;
    }
    return undefined;
  }

  write(): string {
    const target = new MachineTarget(this.cx.machine, this.cx.program);
    const scope = scopeOf(this.cx.program.checked.tcx, target.topFrame());
    return (
      this.formatted(this.whole, target, scope) ??
      this.pieces.map((piece) => (piece.kind === "text" ? piece.text : this.value(piece, target, scope))).join("")
    );
  }

  private formatted(call: string, target: MachineTarget, scope: EvaluationScope): string | undefined {
    const compiled = this.compile(call, scope);
    if (compiled.kind === "error") return undefined;
    const written = runForOutput(this.cx.machine, target, compiled, scope);
    return "error" in written ? undefined : written.output;
  }

  private value(piece: Extract<LogPiece, { kind: "value" }>, target: MachineTarget, scope: EvaluationScope): string {
    const formatted = this.formatted(formatCall([piece]), target, scope);
    if (formatted !== undefined) return formatted;
    const compiled = this.cx.compiler.compile(piece.expression, scope, { wantsPlace: true });
    if (compiled.kind === "error") return `<${compiled.words}>`;
    const result = run(
      this.cx.machine,
      target,
      compiled,
      scope,
      (part) => namedValue(target, "", part, "", undefined).node.text,
    );
    return result.kind === "part" ? result.seen : `<${result.words}>`;
  }

  private compile(call: string, scope: EvaluationScope) {
    return this.cx.compiler.compile(call, scope, asValue);
  }
}
