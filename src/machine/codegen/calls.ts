/**
 * Calls of every kind: which function is meant, the arguments' places below the frame pointer, the call itself, and the
 * copy of its result. What happens with the status is the business of the form (`stepping.ts`, `fast.ts`).
 */
import { bug, expectDefined } from "../../base/invariant";
import type { AssertMessage, Operand, Place, Terminator } from "../../mir/mir";
import type { Span } from "../../base/source";
import type { GenericArgs, Instance, Ty } from "../../types/ty";
import { mkRawPtr } from "../../types/intern";
import { frameAlign, Status } from "../contract";
import type { Layout } from "../../layout/layout";
import { callLayout, type CallLayout, type Slot } from "../frame";
import { partsOf, wordPart } from "../parts";
import { fastSlot } from "../table";
import type { WasmLocal } from "../wasm/code";
import {
  narrow,
  padRegisters,
  type Passed,
  passedNothing,
  passedOf,
  passedPointer,
  type Passing,
  passing,
  valuePart,
  widen,
} from "./convention";
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
  /** Index of the type of fast forms. */
  readonly functionType: number;
  /** Takes the first part of a callee's result; undefined in stepping forms, which pass and read everything in memory. */
  readonly value: WasmLocal | undefined;
  pushFuel(): void;
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

/** Emits arguments and call; the fuel that is left, or the status, is left on the stack. */
export function emitCall(
  cx: CallCx,
  terminator: Extract<Terminator, { kind: "Call" }>,
  callee: Exclude<Callee, { kind: "Intrinsic" }>,
): void {
  const { gen } = cx;
  const args = terminator.args.map((arg) => gen.operand(arg));
  const result = passedOf(gen.layout(gen.placeType(terminator.destination)));
  if (callee.kind === "Virtual") return callVirtual(cx, callee.slot, result, args);
  const record = callee.kind === "Direct" ? gen.link.fnOf(callee.instance) : undefined;
  const call = passing(
    result,
    args.map((arg) => passedOf(gen.layout(arg.ty))),
    record?.isTrackCaller === true,
  );
  pass(cx, call, args);
  if (record?.isTrackCaller === true) passLocation(cx, call.layout, terminator.fnSpan);
  if (callee.kind === "Direct") return callInstance(cx, callee.instance, call, args);
  gen.pushPart(gen.operand(terminator.func), wordPart(0));
  gen.code.op("i32WrapI64");
  const address = gen.stash("i32");
  callThroughTable(cx, call, args, () => gen.code.get(address));
}

/** The callee is passed the data pointer of the `dyn` receiver. */
function callVirtual(cx: CallCx, vtableSlot: number, result: Passed, args: readonly PlaceRef[]): void {
  const { gen } = cx;
  const { data, vtable } = receiverParts(gen, expectDefined(args[0], "receiver"));
  const rest = args.slice(1);
  const call = passing(result, [passedPointer, ...rest.map((arg) => passedOf(gen.layout(arg.ty)))], false);
  const all = [data, ...rest];
  pass(cx, call, all);
  callThroughTable(cx, call, all, () => pushVtableWord(gen, vtable, vtableSlot));
}

/** Writes arguments to their slots: all, or those that are not passed in registers. */
function pass(cx: CallCx, { layout, registers }: Passing, args: readonly PlaceRef[]): void {
  const { gen } = cx;
  let taken = 0;
  for (const [i, arg] of args.entries()) {
    const { alignBytes, parts } = passedOf(gen.layout(arg.ty));
    const inRegisters = alignBytes <= frameAlign ? Math.min((parts ?? []).length, registers.length - taken) : 0;
    taken += inRegisters;
    const slot = layout.slots[i + 1] as Slot;
    if (cx.value === undefined || parts === undefined || inRegisters === 0) gen.copy(slotRef(cx, slot, arg.ty), arg);
    else
      for (const [k, part] of parts.entries())
        if (k >= inRegisters) gen.storePart(slotRef(cx, slot, arg.ty), part, () => gen.pushPart(arg, part, k));
  }
}

/** Pushes what every fast form is called with. */
function pushPassed(cx: CallCx, { registers }: Passing, args: readonly PlaceRef[]): void {
  const { gen } = cx;
  gen.code.get(gen.fp);
  if (cx.value === undefined) {
    gen.code.i32(-1);
    return padRegisters(gen.code, 0);
  }
  cx.pushFuel();
  let taken = 0;
  for (const arg of args) {
    const { alignBytes, parts } = passedOf(gen.layout(arg.ty));
    if (alignBytes > frameAlign) continue;
    for (const [k, part] of (parts ?? []).slice(0, registers.length - taken).entries()) {
      gen.pushPart(arg, part, k);
      widen(gen.code, part);
      taken++;
    }
  }
  padRegisters(gen.code, taken);
}

function takeValue(cx: CallCx): void {
  if (cx.value === undefined) cx.gen.code.op("drop");
  else cx.gen.code.set(cx.value);
}

/** Where the callee left the result. */
export function copyResult(cx: CallCx, destination: Place): void {
  const { gen } = cx;
  const ty = gen.placeType(destination);
  const layout = gen.layout(ty);
  if (layout.sizeBytes === 0) return;
  const slot = callLayout([layout]).slots[0] as Slot;
  const from = slotRef(cx, slot, ty);
  gen.copy(gen.place(destination), { ...from, loc: valueOr(cx, layout, from) });
}

