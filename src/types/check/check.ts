/**
 * Checks one body from its parameters to its typed form: the entry of `check/`. The order is rustc's: statements and expressions;
 * fallback; casts; captures of closures; what is still pending; then the typed bodies of the function and its closures.
 */
import { bug } from "../../base/invariant";
import type { Span } from "../../base/source";
import type { Def, DefId } from "../../resolve/def";
import type { ExpandedBody } from "../../resolve/resolver";
import type * as ast from "../../syntax/ast";
import type { NodeId } from "../../syntax/ast";
import type { Param, TypedBody, UserTypeAnnotation } from "../body";
import type { CheckedBodies, Context } from "../context";
import { eraseRegions, instantiateBound, mapRegions, mapTypes } from "../fold";
import { mkReBound, mkReLateParam, mkRef, reErased, tyError } from "../intern";
import { TypeFlags, type ClosureKind, type FnSig, type Ty } from "../ty";
import { buildExpr } from "./build/expr";
import { bindFutures, refuseLendingAsFn } from "./async_closure";
import { Builder } from "./build/builder";
import { buildPat } from "./build/pat";
import { checkDeferredCast } from "./cast";
import { closureKindTypes } from "./closure";
import { CoerceMany } from "./coerce_many";
import { checkReturnValue } from "./control";
import { desugarAsyncFn } from "./desugar";
import { checkExprCoercible } from "./expr";
import { applyFallback } from "./fallback";
import { FnCtxt } from "./fnctxt";
import { checkPat, requireSizedParam } from "./pattern";
import type { ClosureInfo } from "./tables";
import { analyzeClosures } from "./upvar";

/** Type-checks the body of a function, const, static or anonymous const, with the closures in it. */
export function checkBodies(tcx: Context, owner: DefId): CheckedBodies {
  const { resolver } = tcx;
  const written = resolver.bodyOf(owner);
  if (written === undefined) return { bodies: [], closureTys: new Map(), hiddenTypes: new Map() };
  const fcx = new FnCtxt(tcx, resolver, owner);
  const def = tcx.def(owner);
  const body = withoutAsync(fcx, def, written);
  fcx.bodyReturn = bodyReturnOf(def, written);
  const isFn = def.kind === "Fn" || def.kind === "AssocFn";
  const checked = isFn ? checkFn(fcx, def, body) : checkConst(fcx, body);
  finishInference(fcx);
  return makeBodies(fcx, def, body, checked);
}

function withoutAsync(fcx: FnCtxt, def: Def, body: ExpandedBody): ExpandedBody {
  const closureId = fnDeclOf(def)?.header.asyncClosureId;
  if (closureId === undefined || body.value.kind !== "Block") return body;
  return { ...body, ...desugarAsyncFn(fcx.synthetic, closureId, body.params, body.value) };
}

interface CheckedSignature {
  readonly params: readonly Ty[];
  readonly returnTy: Ty;
}

// ---- checking ----

function checkFn(fcx: FnCtxt, def: Def, body: ExpandedBody): CheckedSignature {
  const sig = liberatedSig(fcx);
  const declared = withHiddenTypes(fcx, sig.output, def.nameSpan);
  // No value has such a type: that is told once, at the type.
  const returnTy = declared.kind === "Dynamic" ? tyError : declared;
  fcx.frame = { closure: undefined, returnTy, returnCoerce: new CoerceMany(returnTy), breakables: [] };
  body.params.forEach((param, i) => {
    const ty = sig.inputs[i] ?? tyError;
    const asParam = { ty: param.ty, inClosure: false };
    checkPat(fcx, param.pat, ty, { declared: param.ty.span, param: asParam });
    requireSizedParam(fcx, asParam, ty);
  });
  requireSizedReturn(fcx, fcx.bodyReturn?.tySpan ?? def.nameSpan, declared);
  checkReturnValue(fcx, body.value);
  return { params: sig.inputs, returnTy };
}

/** `fn f() -> dyn Trait` has a code of its own. */
function requireSizedReturn(fcx: FnCtxt, span: Span, ty: Ty): void {
  if (ty.kind !== "Dynamic") return fcx.requireSized(span, ty, { kind: "SizedReturn" });
  fcx.error(
    "E0746",
    "return type cannot be a trait object without pointer indirection",
    span,
    "doesn't have a size known at compile-time",
  );
}

