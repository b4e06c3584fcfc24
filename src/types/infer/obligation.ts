/**
 * What is left to prove while types are inferred, and the answers of relating types. Declarations only; `fulfill` keeps
 * obligations, `select` and `project` discharge them.
 */
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import type * as ast from "../../syntax/ast";
import type { ParamEnv, Predicate, TraitRef, Ty } from "../ty";

export interface Obligation {
  readonly predicate: Predicate;
  readonly env: ParamEnv;
  readonly cause: ObligationCause;
  readonly depth: number;
}

export interface ObligationCause {
  readonly span: Span;
  /** What is called, where `span` is the argument to blame. */
  readonly call?: Span;
  readonly code: ObligationCauseCode;
}

/** Why something must hold: rustc's `ObligationCauseCode`, for the words of an error. */
export type ObligationCauseCode =
  | { readonly kind: "Misc" }
  /** Predicate number `index` of `predicatesOf(def)` instantiated at a use. */
  | { readonly kind: "ItemBound"; readonly def: DefId; readonly index: number }
  /** `borrow`: where an `&` would make it a reference; `deref`: the `*` that takes one away. */
  | { readonly kind: "SizedLocal"; readonly borrow?: Span; readonly deref?: Span }
  /** `written`: the parameter's type, where the program has one. */
  | { readonly kind: "SizedArgument"; readonly written?: ast.Ty; readonly inClosure?: boolean }
  /** `Trait::item` named by its path: the trait itself. */
  | { readonly kind: "TraitItem"; readonly def: DefId }
  | { readonly kind: "SizedReturn" }
  | { readonly kind: "SizedCallReturn" }
  | { readonly kind: "SizedField"; readonly adtKind: "Struct" | "Enum" | "Union"; readonly last: boolean }
  | { readonly kind: "RepeatElementCopy" }
  | { readonly kind: "Coercion"; readonly source: Ty; readonly target: Ty }
  | { readonly kind: "BinaryOp"; readonly lhsSpan: Span; readonly rhsSpan: Span | undefined }
  | { readonly kind: "QuestionMark" }
  | { readonly kind: "ForLoop" }
  | { readonly kind: "Await" }
  | { readonly kind: "ReturnValue" }
  | { readonly kind: "OpaqueBound"; readonly opaque: DefId }
  | { readonly kind: "WellFormed" }
  | { readonly kind: "CompareImplItem"; readonly implItem: DefId; readonly traitItem: DefId }
  /** A nested obligation of the impl or of the built-in rule that proves `parentTrait`. */
  | {
      readonly kind: "ImplDerived";
      readonly impl: DefId;
      /** Of the impl's predicates; undefined for what its header needs. */
      readonly index: number | undefined;
      readonly parentTrait: TraitRef;
      readonly parent: ObligationCauseCode;
    }
  | { readonly kind: "BuiltinDerived"; readonly parentTrait: TraitRef; readonly parent: ObligationCauseCode };

/** Why the first of them was asked for. */
export function rootOf(code: ObligationCauseCode): ObligationCauseCode {
  return code.kind === "ImplDerived" || code.kind === "BuiltinDerived" ? rootOf(code.parent) : code;
}

export type TypeErrorKind =
  | "Mismatch"
  | "Sorts"
  | "Mutability"
  | "ArgCount"
  | "TupleSize"
  | "ArraySize"
  | "Cyclic"
  | "IntMismatch"
  | "FloatMismatch"
  | "Safety"
  | "Abi"
  | "Traits"
  | "HigherRanked"
  | "ConstMismatch"
  | "ExistentialMismatch";
/** The innermost pair that could not be related. */
export interface TypeError {
  readonly kind: TypeErrorKind;
  readonly expected: Ty;
  readonly found: Ty;
}
export type RelateResult =
  | { readonly ok: true; readonly obligations: readonly Obligation[] }
  | { readonly ok: false; readonly error: TypeError };
export type LubResult =
  | { readonly ok: true; readonly ty: Ty; readonly obligations: readonly Obligation[] }
  | { readonly ok: false; readonly error: TypeError };

export const relateOk: RelateResult = { ok: true, obligations: [] };

export function misc(span: Span): ObligationCause {
  return { span, code: { kind: "Misc" } };
}
export function obligation(env: ParamEnv, cause: ObligationCause, predicate: Predicate, depth = 0): Obligation {
  return { predicate, env, cause, depth };
}
