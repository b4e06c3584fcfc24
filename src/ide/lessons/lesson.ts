/**
 * What a lesson is: for an error's code, the rule, why this program breaks it, and the usual ways out. The tables beside this
 * file hold the prose; `Telling` gives a lesson the learner's own names and lines, read from the diagnostic and from nothing else.
 */
import type { ErrorStory, StoryLabel } from "../../debug/view/protocol";

export interface Lesson {
  /** The language's rule, in a sentence or three. */
  readonly rule: string;
  /** Why this program breaks it. Absent: the diagnostic's message and labels, told in order. */
  readonly why?: (tell: Telling) => string;
  /** The usual ways out, the most usual first. */
  readonly ways: readonly string[];
}

export type Lessons = Readonly<Record<string, Lesson>>;

export class Telling {
  constructor(private readonly story: ErrorStory) {}

  /** The names that the message quotes, with their quotes; `otherwise` where there is no such name. */
  name(index: number, otherwise: string): string {
    const quoted = this.story.message.match(/`[^`]*`/g)?.[index];
    return quoted ?? otherwise;
  }

  /** The line of the error itself. */
  get here(): string {
    return `line ${this.story.range.startLine}`;
  }

  /** The line of the first label whose words match; undefined: no label says so. */
  lineOf(words: RegExp): string | undefined {
    const label = this.labelOf(words);
    return label === undefined ? undefined : `line ${label.range.startLine}`;
  }

  /** The source text that the first matching label points at, quoted. */
  textOf(words: RegExp): string | undefined {
    const label = this.labelOf(words);
    return label === undefined ? undefined : this.source(label);
  }

  /** The source text of the error's own place, quoted. */
  get text(): string {
    return this.source({ range: this.story.range }) ?? "this";
  }

  /** What a label, note or message says where it matches: the first group. */
  said(words: RegExp): string | undefined {
    const all = [
      this.story.message,
      ...this.story.labels.map(({ text }) => text),
      ...this.story.notes.map((n) => n.text),
    ];
    for (const text of all) {
      const found = words.exec(text)?.[1];
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The message and what each label says of its line, in the order of the lines. */
  all(): string {
    const message = this.story.message.charAt(0).toUpperCase() + this.story.message.slice(1);
    const labels = this.story.labels
      .filter(({ text }) => text !== "")
      .sort((a, b) => a.range.startLine - b.range.startLine || a.range.startColumn - b.range.startColumn)
      .map((label) => `line ${label.range.startLine}${this.pointed(label)}: ${label.text}`);
    return labels.length === 0 ? `${message} (${this.here}).` : `${message}. ${capital(labels.join("; "))}.`;
  }

  private pointed(label: StoryLabel): string {
    const text = this.source(label);
    return text === undefined || text.length > 30 ? "" : ` (${text})`;
  }

  private labelOf(words: RegExp): StoryLabel | undefined {
    return this.story.labels.find(({ text }) => words.test(text));
  }

  private source({ range }: Pick<StoryLabel, "range">): string | undefined {
    if (range.startLine !== range.endLine) return undefined;
    const line = this.story.sourceLines.find(({ uri, line }) => uri === range.uri && line === range.startLine)?.text;
    const text = line?.slice(range.startColumn - 1, range.endColumn - 1).trim();
    return text === undefined || text === "" ? undefined : `\`${text.replaceAll("`", "'")}\``;
  }
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
