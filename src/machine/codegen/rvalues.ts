/**
 * Rvalues and assignment: one short function per kind, each writing its value into a destination place.
 */
import { assertNever, bug, expectDefined, invariant } from "../../base/invariant";
import type { Layout } from "../../layout/layout";
import { maxOfSize } from "../../layout/layout";
import type { BinOp, Operand, Place, Rvalue } from "../../mir/mir";
import type { Ty } from "../../types/ty";
import { intPart, scalarPart, wordPart, type Part } from "../parts";
import { Thread } from "../contract";
import { cast } from "./casts";
import { floatRem } from "./floats";
import { binary128, compare128, isWide, negate128, not128, overflowing128 } from "./int128";
import type { PlaceGen, PlaceRef } from "./places";
import { binary, fitShift, isComparison, normalize, overflowing } from "./scalar";

export function assign(gen: PlaceGen, dest: PlaceRef, rvalue: Rvalue): void {
  switch (rvalue.kind) {
    case "Use":
      return gen.copy(dest, gen.operand(rvalue.operand));
    case "CopyForDeref":
      return gen.copy(dest, gen.place(rvalue.place));
    case "Repeat":
      return repeat(gen, dest, rvalue.operand);
    case "Ref":
    case "RawPtr":
      return assignPointer(gen, dest, rvalue.place);
    case "Cast":
      return cast(gen, dest, rvalue.cast, rvalue.operand);
    case "BinaryOp":
      return assignBinary(gen, dest, rvalue.op, rvalue.left, rvalue.right);
    case "UnaryOp":
      return assignUnary(gen, dest, rvalue.op, rvalue.operand);
    case "Len":
      return assignLen(gen, dest, gen.place(rvalue.place));
    case "Discriminant": {
      const part = gen.part(dest.ty);
      const ref = gen.place(rvalue.place);
      return gen.storePart(dest, part, () => pushDiscriminant(gen, ref, part));
    }
    case "Aggregate":
      return aggregate(gen, dest, rvalue);
    case "ShallowInitBox": {
      const ref = gen.operand(rvalue.operand);
      return gen.storePart(dest, wordPart(0), () => gen.pushPart(ref, wordPart(0)));
    }
    case "NullaryOp": {
      if (rvalue.op === "UnwindPayload")
        return gen.storePart(dest, wordPart(0), () => {
          gen.code.i32(0);
          gen.code.mem("i64Load", Thread.payload);
        });
      const layout = gen.layout(gen.mono(rvalue.ty));
      const value = rvalue.op === "SizeOf" ? layout.sizeBytes : rvalue.op === "AlignOf" ? layout.alignBytes : 0;
      const part = gen.part(dest.ty);
      return gen.storePart(dest, part, () => gen.pushBits(part, BigInt(value)));
    }
    default:
      return assertNever(rvalue);
  }
}

function repeat(gen: PlaceGen, dest: PlaceRef, operand: Operand): void {
  const { code } = gen;
  invariant(dest.ty.kind === "Array" && dest.loc.kind === "Mem", "repeat into an array");
  const { elem } = dest.ty;
  const length = gen.arrayLength(dest.ty);
  const { sizeBytes } = gen.layout(elem);
  if (length === 0 || sizeBytes === 0) return;
  const source = gen.operand(operand);
  if (sizeBytes === 1 || (source.loc.kind === "Const" && source.loc.values.every((v) => v === 0n))) {
    gen.pushAddress(dest);
    if (sizeBytes === 1) gen.pushPart(source, gen.part(elem));
    else code.i32(0);
    code.i32(length * sizeBytes);
    code.memoryFill();
    return;
  }
  gen.pushAddress(dest);
  const at = gen.stash("i32");
  const end = gen.temp("i32");
  code.get(at);
  code.i32(length * sizeBytes);
  code.op("i32Add");
  code.set(end);
  const loop = code.loop();
  gen.copy(gen.at(elem, at), source);
  code.get(at);
  code.i32(sizeBytes);
  code.op("i32Add");
  code.tee(at);
  code.get(end);
  code.op("i32Ne");
  code.brIf(loop);
  code.end();
}

