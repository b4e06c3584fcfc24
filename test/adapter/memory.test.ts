/** Bytes and instructions: memory read and written, also in the past; MIR as a disassembly with steps and breakpoints. */
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { Client, inProcess, inProcessWith } from "./client";

const program = path.join(__dirname, "programs", "owners.rs");
let client: Client;

afterEach(() => client.close());

async function go(command: string, args: object = {}): Promise<{ line: number; instruction: string; reason: string }> {
  await client.get(command, { threadId: 1, ...args });
  const { body } = await client.event("stopped");
  return { ...(await here()), reason: body.reason };
}

async function here(): Promise<{ line: number; instruction: string; reference: string }> {
  const { line, instructionPointerReference } = (await client.get("stackTrace", { threadId: 1, levels: 1 }))
    .stackFrames[0];
  const { instructions } = await client.get("disassemble", {
    memoryReference: instructionPointerReference,
    instructionCount: 1,
  });
  return { line, instruction: instructions[0].instruction, reference: instructionPointerReference };
}

async function open(line: number): Promise<void> {
  client = new Client(inProcess);
  await client.launch(program, { lines: [line] });
  await client.event("stopped");
}

test("a variable's bytes are written, and the program goes on with them", async () => {
  await open(22);
  const total = await client.get("evaluate", { expression: "total", frameId: (await client.top()).id });
  expect(total).toMatchObject({ result: "6", memoryReference: expect.stringMatching(/^0x/) });
  const { memoryReference } = total;
  expect(atob((await client.get("readMemory", { memoryReference, count: 4 })).data)).toBe("\x06\0\0\0");
  expect(await client.get("writeMemory", { memoryReference, data: btoa("\x07") })).toEqual({ bytesWritten: 1 });
  expect((await client.event("memory")).body).toMatchObject({ memoryReference, count: 1 });
  await client.event("invalidated");
  expect(await client.evaluate("total")).toBe("7");
  expect((await client.ask("writeMemory", { memoryReference: "0x10", data: btoa("x") })).success).toBe(false);
  await go("next");
  expect(await client.evaluate("total")).toBe("14");
  // The write is part of history: back before it, and there again.
  await go("stepBack");
  await go("stepBack");
  await client.get("continue", { threadId: 1 });
  await client.event("stopped");
  expect(await client.evaluate("total")).toBe("7");
});

test("a write in the past begins a new branch", async () => {
  await open(23);
  expect((await go("stepBack")).line).toBe(22);
  const { memoryReference } = await client.get("evaluate", { expression: "total", frameId: (await client.top()).id });
  await client.get("writeMemory", { memoryReference, data: btoa("\x10") });
  expect(await client.get("glasscrab/timeline", {})).toMatchObject({ isPast: false });
  await go("next");
  expect(await client.evaluate("total")).toBe("32");
  await client.get("setBreakpoints", { source: { path: program }, breakpoints: [] });
  await client.get("setExceptionBreakpoints", { filters: [] });
  await client.get("continue", { threadId: 1 });
  await client.event("exited");
  expect(client.output("stdout")).toBe("32 3\n");
});

