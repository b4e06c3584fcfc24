/**
 * The state of each local at a place of its body: initialised, not yet, moved and to whom, dropped, partly moved. From the same
 * move paths and dataflow as the move errors, run on the body that the machine runs; where the analysis can only say "maybe",
 * the view flags in the frame decide. Memoised per body; reads the frame only through `flagAt`.
 */
import { BitSet } from "../base/bitset";
import type { Span } from "../base/source";
import { shortPath } from "../mir/borrow/facts/takers";
import { type ForwardAnalysis, type ForwardResults, runForward } from "../mir/dataflow/framework";
import { initializationOf } from "../mir/dataflow/ofBody";
import type { Body, Local, Location, Place, Statement, Terminator } from "../mir/mir";
import type { MoveData, MovePathIndex } from "../mir/movePaths";
import { placeTy } from "../mir/placeTy";
import type { TyCtxt } from "../types/tcx";
import { partNames } from "./view/parts";
import type { LocalState, MoveTarget } from "./view/target";

/** Something that ended a path's value. */
interface Ending {
  readonly path: MovePathIndex;
  readonly kind: "move" | "drop";
  readonly location: Location;
}

export class BodyStates {
  private readonly data: MoveData;
  private readonly maybeInit: ForwardResults;
  private readonly maybeUninit: ForwardResults;
  private readonly endings: Ending[];
  private readonly reachingEndings: ForwardResults;

  constructor(
    private readonly tcx: TyCtxt,
    private readonly body: Body,
  ) {
    const { moves, maybeInit, maybeUninit } = initializationOf(tcx, body);
    this.data = moves;
    this.maybeInit = maybeInit;
    this.maybeUninit = maybeUninit;
    this.endings = this.findEndings();
    this.reachingEndings = runForward(body, this.endingAnalysis());
  }

  /** The state of every local before a location. `flagAt` reads a flag local's byte in the frame. */
  at(location: Location, flagAt: (flag: Local) => boolean): (local: Local) => LocalState {
    const init = this.maybeInit.before(location);
    const uninit = this.maybeUninit.before(location);
    const reaching = this.reachingEndings.before(location);
    const isInit = (path: MovePathIndex): boolean => {
      if (!init.has(path)) return false;
      if (!uninit.has(path)) return true;
      const flag = this.body.viewFlags.find(({ place }) => samePath(this.data, place, path));
      return flag === undefined ? true : flagAt(flag.flag);
    };
    return (local) => this.stateOf(local, isInit, reaching);
  }

  private stateOf(local: Local, isInit: (path: MovePathIndex) => boolean, reaching: BitSet): LocalState {
    const root = this.data.pathOfLocal(local);
    const gone = this.data.withChildren(root).filter((path) => !isInit(path));
    if (gone.length === 0) return { kind: "live" };
    if (gone.includes(root) && !this.hasLivePart(root, isInit)) return this.endOf(root, reaching);
    const parts = gone
      .filter((path) => path !== root && !gone.includes(this.data.path(path).parent as MovePathIndex))
      .map((path) => this.movedPart(path, reaching));
    const movedParts = parts.filter((part) => part !== undefined);
    return movedParts.length === 0 ? { kind: "live" } : { kind: "partlyMoved", parts: movedParts };
  }

  /** Moving a part makes the whole absent in the analysis' eyes only if all of its parts went. */
  private hasLivePart(root: MovePathIndex, isInit: (path: MovePathIndex) => boolean): boolean {
    return this.data.path(root).children.some((child) => isInit(child) || this.hasLivePart(child, isInit));
  }

  private endOf(path: MovePathIndex, reaching: BitSet): LocalState {
    const ending = this.lastEnding(path, reaching);
    if (ending === undefined) return { kind: "uninitialised" };
    const span = this.infoAt(ending.location).info.span;
    return ending.kind === "drop"
      ? { kind: "dropped", at: span }
      : { kind: "moved", to: this.targetOf(ending.location), at: span };
  }

  private movedPart(
    path: MovePathIndex,
    reaching: BitSet,
  ): { fields: readonly string[]; to: MoveTarget | undefined; at: Span } | undefined {
    const ending = this.lastEnding(path, reaching);
    if (ending === undefined) return undefined;
    const { place } = this.data.path(path);
    const fields = place.projection.flatMap((step, i) => {
      if (step.kind === "Deref") return ["*"];
      if (step.kind !== "Field") return [];
      const { ty, variant } = placeTy(this.body.locals, { ...place, projection: place.projection.slice(0, i) });
      return [partNames(this.tcx, ty, variant ?? 0)[step.field] ?? String(step.field)];
    });
    return { fields, to: this.targetOf(ending.location), at: this.infoAt(ending.location).info.span };
  }

  /** Of the endings that may have come last, the one furthest down. */
  private lastEnding(path: MovePathIndex, reaching: BitSet): Ending | undefined {
    let last: Ending | undefined;
    for (const bit of reaching) {
      const ending = this.endings[bit];
      if (ending === undefined || !this.covers(ending.path, path)) continue;
      if (last === undefined || this.infoAt(ending.location).info.span.lo >= this.infoAt(last.location).info.span.lo)
        last = ending;
    }
    return last;
  }

