/** What is done while a client looks at a stop and asks for nothing: leaks of long ago are looked for, a little at a time. */
import type { Session } from "../debug/session";
import type { Schedule } from "./runner";

export class Idle {
  private isScheduled = false;

  constructor(
    private readonly schedule: Schedule,
    private readonly owner: {
      /** Another one is over: it must not be asked any more. */
      current(): Session | undefined;
      /** A view of the same stop would tell more now. */
      onFound(): void;
    },
  ) {}

  /** After a view was asked for. */
  begin(session: Session): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    this.schedule(() => {
      this.isScheduled = false;
      if (session !== this.owner.current()) return;
      const came = session.findLeaks();
      if (came === "found") this.owner.onFound();
      else if (came === "more") this.begin(session);
    });
  }
}
