/**
 * Breakpoints: lines and functions of the user's files resolved to stop points of generic bodies. A line without a step moves its
 * breakpoint to the next line that has one, as debuggers do. A closure within a statement of the line has breakpoints of its own,
 * by column: else a step over the statement would stop in it, for each element of an iterator.
 */
import type { SourceMap } from "../base/source";
import type { Body, StopId } from "../mir/mir";
import type { Terms } from "./evaluate/judge";
import type { CallSiteOf } from "./story";
import { sourceRange } from "./story";
import type { SourceRange } from "./view/model";

export interface StopSite {
  readonly body: Body;
  readonly stop: StopId;
  readonly range: SourceRange;
}

export interface Breakpoint {
  readonly id: number;
  readonly verified: boolean;
  readonly sites: readonly StopSite[];
  readonly range: SourceRange | undefined;
  /** Why it is not where it was asked for, or not at all. */
  readonly words: string | undefined;
  /** When it is a stop, and what it logs. */
  readonly terms: Terms;
  /** The same for a breakpoint that is set again as it was. */
  readonly key: string;
}

export interface LineRequest extends Terms {
  readonly line: number;
  readonly column: number | undefined;
}

export interface FunctionRequest extends Terms {
  readonly name: string;
}

/** What is wrong with the terms of a breakpoint at its stop points, in words for the user. */
export type FindFault = (key: string, terms: Terms, sites: readonly StopSite[]) => string | undefined;

/** All places of the user's program where it can stop, by file. */
export class StopSites {
  private readonly byUri = new Map<string, StopSite[]>();

  constructor(bodies: readonly Body[], sources: SourceMap, callSiteOf: CallSiteOf) {
    for (const body of bodies) {
      body.stopPoints.forEach((point, index) => {
        const range = sourceRange(sources, callSiteOf(point.span));
        const sites = this.byUri.get(range.uri) ?? [];
        sites.push({ body, stop: index as StopId, range });
        this.byUri.set(range.uri, sites);
      });
    }
    for (const sites of this.byUri.values())
      sites.sort((a, b) => a.range.startLine - b.range.startLine || a.range.startColumn - b.range.startColumn);
  }

  of(uri: string): readonly StopSite[] {
    return this.byUri.get(uri) ?? [];
  }

  all(): readonly StopSite[] {
    return [...this.byUri.values()].flat();
  }

  /** Where the program can stop between two lines, both included. */
  between(uri: string, firstLine: number, lastLine: number): readonly SourceRange[] {
    return this.of(uri)
      .map(({ range }) => range)
      .filter(({ startLine }) => startLine >= firstLine && startLine <= lastLine);
  }

  /** The first stop point of a function's body. */
  ofFunction(name: string): StopSite | undefined {
    return this.all().find(({ body }) => body.name === name || body.name.endsWith(`::${name}`));
  }
}

/** Where a request came to. */
type Resolved = Pick<Breakpoint, "verified" | "sites" | "range" | "words">;

interface SetBreakpoint<R> {
  readonly request: R;
  readonly breakpoint: Breakpoint;
}

export class Breakpoints {
  private nextId = 1;
  private readonly byUri = new Map<string, readonly SetBreakpoint<LineRequest>[]>();
  private functions: readonly SetBreakpoint<FunctionRequest>[] = [];
  /** By body and stop point; made when first asked for. */
  private bySite: Map<Body, Map<StopId, Breakpoint[]>> | undefined;

  constructor(
    private readonly sites: StopSites,
    private readonly fault: FindFault,
  ) {}

  setLines(uri: string, requests: readonly LineRequest[]): readonly Breakpoint[] {
    const set = requests.map((request) => this.atLine(uri, request, this.nextId++));
    this.byUri.set(uri, set);
    this.bySite = undefined;
    return set.map(({ breakpoint }) => breakpoint);
  }

  setFunctions(requests: readonly FunctionRequest[]): readonly Breakpoint[] {
    this.functions = requests.map((request) => this.atFunction(request, this.nextId++));
    this.bySite = undefined;
    return this.functions.map(({ breakpoint }) => breakpoint);
  }

  private atLine(uri: string, request: LineRequest, id: number): SetBreakpoint<LineRequest> {
    return this.checked(request, id, `${uri}:${request.line}`, this.resolve(uri, request));
  }

  private atFunction(request: FunctionRequest, id: number): SetBreakpoint<FunctionRequest> {
    return this.checked(request, id, request.name, this.resolveFunction(request.name));
  }

