/**
 * Moves, initialisation and mutability: the part of the borrow check that needs no loans (E0381, E0382, E0384, E0507, E0508,
 * E0509, E0594, E0596). Every use, borrow and assignment that `checkBorrows.ts` meets is held against what may be moved or
 * uninitialised there. What is found is worded in `explain.ts`; the places where it happened are found in `sites.ts`.
 */
import type { BitSet } from "../../base/bitset";
import type { Diagnostic } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { TyCtxt } from "../../types/tcx";
import type { ForwardResults } from "../dataflow/framework";
import { initializationOf } from "../dataflow/ofBody";
import type { BasicBlock, Body, Local, Location, Place } from "../mir";
import type { MoveData, MovePathIndex } from "../movePaths";
import { placeKey } from "../placeKey";
import { placeTy } from "../placeTy";
import { upvarField } from "./describe";
import { Explain } from "./explain";
import { ImmutableReports } from "./immutable";
import { useSpansAt } from "./loans/spans";
import { checkMutable, type MutableUse } from "./mutability";
import type { DeclarationOf } from "./regions/names";
import { moveSites } from "./sites";

/** What the program was about to do: rustc's `InitializationRequiringAction`. */
export type Action = "Borrow" | "Use" | "PartialAssignment";

export class MoveChecker {
  private readonly data: MoveData;
  private readonly explain: Explain;
  private readonly immutable: ImmutableReports;
  /** By the moves to blame: the use to tell of. */
  private readonly reportedMoves = new Map<string, { readonly used: Place; readonly diagnostic: Diagnostic }>();
  private readonly reportedUninit = new Set<number>();
  private readonly reportedMutability = new Set<string>();
  private uninit: BitSet | undefined;
  private readonly ever: ForwardResults;
  private readonly uninits: ForwardResults;

  constructor(
    private readonly tcx: TyCtxt,
    private readonly body: Body,
    declarationOf: DeclarationOf,
  ) {
    const { moves, ever, maybeUninit } = initializationOf(tcx, body);
    this.data = moves;
    this.explain = new Explain(tcx, body, this.data, declarationOf);
    this.immutable = new ImmutableReports(tcx, body, declarationOf, this.explain.diagnostics);
    this.ever = ever;
    this.uninits = maybeUninit;
  }

  /** Shows each location of a block in order; the questions below are about the location that is shown. */
  enterBlock(block: BasicBlock, show: (location: Location) => void): void {
    this.uninits.visit(block, (state, location) => {
      this.uninit = state;
      show(location);
    });
  }

  /** All that was found. */
  finish(): readonly Diagnostic[] {
    this.explain.illegalMoves();
    return [...[...this.reportedMoves.values()].map(({ diagnostic }) => diagnostic), ...this.explain.diagnostics];
  }

  // ---- uses ----

  use(place: Place, location: Location, action: Action, span: Span): void {
    this.whole(place, location, action, span);
    const { exact, path } = this.data.lookup(place);
    if (!exact || this.uninit === undefined || this.uninit.has(path)) return;
    const child = this.uninitPart(path, this.uninit);
    if (child !== undefined) this.reportUse(location, place, child, action, span);
  }

  /** Whatever of its parts may be gone. */
  private whole(place: Place, location: Location, action: Action, span: Span): void {
    const { path } = this.data.lookup(place);
    if (path !== undefined && this.uninit?.has(path) === true) this.reportUse(location, place, path, action, span);
  }

