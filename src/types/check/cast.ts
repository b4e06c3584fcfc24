/**
 * `expr as Ty`. What is allowed is decided when the body's types are known (rustc's deferred cast checks): first as a
 * coercion, then by the table of casts (Reference, *Type cast expressions*).
 */
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import type * as ast from "../../syntax/ast";
import { eraseRegions } from "../fold";
import { mkFnPtr, tyError } from "../intern";
import type { CastKind } from "../operators";
import type { Ty } from "../ty";
import { coerceTypes } from "./coercion";
import { expectCastableTo } from "./expectation";
import { checkExpr } from "./expr";
import type { FnCtxt } from "./fnctxt";

export interface DeferredCast {
  readonly expr: ast.ExprOf<"Cast">;
  readonly from: Ty;
  readonly to: Ty;
}

export function checkCast(fcx: FnCtxt, expr: ast.ExprOf<"Cast">): Ty {
  const to = fcx.resolveWithObligations(fcx.lowerTy(expr.ty));
  const from = fcx.resolveWithObligations(checkExpr(fcx, expr.expr, expectCastableTo(to)));
  if (from.kind === "Error" || to.kind === "Error") {
    fcx.tables.tainted = true;
    return tyError;
  }
  const userType = fcx.recordPathUserType(to, expr.ty.span);
  if (userType !== undefined) fcx.tables.castUserTypes.set(expr.id, userType);
  fcx.deferredCasts.push({ expr, from, to });
  return to;
}

/** Decides one cast; reports what is not allowed. */
export function checkDeferredCast(fcx: FnCtxt, cast: DeferredCast): void {
  const { expr } = cast;
  const from = fcx.structurallyResolve(expr.expr.span, cast.from);
  const to = fcx.structurallyResolve(expr.ty.span, cast.to);
  if (from.kind === "Error" || to.kind === "Error") return;
  if (!isKnownSized(fcx, to)) {
    fcx.error("E0620", `cast to unsized type: \`${fcx.show(from)}\` as \`${fcx.show(to)}\``, expr.span);
    return;
  }
  const coerced = coerceTypes(fcx, expr.expr, from, to, true);
  if (coerced.ok) {
    fcx.registerAll(coerced.obligations);
    fcx.applyAdjustments(expr.expr, coerced.adjustments);
    fcx.tables.casts.set(expr.id, "Coercion");
    return;
  }
  if (isUnknownPointer(fcx, to)) {
    const text = "needs more type information";
    fcx.error("E0641", "cannot cast to a pointer of an unknown kind", expr.span, text);
    return;
  }
  const kind = castKind(fcx, expr, from, to);
  if (kind !== undefined) fcx.tables.casts.set(expr.id, kind);
}

function isUnknownPointer(fcx: FnCtxt, to: Ty): boolean {
  if (to.kind !== "RawPtr") return false;
  const pointee = fcx.shallow(to.ty);
  return pointee.kind === "Infer" && pointee.infer.kind === "TyVar";
}

function isKnownSized(_fcx: FnCtxt, ty: Ty): boolean {
  return ty.kind !== "Slice" && ty.kind !== "Str" && ty.kind !== "Dynamic";
}

type CastClass = "Int" | "Bool" | "Char" | "CEnum" | "Float" | "FnPtr" | "Ptr";

/** rustc's `CastTy`. */
function classOf(fcx: FnCtxt, ty: Ty): CastClass | undefined {
  switch (ty.kind) {
    case "Int":
    case "Uint":
      return "Int";
    case "Infer":
      return ty.infer.kind === "IntVar" ? "Int" : ty.infer.kind === "FloatVar" ? "Float" : undefined;
    case "Bool":
      return "Bool";
    case "Char":
      return "Char";
    case "Float":
      return "Float";
    case "RawPtr":
      return "Ptr";
    case "FnPtr":
      return "FnPtr";
    case "Adt": {
      const adt = fcx.tcx.adtDef(ty.def);
      return adt.adtKind === "Enum" && adt.variants.length > 0 && adt.variants.every((v) => v.fields.length === 0)
        ? "CEnum"
        : undefined;
    }
    default:
      return undefined;
  }
}

function castKind(fcx: FnCtxt, expr: ast.ExprOf<"Cast">, from: Ty, to: Ty): CastKind | undefined {
  if (from.kind === "FnDef") return castFnItem(fcx, expr, from, to);
  if (from.kind === "Ref" && to.kind === "RawPtr") {
    const array = fcx.shallow(from.ty);
    if (
      array.kind === "Array" &&
      (from.mutbl === "Mut" || to.mutbl === "Not") &&
      fcx.eq(expr.span, fcx.shallow(to.ty), array.elem)
    )
      return "ArrayToPointer";
    if (isThin(fcx, expr.span, from.ty)) return illegal(fcx, expr, from, to, "Ptr");
  }
  const source = classOf(fcx, from);
  const target = classOf(fcx, to);
  if (source === undefined || target === undefined) return nonScalar(fcx, expr, from, to);
  return scalarCast(fcx, expr, from, to, source, target);
}

