/** Literals as typed values, in expressions and patterns; and `overflowing_literals`. */
import { error } from "../../../base/diagnostic";
import type * as ast from "../../../syntax/ast";
import { litValue } from "../../../syntax/literal";
import type { LiteralValue } from "../../body";
import type { Ty } from "../../ty";
import type { FnCtxt } from "../fnctxt";
import { floatBits } from "./float";
import { printTy } from "../../print";

/** Width in bits and signedness of an integer type on x86-64. */
export function intWidth(ty: Ty): { readonly bits: number; readonly signed: boolean } | undefined {
  const name = ty.kind === "Int" ? ty.int : ty.kind === "Uint" ? ty.uint : undefined;
  if (name === undefined) return undefined;
  const size = name.slice(1);
  return { bits: size === "size" ? 64 : Number(size), signed: ty.kind === "Int" };
}

export function literalOf(fcx: FnCtxt, lit: ast.Lit, ty: Ty, negative: boolean): LiteralValue | undefined {
  const value = litValue(lit);
  switch (value.kind) {
    case "Bool":
    case "Char":
      return value;
    case "Byte":
      return { kind: "Int", bits: BigInt(value.value) };
    case "Int":
      return integer(fcx, lit, value.value, ty, negative);
    case "Float":
      return float(value.digits, ty, negative);
    case "Str":
      return { kind: "Str", text: value.value };
    case "ByteStr":
      return { kind: "ByteStr", bytes: value.value };
    case "CStr":
      return { kind: "CStr", bytes: Uint8Array.from([...value.value, 0]) };
    case "Err":
      return undefined;
  }
}

function float(digits: string, ty: Ty, negative: boolean): LiteralValue | undefined {
  if (ty.kind !== "Float") return undefined;
  const width = ty.float === "f32" ? 32 : 64;
  const bits = floatBits(digits, width);
  return { kind: "Float", bits: negative ? bits | (1n << BigInt(width - 1)) : bits };
}

function integer(fcx: FnCtxt, lit: ast.Lit, value: bigint, ty: Ty, negative: boolean): LiteralValue | undefined {
  if (ty.kind === "Float") return float(value.toString(), ty, negative);
  const width = intWidth(ty);
  if (width === undefined) return undefined;
  const limit = width.signed ? (1n << BigInt(width.bits - 1)) - (negative ? 0n : 1n) : (1n << BigInt(width.bits)) - 1n;
  if (value > limit) reportOverflow(fcx, lit, ty, width, negative);
  return { kind: "Int", bits: BigInt.asUintN(width.bits, negative ? -value : value) };
}

/** `overflowing_literals` is denied by default. */
function reportOverflow(
  fcx: FnCtxt,
  lit: ast.Lit,
  ty: Ty,
  width: { bits: number; signed: boolean },
  negative: boolean,
): void {
  const name = printTy(fcx.tcx, ty);
  const low = width.signed ? -(1n << BigInt(width.bits - 1)) : 0n;
  const high = width.signed ? (1n << BigInt(width.bits - 1)) - 1n : (1n << BigInt(width.bits)) - 1n;
  const text = fcx.tcx.sources.file(lit.span.file).text;
  const sign = negative ? text.lastIndexOf("-", lit.span.lo) : -1;
  const span = sign >= 0 && text.slice(sign + 1, lit.span.lo).trim() === "" ? { ...lit.span, lo: sign } : lit.span;
  fcx.lint(
    error("overflowing_literals", `literal out of range for \`${name}\``, span, {
      notes: [
        `the literal \`${fcx.tcx.sources.textOf(span)}\` does not fit into the type \`${name}\` whose range is \`${low}..=${high}\``,
        "`#[deny(overflowing_literals)]` on by default",
      ],
    }),
  );
}
