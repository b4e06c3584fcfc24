/**
 * Lowers a type's syntax to a `Ty`: paths with their generic arguments, references with left-out lifetimes, function pointers
 * with their binders, trait objects with their default lifetimes, `impl Trait` in both positions.
 */
import { unsupported } from "../../base/diagnostic";
import type { DefId, PartialRes } from "../../resolve/def";
import type * as ast from "../../syntax/ast";
import { lowerAnonConst } from "../consts";
import { instantiate, instantiateBound, noBoundVars, shift } from "../fold";
import {
  mkAdt,
  mkAlias,
  mkArgs,
  mkArray,
  mkFnPtr,
  mkPrimitive,
  mkProjection,
  mkRawPtr,
  mkReBound,
  mkRef,
  mkSlice,
  mkTuple,
  regionArg,
  tyError,
  tyNever,
  tySelfParam,
  tyUnit,
} from "../intern";
import { printTy } from "../print";
import type { OpaqueInfo } from "../queries";
import type { Abi, Binder, FnSig, GenericArg, Region, TraitRef, Ty } from "../ty";
import { kindWord, lowerGenericArgs } from "./args";
import { allAssocInBounds, boundsOfParam } from "./assoc";
import { declareForParams, lowerTraitPath, unconstrainedRegion } from "./bounds";
import { type BinderScope, type LowerCtxt, newScope } from "./context";
import { lowerTraitObject } from "./object";

export function lowerTy(cx: LowerCtxt, ty: ast.Ty): Ty {
  switch (ty.kind) {
    case "Slice":
      return mkSlice(plain(cx, ty.elem));
    case "Array":
      return mkArray(plain(cx, ty.elem), lowerAnonConst(cx, ty.len, mkPrimitive("usize") as Ty));
    case "Ptr":
      return mkRawPtr(plain(cx, ty.ty), ty.mutbl);
    case "Ref":
      return lowerRef(cx, ty);
    case "FnPtr":
      return lowerFnPtr(cx, ty);
    case "Never":
      return tyNever;
    case "Tup":
      return mkTuple(ty.elems.map((elem) => plain(cx, elem)));
    case "Path": {
      const path = lowerPathTy(cx, ty);
      return cx.instantiation === undefined ? path : instantiate(path, cx.instantiation);
    }
    case "TraitObject":
      if (!ty.dyn) {
        cx.error("E0782", "expected a type, found a trait", ty.span);
        return tyError;
      }
      return lowerTraitObject(cx, ty.bounds, ty.span);
    case "ImplTrait":
      return lowerImplTrait(cx, ty);
    case "Paren":
      return lowerTy(cx, ty.ty);
    case "Infer":
      return inferTy(cx, ty);
    case "ImplicitSelf":
      return selfTy(cx);
    case "MacCall":
    case "Err":
      return tyError;
    case "CVarArgs":
      return tyError;
  }
}

/** A part whose trait objects are not behind a reference of ours. */
function plain(cx: LowerCtxt, ty: ast.Ty): Ty {
  return cx.withObjectDefault(cx.objectDefault.kind === "Ambiguous" ? cx.objectDefault : { kind: "Base" }, () =>
    lowerTy(cx, ty),
  );
}

function inferTy(cx: LowerCtxt, ty: ast.Ty): Ty {
  if (cx.host !== undefined) return cx.host.inferTy(ty.span);
  cx.error("E0121", "the placeholder `_` is not allowed within types on item signatures", ty.span, {
    labels: [{ span: ty.span, text: "not allowed in type signatures", primary: true }],
  });
  return tyError;
}

function lowerRef(cx: LowerCtxt, ty: ast.Ty & { kind: "Ref" }): Ty {
  const region = ty.lifetime === undefined ? cx.elided(ty.span, "&") : cx.lowerLifetime(ty.lifetime);
  const inner = cx.withObjectDefault({ kind: "Region", region, depth: cx.scopes.length }, () => lowerTy(cx, ty.ty));
  return mkRef(region, inner, ty.mutbl);
}

function lowerFnPtr(cx: LowerCtxt, ty: ast.Ty & { kind: "FnPtr" }): Ty {
  const scope = newScope();
  declareForParams(cx, scope, ty.genericParams);
  const sig = cx.withScope(scope, () => lowerFnDecl(cx, scope, ty.decl, ty.unsafe, lowerAbi(cx, ty.abi)));
  const unbound = unconstrainedRegion(scope, sig.value.inputs, sig.value.output);
  if (unbound !== undefined && ty.decl.output !== undefined)
    cx.error(
      "E0581",
      `return type references lifetime \`${unbound}\`, which is not constrained by the fn input types`,
      ty.decl.output.span,
    );
  return mkFnPtr(sig);
}

