/** A fixture as the editor's worker checks it, and the questions that its comments ask. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { type Checked, checkProgram } from "../../src/compile";

export function checkedFile(file: string): Checked {
  return checkProgram({
    name: path.basename(file),
    text: readFileSync(file, "utf8"),
    edition: 2024,
    load: () => undefined,
    cfgTest: false,
  });
}

export interface Question {
  /** Of the line above the comment. */
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** `//  ^ what`: asks at the caret's column in the nearest line above that asks nothing. */
export function questionsIn(source: string, what: string): Question[] {
  const lines = source.split("\n");
  let asked = 0;
  return lines.flatMap((text, index) => {
    const caret = new RegExp(`^\\s*//\\s*\\^ ${what}$`).test(text) ? text.indexOf("^") : -1;
    if (caret < 0) {
      asked = index;
      return [];
    }
    const word = /^\w*/.exec((lines[asked] ?? "").slice(caret))?.[0] ?? "";
    return [{ line: asked + 1, column: caret + 1, text: word }];
  });
}
