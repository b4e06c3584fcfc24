/**
 * The universal regions of a body: `'static`, the lifetime parameters of its item (early- and late-bound, those that elision
 * made too), for a closure those of the bodies around it and of its captures, and one for the whole body. They come first among
 * the region variables, in rustc's order: `'static`, external, own, body.
 */
import type { DefId } from "../../../resolve/def";
import type { TypedBody } from "../../../types/body";
import type { Context } from "../../../types/context";
import { Folder, instantiateBound } from "../../../types/fold";
import {
  mkArgs,
  mkClosure,
  mkCoroutine,
  mkReLateParam,
  mkReVar,
  mkRef,
  regionArg,
  reStatic,
  tyError,
  typeAt,
} from "../../../types/intern";
import type { Binder, FnSig, Region, RegionVid, Ty } from "../../../types/ty";
import type { RegionDefinition } from "./regions";

export interface UniversalRegions {
  readonly definitions: readonly (RegionDefinition & { readonly kind: "Universal" })[];
  /** Externals end here. */
  readonly firstLocal: number;
  readonly body: RegionVid;
  /** Of parameters and `'static`, by the item's own names. */
  readonly vids: ReadonlyMap<Region, RegionVid>;
  /** Types of the arguments (a closure's own first) and of the result, over region variables; not normalized. */
  readonly inputs: readonly Ty[];
  readonly output: Ty | undefined;
  /** A closure's own type. */
  readonly closureTy: Ty | undefined;
}

export const staticVid = 0 as RegionVid;

/** A closure's type, or that of an `async` block: it holds captures. */
export type ClosureTy = Ty & { readonly kind: "Closure" | "Coroutine" };

export function isClosureTy(ty: Ty): ty is ClosureTy {
  return ty.kind === "Closure" || ty.kind === "Coroutine";
}

/** The types of what a closure captures. */
export function upvarTys({ args }: ClosureTy): readonly Ty[] {
  const upvars = typeAt(args, args.length - 1);
  return upvars.kind === "Tuple" ? upvars.elems : [];
}

export function universalRegions(tcx: Context, typed: TypedBody): UniversalRegions {
  return new Collector(tcx, typed).collect();
}

class Collector {
  private readonly definitions: (RegionDefinition & { readonly kind: "Universal" })[] = [];
  private readonly vids = new Map<Region, RegionVid>();
  private readonly root: DefId;

  constructor(
    private readonly tcx: Context,
    private readonly typed: TypedBody,
  ) {
    this.root = tcx.bodyOwner(typed.def);
  }

  collect(): UniversalRegions {
    const { typed } = this;
    const isClosure = typed.closure !== undefined;
    this.named(reStatic, "Static", "'static");
    const kind = isClosure ? "External" : "Named";
    for (const arg of this.tcx.identityArgs(this.root))
      if (arg.kind === "Lifetime") this.named(arg.region, kind, nameOf(arg.region));
    const signature = isClosure ? this.closureSignature() : this.itemSignature();
    const body = this.define({ kind: "Universal", universal: "Body", external: undefined, name: undefined });
    return { ...signature, definitions: this.definitions, body, vids: this.vids };
  }

  private define(definition: RegionDefinition & { readonly kind: "Universal" }): RegionVid {
    return (this.definitions.push(definition) - 1) as RegionVid;
  }

  private named(region: Region, universal: "Static" | "External" | "Named", name: string | undefined): RegionVid {
    const vid = this.define({ kind: "Universal", universal, external: region, name });
    this.vids.set(region, vid);
    return vid;
  }

  private lateBound(scope: DefId, sig: Binder<unknown>, universal: "External" | "Named"): void {
    sig.vars.forEach(({ name }, index) => {
      const region = mkReLateParam(scope, index, name);
      this.named(region, universal, nameOf(region));
    });
  }

  // ---- signatures ----

  private itemSignature() {
    const { tcx, typed, root } = this;
    const firstLocal = 1;
    if (typed.kind !== "Fn") return { firstLocal, inputs: [], output: this.constantTy(), closureTy: undefined };
    const sig = tcx.fnSig(root);
    this.lateBound(root, sig, "Named");
    const { inputs, output } = this.mapped(liberated(sig, root));
    return { firstLocal, inputs, output, closureTy: undefined };
  }

  private constantTy(): Ty | undefined {
    return this.typed.kind === "AnonConst" ? undefined : this.mapped(this.tcx.typeOf(this.root));
  }

  private closureSignature() {
    const { tcx, typed, root } = this;
    if (tcx.def(root).kind === "Fn" || tcx.def(root).kind === "AssocFn")
      this.lateBound(root, tcx.fnSig(root), "External");
    for (const outer of enclosingClosures(tcx, typed.def)) {
      const sig = closureSigOf(tcx.closureTy(outer));
      if (sig !== undefined) this.lateBound(outer, sig, "External");
    }
    const closureTy = typed.closure === undefined ? tyError : this.externalClosureTy(typed.closure.ty);
    const firstLocal = this.definitions.length;
    if (closureTy.kind === "Coroutine") return { firstLocal, ...coroutineSignature(closureTy), closureTy };
    const sig = closureSigOf(closureTy);
    if (sig === undefined) return { firstLocal, inputs: [], output: undefined, closureTy };
    this.lateBound(typed.def, sig, "Named");
    const { inputs, output } = this.mapped(liberated(sig, typed.def));
    const [tuple] = inputs;
    return {
      firstLocal,
      inputs: [this.selfTy(closureTy), ...(tuple?.kind === "Tuple" ? tuple.elems : [])],
      output,
      closureTy,
    };
  }

