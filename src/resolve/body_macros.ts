/**
 * Macros that a body names through its own `use` items (`use std::ptr; ptr::addr_of!(x)`). A body is expanded before its
 * items are collected for good, so its imports are first resolved into a module that only macro paths see. All blocks of
 * the body share it: a macro is found from the whole body where rustc would find it in the block alone.
 */
import type { Block, UseItem } from "../syntax/ast";
import { collectUse } from "./collect_imports";
import type { DefId } from "./def";
import { resolveImportsOnce } from "./imports";
import { type Import, Module, type ParentScope } from "./module";
import type { CrateSession } from "./session";

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
  const uses: UseItem[] = [];
  findUses(body, uses);
  if (uses.length === 0) return undefined;
  const { crate, pendingImports } = session;
  const module = new Module(scope.module.def, "Block", scope.module, "", crate.id, scope.module.span);
  const count = crate.imports.length;
  session.pendingImports = [];
  session.quietConflicts = true;
  for (const item of uses) collectUse(session, item, { scope: { ...scope, module }, parent: owner });
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

const skipped = new Set(["span", "ident", "vis", "tokens", "attrs", "lit", "path", "ty"]);

function findUses(value: unknown, found: UseItem[]): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) findUses(one, found);
    return;
  }
  const node = value as Record<string, unknown>;
  if ("stmts" in node)
    for (const stmt of (node as unknown as Block).stmts)
      if (stmt.kind === "Item" && stmt.item.kind === "Use") found.push(stmt.item);
  for (const key in node) if (!skipped.has(key) && typeof node[key] === "object") findUses(node[key], found);
}
