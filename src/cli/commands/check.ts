/** `check`: diagnostics as text on stderr, or as JSON lines on stdout; exit 1 with errors. */
import type { Invocation } from "../arguments";
import { jsonStory } from "../json";
import { readProgram, stories } from "../program";
import { renderStory } from "../../debug/renderStory";

export function check(invocation: Invocation): number {
  const checked = readProgram(invocation.operands[0] as string, invocation, invocation.flags.has("test"));
  const told = stories(checked);
  const textOf = (uri: string) => checked.sources.files.find(({ name }) => name === uri)?.text;
  if (invocation.flags.has("json")) process.stdout.write(told.map((story) => `${jsonStory(story, textOf)}\n`).join(""));
  else process.stderr.write(told.map((story) => `${renderStory(story)}\n\n`).join(""));
  return checked.hasErrors ? 1 : 0;
}
