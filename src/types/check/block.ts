/** Blocks and statements: `let` with its pattern and `else`, expression statements, and the value of a block. */
import type { Span } from "../../base/source";
import type * as ast from "../../syntax/ast";
import { tyBool, tyNever, tyUnit } from "../intern";
import type { Ty } from "../ty";
import { CoerceMany } from "./coerce_many";
import { checkExpr, checkExprCoercible, checkExprHasType, checkPlaceMut, warnUnreachable } from "./expr";
import { expectHasType, noExpectation, onlyHasType, type Expectation } from "./expectation";
import { mayComplete, unparen, type Breakable, type FnCtxt } from "./fnctxt";
import { reportMismatch } from "./report_mismatch";
import { checkPat, refBindings } from "./pattern";

const blockExprs = new WeakMap<ast.Block, ast.Expr>();

/** A block as an expression of its own id: the branches of `if`, the bodies of loops. */
export function blockExpr(block: ast.Block): ast.Expr {
  let expr = blockExprs.get(block);
  if (expr === undefined) {
    expr = { kind: "Block", block, id: block.id, span: block.span, attrs: [] };
    blockExprs.set(block, expr);
  }
  return expr;
}

export function checkBlockExpr(fcx: FnCtxt, expr: ast.ExprOf<"Block">, expectation: Expectation): Ty {
  return checkBlock(fcx, expr.block, expectation, expr.label === undefined ? undefined : expr.id);
}

/** The type of a block's value; `label` is the id that breaks out of a labelled block name. */
export function checkBlock(fcx: FnCtxt, block: ast.Block, expectation: Expectation, label?: ast.NodeId): Ty {
  const before = fcx.diverges;
  const join = new CoerceMany(coercionTarget(fcx, expectation, block.span));
  const breakable: Breakable = { node: label ?? block.id, kind: "Block", coerce: join, mayBreak: false };
  fcx.frame.breakables.push(breakable);
  const { stmts, tail } = splitTail(block);
  for (const stmt of stmts) checkStmt(fcx, stmt);
  if (tail !== undefined) {
    const ty = checkExpr(fcx, tail, expectation);
    join.coerce(fcx, tail, ty, (expected, found) => reportTailMismatch(fcx, block, tail, expected, found));
  } else if (fcx.diverges.kind === "Maybe") {
    join.coerceUnit(fcx, block.span, (expected) => reportMissingTail(fcx, block, stmts, expected));
  }
  fcx.frame.breakables.pop();
  if (breakable.mayBreak) fcx.diverges = before;
  const ty = join.complete();
  fcx.writeTy(block.id, ty);
  return ty;
}

export function coercionTarget(fcx: FnCtxt, expectation: Expectation, span: ast.Expr["span"]): Ty {
  return onlyHasType(expectation, (ty) => fcx.shallow(ty)) ?? fcx.freshTy(span);
}

/** A block that must be `()`: the body of a loop. */
export function checkBlockNoValue(fcx: FnCtxt, block: ast.Block): void {
  const ty = checkBlock(fcx, block, expectHasType(tyUnit));
  if (fcx.shallow(ty).kind !== "Never") fcx.demandSuptype(block.span, tyUnit, ty);
}

export function splitTail(block: ast.Block): { stmts: readonly ast.Stmt[]; tail: ast.Expr | undefined } {
  const last = block.stmts[block.stmts.length - 1];
  return last?.kind === "Expr"
    ? { stmts: block.stmts.slice(0, -1), tail: last.expr }
    : { stmts: block.stmts, tail: undefined };
}

function reportTailMismatch(fcx: FnCtxt, block: ast.Block, tail: ast.Expr, expected: Ty, found: Ty): void {
  const ret = fcx.bodyReturn;
  const labels =
    ret !== undefined && ret.block === block.id
      ? [{ span: ret.tySpan, text: `expected \`${fcx.show(expected)}\` because of return type` }]
      : [];
  reportMismatch(fcx, tail, expected, found, { labels });
}

