/**
 * The state that the region type check of one body writes: region variables, outlives constraints and type tests, with the ways to
 * demand one. What it demands has the category and the place that are current (`at`).
 */
import type { Span } from "../../../base/source";
import type { DefId } from "../../../resolve/def";
import type { Context } from "../../../types/context";
import {
  Folder,
  hasFlags,
  instantiate,
  instantiateBoundPlaceholders,
  mapTypes,
  noBoundVars,
  visitTypes,
} from "../../../types/fold";
import { mkRePlaceholder, mkReVar } from "../../../types/intern";
import {
  type Binder,
  type GenericArgs,
  type ParamEnv,
  type Predicate,
  type Region,
  type RegionVid,
  type Ty,
  TypeFlags,
  type Variance,
} from "../../../types/ty";
import type { Body, Location } from "../../mir";
import { type Component, componentsOf, componentsOfArg } from "../../../types/outlives/components";
import { capturesArg, hiddenRegions } from "../../../types/outlives/captured";
import { impliedBounds } from "../../../types/outlives/implied";
import { type Demand, type RegionHost, RegionInferCtxt } from "../../../types/infer/region_infer";
import { type Invariance, type RelateHost, relateTypes } from "../../../types/outlives/relate";
import { type Answer, type Asked, canonical, mayDemand, type OwnRegion, type RegionAnswers, Teller } from "./answers";
import type { ConstraintCategory, OutlivesConstraint, RegionDefinition, RelatedTypes } from "./regions";
import { UniversalRelations } from "./relations";
import { holdsRegions } from "./renumber";
import { staticVid, type UniversalRegions } from "./universal";

/** How to see that a type outlives a region where no constraint can say it. */
export type VerifyBound =
  /** This region outlives it. */
  | { readonly kind: "Outlived"; readonly region: RegionVid }
  | { readonly kind: "Any" | "All"; readonly of: readonly VerifyBound[] };

/** `ty: region`, to be looked at when all regions are known. */
export interface TypeTest {
  readonly ty: Ty;
  readonly region: RegionVid;
  readonly bound: VerifyBound;
  readonly span: Span;
  readonly category: ConstraintCategory;
}

export interface Site {
  readonly location: Location | undefined;
  readonly span: Span;
  readonly category: ConstraintCategory;
}

export class RegionCx implements RegionHost, RelateHost {
  readonly definitions: RegionDefinition[];
  readonly constraints: OutlivesConstraint[] = [];
  readonly typeTests: TypeTest[] = [];
  readonly infcx: RegionInferCtxt;
  readonly relations: UniversalRelations;
  /** Regions of the hidden types of the opaque types that this body defines, with those that they may be. */
  readonly members: {
    readonly region: RegionVid;
    readonly choices: readonly RegionVid[];
    readonly opaque: Ty;
    readonly span: Span;
  }[] = [];
  private readonly placeholderVids = new Map<Region, RegionVid>();
  private relating: RelatedTypes | undefined;
  /** By the universe that relating them opened. */
  private readonly related = new Map<number, RelatedTypes>();
  /** Where a region takes what is `'static`: no constraint, but told of in the facts. */
  readonly fromStatic: { readonly region: RegionVid; readonly location: Location }[] = [];
  readonly lateBoundRegions: { readonly region: RegionVid; readonly location: Location }[] = [];
  private readonly lateBound = new Map<string, readonly Region[]>();
  private site: Site;
  private fromClosure = false;

  constructor(
    readonly tcx: Context,
    readonly body: Body,
    readonly universal: UniversalRegions,
    readonly env: ParamEnv,
    private readonly answers: RegionAnswers,
  ) {
    this.definitions = universal.definitions.slice();
    this.infcx = new RegionInferCtxt(tcx, this);
    this.relations = new UniversalRelations(tcx, universal, (region) => this.vidOf(region));
    this.site = { location: undefined, span: body.span, category: { kind: "Boring" } };
  }

  // ---- region variables ----

  freshVid(universe = 0): RegionVid {
    return (this.definitions.push({ kind: "Existential", universe }) - 1) as RegionVid;
  }

  dropVid(): void {
    this.definitions.pop();
  }

  universeOf(vid: RegionVid): number {
    const definition = this.definitions[vid];
    return definition === undefined || definition.kind === "Universal" ? 0 : definition.universe;
  }

