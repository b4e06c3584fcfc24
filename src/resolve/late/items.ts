/** Items and associated items as owners: their generics, types and bodies, each resolved into tables of its own. */
import type {
  Expr,
  Fn,
  Generics,
  Ident,
  ImplItem,
  Item,
  NodeId,
  Param,
  TraitItem,
  VariantData,
  Visibility,
} from "../../syntax/ast";
import { bodyBlock } from "../../syntax/body";
import type { Def, DefId, Res } from "../def";
import { traitOfImpl } from "../impls";
import { resolveVisibility } from "../visibility";
import { resolveAnonConst } from "./consts";
import { resolveBlock, resolveExpr } from "./exprs";
import { withGenerics } from "./generics";
import type { Late } from "./late";
import { newBindings, resolvePattern } from "./patterns";
import type { RibKind } from "./ribs";
import { type ImplTraitMode, resolveBounds, resolveParamTy, resolveTraitRef, resolveTy } from "./types";

/** What is wanted of an owner: `Signature` leaves bodies alone. */
export type Phase = "Signature" | "All";

/** Resolves one owner; `late` stands where the owner is written. */
export function resolveOwner(late: Late, def: Def, phase: Phase): void {
  switch (def.node.kind) {
    case "Item":
      return resolveItem(late, def, def.node.item, phase);
    case "AssocItem": {
      const container = def.parent;
      if (container === undefined) return;
      const { item } = def.node;
      return withContainer(late, container, () => resolveAssocOrForeign(late, def, item, { kind: "AssocItem" }, phase));
    }
    case "ForeignItem":
      return resolveAssocOrForeign(late, def, def.node.item, itemRib(def), phase);
    default:
      return;
  }
}

function itemRib(def: Def): RibKind {
  return { kind: "Item", hasGenerics: true, def: def.id, defKind: def.kind };
}

/** An item among the statements of a body: the same walk with the ribs around it. */
export function resolveNestedItem(late: Late, item: Item): void {
  const { definitions } = late.session.crate;
  const id = definitions.ofNode(item.id);
  if (id === undefined || item.kind === "Use" || item.kind === "MacroDef" || item.kind === "ExternCrate") return;
  const def = definitions.get(id);
  if (item.kind === "Mod") {
    late.session.owners.resolveModule(id);
    return;
  }
  withOwner(late, def, () => resolveOwner(late, definitions.get(id), "All"));
  late.session.owners.noteResolved(id);
  const children =
    item.kind === "Impl" || item.kind === "Trait" || item.kind === "ForeignMod"
      ? late.session.owners.childDefs(id)
      : [];
  for (const child of children) {
    withOwner(late, definitions.get(child), () => resolveOwner(late, definitions.get(child), "All"));
    late.session.owners.noteResolved(child);
  }
}

function withOwner(late: Late, def: Def, walk: () => void): void {
  const { tables, parent, functionScope, loops, scope } = late;
  late.tables = late.session.owners.tablesOf(def.id);
  late.parent = def.id;
  late.functionScope = undefined;
  late.loops = [];
  late.scope = late.session.crate.scopes.get(def.id) ?? scope;
  walk();
  Object.assign(late, { tables, parent, functionScope, loops, scope });
}

// ---- items ----

function resolveItem(late: Late, def: Def, item: Item, phase: Phase): void {
  noteVisibility(late, item.vis);
  switch (item.kind) {
    case "Fn":
      return resolveFn(late, def, item, itemRib(def), phase);
    case "Struct":
    case "Union":
      return withItemGenerics(late, def, item.generics, () => resolveVariantData(late, item.data));
    case "Enum":
      return withItemGenerics(late, def, item.generics, () => {
        for (const variant of variantsOf(late, def)) {
          resolveVariantData(late, variant.data);
          if (variant.discr !== undefined) resolveAnonConst(late, variant.discr, "Discriminant");
        }
      });
    case "TyAlias":
      return withItemGenerics(
        late,
        def,
        item.generics,
        () => {
          if (item.ty !== undefined) resolveTy(late, item.ty);
        },
        false,
      );
    case "Const":
    case "Static":
      return resolveConst(late, item, itemRib(def), phase);
    case "Trait":
      return resolveTrait(late, def, item);
    case "TraitAlias":
      return withItemGenerics(late, def, item.generics, () => resolveBounds(late, item.bounds));
    case "Impl":
      return withImpl(late, def, item, true, () => {});
    default:
      return;
  }
}

function variantsOf(late: Late, def: Def) {
  return late.session.crate.definitions.children(def.id).flatMap((child) => {
    const { node } = late.session.crate.definitions.get(child);
    return node.kind === "Variant" ? [node.variant] : [];
  });
}

