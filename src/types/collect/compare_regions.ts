/**
 * The lifetimes of an impl's method against its trait's: the method must be usable wherever the trait's is. The trait's lifetimes are
 * fixed, the impl method's own late-bound ones are free to be chosen; what follows must be known from the trait's signature.
 */
import { error, type Note, noteAt } from "../../base/diagnostic";
import type { DefId } from "../../resolve/def";
import type { Context } from "../context";
import { instantiate, instantiateBound } from "../fold";
import { type RegionHost, RegionInferCtxt } from "../infer/region_infer";
import { mkArgs, mkReLateParam, mkReVar, tyError } from "../intern";
import { fnSyntax } from "../lower/syntax";
import { componentsOf } from "../outlives/components";
import { type RelateHost, relateTypes } from "../outlives/relate";
import { printTy } from "../print";
import { type FnSig, type GenericArgs, type Region, type RegionVid, TypeFlags } from "../ty";
import { KnownOutlives } from "./check_outlives";

interface Fault {
  readonly longer: Region;
  readonly shorter: Region;
  /** Through lifetimes of the impl's method that would have to be both. */
  readonly isIndirect: boolean;
}

export function compareRegions(
  tcx: Context,
  impl: DefId,
  implItem: DefId,
  traitItem: DefId,
  traitArgs: GenericArgs,
): void {
  const own = tcx.identityArgs(implItem).slice(tcx.generics(implItem).parentCount);
  const args = mkArgs([...traitArgs, ...own]);
  const binder = instantiate(tcx.fnSig(traitItem), args);
  const wanted = instantiateBound(binder, {
    region: (index) => mkReLateParam(implItem, index, binder.vars[index]?.name ?? "'_"),
    ty: () => tyError,
  });
  const known = new KnownOutlives(tcx, impl);
  known.addAll(tcx.explicitPredicates(traitItem).map(({ predicate }) => instantiate(predicate, args)));
  for (const ty of [...wanted.inputs, wanted.output]) known.addImplied(ty);
  if (!compareOutlives(tcx, implItem, traitItem, known)) return;
  const comparison = new Comparison(tcx);
  const mine = comparison.relate(implItem, wanted);
  if (mine === undefined) return;
  const fault = comparison.fault(known);
  if (fault === undefined) return;
  if (fault.isIndirect) reportMismatch(tcx, implItem, traitItem, mine, wanted);
  else reportIncompatible(tcx, implItem, traitItem, fault);
}

/** `T: 'a` of the impl's method must follow from the trait's. */
function compareOutlives(tcx: Context, implItem: DefId, traitItem: DefId, known: KnownOutlives): boolean {
  for (const { predicate, span } of tcx.explicitPredicates(implItem)) {
    const { value, vars } = predicate;
    if (vars.length > 0 || value.kind !== "TypeOutlives") continue;
    if (componentsOf(value.ty).every((part) => known.component(part, value.region))) continue;
    const { name, span: definition } = tcx.def(traitItem);
    tcx.diagnostics.push(
      error("E0276", "impl has stricter requirements than trait", span, {
        labels: [
          { span, text: "impl has extra requirement", primary: true },
          { span: definition, text: `definition of \`${name}\` from trait` },
        ],
      }),
    );
    return false;
  }
  return true;
}

/** Relates the two signatures; variables of the impl's method and what must outlive what are found on the way. */
class Comparison implements RegionHost, RelateHost {
  private readonly infcx: RegionInferCtxt;
  private readonly vids = new Map<Region, RegionVid>();
  /** By variable; undefined: to be chosen. */
  private readonly fixed: (Region | undefined)[] = [];
  private readonly edges = new Map<RegionVid, RegionVid[]>();

  constructor(readonly tcx: Context) {
    this.infcx = new RegionInferCtxt(tcx, this);
  }

  /** Undefined: there is an opaque type to see through. */
  relate(implItem: DefId, wanted: FnSig): FnSig | undefined {
    const env = this.tcx.paramEnv(implItem);
    const made: Region[] = [];
    const mine = instantiateBound(this.tcx.fnSig(implItem), {
      region: (index) => (made[index] ??= mkReVar(this.freshVid())),
      ty: () => tyError,
    });
    if (((mine.output.flags | wanted.output.flags) & TypeFlags.HasOpaque) !== 0) return undefined;
    const [a, b] = this.infcx.normalizeWith<readonly [FnSig, FnSig]>(env, [mine, wanted]);
    a.inputs.forEach((input, i) => relateTypes(this, b.inputs[i] ?? input, input, "Covariant"));
    relateTypes(this, a.output, b.output, "Covariant");
    for (const demand of this.infcx.takeDemands())
      if (demand.kind === "RegionOutlives") this.outlives(mkReVar(demand.longer), mkReVar(demand.shorter));
    return mine;
  }

  fault(known: KnownOutlives): Fault | undefined {
    for (const [vid, longer] of this.fixed.entries()) {
      if (longer === undefined) continue;
      const seen = new Set<RegionVid>([vid as RegionVid]);
      for (const at of seen) {
        const shorter = this.fixed[at];
        const isDirect = this.edges.get(vid as RegionVid)?.includes(at) === true;
        if (shorter !== undefined && shorter !== longer) {
          if (!known.region(longer, shorter)) return { longer, shorter, isIndirect: !isDirect };
          continue;
        }
        for (const next of this.edges.get(at) ?? []) seen.add(next);
      }
    }
    return undefined;
  }

