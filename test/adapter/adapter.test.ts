/**
 * Conversations with the shipped adapter (`dist/`, as the build left it), as an editor holds them: over stdio and over the
 * worker. Each test is one conversation about one program of `programs/`.
 */
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { Client, overStdio, overWorker } from "./client";

const program = (name: string): string => path.join(__dirname, "programs", `${name}.rs`);
let client: Client;

afterEach(() => client.close());

describe.each([
  ["stdio", overStdio],
  ["worker", overWorker],
])("over %s", (_name, transport) => {
  test("breakpoint, stack, variables, the end", async () => {
    client = new Client(transport);
    const breakpoints = await client.launch(program("looking"), { lines: [18, 100] });
    expect(breakpoints[0]).toMatchObject({ verified: true, line: 19 });
    expect(breakpoints[1]?.verified).toBe(false);
    const stopped = await client.event("stopped");
    expect(stopped.body).toMatchObject({ reason: "breakpoint", threadId: 1 });
    expect(await client.top()).toMatchObject({ name: "main", line: 19 });
    const locals = await client.locals();
    expect(locals.get("s")).toMatchObject({ value: '"crab"', type: "String" });
    expect(locals.get("some")).toMatchObject({ value: "Some(5)", type: "Option<i32>" });
    expect(locals.get("none")).toMatchObject({ value: "None" });
    expect(locals.get("sum")).toMatchObject({ value: "not initialised yet" });
    const elements = await client.children(locals.get("v")?.variablesReference ?? 0);
    expect([...elements].map(([name, { value }]) => `${name} ${value}`).slice(0, 3)).toEqual([
      "[0] 10",
      "[1] 20",
      "[2] 30",
    ]);
    await client.get("continue", { threadId: 1 });
    expect((await client.event("exited")).body).toEqual({ exitCode: 0 });
    await client.event("terminated");
    expect(client.output("stdout")).toBe("10 30 crab 7 Some(5) None\n");
  });
});

test("evaluate runs expressions, and says what it cannot", async () => {
  client = new Client(overWorker);
  await client.launch(program("looking"), { lines: [21] });
  await client.event("stopped");
  expect(await client.evaluate("p.x")).toBe("3");
  expect(await client.evaluate("v[2]")).toBe("30");
  expect(await client.evaluate("*b")).toBe("7");
  expect(await client.evaluate("sum")).toBe("10");
  expect(await client.evaluate("sum + v.len() as i32")).toBe("13");
  expect((await client.ask("evaluate", { expression: "s" })).message).toMatch(/`s` was moved/);
  expect((await client.ask("evaluate", { expression: "nobody" })).message).toMatch(/cannot find value `nobody`/);
  expect((await client.ask("evaluate", { expression: "p +" })).success).toBe(false);
});

test("steps: over, into, out, and the lines they stop on", async () => {
  client = new Client(overWorker);
  await client.launch(program("looking"), { stopOnEntry: true });
  expect((await client.event("stopped")).body.reason).toBe("entry");
  expect((await client.top()).line).toBe(12);
  expect(await client.step("next")).toBe(13);
  for (const line of [14, 15, 16, 17, 19]) expect(await client.step("next")).toBe(line);
  expect(await client.step("stepIn")).toBe(7);
  expect((await client.top()).name).toBe("double");
  expect(await client.step("next")).toBe(8);
  await client.step("stepOut");
  expect((await client.top()).name).toBe("main");
  // Out of a call means back in its statement, or at the next one.
  const line = (await client.top()).line;
  if (line === 19) expect(await client.step("next")).toBe(20);
  expect(await client.step("next")).toBe(21);
});

test("of much output nothing is left out, and the end comes after it", async () => {
  client = new Client(overWorker);
  await client.launch(program("prints"));
  expect((await client.event("exited")).body).toEqual({ exitCode: 0 });
  expect(client.output("stdout") === `${"crab".repeat(100_000)}\n`.repeat(5)).toBe(true);
});

