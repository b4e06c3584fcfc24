/**
 * The borrow check of one body, in one walk as rustc's `MirBorrowckCtxt`: each statement and terminator is taken apart into
 * uses, accesses and assignments of places, and each of these is held against what may be moved there (`checkMoves.ts`),
 * against what may be written (`mutability.ts`) and against the loans in scope (`loans/access.ts`).
 */
import type { Span } from "../../base/source";
import type { TyCtxt } from "../../types/tcx";
import type { AssertMessage, BasicBlock, Body, Location, Operand, Place, Rvalue, Statement, Terminator } from "../mir";
import { placeTy } from "../placeTy";
import { reversePostorder } from "../successors";
import { MoveChecker } from "./checkMoves";
import { type Access, LoanChecker } from "./loans/access";
import type { BorrowData } from "./loans/borrowSet";
import { killedLoans } from "./loans/inScope";
import type { DeclarationOf, RegionNames } from "./regions/names";
import type { RegionInference } from "./regions/regions";

/** Errors go to the type context's diagnostics, in the order of the source. */
export function checkBorrows(tcx: TyCtxt, body: Body, names: RegionNames): void {
  new BorrowChecker(tcx, body, new LoanChecker(tcx, body, names.regions, { names }), names.declarationOf).run();
}

/** What `-Znll-facts` says of loans, whether they are in scope at the point or not. */
export interface LoanFacts {
  readonly issued: readonly BorrowData[];
  readonly invalidated: readonly { readonly borrow: BorrowData; readonly at: Location }[];
  readonly killed: readonly { readonly borrow: BorrowData; readonly at: Location }[];
}

export function loanFacts(tcx: TyCtxt, body: Body, regions: RegionInference): LoanFacts {
  const invalidated: { borrow: BorrowData; at: Location }[] = [];
  const loans = new LoanChecker(tcx, body, regions, { record: (borrow, at) => invalidated.push({ borrow, at }) });
  new BorrowChecker(tcx, body, loans, () => undefined).walk();
  return { issued: loans.set.borrows, invalidated, killed: killedLoans(tcx, body, loans.set) };
}

class BorrowChecker {
  private readonly moves: MoveChecker;

  constructor(
    private readonly tcx: TyCtxt,
    private readonly body: Body,
    private readonly loans: LoanChecker,
    declarationOf: DeclarationOf,
  ) {
    this.moves = new MoveChecker(tcx, body, declarationOf);
  }

  walk(): void {
    for (const block of reversePostorder(this.body.blocks)) this.block(block);
  }

  run(): void {
    this.walk();
    this.loans.exitUnwinding(this.body.span);
    const found = [...this.moves.finish(), ...this.loans.diagnostics];
    found.sort((left, right) => left.span.lo - right.span.lo || left.span.hi - right.span.hi);
    for (const diagnostic of found) this.tcx.diagnostics.push(diagnostic);
  }

  private block(block: BasicBlock): void {
    const data = this.body.blocks[block];
    if (data === undefined) return;
    this.moves.enterBlock(block, (location) => {
      this.loans.enter(location);
      const statement = data.statements[location.statementIndex];
      const { span } = (statement ?? data.terminator).info;
      this.loans.activations(location, span);
      if (statement !== undefined) this.statement(statement, location);
      else this.terminator(data.terminator, location);
    });
  }

  // ---- walking ----

  private statement(statement: Statement, location: Location): void {
    const { span } = statement.info;
    switch (statement.kind) {
      case "Assign":
        this.rvalue(statement.rvalue, location, span);
        this.mutate(statement.place, location, span, "Shallow");
        return;
      case "FakeRead":
        this.moves.use(statement.place, location, "Use", span);
        return;
      case "StorageDead":
        this.access({ local: statement.local, projection: [] }, location, span, {
          depth: "Shallow",
          use: { kind: "Write", write: "StorageDeadOrDrop" },
        });
        return;
      case "CopyNonOverlapping":
        for (const operand of [statement.source, statement.destination, statement.count])
          this.operand(operand, location, span);
        return;
      default:
    }
  }

  private terminator(terminator: Terminator, location: Location): void {
    const { span } = terminator.info;
    if ("unwind" in terminator && terminator.unwind.kind === "Continue") this.loans.unwinds(location);
    switch (terminator.kind) {
      case "SwitchInt":
        this.operand(terminator.discriminant, location, span);
        return;
      case "Call":
        this.operand(terminator.func, location, span);
        for (const arg of terminator.args) this.operand(arg, location, span);
        this.mutate(terminator.destination, location, span, "Deep");
        return;
      case "Assert":
        this.operand(terminator.condition, location, span);
        this.message(terminator.message, location, span);
        return;
      case "Drop": {
        const write = terminator.replace ? "Replace" : "StorageDeadOrDrop";
        this.access(terminator.place, location, span, { depth: "Drop", use: { kind: "Write", write } });
        return;
      }
      case "Yield":
        this.operand(terminator.value, location, span);
        this.mutate(terminator.resumeArg, location, span, "Deep");
        return;
      case "Return":
      case "UnwindResume":
      case "CoroutineDrop":
        this.loans.exit(location, span);
        return;
      default:
    }
  }