export function lowerAbi(cx: LowerCtxt, ext: ast.Extern): Abi {
  if (ext.kind === "None") return "Rust";
  if (ext.kind === "Implicit") return "C";
  const name = ext.abi.symbol;
  if (name === "Rust" || name === "C" || name === "C-unwind" || name === "rust-call" || name === "system") return name;
  if (name === "rust-intrinsic") return "Rust";
  if (!knownAbis.has(name)) {
    cx.error("E0703", `invalid ABI: found \`${name}\``, ext.abi.span, {
      labels: [{ span: ext.abi.span, text: "invalid ABI", primary: true }],
      notes: ["invoke `rustc --print=calling-conventions` for a full list of supported calling conventions"],
    });
    return "C";
  }
  cx.tcx.diagnostics.push(unsupported(`extern "${name}"`, ext.span));
  return "C";
}

/** rustc's other calling conventions. */
const knownAbis: ReadonlySet<string> = new Set([
  ...["C", "aapcs", "cdecl", "fastcall", "stdcall", "system", "sysv64", "thiscall", "vectorcall", "win64"].flatMap(
    (name) => [name, `${name}-unwind`],
  ),
  "avr-interrupt",
  "avr-non-blocking-interrupt",
  "cmse-nonsecure-call",
  "cmse-nonsecure-entry",
  "custom",
  "efiapi",
  "gpu-kernel",
  "msp430-interrupt",
  "ptx-kernel",
  "riscv-interrupt-m",
  "riscv-interrupt-s",
  "rust-call",
  "rust-cold",
  "rust-preserve-none",
  "unadjusted",
  "x86-interrupt",
]);

/** The signature inside `scope`, which must be the innermost: inputs first, whose lifetimes decide the output's left-out ones. */
export function lowerFnDecl(
  cx: LowerCtxt,
  scope: BinderScope,
  decl: ast.FnDecl,
  unsafe: boolean,
  abi: Abi,
  /** Of an `async fn`: the opaque type that it returns. */
  future?: DefId,
): FnSig {
  const before = { seen: cx.seenRegions, fn: cx.fnScope };
  cx.fnScope = scope;
  const all = new Set<Region>();
  let fromSelf: Region | undefined;
  const inputs = cx.withElision({ kind: "FreshBound", scope }, () =>
    decl.inputs.map((param, index) => {
      const seen = new Set<Region>();
      cx.seenRegions = seen;
      const ty = cx.withObjectDefault({ kind: "Base" }, () => lowerTy(cx, param.ty));
      for (const region of seen) all.add(region);
      if (index === 0 && decl.hasSelf) fromSelf = selfRefRegion(cx, param.ty, ty);
      return ty;
    }),
  );
  cx.seenRegions = undefined;
  const [only] = all;
  const region = fromSelf ?? (all.size === 1 ? only : undefined);
  const elision =
    region === undefined
      ? { kind: "Missing" as const, candidates: all.size }
      : { kind: "Region" as const, region, depth: cx.scopes.length };
  const output = cx.withElision(elision, () =>
    cx.withObjectDefault({ kind: "Base" }, () => {
      if (future !== undefined) return opaqueTy(cx, future, { kind: "Future", output: decl.output });
      return decl.output === undefined ? tyUnit : lowerTy(cx, decl.output);
    }),
  );
  cx.seenRegions = before.seen;
  cx.fnScope = before.fn;
  return { inputs, output, unsafe, abi, cVariadic: decl.cVariadic };
}

/** The region of the `&Self` in the type of `self`; it decides for the output. */
function selfRefRegion(cx: LowerCtxt, written: ast.Ty, ty: Ty): Region | undefined {
  const self = selfTy(cx);
  let found: Region | undefined;
  const visit = (part: Ty): void => {
    if (part.kind === "Ref" && (part.ty === self || part.ty === tySelfParam)) found ??= part.region;
    else if (part.kind === "Ref") visit(part.ty);
    else if (part.kind === "Adt") for (const arg of part.args) if (arg.kind === "Type") visit(arg.ty);
  };
  visit(ty);
  return written.kind === "ImplicitSelf" ? undefined : found;
}

