/**
 * The loans of a body: each `&place` that can be invalidated, with its region, where it is issued and, for a two-phase
 * borrow, where it is activated (rustc's `BorrowSet`). Borrows through a shared reference or a raw pointer are no loans:
 * nothing that this body does can invalidate them.
 *
 * Example: `v.push(v.len())` issues `_3 = &two_phase v` (reserved), reads `v`, and activates the loan at the call that takes
 * `_3`. Until then the loan only counts as shared.
 */
import { rvalueOperands } from "../../operands";
import type { Brand } from "../../../base/ids";
import type { RegionVid } from "../../../types/ty";
import type { BasicBlock, Body, BorrowKind, Local, Location, Operand, Place, Rvalue, Terminator } from "../../mir";
import { placeTy } from "../../placeTy";
import type { PointIndex, RegionInference } from "../regions/regions";

export type BorrowIndex = Brand<"BorrowIndex">;

export type Activation =
  | { readonly kind: "NotTwoPhase" }
  | { readonly kind: "NotActivated" }
  | { readonly kind: "At"; readonly location: Location };

export interface BorrowData {
  readonly index: BorrowIndex;
  /** Where it is issued (a two-phase borrow: reserved). */
  readonly location: Location;
  activation: Activation;
  readonly kind: BorrowKind;
  readonly region: RegionVid;
  readonly place: Place;
  readonly assigned: Place;
}

export interface BorrowSet {
  readonly borrows: readonly BorrowData[];
  /** By the variable of the borrowed place. */
  readonly ofLocal: ReadonlyMap<Local, readonly BorrowData[]>;
  /** By point: the loan that an assignment issues. */
  readonly issuedAt: ReadonlyMap<number, BorrowData>;
  readonly activatedAt: ReadonlyMap<number, readonly BorrowData[]>;
}

/** `localsDieAtExit`: of functions and closures; the temporaries of a const or static may live for ever. */
export function gatherBorrows(body: Body, regions: RegionInference, localsDieAtExit: boolean): BorrowSet {
  return new Gatherer(body, regions, localsDieAtExit).gather();
}

class Gatherer {
  private readonly borrows: BorrowData[] = [];
  private readonly ofLocal = new Map<Local, BorrowData[]>();
  private readonly issuedAt = new Map<number, BorrowData>();
  private readonly activatedAt = new Map<number, BorrowData[]>();
  /** By the temporary that holds a two-phase borrow. */
  private readonly pending = new Map<Local, BorrowData>();
  private readonly dying: ReadonlySet<Local> | undefined;
  private readonly points: PointIndex;

  constructor(
    private readonly body: Body,
    private readonly regions: RegionInference,
    localsDieAtExit: boolean,
  ) {
    this.points = regions.points;
    this.dying = localsDieAtExit ? undefined : deadOrMoved(body);
  }

  gather(): BorrowSet {
    const { body } = this;
    body.blocks.forEach((data, block) => {
      data.statements.forEach((statement, statementIndex) => {
        if (statement.kind === "Assign") this.borrow(statement.place, statement.rvalue, { block, statementIndex });
      });
    });
    if (this.pending.size > 0) {
      body.blocks.forEach((data, block) => {
        data.statements.forEach((statement, statementIndex) => {
          const location = { block: block as BasicBlock, statementIndex };
          if (statement.kind === "Assign")
            for (const place of placesOfRvalue(statement.rvalue)) this.use(place.local, location);
          else if (statement.kind === "FakeRead") this.use(statement.place.local, location);
        });
        const location = { block: block as BasicBlock, statementIndex: data.statements.length };
        for (const place of placesOfTerminator(data.terminator)) this.use(place.local, location);
      });
    }
    return {
      borrows: this.borrows,
      ofLocal: this.ofLocal,
      issuedAt: this.issuedAt,
      activatedAt: this.activatedAt,
    };
  }

