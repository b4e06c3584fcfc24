/** `#[derive(…)]`: checks that each name is a derive macro, and collects the impls that they make. */
import { derivedNames } from "../expand/derive/names";
import { collectItems } from "./collect";
import { resolveMacro } from "./macros";
import type { CrateSession, PendingDerive } from "./session";
import type { Path } from "../syntax/ast";

export function expandDerive(session: CrateSession, pending: PendingDerive): void {
  const { def, place } = pending;
  let known = true;
  for (const path of derivePaths(session, pending))
    known = resolveMacro(session, path, place.scope, "Derive") !== undefined && known;
  const { node } = session.owners.def(def);
  if (node.kind !== "Item" || !known) return;
  collectItems(session, session.expander.expandDerives(node.item), place);
}

/** The paths in the parentheses of all `derive`s of an item. */
function derivePaths(session: CrateSession, { item }: PendingDerive): Path[] {
  return derivedNames(item.attrs).paths.flatMap(({ idents, global }) => {
    const [first, last] = [idents[0], idents.at(-1)];
    if (first === undefined || last === undefined) return [];
    const segments = idents.map((ident) => ({ id: session.crate.ids.next(), ident }));
    return [{ span: { ...first.span, hi: last.span.hi }, global, segments }];
  });
}
