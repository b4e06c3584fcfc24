/**
 * Paths of definitions as a user can write them: `std::string::String`, found breadth first through std's public names; items of
 * the user's crate by their own path.
 */
import { crateOf, type DefId, stdCrate, userCrate } from "../../resolve/def";
import type { Context as TyCtxt } from "../context";

const tables = new WeakMap<object, Map<DefId, string>>();

/** Shortest public path of everything that std re-exports. Made once per std. */
function stdPaths(tcx: TyCtxt): Map<DefId, string> {
  const root = tcx.resolver.crateRoot(stdCrate);
  const key = tcx.def(root);
  let paths = tables.get(key);
  if (paths !== undefined) return paths;
  paths = new Map<DefId, string>([[root, "std"]]);
  tables.set(key, paths);
  const queue: DefId[] = [root];
  for (let module = queue.shift(); module !== undefined; module = queue.shift()) {
    const prefix = paths.get(module) ?? "std";
    for (const child of tcx.resolver.children(module)) {
      if (child.res.kind !== "Def" || child.visibility.kind !== "Public" || child.namespace === "Macro") continue;
      const { def, defKind } = child.res;
      if (paths.has(def) || defKind === "Ctor" || (prefix === "std" && child.name === "prelude")) continue;
      paths.set(def, `${prefix}::${child.name}`);
      if (defKind === "Mod" || defKind === "Enum" || defKind === "Trait") queue.push(def);
    }
  }
  return paths;
}

export function visiblePath(tcx: TyCtxt, id: DefId): string {
  const { kind, name, parent } = tcx.def(id);
  if (kind === "Ctor" && parent !== undefined) return tcx.path(parent);
  if (crateOf(id) < userCrate) {
    const visible = stdPaths(tcx).get(id);
    if (visible !== undefined) return visible;
  }
  if (parent === undefined) return crateOf(id) === userCrate ? "" : tcx.resolver.crateName(crateOf(id));
  if (kind === "Impl") {
    const { selfTy } = tcx.implHeader(id);
    return tcx.printTyFull(selfTy);
  }
  const own =
    kind === "Closure" ? "{closure}" : kind === "AnonConst" ? "{constant}" : kind === "OpaqueTy" ? "{opaque}" : name;
  const prefix = tcx.path(parent);
  // A block with items is an anonymous module.
  if (own === "") return prefix;
  return prefix === "" ? own : `${prefix}::${own}`;
}
