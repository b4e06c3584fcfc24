/** Where patterns meet values: `match`, `let` in its forms, and conditions with `let`. */
import type { Span } from "../../../base/source";
import type { Block, Expr, Pat } from "../../../types/body";
import { tyNever } from "../../../types/intern";
import type { BasicBlock, Place } from "../../mir";
import { astBlock, stopBefore } from "../block";
import { type Builder, placeOf } from "../builder";
import { intoPlace, intoTempScope } from "../into";
import { asPlaceBuilder, type PlaceBuilder, placeBuilderOf, tryToPlace } from "../place";
import type { Scope } from "../scope";
import { type ArmBinding, bindPattern, declareBindings, declareStorage, storageLive } from "./bind";
import { type Candidate, candidateOf, leaves, type MatchSpans, matchCandidates } from "./decide";
import { collectFakeBorrows } from "./fakeBorrows";
import { flatten } from "./pairs";

export { declareBindings } from "./bind";

// ---- match ----

type MatchKind = Extract<Expr["kind"], { kind: "Match" }>;

export function matchExpr(b: Builder, destination: Place, { span }: Expr, kind: MatchKind): void {
  const scrutinee = scrutineePlace(b, kind.scrutinee);
  const outer = b.sourceScope;
  const candidates = kind.arms.map((arm) => candidateOf(flatten(b, scrutinee, arm.pat), arm.guard !== undefined));
  const fakeBorrows = collectFakeBorrows(b, candidates, kind.scrutinee.span);
  const unmatched = matchCandidates(b, matchSpans(span, kind.scrutinee.span), b.block, candidates);
  neverUnmatched(b, unmatched, scrutinee, kind.scrutinee.span);
  addFalseEdges(b, candidates, undefined, span);
  const end = b.newBlock();
  kind.arms.forEach((arm, index) => {
    const candidate = candidates[index] as Candidate;
    b.scopes.inTempScope(arm.span, () => {
      const scope = b.newSourceScope(arm.span, outer);
      declareBindings(b, arm.pat, scope, { guard: arm.guard, initSpan: kind.scrutinee.span });
      b.sourceScope = scope;
      const { guard, pat } = arm;
      const scrutineeSpan = kind.scrutinee.span;
      const armScope = b.scopes.top;
      const bindAndRun = () => {
        bindPattern(b, candidate, { pat, guard, fakeBorrows, scrutineeSpan, scope: armScope }, pat.span);
        if (kind.source === "Normal") stopBefore(b, arm.body, "Arm", arm.body.span, arm.span);
        intoTempScope(b, destination, arm.body);
      };
      // What a guard binds, and its temporaries, goes before the variables of the arm.
      if (guard === undefined) bindAndRun();
      else b.scopes.inTempScope(arm.span, bindAndRun);
    });
    b.sourceScope = outer;
    b.goto(end, arm.span);
  });
  b.block = end;
}

/** `match x`, unless the one is of a macro and the other is not. */
function matchSpans(whole: Span, scrutinee: Span): MatchSpans {
  const isOfOne = whole.file === scrutinee.file && whole.ctxt === scrutinee.ctxt && whole.lo <= scrutinee.lo;
  return { scrutinee, start: isOfOne ? { ...whole, hi: scrutinee.hi } : scrutinee };
}

function scrutineePlace(b: Builder, scrutinee: Expr): PlaceBuilder {
  const builder = asPlaceBuilder(b, scrutinee);
  const place = tryToPlace(b, builder);
  if (place !== undefined) b.push({ kind: "PlaceMention", place }, scrutinee.span);
  return builder;
}

/** No value is left. The place is read all the same, so that one without a value must be initialised: `let x: !; match x {}`. */
function neverUnmatched(b: Builder, unmatched: BasicBlock, scrutinee: PlaceBuilder, span: Span): void {
  const place = tryToPlace(b, scrutinee);
  if (place !== undefined) b.pushTo(unmatched, { kind: "FakeRead", cause: "ForMatchedPlace", place }, b.info(span));
  b.terminateBlock(unmatched, { kind: "Unreachable" }, b.info(span));
}

