/** Puts the facts of a body together from what the borrow check found: moves and drops, loans, regions. */
import { BitSet } from "../../../base/bitset";
import type { Span } from "../../../base/source";
import type { CapturedPlace } from "../../../types/body";
import { isCopyTy } from "../../../types/builtin";
import type { Context } from "../../../types/context";
import type { ParamEnv, Ty } from "../../../types/ty";
import type { BasicBlock, Body, Local, Rvalue } from "../../mir";
import { closureHeader } from "../context";
import { collectUses, type LocalUses } from "../regions/liveness";
import type { Regions } from "../regions/infer";
import { staticVid } from "../regions/universal";
import { Borrows, findBorrows } from "./borrows";
import { callFacts } from "./calls";
import { endsOf, ordinary } from "./ends";
import { Extents, type PlaceInProgram } from "./extents";
import type { BodyFacts, BorrowFacts, ClosureFacts, Extent, LocalFacts, ReferenceFacts, ValueEvent } from "./facts";
import { Flows } from "./flows";
import { writtenName } from "./names";
import { regionsIn } from "./regionsIn";
import { storagePoints } from "./storage";
import { Takers } from "./takers";
import { Values } from "./values";

/** `body` is analysed; `regions` are its own. */
export function gatherFacts(tcx: Context, body: Body, regions: Regions, placeOf: PlaceInProgram): BodyFacts {
  const extents = new Extents(body, regions.points, placeOf);
  const takers = new Takers(tcx, body);
  const found = findBorrows(regions, extents);
  const flows = new Flows(
    regions,
    extents,
    takers,
    found.map(({ region }) => region),
  );
  const makeBorrows = new Borrows(tcx, body, regions, extents, takers, flows);
  const borrows = found.map((borrow, id) => makeBorrows.facts(borrow, id));
  const values = new Values(tcx, body, extents, takers);
  const locals = new Locals(tcx, body, regions, extents, flows, values, borrows);
  return {
    def: body.def,
    name: body.name,
    span: body.span,
    locals: body.locals.map((_, local) => locals.facts(local as Local)),
    borrows,
    calls: callFacts(tcx, regions, extents, flows),
    closures: closureFacts(tcx, body, extents),
    points: regions.points,
  };
}

class Locals {
  private readonly uses: LocalUses;
  private readonly storage: readonly BitSet[];
  private readonly env: ParamEnv;

  constructor(
    private readonly tcx: Context,
    private readonly body: Body,
    private readonly regions: Regions,
    private readonly extents: Extents,
    private readonly flows: Flows,
    private readonly values: Values,
    private readonly borrows: readonly BorrowFacts[],
  ) {
    this.uses = collectUses(body, extents.points, [...body.locals.keys()] as Local[]);
    this.storage = storagePoints(body, extents.points);
    this.env = tcx.paramEnv(body.def);
  }

  facts(local: Local): LocalFacts {
    const { body, extents, values } = this;
    const decl = body.locals[local] as Body["locals"][number];
    const inits = values.inits[local] ?? [];
    const usePoints = this.usePoints(local);
    const name = writtenName(this.tcx, body, local);
    return {
      local,
      kind: kindOf(decl.kind.kind, name),
      name,
      ty: decl.ty,
      declared: extents.placeOf(decl.span),
      needsDrop: this.tcx.needsDrop(decl.ty, this.env),
      staticBound: this.hasStaticBound(decl.ty),
      storage: this.fromDeclaration(local, extents.of(this.ordinary(this.storage[local]), this.starts(local, inits))),
      value: this.fromStart(local, extents.of(this.ordinary(values.points[local]), inits)),
      events: this.events(local),
      uses: this.usesAt(usePoints),
      usePoints,
      references: this.references(local, inits),
    };
  }

  private ordinary(points: BitSet | undefined): BitSet {
    return ordinary(this.extents, points, new BitSet(this.extents.points.count));
  }

  /** An argument is there before the first step of the body. */
  private fromStart(local: Local, extent: Extent): Extent {
    return local > this.body.argCount ? extent : this.fromDeclaration(local, extent);
  }

  /** What has a name in the source is there from that name on: `let x;` is no step of the program. */
  private fromDeclaration(local: Local, extent: Extent): Extent {
    const { body, extents } = this;
    const [first, ...rest] = extent.ranges;
    const decl = body.locals[local];
    if ((decl?.kind.kind !== "Arg" && decl?.kind.kind !== "User") || first === undefined) return extent;
    const { file, lo } = extents.placeOf(decl.span);
    if (file !== first.file || lo > first.lo) return extent;
    return { ...extent, ranges: [{ ...first, lo }, ...rest] };
  }

  /** A variable's storage begins with its `let`, before the initialiser is evaluated; that is where it is shown. */
  private starts(local: Local, inits: readonly number[]): readonly number[] {
    return this.body.locals[local]?.kind.kind === "User" ? inits.slice(0, 1) : [];
  }

