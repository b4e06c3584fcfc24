/**
 * Calls of every kind: which function is meant, the arguments' places below the frame pointer, the call itself, and the
 * copy of its result. What happens with the status is the business of the form (`stepping.ts`, `fast.ts`).
 */
import { bug, expectDefined } from "../../base/invariant";
import type { AssertMessage, Operand, Place, Terminator } from "../../mir/mir";
import type { Span } from "../../base/source";
import type { GenericArgs, Instance, Ty } from "../../types/ty";
import { frameAlign } from "../contract";
import { callLayout, pointerSlot, type CallLayout, type Slot } from "../frame";
import { wordPart } from "../parts";
import { fastSlot } from "../table";
import type { WasmLocal } from "../wasm/code";
import type { PlaceGen, PlaceRef } from "./places";

export type Callee =
  | { readonly kind: "Direct"; readonly instance: Instance }
  | { readonly kind: "Virtual"; readonly slot: number }
  | { readonly kind: "Pointer" }
  | { readonly kind: "Intrinsic"; readonly name: string; readonly args: GenericArgs; readonly instance: Instance };

/** How a form of a function reaches another: directly within the module, or through the table. */
export interface CallCx {
  readonly gen: PlaceGen;
  /** `fp - outBytes`: base of what is passed to callees. */
  readonly out: WasmLocal;
  /** The callee's index among this module's functions, if it is there. */
  wasmIndexOf(instance: Instance): number | undefined;
  /** Index of the type `(i32, i32) -> i32`. */
  readonly functionType: number;
}

/** Calls pass their arguments within this many bytes below `fp` without further arithmetic. */
export const outBytes = 1024;

export function resolveCall(gen: PlaceGen, func: Operand): Callee {
  const ty = gen.operandTy(func);
  if (ty.kind !== "FnDef") return { kind: "Pointer" };
  const instance = gen.link.cx.resolveInstance(ty.def, ty.args);
  if (instance.kind === "Virtual") return { kind: "Virtual", slot: instance.slot };
  if (instance.kind === "Intrinsic" && gen.link.cx.intrinsicName(instance.def) === "catch_unwind")
    return { kind: "Direct", instance };
  if (instance.kind === "Intrinsic")
    return { kind: "Intrinsic", name: gen.link.cx.intrinsicName(instance.def), args: instance.args, instance };
  return { kind: "Direct", instance };
}

/** What a form does after a call has left its status on the stack: copy the result, if it has returned. */
export type Finish = () => void;

/** Emits arguments and call; the status is left on the stack. */
export function emitCall(
  cx: CallCx,
  terminator: Extract<Terminator, { kind: "Call" }>,
  callee: Exclude<Callee, { kind: "Intrinsic" }>,
): void {
  const { gen } = cx;
  const args = terminator.args.map((arg) => gen.operand(arg));
  const first = args[0];
  const passed = args.map((arg) => gen.layout(arg.ty));
  const isVirtual = callee.kind === "Virtual";
  const record = callee.kind === "Direct" ? gen.link.fnOf(callee.instance) : undefined;
  const hidden = record?.isTrackCaller === true ? [pointerSlot] : [];
  const call = callLayout([
    gen.layout(gen.placeType(terminator.destination)),
    ...(isVirtual ? [pointerSlot, ...passed.slice(1)] : passed),
    ...hidden,
  ]);
  let vtable: WasmLocal | undefined;
  if (isVirtual) vtable = passReceiver(cx, call, expectDefined(first, "receiver"));
  for (const [i, arg] of args.entries())
    if (!(isVirtual && i === 0)) gen.copy(slotRef(cx, call.slots[i + 1] as Slot, arg.ty), arg);
  if (hidden.length > 0) passLocation(cx, call.slots[call.slots.length - 1] as Slot, terminator.fnSpan);
  if (callee.kind === "Direct") callInstance(cx, callee.instance);
  else if (vtable !== undefined)
    callThroughTable(cx, () => pushVtableWord(gen, vtable, callee.kind === "Virtual" ? callee.slot : 0));
  else {
    const pointer = gen.operand(terminator.func);
    gen.pushPart(pointer, wordPart(0));
    gen.code.op("i32WrapI64");
    const address = gen.stash("i32");
    callThroughTable(cx, () => gen.code.get(address));
  }
}

