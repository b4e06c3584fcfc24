/** Expressions that are constants, as MIR constants. */
import type { Expr } from "../../types/body";
import type { Constant, ConstValue } from "../mir";

export function isConstantExpr(expr: Expr): boolean {
  return constValue(expr) !== undefined;
}

export function constantOf(expr: Expr): Constant | undefined {
  const value = constValue(expr);
  if (value === undefined) return undefined;
  const userType = expr.kind.kind === "ZstLiteral" || expr.kind.kind === "NamedConst" ? expr.kind.userType : undefined;
  return { span: expr.span, ty: expr.ty, value, userType };
}

function constValue({ kind }: Expr): ConstValue | undefined {
  switch (kind.kind) {
    case "Literal":
      return literalValue(kind.value);
    case "ZstLiteral":
      return { kind: "ZeroSized" };
    case "NamedConst":
    case "ConstBlock":
      return { kind: "Unevaluated", def: kind.def, args: kind.args };
    case "ConstParam":
      return { kind: "Param", index: kind.index, name: kind.name };
    default:
      return undefined;
  }
}

function literalValue(literal: Extract<Expr["kind"], { kind: "Literal" }>["value"]): ConstValue {
  switch (literal.kind) {
    case "Int":
    case "Float":
      return { kind: "Scalar", bits: literal.bits };
    case "Bool":
      return { kind: "Scalar", bits: literal.value ? 1n : 0n };
    case "Char":
      return { kind: "Scalar", bits: BigInt(literal.value) };
    case "Str":
      return { kind: "Str", text: literal.text };
    case "ByteStr":
    case "CStr":
      return { kind: "Bytes", bytes: literal.bytes };
  }
}