  vidOf(region: Region): RegionVid | undefined {
    if (region.kind === "Var") return region.vid;
    if (region.kind !== "Placeholder") return this.universal.vids.get(region);
    // Placeholders for the bound variables of projections under binders go away again.
    const { universe } = region;
    if (universe < 0) return undefined;
    let vid = this.placeholderVids.get(region);
    if (vid === undefined) {
      const name = region.name.startsWith("'") && region.name !== "'_" ? region.name : undefined;
      vid = (this.definitions.push({ kind: "Placeholder", universe, name, related: this.related.get(universe) }) -
        1) as RegionVid;
      this.placeholderVids.set(region, vid);
    }
    return vid;
  }

  knows(placeholder: Region): boolean {
    return this.placeholderVids.has(placeholder);
  }

  forget(placeholder: Region): void {
    this.placeholderVids.delete(placeholder);
    this.dropVid();
  }

  freshRegion(): Region {
    return this.infcx.freshRegion();
  }

  placeholders<T>(binder: Binder<T>): T {
    if (binder.vars.length === 0) return instantiateBoundPlaceholders(binder, 0);
    const universe = this.infcx.freshUniverse();
    if (this.relating !== undefined) this.related.set(universe, this.relating);
    return instantiateBoundPlaceholders(binder, universe);
  }

  // ---- what late-bound lifetimes of callees are: live at the call, and told of in the facts ----

  noteLateBound(location: Location, regions: readonly Region[]): void {
    this.lateBound.set(`${location.block}:${location.statementIndex}`, regions);
    // Holes are lifetimes that nothing in the signature mentions.
    for (const region of Object.values(regions)) {
      const vid = this.vidOf(region);
      if (vid !== undefined) this.lateBoundRegions.push({ region: vid, location });
    }
  }

  /** In the order of the signature's binder; undefined for a lifetime that nothing in the signature mentions. */
  lateBoundAt({ block, statementIndex }: Location): readonly (RegionVid | undefined)[] {
    const regions = this.lateBound.get(`${block}:${statementIndex}`) ?? [];
    return regions.map((region) => (region === undefined ? undefined : this.vidOf(region)));
  }

  // ---- demanding ----

  /** Runs `f`; what it demands is for this reason. */
  at(site: Site, f: () => void): void {
    const before = this.site;
    this.site = site;
    f();
    this.settle();
    this.site = before;
  }

  /** As `at`, for what a closure made here requires. */
  fromClosureAt(site: Site, f: () => void): void {
    this.fromClosure = true;
    this.at(site, f);
    this.fromClosure = false;
  }

  /** Gives what the solver left to hold its category and place. */
  settle(): void {
    for (const demand of this.infcx.takeDemands()) this.meet(demand);
    this.infcx.freeze();
  }

  private meet(demand: Demand): void {
    if (demand.kind === "RegionOutlives")
      this.add(this.infcx.resolveVid(demand.longer), this.infcx.resolveVid(demand.shorter));
    else this.typeOutlives(demand.ty, mkReVar(demand.region));
  }

  private add(longer: RegionVid, shorter: RegionVid, invariance?: Invariance): void {
    const { location, span, category } = this.site;
    if (longer === staticVid && location !== undefined) this.fromStatic.push({ region: shorter, location });
    if (longer === shorter || longer === staticVid || shorter === this.universal.body) return;
    this.constraints.push({ longer, shorter, category, span, location, fromClosure: this.fromClosure, invariance });
  }

  outlives(longer: Region, shorter: Region, invariance?: Invariance): void {
    const a = this.vidOf(this.infcx.resolveRegion(longer));
    const b = this.vidOf(this.infcx.resolveRegion(shorter));
    if (a !== undefined && b !== undefined) this.add(a, b, invariance);
  }

  relate(a: Ty, b: Ty, variance: Variance): void {
    this.relating = variance === "Contravariant" ? { expected: a, found: b } : { expected: b, found: a };
    relateTypes(this, a, b, variance);
    this.relating = undefined;
  }

  prove(predicate: Predicate): void {
    if (!mayDemand(this.tcx, predicate)) return;
    const asked = this.canonical(predicate);
    if (asked !== undefined) return this.told(this.answers.prove(this.env, asked), asked.inputs);
    this.infcx.prove(this.env, predicate);
    this.settle();
  }

  proveNormalized(predicate: Predicate): void {
    if (mayDemand(this.tcx, predicate)) this.prove(this.normalizeAll(predicate));
  }

