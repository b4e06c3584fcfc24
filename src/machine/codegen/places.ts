/**
 * Places and operands: from a MIR place to where its bytes are (memory, or WebAssembly locals), and reading, writing and
 * copying the parts there. The base of all code generation; both forms of a function use it, with different homes for locals.
 */
import { bug, expectDefined, invariant } from "../../base/invariant";
import type { FieldLayout, Layout } from "../../layout/layout";
import { projectTy } from "../../mir/placeTy";
import type { Local, Operand, Place, Projection } from "../../mir/mir";
import type { Ty } from "../../types/ty";
import type { FnRecord, Linker } from "../link";
import { frameAlign } from "../contract";
import { partsOf, wordPart, type Part } from "../parts";
import type { Code, WasmLocal } from "../wasm/code";
import type { ValTypeName } from "../wasm/opcodes";

/** A part of a value kept in a WebAssembly local. `part.offsetBytes` counts from the start of the place at hand. */
export interface Reg {
  readonly part: Part;
  readonly local: WasmLocal;
}

export type Loc =
  | { readonly kind: "Mem"; readonly base: WasmLocal; readonly offsetBytes: number }
  | { readonly kind: "Regs"; readonly regs: readonly Reg[] }
  /** A constant's parts as bits. */
  | { readonly kind: "Const"; readonly values: readonly bigint[] };

export interface PlaceRef {
  readonly ty: Ty;
  readonly variant: number | undefined;
  readonly loc: Loc;
  /** Of an unsized place: its length or vtable, an i64 local. */
  readonly meta: WasmLocal | undefined;
}

/** Where a form of a function keeps a local. */
export type Home = { readonly kind: "Slot" } | { readonly kind: "Regs"; readonly regs: readonly Reg[] };

export class PlaceGen {
  private readonly temps: WasmLocal[] = [];

  constructor(
    readonly link: Linker,
    readonly fn: FnRecord,
    readonly code: Code,
    /** Holds the frame pointer. */
    readonly fp: WasmLocal,
    readonly homes: readonly Home[],
  ) {}

  layout(ty: Ty): Layout {
    return this.link.cx.layouts.layoutOf(ty);
  }

  mono(ty: Ty): Ty {
    return this.link.cx.monoTy(ty, this.fn.args);
  }

  /** A local for the length of this statement. */
  temp(type: ValTypeName): WasmLocal {
    const local = this.code.temp(type);
    this.temps.push(local);
    return local;
  }

  releaseTemps(): void {
    for (const local of this.temps) this.code.release(local);
    this.temps.length = 0;
  }

  /** Pops the value on the stack into a temporary. */
  stash(type: ValTypeName): WasmLocal {
    const local = this.temp(type);
    this.code.set(local);
    return local;
  }

  // ---- Places ----

  localRef(local: Local): PlaceRef {
    const ty = expectDefined(this.fn.tys[local], `_${local}`);
    const home = expectDefined(this.homes[local], `home of _${local}`);
    const base = { ty, variant: undefined, meta: undefined };
    if (home.kind === "Regs") return { ...base, loc: { kind: "Regs", regs: home.regs } };
    const slot = expectDefined(this.fn.frame.slots[local], "slot");
    if (slot.alignBytes <= frameAlign)
      return { ...base, loc: { kind: "Mem", base: this.fp, offsetBytes: slot.offsetBytes } };
    this.code.get(this.fp);
    this.code.i32(slot.offsetBytes + slot.alignBytes - 1);
    this.code.op("i32Add");
    this.code.i32(-slot.alignBytes);
    this.code.op("i32And");
    return { ...base, loc: { kind: "Mem", base: this.stash("i32"), offsetBytes: 0 } };
  }

  place(place: Place): PlaceRef {
    let ref = this.localRef(place.local);
    for (const element of place.projection) ref = this.project(ref, element);
    return ref;
  }

