/**
 * The Debug Adapter Protocol's base protocol: `Content-Length` headers around JSON, over any byte stream. For stdio and TCP;
 * workers exchange message objects and need none of this.
 */

const headerEnd = "\r\n\r\n";
/** A message larger than this is refused: no client sends one, and it must not exhaust our memory. */
const maxMessageBytes = 64 * 1024 * 1024;

export function frameMessage(message: unknown): Uint8Array {
  const body = Buffer.from(JSON.stringify(message), "utf8");
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}${headerEnd}`, "ascii"), body]);
}

/** Cuts a byte stream into messages. Broken JSON is reported and skipped; a broken header ends the stream. */
export class MessageReader {
  private buffered = Buffer.alloc(0);

  constructor(
    private readonly onMessage: (message: unknown) => void,
    private readonly onError: (message: string, fatal: boolean) => void,
  ) {}

  push(chunk: Uint8Array): void {
    this.buffered = Buffer.concat([this.buffered, chunk]);
    while (this.takeMessage());
  }

  private takeMessage(): boolean {
    const end = this.buffered.indexOf(headerEnd);
    if (end < 0) return false;
    const length = contentLength(this.buffered.toString("ascii", 0, end));
    if (length === undefined || length > maxMessageBytes) {
      this.buffered = Buffer.alloc(0);
      this.onError("a message without a usable Content-Length header", true);
      return false;
    }
    const start = end + headerEnd.length;
    if (this.buffered.length < start + length) return false;
    const text = this.buffered.toString("utf8", start, start + length);
    this.buffered = this.buffered.subarray(start + length);
    try {
      this.onMessage(JSON.parse(text));
    } catch (error) {
      this.onError(`a message that is not JSON: ${String(error)}`, false);
    }
    return true;
  }
}

function contentLength(header: string): number | undefined {
  const match = /^content-length:\s*(\d+)\s*$/im.exec(header);
  return match === null ? undefined : Number(match[1]);
}
