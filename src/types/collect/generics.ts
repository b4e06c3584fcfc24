/**
 * Generic parameters of definitions: order, parents, early- and late-bound lifetimes, anonymous lifetimes of impl headers,
 * synthetic parameters of `impl Trait` arguments.
 */
import type { DefId } from "../../resolve/def";
import type * as ast from "../../syntax/ast";
import { mkArgs, mkConstParam, mkParam, mkReEarlyParam, constArg, regionArg, tyArg } from "../intern";
import { fnSyntax, genericsOf as genericsSyntax, implSyntax, walkPath, walkTy } from "../lower/syntax";
import type { Context as TyCtxt } from "../context";
import type { GenericArg, GenericArgs, GenericParamDef, Generics } from "../ty";

const none: Generics = { parent: undefined, parentCount: 0, params: [], lateBound: [] };

export function genericsOf(tcx: TyCtxt, id: DefId): Generics {
  const { kind, parent } = tcx.def(id);
  switch (kind) {
    case "Variant":
    case "Ctor":
      return parent === undefined ? none : inherit(tcx, parent);
    case "AnonConst":
      return parent === undefined ? none : inherit(tcx, genericParent(tcx, parent));
    case "Closure":
      return closureGenerics(tcx, genericParent(tcx, parent as DefId));
    case "OpaqueTy":
      return opaqueGenerics(tcx, id);
    case "AssocTy":
    case "AssocFn":
    case "AssocConst":
      return ownGenerics(tcx, id, parent);
    case "Struct":
    case "Enum":
    case "Union":
    case "TyAlias":
    case "Fn":
    case "Const":
    case "Trait":
    case "TraitAlias":
    case "Impl":
      return ownGenerics(tcx, id, undefined);
    default:
      return none;
  }
}

/** The definition around a closure or constant whose parameters are in scope there. */
export function genericParent(tcx: TyCtxt, def: DefId): DefId {
  const { kind, parent } = tcx.def(def);
  const passedOver =
    kind === "TyParam" ||
    kind === "ConstParam" ||
    kind === "LifetimeParam" ||
    kind === "Closure" ||
    kind === "AnonConst";
  return passedOver && parent !== undefined ? genericParent(tcx, parent) : def;
}

function inherit(tcx: TyCtxt, parent: DefId): Generics {
  return { parent, parentCount: countOf(tcx.generics(parent)), params: [], lateBound: [] };
}
export function countOf(generics: Generics): number {
  return generics.parentCount + generics.params.length;
}

/** Kind, signature and upvars of a closure are its own last three arguments. */
function closureGenerics(tcx: TyCtxt, parent: DefId): Generics {
  const base = inherit(tcx, parent);
  const names = ["<closure_kind>", "<closure_signature>", "<upvars>"];
  return {
    ...base,
    params: names.map((name, i) => ({
      name,
      def: parent,
      index: base.parentCount + i,
      kind: "Type",
      hasDefault: false,
      synthetic: true,
    })),
  };
}

function opaqueGenerics(tcx: TyCtxt, id: DefId): Generics {
  const info = tcx.opaqueInfo(id);
  const base = inherit(tcx, info.parent ?? info.owner);
  return {
    ...base,
    params: info.lifetimes.map((name, i) => ({
      name,
      def: id,
      index: base.parentCount + i,
      kind: "Lifetime",
      hasDefault: false,
      synthetic: false,
    })),
  };
}

function ownGenerics(tcx: TyCtxt, id: DefId, parent: DefId | undefined): Generics {
  const parentCount = parent === undefined ? 0 : countOf(tcx.generics(parent));
  const syntax = genericsSyntax(tcx, id);
  const { kind } = tcx.def(id);
  const resolutions = tcx.resolver.resolutions(id);
  const params: GenericParamDef[] = [];
  const add = (
    name: string,
    def: DefId,
    paramKind: GenericParamDef["kind"],
    hasDefault = false,
    synthetic = false,
  ): void => {
    params.push({ name, def, index: parentCount + params.length, kind: paramKind, hasDefault, synthetic });
  };
  if (kind === "Trait" || kind === "TraitAlias") add("Self", id, "Type");
  const late = lateBoundLifetimes(tcx, id);
  const lateBound: { def: DefId; name: string }[] = [];
  for (const param of syntax?.params ?? []) {
    const def = param.kind === "Lifetime" ? resolutions.defOf(param.id) : undefined;
    if (def === undefined) continue;
    if (late.has(def)) lateBound.push({ def, name: param.ident.name });
    else add(param.ident.name, def, "Lifetime");
  }
  if (kind === "Impl") for (let i = anonymousLifetimes(tcx, id); i > 0; i--) add("'_", id, "Lifetime");
  for (const param of syntax?.params ?? []) {
    const def = resolutions.defOf(param.id);
    if (param.kind !== "Lifetime" && def !== undefined)
      add(param.ident.name, def, param.kind, param.default !== undefined);
  }
  for (const { def, name } of syntheticParams(tcx, id)) add(name, def, "Type", false, true);
  return { parent, parentCount, params, lateBound };
}

