/**
 * Patterns: each is checked against the type it must match. Where a pattern that is no reference meets a reference, the
 * reference is looked through and bindings below bind by reference (default binding modes, RFC 2005; edition 2024 forbids
 * to write `ref`, `mut` or `&` below).
 */
import type { Span } from "../../base/source";
import type * as ast from "../../syntax/ast";
import { litValue } from "../../syntax/literal";
import { mkRef, mkSlice, mkTuple, reStatic, tyError, tyU8 } from "../intern";
import type { Mutability, Ty } from "../ty";
import { checkExpr } from "./expr";
import type { FnCtxt } from "./fnctxt";
import { checkSlice } from "./pattern_slice";
import { instantiateValuePath, variantOfCtor } from "./path";
import { reportFieldCount, reportPatternFields } from "./report_fields";
import { resolveVariantPath, type VariantRef } from "./struct";

type ByRef = "No" | "Not" | "Mut";

export interface PatContext {
  /** The type annotation that fixes the expected type, for messages. */
  readonly declared?: Span | undefined;
  readonly init?: ast.Expr | undefined;
  readonly scrutinee?: ast.Expr | undefined;
  /** Of a parameter: its type (`_` where none is written). */
  readonly param?: { readonly ty: ast.Ty; readonly inClosure: boolean } | undefined;
}

export interface PatInfo extends PatContext {
  readonly defaultRef: ByRef;
  /** The pattern that stands for the whole value. */
  readonly whole: ast.Pat;
}

/** Checks a whole pattern. */
export function checkPat(fcx: FnCtxt, pat: ast.Pat, expected: Ty, context: PatContext = {}): void {
  checkInner(fcx, pat, expected, { ...context, defaultRef: "No", whole: pat });
}

/** Whether a pattern has bindings written `ref` (or `ref mut`): these fix the type of the place. */
export function refBindings(pat: ast.Pat): "None" | "Not" | "Mut" {
  let found: "None" | "Not" | "Mut" = "None";
  const visit = (p: ast.Pat): void => {
    if (p.kind === "Ident" && p.mode.byRef !== "No")
      found = p.mode.byRef === "RefMut" ? "Mut" : found === "Mut" ? "Mut" : "Not";
    for (const sub of subpatterns(p)) visit(sub);
  };
  visit(pat);
  return found;
}

export function subpatterns(pat: ast.Pat): readonly ast.Pat[] {
  switch (pat.kind) {
    case "Ident":
      return pat.sub === undefined ? [] : [pat.sub];
    case "Struct":
      return pat.fields.map((f) => f.pat);
    case "TupleStruct":
    case "Or":
    case "Tuple":
    case "Slice":
      return pat.pats;
    case "Ref":
    case "Paren":
      return [pat.pat];
    default:
      return [];
  }
}

export function checkInner(fcx: FnCtxt, pat: ast.Pat, expectedTy: Ty, info: PatInfo): void {
  if (pat.kind === "Paren") {
    checkInner(fcx, pat.pat, expectedTy, info);
    return;
  }
  const { expected, defaultRef } = peel(fcx, pat, expectedTy, info.defaultRef);
  const inner: PatInfo = { ...info, defaultRef };
  const ty = checkKind(fcx, pat, expected, inner);
  fcx.tables.patTypes.set(pat.id, ty);
}

// ---- default binding modes ----

/** Looks through references, for patterns that are not ones themselves. */
function peel(fcx: FnCtxt, pat: ast.Pat, expectedTy: Ty, defaultRef: ByRef): { expected: Ty; defaultRef: ByRef } {
  if (!peels(fcx, pat)) return { expected: expectedTy, defaultRef };
  const adjustments: Ty[] = [];
  let expected = fcx.resolveWithObligations(expectedTy);
  let mode = defaultRef;
  while (expected.kind === "Ref") {
    adjustments.push(expected);
    mode = mode === "Not" ? "Not" : expected.mutbl;
    expected = fcx.resolveWithObligations(expected.ty);
  }
  if (adjustments.length > 0) fcx.tables.patAdjustments.set(pat.id, adjustments);
  return { expected, defaultRef: mode };
}

function peels(fcx: FnCtxt, pat: ast.Pat): boolean {
  switch (pat.kind) {
    case "Struct":
    case "TupleStruct":
    case "Tuple":
    case "Slice":
    case "Range":
      return true;
    case "Expr":
      return literalPeels(pat.expr);
    case "Path":
    case "Ident": {
      const res = fcx.partialRes(pat.id);
      if (pat.kind === "Ident" && res === undefined) return false;
      return isUnitPath(fcx, pat);
    }
    default:
      return false;
  }
}

