/** `explain`: the lesson of an error's code; with a file, told of the errors of that code in it. */
import { explainCode, explainStory, explanationText } from "../../ide/explain";
import { type Invocation, UsageError } from "../arguments";
import { readProgram, stories } from "../program";

export function explain(invocation: Invocation): number {
  const [code = "", file] = invocation.operands;
  const general = explainCode(code);
  if (general === undefined) throw new UsageError(`there is no lesson for '${code}'`);
  const told =
    file === undefined
      ? [general]
      : stories(readProgram(file, invocation)).flatMap((story) => {
          const explanation = story.code === code ? explainStory(story) : undefined;
          return explanation === undefined ? [] : [explanation];
        });
  process.stdout.write(`${told.map(explanationText).join("\n\n")}\n`);
  return 0;
}
