/** What is done while a client looks at a stop and asks for nothing: leaks of long ago are looked for, a little at a time. */
import type { Session } from "../debug/session";
import type { Schedule } from "./runner";

export class Idle {
  private isScheduled = false;

  constructor(
    private readonly schedule: Schedule,
    /** A view of the same stop would tell more now. */
    private readonly onFound: (session: Session) => void,
  ) {}

  /** After a view was asked for. */
  begin(session: Session): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    this.schedule(() => {
      this.isScheduled = false;
      const came = session.findLeaks();
      if (came === "found") this.onFound(session);
      else if (came === "more") this.begin(session);
    });
  }
}
