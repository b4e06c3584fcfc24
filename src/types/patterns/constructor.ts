/**
 * Constructors of values as exhaustiveness sees them, the patterns made of them, and the splitting of a type's constructors by
 * those that a column of patterns mentions. Integers, `char` and their ranges are intervals of biased numbers, so that order is
 * order; `usize` and `isize` reach beyond their bounds, since their width is not to be relied on.
 */
import type { DefId } from "../../resolve/def";
import type { Pat, PatConst } from "../body";
import { intWidth } from "../check/build/literal";
import type { TyCtxt } from "../tcx";
import type { ParamEnv, Ty } from "../ty";

export type Constructor =
  /** The only constructor of a struct, tuple, reference, union or box. */
  | { readonly kind: "Single" }
  | { readonly kind: "Variant"; readonly index: number }
  | { readonly kind: "Bool"; readonly value: boolean }
  /** Inclusive, biased. */
  | { readonly kind: "IntRange"; readonly lo: bigint; readonly hi: bigint }
  | { readonly kind: "FloatRange"; readonly key: string }
  | { readonly kind: "Str"; readonly text: string }
  | { readonly kind: "Slice"; readonly prefix: number; readonly suffix: number; readonly variable: boolean }
  /** Matches nothing that anything else is known to match: constants that cannot be looked into. */
  | { readonly kind: "Opaque" }
  | { readonly kind: "Wildcard" }
  | { readonly kind: "Or" }
  /** What no pattern of the column mentions. */
  | { readonly kind: "Missing" }
  | { readonly kind: "NonExhaustive" }
  | { readonly kind: "Never" };

/** A pattern as constructor and fields. `source` is what the user wrote, if anything. */
export interface DePat {
  readonly ctor: Constructor;
  readonly fields: readonly DePat[];
  readonly ty: Ty;
  readonly source: Pat | undefined;
}

export interface PatCx {
  readonly tcx: TyCtxt;
  readonly env: ParamEnv;
  /** The crate's own enums may be matched fully even if `non_exhaustive`. */
  readonly isLocal: (def: DefId) => boolean;
  readonly isVisible: (adt: DefId, variant: number, field: number) => boolean;
}

export function wildcard(ty: Ty): DePat {
  return { ctor: { kind: "Wildcard" }, fields: [], ty, source: undefined };
}

// ---- lowering ----

export function lowerPat(cx: PatCx, pat: Pat): DePat {
  const k = pat.kind;
  const make = (ctor: Constructor, fields: readonly DePat[] = []): DePat => ({ ctor, fields, ty: pat.ty, source: pat });
  switch (k.kind) {
    case "Wild":
    case "Error":
      return make({ kind: "Wildcard" });
    case "Never":
      return make({ kind: "Wildcard" });
    case "Binding":
      return k.subpattern === undefined ? make({ kind: "Wildcard" }) : { ...lowerPat(cx, k.subpattern), source: pat };
    case "Deref":
      return make({ kind: "Single" }, [lowerPat(cx, k.subpattern)]);
    case "Variant": {
      const types = fieldTypes(cx, { kind: "Variant", index: k.variant }, pat.ty);
      return make({ kind: "Variant", index: k.variant }, placeFields(cx, types, k.fields));
    }
    case "Leaf": {
      const ctor: Constructor = isEnum(cx, pat.ty) ? { kind: "Variant", index: 0 } : { kind: "Single" };
      return make(ctor, placeFields(cx, fieldTypes(cx, ctor, pat.ty), k.fields));
    }
    case "Constant":
      return constant(cx, k.value, pat);
    case "Range":
      return make(rangeCtor(pat.ty, k.lo, k.hi, k.inclusive));
    case "Slice": {
      const prefix = k.prefix.map((p) => lowerPat(cx, p));
      const suffix = k.suffix.map((p) => lowerPat(cx, p));
      return make({ kind: "Slice", prefix: prefix.length, suffix: suffix.length, variable: k.slice !== undefined }, [
        ...prefix,
        ...suffix,
      ]);
    }
    case "Or":
      return make(
        { kind: "Or" },
        k.pats.map((p) => lowerPat(cx, p)),
      );
  }
}

function isEnum(cx: PatCx, ty: Ty): boolean {
  return ty.kind === "Adt" && cx.tcx.adtDef(ty.def).adtKind === "Enum";
}

function placeFields(
  cx: PatCx,
  types: readonly Ty[],
  given: readonly { readonly field: number; readonly pat: Pat }[],
): DePat[] {
  const fields = types.map(wildcard);
  for (const { field, pat } of given) fields[field] = lowerPat(cx, pat);
  return fields;
}