function withItemGenerics(late: Late, def: Def, generics: Generics, walk: () => void, hasSelf = true): void {
  late.withLifetimeRib("Item", () => {
    if (!hasSelf) return withGenerics(late, generics, itemRib(def), walk);
    // `Self` in a type's own definition: written as in an impl of it.
    withSelfRib(late, itemRib(def), { kind: "SelfTyAlias", impl: def.id }, undefined, () =>
      withGenerics(late, generics, { kind: "Generics" }, walk),
    );
  });
}

function withSelfRib(late: Late, kind: RibKind, self: Res, ctor: Res | undefined, walk: () => void): void {
  late.withBothRibs(kind, () => {
    late.innermost(late.typeRibs).names.set("Self", self);
    if (ctor !== undefined) late.innermost(late.valueRibs).names.set("Self", ctor);
    walk();
  });
}

function resolveVariantData(late: Late, data: VariantData): void {
  if (data.kind === "Unit") return;
  for (const field of data.fields) {
    noteVisibility(late, field.vis);
    resolveTy(late, field.ty);
  }
}

/** The module of `pub(in path)`, by the visibility's id. */
function noteVisibility(late: Late, vis: Visibility): void {
  if (vis.kind !== "Restricted") return;
  const scope = resolveVisibility(late.session, vis, late.scope);
  if (scope.kind === "Restricted")
    late.tables.paths.set(vis.id, { base: { kind: "Def", def: scope.module, defKind: "Mod" }, unresolvedSegments: 0 });
}

function resolveTrait(late: Late, def: Def, item: TraitItem): void {
  withTrait(late, def, item, () => resolveBounds(late, item.bounds));
}

function withTrait(late: Late, def: Def, item: TraitItem, walk: () => void): void {
  late.withLifetimeRib("Item", () => {
    withSelfRib(late, itemRib(def), { kind: "SelfTyParam", trait: def.id }, undefined, () => {
      withGenerics(late, item.generics, { kind: "Generics" }, walk);
    });
  });
}

function withImpl(late: Late, def: Def, item: ImplItem, header: boolean, walk: () => void): void {
  late.withLifetimeRib("Item", () => {
    withSelfRib(late, itemRib(def), { kind: "SelfTyAlias", impl: def.id }, { kind: "SelfCtor", impl: def.id }, () => {
      withGenerics(late, item.generics, { kind: "Generics" }, () => {
        if (header) {
          if (item.ofTrait !== undefined) resolveTraitRef(late, item.ofTrait);
          resolveTy(late, item.selfTy);
        }
        walk();
      });
    });
  });
}

/** The generics and `Self` around an associated item. Its container's own tables are filled by resolving the container. */
function withContainer(late: Late, container: DefId, walk: () => void): void {
  const def = late.session.crate.definitions.get(container);
  if (def.node.kind !== "Item") return walk();
  const { item } = def.node;
  const { tables, parent } = late;
  // The container's generics belong to the container.
  const enter = (inner: () => void) => {
    late.tables = late.session.owners.tablesOf(container);
    late.parent = container;
    const run = () => {
      late.tables = tables;
      late.parent = parent;
      inner();
    };
    if (item.kind === "Impl") withImpl(late, def, item, false, run);
    else if (item.kind === "Trait") withTrait(late, def, item, run);
    else run();
  };
  enter(walk);
  late.tables = tables;
  late.parent = parent;
}

/** What an impl of a trait has and the trait has not. */
function checkMember(late: Late, def: Def, item: Item): void {
  const container = def.parent === undefined ? undefined : late.session.crate.definitions.get(def.parent);
  if (container?.kind !== "Impl" || !("ident" in item) || item.ident === undefined) return;
  const trait = traitOfImpl(late.session, container.id);
  const module = trait === undefined ? undefined : late.session.world.moduleOf(trait);
  if (trait === undefined || module === undefined) return;
  const namespace = item.kind === "TyAlias" ? "Type" : "Value";
  const found = (
    module.get(item.ident.name, namespace) ?? module.get(item.ident.name, namespace === "Type" ? "Value" : "Type")
  )?.nonGlob?.res;
  if (found !== undefined) return checkMemberKind(late, def, item.ident, found, trait);
  const [code, words] = memberWords[item.kind as keyof typeof memberWords];
  const traitName = late.session.world.def(trait).name;
  late.error(
    code,
    `${words} \`${item.ident.name}\` is not a member of trait \`${traitName}\``,
    item.span,
    `not a member of trait \`${traitName}\``,
  );
}

const memberWords = { Fn: ["E0407", "method"], TyAlias: ["E0437", "type"], Const: ["E0438", "const"] } as const;
const kindCodes = { AssocFn: "E0324", AssocTy: "E0325", AssocConst: "E0323" } as const;

