/**
 * Checks of the user's items outside of bodies: everything in a signature is lowered (and so reported), impls agree with their
 * traits, coherence holds, types are well-formed. One pass over the definitions of the crate, in source order.
 */
import { error, noteAt } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import { type CrateId, crateOf, type Def, type DefId, userCrate } from "../../resolve/def";
import type { Visibility } from "../../syntax/ast";
import type { Context } from "../context";
import { tySelfParam } from "../intern";
import { traitBoundsSyntax } from "../lower/syntax";
import { checkAdtRules } from "./check_adt";
import { checkForms } from "./check_forms";
import { checkImplAgainstTrait } from "./check_impl";
import { checkMain } from "./check_main";
import { checkAdtWf, checkSignatureWf } from "./check_wf";
import { checkCoherence } from "./coherence";

/** `crate` is another one only when std itself is tested. */
export function checkItems(tcx: Context, crate: CrateId = userCrate): void {
  const defs = tcx.resolver.defs(crate).slice();
  for (const def of defs) checkForms(tcx, def);
  for (const def of defs) collectItem(tcx, def);
  checkSuperTraitCycles(tcx, defs);
  checkMain(tcx);
  for (const def of defs) checkVisibilities(tcx, def);
  const impls = defs.filter((def) => def.kind === "Impl").map((def) => def.id);
  const incoherent = crate === userCrate ? checkCoherence(tcx, impls) : new Set();
  for (const impl of impls) if (!incoherent.has(impl)) checkImplAgainstTrait(tcx, impl);
  for (const def of defs) {
    if (incoherent.has(def.id)) continue;
    if (def.kind === "Struct" || def.kind === "Enum" || def.kind === "Union") {
      checkAdtRules(tcx, def);
      checkAdtWf(tcx, def.id);
    } else checkSignatureWf(tcx, def);
  }
}

/** `trait A: B` with `trait B: A`. */
function checkSuperTraitCycles(tcx: Context, defs: readonly Def[]): void {
  const told = new Set<DefId>();
  /** Traits that were walked: what leads back to one of them was told with it. */
  const walked = new Set<DefId>();
  for (const { id, kind } of defs) {
    if (kind !== "Trait" || told.has(id)) continue;
    const cycle = superCycle(tcx, id, id, walked);
    if (cycle === undefined) continue;
    for (const trait of cycle) told.add(trait);
    const boundOf = (trait: DefId): Span => traitBoundsSyntax(tcx, trait)[0]?.span ?? tcx.def(trait).nameSpan;
    const what = (trait: DefId): string => `computing the super predicates of \`${tcx.path(trait)}\``;
    tcx.diagnostics.push(
      error("E0391", `cycle detected when ${what(id)}`, boundOf(id), {
        labels: [{ span: boundOf(id), text: "", primary: true }],
        notes: [
          ...cycle.slice(1).map((trait) => noteAt(boundOf(trait), `...which requires ${what(trait)}...`)),
          `...which ${cycle.length > 1 ? "again" : "immediately"} requires ${what(id)}${cycle.length > 1 ? ", completing the cycle" : " again"}`,
        ],
      }),
    );
  }
}

/** The traits on a way from `at` back to `target`. */
function superCycle(tcx: Context, target: DefId, at: DefId, seen: Set<DefId>): DefId[] | undefined {
  seen.add(at);
  for (const { value } of tcx.superPredicates(at)) {
    if (value.kind !== "Trait" || value.trait.args[0]?.kind !== "Type" || value.trait.args[0].ty !== tySelfParam)
      continue;
    const { def } = value.trait;
    if (def === target) return [at];
    const rest = seen.has(def) || crateOf(def) !== userCrate ? undefined : superCycle(tcx, target, def, seen);
    if (rest !== undefined) return [at, ...rest];
  }
  return undefined;
}

/** Asks for everything the definition's syntax says, so that its errors are reported. */
function collectItem(tcx: Context, { id, kind }: Def): void {
  switch (kind) {
    case "Struct":
    case "Enum":
    case "Union": {
      tcx.predicatesOf(id);
      const adt = tcx.adtDef(id);
      for (const variant of adt.variants)
        for (const field of variant.fields) tcx.fieldTy(variant, field.index, tcx.identityArgs(id));
      if (kind === "Enum") tcx.discriminants(id);
      return;
    }
    case "Fn":
    case "AssocFn":
      tcx.fnSig(id);
      tcx.predicatesOf(id);
      return;
    case "Const":
    case "Static":
    case "AssocConst":
    case "TyAlias":
      tcx.typeOf(id);
      return;
    case "AssocTy":
      tcx.typeOf(id);
      tcx.itemBounds(id);
      return;
    case "Trait":
      tcx.predicatesOf(id);
      tcx.superPredicates(id);
      return;
    case "Impl":
      tcx.implHeader(id);
      tcx.predicatesOf(id);
      return;
    case "TyParam":
      tcx.typeParamDefault(id);
      return;
    default:
      return;
  }
}

/** `pub` where the trait, the impl or the enum decides. */
function checkVisibilities(tcx: Context, { node, parent }: Def): void {
  const refuse = (vis: Visibility, note: string): void => {
    if (vis.kind === "Inherited") return;
    tcx.diagnostics.push(
      error("E0449", "visibility qualifiers are not permitted here", vis.span, {
        labels: [{ span: vis.span, text: "", primary: true }],
        notes: [note],
      }),
    );
  };
  if (node.kind === "Item" && node.item.kind === "Impl") {
    refuse(
      node.item.vis,
      node.item.ofTrait === undefined
        ? "place qualifiers on individual impl items instead"
        : "trait items always share the visibility of their trait",
    );
  } else if (node.kind === "AssocItem" && parent !== undefined) {
    if (node.container === "Trait" || tcx.implTraitRef(parent) !== undefined)
      refuse(node.item.vis, "trait items always share the visibility of their trait");
  } else if (node.kind === "Variant") {
    refuse(node.variant.vis, "enum variants and their fields always share the visibility of the enum they are in");
    const { data } = node.variant;
    if (data.kind !== "Unit")
      for (const field of data.fields)
        refuse(field.vis, "enum variants and their fields always share the visibility of the enum they are in");
  }
}
