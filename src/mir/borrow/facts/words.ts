/** The facts in words for a learner: who took a value, why something ends, what a reference may point to. Markdown, code in backticks. */
import type { SourceMap, Span } from "../../../base/source";
import type { BodyFacts, BorrowFacts, ClosureFacts, LocalFacts, RegionEnd, Source, Taker, ValueEvent } from "./facts";

export class FactWords {
  constructor(
    private readonly sources: SourceMap,
    private readonly facts: BodyFacts,
  ) {}

  /** Of the last character of a span: where it is finished. */
  line({ file, lo, hi }: Span): number {
    return this.sources.file(file).lineColumn(Math.max(lo, hi - 1)).line;
  }

  /** "line 7", "lines 7–9". */
  lines(span: Span): string {
    const first = this.sources.file(span.file).lineColumn(span.lo).line;
    const last = this.line(span);
    return first === last ? `line ${first}` : `lines ${first}–${last}`;
  }

  /** "lines 7–9 and line 12". */
  ranges(ranges: readonly Span[]): string {
    const merged: { first: number; last: number }[] = [];
    for (const span of ranges) {
      const first = this.sources.file(span.file).lineColumn(span.lo).line;
      const last = this.line(span);
      const before = merged.at(-1);
      if (before !== undefined && first <= before.last + 1) before.last = Math.max(before.last, last);
      else merged.push({ first, last });
    }
    return listed(merged.map(({ first, last }) => (first === last ? `line ${first}` : `lines ${first}–${last}`)));
  }

  // ---- values ----

  /** Why the bytes are its own no longer. */
  scopeEnd(local: LocalFacts): string {
    const ends = local.events.filter(({ kind }) => kind === "StorageDead");
    const last = ends.at(-1);
    if (last === undefined) return "the call ends";
    if (local.kind === "Temporary") return `the statement ends on line ${this.line(last.at)}`;
    return `its scope ends with \`}\` on line ${this.line(last.at)}`;
  }

  /** What ends its value, in order: moves of the whole, drops, or its scope. */
  valueEnds(local: LocalFacts): string[] {
    const found = local.events.flatMap((event) => {
      if (event.kind === "Moved") return [this.moved(event)];
      if (event.kind === "Dropped") return [this.dropped(event)];
      return [];
    });
    const unique = [...new Set(found)];
    if (unique.length > 0) return unique;
    const last = local.events.filter(({ kind }) => kind === "StorageDead").at(-1);
    const where = last === undefined ? "when the call ends" : `with its scope on line ${this.line(last.at)}`;
    return local.needsDrop ? [`ends ${where}`] : [`ends ${where}; there is nothing to drop`];
  }

  moved({ part, to, at }: Extract<ValueEvent, { kind: "Moved" }>): string {
    const what = part === undefined ? "moved" : `\`${part}\` moved`;
    if (to?.kind === "Call" && to.callee === "FnOnce::call_once") return `used up by its call on line ${this.line(at)}`;
    return `${what}${to === undefined ? "" : ` into ${takerWords(to)}`} on line ${this.line(at)}`;
  }

  dropped({ why, maybe, except, at }: Extract<ValueEvent, { kind: "Dropped" }>): string {
    const line = this.line(at);
    const still = maybe ? ", if it was not moved" : "";
    const parts = except.length === 0 ? "" : `, without ${listed(except.map(code))}`;
    if (why === "Overwritten") return `the assignment on line ${line} drops the old value${still}${parts}`;
    if (why === "TemporaryEnd") return `dropped where its statement ends, on line ${line}${still}${parts}`;
    return `\`}\` on line ${line} drops it${still}${parts}`;
  }

  // ---- borrows ----

  /** "`r` borrows it mutably". */
  borrow({ kind, by, origin }: BorrowFacts): string {
    const who = by === undefined ? "a temporary" : takerWords(by);
    const how = kind === "Shared" ? "`&`" : "`&mut`";
    return `${how} ${origin === "Capture" ? "captured by" : "by"} ${who}`;
  }

