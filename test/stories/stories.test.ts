/**
 * The whole story of an error, held against rustc's: place, words, labels, notes, help and suggested edits. `x.story` beside a
 * fixture is what rustc says; `x.gaps`, if it is there, is where ours still differs (`-` rustc's lines, `+` ours). `UPDATE=1`
 * writes both, the first where rustc is installed.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { jsonStory } from "../../src/cli/json";
import { checkProgram } from "../../src/compile";
import { errorStory } from "../../src/debug/story";
import { fixtures, goldenPath, updating } from "../fixtures";
import { type JsonDiagnostic, storyLines, storyText } from "./storyText";

const here = import.meta.dirname;
const name = "main.rs";

function ours(text: string, edition: 2021 | 2024): string[] {
  const checked = checkProgram({ name, text, edition, load: () => undefined, cfgTest: false });
  const textOf = (uri: string) => checked.sources.files.find((file) => file.name === uri)?.text;
  return checked.diagnostics.flatMap((diagnostic) => {
    const json = jsonStory(errorStory(diagnostic, checked.sources, checked.callSiteOf), textOf);
    const lines = storyLines(JSON.parse(json) as JsonDiagnostic, text);
    return lines === undefined ? [] : [storyText(lines)];
  });
}

/** Undefined without rustc. */
function rustcs(text: string, edition: number): string[] | undefined {
  try {
    execFileSync("rustc", ["--version"], { stdio: "ignore" });
  } catch {
    return undefined;
  }
  const flags = [`--edition=${edition}`, "--error-format=json", "--emit=metadata", "-o", "/dev/null", "-"];
  const { stderr } = spawnSync("rustc", flags, { input: text, encoding: "utf8" });
  return stderr
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .flatMap((line) => {
      const lines = storyLines(JSON.parse(line) as JsonDiagnostic, text);
      return lines === undefined ? [] : [storyText(lines)];
    });
}

/** By the place of the error. */
function inOrder(stories: readonly string[]): string[] {
  const at = (story: string) => Number(/^\S+ (\d+):/.exec(story)?.[1] ?? 0);
  return [...stories].sort((a, b) => at(a) - at(b) || (a < b ? -1 : 1));
}

/** Lines of one that the other does not have, under the head of their story. */
function gaps(mine: readonly string[], theirs: readonly string[]): string {
  const out: string[] = [];
  const left = new Map(mine.map((story) => [head(story), story.split("\n")]));
  for (const story of theirs) {
    const lines = story.split("\n");
    const other = left.get(head(story));
    left.delete(head(story));
    const lost = lines.filter((line) => !other?.includes(line));
    const added = other?.filter((line) => !lines.includes(line)) ?? [];
    if (lost.length + added.length > 0)
      out.push(
        head(story),
        ...lost.slice(other === undefined ? 1 : 0).map((line) => `- ${line}`),
        ...added.map((line) => `+ ${line}`),
      );
    if (other === undefined) out.push("- (not told)");
  }
  for (const lines of left.values()) out.push(...lines.map((line) => `+ ${line}`));
  return out.length === 0 ? "" : `${out.join("\n")}\n`;
}

function head(story: string): string {
  return story.split("\n")[0] ?? "";
}

for (const file of fixtures(here, ".rs")) {
  test(path.relative(here, file), () => {
    const text = readFileSync(file, "utf8");
    const edition = text.startsWith("//@ edition: 2021") ? 2021 : 2024;
    const truth = goldenPath(file, ".story");
    const known = goldenPath(file, ".gaps");
    if (updating) {
      const told = rustcs(text, edition);
      if (told !== undefined) writeFileSync(truth, `${inOrder(told).join("\n")}\n`);
    }
    const theirs = readFileSync(truth, "utf8")
      .trimEnd()
      .split(/\n(?=error|warning)/);
    const found = gaps(inOrder(ours(text, edition)), theirs);
    if (updating) {
      rmSync(known, { force: true });
      if (found !== "") writeFileSync(known, found);
    }
    expect(found).toBe(existsSync(known) ? readFileSync(known, "utf8") : "");
  });
}
