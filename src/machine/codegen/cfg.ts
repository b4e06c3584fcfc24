/**
 * The control flow of a body without its unwind paths: order, dominators, loop heads, and how many stop points may be passed
 * before the next look at the fuel. For the fast form, which is structured by the dominator tree.
 */
import { assertNever } from "../../base/invariant";
import type { BasicBlock, Body, Terminator } from "../../mir/mir";

export interface Cfg {
  /** Reachable blocks in reverse postorder. */
  readonly order: readonly BasicBlock[];
  /** Position in `order`; -1 where unreachable. */
  readonly rank: readonly number[];
  /** Reachable ones. */
  readonly predecessors: readonly (readonly BasicBlock[])[];
  readonly immediateDominator: readonly BasicBlock[];
  /** Children in the dominator tree, in reverse postorder. */
  readonly children: readonly (readonly BasicBlock[])[];
  readonly isLoopHead: readonly boolean[];
  /** Incoming edges that are not back edges; a switch with two equal targets counts twice. */
  readonly forwardEdges: readonly number[];
  /** False where a loop is entered elsewhere than at its head. */
  readonly reducible: boolean;
}

export function normalSuccessors(terminator: Terminator): readonly BasicBlock[] {
  switch (terminator.kind) {
    case "Goto":
    case "Drop":
    case "Assert":
      return [terminator.target];
    case "SwitchInt":
      return [...terminator.targets, terminator.otherwise];
    case "Call":
      return terminator.target === undefined ? [] : [terminator.target];
    case "FalseEdge":
    case "FalseUnwind":
      return [terminator.realTarget];
    case "Yield":
      return [terminator.resume];
    case "Return":
    case "Unreachable":
    case "UnwindResume":
    case "UnwindTerminate":
    case "CoroutineDrop":
      return [];
    default:
      return assertNever(terminator);
  }
}

export function buildCfg(body: Body): Cfg {
  const successors = body.blocks.map((block) => normalSuccessors(block.terminator));
  const order = reversePostorder(successors);
  const rank = body.blocks.map(() => -1);
  for (const [i, block] of order.entries()) rank[block] = i;
  const predecessors: BasicBlock[][] = body.blocks.map(() => []);
  for (const block of order) for (const next of successors[block] ?? []) predecessors[next]?.push(block);
  const immediateDominator = dominators(order, rank, predecessors);
  const children: BasicBlock[][] = body.blocks.map(() => []);
  for (const block of order) if (rank[block] !== 0) children[immediateDominator[block] as number]?.push(block);
  const isLoopHead = body.blocks.map(() => false);
  const forwardEdges = body.blocks.map(() => 0);
  let reducible = true;
  for (const block of order) {
    for (const next of successors[block] ?? []) {
      if ((rank[next] as number) > (rank[block] as number)) forwardEdges[next] = (forwardEdges[next] as number) + 1;
      else if (dominates(next, block, immediateDominator, rank)) isLoopHead[next] = true;
      else reducible = false;
    }
  }
  return { order, rank, predecessors, immediateDominator, children, isLoopHead, forwardEdges, reducible };
}

function reversePostorder(successors: readonly (readonly BasicBlock[])[]): BasicBlock[] {
  const postorder: BasicBlock[] = [];
  const seen = new Set<BasicBlock>([0 as BasicBlock]);
  const stack: { readonly block: BasicBlock; next: number }[] = [{ block: 0 as BasicBlock, next: 0 }];
  for (let top = stack[0]; top !== undefined; top = stack[stack.length - 1]) {
    const next = successors[top.block]?.[top.next++];
    if (next === undefined) {
      postorder.push(top.block);
      stack.pop();
    } else if (!seen.has(next)) {
      seen.add(next);
      stack.push({ block: next, next: 0 });
    }
  }
  return postorder.reverse();
}

/** Cooper, Harvey and Kennedy's iteration. */
function dominators(
  order: readonly BasicBlock[],
  rank: readonly number[],
  predecessors: readonly (readonly BasicBlock[])[],
): BasicBlock[] {
  const idom = rank.map(() => -1);
  idom[0] = 0;
  for (let changed = true; changed; ) {
    changed = false;
    for (const block of order) {
      if (block === 0) continue;
      let best = -1;
      for (const from of predecessors[block] ?? []) {
        if (idom[from] === -1) continue;
        best = best === -1 ? from : intersect(best, from, idom, rank);
      }
      if (idom[block] !== best) {
        idom[block] = best;
        changed = true;
      }
    }
  }
  return idom as BasicBlock[];
}

function intersect(a: number, b: number, idom: readonly number[], rank: readonly number[]): number {
  while (a !== b) {
    while ((rank[a] as number) > (rank[b] as number)) a = idom[a] as number;
    while ((rank[b] as number) > (rank[a] as number)) b = idom[b] as number;
  }
  return a;
}

function dominates(a: BasicBlock, b: BasicBlock, idom: readonly BasicBlock[], rank: readonly number[]): boolean {
  let at = b;
  while ((rank[at] as number) > (rank[a] as number)) at = idom[at] as BasicBlock;
  return at === a;
}

/** The blocks that are in loops: those that come to a loop's head again without leaving what the head dominates. */
export function loopBlocks({ order, rank, predecessors, isLoopHead }: Cfg): ReadonlySet<BasicBlock> {
  const inside = new Set<BasicBlock>();
  if (!isLoopHead.includes(true)) return inside;
  for (const head of order) {
    if (isLoopHead[head] !== true) continue;
    const seen = new Set([head]);
    const isBack = (from: BasicBlock) => (rank[from] as number) >= (rank[head] as number);
    const work = (predecessors[head] ?? []).filter(isBack);
    for (let block = work.pop(); block !== undefined; block = work.pop()) {
      if (seen.has(block)) continue;
      seen.add(block);
      work.push(...(predecessors[block] ?? []));
    }
    for (const block of seen) inside.add(block);
  }
  return inside;
}

/**
 * The most stop points that may be passed from the start of each block up to the next look at the fuel: a loop head, a
 * callee's entry, or the return of a call; `afterReturn` follow the body's own return. `across` tells how many lie from a
 * block's terminator on, when `rest` do behind it: none at a call that looks, those of a callee's code and the rest where it is inlined.
 */
export function stopsAhead(
  body: Body,
  cfg: Cfg,
  afterReturn: number,
  across: (block: BasicBlock, rest: number) => number,
): readonly number[] {
  const ahead = body.blocks.map(() => 0);
  for (let i = cfg.order.length - 1; i >= 0; i--) {
    const block = cfg.order[i] as BasicBlock;
    const data = body.blocks[block];
    if (data === undefined) continue;
    const own = data.statements.reduce((count, s) => count + (s.kind === "StopPoint" ? 1 : 0), 0);
    let rest = data.terminator.kind === "Return" ? afterReturn : 0;
    for (const next of normalSuccessors(data.terminator))
      if (cfg.isLoopHead[next] !== true) rest = Math.max(rest, ahead[next] as number);
    ahead[block] = own + across(block, rest);
  }
  return ahead;
}
