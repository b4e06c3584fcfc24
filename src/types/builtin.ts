/** Built-in facts about types that layout, drop elaboration and borrow checking ask for: copy, freeze, drop, inhabitedness, discriminants. */
import type { DefId } from "../resolve/def";
import { bitsOf } from "./consts";
import type { Context } from "./context";
import { instantiate } from "./fold";
import { mkInt, mkUint, mkUnevaluated, noArgs, tyIsize, typeAt } from "./intern";
import type { IntTy, ParamEnv, Ty, UintTy } from "./ty";

export function isCopyTy(tcx: Context, ty: Ty, env: ParamEnv): boolean {
  switch (ty.kind) {
    case "Bool":
    case "Char":
    case "Int":
    case "Uint":
    case "Float":
    case "Never":
    case "RawPtr":
    case "FnPtr":
    case "FnDef":
    case "Error":
      return true;
    case "Str":
    case "Slice":
    case "Dynamic":
      return false;
    case "Ref":
      return ty.mutbl === "Not";
    case "Array":
      return isCopyTy(tcx, ty.elem, env);
    case "Tuple":
      return ty.elems.every((elem) => isCopyTy(tcx, elem, env));
    case "Infer":
      return ty.infer.kind !== "TyVar";
    default:
      return tcx.implementsTrait(ty, tcx.langItem("copy"), env);
  }
}

export function isSizedTy(tcx: Context, ty: Ty, env: ParamEnv): boolean {
  if (ty.kind === "Str" || ty.kind === "Slice" || ty.kind === "Dynamic") return false;
  return tcx.implementsTrait(ty, tcx.langItem("sized"), env);
}

export function isFreezeTy(tcx: Context, ty: Ty, env: ParamEnv): boolean {
  switch (ty.kind) {
    case "Ref":
    case "RawPtr":
    case "FnPtr":
    case "FnDef":
    case "Error":
      return true;
    case "Array":
    case "Slice":
      return isFreezeTy(tcx, ty.elem, env);
    case "Tuple":
      return ty.elems.every((elem) => isFreezeTy(tcx, elem, env));
    default:
      return tcx.implementsTrait(ty, tcx.langItem("freeze"), env);
  }
}

/** Dropping a value of the type may run code. */
export function needsDropTy(tcx: Context, ty: Ty, env: ParamEnv): boolean {
  return needsDrop(tcx, ty, env, new Set());
}

/** `seen`: types on the way here; a recursive type goes through a pointer that decides by itself. */
function needsDrop(tcx: Context, ty: Ty, env: ParamEnv, seen: Set<Ty>): boolean {
  switch (ty.kind) {
    case "Dynamic":
    case "Coroutine":
      return true;
    case "Array":
      return tcx.evalConst(ty.len) !== 0n && needsDrop(tcx, ty.elem, env, seen);
    case "Slice":
      return needsDrop(tcx, ty.elem, env, seen);
    case "Tuple":
      return ty.elems.some((elem) => needsDrop(tcx, elem, env, seen));
    case "Closure": {
      const upvars = typeAt(ty.args, ty.args.length - 1);
      return upvars.kind === "Tuple" && upvars.elems.some((elem) => needsDrop(tcx, elem, env, seen));
    }
    case "Param":
    case "Placeholder":
      return !isCopyTy(tcx, ty, env);
    case "Alias": {
      const normalized = tcx.normalize(ty, env);
      return normalized === ty ? !isCopyTy(tcx, ty, env) : needsDrop(tcx, normalized, env, seen);
    }
    case "Adt":
      return adtNeedsDrop(tcx, ty, env, seen);
    default:
      return false;
  }
}

function adtNeedsDrop(tcx: Context, ty: Ty & { kind: "Adt" }, env: ParamEnv, seen: Set<Ty>): boolean {
  const adt = tcx.adtDef(ty.def);
  if (adt.isManuallyDrop || adt.isPhantomData || seen.has(ty)) return false;
  if (adt.isBox || tcx.dropImpl(ty.def) !== undefined) return true;
  if (adt.adtKind === "Union") return false;
  seen.add(ty);
  return adt.variants.some((variant) =>
    variant.fields.some((field) =>
      needsDrop(tcx, tcx.normalize(tcx.fieldTy(variant, field.index, ty.args), env), env, seen),
    ),
  );
}

/** A value of the type can exist (`!` and enums without variants cannot; what is behind a pointer does not count). */
export function isInhabitedTy(tcx: Context, ty: Ty): boolean {
  return inhabited(tcx, ty, new Set());
}

function inhabited(tcx: Context, ty: Ty, seen: Set<Ty>): boolean {
  switch (ty.kind) {
    case "Never":
      return false;
    case "Tuple":
      return ty.elems.every((elem) => inhabited(tcx, elem, seen));
    case "Array":
      return tcx.evalConst(ty.len) === 0n || inhabited(tcx, ty.elem, seen);
    case "Adt": {
      const adt = tcx.adtDef(ty.def);
      if (seen.has(ty) || adt.adtKind === "Union") return true;
      seen.add(ty);
      const result = adt.variants.some((variant) =>
        variant.fields.every((field) =>
          inhabited(tcx, instantiate(tcx.fieldTy(variant, field.index, ty.args), []), seen),
        ),
      );
      seen.delete(ty);
      return result;
    }
    default:
      return true;
  }
}

export function discriminantTyOf(tcx: Context, adt: DefId): Ty {
  const { int } = tcx.adtDef(adt).repr;
  if (int === undefined) return tyIsize;
  return int.startsWith("i") ? mkInt(int as IntTy) : mkUint(int as UintTy);
}

/** Explicit values, and one more than the one before. */
export function discriminantsOf(tcx: Context, adt: DefId): readonly bigint[] {
  const width = bitsOf(tcx.discriminantTy(adt)) ?? 64;
  let next = 0n;
  return tcx.adtDef(adt).variants.map(({ discriminant }) => {
    const value =
      discriminant.kind === "Explicit" ? (tcx.evalConst(mkUnevaluated(discriminant.expr, noArgs)) ?? next) : next;
    next = BigInt.asUintN(width, value + 1n);
    return BigInt.asUintN(width, value);
  });
}
