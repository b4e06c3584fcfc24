/**
 * One DAP conversation: takes requests in, finds each in the table, sends its response, and lets handlers send events.
 * A malformed or failing request gets an error response; the conversation lives on.
 */
import { Bug } from "../base/invariant";
import { argumentFault } from "./arguments";

export interface ProtocolMessage {
  readonly seq: number;
  readonly type: "request" | "response" | "event";
  readonly [key: string]: unknown;
}

/** A failure of one request, in words for the user. */
export class RequestError extends Error {
  constructor(
    message: string,
    /** Whether the client should show it in a dialog. */
    readonly showUser = true,
  ) {
    super(message);
  }
}

/** Answers at once: a client that sends several requests together gets the answers in their order. */
export type RequestHandler = (args: Record<string, unknown>) => unknown;

export class Dispatcher {
  private nextSeq = 1;

  constructor(
    private readonly handlers: ReadonlyMap<string, RequestHandler>,
    private readonly send: (message: ProtocolMessage) => void,
  ) {}

  event(event: string, body?: unknown): void {
    this.send({ seq: this.nextSeq++, type: "event", event, ...(body === undefined ? {} : { body }) });
  }

  /** Handles whatever arrived; never throws. */
  handle(message: unknown): void {
    if (!isRequest(message)) return this.refuse(message);
    const { seq, command } = message;
    try {
      const handler = this.handlers.get(command);
      if (handler === undefined) throw new RequestError(`the request '${command}' is not supported`, false);
      const args = message["arguments"] ?? {};
      if (typeof args !== "object" || args === null)
        throw new RequestError(`'${command}' needs an object of arguments`, false);
      const fault = argumentFault(command, args as Record<string, unknown>);
      if (fault !== undefined) throw new RequestError(fault, false);
      const body = handler(args as Record<string, unknown>);
      this.respond(seq, command, { success: true, ...(body === undefined ? {} : { body }) });
    } catch (error) {
      this.respond(seq, command, failure(error));
    }
  }

  /** Something that is no request: answered as far as it can be. The client's own responses and events are none of ours. */
  private refuse(message: unknown): void {
    const { seq, type, command } = (message ?? {}) as Record<string, unknown>;
    if (type === "response" || type === "event") return;
    const fault = new RequestError("the message is not a request of the Debug Adapter Protocol", false);
    this.respond(typeof seq === "number" ? seq : 0, typeof command === "string" ? command : "", failure(fault));
  }

  private respond(requestSeq: number, command: string, rest: Record<string, unknown>): void {
    this.send({ seq: this.nextSeq++, type: "response", request_seq: requestSeq, command, ...rest } as ProtocolMessage);
  }
}

function isRequest(message: unknown): message is ProtocolMessage & { command: string } {
  if (typeof message !== "object" || message === null) return false;
  const { type, command, seq } = message as Record<string, unknown>;
  return type === "request" && typeof command === "string" && typeof seq === "number";
}

function failure(error: unknown): Record<string, unknown> {
  const text = error instanceof Error ? error.message : String(error);
  const isBug = error instanceof Bug || !(error instanceof RequestError);
  const format = isBug ? `Glasscrab met a bug of its own: ${text}` : text;
  const showUser = isBug || (error as RequestError).showUser;
  return { success: false, message: format, body: { error: { id: isBug ? 1 : 2, format, showUser } } };
}
