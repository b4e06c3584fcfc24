/**
 * Where the regions of locals' types must be live: rustc's liveness constraints. A local is *use-live* where its value may be used
 * later, *drop-live* where it may be dropped later while initialised; the first holds all regions of its type, the second
 * those that its destructor may look at.
 */
import { BitSet } from "../../../base/bitset";
import { Folder, noBoundVars, instantiate } from "../../../types/fold";
import { type Region, type RegionVid, type Ty, TypeFlags } from "../../../types/ty";
import { mkArgs } from "../../../types/intern";
import { capturesArg } from "../../../types/outlives/captured";
import { initializationOf } from "../../dataflow/ofBody";
import type { BasicBlock, Body, Local, Operand, Place, Rvalue, Statement, Terminator } from "../../mir";
import type { MoveData } from "../../movePaths";
import { predecessors } from "../../successors";
import type { RegionCx } from "./context";
import { DropCheck } from "./dropck";
import type { PointIndex } from "./regions";
import { holdsRegions } from "./renumber";
import { isClosureTy } from "./universal";

/** Where each relevant local is defined, used and dropped, by points. */
export interface LocalUses {
  readonly defs: readonly BitSet[];
  readonly uses: readonly number[][];
  readonly drops: readonly number[][];
}

/**
 * Universal regions and those that outlive one: they hold every point as it is. A local that has only such regions is no reason
 * why a loan is live; the signature is (rustc's boring locals).
 */
function outlivingUniversals(cx: RegionCx): BitSet {
  const longerThan = new Map<RegionVid, RegionVid[]>();
  for (const { longer, shorter } of cx.constraints) {
    const known = longerThan.get(shorter);
    if (known === undefined) longerThan.set(shorter, [longer]);
    else known.push(longer);
  }
  const found = new BitSet(cx.definitions.length);
  // What an opaque return type hides becomes one of the universal regions.
  const stack = [...cx.universal.definitions.keys(), ...cx.members.map(({ region }) => region)] as RegionVid[];
  for (let vid = stack.pop(); vid !== undefined; vid = stack.pop())
    if (found.add(vid)) stack.push(...(longerThan.get(vid) ?? []));
  return found;
}

export function addLiveness(
  cx: RegionCx,
  body: Body,
  points: PointIndex,
  addPoints: (region: RegionVid, live: BitSet) => void,
): LocalUses {
  return new LivenessBuilder(cx, body, points, addPoints).run();
}

class LivenessBuilder {
  private readonly relevant: Local[];
  private readonly preds: BasicBlock[][];
  private readonly dropck: DropCheck;

  constructor(
    private readonly cx: RegionCx,
    private readonly body: Body,
    private readonly points: PointIndex,
    private readonly addPoints: (region: RegionVid, live: BitSet) => void,
  ) {
    this.preds = predecessors(body.blocks);
    this.dropck = new DropCheck(cx);
    const everywhere = outlivingUniversals(cx);
    this.relevant = body.locals.flatMap(({ ty }, local) =>
      this.endsSomewhere(ty, everywhere) ? [local as Local] : [],
    );
  }

  private endsSomewhere(ty: Ty, everywhere: BitSet): boolean {
    if (!holdsRegions(ty)) return false;
    let ends = false;
    forLiveness(this.cx, ty, (vid) => void (ends ||= !everywhere.has(vid)));
    return ends;
  }

  run(): LocalUses {
    const uses = collectUses(this.body, this.points, this.relevant);
    let inits: ReturnType<typeof this.initialized> | undefined;
    for (const local of this.relevant) {
      const ty = this.body.locals[local]?.ty;
      if (ty === undefined) continue;
      const live = this.useLive(uses, local);
      if (!live.isEmpty()) forLiveness(this.cx, ty, (vid) => this.addPoints(vid, live));
      const drops = uses.drops[local] ?? [];
      if (drops.length === 0) continue;
      const dropped = this.dropck.outlives(ty);
      if (dropped.length === 0) continue;
      inits ??= this.initialized();
      const dropLive = this.dropLive(uses, local, live, inits);
      if (dropLive.isEmpty()) continue;
      for (const arg of dropped) {
        if (arg.kind === "Type") forLiveness(this.cx, arg.ty, (vid) => this.addPoints(vid, dropLive));
        else if (arg.kind === "Lifetime") this.addPoints(this.cx.varOf(arg.region), dropLive);
      }
    }
    return uses;
  }

