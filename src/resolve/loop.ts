/**
 * The loop: imports are resolved and item macros expanded in turn until nothing changes; what is left then is reported. After
 * it every name of every module is known, and the derives make their impls.
 */
import { collectItems } from "./collect";
import { finalizeImports } from "./finalize_imports";
import { resolveImportsOnce } from "./imports";
import { expandCall, lookupMacro, resolveMacro } from "./macros";
import type { CrateSession, Invocation } from "./session";
import { expandDerive } from "./derives";

/** Resolves all that collection has queued. */
export function resolveItems(session: CrateSession): void {
  for (;;) {
    while (resolveImportsOnce(session)) {
      // until nothing is learnt
    }
    if (expandKnown(session)) continue;
    if (session.invocations.length === 0) break;
    forceInvocation(session);
  }
  finalizeImports(session);
  const derives = session.derives;
  session.derives = [];
  for (const pending of derives) expandDerive(session, pending);
}

/** For the items of a body: its macros are expanded already. */
export function settleImports(session: CrateSession): void {
  if (session.pendingImports.length > 0 || session.invocations.length > 0 || session.derives.length > 0)
    resolveItems(session);
}

/** Expands the calls whose macro is known; returns whether there were any. */
function expandKnown(session: CrateSession): boolean {
  const waiting: Invocation[] = [];
  const invocations = session.invocations;
  session.invocations = [];
  let progress = false;
  for (const invocation of invocations) {
    const { item, place } = invocation;
    const lookup = lookupMacro(session, item.mac.path, place.scope, "Bang");
    if (lookup.kind !== "Found" && lookup.kind !== "Private") {
      waiting.push(invocation);
      continue;
    }
    expandInvocation(session, invocation);
    progress = true;
  }
  // What an expansion brought comes after what was waiting before it.
  session.invocations = [...waiting, ...session.invocations];
  return progress;
}

function expandInvocation(session: CrateSession, invocation: Invocation): void {
  const { item, place, macroScope } = invocation;
  const def = resolveMacro(session, item.mac.path, place.scope);
  const expanded = expandCall(session, def, item, "Mod", place.scope);
  place.scope.module.unexpanded.delete(invocation);
  macroScope.output = collectItems(session, expanded.items, { ...place, scope: expanded.scope });
}

/** Nothing moves: the first call that is left names no macro. */
function forceInvocation(session: CrateSession): void {
  const invocation = session.invocations.shift();
  if (invocation !== undefined) expandInvocation(session, invocation);
}
