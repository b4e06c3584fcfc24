/**
 * Makes types, regions, constants and argument lists: equal ones are the same object, so `===` compares them. Flags and the
 * outermost escaping binder are computed once here. For everyone in `types/` and after it; knows no rules about types.
 *
 * The tables live as long as the process, because std's answers (which hold types) are shared between compilations.
 * Names of bound regions are for printing only and take no part in identity: `for<'a> fn(&'a u8)` is `for<'b> fn(&'b u8)`.
 */
import type { DefId } from "../resolve/def";
import type {
  Binder,
  BoundVar,
  Const,
  ConstKind,
  ConstVid,
  DebruijnIndex,
  ExistentialPredicate,
  FloatTy,
  FloatVid,
  FnSig,
  GenericArg,
  GenericArgs,
  Interned,
  IntTy,
  IntVid,
  Mutability,
  Region,
  RegionKind,
  RegionVid,
  TyKind,
  TyVid,
  UintTy,
} from "./ty";
import { TypeFlags as Flag, type Ty } from "./ty";

/** Types made so far. */
let typeCount = 0;
/** Types whose parts are not a pair of numbers. */
const types = new Map<string, Ty>();
const regions = new Map<string, Region>();
const consts = new Map<string, Const>();
const typeArgs: GenericArg[] = [];
const regionArgs: GenericArg[] = [];
const constArgs: GenericArg[] = [];

/** Values by two small numbers: what most types are made of. Faster than a key that is a text. */
class PairTable<V> {
  private readonly rows = new Map<number, Map<number, V>>();

  get(a: number, b: number): V | undefined {
    return this.rows.get(a)?.get(b);
  }
  set(a: number, b: number, value: V): V {
    let row = this.rows.get(a);
    if (row === undefined) this.rows.set(a, (row = new Map()));
    row.set(b, value);
    return value;
  }
}

/** Flags and escaping binder of the parts, added up. */
class Summary {
  flags = 0;
  outer = 0;

  add(part: Interned): this {
    this.flags |= part.flags;
    if (part.outerExclusiveBinder > this.outer) this.outer = part.outerExclusiveBinder;
    return this;
  }
  /** Adds what is inside one more binder. */
  addUnderBinder(part: Summary): this {
    this.flags |= part.flags;
    if (part.outer - 1 > this.outer) this.outer = part.outer - 1;
    return this;
  }
}

function makeTy(kind: TyKind, summary: Summary): Ty {
  return { ...kind, sort: "Ty", id: typeCount++, flags: summary.flags, outerExclusiveBinder: summary.outer } as Ty;
}

function leafTy(kind: TyKind, flags: number, outer = 0): Ty {
  const summary = new Summary();
  summary.flags = flags;
  summary.outer = outer;
  return makeTy(kind, summary);
}

function leaf(key: string, kind: TyKind, flags = 0, outer = 0): Ty {
  let ty = types.get(key);
  if (ty === undefined) types.set(key, (ty = leafTy(kind, flags, outer)));
  return ty;
}

// ---- types ----

export const tyBool = leaf("bool", { kind: "Bool" });
export const tyChar = leaf("char", { kind: "Char" });
export const tyStr = leaf("str", { kind: "Str" });
export const tyNever = leaf("!", { kind: "Never" });
export const tyError = leaf("error", { kind: "Error" }, Flag.HasError);
const ints = {} as Record<IntTy, Ty>;
for (const int of ["i8", "i16", "i32", "i64", "i128", "isize"] as const) ints[int] = leaf(int, { kind: "Int", int });
const uints = {} as Record<UintTy, Ty>;
for (const uint of ["u8", "u16", "u32", "u64", "u128", "usize"] as const)
  uints[uint] = leaf(uint, { kind: "Uint", uint });
const floats: Record<FloatTy, Ty> = {
  f32: leaf("f32", { kind: "Float", float: "f32" }),
  f64: leaf("f64", { kind: "Float", float: "f64" }),
};
export const tyI8 = ints.i8;
export const tyI16 = ints.i16;
export const tyI32 = ints.i32;
export const tyI64 = ints.i64;
export const tyI128 = ints.i128;
export const tyIsize = ints.isize;
export const tyU8 = uints.u8;
export const tyU16 = uints.u16;
export const tyU32 = uints.u32;
export const tyU64 = uints.u64;
export const tyU128 = uints.u128;
export const tyUsize = uints.usize;
export const tyF32 = floats.f32;
export const tyF64 = floats.f64;

export function mkInt(int: IntTy): Ty {
  return ints[int];
}
export function mkUint(uint: UintTy): Ty {
  return uints[uint];
}
export function mkFloat(float: FloatTy): Ty {
  return floats[float];
}

