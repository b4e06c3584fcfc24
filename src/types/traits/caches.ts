/**
 * What the solver has decided before: rustc's evaluation, selection and projection caches, one of each per environment. An entry is
 * sound for as long as the compilation lasts, because a decision is a function of the environment, of the impls there are, and of
 * the predicate with its variables numbered in order of occurrence (rustc's "freshened" predicate): which variables they are
 * makes no difference. Regions are erased in it, as type checking lets them relate to anything. Decisions that leaned on something
 * else (an obligation further out, the depth) are not entered.
 */
import type { DefId } from "../../resolve/def";
import type { Context } from "../context";
import { Folder } from "../fold";
import { mkConstVar, mkFloatVar, mkIntVar, mkTyVar, selfTyOf } from "../intern";
import type { Const, ConstVid, FloatVid, GenericArgs, IntVid, ParamEnv, TraitRef, Ty, TyVid } from "../ty";
import { TypeFlags } from "../ty";
import type { Candidate } from "./candidates";

export type Evaluation = "Ok" | "Ambiguous" | "Error" | "Overflow";
/** The candidate that meets an obligation, or why there is none. */
export type Selected = Candidate | "Ambiguous" | "Error";

/** Answers by trait reference. */
export class TraitTable<V> {
  private readonly rows = new Map<DefId, Map<GenericArgs, V>>();

  get({ def, args }: TraitRef): V | undefined {
    return this.rows.get(def)?.get(args);
  }
  set({ def, args }: TraitRef, answer: V): void {
    let row = this.rows.get(def);
    if (row === undefined) this.rows.set(def, (row = new Map()));
    row.set(args, answer);
  }
}

export class EnvCaches {
  readonly evaluation = new TraitTable<Evaluation>();
  readonly selection = new TraitTable<Selected>();
  /** Projections without variables, with all that their impls ask for known to hold. */
  readonly projection = new Map<Ty, Ty>();
  /** Types, as `normalizeIn` leaves them. */
  readonly normalization = new Map<Ty, Ty>();

  constructor(
    /** No bound can meet a predicate that names no parameter. */
    readonly boundsNameParams: boolean,
  ) {}
}

export class SolverCaches {
  /** Structs and enums that are sized whatever their arguments, and others. */
  readonly triviallySized = new Map<Ty, boolean>();
  private readonly byEnv = new WeakMap<ParamEnv, EnvCaches>();

  constructor(private readonly tcx: Context) {}

  of(env: ParamEnv): EnvCaches {
    let caches = this.byEnv.get(env);
    if (caches === undefined) this.byEnv.set(env, (caches = new EnvCaches(env.callerBounds.every(isAboutParam))));
    return caches;
  }

  /** Where answers about these arguments belong: what names no parameter is the same in (almost) every environment. */
  for(env: ParamEnv, args: GenericArgs): EnvCaches {
    const caches = this.of(env);
    if ((args.flags & TypeFlags.HasParam) !== 0 || env.callerBounds.length === 0 || !caches.boundsNameParams)
      return caches;
    return this.of(env.revealAll === true ? this.tcx.revealAllEnv : this.tcx.emptyEnv);
  }
}

/** The bound's self type is a parameter or a projection of one: nothing that names no parameter is equal to it. */
function isAboutParam({ value }: ParamEnv["callerBounds"][number]): boolean {
  const args = value.kind === "Trait" ? value.trait.args : value.kind === "Projection" ? value.args : undefined;
  if (args === undefined) return value.kind !== "Coerce" && value.kind !== "ClosureKind";
  const self = selfTyOf(args);
  return self.kind === "Param" || (self.kind === "Alias" && (self.flags & TypeFlags.HasParam) !== 0);
}

// ---- freshening ----

const inferFlags = TypeFlags.HasTyInfer | TypeFlags.HasConstInfer;

/** Numbers the unsolved variables in order of occurrence: equal up to variables is equal. */
class Freshener extends Folder {
  private readonly seen = new Map<Ty | Const, Ty | Const>();
  private tys = 0;
  private ints = 0;
  private floats = 0;
  private consts = 0;

  override concerns(args: GenericArgs): boolean {
    return (args.flags & inferFlags) !== 0;
  }
  override foldTy(ty: Ty): Ty {
    if ((ty.flags & inferFlags) === 0) return ty;
    if (ty.kind !== "Infer") return this.superTy(ty);
    let fresh = this.seen.get(ty) as Ty | undefined;
    if (fresh === undefined) {
      fresh =
        ty.infer.kind === "TyVar"
          ? mkTyVar(this.tys++ as TyVid)
          : ty.infer.kind === "IntVar"
            ? mkIntVar(this.ints++ as IntVid)
            : mkFloatVar(this.floats++ as FloatVid);
      this.seen.set(ty, fresh);
    }
    return fresh;
  }
  override foldConst(value: Const): Const {
    if ((value.flags & inferFlags) === 0) return value;
    if (value.kind !== "Infer") return this.superConst(value);
    let fresh = this.seen.get(value) as Const | undefined;
    if (fresh === undefined) this.seen.set(value, (fresh = mkConstVar(this.consts++ as ConstVid)));
    return fresh;
  }
}

/** `trait` is resolved, its regions erased. */
export function freshen(trait: TraitRef): TraitRef {
  if ((trait.args.flags & inferFlags) === 0) return trait;
  return { def: trait.def, args: new Freshener().foldArgs(trait.args) };
}
