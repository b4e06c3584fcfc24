/**
 * Runs a compiled expression on top of the stopped program, with time, breakpoints, input and output off, and puts memory back. Its
 * value is read while its temporaries are alive; what it made can be looked at later through the pages it left (`Overlay`).
 */
import { bug } from "../../base/invariant";
import { type AsideEnd, callAside, NoStackLeft, type Overlay } from "../../machine/aside";
import { Thread } from "../../machine/contract";
import { slotAddress, topFrame } from "../../machine/frames";
import { type Halt, haltText } from "../../machine/halt";
import type { AsideOptions } from "../../machine/interface";
import type { Machine } from "../../machine/machine";
import type { StopId } from "../../mir/mir";
import { mkRawPtr } from "../../types/intern";
import { isFragmentFile } from "../../resolve/fragment";
import { type Part, pointerOf, type ViewContext } from "../view/parts";
import type { LocalState } from "../view/target";
import type { CompiledExpression } from "./compile";
import type { EvaluationScope } from "./scope";

/** Stop points that an expression may pass. */
export const evaluationFuel = 5_000_000;

/** `overlay`: what the value lies in, if not in the program's own memory. */
export type RunResult<T> =
  | {
      readonly kind: "part";
      readonly part: Part;
      readonly seen: T;
      readonly overlay: Overlay | undefined;
      readonly output: string;
    }
  | Failure;

type Found = { readonly kind: "part"; readonly part: Part; readonly output: string } | Failure;

interface Failure {
  readonly kind: "panic" | "error";
  readonly words: string;
}

/** Why the variables that an expression mentions cannot be used now. */
export function refusalOf({ mentioned }: CompiledExpression, scope: EvaluationScope): string | undefined {
  for (const { index, fields } of mentioned) {
    const variable = scope.variables[index];
    const words = variable === undefined ? undefined : refusal(variable.name, variable.state, fields);
    if (words !== undefined) return words;
  }
  return undefined;
}

function refusal(name: string, state: LocalState, used: readonly string[] | undefined): string | undefined {
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
      const isLeft = (field: string): boolean => !state.parts.some(({ fields }) => fields[0] === field);
      if (used?.every(isLeft) === true) return undefined;
      const parts = state.parts.map(({ fields }) => `\`${[name, ...fields].join(".")}\``);
      return `\`${name}\` is partly moved (${parts.join(", ")}): name one of its other fields`;
    }
  }
}

/** `seen`: what `see` makes of the value while it is there. */
export function run<T>(
  machine: Machine,
  cx: ViewContext,
  expression: CompiledExpression,
  scope: EvaluationScope,
  see: (part: Part) => T,
): RunResult<T> {
  const called = call(machine, expression, scope, expression.hold, (end, output) => {
    const found = resultOf(machine, cx, expression, end, output);
    const value = found.kind === "part" ? { ...found, seen: see(found.part) } : found;
    return { value, keep: value.kind === "part" };
  });
  if ("error" in called) return { kind: "error", words: called.error };
  const { value, overlay } = called;
  if (value.kind !== "part") return value;
  const isOwn = expression.isPlace && overlay?.touchesState === false;
  return isOwn ? { ...value, overlay: undefined } : { ...value, overlay };
}

/** For an expression of type `bool`. */
export function runBool(
  machine: Machine,
  expression: CompiledExpression,
  scope: EvaluationScope,
): boolean | { readonly error: string } {
  return refusedOr(expression, scope, (environment) => runBoolWith(machine, expression, environment));
}

/** The same with the addresses of what it mentions, which are known to be of use. */
export function runBoolWith(
  machine: Machine,
  expression: CompiledExpression,
  environment: readonly bigint[],
): boolean | { readonly error: string } {
  const called = callWith(machine, expression, environment, undefined, (end, output) => {
    const outcome = outcomeOf(machine, expression, end, output);
    const value = outcome.kind === "value" ? machine.bytes[outcome.address] === 1 : { error: outcome.words };
    return { value, keep: false };
  });
  return "error" in called ? called : called.value;
}

/** What an expression writes, for log messages; or why it did not get to its end. */
export function runForOutput(
  machine: Machine,
  cx: ViewContext,
  expression: CompiledExpression,
  scope: EvaluationScope,
): { readonly output: string } | { readonly error: string } {
  const called = call(machine, expression, scope, undefined, (end, output) => {
    const result = resultOf(machine, cx, expression, end, output);
    return { value: result.kind === "part" ? { output: result.output } : { error: result.words }, keep: false };
  });
  return "error" in called ? called : called.value;
}

function call<T>(
  machine: Machine,
  expression: CompiledExpression,
  scope: EvaluationScope,
  hold: StopId | undefined,
  look: Look<T>,
): Called<T> {
  return refusedOr(expression, scope, (environment) => callWith(machine, expression, environment, hold, look));
}

type Look<T> = (end: AsideEnd, output: string) => { readonly value: T; readonly keep: boolean };
type Called<T> = { readonly value: T; readonly overlay: Overlay | undefined } | { readonly error: string };

function refusedOr<T>(
  expression: CompiledExpression,
  scope: EvaluationScope,
  then: (environment: readonly bigint[]) => T,
): T | { readonly error: string } {
  const words = refusalOf(expression, scope);
  if (words !== undefined) return { error: words };
  return then(expression.mentioned.map(({ index }) => BigInt(scope.variables[index]?.part.address ?? 0)));
}

function callWith<T>(
  machine: Machine,
  expression: CompiledExpression,
  environment: readonly bigint[],
  hold: StopId | undefined,
  look: Look<T>,
): Called<T> {
  let output = "";
  const options = runOptions(hold, (text) => {
    output += text;
  });
  try {
    return callAside(machine, { fn: expression.fn, environment, options }, (end) => look(end, output));
  } catch (thrown) {
    if (thrown instanceof NoStackLeft) return { error: "the stack is full: nothing can be called here" };
    throw thrown;
  }
}

export function runOptions(hold: StopId | undefined, onText: (text: string) => void): AsideOptions {
  const decoder = new TextDecoder();
  return { fuel: evaluationFuel, hold, onOutput: (_fd, bytes) => onText(decoder.decode(bytes, { stream: true })) };
}

export function resultOf(
  machine: Machine,
  cx: ViewContext,
  expression: CompiledExpression,
  end: AsideEnd,
  output: string,
): Found {
  const outcome = outcomeOf(machine, expression, end, output);
  return outcome.kind === "value" ? partAt(cx, expression, outcome.address, output) : outcome;
}

/** Where the value stands. */
function outcomeOf(
  machine: Machine,
  expression: CompiledExpression,
  { stop }: AsideEnd,
  output: string,
): { readonly kind: "value"; readonly address: number } | Failure {
  switch (stop.kind) {
    case "Breakpoint": {
      const frame = topFrame(machine);
      if (frame === undefined || expression.result === undefined) return { kind: "error", words: "no value" };
      return { kind: "value", address: slotAddress(frame, expression.result) };
    }
    case "Halted":
      if (stop.halt.kind === "Exit" && hasReturned(machine)) return { kind: "value", address: machine.returnAddress() };
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

function partAt(cx: ViewContext, { isPlace, ty }: CompiledExpression, address: number, output: string): Found {
  if (!isPlace) return { kind: "part", part: { label: "", ty, address }, output };
  const pointer = pointerOf(cx, { label: "", ty: mkRawPtr(ty, "Mut"), address });
  if (pointer === undefined) return { kind: "error", words: "no place" };
  return { kind: "part", part: { ...pointer.pointee, label: "" }, output };
}

function ended(halt: Halt, output: string): Failure {
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
