/**
 * Unary and binary operators and compound assignment. An operator is a method of its trait, which is looked up unless both sides turn
 * out to be built-in scalars of one type: those are tied at once. Where that is known only after inference, the build turns the call
 * into the built-in operation (`fix_scalar`).
 *
 * Rules: `op.builtin`, `op.overloaded`, `op.autoref` (comparisons borrow both sides; compound assignment borrows the left).
 */
import { type DiagnosticParts, noteAt } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import { crateOf, userCrate } from "../../resolve/def";
import type * as ast from "../../syntax/ast";
import { eraseRegions } from "../fold";
import { mkRef, mkTyArgs, tyBool, tyError, tyUnit } from "../intern";
import type { AssignableBinOp, BinOp } from "../operators";
import { deriveSuggestion, traitPath } from "../suggest";
import { lackingImpl } from "../traits/lacking";
import type { Ty } from "../ty";
import { builtinDeref } from "./autoderef";
import { expectHasType, noExpectation, onlyHasType, type Expectation } from "./expectation";
import { checkExpr, checkExprCoercible, checkPlaceMut, demandCoerce, isPlace } from "./expr";
import { mayComplete, type FnCtxt } from "./fnctxt";
import { lookupPlaceOp } from "./place";
import type { MethodCallee } from "./tables";
import { lookupLangMethod } from "./trait_method";
import { textAdvice } from "./text_addition";
import { printTy } from "../print";

type Category = "Shift" | "Math" | "Bitwise" | "Comparison";
export interface OperatorRow {
  readonly op: BinOp;
  readonly category: Category;
  readonly lang: string;
  readonly method: string;
  readonly verb: string;
}

/** Lang items and methods of the binary operators; a compound assignment's are `<lang>_assign`. */
export const binaryOperators: Readonly<Record<Exclude<ast.BinOp, "&&" | "||">, OperatorRow>> = {
  "+": { op: "Add", category: "Math", lang: "add", method: "add", verb: "add" },
  "-": { op: "Sub", category: "Math", lang: "sub", method: "sub", verb: "subtract" },
  "*": { op: "Mul", category: "Math", lang: "mul", method: "mul", verb: "multiply" },
  "/": { op: "Div", category: "Math", lang: "div", method: "div", verb: "divide" },
  "%": { op: "Rem", category: "Math", lang: "rem", method: "rem", verb: "calculate the remainder of" },
  "^": { op: "BitXor", category: "Bitwise", lang: "bitxor", method: "bitxor", verb: "" },
  "&": { op: "BitAnd", category: "Bitwise", lang: "bitand", method: "bitand", verb: "" },
  "|": { op: "BitOr", category: "Bitwise", lang: "bitor", method: "bitor", verb: "" },
  "<<": { op: "Shl", category: "Shift", lang: "shl", method: "shl", verb: "" },
  ">>": { op: "Shr", category: "Shift", lang: "shr", method: "shr", verb: "" },
  "==": { op: "Eq", category: "Comparison", lang: "eq", method: "eq", verb: "" },
  "!=": { op: "Ne", category: "Comparison", lang: "eq", method: "ne", verb: "" },
  "<": { op: "Lt", category: "Comparison", lang: "partial_ord", method: "lt", verb: "" },
  "<=": { op: "Le", category: "Comparison", lang: "partial_ord", method: "le", verb: "" },
  ">=": { op: "Ge", category: "Comparison", lang: "partial_ord", method: "ge", verb: "" },
  ">": { op: "Gt", category: "Comparison", lang: "partial_ord", method: "gt", verb: "" },
};

export function assignOperator(op: ast.AssignOp): AssignableBinOp {
  return binaryOperators[op].op as AssignableBinOp;
}

// ---- binary ----

export function checkBinary(fcx: FnCtxt, expr: ast.ExprOf<"Binary">, expectation: Expectation): Ty {
  if (expr.op === "&&" || expr.op === "||") return checkLazy(fcx, expr);
  const row = binaryOperators[expr.op];
  const { lhsTy, rhsTy, output } = checkOverloaded(fcx, expr, row, false, expectation);
  if (fcx.infcx.isTyVar(lhsTy) || fcx.infcx.isTyVar(rhsTy)) return output;
  const left = throughReference(fcx, lhsTy);
  const right = throughReference(fcx, rhsTy);
  if (!isBuiltin(fcx, left, right, row.category)) return output;
  const builtin = enforceBuiltin(fcx, expr.rhs.span, left, right, row.category);
  fcx.demandEqtype(expr.span, builtin, output);
  return builtin;
}

