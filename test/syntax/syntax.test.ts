/** Parser fixtures: `accepted/*.rs` against their tree (`.ast`), `rejected/*.rs` against their errors (`.errors`); then mutated files, which must end in an answer. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { SourceMap } from "../../src/base/source";
import { bodyBlock } from "../../src/syntax/body";
import { NodeIds, type Item } from "../../src/syntax/ast";
import { dumpAst } from "../../src/syntax/dump";
import { parseFile } from "../../src/syntax/parse";
import { printItems } from "../../src/syntax/print_item";
import { expectGolden, fixtures, goldenPath } from "../fixtures";

const here = import.meta.dirname;

function parse(text: string, lazyBodies = false) {
  const sources = new SourceMap();
  const parsed = parseFile(sources.add("file.rs", text), { edition: 2024, nodeIds: new NodeIds(), lazyBodies });
  return {
    ...parsed,
    sources,
    errors: parsed.diagnostics.map((d) => `${sources.locate(d.span).slice(8)} ${d.code} ${d.message}`),
  };
}

describe("accepted", () => {
  for (const file of fixtures(path.join(here, "accepted"), ".rs")) {
    it(path.basename(file), () => {
      const text = readFileSync(file, "utf8");
      const { items, errors, sources } = parse(text);
      expect(errors).toEqual([]);
      expectGolden(dumpAst(items, sources), goldenPath(file, ".ast"));
      // Printed code parses back to code that prints the same.
      const printed = printItems(items);
      const again = parse(printed);
      expect(again.errors).toEqual([]);
      expect(printItems(again.items)).toBe(printed);
      expect(printItems(parse(text, true).items)).toBe(printed);
    });
  }
});

describe("rejected", () => {
  for (const file of fixtures(path.join(here, "rejected"), ".rs")) {
    it(path.basename(file), () => {
      expectGolden(parse(readFileSync(file, "utf8")).errors.join("\n"), goldenPath(file, ".errors"));
    });
  }
});

it("nesting has a limit and a message", () => {
  for (const [open, close] of [
    ["(", ")"],
    ["{", "}"],
    ["[", "]"],
    ["&", ""],
    ["-", ""],
    ["||", ""],
    ["match a { _ => ", "}"],
    ["return ", ""],
  ] as const) {
    const { errors } = parse(`fn main() {${open.repeat(10_000)}1${close.repeat(10_000)}}`);
    expect(errors[0]).toContain("nested more than 256 levels deep");
  }
  expect(parse(`fn main() {1${"+1".repeat(10_000)}}`).errors[0]).toContain("a chain of more than 1000 operators");
  expect(parse(`fn main() {1${"+1".repeat(900)}}`).errors).toEqual([]);
});

/** A small deterministic generator: tests know no randomness. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) yield (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
}

it("mutated files end in an answer", () => {
  const texts = fixtures(here, ".rs").map((file) => readFileSync(file, "utf8"));
  const pieces = [
    "{",
    "}",
    "(",
    ")",
    "<",
    ">>",
    "'",
    '"',
    "#",
    'r#"',
    "/*",
    "//",
    "\\",
    "0x",
    "1.",
    "..",
    "=>",
    "let ",
    "fn ",
    "if ",
    "macro_rules! m { ",
    "é",
    "\r",
    "\u{10ffff}",
  ];
  const random = numbers(7);
  const next = (limit: number): number => (random.next().value as number) % limit;
  for (const text of texts) {
    for (let round = 0; round < 60; round++) {
      let mutated = text;
      for (let edit = 0; edit <= next(4); edit++) {
        const at = next(mutated.length + 1);
        mutated = mutated.slice(0, at) + (pieces[next(pieces.length)] as string) + mutated.slice(at + next(8));
      }
      const { items, sources } = parse(mutated, round % 2 === 0);
      for (const item of items as readonly Item[]) if (item.kind === "Fn") bodyBlock(item);
      dumpAst(items, sources);
    }
  }
});
