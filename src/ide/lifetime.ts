/**
 * The life of a variable for a hover: bars of its scope, its value and, for a reference, of its borrow on the lines of the function,
 * and below them why each ends, who borrows it and what it may point to. All from the facts of its body.
 */
import type { Span } from "../base/source";
import type { Checked } from "../compile";
import type { BodyFacts, BorrowFacts, LocalFacts, ReferenceFacts } from "../mir/borrow/facts/facts";
import { code, FactWords, listed, livesForEver } from "../mir/borrow/facts/words";
import { type Bar, borrowGlyphs, drawBars, scopeGlyphs, valueGlyphs } from "./bars";

/** Borrows of one variable that are told of one by one. */
const maxBorrowsTold = 4;

/** Paragraphs of Markdown. */
export function lifetimeOf(checked: Checked, facts: BodyFacts, local: LocalFacts): string[] {
  return new LifetimeWords(checked, facts, local).paragraphs();
}

class LifetimeWords {
  private readonly words: FactWords;

  constructor(
    private readonly checked: Checked,
    private readonly facts: BodyFacts,
    private readonly local: LocalFacts,
  ) {
    this.words = new FactWords(checked.sources, facts);
  }

  paragraphs(): string[] {
    const { local, checked, facts } = this;
    const file = checked.sources.file(facts.span.file);
    const bars: Bar[] = [
      { title: "scope", ranges: local.storage.ranges, glyphs: scopeGlyphs },
      { title: "value", ranges: local.value.ranges, glyphs: valueGlyphs },
    ];
    const reference = this.mainReference();
    if (reference !== undefined)
      bars.push({ title: "borrow", ranges: this.borrowRanges(reference), glyphs: borrowGlyphs });
    const marked = [...local.events.map(({ at }) => at), ...local.uses].map((at) => this.words.line(at));
    const drawn = drawBars(file, bars, marked);
    const list = [this.scope(), this.value(), ...this.references(), ...this.borrowers(), ...this.bound()];
    return [`\`\`\`text\n${drawn}\n\`\`\``, list.map((item) => `- ${item}`).join("\n")];
  }

  /** The bar is that of the outermost reference. */
  private mainReference(): ReferenceFacts | undefined {
    return this.told()[0];
  }

  /** A trait object has a lifetime also where it borrows nothing. */
  private told(): readonly ReferenceFacts[] {
    return this.local.references.filter(({ what, pointsTo }) => what !== "dyn" || pointsTo.length > 0);
  }

  private borrowRanges(reference: ReferenceFacts): readonly Span[] {
    return this.isForEver(reference) ? this.local.storage.ranges : reference.live.ranges;
  }

  private isForEver({ pointsTo }: ReferenceFacts): boolean {
    return pointsTo.some(livesForEver) && pointsTo.every((source) => livesForEver(source) || this.isOwnStep(source));
  }

  /** A reborrow of a temporary reference tells nothing new. */
  private isOwnStep(source: ReferenceFacts["pointsTo"][number]): boolean {
    if (source.kind !== "Borrow") return false;
    const borrow = this.facts.borrows[source.borrow];
    return borrow?.isReborrow === true;
  }

  // ---- the bars in words ----

  private scope(): string {
    return `**scope** ${this.words.ranges(this.local.storage.ranges)}: ${this.words.scopeEnd(this.local)}`;
  }

  private value(): string {
    const { value } = this.local;
    if (value.ranges.length === 0) return "**value**: none is ever put into it";
    return `**value** ${this.words.ranges(value.ranges)}: ${this.words.valueEnds(this.local).join("; ")}`;
  }

  private references(): string[] {
    return this.told().map((reference) => {
      const { what, pointsTo, live, ends } = reference;
      const to = this.words.pointsTo(pointsTo);
      const name = what.includes(" of ") ? `**borrow** \`${what.replace(" of ", "` of `")}\`` : "**borrow**";
      const of = to === "" ? name : `${name} of ${to}`;
      if (this.isForEver(reference)) return `${of}: lives for the whole program`;
      if (live.ranges.length === 0) return `${of}: ${this.words.ends(ends)}`;
      return `${of}, ${this.words.ranges(live.ranges)}: ${this.words.ends(ends, live.ranges)}`;
    });
  }

  // ---- who borrows it ----

  private borrowers(): string[] {
    const borrows = this.facts.borrows.filter(({ place }) => place.local === this.local.local);
    const told = borrows.filter((borrow) => !this.endsAtOnce(borrow) && !isCopy(borrow));
    const shown = told.slice(0, maxBorrowsTold).map((borrow) => this.borrowed(borrow));
    const rest = told.length - shown.length;
    return rest > 0 ? [...shown, `and ${rest} more borrows`] : shown;
  }

  /** A borrow for one call is over on its own line. */
  private endsAtOnce({ live, activated }: BorrowFacts): boolean {
    return activated === undefined && live.ranges.every((range) => this.words.lines(range).startsWith("line "));
  }

  private borrowed(borrow: BorrowFacts): string {
    const { placeName, live, ends, reaches, by, isReborrow } = borrow;
    const verb = isReborrow ? "reborrowed" : "borrowed";
    const what = placeName === this.local.name || placeName === undefined ? verb : `\`${placeName}\` ${verb}`;
    const reserved =
      borrow.activated === undefined ? "" : `, reserved until the call on line ${this.words.line(borrow.activated)}`;
    const names = reaches
      .map((local) => this.facts.locals[local]?.name)
      .filter((name) => name !== undefined && !((by?.kind === "Local" || by?.kind === "Closure") && by.name === name));
    const held = names.length === 0 ? "" : `, then held by ${listed(names.map((name) => code(name ?? "")))}`;
    return `${what} ${this.words.borrow(borrow)}, ${this.words.ranges(live.ranges)}${reserved}${held}: ${this.words.ends(ends)}`;
  }

  private bound(): string[] {
    if (!this.local.staticBound) return [];
    const type = this.checked.tcx.printTy(this.local.ty);
    return [
      `\`${type}: 'static\` says that it owns all it has, or borrows only what lives for the whole program; the value itself may end any time`,
    ];
  }
}

/** A shared reference that is handed on stays as good as it was: who reads it sees a copy. */
const isCopy = ({ isLoan, origin }: BorrowFacts): boolean => !isLoan && origin === "Reborrow";
