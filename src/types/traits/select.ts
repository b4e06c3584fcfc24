/**
 * Selects how a trait obligation is met: assembles candidates (where-clauses, impls, built-in rules, trait objects, closures),
 * winnows them as rustc's old solver does, and confirms the one that is left.
 */
import { bug } from "../../base/invariant";
import type { DefId } from "../../resolve/def";
import type { InferCtxt, Obligation } from "../infer/infer";
import type { GenericArgs, TraitRef, Ty } from "../ty";

export type ImplSource =
  | { readonly kind: "UserDefined"; readonly impl: DefId; readonly args: GenericArgs; readonly nested: readonly Obligation[] }
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

/** The predicate must be a `Trait` one. Variables may be unified by confirming the candidate. */
export function select(_infcx: InferCtxt, _obligation: Obligation): SelectionResult { bug("not yet"); }
/** Could hold, regions apart; leaves variables as they were. */
export function predicateMayHold(_infcx: InferCtxt, _obligation: Obligation): boolean { bug("not yet"); }
/** Holds for sure (no ambiguity). */
export function predicateMustHold(_infcx: InferCtxt, _obligation: Obligation): boolean { bug("not yet"); }
