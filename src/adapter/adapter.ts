/**
 * A debug adapter: DAP requests in, `debug/session.ts` called, responses and events out. One instance serves one client
 * connection, over whatever transport (`stdio.ts`, `tcp.ts`, `worker.ts`). Requests are one table (`requests`), so what is
 * implemented and what is declared in `initialize` cannot drift apart from what is dispatched.
 *
 * Sources are URIs or paths as the client names them; std's sources have a `sourceReference`.
 */
import type { DebugProtocol } from "@vscode/debugprotocol";
import type { LoadedProgram } from "../debug/load";
import type { SessionOptions, Stop } from "../debug/goals";
import { Session } from "../debug/session";
import {
  type EventsArguments,
  eventsRequest,
  type GoToArguments,
  goToRequest,
  type HoverArguments,
  type HoverResponseBody,
  hoverRequest,
  type InlineValuesArguments,
  inlineValuesRequest,
  type LaunchArguments,
  type OriginArguments,
  originRequest,
  type PrepareArguments,
  prepareRequest,
  type RejectedBody,
  rejectedEvent,
  type StdinArguments,
  stdinRequest,
  stepBackIntoRequest,
  stepBackOutRequest,
  type TimelineArguments,
  timelineRequest,
  viewChangedEvent,
  viewRequest,
} from "../debug/view/protocol";
import { isTravelGoal, lineGoals, type TravelGoal } from "../debug/travel";
import type { SourceRange, ViewRequest } from "../debug/view/model";
import type { Body } from "../mir/mir";
import { explainStory } from "../ide/explain";
import { hoverAt } from "../ide/hover";
import { breakpointLocations, changedBreakpoints, setBreakpoints, setFunctionBreakpoints } from "./breakpoints";
import { capabilities } from "./capabilities";
import { Dispatcher, type ProtocolMessage, RequestError, type RequestHandler } from "./dispatch";
import { disassemble, hex, readMemory, setInstructionBreakpoints, writeMemory } from "./memory";
import { Idle } from "./idle";
import { Loading } from "./loading";
import { Progress } from "./progress";
import { Runner, type Schedule } from "./runner";
import { Sources } from "./sources";
import { ThrottledOutput } from "./output";
import { VariableHandles } from "./variables";
import { originQuery, Watching } from "./watching";

/** What the adapter needs of the place it runs in. */
export interface AdapterHost {
  /** The text of a file, by path or URI; throws with words for the user. */
  readFile(uri: string): string;
  readonly schedule: Schedule;
  /** A monotonic clock in milliseconds. */
  now(): number;
  /** The client is gone: end the process or worker. */
  exit(): void;
}

/** The machine's first thread. */
const mainThread = 1;
/** A run has fewer threads than this. */
const threadsOfRun = 10_000;

type Args<T> = T & Record<string, unknown>;

export class Adapter {
  private readonly dispatcher: Dispatcher;
  private readonly sources = new Sources();
  private readonly variables = new VariableHandles();
  private readonly output: ThrottledOutput;
  private program: LoadedProgram | undefined;
  private readonly loading: Loading;
  private session: Session | undefined;
  private runner: Runner | undefined;
  private launchArguments: LaunchArguments | undefined;
  private readonly watching = new Watching();
  private readonly progress: Progress;
  private readonly idle: Idle;
  private client: Partial<DebugProtocol.InitializeRequestArguments> = {};
  private revision = 0;
  private isStarted = false;
  /** Added to the machine's thread ids: each run after a restart has its own. */
  private firstThread = 0;
  /** Where it stands at an exception: its words. */
  private haltedWith: string | undefined;
  /** What the last `stepInTargets` and `gotoTargets` offered; ids count from 1. */
  private stepTargets: readonly Body[] = [];
  private gotoGoals: readonly TravelGoal[] = [];

  constructor(
    send: (message: ProtocolMessage) => void,
    private readonly host: AdapterHost,
  ) {
    this.dispatcher = new Dispatcher(this.requests(), send);
    this.loading = new Loading(host);
    this.idle = new Idle(host.schedule, { current: () => this.session, onFound: () => this.viewChanged() });
    this.progress = new Progress(host.now, (name, body) => this.dispatcher.event(name, body));
    this.output = new ThrottledOutput(host, (category, output) =>
      this.dispatcher.event("output", { category, output }),
    );
  }

