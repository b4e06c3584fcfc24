/**
 * Checks one expression: finds its type and writes it down. The switch here sends each kind to its family; literals,
 * tuples, arrays, borrows and assignment are small enough to stand here.
 */
import { assertNever } from "../../base/invariant";
import { warning } from "../../base/diagnostic";
import type * as ast from "../../syntax/ast";
import { checkLit as litFault, litValue } from "../../syntax/literal";
import {
  mkAdt,
  mkArray,
  mkConstUsize,
  mkPrimitive,
  mkRawPtr,
  mkRef,
  mkTuple,
  noArgs,
  reStatic,
  tyBool,
  tyChar,
  tyError,
  tyStr,
  tyU8,
  tyUnit,
  tyUsize,
} from "../intern";
import type { Ty } from "../ty";
import { checkBlockExpr } from "./block";
import { checkCall } from "./call";
import { checkCast } from "./cast";
import { checkAsync, checkAwait, checkYield } from "./async";
import { checkClosure } from "./closure";
import { CoerceMany } from "./coerce_many";
import { coerceExpr } from "./coercion";
import { checkBreak, checkContinue, checkIf, checkLetCondition, checkLoop, checkMatch, checkReturn } from "./control";
import { desugarAssign, desugarFor, desugarRange, desugarTry, desugarWhile, isDestructuring } from "./desugar";
import { expectHasType, hintTy, noExpectation, onlyHasType, rvalueHint, type Expectation } from "./expectation";
import { checkFormatArgs } from "./format_args";
import { checkField, checkIndex, checkOffsetOf } from "./field";
import { mayComplete, unparen, type FnCtxt } from "./fnctxt";
import { reportMismatch } from "./report_mismatch";
import { checkMethodCall } from "./method/call";
import { checkAssignOp, checkBinary, checkUnary } from "./operators";
import { checkPathExpr } from "./path";
import { convertPlaceToMutable } from "./place";
import { checkStructExpr } from "./struct";

/** Checks `expr`; its type before adjustments. */
export function checkExpr(fcx: FnCtxt, expr: ast.Expr, expectation: Expectation = noExpectation): Ty {
  if (expr.kind === "Paren") {
    const ty = checkExpr(fcx, expr.expr, expectation);
    fcx.writeTy(expr.id, ty);
    return ty;
  }
  warnUnreachable(fcx, expr, "expression");
  const before = fcx.diverges;
  fcx.diverges = mayComplete;
  const ty = checkKind(fcx, expr, expectation);
  warnDivergingParts(fcx, expr);
  if (fcx.shallow(ty).kind === "Never" && fcx.diverges.kind === "Maybe")
    fcx.diverges = { kind: "Always", span: expr.span };
  fcx.writeTy(expr.id, ty);
  if (before.kind !== "Maybe") fcx.diverges = before;
  return ty;
}

/** `unreachable_code`: control cannot come here. Reported once per dead stretch. */
export function warnUnreachable(
  fcx: FnCtxt,
  node: { readonly span: ast.Expr["span"]; readonly id: ast.NodeId },
  what: "statement" | "expression" | "call",
): void {
  if (fcx.diverges.kind !== "Always" || node.id < 0) return;
  const cause = fcx.diverges.span;
  fcx.diverges = { kind: "WarnedAlways" };
  // A macro of which a part cannot be reached is another's matter.
  if (node.span.ctxt !== 0 && cause.ctxt !== 0) return;
  const words = `unreachable ${what}`;
  const span = fcx.resolver.hygiene.sourceCallSite(node.span);
  fcx.lint(
    warning("unreachable_code", words, span, {
      labels: [
        { span, text: words, primary: true },
        { span: cause, text: "any code following this expression is unreachable", primary: false },
      ],
    }),
  );
}

/** An expression whose operand does not complete is itself never evaluated. */
function warnDivergingParts(fcx: FnCtxt, expr: ast.Expr): void {
  switch (expr.kind) {
    case "Block":
    case "If":
    case "Let":
    case "Loop":
    case "While":
    case "ForLoop":
    case "Match":
    case "FormatArgs":
    case "Try":
      return;
    case "Call":
      return warnUnreachable(fcx, { span: expr.callee.span, id: expr.id }, "call");
    case "MethodCall":
      return warnUnreachable(fcx, { span: expr.seg.ident.span, id: expr.id }, "call");
    default:
      return warnUnreachable(fcx, expr, "expression");
  }
}

