/** What a type implies by being well-formed: each component inside it and the region that it must outlive. */
import type { Context } from "../context";
import { hasEscapingBoundVars, instantiate, noBoundVars } from "../fold";
import type { Region, Ty } from "../ty";
import { type Component, componentsOf } from "./components";
import { inferredOutlives } from "./inferred";

type Implied = (longer: Component, shorter: Region) => void;

/** Shows each component and the region that it must outlive for `ty` to be well-formed. */
export function impliedBounds(tcx: Context, ty: Ty, show: Implied): void {
  new ImpliedBounds(tcx, show).visit(ty);
}

class ImpliedBounds {
  private readonly seen = new Set<Ty>();

  constructor(
    private readonly tcx: Context,
    private readonly add: Implied,
  ) {}

  visit(ty: Ty): void {
    if (this.seen.has(ty)) return;
    this.seen.add(ty);
    switch (ty.kind) {
      case "Ref":
        this.typeOutlives(ty.ty, ty.region);
        return this.visit(ty.ty);
      case "Adt":
        this.whereClauses(ty);
        return this.args(ty);
      case "Alias":
      case "FnDef":
        return this.args(ty);
      case "Closure":
      case "Coroutine": {
        const upvars = ty.args[ty.args.length - 1];
        return upvars?.kind === "Type" ? this.visit(upvars.ty) : undefined;
      }
      case "Tuple":
        return ty.elems.forEach((elem) => this.visit(elem));
      case "Array":
      case "Slice":
        return this.visit(ty.elem);
      case "RawPtr":
        return this.visit(ty.ty);
      default:
    }
  }

  private args({ args }: Ty & { kind: "Adt" | "Alias" | "FnDef" }): void {
    for (const arg of args) if (arg.kind === "Type") this.visit(arg.ty);
  }

  private typeOutlives(ty: Ty, region: Region): void {
    if (region.kind === "Bound") return;
    for (const component of componentsOf(ty)) this.add(component, region);
  }

  private whereClauses({ def, args }: Ty & { kind: "Adt" }): void {
    for (const predicate of [...this.tcx.predicatesOf(def), ...inferredOutlives(this.tcx, def)]) {
      const value = noBoundVars(predicate);
      if (value?.kind !== "RegionOutlives" && value?.kind !== "TypeOutlives") continue;
      const own = instantiate(value, args);
      if (own.kind === "RegionOutlives") this.add({ kind: "Region", region: own.longer }, own.shorter);
      else if (!hasEscapingBoundVars(own.ty)) this.typeOutlives(own.ty, own.region);
    }
  }
}