/** `Self` in the trait or impl around. */
export function selfTy(cx: LowerCtxt): Ty {
  for (let at: DefId | undefined = cx.owner; at !== undefined; at = cx.tcx.parent(at)) {
    const { kind } = cx.tcx.def(at);
    if (kind === "Trait") return tySelfParam;
    if (kind === "Impl") return shift(cx.tcx.typeOf(at), 0);
    if (kind === "Struct" || kind === "Enum" || kind === "Union") return mkAdt(at, cx.tcx.identityArgs(at));
  }
  return tyError;
}

// ---- paths ----

function lowerPathTy(cx: LowerCtxt, ty: ast.Ty & { kind: "Path" }): Ty {
  const { qself, path } = ty;
  if (qself !== undefined && qself.position === 0) {
    return lowerAssocSegments(cx, plain(cx, qself.ty), undefined, path.segments, 0, ty);
  }
  const res = cx.resolutions.partialRes(ty.id);
  if (res === undefined || res.base.kind === "Err") return tyError;
  const resolved = path.segments.length - res.unresolvedSegments;
  const base = qself !== undefined ? lowerQualified(cx, qself, path, res, ty) : lowerRes(cx, ty, res, resolved);
  return res.unresolvedSegments === 0 ? base : lowerAssocSegments(cx, base, res, path.segments, resolved, ty);
}

/** `<T as Trait<A>>::Assoc<B>`. */
function lowerQualified(cx: LowerCtxt, qself: ast.QSelf, path: ast.Path, res: PartialRes, ty: ast.Ty): Ty {
  const item = res.base.kind === "Def" && res.base.defKind === "AssocTy" ? res.base.def : undefined;
  const trait = item === undefined ? undefined : cx.tcx.parent(item);
  if (item === undefined || trait === undefined) {
    cx.error("E0573", "expected type, found something else", ty.span);
    return tyError;
  }
  const self = plain(cx, qself.ty);
  const { trait: ref } = lowerTraitPath(
    cx,
    trait,
    { ...path, segments: path.segments.slice(0, qself.position) },
    self,
    undefined,
  );
  return mkProjection(
    item,
    lowerGenericArgs(cx, item, path.segments[qself.position] as ast.PathSegment, ref.args, ty.span),
  );
}

function lowerRes(cx: LowerCtxt, ty: ast.Ty & { kind: "Path" }, { base }: PartialRes, resolved: number): Ty {
  const segment = ty.path.segments[resolved - 1] as ast.PathSegment;
  const noGenerics = (what: string): void => {
    if (segment.args !== undefined) refuseArgs(cx, segment.args, segment.ident.span, what);
  };
  switch (base.kind) {
    case "PrimTy":
      noGenerics(`builtin type \`${base.name}\``);
      return mkPrimitive(base.name) ?? tyError;
    case "SelfTyParam":
      noGenerics("self type");
      return tySelfParam;
    case "SelfTyAlias":
      noGenerics("self type");
      return cx.tcx.def(base.impl).kind === "Impl"
        ? cx.tcx.typeOf(base.impl)
        : mkAdt(base.impl, cx.tcx.identityArgs(base.impl));
    case "Def":
      return lowerDefPath(cx, ty, base.def, base.defKind, segment, noGenerics);
    default:
      return tyError;
  }
}

/** E0109 */
function refuseArgs(cx: LowerCtxt, args: ast.GenericArgs, name: ast.Ty["span"], what: string): void {
  const written = args.kind === "AngleBracketed" ? args.args : [];
  const kinds = (["Lifetime", "Type", "Const"] as const).filter((kind) => written.some((arg) => arg.kind === kind));
  const words = kinds.map((kind) => kind.toLowerCase());
  const list = words.length < 2 ? (words[0] ?? "generic") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
  const [first] = written;
  const span =
    first === undefined
      ? args.span
      : first.kind === "Lifetime"
        ? first.lifetime.span
        : first.kind === "Type"
          ? first.ty.span
          : first.kind === "Const"
            ? first.value.value.span
            : first.span;
  const text = `${list} argument${written.length > 1 ? "s" : ""} not allowed`;
  cx.error("E0109", `${list} arguments are not allowed on ${what}`, span, {
    labels: [
      { span, text, primary: true },
      { span: name, text: `not allowed on ${what}` },
    ],
  });
}

