/**
 * Walks over and rebuilds types inside any plain data (`FnSig`, `TraitRef`, predicates, binders, lists of them): substitution
 * of generic arguments, shifting of bound variables, replacement of binders, erasing of regions. Parts that do not
 * change are kept as the same objects.
 */
import type { Span } from "../base/source";
import { bug } from "../base/invariant";
import {
  mkAdt,
  mkAlias,
  mkArgs,
  mkArray,
  mkBoundTy,
  mkClosure,
  mkConstBound,
  mkCoroutine,
  mkDynamic,
  mkFnDef,
  mkFnPtr,
  mkRawPtr,
  mkReBound,
  mkRef,
  mkSlice,
  mkTuple,
  mkUnevaluated,
  reErased,
  tyArg,
  constArg,
  regionArg,
  tyError,
  mkConstValue,
  mkPlaceholderTy,
  mkRePlaceholder,
  mkConstPlaceholder,
} from "./intern";
import type { Binder, Const, FnSig, GenericArg, GenericArgs, Interned, Region, TraitRef, Ty } from "./ty";
import { TypeFlags } from "./ty";

/** Rebuilds types. Subclasses override the three `fold*` methods; `super*` go on into the parts. */
export class Folder {
  /** How many binders were entered since the start. */
  depth = 0;

  /** Whether a list of arguments may hold something to change: saves the walk where its flags tell that it does not. */
  concerns(_args: GenericArgs): boolean {
    return true;
  }

  foldTy(ty: Ty): Ty {
    return this.superTy(ty);
  }
  foldRegion(region: Region): Region {
    return region;
  }
  foldConst(value: Const): Const {
    return this.superConst(value);
  }

  superTy(ty: Ty): Ty {
    switch (ty.kind) {
      case "Adt":
        return this.sameArgs(ty, ty.args, (args) => mkAdt(ty.def, args));
      case "FnDef":
        return this.sameArgs(ty, ty.args, (args) => mkFnDef(ty.def, args));
      case "Closure":
        return this.sameArgs(ty, ty.args, (args) => mkClosure(ty.def, args));
      case "Coroutine":
        return this.sameArgs(ty, ty.args, (args) => mkCoroutine(ty.def, args));
      case "Alias":
        return this.sameArgs(ty, ty.args, (args) => mkAlias(ty.alias, ty.def, args));
      case "Array": {
        const elem = this.foldTy(ty.elem);
        const len = this.foldConst(ty.len);
        return elem === ty.elem && len === ty.len ? ty : mkArray(elem, len);
      }
      case "Slice": {
        const elem = this.foldTy(ty.elem);
        return elem === ty.elem ? ty : mkSlice(elem);
      }
      case "RawPtr": {
        const inner = this.foldTy(ty.ty);
        return inner === ty.ty ? ty : mkRawPtr(inner, ty.mutbl);
      }
      case "Ref": {
        const region = this.foldRegion(ty.region);
        const inner = this.foldTy(ty.ty);
        return region === ty.region && inner === ty.ty ? ty : mkRef(region, inner, ty.mutbl);
      }
      case "FnPtr": {
        const sig = this.fold(ty.sig);
        return sig === ty.sig ? ty : mkFnPtr(sig);
      }
      case "Dynamic": {
        const predicates = this.fold(ty.predicates);
        const region = this.foldRegion(ty.region);
        return predicates === ty.predicates && region === ty.region ? ty : mkDynamic(predicates, region);
      }
      case "Tuple": {
        const elems = this.fold(ty.elems);
        return elems === ty.elems ? ty : mkTuple(elems);
      }
      default:
        return ty;
    }
  }

  superConst(value: Const): Const {
    if (value.kind === "Unevaluated") {
      const args = this.foldArgs(value.args);
      return args === value.args ? value : mkUnevaluated(value.def, args);
    }
    if (value.kind === "Value") {
      const ty = this.foldTy(value.ty);
      return ty === value.ty ? value : mkConstValue(ty, value.bits);
    }
    return value;
  }

  foldArgs(args: GenericArgs): GenericArgs {
    if (!this.concerns(args)) return args;
    let changed: GenericArg[] | undefined;
    for (let i = 0; i < args.length; i++) {
      const arg = args[i] as GenericArg;
      const folded = this.foldArg(arg);
      if (folded !== arg) (changed ??= args.slice())[i] = folded;
    }
    return changed === undefined ? args : mkArgs(changed);
  }

