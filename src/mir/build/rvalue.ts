/** Expressions as rvalues: operators with their overflow checks, casts, aggregates. What needs control flow is in `into.ts`. */
import { bug } from "../../base/invariant";
import type { Span } from "../../base/source";
import type { CapturedPlace, Expr } from "../../types/body";
import { mkTuple, mkUint, tyBool } from "../../types/intern";
import type { BinOp as TypedBinOp } from "../../types/operators";
import type { Mutability, Ty, UintTy } from "../../types/ty";
import type { AssertMessage, BinOp, BorrowKind, Operand, Place, Rvalue } from "../mir";
import { type Builder, copyOf, moveOf, placeOf, project, scalarConstant } from "./builder";
import { captureTy } from "./captures";
import { readUncaptured } from "./closureReads";
import { constantOf } from "./constant";
import { asLocalOperand, asOperand, foldNegation } from "./operand";
import { type PlaceBuilder, placeBuilderOf, projectBuilder, toPlace } from "./place";
import type { Scope } from "./scope";

/** `scope`: where temporaries of operands are dropped. */
export function asRvalue(b: Builder, scope: Scope | undefined, original: Expr): Rvalue {
  const expr = foldNegation(original);
  const { kind, span, ty } = expr;
  const constant = constantOf(expr);
  if (constant !== undefined) return { kind: "Use", operand: { kind: "Constant", constant } };
  switch (kind.kind) {
    case "Binary": {
      const left = asOperand(b, scope, kind.left);
      const right = asOperand(b, scope, kind.right);
      return binaryOp(b, kind.op, ty, left, right, kind.left.ty, kind.right.ty, span);
    }
    case "Unary": {
      const operand = asOperand(b, scope, kind.operand);
      if (kind.op === "Neg" && ty.kind === "Int") checkNegation(b, operand, ty, span);
      return { kind: "UnaryOp", op: kind.op, operand };
    }
    case "Cast":
      return castRvalue(b, scope, expr, kind);
    case "Repeat":
      return { kind: "Repeat", operand: asOperand(b, scope, kind.value), count: kind.count };
    case "Array": {
      const elem = ty.kind === "Array" ? ty.elem : bug("an array expression of another type");
      return {
        kind: "Aggregate",
        aggregate: { kind: "Array", elem },
        operands: kind.elements.map((element) => asOperand(b, scope, element)),
      };
    }
    case "Tuple":
      return {
        kind: "Aggregate",
        aggregate: { kind: "Tuple" },
        operands: kind.fields.map((field) => asOperand(b, scope, field)),
      };
    case "Closure":
      return closureRvalue(b, scope, expr, kind);
    default:
      return { kind: "Use", operand: asOperand(b, scope, expr) };
  }
}

export function asLocalRvalue(b: Builder, expr: Expr): Rvalue {
  return asRvalue(b, b.scopes.top, expr);
}

// ---- Operators ----

const checkedOps: Partial<Record<TypedBinOp, BinOp>> = {
  Add: "AddWithOverflow",
  Sub: "SubWithOverflow",
  Mul: "MulWithOverflow",
};

export function binaryOp(
  b: Builder,
  op: TypedBinOp,
  ty: Ty,
  left: Operand,
  right: Operand,
  leftTy: Ty,
  rightTy: Ty,
  span: Span,
): Rvalue {
  const checked = checkedOps[op];
  if (isIntegral(ty)) {
    if (checked !== undefined) return checkedArithmetic(b, checked, op, ty, left, right, span);
    if (op === "Shl" || op === "Shr") checkShift(b, op, leftTy, left, right, rightTy, span);
    if (op === "Div" || op === "Rem") checkDivision(b, op, ty, left, right, span);
  }
  return { kind: "BinaryOp", op, left, right };
}

function checkedArithmetic(
  b: Builder,
  checked: BinOp,
  op: TypedBinOp,
  ty: Ty,
  left: Operand,
  right: Operand,
  span: Span,
): Rvalue {
  const pair = b.tempPlace(mkTuple([ty, tyBool]), span);
  b.assign(pair, { kind: "BinaryOp", op: checked, left: asCopy(left), right: asCopy(right) }, span);
  const overflowed = project(pair, { kind: "Field", field: 1, ty: tyBool });
  assertThat(b, moveOf(overflowed), false, { kind: "Overflow", op, left, right }, span);
  return { kind: "Use", operand: moveOf(project(pair, { kind: "Field", field: 0, ty })) };
}

