/**
 * What to say where a copy would help: `.clone()` at the value, before a closure or in place of a method's receiver, and notes on what
 * would have to be `Clone` first. Shared by moves that come too late, moves out of borrows and moves of what is borrowed.
 */
import type { Note, Suggestion } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import { crateOf, userCrate } from "../../resolve/def";
import type { CapturedPlace, Expr } from "../../types/body";
import type { TyCtxt } from "../../types/tcx";
import type { Ty } from "../../types/ty";
import type { Body, Place } from "../mir";
import { placeTy } from "../placeTy";
import { closureExpr, expressionAt, indentBefore, statementsAround } from "./around";

/** The body whose bounds hold there. */
type Within = Pick<Body, "def">;

export function isClone(tcx: TyCtxt, body: Within, ty: Ty): boolean {
  const clone = tcx.langItemIfAny("clone");
  return clone !== undefined && tcx.implementsTrait(ty, clone, tcx.paramEnv(body.def));
}

/** `x.clone()` for the expression at a span; `&` and `*` before it are taken away. */
export function cloneAt(tcx: TyCtxt, body: Within, ty: Ty, span: Span): Suggestion[] {
  const found = expressionAt(tcx.typedBody(body.def), span);
  // What a `for` runs over is the argument of a call that has the same span.
  const whole = found?.kind.kind === "Call" && found.kind.source === "Desugar" ? found.kind.args[0] : found;
  // What a `move` closure captured is no longer there to be cloned.
  if (!isClone(tcx, body, ty) || whole === undefined || whole.kind.kind === "Closure" || isInMoveClosure(tcx, body))
    return [];
  const core = withoutOperators(whole);
  if (core === undefined) return [];
  const isCounted = ty.kind === "Adt" && [tcx.diagnosticItem("Rc"), tcx.diagnosticItem("Arc")].includes(ty.def);
  const message = isCounted
    ? "clone the value to increment its reference count"
    : "consider cloning the value if the performance cost is acceptable";
  const before = { ...span, hi: core.isRaw ? span.lo : core.span.lo };
  const after = { ...span, lo: core.isRaw ? span.hi : core.span.hi };
  const edits = [{ span: after, replacement: core.isRaw ? ").clone()" : ".clone()" }];
  if (core.isRaw) edits.unshift({ span: before, replacement: "(" });
  else if (before.lo < before.hi) edits.unshift({ span: before, replacement: "" });
  return [{ message, edits, applicability: "MachineApplicable" }];
}

function isInMoveClosure(tcx: TyCtxt, { def }: Within): boolean {
  return tcx.typedBody(def).kind === "Closure" && closureExpr(tcx, def)?.move === true;
}

/** Undefined: a `&mut` is wanted for what it does. */
function withoutOperators(whole: Expr): { readonly span: Span; readonly isRaw: boolean } | undefined {
  let core = whole;
  for (let at = whole; ; ) {
    const { kind } = at;
    if (kind.kind === "Borrow") {
      if (kind.origin === "Source" && kind.mutbl === "Mut") return undefined;
      at = kind.place;
      if (kind.origin === "Source") core = at;
    } else if (kind.kind === "Deref") {
      at = kind.base;
      if (kind.origin === "Source") core = at;
      if (kind.origin === "Source" && at.ty.kind === "RawPtr") return { span: at.span, isRaw: true };
    } else if (
      kind.kind === "Call" &&
      kind.source === "Operator" &&
      kind.args.length === 1 &&
      kind.args[0] !== undefined
    )
      core = at = kind.args[0];
    else return { span: core.span, isRaw: false };
  }
}

