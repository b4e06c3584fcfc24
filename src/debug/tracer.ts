/**
 * Ownership and data breakpoints on a running machine: asks the tracing form for what is wanted, and tells at each of its stops
 * what was found. Shared by a run forwards (`session.ts`) and searches backwards (`travel.ts`).
 */
import type { Machine } from "../machine/machine";
import { eventStory, type EventStory, siteRange, type StoryContext } from "./eventStory";
import type { LoadedProgram } from "./load";
import { kindsOf, matching, type OwnershipBreakpoint } from "./ownership";
import { MachineTarget } from "./target";
import type { SourceRange } from "./view/model";
import type { Part } from "./view/parts";
import type { Verdict } from "./evaluate/condition";
import { holdsAt } from "./evaluate/hits";
import { type DataBreakpoint, homeOf, isThere, watchedPlace, type WatchPlace } from "./watches";
import { changeWords, valueWords } from "./watchWords";

/** Something that a breakpoint was waiting for. */
export interface Finding {
  readonly kind: "ownership" | "data";
  readonly ids: readonly number[];
  readonly words: string;
  readonly range: SourceRange | undefined;
  readonly story: EventStory | undefined;
}

/** One statement can do the same thing again and again: so many are told. */
const maxFindings = 20;
const toldFindings = 4;

export function findingWords(found: readonly Finding[]): string {
  const told = found
    .slice(0, toldFindings)
    .map(({ words, range }) => (range === undefined ? words : `${words} (line ${range.startLine})`));
  const text = `${told.join("; ")}${found.length > toldFindings ? `; and ${found.length - toldFindings} more` : ""}`;
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}: stopped`;
}

export class Tracer {
  ownership: readonly OwnershipBreakpoint[] = [];
  /** What was found since the run was set off. */
  found: readonly Finding[] = [];
  data: readonly DataBreakpoint[] = [];
  private watching: readonly DataBreakpoint[] = [];
  private seenEvents = 0;

  constructor(
    private readonly machine: Machine,
    private readonly program: LoadedProgram,
    /** Whether a condition holds where the program's own code stands. */
    private readonly holds: (condition: string) => Verdict,
  ) {}

  /** Another one on the same run. */
  for(ownership: readonly OwnershipBreakpoint[], data: readonly DataBreakpoint[]): Tracer {
    return Object.assign(new Tracer(this.machine, this.program, this.holds), { ownership, data });
  }

  get isNeeded(): boolean {
    return this.ownership.length > 0 || this.data.length > 0;
  }

  /** The place that a data breakpoint is set to, and its bytes. */
  watchable({ address, ty }: Part, expression: string): WatchPlace {
    const { sizeBytes } = this.program.linked.context.layouts.layoutOf(ty);
    return { ...this.watchableBytes(address, sizeBytes), expression, ty };
  }

  watchableBytes(address: number, sizeBytes: number): WatchPlace {
    const { machine } = this;
    const expression = `0x${address.toString(16)}`;
    const home = homeOf(machine, address);
    return { address, sizeBytes, expression, ty: undefined, home, time: Number(machine.time()) };
  }

  /** Before a run: the machine traces if anything is wanted. `isSearch`: a stretch of the past is looked through. */
  arm(isSearch: boolean): void {
    const { machine } = this;
    this.found = [];
    machine.trace(this.isNeeded);
    if (!this.isNeeded) return;
    const isPast = (time: number) => Number(machine.time()) < time;
    this.watching = isSearch
      ? this.data
      : this.data.filter(({ place }) => isPast(place.time) || isThere(machine, place));
    machine.tracing.watch(this.watching.map((data) => watchedPlace(data, !isSearch && isThere(machine, data.place))));
    machine.tracing.stopOn(kindsOf(this.ownership));
    this.seenEvents = machine.tracing.eventCount;
  }

  /** At a stop of the tracing form: whether something was waited for. */
  take(): boolean {
    const found = this.look();
    this.found = [...this.found, ...found].slice(0, maxFindings);
    return found.length > 0;
  }

  private look(): Finding[] {
    const { machine, program } = this;
    const cx: StoryContext = { machine, program, target: new MachineTarget(machine, program) };
    const events = machine.tracing.eventsFrom(this.seenEvents);
    this.seenEvents = machine.tracing.eventCount;
    machine.tracing.clearPending();
    // The runtime's own doings before and after `main` are none of the program's.
    if (cx.target.topUserFrame() === undefined) return this.changes(cx);
    return [...this.changes(cx), ...events.flatMap((event) => this.ofStory(eventStory(cx, event)))];
  }

  private ofStory(story: EventStory | undefined): Finding[] {
    if (story === undefined) return [];
    const hit = matching(this.ownership, story);
    if (hit.length === 0) return [];
    return [{ kind: "ownership", ids: hit.map(({ id }) => id), words: story.words, range: story.range, story }];
  }

  private changes(cx: StoryContext): Finding[] {
    const { tracing } = this.machine;
    const reads = tracing.takeReads().map((index) => ({ index, old: undefined }));
    return [...tracing.takeChanges(), ...reads].flatMap(({ index, old }) => {
      const breakpoint = this.watching[index];
      if (breakpoint === undefined || !isThere(this.machine, breakpoint.place)) return [];
      const { place, access } = breakpoint;
      if (access === (old === undefined ? "write" : "read")) return [];
      const failure = this.refused(breakpoint);
      if (failure === true) return [];
      const what = old === undefined ? valueWords(cx.target, place) : changeWords(cx.target, place, old);
      return [this.told(cx, breakpoint, `${what}${failure === undefined ? "" : ` (${failure})`}`)];
    });
  }

  private told(cx: StoryContext, { id, place }: DataBreakpoint, what: string): Finding {
    const site = this.machine.tracing.lastUserSite();
    const range = site === undefined ? undefined : siteRange(cx, site);
    return { kind: "data", ids: [id], words: `\`${place.expression}\` ${what}`, range, story: undefined };
  }

  /** True where its terms say that it is none; else what is wrong with them. */
  private refused({ terms }: DataBreakpoint): true | string | undefined {
    const { condition, hitCondition, hits } = terms;
    const verdict = condition === undefined ? true : this.holds(condition);
    if (verdict === false) return true;
    if (verdict !== true) return `its condition cannot be evaluated: ${verdict.error}`;
    if (hitCondition === undefined) return undefined;
    return holdsAt(hitCondition, hits.ordinal(Number(this.machine.time()))) ? undefined : true;
  }
}
