/**
 * *Explain*: the lesson of an error's code, told of one program. For the editor's code action, the panel's story of a rejected
 * program and `glasscrab explain`. The prose stands in `lessons/`.
 */
import type { ErrorExplanation, ErrorStory } from "../debug/view/protocol";
import { constantLessons } from "./lessons/constants";
import { itemLessons } from "./lessons/items";
import { type Lesson, type Lessons, Telling } from "./lessons/lesson";
import { lifetimeLessons } from "./lessons/lifetimes";
import { lintLessons } from "./lessons/lints";
import { loanLessons } from "./lessons/loans";
import { moveLessons } from "./lessons/moves";
import { nameLessons } from "./lessons/names";
import { patternLessons } from "./lessons/patterns";
import { syntaxLessons, wordedLessons } from "./lessons/syntax";
import { traitLessons } from "./lessons/traits";
import { typeLessons } from "./lessons/types";

export const lessons: Lessons = {
  ...moveLessons,
  ...loanLessons,
  ...lifetimeLessons,
  ...typeLessons,
  ...traitLessons,
  ...patternLessons,
  ...nameLessons,
  ...itemLessons,
  ...constantLessons,
  ...syntaxLessons,
  ...lintLessons,
};

/** The lesson of a code, of no program. */
export function explainCode(code: string): ErrorExplanation | undefined {
  const lesson = Object.hasOwn(lessons, code) ? lessons[code] : undefined;
  return lesson === undefined ? undefined : { code, title: code, rule: lesson.rule, ways: lesson.ways };
}

export function explainStory(story: ErrorStory): ErrorExplanation | undefined {
  const lesson = lessonOf(story);
  if (lesson === undefined) return undefined;
  const tell = new Telling(story);
  const title = story.code === "" ? story.message : `${story.code}: ${story.message}`;
  return { code: story.code, title, rule: lesson.rule, why: lesson.why?.(tell) ?? tell.all(), ways: lesson.ways };
}

/** By code; an error without a code by its words. */
function lessonOf({ code, message }: ErrorStory): Lesson | undefined {
  if (code !== "") return Object.hasOwn(lessons, code) ? lessons[code] : undefined;
  return wordedLessons.find(({ words }) => words.test(message))?.lesson;
}

/** As lines of text, for a terminal. */
export function explanationText({ title, rule, why, ways }: ErrorExplanation): string {
  const out = [title, "", "The rule", `  ${rule}`];
  if (why !== undefined) out.push("", "Why this program breaks it", `  ${why}`);
  out.push("", "Ways out", ...ways.map((way) => `  - ${way}`));
  return out.join("\n");
}

/** As Markdown; of the program's text, only code spans are markup. */
export function explanationMarkdown({ title, rule, why, ways }: ErrorExplanation): string {
  const out = [`# ${escapeMarkdown(title)}`, "## The rule", escapeMarkdown(rule)];
  if (why !== undefined) out.push("## Why this program breaks it", escapeMarkdown(why));
  out.push("## Ways out", ways.map((way) => `- ${escapeMarkdown(way)}`).join("\n"));
  return `${out.join("\n\n")}\n`;
}

/** Escapes what is not between backticks. A backtick without a partner is escaped too. */
function escapeMarkdown(text: string): string {
  const parts = text.split("`");
  return parts
    .map((part, index) => {
      const isCode = index % 2 === 1 && index < parts.length - 1;
      if (isCode) return `\`${part}\``;
      const escaped = part.replace(/[\\*_[\]<#]/g, "\\$&");
      return index % 2 === 1 ? `\\\`${escaped}` : escaped;
    })
    .join("");
}
