/**
 * The inference context of one body or one question: type, integer, float, region and constant variables, unification with
 * undo, and binders entered with fresh variables or placeholders. Regions are created here but related only in structure
 * (the borrow checker solves them).
 */
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import {
  Folder,
  hasFlags,
  instantiateBound,
  instantiateBoundErased,
  instantiateBoundPlaceholders,
  noSpan,
} from "../fold";
import {
  constArg,
  mkArgs,
  mkConstVar,
  mkFloatVar,
  mkIntVar,
  mkTyVar,
  reErased,
  regionArg,
  tyArg,
  tyError,
} from "../intern";
import type { Context as TyCtxt } from "../context";
import type {
  Binder,
  ClosureKind,
  Const,
  ConstVid,
  FloatVid,
  GenericArg,
  GenericArgs,
  IntVid,
  ParamEnv,
  Predicate,
  Region,
  TraitRef,
  Ty,
  TyVid,
} from "../ty";
import { TypeFlags } from "../ty";
import type { LubResult, ObligationCause, RelateResult, TypeError } from "./obligation";
import { relateOk } from "./obligation";
import { relateArgs, relateConsts, relateTys } from "./relate";
import { UndoLog, UnificationTable } from "./table";

export type {
  LubResult,
  Obligation,
  ObligationCause,
  ObligationCauseCode,
  RelateResult,
  TypeError,
  TypeErrorKind,
} from "./obligation";
export { misc, obligation, relateOk } from "./obligation";

export class InferCtxt {
  protected readonly log = new UndoLog();
  /** Variables of types that were solved or joined to others so far, in order: what waits for one can be woken. */
  readonly changes: Ty[] = [];
  readonly tyVars = new UnificationTable<Ty>(this.log, (vid) => this.changes.push(mkTyVar(vid as TyVid)));
  readonly intVars = new UnificationTable<Ty>(this.log, (vid) => this.changes.push(mkIntVar(vid as IntVid)));
  readonly floatVars = new UnificationTable<Ty>(this.log, (vid) => this.changes.push(mkFloatVar(vid as FloatVid)));
  readonly constVars = new UnificationTable<Const>(this.log);
  private readonly tyOrigins: Span[] = [];
  protected universe = 0;

  /** Told when a type of which an error was told meets another: what is not known then is no error of its own. */
  onError: (() => void) | undefined;

  constructor(readonly tcx: TyCtxt) {}

  // ---- regions: only the borrow checker's own context compares them ----

  /** Two regions stand at the same place of types that are made equal. */
  equateRegions(_a: Region, _b: Region): void {}
  /** What closures were asked to be, where it must really hold: kinds that they are by their bodies. */
  readonly closureKindAsks: { readonly closure: Ty; readonly kind: ClosureKind; readonly cause: ObligationCause }[] =
    [];

  /** An outlives predicate is met where it must really hold (not while a candidate is tried). */
  registerOutlives(_predicate: Predicate, _cause: ObligationCause): void {}
  get tracksRegions(): boolean {
    return false;
  }
  /** What must outlive what is asked of this context. */
  get considersRegions(): boolean {
    return this.tracksRegions;
  }

  // ---- variables ----

  freshTy(origin: Span): Ty {
    const vid = this.tyVars.fresh();
    this.tyOrigins[vid] = origin;
    return mkTyVar(vid as TyVid);
  }
  freshInt(): Ty {
    return mkIntVar(this.intVars.fresh() as IntVid);
  }
  freshFloat(): Ty {
    return mkFloatVar(this.floatVars.fresh() as FloatVid);
  }
  /** Regions relate to anything here, so one that is made up says nothing: all of them are the erased one, and equal types one object. */
  freshRegion(): Region {
    return reErased;
  }
  freshConst(_ty: Ty): Const {
    return mkConstVar(this.constVars.fresh() as ConstVid);
  }
  /** Fresh arguments for all generics of `def`, parents first; `Self` included for traits. */
  freshArgsFor(def: DefId, span: Span): GenericArgs {
    return this.freshArgsWithParent(def, [], span);
  }
  /** As `freshArgsFor`, keeping `parent` as the first arguments. */
  freshArgsWithParent(def: DefId, parent: readonly GenericArg[], span: Span): GenericArgs {
    const args = parent.slice();
    const fill = (id: DefId): void => {
      const generics = this.tcx.generics(id);
      if (generics.parent !== undefined) fill(generics.parent);
      for (const param of generics.params) {
        if (param.index < args.length) continue;
        if (param.kind === "Lifetime") args.push(regionArg(this.freshRegion()));
        else if (param.kind === "Type") args.push(tyArg(this.freshTy(span)));
        else args.push(constArg(this.freshConst(tyError)));
      }
    };
    fill(def);
    return mkArgs(args);
  }

