/** Types and signatures of definitions: aliases, constants, statics, impl headers, functions and constructors. */
import { error } from "../../base/diagnostic";
import type { DefId } from "../../resolve/def";
import type * as ast from "../../syntax/ast";
import {
  dummyBinder,
  mkAdt,
  mkAlias,
  mkFnDef,
  mkParam,
  mkReEarlyParam,
  reStatic,
  tyError,
  tySelfParam,
  tyUsize,
} from "../intern";
import { lowerTraitPath } from "../lower/bounds";
import { LowerCtxt, newScope } from "../lower/context";
import { fnSyntax, implSyntax } from "../lower/syntax";
import { lowerAbi, lowerFnDecl, lowerTy } from "../lower/types";
import type { Context as TyCtxt } from "../context";
import type { Abi, Binder, FnSig, Region, TraitRef, Ty } from "../ty";

export function typeOfDef(tcx: TyCtxt, id: DefId): Ty {
  const { kind, node, parent } = tcx.def(id);
  switch (kind) {
    case "Struct":
    case "Enum":
    case "Union":
      return mkAdt(id, tcx.identityArgs(id));
    case "Variant":
      return tcx.typeOf(parent as DefId);
    case "Ctor":
      return node.kind === "Ctor" && node.ctorKind === "Fn" ? mkFnDef(id, tcx.identityArgs(id)) : adtOfCtor(tcx, id);
    case "Fn":
    case "AssocFn":
      return mkFnDef(id, tcx.identityArgs(id));
    case "Impl":
      return tcx.implHeader(id).selfTy;
    case "Trait":
      return tySelfParam;
    case "TyParam":
    case "ConstParam":
      return paramTy(tcx, id);
    case "TyAlias":
    case "AssocTy":
      return aliasTy(tcx, id);
    case "Const":
    case "AssocConst":
    case "Static":
      return constTy(tcx, id);
    case "Closure":
      return tcx.closureTy(id);
    case "OpaqueTy":
      return tcx.hiddenType(id);
    case "AnonConst":
      return anonConstTy(tcx, id);
    default:
      return tyError;
  }
}

/** The struct or enum that a constructor makes. */
export function adtOfCtor(tcx: TyCtxt, ctor: DefId): Ty {
  const { node } = tcx.def(ctor);
  const of = node.kind === "Ctor" ? node.of : ctor;
  const { kind, parent } = tcx.def(of);
  const adt = kind === "Variant" && parent !== undefined ? parent : of;
  return mkAdt(adt, tcx.identityArgs(adt));
}

function paramTy(tcx: TyCtxt, id: DefId): Ty {
  const { kind, node, parent } = tcx.def(id);
  if (kind === "ConstParam") {
    if (node.kind !== "GenericParam" || node.param.kind !== "Const" || parent === undefined) return tyError;
    const cx = new LowerCtxt(tcx, tcx.resolver.ownerOf(id), undefined);
    return lowerTy(cx, node.param.ty);
  }
  const owner = tcx.resolver.ownerOf(id);
  const param = tcx.generics(owner).params.find((p) => p.def === id);
  return param === undefined ? tyError : mkParam(param.index, param.name);
}

function aliasTy(tcx: TyCtxt, id: DefId): Ty {
  const { node } = tcx.def(id);
  if ((node.kind !== "Item" && node.kind !== "AssocItem") || node.item.kind !== "TyAlias" || node.item.ty === undefined)
    return tyError;
  const cx = new LowerCtxt(tcx, id, undefined);
  const { ty } = node.item;
  return cx.itemTy(() => lowerTy(cx, ty));
}

function constTy(tcx: TyCtxt, id: DefId): Ty {
  const { node } = tcx.def(id);
  if (node.kind !== "Item" && node.kind !== "AssocItem" && node.kind !== "ForeignItem") return tyError;
  const { item } = node;
  if (item.kind !== "Const" && item.kind !== "Static") return tyError;
  const cx = new LowerCtxt(tcx, id, undefined);
  cx.elision = { kind: "Region", region: reStatic, depth: 0 };
  if (item.ty.kind === "Infer") {
    tcx.diagnostics.push(
      error(
        "E0121",
        `the placeholder \`_\` is not allowed within types on item signatures for ${item.kind === "Const" ? "constants" : "static variables"}`,
        item.ty.span,
        { labels: [{ span: item.ty.span, text: "not allowed in type signatures", primary: true }] },
      ),
    );
    return tyError;
  }
  return cx.itemTy(() => lowerTy(cx, item.ty));
}

/** Array lengths are `usize`, discriminants the enum's discriminant type, const arguments their parameter's type (recorded when lowered). */
function anonConstTy(tcx: TyCtxt, id: DefId): Ty {
  const recorded = tcx.recordedAnonConstTy(id);
  if (recorded !== undefined) return recorded;
  const { parent } = tcx.def(id);
  if (parent !== undefined) {
    const { kind, parent: grand } = tcx.def(parent);
    if (kind === "ConstParam") return tcx.typeOf(parent);
    if (kind === "Variant" && grand !== undefined) return tcx.discriminantTy(grand);
    if (kind === "Enum") return tcx.discriminantTy(parent);
  }
  // A const argument's type is known when the owner's own types, or its body, are lowered.
  const owner = parent === undefined ? undefined : tcx.bodyOwner(parent);
  if (owner !== undefined && tcx.hasBody(owner)) tcx.ensureChecked(owner);
  return tcx.recordedAnonConstTy(id) ?? tyUsize;
}

