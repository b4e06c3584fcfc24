/**
 * The memoised queries behind `Context`, one entry each: who computes the answer, and what a query that needs its own answer gives
 * (E0391 where the user's program can cause it). What an answer means stands in `tcx.ts` and in the file that computes it.
 */
import { error } from "../base/diagnostic";
import { bug } from "../base/invariant";
import { crateOf, type DefId, userCrate } from "../resolve/def";
import type { Resolver } from "../resolve/resolver";
import type { GenericBound, Ty as WrittenTy } from "../syntax/ast";
import type { TypedBody } from "./body";
import { discriminantsOf } from "./builtin";
import { captureName } from "./captureName";
import { adtDefOf, fieldTypesOf } from "./collect/adt";
import { genericsOf, identityArgsOf } from "./collect/generics";
import { type ImplIndex, makeImplIndex, traitItemFor } from "./collect/impls";
import {
  explicitPredicatesOf,
  itemBoundsOf,
  paramEnvOf,
  predicatesOfDef,
  superPredicatesOf,
} from "./collect/predicates";
import { fnSigOf, type ImplHeader, implHeaderOf, typeOfDef, typeParamDefaultOf } from "./collect/types";
import { visiblePath } from "./collect/visible";
import { mkAdt, noArgs, tyError } from "./intern";
import type { LoweredBound } from "./lower/bounds";
import type { Context } from "./context";
import { Query, type SharedAnswers } from "./memo";
import type { ConstEvaluator } from "./tcx";
import { type DynViolation, dynViolationsOf } from "./traits/dyn";
import type { AdtDef, Binder, FnSig, Generics, ParamEnv, Predicate, Region, Ty, Variance } from "./ty";
import { variancesOf } from "./variance";

/** What checking a body gives: it and the closures inside it. */
export interface CheckedBodies {
  readonly bodies: readonly TypedBody[];
  /** Closure types, by their definition (as `typeOf` gives them). */
  readonly closureTys: ReadonlyMap<DefId, Ty>;
  /** Hidden types of the opaque types that the body defines, over the opaque type's own parameters. */
  readonly hiddenTypes: ReadonlyMap<DefId, Ty>;
}

export interface ContextOptions {
  readonly resolver: Resolver;
  /** Type-checks the body of a function, const, static or anonymous const. */
  readonly checkBody: (tcx: Context, owner: DefId) => CheckedBodies;
  readonly constEvaluator?: ConstEvaluator;
}

/** An `impl Trait` in return position, as its signature's lowering met it. */
export interface OpaqueInfo {
  readonly owner: DefId;
  /** `impl Bounds`, or what an `async fn` returns: a future of its written type. */
  readonly promise:
    | { readonly kind: "Bounds"; readonly bounds: readonly GenericBound[] }
    | { readonly kind: "Future"; readonly output: WrittenTy | undefined };
  /** Names of the late-bound lifetimes it captures, all of the function's binder: its own parameters. */
  readonly lifetimes: readonly string[];
  readonly named: ReadonlyMap<DefId, number>;
  /** What a left-out lifetime in its bounds stands for: an index into `lifetimes`, or a free region. */
  readonly elided: number | undefined;
  readonly elidedFree: Region | undefined;
  /** The opaque type it is nested in. */
  readonly parent: DefId | undefined;
}

/** Makes one query. */
type MakeQuery = <V>(name: string, compute: (id: DefId) => V, onCycle: (id: DefId) => V) => Query<V>;

export type Queries = ReturnType<typeof makeQueries>;

export function makeQueries(cx: Context, shared: SharedAnswers, options: ContextOptions) {
  const query: MakeQuery = (name, compute, onCycle) => new Query(name, shared, compute, onCycle);
  return {
    ...itemQueries(cx, query),
    ...predicateQueries(cx, query),
    ...adtAndImplQueries(cx, query),
    ...bodyQueries(cx, query, options),
  };
}

