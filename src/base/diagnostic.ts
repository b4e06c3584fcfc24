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
  /** Exactly one label of a diagnostic is primary: rustc's `^^^` as against `---`. */
  readonly primary?: boolean;
}

export interface Suggestion {
  readonly message: string;
  readonly edits: readonly { readonly span: Span; readonly replacement: string }[];
  readonly applicability: Applicability;
}

export interface Diagnostic {
  readonly level: Level;
  /** `E0505`, a lint's name (`unused_variables`), `unsupported`, or "" where rustc gives none. */
  readonly code: string;
  readonly message: string;
  /** The primary span: where rustc points with `^^^`. */
  readonly span: Span;
  readonly labels: readonly Label[];
  readonly notes: readonly string[];
  readonly help: readonly string[];
  readonly suggestions: readonly Suggestion[];
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

/** Collects diagnostics and drops exact repeats (same code, message and place). */
export class Diagnostics {
  readonly list: Diagnostic[] = [];
  private readonly seen = new Set<string>();

  push(diagnostic: Diagnostic): void {
    const { code, message, span } = diagnostic;
    const key = `${code}|${message}|${span.file}:${span.lo}:${span.hi}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.list.push(diagnostic);
  }

  hasErrors(): boolean {
    return this.list.some((d) => d.level === "error");
  }
}
