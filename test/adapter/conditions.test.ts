/** Breakpoints with a condition, a hit count or a log message, forwards and backwards. */
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { Client, overWorker } from "./client";

const program = path.join(__dirname, "programs", "counting.rs");
let client: Client;

afterEach(() => client.close());

interface Terms {
  readonly line: number;
  readonly condition?: string;
  readonly hitCondition?: string;
  readonly logMessage?: string;
}

/** Stopped at the entry, with breakpoints of these terms. */
async function start(...breakpoints: Terms[]) {
  client = new Client(overWorker);
  await client.launch(program, { stopOnEntry: true });
  await client.event("stopped");
  const { breakpoints: set } = await client.get("setBreakpoints", { source: { path: program }, breakpoints });
  return set as { id: number; verified: boolean; message?: string }[];
}

/** Goes on, and says where it stops: line and `i`. */
async function goOn(command: "continue" | "reverseContinue" = "continue"): Promise<string> {
  await client.get(command, { threadId: 1 });
  await client.event("stopped");
  return `${(await client.top()).line}: ${await client.evaluate("i")}`;
}

test("a condition on places, and one that calls", async () => {
  const [first, second] = await start(
    { line: 14, condition: "i % 4 == 3" },
    { line: 15, condition: "names.len() == 5" },
  );
  expect(first).toMatchObject({ verified: true });
  expect(second).toMatchObject({ verified: true });
  expect(await goOn()).toBe("14: 3");
  expect(await goOn()).toBe("15: 5");
  expect(await goOn()).toBe("14: 7");
  expect(await goOn("reverseContinue")).toBe("15: 5");
  expect(await goOn("reverseContinue")).toBe("14: 3");
  expect(await goOn()).toBe("15: 5");
  expect(client.messages.find(({ event, body }) => event === "stopped" && body.reason === "breakpoint")).toMatchObject({
    body: { hitBreakpointIds: [first?.id] },
  });
});

test("hit counts: the same from both sides", async () => {
  await start({ line: 14, hitCondition: "% 3" }, { line: 15, condition: "i > 2", hitCondition: "2" });
  expect(await goOn()).toBe("14: 2");
  expect(await goOn()).toBe("15: 4");
  expect(await goOn()).toBe("14: 5");
  expect(await goOn()).toBe("14: 8");
  expect(await goOn("reverseContinue")).toBe("14: 5");
  expect(await goOn("reverseContinue")).toBe("15: 4");
  expect(await goOn("reverseContinue")).toBe("14: 2");
});

test("log messages go to the console and stop nothing", async () => {
  await start(
    { line: 15, condition: "i >= 8", logMessage: "{{{i}}}: {total} {names.last():?} {names.len() * 2:>4}" },
    { line: 18, logMessage: "a score: {score}" },
    { line: 20 },
  );
  await client.get("continue", { threadId: 1 });
  await client.event("stopped");
  expect((await client.top()).line).toBe(20);
  expect(client.output("console")).toBe(
    '{8}: 36 Some("n7")   16\n{9}: 45 Some("n8")   18\na score: Score { points: 45 }\n',
  );
  await client.get("continue", { threadId: 1 });
  await client.event("exited");
  expect(client.output("stdout")).toBe("45 45 3 1\n");
});

test("what is wrong with the terms is told where they are set", async () => {
  const set = await start(
    { line: 14, condition: "i == nobody" },
    { line: 15, condition: "i" },
    { line: 14, hitCondition: "often" },
    { line: 15, logMessage: "{i" },
    { line: 15, logMessage: "{i.nothing}" },
    { line: 7, condition: "copy == vec![1]" },
  );
  expect(set.map(({ verified, message }) => `${verified} ${message}`)).toEqual([
    "false cannot find value `nobody` in this scope: not found in this scope [E0425]",
    "false mismatched types: expected `bool`, found integer [E0308]",
    "false `often` is no hit count: write `5`, `>= 5` or `% 2`",
    "false in the log message: a `{` without its `}`; write `{{` for the character",
    "false in the log message, `i.nothing`: `{integer}` is a primitive type and therefore doesn't have fields [E0610]",
    "true undefined",
  ]);
  const { breakpoints } = await client.get("setFunctionBreakpoints", {
    breakpoints: [{ name: "keep", condition: "values.len() == 1" }],
  });
  expect(breakpoints).toMatchObject([{ verified: true }]);
  await client.get("continue", { threadId: 1 });
  await client.event("stopped");
  expect((await client.top()).line).toBe(7);
  expect(await client.evaluate("copy")).toBe("[1, 2, 3]");
});

test("a condition that panics stops, and says so", async () => {
  await start({ line: 14, condition: "10 / (3 - i) > 0" });
  expect(await goOn()).toBe("14: 0");
  for (let i = 1; i <= 2; i++) expect(await goOn()).toBe(`14: ${i}`);
  expect(await goOn()).toBe("14: 3");
  const stopped = client.messages.filter(({ event }) => event === "stopped").at(-1);
  expect(stopped?.body.description).toContain("cannot be evaluated: panicked: attempt to divide by zero");
});
