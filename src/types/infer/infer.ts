/**
 * The inference context of one body or one question: type, integer, float, region and constant variables, unification with
 * undo, and binders entered with fresh variables or placeholders. Regions are created here but related only in structure
 * (the borrow checker solves them).
 */
import { bug } from "../../base/invariant";
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import type { TyCtxt } from "../tcx";
import type { Binder, ClosureKind, Const, GenericArgs, ParamEnv, Region, TraitRef, Ty, TyVid } from "../ty";
import type { LubResult, ObligationCause, RelateResult } from "./obligation";

export type { LubResult, Obligation, ObligationCause, ObligationCauseCode, RelateResult, TypeError, TypeErrorKind } from "./obligation";
export { misc, obligation, relateOk } from "./obligation";

export class InferCtxt {
  constructor(readonly tcx: TyCtxt) {}

  freshTy(_origin: Span): Ty { bug("not yet"); }
  freshInt(): Ty { bug("not yet"); }
  freshFloat(): Ty { bug("not yet"); }
  freshRegion(): Region { bug("not yet"); }
  freshConst(_ty: Ty): Const { bug("not yet"); }
  /** Fresh arguments for all generics of `def`, parents first; `Self` included for traits. */
  freshArgsFor(_def: DefId, _span: Span): GenericArgs { bug("not yet"); }
  /** As `freshArgsFor`, keeping `parent` as the first arguments. */
  freshArgsWithParent(_def: DefId, _parent: readonly GenericArgs[number][], _span: Span): GenericArgs { bug("not yet"); }

  /** Follows a variable to its value or root variable; other types as they are. */
  shallowResolve(_ty: Ty): Ty { bug("not yet"); }
  shallowResolveConst(_value: Const): Const { bug("not yet"); }
  /** Replaces all solved variables inside; unsolved ones become their roots. */
  resolve<T>(_value: T): T { bug("not yet"); }

  eq(_env: ParamEnv, _cause: ObligationCause, _expected: Ty, _found: Ty): RelateResult { bug("not yet"); }
  /** Regions are not compared here, higher-ranked structure is. */
  sub(_env: ParamEnv, _cause: ObligationCause, _sub: Ty, _sup: Ty): RelateResult { bug("not yet"); }
  lub(_env: ParamEnv, _cause: ObligationCause, _a: Ty, _b: Ty): LubResult { bug("not yet"); }
  eqTraitRefs(_env: ParamEnv, _cause: ObligationCause, _expected: TraitRef, _found: TraitRef): RelateResult { bug("not yet"); }
  eqArgs(_env: ParamEnv, _cause: ObligationCause, _expected: GenericArgs, _found: GenericArgs): RelateResult { bug("not yet"); }
  eqConsts(_env: ParamEnv, _cause: ObligationCause, _expected: Const, _found: Const): RelateResult { bug("not yet"); }

  /** Runs `f` and undoes all it did to variables. */
  probe<T>(_f: () => T): T { bug("not yet"); }
  /** Runs `f`; undoes it when its result is not ok. */
  commitIfOk<T extends { readonly ok: boolean }>(_f: () => T): T { bug("not yet"); }
  /** Fresh region (and type) variables for bound ones. */
  instantiateBinderWithFresh<T>(_span: Span, _binder: Binder<T>): T { bug("not yet"); }
  /** Placeholders of a new universe for bound variables. */
  enterForall<T, R>(_binder: Binder<T>, _f: (value: T) => R): R { bug("not yet"); }

  isTyVar(_ty: Ty): boolean { bug("not yet"); }
  isIntVar(_ty: Ty): boolean { bug("not yet"); }
  isFloatVar(_ty: Ty): boolean { bug("not yet"); }
  /** The root of an unsolved general type variable; undefined for anything else. */
  rootVar(_ty: Ty): TyVid | undefined { bug("not yet"); }
  typeVarOrigin(_vid: TyVid): Span { bug("not yet"); }
  /** Unsolved type, integer and float variables (roots), in order of creation. */
  unsolvedVariables(): Ty[] { bug("not yet"); }
  /** Undefined while the kind is not inferred yet. */
  closureKind(_closure: Ty): ClosureKind | undefined { bug("not yet"); }
}