/** A primitive type by its name, `str` included. */
export function mkPrimitive(name: string): Ty | undefined {
  const ty = types.get(name);
  return ty !== undefined &&
    (ty.kind === "Bool" ||
      ty.kind === "Char" ||
      ty.kind === "Str" ||
      ty.kind === "Int" ||
      ty.kind === "Uint" ||
      ty.kind === "Float")
    ? ty
    : undefined;
}

const adts = new PairTable<Ty>();
const fnDefs = new PairTable<Ty>();
const closures = new PairTable<Ty>();
const coroutines = new PairTable<Ty>();
const arrays = new PairTable<Ty>();
const refs = new PairTable<Ty>();
const slices: Ty[] = [];
const constPtrs: Ty[] = [];
const mutPtrs: Ty[] = [];

export function mkAdt(def: DefId, args: GenericArgs): Ty {
  return adts.get(def, args.id) ?? adts.set(def, args.id, makeTy({ kind: "Adt", def, args }, new Summary().add(args)));
}
export function mkArray(elem: Ty, len: Const): Ty {
  return (
    arrays.get(elem.id, len.id) ??
    arrays.set(elem.id, len.id, makeTy({ kind: "Array", elem, len }, new Summary().add(elem).add(len)))
  );
}
export function mkSlice(elem: Ty): Ty {
  return (slices[elem.id] ??= makeTy({ kind: "Slice", elem }, new Summary().add(elem)));
}
export function mkRawPtr(ty: Ty, mutbl: Mutability): Ty {
  const table = mutbl === "Mut" ? mutPtrs : constPtrs;
  return (table[ty.id] ??= makeTy({ kind: "RawPtr", ty, mutbl }, new Summary().add(ty)));
}
export function mkRef(region: Region, ty: Ty, mutbl: Mutability): Ty {
  const key = ty.id * 2 + (mutbl === "Mut" ? 1 : 0);
  return (
    refs.get(region.id, key) ??
    refs.set(region.id, key, makeTy({ kind: "Ref", region, ty, mutbl }, new Summary().add(region).add(ty)))
  );
}
export function mkFnDef(def: DefId, args: GenericArgs): Ty {
  return (
    fnDefs.get(def, args.id) ?? fnDefs.set(def, args.id, makeTy({ kind: "FnDef", def, args }, new Summary().add(args)))
  );
}
export function mkClosure(def: DefId, args: GenericArgs): Ty {
  return (
    closures.get(def, args.id) ??
    closures.set(def, args.id, makeTy({ kind: "Closure", def, args }, new Summary().add(args)))
  );
}
export function mkCoroutine(def: DefId, args: GenericArgs): Ty {
  return (
    coroutines.get(def, args.id) ??
    coroutines.set(def, args.id, makeTy({ kind: "Coroutine", def, args }, new Summary().add(args)))
  );
}
export function mkTuple(elems: readonly Ty[]): Ty {
  return internTy(tupleKey(elems), () => {
    const summary = new Summary();
    for (const elem of elems) summary.add(elem);
    return makeTy({ kind: "Tuple", elems }, summary);
  });
}
function tupleKey(elems: readonly Ty[]): string {
  let key = "(";
  for (const elem of elems) key += `${elem.id},`;
  return key;
}
function internTy(key: string, make: () => Ty): Ty {
  let ty = types.get(key);
  if (ty === undefined) types.set(key, (ty = make()));
  return ty;
}
export const tyUnit = mkTuple([]);

export function mkFnPtr(sig: Binder<FnSig>): Ty {
  const { inputs, output, unsafe, abi, cVariadic } = sig.value;
  const key = `fn${boundVarsKey(sig.vars)}${abi}${unsafe ? "u" : ""}${cVariadic ? "v" : ""}${tupleKey(inputs)})${output.id}`;
  return internTy(key, () => {
    const inner = new Summary().add(output);
    for (const input of inputs) inner.add(input);
    return makeTy({ kind: "FnPtr", sig }, new Summary().addUnderBinder(inner));
  });
}

export function mkDynamic(predicates: readonly Binder<ExistentialPredicate>[], region: Region): Ty {
  const summary = new Summary().add(region);
  const keys = predicates.map((predicate) => {
    const p = predicate.value;
    const inner = new Summary();
    if (p.kind !== "AutoTrait") inner.add(p.args);
    if (p.kind === "Projection") inner.add(p.term);
    summary.addUnderBinder(inner);
    const key = p.kind === "AutoTrait" ? "" : p.kind === "Trait" ? `<${p.args.id}` : `<${p.args.id}=${p.term.id}`;
    return `${boundVarsKey(predicate.vars)}${p.kind[0]}${p.def}${key}`;
  });
  return internTy(`dyn${region.id} ${keys.join("+")}`, () => makeTy({ kind: "Dynamic", predicates, region }, summary));
}

