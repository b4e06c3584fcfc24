/**
 * What a run starts with: std's `lang_start` with `main`, or its `test_start` with a `#[test]` function and its name. Both give back the
 * exit code.
 */
import type { DefId } from "../../resolve/def";
import { mkArgs, mkFnDef, mkFnPtr, noArgs, tyArg } from "../../types/intern";
import type { TyCtxt } from "../../types/tcx";
import type { Ty } from "../../types/ty";
import type { Body, Operand } from "../mir";
import { returnPlace } from "../mir";
import { assign, move, place, ShimBody } from "./shimBody";

export function entryShim(tcx: TyCtxt, main: DefId): Body {
  const start = tcx.langItem("start");
  return callOf(tcx, start, main, (body, inputs) => inputs.map((input) => body.usize(input, 0n)));
}

export function testShim(tcx: TyCtxt, test: DefId, name: string): Body {
  const start = tcx.diagnosticItem("glasscrab_test_start");
  return callOf(tcx, start, test, (body, inputs) => inputs.map((input) => body.str(tcx.eraseRegions(input), name)));
}

/** `start(function, rest…)`; `rest` makes the arguments after the function from their types. */
function callOf(
  tcx: TyCtxt,
  start: DefId,
  function_: DefId,
  rest: (body: ShimBody, inputs: readonly Ty[]) => Operand[],
): Body {
  const sig = tcx.fnSig(function_);
  const args = mkArgs([tyArg(tcx.normalizeErasing(sig.value.output))]);
  const startSig = tcx.instantiate(tcx.fnSig(start).value, args);
  const body = new ShimBody(start, "start", tcx.spanOf(function_), tcx.normalizeErasing(startSig.output));
  const pointer = body.temp(tcx.eraseRegions(mkFnPtr(sig)));
  const reify = assign(place(pointer), {
    kind: "Cast",
    cast: "ReifyFnPointer",
    operand: body.fnOperand(mkFnDef(function_, noArgs)),
    ty: tcx.eraseRegions(mkFnPtr(sig)),
  });
  const done = body.block({ kind: "Return" });
  const call = body.call(
    body.fnOperand(mkFnDef(start, args)),
    [move(place(pointer)), ...rest(body, startSig.inputs.slice(1))],
    place(returnPlace),
    done,
    { kind: "Continue" },
  );
  return body.finish(body.block(call, [reify]));
}
