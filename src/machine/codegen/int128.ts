/**
 * 128-bit integers as two i64 parts, low first. Addition, comparison and bit operations are inline; multiplication, division,
 * shifts and conversions to and from floats call a host function that works on the values alone and leaves its result in
 * the scratch words.
 */
import { bug } from "../../base/invariant";
import type { BinOp } from "../../mir/mir";
import type { Ty } from "../../types/ty";
import { Control } from "../contract";
import { intPart, wordPart, type Part } from "../parts";
import type { WasmLocal } from "../wasm/code";
import type { OpName } from "../wasm/opcodes";
import type { PlaceGen, PlaceRef } from "./places";
import { intToInt } from "./scalar";

const low = wordPart(0);
const high = wordPart(8);

export function isWide(ty: Ty): boolean {
  return (ty.kind === "Int" && ty.int === "i128") || (ty.kind === "Uint" && ty.uint === "u128");
}

/** What the host computes: the row's index is the call's first argument. */
export const wideOps = [
  "Mul",
  "MulWithOverflow",
  "Div",
  "Rem",
  "Shl",
  "Shr",
  "FromF64",
  "ToF64",
  "ToF32",
  "ByteSwap",
  "BitReverse",
  "Ctpop",
  "Ctlz",
  "Cttz",
  "FloatRem",
] as const;
export type WideOp = (typeof wideOps)[number];

function pushWord(gen: PlaceGen, ref: PlaceRef, part: Part): void {
  gen.pushPart(ref, part, part.offsetBytes === 0 ? 0 : 1);
}

function isSigned(ty: Ty): boolean {
  return ty.kind === "Int";
}

export function callWide(gen: PlaceGen, op: WideOp, signed: boolean, a: PlaceRef, pushB: () => void): void {
  const { code } = gen;
  code.i32(wideOps.indexOf(op));
  code.i32(signed ? 1 : 0);
  pushWord(gen, a, low);
  pushWord(gen, a, high);
  pushB();
  code.call(gen.link.imports.wide);
}

export function scratchRef(gen: PlaceGen, ty: Ty): PlaceRef {
  gen.code.i32(Control.scratch);
  return gen.at(ty, gen.stash("i32"));
}

export function binary128(gen: PlaceGen, dest: PlaceRef, op: BinOp, a: PlaceRef, b: PlaceRef): void {
  switch (op) {
    case "Add":
    case "Sub":
    case "AddUnchecked":
    case "SubUnchecked":
      return void addSub(gen, dest, op.startsWith("Add"), a, b);
    case "BitAnd":
    case "BitOr":
    case "BitXor":
      return bitwise(gen, dest, `i64${op.slice(3)}` as OpName, a, b);
    case "Mul":
    case "MulUnchecked":
    case "Div":
    case "Rem":
    case "Shl":
    case "Shr":
    case "ShlUnchecked":
    case "ShrUnchecked": {
      callWide(gen, op.replace("Unchecked", "") as WideOp, isSigned(a.ty), a, () => pushWide(gen, b));
      return gen.copy(dest, scratchRef(gen, dest.ty));
    }
    default:
      return gen.storePart(dest, gen.part(dest.ty), () => compare128(gen, op, a, b, isSigned(a.ty)));
  }
}

/** Pushes two words of an integer of any width (shift distances are narrower). */
function pushWide(gen: PlaceGen, ref: PlaceRef): void {
  if (isWide(ref.ty)) {
    pushWord(gen, ref, low);
    pushWord(gen, ref, high);
    return;
  }
  const part = gen.part(ref.ty);
  gen.pushPart(ref, part);
  intToInt(gen.code, part, wordPart(0));
  gen.code.i64(0n);
}

function bitwise(gen: PlaceGen, dest: PlaceRef, op: OpName, a: PlaceRef, b: PlaceRef): void {
  for (const part of [low, high]) {
    gen.storePart(dest, part, () => {
      pushWord(gen, a, part);
      pushWord(gen, b, part);
      gen.code.op(op);
    });
  }
}

interface Words {
  readonly lo: WasmLocal;
  readonly hi: WasmLocal;
}

function words(gen: PlaceGen, ref: PlaceRef): Words {
  pushWord(gen, ref, low);
  const lo = gen.stash("i64");
  pushWord(gen, ref, high);
  return { lo, hi: gen.stash("i64") };
}

