/**
 * Going back, and to a time: what each kind of travel looks for in the history of the run, as a generator that the session
 * advances slice by slice. A step back is the mirror of its step: the last moment before now at which that step could have
 * begun. Ends with where the run then is and why.
 */
import { expectDefined } from "../base/invariant";
import { Header } from "../machine/contract";
import { type Frame, frames, topFrame } from "../machine/frames";
import type { Machine, Stop as MachineStop } from "../machine/machine";
import type { Body } from "../mir/mir";
import type { Breakpoints, StopSite } from "./breakpoints";
import type { LoadedProgram } from "./load";
import { type OriginQuery, toOrigin } from "./origins";
import type { StopHere } from "./evaluate/condition";
import type { Tracer } from "./tracer";
import type { SourceRange } from "./view/model";
import { type Found, type History, isBefore, type Moment, type Search, type Travel } from "./history";

export type TravelGoal =
  | { readonly kind: "backOver" | "backInto" | "backOut" | "backInstruction" | "reverseContinue" }
  /** To the frame's first step. */
  | { readonly kind: "restartFrame"; readonly fp: number }
  /** To where one of these stop points was passed last, or will be next. */
  | { readonly kind: "visit"; readonly sites: readonly StopSite[]; readonly direction: "back" | "ahead" }
  /** To the step that made something so. */
  | { readonly kind: "origin"; readonly query: OriginQuery }
  /** To the last step at `time` or before. */
  | { readonly kind: "goTo"; readonly time: number };

const travelKinds: ReadonlySet<string> = new Set<TravelGoal["kind"]>([
  "backOver",
  "backInto",
  "backOut",
  "backInstruction",
  "reverseContinue",
  "restartFrame",
  "visit",
  "goTo",
  "origin",
]);

export function isTravelGoal(goal: { readonly kind: string }): goal is TravelGoal {
  return travelKinds.has(goal.kind);
}

export interface TravelContext {
  readonly machine: Machine;
  readonly history: History;
  readonly breakpoints: Breakpoints;
  readonly userBodies: readonly Body[];
  /** Whether a breakpoint there is one for the user now: its condition holds. */
  readonly isHit: (here: StopHere) => boolean;
  readonly tracer: Tracer;
  /** Whether a panic that just began is a stop. */
  readonly stopsOnPanic: () => boolean;
  /** Where the travel begins. */
  readonly now: Moment;
}

export type ArrivalReason = "step" | "breakpoint" | "found" | "origin" | "panic" | "goto" | "start" | "nowhere";

export interface Arrival {
  readonly reason: ArrivalReason;
  /** What the machine stopped for there. */
  readonly stop: MachineStop;
}

/** A frame, told from another call at the same place by where its caller stands. */
interface FrameKey {
  readonly fp: number;
  readonly body: Body;
  readonly callerPoint: number | undefined;
}

export function* travelTo(goal: TravelGoal, cx: TravelContext): Travel<Arrival> {
  switch (goal.kind) {
    case "backInto":
      return yield* arrive(cx, yield* cx.history.lastBefore(cx.now, everyStep(cx)));
    case "backOver":
    case "backOut":
      return yield* arrive(cx, yield* cx.history.lastBefore(cx.now, stepsBack(cx, goal.kind)));
    case "backInstruction":
      return { reason: "step", stop: yield* cx.history.goTo(yield* instructionBefore(cx)) };
    case "reverseContinue":
      return yield* reverse(cx);
    case "restartFrame":
      return yield* toFrameStart(cx, goal.fp);
    case "visit":
      return yield* toVisit(cx, goal);
    case "origin":
      return yield* toOrigin(cx, goal.query);
    case "goTo":
      return yield* toTime(cx, goal.time);
  }
}

function* instructionBefore({ history, now }: TravelContext): Travel<Moment> {
  if (now.time === 0) return now;
  const { time } = now;
  const location = (now.at === "within" ? (now.location ?? 1) : yield* history.locationsBefore(time)) - 1;
  return location < 1 ? { time: time - 1, at: "stop" } : { time, at: "within", location };
}

