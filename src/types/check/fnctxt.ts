/**
 * The state of checking one body and the closures inside it (rustc's `FnCtxt` and `TypeckRootCtxt`), with the operations that
 * every family of expressions needs: fresh variables, pending obligations, normalization, unification with an error, and the
 * tables. The families themselves are functions in the files beside this one.
 */
import { error, unsupported, type Diagnostic, type DiagnosticParts } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import { crateOf, userCrate, type DefId, type PartialRes } from "../../resolve/def";
import type { OwnerResolutions, Resolver } from "../../resolve/resolver";
import type * as ast from "../../syntax/ast";
import type { NodeId } from "../../syntax/ast";
import type { Context } from "../context";
import { eraseRegions, hasFlags, visitTypes } from "../fold";
import {
  InferCtxt,
  misc,
  obligation,
  type Obligation,
  type ObligationCause,
  type ObligationCauseCode,
  type RelateResult,
} from "../infer/infer";
import { dummyBinder, mkProjection, mkTyArgs, tyError } from "../intern";
import { isTrivial, isTriviallySized } from "../traits/constituents";
import { FulfillmentContext, type FulfillmentError } from "../traits/fulfill";
import { normalize } from "../traits/project";
import { predicateMustHold } from "../traits/select";
import { annotationsNeeded } from "../traits/annotations_needed";
import { reportFulfillmentErrors } from "../traits/report";
import { associatedChain, failureChain, reportNegativeIndex } from "./chains";
import { inferSource } from "./infer_source";
import {
  TypeFlags,
  type Const,
  type FnSig,
  type GenericArgs,
  type ParamEnv,
  type Predicate,
  type PredicateKind,
  type Region,
  type TraitRef,
  type Ty,
} from "../ty";
import type { DeferredCast } from "./cast";
import type { CoerceMany } from "./coerce_many";
import type { DeferredCall } from "./call";
import { Synthetic, type Variable } from "./desugar";
import { blameArguments, type CheckedCall } from "./blame";
import { emitLint } from "./lints/levels";
import { BodyLowering } from "./lowering";
import { convertPlaceToMutable } from "./place";
import { comparison, differenceOf } from "./report_mismatch";
import { Tables, type Adjustment } from "./tables";
import { printTy } from "../print";

/** Whether control can get past the point reached so far. */
export type Diverges =
  | { readonly kind: "Maybe" }
  | { readonly kind: "Always"; readonly span: Span }
  /** As `Always`, and unreachable code after it has been reported. */
  | { readonly kind: "WarnedAlways" };
export const mayComplete: Diverges = { kind: "Maybe" };

/** A loop or labelled block that `break` can leave. */
export interface Breakable {
  readonly node: NodeId;
  readonly kind: "Loop" | "While" | "For" | "Block";
  /** Joins the values of all breaks; undefined where a break may carry none (`while`, `for`). */
  readonly coerce: CoerceMany | undefined;
  mayBreak: boolean;
}

/** What differs between the body itself and each closure in it. */
export interface Frame {
  readonly closure: NodeId | undefined;
  readonly returnTy: Ty | undefined;
  readonly returnCoerce: CoerceMany | undefined;
  readonly breakables: Breakable[];
  /** In an `async` body: the variable that holds what it was resumed with. */
  readonly taskContext?: Variable;
}

/** An `async` closure: its expression and what its futures are to yield. */
export interface AsyncClosure {
  readonly closure: NodeId;
  readonly def: DefId;
  readonly output: Ty;
}