/** The distance must be below the number of bits; it is compared as unsigned. */
function checkShift(
  b: Builder,
  op: "Shl" | "Shr",
  leftTy: Ty,
  left: Operand,
  right: Operand,
  rightTy: Ty,
  span: Span,
): void {
  let distance = asCopy(right);
  let distanceTy = rightTy;
  if (rightTy.kind === "Int") {
    distanceTy = mkUint(`u${rightTy.int.slice(1)}` as UintTy);
    const unsigned = b.tempPlace(distanceTy, span);
    b.assign(unsigned, { kind: "Cast", cast: "IntToInt", operand: distance, ty: distanceTy }, span);
    distance = moveOf(unsigned);
  }
  const inRange = b.tempPlace(tyBool, span);
  b.assign(
    inRange,
    { kind: "BinaryOp", op: "Lt", left: distance, right: scalarConstant(distanceTy, BigInt(widthBits(leftTy)), span) },
    span,
  );
  assertThat(b, moveOf(inRange), true, { kind: "Overflow", op, left, right }, span);
}

function checkDivision(b: Builder, op: "Div" | "Rem", ty: Ty, left: Operand, right: Operand, span: Span): void {
  const isZero = b.tempPlace(tyBool, span);
  b.assign(isZero, { kind: "BinaryOp", op: "Eq", left: asCopy(right), right: scalarConstant(ty, 0n, span) }, span);
  assertThat(
    b,
    moveOf(isZero),
    false,
    { kind: op === "Div" ? "DivisionByZero" : "RemainderByZero", operand: left },
    span,
  );
  if (ty.kind !== "Int") return;
  const bits = BigInt(widthBits(ty));
  const isMinusOne = b.tempPlace(tyBool, span);
  const isMin = b.tempPlace(tyBool, span);
  const overflows = b.tempPlace(tyBool, span);
  b.assign(
    isMinusOne,
    { kind: "BinaryOp", op: "Eq", left: asCopy(right), right: scalarConstant(ty, (1n << bits) - 1n, span) },
    span,
  );
  b.assign(
    isMin,
    { kind: "BinaryOp", op: "Eq", left: asCopy(left), right: scalarConstant(ty, 1n << (bits - 1n), span) },
    span,
  );
  b.assign(overflows, { kind: "BinaryOp", op: "BitAnd", left: moveOf(isMinusOne), right: moveOf(isMin) }, span);
  assertThat(b, moveOf(overflows), false, { kind: "Overflow", op, left, right }, span);
}

function checkNegation(b: Builder, operand: Operand, ty: Ty, span: Span): void {
  const isMin = b.tempPlace(tyBool, span);
  const min = scalarConstant(ty, 1n << BigInt(widthBits(ty) - 1), span);
  b.assign(isMin, { kind: "BinaryOp", op: "Eq", left: asCopy(operand), right: min }, span);
  assertThat(b, moveOf(isMin), false, { kind: "OverflowNeg", operand: asCopy(operand) }, span);
}

function assertThat(b: Builder, condition: Operand, expected: boolean, message: AssertMessage, span: Span): void {
  b.terminateUnwinding(
    (target) => ({ kind: "Assert", condition, expected, message, target, unwind: { kind: "Continue" } }),
    span,
  );
}

function asCopy(operand: Operand): Operand {
  return operand.kind === "Move" ? copyOf(operand.place) : operand;
}

function isIntegral(ty: Ty): boolean {
  return ty.kind === "Int" || ty.kind === "Uint";
}

function widthBits(ty: Ty): number {
  const name = ty.kind === "Int" ? ty.int : ty.kind === "Uint" ? ty.uint : bug(`no width: ${ty.kind}`);
  return name.endsWith("size") ? 64 : Number(name.slice(1));
}

// ---- Casts ----