function constant(cx: PatCx, value: PatConst, pat: Pat): DePat {
  const make = (ctor: Constructor, fields: readonly DePat[] = []): DePat => ({ ctor, fields, ty: pat.ty, source: pat });
  switch (value.kind) {
    case "Scalar":
      if (pat.ty.kind === "Bool") return make({ kind: "Bool", value: value.bits !== 0n });
      if (pat.ty.kind === "Float") return make({ kind: "FloatRange", key: `${value.bits}` });
      return make(rangeCtor(pat.ty, value, value, true));
    case "Str": {
      const inner: DePat = {
        ctor: { kind: "Str", text: value.text },
        fields: [],
        ty: pat.ty.kind === "Ref" ? pat.ty.ty : pat.ty,
        source: undefined,
      };
      return pat.ty.kind === "Ref" ? make({ kind: "Single" }, [inner]) : make(inner.ctor);
    }
    case "Bytes":
      return bytes(cx, value.bytes, pat);
  }
}

function bytes(_cx: PatCx, value: Uint8Array, pat: Pat): DePat {
  const inner = pat.ty.kind === "Ref" ? pat.ty.ty : pat.ty;
  const elem = inner.kind === "Array" || inner.kind === "Slice" ? inner.elem : inner;
  const fields = [...value].map(
    (byte): DePat => ({
      ctor: { kind: "IntRange", lo: BigInt(byte), hi: BigInt(byte) },
      fields: [],
      ty: elem,
      source: undefined,
    }),
  );
  const slice: DePat = {
    ctor: { kind: "Slice", prefix: fields.length, suffix: 0, variable: false },
    fields,
    ty: inner,
    source: undefined,
  };
  return pat.ty.kind === "Ref"
    ? { ctor: { kind: "Single" }, fields: [slice], ty: pat.ty, source: pat }
    : { ...slice, source: pat };
}

// ---- integer ranges ----

export const pointerInfinity = 1n << 64n;

/** Biased so that unsigned order is the type's order. */
export function bias(ty: Ty, bits: bigint): bigint {
  const width = intWidth(ty);
  return width?.signed === true ? bits ^ (1n << BigInt(width.bits - 1)) : bits;
}

/** All values of an integer-like type, biased; `usize` and `isize` with their infinities. */
export function fullRange(ty: Ty): { lo: bigint; hi: bigint } | undefined {
  if (ty.kind === "Char") return { lo: 0n, hi: 0x10ffffn };
  const width = intWidth(ty);
  if (width === undefined) return undefined;
  const hi = (1n << BigInt(width.bits)) - 1n;
  if (ty.kind === "Uint" && ty.uint === "usize") return { lo: 0n, hi: pointerInfinity };
  if (ty.kind === "Int" && ty.int === "isize") return { lo: -1n, hi: pointerInfinity };
  return { lo: 0n, hi };
}

function rangeCtor(ty: Ty, lo: PatConst | undefined, hi: PatConst | undefined, inclusive: boolean): Constructor {
  const full = fullRange(ty);
  if (full === undefined)
    return {
      kind: "FloatRange",
      key: JSON.stringify([lo, hi, inclusive], (_, v: unknown) => (typeof v === "bigint" ? v.toString() : v)),
    };
  const low = lo?.kind === "Scalar" ? bias(ty, lo.bits) : full.lo;
  const high = hi?.kind === "Scalar" ? bias(ty, hi.bits) - (inclusive ? 0n : 1n) : full.hi;
  return { kind: "IntRange", lo: low, hi: high };
}

// ---- fields ----

/** Types of a constructor's fields. */
export function fieldTypes(cx: PatCx, ctor: Constructor, ty: Ty): readonly Ty[] {
  switch (ctor.kind) {
    case "Single":
    case "Variant":
      return singleFields(cx, ctor.kind === "Variant" ? ctor.index : 0, ty);
    case "Slice": {
      const elem = ty.kind === "Array" || ty.kind === "Slice" ? ty.elem : ty;
      return Array.from({ length: ctor.prefix + ctor.suffix }, () => elem);
    }
    default:
      return [];
  }
}

function singleFields(cx: PatCx, variant: number, ty: Ty): readonly Ty[] {
  switch (ty.kind) {
    case "Tuple":
      return ty.elems;
    case "Ref":
      return [ty.ty];
    case "Adt": {
      const adt = cx.tcx.adtDef(ty.def);
      if (adt.isBox) {
        const boxed = ty.args[0];
        if (boxed?.kind === "Type" && variant === 0) return [boxed.ty];
      }
      const def = adt.variants[variant];
      return def === undefined
        ? []
        : def.fields.map((f) => cx.tcx.normalize(cx.tcx.fieldTy(def, f.index, ty.args), cx.env));
    }
    default:
      return [];
  }
}