export class FnCtxt {
  readonly infcx: InferCtxt;
  readonly fulfill = new FulfillmentContext();
  readonly tables = new Tables();
  readonly res: OwnerResolutions;
  readonly env: ParamEnv;
  readonly lowering: BodyLowering;
  readonly synthetic: Synthetic;
  readonly edition: 2021 | 2024;
  diverges: Diverges = mayComplete;
  frame: Frame = { closure: undefined, returnTy: undefined, returnCoerce: undefined, breakables: [] };
  readonly deferredCasts: DeferredCast[] = [];
  readonly deferredCalls: DeferredCall[] = [];
  /** Variables that stand for the type of something that never completes. */
  readonly divergingVars: Ty[] = [];
  private readonly later: Diagnostic[] = [];
  /** Where rustc points for a body whose value does not fit: the return type and the name. */
  bodyReturn: { readonly block: NodeId; readonly tySpan: Span; readonly nameSpan: Span } | undefined;
  /** Calls of known functions: an argument is blamed for the bound of its type. */
  readonly calls: CheckedCall[] = [];
  /** A path that is called: what it asks for is told of the whole call. */
  calleeOf: { readonly callee: NodeId; readonly call: Span } | undefined;
  /** Of variables, by binding: the type or value that they were declared with. */
  readonly declaredBy = new Map<NodeId, { readonly span: Span; readonly text: string }>();
  /** What asked for the type of an expression at a coercion site: a `let`'s type, the variable assigned to. */
  expectedDue: { readonly expr: NodeId; readonly span: Span; readonly text: string } | undefined;
  /** `async` closures, by the id of the block that is their body. */
  readonly asyncClosures = new Map<NodeId, AsyncClosure>();
  /** Those of them whose futures, for rustc, borrow what the closure holds: it may be called as `AsyncFn*` alone. */
  readonly lendingClosures = new Set<NodeId>();
  /** Obligations of opaque types that this body defines, by definition: their hidden types. */
  readonly opaques = new Map<DefId, Ty>();

  constructor(
    readonly tcx: Context,
    readonly resolver: Resolver,
    /** The function, const, static or anonymous const. */
    readonly owner: DefId,
    /** Of an expression typed in while a program is stopped: what the generic parameters around it stand for there. */
    readonly instantiation?: GenericArgs,
  ) {
    this.infcx = new InferCtxt(tcx);
    this.infcx.onError = () => void (this.tables.tainted = true);
    this.res = resolver.resolutions(owner);
    this.env = instantiation === undefined ? tcx.paramEnv(owner) : tcx.revealAllEnv;
    this.edition = tcx.edition;
    this.lowering = new BodyLowering(this);
    this.synthetic = new Synthetic(tcx);
  }

  // ---- resolutions, of the source and of what sugar became ----

  partialRes(node: NodeId): PartialRes | undefined {
    return node < 0 ? this.synthetic.res.get(node) : (this.synthetic.res.get(node) ?? this.res.partialRes(node));
  }
  /** The loop or block that a `break` or `continue` leaves. */
  labelOf(node: NodeId): NodeId | undefined {
    const target = node < 0 ? this.synthetic.labels.get(node) : this.res.label(node);
    return target === undefined ? undefined : (this.synthetic.loops.get(target) ?? target);
  }
  bindingOf(node: NodeId): NodeId {
    return node < 0 ? node : this.res.binding(node);
  }

  // ---- types ----

  resolve(ty: Ty): Ty {
    return hasFlags(ty, TypeFlags.HasTyInfer | TypeFlags.HasRegionInfer | TypeFlags.HasConstInfer)
      ? this.infcx.resolve(ty)
      : ty;
  }

  /** The type with its outermost constructor known, if it can be known now. */
  shallow(ty: Ty): Ty {
    if (ty.kind !== "Infer") return ty;
    return this.infcx.shallowResolve(ty);
  }

  /** As `shallow`, processing pending obligations first if that may tell. */
  resolveWithObligations(ty: Ty): Ty {
    const first = this.shallow(ty);
    if (first.kind !== "Infer" || first.infer.kind !== "TyVar") return first;
    this.selectWherePossible();
    return this.shallow(first);
  }

  /** The structure of the type must be known here; E0282 if it is not. */
  structurallyResolve(span: Span, ty: Ty): Ty {
    const resolved = this.resolveWithObligations(ty);
    if (resolved.kind !== "Infer" || resolved.infer.kind !== "TyVar") return resolved;
    this.needAnnotation(span, resolved);
    this.tables.tainted = true;
    this.infcx.eq(this.env, misc(span), resolved, tyError);
    return tyError;
  }

  /** E0282, if nothing else was told: a type is not known. */
  needAnnotation(span: Span, unknown: Ty | undefined): void {
    if (this.tables.tainted) return;
    this.report(annotationsNeeded(this.tcx, "E0282", span, unknown && inferSource(this, unknown)));
  }

