/** A stack of 100,000 frames: a client pages through it, and the view sends its middle when asked. */
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { Client, inProcess } from "./client";

const program = path.join(__dirname, "programs", "deep.rs");
let client: Client;

afterEach(() => client.close());

interface FrameText {
  readonly path: string;
  readonly slots: readonly { readonly name: string; readonly value?: { readonly text: string } }[];
}

test("the middle of a deep stack is read on demand", async () => {
  client = new Client(inProcess);
  await client.launch(program, { lines: [3], stackSize: 64 * 1024 * 1024 });
  await client.event("stopped");
  const page = async (startFrame: number) =>
    (await client.get("stackTrace", { threadId: 1, startFrame, levels: 3 })).stackFrames as { id: number }[];
  const values: string[] = [];
  for (const { id } of [...(await page(0)), ...(await page(50_000)), ...(await page(99_998))]) {
    const { scopes } = await client.get("scopes", { frameId: id });
    values.push((await client.children(scopes[0].variablesReference)).get("n")?.value ?? "?");
  }
  expect(values).toEqual(["0", "1", "2", "50000", "50001", "50002", "99998", "99999", "100000"]);

  const { view } = await client.get("glasscrab/view", {});
  const [thread] = view.threads;
  expect(thread.frames).toHaveLength(50);
  expect(thread.hiddenFrames).toMatchObject([
    { after: 24, words: expect.stringMatching(/^99,9\d\d frames of `descend`$/) },
  ]);
  const [gap] = thread.hiddenFrames;
  const first = gap.from + 50_000;
  const asked = await client.get("glasscrab/view", { frames: { first, count: 4 } });
  const frames = asked.view.threads[0].frames as FrameText[];
  expect(frames).toHaveLength(54);
  expect(frames.slice(25, 29).map((frame) => frame.path)).toEqual([0, 1, 2, 3].map((i) => `t1.f${first + i}`));
  const numbers = frames.map(({ slots }) => Number(slots.find(({ name }) => name === "n")?.value?.text));
  expect(numbers.slice(25, 29)).toEqual([0, 1, 2, 3].map((i) => (numbers[24] as number) - 50_001 - i));
  const hidden = asked.view.threads[0].hiddenFrames;
  expect(hidden).toMatchObject([
    { after: 24, from: gap.from, count: 50_000 },
    { after: 28, from: first + 4 },
  ]);
  expect(hidden[0].count + hidden[1].count + 4).toBe(gap.count);
});
