/**
 * Normalization: replaces `<T as Trait>::Assoc` by what the impl, where-clause, trait object or built-in rule says. A projection
 * that cannot be decided yet becomes a variable with a `Projection` obligation; one that never will (a parameter's) stays.
 */
import type { DefId } from "../../resolve/def";
import { Folder, hasFlags, instantiate, instantiateBoundErased } from "../fold";
import { elaborate } from "../collect/predicates";
import {
  dummyBinder,
  mkAdt,
  mkAlias,
  mkArgs,
  mkConstValue,
  mkProjection,
  mkReBound,
  mkRePlaceholder,
  mkTyArgs,
  selfTyOf,
  typeAt,
  tyU8,
  tyUnit,
  tyUsize,
} from "../intern";
import type { InferCtxt, Obligation, ObligationCause, TypeError } from "../infer/infer";
import { relateArgs } from "../infer/relate";
import { tyError } from "../intern";
import type { Const, GenericArgs, ParamEnv, Predicate, Region, TraitRef, Ty } from "../ty";
import { TypeFlags } from "../ty";
import { elaborateTo, objectProjections } from "./candidates";
import { callableSig } from "./confirm";
import { opaqueInImpl } from "./project_opaque";
import { isAmbiguous, predicateMustHold, select, type ImplSource } from "./select";

export interface Normalized<T> {
  readonly value: T;
  readonly obligations: readonly Obligation[];
}

export function normalize<T>(infcx: InferCtxt, env: ParamEnv, cause: ObligationCause, value: T): Normalized<T> {
  return normalizeAt(infcx, env, cause, 0, value);
}

export function normalizeAt<T>(
  infcx: InferCtxt,
  env: ParamEnv,
  cause: ObligationCause,
  depth: number,
  value: T,
): Normalized<T> {
  if (!hasFlags(value, wantedFlags(env))) return { value, obligations: [] };
  const normalizer = new Normalizer(infcx, env, cause, depth);
  return { value: normalizer.fold(value), obligations: normalizer.obligations };
}

/** What occurs in a type that normalizing may change. */
function wantedFlags(env: ParamEnv): number {
  const { HasProjection, HasOpaque, HasTyInfer } = TypeFlags;
  return HasProjection | HasTyInfer | (env.revealAll === true ? HasOpaque : 0);
}

class Normalizer extends Folder {
  readonly obligations: Obligation[] = [];
  private readonly wanted: number;

  constructor(
    private readonly infcx: InferCtxt,
    private readonly env: ParamEnv,
    private readonly cause: ObligationCause,
    private readonly nesting: number,
  ) {
    super();
    this.wanted = wantedFlags(env);
  }

  override concerns(args: GenericArgs): boolean {
    return (args.flags & this.wanted) !== 0;
  }

  override foldTy(ty: Ty): Ty {
    if ((ty.flags & this.wanted) === 0) return ty;
    if (ty.kind === "Infer") {
      const resolved = this.infcx.shallowResolve(ty);
      return resolved.kind === "Infer" ? resolved : this.foldTy(this.infcx.resolve(resolved));
    }
    if (ty.kind !== "Alias") return this.superTy(ty);
    const args = this.foldArgs(ty.args);
    if (ty.alias === "Opaque")
      return this.env.revealAll === true ? this.reveal(ty.def, args) : mkAlias("Opaque", ty.def, args);
    return args.outerExclusiveBinder > 0 ? this.projectUnderBinder(ty.def, args) : this.project(ty.def, args);
  }

  override foldConst(value: Const): Const {
    if ((value.flags & TypeFlags.HasProjection) === 0 || value.kind !== "Unevaluated") return value;
    const folded = this.superConst(value);
    const bits = this.infcx.tcx.evalConst(folded);
    if (bits === undefined || folded.kind !== "Unevaluated") return folded;
    return mkConstValue(this.infcx.tcx.typeOf(folded.def), bits);
  }

  private reveal(def: DefId, args: GenericArgs): Ty {
    return this.foldTy(instantiate(this.infcx.tcx.hiddenType(def), args));
  }

  private project(def: DefId, args: GenericArgs): Ty {
    if (this.nesting > this.infcx.tcx.resolver.recursionLimit) return tyError;
    const alias = mkProjection(def, args);
    const cache = this.cacheFor(args);
    const known = cache?.get(alias);
    if (known !== undefined) return known;
    const first = this.obligations.length;
    const ty = this.projectAnew(def, args);
    if (cache !== undefined && this.isComplete(ty, first)) {
      this.obligations.length = first;
      cache.set(alias, ty);
    }
    return ty;
  }

