/** The end of a run in words: exit code, why, and what was leaked. */
import { exitCodeOf, type Halt, haltText } from "../machine/halt";
import type { HaltInfo } from "./view/model";
import type { ViewTarget } from "./view/target";

const kinds: Record<Halt["kind"], HaltInfo["kind"]> = {
  Exit: "exit",
  Panic: "panic",
  Abort: "abort",
  StackOverflow: "stackOverflow",
  OutOfMemory: "outOfMemory",
  Deadlock: "deadlock",
  UndefinedBehaviour: "undefinedBehaviour",
  Unsupported: "stopped",
};

export function haltInfo(halt: Halt, target: ViewTarget): HaltInfo {
  const leaks = target.allocations().filter(({ freed }) => freed === undefined);
  const leakedBytes = leaks.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const exitCode = exitCodeOf(halt);
  const text = haltText(halt);
  const codeWords = halt.kind === "Exit" ? "" : ` (exit code ${exitCode})`;
  return {
    kind: kinds[halt.kind],
    exitCode,
    words: `${text[0]?.toUpperCase()}${text.slice(1)}${codeWords}.`,
    leaks: leaks.map(({ id }) => `alloc${id}`),
    leakedBytes,
    leakWords:
      leaks.length === 0
        ? "Nothing was leaked."
        : `${leaks.length} block${leaks.length === 1 ? "" : "s"} (${leakedBytes} bytes) ${leaks.length === 1 ? "was" : "were"} never freed.`,
  };
}

/** Lines for the debug console. */
export function endWords(halt: HaltInfo): string[] {
  return [halt.words, halt.leakWords];
}
