/** Programs nested ten thousand deep, or whose definitions need each other thousands deep: a limit is told, nothing overflows. */
import { describe, expect, it } from "vitest";
import { checkProgram } from "../../src/compile";

const deep = 10_000;
const around = (open: string, inner: string, close: string): string => open.repeat(deep) + inner + close.repeat(deep);
const inMain = (body: string): string => `fn main() { ${body} }`;
const chain = (each: (i: number) => string, last: string): string =>
  Array.from({ length: 3000 }, (_, i) => each(i)).join("\n") + last;

const programs: Readonly<Record<string, string>> = {
  parentheses: inMain(`let x = ${around("(", "1", ")")};`),
  blocks: inMain(around("{", "", "}")),
  ifs: inMain(around("if true {", "", "}")),
  matches: inMain(around("match 1 { _ => ", "1", "}")),
  closures: inMain(`let x = ${around("|| ", "1", "")};`),
  unary: inMain(`let x = ${around("!", "true", "")};`),
  references: inMain(`let x = ${around("&", "1", "")};`),
  operators: inMain(`let x = 1${" + 1".repeat(deep)};`),
  methods: inMain(`let x = 1${".clone()".repeat(deep)};`),
  calls: inMain(`let x = ${around("f(", "1", ")")};`),
  arrays: inMain(`let x = ${around("[", "1", "]")};`),
  structs: `struct S { a: i32 } ${inMain(`let x = ${around("S { a: ", "1", "}")};`)}`,
  patterns: inMain(`let ${around("(", "x", ",)")} = 1;`),
  referencePatterns: inMain(`let ${around("&", "x", "")} = 1;`),
  types: `type T = ${around("Vec<", "i32", ">")}; ${inMain("")}`,
  functionTypes: `type T = ${around("fn() -> ", "i32", "")}; ${inMain("")}`,
  modules: `${around("mod m {", "", "}")} ${inMain("")}`,
  functions: inMain(around("fn f() {", "", "}")),
  uses: `use ${around("a::{", "b", "}")}; ${inMain("")}`,
  cfgs: `#[cfg(${around("not(", "test", ")")})] ${inMain("")}`,
  macroArguments: `macro_rules! m { ($e:expr) => { $e } } ${inMain(`let x = m!(${around("(", "1", ")")});`)}`,
  macroMatchers: `macro_rules! m { ${around("($(", "$x:tt", ")*)")} => {} } ${inMain("")}`,
  macroRecursion: `macro_rules! m { ($x:tt) => { m!(($x)) } } ${inMain("m!(1);")}`,
  aliases: `${chain((i) => `type A${i} = A${i + 1};`, "type A3000 = i32;")} ${inMain("let x: A0 = 1;")}`,
};

describe("limits", () => {
  for (const [name, text] of Object.entries(programs))
    it(name, () => {
      const request = { name: "main.rs", text, edition: 2024, load: () => undefined, cfgTest: false } as const;
      expect(checkProgram(request).hasErrors).toBe(true);
    });
});
