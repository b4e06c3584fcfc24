/** Reads a program from disk and checks it, for every command that takes a file. */
import { existsSync } from "node:fs";
import path from "node:path";
import { readSourceFile } from "../adapter/files";
import { type Checked, checkProgram } from "../compile";
import { renderStory } from "../debug/renderStory";
import { errorStory } from "../debug/story";
import type { ErrorStory } from "../debug/view/protocol";
import type { Invocation } from "./arguments";

/** The file cannot be read: said on stderr, exit 1. */
export class InputError extends Error {}

export function readProgram(file: string, invocation: Invocation, cfgTest = false): Checked {
  return checkProgram({
    name: nameOf(file),
    text: readText(file),
    edition: invocation.edition,
    load: loadFile,
    cfgTest,
  });
}

/** The text of a file that the user named. */
export function readText(file: string): string {
  try {
    return readSourceFile(file);
  } catch (error) {
    throw new InputError(error instanceof Error ? error.message : String(error));
  }
}

/** Files of modules: what is not there or cannot be read is no module. */
function loadFile(name: string): string | undefined {
  try {
    return readSourceFile(name);
  } catch {
    return undefined;
  }
}

/** As given, unless its package starts above the folder we are in: then the name must say more. */
function nameOf(file: string): string {
  const full = path.resolve(file);
  const here = `${process.cwd()}/`;
  for (let folder = path.dirname(full); folder !== path.dirname(folder); folder = path.dirname(folder))
    if (existsSync(path.join(folder, "Cargo.toml")))
      return `${folder}/`.startsWith(here) ? path.relative(here, full) : full;
  return file;
}

/** Says the errors; the exit code of a refused program. */
export function refuse(checked: Checked): number {
  for (const story of stories(checked)) if (story.level === "error") process.stderr.write(`${renderStory(story)}\n\n`);
  return 1;
}

export function stories(checked: Checked): ErrorStory[] {
  return checked.diagnostics.map((diagnostic) => errorStory(diagnostic, checked.sources, checked.errorPlaceOf));
}
