/**
 * The monomorphizing collector's walk over one body: asks the linker for every function, glue, vtable and constant that it
 * mentions, on cleanup paths too, so that all have their numbers before any code is made.
 */
import { bug, expectDefined } from "../base/invariant";
import type { Span } from "../base/source";
import type { Operand, Statement, Terminator } from "../mir/mir";
import { derefTy } from "../mir/placeTy";
import type { GenericArgs, Instance, Ty } from "../types/ty";
import { PlaceGen } from "./codegen/places";
import { assertFailure, resolveCall, terminateLang } from "./codegen/calls";
import { unsizeMeta } from "./codegen/casts";
import type { FnRecord, Linker } from "./link";
import { Code } from "./wasm/code";

export function scanBody(link: Linker, fn: FnRecord): void {
  const gen = new PlaceGen(link, fn, new Code(["i32", "i32"]), 0, []);
  for (const block of fn.body.blocks) {
    for (const statement of block.statements) if (statement.kind === "Assign") scanRvalue(gen, statement);
    scanTerminator(gen, block.terminator);
  }
  gen.code.discard();
}

function scanRvalue(gen: PlaceGen, { place, rvalue }: Extract<Statement, { kind: "Assign" }>): void {
  switch (rvalue.kind) {
    case "Use":
    case "Repeat":
    case "UnaryOp":
    case "ShallowInitBox":
      return scanOperand(gen, rvalue.operand);
    case "Cast":
      scanOperand(gen, rvalue.operand);
      if (rvalue.cast === "ReifyFnPointer" || rvalue.cast === "ClosureFnPointer")
        gen.link.fnPointer(gen.operandTy(rvalue.operand));
      else if (rvalue.cast === "Unsize") scanUnsize(gen, gen.operandTy(rvalue.operand), gen.placeType(place));
      return;
    case "BinaryOp":
      scanOperand(gen, rvalue.left);
      return scanOperand(gen, rvalue.right);
    case "Aggregate":
      for (const operand of rvalue.operands) scanOperand(gen, operand);
      return;
    default:
      return;
  }
}

/** Makes the vtable that an unsizing mentions. */
function scanUnsize(gen: PlaceGen, from: Ty, to: Ty): void {
  if (from === to) return;
  if (from.kind === "Ref" || from.kind === "RawPtr") {
    unsizeMeta(gen, derefTy(from), derefTy(to));
    return;
  }
  const source = gen.layout(from).fields;
  for (const [i, { ty }] of gen.layout(to).fields.entries()) {
    if (gen.layout(ty).sizeBytes > 0) scanUnsize(gen, expectDefined(source[i], "field").ty, ty);
  }
}

function scanLangCall(gen: PlaceGen, lang: string, span: Span): void {
  const callee = gen.link.cx.langFn(lang);
  if (callee !== undefined) scanCall(gen, callee, span);
}

function scanCall(gen: PlaceGen, callee: Instance, span: Span): void {
  if (gen.link.reach(callee).isTrackCaller) scanLocation(gen, span);
}

/** The location that a call passes: its own, unless it hands on its caller's. */
function scanLocation({ link, fn }: PlaceGen, span: Span): void {
  if (!fn.isTrackCaller) link.location(span);
}

/** What is placed or numbered for an intrinsic's sake. */
const intrinsicMentions: Readonly<Record<string, (gen: PlaceGen, args: GenericArgs, span: Span) => void>> = {
  caller_location: (gen, _, span) => scanLocation(gen, span),
  type_name: ({ link }, args) => void link.data.str(link.cx.definitionName(firstType(args))),
  alloc_typed: allocated,
  alloc_zeroed_typed: allocated,
};

function allocated({ link }: PlaceGen, args: GenericArgs): void {
  // `.mir` fixtures have no generics.
  if (args.length > 0) link.heapTypeId(firstType(args));
}

function firstType([arg]: GenericArgs): Ty {
  return arg?.kind === "Type" ? arg.ty : bug("type argument of an intrinsic");
}

function scanTerminator(gen: PlaceGen, terminator: Terminator): void {
  const { link } = gen;
  if ("unwind" in terminator && terminator.unwind.kind === "Terminate")
    scanLangCall(gen, terminateLang(terminator.unwind.reason), terminator.info.span);
  switch (terminator.kind) {
    case "Call": {
      const callee = resolveCall(gen, terminator.func);
      if (callee.kind === "Direct") scanCall(gen, callee.instance, terminator.fnSpan);
      else if (callee.kind === "Intrinsic") intrinsicMentions[callee.name]?.(gen, callee.args, terminator.fnSpan);
      for (const arg of terminator.args) scanOperand(gen, arg);
      return;
    }
    case "Drop": {
      const ty = gen.placeType(terminator.place);
      const glue = ty.kind === "Dynamic" ? undefined : link.cx.dropGlue(ty);
      if (glue !== undefined) link.reach(glue);
      return;
    }
    case "Assert": {
      return scanLangCall(gen, assertFailure(terminator.message).lang, terminator.info.span);
    }
    case "UnwindTerminate": {
      return scanLangCall(gen, terminateLang(terminator.reason), terminator.info.span);
    }
    default:
      return;
  }
}

function scanOperand(gen: PlaceGen, operand: Operand): void {
  if (operand.kind === "Constant") gen.link.constantValue(gen.fn, operand.constant, gen.mono(operand.constant.ty));
}