test("an endless loop is paused, looked at and left", async () => {
  client = new Client(overWorker);
  await client.launch(program("endless"), { stopOnEntry: true });
  await client.event("stopped");
  await client.get("continue", { threadId: 1 });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const asked = performance.now();
  await client.get("pause", { threadId: 1 });
  expect((await client.event("stopped")).body.reason).toBe("pause");
  // The promise is 100 ms; a machine that does other things as well takes its time.
  expect(performance.now() - asked).toBeLessThan(1000);
  expect(Number(await client.evaluate("n"))).toBeGreaterThan(1000);
  expect(await client.step("next")).toBeGreaterThan(2);
  await client.get("continue", { threadId: 1 });
  await client.get("terminate");
  await client.event("terminated");
});

test("stdin: the program waits for a line, gets it and goes on", async () => {
  client = new Client(overWorker);
  await client.launch(program("echo"));
  await client.until("the program to wait", () =>
    client.messages.find(({ body }) => body?.state === "waitingForInput"),
  );
  await client.get("glasscrab/stdin", { text: "hello\n" });
  await client.event("exited");
  expect(client.output("stdout")).toBe("you said hello\n");
});

test("stdin given with the launch", async () => {
  client = new Client(overWorker);
  await client.launch(program("echo"), { stdin: "from launch\n" });
  await client.event("exited");
  expect(client.output("stdout")).toBe("you said from launch\n");
});

test("a panic stops where it happens, with rustc's message", async () => {
  client = new Client(overWorker);
  await client.launch(program("panics"));
  const stopped = await client.event("stopped");
  expect(stopped.body.reason).toBe("exception");
  const message = "index out of bounds: the len is 3 but the index is 7";
  expect((await client.get("exceptionInfo", { threadId: 1 })).description).toContain(message);
  const { stackFrames } = await client.get("stackTrace", { threadId: 1 });
  expect(stackFrames.find(({ name }: { name: string }) => name === "pick")).toMatchObject({ line: 2 });
  await client.get("continue", { threadId: 1 });
  expect((await client.event("exited")).body).toEqual({ exitCode: 101 });
  expect(client.output("stderr")).toContain(message);
});

test("a rejected program: its story, and the launch fails with rustc's words", async () => {
  client = new Client(overWorker);
  await client.get("initialize", { adapterID: "glasscrab" });
  const response = await client.ask("launch", { program: program("rejected") });
  expect(response).toMatchObject({ success: false });
  expect(response.message).toMatch(/E0382: borrow of moved value: `a`/);
  const { body } = await client.event("glasscrab/rejected");
  expect(body.errors[0]).toMatchObject({ code: "E0382", range: { startLine: 4 } });
});

test("one #[test] function is debugged", async () => {
  client = new Client(overWorker);
  await client.launch(program("tests"), { test: "tests::doubles", lines: [12] });
  await client.event("stopped");
  expect(await client.top()).toMatchObject({ name: "doubles", line: 12 });
  expect(await client.evaluate("four")).toBe("4");
  await client.get("continue", { threadId: 1 });
  expect((await client.event("exited")).body).toEqual({ exitCode: 0 });
  expect(client.output("stdout")).toBe("test tests::doubles ... ok\n");
});

test.each([
  ["tests::out_of_bounds", 0, "test tests::out_of_bounds - should panic ... ok\n"],
  ["tests::fails", 101, "test tests::fails ... FAILED\n"],
])("the verdict on %s", async (name, exitCode, line) => {
  client = new Client(overWorker);
  await client.launch(program("tests"), { test: name });
  await client.event("stopped");
  await client.get("continue", { threadId: 1 });
  expect((await client.event("exited")).body).toEqual({ exitCode });
  expect(client.output("stdout")).toBe(line);
});

test("bad launches are told in words", async () => {
  client = new Client(overWorker);
  await client.get("initialize", { adapterID: "glasscrab" });
  expect((await client.ask("launch", {})).message).toMatch(/'program' must name a Rust file/);
  expect((await client.ask("launch", { program: program("missing") })).message).toMatch(/^cannot read .*missing\.rs/);
  expect((await client.ask("launch", { program: program("tests"), test: "nobody" })).message).toMatch(
    /no #\[test\] function `nobody`/,
  );
});

