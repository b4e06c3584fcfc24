/** `glasscrab/prepare`: a launch after it is as one without it, whatever was prepared. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { Client, inProcess } from "./client";

const practice = (name: string): string => path.join(process.cwd(), "media/practice", `${name}.rs`);
const clients: Client[] = [];

function open(): Client {
  const client = new Client(inProcess);
  clients.push(client);
  return client;
}

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

/** All that is seen of a run that stops at a line: the picture there and at the next step, what it wrote, how it ended. */
async function seen(client: Client, program: string, options: Record<string, unknown>): Promise<unknown> {
  await client.launch(program, options);
  await client.event("stopped");
  const first = await client.get("glasscrab/view", {});
  await client.step("next");
  const second = await client.get("glasscrab/view", {});
  await client.get("continue", { threadId: 1 });
  const { body } = await client.event("exited");
  return { first, second, output: client.output("stdout"), console: client.output("console"), body };
}

const options = { stopOnEntry: true };

test.each(["heap", "drop_order", "static_memory"])("%s runs as without it", async (name) => {
  const fresh = await seen(open(), practice(name), options);
  const client = open();
  await client.get("glasscrab/prepare", { program: practice(name) });
  expect(await seen(client, practice(name), options)).toEqual(fresh);
});

test("another program, or another text, may be launched than was prepared", async () => {
  const program = practice("vec_growth");
  const fresh = await seen(open(), program, options);
  const client = open();
  await client.get("glasscrab/prepare", { program: practice("static_memory") });
  const text = `${readFileSync(program, "utf8")}\nfn more() -> i32 { 1 }\n`;
  await client.get("glasscrab/prepare", { program, files: { [program]: text } });
  expect(await seen(client, program, options)).toEqual(fresh);
});

test("a machine of another size", async () => {
  const sizes = { ...options, stackSize: 1 << 20, heapLimit: 1 << 20 };
  const fresh = await seen(open(), practice("heap"), sizes);
  const client = open();
  await client.get("glasscrab/prepare", { program: practice("heap") });
  expect(await seen(client, practice("heap"), sizes)).toEqual(fresh);
});

test("nothing is told of what is wrong with the program, or of what it writes", async () => {
  const client = open();
  await client.get("glasscrab/prepare", { program: practice("rejected/use_after_move") });
  await client.get("glasscrab/prepare", {
    program: "none.rs",
    files: { "none.rs": 'fn main() { println!("a"); panic!() }' },
  });
  expect(client.messages.filter(({ type }) => type === "event")).toEqual([]);
  await client.get("initialize", { adapterID: "glasscrab" });
  const { success, message } = await client.ask("launch", { program: practice("rejected/use_after_move") });
  expect({ success, message }).toEqual({
    success: false,
    message: "1 error: the program cannot run. E0382: borrow of moved value: `s1`",
  });
});
