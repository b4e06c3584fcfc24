/**
 * The monomorphizing collector's walk over one body: asks the linker for every function, glue, vtable and constant that it
 * mentions, on cleanup paths too, so that all have their numbers before any code is made.
 */
import type { Operand, Rvalue, Statement, Terminator } from "../mir/mir";
import { PlaceGen } from "./codegen/places";
import { assertFailure, resolveCall } from "./codegen/calls";
import { assign } from "./codegen/rvalues";
import type { FnRecord, Linker } from "./link";
import { Code } from "./wasm/code";

export function scanBody(link: Linker, fn: FnRecord): void {
  const gen = new PlaceGen(
    link,
    fn,
    new Code(["i32", "i32"]),
    0,
    fn.tys.map(() => ({ kind: "Slot" })),
  );
  for (const block of fn.body.blocks) {
    for (const statement of block.statements) scanStatement(gen, statement);
    scanTerminator(gen, block.terminator);
    gen.releaseTemps();
  }
}

function scanStatement(gen: PlaceGen, statement: Statement): void {
  if (statement.kind !== "Assign" || !mentions(statement.rvalue)) return;
  assign(gen, gen.place(statement.place), statement.rvalue);
}

/** Whether an rvalue can mention something outside its function. */
function mentions(rvalue: Rvalue): boolean {
  switch (rvalue.kind) {
    case "Use":
    case "Repeat":
    case "UnaryOp":
    case "ShallowInitBox":
      return rvalue.operand.kind === "Constant";
    case "Cast":
      return (
        rvalue.operand.kind === "Constant" ||
        rvalue.cast === "Unsize" ||
        rvalue.cast === "ReifyFnPointer" ||
        rvalue.cast === "ClosureFnPointer"
      );
    case "BinaryOp":
      return rvalue.left.kind === "Constant" || rvalue.right.kind === "Constant";
    case "Aggregate":
      return rvalue.operands.some((operand) => operand.kind === "Constant");
    default:
      return false;
  }
}

function scanTerminator(gen: PlaceGen, terminator: Terminator): void {
  const { link } = gen;
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
      const callee = link.cx.langFn(terminator.reason === "Abi" ? "panic_cannot_unwind" : "panic_in_cleanup");
      if (callee !== undefined) link.reach(callee);
      return;
    }
    default:
      return;
  }
}

function scanOperand(gen: PlaceGen, operand: Operand): void {
  if (operand.kind === "Constant") gen.operand(operand);
}
