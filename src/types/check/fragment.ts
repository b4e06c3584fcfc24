/**
 * Checks a fragment: an expression typed in while the program is stopped, as the body of a closure that holds a reference to each
 * variable of the frame it mentions. Types are those of the running instance, opaque types are seen through, and a place is not
 * read but pointed to, so that looking at it moves nothing. Privacy, `unsafe`, lints and borrows are not checked.
 */
import { expectDefined } from "../../base/invariant";
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import type { Fragment } from "../../resolve/fragment";
import type * as ast from "../../syntax/ast";
import type { NodeId } from "../../syntax/ast";
import type { Arm, CapturedPlace, Expr, TypedBody } from "../body";
import type { CheckedBodies, Context } from "../context";
import { mkArgs, mkClosure, mkFnPtr, mkRef, mkTuple, reErased, tyArg, tyNever, tyUnit } from "../intern";
import type { GenericArgs, Ty } from "../ty";
import { buildExpr } from "./build/expr";
import { Builder } from "./build/builder";
import { hiddenPat } from "./build/hidden";
import { finishInference, makeClosureBody } from "./check";
import { closureKindTypes } from "./closure";
import { CoerceMany } from "./coerce_many";
import { checkExpr, checkExprCoercible } from "./expr";
import { FnCtxt } from "./fnctxt";
import { walkSyntax } from "./upvars_mentioned";
import { checkMatches } from "../patterns/check_match";

export interface FragmentVariable {
  readonly name: string;
  readonly ty: Ty;
}

export interface FragmentRequest {
  readonly fragment: Fragment;
  /** In the order of the fragment's bindings. */
  readonly variables: readonly FragmentVariable[];
  readonly instantiation: GenericArgs;
  /** What the value must be coerced to. */
  readonly expected: Ty | undefined;
  /** A place is to be pointed to. */
  readonly wantsPlace: boolean;
}

export interface Mention {
  /** Of the variable, in the request. */
  readonly index: number;
  /** Only these fields of it are named; undefined: all of it. */
  readonly fields: readonly string[] | undefined;
}

export interface CheckedFragment {
  /** Its value is bound to the variable `result`, and then returned. */
  readonly body: TypedBody;
  /** With those of the closures in it. */
  readonly bodies: CheckedBodies;
  /** Of the value; of the place where the value is a pointer to one. */
  readonly ty: Ty;
  readonly isPlace: boolean;
  /** The variables that are mentioned, in the order of the closure's fields. */
  readonly mentioned: readonly Mention[];
  readonly result: NodeId;
}

/** Belongs to no body that is checked here. */
const frameAround = Number.MIN_SAFE_INTEGER as NodeId;

/** Undefined where something is wrong, which is reported. */
export function checkFragment(tcx: Context, request: FragmentRequest): CheckedFragment | undefined {
  const { fragment, expected } = request;
  const fcx = new FnCtxt(tcx, tcx.resolver, fragment.def, request.instantiation);
  fragment.bindings.forEach((binding, i) => {
    fcx.tables.localTypes.set(binding, expectDefined(request.variables[i], "variable").ty);
    fcx.tables.localOwner.set(binding, frameAround);
    fcx.tables.patBindings.set(binding, { mode: "ByValue", mutability: "Mut" });
  });
  const returnTy = fcx.freshTy(fragment.span);
  fcx.frame = { closure: undefined, returnTy, returnCoerce: new CoerceMany(returnTy), breakables: [] };
  const isPlace = request.wantsPlace && isPlaceExpr(fcx, fragment.value);
  const value: ast.Expr = isPlace
    ? fcx.synthetic.expr(fragment.span, { kind: "AddrOf", borrow: "Raw", mutbl: "Mut", expr: fragment.value })
    : fragment.value;
  const found = expected === undefined ? checkExpr(fcx, value) : checkExprCoercible(fcx, value, expected);
  if (!isPlace) fcx.requireSized(fragment.span, found, { kind: "Misc" });
  joinReturns(fcx, fragment, returnTy, found);
  finishInference(fcx);
  return finish(fcx, request, value, { found, returnTy }, isPlace);
}

/** What a `return` gives is the value, too. */
function joinReturns(fcx: FnCtxt, { span }: Fragment, returnTy: Ty, found: Ty): void {
  const isNever = fcx.shallow(found).kind === "Never";
  const returned = fcx.frame.returnCoerce?.complete() ?? tyNever;
  if (!isNever) fcx.demandSuptype(span, returnTy, found);
  else if (fcx.shallow(returned).kind === "Never") fcx.eq(span, returnTy, tyNever);
}

