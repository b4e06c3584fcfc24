/** Expressions of a checked body as typed nodes. Sugar was replaced before checking; what is left is one node each. */
import { assertNever } from "../../../base/invariant";
import type { Span } from "../../../base/source";
import type * as ast from "../../../syntax/ast";
import type { Arm, Block, Desugaring, Expr, LiteralValue, Stmt } from "../../body";
import { mkTuple, tyUsize } from "../../intern";
import type { Ty } from "../../ty";
import { blockExpr, splitTail } from "../block";
import { unparen } from "../fnctxt";
import { assignOperator, binaryOperators, isBuiltinAfterInference } from "../operators";
import { variantOfCtor } from "../path";
import type { ValueRes } from "../tables";
import { applyAdjustments, placeOf } from "./adjust";
import type { Builder } from "./builder";
import { buildFormatArgs } from "./format_args";
import { literalOf } from "./literal";
import { buildPat } from "./pat";

/** The expression with its adjustments. */
export function buildExpr(b: Builder, expr: ast.Expr, derefSpan?: Span): Expr {
  const inner = unparen(expr);
  const adjustments = b.tables.adjustments.get(inner.id) ?? [];
  return applyAdjustments(b, withParens(buildUnadjusted(b, inner), expr), adjustments, derefSpan);
}

/** In parentheses an expression stands where they stand. */
function withParens(built: Expr, { span }: ast.Expr): Expr {
  const { span: own, kind } = built;
  if (own.file !== span.file || own.ctxt !== span.ctxt || span.lo >= own.lo || span.hi <= own.hi) return built;
  const isPlaceOfCall = kind.kind === "Deref" && kind.base.isPart === true && kind.base.kind.kind === "Call";
  return { ...built, span, ...(isPlaceOfCall ? { kind: { ...kind, base: { ...kind.base, span } } } : {}) };
}

/** Without the autoref that only an overloaded operator needs. */
function buildWithoutAutoref(b: Builder, expr: ast.Expr): Expr {
  const inner = unparen(expr);
  const adjustments = b.tables.adjustments.get(inner.id) ?? [];
  const end = adjustments.findIndex((a) => a.kind === "Borrow" && a.reason === "Autoref");
  return applyAdjustments(
    b,
    withParens(buildUnadjusted(b, inner), expr),
    end < 0 ? adjustments : adjustments.slice(0, end),
  );
}

export function buildBlockValue(b: Builder, block: ast.Block): Expr {
  return buildExpr(b, blockExpr(block));
}

