/**
 * Which locals a coroutine must keep across its suspensions, by rustc's four analyses: what may be used later (liveness), what may
 * be pointed to (borrowed), what has storage, and what needs its storage (holds a value that was not moved out, or is borrowed).
 * Kept are the locals that are live or borrowed at a suspension and need their storage there.
 */
import { BitSet } from "../../base/bitset";
import { type ForwardAnalysis, type ForwardResults, runForward } from "../dataflow/framework";
import type { BasicBlock, Body, Local, Location, Operand, Place, Statement, Terminator } from "../mir";
import { operandsOfStatement, operandsOfTerminator } from "../operands";
import { liveLocals } from "../dataflow/live";

export interface Suspension {
  readonly block: BasicBlock;
  /** Kept here, in rising order. */
  readonly live: readonly Local[];
  /** All locals with open storage. */
  readonly storage: BitSet;
}

export interface SavedLocals {
  readonly suspensions: readonly Suspension[];
  /** All kept anywhere, in rising order. */
  readonly saved: readonly Local[];
  /** Pairs of indices into `saved` that need storage at the same time. */
  readonly conflicts: readonly (readonly [number, number])[];
}

/** The coroutine itself is an argument of every poll. */
const selfArg = 1;

export function findSavedLocals(body: Body): SavedLocals {
  const storage = runForward(body, storageLive(body));
  const borrowed = runForward(body, borrowedLocals(body));
  const needed = runForward(body, requiresStorage(body, borrowed));
  const live = liveLocals(body);
  const suspensions: Suspension[] = [];
  const all = new BitSet(body.locals.length);
  body.blocks.forEach((data, index) => {
    if (data.terminator.kind !== "Yield" || storage.entry[index] === undefined) return;
    const block = index as BasicBlock;
    const at: Location = { block, statementIndex: data.statements.length };
    const kept = live.afterTerminator(block);
    kept.union(borrowed.before(at));
    kept.intersect(needed.before(at));
    kept.delete(selfArg);
    all.union(kept);
    suspensions.push({ block, live: locals(kept), storage: storage.before(at) });
  });
  const saved = locals(all);
  return { suspensions, saved, conflicts: storageConflicts(body, needed, saved) };
}

function locals(set: BitSet): Local[] {
  return [...set].map((local) => local as Local);
}

function storageConflicts(body: Body, needed: ForwardResults, saved: readonly Local[]): [number, number][] {
  const pairs = new Map<number, [number, number]>();
  body.blocks.forEach((data, block) => {
    if (data.terminator.kind === "Unreachable") return;
    needed.visit(block as BasicBlock, (state, location) => {
      const target = destinationAt(body, location);
      const here = saved.flatMap((local, index) => (state.has(local) || local === target ? [index] : []));
      for (const a of here) for (const b of here) if (a < b) pairs.set(a * saved.length + b, [a, b]);
    });
  });
  return [...pairs.values()];
}

/** What a statement or call writes must not overlap what it reads. */
function destinationAt(body: Body, location: Location): Local | undefined {
  const statement = statementAt(body, location);
  if (statement !== undefined) return statement.kind === "Assign" ? statement.place.local : undefined;
  const terminator = terminatorOf(body, location.block);
  return terminator?.kind === "Call" ? terminator.destination.local : undefined;
}

// ---- the analyses ----

function statementAt(body: Body, { block, statementIndex }: Location): Statement | undefined {
  return body.blocks[block]?.statements[statementIndex];
}
function terminatorOf(body: Body, block: BasicBlock): Terminator | undefined {
  return body.blocks[block]?.terminator;
}

/** Arguments, the return place and locals without storage statements always have storage. */
function storageLive(body: Body): ForwardAnalysis {
  const start = new BitSet(body.locals.length);
  for (const local of body.locals.keys()) start.add(local);
  for (const { statements } of body.blocks)
    for (const statement of statements) if (statement.kind === "StorageLive") start.delete(statement.local);
  return {
    bitCount: body.locals.length,
    start,
    transfer: (state, location) => {
      const statement = statementAt(body, location);
      if (statement?.kind === "StorageLive") state.add(statement.local);
      else if (statement?.kind === "StorageDead") state.delete(statement.local);
    },
    returnEdge: () => {},
  };
}

function isIndirect(place: Place): boolean {
  return place.projection.some(({ kind }) => kind === "Deref");
}

function borrowedLocals(body: Body): ForwardAnalysis {
  return {
    bitCount: body.locals.length,
    start: new BitSet(body.locals.length),
    transfer: (state, location) => {
      const statement = statementAt(body, location);
      if (statement === undefined) {
        // A destructor sees its value through a reference.
        const terminator = terminatorOf(body, location.block);
        if (terminator?.kind === "Drop" && !isIndirect(terminator.place)) state.add(terminator.place.local);
      } else if (statement.kind === "StorageDead") state.delete(statement.local);
      else if (statement.kind === "Assign") {
        const { rvalue } = statement;
        const isBorrow = (rvalue.kind === "Ref" && rvalue.borrow.kind !== "Fake") || rvalue.kind === "RawPtr";
        if (isBorrow && !isIndirect(rvalue.place)) state.add(rvalue.place.local);
      }
    },
    returnEdge: () => {},
  };
}

function requiresStorage(body: Body, borrowed: ForwardResults): ForwardAnalysis {
  const start = new BitSet(body.locals.length);
  for (let local = 1; local <= body.argCount; local++) start.add(local);
  /** What is moved out whole needs its storage no more, unless something points to it. */
  const moveOut = (state: BitSet, operands: readonly Operand[], location: Location): void => {
    for (const operand of operands) {
      if (operand.kind !== "Move" || operand.place.projection.length > 0) continue;
      if (!borrowed.before(location).has(operand.place.local)) state.delete(operand.place.local);
    }
  };
  return {
    bitCount: body.locals.length,
    start,
    transfer: (state, location) => {
      const statement = statementAt(body, location);
      if (statement !== undefined) {
        if (statement.kind === "StorageDead") state.delete(statement.local);
        moveOut(state, operandsOfStatement(statement), location);
        if (statement.kind === "Assign" || statement.kind === "SetDiscriminant") state.add(statement.place.local);
        return;
      }
      const terminator = terminatorOf(body, location.block);
      if (terminator === undefined) return;
      moveOut(state, operandsOfTerminator(terminator), location);
      if (terminator.kind === "Call" && terminator.destination.projection.length === 0)
        state.delete(terminator.destination.local);
    },
    returnEdge: (state, block) => {
      const terminator = terminatorOf(body, block);
      if (terminator?.kind === "Call") state.add(terminator.destination.local);
      if (terminator?.kind === "Yield") state.add(terminator.resumeArg.local);
    },
  };
}
