/**
 * Finds the trait that `T::Name` means: the bounds of `T` in scope and their supertraits. Bounds are looked at one at a time
 * and only as far as needed, so that `where T: Iterator, T::Item: Copy` does not ask for itself.
 */
import type { DefId } from "../../resolve/def";
import type { GenericBound, Generics } from "../../syntax/ast";
import { instantiate, instantiateBound } from "../fold";
import { mkParam, mkReBound } from "../intern";
import { itemsNamed } from "../collect/names";
import type { Context as TyCtxt } from "../context";
import type { Binder, TraitRef } from "../ty";
import { lowerPolyTraitRef } from "./bounds";
import { LowerCtxt } from "./context";
import { genericsOf, traitBoundsSyntax } from "./syntax";

export interface AssocInBounds {
  readonly item: DefId;
  readonly trait: Binder<TraitRef>;
}

export function traitDefinesAssocTy(tcx: TyCtxt, trait: DefId, name: string): DefId | undefined {
  return itemsNamed(tcx, trait, name).find((item) => tcx.def(item).kind === "AssocTy");
}

/** The trait itself and its supertraits, by their paths alone: safe while their predicates are being made. */
export function superTraitDefs(tcx: TyCtxt, trait: DefId): DefId[] {
  const found: DefId[] = [];
  const visit = (def: DefId): void => {
    if (found.includes(def)) return;
    found.push(def);
    const resolutions = tcx.resolver.resolutions(def);
    for (const bound of traitBoundsSyntax(tcx, def)) {
      if (bound.kind !== "Trait" || bound.polarity !== "Positive") continue;
      const res = resolutions.partialRes(bound.trait.traitRef.id)?.base;
      if (res?.kind === "Def" && res.defKind === "Trait") visit(res.def);
    }
  };
  visit(trait);
  return found;
}

/** Looks through the traits and their supertraits, breadth first. */
export function findAssocInBounds(
  tcx: TyCtxt,
  bounds: readonly Binder<TraitRef>[],
  name: string,
): AssocInBounds | undefined {
  return allAssocInBounds(tcx, bounds, name)[0];
}

export function allAssocInBounds(tcx: TyCtxt, bounds: readonly Binder<TraitRef>[], name: string): AssocInBounds[] {
  const queue = bounds.slice();
  const seen = new Set<string>();
  const found: AssocInBounds[] = [];
  for (let trait = queue.shift(); trait !== undefined; trait = queue.shift()) {
    const key = `${trait.value.def}<${trait.value.args.id}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const item = traitDefinesAssocTy(tcx, trait.value.def, name);
    if (item !== undefined) found.push({ item, trait });
    if (
      !superTraitDefs(tcx, trait.value.def).some(
        (def) => def !== trait.value.def && traitDefinesAssocTy(tcx, def, name) !== undefined,
      )
    )
      continue;
    for (const predicate of tcx.superPredicates(trait.value.def)) {
      if (predicate.value.kind !== "Trait") continue;
      queue.push(composeSuper(trait, { vars: predicate.vars, value: predicate.value.trait }));
    }
  }
  return found;
}

/** A supertrait predicate (binder over the trait's own parameters) as seen from a reference to the trait. */
export function composeSuper<T>(trait: Binder<TraitRef>, predicate: Binder<T>): Binder<T> {
  // The trait's arguments stand under `trait.vars`; the predicate's own variables come after those.
  const offset = trait.vars.length;
  const inner = instantiateBound(predicate, {
    region: (index) => mkReBound(0, offset + index, predicate.vars[index]?.name ?? "'_"),
    ty: () => mkParam(0, "Self"),
  });
  return { vars: trait.vars.concat(predicate.vars), value: instantiate(inner, trait.value.args) };
}

/** Trait references that the where-clauses in scope of `owner` put on parameter `param`, as far as they can define `name`. */
export function boundsOfParam(tcx: TyCtxt, owner: DefId, param: DefId, name: string): Binder<TraitRef>[] {
  const found: Binder<TraitRef>[] = [];
  for (let at: DefId | undefined = owner; at !== undefined; at = tcx.generics(at).parent) {
    const syntax = genericsOf(tcx, at);
    if (syntax !== undefined) found.push(...boundsIn(tcx, at, syntax, param, name));
    found.push(...syntheticBounds(tcx, at, param, name));
  }
  return found;
}

function boundsIn(tcx: TyCtxt, owner: DefId, generics: Generics, param: DefId, name: string): Binder<TraitRef>[] {
  const cx = new LowerCtxt(tcx, owner, undefined);
  const found: Binder<TraitRef>[] = [];
  for (const p of generics.params) {
    if (p.kind === "Type" && cx.resolutions.defOf(p.id) === param)
      found.push(...lowerMatching(cx, param, p.bounds, name));
  }
  for (const clause of generics.where) {
    if (clause.kind !== "Bound" || clause.boundedTy.kind !== "Path") continue;
    const res = cx.resolutions.partialRes(clause.boundedTy.id);
    if (res?.unresolvedSegments !== 0 || res.base.kind !== "Def" || res.base.def !== param) continue;
    found.push(...lowerMatching(cx, param, clause.bounds, name, clause.boundGenericParams));
  }
  return found;
}

/** `impl Trait` parameters carry their bounds in the type. */
function syntheticBounds(tcx: TyCtxt, owner: DefId, param: DefId, name: string): Binder<TraitRef>[] {
  const bounds = tcx.syntheticParamBounds(owner, param);
  return bounds === undefined ? [] : lowerMatching(new LowerCtxt(tcx, owner, undefined), param, bounds, name);
}

function lowerMatching(
  cx: LowerCtxt,
  param: DefId,
  bounds: readonly GenericBound[],
  name: string,
  outer: readonly import("../../syntax/ast").GenericParam[] = [],
): Binder<TraitRef>[] {
  const found: Binder<TraitRef>[] = [];
  for (const bound of bounds) {
    if (bound.kind !== "Trait" || bound.polarity !== "Positive") continue;
    const res = cx.resolutions.partialRes(bound.trait.traitRef.id)?.base;
    if (res?.kind !== "Def" || res.defKind !== "Trait") continue;
    if (!superTraitDefs(cx.tcx, res.def).some((def) => traitDefinesAssocTy(cx.tcx, def, name) !== undefined)) continue;
    const self = cx.tcx.typeOf(param);
    for (const predicate of lowerPolyTraitRef(cx, bound.trait, self, outer)) {
      if (predicate.value.kind === "Trait" && predicate.value.trait.def === res.def)
        found.push({ vars: predicate.vars, value: predicate.value.trait });
    }
  }
  return found;
}