  /** Proves the predicates of `def`, each at its site. */
  provePredicates(def: DefId, args: GenericArgs, siteOf: (index: number) => Site): void {
    const asked = this.canonical(args);
    if (asked !== undefined)
      for (const { index, answer } of this.answers.needs(this.env, def, asked))
        this.at(siteOf(index), () => this.told(answer, asked.inputs));
    else
      this.tcx
        .predicatesOf(def)
        .forEach((predicate, index) =>
          this.at(siteOf(index), () => this.proveNormalized(instantiate(predicate, args))),
        );
  }

  normalize(ty: Ty): Ty {
    if ((ty.flags & TypeFlags.HasProjection) === 0) return ty;
    const asked = this.canonical(ty);
    const answer = asked === undefined ? undefined : this.answers.normalize(this.env, asked);
    if (asked !== undefined && answer !== undefined) return this.told(answer, asked.inputs);
    return this.normalizeHere(ty);
  }

  private normalizeHere<T>(value: T): T {
    const normalized = this.infcx.normalizeWith(this.env, value);
    this.settle();
    return normalized;
  }

  normalizeAll<T>(value: T): T {
    if (!hasFlags(value, TypeFlags.HasProjection)) return value;
    const folder = new TypewiseNormalizer((ty) => this.normalize(ty));
    if (!folder.suits(value)) return this.normalizeHere(value);
    return folder.fold(value);
  }

  // ---- asking ----

  private canonical<T>(value: T): Asked<T> | undefined {
    return canonical(value, (vid) => this.infcx.resolveVid(vid));
  }

  /** Demands what was answered, of the asker's regions. */
  private told<T>({ value, demands, own, universes }: Answer<T>, inputs: readonly RegionVid[]): T {
    const base = this.infcx.universeCount;
    for (let i = 0; i < universes; i++) this.infcx.freshUniverse();
    const teller = new Teller(own, inputs, (region) => this.ownRegion(region, base));
    for (const demand of demands)
      if (demand.kind === "RegionOutlives") this.outlives(teller.region(demand.longer), teller.region(demand.shorter));
      else this.typeOutlives(teller.foldTy(demand.ty), teller.region(demand.region));
    return teller.fold(value);
  }

  private ownRegion(region: OwnRegion, base: number): Region {
    if (region.kind === "Named") return region.region;
    if (region.kind === "Fresh") return mkReVar(this.freshVid(base + region.universe));
    const { universe, index, name } = region.region;
    return mkRePlaceholder(base + universe, index, name);
  }

  /** `ty: region`, by its components. */
  typeOutlives(ty: Ty, region: Region): void {
    for (const component of componentsOf(this.infcx.resolveAll(ty))) this.component(component, region);
  }

  private component(component: Component, region: Region): void {
    if (component.kind === "Region") return this.outlives(component.region, region);
    const vid = this.vidOf(this.infcx.resolveRegion(region));
    if (vid === undefined) return;
    const known = component.kind === "Alias" ? this.normalize(component.ty) : component.ty;
    if (known !== component.ty) {
      this.typeOutlives(known, region);
      return;
    }
    const bound = this.verifyBound(component);
    if (bound === undefined) {
      for (const inner of component.kind === "Alias" ? this.aliasParts(component.ty) : [])
        this.component(inner, region);
      return;
    }
    const { span, category } = this.site;
    this.typeTests.push({ ty: component.ty, region: vid, bound, span, category });
  }

  /** Undefined: an alias of which nothing but its arguments is known. */
  private verifyBound(component: Component & { kind: "Param" | "Alias" }): VerifyBound | undefined {
    const outlived = (region: RegionVid): VerifyBound => ({ kind: "Outlived", region });
    const known = this.relations.typeBounds
      .filter(({ ty }) => ty === component.ty || this.sameAlias(ty, component.ty))
      .map(({ region }) => outlived(region));
    if (component.kind === "Param") return { kind: "Any", of: [outlived(this.universal.body), ...known] };
    const declared = this.aliasBounds(component.ty).map(outlived);
    if (known.length === 0 && declared.length === 0) return undefined;
    const parts = this.aliasParts(component.ty).map((part) => this.partBound(part));
    return { kind: "Any", of: [...known, ...declared, { kind: "All", of: parts }] };
  }

