/**
 * Everything that is checked on a typed body beside its types, in order: patterns, unsafety, constness, then lints. For bodies of the
 * user's crate; std is held to rustc itself.
 */
import type { TypedBody } from "../body";
import type { Context } from "../context";
import { checkMatches } from "../patterns/check_match";
import { checkConstness } from "./constness";
import { lintStatements } from "./lints/statements";
import { lintUnusedMustUse } from "./lints/unused_must_use";
import { lintUnusedVariables } from "./lints/unused_variables";
import { checkUnsafety } from "./unsafety";

/** Reports what is found; whether MIR may be built of the body (it relies on exhaustive patterns). */
export function checkTypedBody(tcx: Context, body: TypedBody): boolean {
  if (body.tainted) return false;
  // Denied lints are errors too, but no reason to stop.
  const errors = (): number => tcx.diagnostics.list.filter((d) => d.level === "error" && /^E[0-9]/.test(d.code)).length;
  const before = errors();
  checkMatches(tcx, body);
  checkUnsafety(tcx, body);
  checkConstness(tcx, body);
  const ok = errors() === before;
  if (ok) {
    lintUnusedVariables(tcx, body);
    lintUnusedMustUse(tcx, body);
    lintStatements(tcx, body);
  }
  return ok;
}
