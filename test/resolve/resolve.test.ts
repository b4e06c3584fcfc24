/**
 * Name resolution: `accepted/*.rs` against what each name means (`.resolutions`); `rejected/*.rs` against the notes in them,
 * `//~ ERROR[E0433]` on the line of the error, which rustc gives too. Both see the small std of `std/`.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { noteText } from "../../src/base/diagnostic";
import { loadStd, resolveCrate } from "../../src/resolve/crates";
import { printResolutions } from "../../src/resolve/print";
import type { Resolver } from "../../src/resolve/resolver";
import { expectGolden, fixtures, goldenPath } from "../fixtures";

const here = import.meta.dirname;
const stdFiles = new Map(
  ["core/lib.rs", "std/lib.rs"].map((name) => [name, readFileSync(path.join(here, "std", name), "utf8")]),
);
const std = loadStd(stdFiles);

function resolve(text: string, files: ReadonlyMap<string, string> = new Map()): Resolver {
  return resolveCrate({
    std,
    path: "src/main.rs",
    text,
    loader: { load: (name) => files.get(name) },
    edition: 2024,
    cfgTest: false,
  });
}

function errors(resolver: Resolver): string[] {
  return resolver.diagnostics.list
    .filter((d) => d.level === "error")
    .map((d) => `${resolver.sources.file(d.span.file).lineColumn(d.span.lo).line} ERROR[${d.code}]`)
    .sort();
}

it("the small std has no faults", () => {
  for (const session of std.sessions)
    for (const def of [...session.crate.definitions.list]) session.owners.resolve(session.owners.ownerOf(def.id));
  expect(std.diagnostics.list.map((d) => `${std.world.sources.locate(d.span)} ${d.message}`)).toEqual([]);
});

describe("accepted", () => {
  for (const file of fixtures(path.join(here, "accepted"), ".rs")) {
    it(path.basename(file), () => {
      const resolver = resolve(readFileSync(file, "utf8"));
      expect(resolver.diagnostics.list.map((d) => `${resolver.sources.locate(d.span)} ${d.message}`)).toEqual([]);
      expectGolden(printResolutions(resolver), goldenPath(file, ".resolutions"));
    });
  }
});

describe("rejected", () => {
  for (const file of fixtures(path.join(here, "rejected"), ".rs")) {
    it(path.basename(file), () => {
      const text = readFileSync(file, "utf8");
      const resolver = resolve(text);
      const notes = text
        .split("\n")
        .flatMap((line, i) => [...line.matchAll(/ERROR\[\w*\]/g)].map((note) => `${i + 1} ${note[0]}`));
      expect(errors(resolver)).toEqual(notes.sort());
      const words = resolver.diagnostics.list
        .filter((d) => d.level === "error")
        .map((d) => {
          const { line, column } = resolver.sources.file(d.span.file).lineColumn(d.span.lo);
          const labels = d.labels
            .filter((label) => label.text !== "")
            .map((label) => `\n  ${label.primary === true ? "^" : "-"} ${label.text}`);
          const more = [
            ...d.notes.map((note) => `\n  note: ${noteText(note)}`),
            ...d.help.map((help) => `\n  help: ${noteText(help)}`),
          ];
          const edits = d.suggestions.map(
            (s) => `\n  help: ${s.message}: ${s.edits.map((edit) => edit.replacement.trim()).join(", ")}`,
          );
          return `${line}:${column} ${d.message}${[...labels, ...more, ...edits].join("")}`;
        });
      expectGolden(words.join("\n"), goldenPath(file, ".words"));
    });
  }
});

describe("files of modules", () => {
  it("beside, inside and by attribute", () => {
    const files = new Map([
      ["src/a.rs", "pub mod b; pub fn f() { b::g() }"],
      ["src/a/b.rs", "pub fn g() {}"],
      ["src/c/mod.rs", "pub mod d;"],
      ["src/c/d.rs", "pub fn h() {}"],
      ["src/other/e.rs", "pub fn i() {}"],
    ]);
    const resolver = resolve(
      'mod a; mod c; #[path = "other/e.rs"] mod e; fn main() { a::f(); a::b::g(); c::d::h(); e::i(); }',
      files,
    );
    expect(errors(resolver)).toEqual([]);
  });

  it("a missing file is E0583", () => {
    expect(errors(resolve("mod a;\nfn main() {}"))).toEqual(["1 ERROR[E0583]"]);
  });
});

it("traits in scope: the module's, the prelude's, and those of the blocks around", () => {
  const resolver = resolve(
    "mod m { pub trait A { fn a(&self) {} } } fn main() { use m::A as _; { trait B {} 1i32.a(); } }",
  );
  const main = resolver.mainFunction();
  if (main === undefined) throw new Error("no main");
  let call: number | undefined;
  JSON.stringify(resolver.bodyOf(main)?.value, (_, node) => {
    if (node?.kind === "MethodCall") call = node.id;
    return node;
  });
  const traits = resolver
    .traitScopes(call as never, main)
    .flat()
    .map((trait) => resolver.def(trait).name);
  expect(traits.sort()).toEqual(["A", "B", "Clone", "Copy", "Sized"]);
});