  private covers(outer: MovePathIndex, inner: MovePathIndex): boolean {
    for (let at: MovePathIndex | undefined = inner; at !== undefined; at = this.data.path(at).parent)
      if (at === outer) return true;
    return false;
  }

  private findEndings(): Ending[] {
    const endings: Ending[] = this.data.moves
      .filter(({ byStorageDead }) => !byStorageDead)
      .map(({ path, location }) => ({ path, kind: "move", location }));
    this.body.blocks.forEach((block, index) => {
      if (block.terminator.kind !== "Drop" || block.isCleanup) return;
      const found = this.data.lookup(block.terminator.place);
      if (found.exact)
        endings.push({
          path: found.path,
          kind: "drop",
          location: { block: index as Location["block"], statementIndex: block.statements.length },
        });
    });
    return endings;
  }

  /** Which endings may be the last thing that happened to their path. */
  private endingAnalysis(): ForwardAnalysis {
    const { body, data, endings } = this;
    const at = new Map<string, number[]>();
    const byPath = new Map<MovePathIndex, number[]>();
    endings.forEach((ending, bit) => {
      append(at, key(ending.location), bit);
      append(byPath, ending.path, bit);
    });
    const clear = (state: BitSet, path: MovePathIndex) => {
      for (const below of data.withChildren(path)) for (const bit of byPath.get(below) ?? []) state.delete(bit);
    };
    return {
      bitCount: endings.length,
      start: new BitSet(endings.length),
      transfer: (state, location) => {
        for (const move of data.movesOf(location)) if (move.byStorageDead) clear(state, move.path);
        for (const bit of at.get(key(location)) ?? []) {
          clear(state, (endings[bit] as Ending).path);
          state.add(bit);
        }
        for (const init of data.initsOf(location)) if (!init.onReturn) clear(state, init.path);
      },
      returnEdge: (state, block) => {
        const { terminator } = body.blocks[block] as Body["blocks"][number];
        if (terminator.kind !== "Call") return;
        const found = data.lookup(terminator.destination);
        if (found.exact) clear(state, found.path);
      },
    };
  }

  /** Who took a value: the variable assigned, or the function called. Temporaries are followed to where they go in turn. */
  private targetOf(location: Location, depth = 0): MoveTarget | undefined {
    const at = this.infoAt(location);
    if (at.kind === "Call") {
      const { func } = at;
      const name =
        func.kind === "Constant" && func.constant.ty.kind === "FnDef"
          ? shortPath(this.tcx, func.constant.ty.def)
          : "a function";
      return { kind: "call", functionName: name };
    }
    if (at.kind !== "Assign") return undefined;
    if (at.place.local === 0) return { kind: "return" };
    const decl = this.body.locals[at.place.local];
    if (decl?.kind.kind === "User" || decl?.kind.kind === "Arg")
      return { kind: "local", local: at.place.local, name: decl.kind.name ?? "_" };
    return depth < 8 ? this.nextMoveOf(at.place.local, depth) : undefined;
  }

  /** Who takes what is moved at a location. */
  moveTarget(location: Location): MoveTarget | undefined {
    return this.targetOf(location);
  }

  private nextMoveOf(local: Local, depth: number): MoveTarget | undefined {
    const path = this.data.pathOfLocal(local);
    const move = this.data.moves.find((candidate) => candidate.path === path && !candidate.byStorageDead);
    return move === undefined ? undefined : this.targetOf(move.location, depth + 1);
  }

  /** Where a local is moved from, whole or in part, and who takes it, in order of place. */
  movesOf(local: Local): { readonly to: string; readonly at: Span }[] {
    const moves = this.endings.filter(
      ({ path, kind }) => kind === "move" && this.data.path(path).place.local === local,
    );
    return moves
      .map(({ location }) => ({ to: moveTargetName(this.targetOf(location)), at: this.infoAt(location).info.span }))
      .sort((a, b) => a.at.lo - b.at.lo);
  }

  private infoAt({ block, statementIndex }: Location): Statement | Terminator {
    const data = this.body.blocks[block] as Body["blocks"][number];
    return data.statements[statementIndex] ?? data.terminator;
  }

  /** Locals that hold a value for certain before a location. */
  initialisedLocals(location: Location): Local[] {
    const init = this.maybeInit.before(location);
    const uninit = this.maybeUninit.before(location);
    return this.body.locals.map((_, local) => local as Local).filter((local) => init.has(local) && !uninit.has(local));
  }
}

/** As a person names it: `s2` in backticks, or the call that took it. */
export function moveTargetName(to: MoveTarget | undefined): string {
  if (to === undefined) return "a place without a name";
  switch (to.kind) {
    case "local":
      return `\`${to.name}\``;
    case "call":
      return `the call of \`${to.functionName}\``;
    case "return":
      return "the caller";
  }
}

function samePath(data: MoveData, place: Place, path: MovePathIndex): boolean {
  const found = data.lookup(place);
  return found.exact && found.path === path;
}

function key({ block, statementIndex }: Location): string {
  return `${block}:${statementIndex}`;
}

function append<K>(map: Map<K, number[]>, at: K, value: number): void {
  const list = map.get(at);
  if (list === undefined) map.set(at, [value]);
  else list.push(value);
}
