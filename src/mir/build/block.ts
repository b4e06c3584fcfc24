/**
 * Blocks, `let` statements and the steps a person sees. Each `let` opens a scope (of drops, and of names) that lasts to
 * the end of its block.
 */
import { expectDefined } from "../../base/invariant";
import type { Span } from "../../base/source";
import type { Block, Expr, Stmt } from "../../types/body";
import type { Place, StopPoint } from "../mir";
import type { Builder } from "./builder";
import { intoPlace, intoTempScope } from "./into";
import { declareBindings, letElse, letVariable, letWithInit, letWithoutInit } from "./match/lower";
import { statementExpr } from "./statement";
import { extendedLet, extendLetTemporaries } from "./temporaries";

type LetStmt = Extract<Stmt, { kind: "Let" }>;

export function astBlock(b: Builder, destination: Place, block: Block): void {
  if (block.label === undefined) {
    blockContents(b, destination, block);
    return;
  }
  b.scopes.inBreakableScope(block.label, destination, undefined, block.span, () => {
    blockContents(b, destination, block);
    return true;
  });
}

function blockContents(b: Builder, destination: Place, block: Block): void {
  const outerScope = b.sourceScope;
  let openScopes = 0;
  b.scopes.push(block.span);
  for (const statement of block.statements) {
    if (statement.kind === "Expr") {
      expressionStatement(b, statement.expr, statement.span, block.span);
      continue;
    }
    b.scopes.push({ ...block.span, lo: statement.span.lo });
    openScopes += 1;
    const remainder = { ...block.span, lo: statement.span.hi };
    if (statement.isSuper === true) superLet(b, statement, remainder);
    else letStatement(b, statement, remainder);
  }
  blockTail(b, destination, block);
  if (block === b.bodyBlock && !blockDiverges(block)) b.stopAtReturn();
  for (; openScopes > 0; openScopes--) b.scopes.pop();
  b.scopes.pop();
  b.sourceScope = outerScope;
}

/** The `break` that a `while` ends with was made with its block, and is no step. */
function expressionStatement(b: Builder, expr: Expr, span: Span, block: Span): void {
  const isSugar = expr.kind.kind === "Break" && span.lo === block.lo && span.hi === block.hi;
  if (!isSugar) stopBefore(b, expr, "Statement", span, block);
  b.scopes.inTempScope(span, () => statementExpr(b, expr));
}

/** In edition 2024 the temporaries of the value are dropped before the block's variables. */
function blockTail(b: Builder, destination: Place, block: Block): void {
  const { tail } = block;
  if (tail === undefined) {
    if (!blockDiverges(block)) b.assignUnit(destination, block.span);
    return;
  }
  stopBefore(b, tail, "Tail", tail.span, block.span);
  if (block.edition2024) intoTempScope(b, destination, tail);
  else intoPlace(b, destination, tail);
}

/** Without a value, and the last statement never ends: nothing is assigned after it. */
function blockDiverges({ statements, tail }: Block): boolean {
  if (tail !== undefined) return tail.ty.kind === "Never" || tail.kind.kind === "NeverToAny";
  const last = statements.at(-1);
  return last?.kind === "Expr" && last.expr.ty.kind === "Never";
}

function letStatement(b: Builder, statement: LetStmt, remainder: Span): void {
  const scope = b.scopes.top;
  const { pat, init } = statement;
  const inner = b.newSourceScope(remainder, b.sourceScope);
  declareBindings(b, pat, inner, { guard: undefined, initSpan: init?.span });
  if (init === undefined) letWithoutInit(b, pat);
  else {
    stopOnce(b, "Statement", statement.span, remainder);
    extendLetTemporaries(scope, pat, init);
    const elseBlock = statement.else;
    if (elseBlock !== undefined) letElse(b, pat, init, elseBlock, scope);
    else b.scopes.inTempScope(statement.span, () => letWithInit(b, pat, init, scope));
  }
  b.sourceScope = inner;
}

/** The initialiser's temporaries live as long as those of what the block is part of. */
function superLet(b: Builder, statement: LetStmt, remainder: Span): void {
  const { pat } = statement;
  const init = expectDefined(statement.init, "value of a super let");
  const extended = extendedLet(statement);
  const scope = extended === undefined ? b.scopes.tempScope : extended.scope;
  const inner = b.newSourceScope(remainder, b.sourceScope);
  declareBindings(b, pat, inner, { guard: undefined, initSpan: init.span });
  if (extended !== undefined) extendLetTemporaries(scope, pat, init);
  letVariable(b, pat, init, scope);
  b.sourceScope = inner;
}

/**
 * One stop before the step, unless the expression is made of steps itself: a block's statements, an `if`'s condition and a
 * loop's turns have their own. A macro call is one step, whatever it expands to; `around` is what the step stands in.
 */
export function stopBefore(b: Builder, expr: Expr, kind: StopPoint["kind"], span: Span, around: Span): void {
  const written = peel(expr).span;
  const stepSpan = b.isInMacro(written) ? written : stepOf(expr, span);
  if (stepSpan !== undefined) stopOnce(b, kind, stepSpan, around);
}

/** Statements that come from one macro call have one stop. */
function stopOnce(b: Builder, kind: StopPoint["kind"], span: Span, around: Span): void {
  if (b.isInMacro(around)) return;
  if (!b.isInMacro(span)) {
    b.stop(kind, span);
    return;
  }
  const site = expectDefined(b.callSite(span), "macro call");
  const key = `${site.file}:${site.lo}:${site.hi}`;
  if (b.macroStops.has(key)) return;
  b.macroStops.add(key);
  b.stop(kind, site);
}

function peel(expr: Expr): Expr {
  const { kind } = expr;
  return kind.kind === "NeverToAny" || kind.kind === "Use" ? peel(kind.operand) : expr;
}

function stepOf(expr: Expr, span: Span): Span | undefined {
  const { kind } = peel(expr);
  switch (kind.kind) {
    case "Block":
    case "If":
    case "Loop":
      return undefined;
    case "Match":
      // A `for` matches twice: once on the iterator it makes, then each turn on `next`, where the loop's own stop stands.
      if (kind.source === "ForLoop") return kind.arms.length === 1 ? kind.scrutinee.span : undefined;
      return kind.source === "Normal" ? kind.scrutinee.span : span;
    default:
      return span;
  }
}
