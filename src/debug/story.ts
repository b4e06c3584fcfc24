/**
 * Diagnostics with their places resolved to lines and columns: what the editor, the panel and the command line show. A span
 * that lies inside a macro's expansion is told at its outermost call site in the program, as rustc's renderers do.
 */
import type { Diagnostic, Edit, Label, Note } from "../base/diagnostic";
import type { SourceMap, Span } from "../base/source";
import type { SourceRange } from "./view/model";
import type { ErrorStory, StoryLabel, StoryNote } from "./view/protocol";

/** As `CallSiteOf`; `derivedAt`: the derive that wrote what stands there. */
export type ErrorPlaceOf = (span: Span) => Span & { readonly derivedAt?: Span };

/** Finds the place in the program that a span stands for: itself, or the call site of the macro it came from. */
export type CallSiteOf = (span: Span) => Span;

export function sourceRange(sources: SourceMap, span: Span): SourceRange {
  const file = sources.file(span.file);
  const start = file.lineColumn(span.lo);
  const end = file.lineColumn(span.hi);
  return { uri: file.name, startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

export function errorStory(diagnostic: Diagnostic, sources: SourceMap, placeOf: ErrorPlaceOf): ErrorStory {
  const rangeOf = (span: Span) => sourceRange(sources, placeOf(span));
  const range = rangeOf(diagnostic.span);
  const labelOf = ({ span, text, primary }: Label): StoryLabel => {
    const { derivedAt } = placeOf(span);
    const label = { range: rangeOf(span), text, primary: primary === true };
    return derivedAt === undefined ? label : { ...label, derivedAt: sourceRange(sources, derivedAt) };
  };
  // Whatever stands at the error's own place is marked as that is.
  const isAtError = ({ span: { file, lo, hi } }: Label) =>
    file === diagnostic.span.file && lo === diagnostic.span.lo && hi === diagnostic.span.hi;
  const noteOf = (note: Note): StoryNote =>
    typeof note === "string" ? { text: note, labels: [] } : { text: note.text, labels: note.labels.map(labelOf) };
  const editsOf = (edits: readonly Edit[]) =>
    edits.map(({ span, replacement }) => ({ range: rangeOf(span), replacement }));
  const labels = diagnostic.labels.map((label) => ({
    ...labelOf(label),
    primary: label.primary ?? isAtError(label),
  }));
  const notes = diagnostic.notes.map(noteOf);
  const help = diagnostic.help.map(noteOf);
  const suggestions = diagnostic.suggestions.map(({ message, edits, alternatives = [], applicability }) => ({
    message,
    edits: editsOf(edits),
    alternatives: alternatives.map(editsOf),
    applicability,
  }));
  const places = [
    ...[...notes, ...help].flatMap((note) => note.labels),
    ...suggestions.flatMap(({ edits, alternatives }) => [edits, ...alternatives].flat()),
  ];
  return {
    level: diagnostic.level,
    code: diagnostic.code,
    message: diagnostic.message,
    range,
    labels,
    notes,
    help,
    suggestions,
    sourceLines: linesOf(sources, [range, ...[...labels, ...places].map((place) => place.range)]),
  };
}

/** The lines that ranges stand in, each once, by file (first mentioned first) and line. */
function linesOf(sources: SourceMap, ranges: readonly SourceRange[]): ErrorStory["sourceLines"] {
  const uris = [...new Set(ranges.map((range) => range.uri))];
  return uris.flatMap((uri) => {
    const lines = new Set<number>();
    for (const range of ranges) {
      if (range.uri !== uri) continue;
      for (let line = range.startLine; line <= Math.min(range.endLine, range.startLine + maxLinesOfRange); line++)
        lines.add(line);
    }
    const text = sources.files.find((file) => file.name === uri)?.text.split("\n") ?? [];
    return [...lines]
      .sort((a, b) => a - b)
      .map((line) => ({ uri, line, text: (text[line - 1] ?? "").replace(/\r$/, "") }));
  });
}

const maxLinesOfRange = 6;