test("malformed requests get an error and the conversation lives on", async () => {
  client = new Client(overStdio);
  await client.get("initialize", { adapterID: "glasscrab" });
  expect((await client.ask("noSuchThing")).message).toMatch(/'noSuchThing' is not supported/);
  for (const command of ["stackTrace", "scopes", "variables", "evaluate", "continue", "restart", "exceptionInfo"])
    expect(await client.ask(command)).toMatchObject({ success: false });
  expect(await client.ask("setBreakpoints", 5)).toMatchObject({ success: false });
  client.sendRaw("Content-Length: 5\r\n\r\nnope!");
  client.sendRaw(`Content-Length: 2\r\n\r\n[]`);
  await client.launch(program("looking"), { lines: [20] });
  await client.event("stopped");
  for (const args of [undefined, {}, { variablesReference: 999 }, { variablesReference: "x" }])
    expect(await client.ask("variables", args)).toMatchObject({ success: false });
  for (const args of [undefined, {}, { expression: 7 }, { expression: "" }])
    expect(await client.ask("evaluate", args)).toMatchObject({ success: false });
  for (const args of [{ breakpoints: "x" }, { source: {}, breakpoints: [null] }, { source: { path: 5 } }])
    expect(await client.ask("setBreakpoints", args)).toMatchObject({ success: false });
  const said = client.messages.map(({ message }) => message ?? "").join("\n");
  expect(said).toMatch(/'variables' needs the argument 'variablesReference'/);
  expect(said).not.toMatch(/bug of its own/);
  expect(await client.top()).toMatchObject({ line: 20 });
});

test("requests sent together are answered in their order", async () => {
  client = new Client(overStdio);
  const framed = (message: unknown) => {
    const text = JSON.stringify(message);
    return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
  };
  const launch = { seq: 2, type: "request", command: "launch", arguments: { program: program("looking") } };
  client.sendRaw(framed({ seq: 1, type: "request", command: "initialize" }) + framed(launch));
  await client.event("initialized");
  expect(client.messages[0]).toMatchObject({ type: "response", command: "initialize" });
});

test("a stack overflow is a stop with the deep stack to look at, then the end", async () => {
  client = new Client(overWorker);
  await client.launch(program("overflows"));
  const stopped = await client.event("stopped");
  expect(stopped.body).toMatchObject({ reason: "exception" });
  expect(stopped.body.text).toMatch(/[Ss]tack overflow/);
  const body = await client.get("stackTrace", { threadId: 1, startFrame: 0, levels: 20 });
  expect(body.totalFrames).toBeGreaterThan(1000);
  expect(body.stackFrames[0]).toMatchObject({ name: "descend", line: 2 });
  await client.get("continue", { threadId: 1 });
  expect((await client.event("exited")).body).toEqual({ exitCode: 134 });
});

test("100,000 frames fit in a larger stack", async () => {
  client = new Client(overWorker);
  await client.launch(program("deep"), { lines: [3], stackSize: 64 * 1024 * 1024 });
  await client.event("stopped");
  const body = await client.get("stackTrace", { threadId: 1, startFrame: 0, levels: 20 });
  expect(body.totalFrames).toBeGreaterThan(100_000);
  expect(await client.evaluate("n")).toBe("0");
  await client.get("continue", { threadId: 1 });
  await client.event("exited");
  expect(client.output("stdout")).toBe("100000\n");
});

test("the heap limit ends the run in words", async () => {
  client = new Client(overWorker);
  await client.launch(program("hoards"), { heapLimit: 1024 * 1024 });
  const stopped = await client.event("stopped");
  expect(stopped.body.text).toMatch(/heap limit of 1048576 bytes/);
  await client.get("continue", { threadId: 1 });
  expect((await client.event("exited")).body).toEqual({ exitCode: 134 });
  expect(client.output("stderr")).toMatch(/memory allocation of \d+ bytes failed/);
});

test("endless output is cut, and the session answers", async () => {
  client = new Client(overWorker);
  await client.launch(program("chatters"));
  for (let asked = 0; asked < 5; asked++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    await client.get("threads");
  }
  await client.get("pause", { threadId: 1 });
  await client.event("stopped");
  const { stackFrames } = await client.get("stackTrace", { threadId: 1 });
  expect(stackFrames.map(({ name }: { name: string }) => name)).toContain("main");
});
