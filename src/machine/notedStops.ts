/**
 * The armed stop points that a run passes, noted and not stopped at: the time of the last one before a limit is kept. A search for
 * the last of very many is then one run through, where a stop at each costs as much as thousands of stop points.
 */
import { Control } from "./contract";
import type { Machine } from "./machine";

/** From now on none stops; until `endNotes`. */
export function beginNotes({ view }: Machine, limit: number): void {
  view.setBigInt64(Control.noteLimit, BigInt(limit), true);
  view.setBigInt64(Control.noted, -1n, true);
}

/** When the last one was passed. */
export function lastNote({ view }: Machine): number | undefined {
  const time = Number(view.getBigInt64(Control.noted, true));
  return time < 0 ? undefined : time;
}

export function endNotes({ view }: Machine): void {
  view.setBigInt64(Control.noteLimit, 0n, true);
}
