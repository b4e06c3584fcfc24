/**
 * The layouts of the types that a program's own functions use, named as rustc's `-Zprint-type-sizes` names them: for the command
 * line and the goldens.
 */
import type { LinkedProgram } from "../compile";
import type { Layout } from "../layout/layout";
import { crateOf, userCrate } from "../resolve/def";
import type { Context } from "../types/context";
import { printTy } from "../types/print";
import type { Ty } from "../types/ty";
import { partNames } from "./view/parts";

export interface FieldText {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
}

export interface TypeText {
  readonly type: string;
  readonly size: number;
  readonly align: number;
  readonly fields: readonly FieldText[];
  readonly variants?: readonly { readonly name: string; readonly fields: readonly FieldText[] }[];
}

/** In order of first use. */
export function programLayouts(tcx: Context, { program, context }: LinkedProgram): TypeText[] {
  const { layouts } = context;
  const tys = new Set<Ty>();
  for (const fn of program.link.fns)
    if (crateOf(fn.body.def) === userCrate) for (const ty of fn.tys) collect(ty, (part) => layouts.layoutOf(part), tys);
  return [...tys].map((ty) =>
    describe(
      ty,
      layouts.layoutOf(ty),
      (part) => layouts.layoutOf(part).sizeBytes,
      (part, variant) => partNames(tcx, part, variant),
      (index) => (ty.kind === "Adt" ? (tcx.adtDef(ty.def).variants[index]?.name ?? "") : String(index)),
      printTy(tcx, ty, { full: true }),
    ),
  );
}

/** The type and all types of its fields. */
function collect(ty: Ty, layoutOf: (ty: Ty) => Layout, found: Set<Ty>): void {
  if (found.has(ty) || (ty.kind !== "Adt" && ty.kind !== "Tuple" && ty.kind !== "Closure")) return;
  found.add(ty);
  const own = layoutOf(ty);
  const fields =
    own.variants.kind === "Multiple" ? own.variants.variants.flatMap((variant) => variant.fields) : own.fields;
  for (const field of fields) collect(field.ty, layoutOf, found);
  if (ty.kind === "Adt") for (const arg of ty.args) if (arg.kind === "Type") collect(arg.ty, layoutOf, found);
}

function describe(
  ty: Ty,
  own: Layout,
  sizeOf: (ty: Ty) => number,
  namesOf: (ty: Ty, variant: number) => readonly string[],
  variantName: (index: number) => string,
  name: string,
): TypeText {
  const text = (fields: Layout["fields"], variant: number): FieldText[] =>
    fields.map((field, i) => ({
      name: namesOf(ty, variant)[i] ?? String(i),
      offset: field.offsetBytes,
      size: sizeOf(field.ty),
    }));
  const base = { type: name, size: own.sizeBytes, align: own.alignBytes };
  if (own.variants.kind === "Single") return { ...base, fields: text(own.fields, own.variants.index) };
  return {
    ...base,
    fields: [],
    variants: own.variants.variants.map((variant, i) => ({ name: variantName(i), fields: text(variant.fields, i) })),
  };
}

export function renderLayout(text: TypeText): string {
  const fields = (list: readonly FieldText[], indent: string) =>
    list.map(({ name, offset, size }) => `${indent}+${offset} ${name}: ${size} bytes\n`).join("");
  const variants = (text.variants ?? [])
    .map((variant) => `  ${variant.name}\n${fields(variant.fields, "    ")}`)
    .join("");
  return `${text.type}: ${text.size} bytes, aligned to ${text.align}\n${fields(text.fields, "  ")}${variants}`;
}
