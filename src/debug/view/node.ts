/**
 * Value nodes: what a value looks like as a tree that opens on demand, in its three forms. Value form reads as a person
 * expects, fields form shows the real fields, bytes form each byte with padding marked.
 */
import type { Ty } from "../../types/ty";
import { type Contents, contentsOf } from "./contents";
import { describe, type DescribeLimits, typeText } from "./describe";
import { isReadable, readBytes } from "./memory";
import type { EnumTag, NodeForm, NodePath, OpenNode, ValueNode, ValueShape, ValueState } from "./model";
import { activeVariant, type Part, partCount, partsOf, pointerOf, type ViewContext } from "./parts";

export interface NodeOptions {
  readonly limits: DescribeLimits;
  readonly childCount: number;
  /** What the request says of a node, if anything. */
  open(path: NodePath): OpenNode | undefined;
  isClosed(path: NodePath): boolean;
  /** The form of a node that the request does not name. */
  readonly level?: NodeForm;
  /** Depth opened without being asked for. */
  readonly openDepth: number;
}

export function valueNode(cx: ViewContext, part: Part, path: NodePath, options: NodeOptions, depth = 0): ValueNode {
  const asked = options.open(path);
  const form = asked?.form ?? levelForm(cx, part, options, depth);
  const layout = cx.layoutOf(part.ty);
  const sizeBytes = layout.unsized === undefined ? layout.sizeBytes : unsizedBytes(cx, part);
  const source = childSource(cx, part, form, sizeBytes);
  const wanted = asked !== undefined || (!options.isClosed(path) && depth < options.openDepth && source.opensByItself);
  const first = asked?.firstChild ?? 0;
  const count = asked?.childCount ?? options.childCount;
  const children = wanted && source.count > 0 ? source.list(first, Math.min(count, source.count - first)) : undefined;
  const variant = variantOf(cx, part);
  const otherForms = formsOf(cx, part).filter((other) => other !== form);
  return {
    path,
    label: part.key === undefined ? part.label : describe(cx, part.key, options.limits),
    type: typeText(cx, part.ty),
    text: describe(cx, part, options.limits),
    shape: shapeOf(cx, part),
    address: part.address,
    sizeBytes,
    form,
    childCount: source.count,
    ...(children === undefined
      ? {}
      : { children: children.map((child) => childNode(cx, child, path, options, depth)), firstChild: first }),
    ...(otherForms.length === 0 ? {} : { otherForms }),
    ...(variant === undefined ? {} : { variant }),
    ...(part.absent === true ? { state: { kind: "dropped", words: absentWords } } : {}),
  };
}

const absentWords = "no strong owner is left, so no value is here: the bytes are stale";

/** The level asks for real fields only where there is more to them than a person sees. */
function levelForm(cx: ViewContext, part: Part, { level }: NodeOptions, depth: number): NodeForm {
  if (level === undefined || level === "value") return "value";
  if (level === "bytes") return depth === 0 && cx.layoutOf(part.ty).sizeBytes > 0 ? "bytes" : "value";
  return formsOf(cx, part).includes("fields") ? "fields" : "value";
}

/** Children `first` to `first + count` of a value in a form, without the byte runs. */
export function childParts(
  cx: ViewContext,
  part: Part,
  form: "value" | "fields",
  first: number,
  count: number,
): Part[] {
  const source = childSource(cx, part, form, cx.layoutOf(part.ty).sizeBytes);
  return source
    .list(first, Math.max(0, Math.min(count, source.count - first)))
    .filter((child): child is Part => !("kind" in child));
}

interface ByteRun {
  readonly kind: "bytes" | "padding" | "niche";
  readonly words?: string;
  readonly label: string;
  /** The field that begins here. */
  readonly field?: string;
  readonly address: number;
  readonly sizeBytes: number;
}

type Child = Part | ByteRun;

interface ChildSource {
  readonly count: number;
  /** Parts of the value itself do; what lies behind a pointer is opened by the reader. */
  readonly opensByItself: boolean;
  list(first: number, count: number): Child[];
}

const none: ChildSource = { count: 0, opensByItself: false, list: () => [] };