  /** What an alias depends on. */
  private aliasParts({ alias, def, args }: Ty & { kind: "Alias" }): Component[] {
    return args.flatMap((arg, index) =>
      alias === "Opaque" && !capturesArg(this.tcx, def, index) ? [] : componentsOfArg(arg),
    );
  }

  private partBound(part: Component): VerifyBound {
    if (part.kind !== "Region") return this.verifyBound(part) ?? { kind: "All", of: [] };
    const vid = this.vidOf(this.infcx.resolveRegion(part.region));
    return vid === undefined ? { kind: "All", of: [] } : { kind: "Outlived", region: vid };
  }

  /** Bounds of where-clauses hold for the alias whatever its regions are called here. */
  private sameAlias(a: Ty, b: Ty): boolean {
    return a.kind === "Alias" && b.kind === "Alias" && this.tcx.eraseRegions(a) === this.tcx.eraseRegions(b);
  }

  /** `type Item: 'static`, `impl Trait + 'a`. */
  private aliasBounds(ty: Ty & { kind: "Alias" }): RegionVid[] {
    const found: RegionVid[] = [];
    for (const bound of this.tcx.itemBounds(ty.def)) {
      const value = noBoundVars(bound);
      if (value?.kind !== "TypeOutlives" || value.ty.kind !== "Alias" || value.ty.def !== ty.def) continue;
      const vid = this.vidOf(this.infcx.resolveRegion(instantiate(value.region, ty.args)));
      if (vid !== undefined) found.push(vid);
    }
    return found;
  }

  /** What the type needs in order to be well-formed, as far as regions go. */
  wellFormed(ty: Ty): void {
    if (!holdsRegions(ty)) return;
    impliedBounds(this.tcx, ty, (longer, region) => this.component(longer, region));
  }

  // ---- opaque types ----

  private readonly defining = new Map<Ty, Ty>();

  /** The hidden type of an opaque type of this body's signature must meet its bounds, and may hold only what it captures. */
  opaque(opaque: Ty & { kind: "Alias" }, hidden: Ty): boolean {
    if (this.tcx.opaqueInfo(opaque.def).owner !== this.body.def) return false;
    if (this.defining.has(opaque)) return true;
    this.defining.set(opaque, hidden);
    const choices = [staticVid];
    opaque.args.forEach((arg, index) => {
      const vid = arg.kind === "Lifetime" ? this.vidOf(arg.region) : undefined;
      if (vid !== undefined && capturesArg(this.tcx, opaque.def, index)) choices.push(vid);
    });
    this.hiddenRegions(opaque, hidden, choices);
    for (const bound of this.tcx.itemBounds(opaque.def)) {
      const own = this.hide(instantiate(bound, opaque.args), opaque, hidden);
      this.proveNormalized(own);
    }
    return true;
  }

  private hiddenRegions(opaque: Ty, hidden: Ty, choices: readonly RegionVid[]): void {
    for (const held of hiddenRegions(this.tcx, hidden)) {
      const region = this.vidOf(this.infcx.resolveRegion(held));
      if (region !== undefined) this.members.push({ region, choices, opaque, span: this.site.span });
    }
  }

  private hide(predicate: Predicate, opaque: Ty, hidden: Ty): Predicate {
    return mapTypes(predicate, (ty) => (ty === opaque ? hidden : undefined), TypeFlags.HasOpaque);
  }

  /** Lifetimes that it does not capture do not count. */
  opaqueVariances(opaque: Ty & { kind: "Alias" }): readonly Variance[] {
    return opaque.args.map((_, index) => (capturesArg(this.tcx, opaque.def, index) ? "Invariant" : "Bivariant"));
  }

  /** A region of a renumbered type is a variable always. */
  varOf(region: Region): RegionVid {
    return region.kind === "Var" ? this.infcx.resolveVid(region.vid) : (this.vidOf(region) ?? staticVid);
  }
}

/** Normalizes the outermost types of a value, one by one. */
class TypewiseNormalizer extends Folder {
  constructor(private readonly normalize: (ty: Ty) => Ty) {
    super();
  }
  /** Not where a projection hangs on a binder of the value, or is a constant's. */
  suits(value: unknown): boolean {
    let suits = true;
    visitTypes(value, (part) => {
      if ((part.flags & TypeFlags.HasProjection) !== 0 && (part.sort !== "Ty" || part.outerExclusiveBinder > 0))
        suits = false;
      return false;
    });
    return suits;
  }
  override foldTy(ty: Ty): Ty {
    return this.normalize(ty);
  }
}
