/** Breakpoints with a condition, a hit count or a log message, forwards and backwards. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { LineRequest } from "../../src/debug/breakpoints";
import type { ResumeGoal, Stop } from "../../src/debug/goals";
import { type LoadedProgram, loadProgram } from "../../src/debug/load";
import { Session } from "../../src/debug/session";

const file = path.join(__dirname, "../adapter/programs/counting.rs");
let program: LoadedProgram | undefined;

type Terms = Omit<LineRequest, "column">;

class Run {
  readonly session: Session;
  readonly set: readonly string[];
  logged = "";
  output = "";
  last: Stop | undefined;

  constructor(...breakpoints: Terms[]) {
    if (program === undefined) {
      const loaded = loadProgram({ program: file, edition: 2024, readFile: (uri) => readFileSync(uri, "utf8") });
      if (loaded.kind === "rejected") throw new Error(loaded.rendered.join("\n"));
      program = loaded.program;
    }
    this.session = new Session(program, {
      args: [],
      stdin: "",
      stackSizeBytes: undefined,
      heapLimitBytes: 16 * 1024 * 1024,
      seed: 0,
      onOutput: (_, text) => {
        this.output += text;
      },
      onLog: (text) => {
        this.logged += `${text}\n`;
      },
    });
    this.go({ kind: "entry" });
    const set = this.session.breakpoints.setLines(
      file,
      breakpoints.map((terms) => ({ ...terms, column: undefined })),
    );
    this.set = set.map(({ verified, words }) => `${verified} ${words ?? ""}`.trim());
  }

  go(goal: ResumeGoal): Stop {
    this.session.resume(goal);
    for (;;) {
      const stop = this.session.slice(100_000);
      if (stop !== undefined) return (this.last = stop);
    }
  }

  get line(): number {
    return this.session.stackTrace(1, 0, 1).frames[0]?.range?.startLine ?? 0;
  }

  value(expression: string): string {
    const result = this.session.evaluate(expression, 1);
    return result.kind === "value" ? result.value.node.text : result.words;
  }

  /** Goes on, and says where it stops: line and `i`. */
  on(kind: "continue" | "reverseContinue" = "continue"): string {
    this.go({ kind });
    return `${this.line}: ${this.value("i")}`;
  }
}

test("a condition on places, and one that calls", () => {
  const run = new Run({ line: 14, condition: "i % 4 == 3" }, { line: 15, condition: "names.len() == 5" });
  expect(run.set).toEqual(["true", "true"]);
  expect(run.on()).toBe("14: 3");
  expect(run.on()).toBe("15: 5");
  expect(run.on()).toBe("14: 7");
  expect(run.on("reverseContinue")).toBe("15: 5");
  expect(run.on("reverseContinue")).toBe("14: 3");
  expect(run.on()).toBe("15: 5");
  expect(run.last).toMatchObject({ reason: "breakpoint", hitBreakpointIds: [2] });
});

test("hit counts: the same from both sides", () => {
  const run = new Run({ line: 14, hitCondition: "% 3" }, { line: 15, condition: "i > 2", hitCondition: "2" });
  expect(run.on()).toBe("14: 2");
  expect(run.on()).toBe("15: 4");
  expect(run.on()).toBe("14: 5");
  expect(run.on()).toBe("14: 8");
  expect(run.on("reverseContinue")).toBe("14: 5");
  expect(run.on("reverseContinue")).toBe("15: 4");
  expect(run.on("reverseContinue")).toBe("14: 2");
});

test("log messages stop nothing", () => {
  const run = new Run(
    { line: 15, condition: "i >= 8", logMessage: "{{{i}}}: {total} {names.last():?} {names.len() * 2:>4}" },
    { line: 18, logMessage: "a score: {score}" },
    { line: 20 },
  );
  run.go({ kind: "continue" });
  expect(run.line).toBe(20);
  expect(run.logged).toBe('{8}: 36 Some("n7")   16\n{9}: 45 Some("n8")   18\na score: Score { points: 45 }\n');
  expect(run.go({ kind: "continue" }).kind).toBe("ended");
  expect(run.output).toBe("45 45 3 1\n");
});

test("what is wrong with the terms is told where they are set", () => {
  const run = new Run(
    { line: 14, condition: "i == nobody" },
    { line: 15, condition: "i" },
    { line: 14, hitCondition: "often" },
    { line: 15, logMessage: "{i" },
    { line: 15, logMessage: "{i.nothing}" },
    { line: 7, condition: "copy == vec![1]" },
  );
  expect(run.set).toEqual([
    "false cannot find value `nobody` in this scope: not found in this scope [E0425]",
    "false mismatched types: expected `bool`, found `i32` [E0308]",
    "false `often` is no hit count: write `5`, `>= 5` or `% 2`",
    "false in the log message: a `{` without its `}`; write `{{` for the character",
    "false in the log message, `i.nothing`: `i32` is a primitive type and therefore doesn't have fields [E0610]",
    "true",
  ]);
  run.session.breakpoints.setFunctions([{ name: "keep", condition: "values.len() == 1" }]);
  run.go({ kind: "continue" });
  expect(`${run.line} ${run.value("values")}`).toBe('6 &["a"]');
});

test("a condition that panics stops, and says so", () => {
  const run = new Run({ line: 14, condition: "10 / (3 - i) == 0" });
  run.go({ kind: "continue" });
  expect(run.value("i")).toBe("3");
  expect(run.last).toMatchObject({
    words: expect.stringContaining("cannot be evaluated: panicked: attempt to divide by zero"),
  });
});
