/**
 * Breakpoints: lines and functions of the user's files resolved to stop points of generic bodies. A line without a step moves its
 * breakpoint to the next line that has one, as debuggers do; one line may stand for several stop points (a closure on it).
 */
import type { SourceMap } from "../base/source";
import type { Body, StopId } from "../mir/mir";
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
}

export interface LineRequest {
  readonly line: number;
  readonly column: number | undefined;
}

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

export class Breakpoints {
  private nextId = 1;
  private readonly byUri = new Map<string, readonly Breakpoint[]>();
  private functions: readonly Breakpoint[] = [];

  constructor(private readonly sites: StopSites) {}

  setLines(uri: string, requests: readonly LineRequest[]): readonly Breakpoint[] {
    const set = requests.map((request) => this.resolve(uri, request));
    this.byUri.set(uri, set);
    return set;
  }

  setFunctions(names: readonly string[]): readonly Breakpoint[] {
    this.functions = names.map((name) => {
      const site = this.sites.ofFunction(name);
      const words = site === undefined ? `the program has no function \`${name}\` that is reached` : undefined;
      return {
        id: this.nextId++,
        verified: site !== undefined,
        sites: site === undefined ? [] : [site],
        range: site?.range,
        words,
      };
    });
    return this.functions;
  }

  clear(): void {
    this.byUri.clear();
    this.functions = [];
  }

  /** Every breakpoint that is set. */
  all(): readonly Breakpoint[] {
    return [...[...this.byUri.values()].flat(), ...this.functions];
  }

  /** Those that a stop point belongs to. */
  at(body: Body, stop: StopId): readonly Breakpoint[] {
    return this.all().filter(({ sites }) => sites.some((site) => site.body === body && site.stop === stop));
  }

  /** Sets what was set in another session. */
  restore(old: Breakpoints): void {
    const { lines, functions } = old.requests();
    for (const [uri, requests] of lines) this.setLines(uri, requests);
    this.setFunctions(functions);
  }

  /** The lines and functions set, to set them again in another session. */
  requests(): { readonly lines: ReadonlyMap<string, readonly LineRequest[]>; readonly functions: readonly string[] } {
    const lines = new Map(
      [...this.byUri].map(([uri, set]) => [
        uri,
        set.flatMap(({ range }) => (range === undefined ? [] : [{ line: range.startLine, column: undefined }])),
      ]),
    );
    return { lines, functions: this.functions.flatMap(({ sites }) => sites.map(({ body }) => body.name)) };
  }

  private resolve(uri: string, { line, column }: LineRequest): Breakpoint {
    const id = this.nextId++;
    const candidates = this.sites.of(uri).filter(({ range }) => range.startLine >= line);
    const target = candidates[0]?.range.startLine;
    if (target === undefined)
      return {
        id,
        verified: false,
        sites: [],
        range: undefined,
        words: "no step of the program begins on this line or after it",
      };
    const onLine = candidates.filter(({ range }) => range.startLine === target);
    const wanted = column === undefined || target !== line ? firstOfEachBody(onLine) : atColumn(onLine, column);
    const range = wanted[0]?.range;
    return {
      id,
      verified: true,
      sites: wanted,
      range,
      words: target === line ? undefined : `moved to line ${target}, where the next step begins`,
    };
  }
}

function firstOfEachBody(sites: readonly StopSite[]): StopSite[] {
  const seen = new Set<Body>();
  return sites.filter(({ body }) => {
    if (seen.has(body)) return false;
    seen.add(body);
    return true;
  });
}

/** The stop point that begins at or next after a column, else the line's last. */
function atColumn(sites: readonly StopSite[], column: number): StopSite[] {
  const site = sites.find(({ range }) => range.startColumn >= column) ?? sites.at(-1);
  return site === undefined ? [] : [site];
}