  /** Takes one message of the client; never throws. */
  handle(message: unknown): void {
    this.dispatcher.handle(message);
  }

  private requests(): ReadonlyMap<string, RequestHandler> {
    const table: Record<string, (args: never) => unknown> = {
      initialize: (args: Args<DebugProtocol.InitializeRequestArguments>) => this.initialize(args),
      launch: (args: Args<LaunchArguments>) => this.launch(args),
      [prepareRequest]: (args: Args<PrepareArguments>) => this.loading.prepare(args),
      configurationDone: () => this.configurationDone(),
      restart: (args: { arguments?: LaunchArguments }) => this.restart(args.arguments),
      disconnect: () => this.disconnect(),
      terminate: () => this.terminate(),
      setBreakpoints: (args: Args<DebugProtocol.SetBreakpointsArguments>) =>
        this.stopsSet(setBreakpoints(this.needSession(), this.sources, args)),
      setExceptionBreakpoints: (args: Args<DebugProtocol.SetExceptionBreakpointsArguments>) =>
        this.stopsSet(this.watching.setExceptions(this.session, args)),
      dataBreakpointInfo: (args: Args<DebugProtocol.DataBreakpointInfoArguments>) =>
        this.watching.dataInfo(this.needSession(), this.variables, args),
      setDataBreakpoints: (args: Args<DebugProtocol.SetDataBreakpointsArguments>) =>
        this.stopsSet(this.watching.setData(this.needSession(), args)),
      setFunctionBreakpoints: (args: Args<DebugProtocol.SetFunctionBreakpointsArguments>) =>
        this.stopsSet(setFunctionBreakpoints(this.needSession(), this.sources, this.watching, args)),
      breakpointLocations: (args: Args<DebugProtocol.BreakpointLocationsArguments>) =>
        breakpointLocations(this.needProgram(), this.sources, args),
      threads: () => this.threads(),
      stackTrace: (args: Args<DebugProtocol.StackTraceArguments>) => this.stackTrace(args),
      scopes: (args: Args<DebugProtocol.ScopesArguments>) => this.scopes(args),
      variables: (args: Args<DebugProtocol.VariablesArguments>) => this.variablesOf(args),
      evaluate: (args: Args<DebugProtocol.EvaluateArguments>) => this.evaluate(args),
      completions: (args: Args<DebugProtocol.CompletionsArguments>) => this.completions(args),
      setVariable: (args: Args<DebugProtocol.SetVariableArguments>) =>
        this.written(this.variables.set(this.needSession(), args)),
      setExpression: (args: Args<DebugProtocol.SetExpressionArguments>) =>
        this.written(this.variables.setExpression(this.needSession(), args)),
      source: (args: Args<DebugProtocol.SourceArguments>) => this.source(args),
      loadedSources: () => ({ sources: this.sources.loaded(this.needProgram()) }),
      exceptionInfo: () => this.exceptionInfo(),
      readMemory: (args: Args<DebugProtocol.ReadMemoryArguments>) => readMemory(this.needSession(), args),
      writeMemory: (args: Args<DebugProtocol.WriteMemoryArguments>) => this.writeMemory(args),
      disassemble: (args: Args<DebugProtocol.DisassembleArguments>) =>
        disassemble(this.needSession(), this.sources, args),
      setInstructionBreakpoints: (args: Args<DebugProtocol.SetInstructionBreakpointsArguments>) =>
        this.stopsSet(setInstructionBreakpoints(this.needSession(), args)),
      continue: () => this.resume({ kind: "continue" }),
      next: (args: Args<DebugProtocol.NextArguments>) => this.step("over", args),
      stepIn: (args: Args<DebugProtocol.StepInArguments>) => this.stepIn(args),
      stepInTargets: (args: Args<DebugProtocol.StepInTargetsArguments>) => this.stepInTargets(args),
      gotoTargets: (args: Args<DebugProtocol.GotoTargetsArguments>) => this.gotoTargets(args),
      goto: (args: Args<DebugProtocol.GotoArguments>) => this.goto(args),
      stepOut: (args: Args<DebugProtocol.StepOutArguments>) => this.step("out", args),
      stepBack: ({ granularity }: Args<DebugProtocol.StepBackArguments>) =>
        this.resume({ kind: granularity === "instruction" ? "backInstruction" : "backOver" }),
      [stepBackIntoRequest]: () => this.resume({ kind: "backInto" }),
      [stepBackOutRequest]: () => this.resume({ kind: "backOut" }),
      [originRequest]: (args: Args<OriginArguments>) =>
        this.resume({ kind: "origin", query: originQuery(this.needSession(), args) }),
      reverseContinue: () => this.resume({ kind: "reverseContinue" }),
      restartFrame: (args: Args<DebugProtocol.RestartFrameArguments>) =>
        this.resume(this.needSession().restartFrameGoal(args.frameId)),
      pause: () => this.needRunner().pause(),
      // Of the requests that are answered at once nothing is left to cancel: only a journey in time is.
      cancel: ({ progressId }: Args<DebugProtocol.CancelArguments>) => {
        if (progressId !== undefined) this.needRunner().pause();
      },
      [viewRequest]: (args: Args<ViewRequest>) => {
        this.idle.begin(this.needSession());
        return this.needSession().view(args);
      },
      [timelineRequest]: (args: Args<TimelineArguments>) => this.needSession().timelineMarks(args.bucketCount),
      [eventsRequest]: (args: Args<EventsArguments>) => this.needSession().events(args),
      [goToRequest]: (args: Args<GoToArguments>) => this.goTo(args),
      [stdinRequest]: (args: Args<StdinArguments>) => this.stdin(args),
      [inlineValuesRequest]: (args: Args<InlineValuesArguments>) => this.needSession().inlineValues(args.frameId),
      [hoverRequest]: (args: Args<HoverArguments>) => this.hover(args),
    };
    const handlers = Object.entries(table) as unknown as [string, RequestHandler][];
    return new Map(handlers.map(([command, handler]) => [command, this.ofThisRun(handler)]));
  }

