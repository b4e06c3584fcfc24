/**
 * What rustc and we are held against each other by: for each body of a program its steps, the regions of its variables, its loans with
 * the places where they are in scope, and its drops in order. Both sides make this model (`rustc.ts` from dumps, `ours.ts` from the
 * borrow checker); `print.ts` turns it into the lines of a golden, `compare.ts` holds two of them against each other.
 *
 * A *position* is a place of the source with the kind of step that stands there: `3:13-3:22&` is a borrow in these columns. Several
 * steps may share one; a set of points becomes the set of their positions. What stands inside a macro call is left out, because
 * macros of std are written differently.
 */

/** Kinds of step that are positions; jumps, the start of storage, annotations, fake reads and reborrows of what a temporary holds are left out. */
export type StepKind =
  | "&"
  | "="
  | "call"
  | "drop"
  | "dead"
  | "switch"
  | "assert"
  | "return"
  | "yield"
  /** No position. */
  | "";

export interface Step {
  readonly kind: StepKind;
  /** `3:13-3:22`; empty for what stands in another file or in a macro call. */
  readonly span: string;
  readonly isCleanup: boolean;
  /** Indices of steps; that of unwinding apart. */
  readonly next: readonly number[];
  readonly unwind: number | undefined;
  /** Of a drop: the place, and whether a flag decides. */
  readonly dropped?: { readonly place: string; readonly maybe: boolean };
}

export interface RegionModel {
  /** `r 3:10 #0`: the variable, where its declaration ends, and which of its type's regions. */
  readonly key: string;
  readonly points: ReadonlySet<number>;
  /** Ends of lifetimes that the caller chooses, by an argument that has it; `'static`. */
  readonly ends: readonly string[];
}

export interface LoanModel {
  readonly issued: number;
  readonly region: ReadonlySet<number>;
  readonly live: ReadonlySet<number>;
}

/** A loan and the point where something happens to it. */
export interface LoanEvent {
  readonly loan: number;
  readonly at: number;
}

export interface BodyModel {
  /** Where it ends, and how many closures it stands in. */
  readonly key: string;
  readonly steps: readonly Step[];
  readonly regions: readonly RegionModel[];
  readonly loans: readonly LoanModel[];
  readonly invalidated: readonly LoanEvent[];
  readonly killed: readonly LoanEvent[];
  /** The body after drop elaboration; undefined where rustc does not come to it. */
  readonly elaborated: readonly Step[] | undefined;
}

export function positionOf({ kind, span, isCleanup }: Step): string | undefined {
  return kind === "" || span === "" || isCleanup ? undefined : kind === "return" ? "exit" : `${span}${kind}`;
}

export function endOf(span: string): string {
  return span.slice(span.indexOf("-") + 1);
}

/** Regions and their ends, before they have names. */
export interface RawRegion {
  readonly key: string;
  readonly isArgument: boolean;
  readonly points: ReadonlySet<number>;
  readonly ends: ReadonlySet<string>;
}

/**
 * An end is told by an argument whose region has the same ends; `statics` is the name of `'static`. The body's own lifetime is in all
 * of them and is not told.
 */
export function nameEnds(
  regions: readonly RawRegion[],
  statics: string,
  valueOf: (end: string) => ReadonlySet<string>,
) {
  const same = (a: ReadonlySet<string>, b: ReadonlySet<string>) => a.size === b.size && [...a].every((x) => b.has(x));
  const nameOf = (end: string): string | undefined =>
    regions.find(({ isArgument, ends }) => isArgument && same(ends, valueOf(end)))?.key;
  return regions.map(({ key, points, ends }): RegionModel => {
    if (ends.has(statics)) return { key, points, ends: ["'static"] };
    const named = [...ends].flatMap((end) => nameOf(end) ?? []);
    return { key, points, ends: [...new Set(named)].sort() };
  });
}

/** Whether a place of a text stands inside `name!(…)`. */
export function macroCalls(text: string): (span: string) => boolean {
  const calls: { readonly from: number; readonly to: number }[] = [];
  for (const call of text.matchAll(/\w+!\s*[([{]/g)) {
    let depth = 1;
    let end = call.index + call[0].length;
    for (; depth > 0 && end < text.length; end++)
      depth += "([{".includes(text[end] ?? "") ? 1 : ")]}".includes(text[end] ?? "") ? -1 : 0;
    calls.push({ from: call.index, to: end });
  }
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (span) => {
    const [line = 0, column = 0] = (span.split("-")[0] ?? "").split(":").map(Number);
    const offset = (starts[line - 1] ?? 0) + column - 1;
    return calls.some(({ from, to }) => offset >= from && offset < to);
  };
}
