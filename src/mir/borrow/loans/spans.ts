/** Where a borrow or move stands in the program: in itself, or in a closure that captures (rustc's `UseSpans`). */
import type { Span } from "../../../base/source";
import type { DefId } from "../../../resolve/def";
import type { TyCtxt } from "../../../types/tcx";
import type { Body, Local, Location, Operand, Place, Statement } from "../../mir";
import { closureHeader } from "../context";

export type UseSpans =
  | {
      readonly kind: "Closure";
      /** `move |x|`. */
      readonly header: Span;
      /** The use of the variable inside. */
      readonly use: Span;
      readonly closure: DefId;
      /** What rustc calls it in labels. */
      readonly noun: "closure" | "coroutine";
      /** The whole closure expression. */
      readonly whole: Span;
    }
  | { readonly kind: "Other"; readonly span: Span };

export function headerOrUse(spans: UseSpans): Span {
  return spans.kind === "Closure" ? spans.header : spans.span;
}

export function innerUse(spans: UseSpans): Span {
  return spans.kind === "Closure" ? spans.use : spans.span;
}

export function spanAt(body: Body, { block, statementIndex }: Location): Span {
  const data = body.blocks[block];
  return (data?.statements[statementIndex]?.info ?? data?.terminator.info)?.span ?? body.span;
}

/** A statement that moves or copies straight into a closure, or makes a temporary that the closure then captures. */
export function useSpansAt(tcx: TyCtxt, body: Body, location: Location, span: Span, place?: Place): UseSpans {
  const data = body.blocks[location.block];
  const statement = data?.statements[location.statementIndex];
  if (data === undefined || statement?.kind !== "Assign") return { kind: "Other", span };
  const direct = place === undefined ? undefined : capture(tcx, statement, (operand) => isPlace(operand, place));
  if (direct !== undefined) return direct;
  const { local, projection } = statement.place;
  if (projection.length === 0 && body.locals[local]?.kind.kind === "Temp") {
    for (const next of data.statements.slice(location.statementIndex + 1)) {
      const found = capture(tcx, next, (operand) => isLocal(operand, local));
      if (found !== undefined) return found;
      if (!sameSpan(next.info.span, span)) break;
    }
  }
  return { kind: "Other", span };
}

function capture(tcx: TyCtxt, statement: Statement, isIt: (operand: Operand) => boolean): UseSpans | undefined {
  if (statement.kind !== "Assign" || statement.rvalue.kind !== "Aggregate") return undefined;
  const { aggregate, operands } = statement.rvalue;
  if (aggregate.kind !== "Closure" && aggregate.kind !== "Coroutine") return undefined;
  const index = operands.findIndex(isIt);
  const captured = tcx.typedBody(aggregate.def).captures[index];
  if (captured === undefined) return undefined;
  const whole = statement.info.span;
  return {
    kind: "Closure",
    header: closureHeader(tcx, whole, aggregate.def),
    use: captured.useSpan,
    closure: aggregate.def,
    noun: aggregate.kind === "Closure" ? "closure" : "coroutine",
    whole,
  };
}

function isLocal(operand: Operand, local: Local): boolean {
  return operand.kind !== "Constant" && operand.place.local === local && operand.place.projection.length === 0;
}

function isPlace(operand: Operand, { local, projection }: Place): boolean {
  return (
    operand.kind !== "Constant" &&
    operand.place.local === local &&
    operand.place.projection.length === projection.length
  );
}

/** An access of a place at a span is told of once. */
export function reportKey(place: string, { file, lo, hi, ctxt }: Span): string {
  return `${place}@${file}:${lo}:${hi}:${ctxt}`;
}

export function sameSpan(left: Span, right: Span): boolean {
  return left.file === right.file && left.lo === right.lo && left.hi === right.hi;
}

export function overlaps(left: Span, right: Span): boolean {
  return left.file === right.file && left.lo < right.hi && right.lo < left.hi;
}
