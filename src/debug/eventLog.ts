/**
 * Every event of a stretch of the run, as the machine writes them: the stretch is run again in the tracing form, from a snapshot,
 * and the run is then where it was. On demand, for the list of what happened and the timeline's marks; a view's own events
 * (`view/events.ts`) compare two stops.
 */
import type { EventKind as TracedKind, MachineEvent } from "../machine/tracing";
import { crateOf, userCrate } from "../resolve/def";
import type { EventStory, StoryContext } from "./eventStory";
import { eventStory, ownSite } from "./eventStory";
import type { History, Moment, Travel } from "./history";
import type { EventKind, MemoryEvent } from "./view/model";
import type { TimelineMarkKind } from "./view/protocol";

export interface EventLog {
  /** The stretch that was looked at. */
  readonly from: number;
  readonly to: number;
  /** How many came before those that are told. */
  readonly hiddenCount: number;
  readonly list: readonly MemoryEvent[];
  readonly times: ReadonlyMap<TimelineMarkKind, readonly number[]>;
}

export interface LogRequest {
  readonly from: number;
  /** So many are told, the last ones. */
  readonly limit: number;
}

/** Stop points that are run again at most. */
const maxStretch = 200_000;

const viewKinds: Readonly<Record<TracedKind, EventKind>> = {
  allocation: "alloc",
  free: "free",
  reallocation: "realloc",
  move: "move",
  drop: "drop",
  borrow: "borrow",
  call: "call",
  return: "return",
  write: "write",
};
const markKinds: Partial<Readonly<Record<TracedKind, TimelineMarkKind>>> = {
  call: "call",
  move: "move",
  drop: "drop",
  allocation: "allocation",
  free: "free",
};

/** Up to `now`, where the run is again afterwards. */
export function* eventLog(cx: StoryContext, history: History, now: Moment, request: LogRequest): Travel<EventLog> {
  const from = Math.max(0, request.from, now.time - maxStretch);
  const kept: MachineEvent[] = [];
  const times = new Map<TimelineMarkKind, number[]>();
  let hiddenCount = 0;
  let depth = 0;
  let seen = cx.machine.tracing.eventCount;
  const take = (): void => {
    for (const event of cx.machine.tracing.eventsFrom(seen)) {
      if (event.kind === "call") depth++;
      const isOwn = depth > 0 && isTold(cx, event);
      if (event.kind === "return") depth--;
      if (!isOwn) continue;
      const mark = markKinds[event.kind];
      if (mark !== undefined) append(times, mark, event.time);
      kept.push(event);
    }
    seen = cx.machine.tracing.eventCount;
    if (kept.length > 2 * request.limit) hiddenCount += kept.splice(0, kept.length - request.limit).length;
  };
  yield* history.goTo({ time: from, at: "stop" });
  depth = cx.machine.tracing.userDepth();
  yield* history.retrace(now, take);
  hiddenCount += kept.splice(0, kept.length - request.limit).length;
  const list = kept.flatMap((event) => eventStory(cx, event) ?? []).map(toldEvent);
  return { from, to: now.time, hiddenCount, list, times };
}

/** Of drops, those of the program's own code and types: what std drops inside is its own business. */
function isTold(cx: StoryContext, event: MachineEvent): boolean {
  if (event.kind !== "drop") return event.site !== undefined;
  const own = ownSite(cx, event);
  return own !== undefined && crateOf(own.fn.body.def) === userCrate && own.fn.body.source !== "Shim";
}

function toldEvent({ kind, time, words, range, block }: EventStory): MemoryEvent {
  const sentence = `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
  const nodes = block === undefined ? [] : [block];
  return { kind: viewKinds[kind], time, words: sentence, nodes, ...(range === undefined ? {} : { range }) };
}

function append<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