  // ---- reading ----

  /** Follows a variable to its value or root variable; other types as they are. */
  shallowResolve(ty: Ty): Ty {
    let at = ty;
    while (at.kind === "Infer") {
      const { infer } = at;
      const table = infer.kind === "TyVar" ? this.tyVars : infer.kind === "IntVar" ? this.intVars : this.floatVars;
      const value = table.value(infer.vid);
      if (value === undefined) {
        const root = table.root(infer.vid);
        return infer.kind === "TyVar"
          ? mkTyVar(root as TyVid)
          : infer.kind === "IntVar"
            ? mkIntVar(root as IntVid)
            : mkFloatVar(root as FloatVid);
      }
      at = value;
    }
    return at;
  }
  shallowResolveConst(value: Const): Const {
    let at = value;
    while (at.kind === "Infer") {
      const next: Const | undefined = this.constVars.value(at.vid);
      if (next === undefined) return mkConstVar(this.constVars.root(at.vid) as ConstVid);
      at = next;
    }
    return at;
  }
  /** Replaces all solved variables inside; unsolved ones become their roots. */
  resolve<T>(value: T): T {
    return hasFlags(value, inferFlags) ? new Resolver(this).fold(value) : value;
  }

  isTyVar(ty: Ty): boolean {
    return this.rootVar(ty) !== undefined;
  }
  isIntVar(ty: Ty): boolean {
    const resolved = this.shallowResolve(ty);
    return resolved.kind === "Infer" && resolved.infer.kind === "IntVar";
  }
  isFloatVar(ty: Ty): boolean {
    const resolved = this.shallowResolve(ty);
    return resolved.kind === "Infer" && resolved.infer.kind === "FloatVar";
  }
  /** The root of an unsolved general type variable; undefined for anything else. */
  rootVar(ty: Ty): TyVid | undefined {
    const resolved = this.shallowResolve(ty);
    return resolved.kind === "Infer" && resolved.infer.kind === "TyVar" ? resolved.infer.vid : undefined;
  }
  typeVarOrigin(vid: TyVid): Span {
    return this.tyOrigins[vid] ?? noSpan;
  }
  /** Unsolved type, integer and float variables (roots), in order of creation within each sort. */
  unsolvedVariables(): Ty[] {
    const unsolved = <V>(table: UnificationTable<V>, make: (vid: number) => Ty): Ty[] =>
      Array.from({ length: table.count() }, (_, vid) => vid)
        .filter((vid) => table.root(vid) === vid && table.value(vid) === undefined)
        .map(make);
    return [
      ...unsolved(this.tyVars, (vid) => mkTyVar(vid as TyVid)),
      ...unsolved(this.intVars, (vid) => mkIntVar(vid as IntVid)),
      ...unsolved(this.floatVars, (vid) => mkFloatVar(vid as FloatVid)),
    ];
  }
  /** Undefined while the kind is not inferred yet. */
  closureKind(closure: Ty): ClosureKind | undefined {
    if (closure.kind !== "Closure") return undefined;
    const arg = closure.args[closure.args.length - 3];
    const kind = arg?.kind === "Type" ? this.shallowResolve(arg.ty) : tyError;
    return kind.kind !== "Int" ? undefined : kind.int === "i8" ? "Fn" : kind.int === "i16" ? "FnMut" : "FnOnce";
  }

  // ---- relating ----