function checkLazy(fcx: FnCtxt, expr: ast.ExprOf<"Binary">): Ty {
  checkExprCoercible(fcx, expr.lhs, tyBool);
  const leftDiverges = fcx.diverges;
  checkExprCoercible(fcx, expr.rhs, tyBool);
  // The right side may not be reached, so it alone does not diverge.
  fcx.diverges = leftDiverges.kind === "Maybe" ? mayComplete : leftDiverges;
  return tyBool;
}

/** `5.0 + &6.0`: built-in operators see through one reference on each side. */
function throughReference(fcx: FnCtxt, ty: Ty): Ty {
  return ty.kind === "Ref" && ty.mutbl === "Not" ? fcx.shallow(ty.ty) : ty;
}

function isIntegral(fcx: FnCtxt, ty: Ty): boolean {
  return ty.kind === "Int" || ty.kind === "Uint" || fcx.infcx.isIntVar(ty);
}
function isFloating(fcx: FnCtxt, ty: Ty): boolean {
  return ty.kind === "Float" || fcx.infcx.isFloatVar(ty);
}
export function isScalar(fcx: FnCtxt, ty: Ty): boolean {
  return isIntegral(fcx, ty) || isFloating(fcx, ty) || ["Bool", "Char", "RawPtr", "FnDef", "FnPtr"].includes(ty.kind);
}

function isBuiltin(fcx: FnCtxt, left: Ty, right: Ty, category: Category): boolean {
  if (left.kind === "Error" || right.kind === "Error") return true;
  switch (category) {
    case "Shift":
      return isIntegral(fcx, left) && isIntegral(fcx, right);
    case "Math":
      return (isIntegral(fcx, left) && isIntegral(fcx, right)) || (isFloating(fcx, left) && isFloating(fcx, right));
    case "Bitwise":
      return (isIntegral(fcx, left) && isIntegral(fcx, right)) || (left.kind === "Bool" && right.kind === "Bool");
    case "Comparison":
      return isScalar(fcx, left) && isScalar(fcx, right);
  }
}

function enforceBuiltin(fcx: FnCtxt, rhsSpan: Span, left: Ty, right: Ty, category: Category): Ty {
  if (category === "Shift") return left;
  fcx.demandSuptype(rhsSpan, left, right);
  return category === "Comparison" ? tyBool : left;
}

interface Overloaded {
  readonly lhsTy: Ty;
  readonly rhsTy: Ty;
  readonly output: Ty;
}

function checkOverloaded(
  fcx: FnCtxt,
  expr: ast.ExprOf<"Binary"> | ast.ExprOf<"AssignOp">,
  row: OperatorRow,
  assign: boolean,
  expectation: Expectation,
): Overloaded {
  let lhsTy: Ty;
  if (assign) lhsTy = checkPlaceMut(fcx, expr.lhs);
  else {
    // A variable in between, so that the left side's own lifetime does not fix the trait's `Self`.
    const self = fcx.freshTy(expr.lhs.span);
    const ty = checkExpr(fcx, expr.lhs);
    lhsTy = demandCoerce(fcx, expr.lhs, ty, self);
  }
  lhsTy = fcx.resolveWithObligations(lhsTy);
  const rhsVar = fcx.freshTy(expr.rhs.span);
  const lookup = (): MethodCallee | undefined => lookupOperator(fcx, expr, row, assign, lhsTy, rhsVar, expectation);
  const later = mayLookUpLater(fcx, row, lhsTy, rhsVar);
  let callee = later ? undefined : lookup();
  const ownRhsTy = checkExpr(fcx, expr.rhs, expectHasType(rhsVar));
  if (later) {
    const right = fcx.shallow(ownRhsTy);
    // Scalars of one type: the operator is the machine's own, and its impl (there is one) has nothing more to say.
    const builtin = isBuiltin(fcx, lhsTy, right, row.category) && right.kind !== "Error";
    if (builtin && fcx.eq(expr.rhs.span, lhsTy, right) && fcx.eq(expr.rhs.span, rhsVar, right))
      return { lhsTy, rhsTy: right, output: assign ? tyUnit : row.category === "Comparison" ? tyBool : lhsTy };
    callee = lookup();
  }
  const rhsTy = fcx.resolveWithObligations(demandCoerce(fcx, expr.rhs, ownRhsTy, rhsVar));
  if (callee === undefined) {
    if (lhsTy.kind !== "Error" && rhsTy.kind !== "Error") reportNoOperator(fcx, expr, row, assign, lhsTy, rhsTy);
    else fcx.tables.tainted = true;
    return { lhsTy, rhsTy, output: tyError };
  }
  const byRef = row.category === "Comparison";
  if (assign || byRef) autorefOperand(fcx, expr.lhs, lhsTy, callee.inputs[0], true);
  if (byRef) autorefOperand(fcx, expr.rhs, rhsTy, callee.inputs[1], true);
  fcx.tables.callees.set(expr.id, callee);
  return { lhsTy, rhsTy, output: callee.output };
}

