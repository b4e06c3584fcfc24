/** 128-bit operations for compiled code, on the host's big integers: values in, value (and overflow flag) out. */
import { expectDefined } from "../base/invariant";
import { type WideOp, wideOps } from "./codegen/int128";
import { Control } from "./contract";

export interface WideResult {
  readonly value: bigint;
  readonly overflow: boolean;
}

/** `a` and `b` are unsigned 128-bit patterns. */
export function wideOperation(op: WideOp, signed: boolean, a: bigint, b: bigint): WideResult {
  const x = signed ? BigInt.asIntN(128, a) : a;
  const y = signed ? BigInt.asIntN(128, b) : b;
  const value = compute(op, signed, a, b, x, y);
  const wrapped = BigInt.asUintN(128, value);
  const back = signed ? BigInt.asIntN(128, wrapped) : wrapped;
  return { value: wrapped, overflow: op === "MulWithOverflow" && back !== value };
}

function compute(op: WideOp, signed: boolean, a: bigint, b: bigint, x: bigint, y: bigint): bigint {
  const distance = b & 127n;
  switch (op) {
    case "Mul":
    case "MulWithOverflow":
      return x * y;
    case "Div":
      return y === 0n ? 0n : x / y;
    case "Rem":
      return y === 0n ? 0n : x % y;
    case "Shl":
      return a << distance;
    case "Shr":
      return x >> distance;
    case "FromF64":
      return fromFloat(signed, a);
    case "FloatRem":
      return floatToBits(floatOf(a) % floatOf(b), 64);
    case "ToF64":
      return floatBits(x, 64);
    case "ToF32":
      return floatBits(x, 32);
    case "ByteSwap":
      return BigInt(`0x${(a.toString(16).padStart(32, "0").match(/../g) ?? []).reverse().join("")}`);
    case "BitReverse":
      return BigInt(`0b${[...a.toString(2).padStart(128, "0")].reverse().join("")}`);
    case "Ctpop":
      return BigInt(a.toString(2).replaceAll("0", "").length);
    case "Ctlz":
      return a === 0n ? 128n : BigInt(128 - a.toString(2).length);
    case "Cttz":
      return a === 0n ? 128n : BigInt((a & -a).toString(2).length - 1);
  }
}

function floatOf(bits: bigint): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
}

function floatToBits(value: number, width: 32 | 64): bigint {
  const view = new DataView(new ArrayBuffer(8));
  if (width === 64) {
    view.setFloat64(0, value);
    return view.getBigUint64(0);
  }
  view.setFloat32(0, value);
  return BigInt(view.getUint32(0));
}

/** Saturating, NaN to 0. */
function fromFloat(signed: boolean, bits: bigint): bigint {
  const value = floatOf(bits);
  const min = signed ? -(1n << 127n) : 0n;
  const max = signed ? (1n << 127n) - 1n : (1n << 128n) - 1n;
  if (Number.isNaN(value)) return 0n;
  if (!Number.isFinite(value)) return value > 0 ? max : min;
  const whole = BigInt(value - (value % 1));
  return whole < min ? min : whole > max ? max : whole;
}

/** The nearest float, ties to even, as its bits: the host rounds a big integer to f64 so, and f32 is rounded here once. */
function floatBits(value: bigint, width: 32 | 64): bigint {
  return floatToBits(Number(width === 64 ? value : roundToBits(value, 24)), width);
}

/** Keeps the highest `bits` bits, ties to even, so that a second rounding changes nothing. */
function roundToBits(value: bigint, bits: number): bigint {
  const magnitude = value < 0n ? -value : value;
  const extra = magnitude.toString(2).length - bits;
  if (extra <= 0) return value;
  const unit = 1n << BigInt(extra);
  const low = magnitude & (unit - 1n);
  let kept = magnitude - low;
  if (low * 2n > unit || (low * 2n === unit && (kept / unit) % 2n === 1n)) kept += unit;
  return value < 0n ? -kept : kept;
}

/** What compiled code calls: its result goes to the scratch words. */
export function wideImport(view: DataView) {
  const join = (low: bigint, high: bigint) => BigInt.asUintN(64, low) | (BigInt.asUintN(64, high) << 64n);
  return (op: number, signed: number, aLow: bigint, aHigh: bigint, bLow: bigint, bHigh: bigint): void => {
    const operation = expectDefined(wideOps[op], "wide operation");
    const result = wideOperation(operation, signed === 1, join(aLow, aHigh), join(bLow, bHigh));
    view.setBigUint64(Control.scratch, BigInt.asUintN(64, result.value), true);
    view.setBigUint64(Control.scratch + 8, result.value >> 64n, true);
    view.setUint8(Control.scratch + 16, result.overflow ? 1 : 0);
  };
}
