/**
 * What every stage of the front end reports: rustc's diagnostics, as plain data. Stages collect them and go on; nothing
 * here prints (the command line and the editor do). `code: "unsupported"` marks a limit of ours, not a fault of the program.
 */
import type { Span } from "./source";

export type Level = "error" | "warning" | "information";

/** How sure a suggested edit is, in rustc's words. */
export type Applicability = "MachineApplicable" | "MaybeIncorrect" | "HasPlaceholders" | "Unspecified";

export interface Label {
  readonly span: Span;
  readonly text: string;
  /** rustc's `^^^` as against `---`: unless said, what stands at the diagnostic's own place. */
  readonly primary?: boolean;
}

/** A replacement of a range; an insertion where the range is empty. */
export interface Edit {
  readonly span: Span;
  readonly replacement: string;
}

export interface Suggestion {
  readonly message: string;
  /** Applied together. None: the advice has no edit of its own. */
  readonly edits: readonly Edit[];
  /** Where there are several ways ("one of these structs"): the edits of each other one, to be applied instead. */
  readonly alternatives?: readonly (readonly Edit[])[];
  readonly applicability: Applicability;
}

/** A note or help: words alone, or with places of its own (the first label is primary, and may have no text). */
export type Note = string | { readonly text: string; readonly labels: readonly Label[] };

export function noteText(note: Note): string {
  return typeof note === "string" ? note : note.text;
}

/** A note that points at one place. */
export function noteAt(span: Span, text: string, label = ""): Note {
  return { text, labels: [{ span, text: label, primary: true }] };
}

export interface Diagnostic {
  readonly level: Level;
  /** `E0505`, a lint's name (`unused_variables`), `unsupported`, or "" where rustc gives none. */
  readonly code: string;
  readonly message: string;
  /** The primary span: where rustc points with `^^^`. */
  readonly span: Span;
  readonly labels: readonly Label[];
  readonly notes: readonly Note[];
  readonly help: readonly Note[];
  readonly suggestions: readonly Suggestion[];
  /** Of a syntax error: what it makes of this part of the file is a guess, so that nothing else is told of it. */
  readonly silences?: Span;
}

export type DiagnosticParts = Partial<Pick<Diagnostic, "labels" | "notes" | "help" | "suggestions">>;

/** An error of the program, in rustc's words. */
export function error(code: string, message: string, span: Span, parts: DiagnosticParts = {}): Diagnostic {
  return { level: "error", code, message, span, labels: [], notes: [], help: [], suggestions: [], ...parts };
}

export function warning(lint: string, message: string, span: Span, parts: DiagnosticParts = {}): Diagnostic {
  return { ...error(lint, message, span, parts), level: "warning" };
}

/** A construct that rustc has and we do not: `unsupported: <what>`. */
export function unsupported(what: string, span: Span): Diagnostic {
  return error("unsupported", `unsupported: ${what}`, span);
}

/** Collects diagnostics and drops exact repeats (same code, message and place), and what a syntax error makes doubtful. */
export class Diagnostics {
  readonly list: Diagnostic[] = [];
  private readonly seen = new Set<string>();
  /** How often it was asked whether there are errors: what hangs on the answer is no function of one body. */
  questionCount = 0;
  private readonly silent: Span[] = [];

  push(diagnostic: Diagnostic): void {
    const { span, silences } = diagnostic;
    if (this.silent.some(({ file, lo, hi }) => span.file === file && span.lo >= lo && span.hi <= hi)) return;
    if (silences !== undefined) this.silent.push(silences);
    const key = keyOf(diagnostic);
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.list.push(diagnostic);
  }

  /** Whether nothing but syntax errors is told of some file. */
  doubtsFile(): boolean {
    return this.silent.some(({ lo }) => lo === 0);
  }

  /** Takes out what was reported after the first `count`: it is not the program's. */
  takeFrom(count: number): Diagnostic[] {
    const taken = this.list.splice(count);
    for (const diagnostic of taken) this.seen.delete(keyOf(diagnostic));
    return taken;
  }

  hasErrors(): boolean {
    this.questionCount += 1;
    return this.list.some((d) => d.level === "error");
  }
}

/** Errors of lifetimes have one message: which they are about is in the label. */
function keyOf({ code, message, span, labels }: Diagnostic): string {
  const label = code === "" ? (labels.find(({ primary }) => primary)?.text ?? "") : "";
  return `${code}|${message}|${label}|${span.file}:${span.lo}:${span.hi}:${span.ctxt}`;
}
