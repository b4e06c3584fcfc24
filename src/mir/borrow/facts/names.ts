/** Names of variables that the reader wrote: what desugaring and macros declare (`iter` of a `for`, `args` of `println!`) has none. */
import type { TyCtxt } from "../../../types/tcx";
import type { Body, Local } from "../../mir";
import { localName } from "../describe";

export function writtenName(tcx: TyCtxt, body: Body, local: Local): string | undefined {
  const name = localName(body, local);
  const decl = body.locals[local];
  if (name === undefined || decl === undefined || decl.kind.kind !== "User") return name;
  const text = decl.span.file === body.span.file ? tcx.sources.textOf(decl.span) : "";
  return text === name || text === `r#${name}` ? name : undefined;
}
