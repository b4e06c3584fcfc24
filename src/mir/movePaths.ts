/**
 * Move paths: the places of a body that are moved from, initialised or dropped as a unit, as a tree (`_1`, below it `_1.0`,
 * below that `(*_1.0)`), and where each is moved and initialised. Read by the move errors, drop elaboration and the facts.
 * A move out of what cannot be moved out of (behind a reference, a `Drop` type, a slice) is an illegal move, kept apart.
 */
import type { Brand } from "../base/ids";
import type { TyCtxt } from "../types/tcx";
import type { Ty } from "../types/ty";
import { placeKeyElement } from "./placeKey";
import type { BasicBlock, Body, Local, Location, Operand, Place, Projection, Rvalue } from "./mir";
import { projectTy, type PlaceTy } from "./placeTy";

export type MovePathIndex = Brand<"MovePathIndex">;

export interface MovePath {
  readonly index: MovePathIndex;
  readonly place: Place;
  readonly parent: MovePathIndex | undefined;
  readonly children: MovePathIndex[];
}

export interface MoveOut {
  readonly path: MovePathIndex;
  readonly location: Location;
  /** `StorageDead` counts as a move, but is none in words. */
  readonly byStorageDead: boolean;
}

export interface Init {
  readonly path: MovePathIndex;
  /** Undefined: an argument, initialised on entry. */
  readonly location: Location | undefined;
  /** A call's destination: only on its normal return. */
  readonly onReturn: boolean;
}

export type IllegalMoveKind =
  | { readonly kind: "BorrowedContent"; readonly target: Place }
  | { readonly kind: "InteriorOfTypeWithDestructor"; readonly ty: Ty }
  | { readonly kind: "InteriorOfSliceOrArray"; readonly ty: Ty; readonly isIndex: boolean };

export interface IllegalMove {
  readonly place: Place;
  readonly location: Location;
  readonly why: IllegalMoveKind;
}

export type Lookup =
  | { readonly exact: true; readonly path: MovePathIndex }
  | { readonly exact: false; readonly path: MovePathIndex | undefined };

export class MoveData {
  readonly paths: MovePath[] = [];
  readonly moves: MoveOut[] = [];
  readonly inits: Init[] = [];
  readonly illegal: IllegalMove[] = [];
  private readonly initsByPath = new Map<MovePathIndex, number[]>();
  private readonly byKey = new Map<string, MovePathIndex>();
  private readonly movesAt: (MoveOut[] | undefined)[];
  private readonly initsAt: (Init[] | undefined)[];
  /** By path, where it was asked for: the path and everything below it. */
  private readonly below: (readonly MovePathIndex[] | undefined)[] = [];

  constructor(
    private readonly blockOffsets: readonly number[],
    locationCount: number,
  ) {
    this.movesAt = new Array<MoveOut[] | undefined>(locationCount).fill(undefined);
    this.initsAt = new Array<Init[] | undefined>(locationCount).fill(undefined);
  }

  pathOfLocal(local: Local): MovePathIndex {
    return local as number as MovePathIndex;
  }

  path(index: MovePathIndex): MovePath {
    return this.paths[index] as MovePath;
  }

  /** The path of a place, or the longest path that it is inside of. */
  lookup(place: Place): Lookup {
    let path = this.pathOfLocal(place.local);
    for (const element of place.projection) {
      const child = this.child(path, element);
      if (child === undefined) return { exact: false, path };
      path = child;
    }
    return { exact: true, path };
  }

  child(parent: MovePathIndex, element: Projection): MovePathIndex | undefined {
    if (this.path(parent).children.length === 0) return undefined;
    return this.byKey.get(`${parent}${placeKeyElement(element)}`);
  }

  addPath(place: Place, parent: MovePathIndex | undefined): MovePathIndex {
    const index = this.paths.length as MovePathIndex;
    this.below.length = 0;
    this.paths.push({ index, place, parent, children: [] });
    const element = place.projection.at(-1);
    if (parent !== undefined && element !== undefined) {
      this.path(parent).children.push(index);
      this.byKey.set(`${parent}${placeKeyElement(element)}`, index);
    }
    return index;
  }

  addMove(move: MoveOut): void {
    this.moves.push(move);
    append(this.movesAt, this.key(move.location), move);
  }

  addInit(init: Init): void {
    const known = this.initsByPath.get(init.path);
    if (known === undefined) this.initsByPath.set(init.path, [this.inits.length]);
    else known.push(this.inits.length);
    this.inits.push(init);
    if (init.location !== undefined) append(this.initsAt, this.key(init.location), init);
  }

  movesOf(location: Location): readonly MoveOut[] {
    return this.movesAt[this.key(location)] ?? none;
  }

  initsOf(location: Location): readonly Init[] {
    return this.initsAt[this.key(location)] ?? none;
  }

  /** Indexes into `inits` of those of the path itself, in order. */
  initsOfPath(path: MovePathIndex): readonly number[] {
    return this.initsByPath.get(path) ?? none;
  }

  /** The path and everything below it. */
  withChildren(path: MovePathIndex): readonly MovePathIndex[] {
    return (this.below[path] ??= [path, ...this.path(path).children.flatMap((child) => this.withChildren(child))]);
  }

  private key({ block, statementIndex }: Location): number {
    return (this.blockOffsets[block] ?? 0) + statementIndex;
  }
}

const none: readonly never[] = [];

function append<T>(lists: (T[] | undefined)[], key: number, value: T): void {
  const list = lists[key];
  if (list === undefined) lists[key] = [value];
  else list.push(value);
}

export function gatherMoves(tcx: TyCtxt, body: Body): MoveData {
  return new Gatherer(tcx, body).gather();
}

class Gatherer {
  private readonly data: MoveData;

