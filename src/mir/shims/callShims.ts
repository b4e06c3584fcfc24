/**
 * Adapters between calling forms, as bodies: a function called through an `Fn*` trait, a by-reference closure called by value, a
 * closure or a `#[track_caller]` function as a plain function pointer, and `Clone` of tuples and closures.
 *
 * `Fn*` methods have the `rust-call` form: the arguments come as one tuple.
 */
import { bug } from "../../base/invariant";
import type { DefId } from "../../resolve/def";
import { mkArgs, mkFnDef, mkRef, mkTuple, reErased, tyArg, tyUnit } from "../../types/intern";
import type { TyCtxt } from "../../types/tcx";
import type { FnSig, GenericArgs, Ty } from "../../types/ty";
import type { BasicBlock, Body, Local, Operand, Place, UnwindAction } from "../mir";
import { returnPlace } from "../mir";
import { assign, copy, deref, field, move, place, ShimBody } from "./shimBody";

const unwindOn: UnwindAction = { kind: "Continue" };

/** `<F as FnX<Args>>::call_x(self, args)` of a function item or pointer `ty`: calls it with the tuple's parts. */
export function fnPtrShim(tcx: TyCtxt, method: DefId, ty: Ty): Body {
  const sig = signatureOf(tcx, ty);
  const byRef = tcx.def(method).name !== "call_once";
  const body = new ShimBody(
    method,
    `<${tcx.printTy(ty)} as Fn>::${tcx.def(method).name}`,
    tcx.spanOf(method),
    sig.output,
  );
  const self = body.arg(byRef ? mkRef(reErased, ty, tcx.def(method).name === "call_mut" ? "Mut" : "Not") : ty);
  const args = body.arg(tupleOf(sig));
  const func: Operand = ty.kind === "FnDef" ? body.fnOperand(ty) : copy(byRef ? place(self, deref) : place(self));
  return finishCall(
    body,
    func,
    sig.inputs.map((input, i) => move(place(args, field(i, input)))),
  );
}

/** `call_once` of a closure whose body takes it by reference: calls the body, then drops the closure. */
export function closureOnceShim(tcx: TyCtxt, closure: Ty): Body {
  if (closure.kind !== "Closure") return bug("closure shim of another type");
  const sig = closureSig(closure);
  const body = new ShimBody(closure.def, `${tcx.printTy(closure)}::call_once`, tcx.spanOf(closure.def), sig.output);
  const self = body.arg(closure);
  const args = body.arg(tupleOf(sig));
  const method = callMethod(tcx, "fn_mut");
  const reference = body.temp(mkRef(reErased, closure, "Mut"));
  const borrow = assign(place(reference), {
    kind: "Ref",
    region: reErased,
    borrow: { kind: "Mut", mut: "Default" },
    place: place(self),
  });
  const done = body.block({ kind: "Return" });
  const dropSelf = body.block({ kind: "Drop", place: place(self), target: done, unwind: unwindOn, replace: false });
  const resume = body.block({ kind: "UnwindResume" }, [], true);
  const cleanup = body.block(
    {
      kind: "Drop",
      place: place(self),
      target: resume,
      unwind: { kind: "Terminate", reason: "InCleanup" },
      replace: false,
    },
    [],
    true,
  );
  const func = body.fnOperand(mkFnDef(method, mkArgs([tyArg(closure), tyArg(tupleOf(sig))])));
  const call = body.call(func, [move(place(reference)), move(place(args))], place(returnPlace), dropSelf, {
    kind: "Cleanup",
    target: cleanup,
  });
  return body.finish(body.block(call, [borrow]));
}

/** A closure without captures as `fn(A, B) -> R`. */
export function closurePtrShim(tcx: TyCtxt, closure: Ty): Body {
  if (closure.kind !== "Closure") return bug("closure shim of another type");
  const sig = closureSig(closure);
  const body = new ShimBody(closure.def, `${tcx.printTy(closure)} as fn`, tcx.spanOf(closure.def), sig.output);
  const args = sig.inputs.map((input) => body.arg(input));
  const self = body.temp(closure);
  const tuple = body.temp(tupleOf(sig));
  const upvars = closure.args[closure.args.length - 1];
  if (upvars?.kind !== "Type" || upvars.ty !== tyUnit) return bug("a closure with captures as a function pointer");
  const pack = assign(place(tuple), {
    kind: "Aggregate",
    aggregate: { kind: "Tuple" },
    operands: args.map((arg) => move(place(arg))),
  });
  const func = body.fnOperand(mkFnDef(callMethod(tcx, "fn_once"), mkArgs([tyArg(closure), tyArg(tupleOf(sig))])));
  return finishCall(body, func, [move(place(self)), move(place(tuple))], [pack]);
}

/** A function as a pointer where calls of it pass a hidden location: it reports its own definition. */
export function reifyShim(tcx: TyCtxt, def: DefId, args: GenericArgs, sig: FnSig): Body {
  const body = new ShimBody(def, `${tcx.path(def)} as fn`, tcx.spanOf(def), sig.output);
  const locals = sig.inputs.map((input) => body.arg(input));
  return finishCall(
    body,
    body.fnOperand(mkFnDef(def, args)),
    locals.map((local) => move(place(local))),
  );
}

