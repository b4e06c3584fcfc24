/**
 * What the trait solver says of questions that differ only in the names of region variables: it is asked once, of variables
 * numbered in order of first use (rustc's canonical queries), and its answer is told again with the regions of each asker.
 */
import type { DefId } from "../../../resolve/def";
import { predicateKey } from "../../../types/collect/predicates";
import type { Context } from "../../../types/context";
import { Folder, instantiate } from "../../../types/fold";
import { type Demand, type RegionHost, RegionInferCtxt } from "../../../types/infer/region_infer";
import { mkReVar, selfTyOf } from "../../../types/intern";
import { sizedConditions } from "../../../types/traits/constituents";
import {
  type GenericArgs,
  type ParamEnv,
  type Predicate,
  type Region,
  type RegionVid,
  type Ty,
  TypeFlags,
  type TraitRef,
} from "../../../types/ty";

/** A region of an answer that is none of the question's variables. */
export type OwnRegion =
  | { readonly kind: "Named"; readonly region: Region }
  /** Universes count from the asker's. */
  | { readonly kind: "Placeholder"; readonly region: Region & { readonly kind: "Placeholder" } }
  | { readonly kind: "Fresh"; readonly universe: number };

export interface Answer<T> {
  readonly value: T;
  readonly demands: readonly Demand[];
  /** What the variables after those of the question are. */
  readonly own: readonly OwnRegion[];
  /** How many universes were entered. */
  readonly universes: number;
}

/** A question in its canonical form, and the asker's regions for its variables. */
export interface Asked<T> {
  readonly question: T;
  readonly inputs: readonly RegionVid[];
}

/** Undefined: it holds what only the asker's context knows (placeholders, variables). */
export function canonical<T>(value: T, resolve: (vid: RegionVid) => RegionVid): Asked<T> | undefined {
  const folder = new Canonicalizer(resolve);
  const question = folder.fold(value);
  return folder.isForeign ? undefined : { question, inputs: folder.inputs };
}

class Canonicalizer extends Folder {
  readonly inputs: RegionVid[] = [];
  isForeign = false;

  constructor(private readonly resolve: (vid: RegionVid) => RegionVid) {
    super();
  }
  override foldTy(ty: Ty): Ty {
    if ((ty.flags & (TypeFlags.HasTyInfer | TypeFlags.HasConstInfer | TypeFlags.HasPlaceholder)) !== 0)
      this.isForeign = true;
    return (ty.flags & TypeFlags.HasRegions) === 0 || this.isForeign ? ty : this.superTy(ty);
  }
  override foldRegion(region: Region): Region {
    if (region.kind === "Placeholder") this.isForeign = true;
    if (region.kind !== "Var") return region;
    const vid = this.resolve(region.vid);
    const known = this.inputs.indexOf(vid);
    return mkReVar((known < 0 ? this.inputs.push(vid) - 1 : known) as RegionVid);
  }
}

/** Numbers the regions of one question: its own variables first. */
class Numbering implements RegionHost {
  readonly own: OwnRegion[] = [];
  private readonly known = new Map<Region, RegionVid>();

  constructor(private readonly inputCount: number) {}

  private add(region: OwnRegion): RegionVid {
    return (this.inputCount + this.own.push(region) - 1) as RegionVid;
  }
  freshVid(universe: number): RegionVid {
    return this.add({ kind: "Fresh", universe });
  }
  /** Numbers are not used again: the context lives for one question. */
  dropVid(): void {}
  universeOf(vid: RegionVid): number {
    const region = this.own[vid - this.inputCount];
    if (region === undefined || region.kind === "Named") return 0;
    return region.kind === "Fresh" ? region.universe : region.region.universe;
  }
  vidOf(region: Region): RegionVid | undefined {
    if (region.kind === "Var") return region.vid;
    if (region.kind === "Bound" || region.kind === "Erased" || region.kind === "Error") return undefined;
    // Placeholders for the bound variables of projections under binders go away again.
    if (region.kind === "Placeholder" && region.universe < 0) return undefined;
    let vid = this.known.get(region);
    if (vid === undefined) {
      vid = this.add(region.kind === "Placeholder" ? { kind: "Placeholder", region } : { kind: "Named", region });
      this.known.set(region, vid);
    }
    return vid;
  }
  knows(placeholder: Region): boolean {
    return this.known.has(placeholder);
  }
  forget(placeholder: Region): void {
    this.known.delete(placeholder);
  }
}

/** Predicates about types without regions were proved by the type checker once and for all. */
export function mayDemand(tcx: Context, { value }: Predicate): boolean {
  const wanted = TypeFlags.HasRegions | TypeFlags.HasParam;
  switch (value.kind) {
    case "Trait":
      return (value.trait.args.flags & wanted) !== 0 && !isPlainlySized(tcx, value.trait);
    case "Projection":
      return ((value.args.flags | value.term.flags) & wanted) !== 0;
    case "TypeOutlives":
      return (value.ty.flags & wanted) !== 0;
    case "WellFormed":
      return (value.ty.flags & wanted) !== 0;
    case "RegionOutlives":
      return true;
    default:
      return false;
  }
}

