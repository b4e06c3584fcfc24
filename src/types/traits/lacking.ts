/** Impls that rustc's std has and ours has not (`resolve/lacking`). */
import type { Diagnostic } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import { crateOf, type DefId, userCrate } from "../../resolve/def";
import { isLackingImpl, notInStd } from "../../resolve/lacking/lacking";
import type { Context } from "../context";
import { selfTyOf } from "../intern";
import { printTraitPath, printTy } from "../print";
import type { TraitRef } from "../ty";

/** Our limit, where rustc's std has the impl. A type of the program's own is no match for one of the same name. */
export function lackingImpl(tcx: Context, trait: TraitRef, span: Span): Diagnostic | undefined {
  const isTheirs = (def: DefId): boolean => crateOf(def) < userCrate;
  const self = selfTyOf(trait.args);
  if (!isTheirs(trait.def) || (self.kind === "Adt" && !isTheirs(self.def))) return undefined;
  const names = { names: true };
  const [path, type] = [printTraitPath(tcx, trait, names), printTy(tcx, self, names)];
  return isLackingImpl(path, type) ? notInStd(`impl ${path} for ${type}`, span) : undefined;
}
