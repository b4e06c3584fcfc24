/** Bit counting, reversal and saturating arithmetic of integers of up to 64 bits (128: `int128.ts`). */
import type { Part } from "../parts";
import { maxOfSize } from "../../layout/layout";
import type { OpName } from "../wasm/opcodes";
import { isWide, saturating128 } from "./int128";
import type { PlaceGen, PlaceRef } from "./places";
import { normalize, overflowing } from "./scalar";

/** Clears the sign extension of a narrow integer on the stack. */
function asUnsigned(gen: PlaceGen, part: Part): void {
  normalize(gen.code, { sizeBytes: part.sizeBytes, signed: false });
}

export function bitCount(gen: PlaceGen, op: "Popcnt" | "Clz" | "Ctz", part: Part): void {
  const { code } = gen;
  asUnsigned(gen, part);
  const bits = part.sizeBytes * 8;
  if (op === "Ctz" && bits < 32) {
    code.i32(1 << bits);
    code.op("i32Or");
  }
  code.op(`${part.type}${op}` as OpName);
  if (op === "Clz" && bits < 32) {
    code.i32(32 - bits);
    code.op("i32Sub");
  }
}

const pairMasks = [
  0x5555555555555555n,
  0x3333333333333333n,
  0x0f0f0f0f0f0f0f0fn,
  0x00ff00ff00ff00ffn,
  0x0000ffff0000ffffn,
];

/** Swaps neighbouring groups of 1, 2, 4 … bits from `first` on, up to the integer's halves. */
function swapGroups(gen: PlaceGen, part: Part, first: number): void {
  const { code } = gen;
  const bits = part.type === "i64" ? 64 : 32;
  const push = (value: bigint) => (part.type === "i64" ? code.i64(value) : code.i32(Number(value & 0xffffffffn)));
  for (let step = first; 1 << step < bits; step++) {
    const mask = pairMasks[step];
    const value = gen.stash(part.type);
    code.get(value);
    push(BigInt(1 << step));
    code.op(`${part.type}ShrU` as OpName);
    if (mask !== undefined) {
      push(mask);
      code.op(`${part.type}And` as OpName);
    }
    code.get(value);
    if (mask !== undefined) {
      push(mask);
      code.op(`${part.type}And` as OpName);
    }
    push(BigInt(1 << step));
    code.op(`${part.type}Shl` as OpName);
    code.op(`${part.type}Or` as OpName);
  }
  if (part.sizeBytes >= 4) return;
  code.i32(32 - part.sizeBytes * 8);
  code.op(part.signed ? "i32ShrS" : "i32ShrU");
}

export function byteSwap(gen: PlaceGen, part: Part): void {
  swapGroups(gen, part, 3);
}

export function bitReverse(gen: PlaceGen, part: Part): void {
  swapGroups(gen, part, 0);
}

/** The exact result, or the nearest bound: which one follows from the operation and the right operand's sign. */
export function saturating(
  gen: PlaceGen,
  dest: PlaceRef,
  op: "AddWithOverflow" | "SubWithOverflow",
  a: PlaceRef,
  b: PlaceRef,
): void {
  if (isWide(dest.ty)) return saturating128(gen, dest, op === "AddWithOverflow", a, b);
  const { code } = gen;
  const part = gen.part(dest.ty);
  gen.pushPart(a, part);
  const left = gen.stash(part.type);
  gen.pushPart(b, part);
  const right = gen.stash(part.type);
  const result = gen.temp(part.type);
  overflowing(code, op.slice(0, 3) as "Add" | "Sub", part, left, right, result, undefined);
  const overflowed = gen.stash("i32");
  gen.storePart(dest, part, () => {
    pushBound(gen, part, op, right);
    code.get(result);
    code.get(overflowed);
    code.op("select");
  });
}

function pushBound(gen: PlaceGen, part: Part, op: string, right: number): void {
  const { code } = gen;
  const max = maxOfSize(part.sizeBytes);
  if (!part.signed) return gen.pushBits(part, op === "AddWithOverflow" ? max : 0n);
  const signBit = (max >> 1n) + 1n;
  gen.pushBits(part, op === "AddWithOverflow" ? signBit : max >> 1n);
  gen.pushBits(part, op === "AddWithOverflow" ? max >> 1n : signBit);
  code.get(right);
  gen.pushBits(part, 0n);
  code.op(part.type === "i64" ? "i64LtS" : "i32LtS");
  code.op("select");
}