const aliases = {
  Projection: new PairTable<Ty>(),
  Opaque: new PairTable<Ty>(),
  Inherent: new PairTable<Ty>(),
  Free: new PairTable<Ty>(),
};

export function mkAlias(alias: keyof typeof aliases, def: DefId, args: GenericArgs): Ty {
  const table = aliases[alias];
  const known = table.get(def, args.id);
  if (known !== undefined) return known;
  const summary = new Summary().add(args);
  summary.flags |= alias === "Opaque" ? Flag.HasOpaque : Flag.HasProjection;
  return table.set(def, args.id, makeTy({ kind: "Alias", alias, def, args }, summary));
}
export function mkProjection(def: DefId, args: GenericArgs): Ty {
  return mkAlias("Projection", def, args);
}
export function mkParam(index: number, name: string): Ty {
  return leaf(`P${index}${name}`, { kind: "Param", index, name }, Flag.HasParam);
}
/** `Self` of a trait. */
export const tySelfParam = mkParam(0, "Self");

export function mkBoundTy(debruijn: DebruijnIndex, index: number): Ty {
  return leaf(`^${debruijn}.${index}`, { kind: "Bound", debruijn, index }, Flag.HasBoundVars, debruijn + 1);
}
export function mkPlaceholderTy(universe: number, index: number, name: string): Ty {
  return leaf(`!${universe}.${index}${name}`, { kind: "Placeholder", universe, index, name }, Flag.HasPlaceholder);
}
const tyVars: Ty[] = [];
const intVars: Ty[] = [];
const floatVars: Ty[] = [];
export function mkTyVar(vid: TyVid): Ty {
  return (tyVars[vid] ??= leafTy({ kind: "Infer", infer: { kind: "TyVar", vid } }, Flag.HasTyInfer));
}
export function mkIntVar(vid: IntVid): Ty {
  return (intVars[vid] ??= leafTy({ kind: "Infer", infer: { kind: "IntVar", vid } }, Flag.HasTyInfer));
}
export function mkFloatVar(vid: FloatVid): Ty {
  return (floatVars[vid] ??= leafTy({ kind: "Infer", infer: { kind: "FloatVar", vid } }, Flag.HasTyInfer));
}

// ---- regions ----

let regionCount = 0;
function makeRegion(kind: RegionKind, flags: number, outer = 0): Region {
  return { ...kind, sort: "Region", id: regionCount++, flags, outerExclusiveBinder: outer };
}
function mkRegion(key: string, kind: RegionKind, flags: number): Region {
  let region = regions.get(key);
  if (region === undefined) regions.set(key, (region = makeRegion(kind, flags)));
  return region;
}
const free = Flag.HasFreeRegions | Flag.HasRegions;
export const reStatic = mkRegion("static", { kind: "Static" }, free);
export const reErased = mkRegion("erased", { kind: "Erased" }, Flag.HasErased);
export const reError = mkRegion("error", { kind: "Error" }, free | Flag.HasError);
export function mkReEarlyParam(index: number, name: string): Region {
  return mkRegion(`e${index}${name}`, { kind: "EarlyParam", index, name }, free | Flag.HasParam);
}
export function mkReLateParam(scope: DefId, index: number, name: string): Region {
  return mkRegion(`l${scope}.${index}${name}`, { kind: "LateParam", scope, index, name }, free);
}
const boundRegions = new PairTable<Region>();
export function mkReBound(debruijn: DebruijnIndex, index: number, name: string): Region {
  return (
    boundRegions.get(debruijn, index) ??
    boundRegions.set(
      debruijn,
      index,
      makeRegion({ kind: "Bound", debruijn, index, name }, Flag.HasBoundVars | Flag.HasRegions, debruijn + 1),
    )
  );
}
const regionVars: Region[] = [];
export function mkReVar(vid: RegionVid): Region {
  return (regionVars[vid] ??= makeRegion({ kind: "Var", vid }, free | Flag.HasRegionInfer));
}
export function mkRePlaceholder(universe: number, index: number, name: string): Region {
  return mkRegion(`!${universe}.${index}`, { kind: "Placeholder", universe, index, name }, free | Flag.HasPlaceholder);
}

// ---- constants ----

