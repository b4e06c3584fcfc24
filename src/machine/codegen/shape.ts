/**
 * A function as inlining sees it: its control flow and what it calls; and which of a program's functions run often, by their places
 * in the call graph: what is called in loops, what is recursive, and what these call.
 */
import type { BasicBlock, Terminator } from "../../mir/mir";
import type { FnRecord, Linker } from "../link";
import { Code } from "../wasm/code";
import { dropCallee, resolveCall, type Callee } from "./calls";
import { buildCfg, loopBlocks, type Cfg } from "./cfg";
import { PlaceGen } from "./places";

export interface Shape {
  readonly cfg: Cfg;
  /** What the calls that end blocks call. */
  readonly callees: ReadonlyMap<BasicBlock, Callee>;
  /** Blocks in loops. */
  readonly looping: ReadonlySet<BasicBlock>;
}

const shapes = new WeakMap<FnRecord, Shape>();

export function shapeOf(link: Linker, fn: FnRecord): Shape {
  let shape = shapes.get(fn);
  if (shape === undefined) {
    const cfg = buildCfg(fn.body);
    const gen = new PlaceGen(link, fn, new Code([]), 0, []);
    const callees = new Map<BasicBlock, Callee>();
    for (const block of cfg.order) {
      const callee = calleeOf(gen, fn.body.blocks[block]?.terminator);
      if (callee !== undefined) callees.set(block, callee);
    }
    gen.code.discard();
    shape = { cfg, callees, looping: loopBlocks(cfg) };
    shapes.set(fn, shape);
  }
  return shape;
}

/** What a terminator calls; drop glue is called too. */
function calleeOf(gen: PlaceGen, terminator: Terminator | undefined): Callee | undefined {
  if (terminator?.kind === "Call") return resolveCall(gen, terminator.func);
  if (terminator?.kind !== "Drop") return undefined;
  const glue = dropCallee(gen, terminator.place);
  if (glue === undefined) return undefined;
  return glue === "Virtual" ? { kind: "Virtual", slot: 0 } : { kind: "Direct", instance: glue };
}

export function runOften(link: Linker, fns: readonly FnRecord[]): ReadonlySet<FnRecord> {
  const own = new Set(fns);
  const found = new Set<FnRecord>();
  const visited = new Set<FnRecord>();
  const path: FnRecord[] = [];
  const visit = (fn: FnRecord): void => {
    visited.add(fn);
    path.push(fn);
    const { callees, looping } = shapeOf(link, fn);
    for (const [block, callee] of callees) {
      const called = callee.kind === "Direct" ? link.fnOf(callee.instance) : undefined;
      if (called === undefined || !own.has(called)) continue;
      if (looping.has(block)) found.add(called);
      const again = path.indexOf(called);
      if (again >= 0) for (const member of path.slice(again)) found.add(member);
      if (!visited.has(called)) visit(called);
    }
    path.pop();
  };
  for (const fn of fns) if (!visited.has(fn)) visit(fn);
  // A set's iteration goes on to what is added meanwhile.
  for (const fn of found)
    for (const callee of shapeOf(link, fn).callees.values())
      if (callee.kind === "Direct" && own.has(link.fnOf(callee.instance))) found.add(link.fnOf(callee.instance));
  return found;
}