/**
 * What the lookup of the operator says of the right side's type is known without it. Arithmetic on numbers has impls for values and for
 * references, and numbers of an open type one for each: nothing follows. A scalar is compared with its like alone, unless the
 * program has an impl of its own.
 */
function mayLookUpLater(fcx: FnCtxt, { category, lang }: OperatorRow, lhs: Ty, rhsVar: Ty): boolean {
  const isNumber = isIntegral(fcx, lhs) || isFloating(fcx, lhs);
  if (category === "Shift" || !(isNumber || lhs.kind === "Bool" || lhs.kind === "Char")) return false;
  if (lhs.kind === "Infer" || category !== "Comparison") return isNumber;
  const trait = fcx.tcx.langItemIfAny(lang);
  const isAlone = trait !== undefined && fcx.tcx.implsFor(trait, lhs).length === 1;
  return isAlone && fcx.tcx.caches.of(fcx.env).boundsNameParams && fcx.eq(fcx.tcx.spanOf(fcx.owner), rhsVar, lhs);
}

function autorefOperand(fcx: FnCtxt, operand: ast.Expr, ty: Ty, formal: Ty | undefined, twoPhase: boolean): void {
  const self = fcx.shallow(formal ?? tyError);
  if (self.kind !== "Ref") return;
  fcx.applyAdjustments(operand, [
    {
      kind: "Borrow",
      mutbl: self.mutbl,
      twoPhase: twoPhase && self.mutbl === "Mut",
      reason: "Autoref",
      target: mkRef(self.region, ty, self.mutbl),
    },
  ]);
}

function lookupOperator(
  fcx: FnCtxt,
  expr: ast.ExprOf<"Binary"> | ast.ExprOf<"AssignOp">,
  row: OperatorRow,
  assign: boolean,
  lhs: Ty,
  rhs: Ty,
  _expectation: Expectation,
): MethodCallee | undefined {
  const lang = assign ? `${row.lang}_assign` : row.lang;
  const method = assign ? `${row.method}_assign` : row.method;
  const callee = lookupLangMethod(fcx, expr.opSpan, method, lang, lhs, [rhs], {
    kind: "BinaryOp",
    lhsSpan: expr.lhs.span,
    rhsSpan: expr.rhs.span,
  });
  if (callee !== undefined) fcx.selectWherePossible();
  return callee;
}

