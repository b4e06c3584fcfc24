/**
 * The inference context in which the borrow checker proves predicates and normalizes: as the type checker's, but regions count.
 * Regions that the solver makes up are unified where they can be; all other equalities and outlives demands are collected
 * for the caller, who gives them a category and a place.
 */
import { Folder, noSpan } from "../fold";
import { InferCtxt, misc } from "./infer";
import { mkReVar } from "../intern";
import type { Context } from "../context";
import { FulfillmentContext } from "../traits/fulfill";
import { normalize } from "../traits/project";
import { type Const, type ParamEnv, type Predicate, type Region, type RegionVid, type Ty, TypeFlags } from "../ty";

/** Who numbers regions. */
export interface RegionHost {
  freshVid(universe: number): RegionVid;
  /** Takes back the newest one. */
  dropVid(): void;
  universeOf(vid: RegionVid): number;
  /** The variable of a region that is not one: a parameter, `'static`, a placeholder. Undefined: to be ignored. */
  vidOf(region: Region): RegionVid | undefined;
  /** Whether a placeholder has its variable. */
  knows(placeholder: Region): boolean;
  /** Takes the newest variable, that of a placeholder, back. */
  forget(placeholder: Region): void;
}

export type Demand =
  | { readonly kind: "RegionOutlives"; readonly longer: RegionVid; readonly shorter: RegionVid }
  | { readonly kind: "TypeOutlives"; readonly ty: Ty; readonly region: RegionVid };

export class RegionInferCtxt extends InferCtxt {
  private readonly values = new Map<RegionVid, RegionVid>();
  private readonly made = new Set<RegionVid>();
  private demands: Demand[] = [];

  constructor(
    tcx: Context,
    private readonly host: RegionHost,
  ) {
    super(tcx);
  }

  override get tracksRegions(): boolean {
    return true;
  }

  override freshRegion(): Region {
    const vid = this.host.freshVid(this.universe);
    this.made.add(vid);
    this.log.push(() => {
      this.made.delete(vid);
      this.host.dropVid();
    });
    return mkReVar(vid);
  }

  /** How many universes were entered so far. */
  get universeCount(): number {
    return this.universe;
  }
  freshUniverse(): number {
    return ++this.universe;
  }

  // ---- relating ----

  private vid(region: Region): RegionVid | undefined {
    let vid = region.kind === "Var" ? region.vid : this.hostVid(region);
    for (let next = vid; next !== undefined; next = this.values.get(next)) vid = next;
    return vid;
  }

  private hostVid(region: Region): RegionVid | undefined {
    const isNew = region.kind === "Placeholder" && !this.host.knows(region);
    const vid = this.host.vidOf(region);
    if (isNew && vid !== undefined) this.log.push(() => this.host.forget(region));
    return vid;
  }

  override equateRegions(a: Region, b: Region): void {
    if (a === b) return;
    const x = this.vid(a);
    const y = this.vid(b);
    if (x === undefined || y === undefined || x === y) return;
    if (!this.bind(x, y) && !this.bind(y, x)) {
      this.demand({ kind: "RegionOutlives", longer: x, shorter: y });
      this.demand({ kind: "RegionOutlives", longer: y, shorter: x });
    }
  }

  /** A region made up here may stand for another that its universe can name. */
  private bind(vid: RegionVid, value: RegionVid): boolean {
    if (!this.made.has(vid) || this.host.universeOf(vid) < this.host.universeOf(value)) return false;
    this.values.set(vid, value);
    this.log.push(() => this.values.delete(vid));
    return true;
  }

  private demand(demand: Demand): void {
    const { demands } = this;
    demands.push(demand);
    this.log.push(() => demands.pop());
  }

  override registerOutlives(predicate: Predicate): void {
    this.enterForall(predicate, (value) => {
      if (value.kind === "RegionOutlives") {
        const longer = this.vid(value.longer);
        const shorter = this.vid(value.shorter);
        if (longer !== undefined && shorter !== undefined) this.demand({ kind: "RegionOutlives", longer, shorter });
      } else if (value.kind === "TypeOutlives") {
        const region = this.vid(value.region);
        if (region !== undefined) this.demand({ kind: "TypeOutlives", ty: value.ty, region });
      }
    });
  }

  // ---- asking ----

  /** Undecided parts stay as they are; what regions must hold is left in `takeDemands`. */
  normalizeWith<T>(env: ParamEnv, value: T): T {
    const normalized = normalize(this, env, misc(noSpan), value);
    const fulfill = new FulfillmentContext();
    fulfill.registerAll(normalized.obligations);
    fulfill.selectWherePossible(this);
    return this.resolveAll(normalized.value);
  }

  prove(env: ParamEnv, predicate: Predicate): void {
    const fulfill = new FulfillmentContext();
    fulfill.register({ predicate, env, cause: misc(noSpan), depth: 0 });
    fulfill.selectWherePossible(this);
  }

  resolveAll<T>(value: T): T {
    return new RegionResolver((region) => this.resolveRegion(region)).fold(this.resolve(value));
  }

  resolveRegion(region: Region): Region {
    if (region.kind === "Bound" || region.kind === "Erased" || region.kind === "Error") return region;
    const vid = this.vid(region);
    return vid === undefined ? region : mkReVar(vid);
  }

  resolveVid(vid: RegionVid): RegionVid {
    let at = vid;
    for (let next: RegionVid | undefined = vid; next !== undefined; next = this.values.get(next)) at = next;
    return at;
  }

  /** Regions made up so far stand for themselves from now on. */
  freeze(): void {
    this.made.clear();
  }

  takeDemands(): readonly Demand[] {
    const taken = this.demands;
    this.demands = [];
    return taken;
  }
}

class RegionResolver extends Folder {
  constructor(private readonly resolveRegion: (region: Region) => Region) {
    super();
  }
  override foldTy(ty: Ty): Ty {
    return (ty.flags & TypeFlags.HasRegions) === 0 ? ty : this.superTy(ty);
  }
  override foldRegion(region: Region): Region {
    return this.resolveRegion(region);
  }
  override foldConst(value: Const): Const {
    return (value.flags & TypeFlags.HasRegions) === 0 ? value : this.superConst(value);
  }
}
