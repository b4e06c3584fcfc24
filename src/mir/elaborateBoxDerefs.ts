/**
 * `*b` of a `Box` becomes a dereference of the raw pointer inside it (`Unique`, `NonNull`, pointer: the first field of
 * each), so that the machine knows only pointers. Move checks and drop elaboration come before: they need the box itself.
 */
import { expectDefined } from "../base/invariant";
import type { TyCtxt } from "../types/tcx";
import type { Ty } from "../types/ty";
import type { Body, Place, Projection } from "./mir";
import { type PlaceTy, projectTy } from "./placeTy";
import { mapPlaces } from "./visit";

export function elaborateBoxDerefs(tcx: TyCtxt, body: Body): Body {
  return mapPlaces(body, (place) =>
    place.projection.some((element) => element.kind === "Deref") ? throughPointers(tcx, body, place) : place,
  );
}

function throughPointers(tcx: TyCtxt, body: Body, place: Place): Place {
  const projection: Projection[] = [];
  let at: PlaceTy = { ty: expectDefined(body.locals[place.local], `_${place.local}`).ty, variant: undefined };
  for (const element of place.projection) {
    if (element.kind === "Deref" && at.ty.kind === "Adt") projection.push(...pointerFields(tcx, body, at.ty));
    projection.push(element);
    at = projectTy(at, element);
  }
  return { local: place.local, projection };
}

function pointerFields(tcx: TyCtxt, body: Body, box: Ty): Projection[] {
  const fields: Projection[] = [];
  const env = tcx.paramEnv(body.def);
  let ty = box;
  while (ty.kind === "Adt") {
    const variant = expectDefined(tcx.adtDef(ty.def).variants[0], "fields of a box");
    ty = tcx.normalize(tcx.fieldTy(variant, 0, ty.args), env);
    fields.push({ kind: "Field", field: 0, ty });
  }
  return fields;
}
