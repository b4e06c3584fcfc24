/**
 * The stories of a program's errors and warnings as text, ours and rustc's, and the lines in which they differ: for the fixtures beside
 * this file and for the wholesale comparison of `against_rustc.ts`.
 */
import { spawnSync } from "node:child_process";
import { jsonStory } from "../../src/cli/json";
import { checkProgram } from "../../src/compile";
import { errorStory } from "../../src/debug/story";
import { type JsonDiagnostic, type StoryLines, storyLines } from "./storyText";

const name = "main.rs";

export type Edition = 2021 | 2024;

export function editionOf(text: string): Edition {
  return text.startsWith("//@ edition: 2021") ? 2021 : 2024;
}

export function ourStories(text: string): StoryLines[] {
  const edition = editionOf(text);
  const checked = checkProgram({ name, text, edition, load: () => undefined, cfgTest: false });
  const textOf = (uri: string) => checked.sources.files.find((file) => file.name === uri)?.text;
  return checked.diagnostics.flatMap((diagnostic) => {
    const json = jsonStory(errorStory(diagnostic, checked.sources, checked.errorPlaceOf), textOf);
    return storyLines(JSON.parse(json) as JsonDiagnostic, text) ?? [];
  });
}

export function rustcStories(text: string, crateType: "bin" | "lib" = "bin"): StoryLines[] {
  const edition = `--edition=${editionOf(text)}`;
  const flags = [
    edition,
    `--crate-type=${crateType}`,
    "--error-format=json",
    "--emit=metadata",
    "-o",
    "/dev/null",
    "-",
  ];
  const { stderr } = spawnSync("rustc", flags, { input: text, encoding: "utf8" });
  return stderr
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .flatMap((line) => storyLines(JSON.parse(line) as JsonDiagnostic, text) ?? []);
}

/** Lines of one that the other does not have: `-` rustc's, `+` ours. */
export function differing(ours: readonly string[], theirs: readonly string[]): string[] {
  return [
    ...theirs.filter((line) => !ours.includes(line)).map((line) => `- ${line}`),
    ...ours.filter((line) => !theirs.includes(line)).map((line) => `+ ${line}`),
  ];
}
