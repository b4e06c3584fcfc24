/** Liveness of whole locals, backwards: a local is live where a later use may read it before it is written whole. */
import { BitSet } from "../../base/bitset";
import type { BasicBlock, BasicBlockData, Body, Operand, Place, Rvalue, Statement, Terminator } from "../mir";
import { operandsOfTerminator } from "../operands";
import { predecessors, successors } from "../successors";

/** Whether what the statement or terminator reads counts; an assignment that does not count (`x += 1`) is no end of the old value either. */
export type CountsAsRead = (at: Statement | Terminator) => boolean;

export interface LiveLocals {
  /** Live on some way out of the block's terminator, before a call's or resumption's own result is written. */
  afterTerminator(block: BasicBlock): BitSet;
  /** Walks a block backwards: shows what is live after each statement, and after the terminator first. The state is only valid during the call. */
  visit(block: BasicBlock, show: (state: BitSet, at: Statement | Terminator) => void): BitSet;
}

export function liveLocals(body: Body, counts: CountsAsRead = () => true): LiveLocals {
  const entry = body.blocks.map(() => new BitSet(body.locals.length));
  const incoming = predecessors(body.blocks);
  const after = (block: BasicBlock): BitSet => {
    const state = new BitSet(body.locals.length);
    const data = body.blocks[block] as BasicBlockData;
    for (const target of successors(data.terminator)) state.union(entry[target] as BitSet);
    if (data.terminator.kind === "Yield" && data.terminator.resumeArg.projection.length === 0)
      state.delete(data.terminator.resumeArg.local);
    return state;
  };
  const visit = (block: BasicBlock, show: (state: BitSet, at: Statement | Terminator) => void): BitSet => {
    const state = after(block);
    const { statements, terminator } = body.blocks[block] as BasicBlockData;
    show(state, terminator);
    terminatorEffect(state, terminator, counts(terminator));
    for (let index = statements.length - 1; index >= 0; index--) {
      const statement = statements[index] as Statement;
      show(state, statement);
      statementEffect(state, statement, counts(statement));
    }
    return state;
  };
  const work = body.blocks.map((_, index) => index as BasicBlock);
  for (let block = work.pop(); block !== undefined; block = work.pop()) {
    const state = visit(block, () => {});
    if (entry[block]?.union(state)) work.push(...(incoming[block] ?? []));
  }
  return { afterTerminator: after, visit };
}

/** A write of the whole local ends its life (upwards); one of a part neither ends nor begins it. */
function written(state: BitSet, place: Place): void {
  if (place.projection.length === 0) state.delete(place.local);
  else readBase(state, place);
}

/** Writing through a pointer reads the pointer; indexing reads the index. */
function readBase(state: BitSet, place: Place): void {
  if (place.projection.some(({ kind }) => kind === "Deref")) state.add(place.local);
  for (const element of place.projection) if (element.kind === "Index") state.add(element.local);
}

function read(state: BitSet, place: Place): void {
  state.add(place.local);
  if (place.projection.length === 0) return;
  for (const element of place.projection) if (element.kind === "Index") state.add(element.local);
}

function readOperands(state: BitSet, operands: readonly Operand[]): void {
  for (const operand of operands) readOperand(state, operand);
}

function statementEffect(state: BitSet, statement: Statement, reads: boolean): void {
  switch (statement.kind) {
    case "StorageLive":
    case "StorageDead":
      state.delete(statement.local);
      return;
    case "Assign":
      // What is added to keeps its life.
      if (!reads) return;
      written(state, statement.place);
      readRvalue(state, statement.rvalue);
      return;
    case "SetDiscriminant":
      readBase(state, statement.place);
      return;
    case "Assume":
      readOperands(state, [statement.operand]);
      return;
    case "CopyNonOverlapping":
      readOperands(state, [statement.source, statement.destination, statement.count]);
      return;
    default:
  }
}

function readOperand(state: BitSet, operand: Operand): void {
  if (operand.kind !== "Constant") read(state, operand.place);
}

function readRvalue(state: BitSet, rvalue: Rvalue): void {
  switch (rvalue.kind) {
    case "Ref":
    case "RawPtr":
    case "Len":
    case "Discriminant":
    case "CopyForDeref":
      return read(state, rvalue.place);
    case "BinaryOp":
      readOperand(state, rvalue.left);
      return readOperand(state, rvalue.right);
    case "Aggregate":
      return readOperands(state, rvalue.operands);
    case "NullaryOp":
      return;
    default:
      readOperand(state, rvalue.operand);
  }
}

function terminatorEffect(state: BitSet, terminator: Terminator, reads: boolean): void {
  switch (terminator.kind) {
    case "Return":
      state.add(0);
      return;
    case "Drop":
      if (reads) read(state, terminator.place);
      return;
    case "Call":
      written(state, terminator.destination);
      break;
    case "Assert":
      if (terminator.message.kind === "BoundsCheck")
        readOperands(state, [terminator.message.length, terminator.message.index]);
      break;
    default:
  }
  if (reads) readOperands(state, operandsOfTerminator(terminator));
}
