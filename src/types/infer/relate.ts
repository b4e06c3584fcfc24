/**
 * Makes two types equal, or says which inner pair cannot be: rustc's `TypeRelation`. Regions relate to anything (the
 * borrow checker compares them); binders are entered, so that their structure is compared. Because of that, subtyping and
 * equality are one relation here.
 */
import { mkConstVar, mkTyVar } from "../intern";
import { instantiateBoundErased, visitTypes } from "../fold";
import type { Binder, Const, ExistentialPredicate, FnSig, GenericArg, GenericArgs, Ty, TyVid } from "../ty";
import { TypeFlags } from "../ty";
import type { InferCtxt } from "./infer";
import type { TypeError, TypeErrorKind } from "./obligation";

type Outcome = TypeError | undefined;

/** Undefined when they are equal now. On an error some variables may be bound already: callers run it in a snapshot. */
export function relateTys(infcx: InferCtxt, expected: Ty, found: Ty): Outcome {
  const a = infcx.shallowResolve(expected);
  const b = infcx.shallowResolve(found);
  if (a === b) return undefined;
  if (a.kind === "Infer" || b.kind === "Infer") return relateInfer(infcx, a, b);
  if (a.kind === "Error" || b.kind === "Error") return void infcx.onError?.();
  return relateStructure(infcx, a, b);
}

function fail(kind: TypeErrorKind, expected: Ty, found: Ty): TypeError {
  return { kind, expected, found };
}

function relateInfer(infcx: InferCtxt, a: Ty, b: Ty): Outcome {
  const ia = a.kind === "Infer" ? a.infer : undefined;
  const ib = b.kind === "Infer" ? b.infer : undefined;
  if (ia?.kind === "TyVar" && ib?.kind === "TyVar") {
    infcx.tyVars.union(ia.vid, ib.vid);
    return undefined;
  }
  if (ia?.kind === "TyVar") return bindTyVar(infcx, ia.vid, b, a, b);
  if (ib?.kind === "TyVar") return bindTyVar(infcx, ib.vid, a, a, b);
  if (ia?.kind === "IntVar" && ib?.kind === "IntVar") return void infcx.intVars.union(ia.vid, ib.vid);
  if (ia?.kind === "FloatVar" && ib?.kind === "FloatVar") return void infcx.floatVars.union(ia.vid, ib.vid);
  const [variable, other] = ia !== undefined ? [ia, b] : [ib, a];
  if (other.kind === "Error") return void infcx.onError?.();
  if (variable?.kind === "IntVar" && (other.kind === "Int" || other.kind === "Uint"))
    return void infcx.intVars.assign(variable.vid, other);
  if (variable?.kind === "FloatVar" && other.kind === "Float") return void infcx.floatVars.assign(variable.vid, other);
  return fail(variable?.kind === "IntVar" ? "IntMismatch" : "FloatMismatch", a, b);
}

function bindTyVar(infcx: InferCtxt, vid: TyVid, value: Ty, expected: Ty, found: Ty): Outcome {
  const resolved = infcx.resolve(value);
  if (occurs(infcx, vid, resolved)) return fail("Cyclic", expected, found);
  infcx.tyVars.assign(vid, resolved);
  return undefined;
}

/** `resolved` holds roots only. */
function occurs(infcx: InferCtxt, vid: TyVid, resolved: Ty): boolean {
  if ((resolved.flags & TypeFlags.HasTyInfer) === 0) return false;
  const variable = mkTyVar(infcx.tyVars.root(vid) as TyVid);
  let found = false;
  visitTypes(resolved, (part) => {
    if (part === variable) found = true;
    return !found && (part.flags & TypeFlags.HasTyInfer) !== 0;
  });
  return found;
}

function relateStructure(infcx: InferCtxt, a: Ty, b: Ty): Outcome {
  switch (a.kind) {
    case "Adt":
    case "FnDef":
    case "Closure":
    case "Coroutine":
      if (b.kind === a.kind && b.def === a.def) return relateArgs(infcx, a.args, b.args, a, b);
      break;
    case "Alias":
      if (b.kind === "Alias" && b.def === a.def) return relateArgs(infcx, a.args, b.args, a, b);
      break;
    case "Array":
      if (b.kind !== "Array") break;
      return (
        relateTys(infcx, a.elem, b.elem) ?? (relateConsts(infcx, a.len, b.len) ? undefined : fail("ArraySize", a, b))
      );
    case "Slice":
      if (b.kind === "Slice") return relateTys(infcx, a.elem, b.elem);
      break;
    case "RawPtr":
      if (b.kind !== "RawPtr") break;
      return a.mutbl !== b.mutbl ? fail("Mutability", a, b) : relateTys(infcx, a.ty, b.ty);
    case "Ref":
      if (b.kind !== "Ref") break;
      infcx.equateRegions(a.region, b.region);
      return a.mutbl !== b.mutbl ? fail("Mutability", a, b) : relateTys(infcx, a.ty, b.ty);
    case "FnPtr":
      if (b.kind === "FnPtr") return relateFnSigs(infcx, a.sig, b.sig, a, b);
      break;
    case "Dynamic":
      if (b.kind !== "Dynamic") break;
      infcx.equateRegions(a.region, b.region);
      return relateExistential(infcx, a.predicates, b.predicates, a, b);
    case "Tuple":
      if (b.kind !== "Tuple") break;
      return a.elems.length !== b.elems.length ? fail("TupleSize", a, b) : relateLists(infcx, a.elems, b.elems);
    default:
      break;
  }
  return fail("Sorts", a, b);
}

