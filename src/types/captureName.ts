/** What a closure's captures are called: by the place that is captured, as it is written. */
import type { CapturedPlace } from "./body";
import type { TyCtxt } from "./tcx";
import type { Ty } from "./ty";

type CapturedField = Extract<CapturedPlace["projections"][number], { kind: "Field" }>;

/** `p.x`: what the view calls a capture. */
export function captureName(tcx: TyCtxt, { name, baseTy, projections }: CapturedPlace): string {
  let path = name;
  let ty = baseTy;
  for (const element of projections) {
    if (element.kind === "Field") path += `.${capturedFieldName(tcx, ty, element)}`;
    ({ ty } = element);
  }
  return path;
}

export function capturedFieldName(tcx: TyCtxt, ty: Ty, { field, variant }: CapturedField): string {
  const name = ty.kind === "Adt" ? tcx.adtDef(ty.def).variants[variant]?.fields[field]?.name : undefined;
  return name ?? String(field);
}
