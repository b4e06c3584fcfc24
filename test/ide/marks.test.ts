/**
 * Marks of a variable: each `.rs` below `marks/` asks in comments (`// ^ marks`, the caret below a word of the line before), and what
 * the editor is to mark stands beside it in `.marks`.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "vitest";
import { marksAt } from "../../src/ide/marks";
import { expectGolden, fixtures, goldenPath } from "../fixtures";
import { checkedFile, questionsIn } from "./checked";

for (const file of fixtures(path.join(import.meta.dirname, "marks"), ".rs"))
  test(path.basename(file), () => {
    const checked = checkedFile(file);
    const answers = questionsIn(readFileSync(file, "utf8"), "marks").map(({ line, column, text }) => {
      const marks = marksAt(checked, path.basename(file), line, column)?.marks ?? [];
      const told = marks.map(
        ({ kind, range: { startLine, startColumn, endLine, endColumn }, label, words }) =>
          `${startLine}:${startColumn}-${endLine}:${endColumn} ${kind}${label === "" ? "" : ` "${label}"`}: ${words}`,
      );
      return [`## ${text}`, ...told, ""].join("\n");
    });
    expectGolden(answers.join("\n"), goldenPath(file, ".marks"));
  });
