/** E0599 for a method that exists, by an impl whose bounds do not hold: the words, and which bounds. */
import type { Label } from "../../../base/diagnostic";
import type { DefId } from "../../../resolve/def";
import type * as ast from "../../../syntax/ast";
import { selfTyOf } from "../../intern";
import { printTraitPath } from "../../print";
import { onUnimplemented } from "../../traits/unimplemented";
import type { Predicate, TraitRef, Ty } from "../../ty";
import type { FnCtxt } from "../fnctxt";
import type { Unsatisfied } from "./probe";
import { traitAdvice } from "./trait_advice";

/** `unmet`: what is said where no trait has own words for it; `labels`: of a type parameter, where it is declared. */
export function reportUnsatisfied(
  fcx: FnCtxt,
  unsatisfied: readonly Unsatisfied[],
  ty: Ty,
  ident: ast.Ident,
  { unmet, labels }: { readonly unmet: string; readonly labels: readonly Label[] },
): void {
  const shown = fcx.show(ty);
  const cannot = `method cannot be called on \`${shown}\` due to unsatisfied trait bounds`;
  if (ty.kind === "Param") {
    // What would help is a bound of its own.
    const message = `no method named \`${ident.name}\` found for type parameter \`${shown}\` in the current scope`;
    fcx.error("E0599", message, ident.span, cannot, { labels, ...traitAdvice(fcx, ty, ident) });
    return;
  }
  const custom = ownWords(fcx, unsatisfied, ty);
  // Advice that stands behind the trait's words is for those who name the trait.
  const label = custom?.label?.startsWith(`${custom.message}; `) === true ? custom.message : custom?.label;
  const bounds = unsatisfied.flatMap((one) => boundText(fcx, one));
  fcx.error("E0599", custom?.message ?? unmet, ident.span, label ?? cannot, {
    notes: [`the following trait bounds were not satisfied:\n${[...new Set(bounds)].join("\n")}`],
  });
}

/** A trait that is alone in what is missing says it itself. */
function ownWords(
  fcx: FnCtxt,
  unsatisfied: readonly Unsatisfied[],
  ty: Ty,
): ReturnType<typeof onUnimplemented> | undefined {
  const traits = unsatisfied.flatMap(({ predicate: { value } }) => (value.kind === "Trait" ? [value.trait] : []));
  const ofReceiver = new Map<DefId, TraitRef>();
  for (const trait of traits) {
    const self = fcx.resolve(selfTyOf(trait.args));
    if (self === ty && !ofReceiver.has(trait.def)) ofReceiver.set(trait.def, trait);
  }
  const [only] = ofReceiver.values();
  const isAlone =
    traits.length === unsatisfied.length && ofReceiver.size === 1 && traits.every((t) => ofReceiver.has(t.def));
  return isAlone && only !== undefined ? onUnimplemented(fcx.tcx, only, { kind: "Misc" }) : undefined;
}

function boundText(fcx: FnCtxt, { predicate, requiredBy }: Unsatisfied): string[] {
  const text = traitText(fcx, predicate);
  const parent = requiredBy && traitText(fcx, requiredBy);
  if (text === undefined) return [];
  return [parent === undefined ? text : `${text}\nwhich is required by ${parent}`];
}

function traitText(fcx: FnCtxt, { value }: Predicate): string | undefined {
  if (value.kind !== "Trait") return undefined;
  return `\`${fcx.show(selfTyOf(value.trait.args))}: ${printTraitPath(fcx.tcx, value.trait)}\``;
}