// ---- splitting ----

export interface SplitResult {
  /** Constructors to look into one by one; each is mentioned by the column (or stands for a range of such). */
  readonly present: readonly Constructor[];
  readonly missing: readonly Constructor[];
  /** Missing, but only because no value of them exists. */
  readonly missingEmpty: readonly Constructor[];
}

/** Splits the constructors of `ty` by the heads of a column. `known`: values behind are valid, so empty variants need no arm. */
export function splitConstructors(cx: PatCx, ty: Ty, heads: readonly Constructor[], known: boolean): SplitResult {
  const seen = heads.filter((c) => c.kind !== "Wildcard" && c.kind !== "Or");
  switch (ty.kind) {
    case "Bool": {
      const all = [false, true].map((value): Constructor => ({ kind: "Bool", value }));
      return partition(
        all,
        (c) => seen.some((s) => s.kind === "Bool" && c.kind === "Bool" && s.value === c.value),
        () => false,
      );
    }
    case "Char":
    case "Int":
    case "Uint":
      return splitRanges(ty, seen);
    case "Slice":
    case "Array":
      return splitSlices(cx, ty, seen, known);
    case "Never":
      return { present: seen, missing: [], missingEmpty: known ? [] : [{ kind: "Never" }] };
    case "Tuple":
    case "Ref":
      return {
        present: seen.length > 0 ? [{ kind: "Single" }] : [],
        missing: seen.length > 0 ? [] : [{ kind: "Single" }],
        missingEmpty: [],
      };
    case "Adt":
      return splitAdt(cx, ty, seen, known);
    default: {
      // Strings, floats and opaque constants: never all named.
      const distinct = new Map(
        seen.map((c) => [JSON.stringify(c, (_, v: unknown) => (typeof v === "bigint" ? v.toString() : v)), c]),
      );
      return { present: [...distinct.values()], missing: [{ kind: "NonExhaustive" }], missingEmpty: [] };
    }
  }
}

function partition(
  all: readonly Constructor[],
  isSeen: (c: Constructor) => boolean,
  isEmpty: (c: Constructor) => boolean,
): SplitResult {
  const present: Constructor[] = [];
  const missing: Constructor[] = [];
  const missingEmpty: Constructor[] = [];
  for (const c of all) (isSeen(c) ? present : isEmpty(c) ? missingEmpty : missing).push(c);
  return { present, missing, missingEmpty };
}

function splitAdt(cx: PatCx, ty: Ty & { kind: "Adt" }, seen: readonly Constructor[], known: boolean): SplitResult {
  const adt = cx.tcx.adtDef(ty.def);
  if (adt.adtKind !== "Enum") {
    const opaque = seen.filter((c) => c.kind === "Opaque");
    if (opaque.length > 0) return { present: seen, missing: [{ kind: "NonExhaustive" }], missingEmpty: [] };
    return {
      present: seen.length > 0 ? [{ kind: "Single" }] : [],
      missing: seen.length > 0 ? [] : [{ kind: "Single" }],
      missingEmpty: [],
    };
  }
  const all = adt.variants.map((v): Constructor => ({ kind: "Variant", index: v.index }));
  const isSeen = (c: Constructor): boolean =>
    seen.some((s) => s.kind === "Variant" && c.kind === "Variant" && s.index === c.index);
  const isEmpty = (c: Constructor): boolean =>
    known && !fieldTypes(cx, c, ty).every((field) => cx.tcx.isInhabited(field));
  const split = partition(all, isSeen, isEmpty);
  const hidden = !cx.isLocal(ty.def) && cx.tcx.hasAttribute(ty.def, "non_exhaustive");
  return hidden ? { ...split, missing: [...split.missing, { kind: "NonExhaustive" }] } : split;
}

function splitRanges(ty: Ty, seen: readonly Constructor[]): SplitResult {
  const full = fullRange(ty);
  const ranges = seen.filter((c): c is Constructor & { kind: "IntRange" } => c.kind === "IntRange");
  if (full === undefined) return { present: seen, missing: [{ kind: "NonExhaustive" }], missingEmpty: [] };
  const cuts = new Set<bigint>([full.lo, full.hi + 1n]);
  for (const r of ranges) {
    cuts.add(r.lo);
    cuts.add(r.hi + 1n);
  }
  // Surrogates are no chars.
  if (ty.kind === "Char") for (const cut of [0xd800n, 0xe000n]) cuts.add(cut);
  const sorted = [...cuts]
    .filter((c) => c >= full.lo && c <= full.hi + 1n)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const present: Constructor[] = [];
  const missing: (Constructor & { kind: "IntRange" })[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const lo = sorted[i] as bigint;
    const hi = (sorted[i + 1] as bigint) - 1n;
    if (ty.kind === "Char" && lo >= 0xd800n && hi < 0xe000n) continue;
    const covered = ranges.some((r) => r.lo <= lo && hi <= r.hi);
    if (covered) present.push({ kind: "IntRange", lo, hi });
    else missing.push({ kind: "IntRange", lo, hi });
  }
  return { present, missing: joinRanges(missing), missingEmpty: [] };
}

