/** Method calls: probe, confirm, check the arguments. */
import type * as ast from "../../../syntax/ast";
import { tyError } from "../../intern";
import type { Ty } from "../../ty";
import { checkArguments, expectedInputs, checkArgsAnyway } from "../call";
import type { Expectation } from "../expectation";
import { checkExpr } from "../expr";
import type { FnCtxt } from "../fnctxt";
import { confirmMethod } from "./confirm";
import { noteUse, reportProbeError } from "./lookup";
import { probe } from "./probe";
import { fieldNamed } from "../field";

export function checkMethodCall(fcx: FnCtxt, expr: ast.ExprOf<"MethodCall">, expectation: Expectation): Ty {
  const receiverTy = fcx.structurallyResolve(expr.receiver.span, checkExpr(fcx, expr.receiver));
  const { ident } = expr.seg;
  const result =
    receiverTy.kind === "Error" ? undefined : probe(fcx, "Method", ident.name, receiverTy, expr.id, ident.span);
  if (result === undefined || !result.ok) {
    if (result === undefined) fcx.tables.tainted = true;
    else if (!reportFieldCall(fcx, expr, receiverTy, result.error.kind === "NoMatch")) {
      reportProbeError(
        fcx,
        result.error,
        receiverTy,
        ident,
        result.error.kind === "BadTy" ? expr.receiver.span : ident.span,
        "Method",
      );
    }
    checkArgsAnyway(fcx, expr.args);
    return tyError;
  }
  noteUse(fcx, result.pick.candidate, expr.id);
  const callee = confirmMethod(fcx, expr, receiverTy, result.pick);
  fcx.tables.callees.set(expr.id, callee);
  const formals = callee.inputs.slice(1);
  const expected = expectedInputs(fcx, expectation, callee.output, formals);
  checkArguments(fcx, {
    call: expr,
    callSpan: ident.span,
    args: expr.args,
    formals,
    expected,
    callee: callee.def,
    what: "method",
    isMethod: true,
  });
  return callee.output;
}

/** `(self.f)(x)` written `self.f(x)`. */
function reportFieldCall(fcx: FnCtxt, expr: ast.ExprOf<"MethodCall">, receiverTy: Ty, noMatch: boolean): boolean {
  if (!noMatch) return false;
  const field = fieldNamed(fcx, receiverTy, expr.seg.ident.name);
  if (field === undefined) return false;
  const ty = `\`${fcx.show(receiverTy)}\``;
  fcx.error(
    "E0599",
    `no method named \`${expr.seg.ident.name}\` found for ${receiverTy.kind === "Adt" ? "struct" : "reference"} ${ty} in the current scope`,
    expr.seg.ident.span,
    "field, not a method",
    {
      help: ["to call the closure stored in the field, surround the field access with parentheses"],
    },
  );
  return true;
}
