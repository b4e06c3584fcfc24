/**
 * Which calls of a fast form have their callee's code in their place: calls of small functions without loops, whatever these call
 * inlined in turn. A plan says it for one function; `activation.ts` writes the code. Inlining changes nothing that can be seen: a
 * callee's frame stands where a call would put it, and is written there whenever the code is left.
 */
import type { BasicBlock, BasicBlockData, Terminator } from "../../mir/mir";
import { inlineDepthBytes } from "../contract";
import type { FnRecord, Linker } from "../link";
import type { Callee } from "./calls";
import { stopsAhead, type Cfg } from "./cfg";
import { observesTime } from "./fuel";
import { shapeOf } from "./shape";

export interface Plan {
  readonly fn: FnRecord;
  readonly cfg: Cfg;
  /** Blocks in loops. */
  readonly looping: ReadonlySet<BasicBlock>;
  /** What the calls that end blocks call. */
  readonly callees: ReadonlyMap<BasicBlock, Callee>;
  /** By the block that ends in the call. */
  readonly inlined: ReadonlyMap<BasicBlock, Plan>;
  /** How much code it makes, in statements. */
  readonly cost: number;
  /** It calls others itself. */
  readonly calls: boolean;
  /** It is left by its return alone, never in the midst of it. */
  readonly stays: boolean;
  /** What the frames of the inlined callees take below this one's. */
  readonly depthBytes: number;
}

/** Costlier callees are called: where a call is made often; where space counts more than time (in loops, and elsewhere); where a call is made once. */
const calleeCost = { often: 120, compactLoop: 16, compact: 5, once: 0 } as const;
/** But where space counts, so much of code that is never left but by its end: a call would take as much. */
const stayingCost = 14;
/** What all inlined callees of a function may come to. */
const totalCost = 1500;
const realCallCost = 5;
/** Bodies with more blocks than this are not looked at. */
const blockLimit = 40;
/** A function that calls itself and is called often has its own code in place of the call, so many calls deep. */
const recursionDepth = 1;

/** How the calls in a function's body are inlined. */
export type Inlining = keyof typeof calleeCost;

/** Calls in loops are made often. */
function inLoop(inlining: Inlining): Inlining {
  return inlining.startsWith("compact") ? "compactLoop" : "often";
}

const plans = new WeakMap<FnRecord, Map<Inlining, Plan>>();
/** Functions whose plans are being made, and how often within each other: calls of them are recursive. */
const begun = new Map<FnRecord, number>();

export function planOf(link: Linker, fn: FnRecord, inlining: Inlining): Plan {
  const known = plans.get(fn) ?? new Map<Inlining, Plan>();
  plans.set(fn, known);
  const depth = begun.get(fn) ?? 0;
  let plan = depth === 0 ? known.get(inlining) : undefined;
  if (plan === undefined) {
    begun.set(fn, depth + 1);
    plan = makePlan(link, fn, inlining);
    begun.set(fn, depth);
    // Within itself it has less of itself inlined.
    if (depth === 0) known.set(inlining, plan);
  }
  return plan;
}

/** The same function with all its callees called. */
export function withoutInlining(plan: Plan): Plan {
  return { ...plan, inlined: new Map(), calls: true, stays: false, depthBytes: 0 };
}

function makePlan(link: Linker, fn: FnRecord, inlining: Inlining): Plan {
  const { cfg, callees, looping } = shapeOf(link, fn);
  const inlined = new Map<BasicBlock, Plan>();
  let cost = ownCost(fn, cfg);
  let depthBytes = 0;
  let calls = false;
  let stays = cfg.order.every((block) => !endsElsewhere(fn.body.blocks[block] as BasicBlockData));
  for (const [block, callee] of callees) {
    if (callee.kind === "Intrinsic") {
      stays &&= !observesTime(callee.name);
      continue;
    }
    const { terminator } = fn.body.blocks[block] as BasicBlockData;
    const plan = inlinable(link, fn, callee, terminator, looping.has(block) ? inLoop(inlining) : inlining);
    if (plan === undefined || cost + plan.cost > totalCost) {
      cost += realCallCost;
      calls = true;
      stays = false;
      continue;
    }
    inlined.set(block, plan);
    cost += plan.cost;
    stays &&= plan.stays;
    depthBytes = Math.max(depthBytes, plan.fn.frame.sizeBytes + plan.depthBytes);
  }
  return { fn, cfg, looping, callees, inlined, cost, calls, stays, depthBytes };
}

