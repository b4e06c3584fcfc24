/** The regions in a type with what each belongs to, as a person would name it: `&`, `&mut`, `'a` of `Holder`, `dyn`. */
import type { TyCtxt } from "../../../types/tcx";
import type { GenericArgs, Region, RegionVid, Ty } from "../../../types/ty";

export interface RegionIn {
  readonly region: RegionVid;
  readonly what: string;
}

/** Outermost first; each region once. */
export function regionsIn(tcx: TyCtxt, ty: Ty): RegionIn[] {
  const found = new Map<RegionVid, RegionIn>();
  const add = (region: Region, what: string): void => {
    if (region.kind === "Var" && !found.has(region.vid)) found.set(region.vid, { region: region.vid, what });
  };
  const args = (list: GenericArgs, name: (index: number) => string): void =>
    list.forEach((arg, index) => {
      if (arg.kind === "Lifetime") add(arg.region, name(index));
      else if (arg.kind === "Type") visit(arg.ty);
    });
  const visit = (part: Ty): void => {
    switch (part.kind) {
      case "Ref":
        add(part.region, part.mutbl === "Mut" ? "&mut" : "&");
        visit(part.ty);
        return;
      case "Adt": {
        const { params } = tcx.generics(part.def);
        args(part.args, (index) => `${params[index]?.name ?? "'_"} of ${tcx.def(part.def).name}`);
        return;
      }
      case "Alias":
        args(part.args, () => `a lifetime of ${tcx.def(part.def).name || "the opaque type"}`);
        return;
      case "Closure":
      case "Coroutine": {
        const upvars = part.args.at(-1);
        if (upvars?.kind === "Type") visit(upvars.ty);
        return;
      }
      case "Array":
      case "Slice":
        visit(part.elem);
        return;
      case "Tuple":
        part.elems.forEach(visit);
        return;
      case "RawPtr":
        visit(part.ty);
        return;
      case "Dynamic":
        add(part.region, "dyn");
        return;
      default:
    }
  };
  visit(ty);
  return [...found.values()];
}