function joinRanges(ranges: readonly (Constructor & { kind: "IntRange" })[]): Constructor[] {
  const joined: (Constructor & { kind: "IntRange" })[] = [];
  for (const r of ranges) {
    const last = joined[joined.length - 1];
    const adjacent = last !== undefined && last.hi + 1n === r.lo;
    if (last !== undefined && adjacent) joined[joined.length - 1] = { kind: "IntRange", lo: last.lo, hi: r.hi };
    else joined.push(r);
  }
  return joined;
}

function splitSlices(
  cx: PatCx,
  ty: Ty & { kind: "Slice" | "Array" },
  seen: readonly Constructor[],
  known: boolean,
): SplitResult {
  const slices = seen.filter((c): c is Constructor & { kind: "Slice" } => c.kind === "Slice");
  const length = ty.kind === "Array" ? cx.tcx.evalConst(ty.len) : undefined;
  const emptyElem = known && !cx.tcx.isInhabited(ty.elem);
  const covers = (n: number, toInfinity: boolean): boolean =>
    slices.some((s) => (s.variable ? s.prefix + s.suffix <= n : !toInfinity && s.prefix === n));
  if (length !== undefined) {
    const n = Number(length);
    const only: Constructor = { kind: "Slice", prefix: n, suffix: 0, variable: false };
    return slices.length > 0
      ? { present: [only], missing: [], missingEmpty: [] }
      : { present: [], missing: emptyElem && n > 0 ? [] : [only], missingEmpty: [] };
  }
  // All lengths beyond the longest mentioned behave alike: one variable-length constructor stands for them.
  const maxFixed = Math.max(-1, ...slices.filter((s) => !s.variable).map((s) => s.prefix));
  let maxPrefix = Math.max(0, ...slices.filter((s) => s.variable).map((s) => s.prefix));
  const maxSuffix = Math.max(0, ...slices.filter((s) => s.variable).map((s) => s.suffix));
  if (maxFixed + 1 >= maxPrefix + maxSuffix) maxPrefix = maxFixed + 1 - maxSuffix;
  const present: Constructor[] = [];
  const missing: Constructor[] = [];
  for (let n = 0; n < maxPrefix + maxSuffix; n++) {
    const ctor: Constructor = { kind: "Slice", prefix: n, suffix: 0, variable: false };
    if (covers(n, false)) present.push(ctor);
    else if (!(emptyElem && n > 0)) missing.push(ctor);
  }
  const rest: Constructor = { kind: "Slice", prefix: maxPrefix, suffix: maxSuffix, variable: true };
  if (slices.some((s) => s.variable)) present.push(rest);
  else if (!emptyElem) missing.push(rest);
  return {
    present,
    missing: slices.length === 0 ? [{ kind: "Slice", prefix: 0, suffix: 0, variable: true }] : missing,
    missingEmpty: [],
  };
}

/** Whether every value of `ctor` (a split one) is matched by the head of a pattern. */
export function isCoveredBy(ctor: Constructor, head: Constructor): boolean {
  if (head.kind === "Wildcard") return true;
  switch (ctor.kind) {
    case "Missing":
    case "NonExhaustive":
    case "Never":
    case "Wildcard":
      return false;
    case "Single":
      return head.kind === "Single";
    case "Variant":
      return head.kind === "Variant" && head.index === ctor.index;
    case "Bool":
      return head.kind === "Bool" && head.value === ctor.value;
    case "IntRange":
      return head.kind === "IntRange" && head.lo <= ctor.lo && ctor.hi <= head.hi;
    case "FloatRange":
      return head.kind === "FloatRange" && head.key === ctor.key;
    case "Str":
      return head.kind === "Str" && head.text === ctor.text;
    case "Slice": {
      if (head.kind !== "Slice") return false;
      const length = ctor.prefix + ctor.suffix;
      return head.variable ? head.prefix + head.suffix <= length : !ctor.variable && head.prefix === length;
    }
    case "Opaque":
    case "Or":
      return false;
  }
}
