/**
 * The messages that Glasscrab adds to the Debug Adapter Protocol, as plain types: custom requests and events that carry the
 * view model and what belongs to it. For the adapter, the extension, the panel and any other DAP client. A table row each;
 * no logic.
 */
import type { EventList, NodePath, SourceRange, ViewAnswer, ViewRequest } from "./model";

/** `session.customRequest("glasscrab/view", args)` answers with the memory at the current stop. */
export const viewRequest = "glasscrab/view";
export type ViewArguments = ViewRequest;
export type ViewResponseBody = ViewAnswer;

/** Gives a line (or, with `end`, the end of input) to a program that reads stdin. */
export const stdinRequest = "glasscrab/stdin";
export interface StdinArguments {
  readonly text?: string;
  readonly end?: boolean;
}

/** The whole run up to now, for the panel's timeline. */
export const timelineRequest = "glasscrab/timeline";
export interface TimelineArguments {
  /** In how many equal parts of the run marks of a kind are told apart. Default 200. */
  readonly bucketCount?: number;
}
export interface TimelineResponseBody {
  /** `MemoryView.time` of what is shown now. */
  readonly time: number;
  /** How far the run has been. */
  readonly totalTime: number;
  readonly isPast: boolean;
  /** In order of time. */
  readonly marks: readonly TimelineMark[];
}
export interface TimelineMark {
  readonly kind: TimelineMarkKind;
  /** Of the first that it stands for. */
  readonly time: number;
  readonly count: number;
  /** "3 allocations, from step 1200 on" */
  readonly words: string;
}
/** Calls, moves, drops and frees are told only where `glasscrab/events` has looked. */
export type TimelineMarkKind =
  | "stop"
  | "breakpoint"
  | "output"
  | "input"
  | "panic"
  | "allocation"
  | "call"
  | "move"
  | "drop"
  | "free"
  | "end";

/** Goes to the last step at a time or before; `stopped` and `glasscrab/viewChanged` follow. */
export const goToRequest = "glasscrab/goTo";
export interface GoToArguments {
  readonly time: number;
}

/** A step back into the call that the last statement made, or out of the function to its caller; like DAP's `stepBack`. */
export const stepBackIntoRequest = "glasscrab/stepBackInto";
export const stepBackOutRequest = "glasscrab/stepBackOut";

/** Every event of a stretch of the run up to now, as the machine writes them; its marks are in the timeline from then on. */
export const eventsRequest = "glasscrab/events";
export interface EventsArguments {
  /** From this time on; default: the stop before. */
  readonly from?: number;
  /** So many are told, the last ones. Default 500. */
  readonly limit?: number;
}
export type EventsResponseBody = EventList & { readonly from: number; readonly to: number };

/** Goes back to the step that made something so; `stopped` and `glasscrab/viewChanged` follow. */
export const originRequest = "glasscrab/origin";
export interface OriginArguments {
  readonly what: "written" | "moved" | "dropped" | "allocated" | "freed";
  /** Of a variable or another place, as the view tells them. */
  readonly address?: number;
  readonly sizeBytes?: number;
  /** How the program names the place. */
  readonly name?: string;
  /** `alloc3`, of a heap block. */
  readonly block?: string;
}

/** What is known about a place of the source at the current stop, for hovers: value, address, lifetime. */
export const hoverRequest = "glasscrab/hover";
export interface HoverArguments {
  readonly uri: string;
  /** 1-based; columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly frameId?: number;
}
export interface HoverResponseBody {
  /** Absent when nothing is known there. */
  readonly hover?: {
    readonly range: SourceRange;
    /** Lines of Markdown; code in backticks. */
    readonly markdown: readonly string[];
    readonly path?: NodePath;
  };
}

/** The variables of a frame that have a value, for showing it beside the code. */
export const inlineValuesRequest = "glasscrab/inlineValues";
export interface InlineValuesArguments {
  readonly frameId: number;
}
export interface InlineValuesResponseBody {
  readonly values: readonly {
    readonly name: string;
    readonly text: string;
    /** Where it is declared. */
    readonly range: SourceRange;
  }[];
}

