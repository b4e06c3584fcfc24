/**
 * The one door to a debugged run: load, run, stop, step, look. Drives the machine slice by slice towards a goal, decides at each
 * stop point whether it is a stop for the user, and answers what the adapter asks about a stopped program. Steps and
 * breakpoints are a client of the machine: they arm stop points and look at frames, nothing else.
 */
import type { Halt } from "../machine/halt";
import { topFrame } from "../machine/frames";
import type { Stop as MachineStop } from "../machine/machine";
import { recycle } from "../machine/memory";
import type { WasmMemory } from "../machine/wasm/host";
import { Breakpoints } from "./breakpoints";
import { endWords, haltInfo } from "./ends";
import type { DapReason, PanicStops, ResumeGoal, SessionOptions, Stop } from "./goals";
import { type InstructionGoal, Instructions } from "./instructions";
import { eventLog } from "./eventLog";
import { drain, History, type Moment, type Travel } from "./history";
import { LeakSteps } from "./leaks";
import type { LoadedProgram } from "./load";
import { Looking } from "./looking";
import type { StopHere } from "./evaluate/condition";
import { Evaluator } from "./evaluate/evaluator";
import { type Coming, Judge } from "./evaluate/judge";
import { armBreakpoints, armStep, beginStep, endsStep, type Step, type StepInTarget, stepInTargets } from "./steps";
import { payloadFd, testLine, testVerdict, type Verdict } from "./testRun";
import { Timeline } from "./timeline";
import { type EvaluateResult, type NamedValue, renewed } from "./values";
import { findingWords, Tracer } from "./tracer";
import { type Arrival, isTravelGoal, type TravelGoal, travelTo } from "./travel";
import { buildView } from "./view/build";
import { makeDelta } from "./view/delta";
import type { HaltInfo, MemoryView, OutputText, StopInfo, StopReason, ViewAnswer, ViewRequest } from "./view/model";
import type { EventsArguments, EventsResponseBody, TimelineResponseBody } from "./view/protocol";
import { panicInfo, stopsOnPanic } from "./panics";

export class Session extends Looking {
  readonly breakpoints: Breakpoints;
  panicStops: PanicStops = "always";
  readonly tracer: Tracer;
  readonly instructions: Instructions;
  private instructionGoal: InstructionGoal | undefined;
  /** It stands before the how-manieth location after a stop point; 0: at one. */
  private within = 0;
  private readonly history: History;
  private readonly judge: Judge;
  private readonly leaks: LeakSteps;
  private readonly decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  private step: Step = { goal: { kind: "continue" }, from: undefined };
  private travel: { readonly from: Moment; readonly steps: Travel<Arrival> } | undefined;
  private readonly timeline = new Timeline();
  /** The end was a stop already: going on from it ends the session. */
  private stoppedAtEnd = false;
  private state: "ready" | "running" | "stopped" | "waitingForInput" | "ended" = "ready";
  private stop: StopInfo | undefined;
  private halt: HaltInfo | undefined;
  private output: OutputText[] = [];
  private revision = 0;
  private lastView: MemoryView | undefined;
  /** The view of the stop before this one: what "changed" is measured against. */
  private previousView: MemoryView | undefined;
  private backFrom: number | undefined;
  /** What was written up to each panic that was stopped at. */
  private readonly panicOutput = new Map<number, readonly OutputText[]>();
  /** The text of the panic that a test ended with. */
  private panicPayload: string | undefined;

  constructor(
    program: LoadedProgram,
    private readonly options: SessionOptions,
  ) {
    const machine = program.start({
      args: [program.checked.name, ...options.args],
      seed: BigInt(options.seed),
      ...(options.stackSizeBytes === undefined ? {} : { stackBytes: options.stackSizeBytes }),
      ...(options.heapLimitBytes === undefined ? {} : { heapLimitBytes: options.heapLimitBytes }),
      onOutput: (fd, bytes) => {
        if (fd === payloadFd) this.panicPayload = new TextDecoder().decode(bytes);
        else this.wrote(fd === 2 ? "stderr" : "stdout", bytes);
      },
      memory: options.memory,
      ...(options.stdin === undefined ? {} : { stdin: new TextEncoder().encode(options.stdin) }),
    });
    super(program, machine, new Evaluator(program, machine));
    this.history = new History(machine, { now: options.now });
    this.judge = new Judge({ program, machine: this.machine, compiler: this.evaluator.compiler });
    this.breakpoints = new Breakpoints(program.sites, (...about) => this.judge.fault(...about));
    this.tracer = new Tracer(machine, program, (condition) => this.holds(condition));
    this.instructions = new Instructions(this.machine, program);
    this.leaks = new LeakSteps(machine, program, this.history);
  }

