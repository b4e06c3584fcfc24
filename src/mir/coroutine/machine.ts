/** A body taken apart into a state machine, before its ways in are made. Declarations only. */
import type { Ty } from "../../types/ty";
import type { BasicBlock, Body, Local, Place } from "../mir";

export const selfArg = 1 as Local;
export const resumeArg = 2 as Local;

/** rustc's reserved states; suspensions are numbered from 3. */
export const states = { unresumed: 0, returned: 1, panicked: 2, firstSuspension: 3 } as const;

/** A suspension, and how it goes on. */
export interface ResumePoint {
  /** The block that suspends. */
  readonly block: BasicBlock;
  readonly variant: number;
  readonly resume: BasicBlock;
  /** Where the context goes that it is resumed with. */
  readonly resumeArg: Place;
  /** Where a drop of the suspended coroutine begins; undefined where nothing is to be dropped. */
  readonly drop: BasicBlock | undefined;
  /** Locals whose storage was open and is opened again: they hold nothing across the suspension. */
  readonly reopened: readonly Local[];
}

export interface StateMachine {
  /** Kept locals are fields of `_1`, which still stands for the coroutine itself; suspensions return. `bb0` is the start. */
  readonly body: Body;
  readonly coroutineTy: Ty;
  readonly pollTy: Ty;
  readonly points: readonly ResumePoint[];
}