/** Sent after each stop, after the end, and when the program starts to run: the panel asks for the view, or dims it. */
export const viewChangedEvent = "glasscrab/viewChanged";
export interface ViewChangedBody {
  readonly state: "stopped" | "running" | "waitingForInput" | "ended";
  /** `MemoryView.revision` that a request made now would answer with at least. */
  readonly revision: number;
  readonly time: number;
  readonly isPast: boolean;
}

/** Sent instead of a first stop when the program does not compile (or uses what we do not support): the error's story. */
export const rejectedEvent = "glasscrab/rejected";
export interface RejectedBody {
  readonly uri: string;
  readonly errors: readonly ErrorStory[];
  /** For each error its lesson, told of this program; null: there is none. */
  readonly explanations: readonly (ErrorExplanation | null)[];
  /** "2 errors: the program cannot run." */
  readonly words: string;
}

/** The lesson of an error: the rule, why the program breaks it, the usual ways out. */
export interface ErrorExplanation {
  readonly code: string;
  /** `E0382: use of moved value: v`; the code alone where no program is told of. */
  readonly title: string;
  readonly rule: string;
  /** Absent: no program is told of. */
  readonly why?: string;
  readonly ways: readonly string[];
}

export interface StoryLabel {
  readonly range: SourceRange;
  readonly text: string;
  readonly primary: boolean;
  /** The derive that wrote the code there. */
  readonly derivedAt?: SourceRange;
}

/** A note or help, with the places it speaks of (none: it is said of the whole). */
export interface StoryNote {
  readonly text: string;
  readonly labels: readonly StoryLabel[];
}

export interface StoryEdit {
  readonly range: SourceRange;
  readonly replacement: string;
}

export interface StorySuggestion {
  readonly message: string;
  readonly edits: readonly StoryEdit[];
  /** Other ways, each to be applied instead of `edits`. */
  readonly alternatives: readonly (readonly StoryEdit[])[];
  /** How sure it is, in rustc's words: `MachineApplicable` may be applied unseen. */
  readonly applicability: "MachineApplicable" | "MaybeIncorrect" | "HasPlaceholders" | "Unspecified";
}

/** A diagnostic with its places resolved and its source lines at hand, so that a drawer needs no file access. */
export interface ErrorStory {
  readonly level: "error" | "warning" | "information";
  /** `E0382`, a lint, `unsupported`, or "". */
  readonly code: string;
  readonly message: string;
  readonly range: SourceRange;
  readonly labels: readonly StoryLabel[];
  readonly notes: readonly StoryNote[];
  readonly help: readonly StoryNote[];
  readonly suggestions: readonly StorySuggestion[];
  /** The lines that the labels stand in, in order; gaps are left out. */
  readonly sourceLines: readonly { readonly uri: string; readonly line: number; readonly text: string }[];
}

/** The attributes of a `launch` request. */
export interface LaunchArguments {
  /** Path or URI of the file with `fn main`. */
  readonly program: string;
  /** Runs this `#[test]` function instead of `main`: its path in the program, or in the file given (`tests::it_works`). */
  readonly test?: string;
  readonly args?: readonly string[];
  /** Text for stdin; absent: what is typed into the session's terminal. */
  readonly stdin?: string;
  readonly stopOnEntry?: boolean;
  readonly edition?: "2021" | "2024";
  readonly stackSize?: number;
  readonly heapLimit?: number;
  readonly seed?: number;
  readonly noDebug?: boolean;
  /** Stop once more when the program has ended, to look at its last state and step back. Default false. */
  readonly stopAtEnd?: boolean;
  /**
   * The program's files where the adapter has no file system (a web worker): URI -> text, filled in by the extension. Wins
   * over the disk, so unsaved text runs as it stands in the editor.
   */
  readonly files?: Readonly<Record<string, string>>;
}

/** Before `launch`, and as often as wanted: makes ready for a launch with these attributes, which then takes a fraction of its time. */
export const prepareRequest = "glasscrab/prepare";
export type PrepareArguments = Pick<LaunchArguments, "program" | "edition" | "files">;
