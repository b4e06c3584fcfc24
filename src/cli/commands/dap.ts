/** `dap`: a debug adapter on stdio, or on a loopback TCP port. */
import { serveStdio, serveTcp } from "../../adapter/stdio";
import { type Invocation, UsageError } from "../arguments";

export function dap(invocation: Invocation): undefined {
  const text = invocation.options.get("port");
  if (text === undefined) {
    serveStdio();
    return undefined;
  }
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new UsageError(`'${text}' is not a port`);
  void serveTcp(port, (actual) => process.stderr.write(`listening on 127.0.0.1:${actual}\n`));
  return undefined;
}
