/**
 * What an editor and the `ide` worker say to each other: one JSON object per message, `{ id, method, params }` there and
 * `{ id, result }` or `{ id, error }` back. Plain types; the table `IdeMethods` is the whole protocol. A newer request for the
 * same method and document makes an older one void: the worker may answer it with `result: null`.
 *
 * The worker is `dist/worker.js`, the same file that runs a debug session: what has `method` is meant for `ide`, what has
 * `type` is a DAP message.
 */
import type { SourceRange } from "../debug/view/model";
import type { ErrorStory } from "../debug/view/protocol";

/** A program as it stands in the editor: its files' texts, by the same URIs (or paths) that come back in ranges. */
export interface ProgramText {
  /** The file that holds `fn main`, or the file being looked at. */
  readonly program: string;
  readonly files: Readonly<Record<string, string>>;
  /** Absent: from the `Cargo.toml` among `files`, else 2024. */
  readonly edition?: "2021" | "2024";
}

export interface DiagnosticsResult {
  readonly diagnostics: readonly ErrorStory[];
}

export interface HoverParams extends ProgramText {
  readonly uri: string;
  /** 1-based; columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
}

export interface HoverResult {
  readonly range: SourceRange;
  /** Paragraphs of Markdown. */
  readonly markdown: readonly string[];
}

export interface HintsParams extends ProgramText {
  readonly uri: string;
  /** What the editor shows; absent: the whole file. */
  readonly lines?: LineRange;
}

/** 1-based, both included. */
export interface LineRange {
  readonly startLine: number;
  readonly endLine: number;
}

export type HintKind = "moves" | "copies" | "borrows" | "drops" | "captures" | "lifetimes";

/** Words that the editor shows between those of the program. */
export interface InlayHint {
  readonly kind: HintKind;
  /** 1-based; the hint stands before this column. */
  readonly line: number;
  readonly column: number;
  readonly label: string;
  /** Markdown. */
  readonly tooltip: string;
}

export interface HintsResult {
  readonly hints: readonly InlayHint[];
}

export type MarkKind = "declared" | "borrow" | "borrowMut" | "reserved" | "reference" | "move" | "drop" | "lastUse";

/** A place where something happens to a variable, or where something holds. */
export interface Mark {
  readonly kind: MarkKind;
  readonly range: SourceRange;
  /** A few words for the end of the line; markdown code spans left out. */
  readonly label: string;
  /** A sentence. */
  readonly words: string;
}

export interface MarksResult {
  /** The variable's name. */
  readonly name: string;
  readonly marks: readonly Mark[];
}

export interface IdeMethods {
  readonly diagnostics: { readonly params: ProgramText; readonly result: DiagnosticsResult };
  readonly hover: { readonly params: HoverParams; readonly result: HoverResult | null };
  readonly hints: { readonly params: HintsParams; readonly result: HintsResult };
  /** Of the variable at a place: what a hover asks for, as marks in the text. */
  readonly marks: { readonly params: HoverParams; readonly result: MarksResult | null };
}

export type IdeMethod = keyof IdeMethods;

export interface IdeRequest<M extends IdeMethod = IdeMethod> {
  readonly id: number;
  readonly method: M;
  readonly params: IdeMethods[M]["params"];
}

export type IdeResponse =
  | { readonly id: number; readonly result: IdeMethods[IdeMethod]["result"] | null }
  /** Our own fault, in words; the worker lives on. */
  | { readonly id: number; readonly error: string };
