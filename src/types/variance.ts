/**
 * Variance of the parameters of structs, enums and unions: the least solution of what their fields demand. Other definitions'
 * parameters are invariant here (function items and closures relate by their own signatures).
 */
import type { DefId } from "../resolve/def";
import type { Context } from "./context";
import type { Const, GenericArgs, Region, Ty, Variance } from "./ty";

type Table = Map<DefId, Variance[]>;

export function variancesOf(tcx: Context, id: DefId): readonly Variance[] {
  const { kind } = tcx.def(id);
  if (kind !== "Struct" && kind !== "Enum" && kind !== "Union") return tcx.identityArgs(id).map(() => "Invariant");
  const table: Table = new Map();
  start(tcx, table, id);
  // Types met on the way join the table; repeat until nothing changes.
  for (let changed = true; changed; ) {
    const before = table.size;
    changed = false;
    for (const def of [...table.keys()]) changed = demand(tcx, table, def) || changed;
    changed ||= table.size > before;
  }
  return table.get(id) ?? [];
}

function start(tcx: Context, table: Table, def: DefId): Variance[] {
  let known = table.get(def);
  if (known === undefined)
    table.set(
      def,
      (known = tcx
        .identityArgs(def)
        .map(
          (): Variance =>
            tcx.adtDef(def).isPhantomData ? "Covariant" : tcx.adtDef(def).isUnsafeCell ? "Invariant" : "Bivariant",
        )),
    );
  return known;
}

export function joinVariance(a: Variance, b: Variance): Variance {
  if (a === b || b === "Bivariant") return a;
  return a === "Bivariant" ? b : "Invariant";
}
/** The variance of what stands at `inner` within what stands at `outer`. */
export function composeVariance(outer: Variance, inner: Variance): Variance {
  if (outer === "Bivariant" || inner === "Bivariant") return "Bivariant";
  if (outer === "Invariant" || inner === "Invariant") return "Invariant";
  return outer === inner ? "Covariant" : "Contravariant";
}

function demand(tcx: Context, table: Table, def: DefId): boolean {
  const own = start(tcx, table, def);
  const before = own.join();
  const identity = tcx.identityArgs(def);
  const use = (index: number, variance: Variance): void =>
    void (own[index] = joinVariance(own[index] ?? "Bivariant", variance));
  const walk = new Walk(tcx, table, use);
  for (const variant of tcx.adtDef(def).variants)
    for (const field of variant.fields) walk.ty(tcx.fieldTy(variant, field.index, identity), "Covariant");
  return own.join() !== before;
}

class Walk {
  constructor(
    private readonly tcx: Context,
    private readonly table: Table,
    private readonly use: (index: number, variance: Variance) => void,
  ) {}

  ty(ty: Ty, variance: Variance): void {
    switch (ty.kind) {
      case "Param":
        return this.use(ty.index, variance);
      case "Adt": {
        const known = start(this.tcx, this.table, ty.def);
        return this.args(ty.args, (i) => composeVariance(variance, known[i] ?? "Invariant"));
      }
      case "Ref":
        this.region(ty.region, variance);
        return this.ty(ty.ty, ty.mutbl === "Mut" ? composeVariance(variance, "Invariant") : variance);
      case "RawPtr":
        return this.ty(ty.ty, ty.mutbl === "Mut" ? composeVariance(variance, "Invariant") : variance);
      case "Array":
        this.const(ty.len);
        return this.ty(ty.elem, variance);
      case "Slice":
        return this.ty(ty.elem, variance);
      case "Tuple":
        return ty.elems.forEach((elem) => this.ty(elem, variance));
      case "FnPtr":
        for (const input of ty.sig.value.inputs) this.ty(input, composeVariance(variance, "Contravariant"));
        return this.ty(ty.sig.value.output, variance);
      case "Dynamic":
        this.region(ty.region, variance);
        for (const { value } of ty.predicates) {
          if (value.kind !== "AutoTrait") this.args(value.args, () => "Invariant");
          if (value.kind === "Projection") this.ty(value.term, "Invariant");
        }
        return;
      case "Alias":
      case "FnDef":
      case "Closure":
      case "Coroutine":
        return this.args(ty.args, () => "Invariant");
      default:
        return;
    }
  }
  private args(args: GenericArgs, variance: (index: number) => Variance): void {
    args.forEach((arg, i) => {
      if (arg.kind === "Type") this.ty(arg.ty, variance(i));
      else if (arg.kind === "Lifetime") this.region(arg.region, variance(i));
      else this.const(arg.value);
    });
  }
  private region(region: Region, variance: Variance): void {
    if (region.kind === "EarlyParam") this.use(region.index, variance);
  }
  private const(value: Const): void {
    if (value.kind === "Param") this.use(value.index, "Invariant");
  }
}