  private foldArg(arg: GenericArg): GenericArg {
    switch (arg.kind) {
      case "Type": {
        const ty = this.foldTy(arg.ty);
        return ty === arg.ty ? arg : tyArg(ty);
      }
      case "Lifetime": {
        const region = this.foldRegion(arg.region);
        return region === arg.region ? arg : regionArg(region);
      }
      case "Const": {
        const value = this.foldConst(arg.value);
        return value === arg.value ? arg : constArg(value);
      }
    }
  }

  private sameArgs(ty: Ty, args: GenericArgs, make: (args: GenericArgs) => Ty): Ty {
    const folded = this.foldArgs(args);
    return folded === args ? ty : make(folded);
  }

  /** Any plain data that holds types. Spans and causes are passed over. */
  fold<T>(value: T): T {
    return this.foldAny(value) as T;
  }

  private foldAny(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    switch ((value as Partial<Interned>).sort) {
      case "Ty":
        return this.foldTy(value as Ty);
      case "Region":
        return this.foldRegion(value as Region);
      case "Const":
        return this.foldConst(value as Const);
      case "Args":
        return this.foldArgs(value as GenericArgs);
      default:
        break;
    }
    if (Array.isArray(value)) return this.foldList(value);
    if ("vars" in value && "value" in value) {
      this.depth++;
      const folded = this.foldAny(value.value);
      this.depth--;
      return folded === value.value ? value : { ...value, value: folded };
    }
    return this.foldObject(value);
  }

  private foldList(list: readonly unknown[]): readonly unknown[] {
    let changed: unknown[] | undefined;
    for (let i = 0; i < list.length; i++) {
      const folded = this.foldAny(list[i]);
      if (folded !== list[i]) (changed ??= list.slice())[i] = folded;
    }
    return changed ?? list;
  }

  private foldObject(value: Parts): object {
    // What is met most, without going through its keys.
    switch (shapeOf(value)) {
      case "TraitPredicate": {
        const trait = value.trait as TraitRef;
        const args = this.foldArgs(trait.args);
        if (args === trait.args) return value;
        const folded: TraitRef = { def: trait.def, args };
        return value.negative === undefined ? { kind: "Trait", trait: folded } : { ...value, trait: folded };
      }
      case "TraitRef": {
        const { kind, def } = value;
        const args = this.foldArgs(value.args as GenericArgs);
        return args === value.args ? value : kind === undefined ? { def, args } : { kind, def, args };
      }
      case "FnSig": {
        const sig = value as FnSig;
        const inputs = this.foldList(sig.inputs) as readonly Ty[];
        const output = this.foldTy(sig.output);
        if (inputs === sig.inputs && output === sig.output) return value;
        const { unsafe, abi, cVariadic } = sig;
        return { inputs, output, unsafe, abi, cVariadic };
      }
      default:
        return this.foldKeys(value);
    }
  }

  private foldKeys(value: object): object {
    let changed: Record<string, unknown> | undefined;
    for (const key in value) {
      if (key === "span" || key === "cause" || key === "vars") continue;
      const part = (value as Record<string, unknown>)[key];
      if (typeof part !== "object" || part === null) continue;
      const folded = this.foldAny(part);
      if (folded !== part) (changed ??= { ...value } as Record<string, unknown>)[key] = folded;
    }
    return changed ?? value;
  }
}

/** Parts of the data that holds types, as far as they tell its shape. */
interface Parts {
  readonly kind?: string;
  readonly trait?: TraitRef | number;
  readonly negative?: boolean;
  readonly def?: number;
  readonly args?: GenericArgs;
  readonly inputs?: readonly Ty[];
  readonly abi?: string;
}

function shapeOf({ kind, trait, def, args, inputs, abi }: Parts): "TraitPredicate" | "TraitRef" | "FnSig" | undefined {
  if (kind === "Trait") return typeof trait === "object" ? "TraitPredicate" : "TraitRef";
  if (kind !== undefined) return undefined;
  if (abi !== undefined && inputs !== undefined) return "FnSig";
  return def !== undefined && args !== undefined && inputs === undefined ? "TraitRef" : undefined;
}

// ---- substitution ----

class ArgFolder extends Folder {
  constructor(private readonly args: readonly GenericArg[]) {
    super();
  }
  override concerns(args: GenericArgs): boolean {
    return (args.flags & TypeFlags.HasParam) !== 0;
  }
  override foldTy(ty: Ty): Ty {
    if ((ty.flags & TypeFlags.HasParam) === 0) return ty;
    if (ty.kind !== "Param") return this.superTy(ty);
    const arg = this.args[ty.index];
    if (arg === undefined) bug(`no argument for type parameter ${ty.name} (${ty.index})`);
    return arg.kind === "Type" ? shift(arg.ty, this.depth) : tyError;
  }
  override foldRegion(region: Region): Region {
    if (region.kind !== "EarlyParam") return region;
    const arg = this.args[region.index];
    if (arg === undefined) bug(`no argument for lifetime parameter ${region.name} (${region.index})`);
    return arg.kind === "Lifetime" ? shift(arg.region, this.depth) : region;
  }
  override foldConst(value: Const): Const {
    if (value.kind !== "Param") return this.superConst(value);
    const arg = this.args[value.index];
    if (arg === undefined) bug(`no argument for const parameter ${value.name} (${value.index})`);
    return arg.kind === "Const" ? shift(arg.value, this.depth) : value;
  }
}

