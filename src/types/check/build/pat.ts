/** Patterns of a checked body as typed nodes: default binding modes become explicit dereferences, constants are unfolded. */
import type * as ast from "../../../syntax/ast";
import type { Expr, FieldPat, Pat, PatConst, PatKind } from "../../body";
import { hasFlags } from "../../fold";
import { mkUnevaluated, tyError } from "../../intern";
import { TypeFlags, type GenericArgs, type Ty } from "../../ty";
import { foldTypedConst } from "../fold_const";
import { placeSubpatterns } from "../pattern";
import { restOf } from "../pattern_slice";
import type { Builder } from "./builder";
import { literalOf } from "./literal";

export function buildPat(b: Builder, pat: ast.Pat): Pat {
  if (pat.kind === "Paren") return withUserType(b, pat, buildPat(b, pat.pat));
  const adjustments = b.tables.patAdjustments.get(pat.id) ?? [];
  const plain = buildUnadjusted(b, pat);
  const whole = adjustments
    .slice()
    .reverse()
    .reduce<Pat>(
      (inner, ty) => ({
        ty: b.ty(ty, pat.span),
        span: pat.span,
        kind: { kind: "Deref", subpattern: inner },
        userType: undefined,
      }),
      plain,
    );
  return withUserType(b, pat, whole);
}

function withUserType(b: Builder, pat: ast.Pat, built: Pat): Pat {
  const userType = b.tables.patUserTypes.get(pat.id);
  return userType === undefined ? built : { ...built, userType };
}

function buildUnadjusted(b: Builder, pat: ast.Pat): Pat {
  const ty = b.ty(b.tables.patTypes.get(pat.id) ?? tyError, pat.span);
  return { ty, span: pat.span, kind: kindOf(b, pat, ty), userType: undefined };
}

function kindOf(b: Builder, pat: ast.Pat, ty: Ty): PatKind {
  switch (pat.kind) {
    case "Wild":
    case "Rest":
      return { kind: "Wild" };
    case "Ident":
      return b.tables.patBindings.has(pat.id) ? bindingOf(b, pat) : pathOf(b, pat, ty);
    case "Path":
      return pathOf(b, pat, ty);
    case "Expr": {
      const value = boundOf(b, pat.expr, ty);
      return value === undefined ? constPathOf(b, pat.expr, ty) : { kind: "Constant", value };
    }
    case "Range":
      return rangeOf(b, pat, ty);
    case "TupleStruct": {
      const res = b.tables.patPaths.get(pat.id);
      if (res?.kind !== "Variant") return { kind: "Error" };
      const count = b.fcx.tcx.adtDef(res.adt).variants[res.variant]?.fields.length ?? 0;
      return variantKind(
        b,
        res.adt,
        res.variant,
        ty,
        placeSubpatterns(pat.pats, count).map(({ pat: sub, field }) => ({ field, pat: buildPat(b, sub) })),
      );
    }
    case "Struct": {
      const res = b.tables.patPaths.get(pat.id);
      if (res?.kind !== "Variant") return { kind: "Error" };
      const fields = pat.fields.flatMap((f): FieldPat[] => {
        const field = b.tables.fields.get(f.id);
        return field === undefined ? [] : [{ field, pat: markShorthand(buildPat(b, f.pat), f.isShorthand) }];
      });
      return variantKind(b, res.adt, res.variant, ty, fields);
    }
    case "Tuple":
      return {
        kind: "Leaf",
        fields: placeSubpatterns(pat.pats, ty.kind === "Tuple" ? ty.elems.length : 0).map(({ pat: sub, field }) => ({
          field,
          pat: buildPat(b, sub),
        })),
      };
    case "Ref":
      return { kind: "Deref", subpattern: buildPat(b, pat.pat) };
    case "Slice":
      return sliceOf(b, pat);
    case "Or":
      return { kind: "Or", pats: pat.pats.map((sub) => buildPat(b, sub)) };
    case "Paren":
    case "MacCall":
    case "Err":
      return { kind: "Error" };
  }
}

function markShorthand(pat: Pat, isShorthand: boolean): Pat {
  return isShorthand && pat.kind.kind === "Binding" ? { ...pat, kind: { ...pat.kind, isShorthand } } : pat;
}

