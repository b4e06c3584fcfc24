/** `run`: the program with its own stdin, stdout, stderr and exit code. */
import { writeSync } from "node:fs";
import { linkProgram } from "../../compile";
import { exitCodeOf, type Halt, haltText } from "../../machine/halt";
import { Machine } from "../../machine/machine";
import { renderStory } from "../../debug/renderStory";
import type { Invocation } from "../arguments";
import { readProgram, refuse, stories } from "../program";
import { readClock, runToEnd } from "../runToEnd";

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

function finish(halt: Halt): number {
  if (halt.kind !== "Exit" && halt.kind !== "Panic" && halt.kind !== "Abort")
    process.stderr.write(`\n${haltText(halt)}\n`);
  return exitCodeOf(halt);
}
