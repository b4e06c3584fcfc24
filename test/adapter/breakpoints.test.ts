/** Breakpoints with terms, as a client sets them: conditions, hit counts, log messages, functions; and a run to the cursor. */
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { Client, inProcess } from "./client";

const program = path.join(__dirname, "programs", "counting.rs");
const source = { path: program };
let client: Client;

afterEach(() => client.close());

type Terms = { line: number; condition?: string; hitCondition?: string; logMessage?: string };

async function open(...breakpoints: Terms[]) {
  client = new Client(inProcess);
  await client.get("initialize", { adapterID: "glasscrab" });
  await client.get("launch", { program });
  const set = (await client.get("setBreakpoints", { source, breakpoints })).breakpoints;
  await client.get("configurationDone");
  return set as { id: number; verified: boolean; message?: string }[];
}

async function stopped(): Promise<{ line: number; hitBreakpointIds: number[] }> {
  const { body } = await client.event("stopped");
  return { line: (await client.top()).line, hitBreakpointIds: body.hitBreakpointIds };
}

async function on(): Promise<string> {
  await client.get("continue", { threadId: 1 });
  return `${(await stopped()).line}: ${await client.evaluate("i")}`;
}

async function toTheEnd(): Promise<void> {
  await client.get("continue", { threadId: 1 });
  await client.event("exited");
}

test("a condition is a Rust expression of the line's scope", async () => {
  const set = await open(
    { line: 14, condition: "total > 5 && i % 2 == 0" },
    { line: 15, condition: 'names.last() == Some(&String::from("n7"))' },
  );
  expect(await stopped()).toEqual({ line: 14, hitBreakpointIds: [set[0]?.id] });
  expect(await client.evaluate("i")).toBe("4");
  expect(await on()).toBe("14: 6");
  expect(await on()).toBe("14: 8");
  expect(await on()).toBe("15: 8");
  await toTheEnd();
  expect(client.output("stdout")).toBe("45 45 3 1\n");
});

test("a hit count: the how-manieth time, from a time on, every so many", async () => {
  await open({ line: 14, hitCondition: "3" });
  expect((await stopped()).line).toBe(14);
  expect(await client.evaluate("i")).toBe("2");
  await client.get("setBreakpoints", { source, breakpoints: [{ line: 14, hitCondition: ">= 6" }] });
  expect(await on()).toBe("14: 8");
  expect(await on()).toBe("14: 9");
  await toTheEnd();
  await open({ line: 14, hitCondition: "% 4" });
  await stopped();
  expect(await client.evaluate("i")).toBe("3");
  expect(await on()).toBe("14: 7");
});

test("a log message stops nothing and formats as `println!` does", async () => {
  await open(
    { line: 15, condition: "i > 7", logMessage: "{i:>3}|{names.last():?}|{{}}|{total:#x}" },
    { line: 18, hitCondition: "1", logMessage: "score {score.points}" },
  );
  await client.event("exited");
  expect(client.output("console")).toContain('  8|Some("n7")|{}|0x24\n  9|Some("n8")|{}|0x2d\nscore 45\n');
});

test("a line's breakpoint is its statement's; the closure in it has one of its own, by column", async () => {
  const closures = path.join(__dirname, "programs", "closures.rs");
  const launch = async (column?: number): Promise<void> => {
    client = new Client(inProcess);
    await client.get("initialize", { adapterID: "glasscrab" });
    await client.get("launch", { program: closures });
    const breakpoints = [{ line: 3, ...(column === undefined ? {} : { column }) }];
    await client.get("setBreakpoints", { source: { path: closures }, breakpoints });
    await client.get("configurationDone");
    await stopped();
  };
  await launch();
  expect((await client.top()).name).toBe("main");
  await client.get("next", { threadId: 1 });
  await stopped();
  expect(await client.top()).toMatchObject({ name: "main", line: 4 });
  await toTheEnd();
  await launch(53);
  expect(await client.evaluate("n")).toBe("&1");
  await client.get("continue", { threadId: 1 });
  await stopped();
  expect(await client.evaluate("n")).toBe("&2");
});

test("what cannot be understood is not verified, and says why", async () => {
  const set = await open(
    { line: 14, condition: "i = 3" },
    { line: 14, condition: "nobody" },
    { line: 14, hitCondition: "sometimes" },
    { line: 15, logMessage: "{names.nothing()}" },
  );
  expect(set.map(({ verified }) => verified)).toEqual([false, false, false, false]);
  expect(set.map(({ message }) => message)).toEqual([
    expect.stringMatching(/mismatched types/),
    expect.stringMatching(/cannot find value `nobody`.*E0425/),
    expect.stringMatching(/is no hit count/),
    expect.stringMatching(/no method named `nothing`.*E0599/),
  ]);
  await client.event("exited");
});

test("a function breakpoint stops in every instance, with a condition of its own", async () => {
  await open({ line: 16 });
  await stopped();
  const set = await client.get("setFunctionBreakpoints", {
    breakpoints: [{ name: "keep", condition: "values.len() < 3" }, { name: "nobody" }],
  });
  expect(set.breakpoints).toMatchObject([{ verified: true, line: 6 }, { verified: false }]);
  await client.get("continue", { threadId: 1 });
  expect((await stopped()).line).toBe(6);
  expect(await client.evaluate("values")).toBe('&["a"]');
});

test("a run to the cursor: a breakpoint for one stop, whatever the line's others say", async () => {
  await open({ line: 14, condition: "i == 2" });
  await stopped();
  await client.get("setBreakpoints", { source, breakpoints: [{ line: 14, condition: "i == 2" }, { line: 18 }] });
  await client.get("continue", { threadId: 1 });
  expect((await stopped()).line).toBe(18);
  await client.get("setBreakpoints", { source, breakpoints: [{ line: 14, condition: "i == 2" }] });
  await toTheEnd();
});
