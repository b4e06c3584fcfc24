/**
 * Why the evaluation of a constant failed, in rustc's words (E0080), read from the suspended frames of the evaluating machine: the
 * reason, the place in the constant itself, and the calls it was inside of. Worked example: for `const A: u32 = sub(3, 5);` the
 * frames are `sub` at its assertion and `A` at its call: "attempt to compute `3_u32 - 5_u32`, which would overflow", at the call.
 */
import type { Span } from "../base/source";
import { maxOfSize } from "../layout/layout";
import type { AssertMessage, Operand, Place } from "../mir/mir";
import { derefTy } from "../mir/placeTy";
import type { Ty } from "../types/ty";
import { type Frame, frames, type MachineState, slotAddress } from "./frames";
import { readBits } from "./link";

export interface ConstFailure {
  readonly reason: string;
  /** In the constant's own body. */
  readonly span: Span;
  readonly constant: string;
  /** Functions that were being called, outermost first, and where each stood. */
  readonly inside: readonly { readonly name: string; readonly span: Span }[];
}

/** The evaluation of a constant failed: E0080. */
export class ConstEvalError extends Error {
  constructor(readonly failure: ConstFailure) {
    super(`evaluation of \`${failure.constant}\` failed: ${failure.reason}`);
  }
}

/** A `#[track_caller]` function stands for its caller. */
export function failureAt(state: MachineState, reason: string, constant: string, whole: Span): ConstFailure {
  const told = frames(state)
    .filter(({ fn }) => !fn.body.trackCaller)
    .reverse();
  const [outermost, ...calls] = told;
  return {
    reason,
    constant,
    span: outermost === undefined ? whole : spanOf(outermost),
    inside: calls.map((frame) => ({ name: frame.fn.name, span: spanOf(frame) })),
  };
}

function spanOf({ fn, location }: Frame): Span {
  const block = fn.body.blocks[location.block];
  return block?.statements[location.statementIndex]?.info.span ?? block?.terminator.info.span ?? fn.body.span;
}

/** The assertion that the innermost frame failed at, in words; undefined where it stands elsewhere. */
export function failedAssertion(state: MachineState): string | undefined {
  const [frame] = frames(state, 1);
  const terminator = frame?.fn.body.blocks[frame.location.block]?.terminator;
  if (frame === undefined || terminator?.kind !== "Assert") return undefined;
  return assertionText(terminator.message, (operand) => printOperand(state, frame, operand));
}

const infix: Readonly<Record<string, string>> = { Add: "+", Sub: "-", Mul: "*", Div: "/", Rem: "%" };

function assertionText(message: AssertMessage, text: (operand: Operand) => Value): string {
  switch (message.kind) {
    case "BoundsCheck":
      return `index out of bounds: the length is ${text(message.length).bare} but the index is ${text(message.index).bare}`;
    case "Overflow":
      return overflowText(message.op.replace(/WithOverflow|Unchecked/, ""), text(message.left), text(message.right));
    case "OverflowNeg":
      return `attempt to negate \`${text(message.operand).typed}\`, which would overflow`;
    case "DivisionByZero":
      return `attempt to divide \`${text(message.operand).typed}\` by zero`;
    case "RemainderByZero":
      return `attempt to calculate the remainder of \`${text(message.operand).typed}\` with a divisor of zero`;
    case "ResumedAfterReturn":
      return "`async fn` resumed after completion";
    case "ResumedAfterPanic":
      return "`async fn` resumed after panicking";
  }
}

function overflowText(op: string, left: Value, right: Value): string {
  if (op === "Shl") return `attempt to shift left by \`${right.typed}\`, which would overflow`;
  if (op === "Shr") return `attempt to shift right by \`${right.typed}\`, which would overflow`;
  if (op === "Rem")
    return `attempt to compute the remainder of \`${left.typed} % ${right.typed}\`, which would overflow`;
  return `attempt to compute \`${left.typed} ${infix[op] ?? op} ${right.typed}\`, which would overflow`;
}

/** An integer as rustc shows it: `5_i32`, or `i32::MAX`. */
interface Value {
  readonly typed: string;
  readonly bare: string;
}

const unknown: Value = { typed: "_", bare: "_" };

function printOperand(state: MachineState, frame: Frame, operand: Operand): Value {
  const { link } = state.program;
  if (operand.kind === "Constant") {
    const ty = link.cx.monoTy(operand.constant.ty, frame.fn.args);
    const bytes = link.constantBytes(frame.fn, operand.constant, ty);
    return printInt(
      ty,
      bytes.reduceRight((bits, byte) => (bits << 8n) | BigInt(byte), 0n),
    );
  }
  const found = placeAddress(state, frame, operand.place);
  if (found === undefined) return unknown;
  const { sizeBytes } = link.cx.layouts.layoutOf(found.ty);
  return printInt(found.ty, readBits(state.view, found.address, sizeBytes));
}

/** Operands of assertions are locals, fields of them, or behind thin pointers. */
function placeAddress(state: MachineState, frame: Frame, place: Place): { address: number; ty: Ty } | undefined {
  const { layouts } = state.program.link.cx;
  let address = slotAddress(frame, place.local);
  let ty = frame.fn.tys[place.local];
  for (const element of place.projection) {
    if (ty === undefined) return undefined;
    if (element.kind === "Deref") {
      address = Number(state.view.getBigUint64(address, true));
      ty = derefTy(ty);
    } else if (element.kind === "Field") {
      const field = layouts.layoutOf(ty).fields[element.field];
      if (field === undefined) return undefined;
      address += field.offsetBytes;
      ty = field.ty;
    } else return undefined;
  }
  return ty === undefined ? undefined : { address, ty };
}

function printInt(ty: Ty, bits: bigint): Value {
  const name = ty.kind === "Int" ? ty.int : ty.kind === "Uint" ? ty.uint : undefined;
  if (name === undefined) return unknown;
  const sizeBytes = /size$/.test(name) ? 8 : Number(name.slice(1)) / 8;
  const max = ty.kind === "Int" ? maxOfSize(sizeBytes) >> 1n : maxOfSize(sizeBytes);
  const value = ty.kind === "Int" ? BigInt.asIntN(sizeBytes * 8, bits) : bits;
  if (value === max) return { typed: `${name}::MAX`, bare: `${value}` };
  if (ty.kind === "Int" && value === -max - 1n) return { typed: `${name}::MIN`, bare: `${value}` };
  return { typed: `${value}_${name}`, bare: `${value}` };
}
