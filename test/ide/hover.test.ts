/**
 * Hovers: each `.rs` below `hover/` asks in comments (`//^ hover`, the caret below a word of the line before), and the answers stand
 * beside it in `.hover`.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "vitest";
import { hoverAt } from "../../src/ide/hover";
import { expectGolden, fixtures, goldenPath } from "../fixtures";
import { checkedFile, questionsIn } from "./checked";

for (const file of fixtures(path.join(import.meta.dirname, "hover"), ".rs"))
  test(path.basename(file), () => {
    const checked = checkedFile(file);
    const answers = questionsIn(readFileSync(file, "utf8"), "hover").map(({ line, column, text }) => {
      const hover = hoverAt(checked, path.basename(file), line, column);
      return `## line ${line}: ${text}\n\n${hover?.markdown.join("\n\n") ?? "(nothing)"}\n`;
    });
    expectGolden(answers.join("\n"), goldenPath(file, ".hover"));
  });