/** Where the callee left the result. */
export function copyResult(cx: CallCx, destination: Place): void {
  const { gen } = cx;
  const ty = gen.placeType(destination);
  const layout = gen.layout(ty);
  if (layout.sizeBytes === 0) return;
  const slot = callLayout([layout]).slots[0] as Slot;
  const from = slotRef(cx, slot, ty);
  gen.copy(gen.place(destination), from);
}

function slotRef(cx: CallCx, slot: Slot, ty: Ty): PlaceRef {
  const { gen } = cx;
  if (slot.offsetBytes <= outBytes && slot.alignBytes <= frameAlign)
    return gen.at(ty, cx.out, outBytes - slot.offsetBytes);
  gen.code.get(gen.fp);
  gen.code.i32(slot.offsetBytes - (slot.alignBytes > frameAlign ? slot.alignBytes - 1 : 0));
  gen.code.op("i32Sub");
  if (slot.alignBytes > frameAlign) {
    gen.code.i32(-slot.alignBytes);
    gen.code.op("i32And");
  }
  return gen.at(ty, gen.stash("i32"));
}

/** Passes the data pointer of a `dyn` receiver (`&dyn T`, `Box<dyn T>`, …) and keeps its vtable. */
function passReceiver(cx: CallCx, call: CallLayout, receiver: PlaceRef): WasmLocal {
  const { gen } = cx;
  const slot = call.slots[1] as Slot;
  if (receiver.meta !== undefined && gen.layout(receiver.ty).unsized !== undefined) {
    gen.pushAddress(receiver); // an unsized `self` by value: its address is passed
    gen.code.op("i64ExtendI32U");
  } else gen.pushPart(receiver, wordPart(0));
  const data = gen.stash("i64");
  let meta = receiver.meta;
  if (meta === undefined || gen.layout(receiver.ty).unsized === undefined) {
    gen.pushPart(receiver, wordPart(8), 1);
    meta = gen.stash("i64");
  }
  gen.storePart(slotRef(cx, slot, receiver.ty), wordPart(0), () => gen.code.get(data));
  return meta;
}

/** Pushes word `slot` of a vtable as an i32. */
function pushVtableWord(gen: PlaceGen, vtable: WasmLocal, slot: number): void {
  gen.code.get(vtable);
  gen.code.op("i32WrapI64");
  gen.code.mem("i32Load", slot * 8);
}

/** The location a `#[track_caller]` callee reports: our own caller's where we are one too. */
function passLocation(cx: CallCx, slot: Slot, span: Span): void {
  const { gen } = cx;
  gen.storePart(slotRef(cx, slot, gen.link.cx.usizeTy), wordPart(0), () => pushLocation(gen, span));
}

/** The same for a callee whose code stands in place of its call. */
export function passHidden(caller: CallCx, callee: PlaceGen, span: Span): void {
  const offset = expectDefined(callee.fn.frame.callerLocationOffset, "slot of the location");
  const slot = callee.at(callee.link.cx.usizeTy, callee.fp, offset);
  callee.storePart(slot, wordPart(0), () => pushLocation(caller.gen, span));
}

/** Pushes the address of the location to report, as i64. */
export function pushLocation(gen: PlaceGen, span: Span): void {
  const own = gen.fn.frame.callerLocationOffset;
  if (own === undefined) gen.code.i64(BigInt(gen.link.location(span)));
  else {
    gen.code.get(gen.fp);
    gen.code.mem("i64Load", own);
  }
}

function callInstance(cx: CallCx, instance: Instance): void {
  const { gen } = cx;
  const index = cx.wasmIndexOf(instance);
  gen.code.get(gen.fp);
  gen.code.i32(0);
  if (index !== undefined) gen.code.call(index);
  else {
    gen.code.i32(fastSlot(gen.link.fnOf(instance).index));
    gen.code.callIndirect(cx.functionType);
  }
}

/** A code address's first word is the function's table index. */
function callThroughTable(cx: CallCx, pushCodeAddress: () => void): void {
  const { gen } = cx;
  gen.code.get(gen.fp);
  gen.code.i32(0);
  pushCodeAddress();
  gen.code.mem("i32Load", 0);
  gen.code.callIndirect(cx.functionType);
}