  /** One whose terms cannot be understood is no breakpoint. */
  private checked<R extends Terms>(request: R, id: number, place: string, found: Resolved): SetBreakpoint<R> {
    const { condition, hitCondition, logMessage } = request;
    const terms: Terms = { condition, hitCondition, logMessage };
    const key = JSON.stringify([place, condition, hitCondition, logMessage]);
    const fault = found.verified ? this.fault(key, terms, found.sites) : undefined;
    const faulty = { verified: false, sites: [], words: fault };
    const breakpoint = { id, ...found, terms, key, ...(fault === undefined ? {} : faulty) };
    return { request, breakpoint };
  }

  private resolveFunction(name: string): Resolved {
    const site = this.sites.ofFunction(name);
    const words = site === undefined ? `the program has no function \`${name}\` that is reached` : undefined;
    return { verified: site !== undefined, sites: site === undefined ? [] : [site], range: site?.range, words };
  }

  clear(): void {
    this.byUri.clear();
    this.functions = [];
    this.bySite = undefined;
  }

  /** Every breakpoint that is set. */
  all(): readonly Breakpoint[] {
    return [...[...this.byUri.values()].flat(), ...this.functions].map(({ breakpoint }) => breakpoint);
  }

  /** Those that a stop point belongs to. */
  at(body: Body, stop: StopId): readonly Breakpoint[] {
    this.bySite ??= indexed(this.all());
    return this.bySite.get(body)?.get(stop) ?? [];
  }

  /** Sets what was set in another session, under the same ids. */
  restore(old: Breakpoints): void {
    this.nextId = old.nextId;
    for (const [uri, set] of old.byUri)
      this.byUri.set(
        uri,
        set.map(({ request, breakpoint }) => this.atLine(uri, request, breakpoint.id)),
      );
    this.functions = old.functions.map(({ request, breakpoint }) => this.atFunction(request, breakpoint.id));
    this.bySite = undefined;
  }

  private resolve(uri: string, { line, column }: LineRequest): Resolved {
    const candidates = this.sites.of(uri).filter(({ range }) => range.startLine >= line);
    const target = candidates[0]?.range.startLine;
    if (target === undefined)
      return {
        verified: false,
        sites: [],
        range: undefined,
        words: "no step of the program begins on this line or after it",
      };
    const onLine = candidates.filter(({ range }) => range.startLine === target);
    const wanted =
      column === undefined || target !== line ? firstOfEachBody(outermost(onLine)) : atColumn(onLine, column);
    const range = wanted[0]?.range;
    return {
      verified: true,
      sites: wanted,
      range,
      words: target === line ? undefined : `moved to line ${target}, where the next step begins`,
    };
  }
}

function indexed(all: readonly Breakpoint[]): Map<Body, Map<StopId, Breakpoint[]>> {
  const found = new Map<Body, Map<StopId, Breakpoint[]>>();
  for (const breakpoint of all)
    for (const { body, stop } of breakpoint.sites) {
      const stops = found.get(body) ?? new Map<StopId, Breakpoint[]>();
      found.set(body, stops.set(stop, [...(stops.get(stop) ?? []), breakpoint]));
    }
  return found;
}

/** Without the steps of closures that are written within another step of the line. */
function outermost(sites: readonly StopSite[]): StopSite[] {
  return sites.filter((site) => !sites.some((other) => other.body !== site.body && isWithin(site.range, other.range)));
}

function isWithin(inner: SourceRange, outer: SourceRange): boolean {
  const ends = outer.endLine > inner.endLine || (outer.endLine === inner.endLine && outer.endColumn >= inner.endColumn);
  return ends && outer.startLine === inner.startLine && outer.startColumn < inner.startColumn;
}

/** A body's first step on the line; of a loop that begins there each further turn too. */
function firstOfEachBody(sites: readonly StopSite[]): StopSite[] {
  const isTurn = ({ body, stop }: StopSite): boolean => body.stopPoints[stop]?.kind === "LoopHead";
  const first = new Set<Body>();
  return sites.filter((site) => {
    if (isTurn(site)) return true;
    if (first.has(site.body)) return false;
    first.add(site.body);
    return true;
  });
}

/** The stop point that begins at or next after a column, else the line's last. */
function atColumn(sites: readonly StopSite[], column: number): StopSite[] {
  const site = sites.find(({ range }) => range.startColumn >= column) ?? sites.at(-1);
  return site === undefined ? [] : [site];
}
