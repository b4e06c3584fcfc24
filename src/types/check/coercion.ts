/**
 * Coercion: the implicit conversions at coercion sites, in rustc's order (Reference, *Type coercions*): never to any type,
 * unsizing, references (reborrow and auto-deref), raw pointers, function items, function pointers and closures to function
 * pointers, and else subtyping. Returns the adjustments; whoever asks applies them to the expression.
 *
 * Rules: `coerce.never`, `coerce.unsize`, `coerce.reborrow`, `coerce.deref`, `coerce.ref-to-ptr`, `coerce.mut-to-const`,
 * `coerce.reify`, `coerce.closure-fn`, `coerce.unsafe-fn`.
 */
import type { Span } from "../../base/source";
import type * as ast from "../../syntax/ast";
import { obligation, type Obligation, type ObligationCause, type RelateResult, type TypeError } from "../infer/infer";
import { dummyBinder, mkFnPtr, mkRawPtr, mkRef, mkTyArgs, tyError, typeAt } from "../intern";
import type { CastKind } from "../operators";
import { select } from "../traits/select";
import { type Binder, type FnSig, type Mutability, type Ty, TypeFlags } from "../ty";
import { Autoderef } from "./autoderef";
import { hasFlags } from "../fold";
import { closureSigOf } from "./closure";
import { unparen, type FnCtxt } from "./fnctxt";
import type { Adjustment } from "./tables";

export type CoerceResult =
  | {
      readonly ok: true;
      readonly target: Ty;
      readonly adjustments: readonly Adjustment[];
      readonly obligations: readonly Obligation[];
    }
  | { readonly ok: false; readonly error: TypeError };

/** Coerces the value of `expr` of type `source` to `target`; variables are unified when it succeeds, untouched when it does not. */
export function coerceTypes(
  fcx: FnCtxt,
  expr: ast.Expr,
  source: Ty,
  target: Ty,
  coerceNever = true,
  twoPhase = false,
): CoerceResult {
  const inner = unparen(expr);
  const how = { coerceNever, twoPhase, joins: false, handsOn: handsOn(inner) };
  return new Coerce(fcx, inner.span, how).coerce(source, target);
}

/**
 * Whether the value is that of an expression inside, coerced to what is expected of the whole: then it has the region expected. Arms that
 * are no such expressions have regions of their own, and what joins them another.
 */
function handsOn(expr: ast.Expr): boolean {
  if (expr.kind === "Match") return expr.arms.slice(1).every(({ body }) => handsOn(unparen(body)));
  return expr.kind === "Block" || expr.kind === "If" || expr.kind === "Loop";
}

interface HowToCoerce {
  readonly coerceNever: boolean;
  readonly twoPhase: boolean;
  readonly joins: boolean;
  /** The value has the very region that is expected, if it has the expected type. */
  readonly handsOn: boolean;
}

/** Coerces `next` to the type that expressions before it have: of references to the same, one that may live less long than both. */
export function coerceToJoin(fcx: FnCtxt, expr: ast.Expr, next: Ty, prev: Ty): CoerceResult {
  const inner = unparen(expr);
  const how = { coerceNever: true, twoPhase: false, joins: true, handsOn: handsOn(inner) };
  return new Coerce(fcx, inner.span, how).coerce(next, prev);
}

/** Coerces `expr` and applies the adjustments. */
export function coerceExpr(fcx: FnCtxt, expr: ast.Expr, source: Ty, target: Ty): CoerceResult {
  const from = fcx.resolveWithObligations(source);
  const result = coerceTypes(fcx, expr, from, target);
  if (result.ok) {
    fcx.registerAll(result.obligations);
    fcx.applyAdjustments(expr, result.adjustments);
  }
  return result;
}

/** Whether a coercion would succeed. Changes nothing. */
export function canCoerce(fcx: FnCtxt, expr: ast.Expr, source: Ty, target: Ty): boolean {
  return fcx.infcx.probe(() => {
    const result = coerceTypes(fcx, expr, fcx.resolveWithObligations(source), target);
    return result.ok;
  });
}

export class Coerce {
  private readonly cause: ObligationCause;

  constructor(
    private readonly fcx: FnCtxt,
    private readonly span: Span,
    private readonly how: HowToCoerce,
  ) {
    this.cause = fcx.cause(span);
  }

