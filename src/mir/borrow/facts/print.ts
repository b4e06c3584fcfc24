/** The facts of a body as text, in lines and columns: for `emit facts` and goldens. */
import type { SourceMap, Span } from "../../../base/source";
import type { TyCtxt } from "../../../types/tcx";
import type {
  BodyFacts,
  BorrowFacts,
  CallFacts,
  ClosureFacts,
  Extent,
  LocalFacts,
  ReferenceFacts,
  RegionEnd,
  Source,
  Taker,
  ValueEvent,
} from "./facts";

export function printFacts(tcx: TyCtxt, facts: BodyFacts): string {
  return new Printer(tcx, facts).print();
}

class Printer {
  private readonly sources: SourceMap;

  constructor(
    private readonly tcx: TyCtxt,
    private readonly facts: BodyFacts,
  ) {
    this.sources = tcx.sources;
  }

  print(): string {
    const { facts } = this;
    const locals = facts.locals.filter((local) => this.isTold(local)).flatMap((local) => this.local(local));
    const lines = [
      ...locals,
      ...facts.borrows.flatMap((borrow) => this.borrow(borrow)),
      ...facts.closures.map((closure) => this.closure(closure)),
      ...facts.calls.flatMap((call) => this.call(call)),
    ];
    return [facts.name, ...lines.map((line) => `  ${line}`)].join("\n");
  }

  /** Temporaries that own nothing and lend nothing say nothing. */
  private isTold({ kind, needsDrop, events }: LocalFacts): boolean {
    if (kind !== "Temporary") return kind !== "Return";
    return needsDrop || events.some((event) => event.kind === "Borrowed");
  }

  private place(span: Span): string {
    const file = this.sources.file(span.file);
    const [from, to] = [file.lineColumn(span.lo), file.lineColumn(span.hi)];
    return `${from.line}:${from.column}-${to.line}:${to.column}`;
  }

  private extent({ ranges }: Extent): string {
    return ranges.map((range) => this.place(range)).join(", ") || "nowhere";
  }

  // ---- values ----

  private local(local: LocalFacts): string[] {
    const name = local.name ?? `temporary \`${this.sources.textOf(local.declared).split("\n")[0]}\``;
    const head = `${local.kind.toLowerCase()} ${name}: ${this.tcx.printTy(local.ty)}`;
    return [
      `${head} at ${this.place(local.declared)}${local.staticBound ? " ('static bound)" : ""}`,
      `  storage ${this.extent(local.storage)}`,
      `  value ${this.extent(local.value)}`,
      ...local.events.map((event) => `  ${this.event(event)}`),
      ...local.references.map((reference) => `  ${this.reference(reference)}`),
    ];
  }

  private event(event: ValueEvent): string {
    const at = this.place(event.at);
    switch (event.kind) {
      case "Initialised":
        return `initialised${part(event.part)} at ${at} by ${event.by.toLowerCase()}`;
      case "Borrowed":
        return `borrowed at ${at}: borrow ${event.borrow}`;
      case "Moved":
      case "Copied":
        return `${event.kind.toLowerCase()}${part(event.part)} at ${at}${taker(" into ", event.to)}`;
      case "Dropped": {
        const except = event.except.length === 0 ? "" : ` except ${event.except.join(", ")}`;
        return `${event.maybe ? "maybe " : ""}dropped at ${at}: ${words[event.why]}${except}`;
      }
      case "StorageDead":
        return `storage ends at ${at}`;
    }
  }

  private reference({ what, extent, live, ends, pointsTo }: ReferenceFacts): string {
    const [region, own] = [this.extent(extent), this.extent(live)];
    const told = region === own ? own : `${own} (region ${region})`;
    return `${what}: ${told}; ends: ${this.ends(ends)}; may point to ${this.sourcesOf(pointsTo)}`;
  }

  // ---- regions ----

  private ends(ends: readonly RegionEnd[]): string {
    return ends.map((end) => this.end(end)).join(", ") || "?";
  }

