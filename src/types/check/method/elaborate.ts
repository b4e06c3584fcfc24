/** A trait reference with all its supertraits, and the traits that a trait object's methods come from. */
import { mkArgs, tyArg } from "../../intern";
import { composeSuper } from "../../lower/assoc";
import type { Binder, TraitRef, Ty } from "../../ty";
import type { FnCtxt } from "../fnctxt";

/** The trait itself first, then supertraits, breadth first, each once. */
export function elaborateTraitRef(tcx: FnCtxt["tcx"], trait: Binder<TraitRef>): Binder<TraitRef>[] {
  const found = [trait];
  const seen = new Set([`${trait.value.def}<${trait.value.args.id}`]);
  for (let i = 0; i < found.length; i++) {
    const current = found[i];
    if (current === undefined) break;
    for (const predicate of tcx.superPredicates(current.value.def)) {
      if (predicate.value.kind !== "Trait") continue;
      const next = composeSuper(current, { vars: predicate.vars, value: predicate.value.trait });
      const key = `${next.value.def}<${next.value.args.id}`;
      if (!seen.has(key)) {
        seen.add(key);
        found.push(next);
      }
    }
  }
  return found;
}

/** The principal trait of `dyn Trait`, for the object as `Self`, and its supertraits; then the auto traits. */
export function dynTraitRefs(fcx: FnCtxt, object: Ty & { kind: "Dynamic" }): Binder<TraitRef>[] {
  const found: Binder<TraitRef>[] = [];
  for (const predicate of object.predicates) {
    const value = predicate.value;
    if (value.kind === "Trait") {
      found.push(
        ...elaborateTraitRef(fcx.tcx, {
          vars: predicate.vars,
          value: { def: value.def, args: mkArgs([tyArg(object), ...value.args]) },
        }),
      );
    } else if (value.kind === "AutoTrait") {
      found.push({ vars: [], value: { def: value.def, args: mkArgs([tyArg(object)]) } });
    }
  }
  return found;
}
