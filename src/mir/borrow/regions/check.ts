/**
 * Holds the solved regions against what is known: a universal region may outlive only those that the signature lets it, a
 * placeholder none at all, and every type test must pass. What a closure cannot decide goes to its creator.
 */
import type { Span } from "../../../base/source";
import { TypeFlags, type RegionVid, type Ty } from "../../../types/ty";
import { externalParams, externalRegions } from "./closures";
import type { TypeTest, VerifyBound } from "./context";
import type { Regions } from "./infer";
import type { ClosureRequirement, ClosureRequirements } from "./regions";

export type RegionError =
  /** `longer` would have to outlive `shorter`. */
  | { readonly kind: "Region"; readonly longer: RegionVid; readonly shorter: RegionVid }
  | { readonly kind: "Type"; readonly test: TypeTest; readonly shorter: RegionVid }
  /** A placeholder would have to outlive another region. */
  | { readonly kind: "Placeholder"; readonly placeholder: RegionVid; readonly end: RegionVid }
  /** An opaque type hides a region that it does not capture. */
  | {
      readonly kind: "Opaque";
      readonly region: RegionVid;
      /** The lifetime that it would have to capture. */
      readonly held: RegionVid | undefined;
      readonly opaque: Ty;
      readonly span: Span;
    };

export function checkRegions(regions: Regions): {
  readonly errors: readonly RegionError[];
  readonly requirements: ClosureRequirements | undefined;
} {
  return new Checker(regions).run();
}

class Checker {
  private readonly errors: RegionError[] = [];
  private readonly requirements: ClosureRequirement[] = [];
  private readonly externals: readonly RegionVid[];
  private readonly isClosure: boolean;

  constructor(private readonly regions: Regions) {
    const { tcx, universal } = regions.cx;
    this.isClosure = universal.closureTy !== undefined;
    this.externals = this.isClosure ? externalRegions(tcx, universal) : [];
  }

  run() {
    this.typeTests();
    this.universals();
    this.placeholders();
    // What is hidden follows from the rest: with that wrong, it is no fault of its own.
    if (this.errors.length === 0) this.opaques();
    const { requirements } = this;
    return {
      errors: this.errors,
      requirements: this.isClosure ? { params: externalParams(this.regions.cx.universal), requirements } : undefined,
    };
  }

  // ---- universal regions ----

  private universals(): void {
    const { universal, relations } = this.regions.cx;
    for (let vid = 1; vid < universal.definitions.length; vid++) {
      const longer = vid as RegionVid;
      if (longer === universal.body) continue;
      let reported = false;
      for (const shorter of this.regions.universalIn(longer)) {
        if (relations.outlives(longer, shorter) || this.propagate(longer, shorter)) continue;
        // One is enough for the user.
        if (!reported) this.errors.push({ kind: "Region", longer, shorter });
        reported = true;
      }
    }
  }

  /** A closure: the creator must know that some external region that `longer` outlives, outlives those above `shorter`. */
  private propagate(longer: RegionVid, shorter: RegionVid): boolean {
    if (!this.isClosure) return false;
    const below = this.lowerExternal(longer);
    if (below === undefined) return false;
    const above = this.upperExternals(shorter);
    const blame = this.regions.blame(longer, shorter);
    if (blame === undefined || above.length === 0) return false;
    const { category, span } = blame;
    for (const outlived of above)
      this.requirements.push({
        subject: { kind: "Region", region: this.externals.indexOf(below) },
        outlived: this.externals.indexOf(outlived),
        category,
        span,
      });
    return true;
  }

  private isExternal(region: RegionVid): boolean {
    return this.externals.includes(region);
  }

  /** An external region that `region` is known to outlive. */
  private lowerExternal(region: RegionVid): RegionVid | undefined {
    if (this.isExternal(region)) return region;
    const { relations } = this.regions.cx;
    return this.externals.find((external) => relations.outlives(region, external));
  }

