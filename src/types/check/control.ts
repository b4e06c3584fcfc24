/** Branches, loops and jumps: `if`, `let` conditions, `match`, `loop`, `break`, `continue`, `return`. */
import type * as ast from "../../syntax/ast";
import { tyBool, tyError, tyNever, tyUnit } from "../intern";
import type { Ty } from "../ty";
import { blockExpr, checkBlockNoValue, checkCondition, coercionTarget } from "./block";
import { CoerceMany } from "./coerce_many";
import { expectHasType, forBranches, onlyHasType, type Expectation } from "./expectation";
import { checkExpr, checkExprHasType, checkPlaceMut } from "./expr";
import { mayComplete, type Breakable, type Diverges, type FnCtxt } from "./fnctxt";
import { reportMismatch } from "./report_mismatch";
import { checkPat, refBindings } from "./pattern";

function both(a: Diverges, b: Diverges): Diverges {
  return a.kind === "Maybe" || b.kind === "Maybe" ? mayComplete : b;
}
function either(a: Diverges, b: Diverges): Diverges {
  return a.kind === "Maybe" ? b : a;
}

export function checkIf(fcx: FnCtxt, expr: ast.ExprOf<"If">, expectation: Expectation): Ty {
  checkCondition(fcx, expr.cond);
  const conditionDiverges = fcx.diverges;
  fcx.diverges = mayComplete;
  const expected = forBranches(expectation, (ty) => fcx.shallow(ty));
  const then = blockExpr(expr.then);
  const join = new CoerceMany(coercionTarget(fcx, expected, expr.span));
  const thenTy = checkExpr(fcx, then, expected);
  const thenDiverges = fcx.diverges;
  fcx.diverges = mayComplete;
  join.coerce(fcx, then, thenTy);
  if (expr.else === undefined) {
    join.coerceUnit(fcx, expr.span, (want) => reportMissingElse(fcx, expr, want));
    fcx.diverges = conditionDiverges;
  } else {
    const otherwise = expr.else;
    const elseTy = checkExpr(fcx, otherwise, expected);
    join.coerce(fcx, otherwise, elseTy, (want, found) => reportElseMismatch(fcx, expr, otherwise, want, found));
    fcx.diverges = either(conditionDiverges, both(thenDiverges, fcx.diverges));
  }
  return join.complete();
}

function reportMissingElse(fcx: FnCtxt, expr: ast.ExprOf<"If">, expected: Ty): void {
  const want = fcx.resolve(expected);
  if (want.kind === "Error") return;
  fcx.error(
    "E0317",
    "`if` may be missing an `else` clause",
    expr.span,
    `expected ${fcx.sortString(want)}, found \`()\``,
    {
      notes: ["`if` expressions without `else` evaluate to `()`"],
      help: ["consider adding an `else` block that evaluates to the expected type"],
    },
  );
}

function reportElseMismatch(fcx: FnCtxt, expr: ast.ExprOf<"If">, otherwise: ast.Expr, expected: Ty, found: Ty): void {
  const valueOf = (block: ast.Expr): ast.Expr["span"] => {
    if (block.kind !== "Block") return block.span;
    const last = block.block.stmts[block.block.stmts.length - 1];
    return last?.kind === "Expr" ? last.expr.span : block.span;
  };
  fcx.mismatch(valueOf(otherwise), expected, found, "`if` and `else` have incompatible types", {
    labels: [{ span: valueOf(blockExpr(expr.then)), text: "expected because of this" }],
  });
}

/** `let pat = expr` as a condition. */
export function checkLetCondition(fcx: FnCtxt, expr: ast.ExprOf<"Let">): Ty {
  const ty = checkScrutinee(fcx, expr.expr, [expr.pat]);
  checkPat(fcx, expr.pat, ty, { scrutinee: expr.expr });
  return tyBool;
}

/** Patterns with `ref` fix the place's type; otherwise the scrutinee's `!` may still become any type. */
function checkScrutinee(fcx: FnCtxt, scrutinee: ast.Expr, pats: readonly ast.Pat[]): Ty {
  const refs = pats.map(refBindings);
  if (refs.includes("Mut")) return checkPlaceMut(fcx, scrutinee);
  if (refs.includes("Not")) return checkExpr(fcx, scrutinee);
  const ty = fcx.freshTy(scrutinee.span);
  checkExprHasType(fcx, scrutinee, ty);
  return ty;
}

export function checkMatch(fcx: FnCtxt, expr: ast.ExprOf<"Match">, expectation: Expectation): Ty {
  const scrutineeTy = checkScrutinee(
    fcx,
    expr.scrutinee,
    expr.arms.map((arm) => arm.pat),
  );
  const scrutineeDiverges = fcx.diverges;
  for (const arm of expr.arms) checkPat(fcx, arm.pat, scrutineeTy, { scrutinee: expr.scrutinee });
  const expected = forBranches(expectation, (ty) => fcx.shallow(ty));
  const wanted = onlyHasType(expected, (ty) => fcx.shallow(ty));
  const join = new CoerceMany(wanted !== undefined && wanted !== tyUnit ? wanted : fcx.freshTy(expr.span));
  let armsDiverge: Diverges = { kind: "Always", span: expr.span };
  let previous: ast.Expr | undefined;
  for (const arm of expr.arms) {
    fcx.diverges = mayComplete;
    if (arm.guard !== undefined) checkExprHasType(fcx, arm.guard, tyBool);
    fcx.diverges = mayComplete;
    const ty = checkExpr(fcx, arm.body, expected);
    armsDiverge = both(armsDiverge, fcx.diverges);
    const before = previous;
    join.coerce(fcx, arm.body, ty, (want, found) => reportArmMismatch(fcx, expr, arm.body, before, want, found));
    previous = arm.body;
  }
  fcx.diverges = either(scrutineeDiverges, armsDiverge);
  return join.complete();
}

