/** What to say of a move inside of a loop: the loops around it, and a way to move only once. */
import type { Label, Suggestion } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { Expr, TypedBody } from "../../types/body";
import { visitExpr } from "../../types/check/visit";
import type { TyCtxt } from "../../types/tcx";
import { containsSpan, expressionsAround, indentBefore, loopHead, parentOf, sameSpan } from "./around";

/** The loops around a move that the variable is declared outside of. */
export function loopsAround(tcx: TyCtxt, typed: TypedBody, moved: Span, declared: Span): Label[] {
  return outerLoops(typed, moved, declared).flatMap((loop) => {
    const span = loopHead(loop, (at) => tcx.sources.textOf(at));
    return span === undefined ? [] : [{ span, text: "inside of this loop" }];
  });
}

function outerLoops(typed: TypedBody, moved: Span, declared: Span): Expr[] {
  const around = expressionsAround(typed, moved);
  return around.filter((loop) => {
    if (loop.kind.kind !== "Loop" || containsSpan(loop.span, declared)) return false;
    // What a `for` runs over is evaluated before it.
    return loop.kind.source !== "ForLoop" || moved.lo >= iteratorEnd(loop);
  });
}

function iteratorEnd(loop: Expr): number {
  return loopHead(loop, () => "")?.hi ?? loop.span.lo;
}

/** `let mut value = f(x);` before the loops, where these can end by `break`. */
export function hoistCall(tcx: TyCtxt, typed: TypedBody, moved: Span, declared: Span): Suggestion[] {
  const [outermost] = outerLoops(typed, moved, declared);
  const call = parentOf(typed, moved);
  if (outermost === undefined || call?.kind.kind !== "Call" || !canBreak(outermost)) return [];
  const { lo } = outermost.span;
  const { text } = tcx.sources.file(outermost.span.file);
  const indent = indentBefore(text, lo);
  const value = tcx.sources.textOf(call.span);
  const edits = [
    { span: { ...outermost.span, hi: lo }, replacement: `let mut value = ${value};\n${indent}` },
    { span: call.span, replacement: "value" },
  ];
  const message = "consider moving the expression out of the loop so it is only moved once";
  return [{ message, edits, applicability: "MaybeIncorrect" }];
}

/** By a `break`, written or meant by `while`; that which ends a `for` does not count. */
function canBreak(loop: Expr): boolean {
  const breaks: Expr[] = [];
  const fors: Expr[] = [];
  visitExpr(loop, {
    expr: (expr) => {
      if (expr.kind.kind === "Break") breaks.push(expr);
      else if (expr.kind.kind === "Loop" && expr.kind.source === "ForLoop") fors.push(expr);
    },
  });
  return breaks.some(({ span }) => !fors.some((at) => sameSpan(at.span, span)));
}