function childSource(cx: ViewContext, part: Part, form: NodeForm, sizeBytes: number): ChildSource {
  if (part.absent === true) return none;
  if (form === "bytes") return fromList(byteRuns(cx, part, sizeBytes), true);
  if (form === "fields")
    return fromList(
      [...partsOf(cx, part), ...paddingOf(cx, part, sizeBytes)].sort((a, b) => a.address - b.address),
      true,
    );
  const pointer = pointerOf(cx, part);
  if (pointer !== undefined) {
    if (pointer.address === 0 || !isReadable(cx.memory, pointer.address, 1)) return none;
    // A text says all it has in its line; a slice opens into its elements, anything else into what is pointed at.
    if (pointer.pointee.ty.kind === "Str") return none;
    const behind =
      pointer.pointee.length === undefined ? fromList([pointer.pointee], false) : elements(cx, pointer.pointee, false);
    return behind;
  }
  const contents = contentsOf(cx, part);
  switch (contents.kind) {
    case "text":
    case "unlinked":
      return none;
    case "sequence":
      if (part.ty.kind === "Array" || part.ty.kind === "Slice") return elements(cx, part, true);
      return elements(cx, { label: "", ty: part.ty, address: contents.address }, false, contents.elem, contents.length);
    case "parts":
      return fromParts(contents);
    case "collection":
      return { count: contents.count, opensByItself: false, list: (first, count) => contents.entries(first, count) };
    case "shared":
      return contents.value === undefined || contents.weak
        ? none
        : fromList([{ ...contents.value, label: "*" }], false);
    case "counted":
      return fromList([contents.value], true);
    case "transparent":
      // Where a person does not see the wrapper, its parts are those of what is in it.
      if (contents.name === undefined) return childSource(cx, contents.part, form, sizeBytes);
      return fromList([{ ...contents.part, label: "value" }], true);
    case "plain": {
      const parts = partsOf(cx, part);
      return fromList(parts, !saysAllInALine(cx, part, parts));
    }
  }
}

/** `Some(50)`, `Rgb(1, 2, 3)`. */
function saysAllInALine(cx: ViewContext, { ty, address }: Part, parts: readonly Part[]): boolean {
  const isScalar = (inner: Part): boolean => shapesByKind[inner.ty.kind] === "scalar";
  return activeVariant(cx, ty, address)?.def.ctorKind === "Fn" && parts.every(isScalar);
}

function fromParts({ count, entries, tail, buffer }: Contents & { kind: "parts" }): ChildSource {
  const list = (first: number, wanted: number): Part[] => {
    const own = entries(first, wanted);
    return [...own, ...tail.slice(Math.max(0, first - count), Math.max(0, first + wanted - count))];
  };
  return { count: count + tail.length, opensByItself: buffer === undefined, list };
}

function fromList(list: readonly Child[], opensByItself: boolean): ChildSource {
  return { count: list.length, opensByItself, list: (first, count) => list.slice(first, first + count) };
}

function elements(cx: ViewContext, part: Part, opensByItself: boolean, elem?: Ty, length?: number): ChildSource {
  if (elem === undefined)
    return { count: partCount(cx, part), opensByItself, list: (first, count) => partsOf(cx, part, first, count) };
  const { sizeBytes } = cx.layoutOf(elem);
  return {
    count: length ?? 0,
    opensByItself,
    list: (first, count) =>
      Array.from({ length: count }, (_, i) => ({
        label: `[${first + i}]`,
        ty: elem,
        address: part.address + (first + i) * sizeBytes,
      })),
  };
}

function childNode(
  cx: ViewContext,
  child: Child,
  parentPath: NodePath,
  options: NodeOptions,
  depth: number,
): ValueNode {
  if (!("kind" in child)) return valueNode(cx, child, `${parentPath}/${child.label}`, options, depth + 1);
  const bytes = [...readBytes(cx.memory, child.address, child.sizeBytes)]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join(" ");
  const isPadding = child.kind === "padding";
  const state = stateOfRun(child);
  return {
    path: `${parentPath}/~${child.kind}${child.label}`,
    label: isPadding ? "padding" : `+${child.label}${child.field === undefined ? "" : ` ${child.field}`}`,
    type: isPadding ? "" : `[u8; ${child.sizeBytes}]`,
    text: bytes,
    shape: isPadding ? "padding" : "bytes",
    address: child.address,
    sizeBytes: child.sizeBytes,
    form: "bytes",
    childCount: 0,
    ...(state === undefined ? {} : { state }),
  };
}

function stateOfRun({ kind, sizeBytes, words }: ByteRun): ValueState | undefined {
  if (kind === "niche") return { kind, words: words ?? "" };
  if (kind === "bytes") return undefined;
  return { kind, words: `${sizeBytes} bytes that belong to no field: they keep the next one aligned` };
}

