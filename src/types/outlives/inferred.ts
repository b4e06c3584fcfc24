/**
 * Outlives requirements that a struct, enum or union has because of its fields (RFC 2093): `struct S<'a, T> { x: &'a T }` requires
 * `T: 'a` unsaid. The least solution over all types that a definition's fields mention.
 */
import type { DefId } from "../../resolve/def";
import type { Context } from "../context";
import { instantiate } from "../fold";
import { dummyBinder } from "../intern";
import type { GenericArgs, Predicate, PredicateKind, Region, Ty } from "../ty";
import { componentsOf } from "./components";

type Outlives = PredicateKind & { kind: "RegionOutlives" | "TypeOutlives" };
type Found = Map<string, Outlives>;

const known = new WeakMap<Context, Map<DefId, readonly Predicate[]>>();

export function inferredOutlives(tcx: Context, adt: DefId): readonly Predicate[] {
  let table = known.get(tcx);
  if (table === undefined) known.set(tcx, (table = new Map()));
  let answer = table.get(adt);
  if (answer === undefined) {
    const solved = solve(tcx, adt);
    answer = [...(solved.get(adt)?.values() ?? [])].map((value) => dummyBinder(value));
    table.set(adt, answer);
  }
  return answer;
}

function solve(tcx: Context, start: DefId): Map<DefId, Found> {
  const all = new Map<DefId, Found>([[start, new Map()]]);
  for (let changed = true; changed; ) {
    changed = false;
    const before = all.size;
    for (const [def, found] of [...all]) {
      const size = found.size;
      const identity = tcx.identityArgs(def);
      for (const variant of tcx.adtDef(def).variants)
        for (const field of variant.fields) visit(tcx, all, found, tcx.fieldTy(variant, field.index, identity));
      changed ||= found.size > size;
    }
    changed ||= all.size > before;
  }
  return all;
}

function visit(tcx: Context, all: Map<DefId, Found>, found: Found, ty: Ty): void {
  switch (ty.kind) {
    case "Ref":
      typeOutlives(found, ty.ty, ty.region);
      return visit(tcx, all, found, ty.ty);
    case "Adt":
      adtRequires(tcx, all, found, ty.def, ty.args);
      return args(tcx, all, found, ty.args);
    case "Tuple":
      return ty.elems.forEach((elem) => visit(tcx, all, found, elem));
    case "Array":
    case "Slice":
      return visit(tcx, all, found, ty.elem);
    case "RawPtr":
      return visit(tcx, all, found, ty.ty);
    default:
  }
}

function args(tcx: Context, all: Map<DefId, Found>, found: Found, list: GenericArgs): void {
  for (const arg of list) if (arg.kind === "Type") visit(tcx, all, found, arg.ty);
}

/** What another type requires, with these arguments. */
function adtRequires(tcx: Context, all: Map<DefId, Found>, found: Found, def: DefId, given: GenericArgs): void {
  let own = all.get(def);
  if (own === undefined) all.set(def, (own = new Map()));
  const explicit = tcx
    .predicatesOf(def)
    .flatMap(({ vars, value }) =>
      vars.length === 0 && (value.kind === "RegionOutlives" || value.kind === "TypeOutlives") ? [value] : [],
    );
  for (const value of [...own.values(), ...explicit]) {
    const here = instantiate(value, given);
    if (here.kind === "RegionOutlives") regionOutlives(found, here.longer, here.shorter);
    else typeOutlives(found, here.ty, here.region);
  }
}

function typeOutlives(found: Found, ty: Ty, region: Region): void {
  if (region.kind !== "EarlyParam") return;
  for (const component of componentsOf(ty)) {
    if (component.kind === "Region") regionOutlives(found, component.region, region);
    else found.set(`${component.ty.id}:${region.id}`, { kind: "TypeOutlives", ty: component.ty, region });
  }
}

function regionOutlives(found: Found, longer: Region, shorter: Region): void {
  if (longer.kind !== "EarlyParam" || shorter.kind !== "EarlyParam" || longer === shorter) return;
  found.set(`r${longer.id}:${shorter.id}`, { kind: "RegionOutlives", longer, shorter });
}