function endsElsewhere({ terminator }: BasicBlockData): boolean {
  return terminator.kind === "Assert" || terminator.kind === "Unreachable";
}

function ownCost(fn: FnRecord, { order }: Cfg): number {
  let cost = order.length;
  for (const block of order)
    for (const { kind } of fn.body.blocks[block]?.statements ?? []) if (kind === "Assign") cost++;
  return cost;
}

function inlinable(
  link: Linker,
  caller: FnRecord,
  callee: Callee,
  terminator: Terminator,
  inlining: Inlining,
): Plan | undefined {
  if (callee.kind !== "Direct" || callee.instance.kind === "Intrinsic" || inlining === "once") return undefined;
  const fn = link.fnOf(callee.instance);
  // Bodies of the image are not read in vain.
  if (!mayRepeat(caller, fn, inlining) || link.image?.isInlinable(fn.index) === false) return undefined;
  if (fn.body.blocks.length > blockLimit || (terminator.kind === "Call" && !canPass(fn, terminator))) return undefined;
  const plan = planOf(link, fn, inlining);
  return isSmall(plan, inlining) ? plan : undefined;
}

/** Of functions that call each other, none is inlined in what it calls. */
function mayRepeat(caller: FnRecord, fn: FnRecord, inlining: Inlining): boolean {
  return (begun.get(fn) ?? 0) <= (caller === fn && inlining === "often" ? recursionDepth : 0);
}

function isSmall({ fn, cfg, cost, stays, depthBytes }: Plan, inlining: Inlining): boolean {
  const limit = stays ? Math.max(stayingCost, calleeCost[inlining]) : calleeCost[inlining];
  if (!cfg.reducible || cfg.isLoopHead.includes(true) || cost > limit) return false;
  return fn.frame.sizeBytes + depthBytes <= inlineDepthBytes;
}

/** Whether calls of a function that are made often have its code in their place. */
export function isInlinable(link: Linker, fn: FnRecord): boolean {
  if (fn.instance.kind === "Intrinsic" || fn.body.blocks.length > blockLimit) return false;
  return isSmall(planOf(link, fn, "often"), "often");
}

function canPass(fn: FnRecord, terminator: Extract<Terminator, { kind: "Call" }>): boolean {
  if (terminator.target === undefined) return false;
  return fn.body.spreadArg === undefined || terminator.args.at(-1)?.kind !== "Constant";
}

/** The functions whose code is somewhere in it. */
export function inlinedIn(plan: Plan): readonly FnRecord[] {
  const found = new Set<FnRecord>();
  const visit = ({ inlined }: Plan): void => {
    for (const callee of inlined.values()) {
      found.add(callee.fn);
      visit(callee);
    }
  };
  visit(plan);
  return [...found];
}

/**
 * By block: the most stop points up to the next look at the fuel, `after` of them behind the function's return (0 where its caller
 * looks).
 */
export function aheadOf({ fn, cfg, callees, inlined }: Plan, after: number): readonly number[] {
  return stopsAhead(fn.body, cfg, after, (block, rest) => {
    const plan = inlined.get(block);
    if (plan !== undefined) return aheadOf(plan, rest)[0] as number;
    const callee = callees.get(block);
    return callee === undefined || callee.kind === "Intrinsic" ? rest : 0;
  });
}
