/**
 * The layout of any monomorphic type, memoised: one short function per kind of type. Asked by `machine/`, `debug/view` and
 * hover. A type that is not monomorphic, or a coroutine without a `CoroutineLayoutOf`, is a bug of the caller.
 */
import { assertNever, bug, invariant } from "../base/invariant";
import type { AdtDef, GenericArgs, IntTy, Ty, UintTy } from "../types/ty";
import { coroutineLayout } from "./coroutine";
import { enumLayout, isAbsent, type EnumRepr } from "./enum";
import {
  alignTo,
  maxOfSize,
  nicheAvailable,
  nicheOf,
  type BackendRepr,
  type FieldLayout,
  type Layout,
  type LayoutContext,
  type Niche,
  type Scalar,
  type VariantLayout,
} from "./layout";
import { univariant, type ReprFacts, type StructKind, type StructLayout } from "./struct";

/** Sizes above this are rustc's "values of the type are too big"; addresses here have 32 bits anyway. */
export const maxTypeSizeBytes = 2 ** 31;

const noRepr: ReprFacts = { keepOrder: false, packed: undefined, align: undefined };
const single = { kind: "Single", index: 0 } as const;
const memory: BackendRepr = { kind: "Memory" };

export class Layouts {
  private readonly memo = new Map<Ty, Layout>();

  constructor(readonly cx: LayoutContext) {}

  layoutOf(ty: Ty): Layout {
    const known = this.memo.get(ty);
    if (known !== undefined) return known;
    const layout = this.compute(ty);
    invariant(layout.sizeBytes < maxTypeSizeBytes, "type too big for the machine");
    this.memo.set(ty, layout);
    return layout;
  }

  /** Whether pointers to `ty` carry a length or vtable. Looks at tails only: a type may hold pointers to itself. */
  pointeeMeta(ty: Ty): Layout["unsized"] {
    switch (ty.kind) {
      case "Str":
      case "Slice":
        return "Length";
      case "Dynamic":
        return "VTable";
      case "Tuple": {
        const last = ty.elems[ty.elems.length - 1];
        return last === undefined ? undefined : this.pointeeMeta(last);
      }
      case "Adt": {
        const adt = this.cx.adtDef(ty.def);
        if (adt.adtKind !== "Struct" || !this.cx.mayHaveUnsizedTail(adt)) return undefined;
        const tys = this.cx.fieldTys(adt, 0, ty.args);
        const last = tys[tys.length - 1];
        return last === undefined ? undefined : this.pointeeMeta(last);
      }
      default:
        return undefined;
    }
  }

  private compute(ty: Ty): Layout {
    switch (ty.kind) {
      case "Bool":
        return scalarLayout(ty, { kind: "Int", sizeBytes: 1, signed: false, validRange: { start: 0n, end: 1n } });
      case "Char":
        return scalarLayout(ty, {
          kind: "Int",
          sizeBytes: 4,
          signed: false,
          validRange: { start: 0n, end: 0x10ffffn },
        });
      case "Int":
        return scalarLayout(ty, intScalar(ty.int));
      case "Uint":
        return scalarLayout(ty, intScalar(ty.uint));
      case "Float": {
        const sizeBytes = ty.float === "f32" ? 4 : 8;
        return scalarLayout(ty, {
          kind: "Float",
          sizeBytes,
          signed: true,
          validRange: { start: 0n, end: maxOfSize(sizeBytes) },
        });
      }
      case "FnPtr":
        return scalarLayout(ty, pointerScalar(true));
      case "Ref":
        return this.pointerLayout(ty, ty.ty, true);
      case "RawPtr":
        return this.pointerLayout(ty, ty.ty, false);
      case "Never":
        return { ...emptyLayout(ty), uninhabited: true };
      case "FnDef":
        return emptyLayout(ty);
      case "Str":
        return { ...emptyLayout(ty), unsized: "Length" };
      case "Slice":
        return { ...emptyLayout(ty), alignBytes: this.layoutOf(ty.elem).alignBytes, unsized: "Length" };
      case "Dynamic":
        return { ...emptyLayout(ty), unsized: "VTable" };
      case "Array":
        return this.arrayLayout(ty, ty.elem, Number(this.cx.constUsize(ty.len)));
      case "Tuple":
        return this.structLayout(
          ty,
          ty.elems,
          noRepr,
          ty.elems.length === 0 ? { kind: "AlwaysSized" } : { kind: "MaybeUnsized" },
        );
      case "Closure":
        return this.structLayout(ty, this.cx.upvarTys(ty), noRepr, { kind: "AlwaysSized" });
      case "Adt":
        return this.adtLayout(ty, this.cx.adtDef(ty.def), ty.args);
      case "Coroutine":
        return this.coroutineLayout(ty);
      case "Alias":
      case "Param":
      case "Bound":
      case "Placeholder":
      case "Infer":
      case "Error":
        return bug(`no layout for a type of kind ${ty.kind}`);
      default:
        return assertNever(ty);
    }
  }

