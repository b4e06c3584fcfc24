/** The arguments of a macro call, wherever one may stand. */
import type { MacCall, Path } from "../ast";
import type { Parser } from "./parser";

/** `!(…)`, `![…]` or `!{…}` after a path; the cursor stands on the `!`. */
export function parseMacArgs(p: Parser, path: Path): MacCall {
  p.expect("!");
  if (p.tok.kind !== "Open" || p.tok.delim === "Invisible") {
    p.expecting("(");
    p.expecting("[");
    p.expecting("{");
    p.fail();
  }
  const { open, close, trees } = p.takeGroup();
  return {
    path,
    delim: open.delim,
    tokens: trees,
    span: p.spanFrom(path.span),
    openSpan: open.span,
    closeSpan: close.span,
  };
}
