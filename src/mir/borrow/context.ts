/** What a move is part of: an argument, a method's receiver, an operator, a `for` loop, a closure's capture; for the words of errors. */
import { type Note, noteAt } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import type { CapturedPlace } from "../../types/body";
import type { TyCtxt } from "../../types/tcx";
import type { Body, Local, Location, Operand, Place, Terminator } from "../mir";
import { placeKey } from "../placeKey";
import type { Ty } from "../../types/ty";
import { sameSpan } from "./around";

export type MoveContext =
  | {
      readonly kind: "Plain";
      readonly span: Span /** The function it is an argument of. */;
      readonly callee: DefId | undefined;
      /** Which of the function's parameters. */
      readonly argument: number;
    }
  | {
      readonly kind: "Method" | "Operator" | "IntoIter" | "Call";
      readonly span: Span;
      readonly callSpan: Span;
      readonly callee: DefId | undefined;
    }
  | {
      readonly kind: "Closure";
      readonly span: Span;
      readonly closure: DefId;
      /** What it takes by the move in question. */
      readonly captured: CapturedPlace | undefined;
      readonly noun: "closure" | "coroutine";
    };

export function moveContext(tcx: TyCtxt, body: Body, location: Location, moved?: Place): MoveContext {
  const block = body.blocks[location.block];
  const statement = block?.statements[location.statementIndex];
  const span = (statement?.info ?? block?.terminator.info ?? { span: body.span }).span;
  const plain: MoveContext = { kind: "Plain", span, callee: undefined, argument: 0 };
  if (block === undefined || statement?.kind !== "Assign") return plain;
  const aggregate = statement.rvalue.kind === "Aggregate" ? statement.rvalue.aggregate : undefined;
  if (aggregate?.kind === "Closure" || aggregate?.kind === "Coroutine") {
    const { def } = aggregate;
    const noun = aggregate.kind === "Closure" ? "closure" : "coroutine";
    const key = moved === undefined ? undefined : placeKey(moved);
    const operands = statement.rvalue.kind === "Aggregate" ? statement.rvalue.operands : [];
    const index = operands.findIndex((operand) => operand.kind === "Move" && placeKey(operand.place) === key);
    const captured = tcx.typedBody(def).captures[Math.max(0, index)];
    return { kind: "Closure", span: closureHeader(tcx, span, def), closure: def, captured, noun };
  }
  if (statement.place.projection.length > 0 || block.terminator.kind !== "Call") return plain;
  return callContext(tcx, block.terminator, statement.place.local, span) ?? plain;
}

function callContext(
  tcx: TyCtxt,
  call: Extract<Terminator, { kind: "Call" }>,
  temp: Local,
  span: Span,
): MoveContext | undefined {
  const index = call.args.findIndex(
    (arg) => arg.kind === "Move" && arg.place.local === temp && arg.place.projection.length === 0,
  );
  if (index < 0) return undefined;
  const callee = calleeOf(call.func);
  if (index > 0) return { kind: "Plain", span, callee, argument: index };
  const base = { span, callee };
  const trait = callee === undefined ? undefined : tcx.parent(callee);
  if (trait !== undefined && tcx.langNameOf(trait) === "fn_once")
    return { kind: "Call", callSpan: call.info.span, ...base };
  if (call.callSource === "OverloadedOperator") return { kind: "Operator", callSpan: call.info.span, ...base };
  if (call.callSource === "Misc" && callee !== undefined && tcx.def(callee).name === "into_iter")
    return { kind: "IntoIter", callSpan: span, ...base };
  const isMethod = call.fnSpan.lo > call.info.span.lo && call.fnSpan.file === call.info.span.file;
  if (isMethod) return { kind: "Method", callSpan: call.fnSpan, ...base };
  return { kind: "Plain", span, callee, argument: index };
}

export function calleeOf(func: Operand): DefId | undefined {
  return func.kind === "Constant" && func.constant.ty.kind === "FnDef" ? func.constant.ty.def : undefined;
}

/** `String::into_bytes`, `Option::<T>::unwrap`; a trait's method by its name. */
export function calleePath(tcx: TyCtxt, callee: DefId): string {
  const { name, parent } = tcx.def(callee);
  if (parent === undefined || tcx.def(parent).kind !== "Impl" || tcx.implTraitRef(parent) !== undefined) return name;
  return `${tcx.printTy(tcx.typeOf(parent)).replace("<", "::<")}::${name}`;
}

/** `move |x|`, `async move`. */
export function closureHeader(tcx: TyCtxt, span: Span, def: DefId): Span {
  const { kind, value } = tcx.typedBody(def);
  const { lo } = kind === "Coroutine" && value.kind.kind === "Block" ? value.kind.block.span : value.span;
  // What a macro wrote stands elsewhere: then the closing bar tells where the body starts.
  if (lo <= span.lo || lo > span.hi || value.span.file !== span.file) {
    const bars = /^(?:static\s+)?(?:async\s+)?(?:move\s+)?\|[^|]*\|/.exec(tcx.sources.textOf(span));
    return bars === null ? span : { ...span, hi: span.lo + bars[0].length };
  }
  const text = tcx.sources.textOf({ ...span, hi: lo });
  return { ...span, hi: span.lo + text.trimEnd().length };
}

/** ``note: `N::eat` takes ownership of the receiver `self`, which moves `n` ``. */
export function takesReceiver(tcx: TyCtxt, callee: DefId, what: string): Note {
  const text = `\`${calleePath(tcx, callee)}\` takes ownership of the receiver \`self\`, which moves ${what}`;
  const self = tcx.signatureSpans(callee)?.params[0]?.span;
  return self === undefined ? text : noteAt(self, text);
}

/** What an adjustment by `Deref::deref` gives, where the statement at a location borrows for it. */
export function derefTarget(tcx: TyCtxt, body: Body, { block, statementIndex }: Location): Ty | undefined {
  const data = body.blocks[block];
  const statement = data?.statements[statementIndex];
  if (statement?.kind !== "Assign" || data?.terminator.kind !== "Call") return undefined;
  const { args, func, info, destination } = data.terminator;
  const isArgument = args.some((arg) => arg.kind === "Move" && arg.place.local === statement.place.local);
  const callee = calleeOf(func);
  const trait = callee === undefined ? undefined : tcx.parent(callee);
  const lang = trait === undefined ? undefined : tcx.langNameOf(trait);
  if (!isArgument || (lang !== "deref" && lang !== "deref_mut") || !sameSpan(info.span, statement.info.span))
    return undefined;
  const ty = body.locals[destination.local]?.ty;
  return ty?.kind === "Ref" ? ty.ty : undefined;
}