  private pointerLayout(ty: Ty, pointee: Ty, nonNull: boolean): Layout {
    const unsized = this.pointeeMeta(pointee);
    const a = pointerScalar(nonNull);
    if (unsized === undefined) return scalarLayout(ty, a);
    const b = unsized === "Length" ? intScalar("usize") : pointerScalar(true);
    const niches = [nicheOf(8, b), nicheOf(0, a)];
    return {
      ...emptyLayout(ty),
      sizeBytes: 16,
      alignBytes: 8,
      largestNiche: lastLargest(niches),
      repr: { kind: "ScalarPair", a, b, bOffsetBytes: 8 },
    };
  }

  private arrayLayout(ty: Ty, elem: Ty, length: number): Layout {
    const element = this.layoutOf(elem);
    return {
      ...emptyLayout(ty),
      sizeBytes: element.sizeBytes * length,
      alignBytes: element.alignBytes,
      largestNiche: length > 0 ? element.largestNiche : undefined,
      uninhabited: length > 0 && element.uninhabited,
      maxReprAlign: element.maxReprAlign,
    };
  }

  private structLayout(ty: Ty, tys: readonly Ty[], repr: ReprFacts, kind: StructKind): Layout {
    const layouts = tys.map((t) => this.layoutOf(t));
    const struct = univariant(layouts, repr, kind);
    return {
      ty,
      sizeBytes: struct.sizeBytes,
      alignBytes: struct.alignBytes,
      fields: fieldsAt(tys, struct.offsets),
      variants: single,
      largestNiche: struct.largestNiche,
      repr: structRepr(layouts, struct),
      uninhabited: struct.uninhabited,
      unsized: struct.unsized,
      maxReprAlign: struct.maxReprAlign,
    };
  }

  private adtLayout(ty: Ty, adt: AdtDef, args: GenericArgs): Layout {
    if (adt.adtKind === "Union") return this.unionLayout(ty, adt, args);
    const variantTys = adt.variants.map((v) => this.cx.fieldTys(adt, v.index, args));
    const { repr } = adt;
    const facts: ReprFacts = {
      keepOrder: repr.c || repr.simd || repr.int !== undefined,
      packed: repr.packed,
      align: repr.align,
    };
    if (adt.adtKind === "Struct") return this.structAdtLayout(ty, adt, variantTys[0] ?? [], facts);
    const variantLayouts = variantTys.map((tys) => tys.map((t) => this.layoutOf(t)));
    const present = variantLayouts.flatMap((fields, i) => (repr.c || !isAbsent(fields) ? [i] : []));
    const only = present[0];
    if (only === undefined) return { ...emptyLayout(ty), uninhabited: true };
    if (present.length === 1 && !repr.c && repr.int === undefined) {
      const layout = this.structLayout(ty, variantTys[only] ?? [], facts, { kind: "AlwaysSized" });
      return { ...layout, variants: { kind: "Single", index: only } };
    }
    return this.multiVariantLayout(ty, adt, variantTys, variantLayouts, facts);
  }

  private coroutineLayout(ty: Ty & { kind: "Coroutine" }): Layout {
    const parts = this.cx.coroutineParts(ty);
    const layout = coroutineLayout(
      parts.upvars.map((upvar) => this.layoutOf(upvar)),
      parts.saved.map((saved) => this.layoutOf(saved)),
      parts,
    );
    const variants = layout.variants.map(({ offsets, sizeBytes, uninhabited }, state): VariantLayout => {
      const tys = (parts.variants[state] ?? []).map((index) => parts.saved[index] as Ty);
      return { fields: fieldsAt(tys, offsets), sizeBytes, uninhabited };
    });
    return {
      ...emptyLayout(ty),
      sizeBytes: layout.sizeBytes,
      alignBytes: layout.alignBytes,
      fields: fieldsAt(parts.upvars, layout.upvarOffsets),
      variants: {
        kind: "Multiple",
        tag: layout.tag,
        tagOffsetBytes: layout.tagOffsetBytes,
        encoding: { kind: "Direct" },
        variants,
      },
      largestNiche: layout.largestNiche,
      repr: { kind: "Memory" },
      maxReprAlign: layout.maxReprAlign,
    };
  }