/** A result's first part was returned; another is in memory. */
function valueOr(cx: CallCx, layout: Layout, from: PlaceRef): PlaceRef["loc"] {
  const { gen, value } = cx;
  const first = valuePart(layout);
  if (value === undefined || first === undefined) return from.loc;
  return {
    kind: "Regs",
    regs: (partsOf(layout) ?? []).map((part) => {
      if (part === first) {
        gen.code.get(value);
        narrow(gen.code, part);
      } else gen.pushPart(from, part, 1);
      return { part, local: gen.stash(part.type) };
    }),
  };
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

/** The data pointer of a `dyn` receiver (`&dyn T`, `Box<dyn T>`, …), and its vtable. */
function receiverParts(gen: PlaceGen, receiver: PlaceRef): { readonly data: PlaceRef; readonly vtable: WasmLocal } {
  const isUnsized = receiver.meta !== undefined && gen.layout(receiver.ty).unsized !== undefined;
  if (isUnsized) {
    gen.pushAddress(receiver); // an unsized `self` by value: its address is passed
    gen.code.op("i64ExtendI32U");
  } else gen.pushPart(receiver, wordPart(0));
  const data = word(gen, gen.stash("i64"));
  if (isUnsized) return { data, vtable: expectDefined(receiver.meta, "vtable") };
  gen.pushPart(receiver, wordPart(8), 1);
  return { data, vtable: gen.stash("i64") };
}

/** A word in a WebAssembly local, to be passed. */
function word(gen: PlaceGen, local: WasmLocal): PlaceRef {
  const loc = { kind: "Regs", regs: [{ part: wordPart(0), local }] } as const;
  return { ty: gen.link.cx.usizeTy, variant: undefined, loc, meta: undefined };
}

/** Pushes word `slot` of a vtable as an i32. */
function pushVtableWord(gen: PlaceGen, vtable: WasmLocal, slot: number): void {
  gen.code.get(vtable);
  gen.code.op("i32WrapI64");
  gen.code.mem("i32Load", slot * 8);
}

/** The location a `#[track_caller]` callee reports: our own caller's where we are one too. */
function passLocation(cx: CallCx, { slots }: CallLayout, span: Span): void {
  const { gen } = cx;
  const slot = slots[slots.length - 1] as Slot;
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

function callInstance(cx: CallCx, instance: Instance, call: Passing, args: readonly PlaceRef[]): void {
  const { gen } = cx;
  const index = cx.wasmIndexOf(instance);
  pushPassed(cx, call, args);
  if (index !== undefined) gen.code.call(index);
  else {
    gen.code.i32(fastSlot(gen.link.fnOf(instance).index));
    gen.code.callIndirect(cx.functionType);
  }
  takeValue(cx);
}

/** A code address's first word is the function's table index. */
function callThroughTable(cx: CallCx, call: Passing, args: readonly PlaceRef[], pushCodeAddress: () => void): void {
  const { gen } = cx;
  pushPassed(cx, call, args);
  pushCodeAddress();
  gen.code.mem("i32Load", 0);
  gen.code.callIndirect(cx.functionType);
  takeValue(cx);
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
  gen.pushAddress(ref);
  gen.code.op("i64ExtendI32U");
  const pointer = word(gen, gen.stash("i64"));
  if (callee !== "Virtual") {
    const arg = pointerTo(ref, pointer);
    const call = passing(passedNothing, [passedOf(gen.layout(arg.ty))], false);
    pass(cx, call, [arg]);
    return callInstance(cx, callee, call, [arg]);
  }
  const vtable = expectDefined(ref.meta, "vtable");
  const call = passing(passedNothing, [passedPointer], false);
  pushVtableWord(gen, vtable, 0);
  const glue = gen.stash("i32");
  gen.code.get(glue);
  gen.code.op("i32Eqz");
  gen.code.if("i32");
  cx.pushFuel();
  gen.code.else();
  pass(cx, call, [pointer]);
  callThroughTable(cx, call, [pointer], () => gen.code.get(glue));
  gen.code.end();
}

/** What drop glue is passed: the address of a place, with its metadata. */
function pointerTo({ ty, meta }: PlaceRef, address: PlaceRef): PlaceRef {
  const { loc } = address;
  if (loc.kind !== "Regs") return bug("an address in memory");
  const regs = meta === undefined ? loc.regs : [...loc.regs, { part: wordPart(8), local: meta }];
  return { ...address, ty: mkRawPtr(ty, "Mut"), loc: { kind: "Regs", regs } };
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

/** Calls a lang function that does not return; pushes its status. */
export function emitLangCall(cx: CallCx, lang: string, operands: readonly Operand[], span: Span): void {
  const { gen } = cx;
  const instance = gen.link.cx.langFn(lang);
  if (instance === undefined) return gen.code.i32(Status.unwinding);
  const args = operands.map((operand) => gen.operand(operand));
  const { isTrackCaller } = gen.link.fnOf(instance);
  const call = passing(
    passedNothing,
    args.map((arg) => passedOf(gen.layout(arg.ty))),
    isTrackCaller,
  );
  pass(cx, call, args);
  if (isTrackCaller) passLocation(cx, call.layout, span);
  callInstance(cx, instance, call, args);
}
