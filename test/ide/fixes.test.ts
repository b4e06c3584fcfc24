/** Quick fixes: a title for each way, and the sure ones applied together. */
import { expect, test } from "vitest";
import type { ErrorStory, StorySuggestion } from "../../src/debug/view/protocol";
import { applyEdits, fixesOf, sureEdits } from "../../src/ide/fixes";

function insert(line: number, column: number, replacement: string) {
  return {
    range: { uri: "a.rs", startLine: line, startColumn: column, endLine: line, endColumn: column },
    replacement,
  };
}

function story(...suggestions: StorySuggestion[]): ErrorStory {
  const range = { uri: "a.rs", startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 };
  return {
    level: "error",
    code: "E0425",
    message: "",
    range,
    labels: [],
    notes: [],
    help: [],
    suggestions,
    sourceLines: [],
  };
}

const mut: StorySuggestion = {
  message: "consider changing this to be mutable",
  edits: [insert(1, 5, "mut ")],
  alternatives: [],
  applicability: "MachineApplicable",
};
const imports: StorySuggestion = {
  message: "consider importing one of these structs",
  edits: [insert(1, 1, "use a::Name;\n")],
  alternatives: [[insert(1, 1, "use b::Name;\n")]],
  applicability: "MaybeIncorrect",
};

test("each way has a title of its own", () => {
  expect(fixesOf(story(mut, imports)).map(({ title, isSure }) => [title, isSure])).toEqual([
    ["Consider changing this to be mutable: `mut`", true],
    ["Consider importing one of these structs: `use a::Name;`", false],
    ["Consider importing one of these structs: `use b::Name;`", false],
  ]);
});

test("only sure edits are applied unseen, and none twice at one place", () => {
  const edits = sureEdits([story(mut), story(mut), story(imports), story({ ...mut, edits: [insert(2, 5, "mut ")] })]);
  expect(applyEdits("let x = 1;\nlet y = 2;\n", "a.rs", edits)).toBe("let mut x = 1;\nlet mut y = 2;\n");
});
