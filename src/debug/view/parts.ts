/**
 * Takes a value apart through its type's layout: the fields, elements or variant payload at an address, what a pointer points
 * at, and the words for a scalar. Everything else of the view is built on `partsOf` and `pointerOf`.
 */
import type { Layout } from "../../layout/layout";
import type { CoroutineInfo, Projection } from "../../mir/mir";
import type { DefId } from "../../resolve/def";
import { mkAdt, mkArgs, mkArray, mkConstValue, tyUsize } from "../../types/intern";
import type { TyCtxt } from "../../types/tcx";
import type { Mutability, Ty, VariantDef } from "../../types/ty";
import { isReadable, type MemoryReader, readUint, readUsize } from "./memory";
import { type FieldPath, pathOf, type Shown, shownOf } from "./shown";

export interface ViewContext {
  readonly tcx: TyCtxt;
  readonly memory: MemoryReader;
  layoutOf(ty: Ty): Layout;
  /** How the state machine of an `async` body keeps its locals. */
  coroutineOf(def: DefId): CoroutineInfo | undefined;
  /** The concrete type and vtable name behind a vtable's address. */
  vtableAt(address: number): { readonly ty: Ty; readonly name: string } | undefined;
  /** The function whose code is at an address. */
  functionAt(address: number): string | undefined;
}

/** A typed piece of memory. `length`: elements of a slice or bytes of a `str`, for unsized types. */
export interface Part {
  readonly label: string;
  readonly ty: Ty;
  readonly address: number;
  readonly length?: number;
  /** The key of a map's entry, which names the entry to a reader. */
  readonly key?: Part;
  /** Of an array: the elements in use, where others between them are not. */
  readonly only?: readonly number[];
  /** No value is here, whatever the bytes say: its last owner is gone. */
  readonly absent?: boolean;
}

export interface ActiveVariant {
  readonly index: number;
  readonly def: VariantDef;
}

/** The variant whose tag the bytes hold; undefined for bytes that no variant has. */
export function activeVariant(cx: ViewContext, ty: Ty, address: number): ActiveVariant | undefined {
  if (ty.kind !== "Adt") return undefined;
  const { variants: defs } = cx.tcx.adtDef(ty.def);
  const { variants } = cx.layoutOf(ty);
  const index = variants.kind === "Single" ? variants.index : taggedIndex(cx, ty, address);
  const def = index === undefined ? undefined : defs[index];
  return def === undefined || index === undefined ? undefined : { index, def };
}

function taggedIndex(cx: ViewContext, ty: Ty, address: number): number | undefined {
  const { variants } = cx.layoutOf(ty);
  if (variants.kind !== "Multiple" || ty.kind !== "Adt") return undefined;
  const { tag, tagOffsetBytes, encoding } = variants;
  const value = readUint(cx.memory, address + tagOffsetBytes, tag.sizeBytes);
  const mask = (1n << BigInt(tag.sizeBytes * 8)) - 1n;
  if (encoding.kind === "Direct") {
    const found = cx.tcx.discriminants(ty.def).findIndex((discriminant) => (discriminant & mask) === value);
    return found < 0 ? undefined : found;
  }
  const relative = (value - encoding.nicheStart) & mask;
  return relative <= BigInt(encoding.last - encoding.first) ? encoding.first + Number(relative) : encoding.untagged;
}

/** The real fields, elements or payload of a value in memory; none for scalars and pointers. `from` and `count` choose elements. */
export function partsOf(cx: ViewContext, part: Part, from = 0, count = Number.MAX_SAFE_INTEGER): Part[] {
  const { ty, address } = part;
  switch (ty.kind) {
    case "Tuple":
    case "Closure":
      return fieldParts(cx, ty, address, (index) => captureName(cx, ty, index) ?? String(index));
    case "Adt": {
      const variant = activeVariant(cx, ty, address);
      if (variant === undefined) return [];
      const name = (index: number): string => variant.def.fields[index]?.name ?? String(index);
      const fields = fieldParts(cx, ty, address, name, variant.index);
      const last = fields.pop();
      // The length of an unsized value is its last field's.
      if (last !== undefined) fields.push(part.length === undefined ? last : { ...last, length: part.length });
      return withoutUncounted(cx, ty, fields);
    }
    case "Coroutine":
      return coroutineParts(cx, part, ty);
    case "Array":
    case "Slice":
      if (part.only !== undefined) return chosenParts(cx, ty.elem, address, part.only.slice(from, from + count));
      return elementParts(cx, ty.elem, address, lengthOf(cx, part), from, count);
    default:
      return [];
  }
}

