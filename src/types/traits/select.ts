/**
 * Selects how a trait obligation is met: assembles candidates (`candidates.ts`), throws out those whose own conditions fail,
 * prefers among the rest as rustc's old solver does, and confirms the one that is left (`confirm.ts`).
 *
 * Worked example: `Vec<?T>: Clone` finds `impl<T: Clone, A: …> Clone for Vec<T, A>`; it may apply (its condition `?T: Clone`
 * is ambiguous, not false), it is the only one, so it is chosen and `?T: Clone` becomes a nested obligation.
 */
import type { DefId } from "../../resolve/def";
import { eraseRegions, hasFlags } from "../fold";
import { selfTyOf } from "../intern";
import type { InferCtxt, Obligation } from "../infer/infer";
import type { GenericArgs, Predicate, TraitRef, Ty } from "../ty";
import { TypeFlags } from "../ty";
import { type Evaluation, freshen, type Selected } from "./caches";
import { assembleCandidates, type Candidate, kindExtends } from "./candidates";
import { confirm } from "./confirm";
import { projectObligation } from "./project";
import { wfObligations } from "../wf";

export type ImplSource =
  | {
      readonly kind: "UserDefined";
      readonly impl: DefId;
      readonly args: GenericArgs;
      readonly nested: readonly Obligation[];
    }
  /** A where-clause, or a bound of an alias type. */
  | { readonly kind: "Param"; readonly nested: readonly Obligation[] }
  | { readonly kind: "Object"; readonly upcast: TraitRef; readonly nested: readonly Obligation[] }
  | { readonly kind: "Closure"; readonly ty: Ty; readonly nested: readonly Obligation[] }
  | { readonly kind: "FnPointer"; readonly ty: Ty; readonly nested: readonly Obligation[] }
  | { readonly kind: "Builtin"; readonly nested: readonly Obligation[] };

export type SelectionResult =
  | { readonly kind: "Candidate"; readonly source: ImplSource }
  | { readonly kind: "Ambiguous" }
  | { readonly kind: "Error"; readonly overflow: boolean };

/** An obligation being evaluated, for cycles. */
interface StackEntry {
  readonly trait: TraitRef;
  readonly coinductive: boolean;
  readonly previous: StackEntry | undefined;
  readonly depth: number;
  /** The outermost entry that its result leaned on. */
  reached: number;
}
type TraitPredicate = Predicate & { readonly value: { readonly kind: "Trait" } };

/** The predicate must be a `Trait` one. Variables may be unified by confirming the candidate. */
export function select(infcx: InferCtxt, obligation: Obligation): SelectionResult {
  return selectIn(infcx, obligation, undefined);
}

/** Could hold, regions apart; leaves variables as they were. */
export function predicateMayHold(infcx: InferCtxt, obligation: Obligation): boolean {
  const result = evaluate(infcx, obligation, undefined);
  return result === "Ok" || result === "Ambiguous";
}
/** Holds for sure (no ambiguity). */
export function predicateMustHold(infcx: InferCtxt, obligation: Obligation): boolean {
  return evaluate(infcx, obligation, undefined) === "Ok";
}
export function evaluatePredicate(infcx: InferCtxt, obligation: Obligation): Evaluation {
  return evaluate(infcx, obligation, undefined);
}

/** To tell which of several candidates meets the trait predicate, one of them asks without end for larger types. */
export function overflows(infcx: InferCtxt, obligation: Obligation): boolean {
  const predicate = infcx.resolve(obligation.predicate) as TraitPredicate;
  return infcx.enterForall(predicate, ({ trait }) => {
    const { candidates } = assembleCandidates(infcx, obligation.env, trait);
    return (
      candidates.length > 1 &&
      candidates.some((one) => evaluateCandidate(infcx, obligation, trait, one, undefined) === "Overflow")
    );
  });
}

/** It cannot be told which candidate meets the trait predicate. */
export function isAmbiguous(infcx: InferCtxt, obligation: Obligation): boolean {
  const predicate = infcx.resolve(obligation.predicate) as TraitPredicate;
  return infcx.enterForall(
    predicate,
    ({ trait }) =>
      isUnknown(infcx, trait) || candidateFromObligation(infcx, obligation, trait, undefined) === "Ambiguous",
  );
}