  private structAdtLayout(ty: Ty, adt: AdtDef, tys: readonly Ty[], facts: ReprFacts): Layout {
    const kind: StructKind = this.cx.mayHaveUnsizedTail(adt) ? { kind: "MaybeUnsized" } : { kind: "AlwaysSized" };
    const layout = this.structLayout(ty, tys, facts, kind);
    if (adt.isUnsafeCell) return { ...layout, largestNiche: undefined, repr: withoutNiche(layout.repr) };
    return adt.validRange === undefined ? layout : withValidRange(layout, adt.validRange);
  }

  private multiVariantLayout(
    ty: Ty,
    adt: AdtDef,
    tys: readonly (readonly Ty[])[],
    layouts: readonly (readonly Layout[])[],
    facts: ReprFacts,
  ): Layout {
    const repr: EnumRepr = {
      ...facts,
      c: adt.repr.c,
      int: adt.repr.int === undefined ? undefined : intScalar(adt.repr.int),
      implicitDiscriminants: adt.variants.every(
        (v) => v.discriminant.kind === "Relative" && v.discriminant.offset === v.index,
      ),
    };
    const tagType = intScalar(adt.repr.int ?? "isize");
    const signed = (bits: bigint) => (tagType.signed ? BigInt.asIntN(tagType.sizeBytes * 8, bits) : bits);
    const result = enumLayout(
      layouts,
      adt.variants.map((v) => signed(this.cx.discriminantOf(adt, v.index))),
      repr,
    );
    const variants: VariantLayout[] = result.variants.map((v, i) => ({
      fields: fieldsAt(tys[i] ?? [], v.offsets),
      sizeBytes: v.sizeBytes,
      uninhabited: v.uninhabited,
    }));
    return {
      ty,
      sizeBytes: result.sizeBytes,
      alignBytes: result.alignBytes,
      fields: [],
      variants: {
        kind: "Multiple",
        tag: result.tag,
        tagOffsetBytes: result.tagOffsetBytes,
        encoding: result.encoding,
        variants,
      },
      largestNiche: result.largestNiche,
      repr: this.enumRepr(variants, result.tag, result.tagOffsetBytes, result.sizeBytes),
      uninhabited: result.uninhabited,
      unsized: undefined,
      maxReprAlign: result.maxReprAlign,
    };
  }

  /** A tag alone is a scalar; a tag and one scalar at the same place in all variants that have one are a pair. */
  private enumRepr(
    variants: readonly VariantLayout[],
    tag: Scalar,
    tagOffsetBytes: number,
    sizeBytes: number,
  ): BackendRepr {
    if (tag.sizeBytes === sizeBytes) return { kind: "Scalar", scalar: tag };
    let common: { scalar: Scalar; offsetBytes: number } | undefined;
    for (const variant of variants) {
      const filled = variant.fields.filter((f) => this.layoutOf(f.ty).sizeBytes > 0);
      const field = filled[0];
      if (field === undefined) continue;
      const repr = this.layoutOf(field.ty).repr;
      if (filled.length > 1 || repr.kind !== "Scalar") return memory;
      const same =
        common === undefined || (common.offsetBytes === field.offsetBytes && sameShape(common.scalar, repr.scalar));
      if (!same) return memory;
      common = {
        scalar: { ...repr.scalar, validRange: { start: 0n, end: maxOfSize(repr.scalar.sizeBytes) } },
        offsetBytes: field.offsetBytes,
      };
    }
    if (common === undefined || tagOffsetBytes !== 0 || common.offsetBytes < tag.sizeBytes) return memory;
    return { kind: "ScalarPair", a: tag, b: common.scalar, bOffsetBytes: common.offsetBytes };
  }

  private unionLayout(ty: Ty, adt: AdtDef, args: GenericArgs): Layout {
    const tys = this.cx.fieldTys(adt, 0, args);
    const layouts = tys.map((t) => this.layoutOf(t));
    const packed = adt.repr.packed ?? Infinity;
    const alignBytes = Math.max(1, adt.repr.align ?? 1, ...layouts.map((f) => Math.min(f.alignBytes, packed)));
    const sizeBytes = alignTo(Math.max(0, ...layouts.map((f) => f.sizeBytes)), alignBytes);
    const maxReprAlign = Math.max(adt.repr.align ?? 1, ...layouts.map((f) => f.maxReprAlign));
    return {
      ...emptyLayout(ty),
      sizeBytes,
      alignBytes,
      fields: fieldsAt(
        tys,
        tys.map(() => 0),
      ),
      maxReprAlign,
    };
  }
}