/** A by-value method in a vtable (`dyn FnOnce`): takes a pointer to `self`, and moves the value out of there. */
export function vtableShim(tcx: TyCtxt, def: DefId, args: GenericArgs, sig: FnSig): Body {
  const body = new ShimBody(def, `${tcx.path(def)} in a vtable`, tcx.spanOf(def), sig.output);
  const [selfTy, ...rest] = sig.inputs;
  if (selfTy === undefined) return bug("a vtable entry without self");
  const self = body.arg(mkRef(reErased, selfTy, "Mut"));
  const others = rest.map((input) => move(place(body.arg(input))));
  return finishCall(body, body.fnOperand(mkFnDef(def, args)), [move(place(self, deref)), ...others]);
}

/** `Clone::clone` of a tuple or closure: clones each part. */
export function cloneShim(tcx: TyCtxt, ty: Ty): Body {
  const parts = partTys(ty);
  const [method] = tcx.associatedItems(tcx.langItem("clone"));
  const body = new ShimBody(method as DefId, `<${tcx.printTy(ty)} as Clone>::clone`, tcx.spanOf(method as DefId), ty);
  const self = body.arg(mkRef(reErased, ty, "Not"));
  let cleanup: BasicBlock = body.block({ kind: "UnwindResume" }, [], true);
  const made: { readonly part: Ty; readonly local: Local; readonly reference: Local; readonly cleanup: BasicBlock }[] =
    [];
  for (const part of parts) {
    const local = body.temp(part);
    made.push({ part, local, reference: body.temp(mkRef(reErased, part, "Not")), cleanup });
    cleanup = body.block(
      {
        kind: "Drop",
        place: place(local),
        target: cleanup,
        unwind: { kind: "Terminate", reason: "InCleanup" },
        replace: false,
      },
      [],
      true,
    );
  }
  let next = body.block({ kind: "Return" }, [
    aggregate(
      ty,
      made.map(({ local }) => move(place(local))),
    ),
  ]);
  made.reverse().forEach(({ part, local, reference, cleanup: onPanic }, fromEnd) => {
    const index = parts.length - 1 - fromEnd;
    const source: Place = place(self, deref, field(index, part));
    const borrow = assign(place(reference), {
      kind: "Ref",
      region: reErased,
      borrow: { kind: "Shared" },
      place: source,
    });
    const func = body.fnOperand(mkFnDef(method as DefId, mkArgs([tyArg(part)])));
    next = body.block(
      body.call(func, [move(place(reference))], place(local), next, { kind: "Cleanup", target: onPanic }),
      [borrow],
    );
  });
  return body.finish(next);
}

function aggregate(ty: Ty, operands: readonly Operand[]) {
  const kind =
    ty.kind === "Closure" ? ({ kind: "Closure", def: ty.def, args: ty.args } as const) : ({ kind: "Tuple" } as const);
  return assign(place(returnPlace), { kind: "Aggregate", aggregate: kind, operands });
}

function partTys(ty: Ty): readonly Ty[] {
  if (ty.kind === "Tuple") return ty.elems;
  const upvars = ty.kind === "Closure" ? ty.args[ty.args.length - 1] : undefined;
  if (upvars?.kind === "Type" && upvars.ty.kind === "Tuple") return upvars.ty.elems;
  return bug(`Clone of a ${ty.kind} has no shim`);
}

function finishCall(
  body: ShimBody,
  func: Operand,
  args: readonly Operand[],
  before: Parameters<ShimBody["block"]>[1] = [],
): Body {
  const done = body.block({ kind: "Return" });
  return body.finish(body.block(body.call(func, args, place(returnPlace), done, unwindOn), before));
}

function callMethod(tcx: TyCtxt, lang: "fn" | "fn_mut" | "fn_once"): DefId {
  const items = tcx.associatedItems(tcx.langItem(lang)).filter((item) => tcx.def(item).kind === "AssocFn");
  return items[0] as DefId;
}

function tupleOf(sig: FnSig): Ty {
  return mkTuple(sig.inputs);
}

/** The second of a closure's three synthetic arguments: an `FnPtr` whose one input is the tuple of parameters. */
function closureSig(closure: Ty & { kind: "Closure" }): FnSig {
  const arg = closure.args[closure.args.length - 2];
  if (arg?.kind !== "Type" || arg.ty.kind !== "FnPtr") return bug("a closure without its signature");
  const { value } = arg.ty.sig;
  const tuple = value.inputs[0];
  return { ...value, inputs: tuple?.kind === "Tuple" ? tuple.elems : [] };
}

function signatureOf(tcx: TyCtxt, ty: Ty): FnSig {
  if (ty.kind === "FnPtr") return ty.sig.value;
  if (ty.kind !== "FnDef") return bug(`a ${ty.kind} is no function`);
  const sig = tcx.instantiate(tcx.fnSig(ty.def).value, ty.args);
  return {
    ...sig,
    inputs: sig.inputs.map((input) => tcx.normalizeErasing(input)),
    output: tcx.normalizeErasing(sig.output),
  };
}
