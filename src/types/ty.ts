/**
 * Types, regions, constants and their binders: rustc's `TyKind` and kin, in rustc's words. Declarations, the interner that
 * makes equal types identical objects (`===`), and flags; no rules. Regions are carried everywhere; only
 * monomorphization erases them.
 */
import type { Brand } from "../base/ids";
import type { DefId } from "../resolve/def";

export type TyVid = Brand<"TyVid">;
export type IntVid = Brand<"IntVid">;
export type FloatVid = Brand<"FloatVid">;
export type RegionVid = Brand<"RegionVid">;
export type ConstVid = Brand<"ConstVid">;
/** Distance to a binder: 0 is the innermost. */
export type DebruijnIndex = number;

export type IntTy = "i8" | "i16" | "i32" | "i64" | "i128" | "isize";
export type UintTy = "u8" | "u16" | "u32" | "u64" | "u128" | "usize";
export type FloatTy = "f32" | "f64";
export type Mutability = "Not" | "Mut";

export type TyKind =
  | { readonly kind: "Bool" }
  | { readonly kind: "Char" }
  | { readonly kind: "Int"; readonly int: IntTy }
  | { readonly kind: "Uint"; readonly uint: UintTy }
  | { readonly kind: "Float"; readonly float: FloatTy }
  | { readonly kind: "Str" }
  | { readonly kind: "Never" }
  /** A struct, enum or union. */
  | { readonly kind: "Adt"; readonly def: DefId; readonly args: GenericArgs }
  | { readonly kind: "Array"; readonly elem: Ty; readonly len: Const }
  | { readonly kind: "Slice"; readonly elem: Ty }
  | { readonly kind: "RawPtr"; readonly ty: Ty; readonly mutbl: Mutability }
  | { readonly kind: "Ref"; readonly region: Region; readonly ty: Ty; readonly mutbl: Mutability }
  /** The zero-sized type of one function item or constructor, with its generic arguments. */
  | { readonly kind: "FnDef"; readonly def: DefId; readonly args: GenericArgs }
  | { readonly kind: "FnPtr"; readonly sig: Binder<FnSig> }
  /** `dyn Trait<A, Assoc = B> + Auto + 'r`; the principal (if any) comes first, then projections, then auto traits. */
  | { readonly kind: "Dynamic"; readonly predicates: readonly Binder<ExistentialPredicate>[]; readonly region: Region }
  /**
   * `args` are the parent's generic arguments, followed by three synthetic ones: the closure kind as a type (i8 = Fn,
   * i16 = FnMut, i32 = FnOnce; a type variable while unknown), the signature as an `FnPtr` type with one tuple input,
   * and the tuple of captured (upvar) types.
   */
  | { readonly kind: "Closure"; readonly def: DefId; readonly args: GenericArgs }
  /** The state machine of an `async` body. `args`: parent's, then resume, yield, return types and the upvar tuple. */
  | { readonly kind: "Coroutine"; readonly def: DefId; readonly args: GenericArgs }
  | { readonly kind: "Tuple"; readonly elems: readonly Ty[] }
  /** `<T as Trait>::Assoc` (args start with Self), `impl Trait` (Opaque), a lazy or free type alias. */
  | {
      readonly kind: "Alias";
      readonly alias: "Projection" | "Opaque" | "Inherent" | "Free";
      readonly def: DefId;
      readonly args: GenericArgs;
    }
  | { readonly kind: "Param"; readonly index: number; readonly name: string }
  | { readonly kind: "Bound"; readonly debruijn: DebruijnIndex; readonly index: number }
  | { readonly kind: "Placeholder"; readonly universe: number; readonly index: number; readonly name: string }
  | { readonly kind: "Infer"; readonly infer: InferTy }
  /** After an error was reported; unifies with anything, silently. */
  | { readonly kind: "Error" };

export type InferTy =
  | { readonly kind: "TyVar"; readonly vid: TyVid }
  | { readonly kind: "IntVar"; readonly vid: IntVid }
  | { readonly kind: "FloatVar"; readonly vid: FloatVid };

/** An interned type: equal types are the same object. `id` numbers types in order of first use. */
export type Ty = TyKind & Interned;

export interface Interned {
  /** Which of the four interned families an object belongs to (their `kind`s overlap). */
  readonly sort: "Ty" | "Region" | "Const" | "Args";
  readonly id: number;
  readonly flags: TypeFlags;
  /** One more than the outermost binder that a `Bound` inside refers to beyond this type; 0 if none escapes. */
  readonly outerExclusiveBinder: number;
}