  get time(): number {
    return Number(this.machine.time());
  }

  /** How far the run has been: beyond this, nothing is known. */
  get totalTime(): number {
    return this.history.frontier;
  }

  get isPast(): boolean {
    return this.history.isPast;
  }

  get isWaitingForInput(): boolean {
    return this.state === "waitingForInput";
  }

  // ---- running ----

  /** Sets off towards a goal; `slice` does the running. */
  resume(goal: ResumeGoal): void {
    if (this.state === "ended") return;
    this.previousView = this.viewUntil(this.time);
    this.backFrom = undefined;
    this.output = [];
    if (isTravelGoal(goal)) return this.setOff(goal);
    const frames = this.state === "ready" ? [] : this.target().userFrames();
    this.instructionGoal = goal.kind === "instruction" ? goal : undefined;
    this.step = beginStep(goal.kind === "instruction" ? { kind: "continue" } : goal, this.program, frames[0]);
    armStep(this.step, this.machine, this.program, this.breakpoints, frames);
    this.armWatching();
    this.within = 0;
    this.state = "running";
    this.cachedTarget = undefined;
  }

  private armWatching(): void {
    this.machine.stopOnPanic(this.panicStops !== "never");
    this.tracer.arm(false);
    this.instructions.arm(this.instructionGoal, this.within);
  }

  /** What to stop at was set anew: it counts at once, also while the program runs or waits for input. */
  stopsChanged(): void {
    const isUnderWay = this.state === "running" || this.state === "waitingForInput";
    if (!isUnderWay || this.travel !== undefined) return;
    armBreakpoints(this.machine, this.breakpoints);
    // A step of one instruction is over before it would matter.
    if (this.instructionGoal === undefined) this.armWatching();
  }

  /** For the next session; nothing can be asked of this one any more. */
  leaveMemory(): WasmMemory | undefined {
    return recycle(this.machine);
  }

  /** Stops where the session before this one stopped. */
  takeStopsOf(old: Session): void {
    this.breakpoints.restore(old.breakpoints);
    this.instructions.restore(old.instructions);
  }

  /** What `resume` takes to go to the first step of a frame. */
  restartFrameGoal(frameId: number): TravelGoal {
    const frame = this.frame(frameId) ?? this.target().topUserFrame();
    return { kind: "restartFrame", fp: frame?.addresses.start ?? -1 };
  }

  /** The calls of a frame's statement that `into` can be aimed at. */
  stepInTargets(frameId: number): readonly StepInTarget[] {
    const frame = this.frame(frameId);
    return frame === undefined ? [] : stepInTargets(this.program, frame);
  }

  private setOff(goal: TravelGoal): void {
    const from = this.moment();
    this.within = 0;
    const steps = travelTo(goal, {
      machine: this.machine,
      history: this.history,
      breakpoints: this.breakpoints,
      userBodies: this.program.userBodies,
      isHit: (here) => this.comeTo(here, false).hits.length > 0,
      tracer: this.tracer,
      stopsOnPanic: () => stopsOnPanic(this.panicStops, this.target()),
      now: from,
    });
    this.travel = { from, steps };
    this.state = "running";
  }

  private moment(): Moment {
    const { time, within } = this;
    if (this.stop?.reason === "panic") return { time, at: "panic" };
    return within === 0 ? { time, at: "stop" } : { time, at: "within", location: within };
  }

  /** The last view, unless it shows what lies ahead of `time`. */
  private viewUntil(time: number): MemoryView | undefined {
    return this.lastView !== undefined && this.lastView.time <= time ? this.lastView : undefined;
  }

  /**
   * Runs for about `fuel` stop points. Undefined: not there yet. Stops that are none for the user (a breakpoint byte armed for
   * stepping in another frame) are passed without ending the slice.
   */
  slice(fuel: number): Stop | undefined {
    if (this.state === "waitingForInput") this.state = "running";
    if (this.travel !== undefined) return this.travelOn(this.travel);
    const end = this.time + fuel;
    while (this.time < end) {
      const stop = this.history.run(end - this.time);
      this.cachedTarget = undefined;
      if (stop.kind === "FuelOut") return undefined;
      const decided = this.decide(stop);
      if (decided !== undefined) return decided;
    }
    return undefined;
  }

