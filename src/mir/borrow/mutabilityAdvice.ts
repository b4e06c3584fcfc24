/** What to say beside a missing `mut`: loops that could run over mutable references, and one error for all borrows of a variable. */
import type { Diagnostic, Label, Suggestion } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { TyCtxt } from "../../types/tcx";

/** What a `for` loop runs over, if the variable is its pattern. */
export function forIterator(tcx: TyCtxt, variable: Span, init: Span | undefined): Span | undefined {
  if (init === undefined || init.file !== variable.file || init.lo < variable.hi) return undefined;
  const between = tcx.sources.textOf({ ...variable, lo: variable.hi, hi: init.lo });
  return /^\s+in\s+$/.test(between) ? init : undefined;
}

export function mutableIterator(tcx: TyCtxt, iterator: Span): Suggestion[] {
  const text = tcx.sources.textOf(iterator);
  if (/^&(?!mut\b)/.test(text)) {
    const lo = iterator.lo + 1;
    const edits = [{ span: { ...iterator, lo, hi: lo }, replacement: "mut " }];
    return [{ message: "use a mutable iterator instead", edits, applicability: "MachineApplicable" }];
  }
  if (!text.endsWith(".iter()")) return [];
  const lo = iterator.hi - 2;
  const edits = [{ span: { ...iterator, lo, hi: lo }, replacement: "_mut" }];
  return [{ message: "use mutable method", edits, applicability: "MaybeIncorrect" }];
}

/** The second mutable borrow of an immutable variable makes its declaration the fault, with all borrows as labels. */
export function blameDeclaration(first: Diagnostic, span: Span, borrow: Label): Diagnostic {
  const isSecond = !sameSpan(first.span, span);
  const labels = isSecond
    ? [
        { span, text: "not mutable", primary: true },
        ...first.labels.map((label) => ({ span: label.span, text: label.text })),
      ]
    : first.labels;
  return { ...first, span, labels: [...labels, borrow] };
}

function sameSpan(left: Span, right: Span): boolean {
  return left.file === right.file && left.lo === right.lo && left.hi === right.hi;
}
