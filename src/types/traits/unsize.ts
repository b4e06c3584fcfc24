/**
 * `T: Unsize<U>`: arrays to slices, sized types to trait objects, objects to supertraits' objects, and structs whose last field
 * unsizes.
 */
import type { DefId } from "../../resolve/def";
import { instantiate, instantiateBoundErased, visitTypes } from "../fold";
import { dummyBinder, mkAdt, mkArgs, mkTyArgs, tyArg, tyError, typeAt } from "../intern";
import type { InferCtxt, Obligation } from "../infer/infer";
import { relateArgs, relateTys } from "../infer/relate";
import type { Binder, GenericArgs, Predicate, PredicateKind, TraitRef, Ty } from "../ty";
import { type Assembly, elaborateTo, objectPrincipal } from "./candidates";

export type UnsizeCandidate =
  | { readonly kind: "Array" }
  | { readonly kind: "ToObject" }
  | { readonly kind: "Upcast"; readonly to: Binder<TraitRef> | undefined }
  | { readonly kind: "Struct" };

export function assembleUnsize(infcx: InferCtxt, source: Ty, trait: TraitRef, out: Assembly): void {
  const target = infcx.shallowResolve(typeAt(trait.args, 1));
  const push = (how: UnsizeCandidate): void => void out.candidates.push({ kind: "Unsize", how });
  if (source.kind === "Infer" || target.kind === "Infer") {
    if (
      (source.kind === "Infer" && source.infer.kind === "TyVar") ||
      (target.kind === "Infer" && target.infer.kind === "TyVar")
    )
      out.ambiguous = true;
    else if (target.kind === "Dynamic") push({ kind: "ToObject" });
    return;
  }
  if (source.kind === "Dynamic" && target.kind === "Dynamic") assembleUpcast(infcx, source, target, push);
  else if (target.kind === "Dynamic") push({ kind: "ToObject" });
  else if (source.kind === "Array" && target.kind === "Slice") push({ kind: "Array" });
  else if (
    source.kind === "Adt" &&
    target.kind === "Adt" &&
    source.def === target.def &&
    infcx.tcx.adtDef(source.def).adtKind === "Struct"
  )
    push({ kind: "Struct" });
}

type Dyn = Ty & { kind: "Dynamic" };

function autoTraits(object: Dyn): DefId[] {
  return object.predicates.flatMap(({ value }) => (value.kind === "AutoTrait" ? [value.def] : []));
}

/** Auto traits may be dropped; the principal may become one of its supertraits, or go. */
function assembleUpcast(infcx: InferCtxt, source: Dyn, target: Dyn, push: (how: UnsizeCandidate) => void): void {
  const sourceAutos = autoTraits(source);
  const from = objectPrincipal(source);
  const fromPredicate: Predicate | undefined =
    from === undefined ? undefined : { vars: from.vars, value: { kind: "Trait", trait: from.value } };
  const autosOk = autoTraits(target).every(
    (auto) =>
      sourceAutos.includes(auto) || (fromPredicate !== undefined && elaborateTo(infcx, fromPredicate, auto).length > 0),
  );
  if (!autosOk) return;
  const to = objectPrincipal(target);
  if (to === undefined) return push({ kind: "Upcast", to: undefined });
  if (fromPredicate === undefined) return;
  for (const upcast of elaborateTo(infcx, fromPredicate, to.value.def)) {
    const ok = infcx.probe(
      () =>
        relateArgs(
          infcx,
          mkArgs(instantiateBoundErased(upcast).args.slice(1)),
          mkArgs(instantiateBoundErased(to).args.slice(1)),
          tyError,
          tyError,
        ) === undefined,
    );
    if (ok) push({ kind: "Upcast", to: upcast });
  }
}

/** What remains to be proved; undefined if it does not hold after all. */
export function confirmUnsize(
  infcx: InferCtxt,
  how: UnsizeCandidate,
  trait: TraitRef,
  obligation: Obligation,
): Obligation[] | undefined {
  const source = infcx.shallowResolve(typeAt(trait.args, 0));
  const target = infcx.shallowResolve(typeAt(trait.args, 1));
  switch (how.kind) {
    case "Array":
      if (source.kind !== "Array" || target.kind !== "Slice") return undefined;
      return relateTys(infcx, source.elem, target.elem) === undefined ? [] : undefined;
    case "ToObject":
      return target.kind === "Dynamic" ? confirmToObject(infcx, source, target, obligation) : undefined;
    case "Upcast":
      return confirmUpcast(infcx, how.to, source, target, obligation);
    case "Struct":
      return source.kind === "Adt" && target.kind === "Adt"
        ? confirmStruct(infcx, source, target, trait.def, obligation)
        : undefined;
  }
}