/** To the last breakpoint, panic, or thing found by the tracer: that one's stop is the first step after it. */
function* reverse(cx: TravelContext): Travel<Arrival> {
  for (let end = cx.now; ; ) {
    const found = yield* cx.history.lastBefore(end, breakpointsHit(cx));
    if (found?.mark !== "found") return yield* arrive(cx, found);
    const { time } = found.moment;
    yield* cx.history.goTo({ time: Math.max(0, time - 1), at: "stop" });
    const landing = yield* findingStop(cx);
    if (landing !== undefined) return { reason: "found", stop: landing };
    end = { time, at: "within" };
  }
}

/** Runs on until something is found, and to the step after it; undefined if that is not before now. */
function* findingStop({ history, machine, tracer, userBodies, now }: TravelContext): Travel<MachineStop | undefined> {
  const found = yield* history.firstBefore(now, {
    arm: () => tracer.arm(true),
    accept: (stop) => {
      if (stop.kind === "Trace" && tracer.take()) armBodies(machine, userBodies);
      return stop.kind === "Breakpoint" ? stop : undefined;
    },
  });
  return found === undefined || !isBefore(found.moment, now) ? undefined : found.mark;
}

function* arrive(cx: TravelContext, found: Found<ArrivalReason> | undefined): Travel<Arrival> {
  if (found === undefined) return yield* toStart(cx);
  return { reason: found.mark, stop: yield* cx.history.goTo(found.moment) };
}

/** To the first step of the user's code. */
function* toStart(cx: TravelContext): Travel<Arrival> {
  const first = yield* firstFrom({ time: 0, at: "stop" }, cx, { bodies: cx.userBodies, accept: () => true });
  const stop = yield* cx.history.goTo(first !== undefined && first.time <= cx.now.time ? first : cx.now);
  return { reason: "start", stop };
}

function* toTime(cx: TravelContext, time: number): Travel<Arrival> {
  const { frontier } = cx.history;
  const wanted = Math.max(0, Math.trunc(time));
  if (wanted >= frontier) return { reason: "goto", stop: yield* cx.history.goTo({ time: frontier, at: "stop" }) };
  const found = yield* cx.history.lastBefore({ time: wanted + 1, at: "panic" }, everyStep(cx));
  return yield* arrive(cx, found === undefined ? undefined : { ...found, mark: "goto" });
}

/** Stays where it is when there is no such visit. */
function* toVisit(cx: TravelContext, goal: Extract<TravelGoal, { kind: "visit" }>): Travel<Arrival> {
  const { history, machine, now } = cx;
  const search: Search<ArrivalReason> = {
    arm: () => {
      for (const { body, stop } of goal.sites) machine.arm(body, stop);
    },
    accept: (stop) => (stop.kind === "Breakpoint" && isBefore(now, momentOf(history)) ? "goto" : undefined),
  };
  const found =
    goal.direction === "back"
      ? yield* history.lastBefore(now, {
          ...search,
          accept: (stop) => (stop.kind === "Breakpoint" ? "goto" : undefined),
        })
      : yield* history.firstBefore({ time: history.frontier, at: "stop" }, search);
  return { reason: found === undefined ? "nowhere" : "goto", stop: yield* history.goTo(found?.moment ?? now) };
}

function momentOf({ time }: History): Moment {
  return { time, at: "stop" };
}

function* toFrameStart(cx: TravelContext, fp: number): Travel<Arrival> {
  const { machine, history } = cx;
  const stack = frames(machine);
  const frame = stack.find((candidate) => candidate.fp === fp);
  if (frame === undefined) return yield* toStart(cx);
  const key = keyOf(machine, frame);
  const outer = stack.slice(stack.indexOf(frame) + 1);
  const before = yield* history.lastBefore(
    cx.now,
    frameSearch(cx, bodiesOf(cx, outer), fp, (at) => at.fp > fp),
  );
  const first = yield* firstFrom(before?.moment ?? { time: 0, at: "stop" }, cx, {
    bodies: [frame.fn.body],
    accept: (at) => isSame(machine, key, at),
  });
  return { reason: "goto", stop: yield* history.goTo(first ?? cx.now) };
}

// ---- Searches ----

/** The goals for where a line ran: the last time before now and, in the past, the next time. */
export function lineGoals(
  program: LoadedProgram,
  isPast: boolean,
  uri: string,
  line: number,
): { readonly range: SourceRange; readonly goals: readonly TravelGoal[] } | undefined {
  const sites = program.sites.of(uri);
  const first = sites.find(({ range }) => range.startLine >= line);
  if (first === undefined) return undefined;
  const onLine = sites.filter(({ range }) => range.startLine === first.range.startLine);
  const directions = isPast ? (["back", "ahead"] as const) : (["back"] as const);
  return { range: first.range, goals: directions.map((direction) => ({ kind: "visit", sites: onLine, direction })) };
}

