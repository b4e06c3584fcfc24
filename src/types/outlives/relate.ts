/**
 * Subtyping and equality of types over region variables: rustc's NLL type relation. Both types have the same structure (the type
 * checker saw to that); what comes out are outlives constraints. Binders are entered as rustc does: the supertype's bound
 * lifetimes become placeholders of a new universe, the subtype's fresh variables.
 */
import type { Context } from "../context";
import { instantiateBound } from "../fold";
import { tyError } from "../intern";
import type { Binder, Const, ExistentialPredicate, FnSig, GenericArgs, Region, Ty, Variance } from "../ty";
import { TypeFlags } from "../ty";
import { composeVariance } from "../variance";

/** `&mut T` (parameter 0), or a type whose parameter number `param` is invariant. */
export interface Invariance {
  readonly ty: Ty;
  readonly param: number;
}

export interface RelateHost {
  readonly tcx: Context;
  outlives(longer: Region, shorter: Region, invariance?: Invariance): void;
  /** A region variable that can name all placeholders made so far. */
  freshRegion(): Region;
  placeholders<T>(binder: Binder<T>): T;
  /** An opaque type of this body's own signature meets its hidden type. */
  opaque(opaque: Ty & { kind: "Alias" }, hidden: Ty): boolean;
  opaqueVariances(opaque: Ty & { kind: "Alias" }): readonly Variance[];
  /** With projections replaced by what they are, where that is known. */
  normalize(ty: Ty): Ty;
}

/** `a <: b` for "Covariant". */
export function relateTypes(host: RelateHost, a: Ty, b: Ty, variance: Variance): void {
  new Relation(host).tys(a, b, variance);
}

class Relation {
  private normalized = 0;
  private invariance: Invariance | undefined;

  constructor(private readonly host: RelateHost) {}

  tys(a: Ty, b: Ty, variance: Variance): void {
    if (a === b || variance === "Bivariant") return;
    if (((a.flags | b.flags) & (TypeFlags.HasRegions | TypeFlags.HasOpaque)) === 0) return;
    switch (a.kind) {
      case "Ref":
        if (b.kind !== "Ref") break;
        this.regions(a.region, b.region, variance);
        return this.pointee(a, b.ty, variance);
      case "Adt":
        if (b.kind !== "Adt" || a.def !== b.def) break;
        return this.args(a.args, b.args, variance, this.host.tcx.variances(a.def), a);
      case "FnDef":
      case "Closure":
      case "Coroutine":
        if (b.kind !== a.kind || a.def !== b.def) break;
        return this.args(a.args, b.args, "Invariant", undefined);
      case "Array":
      case "Slice":
        if (b.kind !== a.kind) break;
        return this.tys(a.elem, b.elem, variance);
      case "RawPtr":
        if (b.kind !== "RawPtr") break;
        return this.pointee(a, b.ty, variance);
      case "Tuple":
        if (b.kind !== "Tuple") break;
        a.elems.forEach((elem, i) => this.tys(elem, b.elems[i] ?? elem, variance));
        return;
      case "FnPtr":
        if (b.kind !== "FnPtr") break;
        return this.binders(a.sig, b.sig, variance, (x, y, v) => this.sigs(x, y, v));
      case "Dynamic":
        if (b.kind !== "Dynamic") break;
        return this.objects(a, b, variance);
      case "Alias":
        if (b.kind !== "Alias" || a.def !== b.def) break;
        if (a.alias === "Opaque") return this.args(a.args, b.args, variance, this.host.opaqueVariances(a));
        return this.args(a.args, b.args, "Invariant", undefined);
      default:
        break;
    }
    this.unlike(a, b, variance);
  }

  private pointee(a: Ty & { kind: "Ref" | "RawPtr" }, b: Ty, variance: Variance): void {
    if (a.mutbl === "Not") return this.tys(a.ty, b, variance);
    this.within(variance, { ty: a, param: 0 }, () => this.tys(a.ty, b, composeVariance(variance, "Invariant")));
  }