/** `impl Trait` arguments of a function, in order. */
export function syntheticParams(
  tcx: TyCtxt,
  id: DefId,
): { def: DefId; name: string; ty: ast.Ty & { kind: "ImplTrait" } }[] {
  const found: { def: DefId; name: string; ty: ast.Ty & { kind: "ImplTrait" } }[] = [];
  const fn = fnSyntax(tcx, id);
  if (fn === undefined) return found;
  const resolutions = tcx.resolver.resolutions(id);
  for (const input of fn.decl.inputs) {
    walkTy(input.ty, (ty) => {
      if (ty.kind !== "ImplTrait") return;
      const def = resolutions.defOf(ty.id);
      if (def === undefined || tcx.def(def).kind !== "TyParam") return;
      found.push({ def, name: `impl ${tcx.sources.textOf(ty.span).replace(/^impl\s+/, "")}`, ty });
    });
  }
  return found;
}

/** How many lifetimes an impl's header leaves out: each becomes a parameter. */
function anonymousLifetimes(tcx: TyCtxt, id: DefId): number {
  const item = implSyntax(tcx, id);
  if (item === undefined) return 0;
  let count = 0;
  const visit = (ty: ast.Ty): void => {
    if (ty.kind === "Ref" && (ty.lifetime === undefined || ty.lifetime.ident.name === "'_")) count++;
    if (ty.kind === "Path") count += anonymousArgs(tcx, id, ty.path, ty.id);
    if (ty.kind === "TraitObject")
      for (const bound of ty.bounds)
        if (bound.kind === "Trait") count += anonymousArgs(tcx, id, bound.trait.traitRef.path, bound.trait.traitRef.id);
  };
  if (item.ofTrait !== undefined) {
    count += anonymousArgs(tcx, id, item.ofTrait.path, item.ofTrait.id);
    walkPath(item.ofTrait.path, visit);
  }
  walkTy(item.selfTy, visit);
  return count;
}

function anonymousArgs(tcx: TyCtxt, owner: DefId, path: ast.Path, node: ast.NodeId): number {
  let count = 0;
  let written = 0;
  for (const { args } of path.segments) {
    if (args?.kind !== "AngleBracketed") continue;
    for (const arg of args.args) {
      if (arg.kind !== "Lifetime") continue;
      written++;
      if (arg.lifetime.ident.name === "'_") count++;
    }
  }
  if (written > 0) return count;
  const res = tcx.resolver.resolutions(owner).partialRes(node);
  if (res?.base.kind !== "Def" || res.unresolvedSegments > 0) return count;
  const { defKind, def } = res.base;
  if (defKind !== "Struct" && defKind !== "Enum" && defKind !== "Union" && defKind !== "Trait" && defKind !== "TyAlias")
    return count;
  return count + (genericsSyntax(tcx, def)?.params.filter((p) => p.kind === "Lifetime").length ?? 0);
}

// ---- late-bound lifetimes ----

/**
 * rustc's rule: a function's lifetime is early-bound if a where-clause or bound mentions it, or if it occurs in the return type and
 * no argument type constrains it; all others are late-bound.
 */
