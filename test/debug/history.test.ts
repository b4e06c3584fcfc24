/** The history of a run on the machine's own programs: any time gone back to, searches backwards, inputs, branches, the bound. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { History } from "../../src/debug/history";
import { stateBase } from "../../src/machine/contract";
import { Machine } from "../../src/machine/machine";
import { RecordedInputs } from "../../src/machine/inputs";
import { linkProgram, type Program } from "../../src/machine/program";
import { fixtures } from "../fixtures";
import { machineFixture } from "../machine/fixtureContext";
import { drain, expectSameAtRandomTimes } from "./sameAtTimes";

const folder = path.join(import.meta.dirname, "../machine/programs");
const options = { heapLimitBytes: 1 << 20, stackBytes: 16 << 20 };

function load(file: string): Program {
  const { cx, main } = machineFixture(path.basename(file), readFileSync(file, "utf8"));
  return linkProgram(cx, main);
}

describe.each(fixtures(folder, ".mir").map((file) => ({ file, name: path.basename(file, ".mir") })))(
  "$name",
  ({ file }) => {
    test("is the same at any time one goes back to", () => {
      const program = load(file);
      expectSameAtRandomTimes((onOutput) => new Machine(program, { ...options, onOutput }));
    });
  },
);

function wholeRun(name: string, spacing: number, limitBytes?: number): History {
  const machine = new Machine(load(path.join(folder, `${name}.mir`)), options);
  const history = new History(machine, { spacing, limitBytes });
  while (history.run(spacing).kind === "FuelOut");
  return history;
}

test("finds the last moment before another, however many there are", () => {
  const history = wholeRun("fibonacci", 50);
  const { machine } = history;
  const body = machine.program.link.fns.find(({ name }) => name.includes("fib"))?.body;
  if (body === undefined) throw new Error("no function");
  // Every stop of the body, forwards.
  const times: number[] = [];
  drain(history.goTo({ time: 0, at: "stop" }));
  machine.armBody(body);
  while (machine.run(2 ** 30).kind === "Breakpoint") times.push(Number(machine.time()));
  const back: number[] = [];
  for (let end = history.frontier; ; end = back.at(-1) ?? 0) {
    const found = drain(
      history.lastBefore({ time: end, at: "stop" }, { arm: () => machine.armBody(body), accept: () => true }),
    );
    if (found === undefined) break;
    back.push(found.moment.time);
  }
  expect(back).toEqual(times.filter((time) => time < history.frontier).reverse());
});

test("snapshots are thinned with distance", () => {
  const history = wholeRun("nested_loops", 2);
  expect(history.frontier).toBeGreaterThan(200);
  expect(history.snapshots.count).toBeLessThan(100);
});

test("snapshots keep to their bound, and the run can be travelled all the same", () => {
  const history = wholeRun("deep_recursion", 500, 300_000);
  expect(history.snapshots.bytes).toBeLessThanOrEqual(300_000);
  drain(history.goTo({ time: 10, at: "stop" }));
  expect(history.time).toBe(10);
});

test("a write in the past begins a branch: what came later is forgotten, the write is not", () => {
  const history = wholeRun("fibonacci", 50);
  const { machine } = history;
  const [middle, later] = [Math.floor(history.frontier / 2), Math.floor(history.frontier * 0.75)];
  const unused = stateBase + 0x8000;
  drain(history.goTo({ time: middle, at: "stop" }));
  machine.bytes[unused] = 77;
  history.recordWrite();
  expect(history.frontier).toBe(middle);
  while (history.run(50).kind === "FuelOut");
  drain(history.goTo({ time: middle - 5, at: "stop" }));
  expect(machine.bytes[unused]).toBe(0);
  while (history.run(7).kind === "FuelOut" && history.time < later);
  expect(machine.bytes[unused]).toBe(77);
  drain(history.goTo({ time: middle, at: "stop" }));
  expect(machine.bytes[unused]).toBe(77);
});

test("recorded inputs are read again, cut for cut; a branch forgets what was typed after it", () => {
  const inputs = new RecordedInputs({ stdin: undefined, seed: 5n });
  const text = (bytes: Uint8Array | undefined): string | undefined =>
    bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  const start = inputs.position();
  expect(inputs.read(4)).toBeUndefined();
  inputs.feed(new TextEncoder().encode("abcdef"), 10n);
  const first = [text(inputs.read(4)), text(inputs.read(4)), inputs.nextSeed(), inputs.clock(() => 3n)];
  expect(first.slice(0, 2)).toEqual(["abcd", "ef"]);
  const middle = inputs.position();
  inputs.feed(new TextEncoder().encode("gh"), 20n);
  inputs.end(30n);
  expect([text(inputs.read(9)), text(inputs.read(9))]).toEqual(["gh", ""]);
  inputs.goTo(start);
  expect([text(inputs.read(4)), text(inputs.read(4)), inputs.nextSeed(), inputs.clock(() => 9n)]).toEqual(first);
  inputs.goTo(middle);
  inputs.forgetAfter(15n);
  expect(inputs.read(9)).toBeUndefined();
});
