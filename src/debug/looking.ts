/**
 * What one asks of a stopped program without changing it: threads, frames, scopes, values, places, bytes. `session.ts` builds on
 * it what runs, stops and writes.
 */
import type { Span } from "../base/source";
import type { Machine } from "../machine/machine";
import type { Completions } from "./evaluate/completions";
import type { Verdict } from "./evaluate/condition";
import type { ChildRange, Evaluator } from "./evaluate/evaluator";
import type { ScopeName, StackFrameInfo } from "./goals";
import type { LoadedProgram } from "./load";
import { sourceRange } from "./story";
import { MachineTarget } from "./target";
import { declaredValues, type EvaluateResult, localValues, type NamedValue, placeValue, staticValues } from "./values";
import type { SourceRange } from "./view/model";
import type { Part } from "./view/parts";
import type { InlineValuesResponseBody } from "./view/protocol";
import type { TargetFrame } from "./view/target";

/** Where a client asks for all frames at once. */
const maxPageFrames = 2_000;

export class Looking {
  /** Of the stop; gone once the program runs. */
  protected cachedTarget: MachineTarget | undefined;

  constructor(
    protected readonly program: LoadedProgram,
    protected readonly machine: Machine,
    protected readonly evaluator: Evaluator,
  ) {}

  protected target(): MachineTarget {
    this.cachedTarget ??= new MachineTarget(this.machine, this.program);
    return this.cachedTarget;
  }

  protected range(span: Span): SourceRange {
    return sourceRange(this.program.sources, this.program.callSiteOf(span));
  }

  threads(): { readonly id: number; readonly name: string }[] {
    return this.target()
      .threads()
      .map(({ id, name }) => ({ id, name }));
  }

  /** Innermost first. Frame ids are valid until the program runs on. */
  stackTrace(
    _threadId: number,
    start: number,
    levels: number,
  ): { readonly frames: readonly StackFrameInfo[]; readonly totalFrames: number } {
    const totalFrames = this.target().frameCount();
    const end = levels === 0 ? Math.min(totalFrames, start + maxPageFrames) : start + levels;
    const shown = this.target()
      .stackPage(start, end)
      .map((frame, i) => ({
        id: start + i + 1,
        name: frame.functionName,
        range: frame.span === undefined ? undefined : this.range(frame.span),
        isInternal: frame.isInternal,
        instructionAddress: frame.instructionAddress,
      }));
    return { frames: shown, totalFrames };
  }

  scopes(_frameId: number): { readonly name: ScopeName }[] {
    return [{ name: "Locals" }, { name: "Statics" }];
  }

  scopeValues(frameId: number, scope: ScopeName, hex = false): NamedValue[] {
    const target = this.target();
    if (scope === "Statics") return staticValues(target, hex);
    const frame = this.frame(frameId);
    return frame === undefined ? [] : localValues(target, frame, hex);
  }

  inlineValues(frameId: number): InlineValuesResponseBody {
    return { values: declaredValues(this.target(), this.frame(frameId), (span) => this.range(span)) };
  }

  children(part: Part, expression: string, form: "value" | "fields", range: ChildRange): NamedValue[] {
    return this.evaluator.children(this.target(), part, expression, form, range);
  }

  hasFields = (part: Part): boolean => this.evaluator.hasFields(this.target(), part);

  completions = (text: string, frameId: number | undefined): Completions =>
    this.evaluator.completions(text, this.frameOrTop(frameId));

  /** A place, read without running anything. */
  evaluatePlace = (expression: string, frameId: number | undefined): EvaluateResult =>
    placeValue(this.target(), expression, this.frameOrTop(frameId));

  /** In the program's own code, wherever in std it is. */
  protected holds(condition: string): Verdict {
    return this.evaluator.holds(condition, new MachineTarget(this.machine, this.program).topUserFrame());
  }

  /** It was made by an expression and has no address in the program. */
  isMade = (part: Part): boolean => this.evaluator.isMade(part);

  readMemory(address: number, count: number): Uint8Array {
    const { bytes } = this.target().memory;
    return address < 0 || address >= bytes.length
      ? new Uint8Array()
      : bytes.slice(address, Math.min(bytes.length, address + count));
  }

  protected frameOrTop(frameId: number | undefined): TargetFrame | undefined {
    return frameId === undefined ? this.target().topUserFrame() : this.frame(frameId);
  }

  protected frame(frameId: number): TargetFrame | undefined {
    return this.target().stackPage(frameId - 1, frameId)[0];
  }
}