/** The hint type is only a hint: the caller still has to relate the result to it. */
export function checkExprWithHint(fcx: FnCtxt, expr: ast.Expr, hint: Ty): Ty {
  return checkExpr(fcx, expr, expectHasType(hint));
}

/** `expr` must have (a subtype of) the type; `!` is adjusted. */
export function checkExprHasType(fcx: FnCtxt, expr: ast.Expr, expected: Ty): Ty {
  let ty = checkExpr(fcx, expr, expectHasType(expected));
  if (fcx.shallow(ty).kind === "Never") {
    const target = fcx.freshTy(expr.span);
    fcx.applyAdjustments(expr, [{ kind: "NeverToAny", target }]);
    ty = target;
  }
  fcx.demandSuptype(expr.span, expected, ty);
  return ty;
}

/** `expr` stands at a coercion site of this type. */
export function checkExprCoercible(fcx: FnCtxt, expr: ast.Expr, expected: Ty): Ty {
  const ty = checkExprWithHint(fcx, expr, expected);
  return demandCoerce(fcx, expr, ty, expected);
}

export function demandCoerce(fcx: FnCtxt, expr: ast.Expr, ty: Ty, expected: Ty): Ty {
  const result = coerceExpr(fcx, expr, ty, expected);
  if (result.ok) return result.target;
  fcx.selectWherePossible();
  return reportMismatch(fcx, expr, expected, ty);
}

/** As a place that will be mutably borrowed or assigned. */
export function checkPlaceMut(fcx: FnCtxt, expr: ast.Expr, expectation: Expectation = noExpectation): Ty {
  const ty = checkExpr(fcx, expr, expectation);
  convertPlaceToMutable(fcx, expr);
  return ty;
}

function checkKind(fcx: FnCtxt, expr: ast.Expr, expectation: Expectation): Ty {
  switch (expr.kind) {
    case "Lit":
      return checkLit(fcx, expr.lit, expectation);
    case "Path":
      return checkPathExpr(fcx, expr);
    case "Paren":
      return checkExpr(fcx, expr.expr, expectation);
    case "Array":
      return checkArray(fcx, expr, expectation);
    case "Repeat":
      return checkRepeat(fcx, expr, expectation);
    case "ConstBlock":
      return checkConstBlock(fcx, expr, expectation);
    case "Call":
      return checkCall(fcx, expr, expectation);
    case "MethodCall":
      return checkMethodCall(fcx, expr, expectation);
    case "Tup":
      return checkTuple(fcx, expr, expectation);
    case "Binary":
      return checkBinary(fcx, expr, expectation);
    case "Unary":
      return checkUnary(fcx, expr, expectation);
    case "Cast":
      return checkCast(fcx, expr);
    case "Let":
      return checkLetCondition(fcx, expr);
    case "If":
      return checkIf(fcx, expr, expectation);
    case "While":
      return checkDesugared(fcx, expr, desugarWhile(fcx.synthetic, expr), expectation);
    case "ForLoop":
      return checkDesugared(fcx, expr, desugarFor(fcx.synthetic, expr), expectation);
    case "Try":
      return checkDesugared(fcx, expr, desugarTry(fcx.synthetic, expr), expectation);
    case "Range":
      return checkDesugared(fcx, expr, desugarRange(fcx.synthetic, expr), expectation);
    case "Loop":
      return checkLoop(fcx, expr, expectation);
    case "Match":
      return checkMatch(fcx, expr, expectation);
    case "Closure":
      return checkClosure(fcx, expr, expectation);
    case "Block":
      return checkBlockExpr(fcx, expr, expectation);
    case "Assign":
      return checkAssign(fcx, expr, expectation);
    case "AssignOp":
      return checkAssignOp(fcx, expr);
    case "Field":
      return checkField(fcx, expr);
    case "Index":
      return checkIndex(fcx, expr);
    case "AddrOf":
      return checkAddrOf(fcx, expr, expectation);
    case "Break":
      return checkBreak(fcx, expr);
    case "Continue":
      return checkContinue(fcx, expr);
    case "Ret":
      return checkReturn(fcx, expr);
    case "Struct":
      return checkStructExpr(fcx, expr, expectation);
    case "FormatArgs":
      return checkFormatArgs(fcx, expr);
    case "OffsetOf":
      return checkOffsetOf(fcx, expr);
    case "Underscore":
      return fcx.error(
        "",
        "in expressions, `_` can only be used on the left-hand side of an assignment",
        expr.span,
        "`_` not allowed here",
      );
    case "Async":
      return checkAsync(fcx, expr, expectation);
    case "Await":
      return checkAwait(fcx, expr, expectation);
    case "Yield":
      return checkYield(fcx, expr);
    case "MacCall":
      return fcx.unsupported("macro call that was not expanded", expr.span);
    case "Err":
      fcx.tables.tainted = true;
      return tyError;
    default:
      return assertNever(expr);
  }
}

