/** Which trait an impl is of, without resolving the rest of its header. */
import type { DefId } from "./def";
import { Late } from "./late/late";
import { walkPath } from "./late/paths";
import { OwnerTables } from "./late/tables";
import type { CrateSession } from "./session";

const known = new WeakMap<CrateSession, Map<DefId, DefId | undefined>>();

export function traitOfImpl(session: CrateSession, impl: DefId): DefId | undefined {
  let map = known.get(session);
  if (map === undefined) known.set(session, (map = new Map()));
  if (map.has(impl)) return map.get(impl);
  const trait = resolveTrait(session, impl);
  map.set(impl, trait);
  return trait;
}

function resolveTrait(session: CrateSession, impl: DefId): DefId | undefined {
  const { definitions, scopes } = session.crate;
  const { node } = definitions.get(impl);
  const scope = scopes.get(impl);
  if (node.kind !== "Item" || node.item.kind !== "Impl" || node.item.ofTrait === undefined || scope === undefined)
    return undefined;
  const late = new Late(session, impl, scope, new OwnerTables(impl, definitions));
  const result = walkPath(late, node.item.ofTrait.path, "Type", true);
  if (result.kind === "Module") return result.module.kind === "Trait" ? result.module.def : undefined;
  if (result.kind !== "NonModule" || result.res.unresolvedSegments > 0 || result.res.base.kind !== "Def")
    return undefined;
  return result.res.base.def;
}