/** Nothing stands where the block's value should: rustc points at the return type of a function. */
function reportMissingTail(fcx: FnCtxt, block: ast.Block, stmts: readonly ast.Stmt[], expected: Ty): void {
  const ret = fcx.bodyReturn;
  const last = stmts[stmts.length - 1];
  const suggestions =
    last?.kind === "Semi" && fcx.canEq(fcx.exprTy(last.expr.id), expected)
      ? [
          {
            message: "remove this semicolon to return this value",
            edits: [{ span: { ...last.span, lo: last.span.hi - 1 }, replacement: "" }],
            applicability: "MachineApplicable" as const,
          },
        ]
      : [];
  if (ret !== undefined && ret.block === block.id) {
    fcx.mismatch(ret.tySpan, expected, tyUnit, "mismatched types", {
      labels: [{ span: ret.nameSpan, text: "implicitly returns `()` as its body has no tail or `return` expression" }],
      suggestions,
    });
  } else fcx.mismatch(block.span, expected, tyUnit, "mismatched types", { suggestions });
}

// ---- statements ----

function checkStmt(fcx: FnCtxt, stmt: ast.Stmt): void {
  if (stmt.kind !== "Item" && stmt.kind !== "Empty") warnUnreachable(fcx, stmt, "statement");
  const before = fcx.diverges;
  switch (stmt.kind) {
    case "Let":
      fcx.diverges = before;
      checkLocal(fcx, stmt.local);
      break;
    case "Expr":
      fcx.diverges = before;
      checkExprHasType(fcx, stmt.expr, tyUnit);
      break;
    case "Semi":
      fcx.diverges = before;
      // The step of a `for` loop stands without a semicolon, though it is not its block's value: the loop's body is `()`.
      if (fcx.synthetic.origin.get(stmt.expr.id) === "ForLoop") checkExprHasType(fcx, stmt.expr, tyUnit);
      else checkExpr(fcx, stmt.expr);
      break;
    case "Item":
    case "Empty":
    case "MacCall":
      break;
  }
  if (before.kind !== "Maybe" && fcx.diverges.kind === "Maybe") fcx.diverges = before;
}

function checkLocal(fcx: FnCtxt, local: ast.Local): void {
  const declared = local.ty === undefined ? undefined : fcx.lowerTy(local.ty);
  const ty = declared ?? fcx.freshTy(local.pat.span);
  if (local.ty !== undefined && declared !== undefined) fcx.recordPatUserType(local.pat.id, declared, local.ty.span);
  noteDeclaration(fcx, local);
  if (local.init !== undefined) checkInit(fcx, local.pat, local.init, ty, local.ty?.span);
  checkPat(fcx, local.pat, ty, { declared: local.ty?.span, init: local.init });
  if (local.els !== undefined) checkElse(fcx, local.els);
}

/** What a later assignment's type is due to. */
function noteDeclaration(fcx: FnCtxt, { pat, ty, init }: ast.Local): void {
  const due = ty ?? init;
  if (pat.kind !== "Ident" || due === undefined) return;
  const text = ty === undefined ? "expected due to this value" : "expected due to this type";
  fcx.declaredBy.set(pat.id, { span: due.span, text });
}

/** `ref` bindings fix the place's type, so the initialiser is not coerced. */
function checkInit(fcx: FnCtxt, pat: ast.Pat, init: ast.Expr, ty: Ty, declared: Span | undefined): void {
  const refs = refBindings(pat);
  if (refs === "None") {
    const outer = fcx.expectedDue;
    fcx.expectedDue = declared && { expr: unparen(init).id, span: declared, text: "expected due to this" };
    checkExprCoercible(fcx, init, ty);
    fcx.expectedDue = outer;
    return;
  }
  const initTy = refs === "Mut" ? checkPlaceMut(fcx, init, expectHasType(ty)) : checkExpr(fcx, init, expectHasType(ty));
  fcx.demandEqtype(init.span, ty, initTy);
}

function checkElse(fcx: FnCtxt, block: ast.Block): void {
  const before = fcx.diverges;
  fcx.diverges = mayComplete;
  const ty = checkBlock(fcx, block, noExpectation);
  if (!fcx.eq(block.span, tyNever, ty))
    fcx.mismatch(block.span, tyNever, ty, "`else` clause of `let...else` does not diverge");
  fcx.diverges = before;
}

/** A condition: a `bool`, where `let` may stand. */
export function checkCondition(fcx: FnCtxt, condition: ast.Expr): void {
  checkExprHasType(fcx, condition, tyBool);
}
