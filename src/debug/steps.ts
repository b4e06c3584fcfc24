/**
 * Steps forwards: which stop points each kind arms, where it ends, and which calls of the statement it can be sent into. Going
 * back is `travel.ts`.
 */
import type { Machine } from "../machine/machine";
import type { BasicBlock, Body, Terminator } from "../mir/mir";
import { successors } from "../mir/successors";
import type { Breakpoints } from "./breakpoints";
import type { ForwardGoal } from "./goals";
import type { LoadedProgram } from "./load";
import { sourceRange } from "./story";
import type { SourceRange } from "./view/model";
import type { TargetFrame } from "./view/target";

/** A step under way, and the frame it set off from. */
export interface Step {
  readonly goal: ForwardGoal;
  readonly from: { readonly fp: number; readonly line: string | undefined } | undefined;
}

/** A call of the user's own code that the statement makes. */
export interface StepInTarget {
  readonly label: string;
  readonly range: SourceRange | undefined;
  readonly body: Body;
}

export function beginStep(goal: ForwardGoal, program: LoadedProgram, frame: TargetFrame | undefined): Step {
  if (frame === undefined) return { goal, from: undefined };
  const { start: fp } = frame.addresses;
  return { goal, from: { fp, line: lineOf(program, frame) } };
}

/** Arms what the step and the breakpoints need, and nothing else. */
export function armStep(
  { goal, from }: Step,
  machine: Machine,
  program: LoadedProgram,
  breakpoints: Breakpoints,
  userFrames: readonly TargetFrame[],
): void {
  machine.disarmAll();
  for (const body of armedBodies(goal, program, userFrames)) machine.armBody(body, floorOf(goal, from?.fp));
  armBreakpoints(machine, breakpoints);
}

export function armBreakpoints(machine: Machine, breakpoints: Breakpoints): void {
  for (const { sites } of breakpoints.all()) for (const { body, stop } of sites) machine.arm(body, stop);
}

/** Over and out of a recursion: the same bodies run deeper by the million. */
function floorOf({ kind }: ForwardGoal, fp: number | undefined): number {
  return fp !== undefined && (kind === "over" || kind === "out") ? fp : 0;
}

function armedBodies(goal: ForwardGoal, program: LoadedProgram, userFrames: readonly TargetFrame[]): ReadonlySet<Body> {
  const bodies = userFrames.map(({ body }) => body);
  switch (goal.kind) {
    case "continue":
      return new Set();
    case "entry":
      return new Set(program.userBodies);
    case "into":
      return new Set(goal.target === undefined ? program.userBodies : [goal.target, ...bodies]);
    case "over":
      return new Set(bodies);
    case "out":
      return new Set(bodies.slice(1));
  }
}

/** Whether a stop point in `frame` ends the step. */
export function endsStep({ goal, from }: Step, program: LoadedProgram, frame: TargetFrame): boolean {
  if (goal.kind === "continue") return false;
  if (frame.isInternal && goal.kind !== "over" && goal.kind !== "out") return false;
  if (from === undefined || goal.kind === "entry") return true;
  const { start } = frame.addresses;
  if (goal.line === true && start === from.fp && lineOf(program, frame) === from.line) return false;
  if (goal.kind === "out") return start > from.fp;
  if (goal.kind === "over" || (goal.target !== undefined && goal.target !== frame.body)) return start >= from.fp;
  return true;
}

function lineOf(program: LoadedProgram, { span }: TargetFrame): string | undefined {
  if (span === undefined) return undefined;
  const { uri, startLine } = sourceRange(program.sources, program.callSiteOf(span));
  return `${uri}:${startLine}`;
}

/** The user's functions that the statement may call before the next stop point, in the order of its code. */
export function stepInTargets(program: LoadedProgram, frame: TargetFrame): StepInTarget[] {
  const found: StepInTarget[] = [];
  for (const terminator of statementTerminators(frame)) {
    if (terminator.kind !== "Call") continue;
    const body = calleeBody(program, frame, terminator);
    if (body === undefined || !program.userBodies.includes(body)) continue;
    const range = sourceRange(program.sources, program.callSiteOf(terminator.info.span));
    if (!found.some((other) => other.body === body)) found.push({ label: body.name, range, body });
  }
  return found;
}

function calleeBody(
  program: LoadedProgram,
  frame: TargetFrame,
  { func }: Extract<Terminator, { kind: "Call" }>,
): Body | undefined {
  if (func.kind !== "Constant") return undefined;
  const { cx } = program.linked.program.link;
  const ty = cx.monoTy(func.constant.ty, frame.args);
  return ty.kind === "FnDef" ? cx.bodyOf(cx.resolveInstance(ty.def, ty.args)) : undefined;
}

/** Terminators from where a frame stands up to the next stop points. */
function statementTerminators({ body, location }: TargetFrame): Terminator[] {
  if (location === undefined) return [];
  const found: Terminator[] = [];
  const seen = new Set<BasicBlock>();
  const walk: { readonly block: BasicBlock; readonly from: number }[] = [
    { block: location.block as BasicBlock, from: location.statementIndex + 1 },
  ];
  for (let at = walk.pop(); at !== undefined; at = walk.pop()) {
    const block = body.blocks[at.block];
    if (block === undefined || block.isCleanup) continue;
    if (block.statements.slice(at.from).some(({ kind }) => kind === "StopPoint")) continue;
    found.push(block.terminator);
    for (const next of successors(block.terminator)) {
      if (seen.has(next)) continue;
      seen.add(next);
      walk.push({ block: next, from: 0 });
    }
  }
  return found;
}
