/** Where in the program a span is told of: a macro's expansion has no place of its own there. */
import type { Span } from "../base/source";
import type { Resolver } from "./resolver";

/**
 * A macro's argument has a place of its own inside the call, what a derive says of a field is told there; all else that a macro wrote
 * stands where the macro is called.
 */
export function placeInProgram(resolver: Resolver, span: Span): Span {
  const { hygiene } = resolver;
  const outermost = hygiene.backtrace(span).at(-1);
  const site = outermost?.callSite ?? span;
  if (outermost?.kind === "Derive" && hygiene.outerMark(span.ctxt) === outermost) return { ...span, ctxt: site.ctxt };
  const isInside = span.file === site.file && span.lo >= site.lo && span.hi <= site.hi;
  return isInside ? { ...span, ctxt: site.ctxt } : site;
}