function buildUnadjusted(b: Builder, expr: ast.Expr): Expr {
  const { span } = expr;
  const ty = b.exprTy(expr.id, span);
  const make = (kind: Expr["kind"]): Expr => b.expr(ty, span, kind);
  const plain = b.fcx.synthetic.expansion.get(expr.id);
  if (plain !== undefined) return buildExpr(b, plain);
  switch (expr.kind) {
    case "Paren":
      return buildExpr(b, expr.expr);
    case "Lit":
      return buildLiteral(b, expr.lit, ty, span, false);
    case "Path":
      return buildPath(b, expr, ty);
    case "Array":
      return make({ kind: "Array", elements: expr.elems.map((e) => buildExpr(b, e)) });
    case "Repeat": {
      const count = b.tables.repeatCounts.get(expr.id);
      return count === undefined
        ? b.error(span)
        : make({ kind: "Repeat", value: buildExpr(b, expr.elem), count: b.fcx.infcx.resolve(count) });
    }
    case "ConstBlock": {
      const constBlock = b.tables.constBlocks.get(expr.id);
      // Its own body is checked against the type that was inferred here.
      if (b.final && constBlock !== undefined) b.fcx.tcx.recordAnonConst(constBlock.def, ty);
      return constBlock === undefined
        ? buildExpr(b, expr.value.value)
        : make({ kind: "ConstBlock", def: constBlock.def, args: constBlock.args });
    }
    case "Call":
      return buildCall(b, expr, ty);
    case "MethodCall":
      return buildMethodCall(b, expr);
    case "Tup":
      return make({ kind: "Tuple", fields: expr.elems.map((e) => buildExpr(b, e)) });
    case "Binary":
      return buildBinary(b, expr, ty);
    case "Unary":
      return buildUnary(b, expr, ty);
    case "Cast":
      return buildCast(b, expr, ty);
    case "Let":
      return make({ kind: "Let", scrutinee: buildExpr(b, expr.expr), pat: buildPat(b, expr.pat) });
    case "If":
      return make({
        kind: "If",
        condition: buildExpr(b, expr.cond),
        then: buildBlockValue(b, expr.then),
        otherwise: expr.else === undefined ? undefined : buildExpr(b, expr.else),
        edition2024: b.fcx.edition === 2024,
      });
    case "Loop":
      return make({
        kind: "Loop",
        label: expr.id,
        body: buildBlockValue(b, expr.body),
        source: loopSource(b.fcx.synthetic.origin.get(expr.id)),
      });
    case "Match":
      return make({
        kind: "Match",
        scrutinee: buildExpr(b, expr.scrutinee),
        arms: expr.arms.map((arm) => buildArm(b, arm)),
        source: b.fcx.synthetic.origin.get(expr.id) ?? "Normal",
      });
    case "Closure":
    case "Async":
      return buildClosure(b, expr, ty);
    case "Yield":
      return make({ kind: "Yield", value: buildExpr(b, expr.expr) });
    case "Block":
      return make({ kind: "Block", block: buildBlock(b, expr.block, expr.label === undefined ? undefined : expr.id) });
    case "Assign":
      return make({ kind: "Assign", place: buildExpr(b, expr.lhs), value: buildExpr(b, expr.rhs) });
    case "AssignOp":
      return buildAssignOp(b, expr, ty);
    case "Field":
      return make({
        kind: "Field",
        base: buildExpr(b, expr.expr, span),
        variant: 0,
        field: b.tables.fields.get(expr.id) ?? 0,
        name: expr.ident.name,
      });
    case "Index":
      return buildIndex(b, expr, ty);
    case "AddrOf":
      return expr.borrow === "Raw"
        ? make({ kind: "RawBorrow", mutbl: expr.mutbl, place: buildExpr(b, expr.expr) })
        : make({
            kind: "Borrow",
            mutbl: expr.mutbl,
            place: buildExpr(b, expr.expr),
            origin: "Source",
            twoPhase: false,
          });
    case "Break": {
      const label = b.fcx.labelOf(expr.id);
      return label === undefined
        ? b.error(span)
        : make({ kind: "Break", label, value: expr.expr === undefined ? undefined : buildExpr(b, expr.expr) });
    }
    case "Continue": {
      const label = b.fcx.labelOf(expr.id);
      return label === undefined ? b.error(span) : make({ kind: "Continue", label });
    }
    case "Ret":
      return make({ kind: "Return", value: expr.expr === undefined ? undefined : buildExpr(b, expr.expr) });
    case "Struct":
      return buildStruct(b, expr, ty);
    case "FormatArgs":
      return buildFormatArgs(b, expr, ty);
    case "OffsetOf":
      return buildOffsetOf(b, expr, ty);
    case "While":
    case "ForLoop":
    case "Try":
    case "Range":
    case "Underscore":
    case "Await":
    case "MacCall":
    case "Err":
      return b.error(span);
    default:
      return assertNever(expr);
  }
}

function loopSource(origin: Desugaring | undefined): "Loop" | "WhileLoop" | "ForLoop" {
  return origin === "WhileLoop" || origin === "ForLoop" ? origin : "Loop";
}

function buildLiteral(b: Builder, lit: ast.Lit, ty: Ty, span: Span, negative: boolean): Expr {
  const value = literalOf(b.fcx, lit, ty, negative);
  return value === undefined ? b.error(span) : b.expr(ty, span, { kind: "Literal", value });
}

// ---- paths and calls ----

function buildPath(b: Builder, expr: ast.ExprOf<"Path">, ty: Ty): Expr {
  const res = b.tables.paths.get(expr.id);
  return res === undefined ? b.error(expr.span) : buildRes(b, res, ty, expr.span);
}

