/**
 * What the context of an expression knows of its type before the expression is checked: rustc's `Expectation`. A hint only:
 * whoever gives it still has to coerce or unify with the type that comes back.
 */
import type { TyCtxt } from "../tcx";
import type { Ty } from "../ty";

export type Expectation =
  | { readonly kind: "None" }
  /** Must in the end be (coercible to) this type. */
  | { readonly kind: "HasType"; readonly ty: Ty }
  /** Will be cast to this type: guides literals, rules nothing out. */
  | { readonly kind: "CastableTo"; readonly ty: Ty }
  /** An rvalue that stands for (part of) an unsized type, as `[1, 2, 3]` in `&[1, 2, 3]` expected to be `&[u8]`. */
  | { readonly kind: "RvalueLikeUnsized"; readonly ty: Ty };

export const noExpectation: Expectation = { kind: "None" };

export function expectHasType(ty: Ty): Expectation {
  return { kind: "HasType", ty };
}
export function expectCastableTo(ty: Ty): Expectation {
  return { kind: "CastableTo", ty };
}

/** For a value behind a pointer to `ty`: unsized types give only a hint, and so do structs that end in one (`RefCell<dyn Draw>`). */
export function rvalueHint(tcx: TyCtxt, ty: Ty): Expectation {
  return isUnsized(tcx, ty) ? { kind: "RvalueLikeUnsized", ty } : expectHasType(ty);
}

function isUnsized(tcx: TyCtxt, ty: Ty): boolean {
  if (ty.kind === "Slice" || ty.kind === "Str" || ty.kind === "Dynamic") return true;
  // Only what it is given can make a struct unsized here; few are given such a thing.
  if (ty.kind !== "Adt" || !ty.args.some((arg) => arg.kind === "Type" && isUnsized(tcx, arg.ty))) return false;
  const { adtKind, variants } = tcx.adtDef(ty.def);
  const [variant] = variants;
  const last = variant?.fields.at(-1);
  if (adtKind !== "Struct" || variant === undefined || last === undefined) return false;
  return isUnsized(tcx, tcx.fieldTy(variant, last.index, ty.args));
}

/** The type expected, whatever the reason. */
export function hintTy(expectation: Expectation, resolve: (ty: Ty) => Ty): Ty | undefined {
  return expectation.kind === "None" ? undefined : resolve(expectation.ty);
}

/** The type the expression must have, if that is known. */
export function onlyHasType(expectation: Expectation, resolve: (ty: Ty) => Ty): Ty | undefined {
  return expectation.kind === "HasType" ? resolve(expectation.ty) : undefined;
}

/** For the arms of a branch: an expectation that is still a bare variable tells nothing, and would tie the arms too early. */
export function forBranches(expectation: Expectation, resolve: (ty: Ty) => Ty): Expectation {
  if (expectation.kind === "HasType") {
    const ty = resolve(expectation.ty);
    return ty.kind === "Infer" && ty.infer.kind === "TyVar" ? noExpectation : expectHasType(ty);
  }
  return expectation.kind === "RvalueLikeUnsized" ? expectation : noExpectation;
}
