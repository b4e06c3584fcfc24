/**
 * Assembles the ways in which a trait obligation might be met, as rustc's old solver does: where-clauses, bounds of alias
 * types, trait objects, impls, and the built-in rules of lang-item traits.
 */
import type { DefId } from "../../resolve/def";
import type { Context } from "../context";
import { hasFlags, instantiate, instantiateBoundErased, noSpan } from "../fold";
import { mkArgs, selfTyOf, tyArg } from "../intern";
import { type InferCtxt, misc } from "../infer/infer";
import { relateArgs } from "../infer/relate";
import { composeSuper } from "../lower/assoc";
import { tyError } from "../intern";
import {
  type Binder,
  type ClosureKind,
  type ExistentialPredicate,
  type ParamEnv,
  type Predicate,
  type TraitRef,
  type Ty,
  TypeFlags,
} from "../ty";
import { autoConstituents, closureSig, type Conditions, copyCloneConditions, sizedConditions } from "./constituents";
import { argsMayUnify } from "./fast_reject";
import { normalizeAt } from "./project";
import { assembleUnsize, type UnsizeCandidate } from "./unsize";

export type Candidate =
  | { readonly kind: "Param"; readonly trait: Binder<TraitRef> }
  /** A bound of the alias type that is the self type. */
  | { readonly kind: "AliasBound"; readonly trait: Binder<TraitRef> }
  | { readonly kind: "Impl"; readonly impl: DefId }
  | { readonly kind: "Object"; readonly trait: Binder<TraitRef> }
  | { readonly kind: "Closure" }
  | { readonly kind: "FnPointer" }
  /** The trait must hold for these too. */
  | { readonly kind: "Builtin"; readonly conditions: readonly Ty[] }
  | { readonly kind: "AutoImpl"; readonly conditions: readonly Ty[] }
  | { readonly kind: "Unsize"; readonly how: UnsizeCandidate };

export interface Assembly {
  readonly candidates: Candidate[];
  /** Some rule could not be decided because of a variable. */
  ambiguous: boolean;
}

/** `trait`'s arguments are resolved; its self type is not a variable. */
export function assembleCandidates(infcx: InferCtxt, env: ParamEnv, trait: TraitRef): Assembly {
  const { tcx } = infcx;
  const out: Assembly = { candidates: [], ambiguous: false };
  const self = infcx.shallowResolve(selfTyOf(trait.args));
  if (self.kind === "Error" || trait.args.some((arg) => arg.kind === "Type" && arg.ty.kind === "Error")) {
    out.candidates.push({ kind: "Builtin", conditions: [] });
    return out;
  }
  const lang = tcx.langNameOf(trait.def);
  if (lang !== undefined && assembleBuiltinOnly(infcx, lang, self, trait, out)) {
    assembleFromEnv(infcx, env, trait, out);
    assembleFromAliasBounds(infcx, env, self, trait, out);
    return out;
  }
  if (lang === "future_trait" && self.kind === "Coroutine") addConditions(out, []);
  if (lang === "copy" || lang === "clone") addConditions(out, copyCloneConditions(infcx, self));
  if (lang === "fn" || lang === "fn_mut" || lang === "fn_once") assembleCallable(infcx, lang, self, out);
  assembleFromImpls(infcx, trait, self, out);
  assembleFromObject(infcx, self, trait, out);
  assembleFromAliasBounds(infcx, env, self, trait, out);
  assembleFromEnv(infcx, env, trait, out);
  if (tcx.isAutoTrait(trait.def)) assembleAutoImpl(infcx, trait, self, out);
  return out;
}

/** `false` where no candidate can be assembled: by the impls of the trait alone, for types that have no other way to a trait. */
export function mayImplement(tcx: Context, env: ParamEnv, trait: DefId, self: Ty): boolean {
  switch (self.kind) {
    case "Adt":
    case "Ref":
    case "Bool":
    case "Char":
    case "Int":
    case "Uint":
    case "Float":
    case "Str":
    case "Slice":
    case "Array":
      return (
        tcx.langNameOf(trait) !== undefined ||
        tcx.isAutoTrait(trait) ||
        tcx.implsFor(trait, self).length > 0 ||
        env.callerBounds.some((predicate) => asTrait(predicate, trait) !== undefined)
      );
    default:
      return true;
  }
}

function addConditions(out: Assembly, conditions: Conditions, kind: "Builtin" | "AutoImpl" = "Builtin"): void {
  if (conditions === "Ambiguous") out.ambiguous = true;
  else if (conditions !== undefined) out.candidates.push({ kind, conditions });
}

