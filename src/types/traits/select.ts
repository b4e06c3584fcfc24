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
import { predicateKey } from "../collect/predicates";
import type { GenericArgs, Predicate, TraitRef, Ty } from "../ty";
import { TypeFlags } from "../ty";
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
  readonly key: string;
  readonly coinductive: boolean;
  readonly previous: StackEntry | undefined;
  readonly depth: number;
  /** The outermost entry that its result leaned on. */
  reached: number;
}
type Evaluation = "Ok" | "Ambiguous" | "Error" | "Overflow";

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

function selectIn(infcx: InferCtxt, obligation: Obligation, stack: StackEntry | undefined): SelectionResult {
  const predicate = infcx.resolve(obligation.predicate) as TraitPredicate;
  return infcx.enterForall(predicate, (value) => {
    const { trait } = value;
    const self = infcx.shallowResolve(selfTyOf(trait.args));
    if (self.kind === "Infer" && self.infer.kind === "TyVar" && !holdsForAnything(infcx, trait))
      return { kind: "Ambiguous" };
    if (obligation.depth > infcx.tcx.resolver.recursionLimit) return { kind: "Error", overflow: true };
    const winner = winnow(infcx, obligation, trait, stack);
    if (typeof winner === "string")
      return winner === "Ambiguous" ? { kind: "Ambiguous" } : { kind: "Error", overflow: winner === "Overflow" };
    if (winner.kind === "Impl" && infcx.tcx.isNegativeImpl(winner.impl)) return { kind: "Error", overflow: false };
    const source = confirm(infcx, winner, trait, obligation);
    return source === undefined ? { kind: "Error", overflow: false } : { kind: "Candidate", source };
  });
}

/** Traits that every type has. */
function holdsForAnything(infcx: InferCtxt, trait: TraitRef): boolean {
  const lang = infcx.tcx.langNameOf(trait.def);
  return lang === "meta_sized" || lang === "pointee_sized" || lang === "destruct";
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
): Candidate | "Ambiguous" | "Error" | "Overflow" {
  const { candidates, ambiguous } = assembleCandidates(infcx, obligation.env, trait);
  if (ambiguous) return "Ambiguous";
  // Constructing the impl that is alone gives better errors for its nested obligations.
  if (candidates.length === 1) {
    const only = candidates[0] as Candidate;
    if (only.kind === "Impl" && infcx.tcx.isNegativeImpl(only.impl)) return "Error";
    return only;
  }
  const viable: Evaluated[] = [];
  let overflow = false;
  for (const candidate of candidates) {
    const result = evaluateCandidate(infcx, obligation, trait, candidate, stack);
    if (result === "Overflow") overflow = true;
    else if (result !== "Error") viable.push({ candidate, result });
  }
  if (viable.length === 0) return overflow ? "Overflow" : "Error";
  const needsInfer = hasFlags(trait.args, TypeFlags.HasTyInfer | TypeFlags.HasConstInfer);
  return prefer(infcx, trait, viable, needsInfer) ?? "Ambiguous";
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
  const predicate = eraseRegions(infcx.resolve(obligation.predicate));
  if (predicate.value.kind !== "Trait") return "Error";
  const key = predicateKey(predicate);
  const cache = hasFlags(predicate, TypeFlags.HasTyInfer | TypeFlags.HasConstInfer | TypeFlags.HasPlaceholder)
    ? undefined
    : cacheOf(infcx, obligation);
  const known = cache?.get(key) as Evaluation | undefined;
  if (known !== undefined) return known;
  for (let at = stack; at !== undefined; at = at.previous) {
    if (at.key === key) return cycleResult(infcx, predicate.value.trait.def, at, stack as StackEntry);
  }
  if (obligation.depth > infcx.tcx.resolver.recursionLimit || (stack?.depth ?? 0) > infcx.tcx.resolver.recursionLimit)
    return "Overflow";
  const depth = (stack?.depth ?? 0) + 1;
  const entry: StackEntry = {
    key,
    coinductive: isCoinductive(infcx, predicate.value.trait.def),
    previous: stack,
    depth,
    reached: depth,
  };
  const result = infcx.probe((): Evaluation => {
    const selected = selectIn(infcx, { ...obligation, predicate }, entry);
    if (selected.kind === "Ambiguous") return "Ambiguous";
    if (selected.kind === "Error") return selected.overflow ? "Overflow" : "Error";
    return evaluateAll(infcx, selected.source.nested, entry);
  });
  // A result that leaned on an obligation further out holds only there.
  if (entry.reached >= depth) cache?.set(key, result);
  else if (stack !== undefined) stack.reached = Math.min(stack.reached, entry.reached);
  return result;
}

/** A cycle of coinductive traits proves itself; any other does not. */
function cycleResult(_infcx: InferCtxt, _trait: DefId, target: StackEntry, top: StackEntry): Evaluation {
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

function cacheOf(infcx: InferCtxt, { env }: Obligation): Map<string, unknown> {
  const { evaluationCache } = infcx.tcx;
  let cache = evaluationCache.get(env);
  if (cache === undefined) evaluationCache.set(env, (cache = new Map()));
  return cache;
}

function evaluateProjection(infcx: InferCtxt, obligation: Obligation, stack: StackEntry | undefined): Evaluation {
  return infcx.probe((): Evaluation => {
    const result = projectObligation(infcx, obligation);
    if (result.kind === "Ambiguous") return "Ambiguous";
    if (result.kind === "Error") return "Error";
    return evaluateAll(infcx, result.obligations, stack);
  });
}
