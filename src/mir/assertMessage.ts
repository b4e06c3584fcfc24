/**
 * The texts of `Assert`'s messages, as rustc prints them in MIR and as the panic says them (with `{}` filled in by the
 * machine). One table, read by the printer, the parser and the machine.
 */
import type { AssertMessage, BinOp, Operand } from "./mir";

const overflowTexts: Partial<Record<BinOp, string>> = {
  Add: "attempt to compute `{} + {}`, which would overflow",
  Sub: "attempt to compute `{} - {}`, which would overflow",
  Mul: "attempt to compute `{} * {}`, which would overflow",
  Div: "attempt to compute `{} / {}`, which would overflow",
  Rem: "attempt to compute the remainder of `{} % {}`, which would overflow",
  Shl: "attempt to shift left by `{}`, which would overflow",
  Shr: "attempt to shift right by `{}`, which would overflow",
};
const boundsCheck = "index out of bounds: the length is {} but the index is {}";
const overflowNeg = "attempt to negate `{}`, which would overflow";
const divisionByZero = "attempt to divide `{}` by zero";
const remainderByZero = "attempt to calculate the remainder of `{}` with a divisor of zero";
const resumedAfterReturn = "`async fn` resumed after completion";
const resumedAfterPanic = "`async fn` resumed after panicking";

export interface AssertText {
  readonly text: string;
  readonly operands: readonly Operand[];
}

export function assertText(message: AssertMessage): AssertText {
  switch (message.kind) {
    case "BoundsCheck":
      return { text: boundsCheck, operands: [message.length, message.index] };
    case "Overflow": {
      const text = overflowTexts[message.op] ?? "";
      const shift = message.op === "Shl" || message.op === "Shr";
      return { text, operands: shift ? [message.right] : [message.left, message.right] };
    }
    case "OverflowNeg":
      return { text: overflowNeg, operands: [message.operand] };
    case "DivisionByZero":
      return { text: divisionByZero, operands: [message.operand] };
    case "RemainderByZero":
      return { text: remainderByZero, operands: [message.operand] };
    case "ResumedAfterReturn":
      return { text: resumedAfterReturn, operands: [] };
    case "ResumedAfterPanic":
      return { text: resumedAfterPanic, operands: [] };
  }
}

/** The message with that text. A shift's left operand is not printed; it is given as the right one. */
export function assertMessageOf({ text, operands }: AssertText): AssertMessage | undefined {
  const [first, second] = operands;
  if (text === resumedAfterReturn) return { kind: "ResumedAfterReturn" };
  if (text === resumedAfterPanic) return { kind: "ResumedAfterPanic" };
  if (first === undefined) return undefined;
  if (text === overflowNeg) return { kind: "OverflowNeg", operand: first };
  if (text === divisionByZero) return { kind: "DivisionByZero", operand: first };
  if (text === remainderByZero) return { kind: "RemainderByZero", operand: first };
  if (text === boundsCheck && second !== undefined) return { kind: "BoundsCheck", length: first, index: second };
  const op = (Object.keys(overflowTexts) as BinOp[]).find((key) => overflowTexts[key] === text);
  return op === undefined ? undefined : { kind: "Overflow", op, left: first, right: second ?? first };
}
