/** Makes the type context of a crate, with the machine behind it that runs constants. For `compile.ts` and for the making of std's index. */
import { BodyQueries } from "../mir/queries";
import { placeInProgram } from "../resolve/placeInProgram";
import type { Resolver } from "../resolve/resolver";
import { checkBodies } from "../types/check/check";
import { Context } from "../types/context";
import { ConstQueries } from "./constQueries";
import type { StdImage } from "./image/image";
import { ProgramContext } from "./monoContext";

/** The type context of a crate, and what it shares with the machine: the one cycle between stages is closed here. */
export function openContext(
  resolver: Resolver,
  image?: StdImage,
): {
  readonly tcx: Context;
  readonly bodies: BodyQueries;
  readonly constants: ConstQueries;
} {
  const constants: ConstQueries = new ConstQueries(
    () => tcx,
    () => programContext(tcx, bodies, image),
  );
  const tcx = new Context({ resolver, checkBody: checkBodies, constEvaluator: constants });
  const bodies = new BodyQueries(tcx);
  return { tcx, bodies, constants };
}

export function programContext(tcx: Context, bodies: BodyQueries, image?: StdImage): ProgramContext {
  return new ProgramContext(tcx, bodies, tcx.sources, (span) => placeInProgram(tcx.resolver, span), image);
}
