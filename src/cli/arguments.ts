/** Reads the command line into a plain request, or says what is wrong with it. No file is touched here. */

/** The old ones are refused in words that say so. */
type Edition = 2015 | 2018 | 2021 | 2024;

export interface Invocation {
  readonly command: string;
  /** Positional arguments: a file, a stage and a file, or files with lines. */
  readonly operands: readonly string[];
  readonly edition: Edition | undefined;
  /** Flags without a value, `json`. */
  readonly flags: ReadonlySet<string>;
  /** Options with a value, `port`. */
  readonly options: ReadonlyMap<string, string>;
  /** What follows `--`: the program's own arguments. */
  readonly programArgs: readonly string[];
}

/** Wrong usage: exit code 2. */
export class UsageError extends Error {}

export interface CommandSyntax {
  readonly usage: string;
  readonly minOperands: number;
  readonly maxOperands: number;
  readonly flags?: readonly string[];
  readonly options?: readonly string[];
}

export function parseArguments(argv: readonly string[], commands: ReadonlyMap<string, CommandSyntax>): Invocation {
  const [command, ...rest] = argv;
  if (command === undefined) throw new UsageError("no command given");
  const syntax = commands.get(command);
  if (syntax === undefined) throw new UsageError(`unknown command '${command}'`);
  const dashes = rest.indexOf("--");
  const own = dashes < 0 ? rest : rest.slice(0, dashes);
  const programArgs = dashes < 0 ? [] : rest.slice(dashes + 1);
  const operands: string[] = [];
  const flags = new Set<string>();
  const options = new Map<string, string>();
  for (let i = 0; i < own.length; i++) {
    const word = own[i] as string;
    if (!word.startsWith("--")) {
      operands.push(word);
      continue;
    }
    const name = word.slice(2);
    if (syntax.flags?.includes(name)) flags.add(name);
    else if (name === "edition" || syntax.options?.includes(name)) options.set(name, valueAfter(own, i++));
    else throw new UsageError(`'${command}' has no option '${word}'`);
  }
  if (operands.length < syntax.minOperands || operands.length > syntax.maxOperands) {
    throw new UsageError(`usage: glasscrab ${syntax.usage}`);
  }
  return { command, operands, edition: editionOf(options.get("edition")), flags, options, programArgs };
}

function valueAfter(words: readonly string[], at: number): string {
  const value = words[at + 1];
  if (value === undefined) throw new UsageError(`'${words[at]}' needs a value`);
  return value;
}

function editionOf(text: string | undefined): Edition | undefined {
  if (text === undefined) return undefined;
  const edition = [2015, 2018, 2021, 2024].find((known) => String(known) === text);
  if (edition !== undefined) return edition as Edition;
  throw new UsageError(`edition '${text}' is not known: 2021 or 2024`);
}