/** The receiver of a method that consumes it. */
export function cloneReceiver(tcx: TyCtxt, body: Body, place: Place, span: Span): Suggestion[] {
  const { ty } = placeTy(body.locals, place);
  const wanting = isClone(tcx, body, ty) ? undefined : notClone(ty);
  if (wanting === ty) return [];
  const condition =
    wanting === undefined
      ? "but this might not be your desired behavior"
      : `if the \`${tcx.printTy(wanting)}: Clone\` trait bound could be satisfied`;
  const isBehind = place.projection.some(({ kind }) => kind === "Deref");
  const start = { ...span, hi: span.lo };
  const end = { ...span, lo: span.hi };
  const edits = isBehind
    ? [
        { span: start, replacement: `<${tcx.printTy(ty)} as Clone>::clone(&` },
        { span: end, replacement: ")" },
      ]
    : [{ span: end, replacement: ".clone()" }];
  return [
    {
      message: `you ${wanting === undefined ? "can" : "could"} \`clone\` the value and consume it, ${condition}`,
      edits,
      applicability: "MaybeIncorrect",
    },
  ];
}

/** `for x in xs` takes `xs`: `&xs` would do. */
export function iterateOverSlice(tcx: TyCtxt, ty: Ty, span: Span): Suggestion {
  const message = `consider iterating over a slice of the \`${tcx.printTy(ty)}\`'s content to avoid moving into the \`for\` loop`;
  return { message, edits: [{ span: { ...span, hi: span.lo }, replacement: "&" }], applicability: "MaybeIncorrect" };
}

/** The part of a type that keeps it from being `Clone`. */
function notClone(ty: Ty): Ty {
  if (ty.kind !== "Adt" || crateOf(ty.def) === userCrate) return ty;
  const [only] = ty.args;
  return only?.kind === "Type" ? notClone(only.ty) : ty;
}

/** `let value = x.clone();` before the statement in which a `move` closure captures the variable. */
export function cloneBeforeClosure(tcx: TyCtxt, body: Within, closure: Span, captured: CapturedPlace): Suggestion[] {
  if (captured.projections.length > 0 || !isClone(tcx, body, captured.ty)) return [];
  const typed = tcx.typedBody(body.def);
  const around = statementsAround(typed, closure).at(-1);
  if (around === undefined) return [];
  const { lo } = around.stmt.span;
  const { text } = tcx.sources.file(closure.file);
  const indent = indentBefore(text, lo);
  const edits = [
    { span: { ...around.stmt.span, hi: lo }, replacement: `let value = ${captured.name}.clone();\n${indent}` },
    { span: captured.useSpan, replacement: "value" },
  ];
  const message = "consider cloning the value before moving it into the closure";
  return [{ message, edits, applicability: "MachineApplicable" }];
}

/** A type of the program's own that could derive `Clone`, as all of its fields have it. */
export function deriveCloneNote(tcx: TyCtxt, body: Within, ty: Ty, span: Span): Note[] {
  if (ty.kind !== "Adt" || crateOf(ty.def) !== userCrate || isClone(tcx, body, ty)) return [];
  const { variants } = tcx.adtDef(ty.def);
  const fields = variants.flatMap((variant) => variant.fields.map((_, i) => tcx.fieldTy(variant, i, ty.args)));
  return fields.every((field) => isClone(tcx, body, field)) ? [implementClone(tcx, ty, span)] : [];
}

/** The same of any such type; boxes and options are looked through. */
export function adtCloneNote(tcx: TyCtxt, ty: Ty, span: Span): Note | undefined {
  const own = notClone(ty);
  return own.kind === "Adt" && crateOf(own.def) === userCrate ? implementClone(tcx, own, span) : undefined;
}

function implementClone(tcx: TyCtxt, ty: Extract<Ty, { kind: "Adt" }>, span: Span): Note {
  const text = `if \`${tcx.printTy(ty)}\` implemented \`Clone\`, you could clone the value`;
  return cloneNote(text, span, tcx.headSpan(ty.def), "consider implementing `Clone` for this type");
}

export function cloneNote(text: string, value: Span, declared: Span, label: string): Note {
  return {
    text,
    labels: [
      { span: declared, text: label, primary: true },
      { span: value, text: "you could clone this value" },
    ],
  };
}