  freshTy(span: Span): Ty {
    return this.infcx.freshTy(span);
  }
  freshRegion(): Region {
    return this.infcx.freshRegion();
  }

  normalize<T>(span: Span, value: T): T {
    return this.normalizeFor(misc(span), value);
  }
  normalizeFor<T>(cause: ObligationCause, value: T): T {
    const { value: normalized, obligations } = normalize(this.infcx, this.env, cause, value);
    this.registerAll(obligations);
    return normalized;
  }

  // ---- obligations ----

  cause(span: Span, code: ObligationCauseCode = { kind: "Misc" }): ObligationCause {
    return { span, code };
  }

  register(o: Obligation): void {
    this.fulfill.register(o);
  }
  registerAll(all: readonly Obligation[]): void {
    if (all.length > 0) this.fulfill.registerAll(all);
  }
  require(cause: ObligationCause, predicate: Predicate): void {
    if (!isTrivial(this.infcx, predicate)) this.register(obligation(this.env, cause, predicate));
  }
  requireKind(cause: ObligationCause, kind: PredicateKind): void {
    this.require(cause, dummyBinder(kind));
  }
  requireTrait(cause: ObligationCause, trait: TraitRef): void {
    this.requireKind(cause, { kind: "Trait", trait });
  }
  /** `ty` implements the lang item's trait (which has no parameters but `Self`). */
  requireLangBound(span: Span, ty: Ty, lang: string, code: ObligationCauseCode): void {
    if (ty.kind === "Error") return;
    const def = this.tcx.langItemIfAny(lang);
    if (def !== undefined) this.requireTrait(this.cause(span, code), { def, args: mkTyArgs(ty) });
  }
  requireSized(span: Span, ty: Ty, code: ObligationCauseCode): void {
    if (!isTriviallySized(this.tcx, this.shallow(ty))) this.requireLangBound(span, ty, "sized", code);
  }

  selectWherePossible(): void {
    this.reportFulfillment(this.fulfill.selectWherePossible(this.infcx));
  }
  selectAllOrError(): void {
    this.reportFulfillment(this.fulfill.selectAllOrError(this.infcx));
  }

  private reportFulfillment(errors: readonly FulfillmentError[]): void {
    if (errors.length === 0) return;
    // After an error was reported, what merely stayed ambiguous is most often its consequence.
    const real = this.tables.tainted ? errors.filter((e) => e.kind !== "Ambiguity") : errors;
    const before = this.tcx.diagnostics.list.length;
    if (real.length > 0)
      reportFulfillmentErrors(this.infcx, blameArguments(this, real), this.owner, {
        locate: (ty) => inferSource(this, ty),
        failureChain: (mark) => failureChain(this, mark),
        reportNegativeIndex: (at) => reportNegativeIndex(this, at),
        associatedChain: (at, projection) => associatedChain(this, at, projection),
      });
    // What went without a word here (`Sized` of an unknown type) is told where the type should be known.
    if (this.tcx.diagnostics.list.length > before || real.some((e) => e.kind !== "Ambiguity"))
      this.tables.tainted = true;
  }

  // ---- generics ----

  /** Registers what `def` asks of its arguments. */
  addPredicates(span: Span, def: DefId, args: GenericArgs): void {
    const resolved = this.infcx.resolve(args);
    this.tcx.predicatesOf(def).forEach((predicate, index) => {
      const wanted = this.tcx.instantiate(predicate, resolved);
      if (isTrivial(this.infcx, wanted)) return;
      const cause = this.cause(span, { kind: "ItemBound", def, index });
      this.require(cause, this.normalizeFor(cause, wanted));
    });
  }

  projection(assoc: DefId, args: GenericArgs): Ty {
    return mkProjection(assoc, args);
  }

  /** A function's signature with late-bound regions fresh and projections normalized. */
  instantiateSig(span: Span, def: DefId, args: GenericArgs): FnSig {
    const sig = this.infcx.instantiateBinderWithFresh(span, this.tcx.instantiate(this.tcx.fnSig(def), args));
    return this.normalize(span, sig);
  }

  // ---- unification with an error ----