/** Strings and byte strings are references themselves. */
function literalPeels(expr: ast.Expr): boolean {
  if (expr.kind === "Lit")
    return !["Str", "StrRaw", "ByteStr", "ByteStrRaw", "CStr", "CStrRaw"].includes(expr.lit.kind);
  return expr.kind !== "Path";
}

function isUnitPath(fcx: FnCtxt, pat: ast.Pat & { kind: "Path" | "Ident" }): boolean {
  const res = fcx.partialRes(pat.id);
  if (res?.unresolvedSegments === 0)
    return (
      res.base.kind === "SelfCtor" ||
      (res.base.kind === "Def" && ["Ctor", "Struct", "Variant"].includes(res.base.defKind))
    );
  return pathValue(fcx, pat).res.kind === "Ctor";
}

const pathValues = new WeakMap<ast.Pat, { fcx: FnCtxt; value: ReturnType<typeof instantiateValuePath> }>();

/** What a pattern's path means, instantiated once. */
function pathValue(fcx: FnCtxt, pat: ast.Pat & { kind: "Path" | "Ident" }): ReturnType<typeof instantiateValuePath> {
  const known = pathValues.get(pat);
  if (known !== undefined && known.fcx === fcx) return known.value;
  const path: ast.Path =
    pat.kind === "Path"
      ? pat.path
      : { span: pat.span, global: false, segments: [{ id: fcx.synthetic.id(), ident: pat.ident }] };
  const value = instantiateValuePath(fcx, {
    id: pat.id,
    span: pat.span,
    path,
    ...(pat.kind === "Path" && pat.qself !== undefined ? { qself: pat.qself } : {}),
  });
  pathValues.set(pat, { fcx, value });
  return value;
}

// ---- kinds ----

function checkKind(fcx: FnCtxt, pat: ast.Pat, expected: Ty, info: PatInfo): Ty {
  switch (pat.kind) {
    case "Wild":
    case "Rest":
      return expected;
    case "Ident":
      return fcx.partialRes(pat.id) === undefined
        ? checkBinding(fcx, pat, expected, info)
        : checkPath(fcx, pat, expected, info);
    case "Path":
      return checkPath(fcx, pat, expected, info);
    case "Expr":
      return checkLiteral(fcx, pat, expected, info);
    case "Range":
      return checkRange(fcx, pat, expected, info);
    case "TupleStruct":
      return checkTupleStruct(fcx, pat, expected, info);
    case "Struct":
      return checkStruct(fcx, pat, expected, info);
    case "Tuple":
      return checkTuple(fcx, pat, expected, info);
    case "Ref":
      return checkRef(fcx, pat, expected, info);
    case "Slice":
      return checkSlice(fcx, pat, expected, info);
    case "Or":
      for (const sub of pat.pats) checkInner(fcx, sub, expected, info);
      return expected;
    case "Paren":
      return expected;
    case "MacCall":
      return fcx.unsupported("macro call that was not expanded", pat.span);
    case "Err":
      fcx.tables.tainted = true;
      return tyError;
  }
}

function demand(fcx: FnCtxt, span: Span, expected: Ty, found: Ty, info: PatInfo): boolean {
  if (fcx.eqOrSub(span, expected, found)) return true;
  const labels =
    info.declared !== undefined
      ? [{ span: info.declared, text: "expected due to this" }]
      : info.scrutinee !== undefined
        ? [
            {
              span: info.scrutinee.span,
              text: `this expression has type \`${fcx.show(fcx.exprTy(info.scrutinee.id))}\``,
            },
          ]
        : info.init !== undefined
          ? [{ span: info.init.span, text: `this expression has type \`${fcx.show(fcx.exprTy(info.init.id))}\`` }]
          : [];
  fcx.mismatch(span, expected, found, "mismatched types", { labels });
  return false;
}

function checkBinding(fcx: FnCtxt, pat: ast.Pat & { kind: "Ident" }, expected: Ty, info: PatInfo): Ty {
  const { mode } = pat;
  const explicit = mode.byRef !== "No" || mode.mut;
  if (explicit && info.defaultRef !== "No" && fcx.edition === 2024) reportModifier(fcx, pat, info.defaultRef);
  const byRef: ByRef =
    mode.byRef === "Ref" ? "Not" : mode.byRef === "RefMut" ? "Mut" : mode.mut ? "No" : info.defaultRef;
  const mutability: Mutability = mode.mut ? "Mut" : "Not";
  fcx.tables.patBindings.set(pat.id, {
    mode: byRef === "No" ? "ByValue" : byRef === "Not" ? "ByRef" : "ByMutRef",
    mutability,
  });
  const primary = fcx.bindingOf(pat.id);
  const local = fcx.localTy(primary, pat.span);
  const bound = byRef === "No" ? expected : mkRef(fcx.freshRegion(), expected, byRef);
  if (!fcx.eq(pat.span, bound, local)) fcx.mismatch(pat.span, local, bound);
  if (pat.sub !== undefined) checkInner(fcx, pat.sub, expected, info);
  requireSizedBinding(fcx, pat, local, info);
  return expected;
}