  private events(local: Local): ValueEvent[] {
    const borrowed = this.borrows
      .filter(({ place }) => place.local === local)
      .map(({ id, at, point }): ValueEvent => ({ kind: "Borrowed", borrow: id, at, point }));
    const found = [...(this.values.events[local] ?? []), ...borrowed].sort(
      (a, b) => a.at.hi - b.at.hi || b.at.lo - a.at.lo || a.point - b.point,
    );
    // Several ways through the body may come by one place.
    const told = new Map(found.map((event) => [JSON.stringify({ ...event, point: 0 }), event] as const).reverse());
    return found.filter((event) => told.get(JSON.stringify({ ...event, point: 0 })) === event);
  }

  /** Reads and writes, in the ordinary course of things. */
  private usePoints(local: Local): BitSet {
    const found = new BitSet(this.extents.points.count);
    for (const point of [...(this.uses.uses[local] ?? []), ...(this.uses.defs[local] ?? [])]) {
      const { block, statementIndex } = this.extents.points.location(point);
      const step = this.body.blocks[block]?.statements[statementIndex];
      if (step?.kind === "StorageLive" || step?.kind === "StorageDead") continue;
      if (this.extents.isOrdinary(point)) found.add(point);
    }
    return found;
  }

  private usesAt(points: BitSet): Span[] {
    const spans = new Map<string, Span>();
    for (const point of points) {
      const span = this.extents.spanOf(point);
      if (span !== undefined) spans.set(`${span.lo}:${span.hi}`, span);
    }
    return [...spans.values()].sort((a, b) => a.hi - b.hi || b.lo - a.lo);
  }

  private references(local: Local, inits: readonly number[]): ReferenceFacts[] {
    const { extents, regions } = this;
    const ty = regions.body.locals[local]?.ty;
    if (ty === undefined) return [];
    const held = this.values.points[local];
    return regionsIn(this.tcx, ty).map(({ region, what }) => {
      const points = this.ordinary(regions.pointsOf(region));
      const own = points.clone();
      own.intersect(held ?? new BitSet());
      const live = this.fromStart(local, extents.of(own, inits));
      const outer = region === staticVid ? this.flows.staticIn(local) : undefined;
      return {
        what,
        region,
        extent: this.fromStart(local, extents.of(points)),
        live,
        ends: endsOf(regions, extents, region, live),
        pointsTo: outer === undefined ? this.flows.sourcesOf(region) : [outer],
      };
    });
  }

  private hasStaticBound(ty: Ty): boolean {
    return this.env.callerBounds.some(
      ({ value }) => value.kind === "TypeOutlives" && value.ty === ty && value.region.kind === "Static",
    );
  }
}

function kindOf(kind: Body["locals"][number]["kind"]["kind"], name: string | undefined): LocalFacts["kind"] {
  switch (kind) {
    case "Arg":
      return "Argument";
    case "User":
      return name === undefined ? "Temporary" : "Variable";
    case "Return":
      return "Return";
    default:
      return "Temporary";
  }
}

// ---- closures ----

function closureFacts(tcx: Context, body: Body, extents: Extents): ClosureFacts[] {
  return body.blocks.flatMap(({ statements, isCleanup }, index) =>
    isCleanup
      ? []
      : statements.flatMap((statement, statementIndex) => {
          const at = extents.spanOf(extents.points.point({ block: index as BasicBlock, statementIndex }));
          if (statement.kind !== "Assign" || at === undefined) return [];
          const facts = closureOf(tcx, statement.rvalue, at);
          return facts === undefined ? [] : [facts];
        }),
  );
}

function closureOf(tcx: Context, rvalue: Rvalue, at: Span): ClosureFacts | undefined {
  if (rvalue.kind !== "Aggregate" || rvalue.aggregate.kind !== "Closure") return undefined;
  const { def } = rvalue.aggregate;
  const { captures } = tcx.typedBody(def);
  const env = tcx.paramEnv(def);
  return {
    def,
    at,
    head: closureHeader(tcx, at, def),
    captures: captures.map((captured) => ({
      place: capturedName(tcx, captured),
      how: howCaptured(tcx, captured, env),
    })),
  };
}

function howCaptured(tcx: Context, { by, ty }: CapturedPlace, env: ParamEnv): ClosureFacts["captures"][number]["how"] {
  if (by.kind === "Ref") return by.borrow === "Shared" ? "Shared" : "Mut";
  return isCopyTy(tcx, ty, env) ? "Copied" : "Moved";
}

/** `p.name`, `*r`. */
function capturedName(tcx: Context, { name, baseTy, projections }: CapturedPlace): string {
  let text = name;
  let ty = baseTy;
  projections.forEach((projection, index) => {
    if (projection.kind === "Field") {
      const field =
        ty.kind === "Adt"
          ? tcx.adtDef(ty.def).variants[projection.variant]?.fields[projection.field]?.name
          : String(projection.field);
      text = `${text.startsWith("*") ? `(${text})` : text}.${field ?? projection.field}`;
    } else if (projections[index + 1]?.kind !== "Field") text = `*${text}`;
    ty = projection.ty;
  });
  return text;
}
