/** Progress of long journeys in time, for clients that show it: begun once one takes a while, and ended with it. Cancelling is a pause. */
import type { DebugProtocol } from "@vscode/debugprotocol";

/** Shorter ones are over before anybody could read of them. */
const quietMilliseconds = 500;
const betweenMilliseconds = 500;

export class Progress {
  private count = 0;
  private under: { readonly title: string; readonly started: number; told: number | undefined } | undefined;

  constructor(
    private readonly now: () => number,
    private readonly event: (name: string, body: unknown) => void,
  ) {}

  begin(title: string): void {
    this.count++;
    this.under = { title, started: this.now(), told: undefined };
  }

  /** Between two slices of work; `words` say how far it is. */
  tick(words: () => string): void {
    const { under } = this;
    if (under === undefined) return;
    const now = this.now();
    if (now - under.started < quietMilliseconds || now - (under.told ?? 0) < betweenMilliseconds) return;
    const message = words();
    const body = { progressId: this.id, message };
    if (under.told === undefined)
      this.event("progressStart", { ...body, title: under.title, cancellable: true } satisfies StartBody);
    else this.event("progressUpdate", body);
    under.told = now;
  }

  end(): void {
    if (this.under?.told !== undefined) this.event("progressEnd", { progressId: this.id });
    this.under = undefined;
  }

  private get id(): string {
    return `travel ${this.count}`;
  }
}

type StartBody = DebugProtocol.ProgressStartEvent["body"];