  /** Refuses what was asked of a thread of the run before a restart: it was on its way when that began. */
  private ofThisRun(handler: RequestHandler): RequestHandler {
    return (args) => {
      const { threadId } = args;
      if (typeof threadId === "number" && threadId > 0 && threadId <= this.firstThread)
        throw new RequestError("that thread was one of the run before the restart", false);
      return handler(args);
    };
  }

  // ---- life ----

  private initialize(args: DebugProtocol.InitializeRequestArguments): DebugProtocol.Capabilities {
    this.sources.lineBase = args.linesStartAt1 === false ? 0 : 1;
    this.sources.columnBase = args.columnsStartAt1 === false ? 0 : 1;
    this.sources.uris = args.pathFormat === "uri";
    this.client = args;
    return capabilities;
  }

  private launch(args: LaunchArguments): void {
    const memory = this.loading.takeMemory({ heapLimitBytes: args.heapLimit, stackBytes: args.stackSize });
    this.load(args);
    this.open(args, memory);
    this.dispatcher.event("initialized");
  }

  private load(args: LaunchArguments): void {
    this.launchArguments = args;
    const loaded = this.loading.load(args);
    if (loaded.kind === "rejected") {
      const { errors, words, rendered } = loaded;
      const explanations = errors.map((story) => explainStory(story) ?? null);
      const body: RejectedBody = { uri: args.program, errors, explanations, words };
      this.dispatcher.event(rejectedEvent, body);
      for (const text of rendered) this.dispatcher.event("output", { category: "stderr", output: `${text}\n\n` });
      const first = errors[0];
      throw new RequestError(
        `${words}${first === undefined ? "" : ` ${first.code === "" ? "" : `${first.code}: `}${first.message}`}`,
      );
    }
    this.program = loaded.program;
  }

  private open(args: LaunchArguments, memory: SessionOptions["memory"]): void {
    const session = new Session(this.needProgram(), {
      args: args.args ?? [],
      stdin: args.stdin,
      stackSizeBytes: args.stackSize,
      heapLimitBytes: args.heapLimit,
      seed: args.seed ?? 0,
      onOutput: (stream, text) => this.output.write(stream, text),
      onLog: (text) => this.output.write("console", `${text}\n`),
      now: () => this.host.now(),
      stopAtEnd: args.stopAtEnd === true && args.noDebug !== true,
      memory,
    });
    this.watching.apply(session, args.noDebug === true);
    this.session = session;
    this.runner = new Runner(
      session,
      this.host,
      (stop) => this.stopped(stop),
      () => this.progress.tick(() => this.progressWords()),
      () => this.output.isHeldUp,
    );
  }

  /** The client has told all that it wants: the run begins, if it has not. */
  private configurationDone(): void {
    if (this.isStarted) return;
    this.isStarted = true;
    this.start();
  }