/** A parameter is told at its type, any other variable at its name. */
function requireSizedBinding(fcx: FnCtxt, pat: ast.Pat, ty: Ty, { whole, param, declared, init }: PatInfo): void {
  if (whole !== pat) return fcx.requireSized(pat.span, ty, { kind: "SizedLocal" });
  if (param !== undefined) return requireSizedParam(fcx, param, ty);
  const borrow = declared ?? (init?.kind === "Index" ? init.span : undefined);
  const deref = init?.kind === "Unary" && init.op === "Deref" ? { ...init.span, hi: init.operand.span.lo } : undefined;
  const place = borrow !== undefined ? { borrow } : deref === undefined ? {} : { deref };
  fcx.requireSized(pat.span, ty, { kind: "SizedLocal", ...place });
}

export function requireSizedParam(
  fcx: FnCtxt,
  { ty: written, inClosure }: NonNullable<PatContext["param"]>,
  ty: Ty,
): void {
  const isWritten = written.kind !== "Infer";
  fcx.requireSized(written.span, ty, { kind: "SizedArgument", ...(isWritten ? { written } : {}), inClosure });
}

function reportModifier(fcx: FnCtxt, pat: ast.Pat & { kind: "Ident" }, defaultRef: ByRef): void {
  const span: Span = { ...pat.span, hi: pat.ident.span.lo };
  const what = defaultRef === "Mut" ? "ref mut" : "ref";
  fcx.error(
    "",
    `cannot ${pat.mode.byRef === "No" ? "mutably bind by value" : "explicitly borrow"} within an implicitly-borrowing pattern`,
    span,
    `${pat.mode.byRef === "No" ? "`mut`" : `explicit \`${pat.mode.byRef === "RefMut" ? "ref mut" : "ref"}\``} binding modifier not allowed when implicitly borrowing`,
    { notes: [`the default binding mode is \`${what}\``] },
  );
}

function checkPath(fcx: FnCtxt, pat: ast.Pat & { kind: "Path" | "Ident" }, expected: Ty, info: PatInfo): Ty {
  const { ty, res } = pathValue(fcx, pat);
  switch (res.kind) {
    case "Ctor": {
      const found = variantOfCtor(fcx, res.variant);
      if (found === undefined) return tyError;
      if (res.ctorKind === "Fn") {
        const name = fcx.tcx.sources.textOf(pat.span);
        return fcx.error(
          "E0532",
          `expected unit struct, unit variant or constant, found tuple ${found.adt.adtKind === "Enum" ? "variant" : "struct"} \`${name}\``,
          pat.span,
          "not a unit struct, unit variant or constant",
        );
      }
      fcx.tables.patPaths.set(pat.id, { kind: "Variant", adt: found.adt.def, variant: found.variant.index });
      demand(fcx, pat.span, expected, ty, info);
      return ty;
    }
    case "Const":
      fcx.tables.patPaths.set(pat.id, { kind: "Const", def: res.def, args: res.args });
      demand(fcx, pat.span, expected, ty, info);
      return ty;
    case "Err":
      fcx.tables.patPaths.set(pat.id, { kind: "Err" });
      fcx.tables.tainted = true;
      return tyError;
    case "Static":
      fcx.tables.patPaths.set(pat.id, { kind: "Err" });
      return fcx.error("E0530", "statics cannot be referenced in patterns", pat.span);
    case "Fn":
    case "Local":
    case "ConstParam":
    case "Bits":
      fcx.tables.patPaths.set(pat.id, { kind: "Err" });
      if (res.kind === "ConstParam" || res.kind === "Bits")
        return fcx.error(
          "E0158",
          "constant parameters cannot be referenced in patterns",
          pat.span,
          "can't be used in patterns",
        );
      return fcx.error(
        "E0533",
        `expected unit struct, unit variant or constant, found associated function \`${fcx.tcx.sources.textOf(pat.span)}\``,
        pat.span,
        "not a unit struct, unit variant or constant",
      );
  }
}

