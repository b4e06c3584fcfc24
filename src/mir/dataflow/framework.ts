/**
 * Forward dataflow over sets of bits: a worklist in reverse postorder, joining by union. An analysis gives the effect of
 * each statement and terminator, and what a call's normal return adds on its edge. Results are states at block entries;
 * `visit` walks a block and shows the state before each location.
 */
import { BitSet } from "../../base/bitset";
import type { BasicBlock, BasicBlockData, Body, Location, TerminatorKind } from "../mir";
import { startBlock } from "../mir";
import { reversePostorder, successors } from "../successors";

export interface ForwardAnalysis {
  readonly bitCount: number;
  /** The state on entry of the body. */
  readonly start: BitSet;
  /** The effect of the statement or terminator at a location; for a call, without its destination. */
  transfer(state: BitSet, location: Location): void;
  /** What the edge to a terminator's normal target adds (a call's destination). */
  returnEdge(state: BitSet, block: BasicBlock): void;
  /** With this state before the terminator, it is sure not to unwind. */
  isUnwindDead?(state: BitSet, block: BasicBlock): boolean;
}

export class ForwardResults {
  /** Where `before` was asked last: the next question is mostly a few statements further on. */
  private cursor: { readonly block: BasicBlock; index: number; readonly state: BitSet } | undefined;

  constructor(
    private readonly body: Body,
    private readonly analysis: ForwardAnalysis,
    readonly entry: readonly (BitSet | undefined)[],
  ) {}

  /** Shows the state before each location of a reachable block, the terminator's last. The state is only valid during the call. */
  visit(block: BasicBlock, show: (state: BitSet, location: Location) => void): void {
    const entry = this.entry[block];
    const data = this.body.blocks[block];
    if (entry === undefined || data === undefined) return;
    const state = entry.clone();
    for (let statementIndex = 0; statementIndex <= data.statements.length; statementIndex++) {
      const location = { block, statementIndex };
      show(state, location);
      if (statementIndex < data.statements.length) this.analysis.transfer(state, location);
    }
  }

  /** The state before one location. */
  before(location: Location): BitSet {
    const { block, statementIndex } = location;
    if (this.cursor?.block !== block || this.cursor.index > statementIndex) {
      const state = this.entry[block]?.clone() ?? new BitSet(this.analysis.bitCount);
      this.cursor = { block, index: 0, state };
    }
    const { cursor } = this;
    for (; cursor.index < statementIndex; cursor.index++)
      this.analysis.transfer(cursor.state, { block, statementIndex: cursor.index });
    return cursor.state.clone();
  }
}

export function runForward(body: Body, analysis: ForwardAnalysis): ForwardResults {
  const order = reversePostorder(body.blocks);
  const rank = new Uint32Array(body.blocks.length);
  order.forEach((block, index) => {
    rank[block] = index;
  });
  const entry: (BitSet | undefined)[] = body.blocks.map(() => undefined);
  entry[startBlock] = analysis.start.clone();
  const dirty = new BitSet(order.length);
  dirty.add(0);
  for (let next = dirty.first(); next !== undefined; next = dirty.first()) {
    dirty.delete(next);
    const block = order[next] as BasicBlock;
    const data = body.blocks[block] as BasicBlockData;
    const state = (entry[block] as BitSet).clone();
    const { statements, terminator } = data;
    for (let statementIndex = 0; statementIndex < statements.length; statementIndex++)
      analysis.transfer(state, { block, statementIndex });
    const dead = analysis.isUnwindDead?.(state, block) === true ? unwindTarget(terminator) : undefined;
    analysis.transfer(state, { block, statementIndex: statements.length });
    const returns = returnsFirst(terminator);
    successors(terminator).forEach((target, index) => {
      if (target === dead) return;
      let outgoing = state;
      if (index === 0 && returns) {
        outgoing = state.clone();
        analysis.returnEdge(outgoing, block);
      }
      if (join(entry, target, outgoing)) dirty.add(rank[target] as number);
    });
  }
  return new ForwardResults(body, analysis, entry);
}

/** Whether the first successor is where a call or resumption gives its result. */
function returnsFirst(terminator: TerminatorKind): boolean {
  return terminator.kind === "Yield" || (terminator.kind === "Call" && terminator.target !== undefined);
}

function unwindTarget(terminator: TerminatorKind): BasicBlock | undefined {
  return "unwind" in terminator && terminator.unwind.kind === "Cleanup" ? terminator.unwind.target : undefined;
}

function join(entry: (BitSet | undefined)[], target: BasicBlock, state: BitSet): boolean {
  const before = entry[target];
  if (before !== undefined) return before.union(state);
  entry[target] = state.clone();
  return true;
}
