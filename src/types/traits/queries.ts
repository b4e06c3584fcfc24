/** Trait questions outside of any body: about concrete types, or within an item's environment. */
import type { DefId } from "../../resolve/def";
import type { Context } from "../context";
import { eraseRegions, hasFlags, noSpan } from "../fold";
import { dummyBinder, mkTyArgs } from "../intern";
import { InferCtxt, misc } from "../infer/infer";
import type { ParamEnv, Predicate, Ty } from "../ty";
import { TypeFlags } from "../ty";
import { FulfillmentContext } from "./fulfill";
import { normalize } from "./project";
import { predicateMustHold } from "./select";

/** For sure: a type with inference variables, which only its body's context knows, implements nothing. */
export function implementsTraitIn(tcx: Context, ty: Ty, trait: DefId, env: ParamEnv): boolean {
  if (hasFlags(ty, TypeFlags.HasTyInfer | TypeFlags.HasConstInfer)) return false;
  const predicate: Predicate = dummyBinder({ kind: "Trait", trait: { def: trait, args: mkTyArgs(ty) } });
  return predicateMustHold(new InferCtxt(tcx), { predicate, env, cause: misc(noSpan), depth: 0 });
}
export function predicateHoldsIn(tcx: Context, predicate: Predicate, env: ParamEnv): boolean {
  return predicateMustHold(new InferCtxt(tcx), { predicate, env, cause: misc(noSpan), depth: 0 });
}

/** Normalizes a type within an environment; what stays undecided is left as it was. */
export function normalizeIn(tcx: Context, ty: Ty, env: ParamEnv): Ty {
  const wanted = TypeFlags.HasProjection | (env.revealAll === true ? TypeFlags.HasOpaque : 0);
  if ((ty.flags & wanted) === 0) return ty;
  const cache = tcx.caches.of(env).normalization;
  const known = cache.get(ty);
  if (known !== undefined) return known;
  const value = normalizeDeeply(tcx, ty, env);
  cache.set(ty, value);
  return value;
}

export function normalizeDeeply<T>(tcx: Context, value: T, env: ParamEnv): T {
  const infcx = new InferCtxt(tcx);
  const normalized = normalize(infcx, env, misc(noSpan), value);
  const fulfill = new FulfillmentContext();
  fulfill.registerAll(normalized.obligations);
  fulfill.selectWherePossible(infcx);
  const resolved = infcx.resolve(normalized.value);
  return hasFlags(resolved, TypeFlags.HasTyInfer) ? value : resolved;
}

/** For monomorphic code: opaque types are seen through, regions erased. */
export function normalizeConcrete(tcx: Context, ty: Ty): Ty {
  return normalizeIn(tcx, eraseRegions(ty), tcx.revealAllEnv);
}

/** Where-clauses with the projections in them replaced by what the others say. */
export function normalizeEnv(tcx: Context, predicates: readonly Predicate[]): readonly Predicate[] {
  if (!predicates.some((predicate) => hasFlags(predicate, TypeFlags.HasProjection))) return predicates;
  const env: ParamEnv = { callerBounds: predicates };
  return predicates.map((predicate) =>
    hasFlags(predicate, TypeFlags.HasProjection) ? normalizeDeeply(tcx, predicate, env) : predicate,
  );
}
