/** What a coroutine's layout is made of: its state machine's saved locals with concrete types. */
import { expectDefined } from "../../base/invariant";
import { upvarTys } from "../../layout/context";
import type { CoroutineLayoutOf } from "../../layout/layout";
import type { DefId } from "../../resolve/def";
import type { TyCtxt } from "../../types/tcx";
import type { Body } from "../mir";

export function coroutineParts(tcx: TyCtxt, bodies: { runtimeBody(def: DefId): Body }): CoroutineLayoutOf {
  return (coroutine) => {
    const info = expectDefined(bodies.runtimeBody(coroutine.def).coroutine, "state machine");
    const saved = info.saved.map(({ ty }) => tcx.normalizeErasing(tcx.instantiate(ty, coroutine.args)));
    return { upvars: upvarTys(coroutine), saved, variants: info.variants, conflicts: info.conflicts };
  };
}
