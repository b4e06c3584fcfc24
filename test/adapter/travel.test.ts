/** Going back over the protocol: steps and breakpoints backwards, the timeline, inputs that come again, ends to step back from. */
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { Client, overWorker } from "./client";

const program = (name: string): string => path.join(__dirname, "programs", `${name}.rs`);
let client: Client;

afterEach(() => client.close());

async function go(command: string, args: unknown = { threadId: 1 }): Promise<{ line: number; reason: string }> {
  await client.get(command, args);
  const { body } = await client.event("stopped");
  return { line: (await client.top()).line, reason: body.reason };
}

test("steps back over, and forwards again over the same lines", async () => {
  client = new Client(overWorker);
  await client.launch(program("travels"), { lines: [14], stdin: "a b\n" });
  await client.event("stopped");
  expect(await client.evaluate("sum")).toBe("2");
  const forward: number[] = [];
  for (let i = 0; i < 4; i++) forward.push((await go("next")).line);
  const back: number[] = [];
  for (let i = 0; i < 4; i++) back.push((await go("stepBack")).line);
  expect(back).toEqual([...forward.slice(0, 3).reverse(), 14]);
  expect(await client.evaluate("sum")).toBe("2");
  const { view } = await client.get("glasscrab/view", {});
  expect(view.isPast).toBe(true);
  expect(view.events.list.map(({ kind }: { kind: string }) => kind)).toEqual(["travel"]);
  expect((await go("next")).line).toBe(forward[0]);
});

test("reverse continue goes from breakpoint to breakpoint, and ends at the start", async () => {
  client = new Client(overWorker);
  await client.launch(program("travels"), { lines: [5, 19], stdin: "a b\n" });
  for (let i = 0; i < 4; i++) {
    await client.event("stopped");
    if (i < 3) await client.get("continue", { threadId: 1 });
  }
  expect((await client.top()).line).toBe(19);
  for (const n of ["3", "2", "1"]) {
    expect(await go("reverseContinue")).toEqual({ line: 5, reason: "breakpoint" });
    expect(await client.evaluate("n")).toBe(n);
  }
  expect(await go("reverseContinue")).toEqual({ line: 10, reason: "entry" });
  expect(await go("stepBack")).toEqual({ line: 10, reason: "entry" });
  // Forwards again: the breakpoints are still there, and nothing is printed twice.
  expect(await go("continue")).toEqual({ line: 5, reason: "breakpoint" });
  await client.get("setBreakpoints", { source: { path: program("travels") }, breakpoints: [] });
  await client.get("continue", { threadId: 1 });
  await client.event("exited");
  expect(client.output("stdout")).toBe("sum is 2\nsum is 6\nsum is 12\n2 words\n6\n");
});

test("input that was typed comes again", async () => {
  client = new Client(overWorker);
  await client.launch(program("travels"), { lines: [16, 19] });
  await client.event("stopped");
  await client.get("continue", { threadId: 1 });
  await client.until("the program to wait", () =>
    client.messages.find(({ body }) => body?.state === "waitingForInput"),
  );
  await client.get("glasscrab/stdin", { text: "one two\n" });
  await client.event("stopped");
  expect(await client.evaluate("words")).toBe("2");
  expect((await go("reverseContinue")).line).toBe(16);
  expect((await go("continue")).line).toBe(19);
  expect(await client.evaluate("words")).toBe("2");
});

test("a panic can be stepped back from", async () => {
  client = new Client(overWorker);
  await client.launch(program("travels"), { stdin: "a b c d e\n" });
  expect((await client.event("stopped")).body.reason).toBe("exception");
  expect((await go("stepBack")).line).toBe(20);
  expect(await client.evaluate("words")).toBe("5");
  expect((await go("stepBack")).line).toBe(19);
  expect(await go("continue")).toMatchObject({ reason: "exception" });
  await client.get("continue", { threadId: 1 });
  expect((await client.event("exited")).body).toEqual({ exitCode: 101 });
});

test("the end can be a stop, to look back from", async () => {
  client = new Client(overWorker);
  await client.launch(program("travels"), { stdin: "a\n", stopAtEnd: true });
  expect((await client.event("stopped")).body.reason).toBe("end");
  // What is dropped at the end of `main`.
  expect((await go("stepBack")).line).toBe(22);
  await client.get("continue", { threadId: 1 });
  expect((await client.event("stopped")).body.reason).toBe("end");
  await client.get("continue", { threadId: 1 });
  expect((await client.event("exited")).body).toEqual({ exitCode: 0 });
});

test("the timeline, and to any time of it", async () => {
  client = new Client(overWorker);
  await client.launch(program("travels"), { lines: [16], stdin: "a\n" });
  await client.event("stopped");
  const line = await client.get("glasscrab/timeline", {});
  expect(line).toMatchObject({ time: line.totalTime, isPast: false });
  expect(line.marks.find(({ kind }: { kind: string }) => kind === "breakpoint")).toMatchObject({ time: line.time });
  const outputs = line.marks.filter(({ kind }: { kind: string }) => kind === "output");
  await go("glasscrab/goTo", { time: outputs[0].time });
  expect((await client.top()).line).toBe(14);
  expect(await client.evaluate("sum")).toBe("2");
  expect(await client.get("glasscrab/timeline", {})).toMatchObject({ isPast: true, totalTime: line.totalTime });
  await go("glasscrab/goTo", { time: line.totalTime });
  expect((await client.top()).line).toBe(16);
  expect((await client.ask("glasscrab/goTo", { time: "x" })).success).toBe(false);
});

test("a frame is restarted at its first step", async () => {
  client = new Client(overWorker);
  await client.launch(program("travels"), { lines: [6], stdin: "a\n" });
  await client.event("stopped");
  await go("continue");
  expect(await client.evaluate("n")).toBe("2");
  expect((await go("restartFrame", { frameId: (await client.top()).id })).line).toBe(4);
  expect(await client.evaluate("n")).toBe("2");
});

test("to a line: back to the last time it ran, and in the past ahead to the next", async () => {
  client = new Client(overWorker);
  await client.launch(program("travels"), { lines: [16], stdin: "a\n" });
  await client.event("stopped");
  const source = { path: program("travels") };
  const live = await client.get("gotoTargets", { source, line: 5 });
  expect(live.targets.map(({ line }: { line: number }) => line)).toEqual([5]);
  expect(await go("goto", { threadId: 1, targetId: 1 })).toEqual({ line: 5, reason: "goto" });
  expect(await client.evaluate("n")).toBe("3");
  expect((await client.get("gotoTargets", { source, line: 11 })).targets).toHaveLength(2);
  expect((await go("goto", { threadId: 1, targetId: 1 })).line).toBe(11);
  await client.get("gotoTargets", { source, line: 5 });
  expect((await go("goto", { threadId: 1, targetId: 2 })).line).toBe(5);
  expect(await client.evaluate("n")).toBe("1");
  expect((await client.ask("goto", { threadId: 1, targetId: 9 })).success).toBe(false);
});
