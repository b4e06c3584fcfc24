/**
 * Which loans are in scope at each point: rustc's `Borrows`. A loan is in scope from where it is issued, along the paths on
 * which its region holds the point; it ends where the region does, where the storage of the borrowed variable ends, and
 * where the path that leads to the borrowed place is assigned (`p = &mut *next` ends loans of `*p`).
 */
import { BitSet } from "../../../base/bitset";
import type { TyCtxt } from "../../../types/tcx";
import { type ForwardAnalysis, runForward } from "../../dataflow/framework";
import type { BasicBlock, Body, Location, Place } from "../../mir";
import { successors } from "../../successors";
import type { RegionInference } from "../regions/regions";
import type { BorrowData, BorrowSet } from "./borrowSet";
import { borrowConflictsWithPlace } from "./placesConflict";

export interface LoansInScope {
  point(location: Location): number;
  /** The loans in scope before a location. Cheap where the locations of a block are asked for in order. */
  before(location: Location): BitSet;
  /** Loans that the statement at a location ends by assigning or by the end of storage. */
  killedAt(location: Location): readonly BorrowData[];
}

export function loansInScope(tcx: TyCtxt, body: Body, regions: RegionInference, set: BorrowSet): LoansInScope {
  const { points } = regions;
  if (set.borrows.length === 0) {
    const none = new BitSet();
    return { point: (location) => points.point(location), before: () => none, killedAt: () => [] };
  }
  const leaving = loansOutOfScope(body, regions, set);
  const killed = killsByPoint(tcx, body, regions, set);
  const enter = (state: BitSet, point: number) => {
    for (const index of leaving.get(point) ?? []) state.delete(index);
  };
  const analysis: ForwardAnalysis = {
    bitCount: set.borrows.length,
    start: new BitSet(set.borrows.length),
    transfer(state, location) {
      const point = points.point(location);
      enter(state, point);
      const issued = set.issuedAt.get(point);
      if (issued !== undefined) state.add(issued.index);
      // After the issue: `p = &mut (*p).next` ends the very loan that it issues.
      for (const borrow of killed.get(point) ?? []) state.delete(borrow.index);
    },
    returnEdge() {},
  };
  const { entry } = runForward(body, analysis);
  let at: { readonly location: Location; readonly state: BitSet } | undefined;
  const before = (location: Location): BitSet => {
    const { block, statementIndex } = location;
    const isNext = at?.location.block === block && at.location.statementIndex <= statementIndex;
    const state = isNext && at !== undefined ? at.state : (entry[block]?.clone() ?? new BitSet(set.borrows.length));
    const from = isNext && at !== undefined ? at.location.statementIndex : 0;
    for (let index = from; index < statementIndex; index++) analysis.transfer(state, { block, statementIndex: index });
    enter(state, points.point(location));
    at = { location, state };
    return state;
  };
  return {
    point: (location) => points.point(location),
    before,
    killedAt: (location) => killed.get(points.point(location)) ?? [],
  };
}

/** By point: the loans whose region the control flow leaves there. */
function loansOutOfScope(body: Body, regions: RegionInference, set: BorrowSet): Map<number, number[]> {
  const leaving = new Map<number, number[]>();
  const { points } = regions;
  const end = (point: number, borrow: BorrowData) => {
    const list = leaving.get(point);
    if (list === undefined) leaving.set(point, [borrow.index]);
    else list.push(borrow.index);
  };
  for (const borrow of set.borrows) {
    const { block, statementIndex } = borrow.location;
    const visited = new Set<BasicBlock>();
    const stack: { readonly block: BasicBlock; readonly from: number }[] = [{ block, from: statementIndex + 1 }];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const data = body.blocks[next.block];
      if (data === undefined) continue;
      const first = points.point({ block: next.block, statementIndex: next.from });
      const last = points.point({ block: next.block, statementIndex: data.statements.length });
      let point = first;
      while (point <= last && regions.contains(borrow.region, point)) point += 1;
      if (point <= last) {
        end(point, borrow);
        continue;
      }
      for (const target of successors(data.terminator)) {
        if (visited.has(target)) continue;
        visited.add(target);
        stack.push({ block: target, from: 0 });
      }
    }
  }
  return leaving;
}

function killsByPoint(tcx: TyCtxt, body: Body, regions: RegionInference, set: BorrowSet): Map<number, BorrowData[]> {
  const killed = new Map<number, BorrowData[]>();
  body.blocks.forEach((data, block) => {
    data.statements.forEach((statement, statementIndex) => {
      let ended: readonly BorrowData[] = [];
      if (statement.kind === "StorageDead") ended = set.ofLocal.get(statement.local) ?? [];
      else if (statement.kind === "Assign") {
        const point = regions.points.point({ block: block as BasicBlock, statementIndex });
        // As in rustc, an assignment of a borrow that is no loan ends nothing.
        if (statement.rvalue.kind !== "Ref" || set.issuedAt.has(point))
          ended = overwritten(tcx, body, statement.place, set);
      }
      if (ended.length > 0)
        killed.set(regions.points.point({ block: block as BasicBlock, statementIndex }), [...ended]);
    });
  });
  return killed;
}

/** Where an assignment, a call's result or the end of storage ends loans, for the facts: without regard to scope. */
export function killedLoans(
  tcx: TyCtxt,
  body: Body,
  set: BorrowSet,
): { readonly borrow: BorrowData; readonly at: Location }[] {
  const killed: { borrow: BorrowData; at: Location }[] = [];
  const add = (borrows: readonly BorrowData[], at: Location) => {
    for (const borrow of borrows) killed.push({ borrow, at });
  };
  body.blocks.forEach(({ statements, terminator }, index) => {
    const block = index as BasicBlock;
    statements.forEach((statement, statementIndex) => {
      const at = { block, statementIndex };
      if (statement.kind === "StorageDead") add(set.ofLocal.get(statement.local) ?? [], at);
      else if (statement.kind === "Assign") add(overwritten(tcx, body, statement.place, set), at);
    });
    if (terminator.kind === "Call")
      add(overwritten(tcx, body, terminator.destination, set), { block, statementIndex: statements.length });
  });
  return killed;
}

function overwritten(tcx: TyCtxt, body: Body, place: Place, set: BorrowSet): readonly BorrowData[] {
  const ofLocal = set.ofLocal.get(place.local) ?? [];
  if (place.projection.length === 0) return ofLocal;
  return ofLocal.filter((borrow) =>
    borrowConflictsWithPlace(tcx, body, borrow.place, borrow.kind, place, "Deep", "NoOverlap"),
  );
}
