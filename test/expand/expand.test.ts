/** Expansion fixtures: `accepted/*.rs` against the code they stand for (`.expanded`), `rejected/*.rs` against their errors; then mutated files. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { SourceMap } from "../../src/base/source";
import { defaultCfg } from "../../src/expand/cfg";
import type { MacroDef } from "../../src/expand/environment";
import { Expander } from "../../src/expand/expand";
import { HygieneTable } from "../../src/expand/hygiene";
import type { Diagnostic } from "../../src/base/diagnostic";
import { NodeIds, type Item, type Path } from "../../src/syntax/ast";
import { printItems } from "../../src/syntax/print_item";
import { expectGolden, fixtures, goldenPath } from "../fixtures";

const here = import.meta.dirname;
const prelude = readFileSync(path.join(here, "prelude.rs"), "utf8");

function expand(text: string) {
  const sources = new SourceMap();
  const diagnostics: Diagnostic[] = [];
  const env = {
    hygiene: new HygieneTable(),
    sources,
    nodeIds: new NodeIds(),
    edition: 2024 as const,
    cfg: defaultCfg(),
    report: (d: Diagnostic) => void diagnostics.push(d),
    crate: 3,
    coreCrate: 0,
  };
  const expander = new Expander(env);
  const macros = new Map<string, MacroDef>();
  const define = (items: readonly Item[], crate: number): void => {
    for (const item of items) if (item.kind === "MacroDef") macros.set(item.ident.name, expander.macroOf(item, crate));
  };
  define(expander.parseFile(sources.add("prelude.rs", prelude)).items, 0);
  const { items } = expander.parseFile(sources.add("file.rs", text));
  const resolve = (name: Path): MacroDef | undefined => macros.get(name.segments.at(-1)?.ident.name ?? "");
  const expanded = expander.expand({ items }, { resolve, modulePath: "file" }).items;
  return {
    expanded,
    hygiene: env.hygiene,
    errors: diagnostics.map((d) => `${sources.locate(d.span)} ${d.code} ${d.message}`),
  };
}

describe("accepted", () => {
  for (const file of fixtures(path.join(here, "accepted"), ".rs")) {
    it(path.basename(file), () => {
      const { expanded, errors } = expand(readFileSync(file, "utf8"));
      expect(errors).toEqual([]);
      expectGolden(printItems(expanded), goldenPath(file, ".expanded"));
    });
  }
});

describe("rejected", () => {
  for (const file of fixtures(path.join(here, "rejected"), ".rs")) {
    it(path.basename(file), () => {
      expectGolden(expand(readFileSync(file, "utf8")).errors.join("\n"), goldenPath(file, ".errors"));
    });
  }
});

it("a macro's variables are its own", () => {
  const { expanded, hygiene } = expand("fn f() { macro_rules! m { ($x:ident) => { let $x = 1; let y = 2; } } m!(x); }");
  const [fn] = expanded;
  if (fn?.kind !== "Fn" || fn.body === undefined || !("stmts" in fn.body)) throw new Error("no body");
  const contexts = fn.body.stmts.flatMap((s) =>
    s.kind === "Let" && s.local.pat.kind === "Ident" ? [s.local.pat.ident.span.ctxt] : [],
  );
  expect(contexts[0]).toBe(0);
  expect(hygiene.outerMark(contexts[1] as never)?.name).toBe("m");
});

it("expansion has limits and messages", () => {
  expect(expand("macro_rules! e { ($($t:tt)*) => { e!($($t)* $($t)*) } } fn f() { e!(a); }").errors[0]).toContain(
    "a macro expansion of more than 500000 tokens",
  );
  expect(expand("macro_rules! s { () => { s!(); s!(); } } s!(); fn f() { s!(); }").errors[0]).toContain(
    "recursion limit reached while expanding `s!`",
  );
  expect(
    expand(`macro_rules! n { ($x:expr) => { ($x) } } fn f() { ${"n!(".repeat(100)}1${")".repeat(100)} }`).errors,
  ).toEqual([]);
});

it("mutated files end in an answer", () => {
  const texts = fixtures(here, ".rs").map((file) => readFileSync(file, "utf8"));
  const pieces = [
    "$",
    "$(",
    ")*",
    "$x:expr",
    "!",
    "{",
    "}",
    "(",
    ")",
    ",",
    '"{:?}"',
    "=>",
    ";",
    "#[derive(Clone)]",
    "#[cfg(",
    "ident",
  ];
  let state = 11;
  const next = (limit: number): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % limit;
  for (const text of texts) {
    for (let round = 0; round < 25; round++) {
      const at = next(text.length);
      printItems(
        expand(text.slice(0, at) + (pieces[next(pieces.length)] as string) + text.slice(at + next(5))).expanded,
      );
    }
  }
});