/** Traits that no impl can have. Returns whether `lang` is one. */
function assembleBuiltinOnly(infcx: InferCtxt, lang: string, self: Ty, trait: TraitRef, out: Assembly): boolean {
  switch (lang) {
    case "sized":
      addConditions(out, sizedConditions(infcx.tcx, self));
      return true;
    case "meta_sized":
    case "pointee_sized":
    case "destruct":
    case "discriminant_kind":
    case "pointee_trait":
      addConditions(out, []);
      return true;
    case "tuple_trait":
      if (self.kind === "Tuple") addConditions(out, []);
      return true;
    case "fn_ptr_trait":
      if (self.kind === "FnPtr") addConditions(out, []);
      return true;
    case "unsize":
      assembleUnsize(infcx, self, trait, out);
      return true;
    default:
      return false;
  }
}

// ---- where-clauses and bounds ----

function assembleFromEnv(infcx: InferCtxt, env: ParamEnv, trait: TraitRef, out: Assembly): void {
  for (const predicate of env.callerBounds) {
    const bound = asTrait(predicate, trait.def);
    if (bound !== undefined && matches(infcx, bound, trait)) out.candidates.push({ kind: "Param", trait: bound });
  }
}

function asTrait({ vars, value }: Predicate, def: DefId): Binder<TraitRef> | undefined {
  return value.kind === "Trait" && value.trait.def === def && value.negative !== true
    ? { vars, value: value.trait }
    : undefined;
}

function matches(infcx: InferCtxt, bound: Binder<TraitRef>, trait: TraitRef, env?: ParamEnv): boolean {
  const args = instantiateBoundErased(bound).args;
  // A bound of a bound may still hold projections: `Try: FromResidual<<Self as Try>::Residual>`.
  return infcx.probe(
    () =>
      relateArgs(
        infcx,
        env === undefined || !hasFlags(args, TypeFlags.HasProjection)
          ? args
          : normalizeAt(infcx, env, misc(noSpan), 0, args).value,
        trait.args,
        tyError,
        tyError,
      ) === undefined,
  );
}

/** `T::Item: Copy` holds by `type Item: Copy`; for `T::Item::Next` the bounds of the inner alias count as well. */
function assembleFromAliasBounds(infcx: InferCtxt, env: ParamEnv, self: Ty, trait: TraitRef, out: Assembly): void {
  for (let at: Ty | undefined = self; at?.kind === "Alias"; ) {
    for (const predicate of infcx.tcx.itemBounds(at.def)) {
      const found = elaborateTo(infcx, instantiate(predicate, at.args), trait.def);
      for (const bound of found)
        if (matches(infcx, bound, trait, env)) out.candidates.push({ kind: "AliasBound", trait: bound });
    }
    at = at.alias === "Projection" ? infcx.shallowResolve(selfTyOf(at.args)) : undefined;
  }
}

