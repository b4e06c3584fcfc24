/** Patterns of a checked body as typed nodes: default binding modes become explicit dereferences, constants are unfolded. */
import type * as ast from "../../../syntax/ast";
import type { FieldPat, Pat, PatConst, PatKind } from "../../body";
import { hasFlags } from "../../fold";
import { tyError } from "../../intern";
import type { ConstTree } from "../../tcx";
import { TypeFlags, type GenericArgs, type Ty } from "../../ty";
import { placeSubpatterns } from "../pattern";
import { restOf } from "../pattern_slice";
import type { Builder } from "./builder";
import { literalOf } from "./literal";
import { printTy } from "../../print";

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
  if (hasFlags(args, TypeFlags.HasTyInfer | TypeFlags.HasConstInfer)) return { kind: "Error" };
  const tree = tcx.constEvaluator?.evalTree(def, tcx.eraseRegions(args));
  if (tree === "Failed") return { kind: "Error" };
  const found = tree === undefined ? undefined : treePat(b, tree, ty, span);
  if (found === undefined) b.fcx.unsupported("constant of this form in a pattern", span);
  return found ?? { kind: "Error" };
}

/** The pattern that matches a constant's value. */
function treePat(b: Builder, tree: ConstTree, ty: Ty, span: ast.Pat["span"]): PatKind | undefined {
  const sub = (part: ConstTree, partTy: Ty): Pat | undefined => {
    const kind = treePat(b, part, partTy, span);
    return kind === undefined ? undefined : { ty: partTy, span, kind, userType: undefined };
  };
  switch (tree.kind) {
    case "Scalar":
      return { kind: "Constant", value: { kind: "Scalar", bits: tree.bits } };
    case "Str":
      return { kind: "Constant", value: { kind: "Str", text: tree.text } };
    case "Ref": {
      const inner = ty.kind === "Ref" ? sub(tree.target, ty.ty) : undefined;
      return inner === undefined ? undefined : { kind: "Deref", subpattern: inner };
    }
    case "List": {
      const elem = ty.kind === "Array" || ty.kind === "Slice" ? ty.elem : undefined;
      const pats = tree.elements.map((part) => (elem === undefined ? undefined : sub(part, elem)));
      return pats.every((pat) => pat !== undefined)
        ? { kind: "Slice", prefix: pats, slice: undefined, suffix: [] }
        : undefined;
    }
    case "Branch":
      return branchPat(b, tree, ty, span, sub);
  }
}

function branchPat(
  b: Builder,
  tree: ConstTree & { kind: "Branch" },
  ty: Ty,
  span: ast.Pat["span"],
  sub: (part: ConstTree, ty: Ty) => Pat | undefined,
): PatKind | undefined {
  const { tcx } = b.fcx;
  if (ty.kind === "Adt" && !tcx.implementsTrait(ty, tcx.langItem("structural_peq"), tcx.emptyEnv)) {
    const name = printTy(tcx, ty);
    b.fcx.error(
      "",
      `constant of non-structural type \`${name}\` in a pattern`,
      span,
      "constant of non-structural type",
    );
    return { kind: "Error" };
  }
  const variant = ty.kind === "Adt" ? tcx.adtDef(ty.def).variants[tree.variant] : undefined;
  const fields: FieldPat[] = [];
  for (const [field, part] of tree.fields.entries()) {
    const fieldTy =
      ty.kind === "Tuple"
        ? ty.elems[field]
        : ty.kind === "Adt" && variant !== undefined
          ? tcx.normalizeErasing(tcx.fieldTy(variant, field, ty.args))
          : undefined;
    const pat = fieldTy === undefined ? undefined : sub(part, fieldTy);
    if (pat === undefined) return undefined;
    fields.push({ field, pat });
  }
  return ty.kind === "Adt" ? variantKind(b, ty.def, tree.variant, ty, fields) : { kind: "Leaf", fields };
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

/** `rest` of `rest @ ..`. */
function restPat(pat: Pat): Pat {
  const { kind, span } = pat;
  return kind.kind === "Binding" && kind.nameSpan.ctxt === span.ctxt
    ? { ...pat, span: { ...span, hi: kind.nameSpan.hi } }
    : pat;
}

function sliceOf(b: Builder, pat: ast.Pat & { kind: "Slice" }): PatKind {
  const rest = pat.pats.findIndex((p) => restOf(p) !== undefined);
  if (rest < 0) return { kind: "Slice", prefix: pat.pats.map((p) => buildPat(b, p)), slice: undefined, suffix: [] };
  const at = pat.pats[rest];
  return {
    kind: "Slice",
    prefix: pat.pats.slice(0, rest).map((p) => buildPat(b, p)),
    slice: at === undefined ? undefined : restPat(buildPat(b, at)),
    suffix: pat.pats.slice(rest + 1).map((p) => buildPat(b, p)),
  };
}
