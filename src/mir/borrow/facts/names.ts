/** Names of variables that the reader wrote: what desugaring and macros declare (`iter` of a `for`, `args` of `println!`) has none. */
import type { TyCtxt } from "../../../types/tcx";
import type { Body, Local } from "../../mir";
import { localName } from "../describe";

export function writtenName(tcx: TyCtxt, body: Body, local: Local): string | undefined {
  const name = localName(body, local);
  const decl = body.locals[local];
  if (name === undefined || decl === undefined) return name;
  const text = decl.span.file === body.span.file ? tcx.sources.textOf(decl.span) : "";
  // A parameter may stand for its whole pattern; a future's context is nobody's.
  if (decl.kind.kind === "Arg") return new RegExp(`\\b${name}\\b`).test(text) ? name : undefined;
  if (decl.kind.kind !== "User") return name;
  return text === name || text === `r#${name}` ? name : undefined;
}
