/** Why a region ends where it does: the last use, a drop, a lifetime of the caller that it must reach, or `'static`. */
import type { BitSet } from "../../../base/bitset";
import type { RegionVid } from "../../../types/ty";
import type { Regions } from "../regions/infer";
import { staticVid } from "../regions/universal";
import type { Extents } from "./extents";
import type { Extent, RegionEnd } from "./facts";
import { writtenName } from "./names";

export function endsOf(regions: Regions, extents: Extents, region: RegionVid, live: Extent): RegionEnd[] {
  const outer = regions.universalIn(region).filter((end) => end !== regions.cx.universal.body);
  if (outer.includes(staticVid)) return [{ kind: "Static" }];
  if (outer.length > 0)
    return outer.map((end) => {
      const definition = regions.definition(end);
      return { kind: "Caller", lifetime: definition.kind === "Universal" ? definition.name : undefined };
    });
  if (live.points.isEmpty()) return [{ kind: "NeverUsed" }];
  const last = extents.lastPoints(live);
  const causes = last.flatMap((point) => {
    const cause = regions.liveCause(region, point);
    return cause === undefined ? [] : [{ cause, isThere: extents.points.point(cause.location) === point }];
  });
  // A range may also end because the way on does not come by the next one.
  const there = causes.filter(({ isThere }) => isThere);
  const seen = new Map<string, RegionEnd>();
  for (const { cause } of there.length > 0 ? there : causes) {
    const at = extents.spanOf(extents.points.point(cause.location));
    if (at === undefined) continue;
    const kind = cause.kind === "Use" ? "LastUse" : "Dropped";
    seen.set(`${kind}${at.lo}:${at.hi}`, { kind, at, through: writtenName(regions.cx.tcx, regions.body, cause.local) });
  }
  return [...seen.values()];
}

/** The points of a region that are reached in the ordinary course of things. */
export function ordinary(extents: Extents, points: BitSet | undefined, into: BitSet): BitSet {
  for (const point of points ?? []) if (extents.isOrdinary(point)) into.add(point);
  return into;
}