test("instructions: listed, stepped forwards and backwards", async () => {
  await open(15);
  const start = await here();
  expect(start.instruction).toMatch(/stop#/);
  const { instructions } = await client.get("disassemble", {
    memoryReference: start.reference,
    instructionOffset: -5,
    instructionCount: 12,
  });
  expect(instructions).toHaveLength(12);
  expect(instructions[5].address).toBe(start.reference);
  const moves = instructions.filter(({ instruction }: { instruction: string }) => /= move _/.test(instruction));
  expect(moves[0]).toMatchObject({ line: 15 });
  const forward: string[] = [];
  for (let i = 0; i < 6; i++) forward.push((await go("stepIn", { granularity: "instruction" })).instruction);
  expect(forward.some((text) => /= move _1/.test(text))).toBe(true);
  const back: string[] = [];
  for (let i = 0; i < 6; i++) back.push((await go("stepBack", { granularity: "instruction" })).instruction);
  expect(back).toEqual([...forward.slice(0, -1).reverse(), start.instruction]);
  expect(await here()).toEqual(start);
  // Over a call stays in the function, out of it leaves; from within a step everything goes on as ever.
  for (let i = 0; i < 8; i++) {
    await go("next", { granularity: "instruction" });
    expect((await client.top()).name).toBe("main");
  }
  expect((await go("next")).line).toBeGreaterThan(15);
});

test("instruction breakpoints", async () => {
  await open(15);
  const start = await here();
  const { instructions } = await client.get("disassemble", { memoryReference: start.reference, instructionCount: 200 });
  const wanted = instructions.find(({ instruction }: { instruction: string }) => /catch_unwind/.test(instruction));
  const { breakpoints } = await client.get("setInstructionBreakpoints", {
    breakpoints: [{ instructionReference: wanted.address }, { instructionReference: "0x0" }],
  });
  expect(breakpoints.map(({ verified }: { verified: boolean }) => verified)).toEqual([true, false]);
  expect(await go("continue")).toMatchObject({ reason: "instruction breakpoint", line: 28 });
  expect((await here()).reference).toBe(wanted.address);
  expect((await go("stepBack")).line).toBe(28);
});

test("back into and out of calls", async () => {
  await open(22);
  expect((await go("glasscrab/stepBackInto")).line).toBe(19);
  expect((await go("glasscrab/stepBackInto")).line).toBe(11);
  expect((await client.top()).name).toBe("count");
  await go("glasscrab/stepBackOut");
  expect(await client.top()).toMatchObject({ name: "main", line: 20 });
});

test("two sessions at once do not meet", async () => {
  await open(15);
  const first = client;
  const second = new Client(inProcess);
  try {
    await second.launch(program, { lines: [27] });
    await second.event("stopped");
    expect(await first.top()).toMatchObject({ line: 15 });
    expect(await second.top()).toMatchObject({ line: 27 });
    await first.step("next");
    expect((await first.top()).line).toBe(16);
    expect((await second.top()).line).toBe(27);
  } finally {
    second.close();
  }
});

test("a long way back tells its progress, and can be cancelled", async () => {
  // A clock that runs fast: what takes long for it is soon done.
  client = new Client(inProcessWith(() => performance.now() * 100));
  await client.launch(path.join(__dirname, "programs", "endless.rs"));
  const pausedAfter = async (milliseconds: number): Promise<number> => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    await client.get("pause", { threadId: 1 });
    await client.event("stopped");
    return (await client.get("glasscrab/timeline", {})).totalTime;
  };
  // However fast the machine is, the way back is long.
  let totalTime = await pausedAfter(500);
  while (totalTime < 20_000_000) {
    await client.get("continue", { threadId: 1 });
    totalTime = await pausedAfter(500);
  }
  await client.get("glasscrab/goTo", { time: 0 });
  await client.event("stopped");
  await client.get("glasscrab/goTo", { time: Math.floor(totalTime / 2) });
  await client.event("stopped");
  await client.get("setFunctionBreakpoints", { breakpoints: [{ name: "move nobody" }] });
  await client.get("reverseContinue", { threadId: 1 });
  const { body } = await client.event("progressStart");
  expect(body).toMatchObject({ cancellable: true, message: expect.stringMatching(/^at step /) });
  await client.get("cancel", { progressId: body.progressId });
  expect((await client.event("progressEnd")).body).toEqual({ progressId: body.progressId });
  expect((await client.event("stopped")).body.reason).toBe("pause");
});

test("a column chooses among the steps of a line, and a breakpoint gone back to says which it is", async () => {
  client = new Client(inProcess);
  await client.launch(program, { lines: [14] });
  await client.event("stopped");
  const source = { path: program };
  const { breakpoints: places } = await client.get("breakpointLocations", { source, line: 28 });
  expect(places.map(({ column }: { column: number }) => column)).toEqual([5, 46, 61]);
  await client.get("setExceptionBreakpoints", { filters: [] });
  const { breakpoints } = await client.get("setBreakpoints", {
    source,
    breakpoints: [
      { line: 20, column: 9 },
      { line: 28, column: 40 },
    ],
  });
  expect(breakpoints[1]).toMatchObject({ verified: true, line: 28, column: 46 });
  for (let i = 0; i < 3; i++) expect((await go("continue")).line).toBe(20);
  await go("continue");
  expect(await client.top()).toMatchObject({ name: "main::{closure#0}", line: 28 });
  await client.get("reverseContinue", { threadId: 1 });
  expect((await client.event("stopped")).body.hitBreakpointIds).toEqual([breakpoints[0].id]);
});

test("std's sources are among those loaded, and can be read", async () => {
  await open(15);
  const { sources } = await client.get("loadedSources");
  const std = sources.find(({ name }: { name: string }) => name.endsWith("panicking.rs"));
  expect(std).toMatchObject({ origin: "Glasscrab's standard library" });
  const { content } = await client.get("source", { source: std, sourceReference: std.sourceReference });
  expect(content).toContain("fn assert_failed");
});