function lowerDefPath(
  cx: LowerCtxt,
  ty: ast.Ty & { kind: "Path" },
  def: DefId,
  kind: string,
  segment: ast.PathSegment,
  noGenerics: (what: string) => void,
): Ty {
  switch (kind) {
    case "Struct":
    case "Enum":
    case "Union":
      return mkAdt(def, lowerGenericArgs(cx, def, segment, [], ty.span));
    case "TyAlias": {
      const args = lowerGenericArgs(cx, def, segment, [], ty.span);
      return instantiate(cx.tcx.typeOf(def), args);
    }
    case "TyParam":
      noGenerics(`type parameter \`${cx.tcx.def(def).name}\``);
      return cx.tcx.typeOf(def);
    case "Trait": {
      // A bare trait was an object type until 2018.
      cx.error("E0782", "expected a type, found a trait", ty.span, {
        suggestions: [
          {
            message: "you can add the `dyn` keyword if you want a trait object",
            edits: [{ span: { ...ty.span, hi: ty.span.lo }, replacement: "dyn " }],
            applicability: "MachineApplicable",
          },
        ],
      });
      return tyError;
    }
    case "AssocTy": {
      // A path straight to a trait's item, `Trait::Assoc`: the self type is not known.
      cx.error("E0223", "ambiguous associated type", ty.span);
      return tyError;
    }
    case "ForeignTy":
      cx.tcx.diagnostics.push(unsupported("extern types", ty.span));
      return tyError;
    default:
      cx.error("E0573", `expected type, found ${kindWord(kind)} \`${segment.ident.name}\``, ty.span, {
        labels: [{ span: ty.span, text: "not a type", primary: true }],
      });
      return tyError;
  }
}

/** `base::Name::…`: each further segment is an associated type. */
function lowerAssocSegments(
  cx: LowerCtxt,
  base: Ty,
  res: PartialRes | undefined,
  segments: readonly ast.PathSegment[],
  from: number,
  ty: ast.Ty,
): Ty {
  let current = base;
  let currentRes = res;
  for (const segment of segments.slice(from)) {
    current = lowerAssocTy(cx, current, currentRes, segment, ty);
    currentRes = undefined;
  }
  return current;
}

function lowerAssocTy(cx: LowerCtxt, self: Ty, res: PartialRes | undefined, segment: ast.PathSegment, ty: ast.Ty): Ty {
  const { name } = segment.ident;
  if (self.kind === "Error") return tyError;
  const bounds = assocCandidates(cx, self, res, name);
  const found = allAssocInBounds(cx.tcx, bounds, name);
  const [first] = found;
  if (first === undefined) return assocNotFound(cx, self, res, segment, ty);
  if (found.some((other) => other.item !== first.item)) {
    cx.error("E0221", `ambiguous associated type \`${name}\` in bounds of \`${printTy(cx.tcx, self)}\``, ty.span, {
      labels: [{ span: ty.span, text: `ambiguous associated type \`${name}\``, primary: true }],
    });
    return tyError;
  }
  const ref = openBinder(cx, first.trait, ty.span);
  if (ref === undefined) return tyError;
  return mkProjection(first.item, lowerGenericArgs(cx, first.item, segment, ref.args, ty.span));
}

/** A higher-ranked bound met by `T::Item`: in a body its variables are inferred, in a signature it may not depend on them. */
function openBinder(cx: LowerCtxt, trait: Binder<TraitRef>, span: ast.Ty["span"]): TraitRef | undefined {
  if (cx.host === undefined) {
    const free = noBoundVars(trait);
    if (free === undefined)
      cx.error("E0212", "cannot use the associated type of a trait with uninferred generic parameters", span);
    return free;
  }
  const regions: Region[] = [];
  return instantiateBound(trait, {
    region: (index) => (regions[index] ??= cx.elided(cx.tcx.spanOf(cx.owner), "'_")),
    ty: () => tyError,
  });
}

