/** Lowers `dyn Trait<A, Assoc = B> + Auto + 'r`: one principal trait, auto traits, projections, and the object's lifetime. */
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import type { GenericBound } from "../../syntax/ast";
import { mkArgs, mkDynamic, mkPlaceholderTy, reStatic, tyError, tySelfParam } from "../intern";
import type { Binder, ExistentialPredicate, GenericArgs, Predicate, Region, TraitRef, Ty } from "../ty";
import { composeSuper } from "./assoc";
import { lowerPolyTraitRef } from "./bounds";
import type { LowerCtxt } from "./context";

/** Stands for the erased Self while bounds are lowered. */
const dummySelf = mkPlaceholderTy(-1, 0, "dyn Self");

export function lowerTraitObject(cx: LowerCtxt, bounds: readonly GenericBound[], span: Span): Ty {
  const { tcx } = cx;
  const predicates: Predicate[] = [];
  let region: Region | undefined;
  for (const bound of bounds) {
    if (bound.kind === "Outlives") {
      if (region !== undefined) {
        cx.error("E0226", "only a single explicit lifetime bound is permitted", bound.span);
      }
      region ??= cx.lowerLifetime(bound.lifetime);
    } else if (bound.kind === "Trait" && bound.polarity === "Maybe")
      cx.error("", "`?Trait` is not permitted in trait object types", bound.span);
    else if (bound.kind === "Trait")
      predicates.push(...cx.withObjectDefault({ kind: "Base" }, () => lowerPolyTraitRef(cx, bound.trait, dummySelf)));
  }
  const traits = predicates.flatMap((p) => (p.value.kind === "Trait" ? [{ vars: p.vars, value: p.value.trait }] : []));
  const principals = traits.filter((t) => !tcx.isAutoTrait(t.value.def));
  if (traits.length === 0) return bounds.some((b) => b.kind === "Trait") ? tyError : noTrait(cx, span);
  if (principals.length > 1) {
    cx.error("E0225", "only auto traits can be used as additional traits in a trait object", span, {
      labels: [{ span, text: "additional non-auto trait", primary: true }],
    });
    return tyError;
  }
  const [principal] = principals;
  const list: Binder<ExistentialPredicate>[] = [];
  if (principal !== undefined) {
    if (principal.value.args.slice(1).some((arg) => arg.kind === "Type" && mentionsSelf(arg.ty))) {
      cx.error("E0393", "the type parameter must be explicitly specified", span);
      return tyError;
    }
    list.push({
      vars: principal.vars,
      value: { kind: "Trait", def: principal.value.def, args: mkArgs(principal.value.args.slice(1)) },
    });
    const named = bounds.find(({ kind }) => kind === "Trait");
    list.push(...projections(cx, principal, predicates, named?.span ?? span));
  }
  const autos = [...new Set(traits.filter((t) => tcx.isAutoTrait(t.value.def)).map((t) => t.value.def))].sort(
    (a, b) => a - b,
  );
  for (const def of autos) list.push({ vars: [], value: { kind: "AutoTrait", def } });
  return mkDynamic(list, region ?? traitLifetime(cx, principal, span) ?? cx.objectLifetime(span));
}

/** `trait Any: 'static`, `trait Parser<'a>: 'a`: the trait itself says how long its objects live, wherever they stand. */
function traitLifetime(cx: LowerCtxt, principal: Binder<TraitRef> | undefined, span: Span): Region | undefined {
  if (principal === undefined) return undefined;
  const found = new Set<Region>();
  const seen = new Set<DefId>();
  const visit = (trait: Binder<TraitRef>): void => {
    if (seen.has(trait.value.def)) return;
    seen.add(trait.value.def);
    for (const predicate of cx.tcx.superPredicates(trait.value.def)) {
      const { value } = predicate;
      if (value.kind === "TypeOutlives" && value.ty === tySelfParam)
        found.add(composeSuper(trait, { vars: predicate.vars, value: value.region }).value);
      else if (value.kind === "Trait" && selfIs(value.trait.args, tySelfParam))
        visit(composeSuper(trait, { vars: predicate.vars, value: value.trait }));
    }
  };
  visit(principal);
  if (found.has(reStatic)) return reStatic;
  const [only, second] = found;
  if (second !== undefined)
    cx.error("E0227", "ambiguous lifetime bound, explicit lifetime bound required", span, {
      labels: [{ span, text: "", primary: true }],
    });
  // A lifetime of a `for<…>` of the bound itself is no lifetime of the object.
  return only?.kind === "Bound" ? undefined : only;
}

function mentionsSelf(ty: Ty): boolean {
  return ty === dummySelf;
}

function noTrait(cx: LowerCtxt, span: Span): Ty {
  cx.error("E0224", "at least one trait is required for an object type", span);
  return tyError;
}

/** What the constraints and the supertraits' bounds say of the associated types; all must be known (E0191). */
function projections(
  cx: LowerCtxt,
  principal: Binder<{ def: import("../../resolve/def").DefId; args: GenericArgs }>,
  predicates: readonly Predicate[],
  span: Span,
): Binder<ExistentialPredicate>[] {
  const { tcx } = cx;
  const known = new Map<number, Binder<ExistentialPredicate>>();
  const add = (p: Predicate): void => {
    if (p.value.kind !== "Projection" || known.has(p.value.def)) return;
    known.set(p.value.def, {
      vars: p.vars,
      value: { kind: "Projection", def: p.value.def, args: mkArgs(p.value.args.slice(1)), term: p.value.term },
    });
  };
  predicates.forEach(add);
  const missing: string[] = [];
  const seen = new Set<number>();
  const visit = (trait: typeof principal): void => {
    if (seen.has(trait.value.def)) return;
    seen.add(trait.value.def);
    const supers = tcx.superPredicates(trait.value.def).map((p) => composeSuper(trait, p) as Predicate);
    supers.forEach(add);
    for (const item of tcx.associatedItems(trait.value.def)) {
      const needed =
        tcx.def(item).kind === "AssocTy" && tcx.generics(item).params.length === 0 && !tcx.requiresSized(item);
      if (needed && !known.has(item)) missing.push(tcx.def(item).name);
    }
    for (const p of supers)
      if (p.value.kind === "Trait" && selfIs(p.value.trait.args, dummySelf))
        visit({ vars: p.vars, value: p.value.trait });
  };
  visit(principal);
  if (missing.length > 0) {
    const names = missing.map((name) => `\`${name}\``).join(", ");
    cx.error(
      "E0191",
      `the value of the associated type${missing.length === 1 ? "" : "s"} ${names} in \`${tcx.def(principal.value.def).name}\` must be specified`,
      span,
      {
        labels: [
          {
            span,
            text: `missing associated type${missing.length === 1 ? "" : "s"} ${names}: specify ${missing.length === 1 ? "it" : "them"}`,
            primary: true,
          },
        ],
      },
    );
  }
  return [...known.values()].sort((a, b) => a.value.def - b.value.def);
}

function selfIs(args: GenericArgs, self: Ty): boolean {
  const [first] = args;
  return first?.kind === "Type" && first.ty === self;
}
