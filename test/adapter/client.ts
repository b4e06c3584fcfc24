/**
 * A small DAP client for the tests, over both ways into the shipped adapter: framed bytes on stdin and stdout of
 * `glasscrab dap`, and messages of `dist/worker.js`. It keeps every message, so that a test can ask for what came before.
 */
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { Adapter } from "../../src/adapter/adapter";
import { nodeHost } from "../../src/adapter/stdio";

const root = process.cwd();

export interface Message {
  readonly seq: number;
  readonly type: "request" | "response" | "event";
  readonly command?: string;
  readonly event?: string;
  readonly request_seq?: number;
  readonly success?: boolean;
  readonly message?: string;
  // biome-ignore lint/suspicious/noExplicitAny: bodies are read by name in tests
  readonly body?: any;
}

export interface Transport {
  send(message: unknown): void;
  /** Bytes as they are; only where there are bytes. */
  sendRaw?(text: string): void;
  close(): void;
}

export type OpenTransport = (onMessage: (message: Message) => void) => Transport;

/** `glasscrab dap` in a process of its own. */
export const overStdio: OpenTransport = (onMessage) => {
  const child: ChildProcess = spawn(process.execPath, [path.join(root, "dist/cli.js"), "dap"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  let bytes: Buffer = Buffer.alloc(0);
  child.stdout?.on("data", (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (;;) {
      const end = bytes.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/.exec(bytes.subarray(0, end).toString())?.[1]);
      if (bytes.length < end + 4 + length) return;
      onMessage(JSON.parse(bytes.subarray(end + 4, end + 4 + length).toString()) as Message);
      bytes = bytes.subarray(end + 4 + length);
    }
  });
  const sendRaw = (text: string): void => void child.stdin?.write(text);
  return {
    sendRaw,
    send: (message) => {
      const text = JSON.stringify(message);
      sendRaw(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    },
    close: () => void child.kill(),
  };
};

/** The extension's own way: a worker thread. */
export const overWorker: OpenTransport = (onMessage) => {
  const worker = new Worker(path.join(root, "dist/worker.js"));
  worker.on("message", onMessage);
  return { send: (message) => worker.postMessage(message), close: () => void worker.terminate() };
};

/** An adapter of the sources in this process: no build, and std is made ready once for a test file. `now`: its clock. */
export const inProcessWith =
  (now: () => number): OpenTransport =>
  (onMessage) => {
    let isOpen = true;
    const adapter = new Adapter((message) => isOpen && onMessage(message as Message), {
      ...nodeHost,
      now,
      exit: () => {
        isOpen = false;
      },
    });
    return {
      send: (message) => adapter.handle(message),
      close: () => {
        adapter.handle({ seq: 0, type: "request", command: "disconnect" });
        isOpen = false;
      },
    };
  };

export const inProcess = inProcessWith(() => performance.now());

const limitMs = 50_000;

export class Client {
  readonly messages: Message[] = [];
  private readonly waiting = new Set<() => void>();
  private readonly transport: Transport;
  private seq = 1;
  /** Messages before this were looked at by `event`. */
  private seen = 0;

  constructor(open: OpenTransport) {
    this.transport = open((message) => {
      this.messages.push(message);
      for (const wake of [...this.waiting]) wake();
    });
  }

  close(): void {
    this.transport.close();
  }

  sendRaw(text: string): void {
    this.transport.sendRaw?.(text);
  }

  /** Sends a request and waits for its response, good or bad. */
  async ask(command: string, args?: unknown): Promise<Message> {
    const seq = this.seq++;
    this.transport.send({ seq, type: "request", command, ...(args === undefined ? {} : { arguments: args }) });
    return this.until(`the response to ${command}`, () =>
      this.messages.find((message) => message.type === "response" && message.request_seq === seq),
    );
  }

  /** The body of a request that must succeed. */
  async get(command: string, args?: unknown): Promise<NonNullable<Message["body"]>> {
    const response = await this.ask(command, args);
    if (response.success !== true) throw new Error(`${command}: ${response.message}`);
    return response.body ?? {};
  }

  /** The next event of a name, after those that were asked for before. */
  event(name: string): Promise<Message> {
    return this.until(`the event ${name}`, () => {
      const at = this.messages.findIndex(
        (message, index) => index >= this.seen && message.type === "event" && message.event === name,
      );
      if (at < 0) return undefined;
      this.seen = at + 1;
      return this.messages[at];
    });
  }

  /** All that the program has written so far to a stream. */
  output(category: string): string {
    const events = this.messages.filter(({ event, body }) => event === "output" && body.category === category);
    return events.map(({ body }) => body.output).join("");
  }

  async until<T>(what: string, find: () => T | undefined): Promise<T> {
    const found = find();
    if (found !== undefined) return found;
    return new Promise((resolve, reject) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(look);
      };
      const look = (): void => {
        const now = find();
        if (now === undefined) return;
        done();
        resolve(now);
      };
      const timer = setTimeout(() => {
        done();
        const last = this.messages.slice(-4).map((message) => JSON.stringify(message).slice(0, 300));
        reject(new Error(`waited ${limitMs} ms for ${what}; the last messages were\n${last.join("\n")}`));
      }, limitMs);
      this.waiting.add(look);
    });
  }

  /** From `initialize` to the first event after `configurationDone`. */
  async launch(program: string, options: { readonly lines?: readonly number[]; readonly [key: string]: unknown } = {}) {
    const { lines = [], ...rest } = options;
    await this.get("initialize", {
      adapterID: "glasscrab",
      linesStartAt1: true,
      columnsStartAt1: true,
      supportsMemoryEvent: true,
      supportsInvalidatedEvent: true,
      supportsProgressReporting: true,
    });
    const launched = this.get("launch", { program, ...rest });
    await Promise.race([this.event("initialized"), launched]);
    const breakpoints = await this.get("setBreakpoints", {
      source: { path: program },
      breakpoints: lines.map((line) => ({ line })),
    });
    await launched;
    await this.get("setExceptionBreakpoints", { filters: ["panic"] });
    await this.get("configurationDone");
    return breakpoints.breakpoints as { verified: boolean; line?: number; message?: string }[];
  }

  /** The innermost frame: its name and line. */
  async top(): Promise<{ id: number; name: string; line: number }> {
    return (await this.get("stackTrace", { threadId: 1, startFrame: 0, levels: 1 })).stackFrames[0];
  }

  /** The variables of the innermost frame's first scope: name -> variable. */
  async locals(): Promise<Map<string, { value: string; type: string; variablesReference: number }>> {
    const { scopes } = await this.get("scopes", { frameId: (await this.top()).id });
    return this.children(scopes[0].variablesReference);
  }

  async children(variablesReference: number) {
    const { variables } = await this.get("variables", { variablesReference });
    return new Map(variables.map((variable: { name: string }) => [variable.name, variable])) as Map<
      string,
      { value: string; type: string; variablesReference: number }
    >;
  }

  async evaluate(expression: string): Promise<string> {
    const frameId = (await this.top()).id;
    return (await this.get("evaluate", { expression, frameId, context: "watch" })).result;
  }

  /** A step or `continue`, and the line where it stops. */
  async step(command: "next" | "stepIn" | "stepOut" | "continue"): Promise<number> {
    await this.get(command, { threadId: 1 });
    await this.event("stopped");
    return (await this.top()).line;
  }
}
