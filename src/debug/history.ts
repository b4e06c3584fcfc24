/**
 * The history of one run: goes forwards and takes snapshots on the way, goes back to any moment by restoring one and running
 * again, and finds the last moment before now at which something held. Inputs come back as they were; output that was
 * written before is told apart. What stops are for the user is the session's business.
 *
 * A *moment* is `(time, at)`: `stop` is right before the stop point that `time` stop points were passed before (or, where none
 * is left, as far as the run goes); `panic` is where a panic began after them; `within` anywhere between the last and the next.
 */
import { expectDefined } from "../base/invariant";
import type { Machine, Stop } from "../machine/machine";
import { beginNotes, endNotes, lastNote } from "../machine/notedStops";
import { type Snapshot, Snapshots } from "../machine/snapshots";

export interface Moment {
  readonly time: number;
  readonly at: "stop" | "panic" | "within";
  /** `within`: the how-manieth location after the stop point. */
  readonly location?: number;
}

export interface HistoryOptions {
  /** Milliseconds; without it, snapshots are spaced by stop points. */
  readonly now?: (() => number) | undefined;
  readonly limitBytes?: number | undefined;
  /** Stop points between snapshots at least, where there is no clock. */
  readonly spacing?: number | undefined;
}

/** A travel under way: yields so that its host can do other things. */
export type Travel<T> = Generator<undefined, T>;

export interface Search<T> {
  /** Arms the stop points to look at, after all were disarmed. */
  arm(): void;
  /** What the search is after, or undefined. */
  accept(stop: Stop): T | undefined;
  /** It is after an armed stop point, and accepts nearly every one. */
  readonly isCommon?: boolean;
}

export interface Found<T> {
  readonly moment: Moment;
  readonly mark: T;
}

interface RecordedWrite {
  readonly time: number;
  /** Taken right after it. */
  readonly after: Snapshot;
}

const defaultLimitBytes = 240 * 1024 * 1024;
/** Stop points run at once while travelling. */
const travelSlice = 1_000_000;
/** Stop points run between two looks at the ring of events. */
const tracedSlice = 200;
/** A search looks at so many stop points before it looks further: most steps are short. */
const tailLengths = [128, 4_096];
const nearLength = 65_536;
/** So many stops in a stretch, and its later half is searched first: a stop costs as much as thousands of stop points run through. */
const stopsBeforeHalving = 100;
/** What a run that need not be exact may end too early by, mostly. */
const margin = 4_096;
/** To run through so many stop points costs less than a snapshot and its restoring. */
const cheapLength = 8 * nearLength;
/** Stop points run through while the armed ones are noted, before it is looked whether there are so many that halving pays. */
const notedSlice = 2 * nearLength;
/** Snapshots cost one part in so many of the run. */
const costShare = 12;
const minIntervalMilliseconds = 10;
/** Without a clock: a stop point is taken for this long, and a page compared. */
const defaultSpacing = 500_000;
const stopPointsPerPage = 200;

export class History {
  readonly snapshots: Snapshots;
  /** Output of the run so far goes on beyond what is written now. */
  private outputCount = 0;
  private outputsRecorded = 0;
  private frontierTime = 0;
  /** The run was seen to end at the frontier: there is nothing beyond. */
  private isComplete = false;
  private writes: RecordedWrite[] = [];
  private sinceSnapshot = 0;
  private interval = 0;
  private lastCost = 0;
  private snapshotTime = 0;
  private travelling = false;

  constructor(
    readonly machine: Machine,
    private readonly options: HistoryOptions,
  ) {
    this.snapshots = new Snapshots(machine, options.limitBytes ?? defaultLimitBytes);
    this.takeSnapshot();
  }

  get time(): number {
    return Number(this.machine.time());
  }

  /** How far this branch of history has been run. */
  get frontier(): number {
    return this.frontierTime;
  }

  /** What runs now has run before. */
  get isPast(): boolean {
    return this.time < this.frontierTime;
  }

  /** To be told of each write of the program: whether it is new, and not seen before or while travelling. */
  wrote(): "new" | "again" | "unseen" {
    const isNew = this.outputCount === this.outputsRecorded;
    this.outputCount++;
    if (isNew) this.outputsRecorded++;
    return this.travelling ? "unseen" : isNew ? "new" : "again";
  }

  // ---- Forwards ----