/** What an `async` body holds in the state it is in: captures that it has not moved yet, and the locals kept while it waits. */
function coroutineParts(cx: ViewContext, part: Part, ty: Ty & { kind: "Coroutine" }): Part[] {
  const info = cx.coroutineOf(ty.def);
  const names = cx.tcx.upvarNames(ty.def);
  const held = info?.held[coroutineState(cx, part) ?? -1];
  if (info === undefined || held === undefined) return [];
  const at = (label: string, path: readonly Projection[]): Part[] => {
    const found = coroutineField(cx, part, path);
    return found === undefined ? [] : [{ ...found, label }];
  };
  return [
    ...held.upvars.flatMap((field) => at(names[field] ?? String(field), [{ kind: "Field", field, ty }])),
    ...held.saved.flatMap((index) => {
      const saved = info.saved[index];
      return saved === undefined ? [] : at(savedName(saved.name), saved.path);
    }),
  ];
}

/** `__awaitee` is the future that the body waits for. */
function savedName(name: string | undefined): string {
  return name === "__awaitee" ? "awaits" : (name ?? "temporary");
}

/** The number of the state: 0 not started, 1 done, 2 panicked, from 3 on waiting. */
export function coroutineState(cx: ViewContext, { ty, address }: Part): number | undefined {
  const { variants } = cx.layoutOf(ty);
  if (variants.kind !== "Multiple") return undefined;
  return Number(readUint(cx.memory, address + variants.tagOffsetBytes, variants.tag.sizeBytes));
}

/** A capture (`.1`), or a field of a state (`as Suspend0 .1`), whatever the state is. */
export function coroutineField(cx: ViewContext, part: Part, path: readonly Projection[]): Part | undefined {
  const layout = cx.layoutOf(part.ty);
  const [first, second] = path;
  const step = first?.kind === "Downcast" ? second : first;
  if (step?.kind !== "Field" || layout.variants.kind !== "Multiple") return undefined;
  const fields = first?.kind === "Downcast" ? layout.variants.variants[first.variant]?.fields : layout.fields;
  const field = fields?.[step.field];
  return field === undefined
    ? undefined
    : { label: String(step.field), ty: field.ty, address: part.address + field.offsetBytes };
}

/** The names of the fields of a type, or of an enum's variant. */
export function partNames(tcx: TyCtxt, ty: Ty, variant: number): readonly string[] {
  if (ty.kind === "Closure") return tcx.upvarNames(ty.def);
  if (ty.kind !== "Adt") return [];
  return (tcx.adtDef(ty.def).variants[variant]?.fields ?? []).map(({ name }) => name);
}

/** How many parts `partsOf` would list. */
export function partCount(cx: ViewContext, part: Part): number {
  const { ty } = part;
  if (ty.kind === "Array" || ty.kind === "Slice") return part.only?.length ?? lengthOf(cx, part);
  return partsOf(cx, part).length;
}

function fieldParts(
  cx: ViewContext,
  ty: Ty,
  address: number,
  name: (index: number) => string,
  variant?: number,
): Part[] {
  const layout = cx.layoutOf(ty);
  const fields = layout.variants.kind === "Multiple" ? layout.variants.variants[variant ?? 0]?.fields : layout.fields;
  return (fields ?? []).map((field, index) => ({
    label: name(index),
    ty: field.ty,
    address: address + field.offsetBytes,
  }));
}

/** `counted(strong, value)`: the value is there as long as the count is not zero. */
function withoutUncounted(cx: ViewContext, ty: Ty & { kind: "Adt" }, fields: Part[]): Part[] {
  const shown = shownOf(cx.tcx, ty.def);
  if (shown?.kind !== "counted") return fields;
  const strong = fields.find(({ label }) => label === shown.keys.get("strong"));
  if (strong === undefined || !isReadable(cx.memory, strong.address, 8) || readUsize(cx.memory, strong.address) !== 0)
    return fields;
  return fields.map((field) => (field.label === shown.keys.get("value") ? { ...field, absent: true } : field));
}

function elementParts(cx: ViewContext, elem: Ty, address: number, length: number, from: number, count: number): Part[] {
  const { sizeBytes } = cx.layoutOf(elem);
  const parts: Part[] = [];
  for (let i = from; i < Math.min(length, from + count); i++)
    parts.push({ label: `[${i}]`, ty: elem, address: address + i * sizeBytes });
  return parts;
}

function chosenParts(cx: ViewContext, elem: Ty, address: number, indexes: readonly number[]): Part[] {
  const { sizeBytes } = cx.layoutOf(elem);
  return indexes.map((i) => ({ label: `[${i}]`, ty: elem, address: address + i * sizeBytes }));
}

/** Elements of an array or slice, bytes of a `str`. */
export function lengthOf(cx: ViewContext, part: Part): number {
  if (part.ty.kind === "Array") return Number(cx.tcx.evalConst(part.ty.len) ?? 0n);
  return part.length ?? 0;
}

/** A closure's field is named after what it captures. */
function captureName(cx: ViewContext, ty: Ty, index: number): string | undefined {
  return ty.kind === "Closure" ? cx.tcx.upvarNames(ty.def)[index] : undefined;
}