export function everyStep(cx: Pick<TravelContext, "machine" | "userBodies">): Search<ArrivalReason> {
  return {
    arm: () => armBodies(cx.machine, cx.userBodies),
    accept: (stop) => (stop.kind === "Breakpoint" ? "step" : undefined),
    isCommon: true,
  };
}

function breakpointsHit(cx: TravelContext): Search<ArrivalReason> {
  return {
    arm: () => {
      armBreakpoints(cx);
      cx.machine.stopOnPanic(true);
      cx.tracer.arm(true);
    },
    accept: (stop) => {
      if (stop.kind === "Trace") return cx.tracer.take() ? "found" : undefined;
      if (stop.kind === "Panic") return cx.stopsOnPanic() ? "panic" : undefined;
      return isBreakpoint(cx, stop) ? "breakpoint" : undefined;
    },
  };
}

/** Back over: the last step in this frame or one around it. Back out: in one around it. */
function stepsBack(cx: TravelContext, kind: "backOver" | "backOut"): Search<ArrivalReason> {
  const { machine } = cx;
  const stack = frames(machine);
  const top = stack.findIndex(({ fn }) => cx.userBodies.includes(fn.body));
  const frame = stack[top];
  if (frame === undefined) return everyStep(cx);
  const key = keyOf(machine, frame);
  const around = stack.slice(kind === "backOver" ? top : top + 1);
  return frameSearch(
    cx,
    bodiesOf(cx, around),
    key.fp,
    (at) => at.fp > key.fp || (kind === "backOver" && isSame(machine, key, at)),
  );
}

function frameSearch(
  cx: TravelContext,
  bodies: readonly Body[],
  floor: number,
  isGoal: (frame: Frame) => boolean,
): Search<ArrivalReason> {
  return {
    arm: () => {
      armBodies(cx.machine, bodies, floor);
      armBreakpoints(cx);
    },
    accept: (stop) => {
      if (stop.kind !== "Breakpoint") return undefined;
      if (isGoal(expectDefined(topFrame(cx.machine), "frame at a stop"))) return "step";
      return isBreakpoint(cx, stop) ? "breakpoint" : undefined;
    },
    isCommon: true,
  };
}

function isBreakpoint(cx: TravelContext, stop: MachineStop): boolean {
  return stop.kind === "Breakpoint" && cx.isHit(stop);
}

function armBodies(machine: Machine, bodies: readonly Body[], floor = 0): void {
  for (const body of bodies) machine.armBody(body, floor);
}

function armBreakpoints({ machine, breakpoints }: TravelContext): void {
  for (const { sites } of breakpoints.all()) for (const { body, stop } of sites) machine.arm(body, stop);
}

function bodiesOf(cx: TravelContext, stack: readonly Frame[]): Body[] {
  return [...new Set(stack.map(({ fn }) => fn.body))].filter((body) => cx.userBodies.includes(body));
}

/** The first moment from `from` on at which a stop point of `bodies` is accepted; not after now. */
function* firstFrom(
  from: Moment,
  { history, machine, now }: TravelContext,
  search: { readonly bodies: readonly Body[]; readonly accept: (frame: Frame) => boolean },
): Travel<Moment | undefined> {
  yield* history.goTo(from);
  const found = yield* history.firstBefore(now, {
    arm: () => armBodies(machine, search.bodies),
    accept: () => (search.accept(expectDefined(topFrame(machine), "frame at a stop")) ? true : undefined),
  });
  return found?.moment;
}

function keyOf(machine: Machine, frame: Frame): FrameKey {
  return { fp: frame.fp, body: frame.fn.body, callerPoint: callerPoint(machine, frame) };
}

function isSame(machine: Machine, key: FrameKey, frame: Frame): boolean {
  return frame.fp === key.fp && frame.fn.body === key.body && callerPoint(machine, frame) === key.callerPoint;
}

function callerPoint(machine: Machine, frame: Frame): number | undefined {
  return frame.callerFp === machine.stackHigh ? undefined : machine.view.getUint32(frame.callerFp + Header.point, true);
}
