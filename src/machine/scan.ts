/**
 * The monomorphizing collector's walk over one body: asks the linker for every function, glue, vtable and constant that it
 * mentions, on cleanup paths too, so that all have their numbers before any code is made.
 */
import { expectDefined } from "../base/invariant";
import type { Operand, Statement, Terminator } from "../mir/mir";
import { derefTy } from "../mir/placeTy";
import type { Ty } from "../types/ty";
import { PlaceGen } from "./codegen/places";
import { assertFailure, resolveCall, terminateLang, type TerminateReason } from "./codegen/calls";
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

function scanTerminate({ link }: PlaceGen, reason: TerminateReason): void {
  const callee = link.cx.langFn(terminateLang(reason));
  if (callee !== undefined) link.reach(callee);
}

function scanTerminator(gen: PlaceGen, terminator: Terminator): void {
  const { link } = gen;
  if ("unwind" in terminator && terminator.unwind.kind === "Terminate") scanTerminate(gen, terminator.unwind.reason);
  switch (terminator.kind) {
    case "Call": {
      const callee = resolveCall(gen, terminator.func);
      if (callee.kind === "Direct") link.reach(callee.instance);
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
      const failure = assertFailure(terminator.message);
      const callee = link.cx.langFn(failure.lang);
      if (callee !== undefined) link.reach(callee);
      return;
    }
    case "UnwindTerminate": {
      return scanTerminate(gen, terminator.reason);
    }
    default:
      return;
  }
}

function scanOperand(gen: PlaceGen, operand: Operand): void {
  if (operand.kind === "Constant") gen.link.constantValue(gen.fn, operand.constant, gen.mono(operand.constant.ty));
}