  private project(ref: PlaceRef, element: Projection): PlaceRef {
    switch (element.kind) {
      case "Deref":
        return this.deref(ref);
      case "Field":
        return this.field(ref, element.field, ref.variant);
      case "Downcast":
        return { ...ref, variant: element.variant };
      case "Index":
        return this.element(ref, () => {
          const index = this.localRef(element.local);
          this.pushPart(index, wordPart(0));
          this.code.op("i32WrapI64");
        });
      case "ConstantIndex":
        return this.constantIndex(ref, element);
      case "Subslice":
        return this.subslice(ref, element);
    }
  }

  deref(ref: PlaceRef): PlaceRef {
    const { ty } = projectTy({ ty: ref.ty, variant: undefined }, { kind: "Deref" });
    const unsized = this.layout(ty).unsized;
    let meta: WasmLocal | undefined;
    if (unsized !== undefined) {
      this.pushPart(ref, wordPart(8));
      meta = this.stash("i64");
    }
    this.pushPart(ref, wordPart(0));
    this.code.op("i32WrapI64");
    return { ty, variant: undefined, loc: { kind: "Mem", base: this.stash("i32"), offsetBytes: 0 }, meta };
  }

  fieldLayout(ty: Ty, index: number, variant: number | undefined): FieldLayout {
    const layout = this.layout(ty);
    const { variants } = layout;
    if (variants.kind === "Single") {
      const field = layout.fields[index];
      if (field !== undefined && (variant === undefined || variant === variants.index)) return field;
      return this.link.absentField(ty, index, variant ?? 0);
    }
    // What a coroutine captured is there in every state.
    if (variant === undefined && ty.kind === "Coroutine") return expectDefined(layout.fields[index], "capture");
    const fields = variants.variants[expectDefined(variant, "downcast before a field")]?.fields;
    return expectDefined(fields?.[index], "field of a variant");
  }

  field(ref: PlaceRef, index: number, variant: number | undefined): PlaceRef {
    const { ty, offsetBytes } = this.fieldLayout(ref.ty, index, variant);
    const fieldLayout = this.layout(ty);
    const meta = fieldLayout.unsized === undefined ? undefined : ref.meta;
    const { loc } = ref;
    if (loc.kind === "Regs")
      return {
        ty,
        variant: undefined,
        loc: { kind: "Regs", regs: subRegs(loc.regs, offsetBytes, fieldLayout.sizeBytes) },
        meta,
      };
    invariant(loc.kind === "Mem", "field of a constant");
    const below = { ty, variant: undefined, meta };
    if (fieldLayout.unsized === "VTable" && offsetBytes > 0)
      return { ...below, loc: this.dynFieldLoc(loc, offsetBytes, expectDefined(meta, "vtable")) };
    return { ...below, loc: { kind: "Mem", base: loc.base, offsetBytes: loc.offsetBytes + offsetBytes } };
  }

  /** A `dyn` tail stands at the offset rounded up to the alignment in its vtable. */
  private dynFieldLoc(
    loc: { readonly base: WasmLocal; readonly offsetBytes: number },
    offsetBytes: number,
    vtable: WasmLocal,
  ): Loc {
    const { code } = this;
    code.get(vtable);
    code.op("i32WrapI64");
    code.mem("i32Load", 16);
    const align = this.stash("i32");
    code.i32(offsetBytes - 1);
    code.get(align);
    code.op("i32Add");
    code.i32(0);
    code.get(align);
    code.op("i32Sub");
    code.op("i32And");
    code.get(loc.base);
    code.op("i32Add");
    return { kind: "Mem", base: this.stash("i32"), offsetBytes: loc.offsetBytes };
  }

  private element(ref: PlaceRef, pushIndex: () => void): PlaceRef {
    const { ty } = projectTy(
      { ty: ref.ty, variant: undefined },
      { kind: "ConstantIndex", offset: 0, minLength: 0, fromEnd: false },
    );
    invariant(ref.loc.kind === "Mem", "element of a value in registers");
    const { sizeBytes } = this.layout(ty);
    pushIndex();
    this.code.i32(sizeBytes);
    this.code.op("i32Mul");
    this.code.get(ref.loc.base);
    this.code.op("i32Add");
    return {
      ty,
      variant: undefined,
      loc: { kind: "Mem", base: this.stash("i32"), offsetBytes: ref.loc.offsetBytes },
      meta: undefined,
    };
  }

