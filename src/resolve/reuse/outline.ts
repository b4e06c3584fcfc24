/**
 * A program's *outline*: everything but the insides of its closed bodies. A body is closed when nothing outside can see into it: that of
 * a function that is not `const` or `async`, does not return `impl Trait` and declares no items. So what the checks find in a closed body
 * is a function of the outline and of the body's own text, and an equal outline lets other bodies' results stand. Made of the files as parsed, before names are resolved.
 */
import type { SourceMap, Span } from "../../base/source";
import type { Fn, Item } from "../../syntax/ast";
import type { LintFile } from "../lint_levels";

/** Part of a file's text that is not of the outline. */
interface Cut {
  readonly lo: number;
  readonly hi: number;
  /** Blank lines and comments between items; undefined for a closed body, which has its braces. */
  readonly gap: string | undefined;
}

export interface Outline {
  /** Equal for two programs of one outline. Blank lines and comments between items do not count. */
  readonly key: string;
  /** By file, in order of place. Programs of one outline have as many. */
  readonly cuts: ReadonlyMap<number, readonly Cut[]>;
}

/** `open`: texts of bodies that were found to declare items. `options`: what else the program's meaning depends on. */
export function outlineOf(
  files: readonly LintFile[],
  sources: SourceMap,
  open: ReadonlySet<string>,
  options: string,
): Outline {
  const all = new Map<number, readonly Cut[]>();
  const parts = [options];
  for (const { file, items } of files) {
    const { name, text } = sources.file(file);
    const cuts: Cut[] = [];
    walk(
      items,
      { lo: 0, hi: text.length },
      {
        gap: ({ lo, hi }) => {
          const gap = text.slice(lo, hi);
          if (trivia.test(gap)) cuts.push({ lo, hi, gap });
        },
        fn: (fn) => {
          const span = isSealed(fn) ? writtenBody(fn) : undefined;
          if (span?.file === file && !open.has(text.slice(span.lo, span.hi)))
            cuts.push({ lo: span.lo, hi: span.hi, gap: undefined });
        },
      },
    );
    cuts.sort((a, b) => a.lo - b.lo);
    all.set(file, cuts);
    parts.push(name, ...without(text, cuts));
  }
  return { key: JSON.stringify(parts), cuts: all };
}

/** Blanks and comments that are no documentation. */
const trivia = /^(?:\s|\/\/(?:\n|[^/!\n][^\n]*\n|\/\/[^\n]*\n)|\/\*(?![*!])(?:(?!\*\/|\/\*)[\s\S])*\*\/)*$/;

function without(text: string, cuts: readonly Cut[]): string[] {
  const ends = [0, ...cuts.map(({ hi }) => hi)];
  return ends.map((from, i) => text.slice(from, cuts[i]?.lo ?? text.length));
}

interface Visitor {
  /** Before, between and after the items of a file, between those of other items. */
  readonly gap: (range: Pick<Cut, "lo" | "hi">) => void;
  readonly fn: (fn: Fn) => void;
}

/** Functions as they are written, those in bodies left out. `around`: the file that has the items; none for items of items. */
function walk(items: readonly Item[], around: Pick<Cut, "lo" | "hi"> | undefined, visitor: Visitor): void {
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

/** Whether a closed body starts at a place. */
export function isClosedAt({ cuts }: Outline, span: Span | undefined): boolean {
  return span !== undefined && cuts.get(span.file)?.some(({ lo, gap }) => gap === undefined && lo === span.lo) === true;
}

/**
 * Takes a place of one program to the same place of another with an equal outline; undefined inside a body that is not `own`, and within
 * comments that have changed.
 */
export type Move = (span: Span) => Span | undefined;

export function moveBetween(from: Outline, to: Outline, own: Span | undefined): Move {
  const offset = (file: number, at: number, side: "lo" | "hi"): number | undefined => {
    const before = from.cuts.get(file);
    const after = to.cuts.get(file);
    // std's files do not change.
    if (before === undefined || after === undefined) return at;
    const index = countBefore(before, at, side);
    const [cut, other] = [before[index], after[index]];
    if (cut === undefined || cut.lo >= at) return at + (after[index - 1]?.hi ?? 0) - (before[index - 1]?.hi ?? 0);
    const isSame = cut.gap === undefined ? file === own?.file && cut.lo === own.lo : cut.gap === other?.gap;
    return isSame ? at - cut.lo + (other?.lo ?? 0) : undefined;
  };
  return (span) => {
    const lo = offset(span.file, span.lo, "lo");
    const hi = offset(span.file, span.hi, "hi");
    return lo === undefined || hi === undefined || lo > hi ? undefined : { ...span, lo, hi };
  };
}

/** How many cuts end before a place begins or ends; an empty one stands before what begins there and after what ends there. */
function countBefore(cuts: readonly Cut[], at: number, side: "lo" | "hi"): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { lo, hi } = cuts[middle] as Cut;
    if (hi <= at && (side === "lo" || lo < at)) low = middle + 1;
    else high = middle;
  }
  return low;
}
