/** Confirms a candidate: unifies what it says with the obligation, and gives what remains to be proved. */
import type { DefId } from "../../resolve/def";
import { instantiate, noSpan } from "../fold";
import { dummyBinder, mkArgs, mkTuple, mkTyArgs, selfTyOf, tyArg, typeAt } from "../intern";
import type { InferCtxt, Obligation, ObligationCause } from "../infer/infer";
import type { Binder, FnSig, GenericArgs, Predicate, TraitRef, Ty } from "../ty";
import { type Candidate, closureKindOfLang } from "./candidates";
import { closureSig, erasedSig, isTrivial } from "./constituents";
import { normalizeAt } from "./project";
import type { ImplSource } from "./select";
import { confirmUnsize } from "./unsize";

/** Undefined when it does not fit after all. */
export function confirm(
  infcx: InferCtxt,
  candidate: Candidate,
  trait: TraitRef,
  obligation: Obligation,
): ImplSource | undefined {
  switch (candidate.kind) {
    case "Param":
    case "AliasBound":
      return confirmBound(infcx, candidate.trait, trait, obligation);
    case "Object": {
      const upcast = infcx.instantiateBinderWithFresh(obligation.cause.span, candidate.trait);
      const { value, obligations } = normalizeAt(infcx, obligation.env, obligation.cause, obligation.depth + 1, upcast);
      return infcx.eqTraitRefs(obligation.env, obligation.cause, trait, value).ok
        ? { kind: "Object", upcast: value, nested: obligations }
        : undefined;
    }
    case "Impl":
      return confirmImpl(infcx, candidate.impl, trait, obligation);
    case "Closure":
    case "FnPointer":
      return confirmCallable(infcx, candidate.kind, trait, obligation);
    case "Builtin":
    case "AutoImpl":
      return {
        kind: "Builtin",
        nested: candidate.conditions.flatMap((ty) => conditionOn(infcx, ty, trait, obligation)),
      };
    case "Unsize": {
      const nested = confirmUnsize(infcx, candidate.how, trait, obligation);
      return nested === undefined ? undefined : { kind: "Builtin", nested };
    }
  }
}

function confirmBound(
  infcx: InferCtxt,
  bound: Binder<TraitRef>,
  trait: TraitRef,
  obligation: Obligation,
): ImplSource | undefined {
  const fresh = infcx.instantiateBinderWithFresh(obligation.cause.span, bound);
  const { value, obligations } = normalizeAt(infcx, obligation.env, obligation.cause, obligation.depth + 1, fresh);
  return infcx.eqTraitRefs(obligation.env, obligation.cause, trait, value).ok
    ? { kind: "Param", nested: obligations }
    : undefined;
}

function derived(obligation: Obligation, trait: TraitRef, impl: DefId | undefined, index?: number): ObligationCause {
  const { code } = obligation.cause;
  return {
    ...obligation.cause,
    code:
      impl === undefined
        ? { kind: "BuiltinDerived", parentTrait: trait, parent: code }
        : { kind: "ImplDerived", impl, index, parentTrait: trait, parent: code },
  };
}

function conditionOn(infcx: InferCtxt, ty: Ty, trait: TraitRef, obligation: Obligation): Obligation[] {
  const { env } = obligation;
  const cause = derived(obligation, trait, undefined);
  const depth = obligation.depth + 1;
  const { value, obligations } = normalizeAt(infcx, env, cause, depth, ty);
  const predicate: Predicate = dummyBinder({
    kind: "Trait",
    trait: { def: trait.def, args: mkArgs([tyArg(value), ...trait.args.slice(1)]) },
  });
  return [{ predicate, env, cause, depth }, ...obligations];
}

function confirmImpl(infcx: InferCtxt, impl: DefId, trait: TraitRef, obligation: Obligation): ImplSource | undefined {
  const matched = matchImpl(infcx, impl, trait, obligation);
  return matched === undefined ? undefined : { kind: "UserDefined", impl, args: matched.args, nested: matched.nested };
}

