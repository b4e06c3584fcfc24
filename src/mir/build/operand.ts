/**
 * Expressions as temporaries and operands. A temporary's storage and value are dropped in the scope handed in: the
 * expression's own scope for operands, the temporary scope where a place is needed.
 */
import type { Span } from "../../base/source";
import type { Expr } from "../../types/body";
import type { Mutability } from "../../types/ty";
import type { Local, Operand } from "../mir";
import { type Builder, moveOf, placeOf } from "./builder";
import { constantOf } from "./constant";
import { intoPlace } from "./into";
import type { Scope } from "./scope";

/** Every operand but a constant goes through a temporary, so that what later operands do cannot change it. */
export function asOperand(b: Builder, scope: Scope | undefined, expr: Expr): Operand {
  const constant = constantOf(foldNegation(expr));
  if (constant !== undefined) return { kind: "Constant", constant };
  return moveOf(placeOf(asTemp(b, scope, expr, "Mut")));
}

/** An operand for the expression that is being built. */
export function asLocalOperand(b: Builder, expr: Expr): Operand {
  return asOperand(b, b.scopes.top, expr);
}

export function asTemp(b: Builder, scope: Scope | undefined, expr: Expr, mutability: Mutability): Local {
  const temp = b.scopes.sharedTemp(scope, expr, () => b.newTemp(expr.ty, shownSpan(expr), mutability));
  if (!diverges(expr)) {
    b.push({ kind: "StorageLive", local: temp }, expr.span);
    b.scopes.scheduleStorage(scope, temp);
  }
  intoPlace(b, placeOf(temp), expr);
  b.scopes.scheduleValue(scope, temp);
  return temp;
}

/** What a reader would call it: of `v[0]` and `*s`, whose calls rustc has at `[0]` and at the method call around. */
function shownSpan({ kind, span, isPart }: Expr): Span {
  if (kind.kind !== "Call" || isPart !== true) return span;
  const [base] = kind.args;
  if (base === undefined || base.span.file !== span.file || base.span.ctxt !== span.ctxt) return span;
  if (span.lo >= base.span.hi) return { ...span, lo: base.span.lo };
  return base.kind.kind === "Borrow" && base.kind.origin === "Autoderef" ? base.span : span;
}

function diverges({ kind }: Expr): boolean {
  return kind.kind === "Break" || kind.kind === "Continue" || kind.kind === "Return";
}

/** `-5` is a literal, so that `-128i8` does not overflow. */
export function foldNegation(expr: Expr): Expr {
  const { kind, ty } = expr;
  if (kind.kind !== "Unary" || kind.op !== "Neg" || kind.operand.kind.kind !== "Literal") return expr;
  const { value } = kind.operand.kind;
  if (value.kind === "Int" && ty.kind === "Int") {
    const bits = BigInt.asUintN(ty.int === "isize" ? 64 : Number(ty.int.slice(1)), -value.bits);
    return { ...expr, kind: { kind: "Literal", value: { kind: "Int", bits } } };
  }
  if (value.kind === "Float" && ty.kind === "Float") {
    const sign = 1n << (ty.float === "f64" ? 63n : 31n);
    return { ...expr, kind: { kind: "Literal", value: { kind: "Float", bits: value.bits ^ sign } } };
  }
  return expr;
}
