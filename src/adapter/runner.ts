/**
 * Runs a session in slices, so that the thread it lives on is never blocked: between two slices the messages that arrived
 * are handled, and Pause is one of them. The only place of the debugger that looks at a clock.
 */
import type { ResumeGoal, Stop } from "../debug/goals";
import type { Session } from "../debug/session";

/** Calls back soon, after messages that are waiting were handled. */
export type Schedule = (callback: () => void) => void;

/** A slice lasts about this long. */
const sliceMilliseconds = 12;
const firstSliceFuel = 200_000;
const maxSliceFuel = 50_000_000;

export class Runner {
  private state: "idle" | "running" | "disposed" = "idle";
  private paused = false;
  private fuel = firstSliceFuel;

  constructor(
    private readonly session: Session,
    private readonly host: { readonly schedule: Schedule; now(): number },
    private readonly onStop: (stop: Stop) => void,
    /** After each slice that did not get there. */
    private readonly onSlice: () => void,
    /** Whether the program has to wait, because the client is behind. */
    private readonly isHeldUp: () => boolean,
  ) {}

  /** Starts towards `goal`; `onStop` is called when the program stops, ends, or waits for input. */
  run(goal: ResumeGoal): void {
    if (this.state === "running" || this.state === "disposed") return;
    this.session.resume(goal);
    this.state = "running";
    this.host.schedule(() => this.slice());
  }

  pause(): void {
    this.paused = true;
    if (this.state === "idle" && this.session.isWaitingForInput) this.finish(this.session.pause());
  }

  /** A line came in: a program that waited for it goes on. */
  inputArrived(): void {
    if (this.state !== "idle" || !this.session.isWaitingForInput) return;
    this.state = "running";
    this.host.schedule(() => this.slice());
  }

  dispose(): void {
    this.state = "disposed";
  }

  private slice(): void {
    if (this.state !== "running") return;
    if (this.paused) {
      this.finish(this.session.pause());
      return;
    }
    if (this.isHeldUp()) {
      this.host.schedule(() => this.slice());
      return;
    }
    const started = this.host.now();
    const stop = this.session.slice(this.fuel);
    this.adapt(this.host.now() - started);
    if (stop !== undefined) return this.finish(stop);
    this.onSlice();
    this.host.schedule(() => this.slice());
  }

  private finish(stop: Stop): void {
    this.state = "idle";
    this.paused = false;
    this.onStop(stop);
  }

  /** Steers the next slice's fuel to the slice's length. */
  private adapt(tookMilliseconds: number): void {
    const factor = Math.min(4, Math.max(0.25, sliceMilliseconds / Math.max(0.1, tookMilliseconds)));
    this.fuel = Math.min(maxSliceFuel, Math.max(1_000, Math.round(this.fuel * factor)));
  }
}
