/**
 * Which arm is taken: rustc's decision procedure. Candidates (arms) are tried in order: the first one's first open pair
 * decides a test; every candidate from the top that the outcome of the test tells something about is sorted into a branch,
 * and each branch is decided in the same way. An or-pattern splits its candidate into subcandidates.
 *
 * Example: `match x { Some(1) => a, None => b, Some(_) => c }` tests the variant of `x` (branch Some: [a, c], branch None:
 * [b]); then in branch Some the field against 1 (success: [a]); what is left goes on to c.
 */
import type { Span } from "../../../base/source";
import type { BasicBlock } from "../../mir";
import type { Builder } from "../builder";
import { placeKey } from "../../placeKey";
import type { Ascription, Binding, FlatPat, MatchPair } from "./pairs";
import { type Branch, performTest, sortPair, type Test, testFor } from "./test";

/** Where the steps of matching stand: what they read, and the `match` up to there, or the pattern, for what they decide. */
export interface MatchSpans {
  readonly scrutinee: Span;
  readonly start: Span;
}

export interface Candidate {
  pairs: MatchPair[];
  readonly bindings: readonly Binding[];
  readonly ascriptions: readonly Ascription[];
  readonly hasGuard: boolean;
  subcandidates: Candidate[];
  /** Reached when everything matched. */
  preBinding: BasicBlock | undefined;
  /** Where matching goes on when the guard fails. */
  otherwise: BasicBlock | undefined;
  /** Where its tests start: what the borrow checker thinks the arm before may fall into. */
  falseEdgeStart: BasicBlock | undefined;
}

export function candidateOf(flat: FlatPat, hasGuard: boolean, parent?: Candidate): Candidate {
  return {
    pairs: orLast(flat.pairs),
    bindings: [...(parent?.bindings ?? []), ...flat.bindings],
    ascriptions: [...(parent?.ascriptions ?? []), ...flat.ascriptions],
    hasGuard,
    subcandidates: [],
    preBinding: undefined,
    otherwise: undefined,
    falseEdgeStart: undefined,
  };
}

function orLast(pairs: readonly MatchPair[]): MatchPair[] {
  return [...pairs.filter((pair) => pair.test.kind !== "Or"), ...pairs.filter((pair) => pair.test.kind === "Or")];
}

/** The candidates that or-patterns left, in order. */
export function leaves(candidate: Candidate): Candidate[] {
  return candidate.subcandidates.length === 0 ? [candidate] : candidate.subcandidates.flatMap(leaves);
}

/** Tests from `start` on. Returns the block that is reached when no candidate matches. */
export function matchCandidates(
  b: Builder,
  spans: MatchSpans,
  start: BasicBlock,
  candidates: readonly Candidate[],
): BasicBlock {
  let current = start;
  let rest = candidates;
  for (let first = rest[0]; first !== undefined; first = rest[0]) {
    first.falseEdgeStart ??= current;
    const pair = first.pairs[0];
    if (pair === undefined) {
      first.preBinding = current;
      current = b.newBlock();
      first.otherwise = current;
      rest = rest.slice(1);
    } else if (rest.some(startsWithOr)) ({ current, rest } = splitOrPatterns(b, spans, current, rest));
    else ({ current, rest } = testCandidates(b, spans, current, rest, pair));
  }
  return current;
}

interface Progress {
  readonly current: BasicBlock;
  readonly rest: readonly Candidate[];
}

// ---- Tests ----

function testCandidates(
  b: Builder,
  spans: MatchSpans,
  start: BasicBlock,
  candidates: readonly Candidate[],
  pair: MatchPair,
): Progress {
  const test = testFor(pair);
  const { sorted, rest } = sortCandidates(test, candidates);
  const remainder = b.newBlock();
  const targets = new Map<Branch, BasicBlock>();
  for (const [branch, inside] of sorted) {
    const target = b.newBlock();
    targets.set(branch, target);
    const unmatched = matchCandidates(b, spans, target, inside);
    b.terminateBlock(unmatched, { kind: "Goto", target: remainder }, b.info(spans.scrutinee));
  }
  b.block = start;
  performTest(b, test, targets, remainder, spans);
  return { current: remainder, rest };
}

