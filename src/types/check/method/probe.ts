/**
 * Method probing: which method does `receiver.name` mean? rustc's algorithm (`method::probe`): for each type that auto-deref
 * leads to, by value, then by `&`, by `&mut`, and by `*const` from `*mut`; at each of these inherent candidates (impls of the type,
 * methods of trait objects, where-clauses of parameters) come before those of traits in scope. The first that
 * applies wins; several at once are an ambiguity.
 *
 * Rules: `method.by-value`, `method.autoref`, `method.autoref-mut`, `method.const-ptr`, `method.unsize`, `method.inherent-first`.
 */
import type { Span } from "../../../base/source";
import type { DefId } from "../../../resolve/def";
import type { NodeId } from "../../../syntax/ast";
import { itemsNamed, traitsWithItem } from "../../collect/names";
import { misc, obligation } from "../../infer/infer";
import {
  dummyBinder,
  mkArgs,
  mkRawPtr,
  mkRef,
  mkSlice,
  selfTyOf,
  tyArg,
  tyError,
  tySelfParam,
  tyUnit,
} from "../../intern";
import { mayImplement } from "../../traits/candidates";
import { typesMayUnify } from "../../traits/fast_reject";
import { normalize } from "../../traits/project";
import { predicateMayHold, select } from "../../traits/select";
import type { Binder, GenericArg, GenericArgs, Mutability, Predicate, TraitRef, Ty } from "../../ty";
import { Autoderef } from "../autoderef";
import type { FnCtxt } from "../fnctxt";
import { dynTraitRefs, elaborateTraitRef } from "./elaborate";

/** Methods by receiver, or any associated item by path. */
export type ProbeMode = "Method" | "Path";

export type CandidateKind =
  | { readonly kind: "Inherent"; readonly impl: DefId }
  /** A method of the trait object's own traits. */
  | { readonly kind: "Object"; readonly trait: Binder<TraitRef> }
  | { readonly kind: "WhereClause"; readonly trait: Binder<TraitRef> }
  /** Of a trait in scope. */
  | { readonly kind: "Trait"; readonly trait: DefId };

export interface Candidate {
  readonly item: DefId;
  readonly kind: CandidateKind;
}

export type AutorefOrPtr =
  | { readonly kind: "Autoref"; readonly mutbl: Mutability; readonly unsize: boolean }
  | { readonly kind: "ToConstPtr" };

export interface Pick {
  readonly candidate: Candidate;
  readonly autoderefs: number;
  readonly adjust: AutorefOrPtr | undefined;
  /** The receiver's type when the method was found, before autoref. */
  readonly selfTy: Ty;
}

export interface ProbeStep {
  readonly ty: Ty;
  readonly autoderefs: number;
  readonly unsize: boolean;
}

/** What an impl asks for in vain; `requiredBy`: the trait's predicate that the impl is for. */
export interface Unsatisfied {
  readonly predicate: Predicate;
  readonly requiredBy?: Predicate;
}

export type ProbeError =
  | {
      readonly kind: "NoMatch";
      readonly steps: readonly ProbeStep[];
      /** Of impls that have the name and the right shape, what they ask for in vain. */
      readonly unsatisfied: readonly Unsatisfied[];
      readonly private: DefId | undefined;
    }
  | { readonly kind: "Ambiguity"; readonly sources: readonly Candidate[] }
  /** The receiver's type is not known yet. */
  | { readonly kind: "BadTy"; readonly ty: Ty };
export type ProbeResult =
  | { readonly ok: true; readonly pick: Pick }
  | { readonly ok: false; readonly error: ProbeError };

/** Finds `name` for `selfTy`. Leaves inference variables as they were. */
export function probe(fcx: FnCtxt, mode: ProbeMode, name: string, selfTy: Ty, node: NodeId, span: Span): ProbeResult {
  return fcx.infcx.probe(() => new Probe(fcx, mode, name, node, span).run(selfTy));
}

