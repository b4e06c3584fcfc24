/**
 * Coroutines (`async` bodies): rustc's `layout/coroutine.rs`. The captures, the tag and all saved locals that several states share
 * make a struct at the front; each state lays out the locals that only it keeps behind that, over those of the other states.
 */
import { type CoroutineParts, type Layout, type Niche, nicheOf, type Scalar } from "./layout";
import { univariant } from "./struct";
import { tyU16, tyU32, tyU8 } from "../types/intern";

export interface CoroutineLayout {
  readonly sizeBytes: number;
  readonly alignBytes: number;
  readonly upvarOffsets: readonly number[];
  readonly tag: Scalar;
  readonly tagOffsetBytes: number;
  readonly variants: readonly {
    /** In the order of the state's fields. */
    readonly offsets: readonly number[];
    readonly sizeBytes: number;
    readonly uninhabited: boolean;
  }[];
  readonly largestNiche: Niche | undefined;
  readonly maxReprAlign: number;
}

const plain = { keepOrder: false, packed: undefined, align: undefined };

export function coroutineLayout(
  upvars: readonly Layout[],
  saved: readonly Layout[],
  parts: CoroutineParts,
): CoroutineLayout {
  const owner = assignStates(parts);
  const shared = saved.flatMap((_, index) => (owner[index] === undefined ? [index] : []));
  const tag = tagFor(parts.variants.length);
  const front = [...upvars, tagLayout(tag), ...shared.map((index) => saved[index] as Layout)];
  const prefix = univariant(front, plain, { kind: "AlwaysSized" });
  const sharedOffset = new Map(shared.map((index, i) => [index, prefix.offsets[upvars.length + 1 + i] as number]));
  let { sizeBytes, alignBytes, maxReprAlign } = prefix;
  const variants = parts.variants.map((fields, state) => {
    const own = fields.filter((index) => owner[index] === state);
    const layouts = own.map((index) => saved[index] as Layout);
    const struct = univariant(layouts, plain, {
      kind: "Prefixed",
      sizeBytes: prefix.sizeBytes,
      alignBytes: prefix.alignBytes,
    });
    sizeBytes = Math.max(sizeBytes, struct.sizeBytes);
    alignBytes = Math.max(alignBytes, struct.alignBytes);
    maxReprAlign = Math.max(maxReprAlign, struct.maxReprAlign);
    const offsets = fields.map((index) => sharedOffset.get(index) ?? (struct.offsets[own.indexOf(index)] as number));
    return { offsets, sizeBytes: struct.sizeBytes, uninhabited: false };
  });
  return {
    sizeBytes: Math.ceil(sizeBytes / alignBytes) * alignBytes,
    alignBytes,
    upvarOffsets: prefix.offsets.slice(0, upvars.length),
    tag,
    tagOffsetBytes: prefix.offsets[upvars.length] as number,
    variants,
    largestNiche: prefix.largestNiche,
    maxReprAlign,
  };
}

/** For each saved local the one state that keeps it and may lay it over others' locals; undefined: in the shared front. */
function assignStates({ saved, variants, conflicts }: CoroutineParts): (number | undefined)[] {
  const owner: (number | undefined)[] = saved.map(() => undefined);
  const isShared = new Set<number>();
  variants.forEach((fields, state) => {
    for (const index of fields)
      if (owner[index] === undefined) owner[index] = state;
      else isShared.add(index);
  });
  const conflictsOf = saved.map((_, index) => conflicts.filter(([a, b]) => a === index || b === index).length);
  for (const [a, b] of conflicts) {
    if (isShared.has(a) || isShared.has(b) || owner[a] === owner[b]) continue;
    isShared.add((conflictsOf[a] as number) > (conflictsOf[b] as number) ? a : b);
  }
  const used = new Set(owner.filter((state, index) => state !== undefined && !isShared.has(index)));
  return owner.map((state, index) => (isShared.has(index) || used.size < 2 ? undefined : state));
}

/** The smallest unsigned integer that numbers the states. */
function tagFor(stateCount: number): Scalar {
  const last = BigInt(stateCount - 1);
  const sizeBytes = last < 256n ? 1 : last < 65_536n ? 2 : 4;
  return { kind: "Int", sizeBytes, signed: false, validRange: { start: 0n, end: last } };
}

function tagLayout(tag: Scalar): Layout {
  return {
    ty: tag.sizeBytes === 1 ? tyU8 : tag.sizeBytes === 2 ? tyU16 : tyU32,
    sizeBytes: tag.sizeBytes,
    alignBytes: tag.sizeBytes,
    fields: [],
    variants: { kind: "Single", index: 0 },
    largestNiche: nicheOf(0, tag),
    repr: { kind: "Scalar", scalar: tag },
    uninhabited: false,
    unsized: undefined,
    maxReprAlign: 1,
  };
}
