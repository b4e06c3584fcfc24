/**
 * Program output on its way to the client: joined per stream and sent at most every few milliseconds, no faster than a
 * terminal can draw. Nothing is left out: the runner holds the program up while too much waits (`isHeldUp`), so that endless output
 * leaves the session responsive.
 */
import type { Schedule } from "./runner";

/** Between two flushes at least; what is sent after a silence goes at once. */
const flushMilliseconds = 16;
/** What a client is sure to take in: some thousand lines a second. */
const charactersPerMillisecond = 1_000;
/** The program waits while more than this waits to be sent. */
const maxPendingCharacters = 64 * 1024;

/** `console`: what the debugger itself says, as log messages. */
export type Stream = "stdout" | "stderr" | "console";

export class ThrottledOutput {
  private pending: { stream: Stream; text: string }[] = [];
  private pendingCharacters = 0;
  private scheduled = false;
  /** The client has taken in what it was sent, in milliseconds of the host's clock. */
  private dueAt = 0;

  constructor(
    private readonly host: { readonly schedule: Schedule; now(): number },
    private readonly send: (stream: Stream, text: string) => void,
  ) {}

  /** Whether so much waits that the program should not run on. */
  get isHeldUp(): boolean {
    return this.pendingCharacters > maxPendingCharacters;
  }

  write(stream: Stream, text: string): void {
    const last = this.pending.at(-1);
    if (last?.stream === stream) last.text += text;
    else this.pending.push({ stream, text });
    this.pendingCharacters += text.length;
    if (!this.scheduled) this.scheduleFlush();
  }

  /** Sends all that waits, now: the program stopped, and what it printed stands before the stop. */
  flush(): void {
    if (this.pending.length === 0) return;
    for (const { stream, text } of this.pending) this.send(stream, text);
    const milliseconds = Math.max(flushMilliseconds, this.pendingCharacters / charactersPerMillisecond);
    this.dueAt = this.host.now() + milliseconds;
    this.pending = [];
    this.pendingCharacters = 0;
  }

  private scheduleFlush(): void {
    this.scheduled = true;
    this.host.schedule(() => {
      this.scheduled = false;
      if (this.pending.length === 0) return;
      if (this.host.now() < this.dueAt) this.scheduleFlush();
      else this.flush();
    });
  }
}
