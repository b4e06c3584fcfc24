/**
 * Intrinsics: a row each, by rustc's name or ours (`core::intrinsics::glasscrab`). A row gets the arguments as places and
 * writes the destination; a row that ends the activation (unwinding, waiting, halting) says so.
 */
import { bug, expectDefined } from "../../base/invariant";
import type { BasicBlock, BinOp, Operand, Terminator } from "../../mir/mir";
import type { GenericArgs, Ty } from "../../types/ty";
import { Control, HaltCode, Status, StopReason, Thread, TraceKind } from "../contract";
import { intPart, wordPart, type Part } from "../parts";
import { InputWord } from "../wasm/imports";
import type { OpName } from "../wasm/opcodes";
import { pushLocation, type Callee } from "./calls";
import { transmute } from "./casts";
import { recordHalt, storeWord, type FormCx } from "./form";
import { callWide, isWide, scratchRef, type WideOp } from "./int128";
import type { PlaceGen, PlaceRef } from "./places";
import { assign, pushDiscriminant } from "./rvalues";
import { floatToInt, intToInt, normalize } from "./scalar";
import { bitCount, byteSwap, bitReverse, saturating } from "./bits";
import { clonesByCopy } from "./clonesByCopy";

export interface IntrinsicCall {
  readonly cx: FormCx;
  readonly gen: PlaceGen;
  readonly block: BasicBlock;
  readonly name: string;
  /** Generic arguments. */
  readonly args: GenericArgs;
  readonly operands: readonly Operand[];
  readonly dest: PlaceRef;
  readonly terminator: Extract<Terminator, { kind: "Call" }>;
}

/** "status": leaves a callee's status on the stack. */
type Row = (call: IntrinsicCall) => "status" | void;

/** Emits an intrinsic's call. Returns whether a status is left on the stack. */
export function emitIntrinsic(
  cx: FormCx,
  block: BasicBlock,
  callee: Extract<Callee, { kind: "Intrinsic" }>,
  terminator: Extract<Terminator, { kind: "Call" }>,
): boolean {
  const { gen } = cx;
  const row = intrinsics[callee.name];
  if (row === undefined) {
    recordHalt(gen.code, HaltCode.unsupportedIntrinsic);
    cx.suspendBefore(block);
    gen.code.i32(Status.suspended);
    return true;
  }
  const result = row({
    cx,
    gen,
    block,
    name: callee.name,
    args: callee.args,
    operands: terminator.args,
    dest: gen.place(terminator.destination),
    terminator,
  });
  return result === "status";
}

// ---- What rows are made of ----

function typeArg(call: IntrinsicCall, index = 0): Ty {
  const arg = call.args[index];
  return arg?.kind === "Type" ? arg.ty : bug(`type argument of ${call.name}`);
}

function operand(call: IntrinsicCall, index: number): PlaceRef {
  return call.gen.operand(expectDefined(call.operands[index], `argument ${index} of ${call.name}`));
}

/** Pushes a pointer argument as i32. */
/** The word at an offset from the address that the first argument is. */
function loadWordAt(call: IntrinsicCall, offsetBytes: number): void {
  pushAddress(call, 0);
  call.gen.code.mem("i64Load", offsetBytes);
}

function pushAddress(call: IntrinsicCall, index: number): void {
  call.gen.pushPart(operand(call, index), wordPart(0));
  call.gen.code.op("i32WrapI64");
}

/** The place a pointer argument points to. */
function pointee(call: IntrinsicCall, index: number, ty: Ty): PlaceRef {
  pushAddress(call, index);
  return call.gen.at(ty, call.gen.stash("i32"));
}

function pushScalar(call: IntrinsicCall, index: number): Part {
  return call.gen.pushScalar(expectDefined(call.operands[index], "argument"));
}

function store(call: IntrinsicCall, push: () => void): void {
  call.gen.storePart(call.dest, call.gen.part(call.dest.ty), push);
}

function constant(value: (call: IntrinsicCall) => number | bigint): Row {
  return (call) => store(call, () => call.gen.pushBits(call.gen.part(call.dest.ty), BigInt(value(call))));
}