  /** `&'env self`: the environment's region is the closure's own. */
  private selfTy(closureTy: Ty): Ty {
    const kind = this.typed.closure?.kind;
    if (kind === "FnOnce") return closureTy;
    const env = this.define({ kind: "Universal", universal: "Named", external: undefined, name: undefined });
    return mkRef(mkReVar(env), closureTy, kind === "FnMut" ? "Mut" : "Not");
  }

  /** The regions of captures and signature, which only the enclosing body knows, are external ones. */
  private externalClosureTy(ty: Ty): Ty {
    if (!isClosureTy(ty)) return ty;
    return mapClosureRegions(
      this.tcx,
      ty,
      (region) => this.vids.get(region),
      () => this.define({ kind: "Universal", universal: "External", external: undefined, name: undefined }),
    );
  }

  private mapped<T>(value: T): T {
    return new ParamMapper(this.vids).fold(value);
  }
}

/** An `async` block takes itself and what it is resumed with. */
function coroutineSignature(ty: Ty & { kind: "Coroutine" }): { readonly inputs: readonly Ty[]; readonly output: Ty } {
  const { args } = ty;
  return { inputs: [ty, typeAt(args, args.length - 4)], output: typeAt(args, args.length - 2) };
}

function liberated(sig: Binder<FnSig>, scope: DefId): FnSig {
  return instantiateBound(sig, {
    region: (index) => mkReLateParam(scope, index, sig.vars[index]?.name ?? "'_"),
    ty: () => tyError,
  });
}

function nameOf(region: Region): string | undefined {
  const name = region.kind === "EarlyParam" || region.kind === "LateParam" ? region.name : "";
  return name === "" || name === "'_" ? undefined : name;
}

/** Outermost first. */
function enclosingClosures(tcx: Context, closure: DefId): DefId[] {
  const found: DefId[] = [];
  for (let at = tcx.parent(closure); at !== undefined && tcx.def(at).kind === "Closure"; at = tcx.parent(at))
    found.unshift(at);
  return found;
}

export function closureSigOf(ty: Ty): Binder<FnSig> | undefined {
  if (ty.kind !== "Closure") return undefined;
  const sig = typeAt(ty.args, ty.args.length - 2);
  return sig.kind === "FnPtr" ? sig.sig : undefined;
}

/** Parameters and `'static` become their variables. */
export class ParamMapper extends Folder {
  constructor(private readonly vids: ReadonlyMap<Region, RegionVid>) {
    super();
  }
  override foldRegion(region: Region): Region {
    const vid = this.vids.get(region);
    return vid === undefined ? region : mkReVar(vid);
  }
}

/**
 * A closure's type with its regions as variables: the arguments of the item around it are that item's own parameters; those
 * of kind, signature and captures are made by `fresh`, in order.
 */
export function mapClosureRegions(
  tcx: Context,
  ty: ClosureTy,
  known: (region: Region) => RegionVid | undefined,
  fresh: () => RegionVid,
): Ty {
  const { parentCount } = tcx.generics(ty.def);
  const identity = tcx.identityArgs(ty.def);
  const mapper = new ClosureMapper(tcx, known, fresh);
  const args = ty.args.map((arg, index) => {
    const own = identity[index];
    if (index < parentCount && arg.kind === "Lifetime" && own?.kind === "Lifetime") {
      const vid = known(own.region);
      return vid === undefined ? arg : regionArg(mkReVar(vid));
    }
    return mapper.foldArgs(mkArgs([arg]))[0] ?? arg;
  });
  return ty.kind === "Closure" ? mkClosure(ty.def, mkArgs(args)) : mkCoroutine(ty.def, mkArgs(args));
}

class ClosureMapper extends Folder {
  constructor(
    private readonly tcx: Context,
    private readonly known: (region: Region) => RegionVid | undefined,
    private readonly fresh: () => RegionVid,
  ) {
    super();
  }
  override foldTy(ty: Ty): Ty {
    return isClosureTy(ty) && this.depth === 0
      ? mapClosureRegions(this.tcx, ty, this.known, this.fresh)
      : this.superTy(ty);
  }
  override foldRegion(region: Region): Region {
    if (region.kind === "Bound") return region;
    return mkReVar(this.known(region) ?? this.fresh());
  }
}

/** The variables at each place of a closure's kind, signature and captures: the same places in its own body and where it is made. */
export function ownClosureRegions(tcx: Context, ty: ClosureTy): RegionVid[] {
  const found: RegionVid[] = [];
  new RegionLister((region) => region.kind === "Var" && found.push(region.vid)).foldArgs(
    mkArgs(ty.args.slice(tcx.generics(ty.def).parentCount)),
  );
  return found;
}

class RegionLister extends Folder {
  constructor(private readonly visit: (region: Region) => void) {
    super();
  }
  override foldRegion(region: Region): Region {
    this.visit(region);
    return region;
  }
}
