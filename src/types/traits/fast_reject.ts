/**
 * Tells, from shapes alone and without touching variables, that an impl's header (or any generic type) cannot be equal to a given one:
 * rustc's `DeepRejectCtxt`. Most impls of a trait with parameters (`From`, `PartialEq`) fall here, before variables are made for
 * them. `true` promises nothing: unification decides.
 */
import type { Const, GenericArg, GenericArgs, Ty } from "../ty";

/** `impl` has parameters that stand for anything; those of `found` stand for themselves, and its variables for anything. */
export function argsMayUnify(impl: GenericArgs, found: GenericArgs): boolean {
  if (impl === found) return true;
  for (let i = 0; i < impl.length; i++) if (!argMayUnify(impl[i] as GenericArg, found[i])) return false;
  return true;
}

function argMayUnify(impl: GenericArg, found: GenericArg | undefined): boolean {
  if (impl.kind === "Type") return found?.kind !== "Type" || typesMayUnify(impl.ty, found.ty);
  if (impl.kind === "Const") return found?.kind !== "Const" || constsMayUnify(impl.value, found.value);
  return true;
}

export function typesMayUnify(impl: Ty, found: Ty): boolean {
  if (impl === found) return true;
  switch (found.kind) {
    case "Alias":
    case "Error":
      return true;
    case "Infer":
      return found.infer.kind === "TyVar" || mayBeNumber(impl, found.infer.kind === "IntVar");
    default:
      break;
  }
  if (standsForOthers(impl)) return true;
  switch (impl.kind) {
    case "Adt":
      return found.kind === "Adt" && found.def === impl.def && argsMayUnify(impl.args, found.args);
    case "Ref":
      return found.kind === "Ref" && found.mutbl === impl.mutbl && typesMayUnify(impl.ty, found.ty);
    case "RawPtr":
      return found.kind === "RawPtr" && found.mutbl === impl.mutbl && typesMayUnify(impl.ty, found.ty);
    case "Slice":
      return found.kind === "Slice" && typesMayUnify(impl.elem, found.elem);
    case "Array":
      return found.kind === "Array" && typesMayUnify(impl.elem, found.elem) && constsMayUnify(impl.len, found.len);
    case "Tuple":
      return (
        found.kind === "Tuple" &&
        found.elems.length === impl.elems.length &&
        impl.elems.every((elem, i) => typesMayUnify(elem, found.elems[i] as Ty))
      );
    case "FnPtr":
      return found.kind === "FnPtr" && found.sig.value.inputs.length === impl.sig.value.inputs.length;
    case "FnDef":
    case "Closure":
    case "Coroutine":
      return found.kind === impl.kind && found.def === impl.def;
    case "Dynamic":
      return found.kind === "Dynamic";
    default:
      // Of the scalars, `str` and `!`, each is one object.
      return false;
  }
}

function mayBeNumber(impl: Ty, integer: boolean): boolean {
  if (standsForOthers(impl)) return true;
  return integer ? impl.kind === "Int" || impl.kind === "Uint" : impl.kind === "Float";
}

/** Its shape says nothing of the types it may be equal to. */
function standsForOthers({ kind }: Ty): boolean {
  switch (kind) {
    case "Param":
    case "Alias":
    case "Infer":
    case "Error":
    case "Bound":
    case "Placeholder":
      return true;
    default:
      return false;
  }
}

function constsMayUnify(impl: Const, found: Const): boolean {
  return impl.kind !== "Value" || found.kind !== "Value" || impl === found;
}