function binaryRow(op: BinOp): Row {
  return (call) => {
    const [left, right] = call.operands;
    if (left !== undefined && right !== undefined) assign(call.gen, call.dest, { kind: "BinaryOp", op, left, right });
  };
}

function floatRow(op: OpName): Row {
  return (call) =>
    store(call, () => {
      for (const i of call.operands.keys()) pushScalar(call, i);
      call.gen.code.op(op);
    });
}

const copyArgument: Row = (call) => call.gen.copy(call.dest, operand(call, 0));
const nothing: Row = () => undefined;

/** One-operand integer functions; `wide` for 128 bits. */
function bitsRow(wide: WideOp, narrow: (gen: PlaceGen, part: Part) => void): Row {
  return (call) => {
    const { gen } = call;
    const value = operand(call, 0);
    if (isWide(value.ty)) {
      callWide(gen, wide, false, value, () => {
        gen.code.i64(0n);
        gen.code.i64(0n);
      });
      return gen.copy(call.dest, scratchRef(gen, call.dest.ty));
    }
    const part = gen.part(value.ty);
    store(call, () => {
      gen.pushPart(value, part);
      narrow(gen, part);
      if (gen.part(call.dest.ty).type !== part.type)
        intToInt(gen.code, { ...part, signed: false }, gen.part(call.dest.ty));
    });
  };
}

function sizeOrAlignOfVal(what: "size" | "align"): Row {
  return (call) => {
    const { gen } = call;
    const ty = typeArg(call);
    const ref = gen.deref(operand(call, 0));
    store(call, () => pushSizeOrAlign(gen, { ...ref, ty }, what));
  };
}

/** Pushes the size or alignment of a place, as u64; of unsized ones from their metadata. */
export function pushSizeOrAlign(gen: PlaceGen, ref: PlaceRef, what: "size" | "align"): void {
  const { code } = gen;
  const layout = gen.layout(ref.ty);
  if (layout.unsized === undefined) return code.i64(BigInt(what === "size" ? layout.sizeBytes : layout.alignBytes));
  const meta = expectDefined(ref.meta, "metadata");
  if (ref.ty.kind === "Slice" || ref.ty.kind === "Str") {
    if (what === "align") return code.i64(BigInt(layout.alignBytes));
    code.get(meta);
    code.i64(BigInt(ref.ty.kind === "Str" ? 1 : gen.layout(ref.ty.elem).sizeBytes));
    return code.op("i64Mul");
  }
  if (ref.ty.kind === "Dynamic") {
    code.get(meta);
    code.op("i32WrapI64");
    return code.mem("i64Load", what === "size" ? 8 : 16);
  }
  const tail = expectDefined(layout.fields[layout.fields.length - 1], "tail");
  pushTailSizeOrAlign(gen, { ...ref, ty: tail.ty }, layout.alignBytes, tail.offsetBytes, what);
}

/** A struct with an unsized tail: its prefix, the tail's padding, the tail, and the padding at the end. */
function pushTailSizeOrAlign(
  gen: PlaceGen,
  tail: PlaceRef,
  prefixAlign: number,
  offsetBytes: number,
  what: "size" | "align",
): void {
  const { code } = gen;
  pushSizeOrAlign(gen, tail, "align");
  const tailAlign = gen.stash("i64");
  const align = gen.temp("i64");
  code.get(tailAlign);
  code.i64(BigInt(prefixAlign));
  code.get(tailAlign);
  code.i64(BigInt(prefixAlign));
  code.op("i64GtU");
  code.op("select");
  code.set(align);
  if (what === "align") return code.get(align);
  code.i64(BigInt(offsetBytes));
  roundUpTo(gen, tailAlign);
  pushSizeOrAlign(gen, tail, "size");
  code.op("i64Add");
  roundUpTo(gen, align);
}

function roundUpTo(gen: PlaceGen, align: number): void {
  const { code } = gen;
  code.get(align);
  code.op("i64Add");
  code.i64(1n);
  code.op("i64Sub");
  code.i64(0n);
  code.get(align);
  code.op("i64Sub");
  code.op("i64And");
}

