/** Where in the program a span is told of: a macro's expansion has no place of its own there. */
import { rootContext, type Span } from "../base/source";
import type { Resolver } from "./resolver";

/** A macro's argument has a place of its own inside the call; all else that a macro wrote stands where the macro is called. */
export function placeInProgram(resolver: Resolver, span: Span): Span {
  const site = resolver.hygiene.sourceCallSite(span);
  const isInside = span.file === site.file && span.lo >= site.lo && span.hi <= site.hi;
  return isInside ? { ...span, ctxt: site.ctxt } : site;
}

/** The place of an error: what a derive wrote of a field is told at the field, and known to be the derive's. */
export interface ErrorPlace extends Span {
  readonly derivedAt?: Span;
}

export function placeOfError(resolver: Resolver, span: Span): ErrorPlace {
  const { hygiene } = resolver;
  const mark = hygiene.outerMark(span.ctxt);
  if (mark?.kind !== "Derive" || mark.callSite.ctxt !== rootContext) return placeInProgram(resolver, span);
  return { ...span, ctxt: rootContext, derivedAt: mark.callSite };
}
