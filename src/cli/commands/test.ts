/**
 * `test`: the program's `#[test]` functions, each in a run of its own, so that none spoils another; libtest's lines on stdout, exit 101
 * if one fails. Left out: libtest's own options.
 */
import { type Checked, type LinkedTest, linkProgram } from "../../compile";
import { renderStory } from "../../debug/renderStory";
import { payloadFd, testLine, testVerdict, type Verdict } from "../../debug/testRun";
import { Machine } from "../../machine/machine";
import type { TestCase } from "../../resolve/tests";
import type { Invocation } from "../arguments";
import { readProgram, refuse, stories } from "../program";
import { readClock, runToEnd } from "../runToEnd";

interface Failure {
  readonly name: string;
  /** What it wrote, and why it failed. */
  readonly output: string;
}

export function test(invocation: Invocation): number {
  const file = invocation.operands[0] as string;
  const checked = readProgram(file, invocation, true);
  if (checked.hasErrors) return refuse(checked);
  for (const story of stories(checked))
    if (story.level === "warning") process.stderr.write(`${renderStory(story)}\n\n`);
  const toRun = checked.tests.filter(({ ignore }) => ignore === undefined);
  const result = toRun.length === 0 ? undefined : linkProgram(checked, toRun);
  if (result?.kind === "rejected") return refuse(result.checked);
  return runAll(file, checked, result?.linked.tests ?? []);
}

function runAll(file: string, checked: Checked, linked: readonly LinkedTest[]): number {
  const started = performance.now();
  const { tests } = checked;
  const failures: Failure[] = [];
  say(`\nrunning ${tests.length} test${tests.length === 1 ? "" : "s"}\n`);
  for (const test of tests) {
    const program = linked.find((entry) => entry.test === test)?.program;
    if (program === undefined) {
      say(`${testLine(test, "ignored")}\n`);
      continue;
    }
    const { verdict, output } = runOne(file, checked, { test, program });
    say(`${testLine(test, verdict.kind)}\n`);
    if (verdict.kind === "failed") failures.push({ name: test.name, output: output + verdict.note });
  }
  if (failures.length > 0) sayFailures(failures);
  saySummary(tests, failures.length, (performance.now() - started) / 1000);
  return failures.length > 0 ? 101 : 0;
}

function runOne(file: string, checked: Checked, { test, program }: LinkedTest): { verdict: Verdict; output: string } {
  const written: Uint8Array[] = [];
  const payload: Uint8Array[] = [];
  const machine = new Machine(program, {
    args: [file],
    onOutput: (fd, bytes) => (fd === payloadFd ? payload : written).push(bytes),
    clock: readClock,
  });
  const halt = runToEnd(machine);
  const text = payload.length === 0 ? undefined : Buffer.concat(payload).toString();
  const verdict = testVerdict(test, halt, text, checked.sources.locate(test.nameSpan));
  return { verdict, output: Buffer.concat(written).toString() };
}

function sayFailures(failures: readonly Failure[]): void {
  const told = failures.filter(({ output }) => output !== "");
  say("\nfailures:\n");
  if (told.length > 0) say(`\n${told.map(({ name, output }) => `---- ${name} stdout ----\n${output}\n`).join("")}`);
  say(`\nfailures:\n${failures.map(({ name }) => `    ${name}\n`).join("")}`);
}

function saySummary(tests: readonly TestCase[], failed: number, seconds: number): void {
  const ignored = tests.filter(({ ignore }) => ignore !== undefined).length;
  const passed = tests.length - ignored - failed;
  const counts = `${passed} passed; ${failed} failed; ${ignored} ignored; 0 measured; 0 filtered out`;
  say(`\ntest result: ${failed > 0 ? "FAILED" : "ok"}. ${counts}; finished in ${seconds.toFixed(2)}s\n\n`);
}

function say(text: string): void {
  process.stdout.write(text);
}
