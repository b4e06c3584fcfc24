/**
 * Macro expansion of signatures and bodies, and collection of the items that stand in bodies: each block with items gets an
 * anonymous module, whose imports are resolved before anything in it is.
 */
import type { Block, EnumItem, Expr, Item, Path, Stmt } from "../syntax/ast";
import type { CallLog } from "../expand/calls";
import type { MacroDef } from "../expand/environment";
import type { ExpandScope } from "../expand/expand";
import { BodyCalls } from "./body_calls";
import { bodyImports, keepUses } from "./body_macros";
import { collectItem, newModule } from "./collect";
import type { Def, DefId } from "./def";
import { settleImports } from "./loop";
import { findMacro, resolveMacro } from "./macros";
import type { MacroRulesScope, ParentScope } from "./module";
import type { CrateSession } from "./session";

function expandScope(session: CrateSession, scope: ParentScope, find = resolveMacro): ExpandScope {
  const resolve = (path: Path): MacroDef | undefined => {
    const def = find(session, path, scope);
    return def === undefined ? undefined : session.expander.macroOf(def.id);
  };
  return { resolve, modulePath: session.expander.modulePath(scope.module), collectsModules: true };
}

/** Expands macros in the types, generics and constants of an owner; its definition then holds the new syntax. */
export function expandSignature(session: CrateSession, def: Def, scope: ParentScope): void {
  const { definitions } = session.crate;
  const { node } = def;
  if (node.kind !== "Item" && node.kind !== "AssocItem" && node.kind !== "ForeignItem") return;
  const { item } = node;
  if (
    item.kind === "MacroDef" ||
    item.kind === "Mod" ||
    item.kind === "Use" ||
    item.kind === "ExternCrate" ||
    item.kind === "ForeignMod"
  )
    return;
  const expanded = withoutBody(item, (bare) => session.expander.expandSignature(bare, expandScope(session, scope)));
  if (expanded === item) return;
  definitions.update(def.id, { node: { ...node, item: expanded } as Def["node"] });
  if (expanded.kind === "Enum") updateVariants(session, expanded);
}

/** Associated items and constants' values are done on their own. */
function withoutBody(item: Item, expand: (item: Item) => Item): Item {
  if (item.kind === "Impl" || item.kind === "Trait") {
    const bare = { ...item, items: [] };
    const expanded = expand(bare) as typeof bare;
    return expanded === bare ? item : { ...expanded, items: item.items };
  }
  if ((item.kind === "Const" || item.kind === "Static") && item.expr !== undefined) {
    const { expr, ...bare } = item;
    const expanded = expand(bare);
    return expanded === bare ? item : ({ ...expanded, expr } as Item);
  }
  return expand(item);
}

function updateVariants(session: CrateSession, item: EnumItem): void {
  const { definitions } = session.crate;
  for (const variant of item.variants) {
    const def = definitions.ofNode(variant.id);
    const node = def === undefined ? undefined : definitions.get(def).node;
    if (def !== undefined && node?.kind === "Variant") definitions.update(def, { node: { ...node, variant } });
  }
}

/** Expands a body and collects the items in it. */
export function expandBody(session: CrateSession, owner: DefId, value: Expr): Expr {
  const scope = session.crate.scopes.get(owner);
  if (scope === undefined) return value;
  const own = bodyImports(session, value, owner, scope);
  const log: CallLog = { madeBy: new Map(), calls: [] };
  const expanded = session.expander.expandBody(value, { ...expandScope(session, own?.scope ?? scope, findMacro), log });
  const calls = new BodyCalls(session, scope, log);
  collectBlocks(session, expanded, { scope, parent: owner, calls });
  if (own !== undefined) keepUses(session, own);
  settleImports(session);
  calls.checkAmbiguity();
  return expanded;
}

interface BlockPlace {
  readonly scope: ParentScope;
  readonly parent: DefId;
  readonly calls: BodyCalls;
}

/** Finds the blocks of any syntax; nested items are collected with their own blocks inside. */
function collectBlocks(session: CrateSession, value: unknown, place: BlockPlace): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) collectBlocks(session, one, place);
    return;
  }
  const node = value as Record<string, unknown>;
  const inner = "stmts" in node ? enterBlock(session, node as unknown as Block, place) : place;
  for (const key in node) {
    if (skipped.has(key)) continue;
    const child = node[key];
    if (typeof child === "object" && child !== null) collectBlocks(session, child, inner);
  }
}

/** What holds no blocks. */
const skipped = new Set([
  "span",
  "ident",
  "vis",
  "tokens",
  "attrs",
  "label",
  "lit",
  "mode",
  "sigSpan",
  "opSpan",
  "bracketSpan",
  "dotSpan",
  "declSpan",
  "eqSpan",
  "lifetime",
  "item",
]);

type ItemStmt = Extract<Stmt, { kind: "Item" }>;

function enterBlock(session: CrateSession, block: Block, place: BlockPlace): BlockPlace {
  const items = block.stmts.filter((stmt): stmt is ItemStmt => stmt.kind === "Item").map((stmt) => stmt.item);
  if (items.length === 0) return place;
  if (session.crate.blockModules.has(block.id)) return place;
  const { definitions } = session.crate;
  const def = definitions.add(
    {
      kind: "Mod",
      name: "",
      parent: place.parent,
      visibility: { kind: "Restricted", module: place.scope.module.nearestMod().def },
      span: block.span,
      nameSpan: block.span,
      attributes: [],
      node: { kind: "Block", block },
    },
    block.id,
  );
  const module = newModule(session, def, "Block", "", block.span, place.scope.module);
  session.crate.blockModules.set(block.id, module);
  const inner: BlockPlace = { ...place, scope: { ...place.scope, module }, parent: def };
  let { macroRules } = inner.scope;
  for (const item of items) {
    const expansion = place.calls.expansionOf(item);
    macroRules = collectNested(session, item, { ...inner, scope: { ...inner.scope, macroRules, expansion } });
  }
  return inner;
}

/** An item of a block: collected, with the blocks of its own body (already expanded with the body around). */
function collectNested(session: CrateSession, item: Item, place: BlockPlace): MacroRulesScope {
  const before = session.derives.length;
  const macroRules = collectItem(session, item, place);
  if (item.kind === "Mod" || item.kind === "MacroDef") return macroRules;
  // The expander has made the impls of derives in bodies itself.
  session.derives.length = before;
  const def = session.crate.definitions.ofNode(item.id);
  if (def !== undefined) collectInside(session, item, def, place);
  return macroRules;
}

function collectInside(session: CrateSession, item: Item, def: DefId, place: BlockPlace): void {
  if (item.kind === "Impl" || item.kind === "Trait") {
    for (const child of session.owners.childDefs(def)) {
      const { node } = session.crate.definitions.get(child);
      if (node.kind === "AssocItem") collectBlocks(session, node.item, { ...place, parent: child });
    }
    return;
  }
  collectBlocks(session, item, { ...place, parent: def });
}