/** Pushes count times the element's size, as i32. */
function pushByteCount(call: IntrinsicCall, index: number): void {
  pushAddress(call, index);
  const { sizeBytes } = call.gen.layout(typeArg(call));
  if (sizeBytes === 1) return;
  call.gen.code.i32(sizeBytes);
  call.gen.code.op("i32Mul");
}

/** The bytes at a pointer argument are read, as many as the third says. */
function readBytes(call: IntrinsicCall, index: number, count: typeof pushByteCount): void {
  call.cx.trace?.bytesRead(...([() => pushAddress(call, index), () => count(call, 2)] as const));
}

const copyElements: Row = (call) => {
  readBytes(call, 0, pushByteCount);
  for (const i of [1, 0]) pushAddress(call, i);
  pushByteCount(call, 2);
  call.gen.code.call(call.gen.link.imports.copyBytes);
};

const offsetFrom: Row = (call) =>
  store(call, () => {
    call.gen.pushPart(operand(call, 0), wordPart(0));
    call.gen.pushPart(operand(call, 1), wordPart(0));
    call.gen.code.op("i64Sub");
    const { sizeBytes } = call.gen.layout(typeArg(call));
    if (sizeBytes <= 1) return;
    call.gen.code.i64(BigInt(sizeBytes));
    call.gen.code.op("i64DivS");
  });

/** Reads the old value, then writes `next` of it and the argument. */
function atomicUpdate(push: (gen: PlaceGen, part: Part) => void): Row {
  return (call) => {
    const { gen } = call;
    const place = pointee(call, 0, typeArg(call));
    const part = gen.part(place.ty);
    gen.pushPart(place, part);
    const old = gen.stash(part.type);
    gen.storePart(place, part, () => {
      gen.code.get(old);
      gen.pushPart(operand(call, 1), part);
      push(gen, part);
      if (part.type === "i32") normalize(gen.code, part);
    });
    store(call, () => gen.code.get(old));
  };
}

function atomicOp(op: "Add" | "Sub" | "And" | "Or" | "Xor"): Row {
  return atomicUpdate((gen, part) => gen.code.op(`${part.type}${op}` as OpName));
}

const compareExchange: Row = (call) => {
  const { gen } = call;
  const { code } = gen;
  const place = pointee(call, 0, typeArg(call));
  const part = gen.part(place.ty);
  gen.pushPart(place, part);
  const old = gen.stash(part.type);
  code.get(old);
  gen.pushPart(operand(call, 1), part);
  code.op(part.type === "i64" ? "i64Eq" : "i32Eq");
  const same = gen.stash("i32");
  const next = operand(call, 2);
  code.get(same);
  code.if();
  gen.storePart(place, part, () => gen.pushPart(next, part));
  code.end();
  gen.storePart(gen.field(call.dest, 0, undefined), part, () => code.get(old));
  gen.storePart(gen.field(call.dest, 1, undefined), intPart(1, false, 0), () => code.get(same));
};

function allocate(zeroed: boolean): Row {
  return (call) => {
    const { gen } = call;
    const { code } = gen;
    pushScalar(call, 0);
    pushScalar(call, 1);
    code.i32(call.args.length === 0 ? 0 : gen.link.heapTypeId(typeArg(call))); // `.mir` fixtures have no generics
    code.call(gen.link.imports.allocate);
    const address = gen.stash("i32");
    call.cx.trace?.block(TraceKind.allocation, address);
    if (zeroed) {
      code.get(address);
      code.if();
      code.get(address);
      code.i32(0);
      pushScalar(call, 0);
      code.op("i32WrapI64");
      code.memoryFill();
      code.end();
    }
    store(call, () => {
      code.get(address);
      code.op("i64ExtendI32U");
    });
  };
}

/** Ends the run; the program never goes on from here. */
function halt(haltCode: number): Row {
  return (call) => {
    recordHalt(
      call.gen.code,
      haltCode,
      call.operands.length === 0
        ? undefined
        : () => {
            intToInt(call.gen.code, pushScalar(call, 0), { ...wordPart(0), signed: true });
          },
    );
    call.cx.suspendBefore(call.block);
    call.gen.code.i32(Status.suspended);
    return "status";
  };
}

