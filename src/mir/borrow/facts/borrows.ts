/** The borrows of a body: what each borrows, how, for whom, where it is live and why it ends. */
import { BitSet } from "../../../base/bitset";
import { rootContext, type Span } from "../../../base/source";
import type { TypedBody } from "../../../types/body";
import { visitExpr } from "../../../types/check/visit";
import type { TyCtxt } from "../../../types/tcx";
import type { Region, RegionVid } from "../../../types/ty";
import type { BasicBlock, Body, Local, Location, Place, Rvalue, Statement, Terminator } from "../../mir";
import { placeTy } from "../../placeTy";
import { successors } from "../../successors";
import { describePlace } from "../describe";
import { gatherBorrows } from "../loans/borrowSet";
import { loansInScope } from "../loans/inScope";
import { useSpansAt } from "../loans/spans";
import type { Regions } from "../regions/infer";
import { endsOf, ordinary } from "./ends";
import type { Extents } from "./extents";
import type { BorrowFacts, BorrowOrigin } from "./facts";
import type { Flows } from "./flows";
import { writtenName } from "./names";
import { regionsIn } from "./regionsIn";
import type { Takers } from "./takers";

/** A borrow in the body, before anything is known of where it goes. */
export interface FoundBorrow {
  readonly location: Location;
  readonly place: Place;
  readonly assigned: Place;
  readonly kind: BorrowFacts["kind"];
  readonly isCaptureKind: boolean;
  readonly region: RegionVid;
}

/** All but fake ones, and those that only unwinding comes to. */
export function findBorrows(regions: Regions, extents: Extents): FoundBorrow[] {
  const { body } = regions;
  return body.blocks.flatMap(({ statements }, index) =>
    statements.flatMap((statement, statementIndex): FoundBorrow[] => {
      if (statement.kind !== "Assign" || statement.rvalue.kind !== "Ref") return [];
      const { rvalue, place: assigned } = statement;
      const location = { block: index as BasicBlock, statementIndex };
      const region = vidOf(rvalue.region);
      if (rvalue.borrow.kind === "Fake" || region === undefined) return [];
      if (!extents.isOrdinary(extents.points.point(location))) return [];
      const { place } = rvalue;
      return [{ location, place, assigned, region, kind: kindOf(rvalue), isCaptureKind: isCapture(rvalue) }];
    }),
  );
}

function vidOf(region: Region): RegionVid | undefined {
  return region.kind === "Var" ? region.vid : undefined;
}

function kindOf({ borrow }: Extract<Rvalue, { kind: "Ref" }>): BorrowFacts["kind"] {
  if (borrow.kind !== "Mut") return "Shared";
  return borrow.mut === "TwoPhase" ? "TwoPhase" : "Mut";
}

function isCapture({ borrow }: Extract<Rvalue, { kind: "Ref" }>): boolean {
  return borrow.kind === "Mut" && borrow.mut === "ClosureCapture";
}

interface Loan {
  readonly activated: number | undefined;
  readonly points: BitSet;
}

export class Borrows {
  private readonly loans: ReadonlyMap<number, Loan>;
  /** Of the borrows that rules inserted, by their spans. */
  private readonly origins: ReadonlyMap<string, BorrowOrigin>;

  constructor(
    private readonly tcx: TyCtxt,
    /** The body that the user's types stand in. */
    private readonly body: Body,
    private readonly regions: Regions,
    private readonly extents: Extents,
    private readonly takers: Takers,
    private readonly flows: Flows,
  ) {
    this.loans = this.findLoans();
    this.origins = insertedBorrows(tcx.typedBody(body.def));
  }

  /** By point of issue: where each loan is in scope, and where a two-phase one is activated. */
  private findLoans(): Map<number, Loan> {
    const { points } = this.extents;
    const set = gatherBorrows(this.body, this.regions, true);
    const scope = loansInScope(this.tcx, this.body, this.regions, set);
    const loans = set.borrows.map(({ activation }): Loan => {
      const activated = activation.kind === "At" ? points.point(activation.location) : undefined;
      return { activated, points: new BitSet(points.count) };
    });
    if (loans.length > 0)
      for (let point = 0; point < points.count; point++) {
        if (!this.extents.isOrdinary(point)) continue;
        for (const index of scope.before(points.location(point))) loans[index]?.points.add(point);
      }
    return new Map(set.borrows.map(({ location, index }) => [points.point(location), loans[index] as Loan]));
  }