/** Bits that tell, without a walk, what occurs inside. */
export type TypeFlags = number;
export const TypeFlags = {
  HasTyInfer: 1,
  HasRegionInfer: 2,
  HasConstInfer: 4,
  HasParam: 8, // type, const or early-bound region parameters
  HasProjection: 16, // an Alias that may normalize
  HasOpaque: 32,
  HasError: 64,
  HasFreeRegions: 128, // any region that is not bound or erased
  HasPlaceholder: 256,
  HasBoundVars: 512,
  HasRegions: 1024, // any region but an erased one
  HasErased: 2048,
} as const;

export type RegionKind =
  /** A lifetime parameter of an item (`index` counts within its generics). */
  | { readonly kind: "EarlyParam"; readonly index: number; readonly name: string }
  /** A late-bound lifetime of a function, seen from inside its body. */
  | { readonly kind: "LateParam"; readonly scope: DefId; readonly index: number; readonly name: string }
  | { readonly kind: "Bound"; readonly debruijn: DebruijnIndex; readonly index: number; readonly name: string }
  | { readonly kind: "Static" }
  | { readonly kind: "Var"; readonly vid: RegionVid }
  | { readonly kind: "Placeholder"; readonly universe: number; readonly index: number; readonly name: string }
  | { readonly kind: "Erased" }
  | { readonly kind: "Error" };
export type Region = RegionKind & Interned;

export type ConstKind =
  | { readonly kind: "Param"; readonly index: number; readonly name: string }
  | { readonly kind: "Infer"; readonly vid: ConstVid }
  | { readonly kind: "Bound"; readonly debruijn: DebruijnIndex; readonly index: number }
  | { readonly kind: "Placeholder"; readonly universe: number; readonly index: number; readonly name: string }
  /** Not yet evaluated: an anonymous constant or a path to a const item. */
  | { readonly kind: "Unevaluated"; readonly def: DefId; readonly args: GenericArgs }
  /** A scalar value (integers as their two's complement bits, `bool` 0 or 1, `char` its scalar value). */
  | { readonly kind: "Value"; readonly ty: Ty; readonly bits: bigint }
  | { readonly kind: "Error" };
export type Const = ConstKind & Interned;

/** A generic argument. `Ty`, `Region` and `Const` kinds overlap in names, so it is tagged. */
export type GenericArg =
  | { readonly kind: "Type"; readonly ty: Ty }
  | { readonly kind: "Lifetime"; readonly region: Region }
  | { readonly kind: "Const"; readonly value: Const };
/** In the order of the definition's generics: parent's first; `Self` of a trait is 0. Interned: same list, same object. */
export type GenericArgs = readonly GenericArg[] & Interned;

/** `for<'a, …> T`: `value` may hold `Bound` of debruijn 0 that index `vars`. */
export interface Binder<T> {
  readonly vars: readonly BoundVar[];
  readonly value: T;
}
export interface BoundVar {
  readonly kind: "Region" | "Ty";
  readonly name: string;
  /** Where a lifetime without a name was left out, and what stands there: `&`, `'_` or a path's name. */
  readonly elided?: { readonly span: import("../base/source").Span; readonly written: string };
}

export type Abi = "Rust" | "C" | "C-unwind" | "rust-call" | "system";

export interface FnSig {
  readonly inputs: readonly Ty[];
  readonly output: Ty;
  readonly unsafe: boolean;
  readonly abi: Abi;
  readonly cVariadic: boolean;
}

/** `T: Trait<A>`; `args[0]` is Self. */
export interface TraitRef {
  readonly def: DefId;
  readonly args: GenericArgs;
}

export type ExistentialPredicate =
  /** Without Self: `args` are those after it. */
  | { readonly kind: "Trait"; readonly def: DefId; readonly args: GenericArgs }
  | { readonly kind: "Projection"; readonly def: DefId; readonly args: GenericArgs; readonly term: Ty }
  | { readonly kind: "AutoTrait"; readonly def: DefId };

/** rustc's `ClauseKind` and the few other predicates the solver proves. */
export type PredicateKind =
  | { readonly kind: "Trait"; readonly trait: TraitRef; readonly negative?: boolean }
  | { readonly kind: "Projection"; readonly def: DefId; readonly args: GenericArgs; readonly term: Ty }
  | { readonly kind: "TypeOutlives"; readonly ty: Ty; readonly region: Region }
  | { readonly kind: "RegionOutlives"; readonly longer: Region; readonly shorter: Region }
  | { readonly kind: "WellFormed"; readonly ty: Ty }
  | { readonly kind: "ConstArgHasType"; readonly value: Const; readonly ty: Ty }
  | { readonly kind: "DynCompatible"; readonly trait: DefId }
  | { readonly kind: "ClosureKind"; readonly closure: Ty; readonly closureKind: ClosureKind }
  | { readonly kind: "Coerce"; readonly from: Ty; readonly to: Ty };