/** Checks the plain form in place of the sugar. */
export function checkDesugared(fcx: FnCtxt, expr: ast.Expr, plain: ast.Expr, expectation: Expectation): Ty {
  fcx.synthetic.expansion.set(expr.id, plain);
  return checkExpr(fcx, plain, expectation);
}

// ---- literals ----

function checkLit(fcx: FnCtxt, written: ast.Lit, expectation: Expectation): Ty {
  const fault = litFault(written);
  if (fault !== undefined) fcx.report(fault);
  const lit = fault === undefined ? written : { ...written, suffix: "" };
  const value = litValue(lit);
  const hint = hintTy(expectation, (ty) => fcx.shallow(ty));
  switch (value.kind) {
    case "Bool":
      return tyBool;
    case "Char":
      return tyChar;
    case "Byte":
      return tyU8;
    case "Int":
      if (value.suffix !== "") return mkPrimitive(value.suffix) ?? tyError;
      return intHint(fcx, hint) ?? fcx.infcx.freshInt();
    case "Float":
      if (value.suffix !== "")
        return mkPrimitive(value.suffix) ?? fcx.unsupported(`type \`${value.suffix}\``, lit.span);
      return hint?.kind === "Float" || (hint !== undefined && fcx.infcx.isFloatVar(hint))
        ? hint
        : fcx.infcx.freshFloat();
    case "Str":
      return mkRef(reStatic, tyStr, "Not");
    case "ByteStr":
      return mkRef(reStatic, byteStrTy(fcx, value.value.length, hint), "Not");
    case "CStr":
      return cStrTy(fcx, lit);
    case "Err":
      fcx.tables.tainted = true;
      return tyError;
  }
}

function cStrTy(fcx: FnCtxt, lit: ast.Lit): Ty {
  const def = fcx.tcx.langItemIfAny("CStr");
  return def === undefined ? fcx.unsupported("C string literal", lit.span) : mkRef(reStatic, mkAdt(def, noArgs), "Not");
}

/** An integer literal takes the integer type its context wants; casts to `char`, pointers and functions want these. */
function intHint(fcx: FnCtxt, hint: Ty | undefined): Ty | undefined {
  switch (hint?.kind) {
    case "Int":
    case "Uint":
      return hint;
    case "Char":
      return tyU8;
    case "RawPtr":
    case "FnDef":
    case "FnPtr":
      return tyUsize;
    default:
      return hint !== undefined && fcx.infcx.isIntVar(hint) ? hint : undefined;
  }
}

/** `b"…"` in the place of a `&[u8]` pattern is a slice; elsewhere an array. */
function byteStrTy(_fcx: FnCtxt, length: number, _hint: Ty | undefined): Ty {
  return mkArray(tyU8, mkConstUsize(length));
}

// ---- tuples and arrays ----

