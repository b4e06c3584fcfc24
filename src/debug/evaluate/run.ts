/**
 * Runs a compiled expression on top of the stopped program, with time, breakpoints, input and output off, and puts memory back. Its
 * value is read while its temporaries are alive; what it made can be looked at later through the pages it left (`Overlay`).
 */
import { bug } from "../../base/invariant";
import { type AsideEnd, callAside, NoStackLeft, type Overlay } from "../../machine/aside";
import { Thread } from "../../machine/contract";
import { slotAddress, topFrame } from "../../machine/frames";
import { type Halt, haltText } from "../../machine/halt";
import type { Machine } from "../../machine/machine";
import { mkRawPtr } from "../../types/intern";
import { isFragmentFile } from "../../resolve/fragment";
import { type Part, pointerOf, type ViewContext } from "../view/parts";
import type { LocalState } from "../view/target";
import type { CompiledExpression } from "./compile";
import type { EvaluationScope } from "./scope";

/** Stop points that an expression may pass. */
export const evaluationFuel = 20_000_000;

export type RunResult =
  /** `overlay`: what the value lies in, if not in the program's own memory. */
  | { readonly kind: "part"; readonly part: Part; readonly overlay: Overlay | undefined; readonly output: string }
  | { readonly kind: "panic"; readonly words: string }
  | { readonly kind: "error"; readonly words: string };

/** Why a variable cannot be used now. */
export function refusal(name: string, state: LocalState): string | undefined {
  switch (state.kind) {
    case "live":
      return undefined;
    case "uninitialised":
      return `\`${name}\` is not initialised yet`;
    case "moved":
      return `\`${name}\` was moved: its value is elsewhere now`;
    case "dropped":
      return `\`${name}\` was dropped`;
    case "partlyMoved": {
      const parts = state.parts.map(({ fields }) => `\`${[name, ...fields].join(".")}\``);
      return `\`${name}\` is partly moved (${parts.join(", ")}): name one of its other fields`;
    }
  }
}

export function run(
  machine: Machine,
  cx: ViewContext,
  expression: CompiledExpression,
  scope: EvaluationScope,
): RunResult {
  for (const index of expression.mentioned) {
    const variable = scope.variables[index];
    const words = variable === undefined ? undefined : refusal(variable.name, variable.state);
    if (words !== undefined) return { kind: "error", words };
  }
  const environment = expression.mentioned.map((index) => BigInt(scope.variables[index]?.part.address ?? 0));
  let output = "";
  const decoder = new TextDecoder();
  const onOutput = (_fd: number, bytes: Uint8Array): void => {
    output += decoder.decode(bytes, { stream: true });
  };
  const call = {
    fn: expression.fn,
    environment,
    options: { fuel: evaluationFuel, hold: expression.hold, onOutput },
  };
  try {
    const { value, overlay } = callAside(machine, call, (end) => {
      const found = resultOf(machine, cx, expression, end, output);
      return { value: found, keep: found.kind === "part" };
    });
    if (value.kind !== "part") return value;
    const isOwn = expression.isPlace && overlay?.touchesState === false;
    return isOwn ? { ...value, overlay: undefined } : { ...value, overlay };
  } catch (thrown) {
    if (thrown instanceof NoStackLeft) return { kind: "error", words: "the stack is full: nothing can be called here" };
    throw thrown;
  }
}

function resultOf(
  machine: Machine,
  cx: ViewContext,
  expression: CompiledExpression,
  { stop }: AsideEnd,
  output: string,
): RunResult {
  switch (stop.kind) {
    case "Breakpoint": {
      const frame = topFrame(machine);
      if (frame === undefined || expression.result === undefined) return { kind: "error", words: "no value" };
      return partAt(cx, expression, slotAddress(frame, expression.result), output);
    }
    case "Halted":
      if (stop.halt.kind === "Exit" && hasReturned(machine))
        return partAt(cx, expression, machine.returnAddress(), output);
      return ended(stop.halt, output);
    case "FuelOut":
      return { kind: "error", words: `the expression was given up after ${evaluationFuel} steps` };
    case "Stdin":
      return { kind: "error", words: "the expression reads input, which only the program itself may" };
    case "Panic":
    case "Trace":
      return bug(`a call aside was stopped: ${stop.kind}`);
  }
}

/** As against a call of `exit`. */
function hasReturned(machine: Machine): boolean {
  return machine.view.getUint32(Thread.currentFp, true) === machine.asideTop;
}

function partAt(cx: ViewContext, { isPlace, ty }: CompiledExpression, address: number, output: string): RunResult {
  if (!isPlace) return { kind: "part", part: { label: "", ty, address }, overlay: undefined, output };
  const pointer = pointerOf(cx, { label: "", ty: mkRawPtr(ty, "Mut"), address });
  if (pointer === undefined) return { kind: "error", words: "no place" };
  return { kind: "part", part: { ...pointer.pointee, label: "" }, overlay: undefined, output };
}

function ended(halt: Halt, output: string): RunResult {
  if (halt.kind === "Panic") return { kind: "panic", words: panicWords(output) };
  if (halt.kind === "Exit") return { kind: "error", words: "the expression ends the program" };
  return { kind: "error", words: haltText(halt) };
}

/** What the panic hook wrote, without the place in an expression's own text. */
function panicWords(output: string): string {
  const found = /panicked at ([^\n]*):\n([\s\S]*?)(?:\nnote: run with|$)/.exec(output);
  if (found === null) return "panicked";
  const [, place = "", message = ""] = found;
  return isFragmentFile(place) ? `panicked: ${message.trim()}` : `panicked at ${place}: ${message.trim()}`;
}
