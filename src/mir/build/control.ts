/** Conditions, `if`, `&&` and `||`, and loops. */
import type { Span } from "../../base/source";
import type { Expr } from "../../types/body";
import { tyUnit } from "../../types/intern";
import type { BasicBlock, Place } from "../mir";
import { type Builder, moveOf, placeOf } from "./builder";
import { assignBool, intoPlace, intoTempScope } from "./into";
import { letCondition } from "./match/lower";

type LoopKind = Extract<Expr["kind"], { kind: "Loop" }>;
type IfKind = Extract<Expr["kind"], { kind: "If" }>;

/**
 * In edition 2024 the temporaries of an `if let` are dropped before `else`; until 2021 they live as long as the `if`
 * expression's own surroundings. Variables bound by the condition always end with `then`.
 */
export function ifExpr(b: Builder, destination: Place, kind: IfKind, span: Span): void {
  const join = b.newBlock();
  const outerScope = b.sourceScope;
  const otherwise = b.scopes.inIfThenScope(() => {
    const then = () => {
      conditionStop(b, kind.condition.span, span);
      condition(b, kind.condition);
      intoTempScope(b, destination, kind.then);
    };
    if (kind.edition2024) b.scopes.inTempScope(kind.then.span, then);
    else b.scopes.inScope(kind.then.span, then);
  });
  b.sourceScope = outerScope;
  b.goto(join, span);
  b.block = otherwise;
  const { otherwise: elseExpr } = kind;
  if (elseExpr === undefined) b.assignUnit(destination, span);
  else intoTempScope(b, destination, elseExpr);
  b.goto(join, span);
  b.block = join;
}

/** A condition that comes from sugar is no step, nor is one inside a macro. */
function conditionStop(b: Builder, span: Span, around: Span): void {
  if (span.lo < span.hi && !b.isInMacro(around)) b.stop("Condition", b.callSite(span) ?? span);
}

/**
 * Evaluates a condition: the current block afterwards is that of success; failures leave through `breakForElse`. Must be
 * called inside `inIfThenScope`. Only `let`s, and what is not a chain, use temporaries: a `let`'s live on in the scope around.
 */
export function condition(b: Builder, expr: Expr): void {
  const { kind, span } = expr;
  switch (kind.kind) {
    case "LogicalOp":
      if (kind.op === "And") {
        condition(b, kind.left);
        condition(b, kind.right);
      } else orCondition(b, kind.left, kind.right, span);
      return;
    case "Let":
      letCondition(b, kind.scrutinee, kind.pat, span);
      return;
    case "Use":
      condition(b, kind.operand);
      return;
    case "Unary":
      if (kind.op === "Not") {
        const success = b.scopes.inIfThenScope(() => b.scopes.inScope(span, () => condition(b, kind.operand)));
        b.scopes.breakForElse(b.block);
        b.block = success;
        return;
      }
      break;
    default:
  }
  const otherwise = testBool(b, expr);
  b.scopes.breakForElse(otherwise);
}

/** Temporaries of the test are dropped before either branch; the bool itself lives in the scope around. Returns the block of `false`. */
function testBool(b: Builder, expr: Expr): BasicBlock {
  const { span } = expr;
  const value = b.newTemp(expr.ty, span);
  b.push({ kind: "StorageLive", local: value }, span);
  b.scopes.scheduleStorage(b.scopes.top, value);
  b.scopes.inTempScope(span, () => intoPlace(b, placeOf(value), expr));
  const then = b.newBlock();
  const otherwise = b.newBlock();
  b.terminate(
    { kind: "SwitchInt", discriminant: moveOf(placeOf(value)), values: [0n], targets: [otherwise], otherwise: then },
    span,
  );
  b.block = then;
  return otherwise;
}

function orCondition(b: Builder, left: Expr, right: Expr, span: Span): void {
  const leftFailed = b.scopes.inIfThenScope(() => b.scopes.inScope(span, () => condition(b, left)));
  const join = b.newBlock();
  b.goto(join, span);
  b.block = leftFailed;
  condition(b, right);
  b.goto(join, span);
  b.block = join;
}

/** `a && b` as a value; also `let` in a place where a bool is wanted. */
export function logicalOp(b: Builder, destination: Place, expr: Expr): void {
  const { ty, span } = expr;
  const join = b.newBlock();
  const otherwise = b.scopes.inIfThenScope(() => {
    b.scopes.inScope(span, () => condition(b, expr));
  });
  assignBool(b, destination, true, ty, span);
  b.goto(join, span);
  b.block = otherwise;
  assignBool(b, destination, false, ty, span);
  b.goto(join, span);
  b.block = join;
}

export function negatedCondition(b: Builder, destination: Place, expr: Expr): void {
  logicalOp(b, destination, expr);
}

/**
 * The body is a block; a `while` is its condition's `if` inside. Each further turn has a stop on its way back to the head, so
 * that it can be paused; the first turn has that of the statement.
 */
export function loopExpr(b: Builder, destination: Place, kind: LoopKind, span: Span): void {
  const loopBlock = b.newBlock();
  const hasTurnStop = kind.source !== "WhileLoop" || b.isInMacro(span);
  const againBlock = hasTurnStop ? b.newBlock() : loopBlock;
  b.goto(loopBlock, span);
  b.scopes.inBreakableScope(kind.label, destination, againBlock, span, () => {
    b.block = loopBlock;
    b.terminateUnwinding((realTarget) => ({ kind: "FalseUnwind", realTarget, unwind: { kind: "Continue" } }), span);
    const unit = b.tempPlace(tyUnit, span);
    b.scopes.inTempScope(kind.body.span, () => intoPlace(b, unit, kind.body));
    b.goto(againBlock, span);
    if (hasTurnStop) {
      b.block = againBlock;
      b.stop("LoopHead", loopHeadSpan(b, kind, span));
      b.goto(loopBlock, span);
    }
    return false;
  });
}

/** `loop` itself, or `for` with its pattern and iterator; of a loop inside a macro the macro call. */
function loopHeadSpan(b: Builder, kind: LoopKind, span: Span): Span {
  if (b.isInMacro(span)) return b.callSite(span) ?? span;
  const end = kind.source === "ForLoop" ? turnOf(kind.body) : kind.body;
  const head = { ...span, hi: Math.max(span.lo, Math.min(span.hi, end.span.lo)) };
  return { ...head, hi: head.lo + b.tcx.sources.textOf(head).trimEnd().length };
}

/** The block that a `for` runs each turn: the last arm of the match on `next`. */
function turnOf(body: Expr): Expr {
  const statement = body.kind.kind === "Block" ? body.kind.block.statements[0] : undefined;
  const match = statement?.kind === "Expr" ? statement.expr.kind : undefined;
  return (match?.kind === "Match" ? match.arms.at(-1)?.body : undefined) ?? body;
}