  /** `ranges`: what ends; a use further up is one of the next turn of a loop. */
  ends(ends: readonly RegionEnd[], ranges: readonly Span[] = []): string {
    const last = ranges.at(-1);
    const until = last === undefined ? 0 : this.line(last);
    return listed([...new Set(ends.map((end) => this.end(end, until)))]);
  }

  private end(end: RegionEnd, until: number): string {
    switch (end.kind) {
      case "LastUse": {
        const through = end.through === undefined ? "" : ` (of \`${end.through}\`)`;
        if (this.line(end.at) < until)
          return `used again${through} on line ${this.line(end.at)}, in the next turn of the loop`;
        return `last use${through} on line ${this.line(end.at)}`;
      }
      case "Dropped":
        return `${end.through === undefined ? "a temporary" : `\`${end.through}\``} that holds it is dropped on line ${this.line(end.at)}`;
      case "Caller":
        return end.lifetime === undefined
          ? "the caller lends it for the whole call, and perhaps for longer"
          : `it must be good for all of \`${end.lifetime}\`, which the caller chooses`;
      case "Static":
        return "it must be good for the whole program (`'static`)";
      case "NeverUsed":
        return "it is never used";
    }
  }

  /** Borrows of temporaries on the way to a variable are left out where something with a name is there. */
  pointsTo(sources: readonly Source[]): string {
    const owners = sources.filter((source) => !this.isStep(source));
    return listed([...new Set((owners.length > 0 ? owners : sources).map((source) => this.source(source)))]);
  }

  /** A step on the way from something that another source tells of. */
  private isStep(source: Source): boolean {
    if (source.kind === "StaticValue") return true;
    return source.kind === "Borrow" && this.facts.borrows[source.borrow]?.isReborrow === true;
  }

  source(source: Source): string {
    switch (source.kind) {
      case "Borrow": {
        const borrow = this.facts.borrows[source.borrow];
        if (borrow?.placeName !== undefined) return `\`${borrow.placeName}\``;
        return borrow === undefined ? "a temporary" : `a temporary of line ${this.line(borrow.at)}`;
      }
      case "Literal":
        return `the literal on line ${this.line(source.at)} (in rodata)`;
      case "Promoted":
        return `the constant on line ${this.line(source.at)} (put into rodata by the compiler)`;
      case "Static":
        return `the static \`${source.name}\``;
      case "Caller":
        return source.lifetime === undefined
          ? "what the caller lends"
          : `what the caller lends for \`${source.lifetime}\``;
      case "StaticValue":
        return `something \`'static\` read on line ${this.line(source.at)}`;
      case "StaticResult":
        return `what \`${source.callee}\` returns, \`'static\` by its signature`;
      case "FreeResult":
        return `what \`${source.callee}\` returns, which no owner will free`;
    }
  }
}

/** Whether what it stands for is there for the whole run. */
export function livesForEver({ kind }: Source): boolean {
  return kind !== "Borrow" && kind !== "Caller";
}

export function takerWords(to: Taker): string {
  switch (to.kind) {
    case "Local":
      return code(to.name);
    case "Place":
      return code(to.place);
    case "Call":
      return `the call of ${code(to.callee)}`;
    case "Closure":
      return to.name === undefined ? "a closure" : `the closure ${code(to.name)}`;
    case "Return":
      return "the result";
  }
}

export function code(text: string): string {
  return `\`${text}\``;
}

/** "a", "a and b", "a, b and c". */
/** What a closure captures, and how. */
export function captureList(captures: ClosureFacts["captures"]): string {
  return listed(captures.map(({ place, how }) => `${code(place)} ${captured[how]}`));
}

const captured = {
  Shared: "by reference",
  Mut: "by mutable reference",
  Moved: "by value (moved in)",
  Copied: "by value (a copy)",
} as const;

export function listed(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