  private travelOn({ from, steps }: NonNullable<Session["travel"]>): Stop | undefined {
    const step = steps.next();
    this.cachedTarget = undefined;
    if (step.done !== true) return undefined;
    this.travel = undefined;
    if (this.time < from.time) {
      this.previousView = undefined;
      this.backFrom = from.time;
    }
    return this.arrived(step.value);
  }

  private arrived({ reason, stop }: Arrival): Stop {
    this.within = stop.kind === "Trace" ? this.instructions.within() : 0;
    this.halt = undefined;
    this.stoppedAtEnd = false;
    if (stop.kind === "Halted") return this.stopAtEnd(stop.halt);
    if (stop.kind === "Stdin") return this.waitForInput();
    switch (reason) {
      case "panic":
        return this.stopAtPanic();
      case "start":
        return this.stopHere("entry", "entry", "At the start of the run");
      case "nowhere":
        return this.stopHere("goto", "goto", "There the run has not been: still");
      case "breakpoint":
        return this.stopAtBreakpoint(this.comingHere());
      case "found":
        return this.stopAtFinding();
      case "origin":
        return this.stopHere("goto", "goto", findingWords(this.tracer.found));
      default:
        return this.stopHere(reason, reason, `${this.isPast ? "Back at" : "At"} step ${this.time}`);
    }
  }

  /** Stops where the program is, between two slices. */
  pause(): Stop {
    // What was under way is given up; its search goes on from where it came from.
    this.travel?.steps.return(undefined as never);
    this.travel = undefined;
    return this.stopHere("pause", "pause", "Paused.");
  }

  stdin(text: string | undefined, end: boolean): void {
    if (text !== undefined) this.machine.feedStdin(new TextEncoder().encode(text));
    if (end) this.machine.endStdin();
  }

  private wrote(stream: "stdout" | "stderr", bytes: Uint8Array): void {
    const seen = this.history.wrote();
    if (seen === "unseen") return;
    if (seen === "new") this.timeline.mark("output", this.time);
    const text = this.decoders[stream].decode(bytes, { stream: true });
    const last = this.output.at(-1);
    if (last?.stream === stream) this.output[this.output.length - 1] = { stream, text: last.text + text };
    else this.output.push({ stream, text });
    if (seen === "new") this.options.onOutput(stream, text);
  }

  /** Whether what the machine stopped for is a stop for the user. */
  private decide(stop: Exclude<MachineStop, { kind: "FuelOut" }>): Stop | undefined {
    switch (stop.kind) {
      case "Halted":
        return this.stopsAtEnd(stop.halt) ? this.stopAtEnd(stop.halt) : this.ended(stop.halt);
      case "Stdin":
        return this.waitForInput();
      case "Panic":
        return stopsOnPanic(this.panicStops, this.target()) ? this.stopAtPanic() : undefined;
      case "Breakpoint":
        return this.atStopPoint(stop);
      case "Trace":
        return this.atTrace();
    }
  }

  private atTrace(): Stop | undefined {
    // Told at the next step of the program's own code, when what std does for it is done.
    if (this.tracer.take()) for (const body of this.program.userBodies) this.machine.armBody(body);
    const hit = this.instructions.hit();
    this.within = this.instructions.within();
    if (hit !== undefined) {
      const stop = this.stopHere("instruction breakpoint", "breakpoint", "Stopped at the instruction");
      return { ...stop, hitBreakpointIds: [hit] } as Stop;
    }
    if (this.instructionGoal !== undefined && this.instructions.ends(this.instructionGoal))
      return this.stopHere("step", "step", "Stopped");
    this.within = 0;
    return undefined;
  }

  private waitForInput(): Stop {
    this.state = "waitingForInput";
    this.timeline.markOnce("input", this.time);
    const words = "The program waits for a line of input.";
    this.stop = { reason: "waitingForInput", words, threadId: 1, ...this.here() };
    return { kind: "waitingForInput" };
  }

  private stopAtPanic(): Stop {
    const stop = this.stopHere("exception", "panic", "The program panics here.");
    // Gone back to, it writes nothing: its words are those of the first time.
    if (this.output.length > 0 && !this.panicOutput.has(this.time)) this.panicOutput.set(this.time, this.output);
    return { ...stop, text: this.panicInfo()?.message ?? "" } as Stop;
  }