/** Stops at the first candidate that may match in several branches: order must be kept. */
function sortCandidates(
  test: Test,
  candidates: readonly Candidate[],
): { readonly sorted: Map<Branch, Candidate[]>; readonly rest: readonly Candidate[] } {
  const sorted = new Map<Branch, Candidate[]>();
  let count = 0;
  for (const candidate of candidates) {
    const branch = sortCandidate(test, candidate, sorted);
    if (branch === undefined) break;
    const inside = sorted.get(branch);
    if (inside === undefined) sorted.set(branch, [candidate]);
    else inside.push(candidate);
    count += 1;
  }
  return { sorted, rest: candidates.slice(count) };
}

function sortCandidate(
  test: Test,
  candidate: Candidate,
  sorted: ReadonlyMap<Branch, readonly Candidate[]>,
): Branch | undefined {
  const key = placeKey(test.place);
  const index = candidate.pairs.findIndex((pair) => placeKey(pair.place) === key && pair.test.kind !== "Or");
  const pair = candidate.pairs[index];
  if (pair === undefined) return undefined;
  const inFailure = (sorted.get("failure") ?? []).flatMap((other) =>
    other.pairs.filter((otherPair) => placeKey(otherPair.place) === key),
  );
  const result = sortPair(test, pair, [...sorted.keys()], inFailure);
  if (result === undefined) return undefined;
  if (result.decided) {
    candidate.pairs = orLast([
      ...candidate.pairs.slice(0, index),
      ...pair.subpairs,
      ...candidate.pairs.slice(index + 1),
    ]);
  }
  return result.branch;
}

// ---- Or-patterns ----

function startsWithOr(candidate: Candidate): boolean {
  return candidate.pairs[0]?.test.kind === "Or";
}

/**
 * Expands the or-patterns at the head of candidates. A candidate with more to test behind its or-pattern ends the run,
 * because the rest of its tests must come before later candidates.
 */
function splitOrPatterns(b: Builder, spans: MatchSpans, start: BasicBlock, candidates: readonly Candidate[]): Progress {
  const last = candidates.findIndex((candidate) => startsWithOr(candidate) && candidate.pairs.length > 1);
  const count = last < 0 ? candidates.length : last + 1;
  const expanding = candidates.slice(0, count).filter(startsWithOr);
  const expanded = candidates
    .slice(0, count)
    .flatMap((candidate) => (startsWithOr(candidate) ? expand(candidate) : [candidate]));
  const remainder = matchCandidates(b, spans, start, expanded);
  for (const candidate of expanding) {
    mergeTrivial(b, spans, candidate);
    testRemaining(b, spans, candidate);
  }
  return { current: remainder, rest: candidates.slice(count) };
}

function expand(candidate: Candidate): Candidate[] {
  const [pair, ...rest] = candidate.pairs;
  candidate.pairs = rest;
  if (pair?.test.kind === "Or")
    candidate.subcandidates = pair.test.alternatives.map((flat) => candidateOf(flat, candidate.hasGuard, candidate));
  return candidate.subcandidates;
}

/** `1 | 2`: alternatives that bind nothing meet again in one block. */
function mergeTrivial(b: Builder, spans: MatchSpans, candidate: Candidate): void {
  candidate.falseEdgeStart ??= candidate.subcandidates[0]?.falseEdgeStart;
  const trivial = candidate.subcandidates.every(
    (sub) =>
      sub.subcandidates.length === 0 &&
      sub.bindings.length === candidate.bindings.length &&
      sub.ascriptions.length === candidate.ascriptions.length,
  );
  if (!trivial || candidate.hasGuard) return;
  const anyMatches = b.newBlock();
  for (const sub of candidate.subcandidates) {
    if (sub.preBinding !== undefined)
      b.terminateBlock(sub.preBinding, { kind: "Goto", target: anyMatches }, b.info(spans.scrutinee));
    candidate.otherwise = sub.otherwise;
  }
  candidate.preBinding = anyMatches;
  candidate.subcandidates = [];
}

/** What stands behind the or-pattern is tested in each of its leaves. */
function testRemaining(b: Builder, spans: MatchSpans, candidate: Candidate): void {
  const remaining = candidate.pairs;
  if (remaining.length === 0) return;
  candidate.pairs = [];
  const all = leaves(candidate);
  const lastOtherwise = all.at(-1)?.otherwise;
  for (const leaf of all) {
    const start = leaf.preBinding;
    const otherwise = leaf.hasGuard ? leaf.otherwise : lastOtherwise;
    if (start === undefined || otherwise === undefined) continue;
    leaf.pairs = [...remaining];
    const unmatched = matchCandidates(b, spans, start, [leaf]);
    b.terminateBlock(unmatched, { kind: "Goto", target: otherwise }, b.info(spans.scrutinee));
  }
}
