/** rustc's suggested edits for loans: cloning what is moved while borrowed, a longer-lived `let`, `move` closures. */
import type { Suggestion } from "../../../base/diagnostic";
import type { Span } from "../../../base/source";
import type { TyCtxt } from "../../../types/tcx";
import type { Ty } from "../../../types/ty";
import type { Body } from "../../mir";
import type { BorrowData } from "./borrowSet";
import { spanAt, type UseSpans } from "./spans";

/** `&x` of a value that is moved later: `x.clone()` would do. */
export function cloneSuggestion(tcx: TyCtxt, body: Body, ty: Ty, borrow: BorrowData, issued: UseSpans): Suggestion[] {
  const span = spanAt(body, borrow.location);
  const text = tcx.sources.textOf(span);
  const clone = tcx.langItemIfAny("clone");
  if (issued.kind === "Closure" || clone === undefined || !text.startsWith("&") || text.startsWith("&mut")) return [];
  if (!tcx.implementsTrait(ty, clone, tcx.paramEnv(body.def))) return [];
  return [
    {
      message: "consider cloning the value if the performance cost is acceptable",
      edits: [{ span: { ...span, lo: span.hi }, replacement: ".clone()" }],
      applicability: "MachineApplicable",
    },
  ];
}

export function moveSuggestion(name: string, { header, noun }: Extract<UseSpans, { kind: "Closure" }>): Suggestion {
  const isAsync = noun === "coroutine";
  const at = isAsync ? header.lo + "async ".length : header.lo;
  return {
    message: `to force the ${isAsync ? "async block" : "closure"} to take ownership of ${name} (and any other referenced variables), use the \`move\` keyword`,
    edits: [{ span: { ...header, lo: at, hi: at }, replacement: "move " }],
    applicability: "MachineApplicable",
  };
}

/** A `let` before the statement that makes the temporary. Undefined: the statement is not found. */
export function letBinding(tcx: TyCtxt, temporary: Span): Suggestion | undefined {
  const file = tcx.sources.file(temporary.file);
  const line = file.lineColumn(temporary.lo).line;
  const start = file.text.lastIndexOf("\n", temporary.lo - 1) + 1;
  const indent = /^[ \t]*/.exec(file.text.slice(start))?.[0] ?? "";
  if (line < 1 || start + indent.length > temporary.lo) return undefined;
  const at: Span = { ...temporary, lo: start + indent.length, hi: start + indent.length };
  return {
    message: "consider using a `let` binding to create a longer lived value",
    edits: [
      { span: at, replacement: `let binding = ${tcx.sources.textOf(temporary)};\n${indent}` },
      { span: temporary, replacement: "binding" },
    ],
    applicability: "MaybeIncorrect",
  };
}
