/**
 * Stands in for the engine's worker, so that the extension can be tried without the engine: walks through the lines of
 * `ownership_transfer.rs`, and misbehaves on request (a program named `hang.rs` is never answered, `die.rs` kills the worker).
 * `node test/run.mjs test/e2e/story.ts --fake` uses it.
 */
import { parentPort } from "node:worker_threads";
import type { MemoryView } from "../../src/debug/view/model";
import { transfer } from "../panel/samples";

interface Request {
  readonly seq: number;
  readonly command: string;
  readonly arguments: Record<string, unknown>;
}

const lastLine = 12;
let seq = 1;
let line = 7;
let program = "";
let breakpoints: number[] = [];

const post = (message: object): void => parentPort?.postMessage(message);
const event = (name: string, body: object = {}): void => post({ seq: seq++, type: "event", event: name, body });

function stop(reason: string): void {
  if (line > lastLine) {
    event("output", { category: "stdout", output: "crab: 4\ncrab\n" });
    event("glasscrab/viewChanged", { state: "ended", revision: line, time: line });
    event("exited", { exitCode: 0 });
    event("terminated");
    return;
  }
  event("stopped", { reason, threadId: 1, allThreadsStopped: true });
  event("glasscrab/viewChanged", { state: "stopped", revision: line, time: line });
}

function view(): MemoryView {
  const sample = transfer();
  if (line <= lastLine) return { ...sample, time: line, revision: line };
  const halt = {
    kind: "exit",
    exitCode: 0,
    words: "The program ended with exit code 0.",
    leaks: [],
    leakedBytes: 0,
    leakWords: "Nothing was leaked.",
  } as const;
  return { ...sample, time: line, revision: line, halt };
}

const handlers: Record<string, (args: Record<string, unknown>) => object | undefined> = {
  initialize: () => ({ supportsConfigurationDoneRequest: true }),
  launch: (args) => {
    program = String(args["program"]);
    if (program.endsWith("die.rs")) process.exit(3);
    if (Object.keys(args["files"] as object).length === 0) throw new Error("no files came with the launch");
    event("initialized");
    return undefined;
  },
  setBreakpoints: (args) => {
    breakpoints = (args["breakpoints"] as { line: number }[]).map((breakpoint) => breakpoint.line);
    return { breakpoints: breakpoints.map((at) => ({ verified: true, line: at })) };
  },
  configurationDone: () => {
    setTimeout(() => run("breakpoint"), 0);
    return undefined;
  },
  continue: () => {
    line += 1;
    setTimeout(() => run("breakpoint"), 0);
    return {};
  },
  next: () => {
    line += 1;
    setTimeout(() => stop("step"), 0);
    return undefined;
  },
  threads: () => ({ threads: [{ id: 1, name: "main" }] }),
  stackTrace: () => ({
    totalFrames: 1,
    stackFrames: [{ id: 1, name: "main", line, column: 5, source: { path: program } }],
  }),
  scopes: () => ({ scopes: [{ name: "Locals", variablesReference: 1, expensive: false }] }),
  variables: () => ({ variables: [{ name: "s1", value: '"crab"', type: "String", variablesReference: 0 }] }),
  "glasscrab/view": () => ({ kind: "full", view: view() }),
  "glasscrab/hover": (args) => {
    const range = {
      uri: program,
      startLine: args["line"],
      startColumn: args["column"],
      endLine: args["line"],
      endColumn: Number(args["column"]) + 1,
    };
    return { hover: { range, markdown: ['`String` · 24 bytes · value `"crab"` at `0x1fffe80`'] } };
  },
};

function run(reason: string): void {
  while (line <= lastLine && !breakpoints.includes(line)) line += 1;
  stop(reason);
}

function handle(request: Request): void {
  if (program.endsWith("hang.rs") || String(request.arguments?.["program"]).endsWith("hang.rs")) return;
  const response = { seq: seq++, type: "response", request_seq: request.seq, command: request.command };
  try {
    const body = handlers[request.command]?.(request.arguments ?? {});
    post({ ...response, success: true, ...(body === undefined ? {} : { body }) });
  } catch (problem) {
    post({ ...response, success: false, message: String(problem) });
  }
}

parentPort?.on("message", (message: Request & { id?: number; method?: string }) => {
  if (message.method === "diagnostics") post({ id: message.id, result: { diagnostics: [] } });
  else if (message.method === "hover") post({ id: message.id, result: null });
  else handle(message);
});