function assignPointer(gen: PlaceGen, dest: PlaceRef, place: Place): void {
  assignAddress(gen, dest, gen.place(place));
}

export function assignAddress(gen: PlaceGen, dest: PlaceRef, ref: PlaceRef): void {
  if (ref.meta !== undefined) {
    const { meta } = ref;
    gen.storePart(dest, wordPart(8), () => gen.code.get(meta));
  }
  gen.storePart(dest, wordPart(0), () => {
    gen.pushAddress(ref);
    gen.code.op("i64ExtendI32U");
  });
}

export function assignLen(gen: PlaceGen, dest: PlaceRef, ref: PlaceRef): void {
  gen.storePart(dest, wordPart(0), () => {
    if (ref.ty.kind === "Array") gen.code.i64(BigInt(gen.arrayLength(ref.ty)));
    else gen.code.get(expectDefined(ref.meta, "length"));
  });
}

// ---- Operators ----

function assignBinary(gen: PlaceGen, dest: PlaceRef, op: BinOp, left: Operand, right: Operand): void {
  const a = gen.operand(left);
  const b = gen.operand(right);
  if (op === "Offset") return assignOffset(gen, dest, a, b);
  const parts = gen.parts(a.ty) ?? bug("operator on a value in memory");
  if (parts.length === 0) return assignUnitComparison(gen, dest, op);
  if (isWide(a.ty))
    return op.endsWith("WithOverflow") ? overflowing128(gen, dest, op, a, b) : binary128(gen, dest, op, a, b);
  if (parts.length === 2) return gen.storePart(dest, gen.part(dest.ty), () => compare128(gen, op, a, b, false));
  const part = parts[0] as Part;
  if (op === "AddWithOverflow" || op === "SubWithOverflow" || op === "MulWithOverflow")
    return assignOverflowing(gen, dest, op, part, a, b);
  if (op === "Rem" && a.ty.kind === "Float") return floatRem(gen, dest, part, a, b);
  if (op === "Cmp") return gen.storePart(dest, gen.part(dest.ty), () => pushOrdering(gen, part, a, b));
  gen.storePart(dest, gen.part(dest.ty), () => {
    gen.pushPart(a, part);
    const other = gen.part(b.ty);
    gen.pushPart(b, other);
    if (op.startsWith("Sh")) fitShift(gen.code, other, part);
    binary(gen.code, op, part);
  });
}

/** Comparing values without bytes. */
function assignUnitComparison(gen: PlaceGen, dest: PlaceRef, op: BinOp): void {
  invariant(isComparison(op), "operator on a zero-sized value");
  const part = gen.part(dest.ty);
  gen.storePart(dest, part, () => gen.pushBits(part, op === "Eq" || op === "Le" || op === "Ge" ? 1n : 0n));
}

function assignOffset(gen: PlaceGen, dest: PlaceRef, pointer: PlaceRef, count: PlaceRef): void {
  invariant(pointer.ty.kind === "RawPtr", "offset of a raw pointer");
  const { sizeBytes } = gen.layout(pointer.ty.ty);
  gen.storePart(dest, wordPart(0), () => {
    gen.pushPart(pointer, wordPart(0));
    gen.pushPart(count, wordPart(0));
    gen.code.i64(BigInt(sizeBytes));
    gen.code.op("i64Mul");
    gen.code.op("i64Add");
  });
}

function assignOverflowing(
  gen: PlaceGen,
  dest: PlaceRef,
  op: BinOp,
  part: Part,
  left: PlaceRef,
  right: PlaceRef,
): void {
  const { code } = gen;
  gen.pushPart(left, part);
  const a = gen.stash(part.type);
  gen.pushPart(right, part);
  const b = gen.stash(part.type);
  const result = gen.temp(part.type);
  const wide = part.type === "i32" && op === "MulWithOverflow" ? gen.temp("i64") : undefined;
  overflowing(code, op.slice(0, 3) as "Add" | "Sub" | "Mul", part, a, b, result, wide);
  const flag = gen.stash("i32");
  gen.storePart(gen.field(dest, 0, undefined), part, () => code.get(result));
  gen.storePart(gen.field(dest, 1, undefined), intPart(1, false, 0), () => code.get(flag));
}