/** The references to trait `def` that a predicate implies through supertraits. */
export function elaborateTo(infcx: InferCtxt, predicate: Predicate, def: DefId): Binder<TraitRef>[] {
  const found: Binder<TraitRef>[] = [];
  if (predicate.value.kind !== "Trait") return found;
  const queue: Binder<TraitRef>[] = [{ vars: predicate.vars, value: predicate.value.trait }];
  const seen = new Set<string>();
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const key = `${at.value.def}<${at.value.args.id}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (at.value.def === def) found.push(at);
    for (const implied of infcx.tcx.superPredicates(at.value.def)) {
      const composed = composeSuper(at, implied);
      if (composed.value.kind === "Trait") queue.push({ vars: composed.vars, value: composed.value.trait });
    }
  }
  return found;
}

// ---- trait objects ----

/** The principal's reference with the object type itself as Self. */
export function objectPrincipal(object: Ty & { kind: "Dynamic" }): Binder<TraitRef> | undefined {
  const first = object.predicates[0];
  if (first?.value.kind !== "Trait") return undefined;
  const { def, args } = first.value;
  return { vars: first.vars, value: { def, args: mkArgs([tyArg(object), ...args]) } };
}

function assembleFromObject(infcx: InferCtxt, self: Ty, trait: TraitRef, out: Assembly): void {
  if (self.kind !== "Dynamic") return;
  if (self.predicates.some(({ value }) => value.kind === "AutoTrait" && value.def === trait.def)) {
    out.candidates.push({ kind: "Builtin", conditions: [] });
    return;
  }
  const principal = objectPrincipal(self);
  if (principal === undefined) return;
  for (const bound of elaborateTo(
    infcx,
    { vars: principal.vars, value: { kind: "Trait", trait: principal.value } },
    trait.def,
  )) {
    if (matches(infcx, bound, trait)) out.candidates.push({ kind: "Object", trait: bound });
  }
}

/** `Assoc = T` of an object type, about the object itself. */
export function objectProjections(
  object: Ty & { kind: "Dynamic" },
): Binder<ExistentialPredicate & { kind: "Projection" }>[] {
  return object.predicates.flatMap(({ vars, value }) =>
    value.kind === "Projection" ? [{ vars, value: { ...value, args: mkArgs([tyArg(object), ...value.args]) } }] : [],
  );
}

// ---- impls ----

function assembleFromImpls(infcx: InferCtxt, trait: TraitRef, self: Ty, out: Assembly): void {
  const { tcx } = infcx;
  for (const impl of tcx.implsFor(trait.def, self)) {
    const header = tcx.implTraitRef(impl);
    if (header === undefined || header.def !== trait.def || !argsMayUnify(header.args, trait.args)) continue;
    if (rejectFnPtrImpl(infcx, impl, self)) continue;
    const ok = infcx.probe(() => {
      const args = infcx.freshArgsFor(impl, tcx.def(impl).nameSpan);
      return relateHeader(infcx, instantiate(header, args), trait);
    });
    if (ok) out.candidates.push({ kind: "Impl", impl });
  }
}

/** `impl<F: FnPtr> Debug for F` is for function pointers only; any other type would meet it as its one blanket impl. */
function rejectFnPtrImpl(infcx: InferCtxt, impl: DefId, self: Ty): boolean {
  const { tcx } = infcx;
  const fnPtr = tcx.langItemIfAny("fn_ptr_trait");
  if (
    fnPtr === undefined ||
    self.kind === "FnPtr" ||
    (self.kind === "Infer" && self.infer.kind === "TyVar") ||
    tcx.implHeader(impl).selfTy.kind !== "Param"
  )
    return false;
  return tcx
    .explicitPredicates(impl)
    .some(({ predicate: { value } }) => value.kind === "Trait" && value.trait.def === fnPtr);
}

/** Could the header be the trait reference? Projections in the header may turn out to be anything. */
function relateHeader(infcx: InferCtxt, header: TraitRef, trait: TraitRef): boolean {
  const args = mkArgs(
    header.args.map((arg) =>
      arg.kind === "Type" && arg.ty.kind === "Alias" ? tyArg(infcx.freshTy(infcx.tcx.def(header.def).nameSpan)) : arg,
    ),
  );
  return relateArgs(infcx, args, trait.args, tyError, tyError) === undefined;
}

function assembleAutoImpl(infcx: InferCtxt, trait: TraitRef, self: Ty, out: Assembly): void {
  if (out.candidates.some((candidate) => candidate.kind === "Impl" || candidate.kind === "Param")) return;
  if (self.kind === "Dynamic" || self.kind === "Param") return;
  // An `async` body may borrow from itself across an `.await`: it must not move once it is polled.
  if (self.kind === "Coroutine" && infcx.tcx.langNameOf(trait.def) === "unpin") return;
  if (self.kind !== "Alias" && infcx.tcx.implsFor(trait.def, self).length > 0) return;
  addConditions(out, autoConstituents(infcx, self), "AutoImpl");
}

// ---- callables ----

const kindOrder: Record<ClosureKind, number> = { Fn: 0, FnMut: 1, FnOnce: 2 };
const langKind: Record<string, ClosureKind> = { fn: "Fn", fn_mut: "FnMut", fn_once: "FnOnce" };

export function kindExtends(kind: ClosureKind, wanted: ClosureKind): boolean {
  return kindOrder[kind] <= kindOrder[wanted];
}
export function closureKindOfLang(lang: string | undefined): ClosureKind | undefined {
  return lang === undefined ? undefined : langKind[lang];
}

function assembleCallable(infcx: InferCtxt, lang: "fn" | "fn_mut" | "fn_once", self: Ty, out: Assembly): void {
  if (self.kind === "Closure") {
    const kind = infcx.closureKind(self);
    const wanted = langKind[lang] as ClosureKind;
    if (closureSig(infcx, self) === undefined) out.ambiguous = true;
    else if (kind === undefined || kindExtends(kind, wanted)) out.candidates.push({ kind: "Closure" });
  } else if (self.kind === "FnPtr") {
    if (!self.sig.value.unsafe && self.sig.value.abi === "Rust" && !self.sig.value.cVariadic)
      out.candidates.push({ kind: "FnPointer" });
  } else if (self.kind === "FnDef") {
    const sig = infcx.tcx.fnSig(self.def).value;
    if (!sig.unsafe && !sig.cVariadic) out.candidates.push({ kind: "FnPointer" });
  }
}
