/**
 * Paths of definitions as messages show them, rustc's `trimmed_def_paths`: the name alone of what nothing else that std shows or the
 * program declares is called (`HashMap`, but `std::fmt::Display`, as there is `std::path::Display`).
 */
import { crateOf, type DefId, stdCrate, userCrate } from "../../resolve/def";
import type { Context as TyCtxt } from "../context";

interface StdNames {
  /** By namespace and name: what is called so, if it is one thing. */
  readonly names: Map<string, DefId | undefined>;
  readonly traits: Set<DefId>;
}

const stdTables = new WeakMap<object, StdNames>();
const ownTables = new WeakMap<object, ReadonlyMap<string, number>>();
/** What rustc's std shows twice, once in a module that is unstable and ours has not (`std::sync::nonpoison`). */
const shownTwice = "Mutex MutexGuard RwLock RwLockReadGuard RwLockWriteGuard TryLockError".split(" ");
const items = new Set(["Struct", "Enum", "Union", "Trait", "TyAlias", "Fn", "Const", "Static", "Mod"]);

export function trimmedPath(tcx: TyCtxt, id: DefId): string {
  const { name, kind } = tcx.def(id);
  const isValue = kind === "Fn" || kind === "AssocFn" || /Const|Static|Ctor/.test(kind);
  const named = `${isValue ? "Value" : "Type"} ${name}`;
  const ofStd = stdNames(tcx).names;
  const isUnique =
    crateOf(id) < userCrate ? ofStd.get(named) === id : !ofStd.has(named) && ownNames(tcx).get(name) === 1;
  return isUnique && name !== "" ? name : tcx.path(id);
}

/** The public ones of std and the program's. */
export function allTraits(tcx: TyCtxt): DefId[] {
  const own = tcx.resolver.defs(userCrate).filter(({ kind }) => kind === "Trait");
  return [...stdNames(tcx).traits, ...own.map(({ id }) => id)];
}

/** Made once per std, when the first message needs it. */
function stdNames(tcx: TyCtxt): StdNames {
  const root = tcx.resolver.crateRoot(stdCrate);
  const key = tcx.def(root);
  const known = stdTables.get(key);
  if (known !== undefined) return known;
  const found: StdNames = { names: new Map(), traits: new Set() };
  const { names, traits } = found;
  stdTables.set(key, found);
  const queue = new Set<DefId>([root]);
  for (const module of queue)
    for (const child of tcx.resolver.children(module)) {
      if (child.res.kind !== "Def" || child.visibility.kind !== "Public" || child.namespace === "Macro") continue;
      const { def, defKind } = child.res;
      if (defKind === "TyAlias" || defKind === "AssocTy") continue;
      const named = `${child.namespace} ${child.name}`;
      names.set(named, names.has(named) && names.get(named) !== def ? undefined : def);
      if (defKind === "Trait") traits.add(def);
      if (defKind === "Mod" || defKind === "Enum" || defKind === "Trait") queue.add(def);
    }
  for (const name of shownTwice) names.set(`Type ${name}`, undefined);
  return found;
}

/** How often the program's items use a name. */
function ownNames(tcx: TyCtxt): ReadonlyMap<string, number> {
  const known = ownTables.get(tcx.resolver);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  ownTables.set(tcx.resolver, counts);
  for (const { name, kind } of tcx.resolver.defs(userCrate))
    if (items.has(kind)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
