/**
 * Outlives requirements of items outside of bodies: what the types of fields and the header of an impl need (E0309, E0310, E0477,
 * E0478, E0491), held against where-clauses and what the item implies. Regions here are the item's own parameters and `'static`.
 */
import { type Diagnostic, error, type Label } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import type { Context } from "../context";
import { instantiate, noBoundVars } from "../fold";
import type { ObligationCause } from "../infer/infer";
import { type Component, componentsOf, componentsOfArg } from "../outlives/components";
import { impliedBounds } from "../outlives/implied";
import { inferredOutlives } from "../outlives/inferred";
import { outlivesSuggestion } from "../suggest";
import type { Predicate, Region, Ty } from "../ty";
import { printTy } from "../print";

/** An outlives predicate that must hold in an item, and why. */
export interface OutlivesDemand {
  readonly predicate: Predicate;
  readonly cause: ObligationCause;
}

export function checkOutlives(tcx: Context, item: DefId, demands: readonly OutlivesDemand[]): void {
  if (demands.length === 0) return;
  const known = new KnownOutlives(tcx, item);
  for (const { predicate, cause } of demands) {
    const value = noBoundVars(predicate);
    if (value?.kind === "RegionOutlives") {
      if (isOwn(value.longer) && isOwn(value.shorter) && !known.region(value.longer, value.shorter))
        tcx.diagnostics.push(lifetimeBound(tcx, item, value.longer, value.shorter, cause));
    } else if (value?.kind === "TypeOutlives" && isOwn(value.region)) {
      const failing = componentsOf(value.ty).find((part) => !known.component(part, value.region));
      if (failing?.kind === "Region" && cause.code.kind === "ItemBound" && tcx.def(cause.code.def).kind === "Trait")
        tcx.diagnostics.push(lifetimeBound(tcx, item, failing.region, value.region, cause));
      else if (failing !== undefined)
        tcx.diagnostics.push(typeBound(tcx, item, value.ty, failing, value.region, cause));
    }
  }
}

/** Regions that inference made up relate to anything. */
function isOwn({ kind }: Region): boolean {
  return kind === "EarlyParam" || kind === "Static";
}

/** What is known of an item's regions and parameters: its where-clauses, and what its header or fields imply. */
export class KnownOutlives {
  private readonly pairs = new Map<Region, Set<Region>>();
  private readonly types: { readonly ty: Ty; readonly region: Region }[] = [];

  constructor(
    private readonly tcx: Context,
    item: DefId,
  ) {
    const { kind, parent } = tcx.def(item);
    const impl = kind === "Impl" ? item : parent;
    this.addAll(tcx.paramEnv(item).callerBounds);
    if (impl !== undefined && tcx.def(impl).kind === "Impl") {
      const { selfTy, trait } = tcx.implHeader(impl);
      for (const ty of [selfTy, ...(trait?.args ?? []).flatMap((arg) => (arg.kind === "Type" ? [arg.ty] : []))])
        this.addImplied(ty);
    } else if (kind === "Struct" || kind === "Enum" || kind === "Union") this.addAll(inferredOutlives(tcx, item));
  }

  addImplied(ty: Ty): void {
    impliedBounds(this.tcx, ty, (longer, region) => this.add(longer, region));
  }

  addAll(predicates: readonly Predicate[]): void {
    for (const predicate of predicates) {
      const value = noBoundVars(predicate);
      if (value?.kind === "RegionOutlives") this.add({ kind: "Region", region: value.longer }, value.shorter);
      if (value?.kind === "TypeOutlives")
        for (const component of componentsOf(value.ty)) this.add(component, value.region);
    }
  }

  private add(longer: Component, shorter: Region): void {
    if (longer.kind !== "Region") {
      this.types.push({ ty: longer.ty, region: shorter });
      return;
    }
    const below = this.pairs.get(longer.region) ?? new Set();
    below.add(shorter);
    this.pairs.set(longer.region, below);
  }

  region(longer: Region, shorter: Region): boolean {
    const seen = new Set<Region>([longer]);
    for (const at of seen) {
      if (at === shorter || at.kind === "Static") return true;
      for (const next of this.pairs.get(at) ?? []) seen.add(next);
    }
    return false;
  }

