/**
 * What is known of universal regions before any code is read: where-clauses, and what the types of arguments and result imply by
 * being well-formed (`&'a &'b T` implies `'b: 'a`). Closed under transitivity; everything outlives the body, `'static` everything.
 */
import { BitSet } from "../../../base/bitset";
import { noBoundVars } from "../../../types/fold";
import type { Context } from "../../../types/context";
import type { Predicate, Region, RegionVid, Ty } from "../../../types/ty";
import { type Component, componentsOf } from "../../../types/outlives/components";
import { impliedBounds } from "../../../types/outlives/implied";
import type { UniversalRegions } from "./universal";
import { staticVid } from "./universal";

/** `ty: region`, of a parameter or an alias. */
export interface TypeBound {
  readonly ty: Ty;
  readonly region: RegionVid;
}

export class UniversalRelations {
  private readonly rows: BitSet[];
  readonly typeBounds: TypeBound[] = [];

  constructor(
    private readonly tcx: Context,
    private readonly universal: UniversalRegions,
    private readonly vidOf: (region: Region) => RegionVid | undefined,
  ) {
    const count = universal.definitions.length;
    this.rows = universal.definitions.map((_, vid) => {
      const row = new BitSet(count);
      row.add(vid);
      row.add(universal.body);
      if (vid === staticVid) for (let other = 0; other < count; other++) row.add(other);
      return row;
    });
  }

  /** `longer: shorter`, both universal. */
  outlives(longer: RegionVid, shorter: RegionVid): boolean {
    return this.rows[longer]?.has(shorter) === true;
  }

  /** Universal regions that `region` is known to outlive. */
  outlivedBy(region: RegionVid): BitSet {
    return this.rows[region] ?? new BitSet();
  }

  // ---- making ----

  addPredicates(predicates: readonly Predicate[]): void {
    for (const predicate of predicates) {
      const value = noBoundVars(predicate);
      if (value?.kind === "RegionOutlives") this.addRegion(value.longer, value.shorter);
      if (value?.kind === "TypeOutlives") this.addType(value.ty, value.region);
    }
  }

  /** What the type implies by being well-formed. */
  addImplied(ty: Ty): void {
    impliedBounds(this.tcx, ty, (longer, region) => {
      if (longer.kind === "Region") this.addRegion(longer.region, region);
      else this.addType(longer.ty, region);
    });
  }

  private addType(ty: Ty, region: Region): void {
    for (const component of componentsOf(ty)) this.addComponent(component, region);
  }

  private addComponent(component: Component, region: Region): void {
    if (component.kind === "Region") return this.addRegion(component.region, region);
    const vid = this.vidOf(region);
    if (vid !== undefined) this.typeBounds.push({ ty: component.ty, region: vid });
  }

  private addRegion(longer: Region, shorter: Region): void {
    const a = this.vidOf(longer);
    const b = this.vidOf(shorter);
    const count = this.universal.definitions.length;
    if (a !== undefined && b !== undefined && a < count && b < count) this.rows[a]?.add(b);
  }

  /** To be called when all is added. */
  close(): void {
    for (let changed = true; changed; ) {
      changed = false;
      for (const row of this.rows)
        for (const next of [...row]) changed = row.union(this.outlivedBy(next as RegionVid)) || changed;
    }
  }
}