function selectIn(infcx: InferCtxt, obligation: Obligation, stack: StackEntry | undefined): SelectionResult {
  const predicate = infcx.resolve(obligation.predicate) as TraitPredicate;
  return infcx.enterForall(predicate, (value) => {
    const { trait } = value;
    if (isUnknown(infcx, trait)) return { kind: "Ambiguous" };
    if (obligation.depth > infcx.tcx.resolver.recursionLimit) return { kind: "Error", overflow: true };
    const winner = candidateFromObligation(infcx, obligation, trait, stack);
    if (typeof winner === "string")
      return winner === "Ambiguous" ? { kind: "Ambiguous" } : { kind: "Error", overflow: winner === "Overflow" };
    if (winner.kind === "Impl" && infcx.tcx.isNegativeImpl(winner.impl)) return { kind: "Error", overflow: false };
    const source = confirm(infcx, winner, trait, obligation);
    return source === undefined ? { kind: "Error", overflow: false } : { kind: "Candidate", source };
  });
}

/** The self type is not known. */
function isUnknown(infcx: InferCtxt, trait: TraitRef): boolean {
  const self = infcx.shallowResolve(selfTyOf(trait.args));
  return self.kind === "Infer" && self.infer.kind === "TyVar" && !holdsForAnything(infcx, trait);
}

/** Traits that every type has. */
function holdsForAnything(infcx: InferCtxt, trait: TraitRef): boolean {
  const lang = infcx.tcx.langNameOf(trait.def);
  return lang === "meta_sized" || lang === "pointee_sized" || lang === "destruct";
}

/** The one candidate that is left, from the selection cache if it was found before. `trait` is resolved. */
function candidateFromObligation(
  infcx: InferCtxt,
  obligation: Obligation,
  trait: TraitRef,
  stack: StackEntry | undefined,
): Selected | "Overflow" {
  const key = freshen({ def: trait.def, args: eraseRegions(trait.args) });
  const cache = infcx.tcx.caches.for(obligation.env, key.args).selection;
  const known = cache.get(key);
  if (known !== undefined && !(infcx.considersRegions && holdsTypes(known))) return known;
  const before = stack?.reached;
  if (stack !== undefined) stack.reached = stack.depth;
  const { selected, overflow } = winnow(infcx, obligation, trait, stack);
  const leaned = stack !== undefined && stack.reached < stack.depth;
  if (stack !== undefined) stack.reached = Math.min(stack.reached, before ?? stack.depth);
  // What a candidate holds must be the key's: free of variables, and of regions where they count.
  const isOwn = holdsTypes(selected) && (infcx.considersRegions || hasFlags(key.args, inferFlags));
  if (selected !== "Overflow" && !overflow && !leaned && !isOwn) cache.set(key, selected);
  return selected;
}

const inferFlags = TypeFlags.HasTyInfer | TypeFlags.HasConstInfer;

/** It carries types of the very obligation that it was found for. */
function holdsTypes(selected: Selected | "Overflow"): boolean {
  if (typeof selected === "string") return false;
  switch (selected.kind) {
    case "AliasBound":
    case "Object":
      return true;
    case "Builtin":
    case "AutoImpl":
      return selected.conditions.length > 0;
    case "Unsize":
      return selected.how.kind === "Upcast";
    default:
      return false;
  }
}

interface Evaluated {
  readonly candidate: Candidate;
  readonly result: "Ok" | "Ambiguous";
}

