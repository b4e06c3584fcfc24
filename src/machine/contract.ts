/**
 * The contract between compiled code, the host that drives it and the debugger that reads it: addresses, frame header,
 * calling convention, resume points, time. Constants only; `src/README.md` tells the story at length.
 *
 * **Memory**, low to high: null page; control (fuel, breakpoint bytes, events: never snapshotted); state: threads and heap
 * bookkeeping, code (virtual), rodata, data, bss, heap, stacks growing down.
 *
 * **Frames.** `[fp, top)`, `top` being the caller's `fp`, both multiples of 16. The header stands at `fp`; the return slot
 * and the arguments stand below `top` at offsets that follow from their types alone (`callLayout`), the other locals
 * between. Compiled code writes the header only when it is suspended or asked for it; at every stop each frame's is there.
 *
 * **Functions.** `(top: i32, point: i32) -> status`, in the fast form with what is passed in registers (`codegen/convention.ts`).
 * On `suspended` every function of the chain writes its header and
 * returns, so the host's stack is empty at a stop. The host then re-enters the top frame at its resume point and, as
 * each ends, its caller just after the call: no chain is rebuilt.
 *
 * **Resume points** of a body with `n` locations (statements and terminators, counted through the blocks in order):
 * 0 is a fresh call; `1 + i` stands before location `i`; `1 + n + 2b` is where the call that ends block `b` has returned,
 * and `1 + n + 2b + 1` where it unwinds.
 *
 * **Time** is the number of stop points passed. `time = timeEnd - fuel`, both control words. A stop point is passed when
 * execution goes on from it: a stop there has not passed it. The stepping form pays one at each; the fast form pays per
 * block, and looks at the fuel at function entry, loop heads and call returns, where it stops unless it can pay all that
 * may come before the next look.
 */

export const nullPageBytes = 4096;

/** Frame header, offsets from `fp`. */
export const Header = { functionIndex: 0, point: 4, callerFp: 8, flags: 12, sizeBytes: 16 } as const;

/** Fast forms return the fuel that is left in place of `done` (`codegen/convention.ts`). */
export const Status = { done: 0, suspended: -1, unwinding: -2 } as const;

/** What snapshots copy and compare at once, and how many of them stand in `Control.comparedWith`. */
export const pageBytes = 4096;
export const comparedPages = 8;

/** Control words: fixed addresses. */
export const Control = {
  fuel: 4096, // i32
  /** A prologue whose frame would begin below this address takes its cold path: stack overflow, or the host's own stack is deep. */
  stackLimit: 4100, // u32
  /** Why the top function suspended itself, a `StopReason`. */
  stopReason: 4104, // u32
  /** For `halt`: a `HaltCode` and two words of data. */
  haltCode: 4108, // u32
  haltA: 4112, // i64
  haltB: 4120, // i64
  timeEnd: 4128, // i64
  /** Set by the debugger: `start_unwind` suspends before it unwinds. */
  stopOnPanic: 4136, // u32
  /** Frames below this address do not stop at `StopByte.shallow`. */
  stopFloor: 4140, // u32
  /** Results of 128-bit helpers. */
  scratch: 4160,
  /** Number of events written since the start; the ring's slot is this modulo its length. */
  eventCount: 4224, // u32
  /** Kinds of events (`TraceKind`) that suspend at the next location: a bit each. */
  eventStops: 4228, // u32
  /** An event happened that suspends. */
  eventPending: 4232, // u32
  /** The resumed location has been counted: it is not looked at again. */
  traceSkip: 4236, // u32
  /** Locations begun since the last stop point was passed, in the tracing form. */
  micro: 4240, // u32
  /** Suspends before the location with this number; 0: none. */
  microStop: 4244, // u32
  /** The location begun last in a function of the user's: function index, resume point. */
  userFunction: 4256, // u32
  userPoint: 4260, // u32
  /** Events are written. */
  eventsOn: 4268, // u32
  /** How many entries of `watches` there are. */
  watchCount: 4264, // u32
  /** Entries of `watches` that are also to be told when they are read: a bit each; and those that were. */
  readsWatched: 4272, // u32
  readsSeen: 4276, // u32
  /**
   * A location is looked at closely where the 8 bytes at `quickAddress` differ from `quickKept` in those that `quickMask` has: the one
   * small place that is watched. Where it is more, or something else is waited for, they differ always.
   */
  quickAddress: 4280, // u32
  quickKept: 4288, // u64
  quickMask: 4296, // u64
  /** Not 0: stop points passed before this time do not stop but are noted. */
  noteLimit: 4304, // i64
  /** The time of the one noted last; -1: none was. */
  noted: 4312, // i64
  /** Where these words end. */
  wordsEnd: 4320,
  /** One byte per function: its stepping form is to be run. */
  armed: 8192,
  /** One byte per function: its stepping form is in the table. */
  compiled: 8192 + 32768,
  functionLimit: 32768,
  /** One byte per stop point of a generic body. */
  stops: 8192 + 65536,
  stopsBytes: 262144,
  /** `eventSlots` records of 32 bytes. */
  events: 8192 + 65536 + 262144,
  eventSlots: 4096,
  eventsEnd: 8192 + 65536 + 262144 + 4096 * 32,
  /** Watched places, `watchEntries` of `Watch`, and after them the bytes they had. */
  watches: 0x72000,
  watchEntries: 32,
  watchedBytes: 0x72000 + 32 * 16,
  watchedBytesEnd: 0x78000,
  /** `comparedPages` pages of a snapshot, while it is compared with memory. */
  comparedWith: 0x78000,
} as const;

