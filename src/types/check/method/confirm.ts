/**
 * Makes a picked method real: adjusts the receiver, gives the method its generic arguments, ties its `self` to the receiver,
 * and registers what it needs. rustc's `method::confirm`.
 */
import { crateOf, userCrate, type DefId } from "../../../resolve/def";
import type * as ast from "../../../syntax/ast";
import { mkArgs, mkFnDef, mkRef, mkSlice, mkRawPtr, tyError, tyUnit } from "../../intern";
import type { GenericArgs, Ty } from "../../ty";
import { Autoderef } from "../autoderef";
import { unparen, type FnCtxt } from "../fnctxt";
import { convertPlaceToMutable } from "../place";
import type { Adjustment, MethodCallee } from "../tables";
import { elaborateTraitRef } from "./elaborate";
import type { Pick } from "./probe";

export function confirmMethod(fcx: FnCtxt, call: ast.ExprOf<"MethodCall">, receiverTy: Ty, pick: Pick): MethodCallee {
  const { receiver, seg } = call;
  const { span } = seg.ident;
  const selfTy = adjustReceiver(fcx, receiver, receiverTy, pick);
  const containerArgs = receiverArgs(fcx, receiver, receiverTy, pick, selfTy);
  const args = fcx.lowering.segmentArgs(pick.candidate.item, containerArgs, seg, span);
  const sig = fcx.instantiateSig(span, pick.candidate.item, args);
  fcx.demandSuptype(span, sig.inputs[0] ?? tyUnit, selfTy);
  registerNeeds(fcx, span, pick, args);
  forbidDropCall(fcx, pick.candidate.item, span);
  if (pick.adjust?.kind === "Autoref" && pick.adjust.mutbl === "Mut") convertPlaceToMutable(fcx, receiver);
  const userType =
    seg.args === undefined ? undefined : fcx.recordPathUserType(mkFnDef(pick.candidate.item, args), span);
  return { def: pick.candidate.item, args, inputs: sig.inputs, output: sig.output, userType };
}

/** `x.drop()`: values are dropped by their scope, or by `mem::drop`. */
export function forbidDropCall(fcx: FnCtxt, item: DefId, span: ast.Expr["span"]): void {
  const container = fcx.tcx.parent(item);
  const trait = fcx.tcx.langItemIfAny("drop");
  if (container === undefined || trait === undefined || crateOf(fcx.owner) !== userCrate) return;
  const isDrop =
    container === trait || (fcx.tcx.def(container).kind === "Impl" && fcx.tcx.implTraitRef(container)?.def === trait);
  if (isDrop)
    fcx.error("E0040", "explicit use of destructor method", span, "explicit destructor calls not allowed", {
      help: ["consider using `drop` function"],
    });
}

/** Auto-deref, then autoref, unsizing or `*mut` to `*const`. */
function adjustReceiver(fcx: FnCtxt, receiver: ast.Expr, receiverTy: Ty, pick: Pick): Ty {
  const { span } = unparen(receiver);
  const autoderef = new Autoderef(fcx, span, receiverTy);
  let target = autoderef.next()?.ty ?? tyError;
  for (let i = 0; i < pick.autoderefs; i++) target = autoderef.next()?.ty ?? tyError;
  autoderef.commit();
  const adjustments: Adjustment[] = autoderef.adjustments();
  const { adjust } = pick;
  if (adjust?.kind === "Autoref") {
    target = mkRef(fcx.freshRegion(), target, adjust.mutbl);
    adjustments.push({
      kind: "Borrow",
      mutbl: adjust.mutbl,
      twoPhase: adjust.mutbl === "Mut",
      reason: "Autoref",
      target,
    });
    if (adjust.unsize && target.kind === "Ref") {
      const array = fcx.shallow(target.ty);
      target = mkRef(target.region, array.kind === "Array" ? mkSlice(array.elem) : tyError, adjust.mutbl);
      adjustments.push({ kind: "Pointer", cast: "Unsize", target });
    }
  } else if (adjust?.kind === "ToConstPtr") {
    target = mkRawPtr(target.kind === "RawPtr" ? target.ty : tyError, "Not");
    adjustments.push({ kind: "Pointer", cast: "MutToConstPointer", target });
  }
  fcx.applyAdjustments(receiver, adjustments);
  return target;
}

/** Arguments of the impl or trait that the method belongs to. */
function receiverArgs(fcx: FnCtxt, receiver: ast.Expr, receiverTy: Ty, pick: Pick, selfTy: Ty): GenericArgs {
  const { span } = unparen(receiver);
  const { kind } = pick.candidate;
  switch (kind.kind) {
    case "Inherent":
      return fcx.infcx.freshArgsFor(kind.impl, span);
    case "Trait":
      return fcx.infcx.freshArgsFor(kind.trait, span);
    case "WhereClause":
      return fcx.infcx.instantiateBinderWithFresh(span, kind.trait).args;
    case "Object":
      return objectArgs(fcx, receiver, receiverTy, pick, selfTy);
  }
}

/** The object's own trait, seen as the supertrait that has the method. */
function objectArgs(fcx: FnCtxt, receiver: ast.Expr, receiverTy: Ty, pick: Pick, _selfTy: Ty): GenericArgs {
  const { span } = unparen(receiver);
  const { kind } = pick.candidate;
  if (kind.kind !== "Object") return mkArgs([]);
  // The candidate was made from the receiver's own object type, so its trait reference is the upcast one already.
  for (const trait of elaborateTraitRef(fcx.tcx, kind.trait)) {
    if (trait.value.def === kind.trait.value.def)
      return fcx.normalize(span, fcx.infcx.instantiateBinderWithFresh(span, trait)).args;
  }
  void receiverTy;
  return fcx.infcx.instantiateBinderWithFresh(span, kind.trait).args;
}

function registerNeeds(fcx: FnCtxt, span: ast.Expr["span"], pick: Pick, args: GenericArgs): void {
  const { tcx } = fcx;
  const { item, kind } = pick.candidate;
  fcx.addPredicates(span, item, args);
  if (kind.kind === "Trait") {
    const cause = fcx.cause(span, { kind: "TraitItem", def: item });
    fcx.requireTrait(cause, { def: kind.trait, args: mkArgs(args.slice(0, tcx.generics(kind.trait).params.length)) });
  }
}
