/**
 * Where a file's `#[test]` functions stand, for the lenses: found by reading words and braces, because the editor asks on every key
 * stroke and the compiler's own answer comes later. A function that a macro makes is not seen.
 */

export interface TestPlace {
  /** Of the `#[test]` attribute, from 0. */
  readonly line: number;
  /** `tests::it_works`: the path in the file. */
  readonly name: string;
}

/** What is skipped: comments, strings, characters; and what is read: the attribute, `mod name {`, `fn name`, braces. */
const words =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|r(#*)"[\s\S]*?"\1|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[^\n]|[^\\\n])'|(#\[\s*test\s*\])|\bmod\s+(\w+)\s*\{|\bfn\s+(\w+)|([{}])/g;

export function findTests(text: string): TestPlace[] {
  const tests: TestPlace[] = [];
  /** The name of each open block; "" for one that is no module. */
  const blocks: string[] = [];
  let attribute: number | undefined;
  for (const match of text.matchAll(words)) {
    const [, , test, mod, fn, brace] = match;
    if (test !== undefined) attribute = match.index;
    else if (mod !== undefined) blocks.push(mod);
    else if (brace === "{") blocks.push("");
    else if (brace === "}") blocks.pop();
    else if (fn !== undefined && attribute !== undefined) {
      const name = [...blocks.filter((block) => block !== ""), fn].join("::");
      tests.push({ line: text.slice(0, attribute).split("\n").length - 1, name });
      attribute = undefined;
    }
  }
  return tests;
}
