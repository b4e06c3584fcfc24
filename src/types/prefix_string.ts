/** The sort of a type, in the word that rustc puts before it in messages (its `prefix_string`). */
import type { TyCtxt } from "./tcx";
import type { Ty } from "./ty";

export function prefixString(tcx: TyCtxt, ty: Ty): string {
  switch (ty.kind) {
    case "Adt":
      return tcx.adtDef(ty.def).adtKind.toLowerCase();
    case "Tuple":
      return ty.elems.length === 0 ? "unit type" : "tuple";
    case "Array":
      return "array";
    case "Slice":
      return "slice";
    case "RawPtr":
      return "raw pointer";
    case "Ref":
      return ty.mutbl === "Mut" ? "mutable reference" : "reference";
    case "FnDef":
      return tcx.def(ty.def).kind === "Ctor" ? `${ctorOf(tcx, ty)} constructor` : "fn item";
    case "FnPtr":
      return "fn pointer";
    case "Dynamic":
      return "trait object";
    case "Closure":
      return "closure";
    case "Param":
      return "type parameter";
    case "Alias":
      return ty.alias === "Opaque" ? "opaque type" : "associated type";
    default:
      return "type";
  }
}

function ctorOf(tcx: TyCtxt, ty: Extract<Ty, { kind: "FnDef" }>): string {
  const parent = tcx.parent(ty.def);
  return parent !== undefined && tcx.def(parent).kind === "Variant" ? "enum" : "struct";
}