/** -1, 0 or 1: `(a > b) - (a < b)`. */
function pushOrdering(gen: PlaceGen, part: Part, a: PlaceRef, b: PlaceRef): void {
  for (const op of ["Gt", "Lt"] as const) {
    gen.pushPart(a, part);
    gen.pushPart(b, part);
    binary(gen.code, op, part);
  }
  gen.code.op("i32Sub");
}

function assignUnary(gen: PlaceGen, dest: PlaceRef, op: "Not" | "Neg" | "PtrMetadata", operand: Operand): void {
  const ref = gen.operand(operand);
  if (op === "PtrMetadata") {
    const parts = gen.parts(ref.ty) ?? [];
    if (parts.length === 2) gen.storePart(dest, wordPart(0), () => gen.pushPart(ref, wordPart(8), 1));
    return;
  }
  if (isWide(ref.ty)) return op === "Neg" ? negate128(gen, dest, ref) : not128(gen, dest, ref);
  const part = gen.part(ref.ty);
  gen.storePart(dest, part, () => (op === "Neg" ? pushNegated(gen, part, ref) : pushInverted(gen, part, ref)));
}

function pushNegated(gen: PlaceGen, part: Part, ref: PlaceRef): void {
  if (part.type === "f32" || part.type === "f64") {
    gen.pushPart(ref, part);
    gen.code.op(part.type === "f32" ? "f32Neg" : "f64Neg");
    return;
  }
  gen.pushBits(part, 0n);
  gen.pushPart(ref, part);
  binary(gen.code, "Sub", part);
}

function pushInverted(gen: PlaceGen, part: Part, ref: PlaceRef): void {
  gen.pushPart(ref, part);
  if (ref.ty.kind === "Bool") {
    gen.code.op("i32Eqz");
    return;
  }
  if (part.type === "i64") gen.code.i64(-1n);
  else gen.code.i32(-1);
  gen.code.op(part.type === "i64" ? "i64Xor" : "i32Xor");
  normalize(gen.code, part);
}

// ---- Aggregates and discriminants ----

function aggregate(
  gen: PlaceGen,
  dest: PlaceRef,
  { aggregate: kind, operands }: Extract<Rvalue, { kind: "Aggregate" }>,
): void {
  switch (kind.kind) {
    case "Array": {
      invariant(dest.ty.kind === "Array", "array");
      const { elem } = dest.ty;
      const { sizeBytes } = gen.layout(elem);
      const { loc } = dest;
      if (operands.length === 0) return;
      invariant(loc.kind === "Mem", "array in registers");
      for (const [i, operand] of operands.entries())
        gen.copy(gen.at(elem, loc.base, loc.offsetBytes + i * sizeBytes), gen.operand(operand));
      return;
    }
    case "RawPtr": {
      const [data, meta] = operands.map((operand) => gen.operand(operand));
      const address = expectDefined(data, "data pointer");
      gen.storePart(dest, wordPart(0), () => gen.pushPart(address, wordPart(0)));
      if (meta !== undefined && (gen.parts(meta.ty)?.length ?? 0) > 0)
        gen.storePart(dest, wordPart(8), () => gen.pushPart(meta, wordPart(0)));
      return;
    }
    case "Adt":
      if (kind.activeField !== undefined)
        return gen.copy(gen.field(dest, kind.activeField, 0), gen.operand(expectDefined(operands[0], "union field")));
      for (const [i, operand] of operands.entries()) gen.copy(gen.field(dest, i, kind.variant), gen.operand(operand));
      return setDiscriminant(gen, dest, kind.variant);
    default:
      for (const [i, operand] of operands.entries()) gen.copy(gen.field(dest, i, undefined), gen.operand(operand));
      if (kind.kind === "Coroutine") setDiscriminant(gen, dest, 0);
  }
}