  /** Keeps the obligations of a relation that went well. */
  accept(result: RelateResult): boolean {
    if (result.ok) this.registerAll(result.obligations);
    return result.ok;
  }

  eq(span: Span, expected: Ty, found: Ty): boolean {
    return this.accept(this.infcx.eq(this.env, misc(span), expected, found));
  }

  canEq(expected: Ty, found: Ty): boolean {
    return this.infcx.probe(
      () =>
        this.infcx.eq(
          this.env,
          misc({ file: 0 as Span["file"], lo: 0, hi: 0, ctxt: 0 as Span["ctxt"] }),
          expected,
          found,
        ).ok,
    );
  }

  /** `found` must be a subtype of `expected`; E0308 otherwise. */
  demandSuptype(span: Span, expected: Ty, found: Ty): boolean {
    const ok = this.accept(this.infcx.sub(this.env, misc(span), found, expected));
    if (!ok) this.mismatch(span, expected, found);
    return ok;
  }
  demandEqtype(span: Span, expected: Ty, found: Ty): boolean {
    const ok = this.eq(span, expected, found);
    if (!ok) this.mismatch(span, expected, found);
    return ok;
  }

  // ---- errors ----

  report(diagnostic: Diagnostic): void {
    this.tcx.diagnostics.push(diagnostic);
    if (diagnostic.level === "error") this.tables.tainted = true;
  }
  error(code: string, message: string, span: Span, label?: string, parts: DiagnosticParts = {}): Ty {
    const labels = label === undefined ? [] : [{ span, text: label, primary: true }];
    this.report(error(code, message, span, { ...parts, labels: [...labels, ...(parts.labels ?? [])] }));
    return tyError;
  }

  /** An error that rustc gives only where types are right (privacy of fields): told at the end, if nothing else was. */
  laterError(code: string, message: string, span: Span, label: string): void {
    this.later.push(error(code, message, span, { labels: [{ span, text: label, primary: true }] }));
  }
  reportLater(): void {
    if (!this.tables.tainted) for (const diagnostic of this.later) this.report(diagnostic);
  }

  mismatch(span: Span, expected: Ty, found: Ty, message = "mismatched types", parts: DiagnosticParts = {}): Ty {
    const want = this.resolve(expected);
    const got = this.resolve(found);
    if (hasFlags(want, TypeFlags.HasError) || hasFlags(got, TypeFlags.HasError)) {
      this.tables.tainted = true;
      return tyError;
    }
    const note = comparison(this, want, got);
    const notes = note === undefined ? (parts.notes ?? []) : [note, ...(parts.notes ?? [])];
    return this.error("E0308", message, span, differenceOf(this, want, got), { ...parts, notes });
  }

  /** How rustc names a type in "expected …, found …". */
  sortString(ty: Ty): string {
    switch (ty.kind) {
      case "Infer":
        return ty.infer.kind === "IntVar"
          ? "integer"
          : ty.infer.kind === "FloatVar"
            ? "floating-point number"
            : "inferred type";
      case "FnDef":
        return this.tcx.def(ty.def).kind === "Ctor" ? "constructor" : "fn item";
      case "FnPtr":
        return "fn pointer";
      case "Closure":
        return "closure";
      case "Coroutine":
        return "coroutine";
      case "Param":
        return `type parameter \`${ty.name}\``;
      case "Alias":
        return ty.alias === "Projection" ? "associated type" : ty.alias === "Opaque" ? "opaque type" : "type alias";
      default:
        return `\`${printTy(this.tcx, eraseRegions(ty))}\``;
    }
  }
  show(ty: Ty): string {
    return printTy(this.tcx, this.resolve(ty));
  }

  // ---- tables ----

  writeTy(node: NodeId, ty: Ty): void {
    this.tables.exprTypes.set(node, ty);
  }
  exprTy(node: NodeId): Ty {
    return this.tables.exprTypes.get(node) ?? tyError;
  }
  /** The type after all adjustments. */
  adjustedTy(expr: ast.Expr): Ty {
    const adjustments = this.tables.adjustments.get(unparen(expr).id);
    return adjustments?.[adjustments.length - 1]?.target ?? this.exprTy(unparen(expr).id);
  }

