/**
 * Moves, initialisation and mutability: the part of the borrow check that needs no loans (E0381, E0382, E0384, E0507, E0508,
 * E0509, E0594, E0596). Every use, borrow and assignment of a reachable block is held against what may be moved or
 * uninitialised there. What is found is worded in `explain.ts`; the places where it happened are found in `sites.ts`.
 */
import type { BitSet } from "../../base/bitset";
import type { TyCtxt } from "../../types/tcx";
import { type ForwardResults, runForward } from "../dataflow/framework";
import { everInitialized, maybeUninitialized } from "../dataflow/initialized";
import type { AssertMessage, BasicBlock, Body, Location, Operand, Place, Rvalue, Statement, Terminator } from "../mir";
import { gatherMoves, type MoveData, type MovePathIndex } from "../movePaths";
import { placeKey } from "../placeKey";
import { placeTy } from "../placeTy";
import { Explain } from "./explain";
import { checkMutable, type MutableUse } from "./mutability";
import { moveSites } from "./sites";

/** What the program was about to do: rustc's `InitializationRequiringAction`. */
export type Action = "Borrow" | "Use" | "PartialAssignment";

export function checkMoves(tcx: TyCtxt, body: Body): void {
  new MoveChecker(tcx, body).run();
}

class MoveChecker {
  private readonly data: MoveData;
  private readonly explain: Explain;
  private readonly reportedMoves = new Set<string>();
  private readonly reportedUninit = new Set<number>();
  private readonly reportedMutability = new Set<string>();
  private uninit: BitSet | undefined;
  private readonly ever: ForwardResults;

  constructor(
    private readonly tcx: TyCtxt,
    private readonly body: Body,
  ) {
    this.data = gatherMoves(tcx, body);
    this.explain = new Explain(tcx, body, this.data);
    this.ever = runForward(body, everInitialized(body, this.data));
  }

  run(): void {
    const { body } = this;
    const uninits = runForward(body, maybeUninitialized(body, this.data));
    body.blocks.forEach((block, index) => {
      if (block.isCleanup) return;
      uninits.visit(index as BasicBlock, (state, location) => {
        this.uninit = state;
        const statement = block.statements[location.statementIndex];
        if (statement === undefined) this.terminator(block.terminator, location);
        else this.statement(statement, location);
      });
    });
    this.explain.illegalMoves();
  }

  // ---- walking ----

  private statement(statement: Statement, location: Location): void {
    switch (statement.kind) {
      case "Assign":
        this.rvalue(statement.rvalue, location, statement);
        this.assign(statement.place, location, statement.info.span);
        return;
      case "FakeRead":
        if (statement.cause === "ForLet" || statement.cause === "ForMatchedPlace")
          this.use(statement.place, location, "Use", statement.info.span);
        return;
      case "CopyNonOverlapping":
        for (const operand of [statement.source, statement.destination, statement.count])
          this.operand(operand, location, statement.info.span);
        return;
      default:
    }
  }

  private terminator(terminator: Terminator, location: Location): void {
    const { span } = terminator.info;
    switch (terminator.kind) {
      case "SwitchInt":
        this.operand(terminator.discriminant, location, span);
        return;
      case "Call":
        this.operand(terminator.func, location, span);
        for (const arg of terminator.args) this.operand(arg, location, span);
        this.assign(terminator.destination, location, span);
        return;
      case "Assert":
        this.operand(terminator.condition, location, span);
        this.message(terminator.message, location, span);
        return;
      case "Drop":
        if (terminator.replace) this.assign(terminator.place, location, span);
        return;
      default:
    }
  }

  private message(message: AssertMessage, location: Location, span: Statement["info"]["span"]): void {
    if (message.kind !== "BoundsCheck") return;
    this.operand(message.length, location, span);
    this.operand(message.index, location, span);
  }

  private rvalue(rvalue: Rvalue, location: Location, { info: { span } }: Statement): void {
    switch (rvalue.kind) {
      case "Ref":
        if (rvalue.borrow.kind === "Fake") return;
        if (rvalue.borrow.kind === "Mut")
          this.mutable(rvalue.place, location, { kind: "Borrow", span }, rvalue.borrow.mut === "ClosureCapture");
        this.use(rvalue.place, location, "Borrow", span);
        return;
      case "RawPtr":
        if (rvalue.mutbl === "Mut") this.mutable(rvalue.place, location, { kind: "Borrow", span });
        this.use(rvalue.place, location, "Borrow", span);
        return;
      case "Len":
      case "Discriminant":
      case "CopyForDeref":
        this.use(rvalue.place, location, "Use", span);
        return;
      case "BinaryOp":
        this.operand(rvalue.left, location, span);
        this.operand(rvalue.right, location, span);
        return;
      case "Aggregate":
        for (const operand of rvalue.operands) this.operand(operand, location, span);
        return;
      case "NullaryOp":
        return;
      default:
        this.operand(rvalue.operand, location, span);
    }
  }