/** What an item says of itself. */
function itemQueries(cx: Context, query: MakeQuery) {
  const noGenerics: Generics = { parent: undefined, parentCount: 0, params: [], lateBound: [] };
  return {
    generics: query<Generics>(
      "generics",
      (id) => genericsOf(cx, id),
      () => noGenerics,
    ),
    identityArgs: query(
      "identityArgs",
      (id) => identityArgsOf(cx, id),
      () => noArgs,
    ),
    typeOf: query<Ty>(
      "typeOf",
      (id) => typeOfDef(cx, id),
      (id) => cycle(cx, "computing type of", id, tyError),
    ),
    fnSig: query<Binder<FnSig>>(
      "fnSig",
      (id) => fnSigOf(cx, id),
      (id) =>
        cycle(cx, "computing function signature of", id, {
          vars: [],
          value: { inputs: [], output: tyError, unsafe: false, abi: "Rust", cVariadic: false },
        }),
    ),
    typeParamDefault: query<{ readonly ty: Ty | undefined }>(
      "typeParamDefault",
      (id) => ({ ty: typeParamDefaultOf(cx, id) }),
      () => ({ ty: undefined }),
    ),
    variances: query<readonly Variance[]>(
      "variances",
      (id) => variancesOf(cx, id),
      () => [],
    ),
    path: query<string>(
      "path",
      (id) => visiblePath(cx, id),
      () => "_",
    ),
    associatedItems: query<readonly DefId[]>(
      "associatedItems",
      (id) => cx.resolver.childDefs(id).filter((child) => /^Assoc/.test(cx.def(child).kind)),
      () => [],
    ),
    variantDefs: query<readonly DefId[]>(
      "variantDefs",
      (id) => cx.resolver.childDefs(id).filter((child) => cx.def(child).kind === "Variant"),
      () => [],
    ),
  };
}

/** What is known to hold for it. */
function predicateQueries(cx: Context, query: MakeQuery) {
  return {
    explicitPredicates: query<LoweredBound[]>(
      "explicitPredicates",
      (id) => explicitPredicatesOf(cx, id),
      (id) => cycle(cx, "computing the predicates of", id, []),
    ),
    predicatesOf: query<readonly Predicate[]>(
      "predicatesOf",
      (id) => predicatesOfDef(cx, id),
      (id) => cycle(cx, "computing the predicates of", id, []),
    ),
    superPredicates: query<readonly Predicate[]>(
      "superPredicates",
      (id) => superPredicatesOf(cx, id),
      (id) => cycle(cx, "computing the super predicates of", id, []),
    ),
    itemBounds: query<readonly Predicate[]>(
      "itemBounds",
      (id) => itemBoundsOf(cx, id),
      () => [],
    ),
    paramEnv: query<ParamEnv>(
      "paramEnv",
      (id) => paramEnvOf(cx, id),
      () => cx.emptyEnv,
    ),
    dynViolations: query<readonly DynViolation[]>(
      "dynViolations",
      (id) => dynViolationsOf(cx, id),
      () => [],
    ),
  };
}

/** Data types, and impls. */
function adtAndImplQueries(cx: Context, query: MakeQuery) {
  return {
    adtDef: query<AdtDef>(
      "adtDef",
      (id) => adtDefOf(cx, id),
      (id) => bug(`adtDef of ${cx.path(id)} needs itself`),
    ),
    fieldTypes: query<readonly (readonly Ty[])[]>(
      "fieldTypes",
      (id) => fieldTypesOf(cx, id),
      () => [],
    ),
    discriminants: query<readonly bigint[]>(
      "discriminants",
      (id) => discriminantsOf(cx, id),
      (id) => cycle(cx, "computing the discriminants of", id, []),
    ),
    dropImpl: query<{ readonly fn: DefId | undefined }>(
      "dropImpl",
      (id) => ({ fn: findDropImpl(cx, id) }),
      () => ({ fn: undefined }),
    ),
    implHeader: query<ImplHeader>(
      "implHeader",
      (id) => implHeaderOf(cx, id),
      (id) => cycle(cx, "computing the header of", id, { selfTy: tyError, trait: undefined }),
    ),
    traitItemOf: query<{ readonly item: DefId | undefined }>(
      "traitItemOf",
      (id) => ({ item: traitItemFor(cx, id) }),
      () => ({ item: undefined }),
    ),
    stdImpls: query<ImplIndex>(
      "stdImpls",
      (id) =>
        makeImplIndex(
          cx,
          cx.resolver.implsOf(id).filter((impl) => crateOf(impl) < userCrate),
        ),
      () => makeImplIndex(cx, []),
    ),
  };
}

