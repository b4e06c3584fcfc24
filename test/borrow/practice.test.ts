/** The practice files that are rejected, against the whole words of their errors. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { checkProgram } from "../../src/compile";
import { expectGolden, fixtures } from "../fixtures";
import { diagnosticText } from "../mir/frontEnd";

const folder = path.join(import.meta.dirname, "../../media/practice/rejected");

for (const file of fixtures(folder, ".rs")) {
  const name = path.basename(file, ".rs");
  test(`practice: ${name}`, () => {
    const text = readFileSync(file, "utf8");
    const { tcx, diagnostics } = checkProgram({
      name: "main.rs",
      text,
      edition: 2024,
      cfgTest: false,
      load: () => undefined,
    });
    const errors = diagnostics.filter(({ level }) => level === "error");
    expect(errors.map(({ code }) => code)).toEqual([/E\d+/.exec(text)?.[0]]);
    const golden = path.join(import.meta.dirname, "practice", `${name}.diag`);
    expectGolden(errors.map((diagnostic) => diagnosticText(tcx, diagnostic)).join("\n"), golden);
  });
}
