/** The list of practice files is that of the folder. */
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { practiceFiles, rejectedFiles } from "../../src/extension/practiceFiles";

const namesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".rs"))
    .map((name) => name.slice(0, -".rs".length))
    .sort();

test("the practice files that can be opened are those that ship", () => {
  expect(practiceFiles).toEqual(namesIn("media/practice"));
  expect(rejectedFiles).toEqual(namesIn("media/practice/rejected"));
});