/** Most types are `Sized` without a condition. */
function isPlainlySized(tcx: Context, { def, args }: TraitRef): boolean {
  return tcx.isLang(def, "sized") && sizedConditions(tcx, selfTyOf(args))?.length === 0;
}

/** What a function or type needs of its arguments: predicates that demand nothing of regions are left out. */
export interface NeededPredicate {
  readonly index: number;
  readonly answer: Answer<undefined>;
}

/** Puts an asker's regions in an answer. */
export class Teller extends Folder {
  private readonly made: (Region | undefined)[] = [];

  constructor(
    private readonly own: readonly OwnRegion[],
    private readonly inputs: readonly RegionVid[],
    private readonly make: (region: OwnRegion) => Region,
  ) {
    super();
  }
  region(vid: RegionVid): Region {
    const input = this.inputs[vid];
    if (input !== undefined) return mkReVar(input);
    const own = this.own[vid - this.inputs.length];
    return (this.made[vid] ??= own === undefined ? mkReVar(vid) : this.make(own));
  }
  override foldTy(ty: Ty): Ty {
    return (ty.flags & TypeFlags.HasRegions) === 0 ? ty : this.superTy(ty);
  }
  override foldRegion(region: Region): Region {
    return region.kind === "Var" ? this.region(region.vid) : region;
  }
}

class AnswersIn {
  readonly proofs = new Map<string, Answer<undefined>>();
  readonly types = new Map<Ty, Answer<Ty> | undefined>();
  readonly needs = new Map<string, readonly NeededPredicate[]>();

  constructor(readonly env: ParamEnv) {}
}

/** For one compilation. */
export class RegionAnswers {
  private readonly known = new Map<ParamEnv | undefined, AnswersIn>();

  constructor(private readonly tcx: Context) {}

  /** Where nothing is assumed, all environments are one. */
  private in(env: ParamEnv): AnswersIn {
    const key = env.callerBounds.length === 0 && env.revealAll !== true ? undefined : env;
    let answers = this.known.get(key);
    if (answers === undefined) this.known.set(key, (answers = new AnswersIn(env)));
    return answers;
  }

  prove(env: ParamEnv, { question, inputs }: Asked<Predicate>): Answer<undefined> {
    const { proofs } = this.in(env);
    const key = `${predicateKey(question)} ${question.vars.map(({ name }) => name).join()}`;
    let answer = proofs.get(key);
    if (answer === undefined) proofs.set(key, (answer = this.proof(env, question, inputs.length)));
    return answer;
  }

  private proof(env: ParamEnv, predicate: Predicate, inputCount: number): Answer<undefined> {
    return this.ask(inputCount, (infcx) => {
      infcx.prove(env, predicate);
      return undefined;
    });
  }

  /** Undefined: some of it is not decided. */
  normalize(env: ParamEnv, { question, inputs }: Asked<Ty>): Answer<Ty> | undefined {
    const { types } = this.in(env);
    if (types.has(question)) return types.get(question);
    const answer = this.ask(inputs.length, (infcx) => infcx.normalizeWith(env, question));
    const decided = (answer.value.flags & (TypeFlags.HasTyInfer | TypeFlags.HasConstInfer)) === 0;
    types.set(question, decided ? answer : undefined);
    return decided ? answer : undefined;
  }

  /** What the predicates of `def` demand of regions, by their index. */
  needs(env: ParamEnv, def: DefId, { question, inputs }: Asked<GenericArgs>): readonly NeededPredicate[] {
    const { needs } = this.in(env);
    const key = `${def}<${question.id}`;
    let found = needs.get(key);
    if (found === undefined) {
      found = this.tcx.predicatesOf(def).flatMap((predicate, index): NeededPredicate[] => {
        const needed = instantiate(predicate, question);
        if (!mayDemand(this.tcx, needed)) return [];
        const answer = this.ask(inputs.length, (infcx) => {
          infcx.prove(env, infcx.normalizeWith(env, needed));
          return undefined;
        });
        return answer.demands.length === 0 ? [] : [{ index, answer }];
      });
      needs.set(key, found);
    }
    return found;
  }

  private ask<T>(inputCount: number, run: (infcx: RegionInferCtxt) => T): Answer<T> {
    const numbering = new Numbering(inputCount);
    const infcx = new RegionInferCtxt(this.tcx, numbering);
    const value = infcx.resolveAll(run(infcx));
    return { value, demands: resolved(infcx), own: numbering.own, universes: infcx.universeCount };
  }
}

/** Each demand once. */
function resolved(infcx: RegionInferCtxt): readonly Demand[] {
  const seen = new Set<string>();
  return infcx.takeDemands().flatMap((demand): Demand[] => {
    const found: Demand =
      demand.kind === "RegionOutlives"
        ? { ...demand, longer: infcx.resolveVid(demand.longer), shorter: infcx.resolveVid(demand.shorter) }
        : { ...demand, ty: infcx.resolveAll(demand.ty), region: infcx.resolveVid(demand.region) };
    const key =
      found.kind === "RegionOutlives" ? `${found.longer}:${found.shorter}` : `t${found.ty.id}:${found.region}`;
    if (seen.has(key) || (found.kind === "RegionOutlives" && found.longer === found.shorter)) return [];
    seen.add(key);
    return [found];
  });
}
