/**
 * Restart in every order: from each state of a run, with what a client sends along with it or too late. VS Code, told `initialized`
 * once more, would answer with `configurationDone`, which must not send a run on that has begun.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { Client, inProcess } from "./client";

const program = (name: string): string => path.join(__dirname, "programs", `${name}.rs`);
let client: Client;

afterEach(() => client.close());

async function open(name: string, options: Record<string, unknown>): Promise<void> {
  client = new Client(inProcess);
  await client.launch(program(name), options);
}

const events = (name: string) => client.messages.filter(({ event }) => event === name);
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

/** Restarts, and waits for the stop of the new run. */
async function restart(args: object = {}): Promise<{ threadId: number; line: number; hitBreakpointIds?: number[] }> {
  await client.get("restart", args);
  const { body } = await client.event("stopped");
  const { stackFrames } = await client.get("stackTrace", { threadId: body.threadId });
  return { threadId: body.threadId, line: stackFrames[0].line, hitBreakpointIds: body.hitBreakpointIds };
}

async function toTheEnd(threadId: number): Promise<void> {
  await client.get("continue", { threadId });
  expect((await client.event("exited")).body).toEqual({ exitCode: 0 });
}

async function waiting(): Promise<void> {
  const count = () => client.messages.filter(({ body }) => body?.state === "waitingForInput").length;
  const before = count();
  await client.until("the program to wait", () => (count() > before ? true : undefined));
}

test("from a stop: the threads of the old run go, and no configuration is asked for again", async () => {
  await open("looking", { lines: [20] });
  const first = await client.event("stopped");
  const again = await restart();
  expect(again).toMatchObject({ line: 20, hitBreakpointIds: first.body.hitBreakpointIds });
  expect(events("initialized")).toHaveLength(1);
  expect(events("continued")[0]?.body).toEqual({ threadId: 1, allThreadsContinued: false });
  expect(events("thread").map(({ body }) => body)).toEqual([
    { reason: "exited", threadId: 1 },
    { reason: "started", threadId: again.threadId },
  ]);
  expect((await client.get("threads")).threads).toEqual([{ id: again.threadId, name: "main" }]);
  await toTheEnd(again.threadId);
});

test("a configuration that is sent again does not send the new run on", async () => {
  await open("looking", { lines: [20] });
  await client.event("stopped");
  const { threadId } = await restart();
  await client.get("setBreakpoints", { source: { path: program("looking") }, breakpoints: [{ line: 20 }] });
  await client.get("setExceptionBreakpoints", { filters: ["panic"] });
  await client.get("configurationDone");
  await settled();
  expect(events("exited")).toEqual([]);
  expect((await client.get("stackTrace", { threadId })).stackFrames[0].line).toBe(20);
  await toTheEnd(threadId);
});

test("what the old run is asked too late does not reach the new one", async () => {
  await open("looking", { lines: [20] });
  await client.event("stopped");
  const { threadId } = await restart();
  for (const command of ["continue", "next", "stepIn", "stepOut", "stepBack", "reverseContinue", "stackTrace"])
    expect(await client.ask(command, { threadId: 1 }), command).toMatchObject({ success: false });
  await settled();
  expect((await client.get("stackTrace", { threadId })).stackFrames[0].line).toBe(20);
  await toTheEnd(threadId);
});

test("with a continue on its heels, before the new run stops", async () => {
  await open("looking", { lines: [20] });
  await client.event("stopped");
  const restarted = client.ask("restart", {});
  const late = client.ask("continue", { threadId: 1 });
  expect(await restarted).toMatchObject({ success: true });
  expect(await late).toMatchObject({ success: false });
  await client.event("stopped");
  await settled();
  expect(events("exited")).toEqual([]);
});

test("again and again, after steps", async () => {
  await open("looking", { lines: [13] });
  let { threadId } = (await client.event("stopped")).body;
  for (let i = 0; i < 5; i++) {
    for (let step = 0; step <= i; step++) {
      await client.get("next", { threadId });
      await client.event("stopped");
    }
    const again = await restart();
    expect(again.line).toBe(13);
    threadId = again.threadId;
  }
});

