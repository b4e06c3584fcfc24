/**
 * Runs a program to its end with snapshots, then goes to random times in random order, and compares all that the program
 * could read there with a fresh run to the same time: statics, heap with its records, frames, their initialised locals.
 */
import fc from "fast-check";
import { expect } from "vitest";
import { History, type Travel } from "../../src/debug/history";
import { frames, slotAddress } from "../../src/machine/frames";
import { Heap, pageBytes, stateBase } from "../../src/machine/contract";
import type { Machine, Stop } from "../../src/machine/machine";
import { stateRegions } from "../../src/machine/snapshots";
import type { Local } from "../../src/mir/mir";

export type Start = (onOutput: (fd: number, bytes: Uint8Array) => void) => Machine;

const runs = 12;
/** A deep recursion has hundreds of thousands. */
const maxFrames = 20;

export function drain<T>(travel: Travel<T>): T {
  for (;;) {
    const step = travel.next();
    if (step.done === true) return step.value;
  }
}

export function expectSameAtRandomTimes(start: Start): void {
  const history = forward(start);
  const total = history.time;
  const times = fc.sample(fc.integer({ min: 0, max: total }), { seed: total, numRuns: runs });
  for (const time of [...times, total, 0]) {
    const stop = drain(history.goTo({ time, at: "stop" }));
    const fresh = start(() => {});
    const expected = exactly(fresh, time);
    expect(`${stop.kind} at ${history.time}\n${state(history.machine)}`).toBe(
      `${expected.kind} at ${fresh.time()}\n${state(fresh)}`,
    );
  }
}

/** To the end, with a snapshot at about every hundredth part. */
function forward(start: Start): History {
  const whole = start(() => {});
  while (whole.run(10_000_000).kind === "FuelOut");
  const spacing = Math.max(20, Math.floor(Number(whole.time()) / 100));
  const history: History = new History(
    start(() => void history.wrote()),
    { spacing },
  );
  while (history.run(spacing).kind === "FuelOut");
  if (history.time > 1_000) expect(history.snapshots.count).toBeGreaterThan(3);
  return history;
}

function exactly(machine: Machine, time: number): Stop {
  for (;;) {
    const stop = machine.run(time - Number(machine.time()), true);
    if (stop.kind !== "FuelOut" || Number(machine.time()) >= time) return stop;
  }
}

/** A text that differs when anything differs. */
function state(machine: Machine): string {
  const [, data, bss, heap] = stateRegions(machine);
  const hashes = [data, bss, heap].map((region) =>
    region === undefined ? "" : hash(machine, region.firstPage * pageBytes, region.pageCount * pageBytes),
  );
  const bookkeeping = hash(machine, Heap.base, Heap.freeLists + 4 * Heap.freeListCount - Heap.base);
  return [`statics and heap ${hashes.join()}, ${bookkeeping}`, ...stack(machine), `from ${stateBase}`].join("\n");
}

function stack(machine: Machine): string[] {
  const { layouts } = machine.program.link.cx;
  return frames(machine, maxFrames).map((frame) => {
    const args = frame.fn.tys.slice(1, frame.fn.body.argCount + 1).map((ty, i) => {
      const { sizeBytes, repr } = layouts.layoutOf(ty);
      // Another one may have bytes that mean nothing: padding, what a `None` has no use for.
      return repr.kind === "Scalar" ? hash(machine, slotAddress(frame, (i + 1) as Local), sizeBytes) : "";
    });
    return `${frame.fn.name} at ${frame.fp}, ${frame.point}: ${args.join()}`;
  });
}

/** FNV-1a. */
function hash(machine: Machine, start: number, sizeBytes: number): string {
  let value = 0x811c9dc5;
  for (let i = start; i < start + sizeBytes; i++) value = Math.imul(value ^ (machine.bytes[i] ?? 0), 0x01000193);
  return (value >>> 0).toString(16);
}
