/**
 * A debugger's write: `place = value` is run on the stopped program as if it stood there, so the value is coerced to the place's type, the
 * old value is dropped, and what the expression does besides is done too. Refused is what would leave the program's bookkeeping wrong
 * without a sign of it: moves out of variables, references to temporaries, places without a value, private fields of std's types.
 */
import { callAside, NoStackLeft } from "../../machine/aside";
import { dataBase } from "../../machine/contract";
import type { Body } from "../../mir/mir";
import { operandsOf } from "../../mir/operands";
import { visitTypes } from "../../types/fold";
import type { Ty } from "../../types/ty";
import { MachineTarget } from "../target";
import type { Part } from "../view/parts";
import type { TargetFrame } from "../view/target";
import type { ConditionContext } from "./condition";
import { refusalOf, resultOf, runOptions } from "./run";
import { type EvaluationScope, scopeOf } from "./scope";

/** What the place is called in the expression that is run. */
const placeName = "place_to_write";

/** Undefined where it was written, else why not. */
export function assign(
  cx: ConditionContext,
  place: Part,
  value: string,
  frame: TargetFrame | undefined,
): string | undefined {
  const target = new MachineTarget(cx.machine, cx.program);
  const fault = placeFault(target, place);
  if (fault !== undefined) return fault;
  const scope = withPlace(scopeOf(cx.program.checked.tcx, frame), place);
  const text = value.trim().replace(/;$/, "");
  const compiled = cx.compiler.compile(`${placeName} = ${text}`, scope, { wantsPlace: false });
  if (compiled.kind === "error") return compiled.words;
  const unsound = valueFault(compiled.body, place.ty);
  if (unsound !== undefined) return unsound;
  const refused = refusalOf(compiled, scope);
  if (refused !== undefined) return refused;
  const environment = compiled.mentioned.map(({ index }) => BigInt(scope.variables[index]?.part.address ?? 0));
  let output = "";
  const options = runOptions(undefined, (written) => {
    output += written;
  });
  try {
    return callAside(cx.machine, { fn: compiled.fn, environment, options }, (end) => {
      const result = resultOf(cx.machine, target, compiled, end, output);
      const isDone = result.kind === "part";
      return { value: isDone ? undefined : result.words, keep: false, commit: isDone };
    }).value;
  } catch (thrown) {
    if (thrown instanceof NoStackLeft) return "the stack is full: nothing can be called here";
    throw thrown;
  }
}

function withPlace(scope: EvaluationScope, place: Part): EvaluationScope {
  const variable = { name: placeName, part: place, local: 0 as never, state: { kind: "live" } } as const;
  return { ...scope, variables: [...scope.variables, variable] };
}

function placeFault(target: MachineTarget, { ty, address }: Part): string | undefined {
  if (target.layoutOf(ty).unsized !== undefined) return `a \`${target.tcx.printTy(ty)}\` has no size that is known`;
  return address < dataBase ? "it stands in read-only memory" : undefined;
}

function valueFault(body: Body, ty: Ty): string | undefined {
  for (const operand of operandsOf(body)) {
    if (operand.kind !== "Move") continue;
    const { local, projection } = operand.place;
    if (local === environment && projection.length >= ofVariable)
      return "the value would be moved out of a variable, and the program would not know: clone it";
  }
  return mayRefer(ty) && borrowsTemporary(body)
    ? "the value may refer to a temporary that would be gone afterwards"
    : undefined;
}

/** The argument through which a fragment sees its variables: `(*(*_1).field)`. */
const environment = 1;
const ofVariable = 3;

function mayRefer(ty: Ty): boolean {
  let found = false;
  visitTypes(ty, (part) => {
    if (part.sort === "Ty" && (part.kind === "Ref" || part.kind === "Dynamic")) found = true;
    if (part.sort === "Ty" && part.kind === "Adt" && part.args.some(({ kind }) => kind === "Lifetime")) found = true;
  });
  return found;
}

function borrowsTemporary({ blocks }: Body): boolean {
  return blocks.some(({ statements }) =>
    statements.some(
      (statement) =>
        statement.kind === "Assign" &&
        (statement.rvalue.kind === "Ref" || statement.rvalue.kind === "RawPtr") &&
        statement.rvalue.place.projection.every(({ kind }) => kind !== "Deref"),
    ),
  );
}
