/**
 * The value of a constant whose typed body is only literals, built-in operators, casts and other such constants: enough for
 * `i32::MIN` in a pattern, without the machine. Anything else, and overflow, has no answer here.
 */
import type { DefId } from "../../resolve/def";
import type { Expr } from "../body";
import type { TyCtxt } from "../tcx";
import { hasFlags } from "../fold";
import { TypeFlags, type GenericArgs, type Ty } from "../ty";
import { intWidth } from "./build/literal";

/** The bits of the constant, as its type has them. */
export function foldTypedConst(tcx: TyCtxt, def: DefId, args: GenericArgs, depth = 0): bigint | undefined {
  const container = tcx.parent(def);
  if (
    depth < 32 &&
    container !== undefined &&
    tcx.def(container).kind === "Trait" &&
    !hasFlags(args, TypeFlags.HasParam | TypeFlags.HasTyInfer)
  ) {
    const instance = tcx.resolveInstance(def, args);
    if (instance.kind === "Item" && instance.def !== def)
      return foldTypedConst(tcx, instance.def, instance.args, depth + 1);
  }
  if (depth > 32 || !tcx.hasBody(def)) return undefined;
  const body = tcx.typedBody(def);
  return body.tainted ? undefined : fold(tcx, body.value, args, depth);
}

function fold(tcx: TyCtxt, e: Expr, args: GenericArgs, depth: number): bigint | undefined {
  const k = e.kind;
  switch (k.kind) {
    case "Literal":
      return k.value.kind === "Int"
        ? k.value.bits
        : k.value.kind === "Bool"
          ? k.value.value
            ? 1n
            : 0n
          : k.value.kind === "Char"
            ? BigInt(k.value.value)
            : undefined;
    case "Block":
      return k.block.statements.length === 0 && k.block.tail !== undefined
        ? fold(tcx, k.block.tail, args, depth)
        : undefined;
    case "Use":
    case "ValueTypeAscription":
      return fold(tcx, k.operand, args, depth);
    case "NamedConst":
      return foldTypedConst(tcx, k.def, tcx.instantiate(k.args, args), depth + 1);
    case "Unary": {
      const value = fold(tcx, k.operand, args, depth);
      if (value === undefined) return undefined;
      if (e.ty.kind === "Bool") return value === 0n ? 1n : 0n;
      return k.op === "Not" ? truncate(~value, e.ty) : exact(-signedValue(value, e.ty), e.ty);
    }
    case "Cast":
      return k.cast === "IntToInt" ? castInt(fold(tcx, k.operand, args, depth), k.operand.ty, e.ty) : undefined;
    case "Binary": {
      const left = fold(tcx, k.left, args, depth);
      const right = fold(tcx, k.right, args, depth);
      return left === undefined || right === undefined
        ? undefined
        : binary(k.op, signedValue(left, k.left.ty), signedValue(right, k.right.ty), e.ty);
    }
    default:
      return undefined;
  }
}

function signedValue(bits: bigint, ty: Ty): bigint {
  const width = intWidth(ty);
  return width?.signed === true ? BigInt.asIntN(width.bits, bits) : bits;
}
function truncate(value: bigint, ty: Ty): bigint | undefined {
  const width = intWidth(ty);
  return width === undefined ? undefined : BigInt.asUintN(width.bits, value);
}
/** The bits of `value` if the type can hold it. */
function exact(value: bigint, ty: Ty): bigint | undefined {
  const bits = truncate(value, ty);
  return bits !== undefined && signedValue(bits, ty) === value ? bits : undefined;
}
function castInt(bits: bigint | undefined, from: Ty, to: Ty): bigint | undefined {
  return bits === undefined ? undefined : truncate(signedValue(bits, from), to);
}

function binary(op: string, a: bigint, b: bigint, ty: Ty): bigint | undefined {
  switch (op) {
    case "Add":
      return exact(a + b, ty);
    case "Sub":
      return exact(a - b, ty);
    case "Mul":
      return exact(a * b, ty);
    case "Div":
      return b === 0n ? undefined : exact(a / b, ty);
    case "Rem":
      return b === 0n ? undefined : exact(a % b, ty);
    case "BitXor":
      return truncate(a ^ b, ty);
    case "BitAnd":
      return truncate(a & b, ty);
    case "BitOr":
      return truncate(a | b, ty);
    case "Shl":
      return b < 0n || b >= BigInt(intWidth(ty)?.bits ?? 0) ? undefined : truncate(a << b, ty);
    case "Shr":
      return b < 0n || b >= BigInt(intWidth(ty)?.bits ?? 0) ? undefined : truncate(a >> b, ty);
    default:
      return undefined;
  }
}
