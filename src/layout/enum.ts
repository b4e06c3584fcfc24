/**
 * Enums with several variants: a tag before the fields, or a tag put into a niche of the largest variant, whichever rustc
 * prefers. Worked example: `Option<Box<i32>>` has the niche 0 in the box's pointer, so `None` is 0 and the size stays 8;
 * `Option<u32>` has none and gets a tag, widened to the 4 bytes that stand before the value.
 */
import {
  alignTo,
  maxOfSize,
  nicheAvailable,
  nicheOf,
  reserveNiche,
  type Layout,
  type Niche,
  type Scalar,
  type TagEncoding,
} from "./layout";
import { univariant, type ReprFacts, type StructLayout } from "./struct";

export interface EnumRepr extends ReprFacts {
  readonly c: boolean;
  readonly int: { readonly sizeBytes: 1 | 2 | 4 | 8 | 16; readonly signed: boolean } | undefined;
  /** No discriminant is written out in the source. */
  readonly implicitDiscriminants: boolean;
}

export interface EnumLayout {
  readonly sizeBytes: number;
  readonly alignBytes: number;
  readonly tag: Scalar;
  readonly tagOffsetBytes: number;
  readonly encoding: TagEncoding;
  readonly variants: readonly {
    readonly offsets: readonly number[];
    readonly sizeBytes: number;
    readonly uninhabited: boolean;
  }[];
  readonly largestNiche: Niche | undefined;
  readonly uninhabited: boolean;
  readonly maxReprAlign: number;
}

/** A variant nobody can make and that takes no room: it needs no tag. */
export function isAbsent(fields: readonly Layout[]): boolean {
  return fields.some((f) => f.uninhabited) && fields.every((f) => f.sizeBytes === 0);
}

export function enumLayout(
  variants: readonly (readonly Layout[])[],
  discriminants: readonly bigint[],
  repr: EnumRepr,
): EnumLayout {
  const tagged = taggedLayout(variants, discriminants, repr);
  const niched = nicheLayout(variants, repr);
  if (niched === undefined) return tagged;
  if (tagged.sizeBytes !== niched.sizeBytes) return tagged.sizeBytes > niched.sizeBytes ? niched : tagged;
  return nicheAvailable(tagged.largestNiche) < nicheAvailable(niched.largestNiche) ? niched : tagged;
}

function nicheLayout(variants: readonly (readonly Layout[])[], repr: EnumRepr): EnumLayout | undefined {
  if (repr.c || repr.int !== undefined || !repr.implicitDiscriminants || variants.length < 2) return undefined;
  const structs = variants.map((fields) => univariant(fields, repr, { kind: "AlwaysSized" }));
  const alignBytes = Math.max(1, ...structs.map((s) => s.alignBytes));
  const largestIndex = structs.reduce(
    (best, s, i) => (s.sizeBytes >= (structs[best] as StructLayout).sizeBytes ? i : best),
    0,
  );
  const tagged = variants.flatMap((fields, i) => (i !== largestIndex && !isAbsent(fields) ? [i] : []));
  const first = tagged[0];
  const last = tagged[tagged.length - 1];
  const largest = structs[largestIndex];
  if (first === undefined || last === undefined || largest?.largestNiche === undefined) return undefined;
  const niche = largest.largestNiche;
  const reserved = reserveNiche(niche, BigInt(last - first + 1));
  if (reserved === undefined) return undefined;
  const sizeBytes = alignTo(largest.sizeBytes, alignBytes);
  const placed: EnumLayout["variants"][number][] = [];
  for (const [i, struct] of structs.entries()) {
    const shift = i === largestIndex ? 0 : offsetBesideNiche(struct, niche, sizeBytes);
    if (shift === undefined) return undefined;
    placed.push({
      offsets: struct.offsets.map((o) => o + shift),
      sizeBytes: struct.sizeBytes + shift,
      uninhabited: struct.uninhabited,
    });
  }
  return {
    sizeBytes,
    alignBytes,
    tag: reserved.scalar,
    tagOffsetBytes: niche.offsetBytes,
    encoding: { kind: "Niche", untagged: largestIndex, first, last, nicheStart: reserved.start },
    variants: placed,
    largestNiche: nicheOf(niche.offsetBytes, reserved.scalar),
    uninhabited: structs.every((s) => s.uninhabited),
    maxReprAlign: Math.max(1, ...structs.map((s) => s.maxReprAlign)),
  };
}