  private message(message: AssertMessage, location: Location, span: Span): void {
    if (message.kind !== "BoundsCheck") return;
    this.operand(message.length, location, span);
    this.operand(message.index, location, span);
  }

  private rvalue(rvalue: Rvalue, location: Location, span: Span): void {
    switch (rvalue.kind) {
      case "Ref":
        this.reference(rvalue, location, span);
        return;
      case "RawPtr":
        this.rawPointer(rvalue, location, span);
        return;
      case "Len":
        this.read(rvalue.place, location, span, "Artificial");
        return;
      case "Discriminant":
        this.read(rvalue.place, location, span, "Shallow");
        return;
      case "CopyForDeref":
        this.read(rvalue.place, location, span, "Deep");
        return;
      case "UnaryOp":
        if (rvalue.op === "PtrMetadata") this.metadata(rvalue.operand, location, span);
        else this.operand(rvalue.operand, location, span);
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

  private reference({ borrow, place }: Extract<Rvalue, { kind: "Ref" }>, location: Location, span: Span): void {
    if (borrow.kind === "Fake") {
      const depth = borrow.shallow ? "Artificial" : "Deep";
      this.access(place, location, span, { depth, use: { kind: "Read", borrow } });
      return;
    }
    if (borrow.kind === "Shared") this.access(place, location, span, { depth: "Deep", use: { kind: "Read", borrow } });
    else {
      const denied = this.moves.mutable(place, location, { kind: "Borrow", span }, borrow.mut === "ClosureCapture");
      const kind = borrow.mut === "TwoPhase" ? "Reservation" : "Write";
      this.access(place, location, span, { depth: "Deep", use: { kind, write: "MutableBorrow", borrow } });
      if (denied) this.loans.told(place, span);
    }
    this.moves.use(place, location, "Borrow", span);
  }

  private rawPointer(
    { mutbl, place, forMetadata }: Extract<Rvalue, { kind: "RawPtr" }>,
    location: Location,
    span: Span,
  ): void {
    if (forMetadata === true) {
      this.read(place, location, span, "Artificial");
      return;
    }
    if (mutbl === "Mut") {
      const denied = this.moves.mutable(place, location, { kind: "Borrow", span });
      const borrow = { kind: "Mut", mut: "Default" } as const;
      this.access(place, location, span, { depth: "Deep", use: { kind: "Write", write: "MutableBorrow", borrow } });
      if (denied) this.loans.told(place, span);
    } else this.access(place, location, span, { depth: "Deep", use: { kind: "Read", borrow: { kind: "Shared" } } });
    this.moves.use(place, location, "Borrow", span);
  }

  /** The length behind a reference is no part of the elements, which may be borrowed. */
  private metadata(operand: Operand, location: Location, span: Span): void {
    if (operand.kind === "Constant") return;
    const { ty } = placeTy(this.body.locals, operand.place);
    if (operand.kind === "Move" || ty.kind !== "Ref" || ty.mutbl === "Not") {
      this.operand(operand, location, span);
      return;
    }
    const { local, projection } = operand.place;
    this.read({ local, projection: [...projection, { kind: "Deref" }] }, location, span, "Artificial");
  }

  private operand(operand: Operand, location: Location, span: Span): void {
    if (operand.kind === "Constant") return;
    if (operand.kind === "Copy") {
      this.read(operand.place, location, span, "Deep");
      return;
    }
    this.access(operand.place, location, span, { depth: "Deep", use: { kind: "Write", write: "Move" } });
    this.moves.use(operand.place, location, "Use", span);
  }

  private read(place: Place, location: Location, span: Span, depth: Access["depth"]): void {
    this.access(place, location, span, { depth, use: { kind: "Read", borrow: undefined } });
    this.moves.use(place, location, "Use", span);
  }

  private mutate(place: Place, location: Location, span: Span, depth: Access["depth"]): void {
    if (place.projection.length > 0) this.moves.assignedPath(place, location, span);
    else if (this.moves.isImmutableVariable(place.local)) {
      this.moves.reassignment(place, location, span);
      if (!this.loans.isRecording) return;
    }
    const denied = this.moves.mutable(place, location, { kind: "Assign", span });
    this.access(place, location, span, { depth, use: { kind: "Write", write: "Mutate" } });
    if (denied) this.loans.told(place, span);
  }

  private access(place: Place, location: Location, span: Span, access: Access): void {
    this.loans.access(place, location, span, access);
  }
}
