/**
 * Program output on its way to the client: joined per stream and sent at most every few milliseconds, and cut when the
 * client could not keep up, so that endless output leaves the session responsive.
 */
import type { Schedule } from "./runner";

const flushMilliseconds = 16;
/** Characters sent per flush; what exceeds this in one interval is replaced by a note. */
const maxCharactersPerFlush = 256 * 1024;

/** `console`: what the debugger itself says, as log messages. */
export type Stream = "stdout" | "stderr" | "console";

export class ThrottledOutput {
  private pending: { stream: Stream; text: string }[] = [];
  private pendingCharacters = 0;
  private droppedCharacters = 0;
  private scheduled = false;
  private lastFlush = 0;

  constructor(
    private readonly host: { readonly schedule: Schedule; now(): number },
    private readonly send: (stream: Stream, text: string) => void,
  ) {}

  write(stream: Stream, text: string): void {
    if (this.pendingCharacters + text.length > maxCharactersPerFlush) {
      this.droppedCharacters += text.length;
    } else {
      const last = this.pending.at(-1);
      if (last?.stream === stream) last.text += text;
      else this.pending.push({ stream, text });
      this.pendingCharacters += text.length;
    }
    if (!this.scheduled) this.scheduleFlush();
  }

  flush(): void {
    for (const { stream, text } of this.pending) this.send(stream, text);
    if (this.droppedCharacters > 0)
      this.send("stderr", `\n[${this.droppedCharacters} characters of output were left out]\n`);
    this.pending = [];
    this.pendingCharacters = 0;
    this.droppedCharacters = 0;
    this.lastFlush = this.host.now();
  }

  private scheduleFlush(): void {
    this.scheduled = true;
    this.host.schedule(() => {
      this.scheduled = false;
      if (this.host.now() - this.lastFlush < flushMilliseconds && this.pendingCharacters < maxCharactersPerFlush)
        this.scheduleFlush();
      else this.flush();
    });
  }
}
