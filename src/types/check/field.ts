/** Field access, indexing and `offset_of!`. */
import type { DiagnosticParts, Suggestion } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import type * as ast from "../../syntax/ast";
import { mkRef, mkSlice, tyError, tyUsize } from "../intern";
import type { FieldDef, Ty } from "../ty";
import { Autoderef } from "./autoderef";
import { checkExpr, demandCoerce } from "./expr";
import type { FnCtxt } from "./fnctxt";
import { probe } from "./method/probe";
import { lookupPlaceOp } from "./place";
import { fieldList, similarField } from "./report_fields";
import type { Adjustment } from "./tables";

export function checkField(fcx: FnCtxt, expr: ast.ExprOf<"Field">): Ty {
  const baseTy = fcx.structurallyResolve(expr.expr.span, checkExpr(fcx, expr.expr));
  if (baseTy.kind === "Error") {
    fcx.tables.tainted = true;
    return tyError;
  }
  const autoderef = new Autoderef(fcx, expr.expr.span, baseTy);
  let hidden: DefId | undefined;
  for (let step = autoderef.next(); step !== undefined; step = autoderef.next()) {
    const found = fieldOf(fcx, step.ty, expr.ident.name);
    if (found === undefined) {
      if (mayHaveLostFields(fcx, step.ty)) break;
      continue;
    }
    if (found.def !== undefined && !fcx.resolver.isAccessible(found.def.visibility, fcx.owner)) {
      hidden ??= found.adt;
      continue;
    }
    autoderef.commit();
    fcx.applyAdjustments(expr.expr, autoderef.adjustments());
    fcx.tables.fields.set(expr.id, found.index);
    return fcx.normalize(expr.span, found.ty);
  }
  const last = fcx.shallow(autoderef.finalTy());
  if (last.kind === "Infer") fcx.structurallyResolve(expr.expr.span, last);
  if (last.kind === "Error" || mayHaveLostFields(fcx, last)) {
    fcx.tables.tainted = true;
    return tyError;
  }
  return reportNoField(fcx, expr, baseTy, hidden);
}

/** A struct in which a syntax error ended the list of fields. */
function mayHaveLostFields(fcx: FnCtxt, ty: Ty): boolean {
  if (ty.kind !== "Adt") return false;
  const { adtKind, variants } = fcx.tcx.adtDef(ty.def);
  return adtKind !== "Enum" && variants[0]?.recovered === true;
}

interface FoundField {
  readonly index: number;
  readonly ty: Ty;
  readonly def: FieldDef | undefined;
  readonly adt: DefId | undefined;
}

/** The field of a struct, union or tuple. */
function fieldOf(fcx: FnCtxt, ty: Ty, name: string): FoundField | undefined {
  if (ty.kind === "Tuple") {
    const index = /^[0-9]+$/.test(name) ? Number(name) : -1;
    const elem = ty.elems[index];
    return elem === undefined ? undefined : { index, ty: elem, def: undefined, adt: undefined };
  }
  if (ty.kind !== "Adt") return undefined;
  const adt = fcx.tcx.adtDef(ty.def);
  const variant = adt.variants[0];
  if (adt.adtKind === "Enum" || variant === undefined) return undefined;
  const field = variant.fields.find((f) => f.name === name);
  return field === undefined
    ? undefined
    : { index: field.index, ty: fcx.tcx.fieldTy(variant, field.index, ty.args), def: field, adt: ty.def };
}

/** Whether auto-deref from `ty` meets a field of the name. */
export function fieldNamed(fcx: FnCtxt, ty: Ty, name: string): Ty | undefined {
  return fcx.infcx.probe(() => {
    const autoderef = new Autoderef(fcx, fcx.tcx.spanOf(fcx.owner), ty, { silent: true });
    for (let step = autoderef.next(); step !== undefined; step = autoderef.next()) {
      const found = fieldOf(fcx, step.ty, name);
      if (found !== undefined) return found.ty;
    }
    return undefined;
  });
}

/** A method has the private field's name. */
function callInstead(fcx: FnCtxt, { ident, id }: ast.ExprOf<"Field">, baseTy: Ty): DiagnosticParts {
  if (!probe(fcx, "Method", ident.name, baseTy, id, ident.span).ok) return {};
  const message = `a method \`${ident.name}\` also exists, call it with parentheses`;
  return { suggestions: [withParentheses(ident.span, message)] };
}

function withParentheses(span: Span, message: string): Suggestion {
  return { message, edits: [{ span: { ...span, lo: span.hi }, replacement: "()" }], applicability: "MaybeIncorrect" };
}