  coerce(sourceTy: Ty, targetTy: Ty): CoerceResult {
    const { fcx } = this;
    const source = fcx.shallow(sourceTy);
    const target = fcx.shallow(targetTy);
    if (source.kind === "Never") {
      if (this.how.coerceNever && target.kind !== "Never") return done(target, [{ kind: "NeverToAny", target }]);
      return this.unify(source, target);
    }
    if (fcx.infcx.isTyVar(source)) return this.unify(source, target);
    const unsized = fcx.infcx.commitIfOk(() => this.unsize(source, target));
    if (unsized.ok) return unsized;
    if (target.kind === "RawPtr") return this.toRawPtr(source, target.ty, target.mutbl, target);
    if (target.kind === "Ref") return this.toRef(source, target);
    switch (source.kind) {
      case "FnDef":
        return this.fromFnItem(source, target);
      case "FnPtr":
        return this.fromFnPtr(source.sig, source, target, []);
      case "Closure":
        return this.fromClosure(source, target);
      default:
        return this.unify(source, target);
    }
  }

  /** `coerce.identity`: subtyping, with these adjustments. */
  private unify(source: Ty, target: Ty, adjustments: (ty: Ty) => readonly Adjustment[] = () => []): CoerceResult {
    const result = this.relate(source, target);
    if (!result.ok) return result;
    return { ok: true, target, adjustments: adjustments(target), obligations: result.obligations };
  }

  private relate(source: Ty, target: Ty): RelateResult {
    return this.fcx.infcx.commitIfOk(() => this.fcx.infcx.sub(this.fcx.env, this.cause, source, target));
  }

  // ---- coerce.unsize ----

  private unsize(source: Ty, target: Ty): CoerceResult {
    const { fcx } = this;
    if (fcx.infcx.isTyVar(target)) return mismatch(target, source);
    if (source.kind === "Adt" && target.kind === "Adt" && source.def === target.def)
      return this.unsizeAdt(source, target);
    if (target.kind !== "Ref" && target.kind !== "RawPtr") return mismatch(target, source);
    if (source.kind !== "Ref" && !(source.kind === "RawPtr" && target.kind === "RawPtr"))
      return mismatch(target, source);
    if (!mutabilityFits(source.mutbl, target.mutbl)) return mismatch(target, source);
    const from = fcx.shallow(source.ty);
    const to = fcx.shallow(target.ty);
    if (!mayUnsize(from, to)) return mismatch(target, source);
    const trait = fcx.tcx.langItemIfAny("unsize");
    if (trait === undefined) return mismatch(target, source);
    const cause = fcx.cause(this.span, { kind: "Coercion", source, target });
    const nested = this.selectUnsizing([
      obligation(fcx.env, cause, dummyBinder({ kind: "Trait", trait: { def: trait, args: mkTyArgs(from, to) } })),
    ]);
    if (nested === undefined) return mismatch(target, source);
    const adjustments: Adjustment[] = [];
    if (source.kind === "Ref") {
      adjustments.push({ kind: "Deref", overloaded: undefined, target: from });
      if (target.kind === "Ref")
        adjustments.push({
          kind: "Borrow",
          mutbl: target.mutbl,
          twoPhase: false,
          reason: "Reborrow",
          target: mkRef(fcx.freshRegion(), from, target.mutbl),
        });
      else adjustments.push({ kind: "RawBorrow", mutbl: target.mutbl, target: mkRawPtr(from, target.mutbl) });
    }
    adjustments.push({ kind: "Pointer", cast: "Unsize", target });
    return { ok: true, target, adjustments, obligations: nested };
  }

  /** `Box<[T; N]>` to `Box<[T]>`, `Rc<T>` to `Rc<dyn Trait>`: by `CoerceUnsized` impls. */
  private unsizeAdt(source: Ty & { kind: "Adt" }, target: Ty & { kind: "Adt" }): CoerceResult {
    const { fcx } = this;
    const trait = fcx.tcx.langItemIfAny("coerce_unsized");
    if (trait === undefined || !this.anyArgMayUnsize(source, target)) return mismatch(target, source);
    const nested = this.selectUnsizing([
      obligation(
        fcx.env,
        fcx.cause(this.span, { kind: "Coercion", source, target }),
        dummyBinder({ kind: "Trait", trait: { def: trait, args: mkTyArgs(source, target) } }),
      ),
    ]);
    if (nested === undefined) return mismatch(target, source);
    return { ok: true, target, adjustments: [{ kind: "Pointer", cast: "Unsize", target }], obligations: nested };
  }

