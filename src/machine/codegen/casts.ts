/**
 * Casts: between numbers, between pointers, to function pointers, and unsizing (`[T; N]` to `[T]`, a type to `dyn Trait`,
 * and structs around such pointers).
 */
import { assertNever, bug, expectDefined, invariant } from "../../base/invariant";
import type { CastKind, Operand } from "../../mir/mir";
import type { Ty } from "../../types/ty";
import { derefTy } from "../../mir/placeTy";
import { wordPart, type Part } from "../parts";
import { cast128, isWide } from "./int128";
import type { PlaceGen, PlaceRef } from "./places";
import { floatToInt, intToFloat, intToInt, reinterpret } from "./scalar";

export function cast(gen: PlaceGen, dest: PlaceRef, kind: CastKind, operand: Operand): void {
  switch (kind) {
    case "IntToInt":
    case "FloatToInt":
    case "FloatToFloat":
    case "IntToFloat":
      return castNumber(gen, dest, kind, gen.operand(operand));
    case "PtrToPtr":
    case "MutToConstPointer":
    case "ArrayToPointer":
    case "FnPtrToPtr":
    case "UnsafeFnPointer":
    case "PointerExposeProvenance":
    case "PointerWithExposedProvenance":
      return castPointer(gen, dest, gen.operand(operand));
    case "ReifyFnPointer":
    case "ClosureFnPointer": {
      const address = gen.link.fnPointer(gen.operandTy(operand));
      return gen.storePart(dest, wordPart(0), () => gen.code.i64(BigInt(address)));
    }
    case "Unsize":
      return unsize(gen, dest, gen.operand(operand));
    case "Transmute":
      return transmute(gen, dest, gen.operand(operand));
    default:
      return assertNever(kind);
  }
}

function castNumber(
  gen: PlaceGen,
  dest: PlaceRef,
  kind: "IntToInt" | "FloatToInt" | "FloatToFloat" | "IntToFloat",
  from: PlaceRef,
): void {
  if (isWide(from.ty) || isWide(dest.ty)) return cast128(gen, dest, from);
  const source = gen.part(from.ty);
  const target = gen.part(dest.ty);
  gen.storePart(dest, target, () => {
    gen.pushPart(from, source);
    if (kind === "IntToInt") intToInt(gen.code, source, target);
    else if (kind === "IntToFloat") intToFloat(gen.code, source, target);
    else if (kind === "FloatToInt") floatToInt(gen.code, source, target, gen.temp("i32"));
    else if (source.type !== target.type) gen.code.op(target.type === "f32" ? "f32DemoteF64" : "f64PromoteF32");
  });
}

/** Keeps the address; drops the metadata of a fat pointer made thin. */
function castPointer(gen: PlaceGen, dest: PlaceRef, from: PlaceRef): void {
  const isFat = (gen.parts(dest.ty)?.length ?? 0) === 2;
  if (isFat) return gen.copy(dest, { ...from, ty: dest.ty });
  gen.storePart(dest, wordPart(0), () => gen.pushPart(from, wordPart(0)));
}

function isPointer(ty: Ty): boolean {
  return ty.kind === "Ref" || ty.kind === "RawPtr";
}

/** A pointer gains metadata; a struct around one is copied field by field. */
export function unsize(gen: PlaceGen, dest: PlaceRef, from: PlaceRef): void {
  if (from.ty === dest.ty) return gen.copy(dest, from);
  if (isPointer(from.ty)) return unsizePointer(gen, dest, from);
  const source = gen.layout(from.ty);
  const target = gen.layout(dest.ty);
  invariant(source.fields.length === target.fields.length, "unsizing between different structs");
  for (const i of target.fields.keys()) {
    const to = gen.field(dest, i, undefined);
    if (gen.layout(to.ty).sizeBytes > 0) unsize(gen, to, gen.field(from, i, undefined));
  }
}

function unsizePointer(gen: PlaceGen, dest: PlaceRef, from: PlaceRef): void {
  const meta = unsizeMeta(gen, derefTy(from.ty), derefTy(dest.ty));
  if (meta === undefined) gen.pushPart(from, wordPart(8), 1);
  else gen.code.i64(meta);
  const kept = gen.stash("i64");
  gen.storePart(dest, wordPart(0), () => gen.pushPart(from, wordPart(0)));
  gen.storePart(dest, wordPart(8), () => gen.code.get(kept));
}

/** The new metadata: a length or a vtable's address; undefined where the old metadata stays. */
export function unsizeMeta(gen: PlaceGen, from: Ty, to: Ty): bigint | undefined {
  if (from.kind === "Array" && to.kind === "Slice") return BigInt(gen.arrayLength(from));
  if (to.kind === "Dynamic") return from.kind === "Dynamic" ? undefined : BigInt(gen.link.vtable(from, to));
  const a = gen.layout(from).fields;
  const b = gen.layout(to).fields;
  const last = b.length - 1;
  if (last < 0 || a.length !== b.length) return bug(`unsizing ${from.kind} to ${to.kind}`);
  return unsizeMeta(gen, expectDefined(a[last], "tail").ty, expectDefined(b[last], "tail").ty);
}

/** Same bytes, another type. Goes through memory unless both are one part of the same size. */
export function transmute(gen: PlaceGen, dest: PlaceRef, from: PlaceRef): void {
  const source = gen.parts(from.ty);
  const target = gen.parts(dest.ty);
  if (gen.layout(dest.ty).sizeBytes === 0) return;
  if (source?.length === 1 && target?.length === 1) {
    const [a, b] = [source[0] as Part, target[0] as Part];
    if (a.sizeBytes === b.sizeBytes && a.offsetBytes === 0 && b.offsetBytes === 0) {
      return gen.storePart(dest, b, () => {
        gen.pushPart(from, a);
        reinterpret(gen.code, a, b);
      });
    }
  }
  if (
    source?.length === 2 &&
    target?.length === 2 &&
    source.every(
      (p, i) =>
        p.type === target[i]?.type &&
        p.offsetBytes === target[i]?.offsetBytes &&
        p.sizeBytes === target[i]?.sizeBytes &&
        p.signed === target[i]?.signed,
    )
  ) {
    return gen.copy(dest, { ...from, ty: dest.ty });
  }
  const through = throughMemory(gen, from);
  if (dest.loc.kind === "Mem") gen.copyBytes(dest, through, gen.layout(dest.ty).sizeBytes);
  else gen.copy(dest, { ...through, ty: dest.ty });
}

/** Registers and constants are written to the scratch words first. */
function throughMemory(gen: PlaceGen, from: PlaceRef): PlaceRef {
  if (from.loc.kind === "Mem") return from;
  gen.code.i32(gen.link.scratchAddress);
  const scratch = gen.at(from.ty, gen.stash("i32"));
  gen.copy(scratch, from);
  return scratch;
}