export interface ImplHeader {
  readonly selfTy: Ty;
  readonly trait: TraitRef | undefined;
}

/** Lifetimes left out in the header are the impl's anonymous parameters, in order. */
export function implHeaderOf(tcx: TyCtxt, id: DefId): ImplHeader {
  const item = implSyntax(tcx, id);
  if (item === undefined) return { selfTy: tyError, trait: undefined };
  const cx = new LowerCtxt(tcx, id, undefined);
  const anonymous = tcx.generics(id).params.filter((param) => param.kind === "Lifetime" && param.name === "'_");
  let used = 0;
  const next = (): Region => {
    const param = anonymous[used++];
    return param === undefined ? reStatic : mkReEarlyParam(param.index, param.name);
  };
  cx.elision = { kind: "FreshParam", next };
  const selfTy = cx.itemTy(() => lowerTy(cx, item.selfTy));
  if (item.ofTrait === undefined) return { selfTy, trait: undefined };
  const res = cx.resolutions.partialRes(item.ofTrait.id)?.base;
  if (res?.kind !== "Def" || res.defKind !== "Trait") return { selfTy, trait: undefined };
  return { selfTy, trait: lowerTraitPath(cx, res.def, item.ofTrait.path, selfTy, undefined).trait };
}

// ---- signatures ----

export function fnSigOf(tcx: TyCtxt, id: DefId): Binder<FnSig> {
  const { kind, node } = tcx.def(id);
  if (kind === "Ctor") return ctorSig(tcx, id);
  const fn = fnSyntax(tcx, id);
  if (fn === undefined)
    return dummyBinder({ inputs: [], output: tyError, unsafe: false, abi: "Rust", cVariadic: false });
  const cx = new LowerCtxt(tcx, id, undefined);
  const scope = newScope();
  for (const { def, name } of tcx.generics(id).lateBound) {
    scope.named.set(def, scope.vars.length);
    scope.vars.push({ kind: "Region", name });
  }
  const foreign = node.kind === "ForeignItem";
  const unsafe = fn.header.safety === "Unsafe" || (foreign && fn.header.safety !== "Safe");
  const abi: Abi = foreign ? "C" : lowerAbi(cx, fn.header.ext);
  const { asyncReturnId } = fn.header;
  const future = asyncReturnId === undefined ? undefined : cx.resolutions.defOf(asyncReturnId);
  return cx.withScope(scope, () => lowerFnDecl(cx, scope, fn.decl, unsafe, abi, future));
}

function ctorSig(tcx: TyCtxt, id: DefId): Binder<FnSig> {
  const output = adtOfCtor(tcx, id);
  const { node } = tcx.def(id);
  if (output.kind !== "Adt" || node.kind !== "Ctor")
    return dummyBinder({ inputs: [], output, unsafe: false, abi: "Rust", cVariadic: false });
  const adt = tcx.adtDef(output.def);
  const variant = adt.variants.find((v) => v.def === node.of);
  const inputs =
    variant === undefined ? [] : variant.fields.map((field) => tcx.fieldTy(variant, field.index, output.args));
  return dummyBinder({ inputs, output, unsafe: false, abi: "Rust", cVariadic: false });
}

// ---- parameters' defaults ----

export function typeParamDefaultOf(tcx: TyCtxt, param: DefId): Ty | undefined {
  const { node } = tcx.def(param);
  if (node.kind !== "GenericParam" || node.param.kind !== "Type" || node.param.default === undefined) return undefined;
  return lowerTy(new LowerCtxt(tcx, tcx.resolver.ownerOf(param), undefined), node.param.default);
}

/** The lifetime parameter that bounds a type parameter (`T: 'a`), which trait objects given for it live by. */
export function objectLifetimeParamOf(tcx: TyCtxt, def: DefId, index: number): number | "Ambiguous" | undefined {
  const generics = tcx.generics(def);
  const param = generics.params.find((p) => p.index === index);
  if (param === undefined || param.synthetic) return undefined;
  const { node } = tcx.def(param.def);
  if (node.kind !== "GenericParam" || node.param.kind !== "Type") return undefined;
  const resolutions = tcx.resolver.resolutions(def);
  const bounds = node.param.bounds.filter(
    (bound): bound is ast.GenericBound & { kind: "Outlives" } => bound.kind === "Outlives",
  );
  const [only, second] = bounds;
  if (only === undefined) return undefined;
  if (second !== undefined) return "Ambiguous";
  const res = resolutions.lifetime(only.lifetime.id);
  return res.kind === "Param" ? generics.params.find((p) => p.def === res.def)?.index : undefined;
}

/** An opaque type seen as itself, with its own parameters. */
export function opaqueTyOf(tcx: TyCtxt, id: DefId): Ty {
  return mkAlias(tcx.isTraitOpaque(id) ? "Projection" : "Opaque", id, tcx.identityArgs(id));
}
