/** Expressions evaluated into a place: everything that needs control flow or calls, and the common way in for the rest. */
import { bug, expectDefined } from "../../base/invariant";
import type { Span } from "../../base/source";
import type { Expr } from "../../types/body";
import { mkFnDef, mkTyArgs, tyU32, tyUsize } from "../../types/intern";
import type { Operand, Place } from "../mir";
import { derefTy } from "../placeTy";
import { astBlock } from "./block";
import { type Builder, copyOf, moveOf, placeOf, project, scalarConstant } from "./builder";
import { isConstantExpr } from "./constant";
import { ifExpr, logicalOp, loopExpr, negatedCondition } from "./control";
import { matchExpr } from "./match/lower";
import { asLocalOperand, asTemp, foldNegation } from "./operand";
import { asPlace } from "./place";
import { asLocalRvalue } from "./rvalue";
import { isStatementLike, statementExpr } from "./statement";

/** Evaluates `expr` into `destination`, in a scope of its own that drops its operands' temporaries. */
export function intoPlace(b: Builder, destination: Place, expr: Expr): void {
  if (expr.isPart === true) intoInner(b, destination, expr);
  else b.scopes.inScope(expr.span, () => intoInner(b, destination, expr));
}

/** As `intoPlace`, where the scope of the expression also drops the temporaries made in it. */
export function intoTempScope(b: Builder, destination: Place, expr: Expr): void {
  b.scopes.inTempScope(expr.span, () => intoInner(b, destination, expr));
}

function intoInner(b: Builder, destination: Place, expr: Expr): void {
  const { kind, span } = expr;
  if (isConstantExpr(foldNegation(expr))) {
    b.assign(destination, asLocalRvalue(b, expr), span);
    return;
  }
  switch (kind.kind) {
    case "Block":
      astBlock(b, destination, kind.block);
      return;
    case "Match":
      // What the head of a `for` borrows ends with the loop, wherever it stands.
      if (kind.source === "ForLoop") b.scopes.inTempScope(span, () => matchExpr(b, destination, expr, kind));
      else matchExpr(b, destination, expr, kind);
      return;
    case "If":
      ifExpr(b, destination, kind, span);
      return;
    case "Let":
    case "LogicalOp":
      logicalOp(b, destination, expr);
      return;
    case "Unary":
      if (kind.op === "Not" && kind.operand.kind.kind === "Let") negatedCondition(b, destination, expr);
      else b.assign(destination, asLocalRvalue(b, expr), span);
      return;
    case "NeverToAny": {
      asTemp(b, b.scopes.top, kind.operand, "Mut");
      b.terminate({ kind: "Unreachable" }, span);
      b.startUnreachable();
      return;
    }
    case "Loop":
      loopExpr(b, destination, kind, span);
      return;
    case "Call":
      callExpr(b, destination, expr, kind);
      return;
    case "Use":
      intoPlace(b, destination, kind.operand);
      return;
    case "OffsetOf":
      offsetOf(b, destination, kind.fields, span);
      return;
    case "Borrow":
    case "RawBorrow":
      borrowExpr(b, destination, expr);
      return;
    case "Adt":
      adtExpr(b, destination, expr, kind);
      return;
    case "Yield":
      yieldExpr(b, destination, kind.value, span);
      return;
    case "Error":
      b.terminate({ kind: "Unreachable" }, span);
      b.startUnreachable();
      return;
    default:
  }
  if (isStatementLike(expr)) {
    statementExpr(b, expr);
    b.assignUnit(destination, span);
  } else if (isPlaceExpr(expr)) readPlace(b, destination, expr);
  else b.assign(destination, asLocalRvalue(b, expr), span);
}

export function isPlaceExpr({ kind }: Expr): boolean {
  switch (kind.kind) {
    case "VarRef":
    case "UpvarRef":
    case "StaticRef":
    case "Field":
    case "Index":
    case "Deref":
    // What is ascribed stands in a place: that of its operand, or a temporary.
    case "ValueTypeAscription":
      return true;
    default:
      return false;
  }
}

function readPlace(b: Builder, destination: Place, expr: Expr): void {
  // Its scope is open already.
  const place = asPlace(b, { ...expr, isPart: true });
  b.assign(destination, { kind: "Use", operand: b.consume(place, expr.ty) }, expr.span);
}

// ---- Borrows ----

function borrowExpr(b: Builder, destination: Place, expr: Expr): void {
  const { kind, ty } = expr;
  const span = valueSpan(expr);
  if (kind.kind === "RawBorrow") {
    b.assign(destination, { kind: "RawPtr", mutbl: kind.mutbl, place: asPlace(b, kind.place) }, span);
    return;
  }
  if (kind.kind !== "Borrow") return;
  const place = asPlace(b, kind.place);
  const region = expectDefined(ty.kind === "Ref" ? ty.region : undefined, "region of a borrow");
  const borrow =
    kind.mutbl === "Not"
      ? ({ kind: "Shared" } as const)
      : ({ kind: "Mut", mut: kind.twoPhase ? "TwoPhase" : "Default" } as const);
  b.assign(destination, { kind: "Ref", region, borrow, place }, span);
}

/** A reborrow that a coercion puts around a block stands at the block's value. */
function valueSpan({ kind, span }: Expr): Span {
  if (kind.kind !== "Borrow" || kind.origin === "Source" || kind.place.kind.kind !== "Deref") return span;
  const inner = kind.place.kind.base.kind;
  return inner.kind === "Block" && inner.block.tail !== undefined ? inner.block.tail.span : span;
}

// ---- Calls ----

