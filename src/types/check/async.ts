/**
 * `async` blocks and `.await`: a block is a coroutine, checked as a closure that takes what it is resumed with; its captures are
 * found like a closure's (`upvar.ts`), and the body of an `async fn` is such a block (`desugarAsyncFn`). The state machine is made
 * of its MIR. An `async` closure is a
 * closure whose body is such a block (`closure.ts`).
 */
import { error } from "../../base/diagnostic";
import type * as ast from "../../syntax/ast";
import { mkAdt, mkArgs, mkCoroutine, mkTuple, noArgs, tyArg, tyError, tyUnit } from "../intern";
import type { Binder, PredicateKind, Ty } from "../ty";
import { closureKindTypes } from "./closure";
import { CoerceMany } from "./coerce_many";
import { checkReturnValue } from "./control";
import { desugarAwait } from "./desugar";
import { type Expectation, hintTy } from "./expectation";
import { checkDesugared, checkExprHasType } from "./expr";
import { type FnCtxt, mayComplete } from "./fnctxt";
import { checkPat } from "./pattern";
import type { ClosureSyntax } from "./tables";

export function checkAsync(fcx: FnCtxt, expr: ast.ExprOf<"Async">, expectation: Expectation): Ty {
  const { tcx, synthetic } = fcx;
  const { span } = expr;
  const def = fcx.res.defOf(expr.closureId);
  if (def === undefined) return fcx.error("", "async block without definition", span);
  const hint = hintTy(expectation, (ty) => fcx.shallow(ty));
  const asyncClosure = fcx.asyncClosures.get(expr.closureId);
  const output =
    asyncClosure?.output ?? (hint === undefined ? undefined : deduceOutput(fcx, hint)) ?? fcx.freshTy(span);
  const resume = resumeTy(fcx);
  const upvarTuple = fcx.freshTy(span);
  const own = [resume, tyUnit, output, upvarTuple].map(tyArg);
  const ty = mkCoroutine(def, mkArgs([...tcx.identityArgs(fcx.owner), ...own]));
  const context = synthetic.variable("_task_context", span, true);
  const infer: ast.Ty = { kind: "Infer", id: synthetic.id(), span };
  const syntax: ClosureSyntax = {
    span,
    declSpan: span,
    params: [{ id: synthetic.id(), span, attrs: [], pat: context.pat, ty: infer }],
    body: synthetic.expr(span, { kind: "Block", block: expr.block }),
    move: expr.move,
    asyncBodyOf: asyncClosure?.closure,
  };
  fcx.tables.closures.set(expr.id, {
    def,
    syntax,
    isCoroutine: true,
    ty,
    kindVar: closureKindTypes.FnOnce,
    upvarTuple,
    inputs: [resume],
    output,
    captures: [],
    parent: fcx.frame.closure,
    kindGiven: true,
  });
  const { frame, diverges } = fcx;
  fcx.frame = {
    closure: expr.id,
    returnTy: output,
    returnCoerce: new CoerceMany(output),
    breakables: [],
    taskContext: context,
  };
  fcx.diverges = mayComplete;
  checkPat(fcx, context.pat, resume, { declared: undefined });
  fcx.requireSized(span, output, { kind: "SizedReturn" });
  checkReturnValue(fcx, syntax.body);
  const actual = fcx.frame.returnCoerce?.complete() ?? output;
  if (fcx.shallow(actual).kind !== "Never") fcx.demandSuptype(span, output, actual);
  fcx.frame = frame;
  fcx.diverges = diverges;
  return ty;
}

function resumeTy(fcx: FnCtxt): Ty {
  return mkAdt(fcx.tcx.langItem("ResumeTy"), noArgs);
}

// ---- what the block is expected to give ----

function deduceOutput(fcx: FnCtxt, hint: Ty): Ty | undefined {
  switch (hint.kind) {
    case "Infer": {
      const root = fcx.infcx.rootVar(hint);
      if (root === undefined) return undefined;
      return outputIn(
        fcx,
        fcx.fulfill.obligationsForSelfTy(fcx.infcx, root).map(({ predicate }) => predicate),
      );
    }
    case "Alias":
      return outputIn(
        fcx,
        fcx.tcx.itemBounds(hint.def).map((bound) => fcx.tcx.instantiate(bound, hint.args)),
      );
    case "Dynamic":
      for (const { value } of hint.predicates)
        if (value.kind === "Projection" && fcx.tcx.isLang(value.def, "future_output")) return value.term;
      return undefined;
    default:
      return undefined;
  }
}

function outputIn(fcx: FnCtxt, predicates: readonly Binder<PredicateKind>[]): Ty | undefined {
  for (const { value, vars } of predicates)
    if (value.kind === "Projection" && vars.length === 0 && fcx.tcx.isLang(value.def, "future_output"))
      return fcx.resolve(value.term);
  return undefined;
}

// ---- .await ----

export function checkAwait(fcx: FnCtxt, expr: ast.ExprOf<"Await">, expectation: Expectation): Ty {
  const context = fcx.frame.taskContext;
  if (context === undefined) return reportAwaitOutside(fcx, expr);
  return checkDesugared(fcx, expr, desugarAwait(fcx.synthetic, expr, context), expectation);
}

function reportAwaitOutside(fcx: FnCtxt, expr: ast.ExprOf<"Await">): Ty {
  const { span } = expr;
  const around = fcx.frame.closure === undefined ? fcx.tcx.def(fcx.owner).nameSpan : closureSpan(fcx);
  fcx.report(
    error("E0728", "`await` is only allowed inside `async` functions and blocks", expr.awaitSpan, {
      labels: [
        { span: expr.awaitSpan, text: "only allowed inside `async` functions and blocks", primary: true },
        { span: around ?? span, text: "this is not `async`" },
      ],
    }),
  );
  return tyError;
}

function closureSpan(fcx: FnCtxt): ast.Expr["span"] | undefined {
  const { closure } = fcx.frame;
  return closure === undefined ? undefined : fcx.tables.closures.get(closure)?.syntax.declSpan;
}

/** Gives the task's executor the turn; its value is what the coroutine is resumed with. */
export function checkYield(fcx: FnCtxt, expr: ast.ExprOf<"Yield">): Ty {
  checkExprHasType(fcx, expr.expr, mkTuple([]));
  return resumeTy(fcx);
}