/** Puts generic arguments in for parameters. */
export function instantiate<T>(value: T, args: readonly GenericArg[]): T {
  return args.length === 0 || !hasFlags(value, TypeFlags.HasParam) ? value : new ArgFolder(args).fold(value);
}

class Shifter extends Folder {
  constructor(private readonly amount: number) {
    super();
  }
  override concerns(args: GenericArgs): boolean {
    return args.outerExclusiveBinder > this.depth;
  }
  override foldTy(ty: Ty): Ty {
    if (ty.outerExclusiveBinder <= this.depth) return ty;
    return ty.kind === "Bound" ? mkBoundTy(ty.debruijn + this.amount, ty.index) : this.superTy(ty);
  }
  override foldRegion(region: Region): Region {
    return region.kind === "Bound" && region.debruijn >= this.depth
      ? mkReBound(region.debruijn + this.amount, region.index, region.name)
      : region;
  }
  override foldConst(value: Const): Const {
    if (value.outerExclusiveBinder <= this.depth) return value;
    return value.kind === "Bound" ? mkConstBound(value.debruijn + this.amount, value.index) : this.superConst(value);
  }
}

/** Moves bound variables that escape `value` outwards by `amount` binders (inwards if negative). */
export function shift<T>(value: T, amount: number): T {
  return amount === 0 || !hasFlags(value, TypeFlags.HasBoundVars) ? value : new Shifter(amount).fold(value);
}

/** What replaces the variables of a binder. */
export interface BoundVarDelegate {
  region(index: number): Region;
  ty(index: number): Ty;
  const?(index: number): Const;
}

class BoundReplacer extends Folder {
  constructor(private readonly delegate: BoundVarDelegate) {
    super();
  }
  override concerns(args: GenericArgs): boolean {
    return args.outerExclusiveBinder > this.depth;
  }
  override foldTy(ty: Ty): Ty {
    if (ty.outerExclusiveBinder <= this.depth) return ty;
    if (ty.kind !== "Bound") return this.superTy(ty);
    if (ty.debruijn === this.depth) return shift(this.delegate.ty(ty.index), this.depth);
    return mkBoundTy(ty.debruijn - 1, ty.index);
  }
  override foldRegion(region: Region): Region {
    if (region.kind !== "Bound" || region.debruijn < this.depth) return region;
    if (region.debruijn === this.depth) return shift(this.delegate.region(region.index), this.depth);
    return mkReBound(region.debruijn - 1, region.index, region.name);
  }
  override foldConst(value: Const): Const {
    if (value.outerExclusiveBinder <= this.depth) return value;
    if (value.kind !== "Bound") return this.superConst(value);
    if (value.debruijn === this.depth) return this.delegate.const?.(value.index) ?? value;
    return mkConstBound(value.debruijn - 1, value.index);
  }
}

/** The value of a binder with its variables replaced. */
export function instantiateBound<T>(binder: Binder<T>, delegate: BoundVarDelegate): T {
  return hasFlags(binder.value, TypeFlags.HasBoundVars) ? new BoundReplacer(delegate).fold(binder.value) : binder.value;
}
/** Bound regions become erased ones. */
export function instantiateBoundErased<T>(binder: Binder<T>): T {
  return instantiateBound(binder, { region: () => reErased, ty: () => tyError });
}
/** Bound variables become placeholders of `universe`. */
export function instantiateBoundPlaceholders<T>(binder: Binder<T>, universe: number): T {
  return instantiateBound(binder, {
    region: (index) => mkRePlaceholder(universe, index, binder.vars[index]?.name ?? "'_"),
    ty: (index) => mkPlaceholderTy(universe, index, binder.vars[index]?.name ?? "_"),
    const: (index) => mkConstPlaceholder(universe, index, "_"),
  });
}

/** The value of a binder whose variables do not occur in it; undefined if one does. */
export function noBoundVars<T>(binder: Binder<T>): T | undefined {
  if (binder.vars.length === 0) return shift(binder.value, -1);
  let found = false;
  const value = instantiateBound(binder, {
    region: () => {
      found = true;
      return reErased;
    },
    ty: () => {
      found = true;
      return tyError;
    },
  });
  return found ? undefined : value;
}