/** The callee, then the arguments in order; temporaries that are moved in are not dropped here any more. */
function callExpr(
  b: Builder,
  destination: Place,
  { ty, span }: Expr,
  kind: Extract<Expr["kind"], { kind: "Call" }>,
): void {
  const func = asLocalOperand(b, kind.func);
  const callee = kind.func.ty;
  if (callee.kind === "FnDef" && b.tcx.intrinsicName(callee.def) === "write_box_via_move") {
    writeBoxViaMove(b, destination, kind.args, span);
    return;
  }
  const args = kind.args.map((arg) => asCallOperand(b, arg));
  const callSource = kind.source === "Operator" ? "OverloadedOperator" : kind.source === "Desugar" ? "Misc" : "Normal";
  const from = b.block;
  const returns = b.tcx.isInhabited(ty);
  const target = b.newBlock();
  b.scopes.recordMoved(args);
  b.terminate(
    {
      kind: "Call",
      func,
      args,
      destination,
      target: returns ? target : undefined,
      unwind: { kind: "Continue" },
      callSource,
      fnSpan: kind.fnSpan,
    },
    span,
  );
  b.scopes.divergeFrom(from);
  b.block = target;
}

/** `value` of `MaybeUninit`, and what `ManuallyDrop` and `MaybeDangling` hold. */
const fieldsOfMaybeUninit = [1, 0, 0] as const;

/** The value is made inside the box, and the box is the result. */
function writeBoxViaMove(b: Builder, destination: Place, args: readonly Expr[], span: Span): void {
  const [boxed, value] = [expectDefined(args[0], "box"), expectDefined(args[1], "value")];
  const box = placeOf(asTemp(b, b.scopes.top, boxed, "Mut"));
  let inside = project(box, { kind: "Deref" });
  let ty = derefTy(boxed.ty);
  for (const field of fieldsOfMaybeUninit) {
    if (ty.kind !== "Adt") return bug(`field of a ${ty.kind}`);
    const { variants } = b.tcx.adtDef(ty.def);
    ty = b.tcx.normalize(b.tcx.fieldTy(expectDefined(variants[0], "fields"), field, ty.args), b.env);
    inside = project(inside, { kind: "Field", field, ty });
  }
  intoPlace(b, inside, value);
  b.assign(destination, { kind: "Use", operand: moveOf(box) }, span);
}

/** Suspends the coroutine; what it is resumed with is the value. Dropping it while suspended drops all that is in scope. */
function yieldExpr(b: Builder, destination: Place, value: Expr, span: Span): void {
  const operand = asLocalOperand(b, value);
  const from = b.block;
  const resume = b.newBlock();
  b.terminate({ kind: "Yield", value: operand, resume, resumeArg: destination, drop: undefined }, span);
  b.scopes.coroutineDropFrom(from);
  b.block = resume;
}

/** An argument that may be unsized (`*self` of a `Box<dyn FnOnce()>`) is passed where it stands: there is no room to move it to. */
function asCallOperand(b: Builder, arg: Expr): Operand {
  if (arg.kind.kind !== "Deref" || b.tcx.isSized(arg.ty, b.env)) return asLocalOperand(b, arg);
  return { kind: "Move", place: asPlace(b, arg) };
}

// ---- Struct literals ----

/** Fields are evaluated as written and put in order; `..base` gives the rest. */
function adtExpr(b: Builder, destination: Place, { span }: Expr, kind: Extract<Expr["kind"], { kind: "Adt" }>): void {
  const values = new Map<number, Operand>();
  for (const { field, value } of kind.fields) values.set(field, asLocalOperand(b, value));
  if (kind.base !== undefined) {
    const base = asPlace(b, kind.base.base);
    for (const { field, ty } of kind.base.fields)
      if (!values.has(field)) values.set(field, b.consume(project(base, { kind: "Field", field, ty }), ty));
  }
  const adt = b.tcx.adtDef(kind.def);
  const activeField = adt.adtKind === "Union" ? kind.fields[0]?.field : undefined;
  const operands = [...values].sort(([left], [right]) => left - right).map(([, operand]) => operand);
  b.assign(
    destination,
    {
      kind: "Aggregate",
      aggregate: {
        kind: "Adt",
        def: kind.def,
        variant: kind.variant,
        args: kind.args,
        activeField,
        ...(kind.userType === undefined ? {} : { userType: kind.userType }),
      },
      operands,
    },
    span,
  );
}

// ---- offset_of! ----

/** The sum of the steps' offsets, each asked of an intrinsic: they are known when the types are. */
function offsetOf(
  b: Builder,
  destination: Place,
  fields: Extract<Expr["kind"], { kind: "OffsetOf" }>["fields"],
  span: Span,
): void {
  const offsets = fields.map(({ container, variant, field }) => {
    const offset = b.tempPlace(tyUsize, span);
    const ty = mkFnDef(b.tcx.langItem("offset_of"), mkTyArgs(container));
    const func: Operand = {
      kind: "Constant",
      constant: { span, ty, value: { kind: "ZeroSized" }, userType: undefined },
    };
    const args = [variant, field].map((index) => scalarConstant(tyU32, BigInt(index), span));
    b.terminateUnwinding(
      (target) => ({
        kind: "Call",
        func,
        args,
        destination: offset,
        target,
        unwind: { kind: "Continue" },
        callSource: "Misc",
        fnSpan: span,
      }),
      span,
    );
    return offset;
  });
  b.assign(destination, { kind: "Use", operand: scalarConstant(tyUsize, 0n, span) }, span);
  for (const offset of offsets)
    b.assign(destination, { kind: "BinaryOp", op: "Add", left: copyOf(destination), right: copyOf(offset) }, span);
}

export function assignBool(b: Builder, destination: Place, value: boolean, ty: Expr["ty"], span: Span): void {
  b.assign(destination, { kind: "Use", operand: scalarConstant(ty, value ? 1n : 0n, span) }, span);
}
