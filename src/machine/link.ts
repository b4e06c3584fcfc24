/**
 * From an entry instance to everything it reaches: functions (monomorphic instances, numbered in order of first mention),
 * vtables, constants, statics, panic locations, each with its address. Codegen asks here for what it mentions; what is asked
 * for is there. Stepping forms, compiled later, find the same numbers because `scan` visits whole bodies, cleanup included.
 */
import { bug, expectDefined, invariant } from "../base/invariant";
import type { FieldLayout } from "../layout/layout";
import type { Body, Constant, PromotedId } from "../mir/mir";
import type { DefId } from "../resolve/def";
import type { GenericArgs, Instance, Ty } from "../types/ty";
import type { MonoContext, StaticInfo } from "./context";
import { Control } from "./contract";
import { DataSegments, type DataOrigin } from "./data";
import { hasAddresses } from "./relocate";
import { ResumePoints, type FrameLayout } from "./frame";
import type { StdImage } from "./image/image";
import { LinkedFn } from "./linkedFn";
import { catchUnwindBody } from "./catchUnwind";
import { partsOf } from "./parts";
import { scanBody } from "./scan";
import type { Imports } from "./wasm/imports";

/** What panic locations are kept under, before the place that they name. */
export const locationKey = "location ";

/** One function of the program. */
export interface FnRecord {
  /** Table index, and number in frame headers. */
  readonly index: number;
  readonly instance: Instance;
  readonly name: string;
  /** It has the hidden argument of `#[track_caller]`. */
  readonly isTrackCaller: boolean;
  readonly body: Body;
  readonly args: GenericArgs;
  /** Types of its locals, monomorphic. */
  readonly tys: readonly Ty[];
  readonly frame: FrameLayout;
  readonly points: ResumePoints;
  readonly codeAddress: number;
  readonly codeBytes: number;
  /** Address of the byte of its first stop point. */
  readonly stopBase: number;
}

export type ConstantValue =
  | { readonly kind: "Parts"; readonly values: readonly bigint[] }
  | { readonly kind: "Memory"; readonly address: number };

/** A constant's evaluated bytes, addresses of this program inside. */
export interface Evaluated {
  readonly bytes: Uint8Array;
  /** Some of the bytes are addresses. */
  readonly hasPointers: boolean;
}

/** `name`: what the panel calls things that the value points to. */
export type Evaluate = (link: Linker, body: Body, args: GenericArgs, ty: Ty, name: string) => Evaluated;

/** What a constant stands in: its promoted bodies and generic arguments are those of this body. */
export interface InBody {
  readonly body: Body;
  readonly args: GenericArgs;
}

/** A constant with its arguments put in, and what is known of it. */
export interface ConstRecord {
  readonly def: DefId;
  readonly args: GenericArgs;
  readonly value: ConstantValue;
}

export interface PromotedRecord {
  readonly id: PromotedId;
  readonly args: GenericArgs;
  readonly values: readonly bigint[];
}

export interface StaticRecord {
  readonly info: StaticInfo;
  readonly def: DefId;
  readonly address: number;
  readonly ty: Ty;
}

export class Linker {
  /** What the build has linked of std: numbers and addresses of what is not in it come after. */
  readonly image: StdImage | undefined;
  readonly data: DataSegments;
  /** Those that are not in the image. */
  readonly fns: FnRecord[] = [];
  readonly statics: StaticRecord[] = [];
  /** Types that `alloc_typed` passes, after those of the image. */
  readonly heapTypes: Ty[] = [];
  readonly vtables: { readonly address: number; readonly ty: Ty; readonly dyn: Ty }[] = [];
  readonly scratchAddress = Control.scratch;
  private readonly byKey = new Map<string, FnRecord>();
  private readonly stopBases = new Map<Body, number>();
  /** Of vtables and locations, by what they are. */
  readonly addresses = new Map<string, number>();
  private readonly staticsByDef = new Map<DefId, StaticRecord>();
  private nextStop: number = Control.stops;
  /** Functions that the program can call when it runs; the others served constants only. */
  readonly reached: FnRecord[] = [];
  private readonly reachedKeys = new Set<FnRecord>();
  private scanned = 0;
  private readonly imageFns: FnRecord[] = [];

  constructor(
    readonly cx: MonoContext,
    readonly imports: Imports,
    private readonly evaluate: Evaluate,
  ) {
    this.image = cx.image;
    this.data = new DataSegments(cx.image);
  }

