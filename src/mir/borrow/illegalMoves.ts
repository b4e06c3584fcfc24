/** Moves out of what cannot be moved out of: behind a reference (E0507), out of a slice (E0508), out of a `Drop` type (E0509). */
import { type Diagnostic, error, type Label, type Note, type Suggestion } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { TyCtxt } from "../../types/tcx";
import type { Ty } from "../../types/ty";
import type { Body, Local, Location, Place } from "../mir";
import type { IllegalMove, MoveData } from "../movePaths";
import { placeTy } from "../placeTy";
import { moveContext, takesReceiver } from "./context";
import { capturedMove } from "./capturedMoves";
import { adtCloneNote, cloneAt, cloneReceiver, iterateOverSlice } from "./cloneAdvice";
import type { DeclarationOf } from "./regions/names";
import { declaredAt, describePlace, upvarField } from "./describe";
import { contentOf, pointerSource } from "./pointerSource";

interface Binding {
  readonly local: Local;
  readonly span: Span;
}

/** One error for all bindings of a pattern. */
interface Group {
  readonly first: IllegalMove;
  readonly span: Span;
  readonly bindings: Binding[];
}

export function explainIllegalMoves(
  tcx: TyCtxt,
  body: Body,
  data: MoveData,
  declaredOutside: DeclarationOf,
): Diagnostic[] {
  const groups = new Map<string, Group>();
  for (const illegal of data.illegal) {
    const binding = patternBinding(body, illegal.location);
    const span = binding?.scrutinee ?? spanAt(body, illegal.location);
    const key = `${span.file}:${span.lo}:${span.hi}:${illegal.why.kind}:${binding === undefined}`;
    const group = groups.get(key) ?? { first: illegal, span, bindings: [] };
    groups.set(key, group);
    if (binding !== undefined && !group.bindings.some(({ local }) => local === binding.local))
      group.bindings.push(binding);
  }
  return [...groups.values()].map((group) => explainGroup(tcx, body, group, declaredOutside));
}

function spanAt(body: Body, { block, statementIndex }: Location): Span {
  const data = body.blocks[block];
  return (data?.statements[statementIndex]?.info ?? data?.terminator.info)?.span ?? body.span;
}

/** The variable of a pattern that the move fills. */
function patternBinding(body: Body, location: Location): (Binding & { readonly scrutinee: Span }) | undefined {
  const statement = body.blocks[location.block]?.statements[location.statementIndex];
  if (statement?.kind !== "Assign" || statement.place.projection.length > 0) return undefined;
  const decl = body.locals[statement.place.local];
  if (decl?.kind.kind !== "User" || decl.kind.binding.initSpan === undefined) return undefined;
  const { span } = statement.info;
  if (span.lo > declaredAt(decl).lo || span.hi < declaredAt(decl).hi) return undefined;
  return { local: statement.place.local, span: declaredAt(decl), scrutinee: decl.kind.binding.initSpan };
}

function explainGroup(
  tcx: TyCtxt,
  body: Body,
  { first, span, bindings }: Group,
  declaredOutside: DeclarationOf,
): Diagnostic {
  const labels: Label[] = [];
  const notes: Note[] = [];
  const suggestions: Suggestion[] = [];
  const { code, message, own } = headline(tcx, body, first);
  const primary: Label = { span, text: own ?? "", primary: true };
  const help: Note[] = [];
  const capture = capturedMove(tcx, body, first, declaredOutside);
  if (capture !== undefined) {
    labels.push(...capture.labels);
    help.push(capture.help);
  }
  if (bindings.length === 0) {
    const what = describeMoved(tcx, body, first.place);
    const because = `move occurs because ${what} has type \`${tcx.printTy(tyOf(body, first.place))}\`, which does not implement the \`Copy\` trait`;
    if (capture?.reason !== undefined && !initialisesVariable(body, first.location, span))
      labels.push({ ...primary, text: `${what} is moved here` }, { span: capture.reason, text: because });
    else if (own === undefined) labels.push({ ...primary, text: because });
    else labels.push(primary, { span, text: because, primary: true });
    methodCall(tcx, body, first, { labels, notes, suggestions });
    suggestions.push(...suggest(tcx, body, first, span));
    const note = adtCloneNote(tcx, tyOf(body, first.place), span);
    if (note !== undefined) notes.push(note);
  } else {
    labels.push(primary);
    for (const [index, binding] of bindings.entries())
      labels.push({ span: binding.span, text: index === 0 ? "data moved here" : "...and here" });
    const [only] = bindings;
    const decl = only === undefined ? undefined : body.locals[only.local];
    if (bindings.length > 1)
      notes.push("move occurs because these variables have types that don't implement the `Copy` trait");
    else if (only !== undefined && decl?.kind.kind === "User") {
      labels.push({
        span: only.span,
        text: `move occurs because \`${decl.kind.name}\` has type \`${tcx.printTy(decl.ty)}\`, which does not implement the \`Copy\` trait`,
      });
    }
    suggestions.push(borrowPattern(tcx, span));
  }
  return error(code, message, span, { labels, notes, help, suggestions });
}

