/** Which types the language itself clones, by copying their bytes: many such copies can be made at once (`vec![0; n]`). */
import type { Ty } from "../../types/ty";

export function clonesByCopy(ty: Ty): boolean {
  switch (ty.kind) {
    case "Bool":
    case "Char":
    case "Int":
    case "Uint":
    case "Float":
    case "RawPtr":
    case "FnPtr":
      return true;
    case "Ref":
      return ty.mutbl === "Not";
    case "Array":
      return clonesByCopy(ty.elem);
    case "Tuple":
      return ty.elems.every(clonesByCopy);
    default:
      return false;
  }
}
