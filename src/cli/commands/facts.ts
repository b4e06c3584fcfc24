/** `facts`: what the borrow checker knows of a program's values, borrows and calls, to be read or (`--json`, a body a line) as data. */
import { factsJson } from "../../ide/factsJson";
import { factsText, programFacts } from "../../ide/factsText";
import type { Invocation } from "../arguments";
import { readProgram, stories } from "../program";
import { renderStory } from "../../debug/renderStory";

export function facts(invocation: Invocation): number {
  const checked = readProgram(invocation.operands[0] as string, invocation);
  const told = invocation.flags.has("json")
    ? programFacts(checked)
        .map((body) => `${factsJson(checked, body)}\n`)
        .join("")
    : factsText(checked);
  process.stdout.write(told);
  const errors = stories(checked).filter(({ level }) => level === "error");
  process.stderr.write(errors.map((story) => `${renderStory(story)}\n\n`).join(""));
  return errors.length > 0 ? 1 : 0;
}