  applyAdjustments(expr: ast.Expr, adjustments: readonly Adjustment[]): void {
    if (adjustments.length === 0) return;
    for (const a of adjustments) {
      if (a.kind === "NeverToAny" && this.infcx.isTyVar(this.shallow(a.target))) this.divergingVars.push(a.target);
    }
    const id = unparen(expr).id;
    const before = this.tables.adjustments.get(id);
    if (before === undefined) this.tables.adjustments.set(id, adjustments.slice());
    else if (before.length === 1 && before[0]?.kind === "NeverToAny") return;
    else {
      // A reborrow says nothing before a dereference.
      const isNoop = isReborrow(before) && adjustments[0]?.kind === "Deref";
      this.tables.adjustments.set(id, [...(isNoop ? [] : before), ...adjustments]);
    }
    if (adjustments.some((a) => a.kind === "Borrow" && a.mutbl === "Mut")) convertPlaceToMutable(this, expr);
  }

  /** The type of a variable; a fresh one when it is first met. */
  localTy(binding: NodeId, span: Span): Ty {
    let ty = this.tables.localTypes.get(binding);
    if (ty === undefined) {
      ty = this.freshTy(span);
      this.tables.localTypes.set(binding, ty);
      this.tables.localOwner.set(binding, this.frame.closure);
    }
    return ty;
  }

  recordPatUserType(pat: NodeId, ty: Ty, span: Span): void {
    this.tables.patUserTypes.set(pat, this.tables.userTypes.push({ ty, span }) - 1);
  }

  /** `S::<'a> { … }` as a pattern. */
  recordPatPathUserType(pat: NodeId, ty: Ty, span: Span): void {
    const userType = this.recordPathUserType(ty, span);
    if (userType !== undefined) this.tables.patUserTypes.set(pat, userType);
  }

  /** A path whose generic arguments name lifetimes: what it stands for is no matter of inference. */
  recordPathUserType(ty: Ty, span: Span): number | undefined {
    let named = false;
    visitTypes(ty, ({ kind, sort }) => {
      named ||= sort === "Region" && (kind === "Static" || kind === "EarlyParam" || kind === "LateParam");
    });
    return named ? this.tables.userTypes.push({ ty, span }) - 1 : undefined;
  }

  /** Traits whose methods can be named at a node, by module. */
  traitScopes(node: NodeId): readonly (readonly DefId[])[] {
    return node < 0 ? [] : this.resolver.traitScopes(node, this.owner);
  }

  /** `found` relates to `expected` without a word said if not. */
  eqOrSub(span: Span, expected: Ty, found: Ty): boolean {
    return this.accept(this.infcx.sub(this.env, misc(span), found, expected));
  }

  isCopy(ty: Ty): boolean {
    const copy = this.tcx.langItemIfAny("copy");
    if (copy === undefined || ty.kind === "Error") return false;
    return predicateMustHold(
      this.infcx,
      obligation(
        this.env,
        misc(this.tcx.spanOf(this.owner)),
        dummyBinder({ kind: "Trait", trait: { def: copy, args: mkTyArgs(ty) } }),
      ),
    );
  }

  unsupported(what: string, span: Span): Ty {
    this.report(unsupported(what, span));
    return tyError;
  }
  /** A warning of the user's own code. */
  lint(diagnostic: Diagnostic): void {
    if (crateOf(this.owner) === userCrate) emitLint(this.tcx, this.owner, diagnostic);
  }

  lowerTy(ty: ast.Ty): Ty {
    return this.lowering.ty(ty);
  }
  constUsize(value: Const): bigint | undefined {
    return this.tcx.evalConst(this.infcx.resolve(value));
  }
}

function isReborrow(adjustments: readonly Adjustment[]): boolean {
  const [first, second] = adjustments;
  return (
    adjustments.length === 2 && first?.kind === "Deref" && first.overloaded === undefined && second?.kind === "Borrow"
  );
}

/** The expression inside parentheses, which mean nothing to types. */
export function unparen(expr: ast.Expr): ast.Expr {
  let inner = expr;
  while (inner.kind === "Paren") inner = inner.expr;
  return inner;
}
