/** Drives a machine from start to end on the process's own stdin and clocks, for the commands that run programs. */
import { readSync } from "node:fs";
import type { Halt } from "../machine/halt";
import type { Machine } from "../machine/machine";

/** Stop points between two deliveries of output: some 20 milliseconds. */
const fuel = 3_000_000;
const inputChunkBytes = 65_536;

/** `between` is called now and then while the program runs, and before it waits for input. */
export function runToEnd(machine: Machine, between: () => void = () => {}): Halt {
  for (;;) {
    const stop = machine.run(fuel);
    if (stop.kind === "Halted") return stop.halt;
    between();
    if (stop.kind === "Stdin") feed(machine);
  }
}

/** Blocks until there is input: a command-line program may wait. */
function feed(machine: Machine): void {
  const buffer = Buffer.alloc(inputChunkBytes);
  const count = readStdin(buffer);
  if (count === 0) machine.endStdin();
  else machine.feedStdin(buffer.subarray(0, count));
}

function readStdin(buffer: Buffer): number {
  for (;;) {
    try {
      return readSync(0, buffer);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
    }
  }
}

export function readClock(kind: "monotonic" | "system"): bigint {
  return kind === "monotonic" ? process.hrtime.bigint() : BigInt(Date.now()) * 1_000_000n;
}
