/** Words the obligations of a body that do not hold: E0277, E0271, E0282 and kin, at the place that asked for them. */
import { error } from "../../base/diagnostic";
import type { InferCtxt } from "../infer/infer";
import { selfTyOf } from "../intern";
import type { FulfillmentError } from "../traits/fulfill";
import { hasFlags } from "../fold";
import { TypeFlags, type TraitRef } from "../ty";

export function reportFulfillmentErrors(infcx: InferCtxt, errors: readonly FulfillmentError[]): void {
  for (const e of errors) report(infcx, e);
}

function report(infcx: InferCtxt, e: FulfillmentError): void {
  const { tcx } = infcx;
  const { span } = e.root.cause;
  const predicate = infcx.resolve(e.obligation.predicate.value);
  if (hasFlags(predicate, TypeFlags.HasError)) return;
  const push = (code: string, message: string, label: string): void =>
    tcx.diagnostics.push(error(code, message, span, { labels: [{ span, text: label, primary: true }] }));
  if (e.kind === "Ambiguity") {
    push("E0283", "type annotations needed", "cannot infer type");
    return;
  }
  if (e.kind === "Overflow") {
    push("E0275", `overflow evaluating the requirement`, "");
    return;
  }
  switch (predicate.kind) {
    case "Trait":
      push("E0277", traitMessage(infcx, predicate.trait), traitLabel(infcx, predicate.trait));
      return;
    case "Projection":
      push("E0271", `type mismatch resolving \`${tcx.path(predicate.def)} == ${tcx.printTy(predicate.term)}\``, "type mismatch");
      return;
    case "ClosureKind":
      push("E0525", `expected a closure that implements the \`${predicate.closureKind}\` trait`, "");
      return;
    default:
      push("E0277", `the requirement \`${predicate.kind}\` is not satisfied`, "");
  }
}

function traitName(infcx: InferCtxt, trait: TraitRef): string {
  const args = trait.args.slice(1).flatMap((arg) => (arg.kind === "Type" ? [infcx.tcx.printTy(arg.ty)] : []));
  return `${infcx.tcx.path(trait.def).split("::").pop() ?? ""}${args.length === 0 ? "" : `<${args.join(", ")}>`}`;
}

function traitMessage(infcx: InferCtxt, trait: TraitRef): string {
  const { tcx } = infcx;
  const self = tcx.printTy(selfTyOf(trait.args));
  if (trait.def === tcx.langItemIfAny("sized")) return `the size for values of type \`${self}\` cannot be known at compilation time`;
  return `the trait bound \`${self}: ${traitName(infcx, trait)}\` is not satisfied`;
}

function traitLabel(infcx: InferCtxt, trait: TraitRef): string {
  const { tcx } = infcx;
  if (trait.def === tcx.langItemIfAny("sized")) return "doesn't have a size known at compile-time";
  return `the trait \`${traitName(infcx, trait)}\` is not implemented for \`${tcx.printTy(selfTyOf(trait.args))}\``;
}
