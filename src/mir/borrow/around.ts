/**
 * What stands around a place of the source in the typed body it belongs to: loops, calls, conditions and statements, for labels and
 * suggested edits that speak of more than the step of MIR that is at fault.
 */
import type { Span } from "../../base/source";
import type { Block, Expr, Pat, Stmt, TypedBody } from "../../types/body";
import type { DefId } from "../../resolve/def";
import { visitExpr } from "../../types/check/visit";
import type { TyCtxt } from "../../types/tcx";

export function containsSpan(outer: Span, { file, lo, hi }: Span): boolean {
  return outer.file === file && outer.lo <= lo && hi <= outer.hi;
}

export function sameSpan(left: Span, right: Span): boolean {
  return left.file === right.file && left.lo === right.lo && left.hi === right.hi;
}

/** All expressions that the span lies in, the outermost first; those of the span itself last. */
export function expressionsAround({ value }: TypedBody, span: Span): Expr[] {
  const found: Expr[] = [];
  visitExpr(value, { expr: (expr) => void (containsSpan(expr.span, span) && found.push(expr)) });
  return found;
}

/** The `let` or expression statements that the span lies in, the outermost first, each with its block. */
export function statementsAround(
  { value }: TypedBody,
  span: Span,
): { readonly stmt: Stmt; readonly block: Block; readonly depth: number }[] {
  const found: { stmt: Stmt; block: Block; depth: number }[] = [];
  let depth = 0;
  visitExpr(value, {
    block: (block) => {
      depth++;
      for (const stmt of block.statements) if (containsSpan(stmt.span, span)) found.push({ stmt, block, depth });
    },
    blockAfter: () => void depth--,
  });
  return found;
}

/** The innermost expression that is more than the span. */
export function parentOf(typed: TypedBody, span: Span): Expr | undefined {
  const length = (expr: Expr) => expr.span.hi - expr.span.lo;
  return expressionsAround(typed, span)
    .filter((expr) => length(expr) > span.hi - span.lo)
    .reduce<Expr | undefined>(
      (least, expr) => (least === undefined || length(expr) <= length(least) ? expr : least),
      undefined,
    );
}

/** The expression whose own span it is: the outermost of several. */
export function expressionAt(typed: TypedBody, span: Span): Expr | undefined {
  return expressionsAround(typed, span).find((expr) => sameSpan(expr.span, span));
}

/** The pattern at a span. */
export function patternAt({ value }: TypedBody, span: Span): Pat | undefined {
  let found: Pat | undefined;
  visitExpr(value, { pat: (pat) => void (sameSpan(pat.span, span) && (found ??= pat)) });
  return found;
}

/** `for x in xs`, `while c`, `loop`: a loop without its body. Undefined: the expression is no loop of the program. */
export function loopHead({ kind, span }: Expr, textOf: (span: Span) => string): Span | undefined {
  if (kind.kind !== "Loop") return undefined;
  const inner = kind.body.kind.kind === "Block" ? kind.body.kind.block : undefined;
  const [step] = inner?.statements ?? [];
  const match = step?.kind === "Expr" ? step.expr.kind : undefined;
  const check = inner?.tail?.kind;
  if (kind.source === "ForLoop" && match?.kind === "Match") return { ...span, hi: match.scrutinee.span.hi };
  if (kind.source === "WhileLoop" && check?.kind === "If") return { ...span, hi: check.condition.span.hi };
  const word = /^(?:'\w+\s*:\s*)?(?=loop\b)/.exec(textOf(span));
  if (word === null) return undefined;
  const lo = span.lo + word[0].length;
  return { ...span, lo, hi: lo + "loop".length };
}

/** Where a variable's value comes from: the `let` that declares it alone, the iterator of a `for`, or another pattern. */
export type Initialiser =
  | { readonly kind: "Let"; readonly value: Span | undefined; readonly ty: Span | undefined }
  | { readonly kind: "For"; readonly iterator: Span }
  | { readonly kind: "Pattern" };

export function initialiser(typed: TypedBody, declared: Span): Initialiser {
  let found: Initialiser = { kind: "Pattern" };
  visitExpr(typed.value, {
    expr: ({ kind }) => {
      if (kind.kind !== "Match" || kind.source !== "ForLoop") return;
      if (kind.arms.some(({ pat }) => pat.kind.kind === "Variant" && containsSpan(pat.span, declared)))
        found = { kind: "For", iterator: kind.scrutinee.span };
    },
    block: ({ statements }) => {
      for (const stmt of statements) {
        if (stmt.kind !== "Let" || !sameSpan(stmt.pat.span, declared) || stmt.pat.kind.kind !== "Binding") continue;
        if (stmt.pat.kind.subpattern !== undefined) continue;
        const { userType } = stmt.pat;
        const ty = userType === undefined ? undefined : typed.userTypes[userType]?.span;
        found = { kind: "Let", value: stmt.init?.span, ty };
      }
    },
  });
  return found;
}

/** The expression that makes a closure or coroutine, in the body around it. */
export function closureExpr(tcx: TyCtxt, closure: DefId): Extract<Expr["kind"], { kind: "Closure" }> | undefined {
  const parent = tcx.parent(closure);
  let found: Extract<Expr["kind"], { kind: "Closure" }> | undefined;
  if (parent === undefined || tcx.def(closure).kind !== "Closure") return undefined;
  visitExpr(tcx.typedBody(parent).value, {
    expr: ({ kind }) => void (kind.kind === "Closure" && kind.def === closure && (found = kind)),
  });
  return found;
}

/** The spaces before a place that its line starts with. */
export function indentBefore(text: string, at: number): string {
  const before = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return before.trim() === "" ? before : "";
}

/** The `&x` at a span, inside of what coercions made of it. */
export function borrowAt(typed: TypedBody, span: Span): Extract<Expr["kind"], { kind: "Borrow" }> | undefined {
  for (const { kind, span: at } of expressionsAround(typed, span))
    if (sameSpan(at, span) && kind.kind === "Borrow" && kind.origin === "Source") return kind;
  return undefined;
}
