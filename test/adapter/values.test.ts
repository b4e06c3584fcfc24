/** What a client asks of values: to be shown in another form, completed, hovered, shown beside their lines, given another value. */
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { Client, inProcess } from "./client";

const program = path.join(__dirname, "programs", "values.rs");
let client: Client;
let frameId = 0;

afterEach(() => client.close());

async function open(line: number): Promise<number> {
  client = new Client(inProcess);
  await client.launch(program, { lines: [line] });
  await client.event("stopped");
  frameId = (await client.top()).id;
  return (await client.get("scopes", { frameId })).scopes[0].variablesReference;
}

const set = async (variablesReference: number, name: string, value: string): Promise<string> => {
  const { success, body, message } = await client.ask("setVariable", { variablesReference, name, value });
  return success === true ? body.value : `${message}`;
};

test("a variable, a field and an element are given values that the type checks", async () => {
  const locals = await open(26);
  expect(await set(locals, "count", "count * 2 + 1")).toBe("7");
  await client.event("invalidated");
  expect(await set(locals, "count", "256")).toMatch(/literal out of range/);
  expect(await set(locals, "count", '"seven"')).toMatch(/mismatched types.*E0308/);
  expect(await set(locals, "count", "count +")).toMatch(/expected/);
  expect(await set(locals, "nobody", "1")).toMatch(/there is no `nobody`/);
  expect(await set(locals, "name", 'format!("{name}!")')).toBe('"crab!"');
  const all = await client.locals();
  expect(await set(all.get("point")?.variablesReference ?? 0, "y", "9")).toBe("9");
  expect(await set(all.get("point")?.variablesReference ?? 0, "y", "-1")).toMatch(/cannot apply unary operator/);
  expect(await set(all.get("many")?.variablesReference ?? 0, "[2500]", "u32::MAX")).toBe("4294967295");
  const fields = (await client.children(all.get("many")?.variablesReference ?? 0)).get("[fields]");
  expect(await set(fields?.variablesReference ?? 0, "len", "1")).toMatch(/private fields/);
  await client.get("continue", { threadId: 1 });
  await client.event("exited");
  expect(client.output("stdout")).toMatch(/^7 crab! Point \{ x: 300, y: 9 \} 4294967295 .*\n8 crab!s .* 4294967295\n$/);
});

test("what is evaluated at a stop is none of the program's functions", async () => {
  await open(26);
  const functions = async (): Promise<string[]> => {
    const { view } = await client.get("glasscrab/view");
    const code = view.segments.find(({ name }: { name: string }) => name === "code");
    return code.entries.map(({ name }: { name: string }) => name);
  };
  const before = await functions();
  expect(
    (await client.get("evaluate", { expression: "[1, 2].iter().map(|n| n + 1).sum::<i32>()", frameId })).result,
  ).toBe("5");
  expect(await functions()).toEqual(before);
});

test("an expression that names a place is given a value; one that names none is refused", async () => {
  await open(26);
  const assign = (expression: string, value: string) => client.ask("setExpression", { expression, value, frameId });
  expect((await assign("point.x", "-5")).body).toMatchObject({ value: "-5", type: "i32" });
  expect((await assign("many[0]", "LIMIT")).body).toMatchObject({ value: "255" });
  expect((await assign("point", "Point { x: 1, ..point }")).body.value).toBe("Point { x: 1, y: 7 }");
  expect((await assign("point.x", "1.5")).message).toMatch(/mismatched types: expected `i32`, found floating-point/);
  expect((await assign("point.z", "1")).message).toMatch(/no field `z`/);
  expect((await assign("count + 1", "1")).message).toMatch(/no place/);
  expect(await client.evaluate("point.sum()")).toBe("8");
});

test("values as hexadecimal numbers", async () => {
  const variablesReference = await open(26);
  const format = { hex: true };
  const list = async (reference: number): Promise<Map<string, { value: string; variablesReference: number }>> => {
    const { variables } = await client.get("variables", { variablesReference: reference, format, count: 20 });
    return new Map(variables.map((variable: { name: string }) => [variable.name, variable]));
  };
  const locals = await list(variablesReference);
  expect(locals.get("count")?.value).toBe("0x3");
  expect(locals.get("point")?.value).toBe("Point { x: 0x12c, y: 0x7 }");
  expect((await list(locals.get("point")?.variablesReference ?? 0)).get("x")?.value).toBe("0x12c");
  expect((await list(locals.get("many")?.variablesReference ?? 0)).get("[17]")?.value).toBe("0x11");
  expect((await client.get("evaluate", { expression: "point.x - 1", frameId, format })).result).toBe("0x12b");
  const written = await client.get("setVariable", { variablesReference, name: "count", value: "0xff", format });
  expect(written.value).toBe("0xff");
  const place = { expression: "point.x", value: "16", frameId, format };
  expect((await client.get("setExpression", place)).value).toBe("0x10");
});

test("completions of names, members and paths, at the column", async () => {
  await open(26);
  const offered = async (text: string, column = text.length + 1) =>
    (await client.get("completions", { text, column, frameId })).targets as { label: string; start: number }[];
  expect((await offered("po")).map(({ label }) => label)).toEqual(expect.arrayContaining(["point", "Point"]));
  expect(await offered("1 + point.s")).toMatchObject([{ label: "sum", start: 10, length: 1, type: "method" }]);
  expect((await offered("Point::")).map(({ label }) => label)).toContain("sum");
  expect((await offered("point.x + co", 7)).map(({ label }) => label)).toEqual(expect.arrayContaining(["x", "y"]));
});

test("values beside the lines that declare them", async () => {
  await open(17);
  const { values } = await client.get("glasscrab/inlineValues", { frameId });
  const told = values.map(({ range, text }: { range: { startLine: number }; text: string }) => [range.startLine, text]);
  expect(told).toEqual(
    expect.arrayContaining([
      [15, "-1"],
      [15, "&Point { x: 300, y: 7 }"],
      [16, "299"],
    ]),
  );
});

test("a hover reads places only; the clipboard and the console take any expression", async () => {
  await open(26);
  const ask = async (expression: string, context: string) => {
    const { success, body, message } = await client.ask("evaluate", { expression, context, frameId });
    return success === true ? body.result : `! ${message}`;
  };
  expect(await ask("point.x", "hover")).toBe("300");
  expect(await ask("many[2]", "hover")).toBe("2");
  expect(await ask("point.sum()", "hover")).toMatch(/^! /);
  expect(await ask("point.sum()", "repl")).toBe("307");
  expect(await ask("point.clone() == next", "watch")).toBe("false");
  expect(await ask("point", "clipboard")).toBe("Point { x: 300, y: 7 }");
  expect(await ask("LIMIT + 1", "repl")).toBe("256");
});

test("a long collection by the page, and statics", async () => {
  await open(26);
  const many = (await client.locals()).get("many");
  expect(many).toMatchObject({ indexedVariables: 3000 });
  const page = { variablesReference: many?.variablesReference, filter: "indexed", start: 2990, count: 10 };
  const { variables } = await client.get("variables", page);
  expect(variables.map(({ name, value }: { name: string; value: string }) => `${name} ${value}`)).toEqual(
    Array.from({ length: 10 }, (_, i) => `[${2990 + i}] ${2990 + i}`),
  );
  const { scopes } = await client.get("scopes", { frameId });
  expect((await client.children(scopes[1].variablesReference)).get("LIMIT")).toMatchObject({ value: "255" });
});
