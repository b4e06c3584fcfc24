/**
 * Checks of items against notes in the fixtures: each `//~ ERROR[E0046]` names an error on its line, made by rustc. The fixtures
 * run on a core of their own (`minicore.rs`), so that they do not wait for std.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { loadStd, resolveCrate } from "../../../src/resolve/crates";
import { checkItems } from "../../../src/types/collect/check_items";
import { Context } from "../../../src/types/context";
import { fixtures } from "../../fixtures";

const folder = path.dirname(new URL(import.meta.url).pathname);
const std = loadStd(new Map([["core/lib.rs", readFileSync(path.join(folder, "minicore.rs"), "utf8")]]));
const prelude = "#![no_core] use core::prelude::*; ";

function expected(text: string): string[] {
  const notes = text
    .split("\n")
    .flatMap((line, i) => [...line.matchAll(/ERROR\[(\w+)\]/g)].map(([, code]) => `${i + 1} ${code}`));
  return [...new Set(notes)].sort();
}

describe("items", () => {
  it("has a core without errors", () => {
    expect(std.diagnostics.list.map((d) => d.message)).toEqual([]);
  });
  for (const fixture of fixtures(path.join(folder, "items"), ".rs")) {
    it(path.basename(fixture), () => {
      const text = readFileSync(fixture, "utf8");
      const resolver = resolveCrate({
        std,
        path: fixture,
        text: prelude + text,
        loader: { load: () => undefined },
        edition: 2024,
        cfgTest: false,
      });
      const tcx = new Context({
        resolver,
        checkBody: () => ({ bodies: [], closureTys: new Map(), hiddenTypes: new Map() }),
      });
      checkItems(tcx);
      const found = resolver.diagnostics.list
        .filter((d) => d.level === "error")
        .map((d) => `${resolver.sources.file(d.span.file).lineColumn(d.span.lo).line} ${d.code}`);
      expect([...new Set(found)].sort()).toEqual(expected(text));
    });
  }
});
