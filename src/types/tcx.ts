/**
 * The type context: every question that later stages may ask about definitions, types and traits. The interface is declared
 * here and implemented by `context.ts`; queries are memoised per definition, lazy, and report cycles (E0391). std's answers are
 * shared by all compilations of a process.
 *
 * Types that come out are *binders over the definition's own generics*: `Param` types and `EarlyParam` regions; callers
 * substitute with `instantiate`.
 */
import type { Diagnostics, Suggestion } from "../base/diagnostic";
import type { SourceMap, Span, SyntaxContext } from "../base/source";
import type { Def, DefId } from "../resolve/def";
import type { TypedBody } from "./body";
import type { ParamTy, SignatureSpans } from "./suggest";
import type {
  AdtDef,
  Binder,
  Const,
  FnSig,
  GenericArgs,
  Generics,
  Instance,
  ParamEnv,
  Predicate,
  Region,
  TraitRef,
  Ty,
  Variance,
  VariantDef,
} from "./ty";

export interface TyCtxt {
  readonly sources: SourceMap;
  readonly diagnostics: Diagnostics;
  readonly edition: 2021 | 2024;

  /** The macro call in context `ctxt` that wrote `span`, or `span` itself if it has that context; undefined if neither. */
  callSiteIn(span: Span, ctxt: SyntaxContext): Span | undefined;

  // ---- definitions ----
  def(id: DefId): Def;
  parent(id: DefId): DefId | undefined;
  /** rustc's visible path, `std::string::String`; for types in messages use `types/print.ts`. */
  path(id: DefId): string;
  /** The definition marked `#[lang = name]`. Diagnoses nothing; `Bug` if std lacks it. */
  langItem(name: string): DefId;
  langItemIfAny(name: string): DefId | undefined;
  /** The definition marked `#[rustc_diagnostic_item = name]`; `Bug` if std lacks it. */
  diagnosticItem(name: string): DefId;
  /** The lang item's name of a definition, if it is one. */
  langNameOf(id: DefId): string | undefined;
  /** The rustc_intrinsic's name, if the function is one. */
  intrinsicName(id: DefId): string | undefined;
  hasAttribute(id: DefId, path: string): boolean;
  /** Associated items of a trait or impl, in order. */
  associatedItems(container: DefId): readonly DefId[];
  /** For an item of an impl: the trait's item that it implements. */
  traitItemOf(implItem: DefId): DefId | undefined;

  // ---- signatures ----
  generics(id: DefId): Generics;
  /** Parameters as arguments for themselves: `Param`, `EarlyParam`. */
  identityArgs(id: DefId): GenericArgs;
  /** Of a struct, alias, const, static, field's owner, impl (its Self type), fn (its FnDef), closure. */
  typeOf(id: DefId): Ty;
  fnSig(id: DefId): Binder<FnSig>;
  /** The default of a type parameter, over the parameters before it; printers leave such arguments out. */
  typeParamDefault?(param: DefId): Ty | undefined;
  /** Own and parents' where-clauses, with implied `Sized`. */
  predicatesOf(id: DefId): readonly Predicate[];
  /** Supertraits and bounds on Self of a trait; the bounds of an associated or opaque type. */
  itemBounds(id: DefId): readonly Predicate[];
  paramEnv(id: DefId): ParamEnv;
  implTraitRef(impl: DefId): TraitRef | undefined;
  adtDef(id: DefId): AdtDef;
  /** A field's type, with the type's generic arguments put in (not normalized). */
  fieldTy(variant: VariantDef, field: number, args: GenericArgs): Ty;
  variances(id: DefId): readonly Variance[];
  isTrackCaller(id: DefId): boolean;
  /** Has a body of its own (a fn with a block, a const, a static, a closure). */
  hasBody(id: DefId): boolean;

  // ---- bodies ----
  /** The type-checked body; checks it (and its closures) on first use. */
  typedBody(id: DefId): TypedBody;
  /** Names of what a closure captured, in the order of its fields. */
  upvarNames(id: DefId): readonly string[];

