/**
 * Accesses against loans: rustc's `access_place`. An access reads or writes a place, shallow or deep; a loan in scope whose
 * place it touches forbids it, except reads under shared loans and under two-phase loans that are not active yet. What is
 * found is worded in `report.ts`; each access is told of once.
 */
import type { BitSet } from "../../../base/bitset";
import { BitSet as Bits } from "../../../base/bitset";
import type { Diagnostic } from "../../../base/diagnostic";
import type { Span } from "../../../base/source";
import type { TyCtxt } from "../../../types/tcx";
import { type Dominators, dominatorsOf } from "../../dataflow/dominators";
import type { Body, BorrowKind, Location, Place } from "../../mir";
import { placeKey } from "../../placeKey";
import type { RegionNames } from "../regions/names";
import type { RegionInference } from "../regions/regions";
import { type BorrowData, type BorrowIndex, type BorrowSet, gatherBorrows } from "./borrowSet";
import { type LoansInScope, loansInScope } from "./inScope";
import { type AccessDepth, borrowConflictsWithPlace } from "./placesConflict";
import { LoanReports } from "./report";
import { reportKey } from "./spans";

export type WriteKind = "StorageDeadOrDrop" | "Replace" | "MutableBorrow" | "Mutate" | "Move";

export type Use =
  /** `borrow`: of what kind, where the read is a borrow; undefined: a copy. */
  | { readonly kind: "Read"; readonly borrow: BorrowKind | undefined }
  | { readonly kind: "Write"; readonly write: WriteKind; readonly borrow?: BorrowKind }
  /** A two-phase borrow is made: from here it counts as shared. */
  | { readonly kind: "Reservation"; readonly write: "MutableBorrow"; readonly borrow: BorrowKind }
  /** … and is used for the first time. */
  | {
      readonly kind: "Activation";
      readonly write: "MutableBorrow";
      readonly borrow: BorrowKind;
      readonly activating: BorrowIndex;
    };

export interface Access {
  readonly depth: AccessDepth;
  readonly use: Use;
}

export interface LoanCheckOptions {
  /** Takes each loan that an access would invalidate, whether in scope or not; nothing is reported then. */
  readonly record?: (borrow: BorrowData, location: Location) => void;
  /** For the words of what is reported. */
  readonly names?: RegionNames;
}

export class LoanChecker {
  readonly set: BorrowSet;
  private readonly scope: LoansInScope;
  private readonly reports: LoanReports;
  private readonly reported = new Set<string>();
  private readonly reservationReported = new Set<string>();
  private readonly localsDieAtExit: boolean;
  private readonly record: LoanCheckOptions["record"];
  private dominators: Dominators | undefined;
  private state: BitSet = new Bits(0);
  /** Loans in scope where the body may be left by unwinding, and the first such place. */
  private readonly unwinding = new Map<BorrowData, Location>();

  constructor(
    private readonly tcx: TyCtxt,
    private readonly body: Body,
    private readonly regions: RegionInference,
    { record, names }: LoanCheckOptions,
  ) {
    this.record = record;
    this.localsDieAtExit = body.source === "Fn" || body.source === "Closure" || body.source === "Coroutine";
    this.set = gatherBorrows(body, regions, this.localsDieAtExit);
    this.scope = loansInScope(tcx, body, regions, this.set);
    this.reports = new LoanReports(tcx, body, regions, names, this.reported);
  }

  get isRecording(): boolean {
    return this.record !== undefined;
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.reports.diagnostics;
  }

  /** Must be called for each location of a block in order before its accesses. */
  enter(location: Location): void {
    this.state = this.scope.before(location);
  }

  /** The two-phase borrows that a location activates. */
  activations(location: Location, span: Span): void {
    for (const borrow of this.set.activatedAt.get(this.scope.point(location)) ?? []) {
      const use = {
        kind: "Activation",
        write: "MutableBorrow",
        borrow: borrow.kind,
        activating: borrow.index,
      } as const;
      this.access(borrow.place, location, span, { depth: "Deep", use });
    }
  }