/** What stands somewhere in memory: variables, statics, what pointers lead to, and parts of these. */
function isPlaceExpr(fcx: FnCtxt, expr: ast.Expr): boolean {
  switch (expr.kind) {
    case "Paren":
      return isPlaceExpr(fcx, expr.expr);
    case "Path": {
      const base = fcx.partialRes(expr.id)?.base;
      return base?.kind === "Local" || (base?.kind === "Def" && base.defKind === "Static");
    }
    case "Field":
    case "Index":
      return isPlaceExpr(fcx, expr.expr);
    case "Unary":
      return expr.op === "Deref";
    default:
      return false;
  }
}

function finish(
  fcx: FnCtxt,
  request: FragmentRequest,
  value: ast.Expr,
  types: { readonly found: Ty; readonly returnTy: Ty },
  isPlace: boolean,
): CheckedFragment | undefined {
  const { fragment } = request;
  const builder = new Builder(fcx, undefined, true);
  const built = buildExpr(builder, value);
  const ty = builder.ty(types.returnTy, fragment.span);
  const isNever = builder.ty(types.found, fragment.span).kind === "Never";
  const mentioned = mentionedVariables(fcx, fragment);
  const captures = mentioned.map(({ index }) => captureOf(request, index));
  const envTy = environmentTy(fragment.def, captures, ty);
  const result = fcx.synthetic.id();
  const closureTys = new Map<DefId, Ty>();
  const closures = [...fcx.tables.closures].map(([node, info]) => makeClosureBody(fcx, node, info, closureTys));
  const selfTy = mkRef(reErased, envTy, "Mut");
  const body: TypedBody = {
    def: fragment.def,
    kind: "Closure",
    span: fragment.span,
    params: [{ pat: undefined, ty: selfTy, span: fragment.span, implicitSelf: undefined }],
    returnTy: ty,
    value: isNever
      ? builder.expr(ty, fragment.span, { kind: "NeverToAny", operand: built })
      : boundTo(result, built, ty, fragment.span),
    captures,
    closure: { ty: envTy, kind: "FnMut", selfTy },
    userTypes: [],
    hasUnsafe: false,
    tainted: false,
  };
  fcx.reportLater();
  if (fcx.tables.tainted) return undefined;
  const bodies = [body, ...closures];
  for (const part of bodies) checkMatches(fcx.tcx, part);
  const pointee = ty.kind === "RawPtr" ? ty.ty : ty;
  return {
    body,
    bodies: { bodies, closureTys, hiddenTypes: new Map() },
    ty: isPlace ? pointee : ty,
    isPlace,
    mentioned,
    result,
  };
}

function mentionedVariables(fcx: FnCtxt, { value, bindings }: Fragment): Mention[] {
  const fields = new Map<NodeId, string[] | undefined>();
  /** Paths that stand before a field's name. */
  const bases = new Map<NodeId, string>();
  walkSyntax(value, (node) => {
    if (node.kind === "Field") {
      const { expr, ident } = node as ast.ExprOf<"Field">;
      if (expr.kind === "Path") bases.set(expr.id, ident.name);
    }
    const base = node.kind === "Path" && node.id !== undefined ? fcx.partialRes(node.id)?.base : undefined;
    if (base?.kind !== "Local" || node.id === undefined) return;
    const field = bases.get(node.id);
    const known = fields.has(base.binding) ? fields.get(base.binding) : [];
    fields.set(base.binding, field === undefined || known === undefined ? undefined : [...known, field]);
  });
  return bindings.flatMap((binding, index) => (fields.has(binding) ? [{ index, fields: fields.get(binding) }] : []));
}

function captureOf({ fragment, variables }: FragmentRequest, index: number): CapturedPlace {
  const { name, ty } = expectDefined(variables[index], "variable");
  return {
    binding: expectDefined(fragment.bindings[index], "binding"),
    name,
    baseTy: ty,
    projections: [],
    by: { kind: "Ref", borrow: "Mut", region: reErased },
    ty,
    mutability: "Mut",
    useSpan: fragment.span,
  };
}

function environmentTy(def: DefId, captures: readonly CapturedPlace[], output: Ty): Ty {
  const sig = { inputs: [tyUnit], output, unsafe: false, abi: "rust-call", cVariadic: false } as const;
  const upvars = mkTuple(captures.map(({ ty }) => mkRef(reErased, ty, "Mut")));
  const parts = [closureKindTypes.FnMut, mkFnPtr({ vars: [], value: sig }), upvars];
  return mkClosure(def, mkArgs(parts.map(tyArg)));
}

/**
 * `match value { result => result }`: while `result` is held, the temporaries of the value are alive, so that what it borrows can
 * be looked at.
 */
function boundTo(result: NodeId, value: Expr, ty: Ty, span: Span): Expr {
  const arm: Arm = {
    pat: hiddenPat("result", result, ty, span),
    guard: undefined,
    body: { ty, span, kind: { kind: "VarRef", binding: result, name: "result" } },
    span,
  };
  return { ty, span, kind: { kind: "Match", scrutinee: value, arms: [arm], source: "Normal" } };
}
