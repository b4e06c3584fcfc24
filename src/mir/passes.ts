/**
 * The passes, in order, as data. "built" to "analysed": promotion, then the checks (`borrow/`) read the body. "analysed" to
 * "runtime": what only the checks needed goes, drops become certain, and boxes become pointers.
 */
import type { TyCtxt } from "../types/tcx";
import { abortUnwindingCalls } from "./abortUnwindingCalls";
import { cleanupPostBorrowck } from "./cleanup";
import { transformCoroutine } from "./coroutine/transform";
import { elaborateDrops } from "./drops/elaborate";
import { elaborateBoxDerefs } from "./elaborateBoxDerefs";
import type { Body, MirPhase } from "./mir";
import { promoteTemps } from "./promote";
import { removeNoopLandingPads } from "./removeNoopLandingPads";
import { simplifyCfg } from "./simplifyCfg";

export interface Pass {
  readonly name: string;
  run(tcx: TyCtxt, body: Body): Body;
}

const simplify: Pass = { name: "simplifyCfg", run: (_, body) => simplifyCfg(body) };
const landingPads: Pass = { name: "removeNoopLandingPads", run: removeNoopLandingPads };

/** Promotion comes first: a promoted borrow is no loan of a temporary. */
export const analysisPasses: readonly Pass[] = [{ name: "promoteTemps", run: promoteTemps }];

export const runtimePasses: readonly Pass[] = [
  { name: "cleanupPostBorrowck", run: cleanupPostBorrowck },
  landingPads,
  simplify,
  { name: "elaborateDrops", run: elaborateDrops },
  { name: "abortUnwindingCalls", run: abortUnwindingCalls },
  { name: "elaborateBoxDerefs", run: elaborateBoxDerefs },
  landingPads,
  simplify,
  // Last, because it makes two bodies of one.
  { name: "transformCoroutine", run: transformCoroutine },
];

/** Shims are written with certain drops already. */
export const shimPasses: readonly Pass[] = [{ name: "elaborateBoxDerefs", run: elaborateBoxDerefs }, simplify];

export type AfterPass = (pass: string, body: Body) => void;

export function runPasses(
  tcx: TyCtxt,
  body: Body,
  passes: readonly Pass[],
  phase: MirPhase,
  after: AfterPass = () => {},
): Body {
  let current = body;
  for (const pass of passes) {
    current = pass.run(tcx, current);
    after(pass.name, current);
  }
  return { ...current, phase, promoted: current.promoted.map((inner) => ({ ...inner, phase })) };
}

export function toAnalysed(tcx: TyCtxt, built: Body, after?: AfterPass): Body {
  return runPasses(tcx, built, analysisPasses, "analysed", after);
}

export function toRuntime(tcx: TyCtxt, analysed: Body, after?: AfterPass): Body {
  return runPasses(tcx, analysed, runtimePasses, "runtime", after);
}