/** Unifies an impl's header with a trait reference; gives the impl's arguments and its where-clauses to prove. */
export function matchImpl(
  infcx: InferCtxt,
  impl: DefId,
  trait: TraitRef,
  obligation: Obligation,
): { args: GenericArgs; nested: Obligation[] } | undefined {
  const { tcx } = infcx;
  const header = tcx.implTraitRef(impl);
  if (header === undefined) return undefined;
  const { env } = obligation;
  const depth = obligation.depth + 1;
  const args = infcx.freshArgsFor(impl, obligation.cause.span);
  const { value, obligations } = normalizeAt(infcx, env, obligation.cause, depth, instantiate(header, args));
  if (!infcx.eqTraitRefs(env, obligation.cause, trait, value).ok) return undefined;
  const nested = obligations.slice();
  const resolved = infcx.resolve(args);
  for (const [index, predicate] of tcx.predicatesOf(impl).entries()) {
    const wanted = instantiate(predicate, resolved);
    if (isTrivial(infcx, wanted)) continue;
    const cause = derived(obligation, trait, impl, index);
    const normalized = normalizeAt(infcx, env, cause, depth, wanted);
    nested.push({ predicate: normalized.value, env, cause, depth }, ...normalized.obligations);
  }
  return { args: infcx.resolve(args), nested };
}

/** `Closure: FnMut<(A, B)>`: the arguments are the signature's; the closure's kind may still be open. */
function confirmCallable(
  infcx: InferCtxt,
  kind: "Closure" | "FnPointer",
  trait: TraitRef,
  obligation: Obligation,
): ImplSource | undefined {
  const self = infcx.shallowResolve(selfTyOf(trait.args));
  const sig = callableSig(infcx, self);
  if (sig === undefined) return undefined;
  const { value, obligations } = normalizeAt(infcx, obligation.env, obligation.cause, obligation.depth + 1, sig.inputs);
  if (!infcx.eq(obligation.env, obligation.cause, typeAt(trait.args, 1), value).ok) return undefined;
  const nested = obligations.slice();
  const wanted = closureKindOfLang(infcx.tcx.langNameOf(trait.def));
  if (self.kind === "Closure" && wanted !== undefined && wanted !== "FnOnce") {
    nested.push({
      predicate: dummyBinder({ kind: "ClosureKind", closure: self, closureKind: wanted }),
      env: obligation.env,
      cause: obligation.cause,
      depth: obligation.depth + 1,
    });
  }
  return { kind, ty: self, nested };
}

/** What an `Fn*` trait sees of a callable: its arguments as a tuple, and its output. */
export function callableSig(infcx: InferCtxt, self: Ty): { inputs: Ty; output: Ty } | undefined {
  if (self.kind === "Closure") {
    const sig = closureSig(infcx, self);
    if (sig === undefined) return undefined;
    const { inputs, output } = openSig(infcx, sig);
    return { inputs: inputs[0] ?? mkTuple([]), output };
  }
  const sig =
    self.kind === "FnPtr"
      ? self.sig
      : self.kind === "FnDef"
        ? instantiate(infcx.tcx.fnSig(self.def), self.args)
        : undefined;
  if (sig === undefined) return undefined;
  const { inputs, output } = openSig(infcx, sig);
  return { inputs: mkTuple(inputs), output };
}

function openSig(infcx: InferCtxt, sig: Binder<FnSig>): FnSig {
  return infcx.tracksRegions ? infcx.instantiateBinderWithFresh(noSpan, sig) : erasedSig(sig);
}

/** `ty: Trait` as an obligation. */
export function traitObligation(def: DefId, ty: Ty, obligation: Obligation): Obligation {
  return {
    ...obligation,
    predicate: dummyBinder({ kind: "Trait", trait: { def, args: mkTyArgs(ty) } }),
    depth: obligation.depth + 1,
  };
}