  facts(found: FoundBorrow, id: number): BorrowFacts {
    const { extents, regions } = this;
    const point = extents.points.point(found.location);
    const at = extents.spanOf(point) ?? this.body.span;
    const own = ordinary(extents, regions.pointsOf(found.region), new BitSet(extents.points.count));
    const loan = this.loans.get(point);
    const live = extents.of(loan?.points ?? this.reachable(point, own), [point]);
    const activated = found.kind === "TwoPhase" ? loan?.activated : undefined;
    return {
      id,
      at,
      point,
      place: found.place,
      placeName: describePlace(this.tcx, this.body, found.place),
      kind: found.kind,
      isReborrow: this.isReborrow(found.place),
      origin: this.origin(found),
      region: found.region,
      isLoan: loan !== undefined,
      by: this.takers.of(found.location),
      reaches: this.reaches(id),
      activated: activated === undefined ? undefined : extents.spanOf(activated),
      reserved: activated === undefined ? new BitSet() : this.reservedPoints(point, own, activated),
      live,
      ends: endsOf(regions, extents, found.region, live),
    };
  }

  private reservedPoints(from: number, region: BitSet, activated: number): BitSet {
    const found = this.reachable(from, region, activated);
    found.delete(activated);
    return found;
  }

  /** The region's points that a way from the borrow leads to without leaving the region; not on beyond `last`. */
  private reachable(from: number, region: BitSet, last?: number): BitSet {
    const { points } = this.extents;
    const found = new BitSet(points.count);
    const stack = this.after(from);
    for (let point = stack.pop(); point !== undefined; point = stack.pop()) {
      if (!region.has(point) || !found.add(point) || point === last) continue;
      stack.push(...this.after(point));
    }
    return found;
  }

  private after(point: number): number[] {
    const { points } = this.extents;
    const { block, statementIndex } = points.location(point);
    const data = this.body.blocks[block];
    if (data === undefined) return [];
    if (statementIndex < data.statements.length) return [point + 1];
    return successorsOf(this.body, block).map((target) => points.blockStart[target] ?? 0);
  }

  private isReborrow({ local, projection }: Place): boolean {
    return projection.some(
      ({ kind }, index) =>
        kind === "Deref" &&
        placeTy(this.body.locals, { local, projection: projection.slice(0, index) }).ty.kind === "Ref",
    );
  }

  private origin(found: FoundBorrow): BorrowOrigin {
    const { span } = stepAt(this.body, found.location).info;
    if (found.isCaptureKind || useSpansAt(this.tcx, this.body, found.location, span).kind === "Closure")
      return "Capture";
    const origin = this.origins.get(spanKey(span)) ?? "Written";
    // `&s` that a coercion borrows again has the same span.
    return origin === "Reborrow" && !this.isReborrow(found.place) ? "Written" : origin;
  }

  private reaches(borrow: number): Local[] {
    const reached = this.flows.reachedBy(borrow);
    return this.regions.body.locals.flatMap(({ ty }, local) => {
      if (writtenName(this.tcx, this.body, local as Local) === undefined) return [];
      const holds = (region: RegionVid): boolean => reached.has(region) && !this.regions.isUniversal(region);
      return regionsIn(this.tcx, ty).some(({ region }) => holds(region)) ? [local as Local] : [];
    });
  }
}

function insertedBorrows({ value }: TypedBody): Map<string, BorrowOrigin> {
  const found = new Map<string, BorrowOrigin>();
  visitExpr(value, {
    expr: ({ kind, span }) => {
      if (kind.kind !== "Borrow" || span.ctxt !== rootContext) return;
      if (kind.origin === "Autoref" || kind.origin === "Operator") found.set(spanKey(span), kind.origin);
      else if (kind.origin === "Reborrow" || kind.origin === "Coercion") found.set(spanKey(span), "Reborrow");
    },
  });
  return found;
}

function spanKey({ file, lo, hi, ctxt }: Span): string {
  return `${file}:${lo}:${hi}:${ctxt}`;
}

function stepAt(body: Body, { block, statementIndex }: Location): Statement | Terminator {
  const data = body.blocks[block] as Body["blocks"][number];
  return data.statements[statementIndex] ?? data.terminator;
}

function successorsOf(body: Body, block: BasicBlock): readonly BasicBlock[] {
  const terminator = body.blocks[block]?.terminator;
  return terminator === undefined ? [] : successors(terminator);
}
