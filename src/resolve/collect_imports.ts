/** Collection of `use` trees and `extern crate`: one `Import` for each name (or glob) that a tree brings in. */
import { error } from "../base/diagnostic";
import type { Span } from "../base/source";
import type { ExternCrateItem, Ident, PathSegment, UseItem, UseTree } from "../syntax/ast";
import { splitCommas } from "../expand/cfg";
import { attributeTokens, attributeWords, findAttribute, hasAttribute, type NormalAttribute } from "./attributes";
import type { DefId, VisibilityScope } from "./def";
import { bind } from "./define";
import { externCrate } from "./names";
import { Import, type ImportSegment, type MacroRulesScope, type Module, type NameBinding } from "./module";
import type { CrateSession, Place } from "./session";
import { resolveVisibility } from "./visibility";

interface UseContext {
  readonly item: UseItem;
  readonly def: DefId;
  readonly visibility: VisibilityScope;
  readonly place: Place;
}

export function collectUse(session: CrateSession, item: UseItem, place: Place): void {
  const visibility = resolveVisibility(session, item.vis, place.scope);
  const def = session.crate.definitions.add(
    {
      kind: "Use",
      name: "",
      parent: place.parent,
      visibility,
      span: item.span,
      nameSpan: item.span,
      attributes: item.attrs,
      node: { kind: "Item", item },
    },
    item.id,
  );
  session.crate.scopes.set(def, place.scope);
  flatten(session, item.tree, [], false, { item, def, visibility, place }, false);
}

function flatten(
  session: CrateSession,
  tree: UseTree,
  prefix: readonly PathSegment[],
  global: boolean,
  context: UseContext,
  nested: boolean,
): void {
  const segments = [...prefix, ...tree.prefix.segments];
  const isGlobal = prefix.length === 0 ? global || tree.prefix.global : global;
  switch (tree.kind) {
    case "Nested":
      for (const inner of tree.trees) flatten(session, inner, segments, isGlobal, context, true);
      return;
    case "Glob":
      addImport(session, "Glob", segments, undefined, undefined, tree, isGlobal, context, nested);
      return;
    case "Simple":
      flattenSimple(session, tree, segments, isGlobal, context, nested);
  }
}

function flattenSimple(
  session: CrateSession,
  tree: Extract<UseTree, { kind: "Simple" }>,
  segments: readonly PathSegment[],
  global: boolean,
  context: UseContext,
  nested: boolean,
): void {
  let path = segments;
  let source = path[path.length - 1]?.ident;
  if (source === undefined) return;
  let typeOnly = false;
  const isRootSelf = path.length === 1 && tree.rename !== undefined;
  if (source.name === "self" && (path.length > 1 || nested) && !isRootSelf) {
    if (!nested) reportSelfOutsideList(session, source.span, path);
    path = path.slice(0, -1);
    const named = path[path.length - 1]?.ident;
    if (named === undefined || (tree.rename === undefined && isKeyword(named)))
      return reportUnnamed(session, source.span);
    source = named;
    typeOnly = true;
  }
  const target = tree.rename ?? source;
  if (tree.rename === undefined && isKeyword(source)) return reportUnnamed(session, source.span);
  addImport(session, "Single", path.slice(0, -1), source, target, tree, global, context, nested, typeOnly);
}

function addImport(
  session: CrateSession,
  kind: "Single" | "Glob",
  path: readonly PathSegment[],
  source: Ident | undefined,
  target: Ident | undefined,
  tree: UseTree,
  global: boolean,
  context: UseContext,
  nested: boolean,
  typeOnly = false,
): void {
  const { scope } = context.place;
  const segments: ImportSegment[] = path.map(({ ident, id }) => ({ ident, id }));
  const made = new Import(
    kind,
    segments,
    source,
    target,
    scope,
    context.visibility,
    context.def,
    tree.id,
    tree.span,
    context.item.span,
    global,
  );
  made.typeOnly = typeOnly;
  made.isNested = nested;
  made.isPreludeImport = hasAttribute(context.item.attrs, "prelude_import");
  if (kind === "Glob") {
    if (!made.isPreludeImport) scope.module.globs.push(made);
  } else if (target !== undefined && target.name !== "_") {
    for (const namespace of typeOnly ? (["Type"] as const) : (["Type", "Value", "Macro"] as const)) {
      scope.module.getOrCreate(target.name, namespace).singleImports.add(made);
    }
  }
  session.addImport(made);
}