/** Puts `value`, which has no variable of the new binder, under the variables of `binder`. */
export function rebind<T, U>(binder: Binder<T>, value: U): Binder<U> {
  return { vars: binder.vars, value };
}

// ---- regions ----

class RegionEraser extends Folder {
  override concerns(args: GenericArgs): boolean {
    return (args.flags & TypeFlags.HasRegions) !== 0;
  }
  override foldTy(ty: Ty): Ty {
    return (ty.flags & TypeFlags.HasRegions) === 0 ? ty : this.superTy(ty);
  }
  override foldRegion(region: Region): Region {
    return region.kind === "Bound" && region.debruijn < this.depth ? region : reErased;
  }
}
/** All regions but bound ones become `Erased`. */
export function eraseRegions<T>(value: T): T {
  return hasFlags(value, TypeFlags.HasRegions) ? new RegionEraser().fold(value) : value;
}

class RegionMapper extends Folder {
  constructor(private readonly map: (region: Region, depth: number) => Region) {
    super();
  }
  override foldTy(ty: Ty): Ty {
    return (ty.flags & (TypeFlags.HasRegions | TypeFlags.HasErased)) === 0 ? ty : this.superTy(ty);
  }
  override foldRegion(region: Region): Region {
    return region.kind === "Bound" && region.debruijn < this.depth ? region : this.map(region, this.depth);
  }
}
/** Replaces every region that is not bound inside `value` (erased ones too). */
export function mapRegions<T>(value: T, map: (region: Region, depth: number) => Region): T {
  return new RegionMapper(map).fold(value);
}

// ---- visiting ----

class Visitor extends Folder {
  constructor(private readonly visit: (part: Ty | Region | Const, depth: number) => boolean | void) {
    super();
  }
  override foldTy(ty: Ty): Ty {
    return this.visit(ty, this.depth) === false ? ty : this.superTy(ty);
  }
  override foldRegion(region: Region): Region {
    this.visit(region, this.depth);
    return region;
  }
  override foldConst(value: Const): Const {
    return this.visit(value, this.depth) === false ? value : this.superConst(value);
  }
}
/** Calls `visit` on every type, region and constant inside, outermost first; `false` keeps it from going into that part. */
export function visitTypes(value: unknown, visit: (part: Ty | Region | Const, depth: number) => boolean | void): void {
  new Visitor(visit).fold(value);
}

/** Whether some part has one of the flags. */
export function hasFlags(value: unknown, flags: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  // Lists have a `sort` too: a method.
  if (typeof (value as Partial<Interned>).sort === "string") return ((value as Interned).flags & flags) !== 0;
  if (Array.isArray(value)) {
    for (const part of value) if (hasFlags(part, flags)) return true;
    return false;
  }
  if ("vars" in value && "value" in value) return hasFlags(value.value, flags);
  switch (shapeOf(value)) {
    case "TraitPredicate":
      return (((value as Parts).trait as TraitRef).args.flags & flags) !== 0;
    case "TraitRef":
      return ((value as TraitRef).args.flags & flags) !== 0;
    case "FnSig":
      return ((value as FnSig).output.flags & flags) !== 0 || hasFlags((value as FnSig).inputs, flags);
    default:
      break;
  }
  for (const key in value) {
    if (key === "span" || key === "cause" || key === "vars") continue;
    if (hasFlags((value as Record<string, unknown>)[key], flags)) return true;
  }
  return false;
}
/** Has bound variables that belong to a binder outside of it. */
export function hasEscapingBoundVars(value: Ty | Region | Const | GenericArgs): boolean {
  return value.outerExclusiveBinder > 0;
}

class TypeMapper extends Folder {
  constructor(
    private readonly map: (ty: Ty, depth: number) => Ty | undefined,
    private readonly flags: number,
  ) {
    super();
  }
  override concerns(args: GenericArgs): boolean {
    return this.flags === 0 || (args.flags & this.flags) !== 0;
  }
  override foldTy(ty: Ty): Ty {
    if (this.flags !== 0 && (ty.flags & this.flags) === 0) return ty;
    return this.map(ty, this.depth) ?? this.superTy(ty);
  }
}
/** Replaces types from the outside in; `undefined` goes on into the parts. `flags` limits the walk to types that have one. */
export function mapTypes<T>(value: T, map: (ty: Ty, depth: number) => Ty | undefined, flags = 0): T {
  return new TypeMapper(map, flags).fold(value);
}

/** Any span there is; for causes that are never shown. */
export const noSpan: Span = { file: 0 as Span["file"], lo: 0, hi: 0, ctxt: 0 as Span["ctxt"] };