  /** Of several parts the one met last in the body comes first, as in rustc. */
  private uninitPart(path: MovePathIndex, uninit: BitSet): MovePathIndex | undefined {
    const stack = this.data.path(path).children.slice();
    for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
      if (uninit.has(part)) return part;
      stack.unshift(...this.data.path(part).children);
    }
    return undefined;
  }

  private reportUse(location: Location, used: Place, path: MovePathIndex, action: Action, span: Span): void {
    const sites = moveSites(this.body, this.data, location, path);
    if (sites.length === 0) {
      const root = used.local;
      if (this.reportedUninit.has(root)) return;
      this.reportedUninit.add(root);
      this.explain.uninitialized({ used, path, action, span });
      return;
    }
    const key = sites
      .map(({ location: at, move }) => `${at.block}:${at.statementIndex}:${move.path}`)
      .sort()
      .join();
    const known = this.reportedMoves.get(key);
    // A part tells more than the whole; of two parts the later one is told.
    if (known !== undefined && isPrefix(used, known.used)) return;
    const diagnostic = this.explain.usedAfterMove({ location, used, path, action, span, sites });
    this.reportedMoves.set(key, { used, diagnostic });
  }

  // ---- assignments ----

  isImmutableVariable(local: Local): boolean {
    const decl = this.body.locals[local];
    return decl?.mutability === "Not" && (decl.kind.kind === "User" || decl.kind.kind === "Arg");
  }

  /** An immutable variable may be assigned as long as it never was. */
  reassignment({ local }: Place, location: Location, span: Span): void {
    const before = this.ever.before(location);
    for (const index of this.data.initsOfPath(this.data.pathOfLocal(local))) {
      const init = this.data.inits[index];
      if (init === undefined || !before.has(index)) continue;
      this.immutable.assignedTwice(local, init, span);
      return;
    }
  }

  /** `p.a = …` needs the rest of `p` to be there; a path below a reference needs the reference. */
  assignedPath(place: Place, location: Location, span: Span): void {
    for (let length = place.projection.length - 1; length >= 0; length--) {
      const element = place.projection[length];
      const base: Place = { local: place.local, projection: place.projection.slice(0, length) };
      const { ty } = placeTy(this.body.locals, base);
      if (element?.kind === "Deref") {
        this.whole(base, location, "Use", span);
        return;
      }
      if (element?.kind !== "Field" || ty.kind === "Closure") continue;
      const isDropAdt = ty.kind === "Adt" && this.tcx.dropImpl(ty.def) !== undefined;
      const found = this.data.lookup(base);
      if (isDropAdt || length === 0) {
        const { path } = found;
        if (path !== undefined && this.uninit?.has(path))
          this.reportUse(location, base, path, "PartialAssignment", span);
        return;
      }
      // What a box holds may be tracked apart from it.
      const isBehindBox = base.projection.at(-1)?.kind === "Deref";
      if (isBehindBox && found.exact && this.uninit?.has(found.path))
        this.reportUse(location, base, found.path, "PartialAssignment", span);
    }
  }

  /** A variable that never had a value is told about by its own error. */
  private wasEverInitialized({ local }: Place, location: Location): boolean {
    const before = this.ever.before(location);
    for (const path of this.data.withChildren(this.data.pathOfLocal(local)))
      if (this.data.initsOfPath(path).some((index) => before.has(index))) return true;
    return false;
  }

  /** Whether the place may not be written. */
  mutable(place: Place, location: Location, use: MutableUse, localsAllowed = false): boolean {
    const denied = checkMutable(this.body, place, localsAllowed);
    const field = denied === undefined ? undefined : upvarField(this.body, denied);
    // What a closure captures from behind a `&` is told of where the closure is made.
    if (field !== undefined && this.body.upvars[field]?.behindShared === true) return false;
    if (denied === undefined || !this.wasEverInitialized(place, location)) return false;
    const key = `${use.kind}${use.span.lo}:${use.span.hi}${placeKey(place)}`;
    if (this.reportedMutability.has(key)) return true;
    this.reportedMutability.add(key);
    const spans = use.kind === "Borrow" ? useSpansAt(this.tcx, this.body, location, use.span) : undefined;
    this.immutable.notMutable(place, denied, { ...use, captured: spans?.kind === "Closure" ? spans : undefined });
    return true;
  }
}

function isPrefix(prefix: Place, place: Place): boolean {
  return (
    prefix.local === place.local &&
    prefix.projection.length <= place.projection.length &&
    placeKey(prefix) ===
      placeKey({ local: place.local, projection: place.projection.slice(0, prefix.projection.length) })
  );
}