/** Bodies, and what only they know. */
function bodyQueries(cx: Context, query: MakeQuery, options: ContextOptions) {
  return {
    bodies: query<CheckedBodies>(
      "bodies",
      (id) => checkBodies(cx, options, id),
      () => ({ bodies: [], closureTys: new Map(), hiddenTypes: new Map() }),
    ),
    hiddenTy: query<{ readonly ty: Ty }>(
      "hiddenTy",
      (id) => ({ ty: cx.checkedBodies(cx.opaqueInfo(id).owner).hiddenTypes.get(id) ?? tyError }),
      () => ({ ty: tyError }),
    ),
    upvarNames: query<readonly string[]>(
      "upvarNames",
      (id) => cx.typedBody(id).captures.map((captured) => captureName(cx, captured)),
      () => [],
    ),
    closureTys: query<{ readonly ty: Ty | undefined }>(
      "closureTys",
      () => ({ ty: undefined }),
      () => ({ ty: undefined }),
    ),
    anonConstTy: query<{ readonly ty: Ty | undefined }>(
      "anonConstTy",
      () => ({ ty: undefined }),
      () => ({ ty: undefined }),
    ),
    opaqueInfo: query<OpaqueInfo>(
      "opaqueInfo",
      (id) => findOpaque(cx, id),
      (id) => bug(`opaque type ${cx.path(id)} needs itself`),
    ),
  };
}

function cycle<V>(cx: Context, what: string, id: DefId, value: V): V {
  const { nameSpan } = cx.def(id);
  cx.diagnostics.push(
    error("E0391", `cycle detected when ${what} \`${cx.path(id)}\``, nameSpan, {
      labels: [{ span: nameSpan, text: "", primary: true }],
    }),
  );
  return value;
}

function findDropImpl(cx: Context, adt: DefId): DefId | undefined {
  const drop = cx.langItemIfAny("drop");
  if (drop === undefined) return undefined;
  const impl = cx.implsFor(drop, mkAdt(adt, noArgs)).find((id) => {
    const { selfTy } = cx.implHeader(id);
    return selfTy.kind === "Adt" && selfTy.def === adt && !cx.isNegativeImpl(id);
  });
  return impl === undefined ? undefined : cx.associatedItems(impl).find((item) => cx.def(item).name === "drop");
}

/** Lowering the signature around an opaque type records it. */
function findOpaque(cx: Context, id: DefId): OpaqueInfo {
  let found: OpaqueInfo | undefined;
  const before = cx.queries.opaqueInfo;
  cx.fnSig(cx.resolver.ownerOf(id));
  found = before.peek(id);
  if (found === undefined)
    for (const [outer] of nestedOpaques(cx, id)) {
      cx.itemBounds(outer);
      found ??= before.peek(id);
    }
  // One that stands where none may (the error was reported when it was lowered).
  return (
    found ?? {
      owner: cx.resolver.ownerOf(id),
      promise: { kind: "Bounds", bounds: [] },
      lifetimes: [],
      named: new Map(),
      elided: undefined,
      elidedFree: undefined,
      parent: undefined,
    }
  );
}

function* nestedOpaques(cx: Context, id: DefId): Iterable<[DefId]> {
  const owner = cx.resolver.ownerOf(id);
  for (const def of cx.resolver.defs(crateOf(id)))
    if (
      def.kind === "OpaqueTy" &&
      def.id !== id &&
      cx.resolver.ownerOf(def.id) === owner &&
      cx.queries.opaqueInfo.peek(def.id) !== undefined
    )
      yield [def.id];
}

function checkBodies(cx: Context, options: ContextOptions, owner: DefId): CheckedBodies {
  const checked = options.checkBody(cx, owner);
  for (const [id, ty] of checked.closureTys) cx.recordClosureTy(id, ty);
  return checked;
}
