/** Structs, enums and unions: variants, fields, `repr`, and the facts that layout and drop rules need from attributes. */
import { error } from "../../base/diagnostic";
import type { DefId } from "../../resolve/def";
import type { Attribute, FieldDef as FieldSyntax, VariantData } from "../../syntax/ast";
import { LowerCtxt } from "../lower/context";
import { lowerTy } from "../lower/types";
import type { Context as TyCtxt } from "../context";
import type { AdtDef, FieldDef, IntTy, Repr, Ty, UintTy, VariantDef } from "../ty";
import { attributeArgs, attributeValue, findAttributes } from "./attributes";

export function adtDefOf(tcx: TyCtxt, id: DefId): AdtDef {
  const { kind, attributes } = tcx.def(id);
  const lang = tcx.langNameOf(id);
  return {
    def: id,
    adtKind: kind === "Enum" ? "Enum" : kind === "Union" ? "Union" : "Struct",
    variants: variantsOf(tcx, id),
    repr: reprOf(tcx, attributes),
    isBox: lang === "owned_box",
    isUnsafeCell: lang === "unsafe_cell",
    isManuallyDrop: lang === "manually_drop",
    isPhantomData: lang === "phantom_data",
    validRange: validRange(attributes),
  };
}

function variantsOf(tcx: TyCtxt, id: DefId): VariantDef[] {
  const { node, name } = tcx.def(id);
  if (node.kind !== "Item") return [];
  const { item } = node;
  if (item.kind === "Struct" || item.kind === "Union")
    return [variant(tcx, id, id, name, 0, item.data, { kind: "Relative", offset: 0 })];
  if (item.kind !== "Enum") return [];
  const out: VariantDef[] = [];
  let sinceExplicit = 0;
  item.variants.forEach((syntax, index) => {
    const def = tcx.variantDefs(id)[index];
    if (def === undefined) return;
    const expr = syntax.discr === undefined ? undefined : tcx.resolver.resolutions(id).defOf(syntax.discr.id);
    if (expr !== undefined) sinceExplicit = 0;
    out.push(
      variant(
        tcx,
        id,
        def,
        syntax.ident.name,
        index,
        syntax.data,
        expr !== undefined ? { kind: "Explicit", expr } : { kind: "Relative", offset: sinceExplicit },
      ),
    );
    sinceExplicit++;
  });
  return out;
}

function variant(
  tcx: TyCtxt,
  adt: DefId,
  def: DefId,
  name: string,
  index: number,
  data: VariantData,
  discriminant: VariantDef["discriminant"],
): VariantDef {
  const fields = data.kind === "Unit" ? [] : data.fields;
  return {
    def,
    name,
    index,
    discriminant,
    ctorKind: data.kind === "Struct" ? "Struct" : data.kind === "Tuple" ? "Fn" : "Const",
    ctor: data.kind === "Struct" ? undefined : tcx.resolver.ctorOf(def),
    fields: fields.map((field, i) => fieldDef(tcx, adt, field, i)),
    ...(data.kind === "Struct" && data.recovered === true ? { recovered: true } : {}),
  };
}

/** Fields of an enum are as visible as the enum. */
function fieldDef(tcx: TyCtxt, adt: DefId, field: FieldSyntax, index: number): FieldDef {
  const { kind, visibility } = tcx.def(adt);
  return {
    name: field.ident?.name ?? String(index),
    index,
    visibility: kind === "Enum" ? visibility : tcx.resolver.visibilityScope(field.vis, adt),
    span: field.span,
  };
}

/** Types of all fields, per variant. */
export function fieldTypesOf(tcx: TyCtxt, id: DefId): readonly (readonly Ty[])[] {
  const { node } = tcx.def(id);
  if (node.kind !== "Item") return [];
  const { item } = node;
  const cx = new LowerCtxt(tcx, id, undefined);
  const types = (data: VariantData): Ty[] =>
    data.kind === "Unit"
      ? []
      : data.fields.map((field) =>
          cx.itemTy(() => cx.withObjectDefault({ kind: "Base" }, () => lowerTy(cx, field.ty))),
        );
  if (item.kind === "Struct" || item.kind === "Union") return [types(item.data)];
  return item.kind === "Enum" ? item.variants.map((v) => types(v.data)) : [];
}

function reprOf(tcx: TyCtxt, attributes: readonly Attribute[]): Repr {
  let repr: Repr = { c: false, transparent: false, simd: false, packed: undefined, align: undefined, int: undefined };
  for (const attribute of findAttributes(attributes, "repr")) {
    for (const { name, value } of attributeArgs(attribute)) {
      if (name === "C") repr = { ...repr, c: true };
      else if (name === "transparent") repr = { ...repr, transparent: true };
      else if (name === "simd") repr = { ...repr, simd: true };
      else if (name === "packed") repr = { ...repr, packed: value === undefined ? 1 : Number(value) };
      else if (name === "align" && value !== undefined)
        repr = { ...repr, align: Math.max(repr.align ?? 1, Number(value)) };
      else if (/^[iu](8|16|32|64|128|size)$/.test(name)) repr = { ...repr, int: name as IntTy | UintTy };
      else if (name !== "Rust")
        tcx.diagnostics.push(error("E0552", `unrecognized representation hint`, attribute.span));
    }
  }
  return repr;
}

function validRange(attributes: readonly Attribute[]): AdtDef["validRange"] {
  const start = attributeValue(attributes, "rustc_layout_scalar_valid_range_start");
  const end = attributeValue(attributes, "rustc_layout_scalar_valid_range_end");
  return start === undefined && end === undefined ? undefined : { start, end };
}
