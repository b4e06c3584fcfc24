/** rustc's suggested edits for loans: a longer-lived `let`, `move` closures. */
import type { Suggestion } from "../../../base/diagnostic";
import type { Span } from "../../../base/source";
import type { DefId } from "../../../resolve/def";
import type { Block, Stmt, TypedBody } from "../../../types/body";
import { visitExpr } from "../../../types/check/visit";
import { containsSpan } from "../around";
import type { TyCtxt } from "../../../types/tcx";
import type { UseSpans } from "./spans";

export function moveSuggestion(name: string, { header, noun }: Extract<UseSpans, { kind: "Closure" }>): Suggestion {
  const isAsync = noun === "coroutine";
  const lo = isAsync ? header.lo + "async".length : header.lo;
  return {
    message: `to force the ${isAsync ? "async block" : "closure"} to take ownership of ${name} (and any other referenced variables), use the \`move\` keyword`,
    edits: [{ span: { ...header, lo, hi: lo }, replacement: isAsync ? " move" : "move " }],
    applicability: "MachineApplicable",
  };
}

/** A `let` before the statement that makes the temporary. Undefined: it stands in a block of its own. */
export function letBinding(tcx: TyCtxt, def: DefId, made: Span, mutable: boolean): Suggestion | undefined {
  const typed = tcx.typedBody(def);
  const temporary = tcx.callSiteIn(made, typed.span.ctxt) ?? made;
  const stmt = ownStatement(typed, temporary);
  if (stmt === undefined) return undefined;
  const { lo } = stmt.span;
  const { text } = tcx.sources.file(temporary.file);
  const margin = /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", lo - 1) + 1))?.[0] ?? "";
  const value = tcx.sources.textOf(temporary);
  return {
    message: "consider using a `let` binding to create a longer lived value",
    edits: [
      { span: { ...temporary, lo, hi: lo }, replacement: `let ${mutable ? "mut " : ""}binding = ${value};\n${margin}` },
      { span: temporary, replacement: "binding" },
    ],
    applicability: "MaybeIncorrect",
  };
}

/** The statement of a function's own block that a place is in, with no other block around it. */
function ownStatement({ value }: TypedBody, at: Span): Stmt | undefined {
  const block = value.kind.kind === "Block" ? value.kind.block : undefined;
  const stmt = block?.statements.find(({ span }) => containsSpan(span, at));
  if (block === undefined || stmt === undefined) return undefined;
  let isNested = false;
  const visitor = { block: (inner: Block) => void (isNested ||= inner !== block && containsSpan(inner.span, at)) };
  visitExpr(value, visitor);
  return isNested ? undefined : stmt;
}
