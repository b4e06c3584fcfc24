/**
 * Whether an access to one place touches what a loan of another place protects: rustc's `places_conflict`. The two paths are
 * compared element by element; what is left of the longer one decides.
 *
 * Example: a loan of `a.b.c` and a write to `a.b` conflict (the write reaches the loan); a loan of `*a.b` and a shallow write
 * to `a.b` do not (only the pointer is replaced); `a.b` and `a.c` are disjoint unless `a` is a union.
 */
import type { TyCtxt } from "../../../types/tcx";
import type { Ty } from "../../../types/ty";
import type { Body, BorrowKind, Place, Projection } from "../../mir";
import { type PlaceTy, projectTy } from "../../placeTy";

/** How much of the place an access touches. */
export type AccessDepth =
  /** The place itself, not what it points to: an assignment, `StorageDead`. */
  | "Shallow"
  /** Only what a fake borrow or the length of a slice stands for: no field of the place. */
  | "Artificial"
  /** Everything reachable through it. */
  | "Deep"
  /** What dropping the value may touch. */
  | "Drop";

/** What to think of indexes that are only known at run time. */
export type PlaceConflictBias = "Overlap" | "NoOverlap";

type Overlap = "Arbitrary" | "EqualOrDisjoint" | "Disjoint";

export function borrowConflictsWithPlace(
  tcx: TyCtxt,
  body: Body,
  borrowed: Place,
  kind: BorrowKind,
  accessed: Place,
  depth: AccessDepth,
  bias: PlaceConflictBias = "Overlap",
): boolean {
  if (borrowed.local !== accessed.local) return false;
  const decl = body.locals[borrowed.local];
  if (decl === undefined || borrowed.projection.length === 0) return !isShallowFake(kind, borrowed, accessed);
  let base: PlaceTy = { ty: decl.ty, variant: undefined };
  for (const [index, element] of borrowed.projection.entries()) {
    const other = accessed.projection[index];
    if (other === undefined) {
      const decided = restOfBorrow(tcx, base.ty, element, depth);
      if (decided !== undefined) return decided;
    } else {
      const overlap = elementsOverlap(tcx, base.ty, element, other, bias);
      if (overlap === "Disjoint") return false;
      // Fields of one union: what lies below cannot be compared.
      if (overlap === "Arbitrary") return true;
    }
    base = projectTy(base, element);
  }
  return !isShallowFake(kind, borrowed, accessed);
}

/** A shallow fake borrow protects only the place itself. */
function isShallowFake(kind: BorrowKind, borrowed: Place, accessed: Place): boolean {
  return kind.kind === "Fake" && kind.shallow && borrowed.projection.length < accessed.projection.length;
}

/** The loan reaches further than the access. Undefined: the next element decides. */
function restOfBorrow(tcx: TyCtxt, base: Ty, element: Projection, depth: AccessDepth): boolean | undefined {
  if (depth === "Artificial") return false;
  if (element.kind === "Deref") {
    if (depth === "Shallow") return false;
    // Dropping a `&mut` does not touch what it points to.
    return base.kind === "Ref" && depth === "Drop" ? false : undefined;
  }
  if (element.kind === "Field" && depth === "Drop" && base.kind === "Adt" && tcx.dropImpl(base.def) !== undefined)
    return true;
  return undefined;
}

function elementsOverlap(tcx: TyCtxt, base: Ty, left: Projection, right: Projection, bias: PlaceConflictBias): Overlap {
  if (left.kind === "Field" && right.kind === "Field") {
    if (left.field === right.field) return "EqualOrDisjoint";
    return base.kind === "Adt" && tcx.adtDef(base.def).adtKind === "Union" ? "Arbitrary" : "Disjoint";
  }
  if (left.kind === "Downcast" && right.kind === "Downcast")
    return left.variant === right.variant ? "EqualOrDisjoint" : "Disjoint";
  if (left.kind === "Index" || right.kind === "Index") return bias === "Overlap" ? "EqualOrDisjoint" : "Disjoint";
  if (left.kind === "ConstantIndex" && right.kind === "ConstantIndex") return equalIf(sameElement(left, right));
  if (left.kind === "ConstantIndex" && right.kind === "Subslice") return equalIf(isInside(left, right));
  if (left.kind === "Subslice" && right.kind === "ConstantIndex") return equalIf(isInside(right, left));
  if (left.kind === "Subslice" && right.kind === "Subslice" && !left.fromEnd && !right.fromEnd)
    return equalIf(right.from < left.to && left.from < right.to);
  return "EqualOrDisjoint";
}

function equalIf(mayOverlap: boolean): Overlap {
  return mayOverlap ? "EqualOrDisjoint" : "Disjoint";
}

type ConstantIndex = Extract<Projection, { kind: "ConstantIndex" }>;
type Subslice = Extract<Projection, { kind: "Subslice" }>;

function sameElement(left: ConstantIndex, right: ConstantIndex): boolean {
  if (left.fromEnd === right.fromEnd) return left.offset === right.offset;
  const [fromStart, fromEnd] = left.fromEnd ? [right, left] : [left, right];
  return fromStart.offset >= Math.max(left.minLength, right.minLength) - fromEnd.offset;
}

function isInside(index: ConstantIndex, slice: Subslice): boolean {
  if (!slice.fromEnd) return !index.fromEnd && index.offset >= slice.from && index.offset < slice.to;
  return index.fromEnd ? index.offset > slice.to : index.offset >= slice.from;
}