export function intScalar(name: IntTy | UintTy): Scalar {
  const sizeBytes = name.endsWith("size") ? 8 : ((Number(name.slice(1)) / 8) as Scalar["sizeBytes"]);
  return { kind: "Int", sizeBytes, signed: name.startsWith("i"), validRange: { start: 0n, end: maxOfSize(sizeBytes) } };
}

function pointerScalar(nonNull: boolean): Scalar {
  return { kind: "Pointer", sizeBytes: 8, signed: false, validRange: { start: nonNull ? 1n : 0n, end: maxOfSize(8) } };
}

function emptyLayout(ty: Ty): Layout {
  return {
    ty,
    sizeBytes: 0,
    alignBytes: 1,
    fields: [],
    variants: single,
    largestNiche: undefined,
    repr: memory,
    uninhabited: false,
    unsized: undefined,
    maxReprAlign: 1,
  };
}

function scalarLayout(ty: Ty, scalar: Scalar): Layout {
  return {
    ...emptyLayout(ty),
    sizeBytes: scalar.sizeBytes,
    alignBytes: scalar.sizeBytes,
    largestNiche: nicheOf(0, scalar),
    repr: { kind: "Scalar", scalar },
  };
}

function fieldsAt(tys: readonly Ty[], offsets: readonly number[]): FieldLayout[] {
  return tys.map((ty, i) => ({ ty, offsetBytes: offsets[i] ?? 0 }));
}

/** One field that takes room lends its representation; two scalars make a pair. */
function structRepr(layouts: readonly Layout[], struct: StructLayout): BackendRepr {
  if (struct.unsized !== undefined) return memory;
  const filled = struct.memoryOrder.filter((i) => (layouts[i] as Layout).sizeBytes > 0);
  const first = layouts[filled[0] ?? -1];
  const second = layouts[filled[1] ?? -1];
  if (
    filled.length === 1 &&
    first !== undefined &&
    struct.sizeBytes === first.sizeBytes &&
    struct.alignBytes === first.alignBytes
  )
    return first.repr;
  if (filled.length !== 2 || first?.repr.kind !== "Scalar" || second?.repr.kind !== "Scalar") return memory;
  const bOffsetBytes = struct.offsets[filled[1] as number] as number;
  return { kind: "ScalarPair", a: first.repr.scalar, b: second.repr.scalar, bOffsetBytes };
}

function fullRange(scalar: Scalar): Scalar {
  return { ...scalar, validRange: { start: 0n, end: maxOfSize(scalar.sizeBytes) } };
}

function withoutNiche(repr: BackendRepr): BackendRepr {
  if (repr.kind === "Scalar") return { kind: "Scalar", scalar: fullRange(repr.scalar) };
  return repr.kind === "ScalarPair" ? { ...repr, a: fullRange(repr.a), b: fullRange(repr.b) } : repr;
}

function withValidRange(layout: Layout, range: { start: bigint | undefined; end: bigint | undefined }): Layout {
  const { repr } = layout;
  if (repr.kind === "Memory") return layout;
  const old = repr.kind === "Scalar" ? repr.scalar : repr.a;
  const scalar: Scalar = {
    ...old,
    validRange: { start: range.start ?? old.validRange.start, end: range.end ?? old.validRange.end },
  };
  const niche = nicheOf(0, scalar);
  const better = niche !== undefined && nicheAvailable(layout.largestNiche) <= nicheAvailable(niche);
  const newRepr: BackendRepr = repr.kind === "Scalar" ? { kind: "Scalar", scalar } : { ...repr, a: scalar };
  return { ...layout, repr: newRepr, largestNiche: better ? niche : layout.largestNiche };
}

function sameShape(a: Scalar, b: Scalar): boolean {
  return a.sizeBytes === b.sizeBytes && (a.kind === "Float") === (b.kind === "Float");
}

function lastLargest(niches: readonly (Niche | undefined)[]): Niche | undefined {
  return niches.reduce(
    (best, niche) => (niche !== undefined && nicheAvailable(niche) >= nicheAvailable(best) ? niche : best),
    undefined,
  );
}
