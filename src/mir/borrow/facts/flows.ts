/**
 * Which references may hold what: each borrow, constant and lifetime of the caller is a source, and flows to every region that it must
 * outlive (`'source: 'region`), in whatever order the program runs.
 */
import { BitSet } from "../../../base/bitset";
import type { Region, RegionVid, Ty } from "../../../types/ty";
import type { BasicBlock, Body, Constant, Local, Location, Statement, Terminator } from "../../mir";
import { rvalueOperands } from "../../operands";
import { placeTy } from "../../placeTy";
import type { Regions } from "../regions/infer";
import { staticVid } from "../regions/universal";
import type { Extents } from "./extents";
import type { Source } from "./facts";
import { regionsIn } from "./regionsIn";
import type { Takers } from "./takers";

interface Flow {
  readonly source: Source;
  readonly reaches: BitSet;
}

export class Flows {
  private readonly flows: Flow[] = [];
  private readonly callers = new Map<RegionVid, Source>();
  private readonly statics = new Map<Local, Source>();
  private readonly shorterThan = new Map<RegionVid, RegionVid[]>();

  /** `borrows`: the regions of all borrows, by `BorrowId`. */
  constructor(
    private readonly regions: Regions,
    private readonly extents: Extents,
    private readonly takers: Takers,
    borrows: readonly RegionVid[],
  ) {
    for (const { longer, shorter } of regions.constraints) {
      const known = this.shorterThan.get(longer);
      if (known === undefined) this.shorterThan.set(longer, [shorter]);
      else known.push(shorter);
    }
    borrows.forEach((region, borrow) => this.add({ kind: "Borrow", borrow }, region));
    this.universals();
    regions.body.blocks.forEach(({ statements, terminator, isCleanup }, index) => {
      if (isCleanup) return;
      const block = index as BasicBlock;
      [...statements, terminator].forEach((step, statementIndex) => this.step(step, { block, statementIndex }));
    });
    this.fromStatic();
  }

  /** What a reference with this region may point to. */
  sourcesOf(region: RegionVid): Source[] {
    if (region === staticVid) return [];
    // What flows into a lifetime of the caller is given out; what an argument holds, the caller lends.
    if (this.regions.isUniversal(region)) return this.callers.has(region) ? [this.callers.get(region) as Source] : [];
    return this.flows.filter(({ reaches }) => reaches.has(region)).map(({ source }) => source);
  }

  /** The static, or constant, that a temporary refers to. */
  staticIn(local: Local): Source | undefined {
    return this.statics.get(local);
  }

  /** The regions that a borrow flows to. */
  reachedBy(borrow: number): BitSet {
    return this.flows[borrow]?.reaches ?? new BitSet();
  }

  private add(source: Source, from: RegionVid): void {
    this.flows.push({ source, reaches: this.reach(from) });
  }

  /** Not on through a lifetime of the caller: what it stands for is a source of its own. */
  private reach(from: RegionVid): BitSet {
    const reached = new BitSet(this.regions.regionCount);
    const stack: RegionVid[] = [from];
    for (let region = stack.pop(); region !== undefined; region = stack.pop()) {
      if (!reached.add(region)) continue;
      if (region !== from && this.regions.isUniversal(region)) continue;
      stack.push(...(this.shorterThan.get(region) ?? []));
    }
    return reached;
  }

  private universals(): void {
    const { universal } = this.regions.cx;
    universal.definitions.forEach((definition, vid) => {
      if (vid === staticVid || vid === universal.body) return;
      const source: Source = { kind: "Caller", lifetime: definition.name };
      this.callers.set(vid as RegionVid, source);
      this.add(source, vid as RegionVid);
    });
  }

  // ---- constants and results ----

  private step(step: Statement | Terminator, location: Location): void {
    if (step.kind === "Assign") this.assigned(step, location);
    else if (step.kind === "Call") {
      for (const operand of step.args) if (operand.kind === "Constant") this.constant(operand.constant, location);
      this.result(step, location);
    }
  }

  private assigned({ place, rvalue }: Extract<Statement, { kind: "Assign" }>, location: Location): void {
    for (const operand of rvalueOperands(rvalue)) {
      if (operand.kind !== "Constant") continue;
      const source = this.constant(operand.constant, location);
      if (source?.kind === "Static" && place.projection.length === 0) this.statics.set(place.local, source);
    }
  }

  private constant({ ty, value }: Constant, location: Location): Source | undefined {
    const region = ty.kind === "Ref" ? vidOf(ty.region) : undefined;
    const source = this.constantSource(value, location);
    if (source !== undefined && region !== undefined && region !== staticVid) this.add(source, region);
    return source;
  }

  private constantSource(value: Constant["value"], location: Location): Source | undefined {
    const at = this.extents.spanOf(this.extents.points.point(location));
    if (at === undefined) return undefined;
    switch (value.kind) {
      case "Str":
      case "Bytes":
        return { kind: "Literal", at };
      case "Promoted":
        return { kind: "Promoted", at };
      case "StaticRef":
      case "Unevaluated":
        return { kind: "Static", name: this.regions.cx.tcx.def(value.def).name, at };
      default:
        return undefined;
    }
  }

  /** Where something `'static` comes in. */
  private fromStatic(): void {
    for (const { region, location } of this.regions.cx.fromStatic) {
      const at = this.extents.spanOf(this.extents.points.point(location));
      if (at === undefined || region === staticVid) continue;
      const { statements, terminator } = this.regions.body.blocks[location.block] as Body["blocks"][number];
      const step = statements[location.statementIndex] ?? terminator;
      if (step.kind === "Call") {
        const callee = this.takers.callee(step.func);
        this.add({ kind: "StaticResult", callee, at }, region);
      } else this.add(this.staticRead(step, location) ?? { kind: "StaticValue", at }, region);
    }
  }

  /** `&LIMIT`, `LIMIT`: what is read through the reference to a static. */
  private staticRead(step: Statement | Terminator, location: Location): Source | undefined {
    if (step.kind !== "Assign") return undefined;
    const { rvalue } = step;
    if ("place" in rvalue) return this.statics.get(rvalue.place.local);
    const [operand] = rvalueOperands(rvalue);
    if (operand?.kind === "Constant") return this.constantSource(operand.constant.value, location);
    return operand === undefined ? undefined : this.statics.get(operand.place.local);
  }

  /** A call's result that no argument of the call, nor anything before it, flows into. */
  private result(call: Extract<Terminator, { kind: "Call" }>, location: Location): void {
    const at = this.extents.spanOf(this.extents.points.point(location));
    if (at === undefined) return;
    const { ty } = placeTy(this.regions.body.locals, call.destination);
    const callee = this.takers.callee(call.func);
    for (const region of referencesIn(this.regions, ty)) {
      const before = this.regions.constraints.filter(({ shorter }) => shorter === region);
      const here = before.filter((constraint) => isAt(constraint.location, location));
      if (here.length > 0 && here.every(({ longer }) => this.isFree(longer)))
        this.add({ kind: "FreeResult", callee, at }, region);
    }
  }

  private isFree(region: RegionVid): boolean {
    return (
      this.regions.definition(region).kind === "Existential" &&
      !this.regions.constraints.some(({ shorter }) => shorter === region)
    );
  }
}

function referencesIn(regions: Regions, ty: Ty): RegionVid[] {
  return regionsIn(regions.cx.tcx, ty).map(({ region }) => region);
}

function vidOf(region: Region): RegionVid | undefined {
  return region.kind === "Var" ? region.vid : undefined;
}

function isAt(a: Location | undefined, b: Location): boolean {
  return a?.block === b.block && a.statementIndex === b.statementIndex;
}
