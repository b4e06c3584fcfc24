/**
 * Diagnostics as rustc-shaped JSON objects, one a line: for `check --json` and the tools that read rustc's. Columns count
 * characters and offsets count bytes of UTF-8, as rustc's do. `expansion` is of derives alone: what a macro wrote is told at its call.
 */
import { renderStory } from "../debug/renderStory";
import type { SourceRange } from "../debug/view/model";
import type { ErrorStory, StoryEdit, StoryLabel, StoryNote, StorySuggestion } from "../debug/view/protocol";

/** A file's text by its name; undefined: not at hand. */
export type TextOf = (uri: string) => string | undefined;

export function jsonStory(story: ErrorStory, textOf: TextOf): string {
  const spans = new JsonSpans(textOf);
  const primary = story.labels.find((label) => label.primary);
  const shown: StoryLabel[] = [
    primary ?? { range: story.range, text: "", primary: true },
    ...story.labels.filter((label) => label !== primary),
  ];
  return JSON.stringify({
    $message_type: "diagnostic",
    message: story.message,
    code: story.code === "" ? null : { code: story.code, explanation: null },
    level: story.level === "information" ? "note" : story.level,
    spans: shown.map((label) => spans.ofLabel(label)),
    children: [
      ...story.notes.map((note) => spans.note("note", note)),
      ...story.help.map((help) => spans.note("help", help)),
      ...story.suggestions.map((suggestion) => spans.suggestion(suggestion)),
    ],
    rendered: `${renderStory(story)}\n`,
  });
}

/** The objects with places in them. */
class JsonSpans {
  constructor(private readonly textOf: TextOf) {}

  ofLabel({ range, text, primary, derivedAt }: StoryLabel) {
    const span = this.span(range, primary, text === "" ? null : text);
    return derivedAt === undefined ? span : { ...span, expansion: { span: this.span(derivedAt, false, null) } };
  }

  note(level: "note" | "help", { text, labels }: StoryNote) {
    return child(
      level,
      text,
      labels.map((label) => this.ofLabel(label)),
    );
  }

  /** Several ways stand one after the other, as rustc has them. */
  suggestion({ message, edits, alternatives, applicability }: StorySuggestion) {
    const spans = [edits, ...alternatives].flat().map(({ range, replacement }: StoryEdit) => ({
      ...this.span(range, true, null),
      suggested_replacement: replacement,
      suggestion_applicability: applicability,
    }));
    return child("help", message, spans);
  }

  private span(range: SourceRange, isPrimary: boolean, label: string | null) {
    const lines = (this.textOf(range.uri) ?? "").split("\n");
    const line = (number: number) => lines[number - 1] ?? "";
    const byteOf = (number: number, column: number) =>
      bytes(lines.slice(0, number - 1).map((text) => `${text}\n`)) + bytes([line(number).slice(0, column - 1)]);
    const charOf = (number: number, column: number) => chars(line(number).slice(0, column - 1)) + 1;
    const text = [];
    for (let at = range.startLine; at <= range.endLine; at++) {
      text.push({
        text: line(at).replace(/\r$/, ""),
        highlight_start: at === range.startLine ? charOf(at, range.startColumn) : 1,
        highlight_end: at === range.endLine ? charOf(at, range.endColumn) : chars(line(at)) + 1,
      });
    }
    return {
      file_name: range.uri,
      byte_start: byteOf(range.startLine, range.startColumn),
      byte_end: byteOf(range.endLine, range.endColumn),
      line_start: range.startLine,
      line_end: range.endLine,
      column_start: charOf(range.startLine, range.startColumn),
      column_end: charOf(range.endLine, range.endColumn),
      is_primary: isPrimary,
      text,
      label,
      suggested_replacement: null as string | null,
      suggestion_applicability: null as string | null,
      expansion: null,
    };
  }
}

function child(level: "note" | "help", message: string, spans: readonly object[]) {
  return { message, code: null, level, spans, children: [], rendered: null };
}

function bytes(texts: readonly string[]): number {
  const encoder = new TextEncoder();
  return texts.reduce((sum, text) => sum + encoder.encode(text).length, 0);
}

function chars(text: string): number {
  return [...text].length;
}
