/** Whose fault an unsatisfied bound of a function is: the one argument whose type it speaks of (rustc's `adjust_fulfillment_errors`). */
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import { visitTypes } from "../fold";
import { type ObligationCause, type ObligationCauseCode, rootOf } from "../infer/obligation";
import { selfTyOf } from "../intern";
import type { FulfillmentError } from "../traits/fulfill";
import type { TraitRef, Ty } from "../ty";
import type { FnCtxt } from "./fnctxt";

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

/** The one argument that speaks of the type, or what is called where several do. */
function placeToBlame(
  fcx: FnCtxt,
  code: ObligationCauseCode,
  at: Span,
): Pick<ObligationCause, "span" | "call"> | undefined {
  // What a macro calls is no call of the program's.
  if (code.kind !== "ItemBound" || at.ctxt !== 0) return undefined;
  const call = [...fcx.calls]
    .reverse()
    .find(({ callee, span }) => isOf(fcx, callee, code.def) && span.lo === at.lo && span.hi === at.hi);
  const predicate = fcx.tcx.predicatesOf(code.def)[code.index];
  if (call === undefined || predicate?.value.kind !== "Trait") return undefined;
  const self = selfTyOf(predicate.value.trait.args);
  // A parameter of the type around is the receiver's matter.
  if (self.kind !== "Param" || (call.isMethod && self.index < fcx.tcx.generics(code.def).parentCount)) return undefined;
  const { inputs } = fcx.tcx.fnSig(call.callee).value;
  const speaking = (call.isMethod ? inputs.slice(1) : inputs).flatMap((input, index) =>
    mentions(input, self.index) ? [index] : [],
  );
  const [only] = speaking;
  const arg = only === undefined ? undefined : call.args[only];
  if (arg === undefined) return undefined;
  return speaking.length === 1 ? { span: arg, call: call.calleeSpan } : { span: call.calleeSpan };
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
