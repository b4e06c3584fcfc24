/** The word at a place of the source, and the variable that it names there. */
import type { SourceFile, Span } from "../base/source";
import type { Checked } from "../compile";
import { bodyUnits } from "../mir/bodyUnits";
import type { Body, VarDebugInfo } from "../mir/mir";

export interface Word {
  readonly text: string;
  readonly span: Span;
}

export function wordAt(file: SourceFile, offset: number): Word | undefined {
  const isPart = (at: number) => /[A-Za-z0-9_]/.test(file.text[at] ?? "");
  let lo = offset;
  let hi = offset;
  while (lo > 0 && isPart(lo - 1)) lo--;
  while (isPart(hi)) hi++;
  if (lo === hi || /\d/.test(file.text[lo] as string)) return undefined;
  return { text: file.text.slice(lo, hi), span: { file: file.id, lo, hi, ctxt: 0 as Span["ctxt"] } };
}

/** The variable that a name means at its place: the innermost one of that name whose scope is open there. */
export function findVariable(
  checked: Checked,
  word: Word,
): { readonly body: Body; readonly variable: VarDebugInfo } | undefined {
  let best: { readonly body: Body; readonly variable: VarDebugInfo; readonly size: number } | undefined;
  for (const body of userBodies(checked, word.span)) {
    for (const variable of body.varDebugInfo) {
      if (variable.name !== word.text) continue;
      const declared =
        variable.span.file === word.span.file && variable.span.lo <= word.span.lo && word.span.hi <= variable.span.hi;
      const scope = body.sourceScopes[variable.scope]?.span;
      const open =
        scope !== undefined && scope.file === word.span.file && scope.lo <= word.span.lo && word.span.hi <= scope.hi;
      if (declared) return { body, variable };
      const size = scope === undefined ? Number.MAX_SAFE_INTEGER : scope.hi - scope.lo;
      if (open && (best === undefined || size <= best.size)) best = { body, variable, size };
    }
  }
  return best;
}

/** Of the whole program, or where `near` is given, of the functions and other items that have some of it. */
export function userBodies({ tcx, bodies }: Checked, near?: Span): Body[] {
  return bodyUnits(tcx, bodies)
    .units.filter(({ def }) => near === undefined || overlap(tcx.def(def).span, near))
    .flatMap(({ owners }) => owners.flatMap((owner) => tcx.checkedBodies(owner).bodies))
    .filter(({ tainted }) => !tainted)
    .map(({ def }) => bodies.analysedBody(def));
}

export function overlap(a: Span, b: Span): boolean {
  return a.file === b.file && a.lo <= b.hi && b.lo <= a.hi;
}