function relateLists(infcx: InferCtxt, a: readonly Ty[], b: readonly Ty[]): Outcome {
  for (let i = 0; i < a.length; i++) {
    const error = relateTys(infcx, a[i] as Ty, b[i] as Ty);
    if (error !== undefined) return error;
  }
  return undefined;
}

/** `expected` and `found` are the types the lists belong to, for the error of a constant argument. */
export function relateArgs(infcx: InferCtxt, a: GenericArgs, b: GenericArgs, expected: Ty, found: Ty): Outcome {
  if (a === b) return undefined;
  for (let i = 0; i < a.length; i++) {
    const x = a[i] as GenericArg;
    const y = b[i] as GenericArg | undefined;
    if (x.kind === "Type" && y?.kind === "Type") {
      const error = relateTys(infcx, x.ty, y.ty);
      if (error !== undefined) return error;
    } else if (x.kind === "Const" && y?.kind === "Const") {
      if (!relateConsts(infcx, x.value, y.value)) return fail("ConstMismatch", expected, found);
    } else if (x.kind === "Lifetime" && y?.kind === "Lifetime") {
      infcx.equateRegions(x.region, y.region);
    }
  }
  return undefined;
}

/** Where regions count, bound ones are told apart by their position. */
function enterBinders<T>(infcx: InferCtxt, a: Binder<T>, b: Binder<T>): readonly [T, T] {
  return infcx.tracksRegions && a.vars.length === b.vars.length
    ? infcx.enterForall({ vars: a.vars, value: [a.value, b.value] as const }, (both) => both)
    : [instantiateBoundErased(a), instantiateBoundErased(b)];
}

function relateFnSigs(infcx: InferCtxt, a: Binder<FnSig>, b: Binder<FnSig>, expected: Ty, found: Ty): Outcome {
  const [x, y] = enterBinders(infcx, a, b);
  if (x.unsafe !== y.unsafe) return fail("Safety", expected, found);
  if (x.abi !== y.abi) return fail("Abi", expected, found);
  if (x.inputs.length !== y.inputs.length || x.cVariadic !== y.cVariadic) return fail("ArgCount", expected, found);
  return relateLists(infcx, x.inputs, y.inputs) ?? relateTys(infcx, x.output, y.output);
}

function relateExistential(
  infcx: InferCtxt,
  a: readonly Binder<ExistentialPredicate>[],
  b: readonly Binder<ExistentialPredicate>[],
  expected: Ty,
  found: Ty,
): Outcome {
  if (a.length !== b.length) return fail("ExistentialMismatch", expected, found);
  for (let i = 0; i < a.length; i++) {
    const [x, y] = enterBinders(infcx, a[i] as Binder<ExistentialPredicate>, b[i] as Binder<ExistentialPredicate>);
    if (x.kind !== y.kind || x.def !== y.def) return fail("ExistentialMismatch", expected, found);
    if (x.kind === "AutoTrait" || y.kind === "AutoTrait") continue;
    const error =
      relateArgs(infcx, x.args, y.args, expected, found) ??
      (x.kind === "Projection" && y.kind === "Projection" ? relateTys(infcx, x.term, y.term) : undefined);
    if (error !== undefined) return error;
  }
  return undefined;
}

export function relateConsts(infcx: InferCtxt, expected: Const, found: Const): boolean {
  const a = infcx.shallowResolveConst(expected);
  const b = infcx.shallowResolveConst(found);
  if (a === b || a.kind === "Error" || b.kind === "Error") return true;
  if (a.kind === "Infer" && b.kind === "Infer") {
    infcx.constVars.union(a.vid, b.vid);
    return true;
  }
  if (a.kind === "Infer") return bindConstVar(infcx, a, b);
  if (b.kind === "Infer") return bindConstVar(infcx, b, a);
  return relateConstValues(infcx, a, b);
}

function bindConstVar(infcx: InferCtxt, variable: Extract<Const, { kind: "Infer" }>, value: Const): boolean {
  const resolved = infcx.resolve(value);
  let cyclic = false;
  const root = mkConstVar(infcx.constVars.root(variable.vid) as typeof variable.vid);
  visitTypes(resolved, (part) => void (cyclic ||= part === root));
  if (cyclic) return false;
  infcx.constVars.assign(variable.vid, resolved);
  return true;
}

function relateConstValues(infcx: InferCtxt, a: Const, b: Const): boolean {
  const x = infcx.tcx.evalConst(a);
  const y = infcx.tcx.evalConst(b);
  if (x !== undefined && y !== undefined) return x === y;
  // One that could not be evaluated has been told.
  if (infcx.tcx.isFailedConst(a) || infcx.tcx.isFailedConst(b)) return true;
  return (
    a.kind === "Unevaluated" &&
    b.kind === "Unevaluated" &&
    a.def === b.def &&
    a.args.every((arg, i) => {
      const other = b.args[i];
      if (arg.kind === "Type") return other?.kind === "Type" && relateTys(infcx, arg.ty, other.ty) === undefined;
      return arg.kind !== "Const" || (other?.kind === "Const" && relateConsts(infcx, arg.value, other.value));
    })
  );
}