function checkTuple(fcx: FnCtxt, expr: ast.ExprOf<"Tup">, expectation: Expectation): Ty {
  const wanted = onlyHasType(expectation, (ty) => fcx.shallow(ty));
  const fields = wanted?.kind === "Tuple" ? wanted.elems : undefined;
  const elems = expr.elems.map((e, i) => {
    const field = fields?.[i];
    if (field === undefined) {
      const ty = checkExpr(fcx, e);
      if (fcx.shallow(ty).kind !== "Never") return ty;
      const target = fcx.freshTy(e.span);
      fcx.applyAdjustments(e, [{ kind: "NeverToAny", target }]);
      return target;
    }
    const ty = checkExprWithHint(fcx, e, field);
    const result = coerceExpr(fcx, e, ty, field);
    if (result.ok) return result.target;
    fcx.mismatch(e.span, field, ty);
    return tyError;
  });
  for (const [i, e] of expr.elems.entries()) fcx.requireSized(e.span, elems[i] ?? tyError, { kind: "Misc" });
  return mkTuple(elems);
}

function elementHint(fcx: FnCtxt, expectation: Expectation): Ty | undefined {
  const hint = hintTy(expectation, (ty) => fcx.shallow(ty));
  return hint?.kind === "Array" || hint?.kind === "Slice" ? hint.elem : undefined;
}

function checkArray(fcx: FnCtxt, expr: ast.ExprOf<"Array">, expectation: Expectation): Ty {
  const coerceTo = elementHint(fcx, expectation) ?? fcx.freshTy(expr.span);
  const join = new CoerceMany(coerceTo);
  for (const e of expr.elems) {
    const ty = checkExprWithHint(fcx, e, coerceTo);
    join.coerce(fcx, e, ty);
  }
  const elem = expr.elems.length === 0 ? coerceTo : join.complete();
  fcx.requireSized(expr.span, elem, { kind: "Misc" });
  return mkArray(elem, mkConstUsize(expr.elems.length));
}

function checkRepeat(fcx: FnCtxt, expr: ast.ExprOf<"Repeat">, expectation: Expectation): Ty {
  const count = fcx.lowering.anonConst(expr.count, tyUsize);
  fcx.tables.repeatCounts.set(expr.id, count);
  const wanted = elementHint(fcx, expectation);
  const elem = wanted ?? fcx.freshTy(expr.elem.span);
  if (wanted === undefined) checkExprHasType(fcx, expr.elem, elem);
  else checkExprCoercible(fcx, expr.elem, elem);
  requireRepeatCopy(fcx, expr, elem);
  return mkArray(elem, count);
}

/** The element is copied, unless it is a constant or used once at most. */
function requireRepeatCopy(fcx: FnCtxt, expr: ast.ExprOf<"Repeat">, elem: Ty): void {
  const value = unparen(expr.elem);
  if (value.kind === "ConstBlock") return;
  const res = value.kind === "Path" ? fcx.tables.paths.get(value.id) : undefined;
  if (res?.kind === "Const") return;
  const count = fcx.tables.repeatCounts.get(expr.id);
  const length = count === undefined ? undefined : fcx.constUsize(count);
  if (length !== undefined && length <= 1n) return;
  fcx.requireLangBound(expr.elem.span, elem, "copy", { kind: "RepeatElementCopy" });
}

function checkConstBlock(fcx: FnCtxt, expr: ast.ExprOf<"ConstBlock">, expectation: Expectation): Ty {
  const def = fcx.res.defOf(expr.value.id);
  if (def !== undefined) fcx.tables.constBlocks.set(expr.id, { def, args: fcx.tcx.identityArgs(fcx.owner) });
  const frame = fcx.frame;
  fcx.frame = { closure: frame.closure, returnTy: undefined, returnCoerce: undefined, breakables: [] };
  const ty = checkExpr(fcx, expr.value.value, expectation);
  fcx.frame = frame;
  return ty;
}

// ---- borrows ----

function checkAddrOf(fcx: FnCtxt, expr: ast.ExprOf<"AddrOf">, expectation: Expectation): Ty {
  const operand = expr.expr;
  const wanted = onlyHasType(expectation, (ty) => fcx.shallow(ty));
  let hint: Expectation = noExpectation;
  if (wanted?.kind === "Ref" || wanted?.kind === "RawPtr") {
    // A place may well be unsized, so its type must match; a value made here may still be unsized by coercion.
    hint = isSyntacticPlace(unparen(operand)) ? expectHasType(wanted.ty) : rvalueHint(fcx.tcx, fcx.shallow(wanted.ty));
  }
  const ty = expr.mutbl === "Mut" ? checkPlaceMut(fcx, operand, hint) : checkExpr(fcx, operand, hint);
  if (expr.borrow === "Raw") {
    if (!isPlaceWithoutTemporary(fcx, operand))
      return fcx.error("E0745", "cannot take address of a temporary", operand.span, "temporary value");
    return mkRawPtr(ty, expr.mutbl);
  }
  return mkRef(fcx.freshRegion(), ty, expr.mutbl);
}

