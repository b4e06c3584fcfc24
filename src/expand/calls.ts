/**
 * What the walk of a body tells of its macro calls, for who collects the body's items: which call made an item, and where each call
 * stands. Only then is it known what a call's path could have meant (`resolve/body_calls.ts`).
 */
import type { Item, NodeId, Path } from "../syntax/ast";
import type { MacroDef } from "./environment";

/** A macro call whose result is being walked, and the ones around it. */
export interface CallChain {
  readonly around: CallChain | undefined;
}

/** `macro_rules!` of the bodies around, innermost first. */
export interface TextualScope {
  readonly name: string;
  readonly macro: MacroDef;
  /** The macro call that defined it; undefined for what stands in the body itself. */
  readonly by: CallChain | undefined;
  readonly outer: TextualScope | undefined;
}

/** The blocks around a place, innermost first. */
export interface BlockChain {
  readonly block: NodeId;
  readonly outer: BlockChain | undefined;
}

export interface MacroCallPlace {
  readonly path: Path;
  readonly by: CallChain | undefined;
  readonly blocks: BlockChain | undefined;
  readonly textual: TextualScope | undefined;
}

export interface CallLog {
  /** The calls that made an item. */
  readonly madeBy: Map<Item["id"], CallChain>;
  readonly calls: MacroCallPlace[];
}