/** The borrow checker must not rely on which arm is taken: each arm, and each guard that fails, may seem to fall into the next. */
function addFalseEdges(b: Builder, candidates: readonly Candidate[], last: BasicBlock | undefined, span: Span): void {
  let next = last;
  for (const leaf of candidates.flatMap(leaves).reverse()) {
    const { preBinding } = leaf;
    if (preBinding === undefined) continue;
    if (next !== undefined) {
      const real = b.newBlock();
      b.terminateBlock(preBinding, { kind: "FalseEdge", realTarget: real, imaginaryTarget: next }, b.info(span));
      leaf.preBinding = real;
      if (leaf.hasGuard && leaf.otherwise !== undefined) {
        const failed = b.newBlock();
        const target = leaf.otherwise;
        b.terminateBlock(failed, { kind: "FalseEdge", realTarget: target, imaginaryTarget: next }, b.info(span));
        leaf.otherwise = failed;
      }
    }
    next = leaf.falseEdgeStart ?? preBinding;
  }
}

// ---- let ----

/** `let pat = init;`, irrefutable; inside the statement's temporary scope. Variables are dropped in `scope`. */
export function letWithInit(b: Builder, pat: Pat, init: Expr, scope: Scope): void {
  if (!letVariable(b, pat, init, scope)) irrefutable(b, pat, scrutineePlace(b, init), scope);
}

/** `let x = init;`: the value is made in the variable. False for other patterns. */
export function letVariable(b: Builder, pat: Pat, init: Expr, scope: Scope | undefined): boolean {
  const { kind } = pat;
  if (kind.kind !== "Binding" || kind.mode !== "ByValue" || kind.subpattern !== undefined) return false;
  const local = storageLive(b, { pat: kind, span: pat.span }, scope);
  intoPlace(b, placeOf(local), init);
  b.push({ kind: "FakeRead", cause: "ForLet", place: placeOf(local) }, pat.span);
  if (pat.userType !== undefined)
    b.push({ kind: "AscribeUserType", place: placeOf(local), userType: pat.userType, variance: "Invariant" }, pat.span);
  b.scopes.scheduleValue(scope, local);
  return true;
}

/** `let x: T;`: whatever is assigned later is a `T`. */
export function letWithoutInit(b: Builder, pat: Pat): void {
  declareStorage(b, pat);
  const variable = pat.kind.kind === "Binding" ? b.variables.get(pat.kind.binding) : undefined;
  if (pat.userType === undefined || variable === undefined) return;
  const place = placeOf(variable.local);
  b.push({ kind: "AscribeUserType", place, userType: pat.userType, variance: "Invariant" }, pat.span);
}

export function placeIntoPattern(b: Builder, pat: Pat, place: Place, scope: Scope): void {
  irrefutable(b, pat, placeBuilderOf(place), scope);
}

function irrefutable(b: Builder, pat: Pat, place: PlaceBuilder, scope: Scope): void {
  const candidate = candidateOf(flatten(b, place, pat), false);
  const unmatched = matchCandidates(b, { scrutinee: pat.span, start: pat.span }, b.block, [candidate]);
  neverUnmatched(b, unmatched, place, pat.span);
  bindPattern(b, candidate, withoutGuard(pat, scope, pat.span), pat.span);
}

/** `let pat = init else { … };`: the temporaries of `init` are dropped before `else` runs. */
export function letElse(b: Builder, pat: Pat, init: Expr, otherwise: Block, scope: Scope): void {
  const failed = b.scopes.inIfThenScope(() => {
    b.scopes.inTempScope(init.span, () => refutable(b, pat, init, scope));
  });
  const success = b.block;
  b.block = failed;
  astBlock(b, b.tempPlace(tyNever, otherwise.span), otherwise);
  b.terminate({ kind: "Unreachable" }, otherwise.span);
  b.block = success;
}

/** `let pat = scrutinee` in a condition: its variables live in the scope around and are named from here on. */
export function letCondition(b: Builder, scrutinee: Expr, pat: Pat, span: Span): void {
  const scope = b.newSourceScope(span, b.sourceScope);
  declareBindings(b, pat, scope, { guard: undefined, initSpan: scrutinee.span });
  refutable(b, pat, scrutinee, b.scopes.top);
  b.sourceScope = scope;
}

function refutable(b: Builder, pat: Pat, scrutinee: Expr, scope: Scope): void {
  const place = scrutineePlace(b, scrutinee);
  const candidate = candidateOf(flatten(b, place, pat), false);
  const unmatched = matchCandidates(b, { scrutinee: scrutinee.span, start: pat.span }, b.block, [candidate]);
  addFalseEdges(b, [candidate], unmatched, pat.span);
  b.scopes.breakForElse(unmatched);
  bindPattern(b, candidate, withoutGuard(pat, scope, scrutinee.span), pat.span);
}

function withoutGuard(pat: Pat, scope: Scope, scrutineeSpan: Span): ArmBinding {
  return { pat, guard: undefined, fakeBorrows: [], scrutineeSpan, scope };
}