function buildRes(b: Builder, res: ValueRes, ty: Ty, span: Span): Expr {
  switch (res.kind) {
    case "Local": {
      const isUpvar = b.tables.localOwner.get(res.binding) !== b.closure;
      return b.expr(ty, span, { kind: isUpvar ? "UpvarRef" : "VarRef", binding: res.binding, name: res.name });
    }
    case "Static":
      return b.expr(ty, span, { kind: "StaticRef", def: res.def });
    case "Fn":
      return b.expr(ty, span, { kind: "ZstLiteral", userType: res.userType });
    case "Ctor":
      return buildCtor(b, res, ty, span);
    case "Const":
      return b.expr(ty, span, {
        kind: "NamedConst",
        def: res.def,
        args: b.args(res.args, span),
        userType: res.userType,
      });
    case "ConstParam":
      return b.expr(ty, span, { kind: "ConstParam", index: res.index, name: res.name });
    case "Bits":
      return b.expr(ty, span, { kind: "Literal", value: ofBits(ty, res.bits) });
    case "Err":
      return b.error(span);
  }
}

function ofBits(ty: Ty, bits: bigint): LiteralValue {
  if (ty.kind === "Bool") return { kind: "Bool", value: bits !== 0n };
  return ty.kind === "Char" ? { kind: "Char", value: Number(bits) } : { kind: "Int", bits };
}

function buildCtor(b: Builder, res: ValueRes & { kind: "Ctor" }, ty: Ty, span: Span): Expr {
  if (res.ctorKind === "Fn") return b.expr(ty, span, { kind: "ZstLiteral", userType: undefined });
  const found = variantOfCtor(b.fcx, res.variant);
  if (found === undefined) return b.error(span);
  return b.expr(ty, span, {
    kind: "Adt",
    def: found.adt.def,
    variant: found.variant.index,
    args: b.args(res.args, span),
    fields: [],
    base: undefined,
    userType: res.userType,
  });
}

function buildCall(b: Builder, expr: ast.ExprOf<"Call">, ty: Ty): Expr {
  const { span } = expr;
  const overloaded = b.tables.callees.get(expr.id);
  if (overloaded !== undefined) {
    const args = expr.args.map((arg) => buildExpr(b, arg));
    const tuple = b.part(mkTuple(args.map((arg) => arg.ty)), span, { kind: "Tuple", fields: args });
    return b.call(overloaded, span, [buildExpr(b, expr.callee), tuple], "Call", expr.callee.span);
  }
  const res = b.tables.paths.get(unparen(expr.callee).id);
  if (res?.kind === "Ctor" && res.ctorKind === "Fn" && !b.tables.adjustments.has(unparen(expr.callee).id)) {
    const found = variantOfCtor(b.fcx, res.variant);
    if (found !== undefined) {
      const fields = expr.args.map((arg, field) => ({ field, value: buildExpr(b, arg) }));
      return b.expr(ty, span, {
        kind: "Adt",
        def: found.adt.def,
        variant: found.variant.index,
        args: b.args(res.args, span),
        fields,
        base: undefined,
        userType: res.userType,
      });
    }
  }
  const func = buildExpr(b, expr.callee);
  const source = b.fcx.synthetic.origin.has(expr.id) || expr.id < 0 ? "Desugar" : "Call";
  return b.expr(ty, span, {
    kind: "Call",
    func,
    args: expr.args.map((arg) => buildExpr(b, arg)),
    source,
    fnSpan: expr.callee.span,
  });
}

function buildMethodCall(b: Builder, expr: ast.ExprOf<"MethodCall">): Expr {
  const callee = b.tables.callees.get(expr.id);
  if (callee === undefined) return b.error(expr.span);
  const args = [buildExpr(b, expr.receiver, expr.span), ...expr.args.map((arg) => buildExpr(b, arg))];
  const { span } = expr.seg.ident;
  return b.call(callee, expr.span, args, "Method", { ...expr.span, lo: span.lo }, span);
}

// ---- operators ----

