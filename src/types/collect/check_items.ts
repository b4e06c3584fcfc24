/**
 * Checks of the user's items outside of bodies: everything in a signature is lowered (and so reported), impls agree with their
 * traits, coherence holds, types are well-formed. One pass over the definitions of the crate, in source order.
 */
import { type CrateId, type Def, userCrate } from "../../resolve/def";
import type { Context } from "../context";
import { checkAdtRules } from "./check_adt";
import { checkImplAgainstTrait } from "./check_impl";
import { checkAdtWf, checkSignatureWf } from "./check_wf";
import { checkCoherence } from "./coherence";

/** `crate` is another one only when std itself is tested. */
export function checkItems(tcx: Context, crate: CrateId = userCrate): void {
  const defs = tcx.resolver.defs(crate).slice();
  for (const def of defs) collectItem(tcx, def);
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

/** Asks for everything the definition's syntax says, so that its errors are reported. */
function collectItem(tcx: Context, { id, kind }: Def): void {
  switch (kind) {
    case "Struct":
    case "Enum":
    case "Union": {
      tcx.predicatesOf(id);
      const adt = tcx.adtDef(id);
      for (const variant of adt.variants) for (const field of variant.fields) tcx.fieldTy(variant, field.index, tcx.identityArgs(id));
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