  /** The outermost invariant place is the one to tell of. */
  private within(variance: Variance, invariance: Invariance, f: () => void): void {
    const before = this.invariance;
    if (variance !== "Invariant") this.invariance ??= invariance;
    f();
    this.invariance = before;
  }

  /** Opaque types and their hidden ones; projections that one side has replaced. */
  private unlike(a: Ty, b: Ty, variance: Variance): void {
    if (b.kind === "Alias" && b.alias === "Opaque" && this.host.opaque(b, a)) return;
    if (a.kind === "Alias" && a.alias === "Opaque" && this.host.opaque(a, b)) return;
    if (this.normalized > 0) return;
    const x = this.host.normalize(a);
    const y = this.host.normalize(b);
    if (x === a && y === b) return;
    this.normalized++;
    this.tys(x, y, variance);
    this.normalized--;
  }

  private regions(a: Region, b: Region, variance: Variance): void {
    if (a === b) return;
    if (variance !== "Contravariant") this.host.outlives(a, b, this.invariance);
    if (variance !== "Covariant") this.host.outlives(b, a, this.invariance);
  }

  private args(
    a: GenericArgs,
    b: GenericArgs,
    variance: Variance,
    own: readonly Variance[] | undefined,
    adt?: Ty,
  ): void {
    if (a === b) return;
    a.forEach((x, i) => {
      const y = b[i];
      const here = own === undefined ? variance : composeVariance(variance, own[i] ?? "Invariant");
      if (here === "Bivariant" || y === undefined) return;
      const relate = (): void => {
        if (x.kind === "Type" && y.kind === "Type") this.tys(x.ty, y.ty, here);
        else if (x.kind === "Lifetime" && y.kind === "Lifetime") this.regions(x.region, y.region, here);
      };
      if (adt !== undefined && here === "Invariant") this.within(variance, { ty: adt, param: i }, relate);
      else relate();
      if (x.kind === "Const" && y.kind === "Const") this.consts(x.value, y.value);
    });
  }

  private consts(a: Const, b: Const): void {
    if (a.kind === "Unevaluated" && b.kind === "Unevaluated" && a.def === b.def)
      this.args(a.args, b.args, "Invariant", undefined);
  }

  private sigs(a: FnSig, b: FnSig, variance: Variance): void {
    a.inputs.forEach((input, i) => this.tys(input, b.inputs[i] ?? input, composeVariance(variance, "Contravariant")));
    this.tys(a.output, b.output, variance);
  }

  private objects(a: Ty & { kind: "Dynamic" }, b: Ty & { kind: "Dynamic" }, variance: Variance): void {
    this.regions(a.region, b.region, variance);
    a.predicates.forEach((predicate, i) => {
      const other = b.predicates[i];
      if (other === undefined || other.value.kind !== predicate.value.kind || other === predicate) return;
      this.binders(predicate, other, variance, (x, y) => this.existentials(x, y));
    });
  }

  private existentials(a: ExistentialPredicate, b: ExistentialPredicate): void {
    if (a.kind === "AutoTrait" || b.kind === "AutoTrait" || a.def !== b.def) return;
    this.args(a.args, b.args, "Invariant", undefined);
    if (a.kind === "Projection" && b.kind === "Projection") this.tys(a.term, b.term, "Invariant");
  }

  private binders<T>(
    a: Binder<T>,
    b: Binder<T>,
    variance: Variance,
    relate: (a: T, b: T, variance: Variance) => void,
  ): void {
    if (a === b) return;
    if (a.vars.length === 0 && b.vars.length === 0) {
      relate(this.fresh(a), this.fresh(b), variance);
      return;
    }
    if (variance !== "Contravariant") {
      const sup = this.host.placeholders(b);
      relate(this.fresh(a), sup, "Covariant");
    }
    if (variance !== "Covariant") {
      const sup = this.host.placeholders(a);
      relate(sup, this.fresh(b), "Contravariant");
    }
  }

  private fresh<T>(binder: Binder<T>): T {
    const made: Region[] = [];
    return instantiateBound(binder, {
      region: (index) => (made[index] ??= this.host.freshRegion()),
      ty: () => tyError,
    });
  }
}
