/** What real clients vary: counting from zero, URIs, pages of children, addresses to watch, requests that come too late. */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, expect, test } from "vitest";
import { Client, inProcess } from "./client";

const program = (name: string): string => path.join(__dirname, "programs", `${name}.rs`);
let client: Client;

afterEach(() => client.close());

async function open(name: string, line: number): Promise<void> {
  client = new Client(inProcess);
  await client.launch(program(name), { lines: [line] });
  await client.event("stopped");
}

test("a client that counts from zero and speaks URIs", async () => {
  client = new Client(inProcess);
  const uri = pathToFileURL(program("looking")).toString();
  await client.get("initialize", {
    adapterID: "glasscrab",
    linesStartAt1: false,
    columnsStartAt1: false,
    pathFormat: "uri",
  });
  await client.get("launch", { program: uri });
  const source = { path: uri };
  // Line 19 of a person's editor: `    let sum = double(p.x) + p.y;`.
  const { breakpoints: places } = await client.get("breakpointLocations", { source, line: 18 });
  expect(places).toMatchObject([{ line: 18, column: 4 }]);
  const set = await client.get("setBreakpoints", { source, breakpoints: [{ line: 18, column: 4 }] });
  expect(set.breakpoints).toMatchObject([{ verified: true, line: 18, column: 4 }]);
  await client.get("configurationDone");
  await client.event("stopped");
  const [frame] = (await client.get("stackTrace", { threadId: 1 })).stackFrames;
  expect(frame).toMatchObject({ name: "main", line: 18, column: 4, source: { path: uri, name: "looking.rs" } });
  const { targets } = await client.get("stepInTargets", { frameId: frame.id });
  expect(targets).toMatchObject([{ line: 18, column: 14 }]);
  // The cursor after `p.`.
  const completed = await client.get("completions", { frameId: frame.id, text: "p.", line: 0, column: 2 });
  expect(completed.targets.map(({ label }: { label: string }) => label)).toEqual(expect.arrayContaining(["x", "y"]));
  await client.get("next", { threadId: 1 });
  await client.event("stopped");
  expect((await client.get("gotoTargets", { source, line: 18 })).targets).toMatchObject([{ line: 18, column: 4 }]);
  expect((await client.get("source", { source })).content).toContain("struct Point");
});

test("a collection's elements are indexed, what else it has is named", async () => {
  await open("values", 26);
  const many = (await client.locals()).get("many") as unknown as Record<string, number>;
  expect(many).toMatchObject({ indexedVariables: 3000, namedVariables: 1 });
  const names = async (args: object): Promise<string[]> => {
    const { variables } = await client.get("variables", { variablesReference: many["variablesReference"], ...args });
    return variables.map(({ name }: { name: string }) => name);
  };
  expect(await names({ filter: "named" })).toEqual(["[fields]"]);
  expect(await names({ filter: "indexed", start: 0, count: 2 })).toEqual(["[0]", "[1]"]);
  expect((await names({})).slice(-2)).toEqual(["[999]", "[fields]"]);
});

test("bytes are watched by their address, also in the heap", async () => {
  await open("owners", 17);
  const element = await client.get("evaluate", { expression: "v[0]", frameId: (await client.top()).id });
  const asked = { name: element.memoryReference, asAddress: true, bytes: 8 };
  const { dataId, description } = await client.get("dataBreakpointInfo", asked);
  expect(description).toContain(element.memoryReference);
  const { breakpoints } = await client.get("setDataBreakpoints", { breakpoints: [{ dataId, accessType: "write" }] });
  expect(breakpoints).toMatchObject([{ verified: true }]);
  // `v.push(3)` finds no room: the block is freed, and its memory is not written while nobody else has it.
  await client.get("setBreakpoints", { source: { path: program("owners") }, breakpoints: [{ line: 22 }] });
  await client.get("continue", { threadId: 1 });
  expect((await client.event("stopped")).body).toMatchObject({ reason: "breakpoint" });
  const total = await client.get("evaluate", { expression: "total", frameId: (await client.top()).id });
  const next = await client.get("dataBreakpointInfo", { name: total.memoryReference, asAddress: true, bytes: 4 });
  await client.get("setDataBreakpoints", { breakpoints: [{ dataId: next.dataId }] });
  await client.get("continue", { threadId: 1 });
  const { body } = await client.event("stopped");
  expect(body.reason).toBe("data breakpoint");
  expect(body.description).toMatch(/line 22/);
});

test("what is asked too late, or for nothing that is there", async () => {
  await open("owners", 17);
  const { scopes } = await client.get("scopes", { frameId: (await client.top()).id });
  await client.step("next");
  const late = await client.ask("variables", { variablesReference: scopes[0].variablesReference });
  expect(late).toMatchObject({ success: false, message: expect.stringContaining("gone") });
  expect((await client.get("stackTrace", { threadId: 1, startFrame: 1_000, levels: 5 })).stackFrames).toEqual([]);
  // A request that was answered already: there is nothing to cancel.
  expect((await client.ask("cancel", { requestId: 1 })).success).toBe(true);
  expect((await client.ask("goto", { threadId: 1, targetId: 99 })).success).toBe(false);
  expect((await client.ask("stepIn", { threadId: 1, targetId: 99 })).success).toBe(false);
});

test("a step into a line of std's calls passes over them, and says the words of a hover", async () => {
  await open("owners", 17);
  expect(await client.step("stepIn")).toBe(18);
  const { hover } = await client.get("glasscrab/hover", {
    uri: program("owners"),
    line: 17,
    column: 5,
    frameId: (await client.top()).id,
  });
  expect(JSON.stringify(hover)).toContain("[1, 2, 3]");
});

test("since when a block is leaked is found while nobody asks for anything, however long ago that was", async () => {
  await open("leaks", 14);
  const { view } = await client.get("glasscrab/view", {});
  const [block] = view.heap.blocks;
  expect(block.ownership).toMatchObject({ kind: "leaked" });
  expect(view.time - block.allocated.time).toBeGreaterThan(2_000_000);
  const seen = client.messages.length;
  await client.until("a change of the view at the same stop", () =>
    client.messages.slice(seen).find(({ event }) => event === "glasscrab/viewChanged"),
  );
  const again = await client.get("glasscrab/view", { baseRevision: view.revision });
  expect(again.heap.changed).toMatchObject([{ id: block.id, ownership: { since: { range: { startLine: 12 } } } }]);
  expect(await client.evaluate("first ^ second")).toMatch(/^\d+$/);
});
