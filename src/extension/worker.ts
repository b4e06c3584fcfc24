/**
 * A worker that runs the engine (`dist/engine.js`), with the same face on both hosts: a thread of Node on the desktop and in
 * remote hosts, a Web Worker in the browser. Messages are plain objects; those posted before it is up wait.
 */
import * as threads from "node:worker_threads";
import * as vscode from "vscode";

export interface EngineWorker {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The worker died of itself: out of memory, or a bug in its start. */
  onDeath(listener: (words: string) => void): void;
  terminate(): void;
}

/** The browser's worker, as far as it is used here; the project is compiled without the DOM's types. */
interface WebWorker {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: ((event: { data: unknown }) => void) | null;
  onerror: ((event: { message?: string }) => void) | null;
}

export function startWorker(extension: vscode.Uri): EngineWorker {
  // In the browser's build Node's modules are empty.
  const isNode = (threads as Partial<typeof threads>).Worker !== undefined;
  return isNode ? startThread(extension) : startWebWorker(extension);
}

function startThread(extension: vscode.Uri): EngineWorker {
  const file = vscode.Uri.joinPath(extension, "dist/worker.js").fsPath;
  const thread = new threads.Worker(file, { execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: 1024 } });
  let wanted = true;
  return {
    post: (message) => thread.postMessage(message),
    onMessage: (listener) => thread.on("message", listener),
    onDeath: (listener) => {
      thread.on("error", (problem) => listener(String(problem)));
      thread.on("exit", (code) => wanted && listener(`it ended with code ${code}`));
    },
    terminate: () => {
      wanted = false;
      void thread.terminate();
    },
  };
}

/** Around the engine: it starts with the first message, which brings it std (see `stdModule.mjs`); Node's modules are empty. */
const head = `onmessage = ({ data }) => {
  onmessage = null;
  globalThis.glasscrabStd = data;
  const module = { exports: {} };
  ((exports, require, module) => {`;
const tail = `
  })(module.exports, () => ({}), module);
  module.exports.startWorker();
}`;

/** The script comes from the extension's own files, through a blob: its address may be of another origin than the host's. */
function startWebWorker(extension: vscode.Uri): EngineWorker {
  const web = globalThis as unknown as { Worker: new (url: string) => WebWorker };
  const waiting: unknown[] = [];
  let listener: (message: unknown) => void = () => {};
  let onDeath: (words: string) => void = () => {};
  let worker: WebWorker | undefined;
  let wanted = true;
  const start = async (): Promise<void> => {
    const files = ["dist/engine.js", "dist/std.data"].map((name) => vscode.Uri.joinPath(extension, name));
    const [code, std] = await Promise.all(files.map((file) => vscode.workspace.fs.readFile(file)));
    if (!wanted || code === undefined) return;
    const script = new Blob([head, new Uint8Array(code), tail], { type: "text/javascript" });
    worker = new web.Worker(URL.createObjectURL(script));
    worker.postMessage(std);
    worker.onmessage = (event) => listener(event.data);
    worker.onerror = (event) => onDeath(event.message ?? "it could not be started");
    for (const message of waiting) worker.postMessage(message);
  };
  start().catch((problem) => onDeath(String(problem)));
  return {
    post: (message) => (worker ? worker.postMessage(message) : waiting.push(message)),
    onMessage: (to) => {
      listener = to;
    },
    onDeath: (to) => {
      onDeath = to;
    },
    terminate: () => {
      wanted = false;
      worker?.terminate();
    },
  };
}
