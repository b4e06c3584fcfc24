/**
 * A program's *outline*: everything but the insides of its closed bodies. A body is closed when nothing outside can see into it: that of
 * a function that is not `const` or `async`, does not return `impl Trait` and declares no items. So what the checks find in a closed body
 * is a function of the outline and of the body's own text, and an equal outline lets other bodies' results stand. Made of the files as parsed, before names are resolved.
 */
import type { SourceMap, Span } from "../../base/source";
import type { Fn, Item } from "../../syntax/ast";
import type { LintFile } from "../lint_levels";

/** Part of a file's text. */
export interface TextRange {
  readonly lo: number;
  readonly hi: number;
}

export interface Outline {
  /** Equal for two programs of one outline. Blank lines and comments between items do not count. */
  readonly key: string;
  /** Those blank lines and comments: places outside of bodies are the same in two programs only where these are. */
  readonly gaps: string;
  /** Closed bodies by file, with their braces, in order of place. */
  readonly bodies: ReadonlyMap<number, readonly TextRange[]>;
}

/** `open`: texts of bodies that were found to declare items. `options`: what else the program's meaning depends on. */
export function outlineOf(
  files: readonly LintFile[],
  sources: SourceMap,
  open: ReadonlySet<string>,
  options: string,
): Outline {
  const all = new Map<number, readonly TextRange[]>();
  const parts = [options];
  const gapTexts: string[] = [];
  for (const { file, items } of files) {
    const { name, text } = sources.file(file);
    const gaps: TextRange[] = [];
    const bodies: TextRange[] = [];
    walk(
      items,
      { lo: 0, hi: text.length },
      {
        gap: ({ lo, hi }) => {
          if (trivia.test(text.slice(lo, hi))) gaps.push({ lo, hi });
        },
        fn: (fn) => {
          const span = isSealed(fn) ? writtenBody(fn) : undefined;
          if (span?.file === file && !open.has(text.slice(span.lo, span.hi))) bodies.push({ lo: span.lo, hi: span.hi });
        },
      },
    );
    all.set(file, bodies);
    parts.push(name, ...without(text, [...gaps, ...bodies]));
    gapTexts.push(...gaps.map(({ lo, hi }) => text.slice(lo, hi)));
  }
  return { key: JSON.stringify(parts), gaps: JSON.stringify(gapTexts), bodies: all };
}

/** Blanks and comments that are no documentation. */
const trivia = /^(?:\s|\/\/(?:\n|[^/!\n][^\n]*\n|\/\/[^\n]*\n)|\/\*(?![*!])(?:(?!\*\/|\/\*)[\s\S])*\*\/)*$/;

function without(text: string, cuts: TextRange[]): string[] {
  cuts.sort((a, b) => a.lo - b.lo);
  const ends = [0, ...cuts.map(({ hi }) => hi)];
  return ends.map((from, i) => text.slice(from, cuts[i]?.lo ?? text.length));
}

interface Visitor {
  /** Before, between and after the items of a file, between those of other items. */
  readonly gap: (range: TextRange) => void;
  readonly fn: (fn: Fn) => void;
}

/** Functions as they are written, those in bodies left out. `around`: the file that has the items; none for items of items. */
function walk(items: readonly Item[], around: TextRange | undefined, visitor: Visitor): void {
  let end = around?.lo;
  for (const item of items) {
    if (end !== undefined) visitor.gap({ lo: end, hi: item.span.lo });
    end = item.span.hi;
    if (item.kind === "Fn") visitor.fn(item);
    else if ((item.kind === "Mod" || item.kind === "Impl" || item.kind === "Trait") && item.items !== undefined)
      walk(item.items, undefined, visitor);
  }
  if (around !== undefined && end !== undefined) visitor.gap({ lo: end, hi: around.hi });
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
export function bodyAt({ bodies }: Outline, span: Span | undefined): TextRange | undefined {
  return span && bodies.get(span.file)?.find(({ lo }) => lo === span.lo);
}

/**
 * Takes a place of one program to the same place of another with an equal outline; undefined inside a body that is not `own`, and where
 * what stands between items has changed.
 */
export type Move = (span: Span) => Span | undefined;

export function moveBetween(from: Outline, to: Outline, own: Span | undefined): Move {
  const sameGaps = from.gaps === to.gaps;
  const offset = (file: number, at: number): number | undefined => {
    const before = from.bodies.get(file);
    const after = to.bodies.get(file);
    // std's files do not change.
    if (before === undefined || after === undefined) return at;
    const index = countBefore(before, at);
    const inside = before[index];
    if (inside !== undefined && inside.lo < at)
      return file === own?.file && inside.lo === own.lo ? at - inside.lo + (after[index]?.lo ?? 0) : undefined;
    return sameGaps ? at + (after[index - 1]?.hi ?? 0) - (before[index - 1]?.hi ?? 0) : undefined;
  };
  return (span) => {
    const lo = offset(span.file, span.lo);
    const hi = offset(span.file, span.hi);
    return lo === undefined || hi === undefined ? undefined : { ...span, lo, hi };
  };
}

/** How many bodies end at or before a place. */
function countBefore(bodies: readonly TextRange[], at: number): number {
  let low = 0;
  let high = bodies.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bodies[middle] as TextRange).hi <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