interface Sum {
  readonly a: Words;
  readonly b: Words;
  readonly r: Words;
}

/** Writes the sum or difference; returns all words for overflow checks. */
function addSub(gen: PlaceGen, dest: PlaceRef, add: boolean, left: PlaceRef, right: PlaceRef): Sum {
  const sum = sumWords(gen, add, left, right);
  gen.storePart(dest, low, () => gen.code.get(sum.r.lo));
  gen.storePart(dest, high, () => gen.code.get(sum.r.hi));
  return sum;
}

function sumWords(gen: PlaceGen, add: boolean, left: PlaceRef, right: PlaceRef): Sum {
  const { code } = gen;
  const a = words(gen, left);
  const b = words(gen, right);
  const op: OpName = add ? "i64Add" : "i64Sub";
  code.get(a.lo);
  code.get(b.lo);
  code.op(op);
  const lo = gen.stash("i64");
  code.get(a.hi);
  code.get(b.hi);
  code.op(op);
  code.get(add ? lo : a.lo);
  code.get(add ? a.lo : b.lo);
  code.op("i64LtU");
  code.op("i64ExtendI32U");
  code.op(op);
  return { a, b, r: { lo, hi: gen.stash("i64") } };
}

export function overflowing128(gen: PlaceGen, dest: PlaceRef, op: BinOp, a: PlaceRef, b: PlaceRef): void {
  const value = gen.field(dest, 0, undefined);
  const flag = gen.field(dest, 1, undefined);
  const flagPart = intPart(1, false, 0);
  if (op === "MulWithOverflow") {
    callWide(gen, "MulWithOverflow", isSigned(a.ty), a, () => pushWide(gen, b));
    gen.copy(value, scratchRef(gen, value.ty));
    gen.storePart(flag, flagPart, () => {
      gen.code.i32(Control.scratch);
      gen.code.mem("i32Load8U", 16);
    });
    return;
  }
  const add = op === "AddWithOverflow";
  const w = addSub(gen, value, add, a, b);
  gen.storePart(flag, flagPart, () => pushOverflow(gen, add, isSigned(a.ty), w));
}

/** The exact sum or difference, or the nearest bound: which one follows from the operation and the right operand's sign. */
export function saturating128(gen: PlaceGen, dest: PlaceRef, add: boolean, a: PlaceRef, b: PlaceRef): void {
  const { code } = gen;
  const signed = isSigned(dest.ty);
  const w = sumWords(gen, add, a, b);
  pushOverflow(gen, add, signed, w);
  const overflowed = gen.stash("i32");
  // All ones for the greatest value, zero for the least.
  if (signed) {
    code.get(w.b.hi);
    code.i64(63n);
    code.op("i64ShrS");
    code.i64(add ? -1n : 0n);
    code.op("i64Xor");
  } else code.i64(add ? -1n : 0n);
  const bound = gen.stash("i64");
  for (const [part, exact] of [
    [low, w.r.lo],
    [high, w.r.hi],
  ] as const) {
    gen.storePart(dest, part, () => {
      code.get(bound);
      if (signed && part === high) {
        code.i64(1n << 63n);
        code.op("i64Xor");
      }
      code.get(exact);
      code.get(overflowed);
      code.op("select");
    });
  }
}

function pushOverflow(gen: PlaceGen, add: boolean, signed: boolean, w: Sum): void {
  if (signed) pushSignedOverflow(gen, add, w);
  else pushLess(gen, add ? w.r : w.a, add ? w.a : w.b, false);
}

function pushSignedOverflow(gen: PlaceGen, add: boolean, w: Sum): void {
  const { code } = gen;
  code.get(w.a.hi);
  code.get(add ? w.r.hi : w.b.hi);
  code.op("i64Xor");
  code.get(add ? w.b.hi : w.a.hi);
  code.get(w.r.hi);
  code.op("i64Xor");
  code.op("i64And");
  code.i64(0n);
  code.op("i64LtS");
}

