/** `run`: the program with its own stdin, stdout, stderr and exit code. */
import { writeSync } from "node:fs";
import { linkProgram } from "../../compile";
import { exitCodeOf, lastWords } from "../../machine/halt";
import { Machine } from "../../machine/machine";
import { renderStory } from "../../debug/renderStory";
import type { Invocation } from "../arguments";
import { readProgram, refuse, stories } from "../program";
import { readClock, runToEnd } from "../runToEnd";

const outputChunkBytes = 65_536;

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
  const output = new Output();
  const machine = new Machine(program, {
    args: [file, ...invocation.programArgs],
    onOutput: (fd, bytes) => output.write(fd === 2 ? 2 : 1, bytes),
    clock: readClock,
  });
  const halt = runToEnd(machine, () => output.flush());
  output.write(2, new TextEncoder().encode(lastWords(halt)));
  output.flush();
  return exitCodeOf(halt);
}

/** A program that prints line by line would otherwise spend its time in the host's `write`. The two streams keep their order. */
class Output {
  private readonly pending = new Uint8Array(outputChunkBytes);
  private length = 0;
  private fd: 1 | 2 = 1;

  write(fd: 1 | 2, bytes: Uint8Array): void {
    if (fd !== this.fd || this.length + bytes.length > outputChunkBytes) this.flush();
    this.fd = fd;
    if (bytes.length > outputChunkBytes) return writeAll(fd, bytes);
    this.pending.set(bytes, this.length);
    this.length += bytes.length;
  }

  flush(): void {
    writeAll(this.fd, this.pending.subarray(0, this.length));
    this.length = 0;
  }
}

function writeAll(fd: 1 | 2, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Nobody reads any more: the end that a Rust program meets is the shell's.
      if (code === "EPIPE") process.exit(0);
      if (code !== "EAGAIN") throw error;
    }
  }
}