/** Written as a place: what `&` of it borrows in place. */
export function isSyntacticPlace(expr: ast.Expr): boolean {
  switch (expr.kind) {
    case "Paren":
      return isSyntacticPlace(expr.expr);
    case "Path":
    case "Index":
    case "Field":
      return true;
    case "Unary":
      return expr.op === "Deref";
    default:
      return false;
  }
}

/** A place expression: may be assigned or borrowed in place. */
export function isPlace(fcx: FnCtxt, expr: ast.Expr): boolean {
  switch (expr.kind) {
    case "Paren":
      return isPlace(fcx, expr.expr);
    case "Path": {
      const res = fcx.tables.paths.get(expr.id);
      return res === undefined || res.kind === "Local" || res.kind === "Static" || res.kind === "Err";
    }
    case "Unary":
      return expr.op === "Deref";
    case "Field":
    case "Index":
      return true;
    default:
      return false;
  }
}

function isPlaceWithoutTemporary(fcx: FnCtxt, expr: ast.Expr): boolean {
  const inner = unparen(expr);
  if (inner.kind === "Field")
    return isPlaceWithoutTemporary(fcx, inner.expr) || fcx.tables.adjustments.has(unparen(inner.expr).id);
  if (inner.kind === "Index")
    return isPlaceWithoutTemporary(fcx, inner.expr) || fcx.tables.adjustments.has(unparen(inner.expr).id);
  return isPlace(fcx, inner);
}

// ---- assignment ----

function dueToVariable(fcx: FnCtxt, lhs: ast.Expr, rhs: ast.Expr): FnCtxt["expectedDue"] {
  const res = fcx.partialRes(unparen(lhs).id);
  const declared = res?.base.kind === "Local" ? fcx.declaredBy.get(res.base.binding) : undefined;
  return declared && { expr: unparen(rhs).id, ...declared };
}

function checkAssign(fcx: FnCtxt, expr: ast.ExprOf<"Assign">, expectation: Expectation): Ty {
  const resolve = (node: ast.NodeId) => fcx.partialRes(node);
  if (isDestructuring(expr.lhs, resolve))
    return checkDesugared(fcx, expr, desugarAssign(fcx.synthetic, expr, resolve), expectation);
  const wanted = onlyHasType(expectation, (ty) => fcx.shallow(ty));
  if (wanted?.kind === "Bool") {
    // `if x = 1`: meant as a comparison.
    checkExpr(fcx, expr.lhs);
    checkExpr(fcx, expr.rhs);
    fcx.error("E0308", "mismatched types", expr.span, "expected `bool`, found `()`", {
      suggestions: [
        {
          message: "you might have meant to compare for equality",
          edits: [{ span: { ...expr.eqSpan, lo: expr.eqSpan.hi }, replacement: "=" }],
          applicability: "MachineApplicable",
        },
      ],
    });
    return tyBool;
  }
  const lhsTy = checkPlaceMut(fcx, expr.lhs);
  if (!isPlace(fcx, expr.lhs)) {
    fcx.error("E0070", "invalid left-hand side of assignment", expr.eqSpan, undefined, {
      labels: [{ span: expr.lhs.span, text: "cannot assign to this expression" }],
    });
    // Whether the value would fit does not matter.
    checkExprWithHint(fcx, expr.rhs, lhsTy);
    return tyUnit;
  }
  const outer = fcx.expectedDue;
  fcx.expectedDue = dueToVariable(fcx, expr.lhs, expr.rhs);
  checkExprCoercible(fcx, expr.rhs, lhsTy);
  fcx.expectedDue = outer;
  fcx.requireSized(expr.lhs.span, lhsTy, { kind: "Misc" });
  return tyUnit;
}
