/** A tuple struct's or variant's constructor as a function: `Some` passed where a function is wanted. Generic, like its type. */
import { bug } from "../../base/invariant";
import type { DefId } from "../../resolve/def";
import type { TyCtxt } from "../../types/tcx";
import type { Body } from "../mir";
import { returnPlace } from "../mir";
import { assign, move, place, ShimBody } from "./shimBody";

export function ctorShim(tcx: TyCtxt, ctor: DefId): Body {
  const { inputs, output } = tcx.fnSig(ctor).value;
  if (output.kind !== "Adt") return bug(`constructor of a ${output.kind}`);
  const adt = tcx.adtDef(output.def);
  const variant = adt.variants.find((candidate) => candidate.ctor === ctor);
  if (variant === undefined) return bug(`${tcx.path(ctor)} constructs no variant`);
  const body = new ShimBody(ctor, tcx.path(ctor), tcx.spanOf(ctor), output);
  const locals = inputs.map((input) => body.arg(input));
  const made = assign(place(returnPlace), {
    kind: "Aggregate",
    aggregate: { kind: "Adt", def: output.def, variant: variant.index, args: output.args, activeField: undefined },
    operands: locals.map((local) => move(place(local))),
  });
  return body.finish(body.block({ kind: "Return" }, [made]));
}