/** The function's signature as its body sees it: late-bound lifetimes are free. */
function liberatedSig(fcx: FnCtxt): FnSig {
  const { tcx, owner } = fcx;
  const binder = tcx.fnSig(owner);
  const sig = instantiateBound(binder, {
    region: (index) => mkReLateParam(owner, index, binder.vars[index]?.name ?? "'_"),
    ty: () => tyError,
  });
  return fcx.normalize(tcx.spanOf(owner), sig);
}

/** Opaque types that this function defines become variables that must meet the bounds. */
function withHiddenTypes(fcx: FnCtxt, output: Ty, span: Span): Ty {
  const { tcx } = fcx;
  const replace = <T>(value: T): T =>
    mapTypes(
      value,
      (ty) => {
        if (ty.kind !== "Alias" || tcx.def(ty.def).kind !== "OpaqueTy" || tcx.opaqueInfo(ty.def).owner !== fcx.owner)
          return undefined;
        const known = fcx.opaques.get(ty.def);
        if (known !== undefined) return known;
        const place = tcx.def(ty.def).span;
        const hidden = fcx.freshTy(span);
        fcx.opaques.set(ty.def, hidden);
        for (const bound of tcx.itemBounds(ty.def)) {
          const cause = fcx.cause(place, { kind: "OpaqueBound", opaque: ty.def });
          fcx.require(cause, fcx.normalizeFor(cause, replace(tcx.instantiate(bound, ty.args))));
        }
        return hidden;
      },
      TypeFlags.HasOpaque | TypeFlags.HasProjection,
    );
  return replace(output);
}

function fnDeclOf(def: Def): ast.Fn | undefined {
  const { node } = def;
  if (node.kind === "Item" || node.kind === "AssocItem" || node.kind === "ForeignItem")
    return node.item.kind === "Fn" ? node.item : undefined;
  return undefined;
}

function bodyReturnOf(def: Def, body: ExpandedBody): FnCtxt["bodyReturn"] {
  const fn = fnDeclOf(def);
  if (fn === undefined || body.value.kind !== "Block") return undefined;
  const end: Span = { ...fn.sigSpan, lo: fn.sigSpan.hi };
  return { block: body.value.block.id, tySpan: fn.decl.output?.span ?? end, nameSpan: fn.ident.span };
}

function checkConst(fcx: FnCtxt, body: ExpandedBody): CheckedSignature {
  const { tcx, owner } = fcx;
  const ty = fcx.normalize(tcx.spanOf(owner), tcx.typeOf(owner));
  checkExprCoercible(fcx, body.value, ty);
  fcx.requireSized(body.value.span, ty, { kind: "Misc" });
  return { params: [], returnTy: ty };
}

export function finishInference(fcx: FnCtxt): void {
  applyFallback(fcx);
  for (const cast of fcx.deferredCasts) checkDeferredCast(fcx, cast);
  fcx.selectWherePossible();
  analyzeClosures(fcx);
  fcx.selectAllOrError();
  refuseLendingAsFn(fcx);
}

// ---- typed bodies ----

function makeBodies(fcx: FnCtxt, def: Def, body: ExpandedBody, checked: CheckedSignature): CheckedBodies {
  const closureTys = new Map<DefId, Ty>();
  const hiddenTypes = new Map<DefId, Ty>();
  const builder = new Builder(fcx, undefined, true);
  const params = body.params.map(
    (param, i): Param => ({
      pat: buildPat(builder, param.pat),
      ty: checked.params[i] ?? tyError,
      span: param.span,
      implicitSelf: implicitSelf(param),
    }),
  );
  const value = buildExpr(builder, body.value);
  const closures = [...fcx.tables.closures].map(([node, info]) => makeClosureBody(fcx, node, info, closureTys));
  for (const [opaque, ty] of fcx.opaques)
    hiddenTypes.set(opaque, eraseRegions(bindFutures(fcx, fcx.infcx.resolve(ty))));
  const userTypes = fcx.tables.userTypes.map((u) => userType(fcx, u.ty, u.span));
  const main: TypedBody = {
    def: def.id,
    kind: bodyKind(def),
    span: body.value.span,
    params,
    returnTy: fcx.opaques.size > 0 ? builder.ty(checked.returnTy, body.value.span) : checked.returnTy,
    value,
    captures: [],
    closure: undefined,
    userTypes,
    hasUnsafe: builder.hasUnsafe,
    tainted: fcx.tables.tainted,
  };
  fcx.reportLater();
  // What a closure's making found out late taints all.
  const tainted = fcx.tables.tainted;
  return {
    bodies: [main, ...closures].map((made) => ({
      ...made,
      userTypes,
      tainted,
    })),
    closureTys,
    hiddenTypes,
  };
}

