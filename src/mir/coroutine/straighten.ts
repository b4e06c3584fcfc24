/**
 * A coroutine's state machine seen as the function it was written as, for analyses of its variables: kept locals are locals again,
 * the entry is the start, and a suspension goes on where it is resumed. Blocks and statements keep their numbers.
 */
import type { BasicBlock, BasicBlockData, Body, Place, Projection, TerminatorKind } from "../mir";
import { startBlock } from "../mir";
import { mapPlaces } from "../visit";
import { selfArg, states } from "./machine";

export function straighten(body: Body): Body {
  if (body.coroutine === undefined) return body;
  const cases = entryCases(body);
  const blocks = body.blocks.map((block, index): BasicBlockData => {
    const target = index === startBlock ? cases.get(states.unresumed) : cases.get(suspendedState(block) ?? -1);
    if (target === undefined) return block;
    const goto: TerminatorKind = { kind: "Goto", target };
    return { ...block, terminator: { ...goto, info: block.terminator.info } };
  });
  return mapPlaces({ ...body, blocks }, (place) => asWritten(body, place));
}

/** The place as the function named it: `((*(_1.0)) as Suspend0).1` is the local kept there. */
export function asWritten(body: Body, place: Place): Place {
  const at = place.projection.findIndex(({ kind }) => kind === "Downcast");
  if (body.coroutine === undefined || place.local !== selfArg || at < 0) return place;
  const [state, field] = place.projection.slice(at, at + 2);
  const kept = body.coroutine.saved.find(({ path }) => isSame(path[0], state) && isSame(path[1], field));
  return kept === undefined ? place : { local: kept.local, projection: place.projection.slice(at + 2) };
}

function isSame(a: Projection | undefined, b: Projection | undefined): boolean {
  if (a?.kind === "Downcast" && b?.kind === "Downcast") return a.variant === b.variant;
  return a?.kind === "Field" && b?.kind === "Field" && a.field === b.field;
}

function entryCases(body: Body): ReadonlyMap<number, BasicBlock> {
  const terminator = body.blocks[startBlock]?.terminator;
  if (terminator?.kind !== "SwitchInt") return new Map();
  return new Map(terminator.values.map((state, i) => [Number(state), terminator.targets[i] as BasicBlock]));
}

function suspendedState(block: BasicBlockData): number | undefined {
  const last = block.statements.at(-1);
  if (block.terminator.kind !== "Return" || last?.kind !== "SetDiscriminant") return undefined;
  return last.variant >= states.firstSuspension ? last.variant : undefined;
}