  // ---- Functions ----

  fnOf(instance: Instance): FnRecord {
    const key = this.cx.instanceKey(instance);
    let record = this.byKey.get(key);
    if (record === undefined) {
      const ofStd = this.image?.indexOf(instance);
      record = ofStd === undefined ? this.addFn(instance, this.cx.argsOf(instance)) : this.fnOfImage(ofStd, instance);
      this.byKey.set(key, record);
    }
    return record;
  }

  private addFn(instance: Instance, args: GenericArgs, body = this.bodyOf(instance)): FnRecord {
    const address = this.data.code(new ResumePoints(body).locationCount);
    const record = new LinkedFn(this, this.fnCount, instance, args, address, body.trackCaller, () => body);
    this.fns.push(record);
    return record;
  }

  private bodyOf(instance: Instance): Body {
    if (instance.kind === "Intrinsic") return catchUnwindBody(instance.def);
    return this.cx.bodyOf(instance) ?? bug(`body of ${this.cx.instanceName(instance)}`);
  }

  /** How many numbers are given out. */
  get fnCount(): number {
    return (this.image?.fnCount ?? 0) + this.fns.length;
  }

  fnAt(index: number): FnRecord {
    const { image } = this;
    if (image === undefined || index >= image.fnCount)
      return expectDefined(this.fns[index - (image?.fnCount ?? 0)], "function");
    return this.imageFns[index] ?? this.fnOf(image.instanceAt(index));
  }

  private fnOfImage(index: number, instance: Instance): FnRecord {
    const image = expectDefined(this.image, "image");
    const record = new LinkedFn(
      this,
      index,
      instance,
      this.cx.argsOf(instance),
      expectDefined(image.codeAddresses[index], "function"),
      image.isTrackCaller(index),
      () => this.bodyOf(instance),
    );
    this.imageFns[index] = record;
    return record;
  }

  /** Numbers of the functions of the image that are made of this body. */
  imageFnsOf(body: Body): readonly number[] {
    return this.image === undefined || body.source === "Shim" ? [] : this.image.instancesOf(body.def);
  }

  /** A number that is given to a function; its code lies between those of the numbers before and after. */
  isFn(index: number): boolean {
    return index < this.fnCount && (this.image === undefined || index >= this.image.fnCount || this.image.isFn(index));
  }

  /** The function whose range of code an address is in. */
  fnAtCode(address: number): FnRecord | undefined {
    const ofStd = this.image?.indexOfCode(address);
    if (ofStd !== undefined) return this.isFn(ofStd) ? this.fnAt(ofStd) : undefined;
    return this.fns.find((fn) => address >= fn.codeAddress && address < fn.codeAddress + fn.codeBytes);
  }

  /** A body that is no instance of its own: the initialiser of a constant, run once. */
  addBody(body: Body, args: GenericArgs): FnRecord {
    return this.addFn({ kind: "Item", def: body.def, args }, args, body);
  }

  /** By function: those whose code its fast forms have in place of calls. */
  readonly inlined = new Map<number, Set<FnRecord>>();

  addInlined(index: number, callees: readonly FnRecord[]): void {
    const known = this.inlined.get(index) ?? new Set();
    this.inlined.set(index, known);
    for (const callee of callees) known.add(callee);
  }

  /** The functions of this body, and those that have its code in their fast forms. */
  fnsWith(body: Body): readonly number[] {
    const own = this.imageFnsOf(body);
    const found = new Set([...own, ...(this.image?.fnsInlining(own) ?? [])]);
    for (const { index, body: other } of this.fns) if (other === body) found.add(index);
    for (const [index, callees] of this.inlined)
      for (const callee of callees) if (callee.body === body) found.add(index);
    return [...found];
  }

  /** `fnOf`, for what a run may call. */
  reach(instance: Instance): FnRecord {
    const fn = this.fnOf(instance);
    if (this.isOwn(fn) && !this.reachedKeys.has(fn)) {
      this.reachedKeys.add(fn);
      this.reached.push(fn);
    }
    return fn;
  }

  /** It is not in the image. */
  isOwn(fn: FnRecord): boolean {
    return fn.index >= (this.image?.fnCount ?? 0);
  }

  /** Finds everything the functions reached so far mention, and what that mentions. */
  scan(): void {
    for (; this.scanned < this.reached.length; this.scanned++) scanBody(this, this.reached[this.scanned] as FnRecord);
  }

