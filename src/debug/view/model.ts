/**
 * The view model: the memory of a stopped program as plain, serialisable data, for the panel, the command line, the tests
 * and any DAP client that wants to draw it. It is a function of (stopped machine, facts, request) and holds nothing that was
 * not read from the machine's bytes through the types' layouts. Declarations only: `build.ts` makes a view, `delta.ts` makes
 * and applies deltas, `text.ts` renders one as text (`renderText(view: MemoryView): string`, the form that goldens keep).
 *
 * Words used throughout:
 * - An *address* is a number of the program's address space (64-bit pointers whose values fit in 32 bits).
 * - A *path* names a node for as long as it lives, whatever the stop: see `NodePath`.
 * - `words` is a whole sentence or clause for the learner, in plain English with code in backticks, made where the model is
 *   made; no drawer composes sentences of its own. Text of the program stands in it as it is and is never markup.
 */

// ---------------------------------------------------------------------------------------------------------------------
// Names and places

/**
 * Where a node is, for life: a root, then one `/`-separated segment per step into the value (a field's name, a tuple index,
 * an element `[12]`, a variant's payload like a field).
 * - `t1.f0` frame 0 (the outermost) of thread 1, `t1.f0._3` its local `_3`, `t1.f0._3/left/[2]` a part of it;
 * - `alloc7` a heap block, `alloc7/[2]/name` a part of what it holds;
 * - `static:counter` a static or promoted constant (its `StaticEntry.path`), `fn:main` a function's code, `vtable:3` a vtable.
 * A `~` and a word at the end name a real part that the readable form hides: `…/~bytes`, `…/~pad4` (padding at offset 4).
 */
export type NodePath = string;

/** `alloc7`: stable for the life of the run; survives `realloc` (the address may change, the id does not). */
export type AllocationId = string;