  // ---- types ----
  /** Puts generic arguments in for parameters. */
  instantiate<T>(value: T, args: GenericArgs): T;
  /** Replaces projections and opaque types (reveal all) of a concrete type; regions are erased. For monomorphic code. */
  normalizeErasing(ty: Ty): Ty;
  /** Normalizes what it can inside a generic body (`env`); keeps regions. */
  normalize(ty: Ty, env: ParamEnv): Ty;
  eraseRegions<T>(value: T): T;
  isCopy(ty: Ty, env: ParamEnv): boolean;
  isSized(ty: Ty, env: ParamEnv): boolean;
  /** Has no `UnsafeCell` outside pointers. */
  isFreeze(ty: Ty, env: ParamEnv): boolean;
  /** Dropping a value of it may run code. */
  needsDrop(ty: Ty, env: ParamEnv): boolean;
  /** The `Drop::drop` of a type's own impl. */
  dropImpl(adt: DefId): DefId | undefined;
  isInhabited(ty: Ty): boolean;
  /** Whether the trait holds for the type (a concrete one, or within `env`). */
  implementsTrait(ty: Ty, trait: DefId, env: ParamEnv): boolean;
  evalConst(value: Const): bigint | undefined;
  /** Discriminant value of each variant, as the discriminant type's bits. */
  discriminants(adt: DefId): readonly bigint[];
  /** `isize` unless `repr` says otherwise. */
  discriminantTy(adt: DefId): Ty;

  // ---- monomorphic selection ----
  /** The function that a call of `def` with concrete `args` runs: trait methods are dispatched to impls, closures, shims. */
  resolveInstance(def: DefId, args: GenericArgs): Instance;
  /** The signature of an instance as called, regions erased, spread for closures. */
  instanceSig(instance: Instance): FnSig;
  /** Vtable entries of `dyn Trait` for a concrete type, after drop, size and align: methods of supertraits first. */
  vtableEntries(principal: TraitRef | undefined, selfTy: Ty): readonly VtableEntry[];
  /** The vtable slot (0 = drop, 1 = size, 2 = align, then methods) of a trait method in `dyn principal`. */
  vtableSlot(principal: TraitRef, method: DefId): number;

  // ---- words ----
  /** With bare names, as pictures show it; messages are printed by `printTy` of `print.ts`. */
  printTy(ty: Ty): string;
  /** A definition's name alone, where no other that can be seen is called so. */
  trimmedPath(def: DefId): string;
  printRegion(region: Region): string;
  /** Where an item is defined, for messages. */
  spanOf(id: DefId): Span;
  /** For the words of errors: the places in a function's signature; undefined for std's. */
  signatureSpans(id: DefId): SignatureSpans | undefined;
  headSpan(def: DefId): Span;
  predicateSpan(id: DefId, index: number): Span;
  paramNameSpan(owner: DefId, index: number): Span | undefined;
  /** The suggestion to write a bound of a type parameter. */
  restrictParam(owner: DefId, ty: ParamTy, bound: string, message: string): Suggestion | undefined;
}

export type VtableEntry =
  | { readonly kind: "Method"; readonly instance: Instance }
  /** Not callable on a trait object (`where Self: Sized`). */
  | { readonly kind: "Vacant" }
  /** For upcasting to a supertrait whose vtable is not a prefix. */
  | { readonly kind: "TraitVPtr"; readonly trait: TraitRef };

/**
 * Evaluates constants on the machine; filled in by `compile.ts` (the machine comes after `types` in import order). Arguments are
 * concrete. What goes wrong is reported by the evaluator.
 */
export interface ConstEvaluator {
  /** The bits of a const or anonymous const; undefined where evaluation failed. */
  evalScalar(def: DefId, args: GenericArgs): bigint | undefined;
  /** Its value as a tree; undefined where it has no such form. */
  evalTree(def: DefId, args: GenericArgs): ConstTree | "Failed" | undefined;
}

/** A constant's value without addresses: rustc's valtree. */
export type ConstTree =
  | { readonly kind: "Scalar"; readonly bits: bigint }
  | { readonly kind: "Str"; readonly text: string }
  | { readonly kind: "List"; readonly elements: readonly ConstTree[] }
  | { readonly kind: "Ref"; readonly target: ConstTree }
  | { readonly kind: "Branch"; readonly variant: number; readonly fields: readonly ConstTree[] };
