/**
 * Collection: turns items into definitions and names in modules. Called for each file, for what item macros expand to, and
 * for the items of blocks in bodies. It resolves nothing: imports, item macros and derives are put on lists for the loop of
 * `crates.ts`. Generic parameters, closures and anonymous consts become definitions later (`late/`).
 */
import { unsupported } from "../base/diagnostic";
import type { Span } from "../base/source";
import type {
  AssocItem,
  Attribute,
  EnumItem,
  ForeignItem,
  Ident,
  Item,
  ItemKind,
  MacCallItem,
  MacroDefItem,
  ModItem,
  NodeId,
  StructItem,
  TraitItem,
  UnionItem,
  Variant,
  VariantData,
} from "../syntax/ast";
import { attributeString, hasAttribute } from "./attributes";
import type { Def, DefId, DefKind, DefNode, Res, VisibilityScope } from "./def";
import type { CrateSession, Invocation, Place } from "./session";
import { collectExternCrate, collectUse } from "./collect_imports";
import { defineMacro } from "./collect_macros";
import { define } from "./define";
import { type MacroRulesScope, Module, type ParentScope } from "./module";
import { type LoadedModule, loadModuleFile } from "./files";
import { expandAssocMacro } from "./macros";
import { resolveVisibility } from "./visibility";

const itemKinds: Partial<Record<ItemKind, DefKind>> = {
  Fn: "Fn",
  Struct: "Struct",
  Enum: "Enum",
  Union: "Union",
  Trait: "Trait",
  TraitAlias: "TraitAlias",
  Impl: "Impl",
  TyAlias: "TyAlias",
  Const: "Const",
  Static: "Static",
  ForeignMod: "ForeignMod",
};

/** Collects a list of items in order; returns the textual macro scope after them. */
export function collectItems(session: CrateSession, items: readonly Item[], place: Place): MacroRulesScope {
  let macroRules = place.scope.macroRules;
  for (const item of items) {
    const configured = session.expander.configureItem(item);
    if (configured === undefined) continue;
    macroRules = collectItem(session, configured, { parent: place.parent, scope: { ...place.scope, macroRules } });
  }
  return macroRules;
}

/** Collects one item that is configured in. */
export function collectItem(session: CrateSession, item: Item, place: Place): MacroRulesScope {
  const { scope } = place;
  switch (item.kind) {
    case "MacCall":
      return queueInvocation(session, item, place);
    case "MacroDef":
      return defineMacro(session, item, place);
    case "Use":
      collectUse(session, item, place);
      return scope.macroRules;
    case "ExternCrate":
      return collectExternCrate(session, item, place);
    case "Mod":
      return collectMod(session, item, place);
    case "GlobalAsm":
      session.diagnostics.push(unsupported("global_asm!", item.span));
      return scope.macroRules;
    default:
      collectPlainItem(session, item, place);
      return scope.macroRules;
  }
}

type PlainItem = Exclude<Item, MacCallItem | MacroDefItem | ModItem | { kind: "Use" | "ExternCrate" | "GlobalAsm" }>;

function collectPlainItem(session: CrateSession, item: PlainItem, place: Place): void {
  const { scope } = place;
  const kind = itemKinds[item.kind] as DefKind;
  const ident = "ident" in item ? item.ident : undefined;
  const visibility = resolveVisibility(session, item.vis, scope);
  const node: DefNode = { kind: "Item", item };
  const def = addDef(
    session,
    { kind, ident, span: item.span, attributes: item.attrs, visibility, node },
    item.id,
    place,
  );
  session.crate.scopes.set(def, scope);
  session.queueDerives(item, def, place);
  const bind = (name: Ident, namespace: "Type" | "Value", module?: Module) => {
    if (name.name !== "_")
      define(session, scope.module, name, namespace, defRes(session, def), visibility, scope.expansion, module);
  };
  switch (item.kind) {
    case "Fn":
    case "Const":
    case "Static":
      return bind(item.ident, "Value");
    case "Struct":
    case "Union": {
      bind(item.ident, "Type");
      return collectCtor(session, def, item, item.data, visibility, place);
    }
    case "Enum":
      return bind(item.ident, "Type", enumModule(session, def, item, visibility, scope));
    case "Trait":
      return bind(item.ident, "Type", traitModule(session, def, item, scope));
    case "TraitAlias":
    case "TyAlias":
      return bind(item.ident, "Type");
    case "Impl":
      session.crate.impls.push({ def, trait: item.ofTrait === undefined ? undefined : "unresolved" });
      session.crate.pendingImpls.set(def, () =>
        collectAssocItems(session, item.items, "Impl", { scope, parent: def }, undefined),
      );
      return;
    case "ForeignMod":
      return collectForeignItems(session, item.items, { scope, parent: def });
  }
}

interface NewDef {
  readonly kind: DefKind;
  readonly ident: Ident | undefined;
  readonly span: Span;
  readonly attributes: readonly Attribute[];
  readonly visibility: VisibilityScope;
  readonly node: DefNode;
}

