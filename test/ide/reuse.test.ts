/**
 * Checks that keep what they found in bodies (`resolve/reuse/`): after any edit they find what a check from nothing finds, places
 * included, and they type only what changed. Edits are random, from fixed seeds: inside bodies, in signatures, between items, and ones
 * that break the syntax.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { type Checked, checkProgram, linkProgram } from "../../src/compile";
import { errorStory } from "../../src/debug/story";
import { printBody } from "../../src/mir/print";
import { userCrate } from "../../src/resolve/def";
import { inlayHints } from "../../src/ide/inlayHints";
import { BodyCache } from "../../src/resolve/reuse/body_cache";

const folder = path.join(import.meta.dirname, "../../media/practice");
const editsOfEach = 8;

function check(text: string, cache?: BodyCache): Checked {
  return checkProgram({ name: "main.rs", text, edition: 2024, load: () => undefined, cfgTest: false }, cache);
}

function stories({ diagnostics, sources, callSiteOf }: Checked): unknown {
  return diagnostics.map((diagnostic) => errorStory(diagnostic, sources, callSiteOf));
}

/** Of what a program without errors runs of its own, with the places that its steps and variables have. */
function runtimeMir(checked: Checked): readonly unknown[] | undefined {
  const result = checked.hasErrors ? undefined : linkProgram(checked);
  if (result?.kind !== "linked") return undefined;
  return result.linked.userBodies.map((body) => {
    const { locals, stopPoints, varDebugInfo, blocks } = body;
    const steps = blocks.flatMap(({ statements, terminator }) => [...statements, terminator]);
    const spans = [body, ...locals, ...stopPoints, ...varDebugInfo, ...steps.map(({ info }) => info)];
    const places = spans.map(({ span }) => checked.sources.locate(checked.callSiteOf(span)));
    return [printBody(checked.tcx, body), places];
  });
}

/** A small generator of numbers below `n`. */
function random(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

type Edit = (text: string, pick: (n: number) => number) => string;

function atLine(text: string, pick: (n: number) => number, change: (line: string) => string): string {
  const lines = text.split("\n");
  const index = pick(lines.length);
  lines[index] = change(lines[index] ?? "");
  return lines.join("\n");
}

function replaceSome(text: string, pick: (n: number) => number, what: RegExp, by: (found: string) => string): string {
  const found = [...text.matchAll(what)];
  const one = found[pick(Math.max(found.length, 1))];
  return one === undefined ? text : text.slice(0, one.index) + by(one[0]) + text.slice(one.index + one[0].length);
}

const edits: readonly Edit[] = [
  (text, pick) => atLine(text, pick, (line) => `${line} let extra = 1;`),
  (text, pick) => atLine(text, pick, (line) => `${line}\n`),
  (text, pick) => atLine(text, pick, () => ""),
  (text, pick) => atLine(text, pick, (line) => `${line} // a remark`),
  (text, pick) => replaceSome(text, pick, /\n\n/g, () => "\n/* a remark */\n\n// and another\n"),
  (text, pick) => replaceSome(text, pick, /\b\d+\b/g, (number) => `${number}0`),
  (text, pick) => replaceSome(text, pick, /\b[a-z_]{3,}\b/g, (name) => `${name}x`),
  (text, pick) => replaceSome(text, pick, /&mut |&/g, () => ""),
  (text, pick) => replaceSome(text, pick, /\bmut /g, () => ""),
  (text, pick) => replaceSome(text, pick, /[{}();]/g, () => ""),
  (text, pick) =>
    replaceSome(text, pick, /\{\n/g, () => "{\n    let text = String::new(); let moved = text; text.len();\n"),
  (text, pick) =>
    replaceSome(text, pick, /\{\n/g, () => "{\n    struct Inner; impl Drop for Inner { fn drop(&mut self) {} }\n"),
  (text, pick) =>
    replaceSome(text, pick, /\{\n/g, () => "{\n    let close = |n: i32| n + 1; let nothing: &str = close;\n"),
  (text) => `use std::collections::HashMap;\n${text}`,
  (text) => `${text}\nfn unused_one(n: i32) -> i32 { let twice = n * 2; twice }\n`,
  (text, pick) => replaceSome(text, pick, /\bfn \w+/g, (fn) => `const ${fn}`),
  (text, pick) => replaceSome(text, pick, /: \w+/g, () => ": u8"),
];

const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".rs"));

for (const [index, name] of files.sort().entries())
  test(`${name} after random edits`, () => {
    const original = readFileSync(path.join(folder, name), "utf8");
    const pick = random(index + 1);
    const cache = new BodyCache();
    let text = original;
    for (let round = 0; round < editsOfEach; round++) {
      const [kept, made] = [check(text, cache), check(text)];
      expect(stories(kept), `round ${round} of\n${text}`).toEqual(stories(made));
      expect(runtimeMir(kept)).toEqual(runtimeMir(made));
      if (round % 4 === 3) expect(inlayHints(kept, "main.rs")).toEqual(inlayHints(made, "main.rs"));
      // Broken programs are mended again: edits would otherwise only ever meet broken ones.
      text = pick(3) === 0 ? original : text;
      text = (edits[pick(edits.length)] as Edit)(text, pick);
    }
  });

const program = `use std::fmt::Display;

const fn limit() -> usize {
    4
}

fn shown(value: impl Display) -> String {
    let unused = limit();
    value.to_string()
}

fn sum(numbers: &[i32]) -> i32 {
    let add = |a: i32, b: &i32| a + b;
    numbers.iter().fold(0, add)
}

fn main() {
    println!("{} {}", shown(sum(&[1, 4])), 2);
}
`;

/** Names of the functions that were typed. */
function typed({ resolver, tcx }: Checked): string[] {
  return resolver
    .defs(userCrate)
    .filter(({ id, kind }) => kind === "Fn" && tcx.queries.bodies.peek(id) !== undefined)
    .map(({ name }) => name);
}

test("an edit in one body types that body alone", () => {
  const cache = new BodyCache();
  expect(typed(check(program, cache))).toEqual(["limit", "shown", "sum", "main"]);
  expect(typed(check(program.replace("fold(0", "fold(1"), cache))).toEqual(["sum"]);
  expect(typed(check(program.replace("fold(0", "fold(\n1"), cache))).toEqual(["sum"]);
});

test("blank lines and comments between items type nothing", () => {
  const cache = new BodyCache();
  check(program, cache);
  const remarked = `// a remark\n${program}`.replace("}\n\nfn sum", "}\n\n// a remark\n\n/* another */\nfn sum");
  expect(typed(check(remarked, cache))).toEqual([]);
  // What is told of a signature has its place there, which moves.
  const unused = program.replace("numbers: &[i32]", "numbers: &[i32], n: u8").replace("4])", "4], 1)");
  check(unused, cache);
  expect(typed(check(`// a remark\n${unused}`, cache))).toEqual([]);
});

test("what runs of unchanged bodies is taken from the last check, at its place", () => {
  const cache = new BodyCache();
  runtimeMir(check(program, cache));
  const edited = `// a remark\n${program.replace("fold(0", "fold(\n1")}`;
  const kept = check(edited, cache);
  expect(runtimeMir(kept)).toEqual(runtimeMir(check(edited)));
  // The place of a `const fn` is part of the outline.
  expect(typed(kept)).toEqual(["limit", "sum"]);
});

test("an edit outside of bodies types them all", () => {
  const cache = new BodyCache();
  check(program, cache);
  expect(typed(check(program.replace("    4\n", "    5\n"), cache))).toEqual(["limit", "shown", "sum", "main"]);
});