function tyOf(body: Body, place: Place): Ty {
  return placeTy(body.locals, place).ty;
}

function describeMoved(tcx: TyCtxt, body: Body, place: Place): string {
  const [deref] = place.projection;
  const source = deref?.kind === "Deref" ? pointerSource(tcx, body, place.local) : undefined;
  if (source?.kind === "Static" && place.projection.length === 1) return `\`${tcx.def(source.def).name}\``;
  const name = describePlace(tcx, body, place);
  return name === undefined ? "value" : `\`${name}\``;
}

function headline(
  tcx: TyCtxt,
  body: Body,
  { place, why }: IllegalMove,
): { readonly code: string; readonly message: string; readonly own: string | undefined } {
  switch (why.kind) {
    case "InteriorOfTypeWithDestructor":
      return {
        code: "E0509",
        message: `cannot move out of type \`${tcx.printTy(why.ty)}\`, which implements the \`Drop\` trait`,
        own: "cannot move out of here",
      };
    case "InteriorOfSliceOrArray": {
      const sort = why.ty.kind === "Array" ? "array" : "slice";
      return {
        code: "E0508",
        message: `cannot move out of type \`${tcx.printTy(why.ty)}\`, a non-copy ${sort}`,
        own: "cannot move out of here",
      };
    }
    case "BorrowedContent": {
      const behind = tyOf(body, why.target);
      if (behind.kind === "Slice" || behind.kind === "Array") {
        return {
          code: "E0508",
          message: `cannot move out of type \`${tcx.printTy(behind)}\`, a non-copy ${behind.kind.toLowerCase()}`,
          own: "cannot move out of here",
        };
      }
      return {
        code: "E0507",
        message: `cannot move out of ${borrowedContent(tcx, body, place, why.target)}`,
        own: undefined,
      };
    }
  }
}

/** `*r` which is behind a shared reference, a captured variable, a static, an `Rc`, an index. */
function borrowedContent(tcx: TyCtxt, body: Body, place: Place, target: Place): string {
  const pointer: Place = { local: target.local, projection: target.projection.slice(0, -1) };
  const overloaded = pointer.projection.length === 0 ? pointerSource(tcx, body, pointer.local) : undefined;
  if (overloaded !== undefined) return contentOf(tcx, overloaded);
  if (pointer.projection.length === 0 && pointer.local === 1 && body.upvars.length > 0) {
    const kind = tyOf(body, pointer);
    const closure = kind.kind === "Ref" && kind.mutbl === "Mut" ? "`FnMut`" : "`Fn`";
    const what = describeMoved(tcx, body, place);
    if (upvarField(body, place) !== undefined) return `${what}, a captured variable in an ${closure} closure`;
    return `${what}, as \`${capturedPath(body, place)}\` is a captured variable in an ${closure} closure`;
  }
  if (pointer.projection.length === 0 && body.locals[pointer.local]?.kind.kind === "RefForGuard")
    return `${describeMoved(tcx, body, pointer)} in pattern guard`;
  const ty = tyOf(body, pointer);
  const sort =
    ty.kind === "RawPtr"
      ? "a raw pointer"
      : ty.kind === "Ref" && ty.mutbl === "Mut"
        ? "a mutable reference"
        : "a shared reference";
  const downcast = place.projection.findIndex((element) => element.kind === "Downcast");
  const variant = place.projection[downcast];
  if (variant?.kind === "Downcast") {
    const base = describePlace(tcx, body, place, { noTupleFields: true });
    return `${base === undefined ? "value" : `\`${base}\``} as enum variant \`${variant.name}\` which is behind ${sort}`;
  }
  const name = describePlace(tcx, body, place, { noTupleFields: true });
  return name === undefined ? sort : `\`${name}\` which is behind ${sort}`;
}

