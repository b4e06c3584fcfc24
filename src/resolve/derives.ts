/** `#[derive(…)]`: checks that each name is a derive macro, and collects the impls that they make. */
import { attributeName, attributeTokens } from "./attributes";
import { collectItems } from "./collect";
import { resolveMacro } from "./macros";
import type { CrateSession, PendingDerive } from "./session";
import type { Ident, Path } from "../syntax/ast";
import type { TokenStream } from "../syntax/token";

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
  const paths: Path[] = [];
  for (const attribute of item.attrs) {
    if (attribute.kind !== "Normal" || attributeName(attribute) !== "derive") continue;
    for (const part of splitAtCommas(attributeTokens(attribute))) {
      const idents = part.flatMap((tree): Ident[] =>
        tree.kind === "Ident" ? [{ name: tree.name, span: tree.span }] : [],
      );
      const first = idents[0];
      const last = idents.at(-1);
      if (first === undefined || last === undefined) continue;
      const segments = idents.map((ident) => ({ id: session.crate.ids.next(), ident }));
      paths.push({ span: { ...first.span, hi: last.span.hi }, global: part[0]?.kind === "::", segments });
    }
  }
  return paths;
}

function splitAtCommas(tokens: TokenStream): TokenStream[] {
  const parts: TokenStream[] = [];
  let start = 0;
  tokens.forEach((tree, index) => {
    if (tree.kind !== ",") return;
    parts.push(tokens.slice(start, index));
    start = index + 1;
  });
  if (start < tokens.length) parts.push(tokens.slice(start));
  return parts;
}