  private start(): void {
    const stopOnEntry = this.launchArguments?.stopOnEntry === true && this.launchArguments.noDebug !== true;
    if (this.launchArguments?.noDebug === true) this.needSession().breakpoints.clear();
    this.needRunner().run(stopOnEntry ? { kind: "entry" } : { kind: "continue" });
  }

  /**
   * A new run from the text as it is now. What it is to stop at is handed on, so that no `initialized` follows: to a client that
   * is a question, and its `configurationDone` would come when the new run stands at its first breakpoint already.
   */
  private restart(args: LaunchArguments | undefined): void {
    const old = this.needSession();
    this.runner?.dispose();
    this.output.flush();
    this.isStarted = true;
    this.runsOn();
    const wanted = { ...(this.launchArguments as LaunchArguments), ...args };
    try {
      this.load(wanted);
    } catch (error) {
      this.dispatcher.event("terminated");
      throw error;
    }
    this.newThreads();
    const removed = this.watching.forgetPlaces();
    this.open(wanted, old.leaveMemory());
    const session = this.needSession();
    session.takeStopsOf(old);
    for (const id of removed)
      this.dispatcher.event("breakpoint", { reason: "removed", breakpoint: { id, verified: false } });
    for (const breakpoint of changedBreakpoints(old, session, this.sources))
      this.dispatcher.event("breakpoint", { reason: "changed", breakpoint });
    this.start();
  }

  /**
   * The old run is no longer stopped. Told of its thread alone, and before the thread is over: else VS Code looks for the stops to forget
   * among the threads that it finds then, and keeps the old one's.
   */
  private runsOn(): void {
    this.dispatcher.event("continued", { threadId: mainThread + this.firstThread, allThreadsContinued: false });
  }

  /** The threads of the run before are gone; what is still asked of them on the way here means nothing in the new one. */
  private newThreads(): void {
    const threadId = mainThread + this.firstThread;
    this.firstThread += threadsOfRun;
    this.dispatcher.event("thread", { reason: "exited", threadId });
    this.dispatcher.event("thread", { reason: "started", threadId: mainThread + this.firstThread });
    this.variables.clear();
    this.stepTargets = [];
    this.gotoGoals = [];
    this.haltedWith = undefined;
  }

  private disconnect(): void {
    this.runner?.dispose();
    this.output.flush();
    this.host.schedule(() => this.host.exit());
  }

  private terminate(): void {
    this.runner?.dispose();
    this.output.flush();
    this.dispatcher.event("terminated");
  }

  // ---- breakpoints ----

  /** Also those that are set while the program runs count. */
  private stopsSet<T>(answer: T): T {
    this.session?.stopsChanged();
    return answer;
  }

  // ---- looking ----

  private threads(): DebugProtocol.ThreadsResponse["body"] {
    const threads = this.session?.threads() ?? [{ id: mainThread, name: "main" }];
    return { threads: threads.map(({ id, name }) => ({ id: id + this.firstThread, name })) };
  }

  private stackTrace(args: DebugProtocol.StackTraceArguments): DebugProtocol.StackTraceResponse["body"] {
    const { frames, totalFrames } = this.needSession().stackTrace(
      args.threadId,
      args.startFrame ?? 0,
      args.levels ?? 0,
    );
    return {
      totalFrames,
      stackFrames: frames.map((frame) => ({
        id: frame.id,
        name: frame.name,
        ...(frame.range === undefined
          ? { line: 0, column: 0 }
          : { ...this.sources.rangeOut(frame.range), source: this.sources.sourceOut(frame.range.uri) }),
        instructionPointerReference: hex(frame.instructionAddress),
        ...(frame.isInternal ? { presentationHint: "subtle" as const } : {}),
      })),
    };
  }

  private scopes(args: DebugProtocol.ScopesArguments): DebugProtocol.ScopesResponse["body"] {
    const scopes = this.needSession().scopes(args.frameId);
    return {
      scopes: scopes.map((scope) => ({
        name: scope.name,
        variablesReference: this.variables.handle({ kind: "scope", frameId: args.frameId, scope: scope.name }),
        expensive: false,
        ...(scope.name === "Locals" ? { presentationHint: "locals" as const } : {}),
      })),
    };
  }

  private variablesOf(args: DebugProtocol.VariablesArguments): DebugProtocol.VariablesResponse["body"] {
    return { variables: this.variables.list(this.needSession(), args) };
  }