function reportNoOperator(
  fcx: FnCtxt,
  expr: ast.ExprOf<"Binary"> | ast.ExprOf<"AssignOp">,
  row: OperatorRow,
  assign: boolean,
  lhs: Ty,
  rhs: Ty,
): void {
  const trait = fcx.tcx.langItemIfAny(assign ? `${row.lang}_assign` : row.lang);
  const args = mkTyArgs(fcx.resolve(lhs), fcx.resolve(rhs));
  const limit = trait === undefined ? undefined : lackingImpl(fcx.tcx, { def: trait, args }, expr.opSpan);
  if (limit !== undefined) return fcx.report(limit);
  // A derive compares fields by reference: it is the field's type that lacks the operator.
  if (fcx.resolver.hygiene.outerMark(expr.opSpan.ctxt)?.kind === "Derive" && lhs.kind === "Ref" && rhs.kind === "Ref")
    return reportNoOperator(fcx, expr, row, assign, lhs.ty, rhs.ty);
  const left = printTy(fcx.tcx, eraseRegions(fcx.resolve(lhs)));
  const right = printTy(fcx.tcx, eraseRegions(fcx.resolve(rhs)));
  const isApart = expr.lhs.span.lo !== expr.rhs.span.lo;
  const labels = isApart
    ? [
        { span: expr.lhs.span, text: left },
        { span: expr.rhs.span, text: right },
      ]
    : [];
  if (assign) {
    fcx.error(
      "E0368",
      `binary assignment operation \`${expr.op}=\` cannot be applied to type \`${left}\``,
      expr.span,
      undefined,
      {
        labels: [{ span: expr.lhs.span, text: `cannot use \`${expr.op}=\` on type \`${left}\`` }],
      },
    );
    return;
  }
  const message = {
    "+": `cannot add \`${right}\` to \`${left}\``,
    "-": `cannot subtract \`${right}\` from \`${left}\``,
    "*": `cannot multiply \`${left}\` by \`${right}\``,
    "/": `cannot divide \`${left}\` by \`${right}\``,
    "%": `cannot calculate the remainder of \`${left}\` divided by \`${right}\``,
    "&": `no implementation for \`${left} & ${right}\``,
    "^": `no implementation for \`${left} ^ ${right}\``,
    "|": `no implementation for \`${left} | ${right}\``,
    "<<": `no implementation for \`${left} << ${right}\``,
    ">>": `no implementation for \`${left} >> ${right}\``,
  }[expr.op as string];
  fcx.error(
    "E0369",
    message ?? `binary operation \`${expr.op}\` cannot be applied to type \`${left}\``,
    expr.opSpan,
    undefined,
    {
      labels,
      ...(textAdvice(fcx, expr, row.lang, lhs, rhs) ?? operatorAdvice(fcx, row, fcx.resolve(lhs), fcx.resolve(rhs))),
    },
  );
}

/** The trait that the left side would need: as a bound, derived, or to be implemented. */
function operatorAdvice(fcx: FnCtxt, row: OperatorRow, lhs: Ty, rhs: Ty): DiagnosticParts {
  const { tcx } = fcx;
  const trait = tcx.langItemIfAny(row.lang);
  if (trait === undefined) return {};
  const { name } = tcx.def(trait);
  const compares = name === "PartialEq" || name === "PartialOrd";
  if (lhs.kind === "Param") {
    const bound = `${traitPath(tcx, trait)}${compares ? "" : `<Output = ${lhs.name}>`}`;
    const message = `consider restricting type parameter \`${lhs.name}\` with trait \`${name}\``;
    const found = lhs === rhs ? tcx.restrictParam(fcx.owner, lhs, bound, message) : undefined;
    return found === undefined ? {} : { suggestions: [found] };
  }
  if (lhs.kind !== "Adt" || crateOf(lhs.def) !== userCrate) return {};
  const text = `an implementation of \`${name}\` might be missing for \`${fcx.show(lhs)}\``;
  const note = noteAt(tcx.headSpan(lhs.def), text, `must implement \`${name}\``);
  if (!compares) return { notes: [note, `the trait \`${name}\` must be implemented`] };
  const derives = name === "PartialOrd" && !hasPartialEq(fcx, lhs) ? "PartialEq, PartialOrd" : name;
  return { notes: [note], suggestions: [deriveSuggestion(tcx, lhs.def, derives)] };
}

function hasPartialEq(fcx: FnCtxt, ty: Ty): boolean {
  const trait = fcx.tcx.langItemIfAny("eq");
  return trait !== undefined && lookupLangMethod(fcx, fcx.tcx.spanOf(fcx.owner), "eq", "eq", ty, [ty]) !== undefined;
}

// ---- compound assignment ----

