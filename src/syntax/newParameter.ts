/** Where a new generic parameter is written: first in the list, or in a list of its own after the item's name. */
import type { Edit } from "../base/diagnostic";
import type { Generics } from "./ast";

export function newParameter({ span, params }: Generics, text: string): Edit {
  const [first] = params;
  if (first !== undefined) return { span: { ...first.span, hi: first.span.lo }, replacement: `${text}, ` };
  if (span.lo < span.hi) return { span: { ...span, lo: span.lo + 1, hi: span.lo + 1 }, replacement: text };
  return { span: { ...span, hi: span.lo }, replacement: `<${text}>` };
}