  private evaluate(args: DebugProtocol.EvaluateArguments): DebugProtocol.EvaluateResponse["body"] {
    const session = this.needSession();
    const isHover = args.context === "hover";
    const result = isHover
      ? session.evaluatePlace(args.expression, args.frameId)
      : session.evaluate(args.expression, args.frameId, args.format?.hex === true);
    if (result.kind === "error") throw new RequestError(result.words, false);
    if (result.kind === "panic") return { result: result.words, variablesReference: 0 };
    return this.variables.evaluated(session, result.value, {
      frameId: args.frameId,
      hex: args.format?.hex === true,
    });
  }

  private hover(args: HoverArguments): HoverResponseBody {
    const valueOf = (expression: string) => {
      const result = this.needSession().evaluatePlace(expression, args.frameId);
      return result.kind === "value" ? result.value.node : undefined;
    };
    const hover = hoverAt(this.needProgram().checked, args.uri, args.line, args.column, valueOf);
    return hover === undefined ? {} : { hover };
  }

  private exceptionInfo(): DebugProtocol.ExceptionInfoResponse["body"] {
    const info = this.needSession().panicInfo();
    if (info === undefined) return this.haltInfo();
    return {
      exceptionId: "panic",
      description: info.message,
      breakMode: "always",
      details: { message: info.message, stackTrace: info.backtrace },
    };
  }

  /** An end that nobody asked for, stopped at: a full stack, a full heap. */
  private haltInfo(): DebugProtocol.ExceptionInfoResponse["body"] {
    const words = this.haltedWith;
    if (words === undefined) throw new RequestError("the program is not stopped at a panic", false);
    return { exceptionId: "end", description: words, breakMode: "unhandled" };
  }

  private source(args: DebugProtocol.SourceArguments): DebugProtocol.SourceResponse["body"] {
    return { content: this.sources.content(this.needProgram(), args), mimeType: "text/x-rust" };
  }

  private writeMemory(args: DebugProtocol.WriteMemoryArguments): DebugProtocol.WriteMemoryResponse["body"] {
    const body = writeMemory(this.needSession(), args);
    this.memoryChanged(args.memoryReference, args.offset ?? 0, body?.bytesWritten ?? 0);
    return body;
  }

  private completions(args: DebugProtocol.CompletionsArguments): DebugProtocol.CompletionsResponse["body"] {
    const line = args.text.split("\n")[(args.line ?? this.sources.lineBase) - this.sources.lineBase] ?? "";
    const text = line.slice(0, this.sources.columnIn(args.column) - 1);
    const { start, items } = this.needSession().completions(text, args.frameId);
    const length = text.length - start;
    return { targets: items.map(({ kind, ...item }) => ({ ...item, type: kind, start, length })) };
  }

  /** After a variable was given a value: what hangs on it may be anything now. */
  private written<T extends { memoryReference?: string | undefined }>(body: T): T {
    this.memoryChanged(body.memoryReference ?? "0x0", 0, 0);
    return body;
  }

  /** A debugger's write: what the client shows of memory is old. */
  private memoryChanged(memoryReference: string, offset: number, count: number): void {
    if (this.client.supportsMemoryEvent === true) this.dispatcher.event("memory", { memoryReference, offset, count });
    if (this.client.supportsInvalidatedEvent === true) this.dispatcher.event("invalidated", { areas: ["variables"] });
    this.viewChanged();
  }

  /** At the same stop. */
  private viewChanged(): void {
    const { time, isPast } = this.needSession();
    this.dispatcher.event(viewChangedEvent, { state: "stopped", revision: ++this.revision, time, isPast });
  }

  // ---- running ----

  private resume(goal: Parameters<Runner["run"]>[0]): unknown {
    this.variables.clear();
    if (isTravelGoal(goal) && this.client.supportsProgressReporting === true)
      this.progress.begin("Going through the run");
    this.needRunner().run(goal);
    const { time, isPast } = this.needSession();
    this.dispatcher.event(viewChangedEvent, { state: "running", revision: this.revision, time, isPast });
    return { allThreadsContinued: true };
  }

  private stepInTargets({
    frameId,
  }: DebugProtocol.StepInTargetsArguments): DebugProtocol.StepInTargetsResponse["body"] {
    const targets = this.needSession().stepInTargets(frameId);
    this.stepTargets = targets.map(({ body }) => body);
    return {
      targets: targets.map(({ label, range }, i) => ({
        id: i + 1,
        label,
        ...(range === undefined ? {} : this.sources.rangeOut(range)),
      })),
    };
  }

