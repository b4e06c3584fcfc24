/** `run`: the program with its own stdin, stdout, stderr and exit code. */
import { readSync, writeSync } from "node:fs";
import { type Checked, linkProgram } from "../../compile";
import { exitCodeOf, type Halt, haltText } from "../../machine/halt";
import { Machine } from "../../machine/machine";
import { renderStory } from "../../debug/renderStory";
import type { Invocation } from "../arguments";
import { readProgram, stories } from "../program";

/** Stop points between two looks at stdin: the machine runs until it needs one. */
const fuel = 2_000_000_000;
const inputChunkBytes = 65_536;

export function run(invocation: Invocation): number {
  const file = invocation.operands[0] as string;
  const checked = readProgram(file, invocation);
  for (const story of stories(checked))
    if (checked.hasErrors ? story.level === "error" : story.level !== "information")
      process.stderr.write(`${renderStory(story)}\n\n`);
  if (checked.hasErrors) return 1;
  const result = linkProgram(checked);
  if (result.kind === "rejected") return refuse(result.checked);
  const { program } = result.linked;
  const machine = new Machine(program, {
    args: [file, ...invocation.programArgs],
    onOutput: (fd, bytes) => writeAll(fd, bytes),
    clock: readClock,
  });
  return finish(runToEnd(machine));
}

function refuse(checked: Checked): number {
  for (const story of stories(checked)) if (story.level === "error") process.stderr.write(`${renderStory(story)}\n\n`);
  return 1;
}

function runToEnd(machine: Machine): Halt {
  for (;;) {
    const stop = machine.run(fuel);
    if (stop.kind === "Halted") return stop.halt;
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

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(fd === 2 ? 2 : 1, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE") process.exit(0);
      if (code !== "EAGAIN") throw error;
    }
  }
}

function readClock(kind: "monotonic" | "system"): bigint {
  return kind === "monotonic" ? process.hrtime.bigint() : BigInt(Date.now()) * 1_000_000n;
}

function finish(halt: Halt): number {
  if (halt.kind !== "Exit" && halt.kind !== "Panic" && halt.kind !== "Abort")
    process.stderr.write(`\n${haltText(halt)}\n`);
  return exitCodeOf(halt);
}
