/** Lists the operands of a body, in order: for readers that look for constants or moves. */
import type { Body, Operand, Rvalue, Statement, Terminator } from "./mir";

export function operandsOf(body: Body): Operand[] {
  return body.blocks.flatMap(({ statements, terminator }) => [
    ...statements.flatMap(operandsOfStatement),
    ...operandsOfTerminator(terminator),
  ]);
}

export function operandsOfStatement(statement: Statement): readonly Operand[] {
  return statement.kind === "Assign" ? rvalueOperands(statement.rvalue) : [];
}

export function rvalueOperands(rvalue: Rvalue): readonly Operand[] {
  switch (rvalue.kind) {
    case "Use":
    case "Repeat":
    case "Cast":
    case "UnaryOp":
    case "ShallowInitBox":
      return [rvalue.operand];
    case "BinaryOp":
      return [rvalue.left, rvalue.right];
    case "Aggregate":
      return rvalue.operands;
    default:
      return [];
  }
}

export function operandsOfTerminator(terminator: Terminator): readonly Operand[] {
  switch (terminator.kind) {
    case "Call":
      return [terminator.func, ...terminator.args];
    case "SwitchInt":
      return [terminator.discriminant];
    case "Assert":
      return [terminator.condition];
    case "Yield":
      return [terminator.value];
    default:
      return [];
  }
}
