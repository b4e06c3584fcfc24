/**
 * What std's index keeps of the type checker's work: the answers of the queries named here, and interned values as the parts
 * they are made anew from. `makeStored` is for the build; `internStored` reads back. Bodies are added by `machine/stdIndex.ts`.
 */
import { bug } from "../base/invariant";
import type { Def, DefId } from "../resolve/def";
import type { crateOf } from "../resolve/def";
import { visibleNames } from "./collect/visible";
import type { Context } from "./context";
import { eraseRegions } from "./fold";
import {
  constArg,
  constError,
  mkAdt,
  mkAlias,
  mkArgs,
  mkArray,
  mkBoundTy,
  mkClosure,
  mkConstBound,
  mkConstParam,
  mkConstValue,
  mkCoroutine,
  mkDynamic,
  mkFloat,
  mkFnDef,
  mkFnPtr,
  mkInt,
  mkParam,
  mkRawPtr,
  mkReBound,
  mkReEarlyParam,
  mkRef,
  mkReLateParam,
  mkSlice,
  mkTuple,
  mkUint,
  mkUnevaluated,
  reErased,
  reError,
  regionArg,
  reStatic,
  tyArg,
  tyBool,
  tyChar,
  tyError,
  tyNever,
  tyStr,
  unpackArg,
} from "./intern";
import type { Const, ConstKind, GenericArgs, Region, RegionKind, Ty, TyKind } from "./ty";

type Shared = Ty | Region | Const | GenericArgs;
type Parts =
  | (TyKind & { readonly sort: "Ty" })
  | (RegionKind & { readonly sort: "Region" })
  | (ConstKind & { readonly sort: "Const" })
  | { readonly sort: "Args"; readonly parts: readonly (Ty | Region | Const)[] };

/** The queries whose answers are kept: those that lower syntax or search. What follows quickly from other answers is not. */
const keptQueries = [
  "generics",
  "fnSig",
  "variances",
  "predicatesOf",
  "superPredicates",
  "itemBounds",
  "adtDef",
  "fieldTypes",
  "discriminants",
  "dropImpl",
  "implHeader",
  "anonConstTy",
  "hiddenTy",
  "upvarNames",
] as const;

/** The answers about std that are known to a context that has looked at everything in it. */
export function makeStored(tcx: Context): Map<string, ReadonlyMap<DefId, unknown>> {
  for (const def of stdDefs(tcx)) askAll(tcx, def);
  const all = new Map<string, ReadonlyMap<DefId, unknown>>(
    keptQueries.map((name) => [name, tcx.queries[name].stdAnswers()]),
  );
  const { typeOf } = tcx.queries;
  all.set("typeOf", new Map([...typeOf.stdAnswers()].filter(([, ty]) => ty.kind !== "FnDef")));
  all.set("visibleName", visibleNames(tcx));
  // A closure's type comes out of its body, where regions are inferred.
  return all.set("closureTys", eraseAll(tcx.queries.closureTys.stdAnswers()));
}

function eraseAll<V>(answers: ReadonlyMap<DefId, V>): ReadonlyMap<DefId, V> {
  return new Map([...answers].map(([id, value]) => [id, eraseRegions(value)]));
}

export function stdDefs(tcx: Context): readonly Def[] {
  const { resolver } = tcx;
  return [0, 1, 2].flatMap((crate) => [...resolver.defs(crate as ReturnType<typeof crateOf>)]);
}

/** What programs may ask of a definition by its kind. */
function askAll(tcx: Context, { id, kind, parent }: Def): void {
  const { queries } = tcx;
  switch (kind) {
    case "Struct":
    case "Enum":
    case "Union":
      askItem(tcx, id);
      tcx.typeOf(id);
      tcx.adtDef(id);
      queries.fieldTypes.get(id);
      tcx.variances(id);
      tcx.dropImpl(id);
      if (kind === "Enum") tcx.discriminants(id);
      return;
    case "Trait":
      askItem(tcx, id);
      tcx.superPredicates(id);
      return;
    case "Impl":
      askItem(tcx, id);
      tcx.implHeader(id);
      return;
    case "AssocFn":
    case "Fn":
      askItem(tcx, id);
      tcx.fnSig(id);
      return;
    case "AssocConst":
    case "Const":
    case "Static":
      askItem(tcx, id);
      tcx.typeOf(id);
      return;
    case "AssocTy":
      askItem(tcx, id);
      tcx.itemBounds(id);
      if (parent !== undefined && tcx.def(parent).kind === "Impl") tcx.typeOf(id);
      return;
    case "TyAlias":
      askItem(tcx, id);
      tcx.typeOf(id);
      return;
    case "Closure":
      queries.upvarNames.get(id);
      return;
    case "OpaqueTy":
      queries.hiddenTy.get(id);
      return;
    default:
      return;
  }
}

