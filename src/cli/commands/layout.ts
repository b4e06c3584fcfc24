/** `layout`: size, alignment, fields and niches of the types that a program's functions use, named as rustc names them. */
import { linkProgram } from "../../compile";
import { programLayouts, renderLayout } from "../../debug/programLayouts";
import type { Invocation } from "../arguments";
import { readProgram, refuse } from "../program";

export function layout(invocation: Invocation): number {
  const checked = readProgram(invocation.operands[0] as string, invocation);
  if (checked.hasErrors) return refuse(checked);
  const result = linkProgram(checked);
  if (result.kind === "rejected") return refuse(result.checked);
  const isJson = invocation.flags.has("json");
  const texts = programLayouts(checked.tcx, result.linked).map((text) =>
    isJson ? `${JSON.stringify(text)}\n` : renderLayout(text),
  );
  process.stdout.write(texts.join(""));
  return 0;
}
