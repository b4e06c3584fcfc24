/** Which move paths may be initialised, may be uninitialised, and which initialisations have ever happened, at each point. */
import { BitSet } from "../../base/bitset";
import type { BasicBlock, Body, Location, Place } from "../mir";
import type { MoveData, MovePathIndex } from "../movePaths";
import { type ForwardAnalysis, type ForwardResults, runForward } from "./framework";

export type InitState = "Present" | "Absent";

/** What happens to paths at a location: moves make absent, assignments present; a call's destination comes on its edge. */
export function effectsAt(
  body: Body,
  data: MoveData,
  location: Location,
  effect: (path: MovePathIndex, state: InitState) => void,
): void {
  for (const move of data.movesOf(location)) for (const path of data.withChildren(move.path)) effect(path, "Absent");
  const block = body.blocks[location.block];
  if (block !== undefined && location.statementIndex === block.statements.length && block.terminator.kind === "Drop") {
    const found = data.lookup(block.terminator.place);
    if (found.exact) for (const path of data.withChildren(found.path)) effect(path, "Absent");
  }
  for (const init of data.initsOf(location))
    if (!init.onReturn) for (const path of data.withChildren(init.path)) effect(path, "Present");
}

/** The paths that a call makes present when it returns. */
export function returnEffects(
  body: Body,
  data: MoveData,
  block: BasicBlock,
  effect: (path: MovePathIndex) => void,
): void {
  const destination = returnPlaceOf(body, block);
  if (destination === undefined) return;
  const found = data.lookup(destination);
  if (found.exact) for (const path of data.withChildren(found.path)) effect(path);
}

function returnPlaceOf(body: Body, block: BasicBlock): Place | undefined {
  const terminator = body.blocks[block]?.terminator;
  if (terminator?.kind === "Call") return terminator.destination;
  return terminator?.kind === "Yield" ? terminator.resumeArg : undefined;
}

export function maybeInitialized(body: Body, data: MoveData): ForwardAnalysis {
  const start = new BitSet(data.paths.length);
  for (const init of data.inits)
    if (init.location === undefined) for (const path of data.withChildren(init.path)) start.add(path);
  return {
    bitCount: data.paths.length,
    start,
    transfer: (state, location) =>
      effectsAt(body, data, location, (path, present) =>
        present === "Present" ? state.add(path) : state.delete(path),
      ),
    returnEdge: (state, block) => returnEffects(body, data, block, (path) => state.add(path)),
  };
}

export function maybeUninitialized(body: Body, data: MoveData): ForwardAnalysis {
  const start = new BitSet(data.paths.length);
  for (const path of data.paths) start.add(path.index);
  for (const init of data.inits)
    if (init.location === undefined) for (const path of data.withChildren(init.path)) start.delete(path);
  return {
    bitCount: data.paths.length,
    start,
    transfer: (state, location) =>
      effectsAt(body, data, location, (path, present) =>
        present === "Present" ? state.delete(path) : state.add(path),
      ),
    returnEdge: (state, block) => returnEffects(body, data, block, (path) => state.delete(path)),
  };
}

/** As drop elaboration needs them: a drop of what is not initialised does nothing, so it does not unwind either. */
export function initializedAtDrops(
  body: Body,
  data: MoveData,
): { readonly maybeInit: ForwardResults; readonly maybeUninit: ForwardResults } {
  const isDead = (state: BitSet, block: BasicBlock): boolean => {
    const terminator = body.blocks[block]?.terminator;
    const found = terminator?.kind === "Drop" ? data.lookup(terminator.place) : undefined;
    return found?.exact === true && !data.withChildren(found.path).some((path) => state.has(path));
  };
  const maybeInit = runForward(body, { ...maybeInitialized(body, data), isUnwindDead: isDead });
  const isDeadAt = (_: BitSet, block: BasicBlock): boolean =>
    isDead(maybeInit.before({ block, statementIndex: body.blocks[block]?.statements.length ?? 0 }), block);
  return { maybeInit, maybeUninit: runForward(body, { ...maybeUninitialized(body, data), isUnwindDead: isDeadAt }) };
}

/** Bits are indexes into `data.inits`: those that may have happened since the variable's storage began. */
export function everInitialized(body: Body, data: MoveData): ForwardAnalysis {
  const index = new Map(data.inits.map((init, i) => [init, i]));
  const start = new BitSet(data.inits.length);
  data.inits.forEach((init, i) => {
    if (init.location === undefined) start.add(i);
  });
  const add = (state: BitSet, location: Location, onReturn: boolean) => {
    for (const init of data.initsOf(location)) if (init.onReturn === onReturn) state.add(index.get(init) as number);
  };
  return {
    bitCount: data.inits.length,
    start,
    transfer: (state, location) => {
      add(state, location, false);
      const statement = body.blocks[location.block]?.statements[location.statementIndex];
      if (statement?.kind === "StorageDead")
        for (const i of data.initsOfPath(data.pathOfLocal(statement.local))) state.delete(i);
    },
    returnEdge: (state, block) =>
      add(state, { block, statementIndex: body.blocks[block]?.statements.length ?? 0 }, true),
  };
}