  // ---- regions ----

  freshVid(): RegionVid {
    return (this.fixed.push(undefined) - 1) as RegionVid;
  }
  dropVid(): void {
    this.fixed.pop();
  }
  universeOf(): number {
    return 0;
  }
  vidOf(region: Region): RegionVid | undefined {
    if (region.kind === "Var") return region.vid;
    if (region.kind === "Erased" || region.kind === "Error" || region.kind === "Bound") return undefined;
    let vid = this.vids.get(region);
    if (vid === undefined) this.vids.set(region, (vid = (this.fixed.push(region) - 1) as RegionVid));
    return vid;
  }
  knows(region: Region): boolean {
    return this.vids.has(region);
  }
  forget(region: Region): void {
    this.vids.delete(region);
    this.dropVid();
  }

  // ---- relating ----

  outlives(a: Region, b: Region): void {
    const longer = this.vidOf(this.infcx.resolveRegion(a));
    const shorter = this.vidOf(this.infcx.resolveRegion(b));
    if (longer === undefined || shorter === undefined || longer === shorter) return;
    const below = this.edges.get(longer);
    if (below === undefined) this.edges.set(longer, [shorter]);
    else below.push(shorter);
  }
  freshRegion(): Region {
    return mkReVar(this.freshVid());
  }
  /** Higher-ranked parts were compared as types; their lifetimes relate to nothing here. */
  placeholders<T>(binder: { readonly vars: readonly unknown[]; readonly value: T }): T {
    return instantiateBound(binder as Parameters<typeof instantiateBound<T>>[0], {
      region: () => this.freshRegion(),
      ty: () => tyError,
    });
  }
  opaque(): boolean {
    return true;
  }
  opaqueVariances(): readonly [] {
    return [];
  }
  normalize<T>(ty: T): T {
    return ty;
  }
}

// ---- words ----

function reportIncompatible(tcx: Context, implItem: DefId, traitItem: DefId, { longer, shorter }: Fault): void {
  const span = fnSyntax(tcx, implItem)?.sigSpan ?? tcx.def(implItem).nameSpan;
  tcx.diagnostics.push(
    error("E0308", "method not compatible with trait", span, {
      labels: [{ span, text: "lifetime mismatch", primary: true }],
      notes: [
        definedHere(tcx, implItem, traitItem, longer, (what) => `${what}...`),
        definedHere(tcx, implItem, traitItem, shorter, (what) => `...does not necessarily outlive ${what}`),
      ],
    }),
  );
}

function definedHere(
  tcx: Context,
  implItem: DefId,
  traitItem: DefId,
  region: Region,
  text: (what: string) => string,
): Note {
  if (region.kind !== "EarlyParam" && region.kind !== "LateParam") return text("the static lifetime");
  const def =
    region.kind === "EarlyParam"
      ? tcx.paramDef(implItem, region.index)
      : tcx.generics(traitItem).lateBound[region.index]?.def;
  const name =
    region.name === "'_" ? "the anonymous lifetime defined here" : `the lifetime \`${region.name}\` as defined here`;
  return def === undefined ? text(name) : noteAt(tcx.def(def).nameSpan, text(name));
}

function reportMismatch(tcx: Context, implItem: DefId, traitItem: DefId, mine: FnSig, wanted: FnSig): void {
  const span = fnSyntax(tcx, implItem)?.sigSpan ?? tcx.def(implItem).nameSpan;
  const traitSpan = fnSyntax(tcx, traitItem)?.sigSpan ?? tcx.def(traitItem).nameSpan;
  const found = printNumbered(tcx, mine);
  const expected = printNumbered(tcx, wanted);
  tcx.diagnostics.push(
    error("", "`impl` item signature doesn't match `trait` item signature", span, {
      labels: [
        { span, text: `found \`${found}\``, primary: true },
        { span: traitSpan, text: `expected \`${expected}\`` },
      ],
      notes: [`expected signature \`${expected}\`\n   found signature \`${found}\``],
      help: [
        "the lifetime requirements from the `impl` do not correspond to the requirements in the `trait`",
        "verify the lifetime relationships in the `trait` and `impl` between the `self` argument, the other inputs and its output",
      ],
    }),
  );
}

/** Lifetimes without a name are numbered. */
function printNumbered(tcx: Context, { inputs, output }: FnSig): string {
  const numbers = new Map<Region, string>();
  const nameRegion = (region: Region): string | undefined => {
    if (region.kind !== "Var" && !(region.kind === "LateParam" && region.name === "'_")) return undefined;
    const known = numbers.get(region) ?? `'${numbers.size + 1}`;
    numbers.set(region, known);
    return known;
  };
  const shown = inputs.map((ty) => printTy(tcx, ty, { nameRegion })).join(", ");
  const result =
    output.kind === "Tuple" && output.elems.length === 0 ? "" : ` -> ${printTy(tcx, output, { nameRegion })}`;
  return `fn(${shown})${result}`;
}
