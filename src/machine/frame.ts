/**
 * Where everything stands in a frame: return slot, arguments, header, locals; and how the resume points of a body are
 * numbered. Read by codegen and by the debugger's frame accessor alike, so they cannot disagree.
 */
import type { Layout } from "../layout/layout";
import type { Layouts } from "../layout/layout_of";
import type { BasicBlock, Body, Local, Location } from "../mir/mir";
import { mkTuple } from "../types/intern";
import type { Ty } from "../types/ty";
import { frameAlign, Header } from "./contract";

/** A value's place below the callee's `top`, or in a frame above `fp`. */
export interface Slot {
  /** From `fp` (locals) or below `top` (call slots); for over-aligned types the address is rounded up from there. */
  readonly offsetBytes: number;
  readonly alignBytes: number;
}

export interface CallLayout {
  /** Return slot first, then the arguments: distance of each slot's start below `top`. */
  readonly slots: readonly Slot[];
  readonly areaBytes: number;
}

/** Return value, then arguments, one after the other downwards from `top`. */
export function callLayout(layouts: readonly Pick<Layout, "sizeBytes" | "alignBytes">[]): CallLayout {
  let below = 0;
  const slots = layouts.map(({ sizeBytes, alignBytes }) => {
    const slack = alignBytes > frameAlign ? alignBytes : 0;
    below = roundUp(below + sizeBytes + slack, Math.min(alignBytes, frameAlign));
    return { offsetBytes: below, alignBytes };
  });
  return { slots, areaBytes: roundUp(below, frameAlign) };
}

export const pointerSlot = { sizeBytes: 8, alignBytes: 8 } as const;

export interface FrameLayout {
  /** By local: offset from `fp`. */
  readonly slots: readonly Slot[];
  readonly sizeBytes: number;
  /** Where the hidden `&'static Location` of a `#[track_caller]` function stands. */
  readonly callerLocationOffset: number | undefined;
}

/** What a caller passes: spread arguments as one tuple, each of them standing where the tuple has it. */
export function argumentTys({ spreadArg, argCount }: Body, tys: readonly Ty[]): readonly Ty[] {
  if (spreadArg === undefined) return tys.slice(1, argCount + 1);
  return [...tys.slice(1, spreadArg), mkTuple(tys.slice(spreadArg, argCount + 1))];
}

/** Lays out a frame; `minimumBytes` keeps it in proportion to the host's stack use. */
export function frameLayout(body: Body, tys: readonly Ty[], layouts: Layouts, minimumBytes: number): FrameLayout {
  const all = tys.map((ty) => layouts.layoutOf(ty));
  const args = argumentTys(body, tys).map((ty) => layouts.layoutOf(ty));
  const plainCount = body.spreadArg === undefined ? args.length : args.length - 1;
  const tuple = args[plainCount];
  const passed: { sizeBytes: number; alignBytes: number }[] = [all[0] as Layout, ...args];
  if (body.trackCaller) passed.push(pointerSlot);
  const call = callLayout(passed);
  const above: number[] = [];
  for (let i = 0; i <= plainCount; i++) above.push((call.slots[i] as Slot).offsetBytes);
  if (tuple !== undefined)
    for (const { offsetBytes } of tuple.fields)
      above.push((call.slots[plainCount + 1] as Slot).offsetBytes - offsetBytes);
  let end: number = Header.sizeBytes;
  const own: Slot[] = [];
  for (let i = body.argCount + 1; i < all.length; i++) {
    const { sizeBytes, alignBytes } = all[i] as Layout;
    end = roundUp(end, Math.min(alignBytes, frameAlign));
    own.push({ offsetBytes: end, alignBytes });
    end += sizeBytes + (alignBytes > frameAlign ? alignBytes : 0);
  }
  const sizeBytes = Math.max(
    roundUp(roundUp(end, frameAlign) + call.areaBytes, frameAlign),
    roundUp(minimumBytes, frameAlign),
  );
  const slots = above.map((below, i) => ({
    offsetBytes: sizeBytes - below,
    alignBytes: (all[i] as Layout).alignBytes,
  }));
  const hidden = call.slots[call.slots.length - 1] as Slot;
  return {
    slots: [...slots, ...own],
    sizeBytes,
    callerLocationOffset: body.trackCaller ? sizeBytes - hidden.offsetBytes : undefined,
  };
}

export function roundUp(value: number, align: number): number {
  return Math.ceil(value / align) * align;
}

/** The numbering of `contract.ts`. */
export class ResumePoints {
  private readonly starts: number[] = [];
  readonly locationCount: number;

  constructor(private readonly body: Body) {
    let next = 0;
    for (const block of body.blocks) {
      this.starts.push(next);
      next += block.statements.length + 1;
    }
    this.locationCount = next;
  }

  before(block: BasicBlock, statementIndex = 0): number {
    return 1 + (this.starts[block] as number) + statementIndex;
  }

  returned(block: BasicBlock): number {
    return 1 + this.locationCount + 2 * block;
  }

  unwinding(block: BasicBlock): number {
    return this.returned(block) + 1;
  }

  /** Where a point stands: before a location, or at a block's call. */
  locate(point: number): {
    readonly location: Location;
    readonly phase: "entry" | "before" | "returned" | "unwinding";
  } {
    if (point === 0) return { location: { block: 0 as BasicBlock, statementIndex: 0 }, phase: "entry" };
    const index = point - 1;
    if (index >= this.locationCount) {
      const block = ((index - this.locationCount) >> 1) as BasicBlock;
      const statementIndex = this.body.blocks[block]?.statements.length ?? 0;
      return {
        location: { block, statementIndex },
        phase: (index - this.locationCount) & 1 ? "unwinding" : "returned",
      };
    }
    let block = this.starts.length - 1;
    while (block > 0 && (this.starts[block] as number) > index) block--;
    return {
      location: { block: block as BasicBlock, statementIndex: index - (this.starts[block] as number) },
      phase: "before",
    };
  }
}

export type { Local };
