/** Breakpoints on lines and functions as the protocol has them; what they mean is `debug/breakpoints.ts`. */
import type { DebugProtocol } from "@vscode/debugprotocol";
import type { Breakpoint } from "../debug/breakpoints";
import type { LoadedProgram } from "../debug/load";
import type { Session } from "../debug/session";
import type { Sources } from "./sources";
import type { Watching } from "./watching";

export function setBreakpoints(
  session: Session,
  sources: Sources,
  args: DebugProtocol.SetBreakpointsArguments,
): DebugProtocol.SetBreakpointsResponse["body"] {
  const wanted = (args.breakpoints ?? (args.lines ?? []).map((line): DebugProtocol.SourceBreakpoint => ({ line }))).map(
    ({ line, column, condition, hitCondition, logMessage }) => ({
      line: sources.lineIn(line),
      column: column === undefined ? undefined : sources.columnIn(column),
      condition,
      hitCondition,
      logMessage,
    }),
  );
  const set = session.breakpoints.setLines(sources.uriOf(args.source), wanted);
  return { breakpoints: set.map((breakpoint) => breakpointOut(breakpoint, sources)) };
}

export function setFunctionBreakpoints(
  session: Session,
  sources: Sources,
  watching: Watching,
  args: DebugProtocol.SetFunctionBreakpointsArguments,
): DebugProtocol.SetFunctionBreakpointsResponse["body"] {
  const names = args.breakpoints.map(({ name }) => name);
  const ownership = watching.setFunctions(session, names);
  const set = session.breakpoints.setFunctions(args.breakpoints.filter((_, i) => ownership[i] === undefined));
  const functions = set.map((breakpoint) => breakpointOut(breakpoint, sources));
  return { breakpoints: ownership.flatMap((breakpoint) => breakpoint ?? functions.shift() ?? []) };
}

export function breakpointLocations(
  program: LoadedProgram,
  sources: Sources,
  args: DebugProtocol.BreakpointLocationsArguments,
): DebugProtocol.BreakpointLocationsResponse["body"] {
  const first = sources.lineIn(args.line);
  const last = args.endLine === undefined ? first : sources.lineIn(args.endLine);
  const ranges = program.sites.between(sources.uriOf(args.source), first, last);
  return { breakpoints: ranges.map((range) => sources.rangeOut(range)) };
}

/** After a restart: what is set somewhere else than before, or no longer. */
export function changedBreakpoints(old: Session, session: Session, sources: Sources): DebugProtocol.Breakpoint[] {
  const told = ({ verified, range, words }: Breakpoint) => JSON.stringify([verified, range, words]);
  const before = new Map(old.breakpoints.all().map((breakpoint) => [breakpoint.id, told(breakpoint)]));
  const changed = session.breakpoints.all().filter((breakpoint) => before.get(breakpoint.id) !== told(breakpoint));
  return changed.map((breakpoint) => breakpointOut(breakpoint, sources));
}

function breakpointOut({ id, verified, range, words }: Breakpoint, sources: Sources): DebugProtocol.Breakpoint {
  return {
    id,
    verified,
    ...(range === undefined ? {} : sources.rangeOut(range)),
    ...(words === undefined ? {} : { message: words }),
  };
}