  private stepIn(args: DebugProtocol.StepInArguments): unknown {
    const target = args.targetId === undefined ? undefined : this.stepTargets[args.targetId - 1];
    if (args.targetId !== undefined && target === undefined)
      throw new RequestError("there is no such call to step into", false);
    if (target === undefined) return this.step("into", args);
    return this.resume({ kind: "into", ...granularityOf(args), target });
  }

  private step(kind: "into" | "over" | "out", args: Granular): unknown {
    if (args.granularity === "instruction") return this.resume({ kind: "instruction", step: kind });
    return this.resume({ kind, ...granularityOf(args) });
  }

  /** Nothing is skipped or done twice: one goes to another time of the run, where the line really ran. */
  private gotoTargets(args: DebugProtocol.GotoTargetsArguments): DebugProtocol.GotoTargetsResponse["body"] {
    const uri = this.sources.uriOf(args.source);
    const found = lineGoals(this.needProgram(), this.needSession().isPast, uri, this.sources.lineIn(args.line));
    this.gotoGoals = [...(found?.goals ?? [])];
    return {
      targets: this.gotoGoals.map((goal, i) => ({
        id: i + 1,
        label: goal.kind === "visit" && goal.direction === "ahead" ? "the next time it ran" : "the last time it ran",
        ...this.sources.rangeOut(found?.range as SourceRange),
      })),
    };
  }

  private goto({ targetId }: DebugProtocol.GotoArguments): unknown {
    const goal = this.gotoGoals[targetId - 1];
    if (goal === undefined) throw new RequestError("there is no such place to go to", false);
    return this.resume(goal);
  }

  private goTo({ time }: GoToArguments): unknown {
    if (typeof time !== "number" || !(time >= 0)) throw new RequestError("'time' must be a number of steps", false);
    return this.resume({ kind: "goTo", time });
  }

  private progressWords(): string {
    return `at step ${this.needSession().time.toLocaleString("en")}`;
  }

  private stopped(stop: Stop): void {
    this.progress.end();
    this.output.flush();
    const { time, isPast } = this.needSession();
    if (stop.kind === "ended") {
      this.dispatcher.event(viewChangedEvent, { state: "ended", revision: ++this.revision, time, isPast });
      for (const text of stop.words) this.dispatcher.event("output", { category: "console", output: `${text}\n` });
      this.dispatcher.event("exited", { exitCode: stop.exitCode });
      this.dispatcher.event("terminated");
      return;
    }
    if (stop.kind === "waitingForInput") {
      this.dispatcher.event(viewChangedEvent, { state: "waitingForInput", revision: ++this.revision, time, isPast });
      return;
    }
    this.haltedWith = stop.reason === "exception" ? stop.text : undefined;
    for (const breakpoint of this.watching.resolveNames(this.needSession()))
      this.dispatcher.event("breakpoint", { reason: "changed", breakpoint });
    this.dispatcher.event("stopped", {
      reason: stop.reason,
      // Clients show it as it is, without markup.
      description: stop.words.replaceAll("`", ""),
      threadId: stop.threadId + this.firstThread,
      allThreadsStopped: true,
      ...(stop.text === undefined ? {} : { text: stop.text }),
      ...(stop.hitBreakpointIds === undefined ? {} : { hitBreakpointIds: stop.hitBreakpointIds }),
    });
    this.dispatcher.event(viewChangedEvent, { state: "stopped", revision: ++this.revision, time, isPast });
  }

  private stdin(args: StdinArguments): void {
    this.needSession().stdin(args.text, args.end === true);
    this.needRunner().inputArrived();
  }

  private needProgram(): LoadedProgram {
    if (this.program === undefined) throw new RequestError("no program was launched", false);
    return this.program;
  }

  private needSession(): Session {
    if (this.session === undefined) throw new RequestError("no program was launched", false);
    return this.session;
  }

  private needRunner(): Runner {
    if (this.runner === undefined) throw new RequestError("no program was launched", false);
    return this.runner;
  }
}

type Granular = { readonly granularity?: DebugProtocol.SteppingGranularity };

function granularityOf({ granularity }: Granular): { line?: true } {
  return granularity === "line" ? { line: true } : {};
}
