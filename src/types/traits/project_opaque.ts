/**
 * `impl Trait` in the return type of a trait's method: an associated type without a name. Worked example: `fn parts(&self) -> impl
 * Iterator<Item = u32>` in a trait, `fn parts(&self) -> std::vec::IntoIter<u32>` in its impl for `S`: as seen from outside,
 * `S::parts` returns the vector's iterator; `T::parts` for a parameter returns something with the trait's bounds.
 */
import type { DefId } from "../../resolve/def";
import type { Context } from "../context";
import { instantiate, instantiateBound } from "../fold";
import { mkArgs, mkProjection, reErased, tyError } from "../intern";
import type { GenericArgs, ParamEnv, Region, Ty } from "../ty";
import type { Projected } from "./project";
import type { ImplSource } from "./select";

/**
 * What an `impl Trait` in the return type of a trait's method is for one impl: the part of that impl's own return type that stands
 * in its place. Under the trait's default body it stays closed, until everything is revealed.
 */
export function opaqueInImpl(
  tcx: Context,
  source: ImplSource & { kind: "UserDefined" },
  def: DefId,
  args: GenericArgs,
  env: ParamEnv,
): Projected {
  const { owner, parent } = tcx.opaqueInfo(def);
  const ok = (ty: Ty): Projected => ({ kind: "Ok", ty, obligations: source.nested });
  const method = tcx.implItemOf(source.impl, owner);
  if (method === undefined)
    return env.revealAll === true ? ok(instantiate(tcx.hiddenType(def), args)) : { kind: "Rigid" };
  if (parent !== undefined) return ok(nestedOpaque(tcx, parent, def, args));
  const found = partFor(tcx.fnSig(owner).value.output, tcx.fnSig(method).value.output, def);
  if (found === undefined) return ok(tyError);
  const traitCount = tcx.generics(tcx.assocTrait(def)).params.length;
  const { parentCount } = tcx.generics(def);
  const binder = instantiate(
    { vars: tcx.fnSig(method).vars, value: found },
    mkArgs([...source.args, ...args.slice(traitCount, parentCount)]),
  );
  const region = (index: number): Region => {
    const arg = args[parentCount + index];
    return arg?.kind === "Lifetime" ? arg.region : reErased;
  };
  return ok(instantiateBound(binder, { region, ty: () => tyError }));
}

/** `impl Iterator<Item = impl Display>`: the inner one is what the outer one's bounds say. */
function nestedOpaque(tcx: Context, outer: DefId, def: DefId, args: GenericArgs): Ty {
  for (const { value } of tcx.itemBounds(outer))
    if (value.kind === "Projection" && value.term.kind === "Alias" && value.term.def === def)
      return instantiate(mkProjection(value.def, value.args), args);
  return tyError;
}

/** The part of `found` that stands where `wanted` has the opaque type. */
function partFor(wanted: Ty, found: Ty, opaque: DefId): Ty | undefined {
  if (wanted.kind === "Alias" && wanted.def === opaque) return found;
  if (wanted.kind === "Tuple" && found.kind === "Tuple") return firstPart(wanted.elems, found.elems, opaque);
  if (wanted.kind === "Adt" && found.kind === "Adt" && wanted.def === found.def)
    return firstPart(typesOf(wanted.args), typesOf(found.args), opaque);
  if ((wanted.kind === "Ref" || wanted.kind === "RawPtr") && wanted.kind === found.kind)
    return partFor(wanted.ty, found.ty, opaque);
  if ((wanted.kind === "Array" || wanted.kind === "Slice") && wanted.kind === found.kind)
    return partFor(wanted.elem, found.elem, opaque);
  return undefined;
}

function firstPart(wanted: readonly Ty[], found: readonly Ty[], opaque: DefId): Ty | undefined {
  for (const [i, ty] of wanted.entries()) {
    const part = partFor(ty, found[i] ?? tyError, opaque);
    if (part !== undefined) return part;
  }
  return undefined;
}

function typesOf(args: GenericArgs): Ty[] {
  return args.flatMap((arg) => (arg.kind === "Type" ? [arg.ty] : []));
}
