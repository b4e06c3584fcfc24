/**
 * When a block lost its last owner: the step of the program's own code after which no variable owns it. Found by halving the time
 * since its allocation, at the steps of the program's own code (between those of std, owners are on their way). Every look tells
 * of all the blocks that are asked about. The run is then where it was.
 */
import type { Machine } from "../machine/machine";
import { type History, isBefore, type Moment, type Travel } from "./history";
import type { LoadedProgram } from "./load";
import { sourceRange } from "./story";
import { MachineTarget } from "./target";
import { everyStep } from "./travel";
import { ownedBlocks } from "./view/build";
import { ViewCache } from "./view/cache";
import type { HeapBlock, LeakStep } from "./view/model";

/** What is looked for: it had an owner at `low` or was not there, and has none at `high`. */
interface Bounds {
  low: number;
  high: number;
}

/** Stop points between the two that are halved without being asked to: more would be felt. */
const maxStretch = 2_000_000;
/** In one view. */
const maxBlocks = 64;

export class LeakSteps {
  /** By block; undefined: nobody knows. */
  private readonly known = new Map<string, LeakStep | undefined>();

  constructor(
    private readonly machine: Machine,
    private readonly program: LoadedProgram,
    private readonly history: History,
  ) {}

  get(id: string): LeakStep | undefined {
    return this.known.get(id);
  }

  /** A new branch of history begins. */
  forgetAfter(time: number): void {
    for (const [id, step] of this.known) if (step === undefined || step.time > time) this.known.delete(id);
  }

  /** Of the leaked blocks among these, those that nothing is known of yet. */
  unknown(blocks: readonly HeapBlock[], now: Moment): HeapBlock[] {
    return blocks
      .filter(
        ({ ownership, id }) => (ownership.kind === "leaked" || ownership.kind === "static") && !this.known.has(id),
      )
      .filter(({ allocated }) => now.time - allocated.time <= maxStretch)
      .slice(0, maxBlocks);
  }

  *find(blocks: readonly HeapBlock[], now: Moment): Travel<void> {
    const bounds = new Map(
      blocks.map(({ id, allocated }): [string, Bounds] => [id, { low: allocated.time, high: now.time }]),
    );
    for (const [id, own] of bounds) {
      yield* this.halve(own, bounds);
      this.known.set(id, yield* this.stepBefore(own.high, now));
    }
    yield* this.history.goTo(now);
  }

  private *halve(own: Bounds, all: ReadonlyMap<string, Bounds>): Travel<void> {
    const { history, machine } = this;
    while (own.high - own.low > 1) {
      const middle = own.low + Math.floor((own.high - own.low) / 2);
      yield* history.goTo({ time: middle, at: "stop" });
      const end: Moment = { time: own.high - 1, at: "stop" };
      const found = yield* history.firstBefore(end, everyStep({ machine, userBodies: this.program.userBodies }));
      if (found === undefined || isBefore(end, found.moment)) own.high = middle;
      else this.narrow(found.moment.time, middle, own, all);
    }
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