  /** Runs at most `fuel` stop points; what is armed stops it. */
  run(fuel: number): Stop {
    const stop = this.advance(fuel, false);
    if (stop.kind !== "Halted" && stop.kind !== "Trace") this.maybeSnapshot();
    return stop;
  }

  private advance(fuel: number, exact: boolean): Stop {
    const { machine } = this;
    const started = this.options.now?.();
    const from = this.time;
    const write = this.writes.find(({ time }) => time > from);
    const reaches = write !== undefined && from + fuel >= write.time;
    const stop = machine.run(reaches ? write.time - from : fuel, exact || reaches);
    this.sinceSnapshot +=
      started === undefined ? this.time - from : expectDefined(this.options.now, "clock")() - started;
    if (reaches && this.time === write.time && (stop.kind === "FuelOut" || stop.kind === "Breakpoint"))
      this.restore(write.after);
    this.frontierTime = Math.max(this.frontierTime, this.time);
    this.isComplete ||= stop.kind === "Halted";
    return stop;
  }

  private maybeSnapshot(): void {
    if (this.sinceSnapshot >= this.interval && this.time > this.snapshotTime) this.takeSnapshot();
  }

  private takeSnapshot(): Snapshot | undefined {
    const { now } = this.options;
    const started = now?.() ?? 0;
    const snapshot = this.snapshots.take(this.outputCount);
    this.snapshotTime = this.time;
    this.sinceSnapshot = 0;
    const pages = snapshot?.regions.reduce((sum, { pageCount }) => sum + pageCount, 0) ?? 0;
    this.interval =
      now === undefined
        ? (this.options.spacing ?? Math.max(defaultSpacing, pages * stopPointsPerPage * costShare))
        : Math.max(minIntervalMilliseconds, this.likelyCost(now() - started) * costShare);
    // Where it did not fit, the next attempt comes later.
    if (snapshot === undefined) this.interval *= costShare;
    return snapshot;
  }

  /** A host that was busy with something else for once is not believed. */
  private likelyCost(milliseconds: number): number {
    this.lastCost = Math.min(milliseconds, Math.max(2 * this.lastCost, 0.1));
    return this.lastCost;
  }

  private restore(snapshot: Snapshot): void {
    this.snapshots.restore(snapshot);
    this.outputCount = snapshot.outputCount;
    this.snapshotTime = snapshot.time;
    this.sinceSnapshot = 0;
  }

  // ---- Branches ----

  /**
   * To be called after a debugger's write to the program's memory. It is an input of its time; in the past it begins a new
   * branch of history: what was recorded later is dropped.
   */
  recordWrite(): void {
    const { time } = this;
    if (this.isPast) {
      this.snapshots.dropAfter(time);
      this.machine.inputs.forgetAfter(BigInt(time));
      this.outputsRecorded = this.outputCount;
      this.frontierTime = time;
      this.isComplete = false;
    }
    this.writes = this.writes.filter((write) => write.time < time);
    const after = this.snapshots.take(this.outputCount, true);
    if (after !== undefined) this.writes.push({ time, after });
  }

  // ---- Travelling ----

  /** Disarms all stop points. Ends at the moment, or where the run cannot go on before it. */
  *goTo(moment: Moment): Travel<Stop> {
    return moment.at === "within" ? yield* this.goWithin(moment) : yield* this.go(moment, true);
  }

  /** A little before a time: the exact way there may need other code than what is there. */
  private *goNear(time: number): Travel<Stop> {
    return yield* this.go({ time, at: "stop" }, false);
  }

  private *go(moment: Moment, exact: boolean): Travel<Stop> {
    const { machine } = this;
    this.travelling = true;
    try {
      machine.disarmAll();
      machine.trace(false);
      const wantsPanic = moment.at === "panic";
      const nearest = this.snapshots.atOrBefore(wantsPanic ? moment.time - 1 : moment.time);
      if (machine.halted !== undefined || this.time >= moment.time || this.time < nearest.time) this.restore(nearest);
      for (;;) {
        machine.stopOnPanic(wantsPanic);
        const left = moment.time - this.time;
        const isLast = left <= travelSlice;
        const stop = this.advance(Math.min(left, travelSlice), exact && isLast);
        if (isLast && !exact) return stop;
        if (stop.kind === "Panic" ? this.time >= moment.time : stop.kind !== "FuelOut" || this.time >= moment.time)
          return stop;
        this.maybeSnapshot();
        yield;
      }
    } finally {
      machine.stopOnPanic(false);
      this.travelling = false;
    }
  }

