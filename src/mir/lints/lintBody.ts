/** The lints that read MIR, in order; each gives what it found, at its own level. */
import type { DefId } from "../../resolve/def";
import { emitLint } from "../../types/check/lints/levels";
import type { Context } from "../../types/context";
import type { Body } from "../mir";
import { lintKnownPanics } from "./knownPanics";
import { lintUnconditionalRecursion } from "./unconditionalRecursion";
import { lintUnusedAssignments } from "./unusedAssignments";
import { lintUnusedMut } from "./unusedMut";

/** `isSound`: without errors of the borrow checker. What else may happen when it runs is told only then. */
export function lintBody(tcx: Context, body: Body, isSound: boolean, closureBody: (def: DefId) => Body): void {
  const found = [
    ...(isSound ? lintKnownPanics(tcx, body) : []),
    ...lintUnusedMut(tcx, body, closureBody),
    ...lintUnusedAssignments(tcx, body),
    ...lintUnconditionalRecursion(tcx, body),
  ];
  for (const lint of found) emitLint(tcx, body.def, lint);
}