class Probe {
  private readonly inherent: Candidate[] = [];
  private known: readonly Candidate[] | undefined;
  /** Several steps can lead to the same impl (`Pin<&mut Pin<P>>`). */
  private readonly seenImpls = new Set<DefId>();
  private readonly unsatisfied: Unsatisfied[] = [];
  private privateItem: DefId | undefined;
  private ruledOut = false;
  private thorough = false;

  constructor(
    private readonly fcx: FnCtxt,
    private readonly mode: ProbeMode,
    private readonly name: string,
    private readonly node: NodeId,
    private readonly span: Span,
  ) {}

  run(selfTy: Ty): ProbeResult {
    const { steps, badTy } =
      this.mode === "Method"
        ? this.autoderefSteps(selfTy)
        : { steps: [{ ty: this.fcx.shallow(selfTy), autoderefs: 0, unsize: false }], badTy: undefined };
    if (badTy !== undefined) return { ok: false, error: { kind: "BadTy", ty: badTy } };
    for (const step of steps) this.assembleInherent(step.ty);
    // What the impls there are rule out is gone through only for the words of the error.
    let found = this.pickFrom(steps);
    if (found === undefined && this.ruledOut) {
      this.thorough = true;
      this.unsatisfied.length = 0;
      found = this.pickFrom(steps);
    }
    return (
      found ?? {
        ok: false,
        error: { kind: "NoMatch", steps, unsatisfied: this.unsatisfied, private: this.privateItem },
      }
    );
  }

  // ---- steps ----

  private autoderefSteps(selfTy: Ty): { steps: ProbeStep[]; badTy: Ty | undefined } {
    const autoderef = new Autoderef(this.fcx, this.span, selfTy, {
      rawPointers: true,
      silent: this.mode === "Path",
    });
    const steps: ProbeStep[] = [];
    for (let step = autoderef.next(); step !== undefined; step = autoderef.next()) {
      if (autoderef.throughRawPointer && steps.length > 0) break;
      steps.push({ ty: step.ty, autoderefs: step.derefs, unsize: false });
    }
    const last = this.fcx.shallow(autoderef.finalTy());
    if (this.fcx.infcx.isTyVar(last) && steps.length > 0) return { steps, badTy: last };
    if (last.kind === "Array") steps.push({ ty: mkSlice(last.elem), autoderefs: autoderef.stepCount(), unsize: true });
    return { steps, badTy: undefined };
  }

  // ---- candidates ----

  private assembleInherent(ty: Ty): void {
    const { tcx } = this.fcx;
    const mayHaveImpls = ty.kind !== "Param" && ty.kind !== "Alias" && ty.kind !== "Placeholder" && ty.kind !== "Infer";
    for (const impl of mayHaveImpls ? tcx.inherentImplsFor(ty) : []) {
      if (this.seenImpls.has(impl)) continue;
      this.seenImpls.add(impl);
      for (const item of this.itemsNamed(impl)) this.push(this.inherent, { item, kind: { kind: "Inherent", impl } });
    }
    switch (ty.kind) {
      case "Dynamic":
        for (const trait of dynTraitRefs(this.fcx, ty)) this.pushTraitItems(trait, "Object");
        break;
      case "Param":
      case "Placeholder":
        for (const trait of this.boundsOn(ty)) this.pushTraitItems(trait, "WhereClause");
        break;
      case "Alias":
        for (const trait of this.boundsOn(ty)) this.pushTraitItems(trait, "WhereClause");
        for (const trait of this.aliasBounds(ty)) this.pushTraitItems(trait, "WhereClause");
        break;
      default:
        break;
    }
  }

  private boundsOn(ty: Ty): Binder<TraitRef>[] {
    const found: Binder<TraitRef>[] = [];
    for (const clause of this.fcx.env.callerBounds) {
      const value = clause.value;
      if (value.kind !== "Trait" || value.negative === true) continue;
      if (this.sameSelf(selfTyOf(value.trait.args), ty)) found.push({ vars: clause.vars, value: value.trait });
    }
    return found;
  }
  private sameSelf(bound: Ty, ty: Ty): boolean {
    if (bound === ty) return true;
    return bound.kind === "Alias" && ty.kind === "Alias" && bound.def === ty.def && this.fcx.canEq(bound, ty);
  }

