/** Generic parameters and where-clauses: declares the parameters in their ribs, then resolves bounds and defaults. */
import type { GenericParam, Generics, WherePredicate } from "../../syntax/ast";
import type { DefId, Res } from "../def";
import { resolveAnonConst } from "./consts";
import type { Late } from "./late";
import type { Rib, RibKind } from "./ribs";
import { resolveBounds, resolveLifetime, resolveTy, withBinder } from "./types";

/** Walks what generics surround, with their parameters in scope. `kind` is the rib of the item. */
export function withGenerics(late: Late, generics: Generics, kind: RibKind, walk: () => void): void {
  late.withBothRibs(kind, () => {
    late.withLifetimeRib("Generics", () => {
      const rib = late.lifetimeRibs.at(-1);
      if (rib !== undefined) rib.generics = generics;
      declareParams(late, generics.params, "Item");
      resolveGenerics(late, generics);
      walk();
    });
  });
}

const paramKinds = { Lifetime: "LifetimeParam", Type: "TyParam", Const: "ConstParam" } as const;

/** Makes definitions of parameters and puts them in the innermost ribs. */
export function declareParams(late: Late, params: readonly GenericParam[], where: "Item" | "Binder"): void {
  const seen = new Map<string, GenericParam>();
  for (const [index, param] of params.entries()) {
    const { name, span } = param.ident;
    const def = late.addDef(
      paramKinds[param.kind],
      name,
      param.span,
      span,
      { kind: "GenericParam", param, index },
      param.id,
    );
    const earlier = seen.get(name);
    if (earlier !== undefined) {
      late.error(
        "E0403",
        `the name \`${name}\` is already used for a generic parameter in this item's generic parameters`,
        span,
        "already used",
        {
          labels: [{ span: earlier.ident.span, text: `first use of \`${name}\`` }],
        },
      );
      continue;
    }
    seen.set(name, param);
    if (param.kind === "Lifetime") declareLifetime(late, param, def);
    else if (where === "Item") declareParam(late, param, def);
    else late.error("E0658", "only lifetime parameters can be used in this context", span);
  }
}

function declareLifetime(late: Late, param: GenericParam, def: DefId): void {
  const { name, span } = param.ident;
  if (name === "'static" || name === "'_") {
    const message = name === "'_" ? "`'_` cannot be used here" : "invalid lifetime parameter name: `'static`";
    late.error(
      name === "'_" ? "E0637" : "E0262",
      message,
      span,
      name === "'_" ? "`'_` is a reserved lifetime name" : "'static is a reserved lifetime name",
    );
    return;
  }
  for (let i = late.lifetimeRibs.length - 2; i >= 0; i--) {
    const rib = late.lifetimeRibs[i];
    const outer = rib?.lifetimes.get(name);
    if (outer !== undefined) {
      late.error(
        "E0496",
        `lifetime name \`${name}\` shadows a lifetime name that is already in scope`,
        span,
        `lifetime \`${name}\` already in scope`,
        {
          labels: [{ span: outer.ident.span, text: "first declared here" }],
        },
      );
    }
    if (rib?.kind.kind === "Item") break;
  }
  late.lifetimeRibs.at(-1)?.lifetimes.set(name, { def, ident: param.ident });
}

function declareParam(late: Late, param: GenericParam, def: DefId): void {
  const ribs = param.kind === "Const" ? late.valueRibs : late.typeRibs;
  const { name, span } = param.ident;
  if (!reportShadowedParam(late, late.typeRibs, param)) reportShadowedParam(late, late.valueRibs, param);
  if (name === "Self") late.error("", "cannot use `Self` as a generic parameter name", span);
  const res: Res = { kind: "Def", def, defKind: param.kind === "Const" ? "ConstParam" : "TyParam" };
  late.innermost(ribs).names.set(name, res);
}

/** A method's `T` may not repeat its impl's. */
function reportShadowedParam(late: Late, ribs: readonly Rib[], param: GenericParam): boolean {
  for (let i = ribs.length - 1; i >= 0; i--) {
    const rib = ribs[i] as Rib;
    const outer = rib.names.get(param.ident.name);
    if (
      i < ribs.length - 1 &&
      outer?.kind === "Def" &&
      (outer.defKind === "TyParam" || outer.defKind === "ConstParam")
    ) {
      late.error(
        "E0403",
        `the name \`${param.ident.name}\` is already used for a generic parameter in this item's generic parameters`,
        param.ident.span,
        "already used",
        {
          labels: [{ span: late.session.world.def(outer.def).nameSpan, text: `first use of \`${param.ident.name}\`` }],
        },
      );
      return true;
    }
    if (rib.kind.kind === "Item" || rib.kind.kind === "Module") return false;
  }
  return false;
}

/** Bounds, const types, defaults and where-clauses. */
function resolveGenerics(late: Late, generics: Generics): void {
  for (const [index, param] of generics.params.entries()) {
    resolveBounds(late, param.bounds);
    if (param.kind === "Type" && param.default !== undefined) {
      const type = param.default;
      withForwardBan(late, generics.params.slice(index), () => resolveTy(late, type));
    }
    if (param.kind === "Const") {
      late.withBothRibs({ kind: "ConstParamTy" }, () => resolveTy(late, param.ty));
      const value = param.default;
      if (value !== undefined)
        withForwardBan(late, generics.params.slice(index), () => resolveAnonConst(late, value, "GenericArg"));
    }
  }
  for (const predicate of generics.where) resolveWherePredicate(late, predicate);
}

function withForwardBan(late: Late, params: readonly GenericParam[], walk: () => void): void {
  late.withBothRibs({ kind: "ForwardGenericParamBan" }, () => {
    // `Self` of a trait is a parameter before all others; that of a type has its own parameters in it.
    const self = [...late.typeRibs]
      .reverse()
      .find((rib) => rib.names.has("Self"))
      ?.names.get("Self");
    if (self?.kind === "SelfTyAlias") late.innermost(late.typeRibs).names.set("Self", { kind: "Err" });
    for (const param of params) {
      if (param.kind === "Lifetime") continue;
      const ribs = param.kind === "Const" ? late.valueRibs : late.typeRibs;
      late.innermost(ribs).names.set(param.ident.name, { kind: "Err" });
    }
    walk();
  });
}

function resolveWherePredicate(late: Late, predicate: WherePredicate): void {
  if (predicate.kind === "Region") {
    resolveLifetime(late, predicate.lifetime);
    resolveBounds(late, predicate.bounds);
    return;
  }
  withBinder(late, predicate.boundGenericParams, () => {
    resolveTy(late, predicate.boundedTy);
    resolveBounds(late, predicate.bounds);
  });
}