function checkLiteral(fcx: FnCtxt, pat: ast.Pat & { kind: "Expr" }, expected: Ty, info: PatInfo): Ty {
  let ty = checkExpr(fcx, pat.expr);
  if (pat.expr.kind === "Lit" && litValue(pat.expr.lit).kind === "ByteStr") {
    const wanted = fcx.resolveWithObligations(expected);
    if (wanted.kind === "Ref" && fcx.resolveWithObligations(wanted.ty).kind === "Slice")
      ty = mkRef(reStatic, mkSlice(tyU8), "Not");
  }
  demand(fcx, pat.span, expected, ty, info);
  return ty;
}

function checkRange(fcx: FnCtxt, pat: ast.Pat & { kind: "Range" }, expected: Ty, info: PatInfo): Ty {
  for (const bound of [pat.start, pat.end]) {
    if (bound === undefined) continue;
    const ty = fcx.shallow(checkExpr(fcx, bound));
    const allowed =
      ["Char", "Int", "Uint", "Float", "Error"].includes(ty.kind) || (ty.kind === "Infer" && ty.infer.kind !== "TyVar");
    if (!allowed)
      return fcx.error(
        "E0029",
        "only `char` and numeric types are allowed in range patterns",
        bound.span,
        `this is of type \`${fcx.show(ty)}\` but it should be \`char\` or numeric`,
      );
    demand(fcx, bound.span, expected, ty, info);
  }
  return expected;
}

// ---- structs and tuples ----

/** The position of `..` and the patterns around it, with the index of the field each is for. */
export function placeSubpatterns(
  pats: readonly ast.Pat[],
  count: number,
): { readonly pat: ast.Pat; readonly field: number }[] {
  const rest = pats.findIndex((p) => p.kind === "Rest");
  return pats.flatMap((pat, i) =>
    i === rest ? [] : [{ pat, field: rest >= 0 && i > rest ? count - (pats.length - i) : i }],
  );
}

function checkTupleStruct(fcx: FnCtxt, pat: ast.Pat & { kind: "TupleStruct" }, expected: Ty, info: PatInfo): Ty {
  const found = tupleStructVariant(fcx, pat);
  if (found === undefined) {
    fcx.tables.tainted = true;
    for (const sub of pat.pats) checkInner(fcx, sub, tyError, info);
    return tyError;
  }
  const { adt, variant, args, ty } = found;
  fcx.tables.patPaths.set(pat.id, { kind: "Variant", adt: adt.def, variant: variant.index });
  demand(fcx, pat.span, expected, ty, info);
  const hasRest = pat.pats.some((p) => p.kind === "Rest");
  const written = pat.pats.length - (hasRest ? 1 : 0);
  const fields = variant.fields.length;
  if (hasRest ? written > fields : written !== fields) {
    reportFieldCount(fcx, pat, found, written);
    for (const sub of pat.pats) checkInner(fcx, sub, tyError, info);
    return ty;
  }
  for (const { pat: sub, field } of placeSubpatterns(pat.pats, fields)) {
    checkInner(fcx, sub, fcx.normalize(sub.span, fcx.tcx.fieldTy(variant, field, args)), info);
  }
  return ty;
}

function tupleStructVariant(fcx: FnCtxt, pat: ast.Pat & { kind: "TupleStruct" }): VariantRef | undefined {
  const value = instantiateValuePath(fcx, {
    id: pat.id,
    span: pat.path.span,
    path: pat.path,
    ...(pat.qself === undefined ? {} : { qself: pat.qself }),
  });
  if (value.res.kind === "Err") return undefined;
  const found = value.res.kind === "Ctor" ? variantOfCtor(fcx, value.res.variant) : undefined;
  if (found === undefined || value.res.kind !== "Ctor" || value.res.ctorKind !== "Fn") {
    const name = fcx.tcx.sources.textOf(pat.path.span);
    const what = found === undefined ? "value" : found.adt.adtKind === "Enum" ? "unit variant" : "unit struct";
    fcx.error(
      found === undefined ? "E0164" : "E0532",
      `expected tuple struct or tuple variant, found ${what} \`${name}\``,
      pat.span,
      "not a tuple struct or tuple variant",
    );
    return undefined;
  }
  const sig = fcx.instantiateSig(pat.span, value.res.variant, value.res.args);
  return { ...found, args: value.res.args, ty: sig.output };
}

