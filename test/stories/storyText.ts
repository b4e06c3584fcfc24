/**
 * A diagnostic in rustc's JSON shape as lines of text, to be compared: place, code and words; labels, notes, help and
 * suggested edits with their places. Ours and rustc's go through the same function. What the comparison leaves out: the order
 * of notes, places inside std (its text is another), the note that names a lint's level, and how macros were expanded.
 */

export interface JsonSpan {
  readonly file_name: string;
  readonly line_start: number;
  readonly column_start: number;
  readonly line_end: number;
  readonly column_end: number;
  readonly byte_start: number;
  readonly byte_end: number;
  readonly is_primary: boolean;
  readonly label: string | null;
  readonly suggested_replacement: string | null;
  readonly suggestion_applicability: string | null;
  readonly expansion: { readonly span: JsonSpan } | null;
}

export interface JsonDiagnostic {
  readonly message: string;
  readonly code: { readonly code: string } | null;
  readonly level: string;
  readonly spans: readonly JsonSpan[];
  readonly children: readonly JsonDiagnostic[];
}

export interface StoryLines {
  readonly code: string;
  readonly line: number;
  readonly level: string;
  readonly head: string;
  readonly labels: readonly string[];
  readonly notes: readonly string[];
  readonly fixes: readonly string[];
}

/** `text`: of the file that the program is. */
export function storyLines(diagnostic: JsonDiagnostic, text: string): StoryLines | undefined {
  const primary = diagnostic.spans.find((span) => span.is_primary);
  if (primary === undefined || (diagnostic.level !== "error" && diagnostic.level !== "warning")) return undefined;
  const at = shown(primary);
  const isFile = (span: JsonSpan) => span.file_name === at.file_name;
  const code = diagnostic.code?.code ?? "";
  const labels = diagnostic.spans
    .map(shown)
    .filter((span) => span.label !== null && span.label !== "" && isFile(span))
    .map((span) => `${span.is_primary ? "^" : "-"} ${placeOf(span)} ${span.label}`);
  const children = diagnostic.children.filter(({ message }) => !isUntold(message));
  const isFix = (child: JsonDiagnostic) => child.spans.some((span) => span.suggested_replacement !== null);
  const notes = children
    .filter((child) => !isFix(child))
    .map(({ level, message, spans }) => {
      const inFile = spans.map(shown).filter(isFile);
      const places = inFile.map(
        (span) => ` @${placeOf(span)}${span.label === null || span.label === "" ? "" : ` ${span.label}`}`,
      );
      return `${level}: ${message}${[...new Set(places)].sort().join("")}`;
    });
  const fixes = children.filter(isFix).map(({ message, spans }) => {
    const edits = spans.map((span) => editText(span, text));
    return `fix ${spans[0]?.suggestion_applicability}: ${message}${edits.join("")}`;
  });
  return {
    code,
    line: at.line_start,
    level: diagnostic.level,
    head: `${diagnostic.level}[${code}] ${placeOf(at)} ${diagnostic.message}`,
    labels: [...new Set(labels)].sort(),
    notes: notes.sort(),
    fixes: fixes.sort(),
  };
}

export function storyText({ head, labels, notes, fixes }: StoryLines): string {
  return [head, ...[...labels, ...notes, ...fixes].map((line) => `  ${line}`)].join("\n");
}

/** Words about rustc itself, or said of every lint. */
function isUntold(message: string): boolean {
  return (
    /^`#\[(warn|deny)\(/.test(message) ||
    message.startsWith("this error originates in the macro") ||
    message.startsWith("this warning originates in the macro") ||
    message.startsWith("the full name for the type has been written to") ||
    message.startsWith("consider using `--verbose`") ||
    message.startsWith("for more information, see <https://doc.rust-lang.org/edition-guide")
  );
}

/** What a macro of std wrote is told at the macro's call. */
function shown(span: JsonSpan): JsonSpan {
  let at = span;
  while (at.expansion !== null && at.file_name.includes("/"))
    at = { ...at.expansion.span, label: span.label, is_primary: span.is_primary };
  return at;
}

function placeOf(span: JsonSpan): string {
  return `${span.line_start}:${span.column_start}-${span.line_end}:${span.column_end}`;
}

/** An edit apart from what it leaves as it was. */
function editText(span: JsonSpan, text: string): string {
  const bytes = new TextEncoder().encode(text);
  const before = new TextDecoder().decode(bytes.slice(span.byte_start, span.byte_end));
  const after = span.suggested_replacement ?? "";
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && before.at(-1 - end) === after.at(-1 - end)) end++;
  const removed = before.slice(start, before.length - end);
  const added = after.slice(start, after.length - end);
  const moved = before.slice(0, start).split("\n");
  const line = span.line_start + moved.length - 1;
  const column = (moved.length === 1 ? span.column_start : 1) + [...(moved.at(-1) ?? "")].length;
  return ` {${line}:${column} ${JSON.stringify(removed)} -> ${JSON.stringify(added)}}`;
}
