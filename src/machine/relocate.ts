/**
 * Moves a value from one machine's memory into a program being linked: walks it by its type, and for each pointer finds or
 * makes what it points to there.
 */
import type { Ty } from "../types/ty";
import { maxOfSize, type Layout } from "../layout/layout";
import type { Linker } from "./link";
import { readBits } from "./link";
import type { Machine } from "./machine";
import { scalarPart } from "./parts";

export class Relocator {
  private readonly moved = new Map<string, number>();

  constructor(
    private readonly to: Linker,
    private readonly from: Machine,
  ) {}

  /** Rewrites the pointers in `bytes`, a value of type `ty`; whether there were any. */
  relocate(bytes: Uint8Array, ty: Ty, at = 0): boolean {
    const layout = this.layout(ty);
    switch (ty.kind) {
      case "Ref":
      case "RawPtr":
        return this.pointer(bytes, at, ty.ty);
      case "FnPtr":
        return this.code(bytes, at);
      case "Array": {
        const count = Number(this.to.cx.layouts.cx.constUsize(ty.len));
        const { sizeBytes } = this.layout(ty.elem);
        let any = false;
        if (this.isPlain(ty.elem)) return false;
        for (let i = 0; i < count; i++) any = this.relocate(bytes, ty.elem, at + i * sizeBytes) || any;
        return any;
      }
      case "Adt":
      case "Tuple":
      case "Closure":
        return this.fields(bytes, layout, at, ty);
      default:
        return false;
    }
  }

  private isPlain(ty: Ty): boolean {
    return ty.kind === "Int" || ty.kind === "Uint" || ty.kind === "Bool" || ty.kind === "Char" || ty.kind === "Float";
  }

  private layout(ty: Ty): Layout {
    return this.to.cx.layouts.layoutOf(ty);
  }

  private fields(bytes: Uint8Array, layout: Layout, at: number, ty: Ty): boolean {
    if (ty.kind === "Adt" && this.to.cx.layouts.cx.adtDef(ty.def).adtKind === "Union") return false;
    const fields =
      layout.variants.kind === "Single"
        ? layout.fields
        : (layout.variants.variants[this.activeVariant(bytes, layout, at)]?.fields ?? []);
    let any = false;
    for (const field of fields) any = this.relocate(bytes, field.ty, at + field.offsetBytes) || any;
    return any;
  }

  private activeVariant(bytes: Uint8Array, layout: Layout, at: number): number {
    const { variants } = layout;
    if (variants.kind === "Single") return variants.index;
    const part = scalarPart(variants.tag, variants.tagOffsetBytes);
    const tag = readBits(view(bytes), at + part.offsetBytes, part.sizeBytes);
    const { encoding } = variants;
    if (encoding.kind === "Niche") {
      const relative = (tag - encoding.nicheStart) & maxOfSize(part.sizeBytes);
      return relative <= BigInt(encoding.last - encoding.first) ? encoding.first + Number(relative) : encoding.untagged;
    }
    const mask = maxOfSize(part.sizeBytes);
    return variants.variants.findIndex((_, i) => (this.to.discriminantOf(layout.ty, i) & mask) === tag);
  }

  private code(bytes: Uint8Array, at: number): boolean {
    const address = Number(view(bytes).getBigUint64(at, true));
    const fn = this.from.program.link.fns.find((f) => f.codeAddress === address);
    if (fn === undefined) return false;
    view(bytes).setBigUint64(at, BigInt(this.to.codeAddress(fn.instance)), true);
    return true;
  }

  private pointer(bytes: Uint8Array, at: number, pointee: Ty): boolean {
    const address = Number(view(bytes).getBigUint64(at, true));
    const { unsized } = this.layout(pointee);
    if (unsized === "VTable") return this.dynPointer(bytes, at, address);
    const length = unsized === "Length" ? Number(view(bytes).getBigUint64(at + 8, true)) : 1;
    const target = this.target(address, pointee, length);
    if (target === undefined) return false;
    view(bytes).setBigUint64(at, BigInt(target), true);
    return true;
  }

  private dynPointer(bytes: Uint8Array, at: number, address: number): boolean {
    const vtable = Number(view(bytes).getBigUint64(at + 8, true));
    const known = this.from.program.link.vtables.find((v) => v.address === vtable);
    if (known === undefined) return false;
    view(bytes).setBigUint64(at + 8, BigInt(this.to.vtable(known.ty, known.dyn)), true);
    const target = this.target(address, known.ty, 1);
    if (target !== undefined) view(bytes).setBigUint64(at, BigInt(target), true);
    return true;
  }

  /** Where what stands at `address` is in the new program; undefined for dangling addresses, which stay as they are. */
  private target(address: number, pointee: Ty, length: number): number | undefined {
    const { link } = this.from.program;
    const found = link.statics.find(
      (s) => address >= s.address && address < s.address + Math.max(1, this.layout(s.ty).sizeBytes),
    );
    if (found !== undefined) return this.to.static(found.def).address + (address - found.address);
    const elem = pointee.kind === "Slice" ? pointee.elem : pointee;
    const stride = pointee.kind === "Str" ? 1 : this.layout(elem).sizeBytes;
    const sizeBytes = stride * length;
    if (address < 0x1000) return undefined;
    const key = `${address} ${elem.id} ${length}`;
    const known = this.moved.get(key);
    if (known !== undefined) return known;
    const copy = this.from.bytes.slice(address, address + sizeBytes);
    if (pointee.kind === "Str") return this.remember(key, this.to.data.str(new TextDecoder().decode(copy)).address);
    if (elem.kind === "Uint" && elem.uint === "u8") return this.remember(key, this.to.data.bytes(copy));
    let any = false;
    if (!this.isPlain(elem) && stride > 0)
      for (let i = 0; i < length; i++) any = this.relocate(copy, elem, i * stride) || any;
    const alloc = this.to.data.place(
      any ? "relro" : "rodata",
      copy,
      this.layout(elem).alignBytes,
      { kind: "Promoted", name: "" },
      elem,
    );
    return this.remember(key, alloc.address);
  }

  private remember(key: string, address: number): number {
    this.moved.set(key, address);
    return address;
  }
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
