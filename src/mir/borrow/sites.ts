/** Where a place that is found moved was moved: the moves that reach a location backwards without a new initialisation. */
import type { BasicBlock, Body, Location } from "../mir";
import type { MoveData, MoveOut, MovePathIndex } from "../movePaths";
import { predecessors, reversePostorder } from "../successors";

export interface MoveSite {
  readonly move: MoveOut;
  readonly location: Location;
  /** The move reaches the use around a loop. */
  readonly throughBackEdge: boolean;
}

export function moveSites(body: Body, data: MoveData, use: Location, path: MovePathIndex): MoveSite[] {
  const watched = new Set<MovePathIndex>(data.withChildren(path));
  for (let parent = data.path(path).parent; parent !== undefined; parent = data.path(parent).parent)
    watched.add(parent);
  const incoming = predecessors(body.blocks);
  const rank = new Map(reversePostorder(body.blocks).map((block, index) => [block, index]));
  const isBackEdge = (from: BasicBlock, to: BasicBlock) => (rank.get(from) ?? 0) >= (rank.get(to) ?? 0);
  const found = new Map<MoveOut, MoveSite>();
  const seen = new Set<BasicBlock>();
  const stack: { readonly from: Location; readonly back: boolean }[] = [{ from: use, back: false }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (walkBlock(data, next.from, next.back, watched, found)) continue;
    for (const block of incoming[next.from.block] ?? []) {
      if (seen.has(block) || returnInitializes(body, data, block, next.from.block, watched)) continue;
      seen.add(block);
      const length = (body.blocks[block]?.statements.length ?? 0) + 1;
      stack.push({ from: { block, statementIndex: length }, back: next.back || isBackEdge(block, next.from.block) });
    }
  }
  return [...found.values()].sort((left, right) => spanOf(body, left.location) - spanOf(body, right.location));
}

/** Backwards from before `from` to the block's start. True: a move or initialisation ends the search on this way. */
function walkBlock(
  data: MoveData,
  from: Location,
  back: boolean,
  watched: ReadonlySet<MovePathIndex>,
  found: Map<MoveOut, MoveSite>,
): boolean {
  for (let statementIndex = from.statementIndex - 1; statementIndex >= 0; statementIndex--) {
    const location = { block: from.block, statementIndex };
    const inits = data.initsOf(location).some((init) => !init.onReturn && watched.has(init.path));
    if (inits) return true;
    const moves = data.movesOf(location).filter((move) => watched.has(move.path));
    if (moves.length === 0) continue;
    for (const move of moves) if (!move.byStorageDead) found.set(move, { move, location, throughBackEdge: back });
    return true;
  }
  return false;
}

/** The call that ends `block` gives the place a value on its way to `target`. */
function returnInitializes(
  body: Body,
  data: MoveData,
  block: BasicBlock,
  target: BasicBlock,
  watched: ReadonlySet<MovePathIndex>,
): boolean {
  const data0 = body.blocks[block];
  if (data0?.terminator.kind !== "Call" || data0.terminator.target !== target) return false;
  return data
    .initsOf({ block, statementIndex: data0.statements.length })
    .some((init) => init.onReturn && watched.has(init.path));
}

function spanOf(body: Body, { block, statementIndex }: Location): number {
  const data = body.blocks[block];
  return (data?.statements[statementIndex]?.info ?? data?.terminator.info)?.span.lo ?? 0;
}
