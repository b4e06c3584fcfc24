/**
 * The whole story of an error, held against rustc's: place, words, labels, notes, help and suggested edits. `x.story` beside a
 * fixture is what rustc says; `x.gaps`, if it is there, is where ours still differs (`-` rustc's lines, `+` ours). `UPDATE=1`
 * writes both, the first where rustc is installed.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { fixtures, goldenPath, updating } from "../fixtures";
import { storyText } from "./storyText";
import { hasRustc } from "../rustc";
import { differing, ourStories, rustcStories } from "./tell";

const here = import.meta.dirname;
/** By the place of the error. */
function inOrder(stories: readonly string[]): string[] {
  const at = (story: string) => Number(/^\S+ (\d+):/.exec(story)?.[1] ?? 0);
  return [...stories].sort((a, b) => at(a) - at(b) || (a < b ? -1 : 1));
}

/** Lines of one that the other does not have, under the head of their story. */
function gaps(mine: readonly string[], theirs: readonly string[]): string {
  const out: string[] = [];
  const left = new Map(mine.map((story) => [head(story), story.split("\n")]));
  for (const story of theirs) {
    const lines = story.split("\n");
    const other = left.get(head(story));
    left.delete(head(story));
    const differences = differing(other ?? [head(story)], lines);
    if (differences.length > 0 || other === undefined) out.push(head(story), ...differences);
    if (other === undefined) out.push("- (not told)");
  }
  for (const lines of left.values()) out.push(...lines.map((line) => `+ ${line}`));
  return out.length === 0 ? "" : `${out.join("\n")}\n`;
}

function head(story: string): string {
  return story.split("\n")[0] ?? "";
}

for (const file of fixtures(here, ".rs")) {
  test(path.relative(here, file), () => {
    const text = readFileSync(file, "utf8");
    const truth = goldenPath(file, ".story");
    const known = goldenPath(file, ".gaps");
    if (updating && hasRustc()) writeFileSync(truth, `${inOrder(rustcStories(text).map(storyText)).join("\n")}\n`);
    const theirs = readFileSync(truth, "utf8")
      .trimEnd()
      .split(/\n(?=error|warning)/);
    const found = gaps(inOrder(ourStories(text).map(storyText)), theirs);
    if (updating) {
      rmSync(known, { force: true });
      if (found !== "") writeFileSync(known, found);
    }
    expect(found).toBe(existsSync(known) ? readFileSync(known, "utf8") : "");
  });
}