function mkConst(key: string, kind: ConstKind, summary: Summary): Const {
  let value = consts.get(key);
  if (value === undefined) {
    value = { ...kind, sort: "Const", id: consts.size, flags: summary.flags, outerExclusiveBinder: summary.outer };
    consts.set(key, value);
  }
  return value;
}
function constLeaf(key: string, kind: ConstKind, flags: number, outer = 0): Const {
  const summary = new Summary();
  summary.flags = flags;
  summary.outer = outer;
  return mkConst(key, kind, summary);
}
export const constError = constLeaf("error", { kind: "Error" }, Flag.HasError);
export function mkConstParam(index: number, name: string): Const {
  return constLeaf(`P${index}${name}`, { kind: "Param", index, name }, Flag.HasParam);
}
export function mkConstVar(vid: ConstVid): Const {
  return constLeaf(`?${vid}`, { kind: "Infer", vid }, Flag.HasConstInfer);
}
export function mkConstBound(debruijn: DebruijnIndex, index: number): Const {
  return constLeaf(`^${debruijn}.${index}`, { kind: "Bound", debruijn, index }, Flag.HasBoundVars, debruijn + 1);
}
export function mkConstPlaceholder(universe: number, index: number, name: string): Const {
  return constLeaf(`!${universe}.${index}`, { kind: "Placeholder", universe, index, name }, Flag.HasPlaceholder);
}
export function mkUnevaluated(def: DefId, args: GenericArgs): Const {
  const summary = new Summary().add(args);
  summary.flags |= Flag.HasProjection;
  return mkConst(`U${def}<${args.id}`, { kind: "Unevaluated", def, args }, summary);
}
export function mkConstValue(ty: Ty, bits: bigint): Const {
  return mkConst(`${ty.id}:${bits}`, { kind: "Value", ty, bits }, new Summary().add(ty));
}
/** An array length. */
export function mkConstUsize(value: bigint | number): Const {
  return mkConstValue(tyUsize, BigInt(value));
}

// ---- argument lists and binders ----

export function tyArg(ty: Ty): GenericArg {
  return (typeArgs[ty.id] ??= { kind: "Type", ty });
}
export function regionArg(region: Region): GenericArg {
  return (regionArgs[region.id] ??= { kind: "Lifetime", region });
}
export function constArg(value: Const): GenericArg {
  return (constArgs[value.id] ??= { kind: "Const", value });
}
/** The type, region or constant inside. */
export function unpackArg(arg: GenericArg): Ty | Region | Const {
  return arg.kind === "Type" ? arg.ty : arg.kind === "Lifetime" ? arg.region : arg.value;
}

/** Argument lists as a tree: a way down from the root is a list. */
interface ListNode {
  list: GenericArgs | undefined;
  next: Map<number, ListNode> | undefined;
}
const listRoot: ListNode = { list: undefined, next: undefined };
let listCount = 0;

function argKey(arg: GenericArg): number {
  return arg.kind === "Type" ? arg.ty.id * 3 : arg.kind === "Lifetime" ? arg.region.id * 3 + 1 : arg.value.id * 3 + 2;
}

export function mkArgs(args: readonly GenericArg[]): GenericArgs {
  let node = listRoot;
  for (let i = 0; i < args.length; i++) {
    const key = argKey(args[i] as GenericArg);
    node.next ??= new Map();
    let next = node.next.get(key);
    if (next === undefined) node.next.set(key, (next = { list: undefined, next: undefined }));
    node = next;
  }
  return (node.list ??= makeArgs(args));
}
function makeArgs(args: readonly GenericArg[]): GenericArgs {
  const summary = new Summary();
  for (const arg of args) summary.add(unpackArg(arg));
  return Object.assign(args.slice(), {
    sort: "Args" as const,
    id: listCount++,
    flags: summary.flags,
    outerExclusiveBinder: summary.outer,
  });
}
export const noArgs = mkArgs([]);
export function mkTyArgs(...tys: readonly Ty[]): GenericArgs {
  return mkArgs(tys.map(tyArg));
}

/** A binder that binds nothing. `value` must have no escaping bound variables. */
export function dummyBinder<T>(value: T): Binder<T> {
  return { vars: [], value };
}
function boundVarsKey(vars: readonly BoundVar[]): string {
  return vars.length === 0 ? "" : `for${vars.map((v) => v.kind[0]).join("")}`;
}

/** The type at a place of an argument list where generics have a type; `Error` otherwise. */
export function typeAt(args: GenericArgs, index: number): Ty {
  const arg = args[index];
  return arg?.kind === "Type" ? arg.ty : tyError;
}
/** `Self` of a trait's arguments. */
export function selfTyOf(args: GenericArgs): Ty {
  return typeAt(args, 0);
}

/** A structural key of a trait-like reference, for maps. */
export function refKey(def: DefId, args: GenericArgs): string {
  return `${def}<${args.id}`;
}
