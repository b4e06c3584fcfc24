/**
 * Looks up one known method of one known trait for a type: how operators, `*`, indexing and calls of values find their
 * implementation. No probing: the trait and the receiver's form are given.
 */
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import { itemsNamed } from "../collect/names";
import { obligation, type ObligationCauseCode } from "../infer/infer";
import { dummyBinder, mkArgs, tyArg } from "../intern";
import { predicateMayHold } from "../traits/select";
import type { GenericArg, Ty } from "../ty";
import type { FnCtxt } from "./fnctxt";
import type { MethodCallee } from "./tables";

/**
 * The method `name` of `trait` for `self`, if `self: Trait<inputs…>` may hold; registers that it must. Inputs not given
 * are fresh variables.
 */
export function lookupMethodInTrait(
  fcx: FnCtxt,
  span: Span,
  name: string,
  trait: DefId,
  self: Ty,
  inputs: readonly Ty[],
  code: ObligationCauseCode = { kind: "Misc" },
): MethodCallee | undefined {
  const fresh = fcx.infcx.freshArgsFor(trait, span);
  const given: GenericArg[] = [tyArg(self), ...inputs.map(tyArg)];
  const args = mkArgs(fresh.map((arg, i) => given[i] ?? arg));
  const must = obligation(fcx.env, fcx.cause(span, code), dummyBinder({ kind: "Trait", trait: { def: trait, args } }));
  if (!predicateMayHold(fcx.infcx, must)) return undefined;
  const [def] = itemsNamed(fcx.tcx, trait, name);
  if (def === undefined) return undefined;
  const methodArgs = fcx.infcx.freshArgsWithParent(def, args, span);
  const sig = fcx.instantiateSig(span, def, methodArgs);
  fcx.register(must);
  fcx.tcx.predicatesOf(def).forEach((predicate, index) => {
    const cause = fcx.cause(span, code.kind === "Misc" ? { kind: "ItemBound", def, index } : code);
    fcx.require(cause, fcx.normalizeFor(cause, fcx.tcx.instantiate(predicate, methodArgs)));
  });
  return { def, args: methodArgs, inputs: sig.inputs, output: sig.output };
}

/** As `lookupMethodInTrait`, by the trait's lang item. */
export function lookupLangMethod(
  fcx: FnCtxt,
  span: Span,
  name: string,
  lang: string,
  self: Ty,
  inputs: readonly Ty[],
  code?: ObligationCauseCode,
): MethodCallee | undefined {
  const trait = fcx.tcx.langItemIfAny(lang);
  return trait === undefined ? undefined : lookupMethodInTrait(fcx, span, name, trait, self, inputs, code);
}
