/** Programs run to their end: what they print and how they exit is rustc's (the `.out` beside each, made by rustc). */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "vitest";
import { loadProgram } from "../../src/debug/load";
import { exitCodeOf } from "../../src/machine/halt";
import { expectGolden, fixtures, goldenPath } from "../fixtures";

const here = path.dirname(new URL(import.meta.url).pathname);
const fuel = 1_000_000_000;

describe("run", () => {
  for (const file of fixtures(here, ".rs")) {
    it(path.basename(file, ".rs"), () => expectGolden(run(file), goldenPath(file, ".out")));
  }
});

function run(file: string): string {
  const loaded = loadProgram({ program: "main.rs", edition: 2024, readFile: () => readFileSync(file, "utf8") });
  if (loaded.kind === "rejected") return loaded.rendered.join("\n");
  let stdout = "";
  const machine = loaded.program.start({
    stdin: new Uint8Array(0),
    onOutput: (fd, bytes) => {
      if (fd === 1) stdout += new TextDecoder().decode(bytes);
    },
  });
  for (;;) {
    const stop = machine.run(fuel);
    if (stop.kind === "Halted") return `${stdout}exit ${exitCodeOf(stop.halt)}\n`;
  }
}