export interface Pointer {
  readonly kind: "ref" | "raw" | "box";
  readonly mutbl: Mutability;
  /** The address held, whatever it is. */
  readonly address: number;
  /** What is there, with its length when it is a slice or `str`; the concrete type behind a `dyn`. */
  readonly pointee: Part;
  /** The vtable's address behind a `dyn`. */
  readonly vtable: number | undefined;
}

/** The pointer that a value of pointer type holds; a box is told by its lang item, not its name. */
export function pointerOf(cx: ViewContext, part: Part): Pointer | undefined {
  const { ty } = part;
  if (ty.kind === "Ref") return makePointer(cx, part, "ref", ty.mutbl, ty.ty);
  if (ty.kind === "RawPtr") return makePointer(cx, part, "raw", ty.mutbl, ty.ty);
  if (ty.kind === "Adt" && cx.tcx.adtDef(ty.def).isBox) {
    const [pointee] = ty.args;
    if (pointee?.kind === "Type") return makePointer(cx, part, "box", "Mut", pointee.ty);
  }
  return guardPointer(cx, part);
}

/** `reference(ptr, mutable)`: a guard that a person uses as the reference it holds. */
function guardPointer(cx: ViewContext, part: Part): Pointer | undefined {
  const shown = shownAs(cx, part.ty);
  const path = shown?.kind === "reference" ? pathOf(shown, "ptr") : undefined;
  const held = path === undefined ? undefined : partAt(cx, part, path);
  if (held?.ty.kind !== "RawPtr") return undefined;
  return makePointer(cx, held, "ref", shown?.keys.has("mutable") === true ? "Mut" : "Not", held.ty.ty);
}

function makePointer(
  cx: ViewContext,
  part: Part,
  kind: Pointer["kind"],
  mutbl: Mutability,
  pointeeTy: Ty,
): Pointer | undefined {
  if (!isReadable(cx.memory, part.address, 8)) return undefined;
  const address = readUsize(cx.memory, part.address);
  const ty = cx.tcx.normalizeErasing(pointeeTy);
  const layout = cx.layoutOf(ty);
  if (layout.unsized === undefined)
    return { kind, mutbl, address, pointee: { label: "*", ty, address }, vtable: undefined };
  const metadata = readUsize(cx.memory, part.address + 8);
  if (layout.unsized === "Length") {
    const counted = ty.kind === "Adt" ? withTail(cx, ty, (tail) => arrayOf(tail, metadata)) : ty;
    const length = cx.layoutOf(counted).unsized === undefined ? {} : { length: metadata };
    return { kind, mutbl, address, pointee: { label: "*", ty: counted, address, ...length }, vtable: undefined };
  }
  const concrete = cx.vtableAt(metadata)?.ty;
  const behind = concrete === undefined ? ty : withTail(cx, ty, () => concrete);
  return { kind, mutbl, address, pointee: { label: "*", ty: behind, address }, vtable: metadata };
}

/** A type with another in place of its unsized end: `RcInner<Circle>` for `RcInner<dyn Shape>`. */
function withTail(cx: ViewContext, ty: Ty, change: (tail: Ty) => Ty): Ty {
  if (ty.kind !== "Adt") return change(ty);
  const args = ty.args.map((arg) => {
    if (arg.kind !== "Type") return arg;
    const inner = cx.tcx.normalizeErasing(arg.ty);
    return cx.layoutOf(inner).unsized === undefined ? arg : { ...arg, ty: withTail(cx, inner, change) };
  });
  return mkAdt(ty.def, mkArgs(args));
}

/** A slice of known length; a text stays one. */
function arrayOf(tail: Ty, length: number): Ty {
  return tail.kind === "Slice" ? mkArray(tail.elem, mkConstValue(tyUsize, BigInt(length))) : tail;
}

/** Follows field names from a value: through structs, and through pointers where a name is `*`. */
export function partAt(cx: ViewContext, start: Part, path: FieldPath): Part | undefined {
  let part: Part | undefined = start;
  for (const name of path) {
    if (part === undefined) return undefined;
    part = name === "*" ? pointerOf(cx, part)?.pointee : partsOf(cx, part).find(({ label }) => label === name);
  }
  return part;
}

/** The `#[glasscrab::view]` of a struct or enum type. */
export function shownAs(cx: ViewContext, ty: Ty): Shown | undefined {
  return ty.kind === "Adt" ? shownOf(cx.tcx, ty.def) : undefined;
}

/** The unsigned number at a field path of a value, through wrappers of one non-empty field. */
export function numberAt(cx: ViewContext, start: Part, shown: Shown, key: string): number | undefined {
  const path = pathOf(shown, key);
  const part = path === undefined ? undefined : partAt(cx, start, path);
  if (part === undefined) return undefined;
  const { sizeBytes } = cx.layoutOf(part.ty);
  return sizeBytes === 0 || sizeBytes > 8 || !isReadable(cx.memory, part.address, sizeBytes)
    ? undefined
    : Number(readUint(cx.memory, part.address, sizeBytes));
}