  component(part: Component, region: Region): boolean {
    if (part.kind === "Region") return !isOwn(part.region) || this.region(part.region, region);
    if (this.types.some((bound) => bound.ty === part.ty && this.region(bound.region, region))) return true;
    if (part.kind === "Param") return false;
    return (
      this.declared(part.ty, region) || part.ty.args.flatMap(componentsOfArg).every((p) => this.component(p, region))
    );
  }

  /** `type Out: 'a`. */
  private declared(ty: Ty & { kind: "Alias" }, region: Region): boolean {
    return this.tcx.itemBounds(ty.def).some((bound) => {
      const value = noBoundVars(bound);
      if (value?.kind !== "TypeOutlives" || value.ty.kind !== "Alias" || value.ty.def !== ty.def) return false;
      return this.region(instantiate(value.region, ty.args), region);
    });
  }
}

// ---- words ----

function named(region: Region): string {
  return region.kind === "EarlyParam" ? region.name : "'static";
}

/** `the lifetime `'a` as defined here`, with the place. */
function described(tcx: Context, item: DefId, region: Region): { readonly text: string; readonly labels: Label[] } {
  if (region.kind !== "EarlyParam") return { text: "the static lifetime", labels: [] };
  const def = tcx.paramDef(item, region.index);
  const text = `the lifetime \`${region.name}\` as defined here`;
  return { text, labels: def === undefined ? [] : [{ span: tcx.def(def).nameSpan, text }] };
}

function lifetimeBound(
  tcx: Context,
  item: DefId,
  longer: Region,
  shorter: Region,
  { span }: ObligationCause,
): Diagnostic {
  const a = described(tcx, item, longer);
  const b = described(tcx, item, shorter);
  return error("E0478", "lifetime bound not satisfied", span, {
    labels: [{ span, text: "", primary: true }],
    notes: [`lifetime parameter instantiated with ${a.text}`, `but lifetime parameter must outlive ${b.text}`],
  });
}

function typeBound(
  tcx: Context,
  item: DefId,
  ty: Ty,
  failing: Component,
  region: Region,
  { span, code }: ObligationCause,
): Diagnostic {
  if (failing.kind !== "Region") {
    const reference = code.kind === "ItemBound" ? undefined : ty;
    return parameterBound(tcx, item, failing, region, { span, reference });
  }
  const target = described(tcx, item, region);
  if (code.kind !== "ItemBound") {
    return error(
      "E0491",
      `in type \`&${named(region)} ${printTy(tcx, ty)}\`, reference has a longer lifetime than the data it references`,
      span,
      {
        labels: [{ span, text: "", primary: true }],
        notes: [
          `the pointer is valid for ${target.text}`,
          `but the referenced data is only valid for ${described(tcx, item, failing.region).text}`,
        ],
      },
    );
  }
  const must =
    region.kind === "EarlyParam"
      ? `type must outlive ${target.text} as required by this binding`
      : "type must satisfy the static lifetime as required by this binding";
  return error("E0477", `the type \`${printTy(tcx, ty)}\` does not fulfill the required lifetime`, span, {
    labels: [{ span, text: "", primary: true }],
    notes: [must],
  });
}

function parameterBound(
  tcx: Context,
  item: DefId,
  { ty }: Component & { kind: "Param" | "Alias" },
  region: Region,
  { span, reference }: { readonly span: Span; readonly reference: Ty | undefined },
): Diagnostic {
  const suggestions = outlivesSuggestion(tcx, item, ty, named(region));
  const subject = `the ${ty.kind === "Param" ? "parameter" : "associated"} type \`${printTy(tcx, ty)}\``;
  const so =
    reference === undefined
      ? `...so that the type \`${printTy(tcx, ty)}\` will meet its required lifetime bounds...`
      : `...so that the reference type \`&${named(region)} ${printTy(tcx, reference)}\` does not outlive the data it points at`;
  if (region.kind !== "EarlyParam") {
    return error("E0310", `${subject} may not live long enough`, span, {
      labels: [
        { span, text: `${subject} must be valid for the static lifetime...`, primary: true },
        { span, text: so },
      ],
      suggestions,
    });
  }
  const target = described(tcx, item, region);
  return error("E0309", `${subject} may not live long enough`, span, {
    labels: [
      ...target.labels.map((label) => ({ ...label, text: `${subject} must be valid for ${target.text}...` })),
      { span, text: so, primary: true },
    ],
    suggestions,
  });
}