function winnow(
  infcx: InferCtxt,
  obligation: Obligation,
  trait: TraitRef,
  stack: StackEntry | undefined,
): { readonly selected: Selected | "Overflow"; readonly overflow: boolean } {
  const { candidates, ambiguous } = assembleCandidates(infcx, obligation.env, trait);
  const sure = (selected: Selected): ReturnType<typeof winnow> => ({ selected, overflow: false });
  if (ambiguous) return sure("Ambiguous");
  // Constructing the impl that is alone gives better errors for its nested obligations.
  if (candidates.length === 1) {
    const only = candidates[0] as Candidate;
    return sure(only.kind === "Impl" && infcx.tcx.isNegativeImpl(only.impl) ? "Error" : only);
  }
  const viable: Evaluated[] = [];
  let overflow = false;
  for (const candidate of candidates) {
    const result = evaluateCandidate(infcx, obligation, trait, candidate, stack);
    if (result === "Overflow") overflow = true;
    else if (result !== "Error") viable.push({ candidate, result });
  }
  if (viable.length === 0) return { selected: overflow ? "Overflow" : "Error", overflow };
  const needsInfer = hasFlags(trait.args, inferFlags);
  return { selected: prefer(infcx, trait, viable, needsInfer) ?? "Ambiguous", overflow };
}

/** rustc's order of preference; undefined where more than one is left. */
function prefer(
  infcx: InferCtxt,
  trait: TraitRef,
  viable: readonly Evaluated[],
  needsInfer: boolean,
): Candidate | undefined {
  const [first] = viable;
  if (viable.length === 1 && first !== undefined) return first.candidate;
  const all = viable.map(({ candidate }) => candidate);
  const trivial = all.find((c) => c.kind === "Builtin" && c.conditions.length === 0);
  if (trivial !== undefined) return trivial;
  const params = distinct(
    infcx,
    all.filter((c): c is Candidate & { kind: "Param" } => c.kind === "Param"),
  );
  const isGlobal = (c: Candidate & { kind: "Param" }): boolean =>
    !hasFlags(c.trait.value.args, TypeFlags.HasParam | TypeFlags.HasPlaceholder | TypeFlags.HasBoundVars);
  const local = params.filter((c) => !isGlobal(c));
  if (local.length === 1) return local[0];
  if (local.length > 1) return undefined;
  const bounds = distinct(
    infcx,
    all.filter((c): c is Candidate & { kind: "AliasBound" } => c.kind === "AliasBound"),
  );
  if (bounds.length > 0) return bounds.length === 1 || !needsInfer ? bounds[0] : undefined;
  const objects = all.filter((c) => c.kind === "Object");
  if (objects.length > 0) return objects.length === 1 ? objects[0] : undefined;
  if (params.length > 0) return params.length === 1 ? params[0] : undefined;
  const unsizes = all.filter((c) => c.kind === "Unsize");
  if (unsizes.length > 0) return unsizes[0];
  const builtins = all.filter((c) => c.kind !== "Impl" && c.kind !== "AutoImpl");
  if (builtins.length > 0) return builtins.length === 1 ? builtins[0] : undefined;
  const impls = all.filter((c): c is Candidate & { kind: "Impl" } => c.kind === "Impl");
  if (impls.length === 0) return all[0];
  const definite = viable.filter((e) => e.result === "Ok" && e.candidate.kind === "Impl");
  void trait;
  return impls.length === 1 ? impls[0] : !needsInfer && definite.length === 1 ? definite[0]?.candidate : undefined;
}

