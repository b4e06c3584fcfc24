/** The program's entry: calls std's `lang_start` with `main` and gives back the exit code. */
import { expectDefined } from "../../base/invariant";
import type { DefId } from "../../resolve/def";
import { mkArgs, mkFnDef, mkFnPtr, noArgs, tyArg } from "../../types/intern";
import type { TyCtxt } from "../../types/tcx";
import type { Body, Operand } from "../mir";
import { returnPlace } from "../mir";
import { assign, move, place, ShimBody } from "./shimBody";

export function entryShim(tcx: TyCtxt, main: DefId): Body {
  const start = tcx.langItem("start");
  const mainSig = tcx.fnSig(main);
  const args = mkArgs([tyArg(tcx.normalizeErasing(mainSig.value.output))]);
  const startSig = tcx.instantiate(tcx.fnSig(start).value, args);
  const body = new ShimBody(start, "start", tcx.spanOf(main), tcx.normalizeErasing(startSig.output));
  const pointer = body.temp(tcx.eraseRegions(mkFnPtr(mainSig)));
  const reify = assign(place(pointer), {
    kind: "Cast",
    cast: "ReifyFnPointer",
    operand: body.fnOperand(mkFnDef(main, noArgs)),
    ty: tcx.eraseRegions(mkFnPtr(mainSig)),
  });
  const rest: Operand[] = startSig.inputs
    .slice(1)
    .map((input) => body.usize(expectDefined(input, "parameter of lang_start"), 0n));
  const done = body.block({ kind: "Return" });
  const call = body.call(
    body.fnOperand(mkFnDef(start, args)),
    [move(place(pointer)), ...rest],
    place(returnPlace),
    done,
    { kind: "Continue" },
  );
  return body.finish(body.block(call, [reify]));
}
