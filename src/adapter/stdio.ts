/** A debug adapter on byte streams: stdin and stdout, or a loopback TCP connection. For DAP clients other than VS Code. */
import { Adapter, type AdapterHost } from "./adapter";
import { readSourceFile } from "./files";
import { frameMessage, MessageReader } from "./framing";

export function serveStdio(): void {
  serve(
    process.stdin,
    (bytes) => process.stdout.write(bytes),
    () => process.exit(0),
  );
}

/** Serves clients on 127.0.0.1, one after the other or several at once; `onListening` tells the port. */
export async function serveTcp(port: number, onListening: (port: number) => void): Promise<void> {
  // Not needed by any other start: Node takes its time to load it.
  const { createServer } = await import("node:net");
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    serve(
      socket,
      (bytes) => socket.write(bytes),
      () => socket.end(),
    );
  });
  server.listen(port, "127.0.0.1", () => {
    const address = server.address();
    onListening(typeof address === "object" && address !== null ? address.port : port);
  });
}

function serve(input: NodeJS.ReadableStream, write: (bytes: Uint8Array) => void, exit: () => void): void {
  const adapter = new Adapter((message) => write(frameMessage(message)), { ...nodeHost, exit });
  const reader = new MessageReader(
    (message) => adapter.handle(message),
    (problem, fatal) => {
      process.stderr.write(`glasscrab dap: ${problem}\n`);
      if (fatal) exit();
    },
  );
  input.on("data", (chunk: Buffer) => reader.push(chunk));
  input.on("end", exit);
}

/** What Node gives an adapter. */
export const nodeHost: Omit<AdapterHost, "exit"> = {
  readFile: readSourceFile,
  schedule: (callback) => void setImmediate(callback),
  // `performance` is half a dozen more modules for Node to load.
  now: () => Number(process.hrtime.bigint()) / 1e6,
};