function checkStruct(fcx: FnCtxt, pat: ast.Pat & { kind: "Struct" }, expected: Ty, info: PatInfo): Ty {
  const found = resolveVariantPath(fcx, {
    id: pat.id,
    path: pat.path,
    span: pat.span,
    ...(pat.qself === undefined ? {} : { qself: pat.qself }),
  });
  if (found === undefined) {
    fcx.tables.tainted = true;
    for (const field of pat.fields) checkInner(fcx, field.pat, tyError, info);
    return tyError;
  }
  fcx.tables.patPaths.set(pat.id, { kind: "Variant", adt: found.adt.def, variant: found.variant.index });
  fcx.recordPatPathUserType(pat.id, found.ty, pat.span);
  demand(fcx, pat.span, expected, found.ty, info);
  checkStructFields(fcx, pat, found, info);
  return found.ty;
}

function checkStructFields(fcx: FnCtxt, pat: ast.Pat & { kind: "Struct" }, found: VariantRef, info: PatInfo): void {
  const { variant, adt, args } = found;
  const seen = new Map<string, Span>();
  const unknown: ast.PatField[] = [];
  for (const field of pat.fields) {
    const { name } = field.ident;
    const def = variant.fields.find((f) => f.name === name);
    const before = seen.get(name);
    if (before !== undefined) {
      fcx.error(
        "E0025",
        `field \`${name}\` bound multiple times in the pattern`,
        field.span,
        `multiple uses of \`${name}\` in pattern`,
        { labels: [{ span: before, text: `first use of \`${name}\`` }] },
      );
    }
    seen.set(name, field.span);
    if (def === undefined) {
      unknown.push(field);
      checkInner(fcx, field.pat, tyError, info);
      continue;
    }
    if (!fcx.resolver.isAccessible(def.visibility, fcx.owner)) {
      fcx.laterError(
        "E0451",
        `field \`${name}\` of struct \`${fcx.tcx.def(adt.def).name}\` is private`,
        field.span,
        "private field",
      );
    }
    fcx.tables.fields.set(field.id, def.index);
    checkInner(fcx, field.pat, fcx.normalize(field.span, fcx.tcx.fieldTy(variant, def.index, args)), info);
  }
  if (unknown.length > 0 && variant.ctorKind === "Fn") {
    const name = fcx.tcx.sources.textOf(pat.path.span);
    fcx.error(
      "E0769",
      `tuple ${adt.adtKind === "Enum" ? "variant" : "struct"} \`${name}\` written as struct variant`,
      pat.span,
      undefined,
      { help: [`use the tuple variant pattern syntax instead`] },
    );
    return;
  }
  if (variant.recovered === true) fcx.tables.tainted = true;
  const unmentioned = variant.fields.filter((f) => !seen.has(f.name));
  reportPatternFields(fcx, pat, found, variant.recovered === true ? [] : unknown, unmentioned);
}

function checkTuple(fcx: FnCtxt, pat: ast.Pat & { kind: "Tuple" }, expectedTy: Ty, info: PatInfo): Ty {
  const hasRest = pat.pats.some((p) => p.kind === "Rest");
  const expected = fcx.resolveWithObligations(expectedTy);
  const written = pat.pats.length - (hasRest ? 1 : 0);
  const count = hasRest && expected.kind === "Tuple" ? Math.max(expected.elems.length, written) : written;
  if (hasRest && expected.kind !== "Tuple" && expected.kind === "Infer") fcx.structurallyResolve(pat.span, expected);
  const elems = Array.from({ length: count }, () => fcx.freshTy(pat.span));
  const ty = mkTuple(elems);
  if (!demand(fcx, pat.span, expected, ty, info)) {
    for (const sub of pat.pats) checkInner(fcx, sub, tyError, info);
    return tyError;
  }
  for (const { pat: sub, field } of placeSubpatterns(pat.pats, count))
    checkInner(fcx, sub, elems[field] ?? tyError, info);
  return ty;
}

function checkRef(fcx: FnCtxt, pat: ast.Pat & { kind: "Ref" }, expectedTy: Ty, info: PatInfo): Ty {
  const expected = fcx.resolveWithObligations(expectedTy);
  if (info.defaultRef !== "No" && fcx.edition === 2024) {
    fcx.error(
      "",
      "cannot explicitly dereference within an implicitly-borrowing pattern",
      { ...pat.span, hi: pat.pat.span.lo },
      "reference pattern not allowed when implicitly borrowing",
    );
  }
  const reset: PatInfo = { ...info, defaultRef: "No" };
  if (expected.kind === "Ref" && expected.mutbl === pat.mutbl) {
    checkInner(fcx, pat.pat, expected.ty, reset);
    return expected;
  }
  const inner = fcx.freshTy(pat.pat.span);
  const ty = mkRef(fcx.freshRegion(), inner, pat.mutbl);
  const ok = demand(fcx, pat.span, expected, ty, info);
  checkInner(fcx, pat.pat, ok ? inner : tyError, reset);
  return ty;
}
