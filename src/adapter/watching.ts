/**
 * What a client asks to stop for beyond lines: panics, ownership events (as exception filters, or as function breakpoints
 * named `drop Node`), writes to data. Kept over a session's life, and given to the next one after a restart.
 */
import type { DebugProtocol } from "@vscode/debugprotocol";
import type { PanicStops } from "../debug/goals";
import {
  isOwnershipFilter,
  nameIn,
  type OwnershipBreakpoint,
  ownershipFilters,
  parseOwnership,
} from "../debug/ownership";
import type { Session } from "../debug/session";
import { hitFault, Hits, parseHitCondition } from "../debug/evaluate/hits";
import { anyWrite, watchFault, type DataBreakpoint, type DataTerms, type WatchPlace } from "../debug/watches";
import type { OriginQuery } from "../debug/origins";
import type { OriginArguments } from "../debug/view/protocol";
import { RequestError } from "./dispatch";
import type { VariableHandles } from "./variables";

type Breakpoint = DebugProtocol.Breakpoint;

/** Ids of line breakpoints count from 1. */
const firstId = 1_000_000;

export const exceptionFilters: readonly DebugProtocol.ExceptionBreakpointsFilter[] = [
  { filter: "panic", label: "All Panics", default: true, description: "Stop where the program panics" },
  {
    filter: "uncaught",
    label: "Uncaught Panics",
    description: "Stop where the program panics and nothing of it waits with `catch_unwind`",
  },
  ...Object.entries(ownershipFilters).map(([filter, { label }]) => ({
    filter,
    label,
    description: "Stop at each, in the program's own code or done for it; or at those of one variable, type or block",
    supportsCondition: true,
    conditionDescription: "A variable, a type or a block: `s1`, `Node`, `Vec<i32>`, `alloc3`",
  })),
];

export class Watching {
  private panics: PanicStops = "always";
  private filters: readonly OwnershipBreakpoint[] = [];
  private functions: readonly OwnershipBreakpoint[] = [];
  /** Of `setDataBreakpoints`, and of function breakpoints named `write x`. */
  private data: readonly DataBreakpoint[] = [];
  private writes: readonly { readonly id: number; readonly name: string }[] = [];
  /** The places that they were found to mean. */
  private readonly named = new Map<string, WatchPlace>();
  private nextId = firstId;
  /** What `dataBreakpointInfo` offered; the id is the index. */
  private readonly places: WatchPlace[] = [];
  private readonly hits = new Map<string, Hits>();
  private noDebug = false;

  /** Gives a new session what is set. Addresses of an earlier run mean nothing in it. */
  apply(session: Session, noDebug: boolean): void {
    this.noDebug = noDebug;
    session.panicStops = noDebug ? "never" : this.panics;
    session.tracer.ownership = noDebug ? [] : [...this.filters, ...this.functions];
    const writes = this.writes.flatMap(({ id, name }) => {
      const place = this.named.get(name);
      return place === undefined ? [] : [{ id, place, ...anyWrite() }];
    });
    session.tracer.data = noDebug ? [] : [...this.data, ...writes];
  }

  /** At a stop: a `write x` that had no `x` yet may have one now. Those that have. */
  resolveNames(session: Session): Breakpoint[] {
    const found = this.writes.filter(({ name }) => !this.named.has(name) && this.resolve(session, name) === undefined);
    if (found.length > 0) this.apply(session, this.noDebug);
    return found.map(({ id }) => ({ id, verified: true }));
  }

  /** Why a name stands for no place that can be watched. */
  private resolve(session: Session, name: string): string | undefined {
    if (this.named.has(name)) return undefined;
    const result = session.evaluate(name, undefined);
    if (result.kind !== "value") return result.words;
    const { part } = result.value;
    if (session.isMade(part)) return `\`${name}\` is no place in memory`;
    const place = session.tracer.watchable(part, name);
    const fault = watchFault([...this.named.values()], place);
    if (fault === undefined) this.named.set(name, place);
    return fault;
  }

  setExceptions(
    session: Session | undefined,
    args: DebugProtocol.SetExceptionBreakpointsArguments,
  ): DebugProtocol.SetExceptionBreakpointsResponse["body"] {
    const wanted = [
      ...(args.filters ?? []).map((filterId): DebugProtocol.ExceptionFilterOptions => ({ filterId })),
      ...(args.filterOptions ?? []),
    ];
    const has = (filter: string) => wanted.some(({ filterId }) => filterId === filter);
    this.panics = has("panic") ? "always" : has("uncaught") ? "uncaught" : "never";
    const set: OwnershipBreakpoint[] = [];
    const answers = wanted.map(({ filterId, condition }): Breakpoint => {
      if (!isOwnershipFilter(filterId)) return { verified: exceptionFilters.some(({ filter }) => filter === filterId) };
      const breakpoint = { id: this.nextId++, filter: filterId, name: nameIn(condition) };
      set.push(breakpoint);
      return { id: breakpoint.id, verified: true };
    });
    this.filters = set;
    if (session !== undefined) this.apply(session, this.noDebug);
    return { breakpoints: answers };
  }