function reportArmMismatch(
  fcx: FnCtxt,
  expr: ast.ExprOf<"Match">,
  body: ast.Expr,
  before: ast.Expr | undefined,
  expected: Ty,
  found: Ty,
): void {
  if (fcx.synthetic.origin.get(expr.id) === "QuestionMark") {
    fcx.mismatch(expr.span, expected, found, "`?` operator has incompatible types");
    return;
  }
  if (before === undefined) reportMismatch(fcx, body, expected, found);
  else
    fcx.mismatch(body.span, expected, found, "`match` arms have incompatible types", {
      labels: [
        { span: before.span, text: `this is found to be of type \`${fcx.show(expected)}\`` },
        { span: expr.span, text: "`match` arms have incompatible types" },
      ],
    });
}

export function checkLoop(fcx: FnCtxt, expr: ast.ExprOf<"Loop">, expectation: Expectation): Ty {
  const origin = fcx.synthetic.origin.get(expr.id);
  const plain = origin === undefined || origin === "Await";
  const join = plain ? new CoerceMany(coercionTarget(fcx, expectation, expr.span)) : undefined;
  const breakable: Breakable = {
    node: expr.id,
    kind: plain ? "Loop" : origin === "WhileLoop" ? "While" : "For",
    coerce: join,
    mayBreak: false,
  };
  fcx.frame.breakables.push(breakable);
  checkBlockNoValue(fcx, expr.body);
  fcx.frame.breakables.pop();
  if (breakable.mayBreak || !plain) fcx.diverges = mayComplete;
  else if (fcx.diverges.kind === "Maybe") fcx.diverges = { kind: "Always", span: expr.span };
  return join === undefined ? tyUnit : join.complete();
}

function findBreakable(fcx: FnCtxt, node: ast.NodeId): Breakable | undefined {
  const target = fcx.labelOf(node);
  return target === undefined ? undefined : fcx.frame.breakables.find((breakable) => breakable.node === target);
}

export function checkBreak(fcx: FnCtxt, expr: ast.ExprOf<"Break">): Ty {
  const target = findBreakable(fcx, expr.id);
  if (target === undefined) {
    if (expr.expr !== undefined) checkExpr(fcx, expr.expr);
    fcx.tables.tainted = true;
    return tyError;
  }
  target.mayBreak = true;
  if (expr.expr !== undefined) checkBreakValue(fcx, expr, expr.expr, target);
  else if (target.coerce !== undefined)
    target.coerce.coerceUnit(fcx, expr.span, (want) => reportBreakWithoutValue(fcx, expr, want));
  return tyNever;
}

function checkBreakValue(fcx: FnCtxt, expr: ast.ExprOf<"Break">, value: ast.Expr, target: Breakable): void {
  if (target.coerce === undefined) {
    checkExpr(fcx, value);
    const name = target.kind === "While" ? "while" : "for";
    fcx.error(
      "E0571",
      `\`break\` with value from a \`${name}\` loop`,
      expr.span,
      `can only break with a value inside \`loop\` or breakable block`,
      { labels: [] },
    );
    return;
  }
  const ty = checkExpr(fcx, value, expectHasType(target.coerce.mergedTy()));
  target.coerce.coerce(fcx, value, ty);
}

function reportBreakWithoutValue(fcx: FnCtxt, expr: ast.ExprOf<"Break">, expected: Ty): void {
  fcx.mismatch(expr.span, expected, tyUnit);
}

export function checkContinue(fcx: FnCtxt, expr: ast.ExprOf<"Continue">): Ty {
  const target = findBreakable(fcx, expr.id);
  if (target === undefined) {
    fcx.tables.tainted = true;
    return tyError;
  }
  if (target.kind === "Block")
    return fcx.error(
      "E0696",
      "`continue` pointing to a labeled block",
      expr.span,
      "labeled blocks cannot be `continue`'d",
    );
  return tyNever;
}

export function checkReturn(fcx: FnCtxt, expr: ast.ExprOf<"Ret">): Ty {
  const join = fcx.frame.returnCoerce;
  if (join === undefined || fcx.frame.returnTy === undefined) {
    if (expr.expr !== undefined) checkExpr(fcx, expr.expr);
    return fcx.error("E0572", "return statement outside of function body", expr.span);
  }
  if (expr.expr !== undefined) checkReturnValue(fcx, expr.expr);
  else {
    join.coerceUnit(fcx, expr.span, (want) => {
      fcx.error(
        "E0069",
        "`return;` in a function whose return type is not `()`",
        expr.span,
        "return type is not `()`",
        {
          labels:
            fcx.bodyReturn === undefined
              ? []
              : [{ span: fcx.bodyReturn.tySpan, text: `expected \`${fcx.show(want)}\` because of this return type` }],
        },
      );
    });
  }
  return tyNever;
}

/** The value of a `return`, or the tail of a function's body. */
export function checkReturnValue(fcx: FnCtxt, value: ast.Expr): void {
  const { returnCoerce, returnTy } = fcx.frame;
  if (returnCoerce === undefined || returnTy === undefined) return;
  const ty = checkExpr(fcx, value, expectHasType(returnTy));
  returnCoerce.coerce(fcx, value, ty, (want, found) => {
    const ret = fcx.bodyReturn;
    const labels =
      ret === undefined || fcx.frame.closure !== undefined
        ? []
        : [{ span: ret.tySpan, text: `expected \`${fcx.show(want)}\` because of return type` }];
    reportMismatch(fcx, value, want, found, { labels });
  });
}
