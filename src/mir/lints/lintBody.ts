/** The lints that read MIR, in order; each gives what it found, at its own level. */
import type { DefId } from "../../resolve/def";
import { emitLint } from "../../types/check/lints/levels";
import type { Context } from "../../types/context";
import type { Body } from "../mir";
import { lintKnownPanics } from "./knownPanics";
import { lintUnusedMut } from "./unusedMut";

export function lintBody(tcx: Context, body: Body, closureBody: (def: DefId) => Body): void {
  for (const lint of [...lintKnownPanics(tcx, body), ...lintUnusedMut(tcx, body, closureBody)])
    emitLint(tcx, body.def, lint);
}
