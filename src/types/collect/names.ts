/**
 * Associated items by name: of one container (rustc's `AssocItems`, sorted by symbol), and which of the traits in scope have one. What
 * a name means is asked for at every method call and operator; the lists that it is looked up in are the same objects each time.
 */
import type { DefId } from "../../resolve/def";
import type { Context } from "../context";

type ByName = ReadonlyMap<string, readonly DefId[]>;

const itemsOf = new WeakMap<readonly DefId[], ByName>();
const traitsOf = new WeakMap<readonly DefId[], ByName>();
const none: readonly DefId[] = [];

function add(to: Map<string, DefId[]>, name: string, def: DefId): void {
  const list = to.get(name);
  if (list === undefined) to.set(name, [def]);
  else if (list[list.length - 1] !== def) list.push(def);
}

/** The items of a trait or impl with this name, in the order of declaration. */
export function itemsNamed(tcx: Context, container: DefId, name: string): readonly DefId[] {
  const items = tcx.associatedItems(container);
  let byName = itemsOf.get(items);
  if (byName === undefined) {
    const found = new Map<string, DefId[]>();
    for (const item of items) add(found, tcx.def(item).name, item);
    itemsOf.set(items, (byName = found));
  }
  return byName.get(name) ?? none;
}

/** Those of `traits` (a module's) that have an item with this name. */
export function traitsWithItem(tcx: Context, traits: readonly DefId[], name: string): readonly DefId[] {
  let byName = traitsOf.get(traits);
  if (byName === undefined) {
    const found = new Map<string, DefId[]>();
    for (const trait of traits) for (const item of tcx.associatedItems(trait)) add(found, tcx.def(item).name, trait);
    traitsOf.set(traits, (byName = found));
  }
  return byName.get(name) ?? none;
}
