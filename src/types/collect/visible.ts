/**
 * Paths of definitions as a user can write them: `std::string::String`, found breadth first through std's public names; items of
 * the user's crate by their own path.
 */
import { crateOf, type DefId, stdCrate, userCrate } from "../../resolve/def";
import type { Context as TyCtxt } from "../context";
import { printTy } from "../print";

/** Where std's public names show a definition, if not in its parent under its own name. */
export interface VisibleName {
  readonly def: DefId;
  readonly name: string;
}

const tables = new WeakMap<object, ReadonlyMap<DefId, VisibleName>>();

/** From std's index, where it knows them. */
function visibleName(tcx: TyCtxt, id: DefId): VisibleName | undefined {
  const { storedAnswer } = tcx.resolver;
  if (storedAnswer !== undefined) return storedAnswer("visibleName", id) as VisibleName | undefined;
  const root = tcx.def(tcx.resolver.crateRoot(stdCrate));
  let names = tables.get(root);
  if (names === undefined) tables.set(root, (names = visibleNames(tcx)));
  return names.get(id);
}

/** By definition: its shortest public path is the one of `def`, and `name`. */
export function visibleNames(tcx: TyCtxt): ReadonlyMap<DefId, VisibleName> {
  const root = tcx.resolver.crateRoot(stdCrate);
  const found = new Map<DefId, VisibleName | undefined>([[root, undefined]]);
  const queue: DefId[] = [root];
  for (let module = queue.shift(); module !== undefined; module = queue.shift()) {
    for (const child of tcx.resolver.children(module)) {
      if (child.res.kind !== "Def" || child.visibility.kind !== "Public" || child.namespace === "Macro") continue;
      const { def, defKind } = child.res;
      if (found.has(def) || defKind === "Ctor" || (module === root && child.name === "prelude")) continue;
      found.set(def, { def: module, name: child.name });
      if (defKind === "Mod" || defKind === "Enum" || defKind === "Trait") queue.push(def);
    }
  }
  const elsewhere = [...found].flatMap(([def, visible]) => {
    const { parent, name } = tcx.def(def);
    return visible === undefined || (visible.def === parent && visible.name === name) ? [] : [[def, visible] as const];
  });
  return new Map(elsewhere);
}

export function visiblePath(tcx: TyCtxt, id: DefId): string {
  const { kind, name, parent } = tcx.def(id);
  if (kind === "Ctor" && parent !== undefined) return tcx.path(parent);
  const visible = crateOf(id) < userCrate ? visibleName(tcx, id) : undefined;
  if (visible !== undefined) return join(tcx.path(visible.def), visible.name);
  if (parent === undefined) return crateOf(id) === userCrate ? "" : tcx.resolver.crateName(crateOf(id));
  if (kind === "Impl") {
    const { selfTy } = tcx.implHeader(id);
    return printTy(tcx, selfTy, { full: true });
  }
  const own =
    kind === "Closure" ? "{closure}" : kind === "AnonConst" ? "{constant}" : kind === "OpaqueTy" ? "{opaque}" : name;
  return join(tcx.path(parent), own);
}

/** `{closure#0}`: the first closure of the function it stands in. Looks at all definitions of its crate, so only what people read asks. */
export function closureName(tcx: TyCtxt, id: DefId): string {
  const { parent } = tcx.def(id);
  const siblings = tcx.resolver.defs(crateOf(id)).filter((def) => def.parent === parent && def.kind === "Closure");
  return `{closure#${siblings.findIndex((def) => def.id === id)}}`;
}

/** A block with items is an anonymous module. */
function join(prefix: string, name: string): string {
  return name === "" ? prefix : prefix === "" ? name : `${prefix}::${name}`;
}