function bindingOf(b: Builder, pat: ast.Pat & { kind: "Ident" }): PatKind {
  const binding = b.fcx.bindingOf(pat.id);
  const mode = b.tables.patBindings.get(pat.id);
  return {
    kind: "Binding",
    name: pat.ident.name,
    binding,
    mode: mode?.mode ?? "ByValue",
    mutability: mode?.mutability ?? "Not",
    varTy: b.ty(b.tables.localTypes.get(binding) ?? tyError, pat.span),
    subpattern: pat.sub === undefined || pat.sub.kind === "Rest" ? undefined : buildPat(b, pat.sub),
    isPrimary: binding === pat.id,
    nameSpan: pat.ident.span,
  };
}

function variantKind(
  b: Builder,
  adt: Parameters<Builder["fcx"]["tcx"]["adtDef"]>[0],
  variant: number,
  ty: Ty,
  fields: readonly FieldPat[],
): PatKind {
  const def = b.fcx.tcx.adtDef(adt);
  if (def.adtKind === "Enum" && def.variants.length > 1)
    return {
      kind: "Variant",
      def: adt,
      args: ty.kind === "Adt" ? ty.args : b.fcx.tcx.identityArgs(adt),
      variant,
      fields,
    };
  return { kind: "Leaf", fields };
}

function pathOf(b: Builder, pat: ast.Pat, ty: Ty): PatKind {
  const res = b.tables.patPaths.get(pat.id);
  if (res?.kind === "Variant") return variantKind(b, res.adt, res.variant, ty, []);
  if (res?.kind === "Const") return constKind(b, res.def, b.args(res.args, pat.span), ty, pat.span);
  return { kind: "Error" };
}

// ---- constants ----

/** A bound of a range, or a literal pattern. */
function boundOf(b: Builder, expr: ast.Expr, ty: Ty): PatConst | undefined {
  switch (expr.kind) {
    case "Paren":
      return boundOf(b, expr.expr, ty);
    case "Lit":
      return literalConst(b, expr.lit, ty, false);
    case "Unary":
      return expr.op === "Neg" && expr.operand.kind === "Lit" ? literalConst(b, expr.operand.lit, ty, true) : undefined;
    case "Path": {
      const kind = constPathOf(b, expr, ty);
      return kind.kind === "Constant" ? kind.value : undefined;
    }
    default:
      return undefined;
  }
}

function literalConst(b: Builder, lit: ast.Lit, ty: Ty, negative: boolean): PatConst | undefined {
  const value = literalOf(b.fcx, lit, ty, negative);
  switch (value?.kind) {
    case "Int":
    case "Float":
      return { kind: "Scalar", bits: value.bits };
    case "Bool":
      return { kind: "Scalar", bits: value.value ? 1n : 0n };
    case "Char":
      return { kind: "Scalar", bits: BigInt(value.value) };
    case "Str":
      return { kind: "Str", text: value.text };
    case "ByteStr":
      return { kind: "Bytes", bytes: value.bytes };
    default:
      return undefined;
  }
}

function constPathOf(b: Builder, expr: ast.Expr, ty: Ty): PatKind {
  const res = b.tables.paths.get(expr.id);
  return res?.kind === "Const" ? constKind(b, res.def, b.args(res.args, expr.span), ty, expr.span) : { kind: "Error" };
}

/** The value of a named constant as a pattern. */
function constKind(
  b: Builder,
  def: Parameters<Builder["fcx"]["tcx"]["adtDef"]>[0],
  args: GenericArgs,
  ty: Ty,
  span: ast.Pat["span"],
): PatKind {
  const { tcx } = b.fcx;
  if (hasFlags(args, TypeFlags.HasParam)) {
    b.fcx.error(
      "E0158",
      "constant pattern cannot depend on generic parameters",
      span,
      "`const` depends on a generic parameter",
    );
    return { kind: "Error" };
  }
  if (["Int", "Uint", "Bool", "Char", "Float"].includes(ty.kind)) {
    const bits = foldTypedConst(tcx, def, args) ?? tcx.evalConst(mkUnevaluated(def, args));
    if (bits !== undefined) return { kind: "Constant", value: { kind: "Scalar", bits } };
  }
  if (tcx.hasBody(def)) {
    const found = unfold(b, tcx.typedBody(def).value);
    if (found !== undefined) return found;
  }
  b.fcx.unsupported("constant of this form in a pattern", span);
  return { kind: "Error" };
}

