/**
 * What happens to the values of locals: initialised, moved, copied, dropped and why. A `Drop` of the analysed body drops what is there;
 * which drops run, and whether always, follows from the same dataflow as drop elaboration.
 */
import { BitSet } from "../../../base/bitset";
import type { TyCtxt } from "../../../types/tcx";
import type { ParamEnv } from "../../../types/ty";
import type { ForwardResults } from "../../dataflow/framework";
import { initializationOf } from "../../dataflow/ofBody";
import type { BasicBlock, Body, Local, Location, Operand, Place, Terminator } from "../../mir";
import type { MoveData, MovePathIndex } from "../../movePaths";
import { operandsOfStatement, operandsOfTerminator } from "../../operands";
import { placeTy } from "../../placeTy";
import { describePlace } from "../describe";
import type { Extents } from "./extents";
import type { Taker, ValueEvent } from "./facts";
import type { Takers } from "./takers";

export class Values {
  readonly events: ValueEvent[][];
  /** By local: where some part of it may be initialised. */
  readonly points: BitSet[];
  /** By local: steps that give it a value. */
  readonly inits: number[][];
  private readonly data: MoveData;
  private readonly maybeInit: ForwardResults;
  private readonly maybeUninit: ForwardResults;
  private readonly env: ParamEnv;

  constructor(
    private readonly tcx: TyCtxt,
    private readonly body: Body,
    private readonly extents: Extents,
    private readonly takers: Takers,
  ) {
    this.env = tcx.paramEnv(body.def);
    const { moves, maybeInit, maybeUninit } = initializationOf(tcx, body);
    this.data = moves;
    this.maybeInit = maybeInit;
    this.maybeUninit = maybeUninit;
    this.events = body.locals.map(() => []);
    this.inits = body.locals.map(() => []);
    this.points = body.locals.map(() => new BitSet(extents.points.count));
    this.findPoints();
    this.arguments();
    body.blocks.forEach((_, block) => {
      this.block(block as BasicBlock);
    });
  }

  private findPoints(): void {
    const { data } = this;
    for (const block of this.body.blocks.keys())
      this.maybeInit.visit(block as BasicBlock, (state, location) => {
        const point = this.extents.points.point(location);
        for (const path of state) this.points[data.path(path as MovePathIndex).place.local]?.add(point);
      });
  }

  private arguments(): void {
    for (let local = 1; local <= this.body.argCount; local++) {
      const at = this.extents.placeOf(this.body.locals[local]?.span ?? this.body.span);
      this.events[local]?.push({ kind: "Initialised", by: "Argument", part: undefined, at, point: 0 });
    }
  }

  private block(block: BasicBlock): void {
    const data = this.body.blocks[block];
    if (data === undefined) return;
    data.statements.forEach((statement, statementIndex) => {
      const location = { block, statementIndex };
      for (const operand of operandsOfStatement(statement)) this.operand(operand, location);
      if (statement.kind === "Assign") this.assigned(statement.place, location, "Assignment");
      else if (statement.kind === "StorageDead") this.add(statement.local, location, { kind: "StorageDead" });
    });
    const end = { block, statementIndex: data.statements.length };
    for (const operand of operandsOfTerminator(data.terminator)) this.operand(operand, end);
    if (data.terminator.kind === "Call") this.assigned(data.terminator.destination, end, "Call");
    else if (data.terminator.kind === "Yield") this.assigned(data.terminator.resumeArg, end, "Call");
    else if (data.terminator.kind === "Drop") this.drop(data.terminator, end);
  }

  private add(local: Local, location: Location, event: EventBody): void {
    const point = this.extents.points.point(location);
    const at = this.extents.spanOf(point);
    if (at !== undefined) this.events[local]?.push({ ...event, at, point });
  }

  // ---- taken and given ----

  private operand(operand: Operand, location: Location): void {
    if (operand.kind === "Constant") return;
    const { place } = operand;
    const kind = operand.kind === "Move" ? "Moved" : "Copied";
    this.add(place.local, location, { kind, part: this.part(place), to: this.takerOf(location) });
  }

  private takerOf(location: Location): Taker | undefined {
    return this.takers.of(location);
  }

  /** Undefined: the whole local, or a part of a temporary. */
  private part(place: Place): string | undefined {
    return place.projection.length === 0 ? undefined : describePlace(this.tcx, this.body, place);
  }

  private assigned(place: Place, location: Location, by: "Assignment" | "Call"): void {
    // What is written through a reference or a box is no new value of the variable.
    if (place.projection.some(({ kind }) => kind === "Deref")) return;
    this.inits[place.local]?.push(this.extents.points.point(location));
    this.add(place.local, location, { kind: "Initialised", by, part: this.part(place) });
  }

  // ---- drops ----

  private drop({ place, replace }: Extract<Terminator, { kind: "Drop" }>, location: Location): void {
    const found = this.data.lookup(place);
    const { path } = found;
    if (path === undefined || !this.needsDrop(place)) return;
    const init = this.maybeInit.before(location);
    const uninit = this.maybeUninit.before(location);
    const whole = init.has(path);
    const parts = found.exact ? this.data.withChildren(path).filter((part) => part !== path) : [];
    const left = parts.filter((part) => init.has(part) && this.needsDrop(this.data.path(part).place));
    if (!whole && left.length === 0) return;
    const gone = parts.filter((part) => uninit.has(part) && !this.parentIn(part, parts, uninit));
    const isTemporary = this.body.locals[place.local]?.kind.kind === "Temp";
    this.add(place.local, location, {
      kind: "Dropped",
      why: replace ? "Overwritten" : isTemporary ? "TemporaryEnd" : "ScopeEnd",
      maybe: whole && uninit.has(path) && gone.length === 0,
      except: gone.flatMap((part) => describePlace(this.tcx, this.body, this.data.path(part).place) ?? []),
    });
  }

  private needsDrop(place: Place): boolean {
    return this.tcx.needsDrop(placeTy(this.body.locals, place).ty, this.env);
  }

  private parentIn(part: MovePathIndex, parts: readonly MovePathIndex[], set: BitSet): boolean {
    const { parent } = this.data.path(part);
    return parent !== undefined && parts.includes(parent) && set.has(parent);
  }
}

type EventBody = ValueEvent extends infer Event
  ? Event extends ValueEvent
    ? Omit<Event, "at" | "point">
    : never
  : never;
