/** Diagnostics as rustc-shaped JSON objects, one a line: for `check --json` and the tools that read rustc's. */
import type { ErrorStory } from "../debug/view/protocol";
import type { SourceRange } from "../debug/view/model";
import { renderStory } from "../debug/renderStory";

export function jsonStory(story: ErrorStory): string {
  const primary = story.labels.find((label) => label.primary);
  const spans = [
    jsonSpan(story.range, true, primary?.text ?? null),
    ...story.labels.filter((label) => !label.primary).map((label) => jsonSpan(label.range, false, label.text)),
  ];
  const child = (level: string, message: string, edits: ErrorStory["suggestions"][number]["edits"] = []) => ({
    message,
    code: null,
    level,
    spans: edits.map((edit) => ({ ...jsonSpan(edit.range, true, null), suggested_replacement: edit.replacement })),
    children: [],
    rendered: null,
  });
  return JSON.stringify({
    $message_type: "diagnostic",
    message: story.message,
    code: story.code === "" ? null : { code: story.code, explanation: null },
    level: story.level === "information" ? "note" : story.level,
    spans,
    children: [
      ...story.notes.map((note) => child("note", note)),
      ...story.help.map((help) => child("help", help)),
      ...story.suggestions.map((suggestion) => child("help", suggestion.message, suggestion.edits)),
    ],
    rendered: `${renderStory(story)}\n`,
  });
}

function jsonSpan(range: SourceRange, isPrimary: boolean, label: string | null) {
  return {
    file_name: range.uri,
    line_start: range.startLine,
    line_end: range.endLine,
    column_start: range.startColumn,
    column_end: range.endColumn,
    is_primary: isPrimary,
    label,
    suggested_replacement: null,
    suggestion_applicability: null,
    expansion: null,
  };
}