const readInput: Row = (call) => {
  const { gen } = call;
  const { code } = gen;
  pushAddress(call, 1);
  pushScalar(call, 2);
  code.call(gen.link.imports.read);
  const count = gen.stash("i64");
  code.get(count);
  code.i64(-2n);
  code.op("i64Eq");
  code.if();
  storeWord(code, Control.stopReason, () => code.i32(StopReason.stdin));
  call.cx.suspendBefore(call.block);
  code.end();
  store(call, () => code.get(count));
};

function inputWord(kind: number): Row {
  return (call) =>
    store(call, () => {
      call.gen.code.i32(kind);
      call.gen.code.i64(0n);
      call.gen.code.call(call.gen.link.imports.input);
    });
}

// ---- The rows ----

const intrinsics: Readonly<Record<string, Row>> = {
  size_of: constant((c) => c.gen.layout(typeArg(c)).sizeBytes),
  align_of: constant((c) => c.gen.layout(typeArg(c)).alignBytes),
  min_align_of: constant((c) => c.gen.layout(typeArg(c)).alignBytes),
  needs_drop: constant((c) => (c.gen.link.cx.dropGlue(typeArg(c)) === undefined ? 0 : 1)),
  clones_by_copy: constant((c) => (clonesByCopy(typeArg(c)) ? 1 : 0)),
  variant_count: constant((c) => {
    const ty = typeArg(c);
    return ty.kind === "Adt" ? c.gen.link.cx.layouts.cx.adtDef(ty.def).variants.length : 0;
  }),
  offset_of: constant((c) => {
    const [variant, field] = c.operands.map((o) =>
      o.kind === "Constant" && o.constant.value.kind === "Scalar" ? Number(o.constant.value.bits) : 0,
    );
    const ty = typeArg(c);
    return c.gen.fieldLayout(ty, field ?? 0, c.gen.layout(ty).variants.kind === "Multiple" ? variant : undefined)
      .offsetBytes;
  }),
  type_id: (c) => {
    const id = c.gen.link.cx.typeIdOf(typeArg(c));
    const parts = c.gen.parts(c.dest.ty) ?? [];
    if (parts.length > 0)
      for (const part of parts)
        c.gen.storePart(c.dest, part, () =>
          c.gen.pushBits(part, (id >> BigInt(part.offsetBytes * 8)) & 0xffffffffffffffffn),
        );
    else
      for (const offset of [0, 8])
        c.gen.storePart(c.dest, wordPart(offset), () =>
          c.gen.code.i64((id >> BigInt(offset * 8)) & 0xffffffffffffffffn),
        );
  },
  type_name: (c) => {
    const { address, length } = c.gen.link.data.str(c.gen.link.cx.definitionName(typeArg(c)));
    c.gen.storePart(c.dest, wordPart(0), () => c.gen.code.i64(BigInt(address)));
    c.gen.storePart(c.dest, wordPart(8), () => c.gen.code.i64(BigInt(length)));
  },
  size_of_val: sizeOrAlignOfVal("size"),
  align_of_val: sizeOrAlignOfVal("align"),
  min_align_of_val: sizeOrAlignOfVal("align"),
  vtable_size: (c) => store(c, () => loadWordAt(c, 8)),
  vtable_align: (c) => store(c, () => loadWordAt(c, 16)),
  transmute: (c) => transmute(c.gen, c.dest, operand(c, 0)),
  transmute_unchecked: (c) => transmute(c.gen, c.dest, operand(c, 0)),
  black_box: copyArgument,
  forget: nothing,
  assume: nothing,
  caller_location: (c) => store(c, () => pushLocation(c.gen, c.terminator.fnSpan)),
  discriminant_value: (c) => {
    const ref = c.gen.deref(operand(c, 0));
    store(c, () => pushDiscriminant(c.gen, ref, c.gen.part(c.dest.ty)));
  },

  read_via_copy: (c) => c.gen.copy(c.dest, pointee(c, 0, c.dest.ty)),
  volatile_load: (c) => c.gen.copy(c.dest, pointee(c, 0, c.dest.ty)),
  write_via_move: (c) => c.gen.copy(pointee(c, 0, typeArg(c)), operand(c, 1)),
  volatile_store: (c) => c.gen.copy(pointee(c, 0, typeArg(c)), operand(c, 1)),
  copy: copyElements,
  copy_nonoverlapping: copyElements,
  write_bytes: (c) => {
    pushAddress(c, 0);
    pushScalar(c, 1);
    pushByteCount(c, 2);
    c.gen.code.memoryFill();
  },
  compare_bytes: (c) =>
    store(c, () => {
      for (const i of [0, 1]) readBytes(c, i, pushAddress);
      pushAddress(c, 0);
      pushAddress(c, 1);
      pushAddress(c, 2);
      c.gen.code.call(c.gen.link.imports.compareBytes);
    }),
  raw_eq: (c) =>
    store(c, () => {
      pushAddress(c, 0);
      pushAddress(c, 1);
      c.gen.code.i32(c.gen.layout(typeArg(c)).sizeBytes);
      c.gen.code.call(c.gen.link.imports.compareBytes);
      c.gen.code.op("i32Eqz");
    }),
  offset: binaryRow("Offset"),
  arith_offset: binaryRow("Offset"),
  ptr_offset_from: offsetFrom,
  ptr_offset_from_unsigned: offsetFrom,
  aggregate_raw_ptr: (c) => {
    const ty = c.dest.ty;
    const inner = ty.kind === "RawPtr" || ty.kind === "Ref" ? ty.ty : ty;
    assign(c.gen, c.dest, {
      kind: "Aggregate",
      aggregate: { kind: "RawPtr", pointee: inner, mutbl: "Not" },
      operands: c.operands,
    });
  },
  ptr_metadata: (c) =>
    assign(c.gen, c.dest, { kind: "UnaryOp", op: "PtrMetadata", operand: expectDefined(c.operands[0], "pointer") }),

  add_with_overflow: binaryRow("AddWithOverflow"),
  sub_with_overflow: binaryRow("SubWithOverflow"),
  mul_with_overflow: binaryRow("MulWithOverflow"),
  wrapping_add: binaryRow("Add"),
  wrapping_sub: binaryRow("Sub"),
  wrapping_mul: binaryRow("Mul"),
  unchecked_add: binaryRow("Add"),
  unchecked_sub: binaryRow("Sub"),
  unchecked_mul: binaryRow("Mul"),
  unchecked_div: binaryRow("Div"),
  unchecked_rem: binaryRow("Rem"),
  unchecked_shl: binaryRow("Shl"),
  unchecked_shr: binaryRow("Shr"),
  exact_div: binaryRow("Div"),
  saturating_add: (c) => saturating(c.gen, c.dest, "AddWithOverflow", operand(c, 0), operand(c, 1)),
  saturating_sub: (c) => saturating(c.gen, c.dest, "SubWithOverflow", operand(c, 0), operand(c, 1)),
  ctpop: bitsRow("Ctpop", (gen, part) => bitCount(gen, "Popcnt", part)),
  ctlz: bitsRow("Ctlz", (gen, part) => bitCount(gen, "Clz", part)),
  cttz: bitsRow("Cttz", (gen, part) => bitCount(gen, "Ctz", part)),
  bswap: bitsRow("ByteSwap", byteSwap),
  bitreverse: bitsRow("BitReverse", bitReverse),

  sqrtf32: floatRow("f32Sqrt"),
  sqrtf64: floatRow("f64Sqrt"),
  floorf32: floatRow("f32Floor"),
  floorf64: floatRow("f64Floor"),
  ceilf32: floatRow("f32Ceil"),
  ceilf64: floatRow("f64Ceil"),
  truncf32: floatRow("f32Trunc"),
  truncf64: floatRow("f64Trunc"),
  round_ties_even_f32: floatRow("f32Nearest"),
  round_ties_even_f64: floatRow("f64Nearest"),
  fabsf32: floatRow("f32Abs"),
  fabsf64: floatRow("f64Abs"),
  copysignf32: floatRow("f32Copysign"),
  copysignf64: floatRow("f64Copysign"),
  float_to_int_unchecked: (c) =>
    store(c, () => {
      const from = pushScalar(c, 0);
      floatToInt(c.gen.code, from, c.gen.part(c.dest.ty), c.gen.temp("i32"));
    }),

  atomic_load: (c) => c.gen.copy(c.dest, pointee(c, 0, typeArg(c))),
  atomic_store: (c) => c.gen.copy(pointee(c, 0, typeArg(c)), operand(c, 1)),
  atomic_xchg: (c) => {
    const { gen } = c;
    const place = pointee(c, 0, typeArg(c));
    const part = gen.part(place.ty);
    gen.pushPart(place, part);
    const old = gen.stash(part.type);
    gen.storePart(place, part, () => gen.pushPart(operand(c, 1), part));
    store(c, () => gen.code.get(old));
  },
  atomic_cxchg: compareExchange,
  atomic_xadd: atomicOp("Add"),
  atomic_xsub: atomicOp("Sub"),
  atomic_and: atomicOp("And"),
  atomic_or: atomicOp("Or"),
  atomic_xor: atomicOp("Xor"),
  atomic_nand: atomicUpdate((gen, part) => {
    gen.code.op(part.type === "i64" ? "i64And" : "i32And");
    if (part.type === "i64") gen.code.i64(-1n);
    else gen.code.i32(-1);
    gen.code.op(part.type === "i64" ? "i64Xor" : "i32Xor");
  }),

  // ---- Ours ----
  write: (c) => {
    pushScalar(c, 0);
    pushAddress(c, 1);
    pushScalar(c, 2);
    c.gen.code.call(c.gen.link.imports.write);
    c.gen.code.op("drop");
  },
  read: readInput,
  alloc_typed: allocate(false),
  alloc_zeroed_typed: allocate(true),
  dealloc: (c) => {
    if (c.cx.trace !== undefined) {
      pushAddress(c, 0);
      c.cx.trace.block(TraceKind.free, c.gen.stash("i32"));
    }
    c.gen.pushPart(operand(c, 0), wordPart(0));
    c.gen.code.call(c.gen.link.imports.deallocate);
  },
  realloc: (c) =>
    store(c, () => {
      c.gen.pushPart(operand(c, 0), wordPart(0));
      pushScalar(c, 3);
      pushScalar(c, 2);
      c.gen.code.call(c.gen.link.imports.reallocate);
      if (c.cx.trace !== undefined) {
        const address = c.gen.stash("i32");
        c.cx.trace.block(TraceKind.reallocation, address);
        c.gen.code.get(address);
      }
      c.gen.code.op("i64ExtendI32U");
    }),
  exit: halt(HaltCode.exit),
  abort: halt(HaltCode.abort),
  out_of_memory: halt(HaltCode.outOfMemory),
  unreachable: halt(HaltCode.unreachable),
  start_unwind: (c) => {
    c.gen.code.i32(Thread.payload);
    c.gen.pushPart(operand(c, 0), wordPart(0));
    c.gen.code.mem("i64Store", 0);
    c.gen.code.i32(Status.unwinding);
    return "status";
  },
  panic_started: (c) => {
    const { code } = c.gen;
    // The host resumes after this call.
    code.i32(0);
    code.mem("i32Load", Control.stopOnPanic);
    code.if();
    storeWord(code, Control.stopReason, () => code.i32(StopReason.panic));
    c.cx.suspendBefore(c.block);
    code.end();
  },
  argc: inputWord(InputWord.argc),
  argv: (c) => {
    const index = operand(c, 0);
    for (const [offset, kind] of [
      [0, InputWord.argAddress],
      [8, InputWord.argLength],
    ] as const) {
      c.gen.storePart(c.dest, wordPart(offset), () => {
        c.gen.code.i32(kind);
        c.gen.pushPart(index, wordPart(0));
        c.gen.code.call(c.gen.link.imports.input);
      });
    }
  },
  time_now_nanos: inputWord(InputWord.monotonicNanos),
  system_time_nanos: inputWord(InputWord.systemNanos),
  random_seed: inputWord(InputWord.seed),
  thread_id: inputWord(InputWord.threadId),
};

/** The names known, for the test that holds them against std's declarations. */
export const intrinsicNames: readonly string[] = Object.keys(intrinsics);
