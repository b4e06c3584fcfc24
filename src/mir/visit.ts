/** Rewriting places and operands throughout a body, and listing them; for passes. */
import { assertNever } from "../base/invariant";
import type {
  AssertMessage,
  Body,
  Operand,
  Place,
  Rvalue,
  Statement,
  StatementKind,
  Terminator,
  TerminatorKind,
} from "./mir";

export type MapPlace = (place: Place) => Place;

export function mapPlaces(body: Body, map: MapPlace): Body {
  return {
    ...body,
    blocks: body.blocks.map((block) => ({
      ...block,
      statements: block.statements.map(
        (statement): Statement => ({ ...mapStatement(statement, map), info: statement.info }),
      ),
      terminator: { ...mapTerminator(block.terminator, map), info: block.terminator.info } as Terminator,
    })),
    varDebugInfo: body.varDebugInfo.map((info) =>
      info.value.kind === "Place" ? { ...info, value: { kind: "Place", place: map(info.value.place) } } : info,
    ),
    viewFlags: body.viewFlags.map((flag) => ({ ...flag, place: map(flag.place) })),
  };
}

export function mapOperand(operand: Operand, map: MapPlace): Operand {
  return operand.kind === "Constant" ? operand : { kind: operand.kind, place: map(operand.place) };
}

export function mapRvalue(rvalue: Rvalue, map: MapPlace): Rvalue {
  switch (rvalue.kind) {
    case "Use":
    case "Repeat":
    case "Cast":
    case "UnaryOp":
    case "ShallowInitBox":
      return { ...rvalue, operand: mapOperand(rvalue.operand, map) };
    case "BinaryOp":
      return { ...rvalue, left: mapOperand(rvalue.left, map), right: mapOperand(rvalue.right, map) };
    case "Ref":
    case "RawPtr":
    case "Len":
    case "Discriminant":
    case "CopyForDeref":
      return { ...rvalue, place: map(rvalue.place) };
    case "Aggregate":
      return { ...rvalue, operands: rvalue.operands.map((operand) => mapOperand(operand, map)) };
    case "NullaryOp":
      return rvalue;
    default:
      return assertNever(rvalue);
  }
}

function mapStatement(statement: StatementKind, map: MapPlace): StatementKind {
  switch (statement.kind) {
    case "Assign":
      return { ...statement, place: map(statement.place), rvalue: mapRvalue(statement.rvalue, map) };
    case "SetDiscriminant":
    case "FakeRead":
    case "PlaceMention":
    case "AscribeUserType":
    case "Deinit":
      return { ...statement, place: map(statement.place) };
    case "Assume":
      return { ...statement, operand: mapOperand(statement.operand, map) };
    case "CopyNonOverlapping":
      return {
        ...statement,
        source: mapOperand(statement.source, map),
        destination: mapOperand(statement.destination, map),
        count: mapOperand(statement.count, map),
      };
    default:
      return statement;
  }
}

function mapMessage(message: AssertMessage, map: MapPlace): AssertMessage {
  switch (message.kind) {
    case "BoundsCheck":
      return { ...message, length: mapOperand(message.length, map), index: mapOperand(message.index, map) };
    case "Overflow":
      return { ...message, left: mapOperand(message.left, map), right: mapOperand(message.right, map) };
    case "OverflowNeg":
    case "DivisionByZero":
    case "RemainderByZero":
      return { ...message, operand: mapOperand(message.operand, map) };
    default:
      return message;
  }
}

function mapTerminator(terminator: TerminatorKind, map: MapPlace): TerminatorKind {
  switch (terminator.kind) {
    case "SwitchInt":
      return { ...terminator, discriminant: mapOperand(terminator.discriminant, map) };
    case "Drop":
      return { ...terminator, place: map(terminator.place) };
    case "Call":
      return {
        ...terminator,
        func: mapOperand(terminator.func, map),
        args: terminator.args.map((arg) => mapOperand(arg, map)),
        destination: map(terminator.destination),
      };
    case "Assert":
      return {
        ...terminator,
        condition: mapOperand(terminator.condition, map),
        message: mapMessage(terminator.message, map),
      };
    case "Yield":
      return { ...terminator, value: mapOperand(terminator.value, map), resumeArg: map(terminator.resumeArg) };
    default:
      return terminator;
  }
}