  // ---- use-live ----

  /** Backwards from each use to the definitions that it may read. */
  private useLive(uses: LocalUses, local: Local): BitSet {
    const live = new BitSet(this.points.count);
    const defs = uses.defs[local] as BitSet;
    const stack = (uses.uses[local] ?? []).slice();
    for (let point = stack.pop(); point !== undefined; point = stack.pop()) this.walk(point, live, defs, stack);
    return live;
  }

  /** Marks back to the block's start or the last definition before `from`; predecessors go on the stack. */
  private walk(from: number, live: BitSet, defs: BitSet, stack: number[]): void {
    const block = this.points.block(from);
    const start = this.points.blockStart[block] as number;
    for (let point = from; ; point--) {
      if (!live.add(point)) return;
      if (point === start) break;
      if (defs.has(point - 1)) return;
    }
    for (const pred of this.preds[block] ?? []) {
      const end = this.end(pred);
      if (!defs.has(end)) stack.push(end);
    }
  }

  private end(block: BasicBlock): number {
    return (this.points.blockStart[block] as number) + (this.body.blocks[block]?.statements.length ?? 0);
  }

  // ---- drop-live ----

  private initialized() {
    const { moves, maybeInit } = initializationOf(this.cx.tcx, this.cx.body);
    return { data: moves, results: maybeInit };
  }

  private dropLive(
    uses: LocalUses,
    local: Local,
    useLive: BitSet,
    { data, results }: ReturnType<LivenessBuilder["initialized"]>,
  ): BitSet {
    const live = new BitSet(this.points.count);
    const defs = uses.defs[local] as BitSet;
    const mayBe = (point: number): boolean => isInitialized(data, local, results.before(this.points.location(point)));
    const entry = new Map<BasicBlock, boolean>();
    const mayEnter = (block: BasicBlock): boolean => {
      let known = entry.get(block);
      if (known === undefined) {
        const state = results.entry[block];
        entry.set(block, (known = state !== undefined && isInitialized(data, local, state)));
      }
      return known;
    };
    const stack = (uses.drops[local] ?? []).filter(mayBe);
    for (let point = stack.pop(); point !== undefined; point = stack.pop()) {
      const block = this.points.block(point);
      const start = this.points.blockStart[block] as number;
      let reachesStart = true;
      for (let at = point; ; at--) {
        if (useLive.has(at) || !live.add(at)) {
          reachesStart = false;
          break;
        }
        if (at === start) break;
        if (defs.has(at - 1)) {
          reachesStart = false;
          break;
        }
      }
      if (!reachesStart || !mayEnter(block)) continue;
      for (const pred of this.preds[block] ?? []) {
        const end = this.end(pred);
        if (!defs.has(end) && !useLive.has(end) && mayBe(end)) stack.push(end);
      }
    }
    return live;
  }
}

function isInitialized(data: MoveData, local: Local, state: BitSet): boolean {
  for (const path of data.withChildren(data.pathOfLocal(local))) if (state.has(path)) return true;
  return false;
}

// ---- regions of a live type ----

/** The regions that must be live while a value of the type is: of an alias whose bounds tell, only what they say. */
export function forLiveness(cx: RegionCx, ty: Ty, show: (region: RegionVid) => void): void {
  new LiveRegions(cx, show).foldTy(ty);
}

class LiveRegions extends Folder {
  constructor(
    private readonly cx: RegionCx,
    private readonly show: (region: RegionVid) => void,
  ) {
    super();
  }
  override foldTy(ty: Ty): Ty {
    if ((ty.flags & TypeFlags.HasRegions) === 0) return ty;
    if (isClosureTy(ty)) {
      const { parentCount } = this.cx.tcx.generics(ty.def);
      for (const arg of ty.args.slice(parentCount)) if (arg.kind === "Type") this.foldTy(arg.ty);
      return ty;
    }
    if (ty.kind !== "Alias" || this.depth > 0) return this.superTy(ty);
    const bounds = this.boundsOf(ty);
    if (bounds.some((region) => region.kind === "Static")) return ty;
    const [only] = bounds;
    if (only !== undefined && bounds.every((region) => region === only)) this.foldRegion(only);
    else if (ty.alias === "Opaque")
      this.foldArgs(mkArgs(ty.args.filter((_, index) => capturesArg(this.cx.tcx, ty.def, index))));
    else this.superTy(ty);
    return ty;
  }
  override foldRegion(region: Region): Region {
    if (region.kind !== "Bound" || region.debruijn >= this.depth) this.show(this.cx.varOf(region));
    return region;
  }

