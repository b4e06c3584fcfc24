/**
 * The practice files that ship, run to their end: what they print and how they exit is rustc's (`.out`, made by rustc), and the
 * memory at the lines a reader is told to look at has a golden (`.view`), checked by eye. Gone back to, it is what it was.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type LoadedProgram, loadProgram } from "../../src/debug/load";
import { Session } from "../../src/debug/session";
import { renderText } from "../../src/debug/view/text";
import { expectGolden } from "../fixtures";
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
      const run = follow(name, lines);
      expect(run.exitCode).toBe(exitCode);
      expect(run.stdout).toBe(readFileSync(path.join(here, "practice", `${name}.out`), "utf8"));
      expectGolden(run.pictures, path.join(here, "practice", `${name}.view`));
    });

    it(`${name} is the same at any time one goes back to`, () => {
      expectSameAtRandomTimes((onOutput) => load(name).start({ args: [name], stdin: new Uint8Array(0), onOutput }));
    });
  }
});

const loadedPrograms = new Map<string, LoadedProgram>();

function load(name: string): LoadedProgram {
  const known = loadedPrograms.get(name);
  if (known !== undefined) return known;
  const program = programOf(name);
  const readFile = (): string => readFileSync(path.join(practice, `${name}.rs`), "utf8");
  const loaded = loadProgram({
    program,
    edition: 2024,
    readFile: (uri) => (uri === program ? readFile() : missing(uri)),
  });
  if (loaded.kind === "rejected") throw new Error(loaded.rendered.join("\n"));
  loadedPrograms.set(name, loaded.program);
  return loaded.program;
}

function programOf(name: string): string {
  return `media/practice/${name}.rs`;
}

function follow(name: string, lines: readonly number[]): { stdout: string; exitCode: number; pictures: string } {
  let stdout = "";
  const session = new Session(load(name), {
    args: [],
    stdin: "",
    stackSizeBytes: undefined,
    heapLimitBytes: undefined,
    seed: 0,
    onOutput: (stream, text) => {
      if (stream === "stdout") stdout += text;
    },
  });
  session.breakOnPanic = false;
  session.setBreakpoints(
    programOf(name),
    lines.map((line) => ({ line, column: undefined })),
  );
  const pictures: string[] = [];
  for (;;) {
    session.resume({ kind: "continue" });
    const stop = untilStop(session);
    const answer = session.view({ limits: { frameCount: 4 } });
    if (answer.kind === "full") pictures.push(renderText(answer.view, { addresses: false }));
    if (stop.kind === "ended") return { stdout, exitCode: stop.exitCode, pictures: pictures.join("\n") };
  }
}

function untilStop(session: Session) {
  for (;;) {
    const stop = session.slice(10_000_000);
    if (stop !== undefined) return stop;
  }
}

function missing(uri: string): never {
  throw new Error(`no file ${uri}`);
}