  access(place: Place, location: Location, span: Span, access: Access): void {
    const { use, depth } = access;
    const loans = this.set.ofLocal.get(place.local);
    if (loans === undefined) return;
    if (use.kind === "Activation" && this.reservationReported.has(placeKey(place))) return;
    for (const borrow of loans) {
      if (this.record === undefined && !this.state.has(borrow.index)) continue;
      if (!borrowConflictsWithPlace(this.tcx, this.body, borrow.place, borrow.kind, place, depth)) continue;
      if (!this.forbids(borrow, use, location)) continue;
      if (this.record !== undefined) {
        this.record(borrow, location);
        continue;
      }
      const key = placeKey(place);
      const told = reportKey(key, span);
      if (this.reported.has(told)) return;
      if (use.kind === "Reservation") this.reservationReported.add(key);
      this.reported.add(told);
      this.reports.conflict({ borrow, place, location, span, use });
      return;
    }
  }

  /** Another error stands for what the loans would say of this access. */
  told(place: Place, span: Span): void {
    this.reported.add(reportKey(placeKey(place), span));
  }

  private forbids(borrow: BorrowData, use: Use, location: Location): boolean {
    if (use.kind === "Activation" && use.activating === borrow.index) return false;
    if (use.kind === "Read") {
      if (borrow.kind.kind !== "Mut" || use.borrow?.kind === "Fake") return false;
      return this.isActive(borrow, location);
    }
    // As a fact it counts: the loan must not be live when the borrow is activated.
    if (use.kind === "Reservation" && borrow.kind.kind !== "Mut") return this.isRecording;
    // A move under a match guard is an error of moves.
    return !(use.write === "Move" && borrow.kind.kind === "Fake" && borrow.kind.shallow);
  }

  /** A two-phase loan is active everywhere but between its reservation and its activation. */
  private isActive(borrow: BorrowData, location: Location): boolean {
    const { activation } = borrow;
    if (activation.kind === "NotTwoPhase") return true;
    if (activation.kind === "NotActivated") return false;
    this.dominators ??= dominatorsOf(this.body);
    if (this.dominators.dominates(activation.location, location)) return true;
    const reserved = { ...borrow.location, statementIndex: borrow.location.statementIndex + 1 };
    return !this.dominators.dominates(reserved, location);
  }

  /**
   * A panic here leaves the body at once: what must then hold for a lifetime of the caller is in scope to the end. Looked at last, because
   * rustc's block that resumes unwinding comes last.
   */
  unwinds(location: Location): void {
    if (!this.localsDieAtExit || this.record !== undefined) return;
    for (const index of this.state) {
      const borrow = this.set.borrows[index];
      if (borrow === undefined || this.unwinding.has(borrow) || this.regions.universalIn(borrow.region).length === 0)
        continue;
      this.unwinding.set(borrow, location);
    }
  }

  exitUnwinding(span: Span): void {
    for (const [borrow, location] of this.unwinding) this.exitWith(borrow, location, span);
  }

  /** The body is left: its variables end, with every loan of them that is still in scope. */
  exit(location: Location, span: Span): void {
    if (!this.localsDieAtExit) return;
    for (const borrow of this.set.borrows) {
      if (this.record === undefined && !this.state.has(borrow.index)) continue;
      this.exitWith(borrow, location, span);
    }
  }

  private exitWith(borrow: BorrowData, location: Location, span: Span): void {
    const root: Place = { local: borrow.place.local, projection: [] };
    if (!borrowConflictsWithPlace(this.tcx, this.body, borrow.place, borrow.kind, root, "Shallow")) return;
    if (this.record !== undefined) {
      this.record(borrow, location);
      return;
    }
    const end = { ...span, lo: Math.max(span.lo, span.hi - 1) };
    this.reports.outlived({ borrow, place: root, location, span: end, dropped: undefined });
  }
}
