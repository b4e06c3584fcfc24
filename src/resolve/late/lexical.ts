/**
 * A single name in the scopes around it: ribs from the inside out, then the modules and preludes. Checks that the way to
 * the definition is open: variables do not pass function and item boundaries, generic parameters do not pass items.
 */
import type { Ident } from "../../syntax/ast";
import type { DefId, Res } from "../def";
import type { NameBinding } from "../module";
import { lookupInModule, lookupInScopes } from "../names";
import type { Namespace } from "../resolver";
import { isAmbiguous, reportAmbiguity, useBinding } from "../uses";
import { kindNoun } from "./errors";
import type { Late } from "./late";
import { type Rib, ribKey } from "./ribs";

export type LexicalResult =
  | { readonly kind: "Res"; readonly res: Res }
  | { readonly kind: "Item"; readonly binding: NameBinding };

/** `quiet`: for suggestions; reports nothing and marks nothing as used. */
export function lookupLexically(
  late: Late,
  ident: Ident,
  namespace: "Type" | "Value",
  quiet = false,
): LexicalResult | undefined {
  const ribs = namespace === "Value" ? late.valueRibs : late.typeRibs;
  const { hygiene } = late.session.expander;
  let ctxt = ident.span.ctxt;
  for (let i = ribs.length - 1; i >= 0; i--) {
    const rib = ribs[i] as Rib;
    // Generic parameters are found whatever macro wrote them; variables only with their own context.
    const res = rib.names.get(namespace === "Type" || holdsParams(rib) ? ident.name : ribKey(ident.name, ctxt));
    if (res !== undefined) return { kind: "Res", res: checkWay(late, res, ident, ribs.slice(i + 1), rib, quiet) };
    if (rib.kind.kind === "MacroDefinition") {
      const macro = late.session.expander.macroOf(rib.kind.def);
      if (macro !== undefined && hygiene.isFrom(ctxt, macro)) ctxt = hygiene.parent(ctxt);
      continue;
    }
    if (rib.kind.kind !== "Module") continue;
    const found = lookupItem(late, ident, namespace, rib, quiet);
    if (found !== undefined) return found;
    if (rib.kind.module.kind === "Mod") return undefined;
  }
  return undefined;
}

function holdsParams(rib: Rib): boolean {
  const { kind } = rib.kind;
  return kind === "Item" || kind === "AssocItem" || kind === "Generics" || kind === "ForwardGenericParamBan";
}

function lookupItem(
  late: Late,
  ident: Ident,
  namespace: Namespace,
  rib: Rib,
  quiet: boolean,
): LexicalResult | undefined {
  if (rib.kind.kind !== "Module") return undefined;
  const { module } = rib.kind;
  const { world, crate } = late.session;
  const lookup =
    module.kind === "Mod"
      ? lookupInScopes(ident, { world, crate, scope: { ...late.scope, module }, namespace })
      : lookupInModule(world, module, ident.name, namespace, late.scope.module);
  if (lookup.kind !== "Found" && lookup.kind !== "Private") return undefined;
  if (!quiet) {
    if (isAmbiguous(lookup.binding)) reportAmbiguity(late.session, ident, lookup.binding);
    useBinding(lookup.binding);
  }
  return { kind: "Item", binding: lookup.binding };
}

function checkWay(late: Late, res: Res, ident: Ident, inner: readonly Rib[], at: Rib, quiet: boolean): Res {
  if (at.kind.kind === "ForwardGenericParamBan" && ident.name === "Self") {
    if (!quiet) late.error("E0735", "generic parameters cannot use `Self` in their defaults", ident.span);
    return { kind: "Err" };
  }
  if (at.kind.kind === "ForwardGenericParamBan" && !quiet) {
    late.error(
      "E0128",
      "generic parameter defaults cannot reference parameters before they are declared",
      ident.span,
      `cannot reference \`${ident.name}\` before it is declared`,
    );
    return { kind: "Err" };
  }
  switch (res.kind) {
    case "Local":
      return checkLocal(late, res, ident, inner, quiet);
    case "SelfTyParam":
    case "SelfTyAlias":
      return checkParam(late, res, ident, inner, quiet);
    case "Def":
      return res.defKind === "TyParam" || res.defKind === "ConstParam"
        ? checkParam(late, res, ident, inner, quiet)
        : res;
    default:
      return res;
  }
}

