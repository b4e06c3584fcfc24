/**
 * Where a frame stands in the facts of its function: facts are about the body as it was checked, frames run the body as it was made
 * ready for the machine. Stop points and calls are in both.
 */
import type { Checked } from "../compile";
import type { BodyFacts, LocalFacts } from "../mir/borrow/facts/facts";
import type { BasicBlock, Body, Local, Location, Statement, Terminator } from "../mir/mir";
import { crateOf, userCrate } from "../resolve/def";

export class FrameFacts {
  constructor(
    readonly facts: BodyFacts,
    /** Usually one; an exit that several ways share has one for each. */
    private readonly points: readonly number[],
    /** By local of the frame. */
    private readonly checkedLocals: readonly Local[],
  ) {}

  of(local: Local): LocalFacts | undefined {
    const found = this.checkedLocals[local];
    return found === undefined ? undefined : this.facts.locals[found];
  }

  /** The frame's local. */
  localOf(facts: LocalFacts): Local {
    return this.checkedLocals.indexOf(facts.local) as Local;
  }

  /** Whether a set of points holds here, whichever way led here. */
  isIn(points: { has(point: number): boolean }): boolean {
    return this.points.every((point) => points.has(point));
  }

  /** Whether the drop at a point is the next step. */
  isDropping(body: Body, drop: number): boolean {
    const { points } = this.facts;
    return this.points.some((point) => {
      const { block, statementIndex } = points.location(point);
      const { statements = [], terminator } = body.blocks[block] ?? {};
      const rest = statements.slice(statementIndex).every(({ kind }) => kind === "StopPoint");
      return rest && terminator?.kind === "Drop" && points.point({ block, statementIndex: statements.length }) === drop;
    });
  }

  /** The points that may come next, in no order; this one is among them. */
  ahead(body: Body, successors: (terminator: Terminator) => readonly BasicBlock[]): ReadonlySet<number> {
    const { points } = this.facts;
    const found = new Set<number>();
    const stack = [...this.points];
    for (let point = stack.pop(); point !== undefined; point = stack.pop()) {
      if (found.has(point)) continue;
      found.add(point);
      const { block, statementIndex } = points.location(point);
      const data = body.blocks[block];
      if (data === undefined || data.isCleanup) continue;
      if (statementIndex < data.statements.length) stack.push(point + 1);
      else for (const target of successors(data.terminator)) stack.push(points.blockStart[target] ?? 0);
    }
    return found;
  }
}

/** Undefined for std's functions and `async` bodies, and where the frame is inside of a step that has no counterpart. */
export function frameFacts({ bodies, tcx }: Checked, body: Body, location: Location): FrameFacts | undefined {
  if (crateOf(body.def) !== userCrate || body.source === "Shim" || body.source === "Promoted") return undefined;
  if (body.coroutine !== undefined || tcx.typedBody(body.def).tainted) return undefined;
  const analysed = bodies.analysedBody(body.def);
  const locals = [...analysed.locals.keys()].filter((local) => analysed.locals[local]?.kind.kind !== "FakeBorrow");
  const facts = bodies.facts(body.def);
  const step = stepAt(body, location);
  const points: number[] = [];
  analysed.blocks.forEach(({ statements, terminator, isCleanup }, block) => {
    if (isCleanup) return;
    [...statements, terminator].forEach((other, statementIndex) => {
      if (isSame(step, other, (local) => locals[local] as Local))
        points.push(facts.points.point({ block: block as BasicBlock, statementIndex }));
    });
  });
  return points.length === 0 ? undefined : new FrameFacts(facts, points, locals as Local[]);
}

function stepAt(body: Body, { block, statementIndex }: Location): Statement | Terminator | undefined {
  const data = body.blocks[block];
  return data?.statements[statementIndex] ?? data?.terminator;
}

function isSame(
  step: Statement | Terminator | undefined,
  other: Statement | Terminator,
  checkedLocal: (local: Local) => Local,
): boolean {
  if (step?.kind === "StopPoint") return other.kind === "StopPoint" && other.stop === step.stop;
  if (step?.kind !== "Call" && step?.kind !== "Drop") return false;
  const { lo, hi, file } = step.info.span;
  const { span } = other.info;
  if (span.lo !== lo || span.hi !== hi || span.file !== file) return false;
  if (step.kind === "Call")
    return other.kind === "Call" && other.destination.local === checkedLocal(step.destination.local);
  return other.kind === "Drop" && other.place.local === checkedLocal(step.place.local);
}
