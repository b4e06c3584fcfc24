/**
 * Frames and their slots: which of a function's variables to show at this stop, where they lie, and in what state they are.
 * Declared-later variables of the open block are shown as uninitialised: their place in the frame is there already.
 */
import type { SourceMap, Span } from "../../base/source";
import { asWritten } from "../../mir/coroutine/straighten";
import type { Body, Local, SourceScope, VarDebugInfo } from "../../mir/mir";
import type { Ty } from "../../types/ty";
import { sourceRange } from "../story";
import type { Slot, SlotState } from "./model";
import type { Part } from "./parts";
import type { TargetFrame } from "./target";

export interface SlotSource {
  readonly path: string;
  readonly kind: Slot["kind"];
  readonly name: string;
  readonly part: Part;
  readonly local: Local;
  readonly mutable: boolean;
  readonly shadowed: boolean;
  /** Its `let` is still to come. */
  readonly later: boolean;
  readonly declared: Span | undefined;
}

/** The variables to show in a frame: parameters first, then in order of declaration. */
export function variablesOf(frame: TargetFrame, framePath: string): SlotSource[] {
  const { body } = frame;
  const scope = currentScope(frame);
  const at = frame.span;
  const isEnding = (variable: VarDebugInfo): boolean => isHeldPastScope(frame, variable, scope);
  const shown = body.varDebugInfo.filter(
    (variable) => isShown(body, variable, scope, at) || (isWritten(body, variable) && isEnding(variable)),
  );
  return shown.flatMap((variable) => {
    const source = slotOf(frame, framePath, variable);
    if (source === undefined) return [];
    const later = shown.slice(shown.indexOf(variable) + 1);
    const shadowed = later.some((other) => other.name === variable.name && isOpen(body, other.scope, scope));
    const isDeclared =
      variable.argumentIndex !== undefined || isOpen(body, variable.scope, scope) || isEnding(variable);
    return [{ ...source, shadowed, later: !isDeclared }];
  });
}

/** The innermost source scope of what runs next. */
function currentScope(frame: TargetFrame): SourceScope | undefined {
  const { location, body } = frame;
  if (location === undefined) return undefined;
  const block = body.blocks[location.block];
  return (block?.statements[location.statementIndex] ?? block?.terminator)?.info.scope;
}

function isShown(body: Body, variable: VarDebugInfo, scope: SourceScope | undefined, at: Span | undefined): boolean {
  if (!isWritten(body, variable)) return false;
  if (variable.argumentIndex !== undefined || scope === undefined) return true;
  if (isOpen(body, variable.scope, scope)) return true;
  // Not declared yet, but its `let` stands further down in a block that is open.
  const parent = body.sourceScopes[variable.scope]?.parentScope;
  return (
    parent !== undefined &&
    at !== undefined &&
    variable.span.lo >= at.lo &&
    isInOpenBlock(body, parent, scope, variable, at)
  );
}

/** At a closing brace a name ends before its value: what is about to be dropped, or is being dropped, is still there. */
function isHeldPastScope(frame: TargetFrame, variable: VarDebugInfo, scope: SourceScope | undefined): boolean {
  if (variable.value.kind !== "Place" || variable.value.place.projection.length > 0) return false;
  if (isOpen(frame.body, variable.scope, scope)) return false;
  const state = frame.stateOf(variable.value.place.local).kind;
  return state === "live" || state === "partlyMoved";
}

/** What a macro of std declares for itself (`args` of `println!`) is no variable of the reader's: its span is no such name here. */
function isWritten(body: Body, variable: VarDebugInfo): boolean {
  const { name, span, value } = variable;
  const isOwnLocal = value.kind === "Place" && value.place.projection.length === 0;
  if (!isOwnLocal || name === "self") return true;
  if (iteratorLocal(body, variable) !== undefined) return false;
  const lengths = [name.length, `r#${name}`.length];
  return span.file === body.span.file && lengths.includes(span.hi - span.lo);
}