  /** All instances of a generic body share the bytes of its stop points. */
  stopBaseOf(body: Body): number {
    let base = this.stopBases.get(body);
    if (base === undefined) {
      base = this.nextStop;
      this.stopBases.set(body, base);
      this.nextStop += body.stopPoints.length;
      invariant(this.nextStop <= Control.stops + Control.stopsBytes, "too many stop points");
    }
    return base;
  }

  /** The code address of a function made into a pointer; `#[track_caller]` functions go through a shim. */
  codeAddress(instance: Instance): number {
    if (instance.kind === "Item" && this.isTrackCaller(instance))
      return this.reach({ kind: "ReifyShim", def: instance.def, args: instance.args }).codeAddress;
    return this.reach(instance).codeAddress;
  }

  private isTrackCaller(instance: Instance): boolean {
    const ofStd = this.image?.indexOf(instance);
    return ofStd === undefined ? this.cx.bodyOf(instance)?.trackCaller === true : this.fnOf(instance).isTrackCaller;
  }

  fnPointer(ty: Ty): number {
    if (ty.kind === "FnDef") return this.codeAddress(this.cx.resolveInstance(ty.def, ty.args));
    if (ty.kind === "Closure")
      return this.codeAddress(expectDefined(this.cx.closureFnPointer?.(ty), "shim of a closure as a function pointer"));
    return bug(`function pointer to a ${ty.kind}`);
  }

  // ---- Types ----

  absentField(ty: Ty, index: number, variant: number): FieldLayout {
    invariant(ty.kind === "Adt", `field ${index} of a ${ty.kind}`);
    const { cx } = this.cx.layouts;
    return { ty: expectDefined(cx.fieldTys(cx.adtDef(ty.def), variant, ty.args)[index], "field"), offsetBytes: 0 };
  }

  discriminantOf(ty: Ty, variant: number): bigint {
    if (ty.kind === "Coroutine") return BigInt(variant);
    if (ty.kind !== "Adt") return 0n;
    const { cx } = this.cx.layouts;
    const adt = cx.adtDef(ty.def);
    return adt.adtKind === "Enum" && adt.variants.length > 0 ? cx.discriminantOf(adt, variant) : 0n;
  }

  /** An allocation record's type id. */
  heapTypeId(ty: Ty): number {
    const ofStd = this.image?.heapTypeId(ty);
    if (ofStd !== undefined) return ofStd;
    const known = this.heapTypes.indexOf(ty);
    return (this.image?.heapTypeCount ?? 0) + (known >= 0 ? known + 1 : this.heapTypes.push(ty));
  }

  /** Undefined where the allocating function passed none. */
  heapType(id: number): Ty | undefined {
    const ofStd = this.image?.heapTypeCount ?? 0;
    if (id === 0 || id > ofStd) return this.heapTypes[id - ofStd - 1];
    return this.image?.heapType(id);
  }

  /** Drop, size, align, then methods, a word each; made once per pair of types. */
  vtable(ty: Ty, dyn: Ty): number {
    return this.once(`vtable ${ty.id} ${dyn.id}`, () => {
      const ofStd = this.image?.vtable(ty, dyn);
      if (ofStd !== undefined) return ofStd;
      const entries = this.cx.vtableEntries(ty, dyn);
      const layout = this.cx.layouts.layoutOf(ty);
      const glue = this.cx.dropGlue(ty);
      const words = [
        glue === undefined ? 0 : this.codeAddress(glue),
        layout.sizeBytes,
        layout.alignBytes,
        ...entries.map((e) => (e === undefined ? 0 : this.codeAddress(e))),
      ];
      const name = `<${this.cx.typeName(ty)} as ${this.cx.typeName(dyn)}>`;
      const { address } = this.data.place("relro", wordBytes(words.map(BigInt)), 8, { kind: "VTable", name });
      this.vtables.push({ address, ty, dyn });
      return address;
    });
  }

  vtableAt(address: number): { readonly ty: Ty; readonly dyn: Ty } | undefined {
    return this.vtables.find((vtable) => vtable.address === address) ?? this.image?.vtableAt(address);
  }

  // ---- Constants ----

