/**
 * Rules of single structs, enums and unions that need no solver: duplicate fields (E0124), discriminants (E0081, E0370, E0732),
 * `repr` (E0084, E0517, E0566, E0587, E0588, E0589, E0690, E0692, E0693, E0731), fields of unions (E0740).
 */
import { error, type Label } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { Def, DefId } from "../../resolve/def";
import { attributeTokens } from "../../resolve/attributes";
import type { VariantData } from "../../syntax/ast";
import { bitsOf } from "../consts";
import type { Context } from "../context";
import { printScalar } from "../print";
import type { AdtDef, Ty } from "../ty";
import { attributeArgs, findAttributes } from "./attributes";

export function checkAdtRules(tcx: Context, def: Def): void {
  const adt = tcx.adtDef(def.id);
  checkDuplicateFields(tcx, def);
  checkRepr(tcx, def, adt);
  if (adt.adtKind === "Enum") checkDiscriminants(tcx, def, adt);
  if (adt.adtKind === "Union") checkUnionFields(tcx, adt);
}

function report(tcx: Context, code: string, message: string, span: Span, text = "", more: readonly Label[] = []): void {
  tcx.diagnostics.push(error(code, message, span, { labels: [{ span, text, primary: true }, ...more] }));
}

function variantData(def: Def): readonly VariantData[] {
  if (def.node.kind !== "Item") return [];
  const { item } = def.node;
  if (item.kind === "Struct" || item.kind === "Union") return [item.data];
  return item.kind === "Enum" ? item.variants.map((variant) => variant.data) : [];
}

function checkDuplicateFields(tcx: Context, def: Def): void {
  for (const data of variantData(def)) {
    if (data.kind !== "Struct") continue;
    const seen = new Map<string, Span>();
    for (const { ident, span } of data.fields) {
      const first = ident === undefined ? undefined : seen.get(ident.name);
      if (ident === undefined) continue;
      if (first !== undefined)
        report(tcx, "E0124", `field \`${ident.name}\` is already declared`, span, "field already declared", [
          { span: first, text: `\`${ident.name}\` first declared here` },
        ]);
      else seen.set(ident.name, span);
    }
  }
}

// ---- discriminants ----

function checkDiscriminants(tcx: Context, def: Def, adt: AdtDef): void {
  const hasExplicit = adt.variants.some((variant) => variant.discriminant.kind === "Explicit");
  const hasData = adt.variants.some((variant) => variant.ctorKind !== "Const" || variant.ctor === undefined);
  if (hasExplicit && hasData && adt.repr.int === undefined) {
    const labels = adt.variants
      .filter((v) => v.discriminant.kind === "Explicit")
      .map((v): Label => ({ span: tcx.spanOf(v.def), text: "explicit discriminant specified here" }));
    report(
      tcx,
      "E0732",
      "`#[repr(inttype)]` must be specified for enums with explicit discriminants and non-unit variants",
      def.nameSpan,
      "",
      labels,
    );
  }
  const ty = tcx.discriminantTy(adt.def);
  const values = tcx.discriminants(adt.def);
  const groups = new Map<bigint, DefId[]>();
  adt.variants.forEach((variant, i) => {
    const value = values[i] ?? 0n;
    if (variant.discriminant.kind === "Relative" && i > 0 && values[i - 1] === maxOf(ty)) {
      report(
        tcx,
        "E0370",
        "enum discriminant overflowed",
        tcx.spanOf(variant.def),
        `overflowed on value after ${printScalar(ty, values[i - 1] ?? 0n)}`,
      );
      return;
    }
    groups.set(value, [...(groups.get(value) ?? []), variant.def]);
  });
  for (const [value, variants] of groups) {
    if (variants.length < 2) continue;
    const labels = variants.map(
      (variant): Label => ({ span: tcx.spanOf(variant), text: `\`${printScalar(ty, value)}\` assigned here` }),
    );
    report(
      tcx,
      "E0081",
      `discriminant value \`${printScalar(ty, value)}\` assigned more than once`,
      def.nameSpan,
      "",
      labels,
    );
  }
}

function maxOf(ty: Ty): bigint {
  const width = BigInt(bitsOf(ty) ?? 64);
  return ty.kind === "Int" ? (1n << (width - 1n)) - 1n : (1n << width) - 1n;
}

// ---- repr ----

