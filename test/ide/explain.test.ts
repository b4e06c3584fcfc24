/** Each code that the front end reports has its lesson, and no lesson is left over; what a lesson says of a program. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { ErrorStory } from "../../src/debug/view/protocol";
import { explainStory, explanationMarkdown, lessons } from "../../src/ide/explain";

const src = path.resolve(import.meta.dirname, "../../src");

/** Codes and lints as the sources write them, the lessons themselves left out. */
function reported(): Set<string> {
  const found = new Set<string>();
  for (const name of readdirSync(src, { recursive: true }).map(String)) {
    if (!name.endsWith(".ts") || name.startsWith(`ide${path.sep}`)) continue;
    const text = readFileSync(path.join(src, name), "utf8");
    for (const [, code = ""] of text.matchAll(/"(E0\d{3})"/g)) found.add(code);
    for (const [, lint = ""] of text.matchAll(/\b(?:error|warning|deny)\(\s*"([a-z]+(?:_[a-z]+)+)"/g)) found.add(lint);
  }
  return found;
}

test("each reported code has a lesson", () => {
  expect([...reported()].filter((code) => !Object.hasOwn(lessons, code)).sort()).toEqual([]);
});

test("a lesson has a rule and a way out", () => {
  for (const [code, { rule, ways }] of Object.entries(lessons)) {
    expect(rule.length, code).toBeGreaterThan(20);
    expect(ways.length, code).toBeGreaterThan(0);
  }
});

const moved: ErrorStory = {
  level: "error",
  code: "E0382",
  message: "borrow of moved value: `word`",
  range: { uri: "main.rs", startLine: 4, startColumn: 20, endLine: 4, endColumn: 24 },
  labels: [
    {
      range: { uri: "main.rs", startLine: 2, startColumn: 9, endLine: 2, endColumn: 13 },
      text: "move occurs because `word` has type `String`, which does not implement the `Copy` trait",
      primary: false,
    },
    {
      range: { uri: "main.rs", startLine: 3, startColumn: 10, endLine: 3, endColumn: 14 },
      text: "value moved here",
      primary: false,
    },
  ],
  notes: [],
  help: [],
  suggestions: [],
  sourceLines: [{ uri: "main.rs", line: 4, text: '    println!("{}", word);' }],
};

test("a lesson speaks of the learner's own names and lines", () => {
  expect(explainStory(moved)?.why).toBe(
    "`word` has type `String`, which is not `Copy`, so it is moved on line 3. After that the name is empty, but line 4 uses it again.",
  );
});

test("an error without a code is explained by its words", () => {
  const story = { ...moved, code: "", message: "lifetime may not live long enough", labels: [] };
  expect(explainStory(story)?.rule).toContain("contract");
});

test("what the program says is no markup", () => {
  const story = { ...moved, message: "cannot find *value* [x](y) <b>", code: "E0425", labels: [] };
  expect(explanationMarkdown(explainStory(story) as never)).toContain("\\*value\\* \\[x\\](y) \\<b>");
});