function castFnItem(fcx: FnCtxt, expr: ast.ExprOf<"Cast">, from: Ty & { kind: "FnDef" }, to: Ty): CastKind | undefined {
  const pointer = mkFnPtr(fcx.normalize(expr.span, fcx.tcx.instantiate(fcx.tcx.fnSig(from.def), from.args)));
  const target = classOf(fcx, to);
  if (target !== "Int" && target !== "Ptr") return nonScalar(fcx, expr, from, to);
  fcx.applyAdjustments(expr.expr, [{ kind: "Pointer", cast: "ReifyFnPointer", target: pointer }]);
  return target === "Int" ? "PointerExposeProvenance" : "FnPtrToPtr";
}

function scalarCast(
  fcx: FnCtxt,
  expr: ast.ExprOf<"Cast">,
  from: Ty,
  to: Ty,
  source: CastClass,
  target: CastClass,
): CastKind | undefined {
  if (target === "Char") return from.kind === "Uint" && from.uint === "u8" ? "IntToInt" : onlyU8AsChar(fcx, expr, from);
  if (target === "Bool") {
    fcx.error(
      "E0054",
      `cannot cast \`${fcx.show(from)}\` as \`bool\``,
      expr.span,
      source === "Int" ? undefined : "unsupported cast",
      source === "Int"
        ? {
            suggestions: [
              {
                message: "compare with zero instead",
                edits: [{ span: { ...expr.span, lo: expr.expr.span.hi }, replacement: " != 0" }],
                applicability: "MachineApplicable",
              },
            ],
          }
        : {},
    );
    return undefined;
  }
  if (target === "CEnum" || target === "FnPtr") return nonScalar(fcx, expr, from, to);
  switch (source) {
    case "Bool":
    case "Char":
    case "CEnum":
      return target === "Int" ? "IntToInt" : illegal(fcx, expr, from, to, target);
    case "Int":
      if (target === "Int") return "IntToInt";
      if (target === "Float") return "IntToFloat";
      return intToPtr(fcx, expr, from, to);
    case "Float":
      if (target === "Int") return "FloatToInt";
      if (target === "Float") return "FloatToFloat";
      return illegal(fcx, expr, from, to, target);
    case "Ptr":
      if (target === "Int") return ptrToInt(fcx, expr, from, to);
      if (target === "Ptr") return ptrToPtr(fcx, expr, from, to);
      return illegal(fcx, expr, from, to, target);
    case "FnPtr":
      if (target === "Int") return "PointerExposeProvenance";
      if (target === "Ptr") return "FnPtrToPtr";
      return illegal(fcx, expr, from, to, target);
  }
}

function onlyU8AsChar(fcx: FnCtxt, expr: ast.ExprOf<"Cast">, from: Ty): CastKind | undefined {
  if (fcx.infcx.isIntVar(from)) return "IntToInt";
  fcx.error("E0604", `only \`u8\` can be cast as \`char\`, not \`${fcx.show(from)}\``, expr.span, "invalid cast");
  return undefined;
}

function intToPtr(fcx: FnCtxt, expr: ast.ExprOf<"Cast">, from: Ty, to: Ty): CastKind | undefined {
  if (to.kind === "RawPtr" && isThin(fcx, expr.span, to.ty)) return "PointerWithExposedProvenance";
  fcx.error("E0606", `cannot cast \`${fcx.show(from)}\` to a pointer that is wide`, expr.span);
  return undefined;
}

function ptrToInt(fcx: FnCtxt, expr: ast.ExprOf<"Cast">, from: Ty, to: Ty): CastKind | undefined {
  if (from.kind === "RawPtr" && isThin(fcx, expr.span, from.ty)) return "PointerExposeProvenance";
  fcx.error("E0606", `casting \`${fcx.show(from)}\` as \`${fcx.show(to)}\` is invalid`, expr.span, undefined, {
    help: ["cast through a thin pointer first"],
  });
  return undefined;
}

