/** What rustc advises on `+` of texts: the left side must be an owned `String`, the right one a borrow. */
import type { DiagnosticParts, Suggestion } from "../../base/diagnostic";
import type * as ast from "../../syntax/ast";
import { eraseRegions } from "../fold";
import type { Ty } from "../ty";
import type { FnCtxt } from "./fnctxt";

/** Undefined where the sides are no such texts. The labels are those of the sides, and the operator's. */
export function textAdvice(
  fcx: FnCtxt,
  expr: ast.ExprOf<"Binary"> | ast.ExprOf<"AssignOp">,
  lang: string,
  lhs: Ty,
  rhs: Ty,
): DiagnosticParts | undefined {
  const [left, right] = [eraseRegions(fcx.resolve(lhs)), eraseRegions(fcx.resolve(rhs))];
  if (lang !== "add" || left.kind !== "Ref" || !isText(fcx, left.ty)) return undefined;
  const borrowed =
    right.kind === "Ref" && (isText(fcx, right.ty) || (right.ty.kind === "Ref" && right.ty.ty.kind === "Str"));
  if (!borrowed && !isString(fcx, right)) return undefined;
  const { lhs: on, rhs: added } = expr;
  const isBorrow = on.kind === "AddrOf";
  const own: Suggestion["edits"][number] = isBorrow
    ? { span: { ...on.span, hi: on.expr.span.lo }, replacement: "" }
    : { span: { ...on.span, lo: on.span.hi }, replacement: ".to_owned()" };
  const labels = [
    { span: on.span, text: fcx.show(left) },
    { span: added.span, text: fcx.show(right) },
    {
      span: expr.opSpan,
      text: `\`+\` cannot be used to concatenate ${borrowed ? "two `&str` strings" : "a `&str` with a `String`"}`,
      primary: true,
    },
  ];
  const applicability = "MachineApplicable";
  if (borrowed) {
    const message = isBorrow
      ? "remove the borrow to obtain an owned `String`"
      : "create an owned `String` from a string reference";
    const notes = ["string concatenation requires an owned `String` on the left"];
    return { labels, notes, suggestions: [{ message, edits: [own], applicability }] };
  }
  const message = isBorrow
    ? "remove the borrow on the left and add one on the right"
    : "create an owned `String` on the left and add a borrow on the right";
  const borrow = { span: { ...added.span, hi: added.span.lo }, replacement: "&" };
  return { labels, suggestions: [{ message, edits: [own, borrow], applicability }] };
}

function isText(fcx: FnCtxt, ty: Ty): boolean {
  return ty.kind === "Str" || isString(fcx, ty);
}

function isString(fcx: FnCtxt, ty: Ty): boolean {
  return ty.kind === "Adt" && fcx.tcx.isLang(ty.def, "String");
}