  constantValue(fn: InBody, constant: Constant, ty: Ty): ConstantValue {
    const { value } = constant;
    switch (value.kind) {
      case "Scalar":
        return this.scalar(ty, value.bits);
      case "ZeroSized":
        return { kind: "Parts", values: [] };
      case "Str": {
        const { address, length } = this.data.str(value.text);
        return { kind: "Parts", values: [BigInt(address), BigInt(length)] };
      }
      case "Bytes": {
        const address = BigInt(this.data.bytes(value.bytes));
        return {
          kind: "Parts",
          values: this.layoutParts(ty) === 2 ? [address, BigInt(value.bytes.length)] : [address],
        };
      }
      case "Promoted":
        return { kind: "Parts", values: this.promotedParts(fn, value.promoted, ty) };
      case "StaticRef":
        return { kind: "Parts", values: [BigInt(this.static(value.def).address)] };
      case "Param": {
        const arg = fn.args[value.index];
        invariant(arg?.kind === "Const" && arg.value.kind === "Value", `const parameter ${value.name}`);
        return this.scalar(ty, arg.value.bits);
      }
      case "Unevaluated":
        return this.unevaluated(value.def, this.cx.monoArgs(value.args, fn.args), ty);
    }
  }

  private layoutParts(ty: Ty): number {
    return partsOf(this.cx.layouts.layoutOf(ty))?.length ?? 0;
  }

  private scalar(ty: Ty, bits: bigint): ConstantValue {
    const parts = this.layoutParts(ty);
    if (parts === 2) return { kind: "Parts", values: [BigInt.asUintN(64, bits), BigInt.asUintN(64, bits >> 64n)] };
    return { kind: "Parts", values: parts === 0 ? [] : [bits] };
  }

  /** A promoted body computes the reference itself; what it points to is placed as the value is brought over. */
  private promotedParts(fn: InBody, id: PromotedId, ty: Ty): readonly bigint[] {
    let known = this.promotedValues.get(fn.body);
    if (known === undefined) {
      known = new Map();
      this.promotedValues.set(fn.body, known);
    }
    const key = `${id} ${fn.args.id}`;
    let promoted = known.get(key);
    if (promoted === undefined) {
      const body = expectDefined(fn.body.promoted[id], "promoted body");
      const values =
        this.image?.promoted(fn.body.def, id, fn.args) ??
        this.partValues(this.evaluate(this, body, fn.args, ty, fn.body.name).bytes, ty);
      promoted = { id, args: fn.args, values };
      known.set(key, promoted);
    }
    return promoted.values;
  }

  readonly promotedValues = new Map<Body, Map<string, PromotedRecord>>();

  private partValues(bytes: Uint8Array, ty: Ty): readonly bigint[] {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const parts = expectDefined(partsOf(this.cx.layouts.layoutOf(ty)), "parts of a constant");
    return parts.map((part) => readBits(view, part.offsetBytes, part.sizeBytes));
  }

  /** Scalars are used as they are, like rustc's; what lives in memory only is placed, once per use of its arguments. */
  private unevaluated(def: DefId, args: GenericArgs, ty: Ty): ConstantValue {
    const layout = this.cx.layouts.layoutOf(ty);
    const parts = partsOf(layout);
    const key = `${def} ${args.id}`;
    let value = this.consts.get(key)?.value ?? this.image?.constant(def, args);
    if (value === undefined) {
      const body = this.cx.constBody(def, args);
      const { bytes, hasPointers } = this.evaluate(this, body.body, body.args, ty, body.body.name);
      const origin = { kind: "Const", name: body.body.name } as const;
      value =
        parts === undefined
          ? {
              kind: "Memory",
              address: this.data.place(hasPointers ? "relro" : "rodata", bytes, layout.alignBytes, origin, ty).address,
            }
          : { kind: "Parts", values: this.partValues(bytes, ty) };
    }
    this.consts.set(key, { def, args, value });
    return value;
  }

  readonly consts = new Map<string, ConstRecord>();

  /** A constant's bytes, for folding. */
  constantBytes(fn: InBody, constant: Constant, ty: Ty): Uint8Array {
    const layout = this.cx.layouts.layoutOf(ty);
    const value = this.constantValue(fn, constant, ty);
    if (value.kind === "Memory") return expectDefined(this.data.find(value.address)?.bytes, "bytes of a constant");
    const bytes = new Uint8Array(layout.sizeBytes);
    const view = new DataView(bytes.buffer);
    const parts = expectDefined(partsOf(layout), "parts of a constant");
    for (const [i, part] of parts.entries())
      writeBits(view, part.offsetBytes, part.sizeBytes, expectDefined(value.values[i], "part"));
    return bytes;
  }

