/**
 * What the facts say of a variable at a stop, in words: by whom it is borrowed and why still, what it may be used for meanwhile, what
 * comes next of it. The lines that make it so are the answer to *Why?*.
 */
import type { SourceMap, Span } from "../base/source";
import type { BorrowFacts, LocalFacts, RegionEnd } from "../mir/borrow/facts/facts";
import { code, FactWords, listed, takerWords } from "../mir/borrow/facts/words";
import type { Body, Local } from "../mir/mir";
import { successors } from "../mir/successors";
import type { FrameFacts } from "./frameFacts";
import { sourceRange } from "./story";
import type { LoanView, Slot, SlotState, WhyStep } from "./view/model";

type Borrowed = Extract<SlotState, { kind: "borrowed" }>;

export class SlotStates {
  private readonly words: FactWords;
  private cachedAhead: ReadonlySet<number> | undefined;

  constructor(
    private readonly sources: SourceMap,
    /** As it was checked. */
    private readonly body: Body,
    private readonly frame: FrameFacts,
    private readonly framePath: string,
  ) {
    this.words = new FactWords(sources, frame.facts);
  }

  /** Undefined: nobody has it borrowed. */
  borrowed(local: Local): Borrowed | undefined {
    const facts = this.frame.of(local);
    if (facts === undefined) return undefined;
    const loans = this.frame.facts.borrows.filter(
      ({ place, isLoan, live }) => place.local === facts.local && isLoan && this.frame.isIn(live.points),
    );
    if (loans.length === 0) return undefined;
    const views = loans.map((loan) => this.loan(loan));
    return {
      kind: "borrowed",
      loans: views,
      words: listed([...new Set(loans.map((loan) => this.borrowedWords(facts, loan)))]),
      why: loans.flatMap((loan) => this.why(facts, loan)),
    };
  }

  // ---- one loan ----

  private mutability(loan: BorrowFacts): LoanView["mutability"] {
    if (loan.kind === "Shared") return "shared";
    return loan.kind === "TwoPhase" && this.frame.isIn(loan.reserved) ? "reserved" : "mutable";
  }

  private loan(loan: BorrowFacts): LoanView {
    const [holder] = this.holders(loan);
    const path = holder === undefined ? {} : { byPath: `${this.framePath}._${this.frame.localOf(holder)}` };
    return { mutability: this.mutability(loan), by: this.by(loan), ...path, range: sourceRange(this.sources, loan.at) };
  }

  /** Variables that hold it now. */
  private holders(loan: BorrowFacts): LocalFacts[] {
    return loan.reaches.flatMap((local) => {
      const facts = this.frame.facts.locals[local];
      if (facts === undefined || !this.frame.isIn(facts.value.points)) return [];
      return facts.references.some(({ live }) => this.frame.isIn(live.points)) ? [facts] : [];
    });
  }

  private by(loan: BorrowFacts): string {
    const holders = this.holders(loan).map(({ name }) => code(name ?? "_"));
    if (holders.length > 0) return listed([...new Set(holders)]);
    return loan.by === undefined ? "a temporary" : takerWords(loan.by);
  }

  private borrowedWords(facts: LocalFacts, loan: BorrowFacts): string {
    const part = loan.placeName === undefined || loan.placeName === facts.name ? "" : `${code(loan.placeName)} is `;
    const until = this.words.ends(loan.ends);
    switch (this.mutability(loan)) {
      case "shared":
        return `${part}borrowed by ${this.by(loan)}: it may be read, but not changed, moved or dropped (${until})`;
      case "reserved":
        return `${part}reserved by ${this.by(loan)}: it may still be read while the arguments are evaluated, and is borrowed mutably from the call on`;
      case "mutable":
        return `${part}mutably borrowed by ${this.by(loan)}: only through that may it be read or changed (${until})`;
    }
  }

  /** The chain of lines that keeps the loan alive. */
  private why(facts: LocalFacts, loan: BorrowFacts): WhyStep[] {
    const what = code(loan.placeName ?? facts.name ?? "it");
    const holders = this.holders(loan);
    const ends = loan.ends.map((end) => this.end(end));
    return [
      this.step(`${what} is borrowed ${this.words.borrow(loan)} on line ${this.words.line(loan.at)}`, loan.at),
      ...holders.map((holder) =>
        this.step(
          `${code(holder.name ?? "_")}, declared on line ${this.words.line(holder.declared)}, holds the borrow`,
          holder.declared,
        ),
      ),
      ...ends,
    ];
  }

  private end(end: RegionEnd): WhyStep {
    const words = this.words.ends([end]);
    return "at" in end ? this.step(`${words}: until then the borrow must hold`, end.at) : { words };
  }

  private step(words: string, at: Span): WhyStep {
    return { words, range: sourceRange(this.sources, at) };
  }

  // ---- what comes next ----

  /** Of a value that is there: whether it is used again, and what ends it. */
  outlook(local: Local, isBorrowed: boolean): Pick<Slot, "lifetime" | "next"> {
    const facts = this.frame.of(local);
    if (facts === undefined) return {};
    const dropped = facts.events.find(
      (event) => event.kind === "Dropped" && this.frame.isDropping(this.body, event.point),
    );
    if (dropped?.kind === "Dropped")
      return { next: "droppedNext", lifetime: `next, ${this.words.dropped({ ...dropped, maybe: false })}` };
    this.cachedAhead ??= this.frame.ahead(this.body, successors);
    const ahead = this.cachedAhead;
    const isUsed = [...facts.usePoints].some((point) => ahead.has(point));
    const ends = facts.events.flatMap((event) => {
      if (!ahead.has(event.point)) return [];
      if (event.kind === "Moved" && event.part === undefined) return [`it is ${this.words.moved(event)}`];
      return event.kind === "Dropped" ? [this.words.dropped(event)] : [];
    });
    const end = [...new Set(ends)].slice(0, 2).join("; ");
    // Nobody looks for the last use of a number.
    const matters = facts.needsDrop || facts.references.length > 0;
    if (isUsed || isBorrowed || !matters) return end === "" ? {} : { lifetime: end };
    return { next: "notUsedAgain", lifetime: end === "" ? "not used any more" : `not used any more; ${end}` };
  }
}