  private constantIndex(ref: PlaceRef, element: Extract<Projection, { kind: "ConstantIndex" }>): PlaceRef {
    if (ref.ty.kind === "Slice" && element.fromEnd) {
      const meta = expectDefined(ref.meta, "length");
      return this.element(ref, () => {
        this.code.get(meta);
        this.code.op("i32WrapI64");
        this.code.i32(element.offset);
        this.code.op("i32Sub");
      });
    }
    const index =
      element.fromEnd && ref.ty.kind === "Array" ? this.arrayLength(ref.ty) - element.offset : element.offset;
    const { ty } = projectTy({ ty: ref.ty, variant: undefined }, element);
    return { ty, variant: undefined, loc: this.shifted(ref.loc, index * this.layout(ty).sizeBytes), meta: undefined };
  }

  private subslice(ref: PlaceRef, element: Extract<Projection, { kind: "Subslice" }>): PlaceRef {
    const { ty } = projectTy({ ty: ref.ty, variant: undefined }, element);
    const elem = ref.ty.kind === "Array" || ref.ty.kind === "Slice" ? ref.ty.elem : bug("subslice");
    const loc = this.shifted(ref.loc, element.from * this.layout(elem).sizeBytes);
    if (ref.meta === undefined) return { ty, variant: undefined, loc, meta: undefined };
    if (element.fromEnd) {
      this.code.get(ref.meta);
      this.code.i64(BigInt(element.from + element.to));
      this.code.op("i64Sub");
    } else this.code.i64(BigInt(element.to - element.from));
    return { ty, variant: undefined, loc, meta: this.stash("i64") };
  }

  private shifted(loc: Loc, bytes: number): Loc {
    invariant(loc.kind === "Mem", "element of a value in registers");
    return { kind: "Mem", base: loc.base, offsetBytes: loc.offsetBytes + bytes };
  }

  arrayLength(ty: Ty): number {
    invariant(ty.kind === "Array", "array");
    return Number(this.link.cx.layouts.cx.constUsize(ty.len));
  }

  /** Pushes the address as i32. */
  pushAddress(ref: PlaceRef): void {
    const { loc } = ref;
    invariant(loc.kind === "Mem", "address of a value in registers");
    this.code.get(loc.base);
    if (loc.offsetBytes !== 0) {
      this.code.i32(loc.offsetBytes);
      this.code.op("i32Add");
    }
  }

  /** A place of type `ty` at the i32 address in `base`. */
  at(ty: Ty, base: WasmLocal, offsetBytes = 0): PlaceRef {
    return { ty, variant: undefined, loc: { kind: "Mem", base, offsetBytes }, meta: undefined };
  }

  // ---- Parts ----

  pushPart(ref: PlaceRef, part: Part, index = 0): void {
    const { loc } = ref;
    if (loc.kind === "Mem") {
      this.code.get(loc.base);
      this.code.mem(part.load, loc.offsetBytes + part.offsetBytes);
    } else if (loc.kind === "Regs") {
      const reg = expectDefined(
        loc.regs.find((r) => r.part.offsetBytes === part.offsetBytes),
        "register of a part",
      );
      this.code.get(reg.local);
    } else {
      const at = loc.values.length > 1 && part.offsetBytes > 0 ? 1 : index;
      this.pushBits(part, expectDefined(loc.values[at], "constant part"));
    }
  }

  /** A constant in the form a part is kept in. */
  pushBits(part: Part, bits: bigint): void {
    const { code } = this;
    if (part.type === "f32" || part.type === "f64") code.floatBits(part.type, bits);
    else if (part.type === "i64") code.i64(bits);
    else
      code.i32(
        Number(part.signed ? BigInt.asIntN(part.sizeBytes * 8, bits) : BigInt.asUintN(part.sizeBytes * 8, bits)),
      );
  }

  storePart(ref: PlaceRef, part: Part, push: () => void): void {
    const { loc } = ref;
    if (loc.kind === "Mem") {
      this.code.get(loc.base);
      push();
      this.code.mem(part.store, loc.offsetBytes + part.offsetBytes);
      return;
    }
    invariant(loc.kind === "Regs", "store to a constant");
    push();
    this.code.set(
      expectDefined(
        loc.regs.find((r) => r.part.offsetBytes === part.offsetBytes),
        "register of a part",
      ).local,
    );
  }