function buildBinary(b: Builder, expr: ast.ExprOf<"Binary">, ty: Ty): Expr {
  const { span } = expr;
  if (expr.op === "&&" || expr.op === "||") {
    return b.expr(ty, span, {
      kind: "LogicalOp",
      op: expr.op === "&&" ? "And" : "Or",
      left: buildExpr(b, expr.lhs),
      right: buildExpr(b, expr.rhs),
    });
  }
  const callee = b.tables.callees.get(expr.id);
  const builtin = isBuiltinAfterInference(b.fcx, operandTy(b, expr.lhs), operandTy(b, expr.rhs));
  if (builtin || callee === undefined) {
    if (!builtin) return b.error(span);
    return b.expr(ty, span, {
      kind: "Binary",
      op: binaryOperators[expr.op].op,
      left: buildWithoutAutoref(b, expr.lhs),
      right: buildWithoutAutoref(b, expr.rhs),
    });
  }
  return b.call(callee, span, [buildExpr(b, expr.lhs), buildExpr(b, expr.rhs)], "Operator");
}

/** The type of an operand before the autoref of an overloaded operator. */
function operandTy(b: Builder, expr: ast.Expr): Ty {
  const inner = unparen(expr);
  const adjustments = b.tables.adjustments.get(inner.id) ?? [];
  const end = adjustments.findIndex((a) => a.kind === "Borrow" && a.reason === "Autoref");
  const kept = end < 0 ? adjustments : adjustments.slice(0, end);
  return kept[kept.length - 1]?.target ?? b.fcx.exprTy(inner.id);
}

function buildAssignOp(b: Builder, expr: ast.ExprOf<"AssignOp">, ty: Ty): Expr {
  const callee = b.tables.callees.get(expr.id);
  if (isBuiltinAfterInference(b.fcx, operandTy(b, expr.lhs), operandTy(b, expr.rhs))) {
    return b.expr(ty, expr.span, {
      kind: "AssignOp",
      op: assignOperator(expr.op),
      place: buildWithoutAutoref(b, expr.lhs),
      value: buildExpr(b, expr.rhs),
    });
  }
  if (callee === undefined) return b.error(expr.span);
  return b.call(callee, expr.span, [buildExpr(b, expr.lhs), buildExpr(b, expr.rhs)], "Operator");
}

function buildUnary(b: Builder, expr: ast.ExprOf<"Unary">, ty: Ty): Expr {
  const { span } = expr;
  const callee = b.tables.callees.get(expr.id);
  if (expr.op === "Deref") {
    if (callee === undefined)
      return b.expr(ty, span, { kind: "Deref", base: buildExpr(b, expr.operand), origin: "Source" });
    const call: Expr = { ...b.call(callee, span, [buildExpr(b, expr.operand)], "Operator"), isPart: true };
    return placeOf(b, call, ty, span, "Operator");
  }
  const operand = unparen(expr.operand);
  if (expr.op === "Neg" && operand.kind === "Lit" && isBuiltinAfterInference(b.fcx, operandTy(b, operand)))
    return buildLiteral(b, operand.lit, ty, span, true);
  if (isBuiltinAfterInference(b.fcx, operandTy(b, expr.operand)))
    return b.expr(ty, span, { kind: "Unary", op: expr.op, operand: buildExpr(b, expr.operand) });
  return callee === undefined ? b.error(span) : b.call(callee, span, [buildExpr(b, expr.operand)], "Operator");
}

function buildIndex(b: Builder, expr: ast.ExprOf<"Index">, ty: Ty): Expr {
  const { span } = expr;
  const callee = b.tables.callees.get(expr.id);
  if (callee === undefined)
    return b.expr(ty, span, { kind: "Index", base: buildExpr(b, expr.expr), index: buildExpr(b, expr.index) });
  const baseTy = b.fcx.resolve(operandTy(b, expr.expr));
  const indexTy = b.fcx.resolve(b.fcx.adjustedTy(expr.index));
  // Known only after inference: built-in indexing after all (rustc's `fix_index_builtin_expr`).
  if ((baseTy.kind === "Array" || baseTy.kind === "Slice") && indexTy === tyUsize) {
    return b.expr(ty, span, {
      kind: "Index",
      base: buildWithoutAutoref(b, expr.expr),
      index: buildExpr(b, expr.index),
    });
  }
  const args = [buildExpr(b, expr.expr), buildExpr(b, expr.index)];
  const call = b.call(callee, expr.bracketSpan, args, "Operator");
  return placeOf(b, { ...call, isPart: true }, ty, span, "Operator");
}

