/**
 * Type checking takes steps in proportion to the program: four times as much of something takes about four times as many. Steps are
 * counted, not timed: variables looked up, impls asked for, types made of parts.
 */
import { expect, it, vi } from "vitest";
import { checkProgram } from "../../src/compile";
import { Context } from "../../src/types/context";
import { Folder } from "../../src/types/fold";
import { InferCtxt } from "../../src/types/infer/infer";

const times = (count: number, each: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => each(i)).join("\n");
const inMain = (body: string): string => `fn main() {\n${body}\n}`;

const programs: Readonly<Record<string, (n: number) => string>> = {
  "statements of open integers": (n) => inMain(`let x0 = 0;\n${times(n, (i) => `let x${i + 1} = ${i} + x${i};`)}`),
  "statements that each wait for a type": (n) =>
    inMain(times(n, (i) => `let mut v${i} = Vec::new();`) + times(n, (i) => `v${i}.push(${i});`)),
  "method calls": (n) => inMain(`let s = String::from("a");\n${times(n, (i) => `let l${i} = s.as_str().len();`)}`),
  functions: (n) => times(n, (i) => `pub fn f${i}(x: Vec<i64>) -> i64 { x.iter().map(|y| y + 1).sum() }`) + inMain(""),
  "types with a trait each": (n) =>
    times(
      n,
      (i) =>
        `pub struct S${i}; pub trait T${i} { fn m${i}(&self) {} } impl T${i} for S${i} {} pub fn f${i}() { S${i}.m${i}(); }`,
    ) + inMain(""),
  "variants of an enum": (n) =>
    `pub enum E { ${times(n, (i) => `V${i},`)} } pub fn f(e: E) -> u32 { match e { ${times(n, (i) => `E::V${i} => ${i},`)} } }` +
    inMain(""),
  "supertraits in a chain": (n) =>
    `pub trait T0 { fn m(&self); } ${times(n, (i) => `pub trait T${i + 1}: T${i} {}`)} pub fn f(x: impl T${n}) { x.m(); }` +
    inMain(""),
  "loops in loops": (n) => inMain(times(n, (i) => `for a${i} in 0..2 {`) + times(n, () => "}")),
};

function steps(text: string): number {
  const counted = [
    vi.spyOn(InferCtxt.prototype, "shallowResolve"),
    vi.spyOn(InferCtxt.prototype, "freshArgsWithParent"),
    vi.spyOn(Context.prototype, "implsFor"),
    vi.spyOn(Folder.prototype, "superTy"),
  ];
  checkProgram({ name: "main.rs", text, edition: 2024, load: () => undefined, cfgTest: false });
  const total = counted.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  for (const spy of counted) spy.mockRestore();
  return total;
}

for (const [name, program] of Object.entries(programs))
  it(name, () => {
    // The first run also asks what is asked of std once.
    steps(program(4));
    const few = steps(program(12));
    expect(steps(program(48)) / few).toBeLessThan(5);
  });