  /** Through the locations of one step. */
  private *goWithin({ time, location = 1 }: Moment): Travel<Stop> {
    const { machine } = this;
    yield* this.goTo({ time: Math.max(0, time - 1), at: "stop" });
    this.travelling = true;
    try {
      machine.trace(true);
      machine.tracing.stopAtLocation(location);
      return this.advance(travelSlice, false);
    } finally {
      machine.trace(false);
      this.travelling = false;
    }
  }

  /** Runs on to a moment in the tracing form; `look` is called often enough that the ring of events has them all. */
  *retrace(moment: Moment, look: () => void): Travel<void> {
    const { machine } = this;
    this.travelling = true;
    try {
      machine.trace(true);
      machine.tracing.record(true);
      while (this.time < moment.time) {
        const left = moment.time - this.time;
        const stop = this.advance(Math.min(left, tracedSlice), left <= tracedSlice);
        look();
        if (stop.kind === "Halted" || stop.kind === "Stdin") break;
        yield;
      }
    } finally {
      machine.trace(false);
      this.travelling = false;
    }
    if (moment.at !== "stop") yield* this.goTo(moment);
  }

  /** How many locations the step before a time has: what stands within it. */
  *locationsBefore(time: number): Travel<number> {
    const { machine } = this;
    yield* this.goTo({ time: Math.max(0, time - 1), at: "stop" });
    this.travelling = true;
    try {
      machine.trace(true);
      this.advance(time - this.time, true);
      return machine.tracing.locationCount;
    } finally {
      machine.trace(false);
      this.travelling = false;
    }
  }

  /** The last moment before `end` that the search accepts. Afterwards the machine is anywhere. */
  *lastBefore<T>(end: Moment, search: Search<T>): Travel<Found<T> | undefined> {
    let to = end;
    yield* this.bringNear(end.time);
    for (const length of tailLengths) {
      if (end.time <= length) break;
      yield* this.goNear(end.time - length);
      const from: Moment = { time: this.time, at: "stop" };
      const found = yield* this.lastIn(to, search);
      if (found !== undefined) return found;
      to = from;
    }
    return yield* this.lastInIntervals(to, search);
  }

  /** Has a snapshot not far before a time, so that many steps back in a row cost no long run each. */
  private *bringNear(time: number): Travel<void> {
    const nearest = this.snapshots.atOrBefore(Math.max(0, time - (nearLength >> 3)));
    if (time - nearest.time <= 4 * nearLength) return;
    yield* this.goNear(time - nearLength);
    this.takeSnapshot();
  }

  /** From snapshot to snapshot, backwards. */
  private *lastInIntervals<T>(last: Moment, search: Search<T>): Travel<Found<T> | undefined> {
    for (let end = last; ; ) {
      const snapshot = this.snapshots.atOrBefore(end.time - 1);
      if (snapshot.time > end.time || (snapshot.time === end.time && end.at === "stop")) return undefined;
      this.restore(snapshot);
      const found = yield* this.lastIn(end, search);
      if (found !== undefined || snapshot.time === 0) return found;
      end = { time: snapshot.time, at: "stop" };
    }
  }

  /** From where the machine is, which is looked at too. */
  private *lastIn<T>(end: Moment, search: Search<T>): Travel<Found<T> | undefined> {
    if (search.isCommon !== true) return yield* this.lastStop(end, search);
    const from = this.time;
    const time = yield* this.lastNoted(end, search);
    if (time === undefined) return undefined;
    const moment: Moment = { time, at: "stop" };
    yield* this.goTo(moment);
    search.arm();
    const stop = this.machine.standsAt();
    const mark = stop === undefined ? undefined : search.accept(stop);
    if (mark !== undefined) return { moment, mark };
    yield* this.goTo({ time: from, at: "stop" });
    return yield* this.lastStop(end, search);
  }

