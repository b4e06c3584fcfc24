/**
 * Which lifetimes an opaque type captures: all in scope, those of `use<…>`, or before edition 2024 those that its bounds mention. It
 * does not depend on any other.
 */
import { crateOf, type DefId, userCrate } from "../../resolve/def";
import type { Context } from "../context";
import { Folder, mapTypes, visitTypes } from "../fold";
import { mkArgs, tyUnit } from "../intern";
import type { Region, Ty } from "../ty";
import { TypeFlags } from "../ty";

/** Indices of arguments; undefined: all. */
type Captured = ReadonlySet<number> | undefined;

const known = new WeakMap<Context, Map<DefId, { readonly captured: Captured }>>();

export function capturesArg(tcx: Context, opaque: DefId, index: number): boolean {
  let table = known.get(tcx);
  if (table === undefined) known.set(tcx, (table = new Map()));
  let answer = table.get(opaque);
  if (answer === undefined) table.set(opaque, (answer = { captured: capturedBy(tcx, opaque) }));
  const { captured } = answer;
  return captured === undefined || captured.has(index) || tcx.identityArgs(opaque)[index]?.kind !== "Lifetime";
}

function capturedBy(tcx: Context, opaque: DefId): Captured {
  const { promise, owner } = tcx.opaqueInfo(opaque);
  if (promise.kind === "Future") return undefined;
  const use = promise.bounds.find((bound) => bound.kind === "Use");
  if (use?.kind === "Use") {
    const names = new Set(use.args.flatMap((arg) => (arg.kind === "Lifetime" ? [arg.lifetime.ident.name] : [])));
    return indicesWhere(tcx, opaque, (region) => "name" in region && names.has(region.name));
  }
  const container = tcx.parent(owner);
  const isOfTrait =
    container !== undefined &&
    (tcx.def(container).kind === "Trait" ||
      (tcx.def(container).kind === "Impl" && tcx.implTraitRef(container) !== undefined));
  if (tcx.edition === 2024 || crateOf(opaque) !== userCrate || isOfTrait) return undefined;
  const mentioned = new Set<Region>();
  for (const bound of tcx.itemBounds(opaque)) {
    const others = mapTypes(bound, (ty) => (ty.kind === "Alias" && ty.def === opaque ? tyUnit : undefined));
    visitTypes(others, (part) => void (part.sort === "Region" && mentioned.add(part as Region)));
  }
  return indicesWhere(tcx, opaque, (region) => mentioned.has(region));
}

function indicesWhere(tcx: Context, opaque: DefId, holds: (region: Region) => boolean): ReadonlySet<number> {
  const found = new Set<number>();
  tcx.identityArgs(opaque).forEach((arg, index) => {
    if (arg.kind === "Lifetime" && holds(arg.region)) found.add(index);
  });
  return found;
}

/** The regions that a type holds, as far as they matter for hiding it: not those around a closure, nor uncaptured ones. */
export function hiddenRegions(tcx: Context, hidden: Ty): Region[] {
  const found: Region[] = [];
  new HiddenRegions(tcx, (region) => found.push(region)).foldTy(hidden);
  return found;
}

class HiddenRegions extends Folder {
  constructor(
    private readonly tcx: Context,
    private readonly show: (region: Region) => void,
  ) {
    super();
  }
  override foldTy(ty: Ty): Ty {
    if ((ty.flags & TypeFlags.HasRegions) === 0) return ty;
    if (ty.kind === "Closure" || ty.kind === "Coroutine") {
      this.foldArgs(mkArgs(ty.args.slice(this.tcx.generics(ty.def).parentCount)));
      return ty;
    }
    if (ty.kind === "Alias" && ty.alias === "Opaque") {
      this.foldArgs(mkArgs(ty.args.filter((_, index) => capturesArg(this.tcx, ty.def, index))));
      return ty;
    }
    return this.superTy(ty);
  }
  override foldRegion(region: Region): Region {
    if (region.kind !== "Bound" || region.debruijn >= this.depth) this.show(region);
    return region;
  }
}