  private operand(operand: Operand, location: Location, span: Statement["info"]["span"]): void {
    if (operand.kind !== "Constant") this.use(operand.place, location, "Use", span);
  }

  // ---- uses ----

  private use(place: Place, location: Location, action: Action, span: Statement["info"]["span"]): void {
    const found = this.data.lookup(place);
    const { path } = found;
    if (path === undefined || this.uninit === undefined) return;
    if (this.uninit.has(path)) {
      this.reportUse(location, place, path, action, span);
      return;
    }
    if (!found.exact) return;
    for (const child of this.data.withChildren(path)) {
      if (!this.uninit.has(child)) continue;
      this.reportUse(location, place, child, action, span);
      return;
    }
  }

  private reportUse(
    location: Location,
    used: Place,
    path: MovePathIndex,
    action: Action,
    span: Statement["info"]["span"],
  ): void {
    const sites = moveSites(this.body, this.data, location, path);
    if (sites.length === 0) {
      const root = used.local;
      if (this.reportedUninit.has(root)) return;
      this.reportedUninit.add(root);
      this.explain.uninitialized(used, action, span);
      return;
    }
    const key = sites
      .map(({ location: at }) => `${at.block}:${at.statementIndex}`)
      .sort()
      .join();
    if (this.reportedMoves.has(key)) return;
    this.reportedMoves.add(key);
    this.explain.usedAfterMove({ location, used, path, action, span, sites });
  }

  // ---- assignments ----

  private assign(place: Place, location: Location, span: Statement["info"]["span"]): void {
    if (place.projection.length === 0) {
      this.reassignment(place, location, span);
      return;
    }
    this.assignedPath(place, location, span);
    this.mutable(place, location, { kind: "Assign", span });
  }

  /** An immutable variable may be assigned as long as it never was. */
  private reassignment({ local }: Place, location: Location, span: Statement["info"]["span"]): void {
    const decl = this.body.locals[local];
    if (decl === undefined || decl.mutability === "Mut" || (decl.kind.kind !== "User" && decl.kind.kind !== "Arg"))
      return;
    const before = this.ever.before(location);
    for (const index of before) {
      const init = this.data.inits[index];
      if (init === undefined || init.path !== this.data.pathOfLocal(local)) continue;
      this.explain.assignedTwice(local, init, span);
      return;
    }
  }

  /** `p.a = …` needs the rest of `p` to be there; a path below a reference needs the reference. */
  private assignedPath(place: Place, location: Location, span: Statement["info"]["span"]): void {
    for (let length = place.projection.length - 1; length >= 0; length--) {
      const element = place.projection[length];
      const base: Place = { local: place.local, projection: place.projection.slice(0, length) };
      const { ty } = placeTy(this.body.locals, base);
      if (element?.kind === "Deref") {
        this.use(base, location, "Use", span);
        return;
      }
      if (element?.kind !== "Field" || ty.kind === "Closure") continue;
      const isDropAdt = ty.kind === "Adt" && this.tcx.dropImpl(ty.def) !== undefined;
      const found = this.data.lookup(base);
      if (isDropAdt || length === 0) {
        const { path } = found;
        if (path !== undefined && this.uninit?.has(path))
          this.reportUse(location, base, path, "PartialAssignment", span);
        return;
      }
    }
  }

  /** A variable that never had a value is told about by its own error. */
  private wasEverInitialized({ local }: Place, location: Location): boolean {
    for (const index of this.ever.before(location))
      if (this.data.path(this.data.inits[index]?.path ?? this.data.pathOfLocal(local)).place.local === local)
        return true;
    return false;
  }

  private mutable(place: Place, location: Location, use: MutableUse, localsAllowed = false): void {
    const denied = checkMutable(this.body, place, localsAllowed);
    if (denied === undefined || !this.wasEverInitialized(place, location)) return;
    const key = `${use.kind}${use.span.lo}:${use.span.hi}${placeKey(place)}`;
    if (this.reportedMutability.has(key)) return;
    this.reportedMutability.add(key);
    this.explain.notMutable(place, denied, use);
  }
}
