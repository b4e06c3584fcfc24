/** Makes the type context of a crate, with the machine behind it that runs constants. For `compile.ts` and for the making of std's index. */
import type { Span } from "../base/source";
import { BodyQueries } from "../mir/queries";
import type { Resolver } from "../resolve/resolver";
import { checkBodies } from "../types/check/check";
import { Context } from "../types/context";
import { ConstQueries } from "./constQueries";
import { ProgramContext } from "./monoContext";

/** The type context of a crate, and what it shares with the machine: the one cycle between stages is closed here. */
export function openContext(resolver: Resolver): {
  readonly tcx: Context;
  readonly bodies: BodyQueries;
  readonly constants: ConstQueries;
} {
  const constants: ConstQueries = new ConstQueries(
    () => tcx,
    () => programContext(tcx, bodies),
  );
  const tcx = new Context({ resolver, checkBody: checkBodies, constEvaluator: constants });
  const bodies = new BodyQueries(tcx);
  return { tcx, bodies, constants };
}

export function programContext(tcx: Context, bodies: BodyQueries): ProgramContext {
  return new ProgramContext(tcx, bodies, tcx.sources, (span) => placeInProgram(tcx.resolver, span));
}

/** A macro's argument has a place of its own inside the call; all else that a macro wrote stands where the macro is called. */
export function placeInProgram(resolver: Resolver, span: Span): Span {
  const site = resolver.hygiene.sourceCallSite(span);
  const isInside = span.file === site.file && span.lo >= site.lo && span.hi <= site.hi;
  return isInside ? { ...span, ctxt: site.ctxt } : site;
}
