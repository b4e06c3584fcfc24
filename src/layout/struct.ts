/**
 * Structs, tuples, closures and single variants: the order of fields in memory and their offsets, as rustc's `univariant`.
 * Worked example: `struct S { a: u8, b: u32, c: bool }` sorts by falling alignment, then by larger niche: `b` at 0, `c` at 4
 * (its niche comes first), `a` at 5, size 8.
 */
import { alignTo, nicheAvailable, type Layout, type Niche } from "./layout";

export type StructKind =
  | { readonly kind: "AlwaysSized" }
  /** The last field stays last, so that unsizing it moves nothing. */
  | { readonly kind: "MaybeUnsized" }
  /** A tag stands before the fields. */
  | { readonly kind: "Prefixed"; readonly sizeBytes: number; readonly alignBytes: number };

export interface ReprFacts {
  /** `repr(C)`, `repr(u8)` and kin: fields stay in order. */
  readonly keepOrder: boolean;
  readonly packed: number | undefined;
  readonly align: number | undefined;
}

export interface StructLayout {
  readonly offsets: readonly number[];
  /** Field indices by rising offset. */
  readonly memoryOrder: readonly number[];
  readonly sizeBytes: number;
  readonly alignBytes: number;
  readonly largestNiche: Niche | undefined;
  readonly uninhabited: boolean;
  readonly unsized: Layout["unsized"];
  readonly maxReprAlign: number;
}

type NicheBias = "Start" | "End";

/** Lays out with niches towards the start; towards the end where that leaves the niche nearer to an edge. */
export function univariant(fields: readonly Layout[], repr: ReprFacts, kind: StructKind): StructLayout {
  const layout = univariantBiased(fields, repr, kind, "Start");
  const niche = layout.largestNiche;
  if (kind.kind === "MaybeUnsized" || niche === undefined || fields.length < 2) return layout;
  const headSpace = niche.offsetBytes;
  const tailSpace = layout.sizeBytes - headSpace - niche.scalar.sizeBytes;
  if (headSpace === 0 || tailSpace <= 0) return layout;
  const other = univariantBiased(fields, repr, kind, "End");
  const otherNiche = other.largestNiche;
  if (otherNiche === undefined) return layout;
  const otherHead = otherNiche.offsetBytes;
  return otherHead > headSpace && otherHead > tailSpace ? other : layout;
}

function univariantBiased(fields: readonly Layout[], repr: ReprFacts, kind: StructKind, bias: NicheBias): StructLayout {
  const order = repr.keepOrder ? fields.map((_, i) => i) : memoryOrder(fields, repr, kind, bias);
  const offsets = new Array<number>(fields.length).fill(0);
  const packed = repr.packed ?? Infinity;
  let align = 1;
  let offset = 0;
  let largestNiche: Niche | undefined;
  let unsized: Layout["unsized"];
  let maxReprAlign = repr.align ?? 1;
  if (kind.kind === "Prefixed") {
    align = Math.min(kind.alignBytes, packed);
    offset = alignTo(kind.sizeBytes, align);
  }
  for (const index of order) {
    const field = fields[index] as Layout;
    const fieldAlign = Math.min(field.alignBytes, packed);
    offset = alignTo(offset, fieldAlign);
    align = Math.max(align, fieldAlign);
    maxReprAlign = Math.max(maxReprAlign, field.maxReprAlign);
    offsets[index] = offset;
    unsized = field.unsized ?? unsized;
    const niche = field.largestNiche;
    if (niche !== undefined) {
      const available = nicheAvailable(niche);
      const best = nicheAvailable(largestNiche);
      if (bias === "Start" ? available > best : available >= best)
        largestNiche = { ...niche, offsetBytes: niche.offsetBytes + offset };
    }
    offset += field.sizeBytes;
  }
  align = Math.max(align, repr.align ?? 1);
  const sizeBytes = alignTo(offset, align);
  const uninhabited = fields.some((field) => field.uninhabited);
  return {
    offsets,
    memoryOrder: order,
    sizeBytes,
    alignBytes: align,
    largestNiche,
    uninhabited,
    unsized,
    maxReprAlign,
  };
}

type SortKey = readonly (number | bigint)[];

function memoryOrder(fields: readonly Layout[], repr: ReprFacts, kind: StructKind, bias: NicheBias): number[] {
  const end = kind.kind === "MaybeUnsized" ? fields.length - 1 : fields.length;
  const sortable = fields.slice(0, Math.max(end, 0));
  const maxFieldAlign = Math.max(1, ...sortable.map((f) => f.alignBytes));
  const largestNicheSize = sortable.reduce((most, f) => bigMax(most, nicheAvailable(f.largestNiche)), 0n);
  const group = (f: Layout) => alignmentGroup(f, repr.packed, maxFieldAlign, largestNicheSize, bias);
  const key = (f: Layout): SortKey => {
    const niche = nicheAvailable(f.largestNiche);
    if (kind.kind === "Prefixed") return [group(f), niche];
    const isZst = f.sizeBytes === 0 && f.unsized === undefined;
    return [isZst ? 0 : 1, -group(f), bias === "Start" ? -niche : niche, innerNicheOffset(f, bias)];
  };
  const keys = sortable.map(key);
  const order = sortable.map((_, i) => i).sort((a, b) => compareKeys(keys[a] as SortKey, keys[b] as SortKey) || a - b);
  for (let i = sortable.length; i < fields.length; i++) order.push(i);
  return order;
}

/** log2 of the alignment a field sorts with: `[u8; 4]` goes with the 4-aligned, unless that would displace a niche. */
function alignmentGroup(
  f: Layout,
  packed: number | undefined,
  maxFieldAlign: number,
  largestNicheSize: bigint,
  bias: NicheBias,
): number {
  if (packed !== undefined) return Math.min(f.alignBytes, packed);
  const sizeAsAlign = trailingZeros(Math.max(f.alignBytes, f.sizeBytes));
  if (largestNicheSize === 0n) return sizeAsAlign;
  if (bias === "Start") return Math.min(trailingZeros(maxFieldAlign), sizeAsAlign);
  return nicheAvailable(f.largestNiche) === largestNicheSize ? trailingZeros(f.alignBytes) : sizeAsAlign;
}

function innerNicheOffset(f: Layout, bias: NicheBias): number {
  const niche = f.largestNiche;
  if (niche === undefined) return bias === "Start" ? 0 : -Infinity;
  return bias === "Start" ? niche.offsetBytes : -(f.sizeBytes - niche.scalar.sizeBytes - niche.offsetBytes);
}

function compareKeys(a: SortKey, b: SortKey): number {
  for (let i = 0; i < a.length; i++) {
    const x = a[i] as number | bigint;
    const y = b[i] as number | bigint;
    if (x < y) return -1;
    if (x > y) return 1;
  }
  return 0;
}

function bigMax(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function trailingZeros(value: number): number {
  let count = 0;
  while (value > 1 && value % 2 === 0) {
    value /= 2;
    count++;
  }
  return count;
}
