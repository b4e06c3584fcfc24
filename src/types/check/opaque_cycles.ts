/** E0720: the type behind an `impl Trait` in return position may not hold that `impl Trait` itself. */
import { error } from "../../base/diagnostic";
import { crateOf, type DefId, userCrate } from "../../resolve/def";
import type { Context } from "../context";
import { visitTypes } from "../fold";

/** Asked for when all bodies were typed without errors: they decide the hidden types. */
export function checkOpaqueCycles(tcx: Context): void {
  for (const { id, kind, node } of tcx.resolver.defs(userCrate)) {
    if (kind !== "OpaqueTy" || node.kind !== "OpaqueTy" || tcx.isTraitOpaque(id)) continue;
    if (!leadsTo(tcx, id, id, new Set())) continue;
    const { span } = node.ty;
    tcx.diagnostics.push(
      error("E0720", "cannot resolve opaque type", span, { labels: [{ span, text: "", primary: true }] }),
    );
  }
}

function leadsTo(tcx: Context, at: DefId, target: DefId, seen: Set<DefId>): boolean {
  if (seen.has(at)) return false;
  seen.add(at);
  const inside = new Set<DefId>();
  visitTypes(tcx.hiddenType(at), (part) => {
    if (part.kind === "Alias" && part.alias === "Opaque" && crateOf(part.def) === userCrate) inside.add(part.def);
  });
  return [...inside].some((def) => def === target || leadsTo(tcx, def, target, seen));
}
