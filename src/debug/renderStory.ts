/** Diagnostics as text, in the shape that rustc's users know. For `check` and `run` on stderr. */
import type { ErrorStory } from "./view/protocol";

const levelWords = { error: "error", warning: "warning", information: "note" } as const;

export function renderStory(story: ErrorStory): string {
  const code = story.code === "" || story.level === "warning" ? "" : `[${story.code}]`;
  const width = String(Math.max(1, ...story.sourceLines.map(({ line }) => line))).length;
  const gutter = " ".repeat(width);
  const out = [`${levelWords[story.level]}${code}: ${story.message}`];
  out.push(`${gutter}--> ${story.range.uri}:${story.range.startLine}:${story.range.startColumn}`, `${gutter} |`);
  out.push(...renderLines(story, width));
  out.push(`${gutter} |`);
  for (const note of story.notes) out.push(`${gutter} = note: ${note}`);
  for (const help of story.help) out.push(`${gutter} = help: ${help}`);
  for (const { message, edits } of story.suggestions) {
    const shown = edits.map(({ range, replacement }) => `line ${range.startLine}: \`${replacement}\``).join(", ");
    out.push(`${gutter} = help: ${message}${shown === "" ? "" : `: ${shown}`}`);
  }
  return out.join("\n");
}

/** Each source line with its marks under it: `^` for the primary range, `-` for the others, one label a line. */
function renderLines(story: ErrorStory, width: number): string[] {
  const marks = story.labels.some((label) => label.primary)
    ? story.labels
    : [{ range: story.range, text: "", primary: true }, ...story.labels];
  const out: string[] = [];
  let previous: { uri: string; line: number } | undefined;
  for (const { uri, line, text } of story.sourceLines) {
    if (previous !== undefined && uri !== previous.uri) out.push(`${" ".repeat(width)}::: ${uri}`);
    else if (previous !== undefined && line > previous.line + 1) out.push("...");
    out.push(`${String(line).padStart(width)} | ${text}`);
    for (const mark of marks) {
      if (mark.range.uri !== uri || mark.range.startLine !== line) continue;
      const end = mark.range.endLine === line ? mark.range.endColumn : text.length + 1;
      const underline = (mark.primary ? "^" : "-").repeat(Math.max(1, end - mark.range.startColumn));
      out.push(
        `${" ".repeat(width)} | ${" ".repeat(mark.range.startColumn - 1)}${underline}${mark.text === "" ? "" : ` ${mark.text}`}`,
      );
    }
    previous = { uri, line };
  }
  return out;
}
