/** Whose fault an unsatisfied bound of a function is: the one argument whose type it speaks of (rustc's `adjust_fulfillment_errors`). */
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import type * as ast from "../../syntax/ast";
import { visitTypes } from "../fold";
import { type ObligationCause, type ObligationCauseCode, rootOf } from "../infer/obligation";
import { selfTyOf } from "../intern";
import type { ParamTy as TyParam } from "../suggest";
import type { FulfillmentError } from "../traits/fulfill";
import type { TraitRef, Ty } from "../ty";
import { findExpr } from "./chains";
import { type FnCtxt, unparen } from "./fnctxt";

type ItemBound = Extract<ObligationCauseCode, { kind: "ItemBound" }>;

export interface CheckedCall {
  readonly callee: DefId;
  /** Where what it asks for is told: a method's name, the whole call of a path. */
  readonly span: Span;
  readonly calleeSpan: Span;
  readonly args: readonly Span[];
  readonly isMethod: boolean;
}

export function blameArguments(fcx: FnCtxt, errors: readonly FulfillmentError[]): FulfillmentError[] {
  return errors.map((failed) => {
    const { cause, predicate } = failed.obligation;
    // A closure that does not fit is told of the call: its own place has a label.
    if (predicate.value.kind === "Trait" && isFnOfClosure(fcx, predicate.value.trait)) return failed;
    const place = failed.kind === "Ambiguity" ? undefined : placeToBlame(fcx, rootOf(cause.code), cause.span);
    return place === undefined
      ? failed
      : { ...failed, obligation: { ...failed.obligation, cause: { ...cause, ...place } } };
  });
}

function isFnOfClosure(fcx: FnCtxt, { def, args }: TraitRef): boolean {
  return fcx.resolve(selfTyOf(args)).kind === "Closure" && fcx.tcx.hasAttribute(def, "rustc_paren_sugar");
}

type Place = Pick<ObligationCause, "span" | "call">;

function placeToBlame(fcx: FnCtxt, code: ObligationCauseCode, at: Span): Place | undefined {
  // What a macro calls is no call of the program's.
  if (at.ctxt !== 0) return undefined;
  if (code.kind === "TraitItem") return writtenSelf(fcx, at);
  if (code.kind !== "ItemBound") return undefined;
  const self = selfParam(fcx, code);
  return self === undefined
    ? undefined
    : (argument(fcx, code.def, self, at) ?? writtenArgument(fcx, code.def, self, at));
}

function selfParam({ tcx }: FnCtxt, { def, index }: ItemBound): TyParam | undefined {
  const value = tcx.predicatesOf(def)[index]?.value;
  if (value?.kind !== "Trait" && value?.kind !== "Projection") return undefined;
  const self = selfTyOf(value.kind === "Trait" ? value.trait.args : value.args);
  return self.kind === "Param" ? self : undefined;
}

/** The one argument that speaks of the type, or what is called where several do. */
function argument(fcx: FnCtxt, def: DefId, param: TyParam, at: Span): Place | undefined {
  const call = [...fcx.calls]
    .reverse()
    .find(({ callee, span }) => isOf(fcx, callee, def) && span.lo === at.lo && span.hi === at.hi);
  // A parameter of the type around is the receiver's matter.
  if (call === undefined || (call.isMethod && param.index < fcx.tcx.generics(def).parentCount)) return undefined;
  const { inputs } = fcx.tcx.fnSig(call.callee).value;
  const speaking = (call.isMethod ? inputs.slice(1) : inputs).flatMap((input, index) =>
    mentions(input, param.index) ? [index] : [],
  );
  const [only] = speaking;
  const arg = only === undefined ? undefined : call.args[only];
  if (arg === undefined) return undefined;
  return speaking.length === 1 ? { span: arg, call: call.calleeSpan } : { span: call.calleeSpan };
}

/** `P` in `make::<P>()` and `it.sum::<P>()`. */
function writtenArgument(fcx: FnCtxt, def: DefId, param: TyParam, at: Span): Place | undefined {
  const found = exprAt(fcx, at);
  const segment = found?.kind === "MethodCall" ? found.seg : pathOf(found)?.path.segments.at(-1);
  const own = fcx.tcx.generics(def).params.filter(({ kind, synthetic }) => kind === "Type" && synthetic !== true);
  const position = own.findIndex(({ index }) => index === param.index);
  if (segment?.args?.kind !== "AngleBracketed" || position < 0) return undefined;
  const types = segment.args.args.flatMap((arg) => (arg.kind === "Type" ? [arg.ty.span] : []));
  const span = types[position];
  if (span === undefined) return undefined;
  return found?.kind === "MethodCall" ? { span, call: at } : { span };
}

/** `P` in `P::default()` and `<P as Default>::default()`. */
function writtenSelf(fcx: FnCtxt, at: Span): Place | undefined {
  const node = pathOf(exprAt(fcx, at));
  if (node === undefined) return undefined;
  if (node.qself !== undefined) return { span: node.qself.ty.span };
  const before = node.path.segments.at(-2);
  const isTyped = (fcx.partialRes(node.id)?.unresolvedSegments ?? 0) > 0;
  return isTyped && before !== undefined ? { span: { ...node.path.span, hi: before.ident.span.hi } } : undefined;
}

function pathOf(expr: ast.Expr | undefined): ast.ExprOf<"Path"> | undefined {
  const path = expr?.kind === "Call" ? unparen(expr.callee) : expr;
  return path?.kind === "Path" ? path : undefined;
}

/** A call or path by its place, a method by its name's. */
function exprAt(fcx: FnCtxt, { file, lo, hi }: Span): ast.Expr | undefined {
  return findExpr(fcx, (expr) => {
    const span = expr.kind === "MethodCall" ? expr.seg.ident.span : expr.span;
    const isKind = expr.kind === "MethodCall" || expr.kind === "Call" || expr.kind === "Path";
    return isKind && span.file === file && span.lo === lo && span.hi === hi;
  });
}

/** A constructor asks for what its type does. */
function isOf({ tcx }: FnCtxt, callee: DefId, def: DefId): boolean {
  if (callee === def) return true;
  const made = tcx.def(callee).kind === "Ctor" ? tcx.fnSig(callee).value.output : undefined;
  return made?.kind === "Adt" && made.def === def;
}

function mentions(ty: Ty, param: number): boolean {
  let found = false;
  visitTypes(ty, (inner) => {
    if (inner.kind === "Param" && inner.index === param) found = true;
  });
  return found;
}
