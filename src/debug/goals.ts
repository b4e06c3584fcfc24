/** The words between a session and who drives it: how it is opened, what it sets off to, how it stops, what a frame is called. */
import type { WasmMemory } from "../machine/wasm/host";
import type { Body } from "../mir/mir";
import type { InstructionGoal } from "./instructions";
import type { TravelGoal } from "./travel";
import type { SourceRange } from "./view/model";

export interface SessionOptions {
  readonly args: readonly string[];
  /** All of stdin; undefined: what `stdin` brings. */
  readonly stdin: string | undefined;
  readonly stackSizeBytes: number | undefined;
  readonly heapLimitBytes: number | undefined;
  readonly seed: number;
  readonly onOutput: (stream: "stdout" | "stderr", text: string) => void;
  /** What a breakpoint's log message came to. */
  readonly onLog?: ((text: string, range: SourceRange | undefined) => void) | undefined;
  /** Milliseconds, for the spacing of snapshots. */
  readonly now?: (() => number) | undefined;
  /** Stop once more when the program has ended, so that one can look and step back. */
  readonly stopAtEnd?: boolean | undefined;
  /** Of the session before this one (`leaveMemory`), or made before the program was known; taken if it fits. */
  readonly memory?: WasmMemory | undefined;
}

export interface ForwardGoal {
  readonly kind: "continue" | "entry" | "into" | "over" | "out";
  /** A step that is over on another line only. Else each statement is one. */
  readonly line?: boolean;
  /** `into` this function of the statement, past its other calls. */
  readonly target?: Body;
}
export type ResumeGoal = ForwardGoal | InstructionGoal | TravelGoal;

export type DapReason =
  | "entry"
  | "step"
  | "breakpoint"
  | "data breakpoint"
  | "instruction breakpoint"
  | "pause"
  | "exception"
  | "goto"
  | "end";

/** Which panics are stops: `uncaught` those that no `catch_unwind` of the program is waiting for. */
export type PanicStops = "never" | "uncaught" | "always";

export type Stop =
  | {
      readonly kind: "stopped";
      /** DAP's word. */
      readonly reason: DapReason;
      readonly words: string;
      readonly threadId: number;
      readonly text?: string;
      readonly hitBreakpointIds?: readonly number[];
    }
  | { readonly kind: "waitingForInput" }
  | { readonly kind: "ended"; readonly exitCode: number; readonly words: readonly string[] };

export type ScopeName = "Locals" | "Statics";

export interface StackFrameInfo {
  readonly id: number;
  readonly name: string;
  readonly range: SourceRange | undefined;
  readonly isInternal: boolean;
  /** Of the instruction that runs next here, or of the call. */
  readonly instructionAddress: number;
}
