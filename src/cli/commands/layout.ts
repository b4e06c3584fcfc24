/** `layout`: size, alignment, fields and niches of the types that a program's functions use, named as rustc names them. */
import { linkProgram } from "../../compile";
import type { Layout } from "../../layout/layout";
import { crateOf, userCrate } from "../../resolve/def";
import type { Ty } from "../../types/ty";
import { partNames } from "../../debug/view/parts";
import type { Invocation } from "../arguments";
import { readProgram, refuse } from "../program";

interface FieldText {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
}

interface TypeText {
  readonly type: string;
  readonly size: number;
  readonly align: number;
  readonly fields: readonly FieldText[];
  readonly variants?: readonly { readonly name: string; readonly fields: readonly FieldText[] }[];
}

export function layout(invocation: Invocation): number {
  const checked = readProgram(invocation.operands[0] as string, invocation);
  if (checked.hasErrors) return refuse(checked);
  const result = linkProgram(checked);
  if (result.kind === "rejected") return refuse(result.checked);
  const { linked } = result;
  const { layouts } = linked.context;
  const tys = new Set<Ty>();
  for (const fn of linked.program.link.fns)
    if (crateOf(fn.body.def) === userCrate) for (const ty of fn.tys) collect(ty, (part) => layouts.layoutOf(part), tys);
  const texts = [...tys].map((ty) =>
    describe(
      ty,
      layouts.layoutOf(ty),
      (part) => layouts.layoutOf(part).sizeBytes,
      (part, variant) => partNames(checked.tcx, part, variant),
      (index) => (ty.kind === "Adt" ? (checked.tcx.adtDef(ty.def).variants[index]?.name ?? "") : String(index)),
      checked.tcx.printTy(ty),
    ),
  );
  process.stdout.write(
    texts.map((text) => (invocation.flags.has("json") ? `${JSON.stringify(text)}\n` : plain(text))).join(""),
  );
  return 0;
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

function plain(text: TypeText): string {
  const fields = (list: readonly FieldText[], indent: string) =>
    list.map(({ name, offset, size }) => `${indent}+${offset} ${name}: ${size} bytes\n`).join("");
  const variants = (text.variants ?? [])
    .map((variant) => `  ${variant.name}\n${fields(variant.fields, "    ")}`)
    .join("");
  return `${text.type}: ${text.size} bytes, aligned to ${text.align}\n${fields(text.fields, "  ")}${variants}`;
}