  constructor(
    private readonly tcx: TyCtxt,
    private readonly body: Body,
  ) {
    const offsets: number[] = [];
    let offset = 0;
    for (const block of body.blocks) {
      offsets.push(offset);
      offset += block.statements.length + 1;
    }
    this.data = new MoveData(offsets, offset);
  }

  gather(): MoveData {
    const { body, data } = this;
    for (const local of body.locals.keys()) data.addPath({ local: local as Local, projection: [] }, undefined);
    for (let local = 1; local <= body.argCount; local++)
      data.addInit({ path: data.pathOfLocal(local as Local), location: undefined, onReturn: false });
    body.blocks.forEach((_, block) => {
      this.block(block as BasicBlock);
    });
    return data;
  }

  private block(block: BasicBlock): void {
    const data = this.body.blocks[block];
    if (data === undefined) return;
    data.statements.forEach((statement, statementIndex) => {
      const location = { block, statementIndex };
      if (statement.kind === "Assign") {
        this.rvalue(statement.rvalue, location);
        this.init(statement.place, location, false);
      } else if (statement.kind === "StorageDead") {
        this.data.addMove({ path: this.data.pathOfLocal(statement.local), location, byStorageDead: true });
      } else if (statement.kind === "CopyNonOverlapping") {
        for (const operand of [statement.source, statement.destination, statement.count])
          this.operand(operand, location);
      }
    });
    this.terminator(block, data.statements.length);
  }

  private terminator(block: BasicBlock, statementIndex: number): void {
    const terminator = this.body.blocks[block]?.terminator;
    const location = { block, statementIndex };
    switch (terminator?.kind) {
      case "Call":
        this.operand(terminator.func, location);
        for (const arg of terminator.args) this.operand(arg, location);
        if (terminator.target !== undefined) this.init(terminator.destination, location, true);
        return;
      case "SwitchInt":
        this.operand(terminator.discriminant, location);
        return;
      case "Assert":
        this.operand(terminator.condition, location);
        return;
      case "Drop":
        this.pathFor(terminator.place);
        return;
      case "Yield":
        this.operand(terminator.value, location);
        this.init(terminator.resumeArg, location, true);
        return;
      default:
    }
  }

  private rvalue(rvalue: Rvalue, location: Location): void {
    switch (rvalue.kind) {
      case "Use":
      case "Repeat":
      case "Cast":
      case "UnaryOp":
      case "ShallowInitBox":
        this.operand(rvalue.operand, location);
        return;
      case "BinaryOp":
        this.operand(rvalue.left, location);
        this.operand(rvalue.right, location);
        return;
      case "Aggregate":
        for (const operand of rvalue.operands) this.operand(operand, location);
        return;
      default:
    }
  }

  private operand(operand: Operand, location: Location): void {
    if (operand.kind === "Move") this.move(operand.place, location);
  }

  /** A part of an array (`[a, rest @ ..]`) moves its elements one by one. */
  private move(place: Place, location: Location): void {
    const last = place.projection.at(-1);
    if (last?.kind === "Subslice" && !last.fromEnd) {
      const base = place.projection.slice(0, -1);
      for (let offset = last.from; offset < last.to; offset++) {
        const element: Projection = { kind: "ConstantIndex", offset, minLength: last.to, fromEnd: false };
        this.moveWhole({ local: place.local, projection: [...base, element] }, location);
      }
    } else this.moveWhole(place, location);
  }

  private moveWhole(place: Place, location: Location): void {
    const result = this.pathFor(place);
    if (typeof result === "number") this.data.addMove({ path: result, location, byStorageDead: false });
    else if (result !== undefined) this.data.illegal.push({ place, location, why: result });
  }

  private init(place: Place, location: Location, onReturn: boolean): void {
    this.pathFor(place);
    const found = this.data.lookup(place);
    if (found.exact) this.data.addInit({ path: found.path, location, onReturn });
  }

  /** Makes the path of a place, or says why nothing can be moved out of there; undefined for a union's field (never tracked apart). */
  private pathFor(place: Place): MovePathIndex | IllegalMoveKind | undefined {
    const { data } = this;
    let path = data.pathOfLocal(place.local);
    let ty: PlaceTy = { ty: (this.body.locals[place.local] as Body["locals"][number]).ty, variant: undefined };
    for (let index = 0; index < place.projection.length; index++) {
      const element = place.projection[index] as Projection;
      const base: Place = { local: place.local, projection: place.projection.slice(0, index) };
      const illegal = this.illegalStep(ty.ty, element, base);
      if (illegal !== undefined) return illegal;
      if (ty.ty.kind === "Adt" && this.tcx.adtDef(ty.ty.def).adtKind === "Union") return path;
      const known = data.child(path, element);
      path = known ?? data.addPath({ local: place.local, projection: place.projection.slice(0, index + 1) }, path);
      ty = projectTy(ty, element);
    }
    return path;
  }

  private illegalStep(ty: Ty, element: Projection, base: Place): IllegalMoveKind | undefined {
    if (ty.kind === "Ref" || ty.kind === "RawPtr")
      return { kind: "BorrowedContent", target: { ...base, projection: [...base.projection, { kind: "Deref" }] } };
    if (ty.kind === "Adt") {
      const adt = this.tcx.adtDef(ty.def);
      if (!adt.isBox && this.tcx.dropImpl(ty.def) !== undefined) return { kind: "InteriorOfTypeWithDestructor", ty };
      return undefined;
    }
    if (ty.kind === "Slice") return { kind: "InteriorOfSliceOrArray", ty, isIndex: element.kind === "Index" };
    if (ty.kind === "Array" && element.kind === "Index") return { kind: "InteriorOfSliceOrArray", ty, isIndex: true };
    return undefined;
  }
}