function bodyKind(def: Def): TypedBody["kind"] {
  switch (def.kind) {
    case "Fn":
    case "AssocFn":
      return "Fn";
    case "Const":
    case "AssocConst":
      return "Const";
    case "Static":
      return "Static";
    case "AnonConst":
      return "AnonConst";
    default:
      return bug(`no body for a ${def.kind}`);
  }
}

function implicitSelf(param: ast.Param): Param["implicitSelf"] {
  const { pat, ty } = param;
  if (pat.kind !== "Ident" || pat.ident.name !== "self") return undefined;
  if (ty.kind === "ImplicitSelf") return pat.mode.mut ? "Mut" : "Imm";
  if (ty.kind === "Ref" && ty.ty.kind === "ImplicitSelf") return ty.mutbl === "Mut" ? "RefMut" : "RefImm";
  return undefined;
}

export function makeClosureBody(fcx: FnCtxt, node: NodeId, info: ClosureInfo, closureTys: Map<DefId, Ty>): TypedBody {
  const { span, declSpan, params: written, body } = info.syntax;
  const builder = new Builder(fcx, node, true);
  const ty = builder.ty(info.ty, span);
  closureTys.set(info.def, ty);
  const kind = kindOf(fcx, info);
  const selfTy = kind === "FnOnce" ? ty : mkRef(reErased, ty, kind === "FnMut" ? "Mut" : "Not");
  const params: Param[] = [
    { pat: undefined, ty: selfTy, span: declSpan, implicitSelf: undefined },
    ...written.map(
      (param, i): Param => ({
        pat: buildPat(builder, param.pat),
        ty: builder.ty(info.inputs[i] ?? tyError, param.span),
        span: param.span,
        implicitSelf: undefined,
      }),
    ),
  ];
  const value = buildExpr(builder, body);
  const captures = info.captures.map((c) => ({
    ...c,
    ty: builder.ty(c.ty, span),
    baseTy: builder.ty(c.baseTy, span),
    projections: c.projections.map((p) => ({ ...p, ty: builder.ty(p.ty, span) })),
  }));
  return {
    def: info.def,
    kind: info.isCoroutine ? "Coroutine" : "Closure",
    span,
    params,
    returnTy: builder.ty(info.output, span),
    value,
    captures,
    closure: {
      ty,
      kind,
      selfTy,
      ...(info.inputUserTypes === undefined ? {} : { inputUserTypes: info.inputUserTypes }),
      outputUserType: info.outputUserType,
    },
    userTypes: [],
    hasUnsafe: builder.hasUnsafe,
    tainted: fcx.tables.tainted,
  };
}

function kindOf(fcx: FnCtxt, info: ClosureInfo): ClosureKind {
  const kind = fcx.shallow(info.kindVar);
  return kind === closureKindTypes.Fn ? "Fn" : kind === closureKindTypes.FnMut ? "FnMut" : "FnOnce";
}

/** Lifetimes that inference chose, and all of those in a type that it chose for `_`, become variables of the annotation's binder. */
function userType(fcx: FnCtxt, ty: Ty, span: Span): UserTypeAnnotation {
  let boundCount = 0;
  const written = mapTypes(
    ty,
    (part) => (part.kind === "Infer" ? eraseRegions(fcx.infcx.resolve(part)) : undefined),
    TypeFlags.HasTyInfer,
  );
  const canonical = mapRegions(fcx.infcx.resolve(written), (region, depth) =>
    region.kind === "Var" || region.kind === "Erased" ? mkReBound(depth, boundCount++, "'_") : region,
  );
  return { ty: canonical, boundCount, span, predicates: [] };
}