  /** Those of the function breakpoints that are ownership events; undefined for a function's. */
  setFunctions(session: Session, names: readonly string[]): (Breakpoint | undefined)[] {
    const set: OwnershipBreakpoint[] = [];
    const writes: { readonly id: number; readonly name: string }[] = [];
    const answers = names.map((text): Breakpoint | undefined => {
      const written = /^write\s+(.+)$/.exec(text.trim())?.[1];
      if (written !== undefined) {
        const id = this.nextId++;
        writes.push({ id, name: written });
        const message = this.resolve(session, written);
        return { id, verified: message === undefined, ...(message === undefined ? {} : { message }) };
      }
      const parsed = parseOwnership(text);
      if (parsed === undefined) return undefined;
      const breakpoint = { id: this.nextId++, ...parsed };
      set.push(breakpoint);
      return { id: breakpoint.id, verified: true };
    });
    this.functions = set;
    this.writes = writes;
    this.apply(session, this.noDebug);
    return answers;
  }

  // ---- Data ----

  dataInfo(
    session: Session,
    variables: VariableHandles,
    args: DebugProtocol.DataBreakpointInfoArguments,
  ): DebugProtocol.DataBreakpointInfoResponse["body"] {
    const found = this.placeOf(session, variables, args);
    const fault = typeof found === "string" ? found : watchFault([], found);
    if (typeof found === "string" || fault !== undefined) return { dataId: null, description: fault ?? "" };
    const id = this.places.push(found) - 1;
    const where = `${found.sizeBytes} byte${found.sizeBytes === 1 ? "" : "s"} at 0x${found.address.toString(16)}`;
    return {
      dataId: String(id),
      description: `${found.expression} (${where})`,
      accessTypes: ["read", "write", "readWrite"],
    };
  }

  /** A string says why there is none. */
  private placeOf(
    session: Session,
    variables: VariableHandles,
    args: DebugProtocol.DataBreakpointInfoArguments,
  ): WatchPlace | string {
    if (args.asAddress === true) return session.tracer.watchableBytes(Number(args.name), args.bytes ?? 8);
    if (args.variablesReference !== undefined && args.variablesReference > 0) {
      const value = variables.child(session, args.variablesReference, args.name);
      if (value === undefined) return `there is no \`${args.name}\` here`;
      return session.tracer.watchable(value.part, value.expression);
    }
    const result = session.evaluate(args.name, args.frameId);
    if (result.kind !== "value") return result.words;
    const { part } = result.value;
    return session.isMade(part) ? `\`${args.name}\` is no place in memory` : session.tracer.watchable(part, args.name);
  }

  setData(
    session: Session,
    args: DebugProtocol.SetDataBreakpointsArguments,
  ): DebugProtocol.SetDataBreakpointsResponse["body"] {
    const set: DataBreakpoint[] = [];
    const breakpoints = args.breakpoints.map(({ dataId, accessType, ...written }): Breakpoint => {
      const place = /^\d+$/.test(dataId) ? this.places[Number(dataId)] : undefined;
      if (place === undefined) return { verified: false, message: "this place is not known in this run" };
      const terms = this.termsOf(dataId, written);
      if (typeof terms === "string") return { verified: false, message: terms };
      const fault = watchFault(
        set.map((other) => other.place),
        place,
      );
      if (fault !== undefined) return { verified: false, message: fault };
      const breakpoint = { id: this.nextId++, place, access: accessType ?? "write", terms };
      set.push(breakpoint);
      return { id: breakpoint.id, verified: true };
    });
    this.data = set;
    this.apply(session, this.noDebug);
    return { breakpoints };
  }

  /** A string says what is wrong with them. Set again as they were, they go on counting. */
  private termsOf(
    dataId: string,
    { condition, hitCondition }: Pick<DebugProtocol.DataBreakpoint, "condition" | "hitCondition">,
  ): DataTerms | string {
    const key = JSON.stringify([dataId, condition, hitCondition]);
    const hits = this.hits.get(key) ?? new Hits();
    this.hits.set(key, hits);
    const wanted = condition === undefined || condition.trim() === "" ? {} : { condition };
    if (hitCondition === undefined || hitCondition.trim() === "") return { ...wanted, hits };
    const parsed = parseHitCondition(hitCondition);
    return parsed === undefined ? hitFault(hitCondition) : { ...wanted, hitCondition: parsed, hits };
  }

  /** A restart begins: data breakpoints are over. Their ids. */
  forgetPlaces(): number[] {
    const ids = this.data.map(({ id }) => id);
    this.places.length = 0;
    this.hits.clear();
    this.data = [];
    this.named.clear();
    return ids;
  }
}

/** What the panel (or another client) asks about a place or block that it was shown. */
export function originQuery(session: Session, args: OriginArguments): OriginQuery {
  const { what, address, sizeBytes = 1, name, block } = args;
  if (what === "allocated" || what === "freed") {
    if (block === undefined) throw new RequestError("'block' must name a heap block", false);
    return { what, block };
  }
  if (address === undefined) throw new RequestError("'address' is missing", false);
  const named = name === undefined ? undefined : session.evaluate(name, undefined);
  const part = named?.kind === "value" && named.value.part.address === address ? named.value.part : undefined;
  const { tracer } = session;
  const place = part === undefined ? tracer.watchableBytes(address, sizeBytes) : tracer.watchable(part, name ?? "");
  return { what, place: name === undefined ? place : { ...place, expression: name } };
}
