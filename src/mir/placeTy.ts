/** The types of places, operands and rvalues: rustc's `PlaceTy`. Fields carry their type; the rest follows from the base. */
import { assertNever, bug, expectDefined } from "../base/invariant";
import { mkArray, mkConstUsize } from "../types/intern";
import type { Ty } from "../types/ty";
import type { LocalDecl, Operand, Place, Projection } from "./mir";

/** A place's type, and its variant after a downcast. */
export interface PlaceTy {
  readonly ty: Ty;
  readonly variant: number | undefined;
}

export function placeTy(locals: readonly LocalDecl[], place: Place): PlaceTy {
  let result: PlaceTy = { ty: expectDefined(locals[place.local], `_${place.local}`).ty, variant: undefined };
  for (const element of place.projection) result = projectTy(result, element);
  return result;
}

export function projectTy(base: PlaceTy, element: Projection): PlaceTy {
  const { ty } = base;
  switch (element.kind) {
    case "Deref":
      return { ty: derefTy(ty), variant: undefined };
    case "Field":
      return { ty: element.ty, variant: undefined };
    case "Downcast":
      return { ty, variant: element.variant };
    case "Index":
    case "ConstantIndex":
      if (ty.kind === "Array" || ty.kind === "Slice") return { ty: ty.elem, variant: undefined };
      return bug(`index into a ${ty.kind}`);
    case "Subslice":
      return { ty: subsliceTy(ty, element), variant: undefined };
    default:
      return assertNever(element);
  }
}

function subsliceTy(ty: Ty, { from, to, fromEnd }: Extract<Projection, { kind: "Subslice" }>): Ty {
  if (ty.kind !== "Array" || ty.len.kind !== "Value") return ty;
  const end = fromEnd ? Number(ty.len.bits) - to : to;
  return mkArray(ty.elem, mkConstUsize(end - from));
}

/** What a reference, raw pointer or Box points to. */
export function derefTy(ty: Ty): Ty {
  if (ty.kind === "Ref" || ty.kind === "RawPtr") return ty.ty;
  if (ty.kind === "Adt") {
    const first = ty.args[0];
    if (first?.kind === "Type") return first.ty;
  }
  return bug(`dereference of a ${ty.kind}`);
}

export function operandTy(locals: readonly LocalDecl[], operand: Operand): Ty {
  return operand.kind === "Constant" ? operand.constant.ty : placeTy(locals, operand.place).ty;
}
