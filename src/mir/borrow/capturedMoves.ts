/** What to say of a move out of a variable that an `Fn` or `FnMut` closure captured: where it comes from, and why the closure is no `FnOnce`. */
import { type Label, type Note, noteAt } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import { visitExpr } from "../../types/check/visit";
import type { TyCtxt } from "../../types/tcx";
import type { Body, Place } from "../mir";
import type { IllegalMove } from "../movePaths";
import { initialiser } from "./around";
import { closureHeader } from "./context";
import { upvarField } from "./describe";
import type { DeclarationOf } from "./regions/names";

export interface CapturedMove {
  readonly labels: readonly Label[];
  readonly help: Note;
  /** The value or type of the variable, where its type can be told of. */
  readonly reason: Span | undefined;
}

export function capturedMove(
  tcx: TyCtxt,
  body: Body,
  { place, why }: IllegalMove,
  declaredOutside: DeclarationOf,
): CapturedMove | undefined {
  const { closure } = tcx.typedBody(body.def);
  if (closure === undefined || why.kind !== "BorrowedContent") return undefined;
  const upvar = upvarOf(body, place);
  const isEnvironment = why.target.local === 1 && why.target.projection.length === 1;
  if (upvar === undefined || !isEnvironment) return undefined;
  const declared = declaredOutside(upvar);
  const labels: Label[] = [
    { span: closureHeader(tcx, body.span, body.def), text: `captured by this \`${closure.kind}\` closure` },
  ];
  if (declared !== undefined) labels.push({ span: declared, text: "captured outer variable" });
  const once =
    "`Fn` and `FnMut` closures require captured values to be able to be consumed multiple times, but `FnOnce` closures may consume them only once";
  const bound = boundOnClosure(tcx, body.def);
  const help = bound === undefined ? once : noteAt(bound, once);
  return { labels, help, reason: declared === undefined ? undefined : sourceOf(tcx, body.def, declared) };
}

function upvarOf(body: Body, { local, projection }: Place): string | undefined {
  for (let length = 1; length <= projection.length; length++) {
    const field = upvarField(body, { local, projection: projection.slice(0, length) });
    if (field !== undefined) return body.upvars[field]?.name;
  }
  return undefined;
}

/** A parameter's type, a variable's type or value. */
function sourceOf(tcx: TyCtxt, closure: DefId, declared: Span): Span | undefined {
  const owner = tcx.parent(closure);
  if (owner === undefined) return undefined;
  const { params } = tcx.typedBody(owner);
  const index = params.findIndex(({ pat }) => pat !== undefined && pat.span.lo === declared.lo);
  if (index >= 0) return tcx.signatureSpans(owner)?.params[index]?.ty;
  const source = initialiser(tcx.typedBody(owner), declared);
  return source.kind === "Let" ? (source.ty ?? source.value) : undefined;
}

/** `F: FnMut()`, `impl Fn()`: what the function of the program that takes the closure asks of it. */
function boundOnClosure(tcx: TyCtxt, closure: DefId): Span | undefined {
  const parent = tcx.parent(closure);
  if (parent === undefined) return undefined;
  let bound: Span | undefined;
  visitExpr(tcx.typedBody(parent).value, {
    expr: ({ kind }) => {
      if (kind.kind !== "Call" || kind.func.ty.kind !== "FnDef") return;
      const index = kind.args.findIndex((arg) => arg.kind.kind === "Closure" && arg.kind.def === closure);
      if (index >= 0) bound = callableBound(tcx, kind.func.ty.def, index);
    },
  });
  return bound;
}

function callableBound(tcx: TyCtxt, callee: DefId, index: number): Span | undefined {
  const param = tcx.fnSig(callee).value.inputs[index];
  if (tcx.signatureSpans(callee) === undefined || param?.kind !== "Param") return undefined;
  const at = tcx.predicatesOf(callee).findIndex(({ value }) => {
    const self = value.kind === "Trait" ? value.trait.args[0] : undefined;
    if (value.kind !== "Trait" || self?.kind !== "Type" || self.ty !== param) return false;
    return ["fn", "fn_mut"].includes(tcx.langNameOf(value.trait.def) ?? "");
  });
  return at < 0 ? undefined : tcx.predicateSpan(callee, at);
}