  private relate(f: () => TypeError | undefined): RelateResult {
    return this.commitIfOk((): RelateResult => {
      const error = f();
      return error === undefined ? relateOk : { ok: false, error: this.resolve(error) };
    });
  }
  eq(_env: ParamEnv, _cause: ObligationCause, expected: Ty, found: Ty): RelateResult {
    return expected === found ? relateOk : this.relate(() => relateTys(this, expected, found));
  }
  /** Regions are not compared here, higher-ranked structure is. In an error `expected` is the supertype's part. */
  sub(_env: ParamEnv, _cause: ObligationCause, sub: Ty, sup: Ty): RelateResult {
    return sub === sup ? relateOk : this.relate(() => relateTys(this, sup, sub));
  }
  lub(env: ParamEnv, cause: ObligationCause, a: Ty, b: Ty): LubResult {
    const result = this.eq(env, cause, a, b);
    return result.ok ? { ok: true, ty: this.shallowResolve(a), obligations: result.obligations } : result;
  }
  eqTraitRefs(env: ParamEnv, cause: ObligationCause, expected: TraitRef, found: TraitRef): RelateResult {
    if (expected.def !== found.def) return { ok: false, error: { kind: "Traits", expected: tyError, found: tyError } };
    return this.eqArgs(env, cause, expected.args, found.args);
  }
  eqArgs(_env: ParamEnv, _cause: ObligationCause, expected: GenericArgs, found: GenericArgs): RelateResult {
    return expected === found ? relateOk : this.relate(() => relateArgs(this, expected, found, tyError, tyError));
  }
  eqConsts(_env: ParamEnv, _cause: ObligationCause, expected: Const, found: Const): RelateResult {
    return this.relate(() =>
      relateConsts(this, expected, found) ? undefined : { kind: "ConstMismatch", expected: tyError, found: tyError },
    );
  }

  // ---- snapshots ----

  /** Runs `f` and undoes all it did to variables. */
  probe<T>(f: () => T): T {
    const mark = this.log.start();
    try {
      return f();
    } finally {
      this.log.rollbackTo(mark);
    }
  }
  /** Runs `f`; undoes it when its result is not ok. */
  commitIfOk<T extends { readonly ok: boolean }>(f: () => T): T {
    const mark = this.log.start();
    let ok = false;
    try {
      const result = f();
      ok = result.ok;
      return result;
    } finally {
      if (ok) this.log.commit();
      else this.log.rollbackTo(mark);
    }
  }

  // ---- binders ----

  /** Fresh region (and type) variables for bound ones. */
  instantiateBinderWithFresh<T>(span: Span, binder: Binder<T>): T {
    const regions: Region[] = [];
    const tys: Ty[] = [];
    return instantiateBound(binder, {
      region: (index) => (regions[index] ??= this.freshRegion()),
      ty: (index) => (tys[index] ??= this.freshTy(span)),
    });
  }
  /** Placeholders of a new universe for bound variables; regions are told apart only where they are compared. */
  enterForall<T, R>(binder: Binder<T>, f: (value: T) => R): R {
    if (binder.vars.length === 0) return f(binder.value);
    if (!this.considersRegions && binder.vars.every(({ kind }) => kind === "Region"))
      return f(instantiateBoundErased(binder));
    return f(instantiateBoundPlaceholders(binder, ++this.universe));
  }
}

const inferFlags = TypeFlags.HasTyInfer | TypeFlags.HasConstInfer;

class Resolver extends Folder {
  constructor(private readonly infcx: InferCtxt) {
    super();
  }
  override concerns(args: GenericArgs): boolean {
    return (args.flags & inferFlags) !== 0;
  }
  override foldTy(ty: Ty): Ty {
    if ((ty.flags & inferFlags) === 0) return ty;
    const resolved = this.infcx.shallowResolve(ty);
    return resolved.kind === "Infer" ? resolved : this.superTy(resolved);
  }
  override foldConst(value: Const): Const {
    if ((value.flags & inferFlags) === 0) return value;
    const resolved = this.infcx.shallowResolveConst(value);
    return resolved.kind === "Infer" ? resolved : this.superConst(resolved);
  }
}