  /** What the declaration of an associated or opaque type promises. */
  private aliasBounds(ty: Ty & { kind: "Alias" }): Binder<TraitRef>[] {
    const { tcx } = this.fcx;
    const found: Binder<TraitRef>[] = [];
    for (const bound of tcx.itemBounds(ty.def)) {
      const instantiated = tcx.instantiate(bound, ty.args);
      if (instantiated.value.kind !== "Trait") continue;
      const trait: Binder<TraitRef> = { vars: instantiated.vars, value: instantiated.value.trait };
      found.push(...elaborateTraitRef(tcx, trait));
    }
    return found;
  }

  private pushTraitItems(trait: Binder<TraitRef>, kind: "Object" | "WhereClause"): void {
    for (const item of this.itemsNamed(trait.value.def)) this.push(this.inherent, { item, kind: { kind, trait } });
  }

  /** Looked for only where no inherent candidate applies: all of std's traits may be in scope. */
  private extension(): readonly Candidate[] {
    return (this.known ??= this.assembleExtension());
  }

  private assembleExtension(): readonly Candidate[] {
    const found: Candidate[] = [];
    const seen = new Set<DefId>();
    for (const scope of this.fcx.traitScopes(this.node)) {
      for (const trait of traitsWithItem(this.fcx.tcx, scope, this.name)) {
        if (seen.has(trait)) continue;
        seen.add(trait);
        for (const item of this.itemsNamed(trait)) this.push(found, { item, kind: { kind: "Trait", trait } });
      }
    }
    return found;
  }

  private itemsNamed(container: DefId): readonly DefId[] {
    const { tcx } = this.fcx;
    return itemsNamed(tcx, container, this.name).filter((item) => {
      const { kind } = tcx.def(item);
      if (kind === "AssocFn") return this.mode === "Path" || hasSelfParam(tcx, item);
      return kind === "AssocConst" && this.mode === "Path";
    });
  }

  private push(to: Candidate[], candidate: Candidate): void {
    const { tcx, resolver } = this.fcx;
    const { visibility } = tcx.def(candidate.item);
    const visible = candidate.kind.kind !== "Inherent" || resolver.isAccessible(visibility, this.fcx.owner);
    if (visible) to.push(candidate);
    else this.privateItem ??= candidate.item;
  }

  // ---- picking ----