function buildCast(b: Builder, expr: ast.ExprOf<"Cast">, ty: Ty): Expr {
  const cast = b.tables.casts.get(expr.id);
  const operand = buildExpr(b, expr.expr);
  if (cast === undefined) return b.error(expr.span);
  const made: Expr["kind"] =
    cast === "Coercion" ? { kind: "Use", operand } : { kind: "Cast", cast, operand, origin: "Source" };
  const userType = b.tables.castUserTypes.get(expr.id);
  if (userType === undefined) return b.expr(ty, expr.span, made);
  const value = b.part(ty, expr.span, made);
  return b.expr(ty, expr.span, { kind: "ValueTypeAscription", operand: value, userType });
}

// ---- literals of structs, closures ----

function buildStruct(b: Builder, expr: ast.ExprOf<"Struct">, ty: Ty): Expr {
  const made = b.tables.structs.get(expr.id);
  if (made === undefined) return b.error(expr.span);
  const fields = expr.fields.map((f) => ({ field: b.tables.fields.get(f.id) ?? 0, value: buildExpr(b, f.expr) }));
  const written = new Set(fields.map((f) => f.field));
  const base =
    expr.base === undefined || made.baseFieldTys === undefined
      ? undefined
      : {
          base: buildExpr(b, expr.base),
          fields: made.baseFieldTys.flatMap((fieldTy, field) =>
            written.has(field) ? [] : [{ field, ty: b.ty(fieldTy, expr.span) }],
          ),
        };
  return b.expr(ty, expr.span, {
    kind: "Adt",
    def: made.adt,
    variant: made.variant,
    args: b.args(made.args, expr.span),
    fields,
    base,
    userType: made.userType,
  });
}

function buildClosure(b: Builder, expr: ast.ExprOf<"Closure" | "Async">, ty: Ty): Expr {
  const info = b.tables.closures.get(expr.id);
  if (info === undefined || (ty.kind !== "Closure" && ty.kind !== "Coroutine")) return b.error(expr.span);
  const captures = info.captures.map((c) => ({ ...c, ty: b.ty(c.ty, expr.span) }));
  return b.expr(ty, expr.span, {
    kind: "Closure",
    def: info.def,
    args: ty.args,
    isCoroutine: info.isCoroutine,
    captures,
    move: info.syntax.move,
  });
}

function buildOffsetOf(b: Builder, expr: ast.ExprOf<"OffsetOf">, ty: Ty): Expr {
  const offsets = b.tables.offsets.get(expr.id);
  if (offsets === undefined) return b.error(expr.span);
  return b.expr(ty, expr.span, {
    kind: "OffsetOf",
    container: b.ty(offsets.container, expr.span),
    fields: offsets.fields.map((step) => ({ ...step, container: b.ty(step.container, expr.span) })),
  });
}

// ---- blocks and arms ----

export function buildBlock(b: Builder, block: ast.Block, label: ast.NodeId | undefined): Block {
  const { stmts, tail } = splitTail(block);
  if (block.unsafe && block.id >= 0) b.hasUnsafe = true;
  return {
    statements: stmts.flatMap((stmt) => buildStmt(b, stmt)),
    tail: tail === undefined ? undefined : buildExpr(b, tail),
    span: block.span,
    safety: block.unsafe ? "Unsafe" : "Safe",
    label,
    edition2024: b.fcx.edition === 2024,
  };
}

function buildStmt(b: Builder, stmt: ast.Stmt): Stmt[] {
  switch (stmt.kind) {
    case "Let": {
      const { local } = stmt;
      return [
        {
          kind: "Let",
          pat: buildPat(b, local.pat),
          init: local.init === undefined ? undefined : buildExpr(b, local.init),
          else: local.els === undefined ? undefined : buildBlock(b, local.els, undefined),
          span: stmt.span,
        },
      ];
    }
    case "Expr":
    case "Semi":
      return [{ kind: "Expr", expr: buildExpr(b, stmt.expr), span: stmt.span }];
    case "Item":
    case "Empty":
    case "MacCall":
      return [];
  }
}

function buildArm(b: Builder, arm: ast.Arm): Arm {
  return {
    pat: buildPat(b, arm.pat),
    guard: arm.guard === undefined ? undefined : buildExpr(b, arm.guard),
    body: buildExpr(b, arm.body),
    span: arm.span,
  };
}
