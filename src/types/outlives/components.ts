/** What must outlive a region for a type to: its regions, type parameters and aliases. rustc's `compute_components`. */
import { Folder, hasEscapingBoundVars } from "../fold";
import type { GenericArg, Region, Ty } from "../ty";
import { TypeFlags } from "../ty";

export type Component =
  | { readonly kind: "Region"; readonly region: Region }
  | { readonly kind: "Param"; readonly ty: Ty & { kind: "Param" } }
  | { readonly kind: "Alias"; readonly ty: Ty & { kind: "Alias" } };

export function componentsOf(ty: Ty): Component[] {
  const out: Component[] = [];
  collect(ty, out);
  return out;
}

/** Of a generic argument. */
export function componentsOfArg(arg: GenericArg): Component[] {
  if (arg.kind === "Type") return componentsOf(arg.ty);
  return arg.kind === "Lifetime" && arg.region.kind !== "Bound" ? [{ kind: "Region", region: arg.region }] : [];
}

function collect(ty: Ty, out: Component[]): void {
  if ((ty.flags & (TypeFlags.HasRegions | TypeFlags.HasParam)) === 0) return;
  switch (ty.kind) {
    case "Ref":
      region(ty.region, out);
      return collect(ty.ty, out);
    case "Adt":
    case "FnDef":
      for (const arg of ty.args) out.push(...componentsOfArg(arg));
      return;
    case "Closure":
    case "Coroutine": {
      const upvars = ty.args[ty.args.length - 1];
      if (upvars?.kind === "Type") collect(upvars.ty, out);
      return;
    }
    case "Tuple":
      for (const elem of ty.elems) collect(elem, out);
      return;
    case "Array":
    case "Slice":
      return collect(ty.elem, out);
    case "RawPtr":
      return collect(ty.ty, out);
    case "Param":
      out.push({ kind: "Param", ty });
      return;
    case "Alias":
      if (hasEscapingBoundVars(ty)) for (const arg of ty.args) out.push(...componentsOfArg(arg));
      else out.push({ kind: "Alias", ty });
      return;
    case "FnPtr":
    case "Dynamic":
      new FreeRegions(out).foldTy(ty);
      return;
    default:
  }
}

function region(value: Region, out: Component[]): void {
  if (value.kind !== "Bound") out.push({ kind: "Region", region: value });
}

/** Inside function pointers and trait objects all free regions count, and parameters. */
class FreeRegions extends Folder {
  constructor(private readonly out: Component[]) {
    super();
  }
  override foldTy(ty: Ty): Ty {
    if (ty.kind === "Param") this.out.push({ kind: "Param", ty });
    return (ty.flags & (TypeFlags.HasRegions | TypeFlags.HasParam)) === 0 ? ty : this.superTy(ty);
  }
  override foldRegion(value: Region): Region {
    region(value, this.out);
    return value;
  }
}