  /** The projection cache is for what has no variables; where regions count, impls may ask something of them. */
  private cacheFor(args: GenericArgs): Map<Ty, Ty> | undefined {
    const open = TypeFlags.HasTyInfer | TypeFlags.HasConstInfer | TypeFlags.HasError;
    if (this.infcx.considersRegions || (args.flags & open) !== 0) return undefined;
    return this.infcx.tcx.caches.for(this.env, args).projection;
  }

  /** Nothing is left to find out or to prove. */
  private isComplete(ty: Ty, first: number): boolean {
    if ((ty.flags & (TypeFlags.HasTyInfer | TypeFlags.HasConstInfer | TypeFlags.HasError)) !== 0) return false;
    return this.obligations.slice(first).every((obligation) => predicateMustHold(this.infcx, obligation));
  }

  private projectAnew(def: DefId, args: GenericArgs): Ty {
    const result = projectOnce(this.infcx, this.env, this.cause, this.nesting, def, args);
    switch (result.kind) {
      case "Ok": {
        this.obligations.push(...result.obligations);
        const inner = new Normalizer(this.infcx, this.env, this.cause, this.nesting + 1);
        const value = this.infcx.resolve(inner.foldTy(result.ty));
        this.obligations.push(...inner.obligations);
        return value;
      }
      case "Rigid":
        return mkProjection(def, args);
      case "Error":
        this.obligations.push(this.obligation({ kind: "Trait", trait: traitRefOf(this.infcx, def, args) }));
        return tyError;
      case "Ambiguous": {
        const variable = this.infcx.freshTy(this.cause.span);
        this.obligations.push(this.obligation({ kind: "Projection", def, args, term: variable }));
        return variable;
      }
    }
  }

  private obligation(value: Predicate["value"]): Obligation {
    return { predicate: dummyBinder(value), env: this.env, cause: this.cause, depth: this.nesting };
  }

  /** Bound regions of binders around are placeholders while the projection is decided. */
  private projectUnderBinder(def: DefId, args: GenericArgs): Ty {
    const outside = new BoundHider();
    const hidden = outside.fold(args);
    if (hidden.outerExclusiveBinder > 0) return mkProjection(def, args);
    return new BoundRestorer().foldTy(this.project(def, hidden));
  }
}

/** Region bound by the binder at `debruijn` outside, as a placeholder that tells it. */
const hiddenUniverse = -2;
class BoundHider extends Folder {
  override foldRegion(region: Region): Region {
    if (region.kind !== "Bound" || region.debruijn < this.depth) return region;
    return mkRePlaceholder(hiddenUniverse - (region.debruijn - this.depth), region.index, region.name);
  }
}
class BoundRestorer extends Folder {
  override foldRegion(region: Region): Region {
    if (region.kind !== "Placeholder" || region.universe > hiddenUniverse) return region;
    return mkReBound(hiddenUniverse - region.universe + this.depth, region.index, region.name);
  }
}

// ---- one projection ----

export type Projected =
  | { readonly kind: "Ok"; readonly ty: Ty; readonly obligations: readonly Obligation[] }
  /** Nothing more is known of it: `<T as Trait>::Assoc` of a parameter. */
  | { readonly kind: "Rigid" }
  | { readonly kind: "Ambiguous" }
  | { readonly kind: "Error" };

/** The trait part of a projection's arguments. */
export function traitRefOf(infcx: InferCtxt, item: DefId, args: GenericArgs): TraitRef {
  const trait = infcx.tcx.assocTrait(item);
  const count = infcx.tcx.generics(trait).params.length;
  return { def: trait, args: args.length === count ? args : mkArgs(args.slice(0, count)) };
}

export function projectOnce(
  infcx: InferCtxt,
  env: ParamEnv,
  cause: ObligationCause,
  depth: number,
  def: DefId,
  given: GenericArgs,
): Projected {
  const args = infcx.resolve(given);
  const self = infcx.shallowResolve(selfTyOf(args));
  if (self.kind === "Error") return { kind: "Ok", ty: tyError, obligations: [] };
  const builtin = fromBuiltin(infcx, self, def);
  if (builtin !== undefined) return builtin;
  if (self.kind === "Infer" && self.infer.kind === "TyVar") return { kind: "Ambiguous" };
  const trait = traitRefOf(infcx, def, args);
  const traitPredicate: Obligation = { predicate: dummyBinder({ kind: "Trait", trait }), env, cause, depth: depth + 1 };
  // With several bounds that could be meant, no one's projection may be taken.
  if ((trait.args.flags & TypeFlags.HasTyInfer) !== 0 && isAmbiguous(infcx, traitPredicate))
    return { kind: "Ambiguous" };
  const known =
    fromPredicates(infcx, cause, def, args, env.callerBounds) ??
    fromAliasBounds(infcx, cause, self, def, args) ??
    fromObject(infcx, cause, self, def, args);
  if (known !== undefined) return known;
  const selected = select(infcx, traitPredicate);
  if (selected.kind === "Ambiguous") return { kind: "Ambiguous" };
  if (selected.kind === "Error") return { kind: "Error" };
  return fromSource(infcx, selected.source, def, args, traitPredicate);
}