export function checkAssignOp(fcx: FnCtxt, expr: ast.ExprOf<"AssignOp">): Ty {
  const row = binaryOperators[expr.op];
  const { lhsTy, rhsTy, output } = checkOverloaded(fcx, expr, row, true, noExpectation);
  if (
    !fcx.infcx.isTyVar(lhsTy) &&
    !fcx.infcx.isTyVar(rhsTy) &&
    isBuiltin(fcx, lhsTy, throughReference(fcx, rhsTy), row.category)
  ) {
    enforceBuiltin(fcx, expr.rhs.span, lhsTy, throughReference(fcx, rhsTy), row.category);
  } else if (output.kind !== "Error") fcx.demandSuptype(expr.span, tyUnit, output);
  // Of what has no such operator nothing more is told.
  if (output.kind !== "Error" && !isPlace(fcx, expr.lhs)) {
    fcx.error("E0067", "invalid left-hand side of assignment", expr.opSpan, undefined, {
      labels: [{ span: expr.lhs.span, text: "cannot assign to this expression" }],
    });
  }
  return tyUnit;
}

// ---- unary ----

export function checkUnary(fcx: FnCtxt, expr: ast.ExprOf<"Unary">, expectation: Expectation): Ty {
  const hint = expr.op === "Deref" ? noExpectation : expectation;
  const operandTy = fcx.structurallyResolve(expr.operand.span, checkExpr(fcx, expr.operand, hint));
  if (operandTy.kind === "Error") {
    fcx.tables.tainted = true;
    return tyError;
  }
  if (expr.op === "Deref") return checkDeref(fcx, expr, operandTy);
  const builtin =
    expr.op === "Not"
      ? operandTy.kind === "Bool" || isIntegral(fcx, operandTy)
      : isIntegral(fcx, operandTy) || isFloating(fcx, operandTy);
  // Every type that it can turn out to be has the impl; of an integer still open, `-` must learn that it is signed.
  if (builtin && (expr.op === "Not" || operandTy.kind === "Int" || isFloating(fcx, operandTy))) return operandTy;
  const output = userUnary(
    fcx,
    expr,
    operandTy,
    onlyHasType(expectation, (ty) => fcx.shallow(ty)),
  );
  return builtin ? operandTy : output;
}

function checkDeref(fcx: FnCtxt, expr: ast.ExprOf<"Unary">, operandTy: Ty): Ty {
  const builtin = builtinDeref(fcx, operandTy, true);
  if (builtin !== undefined) return builtin;
  const callee = lookupPlaceOp(fcx, expr.span, "Deref", "Not", operandTy, []);
  if (callee === undefined)
    return fcx.error(
      "E0614",
      `type \`${fcx.show(operandTy)}\` cannot be dereferenced`,
      expr.span,
      "can't be dereferenced",
    );
  autorefOperand(fcx, expr.operand, operandTy, callee.inputs[0], false);
  fcx.tables.callees.set(expr.id, callee);
  const output = fcx.shallow(callee.output);
  return output.kind === "Ref" ? output.ty : tyError;
}

function userUnary(fcx: FnCtxt, expr: ast.ExprOf<"Unary">, operandTy: Ty, _expected: Ty | undefined): Ty {
  const lang = expr.op === "Not" ? "not" : "neg";
  const callee = lookupLangMethod(fcx, expr.span, lang, lang, operandTy, [], {
    kind: "BinaryOp",
    lhsSpan: expr.operand.span,
    rhsSpan: undefined,
  });
  if (callee !== undefined) {
    fcx.tables.callees.set(expr.id, callee);
    return callee.output;
  }
  const symbol = expr.op === "Not" ? "!" : "-";
  return fcx.error(
    "E0600",
    `cannot apply unary operator \`${symbol}\` to type \`${fcx.show(operandTy)}\``,
    expr.span,
    `cannot apply unary operator \`${symbol}\``,
    operandTy.kind === "Uint" && symbol === "-" ? { notes: ["unsigned values cannot be negated"] } : {},
  );
}

/** After inference: the operator is the machine's own, not a call (rustc's `fix_scalar_builtin_expr`). */
export function isBuiltinAfterInference(fcx: FnCtxt, ...tys: readonly Ty[]): boolean {
  return tys.every((ty) => isScalar(fcx, fcx.resolve(ty)));
}
