/**
 * "When was this written, moved, dropped, allocated, freed?": back to the step that did it, from the history of the run. A search
 * backwards with the tracing form, for this one place or block.
 */
import { type Found, isBefore } from "./history";
import type { Travel } from "./history";
import type { OwnershipFilter } from "./ownership";
import type { Tracer } from "./tracer";
import { type Arrival, type ArrivalReason, everyStep, type TravelContext } from "./travel";
import { anyWrite, type WatchPlace } from "./watches";

export type OriginQuery =
  | { readonly what: "written"; readonly place: WatchPlace }
  /** Of the value that lies here. */
  | { readonly what: "moved" | "dropped"; readonly place: WatchPlace }
  /** `alloc3` */
  | { readonly what: "allocated" | "freed"; readonly block: string };

const filters: Readonly<Record<Exclude<OriginQuery["what"], "written">, OwnershipFilter>> = {
  moved: "move",
  dropped: "drop",
  allocated: "allocation",
  freed: "free",
};

/** Stands before the statement that did it; stays where it is when nothing did. */
export function* toOrigin(cx: TravelContext, query: OriginQuery): Travel<Arrival> {
  const { history, now } = cx;
  const tracer = cx.tracer.for(
    query.what === "written"
      ? []
      : [{ id: 0, filter: filters[query.what], name: "block" in query ? query.block : undefined }],
    query.what === "written" ? [{ id: 0, place: query.place, ...anyWrite() }] : [],
  );
  const found = yield* history.lastBefore(now, {
    arm: () => tracer.arm(true),
    accept: (stop) => (stop.kind === "Trace" && tracer.take() ? matchOf(tracer, query) : undefined),
  });
  if (found === undefined) return { reason: "nowhere", stop: yield* history.goTo(now) };
  const step = yield* stepBefore(cx, found.moment.time);
  const stop = yield* history.goTo(step?.moment ?? now);
  cx.tracer.found = [found.mark];
  return { reason: "origin", stop };
}

/** What was found since the last look that the query asks for. */
function matchOf(tracer: Tracer, query: OriginQuery): Tracer["found"][number] | undefined {
  const { found } = tracer;
  tracer.found = [];
  return [...found].reverse().find(({ story }) => {
    if (story === undefined || !("place" in query)) return true;
    const { address, sizeBytes } = query.place;
    return story.address >= address && story.address < address + Math.max(1, sizeBytes);
  });
}

/** The last step of the program's own code that began before a time. */
function* stepBefore(cx: TravelContext, time: number): Travel<Found<ArrivalReason> | undefined> {
  const end = { time, at: "stop" } as const;
  return yield* cx.history.lastBefore(isBefore(end, cx.now) ? end : cx.now, everyStep(cx));
}