/** 1-based lines and columns, columns in UTF-16 units; the end is exclusive. */
export interface SourceRange {
  readonly uri: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Half open: `start <= address < end`. */
export interface AddressRange {
  readonly start: number;
  readonly end: number;
}

// ---------------------------------------------------------------------------------------------------------------------
// The request

/** How a node is shown: as a person reads it, as its real fields, or as bytes. */
export type NodeForm = "value" | "fields" | "bytes";

export interface OpenNode {
  readonly path: NodePath;
  /** Default "value". */
  readonly form?: NodeForm;
  /** Which children are wanted; default from 0, `ViewLimits.childCount` of them. */
  readonly firstChild?: number;
  readonly childCount?: number;
}

export interface ViewLimits {
  /** Children sent for an open node that names no range. Default 50. */
  readonly childCount?: number;
  /** Nodes opened without being asked for: depth from a slot, block or static. Default 2. */
  readonly openDepth?: number;
  /** Heap blocks sent; those after them are counted in `MemoryView.heap.hiddenCount`. Default 2000. */
  readonly blockCount?: number;
  /** Frames sent per thread, half of them from the top, half from the bottom. Default 50. */
  readonly frameCount?: number;
  /** Events sent, the newest ones. Default 100. */
  readonly eventCount?: number;
  /** UTF-16 units in any `text`; longer ones are cut and end in `…`. Default 200. */
  readonly textLength?: number;
}

export interface ViewRequest {
  /** Nodes the reader opened, or closed against the default depth. */
  readonly open?: readonly OpenNode[];
  readonly closed?: readonly NodePath[];
  /** The first heap block wanted, in order of allocation. Default 0. */
  readonly firstBlock?: number;
  /** The form of every node that `open` does not name. Default "value". */
  readonly level?: NodeForm;
  /** `MemoryView.revision` that the asker holds: the answer may then be a delta against it. */
  readonly baseRevision?: number;
  readonly limits?: ViewLimits;
  /** Frames of a deep stack's middle that are wanted beside both ends; the outermost has number 0. */
  readonly frames?: { readonly first: number; readonly count: number };
  /** Show std's frames, and locals that no name of the program stands for. Default false. */
  readonly showInternal?: boolean;
}

// ---------------------------------------------------------------------------------------------------------------------
// The answer

export type ViewAnswer = { readonly kind: "full"; readonly view: MemoryView } | ViewDelta;

export interface MemoryView {
  /** Counts up with each view made in a session; names the base of a delta. */
  readonly revision: number;
  /** Stop points passed since the program began. */
  readonly time: number;
  /** The run has been further: this is looked back at. */
  readonly isPast: boolean;
  readonly stop: StopInfo;
  readonly threads: readonly ThreadView[];
  readonly heap: HeapView;
  /** In address order: code, rodata, relro, data, bss. Only segments that hold something the program uses. */
  readonly segments: readonly SegmentView[];
  readonly edges: readonly Edge[];
  /** What happened since the last stop, oldest first. */
  readonly events: EventList;
  /** What the program wrote since the last stop. */
  readonly output: readonly OutputText[];
  readonly badges: readonly Badge[];
  /** Present once the run is over. Memory can still be looked at. */
  readonly halt?: HaltInfo;
}

export type StopReason =
  | "entry"
  | "step"
  | "breakpoint"
  | "dataBreakpoint"
  | "ownershipEvent"
  | "pause"
  | "panic"
  | "waitingForInput"
  | "goto"
  | "end";

export interface StopInfo {
  readonly reason: StopReason;
  /** "Stopped at the breakpoint on line 4, before `let sum = a + b;` runs." */
  readonly words: string;
  /** The step that runs next. Absent before `main` and after the end. */
  readonly range?: SourceRange;
  /** The line's text, trimmed, for drawers that have no editor beside them. */
  readonly sourceLine?: string;
  readonly threadId: number;
}

/** What is true of the whole picture and must be known to read it. */
export interface Badge {
  readonly id: string;
  readonly words: string;
  readonly level: "information" | "warning";
}

export interface OutputText {
  readonly stream: "stdout" | "stderr";
  readonly text: string;
}

// ---------------------------------------------------------------------------------------------------------------------
// The stack

export interface ThreadView {
  readonly id: number;
  readonly name: string;
  readonly state: "stopped" | "runnable" | "blocked" | "finished";
  /** "waits for the mutex that thread 2 holds" */
  readonly words?: string;
  /** The whole stack region; it grows down from `end`. */
  readonly region: AddressRange;
  /** Lowest address in use. */
  readonly stackPointer: number;
  /** Outermost frame first (`main` before what it calls). */
  readonly frames: readonly FrameView[];
  /** What is left out when the stack is deep. */
  readonly hiddenFrames?: readonly HiddenFrames[];
}

/** Frames left out between `frames[after]` and the next. */
export interface HiddenFrames {
  readonly after: number;
  /** The number of the first one. */
  readonly from: number;
  readonly count: number;
  /** "98,000 frames of `recurse`" */
  readonly words: string;
}

export interface FrameView {
  /** `t1.f0` */
  readonly path: NodePath;
  /** Changes when a new call takes the same place in the stack; with `path` it tells two activations apart. */
  readonly activation: number;
  /** As rustc prints it: `main`, `Point::length`, `longest::<'_>`, `main::{closure#0}`. */
  readonly functionName: string;
  /** What runs next here: in a caller, the call it waits for. */
  readonly range?: SourceRange;
  readonly addresses: AddressRange;
  readonly isTop: boolean;
  readonly isInternal: boolean;
  /** Arguments, then variables in order of declaration, then the return place once it is written. */
  readonly slots: readonly Slot[];
  /** Unnamed values that are alive: `String::from("a")` of line 4. */
  readonly temporaries: readonly Slot[];
  readonly change?: Change;
}

export interface Slot {
  /** `t1.f0._3`, or a projection of it where the variable is one (a capture, a field of a pattern). */
  readonly path: NodePath;
  readonly kind: "argument" | "variable" | "capture" | "return" | "temporary" | "iterator";
  /** A temporary's name is its expression's text. */
  readonly name: string;
  readonly type: string;
  readonly address: number;
  readonly sizeBytes: number;
  readonly alignBytes: number;
  readonly mutable: boolean;
  /** A later variable of the same name hides this one. */
  readonly shadowed?: boolean;
  readonly declaredAt?: SourceRange;
  readonly state: SlotState;
  /** Present unless nothing was ever written; a moved-from slot keeps its stale bytes, which `state` explains. */
  readonly value?: ValueNode;
  /** What comes next of its value: "not used any more; `}` on line 12 drops it" */
  readonly lifetime?: string;
  /** What is near of its value's end: nothing uses it any more, or the next step drops it. */
  readonly next?: "notUsedAgain" | "droppedNext";
  readonly change?: Change;
}

export type SlotState =
  /** Holds a value that may be used. */
  | { readonly kind: "live" }
  /** Storage is there, nothing has been written yet (or it was written only in part). */
  | { readonly kind: "uninitialised"; readonly words: string }
  /** The value went elsewhere. `to` is as a person names it: "s2", "the argument `text` of `print`". */
  | {
      readonly kind: "movedTo";
      readonly to: string;
      readonly toPath?: NodePath;
      readonly at?: SourceRange;
      readonly words: string;
    }
  | { readonly kind: "partlyMoved"; readonly parts: readonly MovedPart[]; readonly words: string }
  /** Its destructor ran; the bytes are stale. */
  | { readonly kind: "dropped"; readonly at?: SourceRange; readonly words: string }
  /** Live, and lent out. */
  | {
      readonly kind: "borrowed";
      readonly loans: readonly LoanView[];
      readonly words: string;
      /** The lines that make it so, in order. */
      readonly why: readonly WhyStep[];
    };

export interface WhyStep {
  readonly words: string;
  readonly range?: SourceRange;
}

export interface MovedPart {
  readonly path: NodePath;
  /** `pair.0` */
  readonly name: string;
  readonly to: string;
  readonly toPath?: NodePath;
}

export interface LoanView {
  readonly mutability: "shared" | "mutable" | "reserved";
  /** Name of the reference that holds the loan: "`r`". */
  readonly by: string;
  readonly byPath?: NodePath;
  readonly range?: SourceRange;
}

// ---------------------------------------------------------------------------------------------------------------------
// The heap

export interface HeapView {
  readonly region: AddressRange;
  /** In order of allocation. A block that was freed since the last stop is sent once more, with ownership `freed`. */
  readonly blocks: readonly HeapBlock[];
  /** How many older ones stand before `blocks`. */
  readonly firstBlock: number;
  /** How many younger ones come after them. */
  readonly hiddenCount: number;
  readonly liveCount: number;
  readonly liveBytes: number;
}

export interface HeapBlock {
  readonly id: AllocationId;
  readonly address: number;
  readonly sizeBytes: number;
  readonly alignBytes: number;
  /** The element's type: `u8` for a `String`'s buffer, `Node` for a `Box<Node>`; absent when only bytes are known. */
  readonly type?: string;
  /** Where the type came from: the owner's pointee, the allocating function, or nothing. */
  readonly typeFrom: "owner" | "allocation" | "unknown";
  /** "buffer of `Vec<i32>`", "`Box` of `Node`", "16 bytes of unknown type" */
  readonly title: string;
  /** Elements that fit. 1 for a box. */
  readonly elementCount: number;
  /** Elements in use; less than `elementCount` for spare capacity (not yet initialised, drawn hatched). */
  readonly initialisedCount: number;
  readonly allocated: {
    readonly time: number;
    /** The user's line that led to it, not std's. */
    readonly range?: SourceRange;
    readonly words: string;
  };
  readonly ownership: Ownership;
  /** Of a shared block: how many own it, and how many refer to it without owning it. */
  readonly counts?: Counts;
  readonly value?: ValueNode;
  readonly change?: Change;
}

export interface Counts {
  readonly strong: number;
  readonly weak: number;
}

/** The step in which a block's last owner went. */
export interface LeakStep {
  /** One can go there. */
  readonly time: number;
  readonly range: SourceRange;
  /** "since line 12, `let leaked = Box::leak(boxed);`" */
  readonly words: string;
}

export type Ownership =
  | { readonly kind: "owned"; readonly owner: NodePath; readonly words: string }
  | {
      readonly kind: "shared";
      readonly owners: readonly NodePath[];
      readonly words: string;
    }
  /** No owner path from any root. */
  | {
      readonly kind: "leaked";
      readonly words: string;
      /** The blocks that own each other, this one among them. */
      readonly cycle?: readonly AllocationId[];
      readonly since?: LeakStep;
    }
  /** Without an owner on purpose, still reachable through a `&'static`. */
  | { readonly kind: "static"; readonly words: string; readonly since?: LeakStep }
  /** Held by raw pointers, or by code between two steps of std. */
  | { readonly kind: "unclear"; readonly words: string }
  /** Gone since the last stop. */
  | { readonly kind: "freed"; readonly at?: SourceRange; readonly words: string };

// ---------------------------------------------------------------------------------------------------------------------
// Static memory

export type SegmentName = "code" | "rodata" | "relro" | "data" | "bss";

export interface SegmentView {
  readonly name: SegmentName;
  readonly addresses: AddressRange;
  /** "constants that hold pointers (`.data.rel.ro`): read-only once the program is loaded" */
  readonly note?: string;
  readonly entries: readonly StaticEntry[];
  readonly hiddenCount: number;
}

export interface StaticEntry {
  readonly path: NodePath;
  readonly kind: "function" | "vtable" | "static" | "staticMut" | "literal" | "promoted" | "threadLocal";
  /** `COUNTER`, `"hello"`, `&5`, `main`, `<Circle as Shape>` */
  readonly name: string;
  readonly type: string;
  readonly address: number;
  readonly sizeBytes: number;
  readonly declaredAt?: SourceRange;
  readonly value?: ValueNode;
  /** Why it stands in this segment: "all of its bytes are zero at start". */
  readonly words?: string;
  readonly change?: Change;
}

// ---------------------------------------------------------------------------------------------------------------------
// Values

/**
 * A value as a tree that opens on demand. What a person expects comes first (`text`, children of form "value"); form
 * "fields" gives the real fields with padding and niches; "bytes" gives bytes.
 */
export interface ValueNode {
  readonly path: NodePath;
  /** Field name, `0`, `[2]`; "" at a root. */
  readonly label: string;
  readonly type: string;
  /** One line, never markup: `5`, `"hello"`, `Some(3)`, `Vec (3 elements)`, `Point { x: 1, y: 2 }`. */
  readonly text: string;
  readonly shape: ValueShape;
  readonly address: number;
  readonly sizeBytes: number;
  readonly form: NodeForm;
  /** All children the node has in this form; 0 for a leaf. */
  readonly childCount: number;
  /** Those sent; absent when the node is closed. `children[0]` is child number `firstChild`. */
  readonly children?: readonly ValueNode[];
  readonly firstChild?: number;
  /** Forms worth offering besides this one. */
  readonly otherForms?: readonly NodeForm[];
  /** For an enum: the active variant's name, and where its tag is kept. */
  readonly variant?: { readonly name: string; readonly tag: EnumTag };
  /** What is special about these bytes. Absent for an ordinary value. */
  readonly state?: ValueState;
  readonly change?: Change;
}

export type ValueShape =
  | "scalar"
  | "text"
  | "sequence"
  | "map"
  | "struct"
  | "tuple"
  | "enum"
  | "union"
  | "closure"
  /** A reference, box or raw pointer: where it points is an `Edge`, not a child. */
  | "pointer"
  | "function"
  | "vtable"
  | "unit"
  | "padding"
  | "bytes";

export type EnumTag =
  | { readonly kind: "single" }
  | { readonly kind: "direct"; readonly offsetBytes: number; readonly sizeBytes: number; readonly value: string }
  /** Encoded in values that the payload never takes: "null means `None`". */
  | { readonly kind: "niche"; readonly offsetBytes: number; readonly sizeBytes: number; readonly words: string };

export type ValueState =
  | { readonly kind: "uninitialised"; readonly words: string }
  | { readonly kind: "moved"; readonly to: string; readonly words: string }
  | { readonly kind: "dropped"; readonly words: string }
  | { readonly kind: "dangling"; readonly words: string }
  | { readonly kind: "padding"; readonly words: string }
  | { readonly kind: "niche"; readonly words: string }
  | { readonly kind: "invalid"; readonly words: string };

/** Against the view of the last stop: bytes differ, or the node was not there. */
export type Change = "new" | "changed";

// ---------------------------------------------------------------------------------------------------------------------
// Edges

interface EdgeBase {
  /** The node whose bytes hold the pointer; it may lie in a closed node: draw from the nearest open ancestor. */
  readonly from: NodePath;
  /** The node pointed at. Absent when it points at nothing known (`dangling`, null, code of std). */
  readonly to?: NodePath;
  /** The address held. */
  readonly address: number;
  /** A slice, `str` or `dyn`: the bytes it covers from `address` on. Absent for a thin pointer (the whole node). */
  readonly range?: {
    readonly offsetBytes: number;
    readonly sizeBytes: number;
    readonly firstIndex?: number;
    readonly count?: number;
  };
  /** "`s1` owns this buffer", "`part` sees elements 1 to 3 of `v`" */
  readonly words: string;
  /** The pointer's own slot was moved from: draw as a ghost, or not at all. */
  readonly stale?: boolean;
  readonly dangling?: boolean;
  readonly change?: Change;
}

export type Edge =
  | (EdgeBase & { readonly kind: "owns" })
  | (EdgeBase & { readonly kind: "sharedRef" })
  | (EdgeBase & { readonly kind: "mutRef" })
  | (EdgeBase & { readonly kind: "raw"; readonly mutable: boolean })
  | (EdgeBase & { readonly kind: "sharedOwner"; readonly strong: number; readonly weak: number })
  | (EdgeBase & { readonly kind: "weak"; readonly strong: number; readonly weak: number })
  | (EdgeBase & { readonly kind: "fn" })
  | (EdgeBase & { readonly kind: "vtable" });

export type EdgeKind = Edge["kind"];

// ---------------------------------------------------------------------------------------------------------------------
// Events

export interface EventList {
  readonly list: readonly MemoryEvent[];
  /** Older events of this step that are not in `list`. */
  readonly hiddenCount: number;
}

export type EventKind =
  | "call"
  | "return"
  | "declare"
  | "write"
  | "copy"
  | "move"
  | "borrow"
  | "drop"
  | "alloc"
  | "realloc"
  | "free"
  | "scopeEnd"
  | "output"
  | "input"
  | "panic"
  | "unwind"
  | "leak"
  | "thread"
  /** Shown is a time before the one that was shown. */
  | "travel";

export interface MemoryEvent {
  readonly kind: EventKind;
  readonly time: number;
  /** "`s1` moved into `s2`; `s1` can no longer be used." */
  readonly words: string;
  readonly range?: SourceRange;
  /** Nodes the sentence speaks of, for pointing at them. */
  readonly nodes: readonly NodePath[];
}

// ---------------------------------------------------------------------------------------------------------------------
// The end of a run

export interface HaltInfo {
  readonly kind:
    | "exit"
    | "panic"
    | "abort"
    | "stackOverflow"
    | "outOfMemory"
    | "deadlock"
    | "undefinedBehaviour"
    | "stopped";
  /** Exit code of the process; absent when it was stopped from outside. */
  readonly exitCode?: number;
  /** "The program ended with exit code 0." */
  readonly words: string;
  /** rustc's own text where there is one: "thread 'main' panicked at …". */
  readonly message?: string;
  readonly range?: SourceRange;
  readonly leaks: readonly AllocationId[];
  readonly leakedBytes: number;
  /** "Nothing was leaked." / "2 blocks (48 bytes) were never freed." */
  readonly leakWords: string;
}

// ---------------------------------------------------------------------------------------------------------------------
// Deltas

/** `[first, count]` of the base's edges, or an edge of its own. */
export type EdgeRun = readonly [first: number, count: number] | Edge;

/**
 * What changed against `baseRevision`. Threads and events are small or change at every step and are sent whole; heap blocks,
 * statics and edges, which can be many, only where they differ. Apply with `applyDelta(base, delta)` (`delta.ts`).
 */
export interface ViewDelta extends Omit<MemoryView, "heap" | "segments" | "edges"> {
  readonly kind: "delta";
  readonly baseRevision: number;
  /** In order. */
  readonly edges: readonly EdgeRun[];
  readonly heap: Omit<HeapView, "blocks"> & {
    /** New or different blocks, whole. */
    readonly changed: readonly HeapBlock[];
    readonly gone: readonly AllocationId[];
  };
  /** Segments of which some entry differs: the entries that differ; entries never leave a segment. */
  readonly segments: readonly SegmentView[];
}
