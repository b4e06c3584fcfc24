/** Steps that are asked for more exactly: into one call of several, by line. */
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { Client, overWorker } from "./client";

const program = path.join(__dirname, "programs", "calls.rs");
let client: Client;

afterEach(() => client.close());

async function go(command: string, args: object): Promise<string> {
  await client.get(command, { threadId: 1, ...args });
  await client.event("stopped");
  const { name, line } = await client.top();
  return `${name} ${line}`;
}

test("into the second call of a statement", async () => {
  client = new Client(overWorker);
  await client.launch(program, { lines: [10] });
  await client.event("stopped");
  const { targets } = await client.get("stepInTargets", { frameId: (await client.top()).id });
  expect(targets.map(({ label }: { label: string }) => label)).toEqual(["one", "two"]);
  expect(await go("stepIn", { targetId: 2 })).toBe("two 6");
  expect((await client.ask("stepIn", { threadId: 1, targetId: 7 })).success).toBe(false);
});

test("by statement and by line", async () => {
  client = new Client(overWorker);
  await client.launch(program, { lines: [11] });
  await client.event("stopped");
  expect(await go("next", { granularity: "statement" })).toBe("main 11");
  expect(await go("stepBack", {})).toBe("main 11");
  expect(await go("next", { granularity: "line" })).toBe("main 12");
});