function reportSelfOutsideList(session: CrateSession, span: Span, path: readonly PathSegment[]): void {
  const prefix = path
    .slice(0, -1)
    .map((segment) => segment.ident.name)
    .join("::");
  session.diagnostics.push(
    error("E0429", "`self` imports are only allowed within a { } list", span, {
      help: [`consider importing the module directly: \`use ${prefix};\``],
    }),
  );
}

function isKeyword({ name }: Ident): boolean {
  return name === "self" || name === "super" || name === "crate" || name === "$crate";
}

function reportUnnamed(session: CrateSession, span: Span): void {
  session.diagnostics.push(
    error("", "imports need to be explicitly named", span, { help: ["try renaming it with a name"] }),
  );
}

/** `extern crate name as other;`, with `#[macro_use]`: its macros become visible everywhere. */
export function collectExternCrate(session: CrateSession, item: ExternCrateItem, place: Place): MacroRulesScope {
  const { scope } = place;
  const name = (item.original ?? item.ident).name;
  const visibility = resolveVisibility(session, item.vis, scope);
  const def = session.crate.definitions.add(
    {
      kind: "ExternCrate",
      name: item.ident.name,
      parent: place.parent,
      visibility,
      span: item.span,
      nameSpan: item.ident.span,
      attributes: item.attrs,
      node: { kind: "Item", item },
    },
    item.id,
  );
  const target =
    name === "self"
      ? scope.module.root()
      : (session.world.crates.find((crate) => crate.name === name)?.root ?? session.crate.externPrelude.get(name));
  if (target === undefined && externCrate(session.crate, item.original ?? item.ident) !== undefined)
    return scope.macroRules;
  if (target === undefined) {
    session.diagnostics.push(
      error("E0463", `can't find crate for \`${name}\``, item.span, {
        labels: [{ span: item.span, text: "can't find crate", primary: true }],
      }),
    );
    return scope.macroRules;
  }
  const made = new Import(
    "ExternCrate",
    [],
    item.ident,
    item.ident,
    scope,
    visibility,
    def,
    item.id,
    item.span,
    item.span,
    false,
  );
  made.resolved = true;
  const binding: NameBinding = {
    res: { kind: "Def", def: target.def, defKind: "Mod" },
    module: target,
    visibility,
    span: item.span,
    expansion: scope.expansion,
    import: made,
    source: undefined,
    ambiguity: undefined,
    container: scope.module,
  };
  if (item.ident.name !== "_") {
    bind(session, scope.module, item.ident.name, "Type", binding);
    if (scope.module.isRoot()) session.crate.externPrelude.set(item.ident.name, target);
  }
  const macroUse = findAttribute(item.attrs, "macro_use");
  if (macroUse !== undefined) checkMacroUse(session, item, macroUse, target, scope.module);
  if (macroUse !== undefined) useMacros(session, target, attributeWords(macroUse));
  return scope.macroRules;
}

/** `#[macro_use(name, …)]`: names of macros that are there, on an `extern crate` at the root. */
function checkMacroUse(
  session: CrateSession,
  item: ExternCrateItem,
  attribute: NormalAttribute,
  from: Module,
  module: Module,
): void {
  const { diagnostics } = session;
  if (!module.isRoot()) {
    const message = "an `extern crate` loading macros into the current crate must be at the crate root";
    diagnostics.push(error("E0468", message, item.span));
  }
  for (const part of splitCommas(attributeTokens(attribute))) {
    const [name] = part;
    if (name?.kind !== "Ident" || part.length > 1)
      diagnostics.push(error("E0565", "malformed `macro_use` attribute input", attribute.span));
    else if (from.get(name.name, "Macro") === undefined)
      diagnostics.push(error("E0469", "imported macro not found", name.span));
  }
}

/** Makes the macros of a crate's root visible without a path; `only` names some of them. */
export function useMacros(session: CrateSession, from: Module, only: readonly string[]): void {
  for (const resolution of from.entries()) {
    const binding = resolution.nonGlob ?? resolution.glob;
    if (resolution.namespace !== "Macro" || binding === undefined || binding.visibility.kind !== "Public") continue;
    if (only.length === 0 || only.includes(resolution.name))
      session.crate.macroUsePrelude.set(resolution.name, binding);
  }
}