/** One part, or two where the tag is the niche of a 128-bit integer. */
function tagParts({ tag, tagOffsetBytes }: Extract<Layout["variants"], { kind: "Multiple" }>): readonly [Part, Part?] {
  return tag.sizeBytes === 16
    ? [wordPart(tagOffsetBytes), wordPart(tagOffsetBytes + 8)]
    : [scalarPart(tag, tagOffsetBytes)];
}

/** What an enum's tag holds for a variant; undefined where it holds the variant's own bytes. */
export function tagBits(layout: Layout, variant: number, discriminant: () => bigint): bigint | undefined {
  const { variants } = layout;
  if (variants.kind === "Single") return undefined;
  const { encoding } = variants;
  if (encoding.kind === "Direct") return discriminant();
  if (variant === encoding.untagged || variant < encoding.first || variant > encoding.last) return undefined;
  return (encoding.nicheStart + BigInt(variant - encoding.first)) & maxOfSize(variants.tag.sizeBytes);
}

export function setDiscriminant(gen: PlaceGen, dest: PlaceRef, variant: number): void {
  const layout = gen.layout(dest.ty);
  const { variants } = layout;
  if (variants.kind === "Single") return;
  const bits = tagBits(layout, variant, () => gen.link.discriminantOf(dest.ty, variant));
  if (bits === undefined) return;
  const [first, second] = tagParts(variants);
  gen.storePart(dest, first, () => gen.pushBits(first, bits));
  if (second !== undefined) gen.storePart(dest, second, () => gen.pushBits(second, bits >> 64n));
}

/** Pushes the discriminant's value in the form of `as`. */
export function pushDiscriminant(gen: PlaceGen, ref: PlaceRef, as: Part): void {
  const { code } = gen;
  const layout = gen.layout(ref.ty);
  const { variants } = layout;
  if (variants.kind === "Single") return gen.pushBits(as, gen.link.discriminantOf(ref.ty, variants.index));
  const { encoding } = variants;
  const [tag, high] = tagParts(variants);
  gen.pushPart(ref, tag);
  if (encoding.kind === "Direct") return widen(gen, tag, as);
  const { first, last, untagged, nicheStart } = encoding;
  if (first === last) {
    gen.pushBits(tag, nicheStart);
    code.op(tag.type === "i64" ? "i64Eq" : "i32Eq");
    if (high !== undefined) {
      gen.pushPart(ref, high, 1);
      gen.pushBits(high, nicheStart >> 64n);
      code.op("i64Eq");
      code.op("i32And");
    }
    const isTagged = gen.stash("i32");
    gen.pushBits(as, BigInt(first));
    gen.pushBits(as, BigInt(untagged));
    code.get(isTagged);
    code.op("select");
    return;
  }
  invariant(high === undefined, "a niche of more than one value in a 128-bit integer");
  gen.pushBits(tag, nicheStart);
  binary(code, "Sub", { ...tag, signed: false });
  const relative = gen.stash(tag.type);
  code.get(relative);
  widen(gen, { ...tag, signed: false }, as);
  gen.pushBits(as, BigInt(first));
  code.op(as.type === "i64" ? "i64Add" : "i32Add");
  gen.pushBits(as, BigInt(untagged));
  code.get(relative);
  gen.pushBits({ ...tag, signed: false }, BigInt(last - first));
  code.op(tag.type === "i64" ? "i64LeU" : "i32LeU");
  code.op("select");
}

function widen(gen: PlaceGen, from: Part, to: Part): void {
  if (from.type === "i32" && to.type === "i64") gen.code.op(from.signed ? "i64ExtendI32S" : "i64ExtendI32U");
  else if (from.type === "i64" && to.type === "i32") gen.code.op("i32WrapI64");
}

export type { Ty };
