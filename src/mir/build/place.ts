/**
 * Place expressions as MIR places. A path that starts at a captured variable stays unresolved (`PlaceBuilder`) until its
 * projections are known, because the closure may have captured only a part of it.
 */
import { expectDefined } from "../../base/invariant";
import type { Span } from "../../base/source";
import type { NodeId } from "../../syntax/ast";
import type { Expr } from "../../types/body";
import { mkRawPtr, mkRef, reStatic, tyBool, tyUsize } from "../../types/intern";
import type { Ty } from "../../types/ty";
import type { Operand, Place, Projection } from "../mir";
import { placeTy } from "../placeTy";
import { type Builder, copyOf, moveOf, placeOf, project, scalarConstant } from "./builder";
import { resolveUpvar } from "./captures";
import { type FakeBorrow, fakeBorrowTemp, makeFakeBorrow } from "./match/fakeBorrows";
import { asTemp } from "./operand";
import { tempScopeOf } from "./temporaries";

export interface PlaceBuilder {
  readonly base:
    | { readonly kind: "Place"; readonly place: Place }
    | { readonly kind: "Upvar"; readonly binding: NodeId };
  readonly projection: readonly Projection[];
}

export function placeBuilderOf(place: Place): PlaceBuilder {
  return { base: { kind: "Place", place }, projection: [] };
}

export function projectBuilder(base: PlaceBuilder, ...projection: readonly Projection[]): PlaceBuilder {
  return { base: base.base, projection: [...base.projection, ...projection] };
}

/** Undefined for a path into a variable that the closure did not capture (`let _ = x;`). */
export function tryToPlace(b: Builder, { base, projection }: PlaceBuilder): Place | undefined {
  if (base.kind === "Place") return project(base.place, ...projection);
  return resolveUpvar(expectDefined(b.captures, "captures"), base.binding, projection);
}

export function toPlace(b: Builder, builder: PlaceBuilder): Place {
  return expectDefined(tryToPlace(b, builder), "captured place");
}

export function asPlace(b: Builder, expr: Expr): Place {
  return toPlace(b, asPlaceBuilder(b, expr));
}

/** `fakeBorrows`: of the indexed places around, where this is the base of an index. */
export function asPlaceBuilder(b: Builder, expr: Expr, fakeBorrows?: FakeBorrow[]): PlaceBuilder {
  const { kind, span } = expr;
  switch (kind.kind) {
    case "VarRef":
      return placeBuilderOf(variablePlace(b, kind.binding));
    case "UpvarRef":
      if (b.guardBindings.has(kind.binding) || b.variables.has(kind.binding))
        return placeBuilderOf(variablePlace(b, kind.binding));
      return { base: { kind: "Upvar", binding: kind.binding }, projection: [] };
    case "StaticRef":
      return placeBuilderOf(staticPlace(b, expr));
    case "Field":
      return fieldPlace(b, expr, kind, fakeBorrows);
    case "Index":
      return placeBuilderOf(indexPlace(b, kind.base, kind.index, span, fakeBorrows));
    case "Deref": {
      const base = () => asPlaceBuilder(b, kind.base, fakeBorrows);
      const builder = expr.isPart === true ? base() : b.scopes.inScope(span, base);
      return projectBuilder(builder, { kind: "Deref" });
    }
    case "ValueTypeAscription": {
      const base = asPlaceBuilder(b, kind.operand, fakeBorrows);
      const place = tryToPlace(b, base);
      if (place !== undefined)
        b.push({ kind: "AscribeUserType", place, userType: kind.userType, variance: "Invariant" }, span);
      return base;
    }
    default:
      return placeBuilderOf(placeOf(asTemp(b, tempScopeOf(b, expr), expr, "Mut")));
  }
}

/** A match guard sees the bindings of its arm through references. */
function variablePlace(b: Builder, binding: NodeId): Place {
  const variable = expectDefined(b.variables.get(binding), "variable");
  if (b.guardBindings.has(binding) && variable.refForGuard !== undefined)
    return project(placeOf(variable.refForGuard), { kind: "Deref" });
  return placeOf(variable.local);
}

function fieldPlace(
  b: Builder,
  expr: Expr,
  { base, field, variant }: Extract<Expr["kind"], { kind: "Field" }>,
  fakeBorrows: FakeBorrow[] | undefined,
): PlaceBuilder {
  const builder = asPlaceBuilder(b, base, fakeBorrows);
  const projection: Projection = { kind: "Field", field, ty: expr.ty };
  if (base.ty.kind !== "Adt") return projectBuilder(builder, projection);
  const adt = b.tcx.adtDef(base.ty.def);
  if (adt.adtKind !== "Enum") return projectBuilder(builder, projection);
  return projectBuilder(builder, { kind: "Downcast", variant, name: adt.variants[variant]?.name ?? "" }, projection);
}

