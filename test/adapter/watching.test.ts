/** Stopping for what happens to values: ownership breakpoints, data breakpoints, panics that are caught or not; both ways in time. */
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { Client, inProcess } from "./client";

const program = (name: string): string => path.join(__dirname, "programs", `${name}.rs`);
let client: Client;

afterEach(() => client.close());

interface Stopped {
  readonly line: number;
  readonly reason: string;
  readonly words: string;
}

async function stopped(): Promise<Stopped> {
  const { body } = await client.event("stopped");
  return { line: (await client.top()).line, reason: body.reason, words: body.description };
}

async function go(command: string): Promise<Stopped> {
  await client.get(command, { threadId: 1 });
  return stopped();
}

async function open(lines: readonly number[]): Promise<void> {
  client = new Client(inProcess);
  await client.launch(program("owners"), { lines });
  await client.event("stopped");
}

const filters = (...filterOptions: { filterId: string; condition?: string }[]) =>
  client.get("setExceptionBreakpoints", { filters: [], filterOptions });

test("stops at any move, and back at each", async () => {
  await open([14]);
  await filters({ filterId: "move" });
  expect(await go("continue")).toMatchObject({
    line: 16,
    reason: "breakpoint",
    words: expect.stringMatching(/^s1 moved into s2 \(line 15\): stopped on line 16/),
  });
  const second = await go("continue");
  expect(second.words).toMatch(/s2 moved into/);
  expect(second.line).toBe(24);
  expect((await go("continue")).words).toMatch(/node moved into the call of take/);
  expect((await client.top()).name).toBe("take");
  expect((await go("reverseContinue")).line).toBe(24);
  expect((await go("reverseContinue")).line).toBe(16);
  expect((await go("reverseContinue")).line).toBe(14);
});

test("drops, frees and allocations of one type or block", async () => {
  await open([14]);
  await filters({ filterId: "drop", condition: "Node" });
  const drop = await go("continue");
  expect(drop.words).toMatch(/node \(Node\) is dropped/);
  expect((await go("reverseContinue")).line).toBe(14);
  await filters({ filterId: "allocation", condition: "usize" });
  expect(await go("continue")).toMatchObject({ line: 26 });
  await filters({ filterId: "free" });
  expect((await go("continue")).words).toMatch(/^Freed alloc\d+, 8 bytes for usize \(line 26\)/);
  expect((await client.top()).line).toBe(27);
});

test("function breakpoints can name an event", async () => {
  await open([14]);
  await filters();
  const { breakpoints } = await client.get("setFunctionBreakpoints", {
    breakpoints: [{ name: "move s2" }, { name: "count" }, { name: "nobody" }],
  });
  expect(breakpoints.map(({ verified }: { verified: boolean }) => verified)).toEqual([true, true, false]);
  expect((await go("continue")).line).toBe(10);
  await client.get("setFunctionBreakpoints", { breakpoints: [{ name: "move s2" }] });
  expect(await go("continue")).toMatchObject({ line: 24 });
});

test("a function breakpoint can name what is to be written, also before it is there", async () => {
  await open([14, 19]);
  await filters();
  const { breakpoints } = await client.get("setFunctionBreakpoints", { breakpoints: [{ name: "write total" }] });
  expect(breakpoints).toMatchObject([{ verified: false, message: expect.stringMatching(/initialised/) }]);
  expect((await go("continue")).line).toBe(19);
  const changed = client.messages.find(({ event }) => event === "breakpoint");
  expect(changed?.body.breakpoint).toEqual({ id: breakpoints[0].id, verified: true });
  await client.get("setBreakpoints", { source: { path: program("owners") }, breakpoints: [] });
  expect((await go("continue")).words).toMatch(/^total changed from 0 to 1/);
});