function checkRepr(tcx: Context, def: Def, adt: AdtDef): void {
  const { repr } = adt;
  for (const attribute of findAttributes(def.attributes, "repr")) {
    for (const { name, value } of attributeArgs(attribute)) checkHint(tcx, def, adt, name, value, attribute.span);
    const trees = attributeTokens(attribute);
    const wrongForm = trees.some(
      (tree, i) =>
        tree.kind === "Ident" && (tree.name === "align" || tree.name === "packed") && trees[i + 1]?.kind === "=",
    );
    if (wrongForm) report(tcx, "E0693", "incorrect `repr(align)` attribute format", attribute.span);
  }
  if (repr.packed !== undefined && repr.align !== undefined)
    report(tcx, "E0587", "type has conflicting packed and align representation hints", def.nameSpan);
  if (repr.transparent) checkTransparent(tcx, def, adt);
  if (
    repr.packed !== undefined &&
    adt.variants.some((v) => v.fields.some((f) => isAligned(tcx, tcx.fieldTy(v, f.index, tcx.identityArgs(def.id)))))
  ) {
    report(tcx, "E0588", "packed type cannot transitively contain a `#[repr(align)]` type", def.nameSpan);
  }
}

function isAligned(tcx: Context, ty: Ty): boolean {
  return ty.kind === "Adt" && tcx.adtDef(ty.def).repr.align !== undefined;
}

function checkHint(tcx: Context, def: Def, adt: AdtDef, name: string, value: string | undefined, span: Span): void {
  const isInt = /^[iu](8|16|32|64|128|size)$/.test(name);
  if (isInt && adt.adtKind !== "Enum")
    report(tcx, "E0517", "attribute should be applied to an enum", span, "", [{ span: def.span, text: "not an enum" }]);
  else if (isInt && adt.variants.length === 0)
    report(tcx, "E0084", "unsupported representation for zero-variant enum", span, "", [
      { span: def.nameSpan, text: "zero-variant enum" },
    ]);
  if (name === "packed" && adt.adtKind === "Enum")
    report(tcx, "E0517", "attribute should be applied to a struct or union", span, "", [
      { span: def.span, text: "not a struct or union" },
    ]);
  if ((name === "align" || name === "packed") && value !== undefined) {
    const bytes = Number(value);
    if (!Number.isInteger(bytes) || bytes <= 0 || (bytes & (bytes - 1)) !== 0)
      report(tcx, "E0589", `invalid \`repr(${name})\` attribute: not a power of two`, span);
    else if (bytes > 2 ** 29) report(tcx, "E0589", `invalid \`repr(${name})\` attribute: larger than 2^29`, span);
  }
}

function checkTransparent(tcx: Context, def: Def, adt: AdtDef): void {
  const { repr } = adt;
  if (repr.c || repr.int !== undefined || repr.packed !== undefined || repr.align !== undefined) {
    const [attribute] = findAttributes(def.attributes, "repr");
    report(
      tcx,
      "E0692",
      `transparent ${adt.adtKind.toLowerCase()} cannot have other repr hints`,
      attribute?.span ?? def.nameSpan,
    );
    return;
  }
  if (adt.adtKind === "Enum" && adt.variants.length !== 1) {
    report(
      tcx,
      "E0731",
      `transparent enum needs exactly one variant, but has ${adt.variants.length}`,
      def.nameSpan,
      `needs exactly one variant, but has ${adt.variants.length}`,
    );
    return;
  }
  const [variant] = adt.variants;
  const sized =
    variant?.fields.filter((field) => !isZeroSized(tcx, tcx.fieldTy(variant, field.index, tcx.identityArgs(def.id)))) ??
    [];
  if (sized.length > 1)
    report(
      tcx,
      "E0690",
      `transparent ${adt.adtKind.toLowerCase()} needs at most one field with non-trivial size or alignment, but has ${sized.length}`,
      def.nameSpan,
      `needs at most one field with non-trivial size or alignment, but has ${sized.length}`,
    );
}

/** Surely takes no room, as far as the type's outside tells. */
function isZeroSized(tcx: Context, ty: Ty): boolean {
  if (ty.kind === "Tuple") return ty.elems.every((elem) => isZeroSized(tcx, elem));
  if (ty.kind === "Array") return tcx.evalConst(ty.len) === 0n || isZeroSized(tcx, ty.elem);
  if (ty.kind !== "Adt") return ty.kind === "FnDef";
  const adt = tcx.adtDef(ty.def);
  return (
    adt.isPhantomData ||
    (adt.adtKind === "Struct" &&
      adt.variants.every((v) => v.fields.every((f) => isZeroSized(tcx, tcx.fieldTy(v, f.index, ty.args)))))
  );
}

/** A union does not know which field is there, so none may need a drop. */
function checkUnionFields(tcx: Context, adt: AdtDef): void {
  const env = tcx.paramEnv(adt.def);
  for (const variant of adt.variants) {
    for (const field of variant.fields) {
      const ty = tcx.normalize(tcx.fieldTy(variant, field.index, tcx.identityArgs(adt.def)), env);
      if (ty.kind === "Error" || ty.kind === "Ref" || !tcx.needsDrop(ty, env)) continue;
      report(
        tcx,
        "E0740",
        "field must implement `Copy` or be wrapped in `ManuallyDrop<...>` to be used in a union",
        field.span,
      );
    }
  }
}
