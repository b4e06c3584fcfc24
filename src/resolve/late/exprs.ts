/** Expressions, blocks and statements: walks them with their scopes. */
import { assertNever } from "../../base/invariant";
import type { Arm, Block, Closure, Expr, ExprOf, Local, Stmt } from "../../syntax/ast";
import { resolveAnonConst } from "./consts";
import { declareParams } from "./generics";
import { resolveNestedItem } from "./items";
import { resolveBreak, withLabel } from "./labels";
import type { Late } from "./late";
import { calleeSource, resolveNode } from "./paths";
import { newBindings, resolvePattern } from "./patterns";
import { LabelRib, normalRib, Rib } from "./ribs";
import type { PathSource } from "./sources";
import { resolveGenericArgs, resolvePathArgs, resolveTy } from "./types";

const value: PathSource = { kind: "Expr" };

export function resolveExpr(late: Late, expr: Expr, source: PathSource = value): void {
  switch (expr.kind) {
    case "Path":
      if (expr.qself !== undefined) resolveTy(late, expr.qself.ty);
      resolveNode(late, expr, source);
      return resolvePathArgs(late, expr.path);
    case "Struct":
      return resolveStruct(late, expr);
    case "MethodCall":
      late.noteBlock(expr.id);
      resolveExpr(late, expr.receiver);
      if (expr.seg.args !== undefined) resolveGenericArgs(late, expr.seg.args);
      return resolveExprs(late, expr.args);
    case "Repeat":
      resolveExpr(late, expr.elem);
      return resolveAnonConst(late, expr.count, "RepeatCount");
    case "ConstBlock":
      return resolveAnonConst(late, expr.value, "InlineConst");
    case "Cast":
      resolveExpr(late, expr.expr);
      return resolveTy(late, expr.ty);
    case "Let":
      resolveExpr(late, expr.expr);
      return resolvePattern(late, expr.pat, "Let");
    case "If":
      return resolveIf(late, expr);
    case "While":
    case "ForLoop":
    case "Loop":
      return resolveLoop(late, expr);
    case "Match":
      resolveExpr(late, expr.scrutinee);
      for (const arm of expr.arms) resolveArm(late, arm);
      return;
    case "Closure":
      return resolveClosure(late, expr, expr.closure);
    case "Block":
      return resolveBlockExpr(late, expr);
    case "Async":
      return resolveAsync(late, expr);
    case "Break":
    case "Continue":
      resolveBreak(late, expr);
      if (expr.kind === "Break" && expr.expr !== undefined) resolveExpr(late, expr.expr);
      return;
    case "FormatArgs":
      for (const arg of expr.args) resolveExpr(late, arg.expr);
      return;
    case "OffsetOf":
      return resolveTy(late, expr.container);
    default:
      return resolveOperands(late, expr);
  }
}

/** They open no scope and name nothing themselves. */
type PlainExpr = ExprOf<
  | "Call"
  | "Array"
  | "Tup"
  | "Binary"
  | "Assign"
  | "AssignOp"
  | "Unary"
  | "Index"
  | "Range"
  | "Field"
  | "Await"
  | "Yield"
  | "AddrOf"
  | "Paren"
  | "Try"
  | "Ret"
  | "Lit"
  | "Underscore"
  | "MacCall"
  | "Err"
>;

function resolveOperands(late: Late, expr: PlainExpr): void {
  switch (expr.kind) {
    case "Call":
      resolveExpr(late, expr.callee, calleeSource(expr));
      return resolveExprs(late, expr.args);
    case "Array":
    case "Tup":
      return resolveExprs(late, expr.elems);
    case "Binary":
    case "Assign":
    case "AssignOp":
      resolveExpr(late, expr.lhs);
      return resolveExpr(late, expr.rhs);
    case "Unary":
      return resolveExpr(late, expr.operand);
    case "Index":
      resolveExpr(late, expr.expr);
      return resolveExpr(late, expr.index);
    case "Range":
      if (expr.start !== undefined) resolveExpr(late, expr.start);
      if (expr.end !== undefined) resolveExpr(late, expr.end);
      return;
    case "Field":
    case "Await":
    case "Yield":
    case "AddrOf":
    case "Paren":
    case "Try":
      return resolveExpr(late, expr.expr);
    case "Ret":
      if (expr.expr !== undefined) resolveExpr(late, expr.expr);
      return;
    case "Lit":
    case "Underscore":
    case "MacCall":
    case "Err":
      return;
    default:
      return assertNever(expr);
  }
}

function resolveExprs(late: Late, exprs: readonly Expr[]): void {
  for (const expr of exprs) resolveExpr(late, expr);
}

function resolveStruct(late: Late, expr: ExprOf<"Struct">): void {
  if (expr.qself !== undefined) resolveTy(late, expr.qself.ty);
  resolveNode(late, expr, { kind: "Struct" });
  resolvePathArgs(late, expr.path);
  for (const field of expr.fields) resolveExpr(late, field.expr);
  if (expr.base !== undefined) resolveExpr(late, expr.base);
}

/** What `let` in the condition binds is seen in the `then` block alone. */
function resolveIf(late: Late, expr: ExprOf<"If">): void {
  late.withValueRib(normalRib, () => {
    resolveExpr(late, expr.cond);
    resolveBlock(late, expr.then);
  });
  if (expr.else !== undefined) resolveExpr(late, expr.else);
}

