/** Tests of a SwitchInt's operand against one of its values. */
import type { Operand } from "../../mir/mir";
import { compare128 } from "./int128";
import type { PlaceGen, PlaceRef } from "./places";

/** Pushes whether the operand equals `value` (unsigned bits). */
export function pushSwitchTest(gen: PlaceGen, operand: Operand, value: bigint): void {
  pushEquals(gen, gen.operand(operand), value);
}

export function pushEquals(gen: PlaceGen, ref: PlaceRef, value: bigint): void {
  const parts = gen.parts(ref.ty) ?? [];
  const [part] = parts;
  if (part === undefined || parts.length === 2) {
    const words = [BigInt.asUintN(64, value), BigInt.asUintN(64, value >> 64n)];
    compare128(gen, "Eq", ref, { ...ref, loc: { kind: "Const", values: words } }, false);
    return;
  }
  gen.pushPart(ref, part);
  if (value === 0n) {
    gen.code.op(part.type === "i64" ? "i64Eqz" : "i32Eqz");
    return;
  }
  gen.pushBits(part, value);
  gen.code.op(part.type === "i64" ? "i64Eq" : "i32Eq");
}
