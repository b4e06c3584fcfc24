/** The model of each body as the borrow checker finds it. */
import { capturesArg } from "../../../src/types/outlives/captured";
import { Folder } from "../../../src/types/fold";
import type { Region, Ty } from "../../../src/types/ty";
import type { BitSet } from "../../../src/base/bitset";
import type { Span } from "../../../src/base/source";
import type { Context } from "../../../src/types/context";
import { gatherBorrows } from "../../../src/mir/borrow/loans/borrowSet";
import { loansInScope } from "../../../src/mir/borrow/loans/inScope";
import type { LoanFacts } from "../../../src/mir/borrow/checkBorrows";
import type { Regions } from "../../../src/mir/borrow/regions/infer";
import { indexPoints } from "../../../src/mir/borrow/regions/points";
import { localName } from "../../../src/mir/borrow/describe";
import type { Body, Local, Location, Place, Statement, Terminator } from "../../../src/mir/mir";
import { runPasses, runtimePasses } from "../../../src/mir/passes";
import { successors } from "../../../src/mir/successors";
import { readFileSync } from "node:fs";
import type { DefId } from "../../../src/resolve/def";
import { programOf, type Program } from "../../mir/frontEnd";
import {
  type BodyModel,
  type LoanEvent,
  endOf,
  macroCalls,
  nameEnds,
  type RawRegion,
  type Step,
  type StepKind,
} from "./model";

export function ourModels(file: string): BodyModel[] {
  const program = programOf(file);
  const isInMacro = macroCalls(readFileSync(file, "utf8"));
  return program.definitions.flatMap((def) => {
    if (program.tcx.typedBody(def).tainted || !program.bodies.isSound(def)) return [];
    return [new BodyReader(program, def, isInMacro).read()];
  });
}

class BodyReader {
  private readonly tcx: Context;
  private readonly body: Body;
  private readonly regions: Regions;
  private readonly facts: LoanFacts;

  constructor(
    private readonly program: Program,
    private readonly def: DefId,
    private readonly isInMacro: (span: string) => boolean,
  ) {
    this.tcx = program.tcx;
    this.body = program.bodies.analysedBody(def);
    this.regions = program.bodies.regions(def);
    this.facts = program.bodies.loanFacts(def);
  }

  read(): BodyModel {
    const { body, facts } = this;
    const { points } = this.regions;
    const index = new Map(facts.issued.map((borrow, at) => [borrow.location, at]));
    const events = (found: LoanFacts["killed"]): LoanEvent[] =>
      found.map(({ borrow, at }) => ({
        loan: index.get(borrow.location) ?? this.loanAt(borrow.location),
        at: points.point(at),
      }));
    const live = this.live();
    return {
      key: this.key(),
      steps: this.steps(body),
      regions: this.regionModels(),
      loans: facts.issued.map(({ location, region }) => ({
        issued: points.point(location),
        region: new Set(this.regions.pointsOf(region) ?? []),
        live: live.get(points.point(location)) ?? new Set(),
      })),
      invalidated: events(facts.invalidated),
      killed: events(facts.killed),
      elaborated: this.elaborated(),
    };
  }

  private key(): string {
    // rustc's body of a constant or static is the whole item.
    const { kind, span: item } = this.tcx.def(this.def);
    const { file, hi } = kind === "Const" || kind === "Static" ? item : this.body.span;
    const { line, column } = this.tcx.sources.file(file).lineColumn(hi);
    let depth = 0;
    for (let at = this.def; this.tcx.def(at).kind === "Closure"; at = this.tcx.parent(at) ?? at) depth++;
    return `${line}:${column}${" in".repeat(depth)}`;
  }

  private loanAt(location: Location): number {
    const at = this.regions.points.point(location);
    return this.facts.issued.findIndex((loan) => this.regions.points.point(loan.location) === at);
  }

  private span(span: Span): string {
    if (span.file !== this.body.span.file) return "";
    const file = this.tcx.sources.file(span.file);
    const [from, to] = [file.lineColumn(span.lo), file.lineColumn(span.hi)];
    const text = `${from.line}:${from.column}-${to.line}:${to.column}`;
    return this.isInMacro(text) ? "" : text;
  }

  private steps(body: Body): Step[] {
    const points = indexPoints(body);
    return body.blocks.flatMap(({ statements, terminator, isCleanup }) =>
      [...statements, terminator].map((step, index): Step => {
        const unwind = "unwind" in step && step.unwind.kind === "Cleanup" ? step.unwind.target : undefined;
        const isLast = index === statements.length;
        const here = points.blockStart[body.blocks.findIndex((block) => block.terminator === terminator)] ?? 0;
        const next = isLast
          ? successors(terminator)
              .filter((block) => block !== unwind)
              .map((block) => points.blockStart[block] ?? 0)
          : [here + index + 1];
        return {
          kind: isReborrow(body, step) ? "" : kindOf(step),
          span: this.span(step.info.span),
          isCleanup,
          next,
          unwind: unwind === undefined ? undefined : points.blockStart[unwind],
          ...(step.kind === "Drop" ? { dropped: this.dropped(body, step.place, terminator) } : {}),
        };
      }),
    );
  }

  // ---- regions ----

