/**
 * Which regions must be live when a value is dropped: rustc's `dropck_outlives`. A destructor may read all that its type's arguments
 * borrow, except through a parameter that its impl promises not to look at (`#[may_dangle]`).
 */
import type { Context } from "../../../types/context";
import { typeAt } from "../../../types/intern";
import type { GenericArg, Ty } from "../../../types/ty";
import type { RegionCx } from "./context";
import { holdsRegions } from "./renumber";

/** Types (and lifetimes) all of whose regions must be live at a drop. */
export class DropCheck {
  private readonly known = new Map<Ty, readonly GenericArg[]>();

  constructor(private readonly cx: RegionCx) {}

  /** Types deeper than this are taken to need all of their regions. */
  private static readonly depthLimit = 64;

  outlives(ty: Ty): readonly GenericArg[] {
    let known = this.known.get(ty);
    if (known === undefined) {
      const out: GenericArg[] = [];
      if (this.cx.tcx.needsDrop(this.cx.tcx.eraseRegions(ty), this.cx.env)) this.visit(ty, out, new Set(), 0);
      this.known.set(ty, (known = out));
    }
    return known;
  }

  private visit(ty: Ty, out: GenericArg[], seen: Set<Ty>, depth: number): void {
    if (!holdsRegions(ty) || seen.has(ty)) return;
    seen.add(ty);
    if (depth > DropCheck.depthLimit) return void out.push({ kind: "Type", ty });
    const go = (inner: Ty): void => this.visit(inner, out, seen, depth + 1);
    switch (ty.kind) {
      case "Array":
      case "Slice":
        return go(ty.elem);
      case "Tuple":
        return ty.elems.forEach(go);
      case "Closure":
      case "Coroutine":
        return go(typeAt(ty.args, ty.args.length - 1));
      case "Adt":
        return this.adt(ty, out, go);
      case "Alias": {
        const normalized = this.cx.normalize(ty);
        if (normalized !== ty && normalized.kind !== "Alias") return go(normalized);
        out.push({ kind: "Type", ty: normalized });
        return;
      }
      case "Dynamic":
      case "Param":
        out.push({ kind: "Type", ty });
        return;
      default:
    }
  }

  private adt(ty: Ty & { kind: "Adt" }, out: GenericArg[], go: (ty: Ty) => void): void {
    const { tcx } = this.cx;
    const adt = tcx.adtDef(ty.def);
    if (adt.isManuallyDrop) return;
    if (adt.isPhantomData) return go(typeAt(ty.args, 0));
    const destructor = tcx.dropImpl(ty.def);
    if (destructor !== undefined) out.push(...ruledBy(tcx, tcx.parent(destructor), ty));
    for (const variant of adt.variants)
      for (const field of variant.fields) {
        const made = tcx.fieldTy(variant, field.index, ty.args);
        if (holdsRegions(made)) go(this.cx.normalize(made));
      }
  }
}

/** The arguments that a destructor may look at. */
function ruledBy(tcx: Context, impl: ReturnType<Context["parent"]>, ty: Ty & { kind: "Adt" }): GenericArg[] {
  if (impl === undefined) return [...ty.args];
  const header = tcx.implHeader(impl).selfTy;
  const params = tcx.generics(impl).params;
  return ty.args.filter((_, index) => {
    const given = header.kind === "Adt" ? header.args[index] : undefined;
    if (given?.kind !== "Type" && given?.kind !== "Lifetime") return false;
    const inner = given.kind === "Type" ? given.ty : given.region;
    if (inner.kind !== "Param" && inner.kind !== "EarlyParam") return true;
    const param = params.find((p) => p.index === inner.index);
    return param === undefined || !tcx.mayDangle(param.def);
  });
}