function assocCandidates(cx: LowerCtxt, self: Ty, res: PartialRes | undefined, name: string): Binder<TraitRef>[] {
  const { tcx } = cx;
  if (res?.base.kind === "SelfTyAlias") {
    const trait = tcx.def(res.base.impl).kind === "Impl" ? tcx.implTraitRef(res.base.impl) : undefined;
    return trait === undefined ? [] : [{ vars: [], value: trait }];
  }
  if (self.kind === "Param") {
    if (self.index === 0 && self.name === "Self") {
      const trait = enclosingTrait(cx);
      const own: Binder<TraitRef>[] =
        trait === undefined ? [] : [{ vars: [], value: { def: trait, args: tcx.identityArgs(trait) } }];
      return own.concat(trait === undefined ? [] : []);
    }
    const def = res?.base.kind === "Def" ? res.base.def : tcx.paramDef(cx.owner, self.index);
    return def === undefined ? [] : boundsOfParam(tcx, cx.owner, def, name);
  }
  if (self.kind === "Alias") {
    return tcx
      .itemBounds(self.def)
      .flatMap((predicate) =>
        predicate.value.kind === "Trait"
          ? [instantiate({ vars: predicate.vars, value: predicate.value.trait }, self.args)]
          : [],
      );
  }
  return [];
}

function enclosingTrait(cx: LowerCtxt): DefId | undefined {
  for (let at: DefId | undefined = cx.owner; at !== undefined; at = cx.tcx.parent(at))
    if (cx.tcx.def(at).kind === "Trait") return at;
  return undefined;
}

function assocNotFound(cx: LowerCtxt, self: Ty, res: PartialRes | undefined, segment: ast.PathSegment, ty: ast.Ty): Ty {
  const { name, span } = segment.ident;
  if (self.kind === "Param") {
    cx.error(
      "E0220",
      `associated type \`${name}\` not found for \`${res?.base.kind === "SelfTyParam" ? "Self" : self.name}\``,
      span,
      { labels: [{ span, text: `associated type \`${name}\` not found`, primary: true }] },
    );
  } else if (
    res?.base.kind === "SelfTyAlias" &&
    cx.tcx.implTraitRef(res.base.impl) !== undefined &&
    cx.tcx.def(res.base.impl).kind === "Impl"
  ) {
    cx.error("E0220", `associated type \`${name}\` not found for \`Self\``, span, {
      labels: [{ span, text: `associated type \`${name}\` not found`, primary: true }],
    });
  } else {
    cx.error("E0223", "ambiguous associated type", ty.span);
  }
  return tyError;
}

// ---- impl Trait ----

function lowerImplTrait(cx: LowerCtxt, ty: ast.Ty & { kind: "ImplTrait" }): Ty {
  const def = cx.resolutions.defOf(ty.id);
  if (def === undefined) return tyError;
  if (cx.tcx.def(def).kind === "TyParam") return cx.tcx.typeOf(def);
  if (cx.host !== undefined || (cx.fnScope === undefined && cx.opaque === undefined)) {
    const where = cx.host !== undefined ? "the type of variable bindings" : "field types";
    cx.error("E0562", `\`impl Trait\` is not allowed in ${where}`, ty.span, {
      notes: ["`impl Trait` is only allowed in arguments and return types of functions and methods"],
    });
    return tyError;
  }
  return opaqueTy(cx, def, { kind: "Bounds", bounds: ty.bounds });
}

/** The opaque type of a definition, recorded with all lifetimes around it. */
function opaqueTy(cx: LowerCtxt, def: DefId, promise: OpaqueInfo["promise"]): Ty {
  const parent = opaqueParentArgs(cx);
  const own: { name: string; arg: GenericArg }[] = [];
  if (cx.lateAsEarly === undefined && cx.fnScope !== undefined) {
    const depth = cx.scopes.length - 1 - cx.scopes.indexOf(cx.fnScope);
    cx.fnScope.vars.forEach((v, index) => own.push({ name: v.name, arg: regionArg(mkReBound(depth, index, v.name)) }));
  }
  const { elision } = cx;
  cx.tcx.recordOpaque(def, {
    owner: cx.owner,
    promise,
    lifetimes: own.map(({ name }) => name),
    named: cx.fnScope === undefined ? new Map() : new Map(cx.fnScope.named),
    elided: elision.kind === "Region" && elision.region.kind === "Bound" ? elision.region.index : undefined,
    elidedFree: elision.kind === "Region" && elision.region.kind !== "Bound" ? elision.region : undefined,
    parent: cx.opaque,
  });
  const alias = cx.tcx.isTraitOpaque(def) ? "Projection" : "Opaque";
  return mkAlias(alias, def, mkArgs([...parent, ...own.map(({ arg }) => arg)]));
}

/** The generic arguments of what is around an opaque type: the function, or the opaque type it is nested in. */
function opaqueParentArgs(cx: LowerCtxt): readonly GenericArg[] {
  return cx.tcx.identityArgs(cx.opaque ?? cx.owner);
}