function lateBoundLifetimes(tcx: TyCtxt, id: DefId): Set<DefId> {
  const late = new Set<DefId>();
  const fn = fnSyntax(tcx, id);
  if (fn === undefined) return late;
  const resolutions = tcx.resolver.resolutions(id);
  const lifetimesIn = (ty: ast.Ty, constrainedOnly: boolean, into: Set<DefId>): void =>
    collectLifetimes(tcx, id, ty, constrainedOnly, into);
  const inWhere = new Set<DefId>();
  for (const param of fn.generics.params) {
    const own = new Set<DefId>();
    boundLifetimes(tcx, id, param.bounds, own);
    for (const def of own) inWhere.add(def);
    const def = resolutions.defOf(param.id);
    if (param.kind === "Lifetime" && param.bounds.length > 0 && def !== undefined) inWhere.add(def);
  }
  for (const clause of fn.generics.where) {
    boundLifetimes(tcx, id, clause.bounds, inWhere);
    if (clause.kind === "Bound") lifetimesIn(clause.boundedTy, false, inWhere);
    else addLifetime(tcx, id, clause.lifetime, inWhere);
  }
  const inputs = new Set<DefId>();
  const output = new Set<DefId>();
  for (const input of fn.decl.inputs) lifetimesIn(input.ty, true, inputs);
  if (fn.decl.output !== undefined) lifetimesIn(fn.decl.output, false, output);
  for (const param of fn.generics.params) {
    const def = param.kind === "Lifetime" ? resolutions.defOf(param.id) : undefined;
    if (def !== undefined && !inWhere.has(def) && (inputs.has(def) || !output.has(def))) late.add(def);
  }
  return late;
}

function addLifetime(tcx: TyCtxt, owner: DefId, lifetime: ast.Lifetime, into: Set<DefId>): void {
  const res = tcx.resolver.resolutions(owner).lifetime(lifetime.id);
  if (res.kind === "Param") into.add(res.def);
}

function boundLifetimes(tcx: TyCtxt, owner: DefId, bounds: readonly ast.GenericBound[], into: Set<DefId>): void {
  for (const bound of bounds) {
    if (bound.kind === "Outlives") addLifetime(tcx, owner, bound.lifetime, into);
    if (bound.kind === "Trait") pathLifetimes(tcx, owner, bound.trait.traitRef.path, false, into);
  }
}

function pathLifetimes(tcx: TyCtxt, owner: DefId, path: ast.Path, constrainedOnly: boolean, into: Set<DefId>): void {
  for (const { args } of path.segments) {
    if (args?.kind === "AngleBracketed")
      for (const arg of args.args) if (arg.kind === "Lifetime") addLifetime(tcx, owner, arg.lifetime, into);
  }
  walkPath(path, (ty) => collectShallow(tcx, owner, ty, constrainedOnly, into));
}

function collectLifetimes(tcx: TyCtxt, owner: DefId, ty: ast.Ty, constrainedOnly: boolean, into: Set<DefId>): void {
  if (
    constrainedOnly &&
    ty.kind === "Path" &&
    (ty.qself !== undefined || (tcx.resolver.resolutions(owner).partialRes(ty.id)?.unresolvedSegments ?? 0) > 0)
  )
    return;
  walkTy(ty, (part) => collectShallow(tcx, owner, part, constrainedOnly, into));
}

function collectShallow(tcx: TyCtxt, owner: DefId, part: ast.Ty, _constrainedOnly: boolean, into: Set<DefId>): void {
  if (part.kind === "Ref" && part.lifetime !== undefined) addLifetime(tcx, owner, part.lifetime, into);
  if (part.kind === "TraitObject" || part.kind === "ImplTrait") {
    for (const bound of part.bounds) {
      if (bound.kind === "Outlives") addLifetime(tcx, owner, bound.lifetime, into);
      if (bound.kind === "Trait")
        for (const { args } of bound.trait.traitRef.path.segments) addPathArgs(tcx, owner, args, into);
    }
  }
  if (part.kind === "Path") for (const { args } of part.path.segments) addPathArgs(tcx, owner, args, into);
}

function addPathArgs(tcx: TyCtxt, owner: DefId, args: ast.GenericArgs | undefined, into: Set<DefId>): void {
  if (args?.kind === "AngleBracketed")
    for (const arg of args.args) if (arg.kind === "Lifetime") addLifetime(tcx, owner, arg.lifetime, into);
}

// ---- arguments ----

/** All parameters, parents' first. */
export function allParams(tcx: TyCtxt, id: DefId): GenericParamDef[] {
  const generics = tcx.generics(id);
  return generics.parent === undefined
    ? generics.params.slice()
    : allParams(tcx, generics.parent).concat(generics.params);
}

export function identityArgsOf(tcx: TyCtxt, id: DefId): GenericArgs {
  return mkArgs(
    allParams(tcx, id).map((param): GenericArg => {
      if (param.kind === "Lifetime") return regionArg(mkReEarlyParam(param.index, param.name));
      return param.kind === "Type"
        ? tyArg(mkParam(param.index, param.name))
        : constArg(mkConstParam(param.index, param.name));
    }),
  );
}
