/**
 * Macros that a body names by paths: through its own `use` items (`use std::ptr; ptr::addr_of!(x)`, `use m2 as m`), its modules
 * (`inner::m!()`) and what its macros export (`crate::m!()`). A body is expanded before its items are collected for good, so
 * these are first put into modules that only macro paths see. All blocks of the body share one: a macro is found from the
 * whole body where rustc would find it in the block alone.
 */
import type { Block, Item, ModItem } from "../syntax/ast";
import { findAttribute, hasAttribute } from "./attributes";
import { collectUse } from "./collect_imports";
import { defineMacro } from "./collect_macros";
import type { DefId } from "./def";
import { bind } from "./define";
import { resolveImportsOnce } from "./imports";
import { type Import, type MacroRulesScope, Module, type ParentScope } from "./module";
import { moduleBinding } from "./names";
import type { CrateSession, Place } from "./session";

export interface BodyImports {
  readonly scope: ParentScope;
  readonly imports: readonly Import[];
}

/** The scope for macro paths in a body, where it has imports of its own. */
export function bodyImports(
  session: CrateSession,
  body: unknown,
  owner: DefId,
  scope: ParentScope,
): BodyImports | undefined {
  const blocks: Block[] = [];
  if (!findBlocks(body, blocks)) return undefined;
  const { crate, pendingImports } = session;
  const module = new Module(scope.module.def, "Block", scope.module, "", crate.id, scope.module.span);
  const count = crate.imports.length;
  session.pendingImports = [];
  session.quietConflicts = true;
  let { macroRules } = scope;
  for (const block of blocks)
    macroRules = collectMacroNames(
      session,
      block.stmts.flatMap((stmt) => (stmt.kind === "Item" ? [stmt.item] : [])),
      { scope: { ...scope, module, macroRules }, parent: owner },
    );
  while (resolveImportsOnce(session)) {
    // until nothing is learnt
  }
  const imports = crate.imports.splice(count);
  session.pendingImports = pendingImports;
  session.quietConflicts = false;
  for (const glob of imports) if (glob.module?.kind === "Module") remove(glob.module.module.globImporters, glob);
  return { scope: { ...scope, module }, imports };
}

/** What macro paths used is used for the imports that stay, too. */
export function keepUses(session: CrateSession, scratch: BodyImports): void {
  const used = new Set(scratch.imports.filter((made) => made.used).map((made) => made.node));
  for (const made of session.crate.imports) if (used.has(made.node)) made.used = true;
}

function remove<T>(list: T[], value: T): void {
  const at = list.indexOf(value);
  if (at >= 0) list.splice(at, 1);
}

/** Imports, macros and modules among some items; returns the textual scope behind them. */
function collectMacroNames(session: CrateSession, items: readonly Item[], place: Place): MacroRulesScope {
  let { macroRules } = place.scope;
  for (const written of items) {
    const item = session.expander.configureItem(written);
    const here: Place = { ...place, scope: { ...place.scope, macroRules } };
    if (item?.kind === "Use") collectUse(session, item, here);
    else if (item?.kind === "MacroDef") macroRules = defineMacro(session, item, here);
    else if (item?.kind === "Mod") macroRules = collectModule(session, item, here);
  }
  return macroRules;
}

function collectModule(session: CrateSession, item: ModItem, { scope, parent }: Place): MacroRulesScope {
  const outer = scope.module;
  const module = new Module(outer.def, "Mod", outer, item.ident.name, session.crate.id, item.span);
  bind(session, outer, item.ident.name, "Type", { ...moduleBinding(module), container: outer });
  const inner = collectMacroNames(session, item.items ?? [], { scope: { ...scope, module }, parent });
  return hasAttribute(item.attrs, "macro_use") ? inner : scope.macroRules;
}

const skipped = new Set(["span", "ident", "vis", "tokens", "attrs", "lit", "path", "ty"]);

/** The blocks with items; returns whether one of them can bring a macro by path. */
function findBlocks(value: unknown, found: Block[]): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.map((one) => findBlocks(one, found)).some((any) => any);
  const node = value as Record<string, unknown>;
  let any = false;
  if ("stmts" in node) {
    const block = node as unknown as Block;
    if (block.stmts.some((stmt) => stmt.kind === "Item")) found.push(block);
    any = block.stmts.some((stmt) => stmt.kind === "Item" && bringsMacros(stmt.item));
  }
  for (const key in node)
    if (!skipped.has(key) && typeof node[key] === "object" && findBlocks(node[key], found)) any = true;
  return any;
}

function bringsMacros(item: Item): boolean {
  if (item.kind === "MacroDef") return findAttribute(item.attrs, "macro_export") !== undefined;
  return item.kind === "Use" || item.kind === "Mod";
}