/** Candidates that differ in regions only are one. */
function distinct<C extends { readonly trait: { readonly value: TraitRef } }>(
  infcx: InferCtxt,
  candidates: readonly C[],
): C[] {
  const seen = new Set<string>();
  return candidates.filter(({ trait }) => {
    const args = eraseRegions(infcx.resolve(trait.value.args));
    const key = `${trait.value.def}<${args.id}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

// ---- evaluation ----

function evaluateCandidate(
  infcx: InferCtxt,
  obligation: Obligation,
  trait: TraitRef,
  candidate: Candidate,
  stack: StackEntry | undefined,
): Evaluation {
  return infcx.probe(() => {
    const source = confirm(infcx, candidate, trait, obligation);
    return source === undefined ? "Error" : evaluateAll(infcx, source.nested, stack);
  });
}

function evaluateAll(infcx: InferCtxt, obligations: readonly Obligation[], stack: StackEntry | undefined): Evaluation {
  let result: Evaluation = "Ok";
  for (const nested of obligations) {
    const one = evaluate(infcx, nested, stack);
    if (one === "Error" || one === "Overflow") return one;
    if (one === "Ambiguous") result = "Ambiguous";
  }
  return result;
}

function evaluate(infcx: InferCtxt, obligation: Obligation, stack: StackEntry | undefined): Evaluation {
  const { value } = obligation.predicate;
  switch (value.kind) {
    case "Trait":
      return evaluateTrait(infcx, obligation, stack);
    case "Projection":
      return evaluateProjection(infcx, obligation, stack);
    case "ClosureKind": {
      const kind = infcx.closureKind(infcx.shallowResolve(value.closure));
      return kind === undefined ? "Ambiguous" : kindExtends(kind, value.closureKind) ? "Ok" : "Error";
    }
    case "DynCompatible":
      return infcx.tcx.dynViolations(value.trait).length === 0 ? "Ok" : "Error";
    case "WellFormed": {
      const nested = wfObligations(infcx, obligation, infcx.shallowResolve(value.ty));
      return nested === undefined ? "Ambiguous" : evaluateAll(infcx, nested, stack);
    }
    case "Coerce":
      return infcx.probe(() => infcx.sub(obligation.env, obligation.cause, value.from, value.to).ok) ? "Ok" : "Error";
    default:
      return "Ok";
  }
}

function evaluateTrait(infcx: InferCtxt, obligation: Obligation, stack: StackEntry | undefined): Evaluation {
  const { value } = eraseRegions(infcx.resolve(obligation.predicate));
  if (value.kind !== "Trait") return "Error";
  const { trait } = value;
  const key = freshen(trait);
  const isOpen = hasFlags(trait.args, inferFlags);
  const cache = hasFlags(trait.args, TypeFlags.HasPlaceholder)
    ? undefined
    : infcx.tcx.caches.for(obligation.env, key.args).evaluation;
  const known = cache?.get(key);
  if (known !== undefined) return known;
  for (let at = stack; at !== undefined; at = at.previous) {
    if (at.trait.def === trait.def && at.trait.args === trait.args) return cycleResult(at, stack as StackEntry);
  }
  if (obligation.depth > infcx.tcx.resolver.recursionLimit || (stack?.depth ?? 0) > infcx.tcx.resolver.recursionLimit)
    return "Overflow";
  const depth = (stack?.depth ?? 0) + 1;
  const coinductive = isCoinductive(infcx, trait.def);
  const entry: StackEntry = { trait, coinductive, previous: stack, depth, reached: depth };
  const predicate: Predicate = { vars: obligation.predicate.vars, value };
  const result = infcx.probe((): Evaluation => {
    const selected = selectIn(infcx, { ...obligation, predicate }, entry);
    if (selected.kind === "Ambiguous") return "Ambiguous";
    if (selected.kind === "Error") return selected.overflow ? "Overflow" : "Error";
    return evaluateAll(infcx, selected.source.nested, entry);
  });
  // A result that leaned on an obligation further out holds only there.
  if (entry.reached < depth) {
    if (stack !== undefined) stack.reached = Math.min(stack.reached, entry.reached);
  } else if (result !== "Overflow" || !isOpen) cache?.set(key, result);
  return result;
}

/** A cycle of coinductive traits proves itself; any other does not. */
function cycleResult(target: StackEntry, top: StackEntry): Evaluation {
  let coinductive = true;
  for (let at: StackEntry | undefined = top; at !== undefined; at = at.previous) {
    coinductive &&= at.coinductive;
    at.reached = Math.min(at.reached, target.depth);
    if (at === target) break;
  }
  return coinductive ? "Ok" : "Error";
}

function isCoinductive(infcx: InferCtxt, trait: DefId): boolean {
  const { tcx } = infcx;
  return tcx.isAutoTrait(trait) || tcx.isLang(trait, "sized") || tcx.hasAttribute(trait, "rustc_coinductive");
}

function evaluateProjection(infcx: InferCtxt, obligation: Obligation, stack: StackEntry | undefined): Evaluation {
  return infcx.probe((): Evaluation => {
    const result = projectObligation(infcx, obligation);
    if (result.kind === "Ambiguous") return "Ambiguous";
    if (result.kind === "Error") return "Error";
    return evaluateAll(infcx, result.obligations, stack);
  });
}
