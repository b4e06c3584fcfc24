/** Integer operators on constants, for `constFold.ts`: operands as signed or unsigned numbers by their type. */
import type { BinOp } from "../mir/mir";
import type { Ty } from "../types/ty";

export function isIntegral(ty: Ty): boolean {
  return ty.kind === "Int" || ty.kind === "Uint" || ty.kind === "Bool" || ty.kind === "Char";
}

export function truncateTo(value: bigint, bitCount: number): bigint {
  return BigInt.asUintN(bitCount, value);
}

/** Undefined for what is left to the machine: division by zero, pointers. */
export function foldBinary(op: BinOp, a: bigint, b: bigint, bitCount: number): bigint | undefined {
  const wrap = (value: bigint) => truncateTo(value, bitCount);
  const truth = (value: boolean) => (value ? 1n : 0n);
  const distance = BigInt.asUintN(64, b) & BigInt(bitCount - 1);
  switch (op) {
    case "Add":
    case "AddUnchecked":
      return wrap(a + b);
    case "Sub":
    case "SubUnchecked":
      return wrap(a - b);
    case "Mul":
    case "MulUnchecked":
      return wrap(a * b);
    case "Div":
      return b === 0n ? undefined : wrap(a / b);
    case "Rem":
      return b === 0n ? undefined : wrap(a % b);
    case "BitXor":
      return wrap(a ^ b);
    case "BitAnd":
      return wrap(a & b);
    case "BitOr":
      return wrap(a | b);
    case "Shl":
    case "ShlUnchecked":
      return wrap(a << distance);
    case "Shr":
    case "ShrUnchecked":
      return wrap(a >> distance);
    case "Eq":
      return truth(a === b);
    case "Ne":
      return truth(a !== b);
    case "Lt":
      return truth(a < b);
    case "Le":
      return truth(a <= b);
    case "Gt":
      return truth(a > b);
    case "Ge":
      return truth(a >= b);
    default:
      return undefined;
  }
}

/** The wrapped result, and whether it is not the exact one. */
export function foldOverflowing(
  op: "AddWithOverflow" | "SubWithOverflow" | "MulWithOverflow",
  a: bigint,
  b: bigint,
  ty: Ty,
  bitCount: number,
): readonly [bigint, boolean] {
  const exact = op === "AddWithOverflow" ? a + b : op === "SubWithOverflow" ? a - b : a * b;
  const fits = ty.kind === "Int" ? BigInt.asIntN(bitCount, exact) : BigInt.asUintN(bitCount, exact);
  return [truncateTo(exact, bitCount), fits !== exact];
}
