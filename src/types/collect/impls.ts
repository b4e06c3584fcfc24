/**
 * Impls by trait and simplified self type, so that selection and method lookup look only at those that can match; and which item of
 * an impl implements which of its trait.
 */
import { crateOf, type CrateId, type DefId, userCrate } from "../../resolve/def";
import type { Context as TyCtxt } from "../context";
import type { Ty } from "../ty";
import { itemsNamed } from "./names";

/** The outermost constructor of a type; undefined where anything may stand (parameters, aliases). Variables are told apart by the caller. */
export function simplifyTy(ty: Ty): string | undefined {
  switch (ty.kind) {
    case "Bool":
    case "Char":
    case "Str":
    case "Never":
    case "Slice":
    case "Array":
      return ty.kind;
    case "Int":
      return ty.int;
    case "Uint":
      return ty.uint;
    case "Float":
      return ty.float;
    case "Adt":
      return `adt${ty.def}`;
    case "RawPtr":
      return `*${ty.mutbl}`;
    case "Ref":
      return `&${ty.mutbl}`;
    case "FnDef":
      return "fndef";
    case "Closure":
    case "Coroutine":
      return `closure${ty.def}`;
    case "FnPtr":
      return `fn${ty.sig.value.inputs.length}`;
    case "Tuple":
      return `tuple${ty.elems.length}`;
    case "Placeholder":
      return `!${ty.universe}.${ty.index}${ty.name}`;
    case "Dynamic": {
      const first = ty.predicates[0]?.value;
      return first === undefined ? "dyn" : `dyn${first.def}`;
    }
    default:
      return undefined;
  }
}

export interface ImplIndex {
  readonly bySelf: ReadonlyMap<string, readonly DefId[]>;
  readonly blanket: readonly DefId[];
  readonly all: readonly DefId[];
}

export function makeImplIndex(tcx: TyCtxt, impls: readonly DefId[]): ImplIndex {
  const bySelf = new Map<string, DefId[]>();
  const blanket: DefId[] = [];
  for (const impl of impls) {
    const key = selfKeyOf(tcx, impl);
    if (key === "error") continue;
    if (key === "blanket") blanket.push(impl);
    else {
      const list = bySelf.get(key);
      if (list === undefined) bySelf.set(key, [impl]);
      else list.push(impl);
    }
  }
  return { bySelf, blanket, all: impls };
}

/** Std's index knows it without the impl's header being lowered. */
function selfKeyOf(tcx: TyCtxt, impl: DefId): string {
  const stored = tcx.resolver.selfKeyOf(impl);
  if (stored !== undefined) return stored;
  const { selfTy } = tcx.implHeader(impl);
  return selfTy.kind === "Error" ? "error" : (simplifyTy(selfTy) ?? "blanket");
}

/** Impls of an index that may match a self type (resolved shallowly). */
export function matchingImpls(index: ImplIndex, self: Ty): readonly DefId[] {
  if (self.kind === "Infer") {
    const { infer } = self;
    if (infer.kind === "TyVar") return index.all;
    const names = infer.kind === "IntVar" ? intNames : floatNames;
    return names.flatMap((name) => index.bySelf.get(name) ?? []).concat(index.blanket);
  }
  // A parameter or rigid alias matches blanket impls only.
  const key = simplifyTy(self);
  const own = key === undefined ? undefined : index.bySelf.get(key);
  if (own === undefined) return index.blanket;
  return index.blanket.length === 0 ? own : own.concat(index.blanket);
}
const intNames = ["i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize"];
const floatNames = ["f32", "f64"];

export function isUserDef(def: DefId): boolean {
  return crateOf(def) === userCrate;
}
export function isStdCrate(crate: CrateId): boolean {
  return crate < userCrate;
}

/** The trait's item of the same name and namespace that an impl's item stands for. */
export function traitItemFor(tcx: TyCtxt, implItem: DefId): DefId | undefined {
  const { parent, kind, name } = tcx.def(implItem);
  if (parent === undefined || tcx.def(parent).kind !== "Impl") return undefined;
  const trait = tcx.implTraitRef(parent);
  if (trait === undefined) return undefined;
  return itemsNamed(tcx, trait.def, name).find((item) => tcx.def(item).kind === kind);
}

/** The impl's own item for a trait's item; undefined where the trait's default holds. */
export function implItemFor(tcx: TyCtxt, impl: DefId, traitItem: DefId): DefId | undefined {
  const { kind, name } = tcx.def(traitItem);
  return itemsNamed(tcx, impl, name).find((item) => tcx.def(item).kind === kind);
}