function nested(obligation: Obligation, predicate: Predicate): Obligation {
  return { predicate, env: obligation.env, cause: obligation.cause, depth: obligation.depth + 1 };
}

function confirmToObject(infcx: InferCtxt, source: Ty, target: Dyn, obligation: Obligation): Obligation[] {
  const out: Obligation[] = [];
  const push = (value: PredicateKind): void => void out.push(nested(obligation, dummyBinder(value)));
  for (const predicate of target.predicates) {
    const about = aboutSelf(predicate.value, source);
    out.push(nested(obligation, { vars: predicate.vars, value: about }));
    if (predicate.value.kind === "Trait") push({ kind: "DynCompatible", trait: predicate.value.def });
  }
  push({ kind: "Trait", trait: { def: infcx.tcx.langItem("sized"), args: mkTyArgs(source) } });
  push({ kind: "TypeOutlives", ty: source, region: target.region });
  return out;
}

/** An object's predicate about a concrete type. */
export function aboutSelf(predicate: Dyn["predicates"][number]["value"], self: Ty): PredicateKind {
  if (predicate.kind === "AutoTrait") return { kind: "Trait", trait: { def: predicate.def, args: mkTyArgs(self) } };
  const args = mkArgs([tyArg(self), ...predicate.args]);
  return predicate.kind === "Trait"
    ? { kind: "Trait", trait: { def: predicate.def, args } }
    : { kind: "Projection", def: predicate.def, args, term: predicate.term };
}

function confirmUpcast(
  infcx: InferCtxt,
  to: Binder<TraitRef> | undefined,
  source: Ty,
  target: Ty,
  obligation: Obligation,
): Obligation[] | undefined {
  if (source.kind !== "Dynamic" || target.kind !== "Dynamic") return undefined;
  const out = [
    nested(obligation, dummyBinder({ kind: "RegionOutlives", longer: source.region, shorter: target.region })),
  ];
  if (to === undefined) return out;
  const principal = objectPrincipal(target);
  if (principal === undefined) return undefined;
  const ok =
    relateArgs(
      infcx,
      mkArgs(instantiateBoundErased(to).args.slice(1)),
      mkArgs(instantiateBoundErased(principal).args.slice(1)),
      tyError,
      tyError,
    ) === undefined;
  if (!ok) return undefined;
  // With the same principal, the objects' associated types must agree too.
  for (const a of source.predicates) {
    const b = target.predicates.find(
      ({ value }) => value.kind === "Projection" && a.value.kind === "Projection" && value.def === a.value.def,
    );
    if (
      a.value.kind === "Projection" &&
      b?.value.kind === "Projection" &&
      relateTys(
        infcx,
        instantiateBoundErased(a as Binder<typeof a.value>).term,
        instantiateBoundErased(b as Binder<typeof b.value>).term,
      ) !== undefined
    )
      return undefined;
  }
  return out;
}

/** Parameters that occur in the last field and nowhere else may change; the field itself must unsize. */
function confirmStruct(
  infcx: InferCtxt,
  source: Ty & { kind: "Adt" },
  target: Ty & { kind: "Adt" },
  unsize: DefId,
  obligation: Obligation,
): Obligation[] | undefined {
  const { tcx } = infcx;
  const [variant] = tcx.adtDef(source.def).variants;
  if (variant === undefined || variant.fields.length === 0) return undefined;
  const identity = tcx.identityArgs(source.def);
  const last = variant.fields.length - 1;
  const tail = tcx.fieldTy(variant, last, identity);
  const changing = paramsIn(tail);
  for (let i = 0; i < last; i++)
    for (const index of paramsIn(tcx.fieldTy(variant, i, identity))) changing.delete(index);
  if (changing.size === 0) return undefined;
  const mixed: GenericArgs = mkArgs(source.args.map((arg, i) => (changing.has(i) ? (target.args[i] ?? arg) : arg)));
  if (relateTys(infcx, mkAdt(source.def, mixed), target) !== undefined) return undefined;
  const args = mkTyArgs(instantiate(tail, source.args), instantiate(tail, target.args));
  return [nested(obligation, dummyBinder({ kind: "Trait", trait: { def: unsize, args } }))];
}

function paramsIn(ty: Ty): Set<number> {
  const found = new Set<number>();
  visitTypes(ty, (part) => void (part.kind === "Param" && part.sort !== "Region" && found.add(part.index)));
  return found;
}