// ---- Drops ----

/** What a Drop terminator calls; undefined where there is nothing to drop. */
export function dropCallee(gen: PlaceGen, place: Place): Instance | "Virtual" | undefined {
  const ty = gen.placeType(place);
  return ty.kind === "Dynamic" ? "Virtual" : gen.link.cx.dropGlue(ty);
}

export function emitDrop(cx: CallCx, place: Place, callee: Instance | "Virtual"): void {
  const { gen } = cx;
  const ref = gen.place(place);
  const fat = ref.meta !== undefined && callee !== "Virtual";
  const call = callLayout([{ sizeBytes: 0, alignBytes: 1 }, fat ? { sizeBytes: 16, alignBytes: 8 } : pointerSlot]);
  const slot = slotRef(cx, call.slots[1] as Slot, ref.ty);
  gen.storePart(slot, wordPart(0), () => {
    gen.pushAddress(ref);
    gen.code.op("i64ExtendI32U");
  });
  const { meta } = ref;
  if (fat && meta !== undefined) gen.storePart(slot, wordPart(8), () => gen.code.get(meta));
  if (callee !== "Virtual") return callInstance(cx, callee);
  const vtable = expectDefined(meta, "vtable");
  pushVtableWord(gen, vtable, 0);
  const glue = gen.stash("i32");
  gen.code.get(glue);
  gen.code.op("i32Eqz");
  gen.code.if("i32");
  gen.code.i32(0);
  gen.code.else();
  callThroughTable(cx, () => gen.code.get(glue));
  gen.code.end();
}

// ---- Panics of assertions ----

const overflowWords: Readonly<Record<string, string>> = {
  Add: "add",
  Sub: "sub",
  Mul: "mul",
  Div: "div",
  Rem: "rem",
  Shl: "shl",
  Shr: "shr",
};

export type TerminateReason = Extract<Terminator, { kind: "UnwindTerminate" }>["reason"];

/** The lang item that ends a run which may not unwind further. */
export function terminateLang(reason: TerminateReason): string {
  return reason === "Abi" ? "panic_cannot_unwind" : "panic_in_cleanup";
}

/** The lang item that reports a failed assertion, and what it is told. */
export function assertFailure(message: AssertMessage): { readonly lang: string; readonly args: readonly Operand[] } {
  switch (message.kind) {
    case "BoundsCheck":
      return { lang: "panic_bounds_check", args: [message.index, message.length] };
    case "Overflow": {
      const word = overflowWords[message.op.replace(/WithOverflow|Unchecked/, "")] ?? bug(`overflow of ${message.op}`);
      return { lang: `panic_const_${word}_overflow`, args: [] };
    }
    case "OverflowNeg":
      return { lang: "panic_const_neg_overflow", args: [] };
    case "DivisionByZero":
      return { lang: "panic_const_div_by_zero", args: [] };
    case "RemainderByZero":
      return { lang: "panic_const_rem_by_zero", args: [] };
    case "ResumedAfterReturn":
      return { lang: "panic_const_async_fn_resumed", args: [] };
    case "ResumedAfterPanic":
      return { lang: "panic_const_async_fn_resumed_panic", args: [] };
  }
}

/** Calls a lang function that does not return; pushes its status, or 2 where std lacks it. */
export function emitLangCall(cx: CallCx, lang: string, operands: readonly Operand[], span: Span): void {
  const { gen } = cx;
  const instance = gen.link.cx.langFn(lang);
  if (instance === undefined) return gen.code.i32(2);
  const args = operands.map((operand) => gen.operand(operand));
  const { isTrackCaller } = gen.link.fnOf(instance);
  const call = callLayout([
    { sizeBytes: 0, alignBytes: 1 },
    ...args.map((a) => gen.layout(a.ty)),
    ...(isTrackCaller ? [pointerSlot] : []),
  ]);
  for (const [i, arg] of args.entries()) gen.copy(slotRef(cx, call.slots[i + 1] as Slot, arg.ty), arg);
  if (isTrackCaller) passLocation(cx, call.slots[call.slots.length - 1] as Slot, span);
  callInstance(cx, instance);
}
