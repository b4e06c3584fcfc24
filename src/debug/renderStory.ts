/**
 * Diagnostics as text, in the shape that rustc's users know: the lines with their marks, notes with places of their own, and
 * suggested edits as the lines would read. For `check` and `run` on stderr.
 */
import type { SourceRange } from "./view/model";
import type { ErrorStory, StoryEdit, StoryLabel, StoryNote, StorySuggestion } from "./view/protocol";

const levelWords = { error: "error", warning: "warning", information: "note" } as const;

export function renderStory(story: ErrorStory): string {
  const code = story.code === "" || story.level === "warning" ? "" : `[${story.code}]`;
  const width = String(Math.max(1, ...story.sourceLines.map(({ line }) => line))).length;
  const gutter = " ".repeat(width);
  const lines = new Lines(story, width);
  const out = [`${levelWords[story.level]}${code}: ${story.message}`];
  const marks = story.labels.some((label) => label.primary)
    ? story.labels
    : [{ range: story.range, text: "", primary: true }, ...story.labels];
  out.push(...lines.snippet(story.range, marks), `${gutter} |`);
  for (const note of story.notes) out.push(...renderNote("note", note, lines, gutter));
  for (const help of story.help) out.push(...renderNote("help", help, lines, gutter));
  for (const suggestion of story.suggestions) out.push(...renderSuggestion(suggestion, lines, gutter));
  return out.join("\n");
}

function renderNote(level: string, { text, labels }: StoryNote, lines: Lines, gutter: string): string[] {
  const at = labels.find((label) => label.primary) ?? labels[0];
  if (at === undefined) return [`${gutter} = ${level}: ${text}`];
  return [`${level}: ${text}`, ...lines.snippet(at.range, labels)];
}

function renderSuggestion(suggestion: StorySuggestion, lines: Lines, gutter: string): string[] {
  const { message, edits, alternatives } = suggestion;
  const ways = [edits, ...alternatives].filter((way) => way.length > 0);
  if (ways.length === 0) return [`${gutter} = help: ${message}`];
  return [`help: ${message}`, ...ways.flatMap((way) => lines.edited(way))];
}

/** The source lines of a story, by file and number. */
class Lines {
  constructor(
    private readonly story: ErrorStory,
    private readonly width: number,
  ) {}

  /** Each line with its marks under it: `^` for the primary range, `-` for the others, one label a line. */
  snippet(at: SourceRange, marks: readonly StoryLabel[]): string[] {
    const gutter = " ".repeat(this.width);
    const out = [`${gutter}--> ${at.uri}:${at.startLine}:${at.startColumn}`, `${gutter} |`];
    let previous: { uri: string; line: number } | undefined;
    for (const { uri, line, text } of this.story.sourceLines) {
      const here = marks.filter(({ range }) => range.uri === uri && range.startLine <= line && line <= range.endLine);
      if (here.length === 0) continue;
      if (previous !== undefined && uri !== previous.uri) out.push(`${gutter}::: ${uri}`);
      else if (previous !== undefined && line > previous.line + 1) out.push("...");
      out.push(`${String(line).padStart(this.width)} | ${text}`);
      for (const mark of here)
        if (mark.range.startLine === line) out.push(`${gutter} | ${underline(mark, line, text)}`);
      previous = { uri, line };
    }
    return out;
  }

  /** The lines that edits change, as they read after it: `~` before a changed line, `+` before a new one. */
  edited(edits: readonly StoryEdit[]): string[] {
    const first = edits[0]?.range;
    const numbers = edits.flatMap(({ range }) => [range.startLine, range.endLine]);
    const from = Math.min(...numbers);
    const to = Math.max(...numbers);
    const source = this.story.sourceLines.filter(({ uri, line }) => uri === first?.uri && from <= line && line <= to);
    const before = source.map(({ text }) => text);
    const after = applyEdits(before, from, edits);
    const isInsertion = edits.every(({ replacement }) => replacement.endsWith("\n"));
    return after
      .filter((line) => !before.includes(line))
      .map((line, index) => `${String(from + index).padStart(this.width)} ${isInsertion ? "+" : "~"} ${line}`);
  }
}

/** Lines (the first is number `from`) with edits applied, last first. */
function applyEdits(lines: readonly string[], from: number, edits: readonly StoryEdit[]): string[] {
  let text = lines.join("\n");
  const offsetOf = (line: number, column: number) =>
    lines.slice(0, line - from).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  const ordered = [...edits].sort(
    (a, b) => b.range.startLine - a.range.startLine || b.range.startColumn - a.range.startColumn,
  );
  for (const { range, replacement } of ordered) {
    const start = offsetOf(range.startLine, range.startColumn);
    text = text.slice(0, start) + replacement + text.slice(offsetOf(range.endLine, range.endColumn));
  }
  return text.split("\n");
}

function underline({ range, text: words, primary }: StoryLabel, line: number, text: string): string {
  const end = range.endLine === line ? range.endColumn : text.length + 1;
  const marks = (primary ? "^" : "-").repeat(Math.max(1, end - range.startColumn));
  return `${" ".repeat(range.startColumn - 1)}${marks}${words === "" ? "" : ` ${words}`}`;
}
