/**
 * `.rs` fixtures through MIR. `build/`: the golden is the built bodies; `runtime/`: those that the machine gets; `moves/`: the
 * diagnostics of the checks on MIR. Every body of every fixture must be valid after each pass, and its text must be stable.
 */
import path from "node:path";
import { expect, test } from "vitest";
import type { Body } from "../../src/mir/mir";
import { analysisPasses, runPasses, runtimePasses } from "../../src/mir/passes";
import { printBody } from "../../src/mir/print";
import { validate } from "../../src/mir/validate";
import { expectGolden, fixtures, goldenPath } from "../fixtures";
import { diagnosticText, type Program, programOf } from "./frontEnd";

const here = import.meta.dirname;

function textOf(program: Program, make: (program: Program, def: Program["definitions"][number]) => Body): string {
  return program.definitions.map((def) => printBody(program.tcx, make(program, def))).join("\n");
}

function expectNoErrors({ tcx }: Program): void {
  expect(
    tcx.diagnostics.list.filter(({ level }) => level === "error").map((diagnostic) => diagnosticText(tcx, diagnostic)),
  ).toEqual([]);
}

for (const file of fixtures(path.join(here, "build"), ".rs")) {
  test(`build/${path.basename(file)}`, () => {
    const program = programOf(file);
    expectGolden(
      textOf(program, ({ bodies }, def) => bodies.builtBody(def)),
      goldenPath(file, ".mir"),
    );
    expectNoErrors(program);
  });
}

for (const file of fixtures(path.join(here, "runtime"), ".rs")) {
  test(`runtime/${path.basename(file)}`, () => {
    const program = programOf(file);
    expectGolden(
      textOf(program, ({ bodies }, def) => bodies.runtimeBody(def)),
      goldenPath(file, ".mir"),
    );
    expectNoErrors(program);
  });
}

for (const file of fixtures(path.join(here, "moves"), ".rs")) {
  test(`moves/${path.basename(file)}`, () => {
    const program = programOf(file);
    for (const def of program.definitions) program.bodies.analysedBody(def);
    const text = program.tcx.diagnostics.list.map((diagnostic) => diagnosticText(program.tcx, diagnostic)).join("\n");
    expectGolden(text, goldenPath(file, ".diag"));
  });
}

for (const file of fixtures(here, ".rs")) {
  test(`valid after each pass: ${path.relative(here, file)}`, () => {
    const program = programOf(file);
    const faults: string[] = [];
    for (const def of program.definitions) {
      const after = (pass: string, body: Body) =>
        faults.push(...validate(program.tcx, body).map((fault) => `${pass}: ${fault}`));
      const built = program.bodies.builtBody(def);
      after("build", built);
      const analysed = runPasses(program.tcx, built, analysisPasses, "analysed", after);
      if (!analysed.tainted) after("runtime", runPasses(program.tcx, analysed, runtimePasses, "runtime", after));
    }
    expect(faults).toEqual([]);
  });
}