function reportNoField(fcx: FnCtxt, expr: ast.ExprOf<"Field">, baseTy: Ty, hidden: DefId | undefined): Ty {
  const { name, span } = expr.ident;
  const ty = fcx.show(baseTy);
  if (hidden !== undefined)
    return fcx.error(
      "E0616",
      `field \`${name}\` of struct \`${fcx.tcx.def(hidden).name}\` is private`,
      span,
      "private field",
      callInstead(fcx, expr, baseTy),
    );
  if (probe(fcx, "Method", name, baseTy, expr.id, span).ok) {
    return fcx.error(
      "E0615",
      `attempted to take value of method \`${name}\` on type \`${ty}\``,
      span,
      "method, not a field",
      { suggestions: [withParentheses(span, "use parentheses to call the method")] },
    );
  }
  if (baseTy.kind === "RawPtr")
    return fcx.error("E0609", `no field \`${name}\` on type \`${ty}\``, span, "unknown field");
  if (["Int", "Uint", "Float", "Bool", "Char", "Infer"].includes(baseTy.kind)) {
    return fcx.error("E0610", `\`${ty}\` is a primitive type and therefore doesn't have fields`, span);
  }
  const adt = baseTy.kind === "Adt" ? fcx.tcx.adtDef(baseTy.def) : undefined;
  const names =
    baseTy.kind === "Tuple"
      ? baseTy.elems.map((_, index) => String(index))
      : adt === undefined || adt.adtKind === "Enum"
        ? []
        : (adt.variants[0]?.fields ?? [])
            .filter(({ visibility }) => fcx.resolver.isAccessible(visibility, fcx.owner))
            .map((field) => field.name);
  const similar = similarField(expr.ident, names);
  const list = `available field${names.length === 1 ? " is" : "s are"}: ${fieldList(names)}`;
  return fcx.error("E0609", `no field \`${name}\` on type \`${ty}\``, span, "unknown field", {
    notes: similar !== undefined || names.length === 0 ? [] : [list],
    suggestions: similar === undefined ? [] : [similar],
  });
}

// ---- indexing ----

export function checkIndex(fcx: FnCtxt, expr: ast.ExprOf<"Index">): Ty {
  const baseTy = fcx.structurallyResolve(expr.expr.span, checkExpr(fcx, expr.expr));
  const indexTy = checkExpr(fcx, expr.index);
  if (baseTy.kind === "Error") {
    fcx.tables.tainted = true;
    return tyError;
  }
  const found = lookupIndexing(fcx, expr, baseTy, fcx.resolveWithObligations(indexTy));
  if (found === undefined) {
    fcx.selectWherePossible();
    return fcx.error("E0608", `cannot index into a value of type \`${fcx.show(baseTy)}\``, {
      ...expr.span,
      lo: expr.expr.span.hi,
    });
  }
  demandCoerce(fcx, expr.index, indexTy, found.indexTy);
  fcx.selectWherePossible();
  return found.elemTy;
}

function lookupIndexing(
  fcx: FnCtxt,
  expr: ast.ExprOf<"Index">,
  baseTy: Ty,
  indexTy: Ty,
): { indexTy: Ty; elemTy: Ty } | undefined {
  const autoderef = new Autoderef(fcx, expr.expr.span, baseTy);
  for (let step = autoderef.next(); step !== undefined; step = autoderef.next()) {
    const ty = fcx.resolveWithObligations(step.ty);
    const isUsize = indexTy === tyUsize || fcx.infcx.isIntVar(indexTy);
    if ((ty.kind === "Array" || ty.kind === "Slice") && isUsize) {
      autoderef.commit();
      fcx.applyAdjustments(expr.expr, autoderef.adjustments());
      return { indexTy: tyUsize, elemTy: ty.elem };
    }
    for (const unsize of [false, true]) {
      if (unsize && ty.kind !== "Array") continue;
      const found = overloadedIndex(
        fcx,
        expr,
        unsize && ty.kind === "Array" ? mkSlice(ty.elem) : ty,
        ty,
        unsize,
        autoderef,
      );
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function overloadedIndex(
  fcx: FnCtxt,
  expr: ast.ExprOf<"Index">,
  selfTy: Ty,
  ty: Ty,
  unsize: boolean,
  autoderef: Autoderef,
): { indexTy: Ty; elemTy: Ty } | undefined {
  const input = fcx.freshTy(expr.index.span);
  const callee = lookupPlaceOp(fcx, expr.index.span, "Index", "Not", selfTy, [input]);
  if (callee === undefined) return undefined;
  autoderef.commit();
  const adjustments: Adjustment[] = autoderef.adjustments();
  const self = fcx.shallow(callee.inputs[0] ?? tyError);
  if (self.kind === "Ref") {
    adjustments.push({
      kind: "Borrow",
      mutbl: "Not",
      twoPhase: false,
      reason: "Autoref",
      target: mkRef(self.region, ty, "Not"),
    });
    if (unsize) adjustments.push({ kind: "Pointer", cast: "Unsize", target: self });
  }
  fcx.applyAdjustments(expr.expr, adjustments);
  fcx.tables.callees.set(expr.id, callee);
  const output = fcx.shallow(callee.output);
  return { indexTy: input, elemTy: output.kind === "Ref" ? output.ty : tyError };
}

// ---- offset_of! ----

export function checkOffsetOf(fcx: FnCtxt, expr: ast.ExprOf<"OffsetOf">): Ty {
  const container = fcx.lowerTy(expr.container);
  const path: { container: Ty; variant: number; field: number }[] = [];
  let current = fcx.resolve(container);
  for (const ident of expr.fields) {
    const found = fieldOf(fcx, current, ident.name);
    if (found === undefined)
      return fcx.error("E0609", `no field \`${ident.name}\` on type \`${fcx.show(current)}\``, ident.span);
    path.push({ container: current, variant: 0, field: found.index });
    current = fcx.resolve(fcx.normalize(ident.span, found.ty));
  }
  fcx.tables.offsets.set(expr.id, { container, fields: path });
  return tyUsize;
}