function askItem(tcx: Context, id: DefId): void {
  tcx.generics(id);
  tcx.predicatesOf(id);
}

/** Everything of an interned value but its identity. */
export function partsOfInterned(value: Shared): Parts {
  if (value.sort === "Args") return { sort: "Args", parts: (value as GenericArgs).map(unpackArg) };
  const { id, flags, outerExclusiveBinder, ...parts } = value as Ty | Region | Const;
  if (parts.kind === "Infer" || parts.kind === "Var" || parts.kind === "Placeholder")
    return bug(`a ${parts.kind} in what is known of std`);
  return parts as Parts;
}

export function internStored(stored: unknown): Shared {
  const parts = stored as Parts;
  switch (parts.sort) {
    case "Args":
      return mkArgs(
        parts.parts.map((part) =>
          part.sort === "Ty"
            ? tyArg(part as Ty)
            : part.sort === "Region"
              ? regionArg(part as Region)
              : constArg(part as Const),
        ),
      );
    case "Region":
      return internRegion(parts);
    case "Const":
      return internConst(parts);
    case "Ty":
      return internTy(parts);
  }
}

function internRegion(kind: RegionKind): Region {
  switch (kind.kind) {
    case "EarlyParam":
      return mkReEarlyParam(kind.index, kind.name);
    case "LateParam":
      return mkReLateParam(kind.scope, kind.index, kind.name);
    case "Bound":
      return mkReBound(kind.debruijn, kind.index, kind.name);
    case "Static":
      return reStatic;
    case "Erased":
      return reErased;
    case "Error":
      return reError;
    default:
      return bug(`a stored region ${kind.kind}`);
  }
}

function internConst(kind: ConstKind): Const {
  switch (kind.kind) {
    case "Param":
      return mkConstParam(kind.index, kind.name);
    case "Bound":
      return mkConstBound(kind.debruijn, kind.index);
    case "Unevaluated":
      return mkUnevaluated(kind.def, kind.args);
    case "Value":
      return mkConstValue(kind.ty, kind.bits);
    case "Error":
      return constError;
    default:
      return bug(`a stored constant ${kind.kind}`);
  }
}

function internTy(kind: TyKind): Ty {
  switch (kind.kind) {
    case "Bool":
      return tyBool;
    case "Char":
      return tyChar;
    case "Int":
      return mkInt(kind.int);
    case "Uint":
      return mkUint(kind.uint);
    case "Float":
      return mkFloat(kind.float);
    case "Str":
      return tyStr;
    case "Never":
      return tyNever;
    case "Adt":
      return mkAdt(kind.def, kind.args);
    case "Array":
      return mkArray(kind.elem, kind.len);
    case "Slice":
      return mkSlice(kind.elem);
    case "RawPtr":
      return mkRawPtr(kind.ty, kind.mutbl);
    case "Ref":
      return mkRef(kind.region, kind.ty, kind.mutbl);
    case "FnDef":
      return mkFnDef(kind.def, kind.args);
    case "FnPtr":
      return mkFnPtr(kind.sig);
    case "Dynamic":
      return mkDynamic(kind.predicates, kind.region);
    case "Closure":
      return mkClosure(kind.def, kind.args);
    case "Coroutine":
      return mkCoroutine(kind.def, kind.args);
    case "Tuple":
      return mkTuple(kind.elems);
    case "Alias":
      return mkAlias(kind.alias, kind.def, kind.args);
    case "Param":
      return mkParam(kind.index, kind.name);
    case "Bound":
      return mkBoundTy(kind.debruijn, kind.index);
    case "Error":
      return tyError;
    default:
      return bug(`a stored type ${kind.kind}`);
  }
}