export function addDef(session: CrateSession, def: NewDef, node: NodeId | undefined, place: Place): DefId {
  const { ident, ...rest } = def;
  const full: Omit<Def, "id"> = {
    ...rest,
    name: ident?.name ?? "",
    parent: place.parent,
    nameSpan: ident?.span ?? def.span,
  };
  const id = session.crate.definitions.add(full, node);
  session.crate.definitions.addChild(place.parent, id);
  noteLangItem(session, def.attributes, id);
  return id;
}

const definingAttributes = new Set(["lang", "panic_handler", "rustc_diagnostic_item"]);

function noteLangItem(session: CrateSession, attributes: readonly Attribute[], def: DefId): void {
  if (
    !attributes.some(
      (attribute) =>
        attribute.kind === "Normal" && attribute.path.segments.some(({ ident }) => definingAttributes.has(ident.name)),
    )
  )
    return;
  const lang = attributeString(attributes, "lang");
  if (lang !== undefined) session.crate.langItems.set(lang, def);
  if (hasAttribute(attributes, "panic_handler")) session.crate.langItems.set("panic_impl", def);
  const diagnosticItem = attributeString(attributes, "rustc_diagnostic_item");
  if (diagnosticItem !== undefined) session.crate.diagnosticItems.set(diagnosticItem, def);
}

export function defRes(session: CrateSession, def: DefId): Res {
  return { kind: "Def", def, defKind: session.crate.definitions.get(def).kind };
}

// ---- structs, enums, traits, impls ----

/** The constructor of a tuple or unit struct is as visible as its least visible field. */
function collectCtor(
  session: CrateSession,
  def: DefId,
  item: StructItem | UnionItem,
  data: VariantData,
  visibility: VisibilityScope,
  place: Place,
): void {
  if (data.kind === "Struct") return;
  let ctorVisibility = visibility;
  if (data.kind === "Tuple") {
    for (const field of data.fields) {
      const fieldVisibility = resolveVisibility(session, field.vis, place.scope);
      if (!session.world.isAtLeast(fieldVisibility, ctorVisibility)) ctorVisibility = fieldVisibility;
    }
  }
  const ctor = addCtor(session, def, item.ident, data, item.span, ctorVisibility, { ...place, parent: def });
  define(
    session,
    place.scope.module,
    item.ident,
    "Value",
    defRes(session, ctor),
    ctorVisibility,
    place.scope.expansion,
  );
}

type CtorData = Exclude<VariantData, { kind: "Struct" }>;

function addCtor(
  session: CrateSession,
  of: DefId,
  ident: Ident,
  data: CtorData,
  span: Span,
  visibility: VisibilityScope,
  place: Place,
): DefId {
  const node: DefNode = { kind: "Ctor", of, ctorKind: data.kind === "Tuple" ? "Fn" : "Const" };
  return addDef(session, { kind: "Ctor", ident, span, attributes: [], visibility, node }, data.ctorId, place);
}

export function newModule(
  session: CrateSession,
  def: DefId,
  kind: Module["kind"],
  name: string,
  span: Span,
  parent: Module | undefined,
): Module {
  const module = new Module(def, kind, parent, name, session.crate.id, span);
  module.noImplicitPrelude = parent?.noImplicitPrelude ?? false;
  session.crate.modules.set(def, module);
  return module;
}

function enumModule(
  session: CrateSession,
  def: DefId,
  item: EnumItem,
  visibility: VisibilityScope,
  scope: ParentScope,
): Module {
  const module = newModule(session, def, "Enum", item.ident.name, item.span, scope.module);
  let index = 0;
  for (const variant of item.variants) {
    const configured = session.expander.configureVariant(variant);
    if (configured !== undefined)
      collectVariant(session, configured, index++, visibility, module, { scope, parent: def });
  }
  return module;
}

function collectVariant(
  session: CrateSession,
  variant: Variant,
  index: number,
  visibility: VisibilityScope,
  module: Module,
  place: Place,
): void {
  const node: DefNode = { kind: "Variant", variant, index };
  const { ident, span, attrs: attributes } = variant;
  const def = addDef(session, { kind: "Variant", ident, span, attributes, visibility, node }, variant.id, place);
  const expansion = place.scope.expansion;
  define(session, module, ident, "Type", defRes(session, def), visibility, expansion);
  // A variant with named fields has no constructor function, but its name is taken among the values too.
  let value = def;
  if (variant.data.kind !== "Struct")
    value = addCtor(session, def, ident, variant.data, span, visibility, { ...place, parent: def });
  define(session, module, ident, "Value", defRes(session, value), visibility, expansion);
}

function traitModule(session: CrateSession, def: DefId, item: TraitItem, scope: ParentScope): Module {
  const module = newModule(session, def, "Trait", item.ident.name, item.span, scope.module);
  const collect = () => collectAssocItems(session, item.items, "Trait", { scope, parent: def }, module);
  module.populate = collect;
  return module;
}

