/**
 * Region inference of one body, in rustc's order: universal regions and what is known of them; the body over region variables; the
 * type check that gives outlives constraints; liveness; solution. Errors are found in `check.ts` and worded in `explain.ts`.
 */
import { BitSet } from "../../../base/bitset";
import type { TypedBody } from "../../../types/body";
import type { Context } from "../../../types/context";
import type { Region, RegionVid } from "../../../types/ty";
import type { Body } from "../../mir";
import type { RegionAnswers } from "./answers";
import { bestBlame, constraintPath } from "./blame";
import { checkRegions, type RegionError } from "./check";
import { RegionCx } from "./context";
import { findLiveCause } from "./liveCause";
import { addLiveness, type LocalUses } from "./liveness";
import { addMentioned } from "./mentioned";
import { indexPoints } from "./points";
import type {
  BlameConstraint,
  ClosureRequirements,
  LiveCause,
  OutlivesConstraint,
  PointIndex,
  RegionDefinition,
  RegionInference,
  RequirementsOf,
} from "./regions";
import { renumber } from "./renumber";
import { ConstraintGraph, type RegionValues, solveRegions, universeConstraints } from "./solve";
import { typeCheck } from "./typeck";
import { universalRegions } from "./universal";

/** `body` is analysed (constants promoted, nothing removed yet); `typed` is what it was built from. */
export function inferRegions(
  tcx: Context,
  answers: RegionAnswers,
  body: Body,
  typed: TypedBody,
  requirementsOf: RequirementsOf,
): Regions {
  const universal = universalRegions(tcx, typed);
  const cx = new RegionCx(tcx, body, universal, tcx.paramEnv(body.def), answers);
  cx.relations.addPredicates(cx.env.callerBounds);
  const { inputs, output } = universal;
  const signature = cx.normalizeAll({ inputs, output });
  for (const ty of [...inputs, ...signature.inputs, output, signature.output])
    if (ty !== undefined) cx.relations.addImplied(ty);
  addHeader(cx);
  cx.relations.close();
  const renumbered = renumber(cx, body, signature);
  typeCheck(cx, renumbered, signature, typed.closure, requirementsOf);
  return new Regions(cx, renumbered);
}

/** Inside an impl, its header is well-formed. */
function addHeader(cx: RegionCx): void {
  const { tcx } = cx;
  const owner = tcx.parent(tcx.bodyOwner(cx.body.def));
  if (owner === undefined || tcx.def(owner).kind !== "Impl") return;
  const { selfTy, trait } = tcx.implHeader(owner);
  cx.relations.addImplied(selfTy);
  for (const arg of trait?.args ?? []) if (arg.kind === "Type") cx.relations.addImplied(arg.ty);
}

export class Regions implements RegionInference {
  readonly points: PointIndex;
  readonly constraints: readonly OutlivesConstraint[];
  readonly regionCount: number;
  readonly requirements: ClosureRequirements | undefined;
  readonly errors: readonly RegionError[];
  readonly definitions: readonly RegionDefinition[];
  readonly uses: LocalUses;
  private readonly graph: ConstraintGraph;
  private readonly values: RegionValues;
  private readonly live: (BitSet | undefined)[] = [];

  constructor(
    readonly cx: RegionCx,
    readonly body: Body,
  ) {
    this.points = indexPoints(body);
    const addLive = (region: RegionVid, points: BitSet): void => {
      const known = this.live[region];
      if (known === undefined) this.live[region] = points.clone();
      else known.union(points);
    };
    this.uses = addLiveness(cx, body, this.points, addLive);
    addMentioned(cx, body, this.points, addLive);
    this.definitions = cx.definitions;
    this.regionCount = cx.definitions.length;
    const demanded = [...cx.constraints, ...this.memberConstraints()];
    const first = new ConstraintGraph(demanded, this.regionCount);
    const added = universeConstraints(first, cx.definitions, body.span);
    this.constraints = added.length === 0 ? demanded : [...demanded, ...added];
    this.graph = added.length === 0 ? first : new ConstraintGraph(this.constraints, this.regionCount);
    this.values = solveRegions(this.graph, cx.definitions, this.live, this.points.count);
    const found = checkRegions(this);
    this.errors = found.errors;
    this.requirements = found.requirements;
  }

  /** What an opaque type hides lives at least as long as the body: it is given out. */
  private memberConstraints(): OutlivesConstraint[] {
    const shorter = this.cx.universal.body;
    return this.cx.members.map(({ region, span }) => ({
      longer: region,
      shorter,
      category: { kind: "OpaqueType" },
      span,
      location: undefined,
      fromClosure: false,
    }));
  }

  vidOf(region: Region): RegionVid {
    return this.cx.varOf(region);
  }

  contains(region: RegionVid, point: number): boolean {
    return this.pointsOf(region)?.has(point) === true;
  }

  pointsOf(region: RegionVid): BitSet | undefined {
    return this.values.points[this.values.componentOf[region] as number];
  }

  /** Universal regions and placeholders in the value. */
  endsIn(region: RegionVid): BitSet {
    return this.values.ends[this.values.componentOf[region] as number] ?? new BitSet();
  }

  universalIn(region: RegionVid): readonly RegionVid[] {
    return [...this.endsIn(region)].filter((end) => this.isUniversal(end as RegionVid)) as RegionVid[];
  }

  isUniversal(region: RegionVid): boolean {
    return region < this.cx.universal.definitions.length;
  }

  definition(region: RegionVid): RegionDefinition {
    return this.definitions[region] ?? { kind: "Existential", universe: 0 };
  }

  outlives(longer: RegionVid, shorter: RegionVid): boolean {
    if (longer === shorter) return true;
    const upper = this.universalIn(longer);
    for (const end of this.endsIn(shorter)) {
      if (!this.isUniversal(end as RegionVid)) {
        if (!this.endsIn(longer).has(end)) return false;
      } else if (!upper.some((region) => this.cx.relations.outlives(region, end as RegionVid))) return false;
    }
    if (upper.length > 0) return true;
    const points = this.pointsOf(longer);
    for (const point of this.pointsOf(shorter) ?? []) if (points?.has(point) !== true) return false;
    return true;
  }

  // ---- why ----

  pathTo(from: RegionVid, isTarget: (region: RegionVid) => boolean) {
    return constraintPath(this.graph, from, isTarget, false) ?? constraintPath(this.graph, from, isTarget, true);
  }

  blame(from: RegionVid, to: RegionVid | { readonly point: number }): BlameConstraint | undefined {
    const target =
      typeof to === "object"
        ? (region: RegionVid) => this.live[region]?.has(to.point) === true
        : (region: RegionVid) => region === to;
    const found = this.pathTo(from, target);
    return found === undefined ? undefined : bestBlame(this.definitions, from, found.to, found.path);
  }

  /** Live because a local's type mentions the region itself, not only one that it outlives. */
  isLiveAt(region: RegionVid, point: number): boolean {
    return this.live[region]?.has(point) === true;
  }

  liveCause(region: RegionVid, point: number, acrossTurns = false): LiveCause | undefined {
    return findLiveCause(this, region, point, acrossTurns);
  }
}