test("a local is watched through a reference, forwards and backwards", async () => {
  await open([18, 20]);
  await filters();
  await client.get("continue", { threadId: 1 });
  await client.event("stopped");
  const { scopes } = await client.get("scopes", { frameId: (await client.top()).id });
  const info = await client.get("dataBreakpointInfo", {
    variablesReference: scopes[0].variablesReference,
    name: "total",
  });
  expect(info).toMatchObject({
    accessTypes: ["read", "write", "readWrite"],
    description: expect.stringMatching(/^total \(4 bytes at 0x/),
  });
  await client.get("setBreakpoints", { source: { path: program("owners") }, breakpoints: [] });
  const set = await client.get("setDataBreakpoints", { breakpoints: [{ dataId: info.dataId, accessType: "write" }] });
  expect(set.breakpoints).toMatchObject([{ verified: true }]);
  const words: string[] = [];
  for (let i = 0; i < 4; i++) {
    const stop = await go("continue");
    expect(stop.reason).toBe("data breakpoint");
    words.push(stop.words.replace(/: stopped.*/, ""));
  }
  expect(words).toEqual([
    "total changed from 0 to 1 (line 10)",
    "total changed from 1 to 3 (line 10)",
    "total changed from 3 to 6 (line 10)",
    "total changed from 6 to 12 (line 22)",
  ]);
  for (const change of ["3 to 6", "1 to 3", "0 to 1"]) expect((await go("reverseContinue")).words).toContain(change);
  await client.get("setDataBreakpoints", { breakpoints: [] });
  await client.get("continue", { threadId: 1 });
  expect((await client.event("exited")).body).toEqual({ exitCode: 0 });
});

test("what std writes is watched, and ends with its frame", async () => {
  await open([17]);
  await filters();
  const info = await client.get("dataBreakpointInfo", { name: "v", frameId: (await client.top()).id });
  await client.get("setDataBreakpoints", { breakpoints: [{ dataId: info.dataId }] });
  const stop = await go("continue");
  expect(stop).toMatchObject({ line: 18, reason: "data breakpoint" });
  expect(stop.words).toMatch(/v changed .*\(line 17\)/);
  await client.get("continue", { threadId: 1 });
  expect((await client.event("exited")).body).toEqual({ exitCode: 0 });
  expect((await client.ask("dataBreakpointInfo", { name: "nobody" })).body.dataId).toBe(null);
});

test("panics: all, or those that nothing waits for", async () => {
  await open([14]);
  await client.get("setExceptionBreakpoints", { filters: ["panic"] });
  const panic = await go("continue");
  expect(panic).toMatchObject({ reason: "exception" });
  const info = await client.get("exceptionInfo", { threadId: 1 });
  expect(info.description).toMatch(/caught/);
  expect(info.details.stackTrace).toMatch(/main \(.*owners\.rs:28\)/);
  await go("next");
  expect(await go("reverseContinue")).toMatchObject({ reason: "exception" });
  expect((await client.get("exceptionInfo", { threadId: 1 })).description).toBe(info.description);
  expect((await go("reverseContinue")).line).toBe(14);
  await client.get("setExceptionBreakpoints", { filters: ["uncaught"] });
  await client.get("continue", { threadId: 1 });
  expect((await client.event("exited")).body).toEqual({ exitCode: 0 });
});

test("when a value was written, moved, allocated, freed", async () => {
  await open([27]);
  await filters();
  const { view } = await client.get("glasscrab/view", {});
  const slots = view.threads[0].frames[0].slots as { name: string; address: number; sizeBytes: number }[];
  const slot = (name: string) => slots.find((found) => found.name === name);
  const ask = async (what: string, args: object) => {
    await client.get("glasscrab/origin", { what, ...args });
    return stopped();
  };
  expect(await ask("written", { ...slot("total") })).toMatchObject({
    line: 22,
    reason: "goto",
    words: expect.stringMatching(/^total changed from 6 to 12 \(line 22\)/),
  });
  expect((await ask("written", { ...slot("total") })).line).toBe(10);
  await go("continue");
  expect((await ask("moved", { ...slot("s1") })).line).toBe(15);
  await go("continue");
  expect((await ask("allocated", { block: "alloc1" })).line).toBe(14);
  await go("continue");
  expect((await ask("freed", { block: "alloc1" })).words).toMatch(/^Freed alloc1, 5 bytes for u8 \(line 7\)/);
  expect((await client.ask("glasscrab/origin", { what: "written" })).success).toBe(false);
});

test("every event of the run so far, in words and as marks of the timeline", async () => {
  await open([27]);
  const before = await client.get("glasscrab/timeline", {});
  const log = await client.get("glasscrab/events", { from: 0 });
  const told = log.list.map(({ kind, words, range }: { kind: string; words: string; range: { startLine: number } }) =>
    [kind, range.startLine, words].join(" "),
  );
  expect(told).toEqual(
    expect.arrayContaining([
      "alloc 14 Allocated 5 bytes for `u8`: alloc1.",
      "move 15 `s1` moved into `s2`.",
      "realloc 17 Resized a block: now 16 bytes for `[i32; 2]`, alloc2.",
      "borrow 20 `total` is borrowed as `&mut`.",
      "drop 7 `node` (`Node`) is dropped.",
      "free 7 Freed alloc1, 5 bytes for `u8`.",
    ]),
  );
  expect((await client.top()).line).toBe(27);
  const after = await client.get("glasscrab/timeline", {});
  expect(after).toMatchObject({ time: before.time, totalTime: before.totalTime, isPast: false });
  const kinds = new Set(after.marks.map(({ kind }: { kind: string }) => kind));
  for (const kind of ["call", "move", "drop", "free", "allocation"]) expect(kinds).toContain(kind);
  await client.get("setExceptionBreakpoints", { filters: [] });
  await client.get("continue", { threadId: 1 });
  expect((await client.event("exited")).body).toEqual({ exitCode: 0 });
  expect(client.output("stdout")).toBe("12 3\n");
});

const words = async (command: string) => (await go(command)).words.replace(/: stopped.*/, "");

async function watch(name: string, terms: object): Promise<{ verified: boolean; message?: string }> {
  const { dataId } = await client.get("dataBreakpointInfo", { name, frameId: (await client.top()).id });
  return (await client.get("setDataBreakpoints", { breakpoints: [{ dataId, ...terms }] })).breakpoints[0];
}

test("reads are watched, through references and in std", async () => {
  await open([20]);
  await filters();
  await client.get("setBreakpoints", { source: { path: program("owners") }, breakpoints: [] });
  expect(await watch("total", { accessType: "read" })).toMatchObject({ verified: true });
  expect(await words("continue")).toBe("total was read: it is 0 (line 10)");
  expect(await words("continue")).toBe("total was read: it is 1 (line 10)");
  expect(await words("reverseContinue")).toBe("total was read: it is 0 (line 10)");
  expect(await words("continue")).toBe("total was read: it is 1 (line 10)");
  await client.get("setDataBreakpoints", { breakpoints: [] });
  await go("stepOut");
  await watch("v", { accessType: "read" });
  expect(await words("continue")).toMatch(/^v was read \(line 27\)/);
  expect(await watch("nobody", { accessType: "read" })).toMatchObject({ verified: false });
});

test("a watched value has a condition and a hit count", async () => {
  await open([20]);
  await filters();
  await client.get("setBreakpoints", { source: { path: program("owners") }, breakpoints: [] });
  expect(await watch("total", { accessType: "readWrite", hitCondition: "2" })).toMatchObject({ verified: true });
  expect(await words("continue")).toBe("total was read: it is 1 (line 10); total changed from 1 to 3 (line 10)");
  expect(await watch("*total", { hitCondition: "now" })).toMatchObject({
    message: expect.stringMatching(/no hit count/),
  });
  await watch("*total", { condition: "*total > 5" });
  expect(await words("continue")).toBe("*total changed from 3 to 6 (line 10)");
  await watch("*total", { condition: "nobody" });
  expect(await words("continue")).toMatch(/changed from 6 to 12 \(its condition cannot be evaluated: .*nobody/);
});