const assocKinds = { Fn: "AssocFn", Const: "AssocConst", TyAlias: "AssocTy" } as const;

/** The items of a trait or impl; macro calls among them are expanded at once (they name nothing outside). */
export function collectAssocItems(
  session: CrateSession,
  items: readonly AssocItem[],
  container: "Trait" | "Impl",
  place: Place,
  module: Module | undefined,
): void {
  for (const unconfigured of items) {
    const item = session.expander.configureItem(unconfigured);
    if (item === undefined) continue;
    if (item.kind === "MacCall") {
      const expanded = expandAssocMacro(session, item, container, place.scope);
      collectAssocItems(session, expanded.items, container, { ...place, scope: expanded.scope }, module);
      continue;
    }
    const parent = session.crate.definitions.get(place.parent);
    const inherits =
      container === "Trait" ||
      (parent.node.kind === "Item" && parent.node.item.kind === "Impl" && parent.node.item.ofTrait !== undefined);
    const visibility: VisibilityScope =
      container === "Trait"
        ? parent.visibility
        : inherits
          ? { kind: "Public" }
          : resolveVisibility(session, item.vis, place.scope);
    const node: DefNode = { kind: "AssocItem", item, container };
    const kind = assocKinds[item.kind];
    const def = addDef(
      session,
      { kind, ident: item.ident, span: item.span, attributes: item.attrs, visibility, node },
      item.id,
      place,
    );
    session.crate.scopes.set(def, place.scope);
    const namespace = item.kind === "TyAlias" ? "Type" : "Value";
    if (module !== undefined)
      define(session, module, item.ident, namespace, defRes(session, def), visibility, place.scope.expansion);
  }
}

function collectForeignItems(session: CrateSession, items: readonly ForeignItem[], place: Place): void {
  for (const unconfigured of items) {
    const item = session.expander.configureItem(unconfigured);
    if (item === undefined) continue;
    if (item.kind === "MacCall") {
      session.diagnostics.push(unsupported("macros in extern blocks", item.span));
      continue;
    }
    const kind: DefKind = item.kind === "Fn" ? "Fn" : item.kind === "Static" ? "Static" : "ForeignTy";
    const visibility = resolveVisibility(session, item.vis, place.scope);
    const node: DefNode = { kind: "ForeignItem", item };
    const def = addDef(
      session,
      { kind, ident: item.ident, span: item.span, attributes: item.attrs, visibility, node },
      item.id,
      place,
    );
    session.crate.scopes.set(def, place.scope);
    const namespace = item.kind === "TyAlias" ? "Type" : "Value";
    define(session, place.scope.module, item.ident, namespace, defRes(session, def), visibility, place.scope.expansion);
  }
}

// ---- modules and macro calls ----

function collectMod(session: CrateSession, item: ModItem, place: Place): MacroRulesScope {
  const { scope } = place;
  const visibility = resolveVisibility(session, item.vis, scope);
  const loaded: (Partial<LoadedModule> & Pick<LoadedModule, "items" | "attrs">) | undefined =
    item.items === undefined ? loadModuleFile(session, item, scope.module) : { items: item.items, attrs: [] };
  const attributes = [...item.attrs, ...(loaded?.attrs ?? [])];
  const node: DefNode = { kind: "Item", item };
  const def = addDef(
    session,
    { kind: "Mod", ident: item.ident, span: item.span, attributes, visibility, node },
    item.id,
    place,
  );
  session.crate.scopes.set(def, scope);
  const module = newModule(session, def, "Mod", item.ident.name, item.span, scope.module);
  if (hasAttribute(attributes, "no_implicit_prelude")) module.noImplicitPrelude = true;
  define(session, scope.module, item.ident, "Type", defRes(session, def), visibility, scope.expansion, module);
  if (loaded === undefined) return scope.macroRules;
  const inner = enterFile(session, item, loaded, module, () =>
    collectItems(session, loaded.items, { parent: def, scope: { ...scope, module } }),
  );
  return hasAttribute(item.attrs, "macro_use") ? inner : scope.macroRules;
}

/** Tells the files where the module's own files are, and walks it. */
function enterFile<T>(
  session: CrateSession,
  item: ModItem,
  loaded: Partial<LoadedModule>,
  module: Module,
  walk: () => T,
): T {
  const { files } = session;
  if (loaded.path === undefined) {
    if (module.parent !== undefined)
      files.enterInline(module, item.ident.name, module.parent, attributeString(item.attrs, "path"));
    return walk();
  }
  files.enterFile(module, loaded.path, loaded.viaPathAttribute ?? false);
  files.open.push(loaded.path);
  const result = walk();
  files.open.pop();
  return result;
}

function queueInvocation(session: CrateSession, item: MacCallItem, place: Place): MacroRulesScope {
  const { scope } = place;
  const output: MacroRulesScope = { kind: "Invocation", parent: scope.macroRules, output: undefined };
  const invocation: Invocation = { item, place, macroScope: output };
  scope.module.unexpanded.add(invocation);
  session.invocations.push(invocation);
  return output;
}
