/**
 * Loading: a file to a program that can be run any number of times, or to the story of why it cannot. What a session and the
 * adapter need of the compiled program stands here.
 */
import { type Checked, checkProgram, type ProgramRequest, linkProgram, type LinkedProgram } from "../compile";
import type { SourceMap, Span } from "../base/source";
import { Machine, type MachineOptions } from "../machine/machine";
import type { Body } from "../mir/mir";
import { operandsOf } from "../mir/operands";
import { crateOf, userCrate } from "../resolve/def";
import { isFragmentFile } from "../resolve/fragment";
import type { BodyCache } from "../resolve/reuse/body_cache";
import type { TestCase } from "../resolve/tests";
import { StopSites } from "./breakpoints";
import { errorStory } from "./story";
import type { ErrorStory } from "./view/protocol";
import { renderStory } from "./renderStory";

export interface LoadRequest {
  readonly program: string;
  readonly edition: ProgramRequest["edition"];
  /** A `#[test]` function to run instead of `main`. */
  readonly test?: string | undefined;
  /** The text of a file; throws with words for the user. */
  readonly readFile: (uri: string) => string;
}

export type LoadResult =
  | { readonly kind: "loaded"; readonly program: LoadedProgram }
  | {
      readonly kind: "rejected";
      readonly errors: readonly ErrorStory[];
      readonly words: string;
      /** Each error as text. */
      readonly rendered: readonly string[];
    };

/**
 * `last`: what was loaded before; it is given again where nothing that it was made from has changed. `cache`: what checks found in bodies
 * before.
 */
export function loadProgram(request: LoadRequest, last?: LoadedProgram, cache?: BodyCache): LoadResult {
  if (last !== undefined && isMadeFrom(last, request)) return { kind: "loaded", program: last };
  const text = request.readFile(request.program);
  const files = new Map<string, string | undefined>([[request.program, text]]);
  const load = (path: string): string | undefined => {
    const found = readOpt(request, path);
    files.set(path, found);
    return found;
  };
  const madeFrom = { program: request.program, edition: request.edition, test: request.test, files };
  const cfgTest = request.test !== undefined;
  const checked = checkProgram({ name: request.program, text, edition: request.edition, load, cfgTest }, cache);
  if (checked.hasErrors) return rejected(checked);
  const test = request.test === undefined ? undefined : findTest(checked, request.program, request.test);
  const result = linkProgram(checked, test === undefined ? [] : [test]);
  if (result.kind === "rejected") return rejected(result.checked);
  return { kind: "loaded", program: new LoadedProgram(checked, result.linked, test, madeFrom) };
}

function readOpt({ readFile }: LoadRequest, path: string): string | undefined {
  try {
    return readFile(path);
  } catch {
    return undefined;
  }
}

/** Not where evaluated expressions have added to it: a run is to find everything at the addresses of the first. */
function isMadeFrom({ madeFrom, linked }: LoadedProgram, request: LoadRequest): boolean {
  const { program, edition, test, files } = madeFrom;
  if (program !== request.program || edition !== request.edition || test !== request.test) return false;
  if (linked.program.extensions.length > 0) return false;
  return [...files].every(([path, text]) => readOpt(request, path) === text);
}

/** By its whole path, or by its path within the file; throws with words for the user. */
function findTest({ tests, sources }: Checked, file: string, name: string): TestCase {
  const inFile = tests.filter((test) => sources.file(test.nameSpan.file).name === file);
  const found =
    tests.find((test) => test.name === name) ?? inFile.find((test) => `::${test.name}`.endsWith(`::${name}`));
  if (found === undefined) throw new Error(`there is no #[test] function \`${name}\` in ${file}`);
  return found;
}

function rejected(checked: Checked): LoadResult {
  const errors = checked.diagnostics
    .filter(({ level }) => level === "error")
    .map((diagnostic) => errorStory(diagnostic, checked.sources, checked.errorPlaceOf));
  const count = errors.length;
  const words = `${count} error${count === 1 ? "" : "s"}: the program cannot run.`;
  return { kind: "rejected", errors, words, rendered: errors.map(renderStory) };
}

export class LoadedProgram {
  readonly sources: SourceMap;
  readonly callSiteOf: (span: Span) => Span;
  /** Runtime bodies of the user's own functions and closures. */
  readonly userBodies: readonly Body[];
  readonly sites: StopSites;
  private knownNames: ReadonlySet<string> | undefined;
  /** Texts of the string literals that the user's functions and statics mention. */
  readonly userLiterals: ReadonlySet<string>;

  constructor(
    readonly checked: Checked,
    readonly linked: LinkedProgram,
    /** What runs, if it is not `main`. */
    readonly test: TestCase | undefined,
    /** What was asked for, and every file that was read or missed. */
    readonly madeFrom: Omit<LoadRequest, "readFile"> & { readonly files: ReadonlyMap<string, string | undefined> },
  ) {
    this.sources = checked.sources;
    this.callSiteOf = checked.callSiteOf;
    this.userBodies = linked.userBodies;
    this.sites = new StopSites(this.userBodies, this.sources, this.callSiteOf);
    const statics = linked.program.link.statics.filter(({ def }) => crateOf(def) === userCrate);
    const initialisers = statics.map(({ def }) => checked.bodies.runtimeBody(def));
    this.userLiterals = new Set(
      [...this.userBodies, ...initialisers].flatMap((body) => literalsOf(body, this.sources)),
    );
  }

  /** Names of the user's function instances: what the picture asks, and no start. */
  get userNames(): ReadonlySet<string> {
    return (this.knownNames ??= new Set(
      this.linked.program.link.fns.filter(({ body }) => this.userBodies.includes(body)).map(({ name }) => name),
    ));
  }

  /** A machine at the start of the program. */
  start(options: MachineOptions): Machine {
    return new Machine(this.linked.program, options);
  }

  sourceText(uri: string): string | undefined {
    return this.sources.files.find((file) => file.name === uri)?.text;
  }

  /** Files of the user's crate, then those of std that the program reaches. */
  sourceNames(): string[] {
    return this.sources.files.map(({ name }) => name).filter((name) => !isFragmentFile(name));
  }

  lineText(uri: string, line: number): string | undefined {
    return this.sourceText(uri)?.split("\n")[line - 1];
  }
}

/** Texts of the literals that stand in the program as they are: no pieces of format strings. */
function literalsOf(body: Body, sources: SourceMap): string[] {
  return [body, ...body.promoted].flatMap((part) =>
    operandsOf(part).flatMap((operand) => {
      if (operand.kind !== "Constant" || operand.constant.value.kind !== "Str") return [];
      const { span, value } = operand.constant;
      const written = sources.textOf(span);
      return /^r?#*"/.test(written) && (written.includes("\\") || written.includes(`"${value.text}"`))
        ? [value.text]
        : [];
    }),
  );
}