  private borrow(
    assigned: Place,
    rvalue: Rvalue,
    at: { readonly block: number; readonly statementIndex: number },
  ): void {
    if (rvalue.kind !== "Ref" || this.isIgnored(rvalue.place)) return;
    const location = { block: at.block as BasicBlock, statementIndex: at.statementIndex };
    const region = this.regionAt(location);
    if (region === undefined) return;
    const isTwoPhase =
      rvalue.borrow.kind === "Mut" && rvalue.borrow.mut === "TwoPhase" && assigned.projection.length === 0;
    const borrow: BorrowData = {
      index: this.borrows.length as BorrowIndex,
      location,
      activation: { kind: isTwoPhase ? "NotActivated" : "NotTwoPhase" },
      kind: rvalue.borrow,
      region,
      place: rvalue.place,
      assigned,
    };
    this.borrows.push(borrow);
    this.issuedAt.set(this.points.point(location), borrow);
    const list = this.ofLocal.get(rvalue.place.local);
    if (list === undefined) this.ofLocal.set(rvalue.place.local, [borrow]);
    else list.push(borrow);
    if (isTwoPhase) this.pending.set(assigned.local, borrow);
  }

  private regionAt({ block, statementIndex }: Location): RegionVid | undefined {
    const statement = this.regions.body.blocks[block]?.statements[statementIndex];
    if (statement?.kind !== "Assign" || statement.rvalue.kind !== "Ref") return undefined;
    return this.regions.vidOf(statement.rvalue.region);
  }

  /** The first use of the temporary of a two-phase borrow activates it. */
  private use(local: Local, location: Location): void {
    const borrow = this.pending.get(local);
    if (borrow === undefined || borrow.activation.kind === "At") return;
    borrow.activation = { kind: "At", location };
    const point = this.points.point(location);
    const list = this.activatedAt.get(point);
    if (list === undefined) this.activatedAt.set(point, [borrow]);
    else list.push(borrow);
  }

  private isIgnored({ local, projection }: Place): boolean {
    const decl = this.body.locals[local];
    if (this.dying !== undefined && decl?.mutability === "Not" && !this.dying.has(local)) return true;
    for (const [index, element] of projection.entries()) {
      if (element.kind !== "Deref") continue;
      const { ty } = placeTy(this.body.locals, { local, projection: projection.slice(0, index) });
      if (ty.kind === "RawPtr" || (ty.kind === "Ref" && ty.mutbl === "Not")) return true;
    }
    return false;
  }
}

function deadOrMoved(body: Body): ReadonlySet<Local> {
  const found = new Set<Local>();
  const move = (operand: Operand) => {
    if (operand.kind === "Move") found.add(operand.place.local);
  };
  for (const { statements, terminator } of body.blocks) {
    for (const statement of statements) {
      if (statement.kind === "StorageDead") found.add(statement.local);
      else if (statement.kind === "Assign") rvalueOperands(statement.rvalue).forEach(move);
    }
    if (terminator.kind === "Call") [terminator.func, ...terminator.args].forEach(move);
    else if (terminator.kind === "Drop") found.add(terminator.place.local);
  }
  return found;
}

function placesOfRvalue(rvalue: Rvalue): Place[] {
  if ("place" in rvalue) return [rvalue.place];
  return placesOf(rvalueOperands(rvalue));
}

function placesOf(operands: readonly Operand[]): Place[] {
  return operands.flatMap((operand) => (operand.kind === "Constant" ? [] : [operand.place]));
}

function placesOfTerminator(terminator: Terminator): Place[] {
  switch (terminator.kind) {
    case "Call":
      return placesOf([terminator.func, ...terminator.args]);
    case "SwitchInt":
      return placesOf([terminator.discriminant]);
    case "Assert":
      return placesOf([terminator.condition]);
    case "Yield":
      return placesOf([terminator.value]);
    case "Drop":
      return [terminator.place];
    default:
      return [];
  }
}
