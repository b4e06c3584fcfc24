/**
 * A program's *outline*: everything but the insides of its closed bodies. A body is closed when nothing outside can see into it: that of
 * a function that is not `const` or `async`, does not return `impl Trait` and declares no items. So what the checks find in a closed body
 * is a function of the outline and of the body's own text, and an outline that is equal letter for letter lets other bodies' results
 * stand. Made of the files as parsed, before names are resolved.
 */
import type { SourceMap, Span } from "../../base/source";
import type { Fn, Item } from "../../syntax/ast";
import type { LintFile } from "../lint_levels";

/** The text of one closed body, with its braces. */
export interface BodyRange {
  readonly lo: number;
  readonly hi: number;
}

export interface Outline {
  /** Equal for two programs of one outline. */
  readonly key: string;
  /** Closed bodies by file, in order of place. */
  readonly bodies: ReadonlyMap<number, readonly BodyRange[]>;
}

/** `open`: texts of bodies that were found to declare items. `options`: what else the program's meaning depends on. */
export function outlineOf(
  files: readonly LintFile[],
  sources: SourceMap,
  open: ReadonlySet<string>,
  options: string,
): Outline {
  const bodies = new Map<number, readonly BodyRange[]>();
  const parts = [options];
  for (const { file, items } of files) {
    const { name, text } = sources.file(file);
    const found: BodyRange[] = [];
    collect(items, (fn) => {
      const span = isSealed(fn) ? writtenBody(fn) : undefined;
      if (span?.file === file && !open.has(text.slice(span.lo, span.hi))) found.push({ lo: span.lo, hi: span.hi });
    });
    bodies.set(file, found);
    parts.push(name);
    let at = 0;
    for (const { lo, hi } of found) {
      parts.push(text.slice(at, lo));
      at = hi;
    }
    parts.push(text.slice(at));
  }
  return { key: JSON.stringify(parts), bodies };
}

/** Functions as they are written, those in bodies left out. */
function collect(items: readonly Item[], visit: (fn: Fn) => void): void {
  for (const item of items) {
    if (item.kind === "Fn") visit(item);
    else if ((item.kind === "Mod" || item.kind === "Impl" || item.kind === "Trait") && item.items !== undefined)
      collect(item.items, visit);
  }
}

/** Only its signature tells others what it does. */
function isSealed({ header, decl }: Fn): boolean {
  return !header.const && header.asyncClosureId === undefined && !holdsOpaque(decl.output);
}

/** `impl Trait`, or a macro that may come to one. */
function holdsOpaque(node: unknown): boolean {
  if (typeof node !== "object" || node === null) return false;
  const { kind } = node as { readonly kind?: string };
  return kind === "ImplTrait" || kind === "MacCall" || Object.values(node).some(holdsOpaque);
}

/** Where a function's body stands in its file; undefined for one that a macro made. */
export function writtenBody({ body }: Fn): Span | undefined {
  return body !== undefined && body.span.ctxt === 0 ? body.span : undefined;
}

/** The closed body that starts at a place. */
export function bodyAt({ bodies }: Outline, span: Span | undefined): BodyRange | undefined {
  return span && bodies.get(span.file)?.find(({ lo }) => lo === span.lo);
}

/** Takes a place of one program to the same place of another with an equal outline; undefined inside a body that is not `own`. */
export type Move = (span: Span) => Span | undefined;

export function moveBetween(from: Outline, to: Outline, own: Span | undefined): Move {
  const offset = (file: number, at: number): number | undefined => {
    const before = from.bodies.get(file);
    const after = to.bodies.get(file);
    // std's files do not change.
    if (before === undefined || after === undefined) return at;
    const index = countBefore(before, at);
    const inside = before[index];
    if (inside !== undefined && inside.lo < at)
      return file === own?.file && inside.lo === own.lo ? at - inside.lo + (after[index]?.lo ?? 0) : undefined;
    return at + (after[index - 1]?.hi ?? 0) - (before[index - 1]?.hi ?? 0);
  };
  return (span) => {
    const lo = offset(span.file, span.lo);
    const hi = offset(span.file, span.hi);
    return lo === undefined || hi === undefined ? undefined : { ...span, lo, hi };
  };
}

/** How many bodies end at or before a place. */
function countBefore(bodies: readonly BodyRange[], at: number): number {
  let low = 0;
  let high = bodies.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bodies[middle] as BodyRange).hi <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