  private regionModels(): BodyModel["regions"] {
    const { regions, body } = this;
    const ends = (set: BitSet): Set<string> => new Set([...set].map(String));
    const raw = regions.body.locals.flatMap(({ ty, span }, local): RawRegion[] => {
      const name = localName(body, local as Local);
      const at = this.span(span);
      if (name === undefined || at === "") return [];
      return regionsOf(this.tcx, ty).map((region, index) => {
        const vid = regions.vidOf(region);
        return {
          key: `${name} ${endOf(at)} #${index}`,
          isArgument: local <= body.argCount,
          points: new Set(regions.pointsOf(vid) ?? []),
          ends: ends(regions.endsIn(vid)),
        };
      });
    });
    return nameEnds(raw, "0", (end) => ends(regions.endsIn(Number(end) as Parameters<Regions["endsIn"]>[0])));
  }

  // ---- loans ----

  private live(): Map<number, Set<number>> {
    const { tcx, body, regions } = this;
    const { points } = regions;
    const diesAtExit = body.source === "Fn" || body.source === "Closure" || body.source === "Coroutine";
    const set = gatherBorrows(body, regions, diesAtExit);
    const scope = loansInScope(tcx, body, regions, set);
    const live = set.borrows.map(() => new Set<number>());
    for (let point = 0; point < points.count; point++)
      for (const index of scope.before(points.location(point))) live[index]?.add(point);
    return new Map(set.borrows.map(({ location, index }) => [points.point(location), live[index] ?? new Set()]));
  }

  // ---- drops ----

  private elaborated(): Step[] {
    let found: Body | undefined;
    runPasses(this.tcx, this.program.bodies.analysedBody(this.def), runtimePasses, "runtime", (pass, body) => {
      if (pass === "elaborateDrops") found = body;
    });
    return found === undefined ? [] : this.steps(found);
  }

  private dropped(body: Body, place: Place, terminator: Terminator): NonNullable<Step["dropped"]> {
    const block = body.blocks.findIndex((data) => data.terminator === terminator);
    const before = entered(body, block);
    const isFlag = (data: Body["blocks"][number]): boolean =>
      data.terminator.kind === "SwitchInt" &&
      data.terminator.discriminant.kind !== "Constant" &&
      body.locals[data.terminator.discriminant.place.local]?.kind.kind === "DropFlag";
    return { place: this.placeName(body, place), maybe: before.length > 0 && before.every(isFlag) };
  }

  private placeName(body: Body, { local, projection }: Place): string {
    const span = this.span(body.locals[local]?.span ?? body.span);
    let text = localName(body, local) ?? (local === 1 ? "_1" : `temporary ${span}`);
    for (const part of projection) {
      if (part.kind === "Deref") text = `*${text}`;
      else if (part.kind === "Field") text = `${text.startsWith("*") ? `(${text})` : text}.${part.field}`;
      else if (part.kind !== "Downcast") text = `${text}[..]`;
    }
    return text;
  }
}

/** Of what a temporary holds: rustc puts in one more where a coercion might have been. */
function isReborrow(body: Body, step: Statement | Terminator): boolean {
  if (step.kind !== "Assign" || step.rvalue.kind !== "Ref" || step.rvalue.borrow.kind !== "Shared") return false;
  const { local, projection } = step.rvalue.place;
  return projection.length === 1 && projection[0]?.kind === "Deref" && localName(body, local) === undefined;
}

/** The blocks that lead to a block, those apart that only hold a stop point. */
function entered(body: Body, block: number): Body["blocks"] {
  return body.blocks.flatMap((data, index) => {
    if (!(successors(data.terminator) as number[]).includes(block)) return [];
    const isStop = data.terminator.kind === "Goto" && data.statements.every(({ kind }) => kind === "StopPoint");
    return isStop ? entered(body, index) : [data];
  });
}

function kindOf(step: Statement | Terminator): StepKind {
  switch (step.kind) {
    case "Assign":
      return step.rvalue.kind === "Ref" ? "&" : "=";
    case "SetDiscriminant":
    case "CopyNonOverlapping":
    case "Assume":
      return "=";
    case "StorageDead":
      return "dead";
    case "Call":
      return "call";
    case "Drop":
      return "drop";
    case "SwitchInt":
      return "switch";
    case "Assert":
      return "assert";
    case "Yield":
      return "yield";
    case "Return":
    case "UnwindResume":
    case "CoroutineDrop":
      return "return";
    default:
      return "";
  }
}

/** In the order in which they are printed, of a closure's only those of its captures, of an opaque type's those that it captures. */
function regionsOf(tcx: Context, ty: Ty): Region[] {
  const found: Region[] = [];
  new RegionLister(tcx, found).foldTy(ty);
  return found;
}

class RegionLister extends Folder {
  constructor(
    private readonly tcx: Context,
    private readonly found: Region[],
  ) {
    super();
  }
  override foldTy(ty: Ty): Ty {
    if (ty.kind === "Alias" && ty.alias === "Opaque") {
      ty.args.forEach((arg, index) => {
        if (arg.kind === "Type") this.foldTy(arg.ty);
        else if (arg.kind === "Lifetime" && capturesArg(this.tcx, ty.def, index)) this.foldRegion(arg.region);
      });
      return ty;
    }
    if (ty.kind !== "Closure" && ty.kind !== "Coroutine") return this.superTy(ty);
    const upvars = ty.args.at(-1);
    if (upvars?.kind === "Type") this.foldTy(upvars.ty);
    return ty;
  }
  override foldRegion(region: Region): Region {
    if (region.kind === "Var") this.found.push(region);
    return region;
  }
}
