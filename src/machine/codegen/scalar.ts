/**
 * Arithmetic, comparison and casts of scalars of up to 64 bits: each function pushes its result on the WebAssembly stack,
 * extended by its sign. 128-bit integers are in `int128.ts`.
 */
import { bug } from "../../base/invariant";
import type { BinOp } from "../../mir/mir";
import type { Part } from "../parts";
import type { Code, WasmLocal } from "../wasm/code";
import type { OpName } from "../wasm/opcodes";

/** Makes a just computed i32 a proper narrow integer again. */
export function normalize(code: Code, part: Pick<Part, "sizeBytes" | "signed">): void {
  if (part.sizeBytes >= 4) return;
  if (part.signed) code.op(part.sizeBytes === 1 ? "i32Extend8S" : "i32Extend16S");
  else {
    code.i32(part.sizeBytes === 1 ? 0xff : 0xffff);
    code.op("i32And");
  }
}

const suffixed: Readonly<Partial<Record<BinOp, string>>> = {
  Add: "Add",
  Sub: "Sub",
  Mul: "Mul",
  AddUnchecked: "Add",
  SubUnchecked: "Sub",
  MulUnchecked: "Mul",
  BitXor: "Xor",
  BitAnd: "And",
  BitOr: "Or",
  Shl: "Shl",
  ShlUnchecked: "Shl",
  Eq: "Eq",
  Ne: "Ne",
};
const bySign: Readonly<Partial<Record<BinOp, string>>> = {
  Div: "Div",
  Rem: "Rem",
  Shr: "Shr",
  ShrUnchecked: "Shr",
  Lt: "Lt",
  Le: "Le",
  Gt: "Gt",
  Ge: "Ge",
};

export function isComparison(op: BinOp): boolean {
  return op === "Eq" || op === "Ne" || op === "Lt" || op === "Le" || op === "Gt" || op === "Ge";
}

/** Both operands are pushed, of the same part; shift distances were fitted by `fitShift`. */
export function binary(code: Code, op: BinOp, part: Part): void {
  const plain = suffixed[op];
  const signed = bySign[op];
  if (part.type === "f32" || part.type === "f64") {
    code.op(`${part.type}${plain ?? signed ?? bug(`${op} of floats`)}` as OpName);
    return;
  }
  if (plain !== undefined) code.op(`${part.type}${plain}` as OpName);
  else if (signed !== undefined) code.op(`${part.type}${signed}${part.signed ? "S" : "U"}` as OpName);
  else bug(`no instruction for ${op}`);
  if (!isComparison(op)) normalize(code, part);
}

/** The distance on the stack (of `distance`'s type) becomes one for `value`: same width, masked to its bits. */
export function fitShift(code: Code, distance: Part, value: Part): void {
  if (distance.type === "i32" && value.type === "i64") code.op("i64ExtendI32U");
  if (distance.type === "i64" && value.type === "i32") code.op("i32WrapI64");
  if (value.sizeBytes < 4) {
    code.i32(value.sizeBytes * 8 - 1);
    code.op("i32And");
  }
}

/** Needs the operands in locals; sets `result` (wrapped) and pushes the overflow flag. */
export function overflowing(
  code: Code,
  op: "Add" | "Sub" | "Mul",
  part: Part,
  a: WasmLocal,
  b: WasmLocal,
  result: WasmLocal,
  wide: WasmLocal | undefined,
): void {
  if (part.sizeBytes < 4) narrowOverflow(code, op, part, a, b, result);
  else if (op === "Mul") mulOverflow(code, part, a, b, result, wide);
  else if (part.signed) signedOverflow(code, op, part, a, b, result);
  else {
    code.get(a);
    code.get(b);
    code.op(`${part.type}${op}` as OpName);
    code.set(result);
    code.get(op === "Add" ? result : a);
    code.get(op === "Add" ? a : b);
    code.op(`${part.type}LtU` as OpName);
  }
}

function narrowOverflow(code: Code, op: string, part: Part, a: WasmLocal, b: WasmLocal, result: WasmLocal): void {
  code.get(a);
  code.get(b);
  code.op(`i32${op}` as OpName);
  code.tee(result);
  code.get(result);
  normalize(code, part);
  code.tee(result);
  code.op("i32Ne");
}

/** Overflow has happened where the result's sign differs from both operands' (Add), or a's from b's and from the result's (Sub). */
function signedOverflow(code: Code, op: string, part: Part, a: WasmLocal, b: WasmLocal, result: WasmLocal): void {
  const { type } = part;
  code.get(a);
  code.get(b);
  code.op(`${type}${op}` as OpName);
  code.set(result);
  code.get(a);
  code.get(op === "Add" ? result : b);
  code.op(`${type}Xor` as OpName);
  code.get(op === "Add" ? b : a);
  code.get(result);
  code.op(`${type}Xor` as OpName);
  code.op(`${type}And` as OpName);
  if (type === "i64") code.i64(0n);
  else code.i32(0);
  code.op(`${type}LtS` as OpName);
}