function resolveLoop(late: Late, expr: ExprOf<"While" | "ForLoop" | "Loop">): void {
  if (expr.kind === "ForLoop") resolveExpr(late, expr.iter);
  late.withValueRib(normalRib, () => {
    withLabel(late, expr.label, expr.id, () => {
      late.withLoop({ kind: "Loop", id: expr.id, what: expr.kind }, () => {
        if (expr.kind === "While") late.withLoop({ kind: "Condition" }, () => resolveExpr(late, expr.cond));
        if (expr.kind === "ForLoop") resolvePattern(late, expr.pat, "For");
        resolveBlock(late, expr.body);
      });
    });
  });
}

function resolveArm(late: Late, arm: Arm): void {
  late.withValueRib(normalRib, () => {
    resolvePattern(late, arm.pat, "Match");
    if (arm.guard !== undefined) resolveExpr(late, arm.guard);
    resolveExpr(late, arm.body);
  });
}

function resolveBlockExpr(late: Late, expr: ExprOf<"Block">): void {
  if (expr.label === undefined) return resolveBlock(late, expr.block);
  withLabel(late, expr.label, expr.id, () => {
    late.withLoop({ kind: "LabeledBlock", id: expr.id }, () => resolveBlock(late, expr.block));
  });
}

function resolveAsync(late: Late, expr: ExprOf<"Async">): void {
  const def = late.addDef("Closure", "", expr.span, expr.span, { kind: "Closure", expr }, expr.closureId);
  late.withParent(def, () => {
    late.withLabelRib({ kind: "FnOrCoroutine" }, () => {
      late.withLoop({ kind: "Async", span: expr.span }, () => resolveBlock(late, expr.block));
    });
  });
}

function resolveClosure(late: Late, expr: Expr, closure: Closure): void {
  const def = late.addDef("Closure", "", expr.span, closure.declSpan, { kind: "Closure", expr }, expr.id);
  late.withParent(def, () => {
    late.withLifetimeRib("Generics", () => {
      declareParams(late, closure.binder, "Binder");
      late.withValueRib(normalRib, () => {
        late.withLabelRib({ kind: "FnOrCoroutine" }, () => {
          late.withLoop({ kind: "Closure", span: closure.declSpan }, () => resolveClosureInside(late, closure));
        });
      });
    });
  });
}

function resolveClosureInside(late: Late, closure: Closure): void {
  const bound = newBindings();
  for (const param of closure.decl.inputs) {
    resolvePattern(late, param.pat, "Param", bound);
    resolveTy(late, param.ty);
  }
  if (closure.decl.output !== undefined) resolveTy(late, closure.decl.output);
  if (closure.asyncClosureId === undefined) return resolveExpr(late, closure.body);
  const node = { kind: "Closure", expr: closure.body } as const;
  const def = late.addDef("Closure", "", closure.body.span, closure.body.span, node, closure.asyncClosureId);
  late.withParent(def, () =>
    late.withLoop({ kind: "Async", span: closure.body.span }, () => resolveExpr(late, closure.body)),
  );
}

// ---- blocks ----

export function resolveBlock(late: Late, block: Block): void {
  const module = late.session.crate.blockModules.get(block.id);
  const scope = late.scope;
  const counts = [late.valueRibs.length, late.typeRibs.length, late.labelRibs.length] as const;
  if (module !== undefined) {
    late.scope = { ...scope, module };
    late.valueRibs.push(new Rib({ kind: "Module", module }));
    late.typeRibs.push(new Rib({ kind: "Module", module }));
  }
  late.valueRibs.push(new Rib(normalRib));
  for (const stmt of block.stmts) resolveStmt(late, stmt);
  late.valueRibs.length = counts[0];
  late.typeRibs.length = counts[1];
  late.labelRibs.length = counts[2];
  late.scope = scope;
}

function resolveStmt(late: Late, stmt: Stmt): void {
  switch (stmt.kind) {
    case "Let":
      return resolveLocal(late, stmt.local);
    case "Expr":
    case "Semi":
      return resolveExpr(late, stmt.expr);
    case "Item":
      if (stmt.item.kind === "MacroDef" && stmt.item.macroRules) return enterMacroDefinition(late, stmt.item.id);
      return resolveNestedItem(late, stmt.item);
    case "Empty":
    case "MacCall":
      return;
    default:
      return assertNever(stmt);
  }
}

/** From here on, what the macro's own tokens name is what stands before it. */
function enterMacroDefinition(late: Late, id: Stmt["id"]): void {
  const def = late.tables.defOf(id);
  if (def === undefined) return;
  late.valueRibs.push(new Rib({ kind: "MacroDefinition", def }));
  late.labelRibs.push(new LabelRib({ kind: "MacroDefinition", def }));
}

function resolveLocal(late: Late, local: Local): void {
  if (local.ty !== undefined) resolveTy(late, local.ty);
  if (local.init !== undefined) resolveExpr(late, local.init);
  if (local.els !== undefined) resolveBlock(late, local.els);
  resolvePattern(late, local.pat, "Let");
}
