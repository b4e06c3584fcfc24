/**
 * Walks a constant's value by its type and settles the pointers in it: what they point to on the evaluating machine's stack is
 * placed in the program; everything else has its final address already.
 */
import { maxOfSize, type Layout } from "../layout/layout";
import type { Ty } from "../types/ty";
import { codeBase, constStackHigh, constStackLow } from "./contract";
import type { Linker } from "./link";
import { readBits } from "./link";

/** Some of the bytes are addresses of the program. */
export function hasAddresses(link: Linker, bytes: Uint8Array, ty: Ty): boolean {
  return new Relocator(link, undefined, "").relocate(bytes, ty);
}

export class Relocator {
  private readonly moved = new Map<string, number>();

  constructor(
    private readonly link: Linker,
    /** The evaluating machine's memory. */
    private readonly memory: Uint8Array | undefined,
    private readonly name: string,
  ) {}

  /** Rewrites the pointers in `bytes`, a value of type `ty`; whether there are any. */
  relocate(bytes: Uint8Array, ty: Ty, at = 0): boolean {
    switch (ty.kind) {
      case "Ref":
      case "RawPtr":
        return this.pointer(bytes, at, ty.ty);
      case "FnPtr":
        return readWord(bytes, at) >= codeBase;
      case "Array":
        return this.elements(bytes, ty.elem, Number(this.link.cx.layouts.cx.constUsize(ty.len)), at);
      case "Adt":
      case "Tuple":
      case "Closure":
        return this.fields(bytes, this.layout(ty), at, ty);
      default:
        return false;
    }
  }

  private elements(bytes: Uint8Array, elem: Ty, count: number, at: number): boolean {
    const { sizeBytes } = this.layout(elem);
    let any = false;
    if (sizeBytes === 0 || isPlain(elem)) return false;
    for (let i = 0; i < count; i++) any = this.relocate(bytes, elem, at + i * sizeBytes) || any;
    return any;
  }

  private layout(ty: Ty): Layout {
    return this.link.cx.layouts.layoutOf(ty);
  }

  private fields(bytes: Uint8Array, layout: Layout, at: number, ty: Ty): boolean {
    if (ty.kind === "Adt" && this.link.cx.layouts.cx.adtDef(ty.def).adtKind === "Union") return false;
    const { variants } = layout;
    const fields =
      variants.kind === "Single"
        ? layout.fields
        : (variants.variants[activeVariant(this.link, bytes, layout, at)]?.fields ?? []);
    let any = false;
    for (const field of fields) any = this.relocate(bytes, field.ty, at + field.offsetBytes) || any;
    return any;
  }

  private pointer(bytes: Uint8Array, at: number, pointee: Ty): boolean {
    const address = readWord(bytes, at);
    if (address < constStackLow || address >= constStackHigh || this.memory === undefined) return address >= codeBase;
    const { unsized } = this.layout(pointee);
    const meta = unsized === undefined ? 0 : readWord(bytes, at + 8);
    const target = unsized === "VTable" ? this.link.vtableAt(meta)?.ty : pointee;
    if (target === undefined) return true;
    view(bytes).setBigUint64(
      at,
      BigInt(this.moveOut(this.memory, address, target, unsized === "Length" ? meta : 1)),
      true,
    );
    return true;
  }

  /** The address in the program of what stands on the evaluating machine's stack. */
  private moveOut(memory: Uint8Array, address: number, pointee: Ty, count: number): number {
    const elem = pointee.kind === "Slice" ? pointee.elem : pointee;
    const stride = pointee.kind === "Str" ? 1 : this.layout(elem).sizeBytes;
    const key = `${address} ${elem.id} ${count}`;
    let moved = this.moved.get(key);
    if (moved === undefined) {
      const copy = memory.slice(address, address + stride * count);
      if (pointee.kind === "Str") moved = this.link.data.str(new TextDecoder().decode(copy)).address;
      else {
        const any = this.elements(copy, elem, count, 0);
        const origin = { kind: "Promoted", name: this.name } as const;
        moved = this.link.data.place(
          any ? "relro" : "rodata",
          copy,
          this.layout(elem).alignBytes,
          origin,
          pointee.kind === "Slice" ? undefined : elem,
        ).address;
      }
      this.moved.set(key, moved);
    }
    return moved;
  }
}

/** The variant that the bytes of an enum at `at` hold. */
export function activeVariant(link: Linker, bytes: Uint8Array, layout: Layout, at: number): number {
  const { variants } = layout;
  if (variants.kind === "Single") return variants.index;
  const { encoding, tagOffsetBytes } = variants;
  const { sizeBytes } = variants.tag;
  const tag = readBits(view(bytes), at + tagOffsetBytes, sizeBytes);
  const mask = maxOfSize(sizeBytes);
  if (encoding.kind === "Niche") {
    const relative = (tag - encoding.nicheStart) & mask;
    return relative <= BigInt(encoding.last - encoding.first) ? encoding.first + Number(relative) : encoding.untagged;
  }
  return variants.variants.findIndex((_, i) => (link.discriminantOf(layout.ty, i) & mask) === tag);
}

function isPlain(ty: Ty): boolean {
  return ty.kind === "Int" || ty.kind === "Uint" || ty.kind === "Bool" || ty.kind === "Char" || ty.kind === "Float";
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function readWord(bytes: Uint8Array, at: number): number {
  return Number(view(bytes).getBigUint64(at, true));
}
