/**
 * Bars on the lines of a function, drawn as text: one column for each thing whose extent is shown, with the line's own text beside
 * it. Lines on which nothing begins, ends or happens are left out where a function is long.
 */
import type { SourceFile, Span } from "../base/source";

export interface Bar {
  readonly title: string;
  readonly ranges: readonly Span[];
  /** First line of a range, lines between, last line, a range of one line. */
  readonly glyphs: BarGlyphs;
}

export type BarGlyphs = readonly [first: string, middle: string, last: string, only: string];

export const scopeGlyphs: BarGlyphs = ["╷", "│", "╵", "╶"];
export const valueGlyphs: BarGlyphs = ["╻", "┃", "╹", "╺"];
export const borrowGlyphs: BarGlyphs = ["╓", "║", "╙", "═"];

const maxRows = 10;
const maxText = 48;

/** `marked`: lines that must be seen. */
export function drawBars(file: SourceFile, bars: readonly Bar[], marked: readonly number[]): string {
  const columns = bars.map((bar) => ({ bar, lines: linesOf(file, bar.ranges) }));
  const all = columns.flatMap(({ lines }) => lines.flatMap(({ first, last }) => [first, last]));
  if (all.length === 0) return "";
  const first = Math.min(...all);
  const last = Math.max(...all);
  const wanted = new Set([...all, ...marked]);
  const everything = last - first < maxRows;
  const width = String(last).length;
  const rows: string[] = [header(bars, width)];
  let hidden = false;
  for (let line = first; line <= last; line++) {
    if (!everything && !wanted.has(line)) {
      if (!hidden)
        rows.push(`${cells(columns.map(({ bar, lines }) => glyphAt(bar, lines, line)))} ${"⋮".padStart(width)}`);
      hidden = true;
      continue;
    }
    hidden = false;
    const marks = columns.map(({ bar, lines }) => glyphAt(bar, lines, line));
    rows.push(`${cells(marks)} ${String(line).padStart(width)}  ${textOf(file, line)}`.trimEnd());
  }
  return rows.join("\n");
}

const columnWidth = 7;

function header(bars: readonly Bar[], width: number): string {
  return `${bars.map(({ title }) => title.padEnd(columnWidth)).join("")} ${"".padStart(width)}`.trimEnd();
}

function cells(marks: readonly string[]): string {
  return marks.map((mark) => `  ${mark}`.padEnd(columnWidth)).join("");
}

interface Lines {
  readonly first: number;
  readonly last: number;
}

function linesOf(file: SourceFile, ranges: readonly Span[]): Lines[] {
  const found: { first: number; last: number }[] = [];
  for (const { lo, hi } of ranges) {
    const first = file.lineColumn(lo).line;
    const last = file.lineColumn(Math.max(lo, hi - 1)).line;
    const before = found.at(-1);
    // Two ranges that meet on a line cannot be told apart there.
    if (before !== undefined && first <= before.last) before.last = Math.max(before.last, last);
    else found.push({ first, last });
  }
  return found;
}

function glyphAt({ glyphs }: Bar, lines: readonly Lines[], line: number): string {
  const range = lines.find(({ first, last }) => first <= line && line <= last);
  if (range === undefined) return " ";
  if (range.first === range.last) return glyphs[3];
  return line === range.first ? glyphs[0] : line === range.last ? glyphs[2] : glyphs[1];
}

/** Without what would end the block of code that it stands in. */
function textOf(file: SourceFile, line: number): string {
  const text = file.text.split("\n", line).at(-1) ?? "";
  const shown = text.replaceAll("```", "'''").replaceAll("\t", "    ").trimEnd();
  return shown.length > maxText ? `${shown.slice(0, maxText - 1)}…` : shown;
}