function checkLocal(late: Late, res: Res, ident: Ident, inner: readonly Rib[], quiet: boolean): Res {
  let blocked = false;
  for (const rib of inner) {
    if (rib.kind.kind === "ConstantItem") {
      if (!quiet) reportNonConstant(late, ident, rib);
      return { kind: "Err" };
    }
    if (rib.kind.kind === "Item" || rib.kind.kind === "AssocItem") blocked = true;
  }
  if (!blocked) return res;
  if (!quiet) {
    late.error("E0434", "can't capture dynamic environment in a fn item", ident.span, undefined, {
      labels: [{ span: ident.span, text: "", primary: true }],
      help: ["use the `|| { ... }` closure form instead"],
    });
  }
  return { kind: "Err" };
}

function reportNonConstant(late: Late, ident: Ident, rib: Rib): void {
  const item = rib.kind.kind === "ConstantItem" ? rib.kind : undefined;
  const help =
    item?.ident === undefined
      ? "consider using `const` instead of `let`"
      : `consider using \`let\` instead of \`${item.isStatic ? "static" : "const"}\``;
  late.error("E0435", "attempt to use a non-constant value in a constant", ident.span, "non-constant value", {
    help: [help],
  });
}

function checkParam(late: Late, res: Res, ident: Ident, inner: readonly Rib[], quiet: boolean): Res {
  for (const rib of inner) {
    const { kind } = rib;
    if (kind.kind === "ConstParamTy") {
      if (!quiet) {
        late.error(
          "E0770",
          "the type of const parameters must not depend on other generic parameters",
          ident.span,
          `the type must not depend on the parameter \`${ident.name}\``,
        );
      }
      return { kind: "Err" };
    }
    if (kind.kind === "ConstantItem" && kind.generics === "No" && res.kind !== "SelfTyAlias") {
      if (!quiet) reportParamInConst(late, ident, res);
      return { kind: "Err" };
    }
    if (kind.kind === "Item") {
      if (!quiet) reportOuterParam(late, ident, res, kind.def);
      return { kind: "Err" };
    }
  }
  return res;
}

function reportParamInConst(late: Late, ident: Ident, res: Res): void {
  const isConst = res.kind === "Def" && res.defKind === "ConstParam";
  const label = isConst
    ? `cannot perform const operation using \`${ident.name}\``
    : `cannot perform const operation using \`${ident.name}\``;
  const help = isConst
    ? [`const parameters may only be used as standalone arguments here, i.e. \`${ident.name}\``]
    : ["type parameters may not be used in const expressions"];
  late.error(
    "",
    "generic parameters may not be used in const operations",
    ident.span,
    label,
    isConst ? { help } : { notes: help },
  );
}

function reportOuterParam(late: Late, ident: Ident, res: Res, item: DefId): void {
  const { world } = late.session;
  const inner = world.def(item);
  const noun = kindNoun(inner.kind);
  if (res.kind === "SelfTyAlias" || res.kind === "SelfTyParam") {
    const outer = world.def(res.kind === "SelfTyAlias" ? res.impl : res.trait);
    late.error("E0401", "can't use `Self` from outer item", ident.span, "use of `Self` from outer item", {
      labels: [
        {
          span: outer.nameSpan,
          text: `\`Self\` type implicitly declared here, by this \`${outer.kind === "Trait" ? "trait" : "impl"}\``,
        },
        ...(inner.name === "" ? [] : [{ span: inner.nameSpan, text: `\`Self\` used in this inner ${noun}` }]),
      ],
    });
    return;
  }
  if (res.kind !== "Def") return;
  const what = res.defKind === "ConstParam" ? "const parameter" : "type parameter";
  late.error(
    "E0401",
    "can't use generic parameters from outer item",
    ident.span,
    "use of generic parameter from outer item",
    {
      labels: [
        { span: world.def(res.def).nameSpan, text: `${what} from outer item` },
        ...(inner.name === "" ? [] : [{ span: inner.nameSpan, text: `generic parameter used in this inner ${noun}` }]),
      ],
      notes: [
        "nested items are independent from their parent item for everything except for privacy and name resolution",
      ],
    },
  );
}
