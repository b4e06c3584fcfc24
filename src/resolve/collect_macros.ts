/** Collection of macro definitions: `macro_rules!` enters the textual scope (and the crate root with `#[macro_export]`), `macro` its module. */
import type { MacroDefItem } from "../syntax/ast";
import { findAttribute } from "./attributes";
import type { DefId, Res, VisibilityScope } from "./def";
import { define } from "./define";
import type { MacroRulesScope, NameBinding } from "./module";
import type { CrateSession, Place } from "./session";
import { resolveVisibility } from "./visibility";

export function defineMacro(session: CrateSession, item: MacroDefItem, place: Place): MacroRulesScope {
  const { scope } = place;
  const exported = item.macroRules && findAttribute(item.attrs, "macro_export") !== undefined;
  const visibility: VisibilityScope = !item.macroRules
    ? resolveVisibility(session, item.vis, scope)
    : exported
      ? { kind: "Public" }
      : { kind: "Restricted", module: scope.module.root().def };
  const { definitions } = session.crate;
  // Of a body's macros `body_macros.ts` has made the definitions already.
  const known = definitions.ofNode(item.id);
  const def = known ?? newMacro(session, item, place, visibility);
  if (known === undefined) definitions.addChild(place.parent, def);
  session.crate.scopes.set(def, scope);
  session.expander.noteMacro(definitions.get(def), item);
  const res: Res = { kind: "Def", def, defKind: "Macro" };
  if (!item.macroRules) {
    define(session, scope.module, item.ident, "Macro", res, visibility, scope.expansion);
    return scope.macroRules;
  }
  const binding: NameBinding = {
    res,
    module: undefined,
    visibility,
    span: item.span,
    expansion: scope.expansion,
    import: undefined,
    source: undefined,
    ambiguity: undefined,
    container: scope.module,
  };
  if (exported) define(session, scope.module.root(), item.ident, "Macro", res, visibility, scope.expansion);
  return { kind: "Binding", name: item.ident.name, binding, parent: scope.macroRules };
}

function newMacro(session: CrateSession, item: MacroDefItem, { parent }: Place, visibility: VisibilityScope): DefId {
  return session.crate.definitions.add(
    {
      kind: "Macro",
      name: item.ident.name,
      parent,
      visibility,
      span: item.span,
      nameSpan: item.ident.span,
      attributes: item.attrs,
      node: { kind: "Item", item },
    },
    item.id,
  );
}
