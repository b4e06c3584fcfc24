/**
 * When a block lost its last owner: the step of the program's own code after which no variable owns it. Found by halving the time
 * since its allocation, at the steps of the program's own code (between those of std, owners are on their way). Every look tells
 * of all the blocks that are asked about. The run is then where it was. What is not long ago is found with the view that shows the
 * block; the rest look by look, whenever the debugger has nothing else to do.
 */
import type { Machine } from "../machine/machine";
import { type History, isBefore, type Moment, type Travel } from "./history";
import type { LoadedProgram } from "./load";
import { sourceRange } from "./story";
import { MachineTarget } from "./target";
import { everyStep } from "./travel";
import { ownedBlocks } from "./view/build";
import { cacheOf, ViewCache } from "./view/cache";
import type { HeapBlock, LeakStep } from "./view/model";

/** What is looked for: it had an owner at `low` or was not there, and has none at `high`. */
interface Bounds {
  low: number;
  high: number;
}

/** Stop points between the two that are halved at once: more would be felt. */
const maxStretch = 2_000_000;
/** In one view. */
const maxBlocks = 64;
/** Looks for blocks that were leaked long ago, at one stop. */
const maxLooks = 400;

export class LeakSteps {
  /** By block; undefined: nobody knows. */
  private readonly known = new Map<string, LeakStep | undefined>();
  /** Those of long ago that are being looked for, and the looks that are left. */
  private readonly far = new Map<string, Bounds>();
  private looksLeft = 0;

  constructor(
    private readonly machine: Machine,
    private readonly program: LoadedProgram,
    private readonly history: History,
  ) {}

  get(id: string): LeakStep | undefined {
    return this.known.get(id);
  }

  get isLooking(): boolean {
    return this.far.size > 0 && this.looksLeft > 0;
  }

  /** A new branch of history begins. */
  forgetAfter(time: number): void {
    for (const [id, step] of this.known) if (step === undefined || step.time > time) this.known.delete(id);
    this.far.clear();
  }

  /** Looks for the steps that leaked these blocks, not long ago. Whether there were any to look for. */
  *findNear(blocks: readonly HeapBlock[], now: Moment): Travel<boolean> {
    const unknown = blocks
      .filter(
        ({ ownership, id }) => (ownership.kind === "leaked" || ownership.kind === "static") && !this.known.has(id),
      )
      .slice(0, maxBlocks);
    const bounds = new Map<string, Bounds>();
    this.looksLeft = maxLooks;
    for (const { id, allocated } of unknown) {
      const own = { low: allocated.time, high: now.time };
      if (own.high - own.low <= maxStretch) bounds.set(id, own);
      else if (!this.far.has(id)) this.far.set(id, own);
    }
    if (bounds.size === 0) return false;
    for (const [id, own] of bounds) {
      while (own.high - own.low > 1) yield* this.look(own, bounds);
      this.known.set(id, yield* this.stepBefore(own.high, now));
    }
    yield* this.history.goTo(now);
    cacheOf(this.machine).forgetBlocks(bounds.keys());
    return true;
  }

  /** One look for those of long ago. Whether it was the last one for a block. */
  *findFar(now: Moment): Travel<boolean> {
    const [next] = this.far;
    if (next === undefined || this.looksLeft-- <= 0) return false;
    const [id, own] = next;
    if (own.high - own.low > 1) yield* this.look(own, this.far);
    const isFound = own.high - own.low <= 1;
    if (isFound) {
      this.known.set(id, yield* this.stepBefore(own.high, now));
      this.far.delete(id);
      cacheOf(this.machine).forgetBlocks([id]);
    }
    yield* this.history.goTo(now);
    return isFound;
  }

  /** Halves the time of one, and with it what is known of the others. */
  private *look(own: Bounds, all: ReadonlyMap<string, Bounds>): Travel<void> {
    const { history, machine } = this;
    const middle = own.low + Math.floor((own.high - own.low) / 2);
    yield* history.goTo({ time: middle, at: "stop" });
    const end: Moment = { time: own.high - 1, at: "stop" };
    const found = yield* history.firstBefore(end, everyStep({ machine, userBodies: this.program.userBodies }));
    if (found === undefined || isBefore(end, found.moment)) own.high = middle;
    else this.narrow(found.moment.time, middle, own, all);
  }

  /** At a step of the program's own code; between `middle` and it there is none. */
  private narrow(time: number, middle: number, own: Bounds, all: ReadonlyMap<string, Bounds>): void {
    const owned = ownedBlocks(new MachineTarget(this.machine, this.program, new ViewCache()), this.program);
    for (const [id, bounds] of all) {
      if (time <= bounds.low || time >= bounds.high) continue;
      if (owned.has(id)) bounds.low = time;
      else bounds.high = bounds === own ? middle : time;
    }
  }

  private *stepBefore(time: number, now: Moment): Travel<LeakStep | undefined> {
    const { history, machine, program } = this;
    const end: Moment = time < now.time ? { time, at: "stop" } : now;
    const found = yield* history.lastBefore(end, everyStep({ machine, userBodies: program.userBodies }));
    if (found === undefined) return undefined;
    yield* history.goTo(found.moment);
    const span = new MachineTarget(machine, program).topUserFrame()?.span;
    if (span === undefined) return undefined;
    const range = sourceRange(program.sources, program.callSiteOf(span));
    const line = program.lineText(range.uri, range.startLine)?.trim();
    const words = `since line ${range.startLine}${line === undefined ? "" : `, \`${line}\``}`;
    return { time: found.moment.time, range, words };
  }
}