/** The pattern that matches what a simple constant expression makes. */
function unfold(b: Builder, expr: Expr): PatKind | undefined {
  const k = expr.kind;
  const sub = (e: Expr): Pat | undefined => {
    const kind = unfold(b, e);
    return kind === undefined ? undefined : { ty: e.ty, span: e.span, kind, userType: undefined };
  };
  switch (k.kind) {
    case "Literal":
      switch (k.value.kind) {
        case "Int":
        case "Float":
          return { kind: "Constant", value: { kind: "Scalar", bits: k.value.bits } };
        case "Bool":
          return { kind: "Constant", value: { kind: "Scalar", bits: k.value.value ? 1n : 0n } };
        case "Char":
          return { kind: "Constant", value: { kind: "Scalar", bits: BigInt(k.value.value) } };
        case "Str":
          return { kind: "Constant", value: { kind: "Str", text: k.value.text } };
        case "ByteStr":
          return { kind: "Constant", value: { kind: "Bytes", bytes: k.value.bytes } };
        default:
          return undefined;
      }
    case "Use":
    case "ValueTypeAscription":
      return unfold(b, k.operand);
    case "Block":
      return k.block.statements.length === 0 && k.block.tail !== undefined ? unfold(b, k.block.tail) : undefined;
    case "NamedConst":
      return constKind(b, k.def, k.args, expr.ty, expr.span);
    case "Borrow": {
      const inner = sub(k.place);
      return inner === undefined ? undefined : { kind: "Deref", subpattern: inner };
    }
    case "Deref":
      return k.base.kind.kind === "Borrow"
        ? unfold(b, k.base.kind.place)
        : k.base.kind.kind === "Literal"
          ? unfold(b, k.base)
          : undefined;
    case "Tuple":
    case "Adt": {
      const list = k.kind === "Tuple" ? k.fields.map((value, field) => ({ field, value })) : k.fields;
      const fields: FieldPat[] = [];
      for (const { field, value } of list) {
        const pat = sub(value);
        if (pat === undefined) return undefined;
        fields.push({ field, pat });
      }
      return k.kind === "Tuple" ? { kind: "Leaf", fields } : variantKind(b, k.def, k.variant, expr.ty, fields);
    }
    case "Array": {
      const pats = k.elements.map(sub);
      return pats.every((p) => p !== undefined)
        ? { kind: "Slice", prefix: pats, slice: undefined, suffix: [] }
        : undefined;
    }
    default:
      return undefined;
  }
}

function rangeOf(b: Builder, pat: ast.Pat & { kind: "Range" }, ty: Ty): PatKind {
  const lo = pat.start === undefined ? undefined : boundOf(b, pat.start, ty);
  const hi = pat.end === undefined ? undefined : boundOf(b, pat.end, ty);
  if ((pat.start !== undefined && lo === undefined) || (pat.end !== undefined && hi === undefined))
    return { kind: "Error" };
  const inclusive = pat.limits === "Closed";
  if (lo?.kind === "Scalar" && hi?.kind === "Scalar" && ty.kind !== "Float") {
    const order = (bits: bigint): bigint => (ty.kind === "Int" ? signed(bits, ty) : bits);
    if (order(lo.bits) > order(hi.bits) || (!inclusive && lo.bits === hi.bits)) {
      if (inclusive)
        b.fcx.error(
          "E0030",
          "lower range bound must be less than or equal to upper",
          pat.span,
          "lower bound larger than upper bound",
        );
      else b.fcx.error("E0579", "lower bound for range pattern must be less than upper", pat.span);
      return { kind: "Error" };
    }
  }
  return { kind: "Range", lo, hi, inclusive };
}

export function signed(bits: bigint, ty: Ty): bigint {
  const width = ty.kind === "Int" ? (ty.int === "isize" ? 64 : Number(ty.int.slice(1))) : 64;
  return BigInt.asIntN(width, bits);
}

function sliceOf(b: Builder, pat: ast.Pat & { kind: "Slice" }): PatKind {
  const rest = pat.pats.findIndex((p) => restOf(p) !== undefined);
  if (rest < 0) return { kind: "Slice", prefix: pat.pats.map((p) => buildPat(b, p)), slice: undefined, suffix: [] };
  const at = pat.pats[rest];
  return {
    kind: "Slice",
    prefix: pat.pats.slice(0, rest).map((p) => buildPat(b, p)),
    slice: at === undefined ? undefined : buildPat(b, at),
    suffix: pat.pats.slice(rest + 1).map((p) => buildPat(b, p)),
  };
}
