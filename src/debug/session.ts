/**
 * The one door to a debugged run: load, run, stop, step, look. Drives the machine slice by slice towards a goal, decides at each
 * stop point whether it is a stop for the user, and answers what the adapter asks about a stopped program. Steps and
 * breakpoints are a client of the machine: they arm stop points and look at frames, nothing else.
 */
import type { Span } from "../base/source";
import type { Halt } from "../machine/halt";
import type { Body, StopId } from "../mir/mir";
import type { Machine, Stop as MachineStop } from "../machine/machine";
import { type Breakpoint, Breakpoints } from "./breakpoints";
import { endWords, haltInfo } from "./ends";
import type { LoadedProgram } from "./load";
import { parsePlace, readPlace } from "./places";
import { sourceRange } from "./story";
import { payloadFd, testLine, testVerdict, type Verdict } from "./testRun";
import { MachineTarget } from "./target";
import { buildView, describeLimits } from "./view/build";
import { makeDelta } from "./view/delta";
import { variablesOf } from "./view/frames";
import type {
  Badge,
  HaltInfo,
  MemoryView,
  OutputText,
  SourceRange,
  StopInfo,
  StopReason,
  ValueNode,
  ViewAnswer,
  ViewRequest,
} from "./view/model";
import { childParts, type NodeOptions, valueNode } from "./view/node";
import { type Part, partsOf } from "./view/parts";
import type { TargetFrame } from "./view/target";

export interface SessionOptions {
  readonly args: readonly string[];
  /** All of stdin; undefined: what `stdin` brings. */
  readonly stdin: string | undefined;
  readonly stackSizeBytes: number | undefined;
  readonly heapLimitBytes: number | undefined;
  readonly seed: number;
  readonly onOutput: (stream: "stdout" | "stderr", text: string) => void;
}

export type ResumeGoal = { readonly kind: "continue" | "entry" | "into" | "over" | "out" };

export type Stop =
  | {
      readonly kind: "stopped";
      /** DAP's word. */
      readonly reason: "entry" | "step" | "breakpoint" | "pause" | "exception";
      readonly words: string;
      readonly threadId: number;
      readonly text?: string;
      readonly hitBreakpointIds?: readonly number[];
    }
  | { readonly kind: "waitingForInput" }
  | { readonly kind: "ended"; readonly exitCode: number; readonly words: readonly string[] };

export type ScopeName = "Locals" | "Statics";

export interface StackFrameInfo {
  readonly id: number;
  readonly name: string;
  readonly range: SourceRange | undefined;
  readonly isInternal: boolean;
}

const noLimits = { childCount: 1000, textLength: 400 };

export class Session {
  readonly breakpoints: Breakpoints;
  breakOnPanic = true;
  private readonly machine: Machine;
  private readonly decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  private goal: ResumeGoal = { kind: "continue" };
  private goalFrame: { readonly fp: number; readonly depth: number } | undefined;
  private state: "ready" | "running" | "stopped" | "waitingForInput" | "ended" = "ready";
  private stop: StopInfo | undefined;
  private halt: HaltInfo | undefined;
  private output: OutputText[] = [];
  private revision = 0;
  private lastView: MemoryView | undefined;
  /** The view of the stop before this one: what "changed" is measured against. */
  private previousView: MemoryView | undefined;
  private cachedTarget: MachineTarget | undefined;
  /** The text of the panic that a test ended with. */
  private panicPayload: string | undefined;

  constructor(
    private readonly program: LoadedProgram,
    private readonly options: SessionOptions,
  ) {
    this.breakpoints = new Breakpoints(program.sites);
    this.machine = program.start({
      args: [program.checked.name, ...options.args],
      seed: BigInt(options.seed),
      ...(options.stackSizeBytes === undefined ? {} : { stackBytes: options.stackSizeBytes }),
      ...(options.heapLimitBytes === undefined ? {} : { heapLimitBytes: options.heapLimitBytes }),
      onOutput: (fd, bytes) => {
        if (fd === payloadFd) this.panicPayload = new TextDecoder().decode(bytes);
        else this.wrote(fd === 2 ? "stderr" : "stdout", bytes);
      },
      ...(options.stdin === undefined ? {} : { stdin: new TextEncoder().encode(options.stdin) }),
    });
  }

  get time(): number {
    return Number(this.machine.time());
  }

  get isWaitingForInput(): boolean {
    return this.state === "waitingForInput";
  }

  // ---- breakpoints ----

  setBreakpoints(
    uri: string,
    lines: readonly { readonly line: number; readonly column: number | undefined }[],
  ): readonly Breakpoint[] {
    return this.breakpoints.setLines(uri, lines);
  }