/** What stands in the byte of a stop point; `shallow`: see `Control.stopFloor`. */
export const StopByte = { none: 0, always: 1, shallow: 2 } as const;

export const StopReason = { none: 0, halt: 1, stdin: 2, pendingCall: 3, panic: 4, coldEntry: 5, trace: 6 } as const;

/** A watched place. `sizeBytes` 0: its frame is gone. */
export const Watch = {
  address: 0, // u32
  sizeBytes: 4, // u32
  /** Where in control memory the bytes stand that it had. */
  kept: 8, // u32
  /** The frame that the place lives in, or 0. */
  frame: 12, // u32
  entryBytes: 16,
} as const;

/** A record of the event ring. */
export const TraceRecord = {
  /** A `TraceKind` in the low byte; above it the type id of an allocation, or which operand moved, or how it is borrowed. */
  kind: 0, // u32
  /** The last location begun in a function of the user's: function index, resume point. */
  userFunction: 4, // u32
  userPoint: 8, // u32
  address: 12, // u32
  time: 16, // i64
  /** Allocations: serial and size. Drops: where the `Drop` stands. Writes: the first bytes as they are now. */
  a: 24, // u32
  b: 28, // u32
  recordBytes: 32,
} as const;

export const TraceKind = {
  allocation: 1,
  free: 2,
  reallocation: 3,
  move: 4,
  drop: 5,
  borrow: 6,
  call: 7,
  return: 8,
  write: 9,
} as const;

/** The state part begins here. */
export const stateBase = 0x80000;
/** The running thread's record. */
export const Thread = {
  currentFp: stateBase, // u32, top frame of a suspended thread; stackHigh when it has none
  stackLow: stateBase + 4,
  stackHigh: stateBase + 8,
  /** A call that was refused by the callee's prologue: function index + 1, and the `top` it was called with; or 0. */
  pendingFunction: stateBase + 12,
  pendingTop: stateBase + 16,
  /** What is being unwound with: the pointer given to `start_unwind`. */
  payload: stateBase + 24, // i64
  sizeBytes: 64,
} as const;

/** Heap bookkeeping, kept by the compiled allocator (`runtime/heap.ts`). */
export const Heap = {
  base: stateBase + 1024, // u32, first block
  next: stateBase + 1028, // u32, end of the last block
  end: stateBase + 1032, // u32, limit
  serial: stateBase + 1036, // u32, allocations made so far
  liveBytes: stateBase + 1040, // u32
  liveCount: stateBase + 1044, // u32
  /** Heads of the free lists by size class. */
  freeLists: stateBase + 1088,
  freeListCount: 160,
} as const;

/** An allocation record stands right before its block's bytes. Offsets from the record's start. */
export const Allocation = {
  /** Whole block with record, a multiple of 16: the next record is that far away. */
  blockBytes: 0, // u32
  sizeBytes: 4, // u32, as asked for
  /** Index into `Program.types` + 1, or 0 where the allocating function passed none. */
  typeId: 8, // u32
  /** The how-manieth allocation this was. */
  serial: 12, // u32
  time: 16, // i64
  alignLog2: 24, // u8
  state: 25, // u8: 1 live, 2 freed, 3 quarantined
  /** From the record to the bytes: 32 unless aligned beyond 16. The word before the bytes repeats it. */
  payloadOffset: 28, // u32
  recordBytes: 32,
} as const;

export const codeBase = 0x90000;
export const rodataBase = 0x200000;
export const dataBase = 0x800000;
/** Unused in a run. The machines that evaluate constants have their stacks here: what a constant points to there is moved out. */
export const constStackLow = 0x1000000;
export const constStackHigh = 0x1100000;
export const bssBase = 0x1100000;

/** Frames are multiples of this, and `top` is aligned to it; locals with more alignment are placed dynamically. */
export const frameAlign = 16;
/** How much of the Rust stack may be used before the chain is suspended and re-entered on a fresh host stack. */
export const hostStackSpanBytes = 96 * 1024;
/** What the frames of callees that a fast form has inlined may take below its own; its prologue asks for as much more stack. */
export const inlineDepthBytes = 4096;
/** Each frame is at least an eighth of what its WebAssembly activation may take of the host's stack. */
export const hostBytesPerStackByte = 8;

/** Why a run ended, as compiled code says it. `halt.ts` makes the data of it. */
export const HaltCode = {
  exit: 1, // A: code
  abort: 2,
  stackOverflow: 3,
  outOfMemory: 4, // A: bytes asked for
  unreachable: 5,
  undefinedBehaviour: 6, // A: a `UbCode`, B: an address
  invalidDealloc: 7, // A: address
  unsupportedIntrinsic: 8,
} as const;