/** A static is used through a pointer to it: `&'static T`, or `*mut T` for a `static mut`. */
function staticPlace(b: Builder, { kind, ty, span }: Expr): Place {
  const def = kind.kind === "StaticRef" ? kind.def : b.typed.def;
  const pointerTy = isMutableStatic(b, def) ? mkRawPtr(ty, "Mut") : mkRef(reStatic, ty, "Not");
  const pointer = b.newTemp(pointerTy, span);
  b.push({ kind: "StorageLive", local: pointer }, span);
  b.scopes.scheduleStorage(b.scopes.tempScope, pointer);
  b.assign(
    placeOf(pointer),
    {
      kind: "Use",
      operand: {
        kind: "Constant",
        constant: { span, ty: pointerTy, value: { kind: "StaticRef", def }, userType: undefined },
      },
    },
    span,
  );
  return project(placeOf(pointer), { kind: "Deref" });
}

function isMutableStatic(b: Builder, def: Parameters<Builder["tcx"]["def"]>[0]): boolean {
  const { node } = b.tcx.def(def);
  if (node.kind === "Item") return node.item.kind === "Static" && node.item.mutbl === "Mut";
  return node.kind === "ForeignItem";
}

/**
 * The index is evaluated after the base, then checked. In `a[i][{ … }]` what the first check was made on must not change
 * while the second index is evaluated: `outer` holds the fake borrows, which the outermost index reads.
 */
function indexPlace(b: Builder, base: Expr, index: Expr, span: Span, outer: FakeBorrow[] | undefined): Place {
  const fakeBorrows = outer ?? [];
  const basePlace = toPlace(b, asPlaceBuilder(b, base, fakeBorrows));
  const indexLocal = asTemp(b, tempScopeOf(b, index), index, "Not");
  boundsCheck(b, basePlace, placeOf(indexLocal), span);
  if (outer !== undefined) fakeBorrowPointers(b, basePlace, outer, span);
  else for (const { temp } of fakeBorrows) b.push({ kind: "FakeRead", cause: "ForIndex", place: placeOf(temp) }, span);
  return project(basePlace, { kind: "Index", local: indexLocal });
}

/** Arrays never change their length; a slice is another one when a pointer on the way to it is assigned. */
function fakeBorrowPointers(b: Builder, base: Place, fakeBorrows: FakeBorrow[], span: Span): void {
  if (placeTy(b.locals, base).ty.kind !== "Slice") return;
  for (const [length, element] of base.projection.entries()) {
    if (element.kind !== "Deref") continue;
    const place: Place = { local: base.local, projection: base.projection.slice(0, length) };
    const fake = { place, temp: fakeBorrowTemp(b, place, span) };
    makeFakeBorrow(b, fake, span);
    fakeBorrows.push(fake);
  }
}

function boundsCheck(b: Builder, base: Place, index: Place, span: Span): void {
  const length = lengthOf(b, base, span);
  const inBounds = b.tempPlace(tyBool, span);
  b.assign(inBounds, { kind: "BinaryOp", op: "Lt", left: copyOf(index), right: length }, span);
  const message = { kind: "BoundsCheck", length, index: copyOf(index) } as const;
  b.terminateUnwinding(
    (target) => ({
      kind: "Assert",
      condition: moveOf(inBounds),
      expected: true,
      message,
      target,
      unwind: { kind: "Continue" },
    }),
    span,
  );
}

/** Of an array: a constant. Of a slice: the metadata of the pointer it is seen through. */
export function lengthOf(b: Builder, base: Place, span: Span): Operand {
  const { ty } = placeTy(b.locals, base);
  if (ty.kind === "Array") {
    // No code reads the array for its length, but the program needs it to be there.
    b.push({ kind: "FakeRead", cause: "ForIndex", place: base }, span);
    return arrayLength(ty, span);
  }
  const length = b.tempPlace(tyUsize, span);
  const pointer = pointerTo(b, base);
  if (pointer !== undefined) {
    b.assign(length, { kind: "UnaryOp", op: "PtrMetadata", operand: copyOf(pointer) }, span);
    return copyOf(length);
  }
  const raw = b.tempPlace(mkRawPtr(ty, "Not"), span);
  b.assign(raw, { kind: "RawPtr", mutbl: "Not", place: base, forMetadata: true }, span);
  b.assign(length, { kind: "UnaryOp", op: "PtrMetadata", operand: moveOf(raw) }, span);
  return copyOf(length);
}

function pointerTo(b: Builder, place: Place): Place | undefined {
  if (place.projection.at(-1)?.kind !== "Deref") return undefined;
  const pointer: Place = { local: place.local, projection: place.projection.slice(0, -1) };
  const { ty } = placeTy(b.locals, pointer);
  return ty.kind === "Ref" || ty.kind === "RawPtr" ? pointer : undefined;
}

function arrayLength(ty: Extract<Ty, { kind: "Array" }>, span: Span): Operand {
  const { len } = ty;
  if (len.kind === "Value") return scalarConstant(tyUsize, len.bits, span);
  if (len.kind === "Param") {
    return {
      kind: "Constant",
      constant: { span, ty: tyUsize, value: { kind: "Param", index: len.index, name: len.name }, userType: undefined },
    };
  }
  if (len.kind === "Unevaluated") {
    return {
      kind: "Constant",
      constant: {
        span,
        ty: tyUsize,
        value: { kind: "Unevaluated", def: len.def, args: len.args },
        userType: undefined,
      },
    };
  }
  return scalarConstant(tyUsize, 0n, span);
}