  setFunctionBreakpoints(names: readonly string[]): readonly Breakpoint[] {
    return this.breakpoints.setFunctions(names);
  }

  clearBreakpoints(): void {
    this.breakpoints.clear();
  }

  restoreBreakpoints(old: Breakpoints): void {
    const { lines, functions } = old.requests();
    for (const [uri, requests] of lines) this.breakpoints.setLines(uri, requests);
    this.breakpoints.setFunctions(functions);
  }

  /** Where the program can stop between two lines, both included. */
  stopRanges(uri: string, firstLine: number, lastLine: number): readonly SourceRange[] {
    return this.program.sites
      .of(uri)
      .map(({ range }) => range)
      .filter(({ startLine }) => startLine >= firstLine && startLine <= lastLine);
  }

  // ---- running ----

  /** Sets off towards a goal; `slice` does the running. */
  resume(goal: ResumeGoal): void {
    if (this.state === "ended") return;
    this.previousView = this.lastView;
    this.goal = goal;
    const frame = this.state === "ready" ? undefined : this.target().topUserFrame();
    this.goalFrame = frame === undefined ? undefined : { fp: frame.addresses.start, depth: frame.addresses.end };
    this.arm();
    this.machine.stopOnPanic(this.breakOnPanic);
    this.output = [];
    this.state = "running";
    this.cachedTarget = undefined;
  }

  /**
   * Runs for about `fuel` stop points. Undefined: not there yet. Stops that are none for the user (a breakpoint byte armed for
   * stepping in another frame) are passed without ending the slice.
   */
  slice(fuel: number): Stop | undefined {
    if (this.state === "waitingForInput") this.state = "running";
    const end = this.time + fuel;
    while (this.time < end) {
      const stop = this.machine.run(end - this.time);
      this.cachedTarget = undefined;
      if (stop.kind === "FuelOut") return undefined;
      const decided = this.decide(stop);
      if (decided !== undefined) return decided;
    }
    return undefined;
  }

  /** Stops where the program is, between two slices. */
  pause(): Stop {
    return this.stopHere("pause", "pause", "Paused.");
  }

  stdin(text: string | undefined, end: boolean): void {
    if (text !== undefined) this.machine.feedStdin(new TextEncoder().encode(text));
    if (end) this.machine.endStdin();
  }

  private wrote(stream: "stdout" | "stderr", bytes: Uint8Array): void {
    const text = this.decoders[stream].decode(bytes, { stream: true });
    const last = this.output.at(-1);
    if (last?.stream === stream) this.output[this.output.length - 1] = { stream, text: last.text + text };
    else this.output.push({ stream, text });
    this.options.onOutput(stream, text);
  }

  /** Arms the stop points that the goal and the breakpoints need, and no others. */
  private arm(): void {
    const { machine, program } = this;
    machine.disarmAll();
    for (const { sites } of this.breakpoints.all()) for (const { body, stop } of sites) machine.arm(body, stop);
    switch (this.goal.kind) {
      case "continue":
        return;
      case "entry":
      case "into":
        for (const body of program.userBodies) this.armBody(body);
        return;
      case "over":
      case "out": {
        const frames = this.target().userFrames();
        for (const frame of this.goal.kind === "over" ? frames : frames.slice(1)) this.armBody(frame.body);
        return;
      }
    }
  }

  private armBody(body: Body): void {
    body.stopPoints.forEach((_, stop) => this.machine.arm(body, stop as StopId));
  }

  /** Whether what the machine stopped for is a stop for the user. */
  private decide(stop: Exclude<MachineStop, { kind: "FuelOut" }>): Stop | undefined {
    switch (stop.kind) {
      case "Halted":
        return this.ended(stop.halt);
      case "Stdin":
        this.state = "waitingForInput";
        this.stop = {
          reason: "waitingForInput",
          words: "The program waits for a line of input.",
          threadId: 1,
          ...this.here(),
        };
        return { kind: "waitingForInput" };
      case "Panic":
        return {
          ...this.stopHere("exception", "panic", "The program panics here."),
          text: this.panicInfo()?.message ?? "",
        } as Stop;
      case "Breakpoint":
        return this.atStopPoint();
    }
  }

  private atStopPoint(): Stop | undefined {
    const frame = this.target().topFrame();
    const stop = frame === undefined ? undefined : stopIdAt(frame);
    if (frame === undefined || stop === undefined) return undefined;
    const hit = this.breakpoints.at(frame.body, stop);
    if (hit.length > 0 && !this.isGoal(frame))
      return {
        ...this.stopHere("breakpoint", "breakpoint", "Stopped at the breakpoint"),
        hitBreakpointIds: hit.map(({ id }) => id),
      } as Stop;
    if (!this.isGoal(frame)) return undefined;
    const reason = this.goal.kind === "entry" ? "entry" : hit.length > 0 ? "breakpoint" : "step";
    return this.stopHere(reason, reason, reason === "breakpoint" ? "Stopped at the breakpoint" : "Stopped");
  }

