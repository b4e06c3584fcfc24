/**
 * What a type is made of, for the built-in rules: the types an auto trait looks into, and the conditions of `Sized`, `Copy`,
 * `Clone`. `undefined` means that the rule does not hold (or leaves it to impls and where-clauses), "Ambiguous" that a variable hides it.
 */
import type { Context } from "../context";
import { instantiate, instantiateBoundErased } from "../fold";
import { selfTyOf, typeAt } from "../intern";
import type { InferCtxt } from "../infer/infer";
import type { Binder, FnSig, Predicate, Ty } from "../ty";

export type Conditions = readonly Ty[] | "Ambiguous" | undefined;

/** `ty` is resolved shallowly. */
export function sizedConditions(tcx: Context, ty: Ty): Conditions {
  switch (ty.kind) {
    case "Str":
    case "Slice":
    case "Dynamic":
    case "Param":
    case "Alias":
    case "Placeholder":
    case "Bound":
      return undefined;
    case "Infer":
      return ty.infer.kind === "TyVar" ? "Ambiguous" : [];
    case "Tuple":
      return ty.elems.slice(-1);
    case "Adt":
      return adtSizedConstraint(tcx, ty);
    default:
      return [];
  }
}

/** Only the last field of a struct can be unsized. */
function adtSizedConstraint(tcx: Context, ty: Ty & { kind: "Adt" }): readonly Ty[] {
  const adt = tcx.adtDef(ty.def);
  if (adt.adtKind !== "Struct" || adt.isPhantomData) return [];
  const [variant] = adt.variants;
  const last = variant?.fields[variant.fields.length - 1];
  if (variant === undefined || last === undefined) return [];
  const field = tcx.fieldTy(variant, last.index, tcx.identityArgs(ty.def));
  // A field that cannot be unsized whatever the parameters are needs no condition.
  return sizedWhatever(field) ? [] : [instantiate(field, ty.args)];
}

function sizedWhatever(field: Ty): boolean {
  switch (field.kind) {
    case "Param":
    case "Alias":
    case "Str":
    case "Slice":
    case "Dynamic":
    case "Tuple":
    case "Adt":
      return false;
    default:
      return true;
  }
}

/** A fast path: sized whatever its parts are (rustc's `has_trivial_sizedness`). `false` leaves it to the solver. */
export function isTriviallySized(tcx: Context, ty: Ty): boolean {
  if (ty.kind !== "Adt") return hasSizedTail(tcx, ty);
  const { triviallySized } = tcx.caches;
  let known = triviallySized.get(ty);
  if (known === undefined) triviallySized.set(ty, (known = hasSizedTail(tcx, ty)));
  return known;
}

function hasSizedTail(tcx: Context, ty: Ty): boolean {
  let at = ty;
  for (let level = 0; level < maxTailDepth; level++) {
    const conditions = sizedConditions(tcx, at);
    if (conditions === undefined || conditions === "Ambiguous") return false;
    const [tail] = conditions;
    if (tail === undefined) return true;
    at = tail;
  }
  return false;
}
const maxTailDepth = 8;

/** What `register` need not be told of: rustc's `sizedness_fast_path`, and outlives demands that nobody listens to. */
export function isTrivial(infcx: InferCtxt, { value }: Predicate): boolean {
  const { tcx } = infcx;
  switch (value.kind) {
    case "Trait":
      return tcx.isLang(value.trait.def, "sized") && isTriviallySized(tcx, selfTyOf(value.trait.args));
    case "TypeOutlives":
    case "RegionOutlives":
      return !infcx.considersRegions;
    default:
      return false;
  }
}

/** Built-in conditions of `Copy` and `Clone`; numbers, pointers and arrays have impls in `core`. */
export function copyCloneConditions(infcx: InferCtxt, ty: Ty): Conditions {
  switch (ty.kind) {
    case "FnDef":
    case "FnPtr":
    case "Error":
      return [];
    case "Tuple":
      return ty.elems;
    case "Closure":
      return upvarTys(infcx, ty);
    case "Infer":
      return ty.infer.kind === "TyVar" ? "Ambiguous" : undefined;
    default:
      return undefined;
  }
}

/** The types an auto trait must hold for. */
export function autoConstituents(infcx: InferCtxt, ty: Ty): Conditions {
  const { tcx } = infcx;
  switch (ty.kind) {
    case "RawPtr":
    case "Ref":
      return [ty.ty];
    case "Array":
    case "Slice":
      return [ty.elem];
    case "Tuple":
      return ty.elems;
    case "Closure":
      return upvarTys(infcx, ty);
    case "Coroutine":
      return upvarTys(infcx, ty);
    case "Adt": {
      const adt = tcx.adtDef(ty.def);
      if (adt.isPhantomData) return [typeAt(ty.args, 0)];
      return adt.variants.flatMap((variant) =>
        variant.fields.map((field) => tcx.fieldTy(variant, field.index, ty.args)),
      );
    }
    case "Dynamic":
    case "Param":
    case "Placeholder":
    case "Bound":
      return undefined;
    case "Alias":
      return ty.alias === "Opaque" ? [instantiate(tcx.hiddenType(ty.def), ty.args)] : undefined;
    case "Infer":
      return ty.infer.kind === "TyVar" ? "Ambiguous" : [];
    default:
      return [];
  }
}

function upvarTys(infcx: InferCtxt, ty: Ty & { kind: "Closure" | "Coroutine" }): Conditions {
  const upvars = infcx.shallowResolve(typeAt(ty.args, ty.args.length - 1));
  if (upvars.kind === "Tuple") return upvars.elems;
  return upvars.kind === "Error" ? [] : "Ambiguous";
}

export interface CallableSig {
  /** The tuple of arguments. */
  readonly inputs: Ty;
  readonly output: Ty;
}

/** A closure's signature: its `FnPtr` argument has one tuple input. Undefined while it is not known. */
export function closureSig(infcx: InferCtxt, ty: Ty & { kind: "Closure" }): Binder<FnSig> | undefined {
  const sig = infcx.shallowResolve(typeAt(ty.args, ty.args.length - 2));
  return sig.kind === "FnPtr" ? sig.sig : undefined;
}

/** The part of a binder that callers of `Fn*` traits see, with regions that relate to anything. */
export function erasedSig(sig: Binder<FnSig>): FnSig {
  return instantiateBoundErased(sig);
}
