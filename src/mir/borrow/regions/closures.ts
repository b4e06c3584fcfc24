/**
 * What a closure's body cannot decide by itself is required of the body that makes it: rustc's `ClosureRegionRequirements`. The
 * closure numbers its external regions (`'static`, parameters of the bodies around it, then each place of its kind, signature
 * and captures); the creator knows the same places in the closure's type.
 */
import type { RegionVid } from "../../../types/ty";
import { mkReVar } from "../../../types/intern";
import type { Location } from "../../mir";
import type { RegionCx } from "./context";
import type { ClosureRequirements } from "./regions";
import { type ClosureTy, isClosureTy, ownClosureRegions, staticVid, type UniversalRegions } from "./universal";
import type { Context } from "../../../types/context";

/** The external regions of a closure's own body: a requirement's number is an index of this list. */
export function externalRegions(tcx: Context, universal: UniversalRegions): RegionVid[] {
  const params = universal.definitions.flatMap(({ universal: kind, external }, vid) =>
    kind === "Static" || (kind === "External" && external !== undefined) ? [vid as RegionVid] : [],
  );
  const { closureTy } = universal;
  return closureTy !== undefined && isClosureTy(closureTy) ? [...params, ...ownClosureRegions(tcx, closureTy)] : params;
}

/** The identities of the parameters among them, for the creator to find its own. */
export function externalParams(universal: UniversalRegions): ClosureRequirements["params"] {
  return universal.definitions.flatMap(({ universal: kind, external }) =>
    (kind === "Static" || kind === "External") && external !== undefined ? [external] : [],
  );
}

export function applyRequirements(
  cx: RegionCx,
  closureTy: ClosureTy,
  { params, requirements }: ClosureRequirements,
  location: Location,
): void {
  if (requirements.length === 0) return;
  const regions = [
    ...params.map((region) => cx.universal.vids.get(region) ?? staticVid),
    ...ownClosureRegions(cx.tcx, closureTy),
  ];
  for (const { subject, outlived, category, span } of requirements) {
    const shorter = regions[outlived];
    if (shorter === undefined) continue;
    cx.fromClosureAt({ location, span, category }, () => {
      if (subject.kind === "Ty") cx.typeOutlives(subject.ty, mkReVar(shorter));
      else {
        const longer = regions[subject.region];
        if (longer !== undefined) cx.outlives(mkReVar(longer), mkReVar(shorter));
      }
    });
  }
}