  /** Whether a stop point in `frame` ends the step that is under way. */
  private isGoal(frame: TargetFrame): boolean {
    switch (this.goal.kind) {
      case "continue":
        return false;
      case "entry":
      case "into":
        return !frame.isInternal;
      case "over":
        return this.goalFrame === undefined || frame.addresses.end >= this.goalFrame.depth;
      case "out":
        return this.goalFrame === undefined || frame.addresses.start > this.goalFrame.fp;
    }
  }

  private stopHere(
    dapReason: "entry" | "step" | "breakpoint" | "pause" | "exception",
    reason: StopReason,
    words: string,
  ): Stop {
    this.state = "stopped";
    const here = this.here();
    const where =
      here.range === undefined
        ? words
        : `${words.replace(/\.$/, "")} on line ${here.range.startLine}${here.sourceLine === undefined ? "" : `, before \`${here.sourceLine}\``}.`;
    this.stop = { reason, words: where, threadId: 1, ...here };
    return { kind: "stopped", reason: dapReason, words: where, threadId: 1 };
  }

  private here(): Pick<StopInfo, "range" | "sourceLine"> {
    const span = this.target().topUserFrame()?.span;
    if (span === undefined) return {};
    const range = this.range(span);
    const line = this.program.lineText(range.uri, range.startLine);
    return { range, ...(line === undefined ? {} : { sourceLine: line.trim() }) };
  }

  private ended(halt: Halt): Stop {
    this.state = "ended";
    this.halt = haltInfo(halt, this.target());
    this.stop = { reason: "end", words: this.halt.words, threadId: 1 };
    const verdict = this.sayVerdict(halt);
    const exitCode = verdict === undefined ? this.halt.exitCode : verdict === "ok" ? 0 : 101;
    return { kind: "ended", exitCode: exitCode ?? 1, words: endWords(this.halt) };
  }

  /** For a test, libtest's line and why it failed. */
  private sayVerdict(halt: Halt): Verdict["kind"] | undefined {
    const { test, sources } = this.program;
    if (test === undefined) return undefined;
    const verdict = testVerdict(test, halt, this.panicPayload, sources.locate(test.nameSpan));
    const note = verdict.kind === "failed" && verdict.note !== "" ? `${verdict.note}\n` : "";
    this.wrote("stdout", new TextEncoder().encode(`${note}${testLine(test, verdict.kind)}\n`));
    return verdict.kind;
  }

  // ---- looking ----

  private target(): MachineTarget {
    this.cachedTarget ??= new MachineTarget(this.machine, this.program);
    return this.cachedTarget;
  }

  private range(span: Span): SourceRange {
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
    const frames = this.target().threads()[0]?.frames ?? [];
    const end = levels === 0 ? frames.length : start + levels;
    const shown = frames.slice(start, end).map((frame, i) => ({
      id: start + i + 1,
      name: frame.functionName,
      range: frame.span === undefined ? undefined : this.range(frame.span),
      isInternal: frame.isInternal,
    }));
    return { frames: shown, totalFrames: frames.length };
  }

  scopes(_frameId: number): { readonly name: ScopeName }[] {
    return [{ name: "Locals" }, { name: "Statics" }];
  }

  scopeValues(frameId: number, scope: ScopeName) {
    const target = this.target();
    if (scope === "Statics") {
      return target
        .userStatics()
        .map(({ name, ty, address }) => this.named(name, { label: "", ty, address }, name, undefined));
    }
    const frame = this.frame(frameId);
    if (frame === undefined) return [];
    return variablesOf(frame, "")
      .filter(({ shadowed }) => !shadowed)
      .map((source) => {
        const state = frame.stateOf(source.local);
        const words =
          state.kind === "uninitialised"
            ? "not initialised yet"
            : state.kind === "moved"
              ? "moved"
              : state.kind === "dropped"
                ? "dropped"
                : undefined;
        return this.named(source.name, source.part, source.name, words);
      });
  }

  children(part: Part, expression: string, form: "value" | "fields", first: number, count: number) {
    return childParts(this.target(), part, form, first, count).map((child) =>
      this.named(child.label, child, childExpression(expression, child.label), undefined),
    );
  }

  hasFields(part: Part): boolean {
    return (
      valueNode(this.target(), part, "", this.nodeOptions()).otherForms?.includes("fields") === true &&
      partsOf(this.target(), part).length > 0
    );
  }

  evaluate(expression: string, frameId: number | undefined) {
    const place = parsePlace(expression);
    if ("error" in place) return { kind: "error" as const, words: place.error };
    const found = this.variable(place.variable, frameId);
    if (found.kind === "error") return found;
    const read = readPlace(this.target(), found.part, place.steps);
    if (read.kind === "error") return { kind: "error" as const, words: read.words };
    return { kind: "value" as const, value: this.named(expression, read.part, expression, undefined) };
  }

  private variable(
    name: string,
    frameId: number | undefined,
  ): { readonly kind: "part"; readonly part: Part } | { readonly kind: "error"; readonly words: string } {
    const frame = frameId === undefined ? this.target().topUserFrame() : this.frame(frameId);
    const source =
      frame === undefined
        ? undefined
        : variablesOf(frame, "")
            .filter((variable) => variable.name === name && !variable.shadowed)
            .at(-1);
    if (frame !== undefined && source !== undefined) {
      const state = frame.stateOf(source.local).kind;
      if (state === "uninitialised") return { kind: "error", words: `\`${name}\` is not initialised yet` };
      if (state === "moved") return { kind: "error", words: `\`${name}\` was moved` };
      if (state === "dropped") return { kind: "error", words: `\`${name}\` was dropped` };
      return { kind: "part", part: source.part };
    }
    const found = this.target()
      .userStatics()
      .find((entry) => entry.name === name);
    if (found !== undefined) return { kind: "part", part: { label: "", ty: found.ty, address: found.address } };
    return { kind: "error", words: `there is no variable \`${name}\` here` };
  }

  panicInfo(): { readonly message: string; readonly backtrace: string } | undefined {
    if (this.stop?.reason !== "panic") return undefined;
    const written = this.output.filter(({ stream }) => stream === "stderr").map(({ text }) => text);
    // What the panic's hook wrote stands last.
    const stderr = written.join("").trim();
    const message = stderr.slice(Math.max(0, stderr.lastIndexOf("\nthread '") + 1));
    const frames = this.stackTrace(1, 0, 0).frames.filter(({ isInternal }) => !isInternal);
    return {
      message,
      backtrace: frames.map(({ name, range }) => `${name} (${range?.uri ?? "?"}:${range?.startLine ?? 0})`).join("\n"),
    };
  }

  readMemory(address: number, count: number): Uint8Array {
    const { bytes } = this.target().memory;
    return address < 0 || address >= bytes.length
      ? new Uint8Array()
      : bytes.slice(address, Math.min(bytes.length, address + count));
  }

  /** The memory at this stop, whole or as a delta against what the asker holds. */
  view(request: ViewRequest): ViewAnswer {
    const view = buildView({
      target: this.target(),
      sources: this.program.sources,
      callSiteOf: this.program.callSiteOf,
      revision: ++this.revision,
      stop: this.stop ?? { reason: "entry", words: "The program has not started.", threadId: 1 },
      output: this.output,
      badges,
      halt: this.halt,
      previous: this.previousView,
      request,
    });
    const base = this.lastView;
    this.lastView = view;
    if (base !== undefined && request.baseRevision === base.revision) return makeDelta(base, view);
    return { kind: "full", view };
  }

  private frame(frameId: number): TargetFrame | undefined {
    return this.target().threads()[0]?.frames[frameId - 1];
  }

  private named(
    name: string,
    part: Part,
    expression: string,
    stateWords: string | undefined,
  ): { name: string; part: Part; node: ValueNode; expression: string; stateWords: string | undefined } {
    return { name, part, node: valueNode(this.target(), part, "", this.nodeOptions()), expression, stateWords };
  }

  private nodeOptions(): NodeOptions {
    return {
      limits: describeLimits(this.target(), noLimits.textLength),
      childCount: noLimits.childCount,
      openDepth: 0,
      open: () => undefined,
      isClosed: () => true,
    };
  }
}

const badges: readonly Badge[] = [
  { id: "borrowsUnchecked", words: "borrows are not checked yet", level: "information" },
];

function stopIdAt(frame: TargetFrame): StopId | undefined {
  const { location, body } = frame;
  if (location === undefined) return undefined;
  const statement = body.blocks[location.block]?.statements[location.statementIndex];
  return statement?.kind === "StopPoint" ? statement.stop : undefined;
}

function childExpression(parent: string, label: string): string {
  if (label === "*") return `*${parent}`;
  if (label.startsWith("[")) return `${parent}${label}`;
  return `${parent.startsWith("*") ? `(${parent})` : parent}.${label}`;
}
