/**
 * A constant's bytes as a tree of plain values (rustc's *valtree*), for patterns: references are followed, padding is gone. A value
 * that has no such form (a raw pointer, a union, a function pointer) gives undefined.
 */
import type { Layout } from "../layout/layout";
import type { ConstTree } from "../types/tcx";
import type { Ty } from "../types/ty";
import { type Linker, readBits } from "./link";
import { activeVariant } from "./relocate";

export function constTree(link: Linker, bytes: Uint8Array, ty: Ty, at = 0): ConstTree | undefined {
  const layout = link.cx.layouts.layoutOf(ty);
  switch (ty.kind) {
    case "Int":
    case "Uint":
    case "Bool":
    case "Char":
    case "Float":
      return { kind: "Scalar", bits: bitsAt(bytes, at, layout.sizeBytes) };
    case "Array":
      return elements(link, bytes, ty.elem, Number(link.cx.layouts.cx.constUsize(ty.len)), at);
    case "Ref":
      return pointee(link, bytes, ty.ty, at);
    case "Tuple":
      return branch(link, bytes, layout, 0, at);
    case "Adt":
      return link.cx.layouts.cx.adtDef(ty.def).adtKind === "Union"
        ? undefined
        : branch(link, bytes, layout, activeVariant(link, bytes, layout, at), at);
    default:
      return undefined;
  }
}

function branch(link: Linker, bytes: Uint8Array, layout: Layout, variant: number, at: number): ConstTree | undefined {
  const { variants } = layout;
  const fields = variants.kind === "Single" ? layout.fields : (variants.variants[variant]?.fields ?? []);
  const trees = fields.map((field) => constTree(link, bytes, field.ty, at + field.offsetBytes));
  return trees.every((tree) => tree !== undefined) ? { kind: "Branch", variant, fields: trees } : undefined;
}

function elements(link: Linker, bytes: Uint8Array, elem: Ty, count: number, at: number): ConstTree | undefined {
  const { sizeBytes } = link.cx.layouts.layoutOf(elem);
  const trees = Array.from({ length: count }, (_, i) => constTree(link, bytes, elem, at + i * sizeBytes));
  return trees.every((tree) => tree !== undefined) ? { kind: "List", elements: trees } : undefined;
}

function pointee(link: Linker, bytes: Uint8Array, ty: Ty, at: number): ConstTree | undefined {
  const address = Number(bitsAt(bytes, at, 8));
  const count = ty.kind === "Str" || ty.kind === "Slice" ? Number(bitsAt(bytes, at + 8, 8)) : 1;
  const alloc = link.data.find(address);
  const target = alloc?.bytes ?? new Uint8Array(0);
  const offset = alloc === undefined ? 0 : address - alloc.address;
  if (ty.kind === "Str")
    return { kind: "Str", text: new TextDecoder().decode(target.subarray(offset, offset + count)) };
  const inner =
    ty.kind === "Slice" ? elements(link, target, ty.elem, count, offset) : constTree(link, target, ty, offset);
  return inner === undefined ? undefined : { kind: "Ref", target: inner };
}

function bitsAt(bytes: Uint8Array, at: number, sizeBytes: number): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return readBits(view, at, sizeBytes);
}
