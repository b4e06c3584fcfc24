/** What layout asks about types, answered by the type context. */
import { bug, expectDefined } from "../base/invariant";
import type { Context } from "../types/context";
import type { AdtDef, GenericArgs, Ty } from "../types/ty";
import type { CoroutineLayoutOf, LayoutContext } from "./layout";

/** A length that an error, reported elsewhere, leaves unknown. */
export class UnknownLength extends Error {}

export function layoutContext(tcx: Context, coroutineParts: CoroutineLayoutOf): LayoutContext {
  return {
    adtDef: (def) => tcx.adtDef(def),
    fieldTys: (adt: AdtDef, variantIndex: number, args: GenericArgs) => {
      const variant = expectDefined(adt.variants[variantIndex], "variant");
      return variant.fields.map(({ index }) => tcx.normalizeErasing(tcx.fieldTy(variant, index, args)));
    },
    discriminantOf: (adt, variantIndex) => tcx.discriminants(adt.def)[variantIndex] ?? BigInt(variantIndex),
    mayHaveUnsizedTail: (adt) => mayHaveUnsizedTail(tcx, adt),
    constUsize: (value) => {
      const bits = tcx.evalConst(value);
      if (bits === undefined && (value.kind === "Error" || tcx.isFailedConst(value))) throw new UnknownLength();
      return bits ?? bug("an array length that is not known");
    },
    upvarTys,
    coroutineParts,
  };
}

/** What a closure or coroutine captured. */
export function upvarTys(ty: Ty): readonly Ty[] {
  const last = ty.kind === "Closure" || ty.kind === "Coroutine" ? ty.args[ty.args.length - 1] : undefined;
  return last?.kind === "Type" && last.ty.kind === "Tuple" ? last.ty.elems : [];
}

/** Whether the last field, as declared, is not known to be `Sized`. */
function mayHaveUnsizedTail(tcx: Context, adt: AdtDef): boolean {
  const variant = adt.variants[0];
  const last = variant?.fields.at(-1);
  if (adt.adtKind !== "Struct" || variant === undefined || last === undefined) return false;
  return !tcx.isSized(tcx.fieldTy(variant, last.index, tcx.identityArgs(adt.def)), tcx.paramEnv(adt.def));
}