  /** The time of the last stop point that the search arms, in one run through. */
  private *lastNoted<T>(end: Moment, search: Search<T>): Travel<number | undefined> {
    const { machine } = this;
    machine.disarmAll();
    machine.trace(false);
    search.arm();
    let last = machine.standsAt() === undefined ? undefined : this.time;
    this.travelling = true;
    beginNotes(machine, end.time);
    try {
      // Where there are none for long, suspending less often.
      for (let slice = notedSlice; this.time < end.time; slice = Math.min(2 * slice, travelSlice)) {
        const stop = this.advanceTo(end, slice);
        const isNew = stop.kind === "Breakpoint" && this.time < end.time;
        // What is noted may be older than a stop of the slice before, where a recorded write interrupted the run.
        last = latest(last, isNew ? this.time : lastNote(machine));
        if (stop.kind === "Halted" || stop.kind === "Stdin") break;
        if (last !== undefined && end.time - this.time > cheapLength) {
          endNotes(machine);
          return (yield* this.lastInHalves(end, (to) => this.lastNoted(to, search))) ?? last;
        }
        yield;
      }
    } finally {
      endNotes(machine);
      this.travelling = false;
    }
    return last;
  }

  /** By a look at each. */
  private *lastStop<T>(end: Moment, search: Search<T>): Travel<Found<T> | undefined> {
    const { machine } = this;
    let found: Found<T> | undefined;
    let stops = 0;
    machine.disarmAll();
    machine.trace(false);
    search.arm();
    this.travelling = true;
    try {
      for (let stop = machine.standsAt() ?? this.advanceTo(end); ; stop = this.advanceTo(end)) {
        const moment = this.momentOf(stop);
        if (!isBefore(moment, end) || stop.kind === "Halted" || stop.kind === "Stdin") return found;
        const mark = stop.kind === "FuelOut" ? undefined : search.accept(stop);
        if (mark !== undefined) found = { moment, mark };
        if (stop.kind === "FuelOut" || ++stops % 256 === 0) yield;
        if (stops >= stopsBeforeHalving && end.time - this.time > stopsBeforeHalving) break;
      }
    } finally {
      this.travelling = false;
    }
    return (yield* this.lastInHalves(end, (to) => this.lastStop(to, search))) ?? found;
  }

  /** The first moment from where the machine is, and before `end`, that the search accepts; the machine is there then. */
  *firstBefore<T>(end: Moment, search: Search<T>): Travel<Found<T> | undefined> {
    const { machine } = this;
    machine.disarmAll();
    machine.trace(false);
    search.arm();
    this.travelling = true;
    try {
      for (let stop = machine.standsAt() ?? this.advanceTo(end); ; stop = this.advanceTo(end)) {
        const moment = this.momentOf(stop);
        if (stop.kind === "Halted" || stop.kind === "Stdin" || isBefore(end, moment)) return undefined;
        const mark = stop.kind === "FuelOut" ? undefined : search.accept(stop);
        if (mark !== undefined) return { moment, mark };
        if (!isBefore(moment, end)) return undefined;
        if (stop.kind === "FuelOut") yield;
      }
    } finally {
      this.travelling = false;
    }
  }

  private momentOf({ kind }: Stop): Moment {
    return { time: this.time, at: kind === "Panic" ? "panic" : kind === "Trace" ? "within" : "stop" };
  }

  private *lastInHalves<T>(end: Moment, look: (end: Moment) => Travel<T | undefined>): Travel<T | undefined> {
    const from = this.time;
    this.keepNear();
    const half: Moment = { time: from + Math.floor((end.time - from) / 2), at: "stop" };
    yield* this.goNear(half.time);
    if (this.time <= from) yield* this.goTo(half);
    this.keepNear();
    const middle: Moment = { time: this.time, at: "stop" };
    const later = yield* look(end);
    if (later !== undefined) return later;
    yield* this.goTo({ time: from, at: "stop" });
    return yield* look(middle);
  }

  private keepNear(): void {
    if (this.time - this.snapshots.atOrBefore(this.time).time > cheapLength) this.takeSnapshot();
  }

  /** Or a little further, where the run has been or would end: to end exactly may need other code than what is there. */
  private advanceTo(end: Moment, slice = travelSlice): Stop {
    const furthest = end.time + margin;
    const isFree = this.isComplete || furthest <= this.frontierTime;
    const left = (isFree ? furthest : this.frontierTime) - this.time;
    return this.advance(Math.min(left, slice), left <= slice && !isFree);
  }
}

export function isBefore(a: Moment, b: Moment): boolean {
  return a.time < b.time || (a.time === b.time && a.at !== "stop" && b.at === "stop");
}

/** A travel at one go. */
export function drain<T>(travel: Travel<T>): T {
  for (;;) {
    const step = travel.next();
    if (step.done === true) return step.value;
  }
}

function latest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}