/** a < b: by the high words, or where they are equal by the low ones. */
function pushLess(gen: PlaceGen, a: Words, b: Words, signed: boolean): void {
  const { code } = gen;
  code.get(a.lo);
  code.get(b.lo);
  code.op("i64LtU");
  code.get(a.hi);
  code.get(b.hi);
  code.op(signed ? "i64LtS" : "i64LtU");
  code.get(a.hi);
  code.get(b.hi);
  code.op("i64Eq");
  code.op("select");
}

/** Also compares fat pointers (address first would be rustc's; equality is what programs use). */
export function compare128(gen: PlaceGen, op: BinOp, left: PlaceRef, right: PlaceRef, signed: boolean): void {
  const { code } = gen;
  const a = words(gen, left);
  const b = words(gen, right);
  switch (op) {
    case "Eq":
    case "Ne":
      for (const word of ["lo", "hi"] as const) {
        code.get(a[word]);
        code.get(b[word]);
        code.op("i64Xor");
      }
      code.op("i64Or");
      code.i64(0n);
      return code.op(op === "Eq" ? "i64Eq" : "i64Ne");
    case "Lt":
      return pushLess(gen, a, b, signed);
    case "Gt":
      return pushLess(gen, b, a, signed);
    case "Ge":
      pushLess(gen, a, b, signed);
      return code.op("i32Eqz");
    case "Le":
      pushLess(gen, b, a, signed);
      return code.op("i32Eqz");
    case "Cmp":
      pushLess(gen, b, a, signed);
      pushLess(gen, a, b, signed);
      return code.op("i32Sub");
    default:
      return bug(`${op} of 128-bit integers`);
  }
}

export function negate128(gen: PlaceGen, dest: PlaceRef, ref: PlaceRef): void {
  const zero: PlaceRef = { ty: ref.ty, variant: undefined, meta: undefined, loc: { kind: "Const", values: [0n, 0n] } };
  addSub(gen, dest, false, zero, ref);
}

export function not128(gen: PlaceGen, dest: PlaceRef, ref: PlaceRef): void {
  const ones: PlaceRef = {
    ty: ref.ty,
    variant: undefined,
    meta: undefined,
    loc: { kind: "Const", values: [-1n, -1n] },
  };
  bitwise(gen, dest, "i64Xor", ref, ones);
}

/** Any number to or from a 128-bit integer. */
export function cast128(gen: PlaceGen, dest: PlaceRef, from: PlaceRef): void {
  const { code } = gen;
  if (isWide(from.ty) && isWide(dest.ty)) return gen.copy(dest, { ...from, ty: dest.ty });
  if (dest.ty.kind === "Float") {
    callWide(gen, dest.ty.float === "f64" ? "ToF64" : "ToF32", isSigned(from.ty), from, () => {
      code.i64(0n);
      code.i64(0n);
    });
    return gen.copy(dest, scratchRef(gen, dest.ty));
  }
  const target = gen.part(dest.ty);
  if (isWide(from.ty)) {
    return gen.storePart(dest, target, () => {
      pushWord(gen, from, low);
      intToInt(code, wordPart(0), target);
    });
  }
  const source = gen.part(from.ty);
  if (from.ty.kind === "Float") return floatToWide(gen, dest, from, source);
  gen.pushPart(from, source);
  intToInt(code, source, wordPart(0));
  const lo = gen.stash("i64");
  gen.storePart(dest, low, () => code.get(lo));
  gen.storePart(dest, high, () => {
    if (!source.signed) return code.i64(0n);
    code.get(lo);
    code.i64(63n);
    code.op("i64ShrS");
  });
}

/** Pushes a float, widened to `f64`, as its bits. */
export function pushF64Bits(gen: PlaceGen, ref: PlaceRef, part: Part): void {
  gen.pushPart(ref, part);
  if (part.type === "f32") gen.code.op("f64PromoteF32");
  gen.code.op("i64ReinterpretF64");
}

function floatToWide(gen: PlaceGen, dest: PlaceRef, from: PlaceRef, source: Part): void {
  const { code } = gen;
  code.i32(wideOps.indexOf("FromF64"));
  code.i32(isSigned(dest.ty) ? 1 : 0);
  pushF64Bits(gen, from, source);
  for (let i = 0; i < 3; i++) code.i64(0n);
  code.call(gen.link.imports.wide);
  gen.copy(dest, scratchRef(gen, dest.ty));
}