  /** A quick look that saves most selections: some argument must be able to lose its size (or hold a pointer that does). */
  private anyArgMayUnsize(source: Ty & { kind: "Adt" }, target: Ty & { kind: "Adt" }): boolean {
    return source.args.some((arg, i) => {
      const other = target.args[i];
      if (arg.kind !== "Type" || other?.kind !== "Type") return false;
      const from = this.fcx.shallow(arg.ty);
      const to = this.fcx.shallow(other.ty);
      if (from === to) return false;
      if (mayUnsize(from, to)) return true;
      if (from.kind === "Adt" && to.kind === "Adt" && from.def === to.def) return this.anyArgMayUnsize(from, to);
      return (
        (from.kind === "Ref" || from.kind === "RawPtr") &&
        (to.kind === "Ref" || to.kind === "RawPtr") &&
        mayUnsize(this.fcx.shallow(from.ty), this.fcx.shallow(to.ty))
      );
    });
  }

  /** Selects `CoerceUnsized` and `Unsize` down to what they need; undefined if one does not hold or is ambiguous. */
  private selectUnsizing(queue: Obligation[]): Obligation[] | undefined {
    const { fcx } = this;
    const special = new Set([fcx.tcx.langItemIfAny("unsize"), fcx.tcx.langItemIfAny("coerce_unsized")]);
    const rest: Obligation[] = [];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const predicate = next.predicate.value;
      if (predicate.kind !== "Trait" || !special.has(predicate.trait.def)) {
        rest.push(next);
        continue;
      }
      const result = select(fcx.infcx, next);
      if (result.kind === "Candidate") queue.push(...result.source.nested);
      else if (result.kind === "Ambiguous" && this.isSizedVarToDyn(predicate.trait.args)) rest.push(next);
      else return undefined;
    }
    return rest;
  }

  private isSizedVarToDyn(args: Parameters<typeof typeAt>[0]): boolean {
    return (
      this.fcx.infcx.isTyVar(this.fcx.shallow(typeAt(args, 0))) && this.fcx.shallow(typeAt(args, 1)).kind === "Dynamic"
    );
  }

  // ---- coerce.reborrow, coerce.deref ----

  private toRef(source: Ty, target: Ty & { kind: "Ref" }): CoerceResult {
    const { fcx } = this;
    if (source.kind !== "Ref") return this.unify(source, target);
    if (!mutabilityFits(source.mutbl, target.mutbl))
      return { ok: false, error: { kind: "Mutability", expected: target, found: source } };
    const autoderef = new Autoderef(fcx, this.span, source);
    let first: TypeError | undefined;
    for (let step = autoderef.next(); step !== undefined; step = autoderef.next()) {
      if (step.derefs === 0) continue;
      const result = this.relate(
        mkRef(step.derefs === 1 ? source.region : fcx.freshRegion(), step.ty, target.mutbl),
        target,
      );
      if (!result.ok) {
        first ??= result.error;
        continue;
      }
      // What would come out is what was there. Two erased regions are not the same: rustc has a variable for each.
      const isSame = source === target && (this.how.handsOn || !hasFlags(source, TypeFlags.HasErased));
      if (step.derefs === 1 && source.mutbl === "Not" && isSame)
        return { ok: true, target, adjustments: [], obligations: result.obligations };
      const borrowed = this.how.joins ? mkRef(fcx.freshRegion(), target.ty, target.mutbl) : target;
      return {
        ok: true,
        target: borrowed,
        adjustments: [
          ...autoderef.adjustments(),
          {
            kind: "Borrow",
            mutbl: target.mutbl,
            twoPhase: this.how.twoPhase && target.mutbl === "Mut",
            reason: step.derefs === 1 ? "Reborrow" : "Coercion",
            target: borrowed,
          },
        ],
        obligations: [...result.obligations, ...autoderef.obligations],
      };
    }
    return { ok: false, error: first ?? { kind: "Mismatch", expected: target, found: source } };
  }

  // ---- coerce.ref-to-ptr, coerce.mut-to-const ----

  private toRawPtr(source: Ty, pointee: Ty, mutbl: Mutability, target: Ty): CoerceResult {
    if (source.kind === "Ref") {
      if (!mutabilityFits(source.mutbl, mutbl))
        return { ok: false, error: { kind: "Mutability", expected: target, found: source } };
      return this.unify(mkRawPtr(source.ty, mutbl), target, () => [
        { kind: "Deref", overloaded: undefined, target: source.ty },
        { kind: "RawBorrow", mutbl, target },
      ]);
    }
    if (source.kind === "RawPtr") {
      if (!mutabilityFits(source.mutbl, mutbl))
        return { ok: false, error: { kind: "Mutability", expected: target, found: source } };
      if (source.mutbl === mutbl) return this.unify(source, target);
      return this.unify(mkRawPtr(source.ty, mutbl), target, () => [
        { kind: "Pointer", cast: "MutToConstPointer", target },
      ]);
    }
    return this.unify(source, mkRawPtr(pointee, mutbl));
  }

  // ---- coerce.reify, coerce.unsafe-fn, coerce.closure-fn ----

  private fromFnItem(source: Ty & { kind: "FnDef" }, target: Ty): CoerceResult {
    const { fcx } = this;
    if (target.kind !== "FnPtr") return this.unify(source, target);
    const sig = fcx.normalize(this.span, fcx.tcx.instantiate(fcx.tcx.fnSig(source.def), source.args));
    const pointer = mkFnPtr(sig);
    return this.fromFnPtr(sig, pointer, target, [{ kind: "Pointer", cast: "ReifyFnPointer", target: pointer }]);
  }

  private fromFnPtr(sig: Binder<FnSig>, source: Ty, target: Ty, before: readonly Adjustment[]): CoerceResult {
    if (target.kind === "FnPtr" && !sig.value.unsafe && target.sig.value.unsafe) {
      const unsafePtr = mkFnPtr({ vars: sig.vars, value: { ...sig.value, unsafe: true } });
      return this.unify(unsafePtr, target, () => [...before, { kind: "Pointer", cast: "UnsafeFnPointer", target }]);
    }
    return this.unify(source, target, () => before.map((a, i) => (i === before.length - 1 ? { ...a, target } : a)));
  }

  private fromClosure(source: Ty & { kind: "Closure" }, target: Ty): CoerceResult {
    const { fcx } = this;
    if (target.kind !== "FnPtr" || mayCapture(fcx, source)) return this.unify(source, target);
    const sig = closureSigOf(fcx, source);
    if (sig === undefined) return this.unify(source, target);
    const cast: CastKind = "ClosureFnPointer";
    const tuple = fcx.shallow(sig.value.inputs[0] ?? tyError);
    const inputs = tuple.kind === "Tuple" ? tuple.elems : [];
    const pointer = mkFnPtr({
      vars: sig.vars,
      value: { ...sig.value, inputs, abi: "Rust", unsafe: target.sig.value.unsafe },
    });
    return this.unify(pointer, target, () => [{ kind: "Pointer", cast, target }]);
  }
}

/** A closure may become a function pointer only if it mentions no variable of an enclosing body. */
function mayCapture(fcx: FnCtxt, closure: Ty & { kind: "Closure" }): boolean {
  return fcx.tcx.closureMentionsUpvars(closure.def);
}

/** Unsizing can lead from the one to the other, going by their outermost shape. */
function mayUnsize(from: Ty, to: Ty): boolean {
  switch (to.kind) {
    case "Slice":
      return from.kind === "Array";
    case "Dynamic":
      return true;
    case "Adt":
      return from.kind === "Adt" && from.def === to.def && from !== to && from.args.length > 0;
    default:
      return false;
  }
}

/** `&mut` serves as `&`, not the other way round. */
export function mutabilityFits(from: Mutability, to: Mutability): boolean {
  return from === "Mut" || to === "Not";
}

function done(target: Ty, adjustments: readonly Adjustment[]): CoerceResult {
  return { ok: true, target, adjustments, obligations: [] };
}
function mismatch(expected: Ty, found: Ty): CoerceResult {
  return { ok: false, error: { kind: "Mismatch", expected, found } };
}
