/**
 * The worker, in Node and in the browser: DAP messages (they have `type`) go to an adapter, editor requests (they
 * have `method`) to `ide`. One worker serves a debug session or the editor; both live in the same file so that it is loaded once.
 */
import { IdeServer } from "../ide/server";
import type { IdeRequest } from "../ide/protocol";
import { Adapter, type AdapterHost } from "./adapter";

/** What both kinds of worker offer, under one name. */
interface Port {
  post(message: unknown): void;
  listen(onMessage: (message: unknown) => void): void;
  close(): void;
}

async function openPort(): Promise<Port> {
  if (typeof importScripts === "function") {
    const scope = self as unknown as {
      postMessage(message: unknown): void;
      onmessage: ((event: { data: unknown }) => void) | null;
      close(): void;
    };
    return {
      post: (message) => scope.postMessage(message),
      listen: (onMessage) => {
        scope.onmessage = (event) => onMessage(event.data);
      },
      close: () => scope.close(),
    };
  }
  const { parentPort } = await import("node:worker_threads");
  if (parentPort === null) throw new Error("this file is a worker: it has no parent here");
  return {
    post: (message) => parentPort.postMessage(message),
    listen: (onMessage) => void parentPort.on("message", onMessage),
    close: () => parentPort.close(),
  };
}

declare const importScripts: unknown;
declare const self: unknown;

/**
 * Calls back after the messages that wait. In the browser a message to ourselves queues behind them; Node would go on taking
 * a thousand of our own first, so that a pause would wait for seconds.
 */
function makeSchedule(): AdapterHost["schedule"] {
  if (typeof setImmediate === "function") return (callback) => void setImmediate(callback);
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.addEventListener("message", () => waiting.shift()?.());
  channel.port1.start();
  return (callback) => {
    waiting.push(callback);
    channel.port2.postMessage(0);
  };
}

async function readFileOf(): Promise<AdapterHost["readFile"]> {
  if (typeof importScripts === "function") {
    return (uri) => {
      throw new Error(`cannot read ${uri}: there is no file system here`);
    };
  }
  return (await import("./files")).readSourceFile;
}

export async function startWorker(): Promise<void> {
  const port = await openPort();
  const host: AdapterHost = {
    readFile: await readFileOf(),
    schedule: makeSchedule(),
    now: () => performance.now(),
    exit: () => port.close(),
  };
  const adapter = new Adapter((message) => port.post(message), host);
  const ide = new IdeServer();
  port.listen((message) => {
    if (isIdeRequest(message)) port.post(ide.handle(message));
    else adapter.handle(message);
  });
}

function isIdeRequest(message: unknown): message is IdeRequest {
  return typeof message === "object" && message !== null && "method" in message && "id" in message;
}
