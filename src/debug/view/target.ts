/**
 * A stopped program as the view reads it: plain accessors over the machine's state. `debug/target.ts` makes one of a `Machine`.
 * One helper, and declarations.
 */
import type { Span } from "../../base/source";
import type { Body, Local, Place } from "../../mir/mir";
import type { DefId } from "../../resolve/def";
import type { GenericArgs, Ty } from "../../types/ty";
import type { SlotStates } from "../slotStates";
import type { ViewCache } from "./cache";
import type { AddressRange, SegmentName } from "./model";
import type { Part, ViewContext } from "./parts";

export interface ViewTarget extends ViewContext {
  readonly time: number;
  /** Of the run that is looked at. */
  readonly cache: ViewCache;
  /** Memory in use that can change: statics, the heap, the stack. */
  usedRanges(): readonly AddressRange[];
  threads(): readonly TargetThread[];
  /** Of the stack's frames, innermost first, those from `start` to `end`. */
  stackPage(start: number, end: number): readonly TargetFrame[];
  /** Live blocks in order of allocation, and the freed ones that are still known (quarantined, or freed since `sinceTime`). */
  allocations(): readonly TargetAllocation[];
  statics(): readonly TargetStatic[];
  /** `heap` and each static segment. */
  segmentRange(name: SegmentName | "heap"): AddressRange | undefined;
}

export interface TargetThread {
  readonly id: number;
  readonly name: string;
  readonly state: "stopped" | "runnable" | "blocked" | "finished";
  readonly region: AddressRange;
  /** The address of what a panic carries while it unwinds the stack. */
  readonly payload: number | undefined;
  /** Innermost first. */
  readonly frames: readonly TargetFrame[];
  /** Frames of a very deep stack that were not read, between `frames[after]` and the next. */
  readonly omitted: { readonly after: number; readonly count: number } | undefined;
}

export interface TargetFrame {
  /** The generic body, and the arguments that this activation runs with. */
  readonly body: Body;
  readonly args: GenericArgs;
  readonly functionName: string;
  /** std's, or a shim's. */
  readonly isInternal: boolean;
  readonly addresses: AddressRange;
  /** What runs next here; in a caller, its call. */
  readonly span: Span | undefined;
  /** The position in the body: linear index of its location (`mir/location.ts`), for facts. */
  readonly location: { readonly block: number; readonly statementIndex: number } | undefined;
  /** The address that stands for `location` in the code segment. */
  readonly instructionAddress: number;
  /** Number of this activation since the program began, or another value that tells two activations at one place apart. */
  readonly activation: number;
  slotAddress(local: Local): number;
  /** The local's type with `args` put in. */
  localTy(local: Local): Ty;
  /** Where a place of this body lies now; undefined where its pointers lead nowhere. */
  placePart(place: Place): Part | undefined;
  /** The state of a local at this stop, from the analysis of its body and the view flags in the frame. */
  stateOf(local: Local): LocalState;
  /** What the borrow checker knows of its locals here; undefined for std's frames. */
  ownership(framePath: string): SlotStates | undefined;
  /** Locals that hold a value now without being a variable: temporaries, and the return place once written. */
  liveTemporaries(): readonly Local[];
}

export type LocalState =
  | { readonly kind: "live" }
  | { readonly kind: "uninitialised" }
  /** All of it went elsewhere; `to` is undefined where no variable took it. */
  | { readonly kind: "moved"; readonly to: MoveTarget | undefined; readonly at: Span }
  | {
      readonly kind: "partlyMoved";
      readonly parts: readonly {
        readonly fields: readonly string[];
        readonly to: MoveTarget | undefined;
        readonly at: Span;
      }[];
    }
  | { readonly kind: "dropped"; readonly at: Span | undefined };

/** Who took a value: a local of the same function, or a parameter of the one it was passed to. */
export type MoveTarget =
  | { readonly kind: "local"; readonly local: Local; readonly name: string }
  | { readonly kind: "call"; readonly functionName: string }
  | { readonly kind: "return" };

export interface TargetAllocation {
  readonly id: number;
  readonly address: number;
  /** Where its record begins, which stands before the block. */
  readonly recordAddress: number;
  readonly sizeBytes: number;
  readonly alignBytes: number;
  /** The element's type as the allocating std function said. */
  readonly ty: Ty | undefined;
  readonly allocatedTime: number;
  readonly allocatedSpan: Span | undefined;
  readonly freed: { readonly time: number; readonly span: Span | undefined } | undefined;
}

export interface TargetStatic {
  readonly segment: SegmentName;
  readonly kind: "function" | "vtable" | "static" | "staticMut" | "literal" | "promoted" | "threadLocal";
  readonly name: string;
  readonly def: DefId | undefined;
  readonly ty: Ty | undefined;
  readonly address: number;
  readonly sizeBytes: number;
}

/** Where a static entry is, for life: by name where the program gave one, else by its address. */
export function staticPath(entry: TargetStatic): string {
  switch (entry.kind) {
    case "function":
      return `fn:${entry.name}`;
    case "vtable":
      return `vtable:${entry.name}`;
    case "static":
    case "staticMut":
    case "threadLocal":
      return `static:${entry.name}`;
    case "literal":
    case "promoted":
      return `static:0x${entry.address.toString(16)}`;
  }
}