/** Where a smaller variant's fields go: before the niche, or after it; undefined where neither fits. */
function offsetBesideNiche(struct: StructLayout, niche: Niche, enumSizeBytes: number): number | undefined {
  if (struct.sizeBytes <= niche.offsetBytes) return 0;
  const after = alignTo(niche.offsetBytes + niche.scalar.sizeBytes, struct.alignBytes);
  return after + struct.sizeBytes > enumSizeBytes ? undefined : after;
}

function taggedLayout(
  variants: readonly (readonly Layout[])[],
  discriminants: readonly bigint[],
  repr: EnumRepr,
): EnumLayout {
  const range = discriminantRange(variants, discriminants, repr);
  const minTag = smallestTag(range, repr);
  let prefixAlign: number = minTag.sizeBytes;
  if (repr.c) prefixAlign = Math.max(prefixAlign, ...variants.flat().map((f) => f.alignBytes));
  const structs = variants.map((fields) =>
    univariant(fields, repr, { kind: "Prefixed", sizeBytes: minTag.sizeBytes, alignBytes: prefixAlign }),
  );
  const startAlign = Math.min(256, ...structs.map((s, i) => firstFieldAlign(s, variants[i] as readonly Layout[])));
  const alignBytes = Math.max(1, ...structs.map((s) => s.alignBytes));
  const sizeBytes = alignTo(Math.max(0, ...structs.map((s) => s.sizeBytes)), alignBytes);
  const tagSize = repr.c || repr.int !== undefined ? minTag.sizeBytes : widenedTag(minTag.sizeBytes, startAlign);
  const placed = structs.map((s) => ({
    offsets: s.offsets.map((o) => (o <= minTag.sizeBytes ? tagSize : o)),
    sizeBytes: s.sizeBytes <= minTag.sizeBytes ? tagSize : s.sizeBytes,
    uninhabited: s.uninhabited,
  }));
  const widened = tagSize !== minTag.sizeBytes;
  const mask = maxOfSize(tagSize);
  const tag: Scalar = {
    kind: "Int",
    sizeBytes: tagSize,
    signed: minTag.signed,
    validRange: { start: range.min & mask, end: range.max & mask },
  };
  return {
    sizeBytes,
    alignBytes,
    tag,
    tagOffsetBytes: 0,
    encoding: { kind: "Direct" },
    variants: widened ? placed : structs,
    largestNiche: nicheOf(0, tag),
    uninhabited: structs.every((s) => s.uninhabited),
    maxReprAlign: Math.max(1, ...structs.map((s) => s.maxReprAlign)),
  };
}

function discriminantRange(
  variants: readonly (readonly Layout[])[],
  discriminants: readonly bigint[],
  repr: EnumRepr,
): { min: bigint; max: bigint } {
  const present = discriminants.filter(
    (_, i) => repr.c || !(variants[i] as readonly Layout[]).some((f) => f.uninhabited),
  );
  if (present.length === 0) return { min: 0n, max: 0n };
  return { min: present.reduce((a, b) => (a < b ? a : b)), max: present.reduce((a, b) => (a > b ? a : b)) };
}

function smallestTag(
  range: { min: bigint; max: bigint },
  repr: EnumRepr,
): { sizeBytes: Scalar["sizeBytes"]; signed: boolean } {
  if (repr.int !== undefined) return repr.int;
  const signed = range.min < 0n;
  const fits = (size: number) => {
    const bits = BigInt(size * 8);
    return signed ? range.min >= -(1n << (bits - 1n)) && range.max < 1n << (bits - 1n) : range.max < 1n << bits;
  };
  const sizes = [1, 2, 4, 8, 16] as const;
  const sizeBytes = sizes.find((size) => size >= (repr.c ? 4 : 1) && fits(size)) ?? 16;
  return { sizeBytes, signed };
}

/** The alignment of the first field that takes room: the tag may grow up to it for free. */
function firstFieldAlign(struct: StructLayout, fields: readonly Layout[]): number {
  for (const index of struct.memoryOrder) {
    const field = fields[index] as Layout;
    if (field.sizeBytes !== 0 || field.alignBytes !== 1) return field.alignBytes;
  }
  return 256;
}

function widenedTag(minSize: Scalar["sizeBytes"], startAlign: number): Scalar["sizeBytes"] {
  const exact = ([1, 2, 4, 8, 16] as const).find((size) => size === startAlign && size <= 8);
  return exact !== undefined && exact > minSize ? exact : minSize;
}
