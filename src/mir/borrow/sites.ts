/**
 * Where a place that is found moved was moved: rustc's `get_moved_indexes`. Backwards from the use to the moves of the path or of what
 * it is a part of, without a new initialisation between. Around a loop only where nothing is found on the straight ways.
 */
import { dominatorsOf, type Dominators } from "../dataflow/dominators";
import type { BasicBlock, Body, Location } from "../mir";
import type { MoveData, MoveOut, MovePathIndex } from "../movePaths";
import { predecessors } from "../successors";

export interface MoveSite {
  readonly move: MoveOut;
  readonly location: Location;
  /** The move reaches the use around a loop. */
  readonly throughBackEdge: boolean;
}

export function moveSites(body: Body, data: MoveData, use: Location, path: MovePathIndex): MoveSite[] {
  const found = new SiteSearch(body, data, path).run(use);
  return found.sort((left, right) => spanOf(body, left.location) - spanOf(body, right.location));
}

class SiteSearch {
  /** The path, and those that it is a part of. */
  private readonly watched = new Set<MovePathIndex>();
  private readonly incoming: readonly (readonly BasicBlock[])[];
  private readonly dominators: Dominators;
  private readonly visited = new Set<string>();
  private readonly found: MoveSite[] = [];
  private readonly backwards: Location[] = [];

  constructor(
    private readonly body: Body,
    private readonly data: MoveData,
    path: MovePathIndex,
  ) {
    for (let at: MovePathIndex | undefined = path; at !== undefined; at = data.path(at).parent) this.watched.add(at);
    this.incoming = predecessors(body.blocks);
    this.dominators = dominatorsOf(body);
  }

  run(use: Location): MoveSite[] {
    const stack: Location[] = [];
    let reachedStart = false;
    this.step(use, stack);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (this.ends(at, false)) continue;
      reachedStart = this.step(at, stack) || reachedStart;
    }
    // On a way from the start to the use without a value, the turns of a loop are not to blame.
    if (this.found.length > 0 || (reachedStart && !this.isArgument())) return this.found;
    const { backwards } = this;
    for (let at = backwards.pop(); at !== undefined; at = backwards.pop())
      if (!this.ends(at, true)) backwards.push(...this.before(at));
    return this.found;
  }

  /** Goes on before `at`; ways around a loop wait. Whether it is the start. */
  private step(at: Location, stack: Location[]): boolean {
    const before = this.before(at);
    for (const location of before)
      if (this.dominators.dominates(at, location)) this.backwards.push(location);
      else stack.push(location);
    return before.length === 0;
  }

  private before({ block, statementIndex }: Location): Location[] {
    if (statementIndex > 0) return [{ block, statementIndex: statementIndex - 1 }];
    return (this.incoming[block] ?? []).map((from) => ({
      block: from,
      statementIndex: this.body.blocks[from]?.statements.length ?? 0,
    }));
  }

  /** A move or an initialisation ends the search on this way. */
  private ends(location: Location, throughBackEdge: boolean): boolean {
    const key = `${location.block}:${location.statementIndex}`;
    if (this.visited.has(key)) return true;
    this.visited.add(key);
    const move = this.data.movesOf(location).find((out) => !out.byStorageDead && this.watched.has(out.path));
    if (move !== undefined) this.found.push({ move, location, throughBackEdge });
    return move !== undefined || this.data.initsOf(location).some(({ path }) => this.watched.has(path));
  }

  private isArgument(): boolean {
    return [...this.watched].some((path) => {
      const { local, projection } = this.data.path(path).place;
      return projection.length === 0 && local > 0 && local <= this.body.argCount;
    });
  }
}

function spanOf(body: Body, { block, statementIndex }: Location): number {
  const data = body.blocks[block];
  return (data?.statements[statementIndex]?.info ?? data?.terminator.info)?.span.lo ?? 0;
}