  /** An end that nobody asked for is looked at first. */
  private stopsAtEnd(halt: Halt): boolean {
    if (this.stoppedAtEnd) return false;
    if (this.tracer.found.length > 0) return true;
    return (
      this.options.stopAtEnd === true || (this.panicStops !== "never" && halt.kind !== "Exit" && halt.kind !== "Panic")
    );
  }

  private stopAtEnd(halt: Halt): Stop {
    this.stoppedAtEnd = true;
    this.state = "stopped";
    this.timeline.markOnce("end", this.time);
    this.halt = haltInfo(halt, this.target());
    const asked = halt.kind === "Exit" || halt.kind === "Panic";
    const { found } = this.tracer;
    const first = found.length === 0 ? "" : `${findingWords(found)}. `;
    const words = `${first}${this.halt.words} Step back to look at how it came to this.`;
    this.stop = { reason: "end", words, threadId: 1, ...this.here() };
    return { kind: "stopped", reason: asked ? "end" : "exception", words, threadId: 1, text: this.halt.words };
  }

  private stopAtBreakpoint(coming: Coming | undefined): Stop {
    const failed = coming?.failure === undefined ? "" : ` (its condition cannot be evaluated: ${coming.failure})`;
    return {
      ...this.stopHere("breakpoint", "breakpoint", `Stopped at the breakpoint${failed}`),
      hitBreakpointIds: coming?.hits.map(({ id }) => id) ?? [],
    } as Stop;
  }

  /** Of the stop point that was travelled to, where nothing is armed. */
  private comingHere(): Coming | undefined {
    const frame = topFrame(this.machine);
    return frame?.stop === undefined ? undefined : this.comeTo({ fn: frame.fn, stop: frame.stop }, false);
  }

  /** What the breakpoints at a stop point say; they log only where the run goes on from here. */
  private comeTo(here: StopHere, logs: boolean): Coming {
    return this.judge.come(this.breakpoints.at(here.fn.body, here.stop), here, this.time, logs);
  }

  private atStopPoint(here: StopHere): Stop | undefined {
    const goal = this.step.goal.kind;
    const isFinding = this.tracer.found.length > 0;
    const coming = goal === "entry" ? undefined : this.comeTo(here, true);
    for (const { text, range } of coming?.logs ?? []) this.options.onLog?.(text, range);
    const isHit = coming !== undefined && coming.hits.length > 0;
    // A breakpoint in a hot loop that is none now: nothing more is looked at.
    if (goal === "continue" && !isHit && !isFinding) return undefined;
    const frame = this.target().topFrame();
    if (frame === undefined) return undefined;
    if (isFinding && !frame.isInternal) return this.stopAtFinding();
    if (isHit) return this.stopAtBreakpoint(coming);
    if (!endsStep(this.step, this.program, frame)) return undefined;
    const reason = goal === "entry" ? "entry" : "step";
    return this.stopHere(reason, reason, "Stopped");
  }

  private stopAtFinding(): Stop {
    const { found } = this.tracer;
    const stop = this.stopHere(
      found.some(({ kind }) => kind === "data") ? "data breakpoint" : "breakpoint",
      "breakpoint",
      findingWords(found),
    );
    return { ...stop, hitBreakpointIds: found.flatMap(({ ids }) => ids) } as Stop;
  }

