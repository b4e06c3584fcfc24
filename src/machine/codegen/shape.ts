/** A function as inlining sees it: its control flow and what it calls. */
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
