/**
 * Evaluates a constant's initialiser on a machine of its own, and brings the result over: bytes, with each pointer in them
 * replaced by the address of its copy in the program being linked.
 */
import type { Body } from "../mir/mir";
import type { GenericArgs, Ty } from "../types/ty";
import type { Evaluated, Linker } from "./link";
import { haltText } from "./halt";
import { Machine } from "./machine";
import { linkBody } from "./program";
import { Relocator } from "./relocate";

/** Stop points that a constant's evaluation may pass: rustc's lint `long_running_const_eval` stands at a like number. */
export const constFuel = 20_000_000;

/** The evaluation of a constant failed: compile.ts makes E0080 of it. */
export class ConstEvalError extends Error {}

export function evaluateConst(link: Linker, body: Body, args: GenericArgs, ty: Ty): Evaluated {
  const program = linkBody(link.cx, body, args);
  let message = "";
  const machine = new Machine(program, {
    heapLimitBytes: 1 << 20,
    stackBytes: 1 << 20,
    onOutput: (_, bytes) => {
      message += new TextDecoder().decode(bytes);
    },
  });
  const stop = machine.run(constFuel);
  if (stop.kind !== "Halted" || stop.halt.kind !== "Exit") {
    throw new ConstEvalError(
      message !== ""
        ? message.trim()
        : stop.kind === "Halted"
          ? haltText(stop.halt)
          : "constant evaluation is taking a long time",
    );
  }
  const layout = link.cx.layouts.layoutOf(ty);
  const bytes = new Uint8Array(layout.sizeBytes);
  if (layout.sizeBytes > 0)
    bytes.set(machine.bytes.subarray(machine.returnAddress(), machine.returnAddress() + layout.sizeBytes));
  const relocator = new Relocator(link, machine);
  const hasPointers = relocator.relocate(bytes, ty);
  return { bytes, hasPointers };
}
