/** Where terminators go: their successor blocks, renaming them, predecessors and orders of visiting. */
import type { BasicBlock, BasicBlockData, TerminatorKind, UnwindAction } from "./mir";
import { startBlock } from "./mir";

export function successors(terminator: TerminatorKind): BasicBlock[] {
  switch (terminator.kind) {
    case "Goto":
      return [terminator.target];
    case "SwitchInt":
      return [...terminator.targets, terminator.otherwise];
    case "Drop":
    case "Assert":
      return [terminator.target, ...unwindTarget(terminator.unwind)];
    case "Call":
      return [...(terminator.target === undefined ? [] : [terminator.target]), ...unwindTarget(terminator.unwind)];
    case "FalseEdge":
      return [terminator.realTarget, terminator.imaginaryTarget];
    case "FalseUnwind":
      return [terminator.realTarget, ...unwindTarget(terminator.unwind)];
    case "Yield":
      return [terminator.resume, ...(terminator.drop === undefined ? [] : [terminator.drop])];
    default:
      return [];
  }
}

/** Where it goes unless something panics. */
export function normalSuccessors(terminator: TerminatorKind): BasicBlock[] {
  const unwinding = "unwind" in terminator ? unwindTarget(terminator.unwind) : [];
  return successors(terminator).filter((block) => !unwinding.includes(block));
}

function unwindTarget(unwind: UnwindAction): BasicBlock[] {
  return unwind.kind === "Cleanup" ? [unwind.target] : [];
}

/** The terminator with each successor replaced; itself where none changes. */
export function mapSuccessors<T extends TerminatorKind>(terminator: T, map: (block: BasicBlock) => BasicBlock): T {
  const changed = changedSuccessors(terminator, map);
  return changed === undefined ? terminator : { ...terminator, ...changed };
}

function changedSuccessors(
  terminator: TerminatorKind,
  map: (block: BasicBlock) => BasicBlock,
): Partial<TerminatorKind> | undefined {
  switch (terminator.kind) {
    case "Goto": {
      const target = map(terminator.target);
      return target === terminator.target ? undefined : { target };
    }
    case "SwitchInt": {
      const targets = terminator.targets.map(map);
      const otherwise = map(terminator.otherwise);
      const isSame = otherwise === terminator.otherwise && targets.every((to, i) => to === terminator.targets[i]);
      return isSame ? undefined : { targets, otherwise };
    }
    case "Drop":
    case "Assert":
    case "Call": {
      const target = terminator.target === undefined ? undefined : map(terminator.target);
      const unwind = mapUnwind(terminator.unwind, map);
      return target === terminator.target && unwind === terminator.unwind
        ? undefined
        : ({ target, unwind } as Partial<TerminatorKind>);
    }
    case "FalseEdge":
      return { realTarget: map(terminator.realTarget), imaginaryTarget: map(terminator.imaginaryTarget) };
    case "FalseUnwind":
      return { realTarget: map(terminator.realTarget), unwind: mapUnwind(terminator.unwind, map) };
    case "Yield":
      return {
        resume: map(terminator.resume),
        drop: terminator.drop === undefined ? undefined : map(terminator.drop),
      };
    default:
      return undefined;
  }
}

function mapUnwind(unwind: UnwindAction, map: (block: BasicBlock) => BasicBlock): UnwindAction {
  if (unwind.kind !== "Cleanup") return unwind;
  const target = map(unwind.target);
  return target === unwind.target ? unwind : { kind: "Cleanup", target };
}

export function predecessors(blocks: readonly BasicBlockData[]): BasicBlock[][] {
  const result: BasicBlock[][] = blocks.map(() => []);
  blocks.forEach((block, index) => {
    for (const target of successors(block.terminator)) {
      const found = result[target];
      if (found !== undefined && found[found.length - 1] !== index) found.push(index as BasicBlock);
    }
  });
  return result;
}

/** Reachable blocks, each before its successors where there is no cycle. */
export function reversePostorder(blocks: readonly BasicBlockData[]): BasicBlock[] {
  const order: BasicBlock[] = [];
  const seen = new Uint8Array(blocks.length);
  seen[startBlock] = 1;
  const stack: { readonly block: BasicBlock; readonly rest: BasicBlock[] }[] = [];
  const enter = (block: BasicBlock) => {
    const data = blocks[block];
    stack.push({ block, rest: data === undefined ? [] : successors(data.terminator) });
  };
  enter(startBlock);
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const next = frame.rest.pop();
    if (next === undefined) {
      order.push(frame.block);
      stack.pop();
    } else if (seen[next] === 0) {
      seen[next] = 1;
      enter(next);
    }
  }
  return order.reverse();
}