function checkMemberKind(late: Late, def: Def, ident: Ident, found: Res, trait: DefId): void {
  if (found.kind !== "Def" || found.defKind === def.kind) return;
  const words =
    def.kind === "AssocFn"
      ? "an associated method"
      : def.kind === "AssocTy"
        ? "an associated type"
        : "an associated const";
  const code = kindCodes[def.kind as keyof typeof kindCodes];
  const traitName = late.session.world.def(trait).name;
  late.error(
    code,
    `item \`${ident.name}\` is ${words}, which doesn't match its trait \`${traitName}\``,
    def.span,
    "does not match trait",
    {
      labels: [{ span: late.session.world.def(found.def).span, text: "item in trait" }],
    },
  );
}

function resolveAssocOrForeign(late: Late, def: Def, item: Item, rib: RibKind, phase: Phase): void {
  noteVisibility(late, item.vis);
  if (rib.kind === "AssocItem" && phase === "All") checkMember(late, def, item);
  switch (item.kind) {
    case "Fn":
      return resolveFn(late, def, item, rib, phase);
    case "Const":
    case "Static":
      return resolveConst(late, item, rib, phase);
    case "TyAlias":
      return withGenerics(late, item.generics, rib, () => {
        resolveBounds(late, item.bounds);
        if (item.ty !== undefined) resolveTy(late, item.ty);
      });
    default:
      return;
  }
}

function resolveConst(late: Late, item: Extract<Item, { kind: "Const" | "Static" }>, rib: RibKind, phase: Phase): void {
  const run = () => {
    resolveTy(late, item.ty);
    const { expr } = item;
    if (expr === undefined || phase === "Signature") return;
    const inner: RibKind = {
      kind: "ConstantItem",
      generics: "Yes",
      ident: item.ident,
      isStatic: item.kind === "Static",
    };
    late.withBothRibs(inner, () =>
      late.withLabelRib(inner, () =>
        late.withLoop({ kind: "Const", span: item.span }, () => resolveExpr(late, bodyValue(late, expr))),
      ),
    );
  };
  const around = (walk: () => void) => (rib.kind === "Item" ? late.withLifetimeRib("Item", walk) : walk());
  around(() => (item.kind === "Const" ? withGenerics(late, item.generics, rib, run) : late.withBothRibs(rib, run)));
}

function bodyValue(late: Late, expr: Expr): Expr {
  return late.session.owners.expandedBody(late.owner)?.value ?? expr;
}

// ---- functions ----

function resolveFn(late: Late, def: Def, fn: Fn & { readonly id: NodeId }, rib: RibKind, phase: Phase): void {
  const around = (walk: () => void) => (rib.kind === "Item" ? late.withLifetimeRib("Item", walk) : walk());
  around(() => withGenerics(late, fn.generics, rib, () => resolveFnInside(late, def, fn, phase)));
}

function resolveFnInside(late: Late, def: Def, fn: Fn, phase: Phase): void {
  const mode: ImplTraitMode = { kind: "Param", nextIndex: fn.generics.params.length };
  late.functionScope = {
    nameSpan: fn.ident.span,
    paramsSpan: fn.sigSpan,
    hasSelf: fn.decl.hasSelf,
    isAssociated: def.node.kind === "AssocItem",
    firstParam: fn.decl.inputs[0]?.span,
  };
  for (const param of fn.decl.inputs) resolveParamTy(late, param, mode);
  if (fn.decl.output !== undefined) resolveTy(late, fn.decl.output);
  const { asyncClosureId, asyncReturnId } = fn.header;
  const node = { kind: "AsyncFn", fn: def.id } as const;
  if (asyncReturnId !== undefined) late.addDef("OpaqueTy", "", fn.sigSpan, fn.ident.span, node, asyncReturnId);
  const coroutine =
    asyncClosureId === undefined
      ? undefined
      : late.addDef("Closure", "", fn.sigSpan, fn.ident.span, node, asyncClosureId);
  late.withValueRib({ kind: "FnOrCoroutine" }, () => {
    late.withLabelRib({ kind: "FnOrCoroutine" }, () => {
      resolveParamPatterns(late, fn.decl.inputs);
      if (phase === "Signature" || fn.body === undefined) return;
      late.withLoop({ kind: "Fn", span: fn.sigSpan }, () =>
        late.withParent(coroutine ?? def.id, () => resolveBody(late, fn)),
      );
    });
  });
}

function resolveParamPatterns(late: Late, params: readonly Param[]): void {
  const bound = newBindings();
  for (const param of params) if (param.isUnnamed !== true) resolvePattern(late, param.pat, "Param", bound);
}

function resolveBody(late: Late, fn: Fn): void {
  const { owners, crate } = late.session;
  const from = crate.definitions.count;
  const expanded = owners.expandedBody(late.owner)?.value;
  const block = expanded === undefined ? bodyBlock(fn) : undefined;
  if (expanded !== undefined) resolveExpr(late, expanded);
  else if (block !== undefined) resolveBlock(late, block);
  owners.noteBodyDefs(late.owner, from);
}