  private stopHere(dapReason: DapReason, reason: StopReason, words: string): Stop {
    this.state = "stopped";
    const here = this.here();
    const where =
      here.range === undefined
        ? words
        : `${words.replace(/\.$/, "")} on line ${here.range.startLine}${here.sourceLine === undefined ? "" : `, before \`${here.sourceLine}\``}.`;
    this.stop = { reason, words: where, threadId: 1, ...here };
    this.timeline.markOnce(reason === "panic" || reason === "breakpoint" ? reason : "stop", this.time);
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

  /** Any expression, as if it stood where the frame is; what it does is undone. */
  evaluate(expression: string, frameId: number | undefined, hex = false): EvaluateResult {
    if (this.state === "running") return { kind: "error", words: "the program is running" };
    return this.evaluator.value(this.target(), expression, this.frameOrTop(frameId), hex);
  }

  panicInfo(): { readonly message: string; readonly backtrace: string } | undefined {
    if (this.stop?.reason !== "panic") return undefined;
    return panicInfo(this.panicOutput.get(this.time) ?? this.output, this.stackTrace(1, 0, 0).frames);
  }

  /** Every event from a time (or the stop before) to now. The run is then where it is. */
  events(args: EventsArguments): EventsResponseBody {
    const { machine, program, history } = this;
    const from = args.from ?? Math.min(this.time, this.previousView?.time ?? 0);
    const travel = eventLog({ machine, program, target: this.target() }, history, this.moment(), {
      from,
      limit: args.limit ?? 500,
    });
    const log = drain(travel);
    this.timeline.setStretch(log.from, log.to, log.times);
    this.cachedTarget = undefined;
    return { from: log.from, to: log.to, hiddenCount: log.hiddenCount, list: log.list };
  }

  /** The run up to now, for the panel's timeline. */
  timelineMarks(bucketCount: number | undefined): TimelineResponseBody {
    const allocations = this.target().allocations();
    this.timeline.setAllocations(
      this.time,
      allocations.map(({ allocatedTime }) => allocatedTime),
    );
    const { time, totalTime, isPast } = this;
    return { time, totalTime, isPast, marks: this.timeline.marks(totalTime, bucketCount) };
  }

  /** A debugger's write is an input of this time: in the past it begins a new branch of history. How many bytes were written. */
  writeMemory(address: number, bytes: Uint8Array): number {
    const isWritable = this.target()
      .usedRanges()
      .some(({ start, end }) => address >= start && address + bytes.length <= end);
    if (!isWritable || bytes.length === 0 || this.state === "ended") return 0;
    this.machine.bytes.set(bytes, address);
    this.wroteMemory();
    return bytes.length;
  }

  /** `place = expression`, done by the debugger. What came of it; in the past, a new branch of history begins. */
  assign(place: NamedValue, expression: string, frameId: number | undefined, hex = false): EvaluateResult {
    if (this.state !== "stopped" || this.machine.halted !== undefined)
      return { kind: "error", words: "the program must be stopped, and not at its end" };
    const words = this.evaluator.assign(place, expression, this.frameOrTop(frameId));
    if (words !== undefined) return { kind: "error", words };
    this.wroteMemory();
    return { kind: "value", value: renewed(this.target(), place, hex), output: "" };
  }

  private wroteMemory(): void {
    this.history.recordWrite();
    this.timeline.forgetAfter(this.time);
    this.judge.forgetAfter(this.time);
    this.leaks.forgetAfter(this.time);
    this.cachedTarget = undefined;
  }

  /** The memory at this stop, whole or as a delta against what the asker holds. */
  view(request: ViewRequest): ViewAnswer {
    const isLookable = this.state === "stopped" || this.state === "ended";
    const view = isLookable ? this.withLeakSteps(request) : this.picture(request);
    const base = this.lastView;
    this.lastView = view;
    const isSameWindow = base?.heap.firstBlock === view.heap.firstBlock;
    if (base !== undefined && request.baseRevision === base.revision && isSameWindow) return makeDelta(base, view);
    return { kind: "full", view };
  }

  /** Made once more where blocks were leaked since the last look, with the steps that leaked them. */
  private withLeakSteps(request: ViewRequest): MemoryView {
    const view = this.picture(request);
    if (!drain(this.leaks.findNear(view.heap.blocks, this.moment()))) return view;
    this.cachedTarget = undefined;
    return this.picture(request);
  }

  /** Looks once for when a block was leaked long ago. "found": a view would tell more now; "more": to be called again. */
  findLeaks(): "found" | "more" | "nothing" {
    if (this.state !== "stopped" || !this.leaks.isLooking) return "nothing";
    this.cachedTarget = undefined;
    return drain(this.leaks.findFar(this.moment())) ? "found" : "more";
  }

  private picture(request: ViewRequest): MemoryView {
    return buildView({
      target: this.target(),
      sources: this.program.sources,
      callSiteOf: this.program.callSiteOf,
      revision: ++this.revision,
      stop: this.stop ?? { reason: "entry", words: "The program has not started.", threadId: 1 },
      output: this.output,
      badges: [],
      isPast: this.isPast,
      backFrom: this.backFrom,
      halt: this.halt,
      previous: this.previousView,
      request,
      leakStep: (id) => this.leaks.get(id),
    });
  }
}
