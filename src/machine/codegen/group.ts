/**
 * Which functions get their fast forms together: one that is entered, with what it calls often: in loops, or by calling itself, and what
 * these call in turn. Within a group calls are direct, so that code which runs long has no others.
 */
import type { BasicBlockData } from "../../mir/mir";
import type { FnRecord, Linker } from "../link";
import { type Inlining, type Plan, planOf } from "./inline";

/** The members, each with how its calls are inlined. */
export type Group = Map<FnRecord, Inlining>;

/** Past so many, what a group calls is a group of its own. */
const memberLimit = 150;

interface RealCall {
  readonly fn: FnRecord;
  readonly isOften: boolean;
}

/**
 * `isMade`: the function has a form that is good enough already. `furtherCount`: how many members there may be that are called now
 * and then.
 */
export function groupOf(
  link: Linker,
  root: FnRecord,
  isMade: (fn: FnRecord, inlining: Inlining) => boolean,
  furtherCount: number,
): Group {
  const group: Group = new Map([[root, "once"]]);
  let further = furtherCount;
  const add = (fn: FnRecord, inlining: Inlining): boolean => {
    const known = group.get(fn);
    if (known === "often" || known === inlining || !link.isOwn(fn) || isMade(fn, inlining)) return false;
    if (known === undefined && group.size >= memberLimit) return false;
    // To be looked at again, with the calls that its plan now has.
    group.delete(fn);
    group.set(fn, inlining);
    return true;
  };
  // A map's iteration goes on to what is added meanwhile.
  for (const [fn, inlining] of group)
    for (const call of realCalls(link, planOf(link, fn, inlining), inlining === "often")) {
      if (call.isOften || call.fn === fn) add(call.fn, "often");
      else if (further > 0 && add(call.fn, "once")) further--;
    }
  return group;
}

/** The calls that a plan leaves, but for those that do not come back: the stepping form makes them. */
function* realCalls(link: Linker, plan: Plan, isOften: boolean): Generator<RealCall> {
  for (const [block, callee] of plan.callees) {
    const isRepeated = isOften || plan.looping.has(block);
    const inlined = plan.inlined.get(block);
    const { terminator } = plan.fn.body.blocks[block] as BasicBlockData;
    if (inlined !== undefined) yield* realCalls(link, inlined, isRepeated);
    else if (callee.kind === "Direct" && (terminator.kind !== "Call" || terminator.target !== undefined))
      yield { fn: link.fnOf(callee.instance), isOften: isRepeated };
  }
}
