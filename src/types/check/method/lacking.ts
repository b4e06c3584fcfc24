/** Methods that rustc's std has and ours has not (`resolve/lacking`), by the types of a failed search. */
import type { Span } from "../../../base/source";
import { crateOf, userCrate } from "../../../resolve/def";
import { isLackingName, notInStd } from "../../../resolve/lacking/lacking";
import type { Ty } from "../../ty";
import type { FnCtxt } from "../fnctxt";

/** Reports a method or associated item that one of the types has in rustc's std. Returns whether there is such a one. */
export function reportLackingMember(fcx: FnCtxt, types: readonly Ty[], name: string, span: Span): boolean {
  for (const ty of types) {
    const container = containerOf(fcx, fcx.resolve(ty));
    if (container === undefined || !isLackingName(container, name)) continue;
    fcx.report(notInStd(`${container.slice(container.lastIndexOf(":") + 1)}::${name}`, span));
    return true;
  }
  return false;
}

/** As the table names it. */
function containerOf(fcx: FnCtxt, ty: Ty): string | undefined {
  switch (ty.kind) {
    case "Adt":
      return crateOf(ty.def) < userCrate ? fcx.tcx.path(ty.def).replace(/^\w+::/, "") : undefined;
    case "Int":
    case "Uint":
    case "Float":
    case "Char":
    case "Str":
      return fcx.show(ty);
    case "RawPtr":
      return "pointer";
    case "Slice":
      return "slice";
    default:
      return undefined;
  }
}