export type Predicate = Binder<PredicateKind>;

/** Ordered: a closure of one kind implements the traits of those after it. */
export type ClosureKind = "Fn" | "FnMut" | "FnOnce";

/** rustc's `Variance`. */
export type Variance = "Covariant" | "Contravariant" | "Invariant" | "Bivariant";

/** The predicates in force inside an item: its own and its parents' where-clauses, elaborated with supertraits. */
export interface ParamEnv {
  readonly callerBounds: readonly Predicate[];
  /** Opaque types are seen through: only after type checking (monomorphic code, const evaluation). */
  readonly revealAll?: boolean;
}

export interface Generics {
  readonly parent: DefId | undefined;
  readonly parentCount: number;
  /** `Self` of a trait is its own first parameter. */
  readonly params: readonly GenericParamDef[];
  /** Late-bound lifetimes (functions only): bound by the signature's binder, not counted in `params`. */
  readonly lateBound: readonly { readonly def: DefId; readonly name: string }[];
}
export interface GenericParamDef {
  readonly name: string;
  readonly def: DefId;
  /** Position in the whole argument list, parents' included. */
  readonly index: number;
  readonly kind: "Type" | "Lifetime" | "Const";
  readonly hasDefault: boolean;
  /** An `impl Trait` argument. */
  readonly synthetic: boolean;
}

export type AdtKind = "Struct" | "Enum" | "Union";

export interface AdtDef {
  readonly def: DefId;
  readonly adtKind: AdtKind;
  /** One for a struct or union. */
  readonly variants: readonly VariantDef[];
  readonly repr: Repr;
  /** Lang item or attribute facts that layout and drop rules need. */
  readonly isBox: boolean;
  readonly isUnsafeCell: boolean;
  readonly isManuallyDrop: boolean;
  readonly isPhantomData: boolean;
  /** `#[rustc_layout_scalar_valid_range_start/end]`, inclusive. */
  readonly validRange: { readonly start: bigint | undefined; readonly end: bigint | undefined } | undefined;
}
export interface VariantDef {
  /** The variant, or the struct itself. */
  readonly def: DefId;
  readonly name: string;
  readonly index: number;
  readonly ctorKind: "Fn" | "Const" | "Struct";
  readonly ctor: DefId | undefined;
  readonly fields: readonly FieldDef[];
  /** Read with a syntax error in it: a field that is not there is no second one. */
  readonly recovered?: boolean;
  /** As written (`A = 3`), or relative to the last explicit one. */
  readonly discriminant:
    | { readonly kind: "Explicit"; readonly expr: DefId }
    | { readonly kind: "Relative"; readonly offset: number };
}
export interface FieldDef {
  readonly name: string;
  readonly index: number;
  readonly visibility: import("../resolve/def").VisibilityScope;
  readonly span: import("../base/source").Span;
}
export interface Repr {
  readonly c: boolean;
  readonly transparent: boolean;
  readonly simd: boolean;
  /** In bytes. */
  readonly packed: number | undefined;
  readonly align: number | undefined;
  readonly int: IntTy | UintTy | undefined;
}

/** A function, constant or drop glue ready to be compiled: rustc's `Instance`. Arguments are concrete, regions erased. */
export type Instance =
  | { readonly kind: "Item"; readonly def: DefId; readonly args: GenericArgs }
  | { readonly kind: "Intrinsic"; readonly def: DefId; readonly args: GenericArgs }
  /** Drops a value in place; `ty` undefined means nothing to do. */
  | { readonly kind: "DropGlue"; readonly ty: Ty | undefined }
  /** Calls through a `dyn` receiver's vtable. */
  | { readonly kind: "Virtual"; readonly def: DefId; readonly slot: number; readonly args: GenericArgs }
  /** A by-value `self` closure call adapted to `Fn`/`FnMut` bodies that take it by reference. */
  | { readonly kind: "ClosureOnceShim"; readonly closure: Ty }
  /** A function item or pointer called through an `Fn*` trait. */
  | { readonly kind: "FnPtrShim"; readonly def: DefId; readonly ty: Ty }
  /** A function pointer to a `Virtual` or `#[track_caller]` function. */
  | { readonly kind: "ReifyShim"; readonly def: DefId; readonly args: GenericArgs }
  /** A method that takes `self` by value, in a vtable: takes a pointer to it. `args` begin with Self. */
  | { readonly kind: "VtableShim"; readonly def: DefId; readonly args: GenericArgs }
  /** A closure without captures as a function pointer: takes its arguments one by one. */
  | { readonly kind: "ClosurePtrShim"; readonly closure: Ty }
  /** `Clone::clone` of tuples and closures. */
  | { readonly kind: "CloneShim"; readonly ty: Ty };