/** An enum is cast through its discriminant. */
function castRvalue(
  b: Builder,
  scope: Scope | undefined,
  { ty, span }: Expr,
  { cast, operand: source }: Extract<Expr["kind"], { kind: "Cast" }>,
): Rvalue {
  const operand = asOperand(b, scope, source);
  if (cast !== "IntToInt" || source.ty.kind !== "Adt") return { kind: "Cast", cast, operand, ty };
  const value = b.tempPlace(source.ty, span);
  b.assign(value, { kind: "Use", operand }, span);
  const discriminantTy = b.tcx.discriminantTy(source.ty.def);
  const discriminant = b.tempPlace(discriminantTy, span);
  b.assign(discriminant, { kind: "Discriminant", place: value }, span);
  return { kind: "Cast", cast: "IntToInt", operand: moveOf(discriminant), ty };
}

// ---- Closures ----

function closureRvalue(
  b: Builder,
  scope: Scope | undefined,
  { ty, span }: Expr,
  kind: Extract<Expr["kind"], { kind: "Closure" }>,
): Rvalue {
  const args = ty.kind === "Closure" || ty.kind === "Coroutine" ? ty.args : kind.args;
  readUncaptured(b, kind.def, kind.captures);
  const operands = kind.captures.map((captured) => captureOperand(b, scope, captured, span));
  return {
    kind: "Aggregate",
    aggregate: { kind: kind.isCoroutine ? "Coroutine" : "Closure", def: kind.def, args },
    operands,
  };
}

function captureOperand(b: Builder, scope: Scope | undefined, captured: CapturedPlace, span: Span): Operand {
  const place = toPlace(b, capturedPath(b, captured));
  if (captured.by.kind === "Value") return b.consume(place, captured.ty);
  const reference = b.newTemp(captureTy(captured), span);
  b.push({ kind: "StorageLive", local: reference }, span);
  b.assign(
    placeOf(reference),
    { kind: "Ref", region: captured.by.region, borrow: captureBorrow(b, captured.by.borrow, place), place },
    span,
  );
  b.scopes.scheduleStorage(scope, reference);
  return moveOf(placeOf(reference));
}

/** What the closure does with a variable that is not mutable is judged in the closure's own body. */
function captureBorrow(b: Builder, borrow: "Shared" | "UniqueImm" | "Mut", place: Place): BorrowKind {
  if (borrow === "Shared") return { kind: "Shared" };
  const isMutable = borrow === "Mut" && rootMutability(b, place) === "Mut";
  return { kind: "Mut", mut: isMutable ? "Default" : "ClosureCapture" };
}

/** Of the variable, or of what the body itself captured. */
function rootMutability({ captures, locals }: Builder, { local, projection }: Place): Mutability | undefined {
  const upvar = projection.find((element) => element.kind === "Field");
  if (captures === undefined || local !== captures.environment.local || upvar === undefined)
    return locals[local]?.mutability;
  return captures.places[upvar.field]?.mutability;
}

/** The captured place, seen from the body that makes the closure. */
function capturedPath(b: Builder, captured: CapturedPlace): PlaceBuilder {
  const variable = b.variables.get(captured.binding);
  const guard = b.guardBindings.has(captured.binding) ? variable?.refForGuard : undefined;
  let path: PlaceBuilder = { base: { kind: "Upvar", binding: captured.binding }, projection: [] };
  if (guard !== undefined) path = placeBuilderOf(project(placeOf(guard), { kind: "Deref" }));
  else if (variable !== undefined) path = placeBuilderOf(placeOf(variable.local));
  for (const element of captured.projections) {
    path = projectBuilder(
      path,
      element.kind === "Deref" ? { kind: "Deref" } : { kind: "Field", field: element.field, ty: element.ty },
    );
  }
  return path;
}

// ---- Assignment ----

/** `place op= value` on built-in types: the value first, then the place. */
export function assignOp(
  b: Builder,
  kind: Extract<Expr["kind"], { kind: "AssignOp" }>,
  place: () => Place,
  span: Span,
): void {
  const right = asLocalOperand(b, kind.value);
  const destination = place();
  const rvalue = binaryOp(b, kind.op, kind.place.ty, copyOf(destination), right, kind.place.ty, kind.value.ty, span);
  b.assign(destination, rvalue, span);
}