/** The iterator that a `for` loop keeps: bound, in the compiler's own `match`, where the loop's head stands. */
function iteratorLocal({ locals }: Body, { name, span, value }: VarDebugInfo): Local | undefined {
  if (name !== "iter" || value.kind !== "Place") return undefined;
  const kind = locals[value.place.local]?.kind;
  const head = kind?.kind === "User" ? kind.binding.initSpan : undefined;
  return head !== undefined && head.lo === span.lo && head.hi === span.hi ? value.place.local : undefined;
}

/**
 * What the `for` loops that a frame is in take their values from, each with the loop's first words: `for x in v`. One that owns nothing
 * (a range, an iterator of references) is the loop's own affair.
 */
export function loopIterators(
  frame: TargetFrame,
  owns: (ty: Ty) => boolean,
): { readonly local: Local; readonly loop: Span }[] {
  const { body } = frame;
  return body.varDebugInfo.flatMap((variable) => {
    const local = iteratorLocal(body, variable);
    const scope = body.sourceScopes[variable.scope]?.span;
    if (local === undefined || scope === undefined || frame.stateOf(local).kind !== "live") return [];
    if (!owns(frame.localTy(local))) return [];
    return [{ local, loop: { ...scope, hi: variable.span.hi } }];
  });
}

/** Whether the scope that a later variable's scope hangs on is reached through variables' scopes only, from the current one. */
function isInOpenBlock(body: Body, parent: SourceScope, scope: SourceScope, variable: VarDebugInfo, at: Span): boolean {
  const declares = new Set(body.varDebugInfo.map((other) => other.scope));
  for (let s: SourceScope | undefined = parent; s !== undefined; s = body.sourceScopes[s]?.parentScope) {
    if (s === scope) return true;
    const own = body.sourceScopes[s];
    if (!declares.has(s) || own === undefined || own.span.lo < at.lo) break;
  }
  return isOpen(body, parent, scope) && variable.span.file === at.file;
}

/** Whether `outer` is `inner` or encloses it. */
function isOpen(body: Body, outer: SourceScope, inner: SourceScope | undefined): boolean {
  for (let s: SourceScope | undefined = inner; s !== undefined; s = body.sourceScopes[s]?.parentScope)
    if (s === outer) return true;
  return false;
}

function slotOf(
  frame: TargetFrame,
  framePath: string,
  variable: VarDebugInfo,
): Omit<SlotSource, "shadowed" | "later"> | undefined {
  if (variable.value.kind !== "Place") return undefined;
  const place = asWritten(frame.body, variable.value.place);
  const decl = frame.body.locals[place.local];
  const part = frame.placePart(place);
  if (decl === undefined || part === undefined) return undefined;
  const isUpvar = place.projection.length > 0;
  return {
    path: `${framePath}._${place.local}${isUpvar ? `/${variable.name}` : ""}`,
    kind: isUpvar ? "capture" : variable.argumentIndex !== undefined ? "argument" : "variable",
    name: variable.name,
    part: { ...part, label: "" },
    local: place.local,
    mutable: decl.mutability === "Mut",
    declared: variable.span,
  };
}

/** A slot without its value, which `build.ts` adds. */
export function slotHead(
  source: SlotSource,
  state: SlotState,
  printTy: (ty: Part["ty"]) => string,
  size: { readonly sizeBytes: number; readonly alignBytes: number },
  sources: SourceMap,
): Slot {
  return {
    path: source.path,
    kind: source.kind,
    name: source.name,
    type: printTy(source.part.ty),
    address: source.part.address,
    sizeBytes: size.sizeBytes,
    alignBytes: size.alignBytes,
    mutable: source.mutable,
    ...(source.shadowed ? { shadowed: true } : {}),
    ...(source.declared === undefined ? {} : { declaredAt: sourceRange(sources, source.declared) }),
    state,
  };
}
