/** Reports a lint of the user's program at the level in force at its place; for what a macro wrote, at the call of the macro. */
import type { Diagnostic } from "../../../base/diagnostic";
import type { DefId } from "../../../resolve/def";
import type { Context } from "../../context";

/** `def`: the body or item that the lint is about. */
export function emitLint(tcx: Context, def: DefId, diagnostic: Diagnostic): void {
  const { hygiene, lintLevels, sources } = tcx.resolver;
  const site = hygiene.sourceCallSite(diagnostic.span);
  // What std's macros wrote without a trace stands for the item around.
  const place = sources.file(site.file).name.startsWith("<") ? tcx.spanOf(def) : site;
  const decided = lintLevels.decide(diagnostic, place);
  if (decided !== undefined) tcx.diagnostics.push(decided);
}
