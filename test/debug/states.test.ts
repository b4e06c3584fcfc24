/**
 * States of variables from the facts: each `.rs` below `states/` is stepped through, and at each stop what is said of variables that
 * are borrowed, or whose end is near, stands beside it in `.states`.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "vitest";
import { loadProgram } from "../../src/debug/load";
import { Session } from "../../src/debug/session";
import type { Slot } from "../../src/debug/view/model";
import { expectGolden, fixtures, goldenPath } from "../fixtures";

const fuel = 1_000_000;

for (const file of fixtures(path.join(import.meta.dirname, "states"), ".rs"))
  test(path.basename(file), () => expectGolden(storyOf(file), goldenPath(file, ".states")));

function storyOf(file: string): string {
  const loaded = loadProgram({
    program: path.basename(file),
    edition: 2024,
    readFile: () => readFileSync(file, "utf8"),
  });
  if (loaded.kind === "rejected") return loaded.rendered.join("\n");
  const session = new Session(loaded.program, {
    args: [],
    stdin: "",
    stackSizeBytes: undefined,
    heapLimitBytes: undefined,
    seed: 0,
    onOutput: () => {},
  });
  const out: string[] = [];
  session.resume({ kind: "entry" });
  for (let stop = session.slice(fuel); stop?.kind === "stopped"; stop = session.slice(fuel)) {
    const view = session.view({});
    const frames = view.kind === "full" ? (view.view.threads[0]?.frames ?? []) : [];
    for (const frame of frames) {
      const told = frame.slots.flatMap(slotLines);
      if (told.length > 0) out.push(`line ${frame.range?.startLine} of ${frame.functionName}`, ...told);
    }
    session.resume({ kind: "into" });
  }
  return out.join("\n");
}

function slotLines({ name, state, next, lifetime }: Slot): string[] {
  const borrowed =
    state.kind === "borrowed"
      ? [
          `  ${name}: ${state.words}`,
          ...state.why.map(({ words, range }) => `    ${range?.startLine ?? "-"}: ${words}`),
        ]
      : [];
  return [...borrowed, ...(next === undefined ? [] : [`  ${name}: ${next}: ${lifetime}`])];
}
