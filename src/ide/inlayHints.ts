/**
 * Inlay hints: what happens where the program says nothing. Moves and copies of variables, borrows of method receivers, drops at a
 * closing brace, captures of closures, lifetimes left out of a signature (`hintLifetimes.ts`). From the facts of each body.
 */
import { rootContext, type SourceFile, type Span } from "../base/source";
import type { Checked } from "../compile";
import type { BodyFacts, ClosureFacts, LocalFacts, ValueEvent } from "../mir/borrow/facts/facts";
import { captureList, code, FactWords, takerWords } from "../mir/borrow/facts/words";
import { lifetimeHints } from "./hintLifetimes";
import type { InlayHint, LineRange } from "./protocol";
import { userBodies } from "./variables";

/** In order of place; of the functions on some lines, or of the whole file. */
export function inlayHints(checked: Checked, uri: string, lines?: LineRange): InlayHint[] {
  const file = checked.sources.files.find(({ name }) => name === uri);
  if (file === undefined) return [];
  const { startLine, endLine } = lines ?? { startLine: 1, endLine: file.lineCount() };
  const near: Span = {
    file: file.id,
    lo: file.offsetOf(startLine, 1),
    hi: file.offsetOf(endLine + 1, 1),
    ctxt: rootContext,
  };
  const ofBodies = userBodies(checked, near)
    .filter(({ span }) => span.file === file.id)
    .flatMap((body) => new BodyHints(checked, file, checked.bodies.facts(body.def)).hints());
  const unique = new Map([...ofBodies, ...lifetimeHints(checked, file, near)].map((hint) => [keyOf(hint), hint]));
  return [...unique.values()].sort((a, b) => a.line - b.line || a.column - b.column);
}

function keyOf({ kind, line, column, label }: InlayHint): string {
  return `${line}:${column} ${kind} ${label}`;
}

class BodyHints {
  private readonly words: FactWords;

  constructor(
    private readonly checked: Checked,
    private readonly file: SourceFile,
    private readonly facts: BodyFacts,
  ) {
    this.words = new FactWords(checked.sources, facts);
  }

  hints(): InlayHint[] {
    const locals = this.facts.locals.filter(({ name }) => name !== undefined);
    return [
      ...locals.flatMap((local) => this.transfers(local)),
      ...this.borrows(),
      ...this.drops(),
      ...this.facts.closures.flatMap((closure) => this.captures(closure)),
    ];
  }

  private hint(kind: InlayHint["kind"], offset: number, label: string, tooltip: string): InlayHint {
    const { line, column } = this.file.lineColumn(offset);
    return { kind, line, column, label, tooltip };
  }

  private isHere(span: Span): boolean {
    return span.file === this.file.id;
  }

  // ---- moves and copies ----

  private transfers(local: LocalFacts): InlayHint[] {
    return local.events.flatMap((event) => {
      if ((event.kind !== "Moved" && event.kind !== "Copied") || !this.isHere(event.at)) return [];
      const name = event.part ?? local.name ?? "";
      // A pattern or a closure takes it too, but the name does not stand there.
      if (this.checked.sources.textOf(event.at) !== name) return [];
      return [event.kind === "Moved" ? this.moved(name, event) : this.copied(name, event)];
    });
  }

  private moved(name: string, { at, to }: Extract<ValueEvent, { kind: "Moved" }>): InlayHint {
    const where = to === undefined ? "" : ` into ${takerWords(to)}`;
    return this.hint("moves", at.lo, "move ", `${code(name)} is moved${where}; it can no longer be used after this`);
  }

  private copied(name: string, { at }: Extract<ValueEvent, { kind: "Copied" }>): InlayHint {
    return this.hint("copies", at.lo, "copy ", `${code(name)} is copied; it can still be used after this`);
  }

  // ---- borrows ----

  private borrows(): InlayHint[] {
    return this.facts.borrows.flatMap((borrow) => {
      const { at, kind, origin, placeName } = borrow;
      if ((origin !== "Autoref" && origin !== "Reborrow") || !this.isHere(at)) return [];
      // An index or a `*` that a std type overloads borrows too; what is written there is no receiver.
      const text = this.checked.sources.textOf(at);
      if (placeName === undefined || text !== placeName.replace(/^\*/, "")) return [];
      const mutable = kind === "Shared" ? "&" : "&mut ";
      const label = borrow.isReborrow && placeName.startsWith("*") ? `${mutable}*` : mutable;
      const reserved = borrow.activated === undefined ? "" : "; until its arguments are evaluated it is only reserved";
      const tooltip = `${code(placeName)} is borrowed ${this.words.borrow(borrow)}${reserved}`;
      // What follows binds tighter than `&`: `(&v).len()` is meant, not `&(v.len())`.
      if (!/[.[?]/.test(this.file.text[at.hi] ?? "")) return [this.hint("borrows", at.lo, label, tooltip)];
      return [this.hint("borrows", at.lo, `(${label}`, tooltip), this.hint("borrows", at.hi, ")", tooltip)];
    });
  }

  // ---- drops ----

  private drops(): InlayHint[] {
    const byPlace = new Map<number, { readonly local: LocalFacts; readonly event: DropEvent }[]>();
    for (const local of this.facts.locals)
      for (const event of local.events) {
        if (event.kind !== "Dropped" || !this.isHere(event.at) || !this.isBrace(event.at)) continue;
        const list = byPlace.get(event.at.hi) ?? [];
        if (!list.some((other) => other.local === local)) list.push({ local, event });
        byPlace.set(event.at.hi, list);
      }
    return [...byPlace].map(([offset, list]) => {
      // Values of a scope are dropped in the opposite order of their declaration.
      list.sort((a, b) => b.local.declared.lo - a.local.declared.lo);
      const label = ` drop ${list.map(({ local, event }) => dropLabel(this.nameOf(local), event)).join(", ")}`;
      const tooltip = list.map(({ local, event }) => `- ${code(this.nameOf(local))}: ${this.words.dropped(event)}`);
      return this.hint("drops", offset, label, tooltip.join("\n"));
    });
  }

  private isBrace(at: Span): boolean {
    return this.checked.sources.textOf(at) === "}";
  }

  private nameOf(local: LocalFacts): string {
    return local.name ?? this.checked.sources.textOf(local.declared).split("\n")[0] ?? "a temporary";
  }

  // ---- closures ----

  private captures({ head, captures }: ClosureFacts): InlayHint[] {
    if (captures.length === 0 || !this.isHere(head)) return [];
    const label = ` captures ${captures.map(({ place, how }) => `${howShort[how]}${place}`).join(", ")}`;
    return [this.hint("captures", head.hi, label, `The closure captures: ${captureList(captures)}`)];
  }
}

type DropEvent = Extract<ValueEvent, { kind: "Dropped" }>;

function dropLabel(name: string, { maybe, except }: DropEvent): string {
  const parts = except.length === 0 ? "" : ` without ${except.join(", ")}`;
  return `${name}${maybe ? "?" : ""}${parts}`;
}

const howShort = { Shared: "&", Mut: "&mut ", Moved: "move ", Copied: "copy " } as const;