  private pickFrom(steps: readonly ProbeStep[]): ProbeResult | undefined {
    for (const step of steps) {
      if (step.ty.kind === "Error") return { ok: false, error: { kind: "BadTy", ty: tyError } };
      const found =
        this.byValue(step) ??
        (this.mode === "Method"
          ? (this.autorefd(step, "Not") ?? this.autorefd(step, "Mut") ?? this.constPtr(step))
          : undefined);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private byValue(step: ProbeStep): ProbeResult | undefined {
    if (step.unsize) return undefined;
    return this.pickMethod(step.ty, (candidate) => {
      // A reference passed by value is reborrowed, not moved.
      const reborrow = this.mode === "Method" && step.ty.kind === "Ref";
      return {
        candidate,
        autoderefs: step.autoderefs + (reborrow ? 1 : 0),
        adjust:
          reborrow && step.ty.kind === "Ref" ? { kind: "Autoref", mutbl: step.ty.mutbl, unsize: false } : undefined,
        selfTy: step.ty,
      };
    });
  }

  private autorefd(step: ProbeStep, mutbl: Mutability): ProbeResult | undefined {
    const borrowed = mkRef(this.fcx.freshRegion(), step.ty, mutbl);
    return this.pickMethod(borrowed, (candidate) => ({
      candidate,
      autoderefs: step.autoderefs,
      adjust: { kind: "Autoref", mutbl, unsize: step.unsize },
      selfTy: borrowed,
    }));
  }

  private constPtr(step: ProbeStep): ProbeResult | undefined {
    if (step.unsize || step.ty.kind !== "RawPtr" || step.ty.mutbl !== "Mut") return undefined;
    const pointer = mkRawPtr(step.ty.ty, "Not");
    return this.pickMethod(pointer, (candidate) => ({
      candidate,
      autoderefs: step.autoderefs,
      adjust: { kind: "ToConstPtr" },
      selfTy: pointer,
    }));
  }

  private pickMethod(selfTy: Ty, make: (candidate: Candidate) => Pick): ProbeResult | undefined {
    return this.consider(this.inherent, selfTy, make) ?? this.consider(this.extension(), selfTy, make);
  }

  private consider(
    candidates: readonly Candidate[],
    selfTy: Ty,
    make: (candidate: Candidate) => Pick,
  ): ProbeResult | undefined {
    const applicable = candidates.filter((candidate) => this.applies(candidate, selfTy));
    if (applicable.length > 1) {
      const collapsed = this.collapse(applicable);
      return collapsed === undefined
        ? { ok: false, error: { kind: "Ambiguity", sources: applicable } }
        : { ok: true, pick: make(collapsed) };
    }
    const only = applicable[0];
    return only === undefined ? undefined : { ok: true, pick: make(only) };
  }

  /** Several candidates that are one trait's item, through different bounds, are that trait's. */
  private collapse(applicable: readonly Candidate[]): Candidate | undefined {
    const first = applicable[0];
    if (first === undefined) return undefined;
    if (!applicable.every((c) => c.item === first.item)) return this.collapseToSubtrait(applicable);
    const container = this.fcx.tcx.parent(first.item);
    if (container === undefined || this.fcx.tcx.def(container).kind !== "Trait")
      return first.kind.kind === "Inherent" ? undefined : first;
    if (applicable.every((c) => c.kind.kind === "Object")) return first;
    return { item: first.item, kind: { kind: "Trait", trait: container } };
  }
  private collapseToSubtrait(_applicable: readonly Candidate[]): Candidate | undefined {
    return undefined;
  }

  /** `consider_probe`: the receiver fits and what the candidate needs may hold. */
  private applies(candidate: Candidate, selfTy: Ty): boolean {
    const { fcx } = this;
    return fcx.infcx.probe(() => {
      const { kind } = candidate;
      switch (kind.kind) {
        case "Inherent":
          return this.inherentApplies(candidate.item, kind.impl, selfTy);
        case "Object":
        case "WhereClause": {
          const trait = fcx.infcx.instantiateBinderWithFresh(this.span, kind.trait);
          return this.receiverFits(candidate.item, trait.args, selfTy);
        }
        case "Trait":
          return this.traitApplies(candidate.item, kind.trait, selfTy);
      }
    });
  }

  private inherentApplies(item: DefId, impl: DefId, selfTy: Ty): boolean {
    const { fcx } = this;
    const args = fcx.infcx.freshArgsFor(impl, this.span);
    if (!this.receiverFits(item, args, selfTy, impl)) return false;
    return fcx.tcx.predicatesOf(impl).every((predicate) => {
      const { value, obligations } = normalize(
        fcx.infcx,
        fcx.env,
        misc(this.span),
        fcx.tcx.instantiate(predicate, args),
      );
      const holds =
        obligations.every((o) => predicateMayHold(fcx.infcx, o)) &&
        predicateMayHold(fcx.infcx, obligation(fcx.env, misc(this.span), value));
      if (!holds) this.unsatisfied.push({ predicate: fcx.infcx.resolve(value) });
      return holds;
    });
  }

  private traitApplies(item: DefId, trait: DefId, selfTy: Ty): boolean {
    const { fcx } = this;
    if (this.mode === "Method" && this.isSkipped(trait, selfTy)) return false;
    if (!this.thorough && !this.mayImplement(item, trait, selfTy)) {
      this.ruledOut = true;
      return false;
    }
    const args = this.mode === "Path" ? this.withSelf(trait, selfTy) : fcx.infcx.freshArgsFor(trait, this.span);
    if (!this.receiverFits(item, args, selfTy)) return false;
    const must = obligation(fcx.env, misc(this.span), dummyBinder({ kind: "Trait", trait: { def: trait, args } }));
    if (predicateMayHold(fcx.infcx, must)) return true;
    const selected = select(fcx.infcx, must);
    for (const nested of selected.kind === "Candidate" ? selected.source.nested : [])
      if (!predicateMayHold(fcx.infcx, nested))
        this.unsatisfied.push({
          predicate: fcx.infcx.resolve(nested.predicate),
          requiredBy: fcx.infcx.resolve(must.predicate),
        });
    return false;
  }

  /** Before edition 2024, `into_iter` of a boxed slice is that of the slice. */
  private isSkipped(trait: DefId, selfTy: Ty): boolean {
    const { tcx, resolver } = this.fcx;
    if (resolver.edition >= 2024 || selfTy.kind !== "Adt" || !tcx.adtDef(selfTy.def).isBox) return false;
    const [content] = selfTy.args;
    const isSlice = content?.kind === "Type" && this.fcx.shallow(content.ty).kind === "Slice";
    return isSlice && tcx.hasAttribute(trait, "rustc_skip_during_method_dispatch");
  }

  /** Whether the type at the place of `Self` has an impl by its shape, or another way to the trait. */
  private mayImplement(item: DefId, trait: DefId, selfTy: Ty): boolean {
    const { tcx, env } = this.fcx;
    const formal = this.mode === "Path" ? tySelfParam : tcx.fnSig(item).value.inputs[0];
    const self =
      formal === tySelfParam
        ? selfTy
        : formal?.kind === "Ref" && formal.ty === tySelfParam && selfTy.kind === "Ref"
          ? this.fcx.shallow(selfTy.ty)
          : undefined;
    return self === undefined || mayImplement(tcx, env, trait, self);
  }
  private withSelf(trait: DefId, self: Ty): GenericArgs {
    return mkArgs(fcxArgs(this.fcx.infcx.freshArgsFor(trait, this.span), self));
  }

  /** By path: the container's `Self`; by method: the type of the method's `self`. */
  private receiverFits(item: DefId, containerArgs: GenericArgs, selfTy: Ty, impl?: DefId): boolean {
    const { fcx } = this;
    const written = this.mode === "Path" ? undefined : fcx.tcx.fnSig(item).value.inputs[0];
    if (written !== undefined && !typesMayUnify(written, selfTy)) return false;
    const formal =
      this.mode === "Path" ? this.containerSelf(containerArgs, impl) : this.methodSelf(item, containerArgs);
    const { value, obligations } = normalize(fcx.infcx, fcx.env, misc(this.span), formal);
    if (!fcx.infcx.sub(fcx.env, misc(this.span), selfTy, value).ok) return false;
    return obligations.every((o) => predicateMayHold(fcx.infcx, o));
  }

  private containerSelf(args: GenericArgs, impl: DefId | undefined): Ty {
    return impl === undefined ? selfTyOf(args) : this.fcx.tcx.instantiate(this.fcx.tcx.typeOf(impl), args);
  }

  private methodSelf(item: DefId, containerArgs: GenericArgs): Ty {
    const { fcx } = this;
    const args = fcx.infcx.freshArgsWithParent(item, containerArgs, this.span);
    const sig = fcx.infcx.instantiateBinderWithFresh(this.span, fcx.tcx.instantiate(fcx.tcx.fnSig(item), args));
    return sig.inputs[0] ?? tyUnit;
  }
}

/** A method: its first parameter is `self`. */
export function hasSelfParam(tcx: FnCtxt["tcx"], def: DefId): boolean {
  const { node } = tcx.def(def);
  return node.kind === "AssocItem" && node.item.kind === "Fn" && node.item.decl.hasSelf;
}

function fcxArgs(fresh: GenericArgs, self: Ty): GenericArg[] {
  return fresh.map((arg, i) => (i === 0 ? tyArg(self) : arg));
}