/** The gaps between the fields of a value, and at its end. */
function paddingOf(cx: ViewContext, part: Part, sizeBytes: number): ByteRun[] {
  const { kind } = part.ty;
  if (kind !== "Adt" && kind !== "Tuple" && kind !== "Closure") return [];
  const taken = partsOf(cx, part).map((field) => ({
    start: field.address - part.address,
    end: field.address - part.address + cx.layoutOf(field.ty).sizeBytes,
  }));
  const { variants } = cx.layoutOf(part.ty);
  if (variants.kind === "Multiple")
    taken.push({ start: variants.tagOffsetBytes, end: variants.tagOffsetBytes + variants.tag.sizeBytes });
  const runs: ByteRun[] = [];
  let at = 0;
  for (const { start, end } of [...taken, { start: sizeBytes, end: sizeBytes }].sort((a, b) => a.start - b.start)) {
    if (start > at)
      runs.push({ kind: "padding", label: String(at), address: part.address + at, sizeBytes: start - at });
    at = Math.max(at, end);
  }
  return runs;
}

const bytesPerRun = 8;
const maxByteRuns = 512;

/** The bytes in runs of at most eight; a run's bytes are all of one kind, and of one field. */
function byteRuns(cx: ViewContext, part: Part, sizeBytes: number): ByteRun[] {
  const special = specialBytes(cx, part, sizeBytes, 0).sort((a, b) => a.address - b.address);
  const fields = new Map(leafFields(cx, part, "", 0).map((leaf) => [leaf.address, leaf]));
  const runs: ByteRun[] = [];
  let next = 0;
  let fieldEnd = Infinity;
  for (let at = part.address; at < part.address + sizeBytes && runs.length < maxByteRuns; ) {
    while ((special[next]?.address ?? Infinity) < at) next++;
    const here = special[next];
    if (here?.address === at) {
      runs.push({ ...here, label: String(at - part.address) });
      at += here.sizeBytes;
      continue;
    }
    const field = fields.get(at);
    if (field !== undefined) fieldEnd = at + field.sizeBytes;
    if (fieldEnd <= at) fieldEnd = Infinity;
    const end = Math.min(part.address + sizeBytes, at + bytesPerRun, here?.address ?? Infinity, fieldEnd);
    const name = field === undefined || field.name === "" ? {} : { field: field.name };
    runs.push({ kind: "bytes", label: String(at - part.address), ...name, address: at, sizeBytes: end - at });
    at = end;
  }
  return runs;
}

const maxByteDepth = 6;
const maxByteElements = 256;

/** What the second half of a wide pointer is. */
const metadataNames: Partial<Record<Ty["kind"], string>> = { Slice: "len", Str: "len", Dynamic: "vtable" };

interface LeafField {
  readonly address: number;
  readonly sizeBytes: number;
  readonly name: string;
}

/** The fields that are no structs themselves. A wrapper around one value has the wrapper's name: the `cap` of a `Vec`, not `cap.0`. */
function leafFields(cx: ViewContext, part: Part, name: string, depth: number): LeafField[] {
  const { sizeBytes, variants } = cx.layoutOf(part.ty);
  const { address, ty } = part;
  if (sizeBytes === 0) return [];
  if ((ty.kind === "Ref" || ty.kind === "RawPtr") && sizeBytes === 16)
    return [
      { address, sizeBytes: 8, name: "ptr" },
      { address: address + 8, sizeBytes: 8, name: metadataNames[ty.ty.kind] ?? "metadata" },
    ];
  if (depth > maxByteDepth || (ty.kind !== "Adt" && ty.kind !== "Tuple" && ty.kind !== "Closure"))
    return [{ address, sizeBytes, name }];
  const fields = partsOf(cx, part).filter((field) => cx.layoutOf(field.ty).sizeBytes > 0);
  const tag =
    variants.kind === "Multiple" && variants.encoding.kind !== "Niche"
      ? [{ address: address + variants.tagOffsetBytes, sizeBytes: variants.tag.sizeBytes, name: "tag" }]
      : [];
  const isWrapper = fields.length + tag.length === 1;
  return [...tag, ...fields.flatMap((field) => leafFields(cx, field, isWrapper ? name : field.label, depth + 1))];
}

