/** Names of variables that the reader wrote: what desugaring and macros declare (`iter` of a `for`, `args` of `println!`) has none. */
import type { TyCtxt } from "../../../types/tcx";
import type { Body, Local } from "../../mir";
import { localName } from "../describe";

export function writtenName(tcx: TyCtxt, body: Body, local: Local): string | undefined {
  const name = localName(body, local);
  const span = body.locals[local]?.span;
  if (name === undefined || span === undefined || span.file !== body.span.file) return undefined;
  return tcx.sources.textOf(span).includes(name) ? name : undefined;
}