  /** External regions known to outlive `region`: the smallest ones. */
  private upperExternals(region: RegionVid): RegionVid[] {
    if (this.isExternal(region)) return [region];
    const { relations } = this.regions.cx;
    const above = this.externals.filter((external) => relations.outlives(external, region));
    return above.filter((a) => !above.some((b) => b !== a && relations.outlives(a, b) && !relations.outlives(b, a)));
  }

  // ---- placeholders ----

  private placeholders(): void {
    const { regions } = this;
    regions.definitions.forEach((definition, vid) => {
      if (definition.kind !== "Placeholder") return;
      for (const end of regions.endsIn(vid as RegionVid)) {
        if (end === vid) continue;
        this.errors.push({ kind: "Placeholder", placeholder: vid as RegionVid, end: end as RegionVid });
        return;
      }
    });
  }

  // ---- type tests ----

  private typeTests(): void {
    const seen = new Set<string>();
    for (const test of this.regions.cx.typeTests) {
      const failing = this.failing(test);
      if (failing === undefined) continue;
      if (this.isClosure && this.propagateTest(test)) continue;
      const key = `${test.ty.id} ${failing} ${test.span.lo}:${test.span.hi}`;
      if (seen.has(key)) continue;
      seen.add(key);
      this.errors.push({ kind: "Type", test, shorter: failing });
    }
  }

  /** A universal region in the value of the test's region that the type is not known to outlive. */
  private failing({ region, bound }: TypeTest): RegionVid | undefined {
    const ends = this.regions.universalIn(region);
    return ends.find((end) => !this.holds(bound, end));
  }

  private holds(bound: VerifyBound, end: RegionVid): boolean {
    switch (bound.kind) {
      case "Outlived":
        return this.regions.universalIn(bound.region).some((longer) => this.regions.cx.relations.outlives(longer, end));
      case "Any":
        return bound.of.some((part) => this.holds(part, end));
      case "All":
        return bound.of.every((part) => this.holds(part, end));
    }
  }

  private propagateTest({ ty, region, bound, category, span }: TypeTest): boolean {
    if ((ty.flags & (TypeFlags.HasRegionInfer | TypeFlags.HasPlaceholder)) !== 0) return true;
    for (const end of this.regions.universalIn(region)) {
      if (this.holds(bound, end)) continue;
      for (const above of this.upperExternals(end))
        this.requirements.push({
          subject: { kind: "Ty", ty },
          outlived: this.externals.indexOf(above),
          category,
          span,
        });
    }
    return true;
  }

  // ---- opaque types ----

  private opaques(): void {
    for (const { region, choices, opaque, span } of this.regions.cx.members) {
      const above = this.universalsAbove(region);
      const below = this.regions.universalIn(region).filter((end) => end !== this.regions.cx.universal.body);
      if (choices.some((choice) => this.isBetween(choice, below, above))) continue;
      this.errors.push({ kind: "Opaque", region, held: below[0] ?? above[0], opaque, span });
    }
  }

  /** A captured region can stand for the hidden one. */
  private isBetween(choice: RegionVid, below: readonly RegionVid[], above: readonly RegionVid[]): boolean {
    const { relations } = this.regions.cx;
    if (!below.every((end) => relations.outlives(choice, end))) return false;
    const isEqual = below.some((end) => relations.outlives(end, choice));
    return isEqual || above.every((upper) => relations.outlives(upper, choice));
  }

  /** Universal regions that must outlive it. */
  private universalsAbove(region: RegionVid): RegionVid[] {
    const longerThan = (this.longerThan ??= this.reversed());
    const seen = new Set<RegionVid>([region]);
    for (const at of seen) for (const longer of longerThan.get(at) ?? []) seen.add(longer);
    return [...seen].filter((vid) => this.regions.isUniversal(vid) && vid !== this.regions.cx.universal.body);
  }

  private longerThan: ReadonlyMap<RegionVid, readonly RegionVid[]> | undefined;

  private reversed(): ReadonlyMap<RegionVid, readonly RegionVid[]> {
    const found = new Map<RegionVid, RegionVid[]>();
    for (const { longer, shorter } of this.regions.constraints) {
      const known = found.get(shorter);
      if (known === undefined) found.set(shorter, [longer]);
      else known.push(longer);
    }
    return found;
  }
}