/** Padding and the bytes of niches, in the value and in its parts. */
function specialBytes(cx: ViewContext, part: Part, sizeBytes: number, depth: number): ByteRun[] {
  if (depth > maxByteDepth) return [];
  const { variants } = cx.layoutOf(part.ty);
  if (variants.kind === "Multiple" && variants.encoding.kind === "Niche") {
    const address = part.address + variants.tagOffsetBytes;
    const words = variantOf(cx, part)?.tag;
    const niche = words?.kind === "niche" ? words.words : "this value says which variant it is";
    return [{ kind: "niche", label: "", address, sizeBytes: variants.tag.sizeBytes, words: niche }];
  }
  const inner = partsOf(cx, part, 0, maxByteElements).flatMap((child) =>
    specialBytes(cx, child, cx.layoutOf(child.ty).sizeBytes, depth + 1),
  );
  return [...paddingOf(cx, part, sizeBytes), ...inner];
}

function unsizedBytes(cx: ViewContext, part: Part): number {
  const each = part.ty.kind === "Slice" ? cx.layoutOf(part.ty.elem).sizeBytes : 1;
  return (part.length ?? 0) * each;
}

function formsOf(cx: ViewContext, part: Part): NodeForm[] {
  const { sizeBytes } = cx.layoutOf(part.ty);
  if (sizeBytes === 0) return ["value"];
  const special = contentsOf(cx, part).kind !== "plain" && part.ty.kind === "Adt";
  const hasFields =
    special ||
    (pointerOf(cx, part) !== undefined && part.ty.kind === "Adt") ||
    paddingOf(cx, part, sizeBytes).length > 0;
  return hasFields ? ["value", "fields", "bytes"] : ["value", "bytes"];
}

const shapesByKind: Partial<Record<Ty["kind"], ValueShape>> = {
  Bool: "scalar",
  Char: "scalar",
  Int: "scalar",
  Uint: "scalar",
  Float: "scalar",
  Never: "unit",
  Str: "text",
  Array: "sequence",
  Slice: "sequence",
  Tuple: "tuple",
  Closure: "closure",
  Coroutine: "closure",
  Ref: "pointer",
  RawPtr: "pointer",
  FnPtr: "function",
  FnDef: "function",
};

function shapeOf(cx: ViewContext, part: Part): ValueShape {
  const { ty } = part;
  if (ty.kind === "Tuple" && ty.elems.length === 0) return "unit";
  if (ty.kind !== "Adt") return shapesByKind[ty.kind] ?? "struct";
  if (pointerOf(cx, part) !== undefined) return "pointer";
  const contents = contentsOf(cx, part);
  if (contents.kind === "text" || contents.kind === "sequence") return contents.kind;
  if (contents.kind === "parts") return "sequence";
  if (contents.kind === "collection") return contents.style === "map" ? "map" : "sequence";
  if (contents.kind === "shared" || contents.kind === "unlinked") return "pointer";
  const { adtKind } = cx.tcx.adtDef(ty.def);
  return adtKind === "Enum" ? "enum" : adtKind === "Union" ? "union" : "struct";
}

function variantOf(cx: ViewContext, part: Part): { name: string; tag: EnumTag } | undefined {
  if (part.absent === true) return undefined;
  if (part.ty.kind !== "Adt" || cx.tcx.adtDef(part.ty.def).adtKind !== "Enum") return undefined;
  const variant = activeVariant(cx, part.ty, part.address);
  if (variant === undefined) return undefined;
  const { variants } = cx.layoutOf(part.ty);
  if (variants.kind === "Single") return { name: variant.def.name, tag: { kind: "single" } };
  const place = { offsetBytes: variants.tagOffsetBytes, sizeBytes: variants.tag.sizeBytes };
  if (variants.encoding.kind === "Direct")
    return { name: variant.def.name, tag: { kind: "direct", ...place, value: String(variant.index) } };
  return {
    name: variant.def.name,
    tag: { kind: "niche", ...place, words: nicheWords(cx, part.ty, variants.encoding) },
  };
}

function nicheWords(
  cx: ViewContext,
  ty: Ty & { kind: "Adt" },
  encoding: { readonly untagged: number; readonly first: number; readonly last: number; readonly nicheStart: bigint },
): string {
  const names = cx.tcx.adtDef(ty.def).variants.map((variant) => variant.name);
  const tagged = names
    .slice(encoding.first, encoding.last + 1)
    .filter((_, i) => encoding.first + i !== encoding.untagged);
  if (tagged.length === 1 && encoding.nicheStart === 0n)
    return `zero here means \`${tagged[0]}\`; \`${names[encoding.untagged]}\` never has zero here`;
  return `values that \`${names[encoding.untagged]}\` never has here mean ${tagged.map((name) => `\`${name}\``).join(", ")}`;
}
