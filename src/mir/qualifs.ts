/**
 * What a constant value itself is like, where its type alone would say too much (rustc's `Qualif`s): `None::<Cell<i32>>` holds nothing
 * that can be changed from inside, `None::<String>` nothing to be dropped. For `promote.ts`. A const item is judged by the expression it
 * stands for; one of a trait, which may be another in each impl, and one of std by their type.
 */
import { crateOf, type DefId } from "../resolve/def";
import type { Expr } from "../types/body";
import type { TyCtxt } from "../types/tcx";
import type { ParamEnv, Ty } from "../types/ty";
import type { Local, LocalDecl, Operand, Rvalue } from "./mir";

interface Qualif {
  /** Of some value of the type. */
  inType(tcx: TyCtxt, ty: Ty, env: ParamEnv): boolean;
  /** Of any value of the struct, enum or union, whatever its fields hold. */
  inherent(tcx: TyCtxt, def: DefId): boolean;
}

const interiorMutability: Qualif = {
  inType: (tcx, ty, env) => !tcx.isFreeze(ty, env),
  inherent: (tcx, def) => tcx.adtDef(def).isUnsafeCell,
};

const needsDrop: Qualif = {
  inType: (tcx, ty, env) => tcx.needsDrop(ty, env),
  inherent: (tcx, def) => tcx.adtDef(def).isBox || tcx.dropImpl(def) !== undefined,
};

/** The value of a temporary can be changed from inside, or dropping it may run code. `definitionOf`: what it was assigned, if only once. */
export function hasEffects(
  tcx: TyCtxt,
  { env, owner, locals }: { readonly env: ParamEnv; readonly owner: DefId; readonly locals: readonly LocalDecl[] },
  definitionOf: (local: Local) => Rvalue | undefined,
  local: Local,
): boolean {
  const inLocal = (qualif: Qualif, at: Local): boolean => {
    const decl = locals[at];
    if (decl === undefined || !qualif.inType(tcx, decl.ty, env)) return false;
    const rvalue = definitionOf(at);
    if (rvalue?.kind === "Use" || rvalue?.kind === "Repeat") return inOperand(qualif, rvalue.operand);
    if (rvalue?.kind !== "Aggregate") return true;
    const { aggregate, operands } = rvalue;
    if (aggregate.kind === "Adt" && inAdt(qualif, aggregate.def)) return true;
    return operands.some((operand) => inOperand(qualif, operand));
  };
  const inOperand = (qualif: Qualif, operand: Operand): boolean => {
    if (operand.kind !== "Constant") return operand.place.projection.length > 0 || inLocal(qualif, operand.place.local);
    const { ty, value } = operand.constant;
    if (!qualif.inType(tcx, ty, env)) return false;
    return value.kind !== "Unevaluated" || inConst(qualif, value.def);
  };
  const inConst = (qualif: Qualif, def: DefId): boolean => {
    const parent = tcx.parent(def);
    const isOfTrait = parent !== undefined && tcx.def(parent).kind === "Trait";
    return isOfTrait || crateOf(def) !== crateOf(owner) || inExpr(qualif, tcx.typedBody(def).value);
  };
  const inExpr = (qualif: Qualif, { ty, kind }: Expr): boolean => {
    if (!qualif.inType(tcx, ty, env)) return false;
    if (kind.kind === "NamedConst" || kind.kind === "ConstBlock") return inConst(qualif, kind.def);
    if (kind.kind === "Tuple") return kind.fields.some((field) => inExpr(qualif, field));
    if (kind.kind === "Array") return kind.elements.some((element) => inExpr(qualif, element));
    if (kind.kind !== "Adt" || kind.base !== undefined || inAdt(qualif, kind.def)) return true;
    return kind.fields.some(({ value }) => inExpr(qualif, value));
  };
  const inAdt = (qualif: Qualif, def: DefId): boolean =>
    tcx.adtDef(def).adtKind === "Union" || qualif.inherent(tcx, def);
  return inLocal(interiorMutability, local) || inLocal(needsDrop, local);
}