function ptrToPtr(fcx: FnCtxt, expr: ast.ExprOf<"Cast">, from: Ty, to: Ty): CastKind | undefined {
  if (from.kind !== "RawPtr" || to.kind !== "RawPtr") return undefined;
  if (isThin(fcx, expr.span, to.ty)) return "PtrToPtr";
  const source = unsizedTail(fcx, from.ty);
  const target = unsizedTail(fcx, to.ty);
  if (!isThin(fcx, expr.span, from.ty) && source !== undefined && target !== undefined && source === target)
    return addsAutoTrait(fcx, expr, from.ty, to.ty) ? undefined : "PtrToPtr";
  if (isThin(fcx, expr.span, from.ty))
    fcx.error("E0607", `cannot cast thin pointer \`${fcx.show(from)}\` to wide pointer \`${fcx.show(to)}\``, expr.span);
  else fcx.error("E0606", `casting \`${fcx.show(from)}\` as \`${fcx.show(to)}\` is invalid`, expr.span);
  return undefined;
}

/** A vtable made for `dyn Any` says nothing about `Send`: E0804. */
function addsAutoTrait(fcx: FnCtxt, expr: ast.ExprOf<"Cast">, from: Ty, to: Ty): boolean {
  const [source, target] = [fcx.resolve(from), fcx.resolve(to)];
  if (source.kind !== "Dynamic" || target.kind !== "Dynamic") return false;
  const autos = (object: typeof source): DefId[] =>
    object.predicates.flatMap(({ value }) => (value.kind === "AutoTrait" ? [value.def] : []));
  const known = new Set(autos(source));
  const added = autos(target).filter((def) => !known.has(def));
  if (added.length === 0) return false;
  const names = added.map((def) => `\`${fcx.tcx.def(def).name}\``).join(", ");
  fcx.error(
    "E0804",
    `cannot add auto trait${added.length === 1 ? "" : "s"} ${names} to dyn bound via pointer cast`,
    expr.span,
    "unsupported cast",
  );
  return true;
}

/** What sort of metadata a pointer to the type has. */
function unsizedTail(fcx: FnCtxt, ty: Ty): string | undefined {
  const resolved = fcx.resolve(ty);
  switch (resolved.kind) {
    case "Slice":
    case "Str":
      return "length";
    case "Dynamic":
      return `vtable ${principalKey(resolved)}`;
    case "Adt": {
      const variant = fcx.tcx.adtDef(resolved.def).variants[0];
      const last = variant?.fields[variant.fields.length - 1];
      return variant === undefined || last === undefined
        ? undefined
        : unsizedTail(fcx, fcx.tcx.fieldTy(variant, last.index, resolved.args));
    }
    case "Param":
    case "Alias":
      return `${resolved.id}`;
    default:
      return undefined;
  }
}

/** Objects of different traits have different vtables; auto traits have none. */
function principalKey(object: Ty & { kind: "Dynamic" }): string {
  const first = object.predicates[0]?.value;
  return first?.kind === "Trait" ? `${first.def}<${eraseRegions(first.args).id}>` : "";
}

function isThin(fcx: FnCtxt, _span: Span, pointee: Ty): boolean {
  const ty = fcx.resolve(pointee);
  if (ty.kind === "Infer") return true;
  return fcx.tcx.isSized(fcx.tcx.eraseRegions(ty), fcx.env);
}

function illegal(fcx: FnCtxt, expr: ast.ExprOf<"Cast">, from: Ty, to: Ty, target: CastClass): undefined {
  const via =
    target === "Float" && (from.kind === "Bool" || from.kind === "Char" || from.kind === "Adt")
      ? { help: ["cast through an integer first"] }
      : {};
  fcx.error("E0606", `casting \`${fcx.show(from)}\` as \`${fcx.show(to)}\` is invalid`, expr.span, undefined, via);
  return undefined;
}

function nonScalar(fcx: FnCtxt, expr: ast.ExprOf<"Cast">, from: Ty, to: Ty): undefined {
  if (from.kind === "Ref" && classOf(fcx, to) === "Int") {
    const inner = fcx.shallow(from.ty);
    if (classOf(fcx, inner) === "Int" || classOf(fcx, inner) === "Float") {
      fcx.error("E0606", `casting \`${fcx.show(from)}\` as \`${fcx.show(to)}\` is invalid`, expr.span, undefined, {
        help: ["dereference the expression"],
      });
      return undefined;
    }
    fcx.error("E0606", `casting \`${fcx.show(from)}\` as \`${fcx.show(to)}\` is invalid`, expr.span);
    return undefined;
  }
  if (to.kind === "Ref" && from.kind !== "Ref") {
    fcx.error("E0605", `non-primitive cast: \`${fcx.show(from)}\` as \`${fcx.show(to)}\``, expr.span, "invalid cast", {
      help: ["consider borrowing the value"],
    });
    return undefined;
  }
  fcx.error(
    "E0605",
    `non-primitive cast: \`${fcx.show(from)}\` as \`${fcx.show(to)}\``,
    expr.span,
    to.kind === "Adt" || from.kind === "Adt"
      ? "an `as` expression can only be used to convert between primitive types or to coerce to a specific trait object"
      : "invalid cast",
  );
  return undefined;
}
