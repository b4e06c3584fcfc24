/**
 * Size, alignment, field offsets, variants and niches of monomorphic types: what rustc 1.95 gives them on x86-64. This file
 * declares the result (`Layout`) and what is asked of the type context (`LayoutContext`); `layout_of.ts` computes it. Layouts
 * of coroutines come from their MIR (`CoroutineLayoutOf`), which `compile.ts` fills in.
 */
import type { DefId } from "../resolve/def";
import type { AdtDef, Const, GenericArgs, Ty } from "../types/ty";

/** What layout needs to know of types; `types/` implements it. All types are monomorphic, their regions erased. */
export interface LayoutContext {
  adtDef(def: DefId): AdtDef;
  /** The types of a variant's fields with `args` put in, normalized and erased. */
  fieldTys(adt: AdtDef, variantIndex: number, args: GenericArgs): readonly Ty[];
  /** The discriminant's value, or its bits in the discriminant's type. */
  discriminantOf(adt: AdtDef, variantIndex: number): bigint;
  /** Whether the struct's last field, as declared, may be unsized for some arguments (`T: ?Sized`, `[u8]`, `dyn …`). */
  mayHaveUnsizedTail(adt: AdtDef): boolean;
  /** A `usize` constant: an array's length. */
  constUsize(value: Const): bigint;
  /** The types captured by a closure, in order. */
  upvarTys(closure: Ty): readonly Ty[];
  readonly coroutineParts: CoroutineLayoutOf;
}

/** What a coroutine's MIR says of it; see `CoroutineInfo` of `mir.ts`. Types are monomorphic. */
export interface CoroutineParts {
  readonly upvars: readonly Ty[];
  readonly saved: readonly Ty[];
  readonly variants: readonly (readonly number[])[];
  readonly conflicts: readonly (readonly [number, number])[];
}

export type CoroutineLayoutOf = (coroutine: Ty & { kind: "Coroutine" }) => CoroutineParts;

/** How a value is kept by code that may hold it outside memory. Bytes of an integer, or a kind of pointer-free float. */
export interface Scalar {
  readonly kind: "Int" | "Float" | "Pointer";
  readonly sizeBytes: 1 | 2 | 4 | 8 | 16;
  readonly signed: boolean;
  /** Inclusive, may wrap around: `start > end` means all but what lies between. */
  readonly validRange: WrappingRange;
}
export interface WrappingRange {
  readonly start: bigint;
  readonly end: bigint;
}

/** Bit patterns a type never has, at one place in it: room for an enum's tag. */
export interface Niche {
  readonly offsetBytes: number;
  readonly scalar: Scalar;
}

export type BackendRepr =
  | { readonly kind: "Scalar"; readonly scalar: Scalar }
  | { readonly kind: "ScalarPair"; readonly a: Scalar; readonly b: Scalar; readonly bOffsetBytes: number }
  | { readonly kind: "Memory" };

export interface FieldLayout {
  readonly ty: Ty;
  readonly offsetBytes: number;
}

export interface VariantLayout {
  /** In the order of declaration. */
  readonly fields: readonly FieldLayout[];
  readonly sizeBytes: number;
  readonly uninhabited: boolean;
}

export type Variants =
  | { readonly kind: "Single"; readonly index: number }
  | {
      readonly kind: "Multiple";
      readonly tag: Scalar;
      readonly tagOffsetBytes: number;
      readonly encoding: TagEncoding;
      readonly variants: readonly VariantLayout[];
    };

export type TagEncoding =
  /** The tag holds the discriminant. */
  | { readonly kind: "Direct" }
  /** Variants `first..=last` hold `nicheStart + (index - first)` in the tag; any other value means `untagged`. */
  | {
      readonly kind: "Niche";
      readonly untagged: number;
      readonly first: number;
      readonly last: number;
      readonly nicheStart: bigint;
    };

export interface Layout {
  readonly ty: Ty;
  /** Of an unsized type: of its sized prefix. */
  readonly sizeBytes: number;
  readonly alignBytes: number;
  /** Of structs, tuples, closures and unions, and of the one variant of a single-variant enum. */
  readonly fields: readonly FieldLayout[];
  readonly variants: Variants;
  readonly largestNiche: Niche | undefined;
  readonly repr: BackendRepr;
  readonly uninhabited: boolean;
  /** What a pointer to it carries beside the address; undefined for sized types. */
  readonly unsized: "Length" | "VTable" | undefined;
  /** The largest alignment asked for with `repr(align)`, inside too. */
  readonly maxReprAlign: number;
}

export function alignTo(offset: number, align: number): number {
  return Math.ceil(offset / align) * align;
}

export function maxOfSize(sizeBytes: number): bigint {
  return (1n << BigInt(sizeBytes * 8)) - 1n;
}

/** How many values outside the valid range there are. */
export function nicheAvailable(niche: Niche | undefined): bigint {
  if (niche === undefined) return 0n;
  const { start, end } = niche.scalar.validRange;
  return (start - end - 1n) & maxOfSize(niche.scalar.sizeBytes);
}

export function nicheOf(offsetBytes: number, scalar: Scalar): Niche | undefined {
  const niche: Niche = { offsetBytes, scalar };
  return nicheAvailable(niche) > 0n ? niche : undefined;
}

/**
 * Takes `count` values from a niche: the first of them and the scalar with the widened range. Prefers to end at zero
 * (`None` of `Option<&T>` is 0), as rustc's `Niche::reserve`.
 */
export function reserveNiche(
  niche: Niche,
  count: bigint,
): { readonly start: bigint; readonly scalar: Scalar } | undefined {
  const { scalar } = niche;
  const max = maxOfSize(scalar.sizeBytes);
  const { start, end } = scalar.validRange;
  if (count > nicheAvailable(niche)) return undefined;
  const moveStart = () => {
    const first = (start - count) & max;
    return { start: first, scalar: { ...scalar, validRange: { start: first, end } } };
  };
  const moveEnd = () => ({
    start: (end + 1n) & max,
    scalar: { ...scalar, validRange: { start, end: (end + count) & max } },
  });
  if (start > end) return moveEnd();
  if (start <= max - end) return count <= start ? moveStart() : moveEnd();
  const newEnd = (end + count) & max;
  return newEnd >= 1n && newEnd <= end ? moveStart() : moveEnd();
}
