/** The use or drop that keeps a region alive at a point: the nearest on a way forwards on which the region stays live. */
import { BitSet } from "../../../base/bitset";
import type { RegionVid } from "../../../types/ty";
import type { Local } from "../../mir";
import { normalSuccessors } from "../../successors";
import type { Regions } from "./infer";
import { forLiveness } from "./liveness";
import type { LiveCause } from "./regions";

export function findLiveCause(
  regions: Regions,
  region: RegionVid,
  point: number,
  acrossTurns: boolean,
): LiveCause | undefined {
  const live = regions.pathTo(region, (r) => regions.isLiveAt(r, point))?.to;
  // A loan that is in its own way was made in an earlier turn of a loop: what counts is what lives at the loop's head.
  const head = acrossTurns && live === region ? loopHead(regions, region) : undefined;
  const later = head === undefined ? undefined : regions.pathTo(region, (r) => regions.isLiveAt(r, head))?.to;
  const found = later === undefined || head === undefined ? undefined : nearestUse(regions, later, head);
  if (found !== undefined) return { ...found, inLaterTurn: true };
  return live === undefined ? undefined : nearestUse(regions, live, point);
}

/** The head of a loop that the region holds at. */
function loopHead(regions: Regions, region: RegionVid): number | undefined {
  const { points, body } = regions;
  for (const point of regions.pointsOf(region) ?? []) {
    const { block, statementIndex } = points.location(point);
    const data = body.blocks[block];
    if (data?.terminator.kind === "FalseUnwind" && statementIndex === data.statements.length) return point;
  }
  return undefined;
}

function nearestUse(regions: Regions, live: RegionVid, point: number): LiveCause | undefined {
  const locals = localsOf(regions, live);
  const { points, body } = regions;
  const seen = new BitSet(points.count);
  const queue = [point];
  for (let head = 0; head < queue.length; head++) {
    const at = queue[head] as number;
    if (!seen.add(at) || !regions.contains(live, at)) continue;
    const found = causeAt(regions, locals, at);
    if (found === "Def") continue;
    if (found !== undefined) return found;
    const { block, statementIndex } = points.location(at);
    const data = body.blocks[block];
    if (data === undefined) continue;
    if (statementIndex < data.statements.length) queue.push(at + 1);
    else for (const target of normalSuccessors(data.terminator)) queue.push(points.blockStart[target] ?? 0);
  }
  return undefined;
}

/** Locals whose types mention the region. */
function localsOf(regions: Regions, region: RegionVid): Local[] {
  const found: Local[] = [];
  regions.body.locals.forEach(({ ty }, local) => {
    if (regions.uses.uses[local] === undefined) return;
    let mentions = false;
    forLiveness(regions.cx, ty, (vid) => void (mentions ||= vid === region));
    if (mentions) found.push(local as Local);
  });
  return found;
}

function causeAt(regions: Regions, locals: readonly Local[], point: number): LiveCause | "Def" | undefined {
  const { uses, points } = regions;
  const location = points.location(point);
  for (const local of locals) {
    if (uses.uses[local]?.includes(point)) return { kind: "Use", local, location };
    if (uses.drops[local]?.includes(point)) return { kind: "Drop", local, location };
  }
  return locals.some((local) => uses.defs[local]?.has(point)) ? "Def" : undefined;
}
