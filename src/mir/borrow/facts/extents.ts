/**
 * From sets of points to places of the source. A point counts where its step is finished (a call: at its closing parenthesis); a
 * set's ranges join the points that no point outside of the set stands between.
 *
 * Example: `let r = &v; f(r); g();`: the region of `r` holds the points of `r` in `f(r)` and of the call, not that of `g()`: one range,
 * from `&v` to the end of `f(r)`.
 */
import type { BitSet } from "../../../base/bitset";
import { rootContext, type Span } from "../../../base/source";
import type { Body, Statement, Terminator } from "../../mir";
import { reversePostorder } from "../../successors";
import type { PointIndex } from "../regions/regions";
import type { Extent } from "./facts";

/** The place in the program that a span stands for: itself, or the call of the macro it came from. */
export type PlaceInProgram = (span: Span) => Span;

interface Anchor {
  readonly span: Span;
  /** The end of a scope: it comes after all else that ends there. */
  readonly isEnd: boolean;
  readonly points: number[];
}

export class Extents {
  /** In order of where their steps end. */
  private readonly anchors: readonly Anchor[];
  private readonly spans: Span[] = [];

  constructor(
    body: Body,
    readonly points: PointIndex,
    readonly placeOf: PlaceInProgram,
  ) {
    const bySpan = new Map<string, Anchor>();
    for (const block of reversePostorder(body.blocks)) {
      const data = body.blocks[block];
      if (data === undefined || data.isCleanup) continue;
      let before = data.terminator.info.span;
      [...data.statements, data.terminator].forEach((step, statementIndex) => {
        const point = points.point({ block, statementIndex });
        if (!isPlaceholderOf(step, before)) before = step.info.span;
        const span = placeOf(before);
        this.spans[point] = span;
        if (!isSeen(step) || span.file !== body.span.file) return;
        const isEnd = step.kind === "StorageDead" || step.kind === "Drop" || step.kind === "Return";
        const key = `${span.lo}:${span.hi}:${isEnd}`;
        const anchor = bySpan.get(key);
        if (anchor === undefined) bySpan.set(key, { span, isEnd, points: [point] });
        else anchor.points.push(point);
      });
    }
    this.anchors = [...bySpan.values()].sort(
      (a, b) => a.span.hi - b.span.hi || Number(a.isEnd) - Number(b.isEnd) || b.span.lo - a.span.lo,
    );
  }

  /** The place of a point; undefined where only unwinding comes. */
  spanOf(point: number): Span | undefined {
    return this.spans[point];
  }

  /** Whether a point is reached in the ordinary course of things. */
  isOrdinary(point: number): boolean {
    return this.spans[point] !== undefined;
  }

  /** `begins`: steps that make what the points are about, where the set itself starts after them. */
  of(points: BitSet, begins: Iterable<number> = []): Extent {
    const starts = new Set(begins);
    const isIn = ({ points: own }: Anchor): boolean => own.some((point) => points.has(point) || starts.has(point));
    const ranges: Span[] = [];
    let open: Span | undefined;
    let outside = 0;
    for (const anchor of this.anchors) {
      const { span } = anchor;
      if (!isIn(anchor)) {
        // The ends of temporaries stand anywhere in their statement, and are no steps between two others.
        if (anchor.isEnd) continue;
        if (open !== undefined) ranges.push(open);
        open = undefined;
        outside = span.hi;
        continue;
      }
      // What stands before it inside its own span belongs to others: `f(a, &b)` begins at `&b` for what `f` makes of it.
      const start = outside > span.lo && outside < span.hi ? outside : span.lo;
      open = { ...span, lo: open?.lo ?? start };
    }
    if (open !== undefined) ranges.push(open);
    return { points, ranges };
  }

  /** The last points of each range, in order. */
  lastPoints({ points, ranges }: Extent): number[] {
    return ranges.flatMap(({ hi }) => {
      const here = this.anchors.filter(({ span, points: own }) => span.hi === hi && own.some((p) => points.has(p)));
      const last = (here.at(-1)?.points ?? []).filter((point) => points.has(point));
      return last.length === 0 ? [] : [Math.max(...last)];
    });
  }
}

/** A call at a placeholder `{}`, which stands before the argument that it is given, and runs after it: it counts there. */
function isPlaceholderOf(step: Statement | Terminator, argument: Span): boolean {
  const { span } = step.info;
  return step.kind === "Call" && span.ctxt !== rootContext && span.ctxt === argument.ctxt && span.hi < argument.lo;
}

/** Jumps, storage and bookkeeping are no steps of the program; their spans may be those of whole expressions. */
function isSeen(step: Statement | Terminator): boolean {
  switch (step.kind) {
    case "Assign":
      return !isUnit(step);
    case "SetDiscriminant":
    case "CopyNonOverlapping":
    case "StorageDead":
    case "SwitchInt":
    case "Drop":
    case "Call":
    case "Assert":
    case "Return":
    case "Yield":
      return true;
    default:
      return false;
  }
}

/** The value of a block without one. */
function isUnit({ rvalue }: Extract<Statement, { kind: "Assign" }>): boolean {
  return (
    rvalue.kind === "Use" && rvalue.operand.kind === "Constant" && rvalue.operand.constant.value.kind === "ZeroSized"
  );
}