  private boundsOf(ty: Ty & { kind: "Alias" }): Region[] {
    return this.cx.tcx.itemBounds(ty.def).flatMap((bound) => {
      const value = noBoundVars(bound);
      return value?.kind === "TypeOutlives" && value.ty.kind === "Alias" && value.ty.def === ty.def
        ? [instantiate(value.region, ty.args)]
        : [];
    });
  }
}

// ---- definitions, uses, drops ----

export function collectUses(body: Body, points: PointIndex, relevant: readonly Local[]): LocalUses {
  const collector = new UseCollector(body, relevant, points.count);
  body.blocks.forEach((block, index) => {
    const start = points.blockStart[index] ?? 0;
    block.statements.forEach((statement, i) => {
      collector.point = start + i;
      collector.statement(statement);
    });
    collector.point = start + block.statements.length;
    collector.terminator(block.terminator);
  });
  return collector;
}

class UseCollector implements LocalUses {
  readonly defs: BitSet[] = [];
  readonly uses: number[][] = [];
  readonly drops: number[][] = [];
  point = 0;

  constructor(_body: Body, relevant: readonly Local[], pointCount: number) {
    for (const local of relevant) {
      this.defs[local] = new BitSet(pointCount);
      this.uses[local] = [];
      this.drops[local] = [];
    }
  }

  private use({ local, projection }: Place): void {
    this.uses[local]?.push(this.point);
    for (const element of projection) if (element.kind === "Index") this.uses[element.local]?.push(this.point);
  }
  /** An assignment to a part leaves the rest: it uses the whole. */
  private def(place: Place): void {
    if (place.projection.length > 0) this.use(place);
    else this.defs[place.local]?.add(this.point);
  }
  private operand(operand: Operand): void {
    if (operand.kind !== "Constant") this.use(operand.place);
  }

  statement(statement: Statement): void {
    switch (statement.kind) {
      case "Assign":
        this.rvalue(statement.rvalue);
        return this.def(statement.place);
      case "StorageLive":
      case "StorageDead":
        this.defs[statement.local]?.add(this.point);
        return;
      case "FakeRead":
      case "PlaceMention":
      case "AscribeUserType":
      case "SetDiscriminant":
      case "Deinit":
        return this.use(statement.place);
      case "Assume":
        return this.operand(statement.operand);
      case "CopyNonOverlapping":
        for (const operand of [statement.source, statement.destination, statement.count]) this.operand(operand);
        return;
      default:
    }
  }

  private rvalue(rvalue: Rvalue): void {
    switch (rvalue.kind) {
      case "Ref":
      case "RawPtr":
      case "Len":
      case "Discriminant":
      case "CopyForDeref":
        return this.use(rvalue.place);
      case "BinaryOp":
        this.operand(rvalue.left);
        return this.operand(rvalue.right);
      case "Aggregate":
        for (const operand of rvalue.operands) this.operand(operand);
        return;
      case "NullaryOp":
        return;
      default:
        this.operand(rvalue.operand);
    }
  }

  terminator(terminator: Terminator): void {
    switch (terminator.kind) {
      case "SwitchInt":
        return this.operand(terminator.discriminant);
      case "Drop":
        if (terminator.place.projection.length > 0) this.use(terminator.place);
        else this.drops[terminator.place.local]?.push(this.point);
        return;
      case "Call":
        this.operand(terminator.func);
        for (const arg of terminator.args) this.operand(arg);
        return this.def(terminator.destination);
      case "Assert":
        this.operand(terminator.condition);
        if (terminator.message.kind === "BoundsCheck") {
          this.operand(terminator.message.length);
          this.operand(terminator.message.index);
        }
        return;
      case "Yield":
        this.operand(terminator.value);
        return this.def(terminator.resumeArg);
      case "Return":
        this.uses[0]?.push(this.point);
        return;
      default:
    }
  }
}