  parts(ty: Ty): readonly Part[] | undefined {
    return partsOf(this.layout(ty));
  }

  part(ty: Ty, index = 0): Part {
    return expectDefined(this.parts(ty)?.[index], "scalar part");
  }

  copy(to: PlaceRef, from: PlaceRef): void {
    const parts = this.parts(to.ty);
    if (parts === undefined) {
      this.copyBytes(to, from, this.layout(to.ty).sizeBytes);
      return;
    }
    const [first, second] = parts;
    if (first === undefined) return;
    if (second === undefined) this.storePart(to, first, () => this.pushPart(from, first, 0));
    else this.copyPair(to, from, first, second);
  }

  /** Reads both before it writes, so that the two may be the same place seen differently. */
  private copyPair(to: PlaceRef, from: PlaceRef, first: Part, second: Part): void {
    this.pushPart(from, second, 1);
    const kept = this.stash(second.type);
    this.storePart(to, first, () => this.pushPart(from, first, 0));
    this.storePart(to, second, () => this.code.get(kept));
  }

  copyBytes(to: PlaceRef, from: PlaceRef, sizeBytes: number): void {
    if (sizeBytes === 0) return;
    const { code } = this;
    const a = to.loc;
    const b = from.loc;
    invariant(a.kind === "Mem" && b.kind === "Mem", "copy of bytes between registers");
    if (sizeBytes > 64) {
      this.pushAddress(to);
      this.pushAddress(from);
      code.i32(sizeBytes);
      code.memoryCopy();
      return;
    }
    for (let done = 0; done < sizeBytes; ) {
      const rest = sizeBytes - done;
      const [step, load, store] =
        rest >= 8
          ? ([8, "i64Load", "i64Store"] as const)
          : rest >= 4
            ? ([4, "i32Load", "i32Store"] as const)
            : rest >= 2
              ? ([2, "i32Load16U", "i32Store16"] as const)
              : ([1, "i32Load8U", "i32Store8"] as const);
      code.get(a.base);
      code.get(b.base);
      code.mem(load, b.offsetBytes + done);
      code.mem(store, a.offsetBytes + done);
      done += step;
    }
  }

  // ---- Operands ----

  operandTy(operand: Operand): Ty {
    if (operand.kind === "Constant") return this.mono(operand.constant.ty);
    return this.placeType(operand.place);
  }

  /** A place's type without code for it. */
  placeType(place: Place): Ty {
    let at: { ty: Ty; variant: number | undefined } = {
      ty: expectDefined(this.fn.tys[place.local], "local"),
      variant: undefined,
    };
    for (const element of place.projection) {
      at =
        element.kind === "Field"
          ? { ty: this.fieldLayout(at.ty, element.field, at.variant).ty, variant: undefined }
          : projectTy(at, element);
    }
    return at.ty;
  }

  operand(operand: Operand): PlaceRef {
    if (operand.kind !== "Constant") return this.place(operand.place);
    const ty = this.mono(operand.constant.ty);
    const value = this.link.constantValue(this.fn, operand.constant, ty);
    const base = { ty, variant: undefined, meta: undefined };
    if (value.kind === "Parts") return { ...base, loc: { kind: "Const", values: value.values } };
    this.code.i32(value.address);
    return { ...base, loc: { kind: "Mem", base: this.stash("i32"), offsetBytes: 0 } };
  }

  /** Pushes a scalar operand. */
  pushScalar(operand: Operand): Part {
    const ref = this.operand(operand);
    const part = this.part(ref.ty);
    this.pushPart(ref, part);
    return part;
  }
}

function subRegs(regs: readonly Reg[], offsetBytes: number, sizeBytes: number): Reg[] {
  return regs
    .filter((r) => r.part.offsetBytes >= offsetBytes && r.part.offsetBytes < offsetBytes + sizeBytes)
    .map((r) => ({ part: { ...r.part, offsetBytes: r.part.offsetBytes - offsetBytes }, local: r.local }));
}