  /** Places what a constant points to. */
  placeValue(bytes: Uint8Array, ty: Ty, origin: DataOrigin): number {
    const { alignBytes } = this.cx.layouts.layoutOf(ty);
    return this.data.place(hasAddresses(this, bytes, ty) ? "relro" : "rodata", bytes, alignBytes, origin, ty).address;
  }

  /** Immutable without interior mutability in rodata; else bss where all bytes are zero, data where not. */
  static(def: DefId): StaticRecord {
    const known = this.staticsByDef.get(def);
    if (known !== undefined) return known;
    const info = this.cx.staticInfo(def);
    const ofStd = this.image?.staticAddress(def);
    if (ofStd !== undefined) return this.addStatic({ info, def, address: ofStd, ty: info.ty });
    const { bytes, hasPointers } = this.evaluate(this, info.body, this.noArgs(), info.ty, info.name);
    const layout = this.cx.layouts.layoutOf(info.ty);
    const writable = info.mutable || !info.freeze;
    const zero = bytes.every((b) => b === 0);
    const segment = !writable ? (hasPointers ? "relro" : "rodata") : zero ? "bss" : "data";
    const alloc = this.data.place(
      segment,
      segment === "bss" ? bytes.length : bytes,
      layout.alignBytes,
      { kind: "Static", name: info.name },
      info.ty,
    );
    return this.addStatic({ info, def, address: alloc.address, ty: info.ty });
  }

  private addStatic(record: StaticRecord): StaticRecord {
    this.staticsByDef.set(record.def, record);
    this.statics.push(record);
    return record;
  }

  private noArgs(): GenericArgs {
    return this.cx.noArgs;
  }

  /** A `core::panic::Location` in rodata. */
  location(span: import("../base/source").Span): number {
    const { file, line, column } = this.cx.location(span);
    const words = `${file}:${line}:${column}`;
    return this.once(`${locationKey}${words}`, () => {
      const ofStd = this.image?.location(words);
      if (ofStd !== undefined) return ofStd;
      const ty = this.cx.locationTy();
      if (ty === undefined) return 0;
      const layout = this.cx.layouts.layoutOf(ty);
      const text = this.data.str(file);
      const bytes = new Uint8Array(layout.sizeBytes);
      const view = new DataView(bytes.buffer);
      const [name, lineField, columnField] = layout.fields;
      if (name === undefined || lineField === undefined || columnField === undefined) return bug("fields of Location");
      view.setBigUint64(name.offsetBytes, BigInt(text.address), true);
      view.setBigUint64(name.offsetBytes + 8, BigInt(text.length), true);
      view.setUint32(lineField.offsetBytes, line, true);
      view.setUint32(columnField.offsetBytes, column, true);
      return this.data.place("relro", bytes, layout.alignBytes, { kind: "Location" }, ty).address;
    });
  }

  private once(key: string, make: () => number): number {
    let address = this.addresses.get(key);
    if (address === undefined) {
      address = make();
      this.addresses.set(key, address);
    }
    return address;
  }
}

export function wordBytes(words: readonly bigint[]): Uint8Array {
  const bytes = new Uint8Array(words.length * 8);
  const view = new DataView(bytes.buffer);
  for (const [i, word] of words.entries()) view.setBigUint64(i * 8, word, true);
  return bytes;
}

export function writeBits(view: DataView, offset: number, sizeBytes: number, bits: bigint): void {
  if (sizeBytes === 8) view.setBigUint64(offset, BigInt.asUintN(64, bits), true);
  else if (sizeBytes === 4) view.setUint32(offset, Number(BigInt.asUintN(32, bits)), true);
  else if (sizeBytes === 2) view.setUint16(offset, Number(BigInt.asUintN(16, bits)), true);
  else view.setUint8(offset, Number(BigInt.asUintN(8, bits)));
}

/** An unsigned integer of any width. */
export function readBits(view: DataView, offset: number, sizeBytes: number): bigint {
  if (sizeBytes === 16) return view.getBigUint64(offset, true) | (view.getBigUint64(offset + 8, true) << 64n);
  if (sizeBytes === 8) return view.getBigUint64(offset, true);
  if (sizeBytes === 4) return BigInt(view.getUint32(offset, true));
  return BigInt(sizeBytes === 2 ? view.getUint16(offset, true) : view.getUint8(offset));
}