test("while a step is under way", async () => {
  await open("endless", { stopOnEntry: true });
  await client.event("stopped");
  await client.get("continue", { threadId: 1 });
  expect(await restart()).toMatchObject({ line: 2 });
});

test("before the run has begun", async () => {
  client = new Client(inProcess);
  await client.get("initialize", { adapterID: "glasscrab" });
  await client.get("launch", { program: program("looking") });
  await client.get("setBreakpoints", { source: { path: program("looking") }, breakpoints: [{ line: 20 }] });
  const { threadId } = await restart();
  await client.get("configurationDone");
  await settled();
  await toTheEnd(threadId);
});

test("while the program waits for input, which goes to the new run", async () => {
  await open("echo", {});
  await waiting();
  const again = waiting();
  await client.get("restart", {});
  await again;
  await client.get("glasscrab/stdin", { text: "once\n" });
  await client.event("exited");
  expect(client.output("stdout")).toBe("you said once\n");
});

test("after the end", async () => {
  await open("looking", { lines: [20], stopAtEnd: true });
  await client.event("stopped");
  await client.get("continue", { threadId: 1 });
  expect((await client.event("stopped")).body.reason).toBe("end");
  const { threadId, line } = await restart();
  expect(line).toBe(20);
  await client.get("setBreakpoints", { source: { path: program("looking") }, breakpoints: [] });
  await client.get("continue", { threadId });
  await client.event("stopped");
  await client.get("continue", { threadId });
  await client.event("exited");
  await client.get("restart", {});
  expect((await client.event("stopped")).body.reason).toBe("end");
});

test("with a changed text: breakpoints keep their ids and tell where they are now", async () => {
  await open("looking", { lines: [20] });
  const first = await client.event("stopped");
  const text = readFileSync(program("looking"), "utf8").replace("    let t = s;\n", "\n    let t = s;\n");
  const again = await restart({ arguments: { program: program("looking"), files: { [program("looking")]: text } } });
  expect(again).toMatchObject({ line: 21, hitBreakpointIds: first.body.hitBreakpointIds });
  expect(events("breakpoint")[0]?.body).toMatchObject({
    reason: "changed",
    breakpoint: { id: first.body.hitBreakpointIds[0], verified: true, line: 21 },
  });
});

test("with a text that is no program: the session ends, and says why", async () => {
  await open("looking", { lines: [20] });
  await client.event("stopped");
  const files = { [program("looking")]: "fn main() { nobody() }" };
  const response = await client.ask("restart", { arguments: { program: program("looking"), files } });
  expect(response.message).toMatch(/E0425/);
  await client.event("terminated");
});

test("data breakpoints are of one run, breakpoints on instructions of all", async () => {
  await open("owners", { lines: [18] });
  await client.event("stopped");
  const { dataId } = await client.get("dataBreakpointInfo", { name: "v", frameId: (await client.top()).id });
  const { breakpoints } = await client.get("setDataBreakpoints", { breakpoints: [{ dataId }] });
  const { stackFrames } = await client.get("stackTrace", { threadId: 1 });
  const reference = { instructionReference: stackFrames[0].instructionPointerReference };
  const set = await client.get("setInstructionBreakpoints", { breakpoints: [reference] });
  await client.get("setBreakpoints", { source: { path: program("owners") }, breakpoints: [] });
  expect(await restart()).toMatchObject({ line: 18, hitBreakpointIds: [set.breakpoints[0].id] });
  expect(events("breakpoint")[0]?.body).toMatchObject({
    reason: "removed",
    breakpoint: { id: breakpoints[0].id },
  });
});

test("breakpoints that are set while the program runs or waits count at once", async () => {
  await open("endless", {});
  await client.get("setBreakpoints", { source: { path: program("endless") }, breakpoints: [{ line: 4 }] });
  expect((await client.event("stopped")).body.reason).toBe("breakpoint");
  await open("echo", {});
  await waiting();
  await client.get("setBreakpoints", { source: { path: program("echo") }, breakpoints: [{ line: 4 }] });
  await client.get("glasscrab/stdin", { text: "once\n" });
  expect((await client.event("stopped")).body.reason).toBe("breakpoint");
});
