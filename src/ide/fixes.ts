/**
 * rustc's suggested edits as quick fixes: each way of each suggestion with a title a person can choose by, and what may be
 * applied unseen all at once. Plain data; an editor turns it into its own kind of action.
 */
import type { SourceRange } from "../debug/view/model";
import type { ErrorStory, StoryEdit } from "../debug/view/protocol";

export interface Fix {
  readonly title: string;
  readonly edits: readonly StoryEdit[];
  /** rustc is sure of it (`MachineApplicable`), and it is the only way. */
  readonly isSure: boolean;
}

export function fixesOf(story: ErrorStory): Fix[] {
  return story.suggestions.flatMap(({ message, edits, alternatives, applicability }) => {
    const ways = [edits, ...alternatives].filter((way) => way.length > 0);
    const isSure = applicability === "MachineApplicable" && ways.length === 1;
    return ways.map((way) => ({ title: titleOf(message, way), edits: way, isSure }));
  });
}

/** All that would help, in words: help without an edit too. */
export function helpWords(story: ErrorStory): string[] {
  const plain = story.suggestions.filter(({ edits }) => edits.length === 0).map(({ message }) => message);
  return [...story.help.map(({ text }) => text), ...plain, ...fixesOf(story).map(({ title }) => title)];
}

/** The sure edits of all stories that do not touch one another: the first of two that do wins. */
export function sureEdits(stories: readonly ErrorStory[]): StoryEdit[] {
  const chosen: StoryEdit[] = [];
  for (const story of stories) {
    const sure = fixesOf(story).find(({ isSure }) => isSure);
    if (sure === undefined || sure.edits.some((edit) => chosen.some((other) => touches(edit.range, other.range))))
      continue;
    chosen.push(...sure.edits);
  }
  return chosen;
}

const longestShown = 40;

/** rustc's words, with what will be written where they do not say it. */
function titleOf(message: string, edits: readonly StoryEdit[]): string {
  const words = message.charAt(0).toUpperCase() + message.slice(1);
  const written = edits.map(({ replacement }) => replacement.trim()).filter((text) => text !== "");
  const shown = written.map((text) => text.replace(/\s+/g, " ")).join(" … ");
  if (shown === "" || shown.length > longestShown || message.includes(`\`${shown}\``)) return words;
  return `${words}: \`${shown}\``;
}

function touches(a: SourceRange, b: SourceRange): boolean {
  return a.uri === b.uri && !isBefore(a, b) && !isBefore(b, a);
}

/** `a` ends before `b` starts; two insertions at one place are not apart. */
function isBefore(a: SourceRange, b: SourceRange): boolean {
  if (a.endLine !== b.startLine) return a.endLine < b.startLine;
  return a.endColumn < b.startColumn || (a.endColumn === b.startColumn && (!isEmpty(a) || !isEmpty(b)));
}

function isEmpty(range: SourceRange): boolean {
  return range.startLine === range.endLine && range.startColumn === range.endColumn;
}

/** A file's text after its edits; edits of other files are left out. */
export function applyEdits(text: string, uri: string, edits: readonly StoryEdit[]): string {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const offsetOf = (line: number, column: number) => (starts[line - 1] ?? text.length) + column - 1;
  const ordered = edits
    .filter(({ range }) => range.uri === uri)
    .map(({ range, replacement }) => ({
      lo: offsetOf(range.startLine, range.startColumn),
      hi: offsetOf(range.endLine, range.endColumn),
      replacement,
    }))
    .sort((a, b) => b.lo - a.lo || b.hi - a.hi);
  let out = text;
  for (const { lo, hi, replacement } of ordered) out = out.slice(0, lo) + replacement + out.slice(hi);
  return out;
}
