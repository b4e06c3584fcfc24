/**
 * A session by a client that is not ours: Microsoft's `DebugClient` (@vscode/debugadapter-testsupport) drives `glasscrab dap`
 * over stdio, and two at once over TCP. Stands on its own, after a build: `npm run test:client`.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { DebugClient } from "@vscode/debugadapter-testsupport";

const here = path.dirname(fileURLToPath(import.meta.url));
const cli = path.join(here, "../../dist/cli.js");
const program = path.join(here, "programs/owners.rs");
const timeoutMs = 60_000;

function newClient() {
  const client = new DebugClient(`"${process.execPath}" "${cli}"`, "dap", "glasscrab", { shell: true });
  client.defaultTimeout = timeoutMs;
  return client;
}

/** Breakpoint, stack, variables, steps both ways, a data breakpoint, a panic, the end. */
async function story(client, name) {
  const told = [];
  const say = (words) => told.push(words);
  await client.hitBreakpoint({ program }, { path: program, line: 18 }, undefined, undefined);
  const stopped = async (request) => {
    const [event] = await Promise.all([client.waitForEvent("stopped", timeoutMs), request()]);
    const { stackFrames } = (await client.stackTraceRequest({ threadId: 1 })).body;
    const frame = stackFrames.find(({ source }) => source?.path !== undefined);
    say(`${event.body.reason}: ${frame.name} ${frame.line}`);
    return frame;
  };
  const frame = await stopped(() => client.nextRequest({ threadId: 1 }));
  const { scopes } = (await client.scopesRequest({ frameId: frame.id })).body;
  const [locals] = scopes;
  const { variables } = (await client.variablesRequest({ variablesReference: locals.variablesReference })).body;
  for (const { name: variable, value } of variables.slice(0, 4)) say(`${variable} = ${value}`);
  await stopped(() => client.stepBackRequest({ threadId: 1 }));
  await stopped(() => client.stepInRequest({ threadId: 1 }));
  const info = await client.send("dataBreakpointInfo", {
    variablesReference: (await client.scopesRequest({ frameId: frame.id })).body.scopes[0].variablesReference,
    name: "total",
  });
  await client.send("setDataBreakpoints", { breakpoints: [{ dataId: info.body.dataId, accessType: "write" }] });
  await stopped(() => client.continueRequest({ threadId: 1 }));
  await stopped(() => client.continueRequest({ threadId: 1 }));
  await stopped(() => client.reverseContinueRequest({ threadId: 1 }));
  await client.send("setDataBreakpoints", { breakpoints: [] });
  await stopped(() => client.continueRequest({ threadId: 1 }));
  const { description } = (await client.send("exceptionInfo", { threadId: 1 })).body;
  say(description.split("\n")[1]);
  const [exited] = await Promise.all([
    client.waitForEvent("exited", timeoutMs),
    client.waitForEvent("terminated", timeoutMs),
    client.continueRequest({ threadId: 1 }),
  ]);
  say(`exit code ${exited.body.exitCode}`);
  assert.deepEqual(told, expected, name);
  console.log(`${name}: ${told.length} answers as expected`);
}

const expected = [
  "step: main 19",
  "s1 = moved",
  's2 = "hello"',
  "v = [1, 2, 3]",
  "total = 0",
  "step: main 18",
  "step: main 19",
  "data breakpoint: count 11",
  "data breakpoint: count 11",
  "data breakpoint: count 11",
  "exception: main::{closure#0} 28",
  "caught",
  "exit code 0",
];

async function overStdio() {
  const client = newClient();
  await client.start();
  await story(client, "stdio");
  await client.stop();
}

async function overTcp() {
  const server = spawn(process.execPath, [cli, "dap", "--port", "0"], { stdio: ["ignore", "inherit", "pipe"] });
  try {
    const port = await new Promise((resolve) => {
      server.stderr.on("data", (text) => {
        const found = /listening on 127\.0\.0\.1:(\d+)/.exec(String(text));
        if (found !== null) resolve(Number(found[1]));
      });
    });
    const clients = [newClient(), newClient()];
    for (const client of clients) await client.start(port);
    await Promise.all(clients.map((client, i) => story(client, `TCP, session ${i + 1} of two at once`)));
    for (const client of clients) await client.stop();
  } finally {
    server.kill();
  }
}

await overStdio();
await overTcp();