/** `Assoc = T` where-clauses. */
function fromPredicates(
  infcx: InferCtxt,
  cause: ObligationCause,
  def: DefId,
  args: GenericArgs,
  predicates: readonly Predicate[],
): Projected | undefined {
  const matching = predicates.filter(
    ({ value, vars }) =>
      value.kind === "Projection" &&
      value.def === def &&
      infcx.probe(
        () => relateArgs(infcx, instantiateBoundErased({ vars, value }).args, args, tyError, tyError) === undefined,
      ),
  );
  const [first] = matching;
  if (first === undefined) return undefined;
  const distinct = new Set(
    matching.map(({ value }) => (value.kind === "Projection" ? `${value.args.id}=${value.term.id}` : "")),
  );
  if (distinct.size > 1 && (args.flags & TypeFlags.HasTyInfer) !== 0) return { kind: "Ambiguous" };
  const fresh = infcx.instantiateBinderWithFresh(cause.span, first);
  if (fresh.kind !== "Projection") return undefined;
  relateArgs(infcx, fresh.args, args, tyError, tyError);
  // A clause that gives the projection itself (`<T as A>::B == <T as A>::B`) says nothing.
  if (fresh.term.kind === "Alias" && fresh.term.def === def && infcx.resolve(fresh.term.args) === infcx.resolve(args))
    return { kind: "Rigid" };
  return { kind: "Ok", ty: fresh.term, obligations: [] };
}

function fromAliasBounds(
  infcx: InferCtxt,
  cause: ObligationCause,
  self: Ty,
  def: DefId,
  args: GenericArgs,
): Projected | undefined {
  for (let at: Ty | undefined = self; at?.kind === "Alias"; ) {
    const bounds = infcx.tcx.itemBounds(at.def).map((bound) => instantiate(bound, (at as Ty & { kind: "Alias" }).args));
    const found = fromPredicates(infcx, cause, def, args, withImplied(infcx, bounds, def));
    if (found !== undefined) return found;
    at = at.alias === "Projection" ? infcx.shallowResolve(selfTyOf(at.args)) : undefined;
  }
  return undefined;
}

/** Projections that supertraits of the bounds give: `trait A: Iterator<Item = u8>`. */
function withImplied(infcx: InferCtxt, bounds: readonly Predicate[], def: DefId): readonly Predicate[] {
  const trait = infcx.tcx.assocTrait(def);
  return bounds.some((bound) => elaborateTo(infcx, bound, trait).length > 0) ? elaborate(infcx.tcx, bounds) : bounds;
}

function fromObject(
  infcx: InferCtxt,
  cause: ObligationCause,
  self: Ty,
  def: DefId,
  args: GenericArgs,
): Projected | undefined {
  return self.kind === "Dynamic" ? fromPredicates(infcx, cause, def, args, objectProjections(self)) : undefined;
}

function fromBuiltin(infcx: InferCtxt, self: Ty, def: DefId): Projected | undefined {
  const { tcx } = infcx;
  const ok = (ty: Ty): Projected => ({ kind: "Ok", ty, obligations: [] });
  switch (tcx.langNameOf(def)) {
    case "discriminant_type":
      if (self.kind === "Infer" && self.infer.kind === "TyVar") return { kind: "Ambiguous" };
      if (self.kind === "Param" || self.kind === "Alias" || self.kind === "Placeholder") return { kind: "Rigid" };
      return ok(self.kind === "Adt" && tcx.adtDef(self.def).adtKind === "Enum" ? tcx.discriminantTy(self.def) : tyU8);
    case "metadata_type":
      return metadataOf(infcx, self);
    case "future_output":
      return self.kind === "Coroutine" ? ok(coroutineReturnTy(self)) : undefined;
    default:
      return undefined;
  }
}

/** What an `async` body gives in the end. */
export function coroutineReturnTy(coroutine: Ty & { kind: "Coroutine" }): Ty {
  return typeAt(coroutine.args, coroutine.args.length - 2);
}

function metadataOf(infcx: InferCtxt, self: Ty): Projected {
  const ok = (ty: Ty): Projected => ({ kind: "Ok", ty, obligations: [] });
  switch (self.kind) {
    case "Str":
    case "Slice":
      return ok(tyUsize);
    case "Infer":
      return self.infer.kind === "TyVar" ? { kind: "Ambiguous" } : ok(tyUnit);
    case "Param":
    case "Placeholder":
    case "Alias":
      return { kind: "Rigid" };
    case "Dynamic": {
      const metadata = infcx.tcx.langItemIfAny("dyn_metadata");
      return metadata === undefined ? { kind: "Rigid" } : ok(mkAdt(metadata, mkTyArgs(self)));
    }
    case "Tuple": {
      const last = self.elems[self.elems.length - 1];
      return last === undefined ? ok(tyUnit) : metadataOf(infcx, infcx.shallowResolve(last));
    }
    case "Adt": {
      const adt = infcx.tcx.adtDef(self.def);
      const variant = adt.variants[0];
      const last = variant?.fields[variant.fields.length - 1];
      if (adt.adtKind !== "Struct" || variant === undefined || last === undefined) return ok(tyUnit);
      return metadataOf(infcx, infcx.shallowResolve(infcx.tcx.fieldTy(variant, last.index, self.args)));
    }
    default:
      return ok(tyUnit);
  }
}