function mulOverflow(
  code: Code,
  part: Part,
  a: WasmLocal,
  b: WasmLocal,
  result: WasmLocal,
  wide: WasmLocal | undefined,
): void {
  if (part.type === "i64") {
    mulOverflow64(code, part.signed, a, b, result);
    return;
  }
  const product = wide ?? bug("no local for a wide product");
  const extend = part.signed ? "i64ExtendI32S" : "i64ExtendI32U";
  code.get(a);
  code.op(extend);
  code.get(b);
  code.op(extend);
  code.op("i64Mul");
  code.tee(product);
  code.op("i32WrapI64");
  code.set(result);
  code.get(product);
  code.get(result);
  code.op(extend);
  code.op("i64Ne");
}

/** Small operands cannot overflow; for others, dividing back tells. */
function mulOverflow64(code: Code, signed: boolean, a: WasmLocal, b: WasmLocal, result: WasmLocal): void {
  code.get(a);
  code.get(b);
  code.op("i64Mul");
  code.set(result);
  pushHalf(code, signed, a);
  pushHalf(code, signed, b);
  code.op("i64Or");
  code.i64(32n);
  code.op("i64ShrU");
  code.op("i64Eqz");
  code.if("i32");
  code.i32(0);
  code.else();
  code.get(b);
  code.op("i64Eqz");
  code.if("i32");
  code.i32(0);
  code.else();
  if (signed) pushSignedDivisionTell(code, a, b, result);
  else {
    code.get(result);
    code.get(b);
    code.op("i64DivU");
    code.get(a);
    code.op("i64Ne");
  }
  code.end();
  code.end();
}

/** `MIN * -1` overflows, and its division back would trap. */
function pushSignedDivisionTell(code: Code, a: WasmLocal, b: WasmLocal, result: WasmLocal): void {
  code.get(b);
  code.i64(-1n);
  code.op("i64Eq");
  code.if("i32");
  code.get(a);
  code.i64(-(1n << 63n));
  code.op("i64Eq");
  code.else();
  code.get(result);
  code.get(b);
  code.op("i64DivS");
  code.get(a);
  code.op("i64Ne");
  code.end();
}

/** Pushes a number whose upper half is zero where the value's is nothing but its sign. */
function pushHalf(code: Code, signed: boolean, value: WasmLocal): void {
  code.get(value);
  if (!signed) return;
  code.i64(1n << 31n);
  code.op("i64Add");
}

/** Integer (or bool, char, pointer) to integer, both up to 64 bits; also pointer casts. */
export function intToInt(code: Code, from: Part, to: Part): void {
  if (from.type === "i32" && to.type === "i64") code.op(from.signed ? "i64ExtendI32S" : "i64ExtendI32U");
  else if (from.type === "i64" && to.type === "i32") code.op("i32WrapI64");
  if (to.type === "i32" && (to.sizeBytes < from.sizeBytes || to.signed !== from.signed)) normalize(code, to);
}

export function intToFloat(code: Code, from: Part, to: Part): void {
  code.op(`${to.type}Convert${from.type === "i32" ? "I32" : "I64"}${from.signed ? "S" : "U"}` as OpName);
}

/** Saturating, NaN to 0, as `as` does. */
export function floatToInt(code: Code, from: Part, to: Part, temp: WasmLocal): void {
  code.op(`${to.type}TruncSat${from.type === "f32" ? "F32" : "F64"}${to.signed ? "S" : "U"}` as OpName);
  if (to.sizeBytes >= 4) return;
  const bits = to.sizeBytes * 8;
  clamp(code, temp, to.signed ? 2 ** (bits - 1) - 1 : 2 ** bits - 1, to.signed ? "i32LtS" : "i32LtU");
  if (to.signed) clamp(code, temp, -(2 ** (bits - 1)), "i32GtS");
}

function clamp(code: Code, temp: WasmLocal, bound: number, keep: OpName): void {
  code.tee(temp);
  code.i32(bound);
  code.get(temp);
  code.i32(bound);
  code.op(keep);
  code.op("select");
}

/** Same bits, another type of value of the same size. */
export function reinterpret(code: Code, from: Part, to: Part): void {
  if (from.type === to.type) {
    if (from.signed !== to.signed) normalize(code, to);
    return;
  }
  if (from.type === "f32" && to.type === "i32") code.op("i32ReinterpretF32");
  else if (from.type === "f64" && to.type === "i64") code.op("i64ReinterpretF64");
  else if (from.type === "i32" && to.type === "f32") code.op("f32ReinterpretI32");
  else if (from.type === "i64" && to.type === "f64") code.op("f64ReinterpretI64");
  else bug("reinterpretation between sizes");
}
