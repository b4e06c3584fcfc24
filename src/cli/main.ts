/**
 * The command line: reads arguments, finds the command in the table, turns its result into an exit code. Errors of the program
 * exit 1, wrong usage 2, a bug of ours 70.
 */
import { Bug } from "../base/invariant";
import { type CommandSyntax, type Invocation, parseArguments, UsageError } from "./arguments";
import { check } from "./commands/check";
import { dap } from "./commands/dap";
import { emit } from "./commands/emit";
import { explain } from "./commands/explain";
import { facts } from "./commands/facts";
import { layout } from "./commands/layout";
import { run } from "./commands/run";
import { test } from "./commands/test";
import { view } from "./commands/view";
import { InputError } from "./program";

interface Command extends CommandSyntax {
  readonly help: string;
  /** Does the work; gives the exit code, or undefined to keep the process alive. */
  readonly execute: (invocation: Invocation) => number | undefined;
}

const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ["run", { usage: "run FILE [-- ARGS]", help: "run a program", minOperands: 1, maxOperands: 1, execute: run }],
  ["test", { usage: "test FILE", help: "run its #[test] functions", minOperands: 1, maxOperands: 1, execute: test }],
  [
    "check",
    {
      usage: "check [--json] [--test] FILE",
      help: "print its diagnostics",
      minOperands: 1,
      maxOperands: 1,
      flags: ["json", "test"],
      execute: check,
    },
  ],
  [
    "explain",
    {
      usage: "explain CODE [FILE]",
      help: "tell the rule behind an error (in FILE)",
      minOperands: 1,
      maxOperands: 2,
      execute: explain,
    },
  ],
  [
    "view",
    {
      usage: "view FILE[:LINE]…",
      help: "run, and print the memory at each stop",
      minOperands: 1,
      maxOperands: 64,
      execute: view,
    },
  ],
  [
    "layout",
    {
      usage: "layout [--json] FILE",
      help: "print the layouts of its types",
      minOperands: 1,
      maxOperands: 1,
      flags: ["json"],
      execute: layout,
    },
  ],
  [
    "facts",
    {
      usage: "facts [--json] FILE",
      help: "tell where values live, move, are borrowed and dropped",
      minOperands: 1,
      maxOperands: 1,
      flags: ["json"],
      execute: facts,
    },
  ],
  [
    "emit",
    { usage: "emit STAGE FILE", help: "print what a stage makes of it", minOperands: 2, maxOperands: 2, execute: emit },
  ],
  [
    "dap",
    {
      usage: "dap [--port N]",
      help: "serve the Debug Adapter Protocol on stdio, or on a loopback port",
      minOperands: 0,
      maxOperands: 0,
      options: ["port"],
      execute: dap,
    },
  ],
]);

function usage(): string {
  const lines = [...commands.values()].map(({ usage: line, help }) => `  glasscrab ${line.padEnd(34)} ${help}`);
  return ["usage:", ...lines, "Every command takes --edition 2021|2024.", ""].join("\n");
}

function main(argv: readonly string[]): number | undefined {
  if (argv.length === 0 || argv[0] === "--help" || argv[0] === "help") {
    process.stdout.write(usage());
    return argv.length === 0 ? 2 : 0;
  }
  try {
    const invocation = parseArguments(argv, commands);
    return commands.get(invocation.command)?.execute(invocation);
  } catch (error) {
    return failureCode(error);
  }
}

function failureCode(error: unknown): number {
  if (error instanceof UsageError) {
    process.stderr.write(`error: ${error.message}\n`);
    return 2;
  }
  if (error instanceof InputError) {
    process.stderr.write(`error: ${error.message}\n`);
    return 1;
  }
  const what =
    error instanceof Bug ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`glasscrab met a bug of its own: ${what}\n`);
  if (error instanceof Bug && error.stack !== undefined)
    process.stderr.write(`${error.stack.split("\n").slice(1, 8).join("\n")}\n`);
  return 70;
}

export function startCommandLine(): void {
  // Whoever read our output has closed it (`| head`): nothing is left to do. The code is the shell's for a broken pipe.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(141);
  });
  const code = main(process.argv.slice(2));
  if (code !== undefined) process.exitCode = code;
}