function fromSource(infcx: InferCtxt, source: ImplSource, def: DefId, args: GenericArgs, of: Obligation): Projected {
  const { tcx } = infcx;
  switch (source.kind) {
    case "UserDefined":
      return tcx.def(def).kind === "OpaqueTy"
        ? opaqueInImpl(tcx, source, def, args, of.env)
        : fromImpl(infcx, source, def, args);
    case "Closure":
    case "FnPointer": {
      if (!tcx.isLang(def, "fn_once_output")) return { kind: "Rigid" };
      const sig = callableSig(infcx, infcx.shallowResolve(source.ty));
      if (sig === undefined) return { kind: "Ambiguous" };
      // The output's bound lifetimes are those of the arguments.
      if (infcx.tracksRegions) {
        const inputs = normalizeAt(infcx, of.env, of.cause, of.depth, sig.inputs);
        infcx.eq(of.env, of.cause, typeAt(args, 1), inputs.value);
      }
      return { kind: "Ok", ty: sig.output, obligations: source.nested };
    }
    default:
      return { kind: "Rigid" };
  }
}

function fromImpl(
  infcx: InferCtxt,
  source: ImplSource & { kind: "UserDefined" },
  def: DefId,
  args: GenericArgs,
): Projected {
  const { tcx } = infcx;
  const traitCount = tcx.generics(tcx.assocTrait(def)).params.length;
  const own = args.slice(traitCount);
  const item = tcx.implItemOf(source.impl, def);
  if (item !== undefined)
    return {
      kind: "Ok",
      ty: instantiate(tcx.typeOf(item), mkArgs([...source.args, ...own])),
      obligations: source.nested,
    };
  // The trait's default.
  return tcx.hasDefaultTy(def)
    ? { kind: "Ok", ty: instantiate(tcx.typeOf(def), args), obligations: source.nested }
    : { kind: "Ok", ty: tyError, obligations: source.nested };
}

// ---- projection obligations ----

export type ProjectionResult =
  | { readonly kind: "Ok"; readonly obligations: readonly Obligation[] }
  | { readonly kind: "Ambiguous" }
  | { readonly kind: "Error"; readonly typeError: TypeError | undefined };

/** `<T as Trait>::Assoc == U`. Unifies on success. */
export function projectObligation(infcx: InferCtxt, obligation: Obligation): ProjectionResult {
  return infcx.enterForall(obligation.predicate, (value): ProjectionResult => {
    if (value.kind !== "Projection") return { kind: "Ambiguous" };
    const { env, cause, depth } = obligation;
    if (depth > infcx.tcx.resolver.recursionLimit) return { kind: "Error", typeError: undefined };
    const args = normalizeAt(infcx, env, cause, depth + 1, infcx.resolve(value.args));
    const projected = projectOnce(infcx, env, cause, depth, value.def, args.value);
    switch (projected.kind) {
      case "Ambiguous":
        return projected;
      case "Error":
        return {
          kind: "Ok",
          obligations: [
            {
              ...obligation,
              predicate: dummyBinder({ kind: "Trait", trait: traitRefOf(infcx, value.def, args.value) }),
            },
          ],
        };
      case "Rigid":
        return unify(
          infcx,
          obligation,
          mkProjection(value.def, infcx.resolve(args.value)),
          value.term,
          args.obligations,
        );
      case "Ok": {
        const normalized = normalizeAt(infcx, env, cause, depth + 1, projected.ty);
        return unify(infcx, obligation, normalized.value, value.term, [
          ...args.obligations,
          ...projected.obligations,
          ...normalized.obligations,
        ]);
      }
    }
  });
}

function unify(
  infcx: InferCtxt,
  { env, cause, depth }: Obligation,
  actual: Ty,
  expected: Ty,
  obligations: readonly Obligation[],
): ProjectionResult {
  const term = normalizeAt(infcx, env, cause, depth + 1, infcx.resolve(expected));
  const result = infcx.eq(env, cause, term.value, actual);
  return result.ok
    ? { kind: "Ok", obligations: [...obligations, ...term.obligations, ...result.obligations] }
    : { kind: "Error", typeError: result.error };
}
