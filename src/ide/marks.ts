/**
 * The variable at a place as marks in the text: where it is declared, lent out, moved, dropped and last used, and for a reference
 * the lines on which what it points to is borrowed. The editor gives each kind its own shape.
 */
import type { Span } from "../base/source";
import type { Checked } from "../compile";
import { sourceRange } from "../debug/story";
import type { BodyFacts, BorrowFacts, LocalFacts, ValueEvent } from "../mir/borrow/facts/facts";
import { code, FactWords, takerWords } from "../mir/borrow/facts/words";
import type { Mark, MarkKind, MarksResult } from "./protocol";
import { findVariable, wordAt } from "./variables";

export function marksAt(checked: Checked, uri: string, line: number, column: number): MarksResult | undefined {
  const file = checked.sources.files.find(({ name }) => name === uri);
  const word = file === undefined ? undefined : wordAt(file, file.offsetOf(line, column));
  const found = word === undefined ? undefined : findVariable(checked, word);
  if (found === undefined || found.variable.value.kind !== "Place") return undefined;
  const { place } = found.variable.value;
  const facts = checked.bodies.facts(found.body.def);
  const local = place.projection.length > 0 ? undefined : facts.locals[place.local];
  if (local === undefined) return undefined;
  return { name: found.variable.name, marks: new Marks(checked, facts, local, found.variable.span).all() };
}

class Marks {
  private readonly words: FactWords;
  private readonly name: string;

  constructor(
    private readonly checked: Checked,
    private readonly facts: BodyFacts,
    private readonly local: LocalFacts,
    private readonly declared: Span,
  ) {
    this.words = new FactWords(checked.sources, facts);
    this.name = code(local.name ?? "it");
  }

  all(): Mark[] {
    const marks = [
      this.mark("declared", this.declared, "", `${this.name} is declared here`),
      ...this.borrows(),
      ...this.reference(),
      ...this.local.events.flatMap((event) => this.event(event)),
      ...this.lastUse(),
    ];
    const unique = new Map(marks.map((mark) => [JSON.stringify([mark.kind, mark.range, mark.label]), mark]));
    return [...unique.values()].sort(
      (a, b) => a.range.startLine - b.range.startLine || a.range.startColumn - b.range.startColumn,
    );
  }

  private mark(kind: MarkKind, span: Span, label: string, words: string): Mark {
    return { kind, range: sourceRange(this.checked.sources, span), label, words };
  }

  // ---- borrows ----

  private borrows(): Mark[] {
    return this.facts.borrows
      .filter(({ place }) => place.local === this.local.local)
      .flatMap((borrow) => this.borrow(borrow));
  }

  private borrow(borrow: BorrowFacts): Mark[] {
    const { live, ends, kind, activated, at, placeName } = borrow;
    const what = placeName === undefined ? this.name : code(placeName);
    const words = `${what} is borrowed ${this.words.borrow(borrow)}, ${this.words.ranges(live.ranges)}: ${this.words.ends(ends)}`;
    const mutable = kind !== "Shared";
    const reserved =
      activated === undefined
        ? []
        : [this.mark("reserved", at, "", `${what} is reserved here, and borrowed mutably from the call on`)];
    return [...live.ranges.map((range) => this.mark(mutable ? "borrowMut" : "borrow", range, "", words)), ...reserved];
  }

  /** Of a reference: where what it points to is borrowed because of it. */
  private reference(): Mark[] {
    const [outermost] = this.local.references;
    if (outermost === undefined) return [];
    const to = this.words.pointsTo(outermost.pointsTo);
    const words = `${this.name} may point to ${to === "" ? "something" : to}: ${this.words.ends(outermost.ends)}`;
    return outermost.live.ranges.map((range) => this.mark("reference", range, "", words));
  }

  // ---- events ----

  private event(event: ValueEvent): Mark[] {
    if (event.kind === "Moved") {
      const where = event.to === undefined ? "" : ` into ${takerWords(event.to)}`;
      const what = event.part === undefined ? this.name : code(event.part);
      const words = `${what} is moved${where} here, and can no longer be used`;
      return [this.mark("move", event.at, plain(`moved${where}`), words)];
    }
    if (event.kind === "Dropped") {
      const label = event.why === "Overwritten" ? "old value dropped" : `${plain(this.name)} dropped`;
      const maybe = event.maybe ? ", unless moved" : "";
      return [this.mark("drop", event.at, `${label}${maybe}`, `${this.name}: ${this.words.dropped(event)}`)];
    }
    return [];
  }

  /** A move is told as such. */
  private lastUse(): Mark[] {
    const last = this.local.uses.at(-1);
    const moved = this.local.events.some(({ kind, at }) => kind === "Moved" && at.lo === last?.lo && at.hi === last.hi);
    if (last === undefined || moved) return [];
    return [this.mark("lastUse", last, "last use", `${this.name} is used for the last time here`)];
  }
}

function plain(markdown: string): string {
  return markdown.replaceAll("`", "");
}
