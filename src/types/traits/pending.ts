/**
 * Obligations that wait, in order of registration (rustc's `ObligationForest`): each is looked at again only when a variable that it
 * hangs on was solved, which the variables' tables tell. What an obligation leaves behind takes its place in the order.
 */
import type { InferCtxt, Obligation } from "../infer/infer";
import type { Ty } from "../ty";

export interface Stalled {
  readonly obligation: Obligation;
  readonly root: Obligation;
  /** Variables at whose change it is worth another look; undefined: always. */
  readonly stalledOn: readonly Ty[] | undefined;
}

export interface Pending extends Stalled {
  /** Its place in the order, and how much of the order is its own, for what it leaves behind. */
  readonly at: number;
  readonly room: number;
}

export class PendingObligations {
  private readonly all = new Set<Pending>();
  private count = 0;
  private readonly always = new Set<Pending>();
  private readonly waiting = new Map<Ty, Set<Pending>>();
  /** New, or waiting for something that happened. */
  private woken = new Set<Pending>();
  /** How many changes of variables are known. */
  private seen = 0;

  register(obligation: Obligation): void {
    const pending = { obligation, root: obligation, stalledOn: undefined, at: this.count++, room: 1 };
    this.all.add(pending);
    this.woken.add(pending);
  }

  /** Those left of one, in order. */
  replace(before: Pending, left: readonly Stalled[]): void {
    const room = before.room / (left.length + 1);
    left.forEach((part, i) => {
      const pending: Pending = { ...part, at: before.at + i * room, room };
      this.all.add(pending);
      if (pending.stalledOn === undefined) this.always.add(pending);
      else for (const variable of pending.stalledOn) this.waitFor(variable, pending);
    });
  }
  private waitFor(variable: Ty, pending: Pending): void {
    const set = this.waiting.get(variable);
    if (set === undefined) this.waiting.set(variable, new Set([pending]));
    else set.add(pending);
  }

  private remove(pending: Pending): void {
    this.all.delete(pending);
    this.always.delete(pending);
    this.woken.delete(pending);
    for (const variable of pending.stalledOn ?? []) {
      const set = this.waiting.get(variable);
      if (set?.delete(pending) === true && set.size === 0) this.waiting.delete(variable);
    }
  }

  /**
   * Goes through what may make progress once, in order; `process` returns what is left. What becomes ready behind the place where it
   * stands is met in the same round.
   */
  round(infcx: InferCtxt, process: (pending: Pending) => void): void {
    this.wake(infcx);
    const queue = [...this.woken, ...this.always].sort(inOrder);
    for (let i = 0; i < queue.length; i++) {
      const pending = queue[i] as Pending;
      this.woken.delete(pending);
      // The change may have been undone.
      if (pending.stalledOn?.every((variable) => infcx.shallowResolve(variable) === variable)) continue;
      this.remove(pending);
      process(pending);
      const ready = this.wake(infcx).filter((one) => one.at > pending.at);
      if (ready.length > 0)
        queue.push(
          ...queue
            .splice(i + 1)
            .concat(ready)
            .sort(inOrder),
        );
    }
  }

  /** Something is new, or may be decided now. */
  mayProgress({ changes }: InferCtxt): boolean {
    if (this.waiting.size === 0) this.seen = changes.length;
    return this.woken.size > 0 || this.always.size > 0 || this.seen < changes.length;
  }

  /** Finds what waits for variables that changed. */
  private wake({ changes }: InferCtxt): Pending[] {
    const ready: Pending[] = [];
    for (; this.seen < changes.length; this.seen++) {
      for (const pending of this.waiting.get(changes[this.seen] as Ty) ?? []) {
        if (this.woken.has(pending)) continue;
        this.woken.add(pending);
        ready.push(pending);
      }
    }
    return ready;
  }

  /** All, in order. */
  list(): readonly Pending[] {
    return [...this.all].sort(inOrder);
  }
  clear(): void {
    this.all.clear();
    this.always.clear();
    this.waiting.clear();
    this.woken.clear();
  }
}

function inOrder(a: Pending, b: Pending): number {
  return a.at - b.at;
}