  private end(end: RegionEnd): string {
    switch (end.kind) {
      case "LastUse":
        return `last use${named(" of ", end.through)} at ${this.place(end.at)}`;
      case "Dropped":
        return `drop${named(" of ", end.through)} at ${this.place(end.at)}`;
      case "Caller":
        return `must reach ${end.lifetime ?? "a lifetime of the caller"}`;
      case "Static":
        return "must reach 'static";
      case "NeverUsed":
        return "never used";
    }
  }

  private sourcesOf(sources: readonly Source[]): string {
    return sources.map((source) => this.source(source)).join(", ") || "nothing";
  }

  private source(source: Source): string {
    switch (source.kind) {
      case "Borrow":
        return `borrow ${source.borrow} (${this.facts.borrows[source.borrow]?.placeName ?? "a temporary"})`;
      case "Literal":
        return `the literal at ${this.place(source.at)}`;
      case "Promoted":
        return `the promoted constant at ${this.place(source.at)}`;
      case "Static":
        return `the static ${source.name}`;
      case "Caller":
        return `what ${source.lifetime ?? "the caller"} lends`;
      case "StaticValue":
        return `the 'static value at ${this.place(source.at)}`;
      case "StaticResult":
        return `the 'static result of ${source.callee} at ${this.place(source.at)}`;
      case "FreeResult":
        return `the result of ${source.callee} at ${this.place(source.at)}, tied to nothing`;
    }
  }

  private borrow(borrow: BorrowFacts): string[] {
    const kind = borrow.kind === "Shared" ? "&" : borrow.kind === "Mut" ? "&mut" : "two-phase &mut";
    const through = borrow.isReborrow ? [", through a reference"] : [];
    const told = [...through, ...(borrow.origin === "Written" ? [] : [`, ${borrow.origin.toLowerCase()}`])];
    const head = `borrow ${borrow.id}: ${kind} ${borrow.placeName ?? "temporary"} at ${this.place(borrow.at)}`;
    const reaches = borrow.reaches.map((local) => this.facts.locals[local]?.name);
    return [
      `${head}${told.join("")}${taker(" by ", borrow.by)}`,
      `  live ${this.extent(borrow.live)}; ends: ${this.ends(borrow.ends)}`,
      ...(borrow.activated === undefined ? [] : [`  reserved until ${this.place(borrow.activated)}`]),
      ...(reaches.length === 0 ? [] : [`  may be held by ${reaches.join(", ")}`]),
    ];
  }

  // ---- calls and closures ----

  private closure({ at, captures }: ClosureFacts): string {
    const told = captures.map(({ place, how }) => `${place} ${how.toLowerCase()}`).join(", ");
    return `closure at ${this.place(at)} captures ${told || "nothing"}`;
  }

  private call({ at, path, lifetimes, staticBounds }: CallFacts): string[] {
    if (lifetimes.length === 0 && staticBounds.length === 0) return [];
    return [
      `call ${path} at ${this.place(at)}`,
      ...lifetimes.map(
        ({ name, live, ends, pointsTo }) =>
          `  ${name ?? "'_"}: ${this.extent(live)}; ends: ${this.ends(ends)}; from ${this.sourcesOf(pointsTo)}`,
      ),
      ...staticBounds.map(({ param, ty }) => `  ${param}: 'static is ${this.tcx.printTy(ty)}`),
    ];
  }
}

const words = { ScopeEnd: "its scope ends", TemporaryEnd: "temporary ends", Overwritten: "overwritten" } as const;

function part(name: string | undefined): string {
  return name === undefined ? "" : ` ${name}`;
}

function named(before: string, name: string | undefined): string {
  return name === undefined ? "" : `${before}${name}`;
}

function taker(before: string, to: Taker | undefined): string {
  switch (to?.kind) {
    case undefined:
      return "";
    case "Local":
      return `${before}${to.name}`;
    case "Place":
      return `${before}${to.place}`;
    case "Call":
      return `${before}the call of ${to.callee}`;
    case "Closure":
      return `${before}the closure${named(" ", to.name)}`;
    case "Return":
      return `${before}the result`;
  }
}
