/**
 * The practice files that ship, run to their end: what they print and how they exit is rustc's (`.out`, made by rustc), and the
 * memory at the lines a reader is told to look at has a golden (`.view`), checked by eye. Gone back to, it is what it was.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { LoadedProgram } from "../../src/debug/load";
import { programLayouts, renderLayout } from "../../src/debug/programLayouts";
import { expectGolden } from "../fixtures";
import { follow, loadFile } from "./follow";
import { expectSameAtRandomTimes } from "./sameAtTimes";

const here = path.dirname(new URL(import.meta.url).pathname);
const practice = path.resolve(here, "../../media/practice");

/** File, exit code, lines to stop at. */
const programs: readonly (readonly [name: string, exitCode: number, lines: readonly number[]])[] = [
  ["stack", 0, [8, 10]],
  ["frames", 0, [8, 20]],
  ["heap", 0, [9]],
  ["static_memory", 0, [29]],
  ["ownership_transfer", 0, [9, 16]],
  ["borrowing", 0, [18]],
  ["slices_and_copies", 0, [21]],
  ["lifetimes", 0, [25]],
  ["static_lifetime", 0, [20]],
  ["vec_growth", 0, [13]],
  ["structs_and_enums", 0, [36]],
  ["drop_order", 0, [27]],
  ["box_leak", 0, [21]],
  ["linked_list", 0, [32]],
  ["rc_refcell", 0, [36]],
  ["stack_overflow", 134, []],
  ["panic", 101, [18]],
  ["closures", 0, [27]],
  ["generics_and_traits", 0, [61]],
];

describe("practice files", () => {
  for (const [name, exitCode, lines] of programs) {
    it(`${name} prints, exits and looks as it should`, () => {
      const program = load(name);
      const run = follow(program, uriOf(name), lines);
      expect(run.exitCode).toBe(exitCode);
      expect(run.stdout).toBe(readFileSync(path.join(here, "practice", `${name}.out`), "utf8"));
      expectGolden(run.pictures, path.join(here, "practice", `${name}.view`));
      // Of every type that its functions use; rustc says the same (`-Zprint-type-sizes`).
      const layouts = programLayouts(program.checked.tcx, program.linked).map(renderLayout);
      expectGolden(layouts.join(""), path.join(here, "practice", `${name}.layout`));
    });

    it(`${name} is the same at any time one goes back to`, () => {
      expectSameAtRandomTimes((onOutput) => load(name).start({ args: [name], stdin: new Uint8Array(0), onOutput }));
    });
  }
});

function load(name: string): LoadedProgram {
  return loadFile(path.join(practice, `${name}.rs`), uriOf(name));
}

function uriOf(name: string): string {
  return `media/practice/${name}.rs`;
}
