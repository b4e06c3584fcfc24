/**
 * The condition of a breakpoint: a `bool` expression, compiled once for each instance and stop point that it is asked at. What only reads
 * places of the frame is run without anything around it (`leaf.ts`), so that a breakpoint in a hot loop stays usable.
 */
import { callLeaf } from "../../machine/aside";
import { Thread } from "../../machine/contract";
import type { FnRecord } from "../../machine/link";
import type { Machine } from "../../machine/machine";
import type { Location, StopId } from "../../mir/mir";
import { tyBool } from "../../types/intern";
import type { LoadedProgram } from "../load";
import { MachineTarget } from "../target";
import type { TargetFrame } from "../view/target";
import type { CompiledExpression, Compiler, CompileResult } from "./compile";
import { compileLeaf } from "./leaf";
import { runBool, runBoolWith } from "./run";
import { type EvaluationScope, scopeOf } from "./scope";

/** An armed stop point that the machine stands before. */
export interface StopHere {
  readonly fn: FnRecord;
  readonly stop: StopId;
}

export interface ConditionContext {
  readonly program: LoadedProgram;
  readonly machine: Machine;
  readonly compiler: Compiler;
}

export type Verdict = boolean | { readonly error: string };

interface Leaf {
  readonly fn: FnRecord;
  /** Where the variables stand in the frame. */
  readonly offsets: readonly number[];
}

type Prepared =
  | { readonly kind: "leaf"; readonly leaf: Leaf }
  /** It calls, on variables that always stand at the same places in the frame. */
  | { readonly kind: "fixed"; readonly compiled: CompiledExpression; readonly offsets: readonly number[] }
  | { readonly kind: "compiled"; readonly compiled: CompileResult };

export class Condition {
  private readonly prepared = new Map<string, Prepared>();

  constructor(
    private readonly cx: ConditionContext,
    private readonly text: string,
  ) {}

  /** What is wrong with it at a stop point, before anything runs. */
  faultAt(frame: TargetFrame): string | undefined {
    const compiled = this.compile(scopeOf(this.cx.program.checked.tcx, frame));
    return compiled.kind === "error" ? compiled.words : undefined;
  }

  holds(here: StopHere): Verdict {
    const key = `${here.fn.index}:${here.stop}`;
    const known = this.prepared.get(key);
    if (known?.kind === "leaf") return this.holdsLeaf(known.leaf);
    if (known?.kind === "fixed") return this.holdsFixed(known.compiled, known.offsets);
    const target = new MachineTarget(this.cx.machine, this.cx.program);
    const frame = target.topFrame();
    const scope = scopeOf(this.cx.program.checked.tcx, frame);
    const compiled = known === undefined ? this.compile(scope) : known.compiled;
    if (known === undefined) this.prepared.set(key, this.prepare(target, frame, scope, compiled));
    return compiled.kind === "error" ? { error: compiled.words } : runBool(this.cx.machine, compiled, scope);
  }

  private compile(scope: EvaluationScope): CompileResult {
    return this.cx.compiler.compile(this.text, scope, { expected: tyBool, wantsPlace: false });
  }

  private holdsFixed(compiled: CompiledExpression, offsets: readonly number[]): Verdict {
    const { machine } = this.cx;
    const fp = machine.view.getUint32(Thread.currentFp, true);
    const environment = offsets.map((offset) => BigInt(fp + offset));
    return runBoolWith(machine, compiled, environment);
  }

  private holdsLeaf({ fn, offsets }: Leaf): Verdict {
    const { machine } = this.cx;
    let value = false;
    const isDone = callLeaf(machine, fn, offsets, (address) => {
      value = machine.bytes[address] === 1;
    });
    return isDone ? value : this.holdsSlowly();
  }

  private holdsSlowly(): Verdict {
    const target = new MachineTarget(this.cx.machine, this.cx.program);
    const scope = scopeOf(this.cx.program.checked.tcx, target.topFrame());
    const compiled = this.compile(scope);
    return compiled.kind === "error" ? { error: compiled.words } : runBool(this.cx.machine, compiled, scope);
  }

  private prepare(
    target: MachineTarget,
    frame: TargetFrame | undefined,
    scope: EvaluationScope,
    compiled: CompileResult,
  ): Prepared {
    if (compiled.kind === "error" || frame === undefined) return { kind: "compiled", compiled };
    const offsets = offsetsIn(target, frame, scope, compiled);
    if (offsets === undefined) return { kind: "compiled", compiled };
    const fn = compileLeaf(this.cx.program, compiled.body);
    return fn === undefined ? { kind: "fixed", compiled, offsets } : { kind: "leaf", leaf: { fn, offsets } };
  }
}

/** Undefined where a variable stands elsewhere, or is not surely alive whenever the program stops here. */
function offsetsIn(
  target: MachineTarget,
  frame: TargetFrame,
  scope: EvaluationScope,
  { mentioned }: CompiledExpression,
): readonly number[] | undefined {
  const { body, location, addresses } = frame;
  if (location === undefined || body.coroutine !== undefined) return undefined;
  const states = target.statesOf(body);
  const offsets: number[] = [];
  for (const { index } of mentioned) {
    const variable = scope.variables[index];
    if (variable === undefined || target.layoutOf(variable.part.ty).alignBytes > maxAlignBytes) return undefined;
    const { address } = variable.part;
    const isAlive = [true, false].every(
      (flag) => states.at(location as Location, () => flag)(variable.local).kind === "live",
    );
    if (!isAlive || address < addresses.start || address >= addresses.end) return undefined;
    offsets.push(address - addresses.start);
  }
  return offsets;
}

/** What stands at a fixed distance from the frame's beginning. */
const maxAlignBytes = 16;