/** The capture that a place is in. */
function capturedPath(body: Body, { local, projection }: Place): string {
  const lengths = projection.map((_, index) => index + 1);
  const fields = lengths.map((length) => upvarField(body, { local, projection: projection.slice(0, length) }));
  return body.upvars[fields.find((field) => field !== undefined) ?? 0]?.path ?? "it";
}

function methodCall(
  tcx: TyCtxt,
  body: Body,
  { place, location }: IllegalMove,
  out: { readonly labels: Label[]; readonly notes: Note[]; readonly suggestions: Suggestion[] },
): void {
  const context = moveContext(tcx, body, location);
  if (context.kind !== "Method" && context.kind !== "IntoIter") return;
  const what = describeMoved(tcx, body, place);
  const ty = tyOf(body, place);
  const due = context.kind === "Method" ? "method call" : "implicit call to `.into_iter()`";
  if (context.kind === "Method" && isOptional(tcx, ty)) {
    const text = "help: consider calling `.as_ref()` or `.as_mut()` to borrow the type's contents";
    out.labels.push({ span: spanAt(body, location), text, primary: true });
  }
  out.labels.push({ span: context.callSpan, text: `${what} moved due to this ${due}`, primary: false });
  if (context.callee !== undefined) out.notes.push(takesReceiver(tcx, context.callee, what));
  if (context.kind === "Method") out.suggestions.push(...cloneReceiver(tcx, body, place, context.span));
  else out.suggestions.push(iterateOverSlice(tcx, ty, context.span));
}

/** `Option` or `Result`, by the lang items of their variants. */
function isOptional(tcx: TyCtxt, ty: Ty): boolean {
  if (ty.kind !== "Adt") return false;
  const ofVariant = (item: string) => {
    const variant = tcx.langItemIfAny(item);
    return variant === undefined ? undefined : tcx.parent(variant);
  };
  return ty.def === ofVariant("Some") || ty.def === ofVariant("Ok");
}

function suggest(tcx: TyCtxt, body: Body, { place, location }: IllegalMove, span: Span): Suggestion[] {
  const suggestions: Suggestion[] = [];
  if (initialisesVariable(body, location, span)) suggestions.push(borrowPattern(tcx, span));
  suggestions.push(...cloneAt(tcx, body, tyOf(body, place), span));
  return suggestions;
}

/** `let x = …;`: a variable may as well hold a reference. Elsewhere the value itself is asked for. */
function initialisesVariable(body: Body, location: Location, { lo, hi }: Span): boolean {
  const statement = body.blocks[location.block]?.statements[location.statementIndex];
  if (statement?.kind !== "Assign" || statement.place.projection.length > 0) return false;
  const kind = body.locals[statement.place.local]?.kind;
  const init = kind?.kind === "User" ? kind.binding.initSpan : undefined;
  return init !== undefined && init.lo === lo && init.hi === hi;
}

function borrowPattern(tcx: TyCtxt, scrutinee: Span): Suggestion {
  const text = tcx.sources.textOf(scrutinee);
  if (text.startsWith("*")) {
    return {
      message: "consider removing the dereference here",
      edits: [{ span: { ...scrutinee, hi: scrutinee.lo + 1 }, replacement: "" }],
      applicability: "MaybeIncorrect",
    };
  }
  return {
    message: "consider borrowing here",
    edits: [{ span: { ...scrutinee, hi: scrutinee.lo }, replacement: "&" }],
    applicability: "MaybeIncorrect",
  };
}
