/**
 * The machine: one program in one memory, driven in slices. `run` goes on until something stops it; what stops it and why
 * is data. All state of the running program is in `memory` from `stateBase` on (plus the time word); the host keeps nothing
 * that matters. Reading frames is `frames.ts`; which stop points to arm is the debugger's business.
 */
import { bug, expectDefined } from "../base/invariant";
import type { Body, StopId } from "../mir/mir";
import { ArmedStops } from "./armedStops";
import { isEntry } from "./codegen/stepping";
import { CompiledForms } from "./compiledForms";
import {
  Control,
  Header,
  Heap,
  hostStackSpanBytes,
  inlineDepthBytes,
  stateBase,
  Status,
  StopByte,
  StopReason,
  Thread,
} from "./contract";
import { resultInMemory } from "./fastForms";
import { topFrame, type Frame } from "./frames";
import { haltOf, type Halt } from "./halt";
import type { FnRecord } from "./link";
import { runtimeModule, steppingModule } from "./modules";
import type { Program } from "./program";
import { memoryOf } from "./memory";
import { wasmHost, type WasmInstance, type WasmMemory, type WasmModule, type WasmTable } from "./wasm/host";
import { RecordedInputs } from "./inputs";
import {
  type AsideOptions,
  defaultHeapBytes,
  type MachineHostState,
  type MachineOptions,
  spaceAfter,
  type Stop,
} from "./interface";
import { InputWord } from "./wasm/imports";
import { fastSlot } from "./table";
import { Tracing } from "./tracing";
import { wideImport } from "./wide";

export type { AsideOptions, MachineHostState, MachineOptions, MachineSpace, MachineStop, Stop } from "./interface";

/** What may suspend a run and does not suspend a call aside. */
const asideOff = [
  Control.stopOnPanic,
  Control.eventStops,
  Control.eventPending,
  Control.microStop,
  Control.watchCount,
  Control.readsWatched,
];

/** More than its prologue asks for: it has no loops. */
const leafFuel = 10_000;

/** What `read` tells compiled code so that it suspends. */
const waitForInput = -2n;

type EntryFn = (fn: number, top: number, point: number) => number;

export class Machine {
  readonly memory: WasmMemory;
  readonly view: DataView;
  readonly bytes: Uint8Array;
  readonly inputs: RecordedInputs;
  readonly heapLimitBytes: number;
  readonly stackBytes: number;
  readonly stackHigh: number;
  readonly stackLow: number;
  halted: Halt | undefined;
  /** What the host calls first. */
  private entry: FnRecord;
  protected readonly table: WasmTable;
  private readonly imports: Record<string, unknown>;
  private readonly enterFast: EntryFn;
  private readonly enterStepping: EntryFn;
  private readonly armed: ArmedStops;
  private keepStepping = false;
  private isTracing = false;
  private readonly forms: CompiledForms;
  readonly tracing: Tracing = new Tracing(this);
  /** The last stop was one of the tracing form's. */
  private stoppedTracing = false;
  private passedStopPoint = false;
  private argAddresses: { readonly address: number; readonly length: number }[] = [];
  /** `top` of the function the host has entered: where its caller's frame begins. Means nothing between slices. */
  private enteredTop = 0;
  /** Where the stack of what runs begins: `stackHigh`, or what a call aside stands on. */
  private base: number;
  private aside: AsideOptions | undefined;
  private extensionCount = 0;
  private readonly known = { fns: 0, allocs: 0 };

  constructor(
    readonly program: Program,
    private readonly options: MachineOptions = {},
  ) {
    const { data } = program.link;
    this.heapLimitBytes = options.heapLimitBytes ?? defaultHeapBytes;
    const space = options.space ?? spaceAfter(data.bssEnd, options);
    this.stackLow = space.stackLow;
    this.stackHigh = space.stackHigh;
    this.base = space.stackHigh;
    this.stackBytes = space.stackHigh - space.stackLow;
    this.memory = memoryOf(space.memoryEnd ?? space.stackHigh, options.memory);
    this.view = new DataView(this.memory.buffer);
    this.bytes = new Uint8Array(this.memory.buffer);
    this.armed = new ArmedStops(program.link, this.bytes);
    this.inputs = new RecordedInputs({ stdin: options.stdin, seed: options.seed ?? 0n });
    this.table = new wasmHost.Table({ element: "anyfunc", initial: fastSlot(program.link.fnCount) });
    this.forms = new CompiledForms(this.bytes, this.table, (fns, traces) => this.compileForms(fns, traces));
    this.imports = this.hostFunctions();
    this.entry = program.entry;
    this.initialise(space.heapBase, space.heapEnd);
    const runtime = new wasmHost.Instance(runtimeModule(program.link), { env: this.imports });
    Object.assign(this.imports, runtime.exports);
    this.enterFast = runtime.exports["enterFast"] as EntryFn;
    this.enterStepping = runtime.exports["enterStepping"] as EntryFn;
    if (program.forms !== undefined) this.instantiate(program.forms.first);
    this.takeExtensions();
  }

  // ---- Making ----

  protected instantiate(module: WasmModule): WasmInstance {
    return new wasmHost.Instance(module, { env: this.imports });
  }

  private initialise(heapBase: number, heapEnd: number): void {
    const { view, program } = this;
    program.link.image?.place(this.bytes);
    this.placeData(0);
    for (const fn of program.link.fns) view.setUint32(fn.codeAddress, fastSlot(fn.index), true);
    this.known.fns = program.link.fns.length;
    this.known.allocs = program.link.data.allocs.length;
    view.setUint32(Heap.base, heapBase, true);
    view.setUint32(Heap.next, heapBase, true);
    view.setUint32(Heap.end, heapEnd, true);
    view.setUint32(Thread.stackLow, this.stackLow, true);
    view.setUint32(Thread.stackHigh, this.stackHigh, true);
    this.begin(program.entry);
    this.placeArguments();
  }

  /** The next run calls `entry` on an empty stack. */
  protected begin(entry: FnRecord): void {
    this.entry = entry;
    this.halted = undefined;
    this.view.setUint32(Thread.currentFp, this.stackHigh, true);
    this.view.setUint32(Thread.pendingFunction, entry.index + 1, true);
    this.view.setUint32(Thread.pendingTop, this.stackHigh, true);
  }

  /** The program's arguments stand in the state page after the heap's bookkeeping. */
  private placeArguments(): void {
    let at = stateBase + 0x1000;
    this.argAddresses = (this.options.args ?? ["main"]).map((arg) => {
      const bytes = new TextEncoder().encode(arg);
      this.bytes.set(bytes, at);
      const address = at;
      at += bytes.length + 1;
      return { address, length: bytes.length };
    });
  }

  private hostFunctions(): Record<string, unknown> {
    return {
      memory: this.memory,
      table: this.table,
      wide: wideImport(this.view),
      compileStepping: (index: number) => this.forms.make(index, this.isTracing),
      enterUnmade: (index: number, top: number, entry: number, ...registers: bigint[]) => {
        const target = { view: this.view, armed: this.armed, take: (module: WasmModule) => this.instantiate(module) };
        return expectDefined(this.program.forms, "fast forms").enter(target, index, { top, entry, registers });
      },
      resultInMemory: (index: number, top: number) => resultInMemory(this.program.link, this.view, index, top),
      write: (fd: number, address: number, length: bigint) => {
        const receive = this.aside === undefined ? this.options.onOutput : this.aside.onOutput;
        receive?.(fd, this.bytes.slice(address, address + Number(length)));
        return length;
      },
      read: (address: number, length: bigint) => this.readInput(address, Number(length)),
      input: (kind: number, index: bigint) => this.inputWord(kind, Number(index)),
    };
  }

  private compileForms(indices: readonly number[], traces: boolean): void {
    this.instantiate(this.steppingModule(indices, traces));
    this.placeData(this.known.allocs);
    this.known.allocs = this.program.link.data.allocs.length;
  }

  protected steppingModule(indices: readonly number[], traces: boolean): WasmModule {
    return steppingModule(this.program.link, indices, traces);
  }

  /** Everything runs in the tracing form from now on, or nothing does. */
  trace(on: boolean): void {
    if (this.isTracing === on) return;
    this.isTracing = on;
    if (!on) this.tracing.clear();
    this.forms.use(on ? "tracing" : "stepping");
    this.setStepping(false);
  }

  /** Writes the initial bytes of the allocations from `first` on. */
  protected placeData(first: number): void {
    for (const alloc of this.program.link.data.allocs.slice(first))
      if (alloc.bytes !== undefined) this.bytes.set(alloc.bytes, alloc.address);
  }

  private readInput(address: number, length: number): bigint {
    if (this.aside !== undefined) return waitForInput;
    const got = this.inputs.read(length);
    if (got === undefined) return waitForInput;
    this.bytes.set(got, address);
    return BigInt(got.length);
  }

  /** Input for a program that waits for it, or will. */
  feedStdin(bytes: Uint8Array): void {
    this.inputs.feed(bytes, this.time());
  }

  endStdin(): void {
    this.inputs.end(this.time());
  }

  private inputWord(kind: number, index: number): bigint {
    switch (kind) {
      case InputWord.argc:
        return BigInt(this.argAddresses.length);
      case InputWord.argAddress:
        return BigInt(this.argAddresses[index]?.address ?? 0);
      case InputWord.argLength:
        return BigInt(this.argAddresses[index]?.length ?? 0);
      case InputWord.monotonicNanos:
        return this.clock(() => this.options.clock?.("monotonic") ?? this.time());
      case InputWord.systemNanos:
        return this.clock(() => this.options.clock?.("system") ?? 0n);
      case InputWord.seed:
        return this.inputs.nextSeed();
      case InputWord.threadId:
        return 1n;
      default:
        return bug("input word");
    }
  }

  private clock(read: () => bigint): bigint {
    return this.aside === undefined ? this.inputs.clock(read) : read();
  }

  // ---- Running ----

  /** Stop points passed since the start. */
  time(): bigint {
    return this.view.getBigInt64(Control.timeEnd, true) - BigInt(this.view.getInt32(Control.fuel, true));
  }

  /**
   * Runs at most `fuel` stop points. With `exact`, just so many, the last ones in the stepping form; else the fast form may
   * stop a little earlier.
   */
  run(fuel: number, exact = false): Stop {
    if (this.halted !== undefined) return { kind: "Halted", halt: this.halted };
    const { view } = this;
    if (this.isTracing) this.tracing.begin();
    view.setBigInt64(Control.timeEnd, this.time() + BigInt(fuel), true);
    view.setInt32(Control.fuel, fuel, true);
    let fresh = !this.stoppedTracing;
    this.stoppedTracing = false;
    for (;;) {
      const passed = this.passStopPoint(fresh);
      if (!passed) return this.fuelOut();
      fresh = false;
      const stop = this.afterStatus(this.resumeTop());
      if (stop === "goOn") continue;
      if (stop !== "lowFuel") return stop;
      const left = view.getInt32(Control.fuel, true);
      // Too little for the fast form to begin with: every run makes progress.
      const goesOn = exact ? !this.standsAtEnd() : left > 0 && (left === fuel || this.armed.stepping);
      if (!goesOn) return this.fuelOut();
      this.setStepping(true);
    }
  }

  private fuelOut(): Stop {
    this.setStepping(false);
    return { kind: "FuelOut" };
  }

  /** The run stands before a stop point: going on passes it. */
  private passStopPoint(fresh: boolean): boolean {
    const { view } = this;
    const frame = this.pending() === 0 ? topFrame(this) : undefined;
    this.passedStopPoint = false;
    if (frame?.stop === undefined) return true;
    if (!fresh && view.getUint8(frame.fn.stopBase + frame.stop) !== 0) return true;
    const fuel = view.getInt32(Control.fuel, true);
    if (fuel <= 0) return false;
    view.setInt32(Control.fuel, fuel - 1, true);
    view.setUint32(frame.fp + Header.point, frame.point + 1, true);
    view.setUint32(Control.micro, 0, true);
    this.passedStopPoint = true;
    return true;
  }

  /** An exact run ends right before the stop point that it has no fuel to pass. */
  private standsAtEnd(): boolean {
    return this.view.getInt32(Control.fuel, true) <= 0 && this.pending() === 0 && topFrame(this)?.stop !== undefined;
  }

  private pending(): number {
    return this.view.getUint32(Thread.pendingFunction, true);
  }

  private resumeTop(): number {
    const { view } = this;
    view.setUint32(Control.stopReason, StopReason.none, true);
    const pending = this.pending();
    if (pending !== 0) return this.callPending(pending - 1, view.getUint32(Thread.pendingTop, true));
    const frame = expectDefined(topFrame(this), "top frame");
    const isBefore = frame.phase === "before" && !this.passedStopPoint;
    const isWithinStep = isBefore && !isEntry(frame.fn.body, frame.location);
    view.setUint32(Control.traceSkip, isWithinStep || (isBefore && this.isTracing) ? 1 : 0, true);
    if (isWithinStep && !this.isTracing) this.forms.useTracing(frame.fn.index);
    return this.enter(frame, frame.point);
  }

  private callPending(index: number, top: number): number {
    const fn = this.program.link.fnAt(index);
    const fp = top - fn.frame.sizeBytes;
    if (fp < this.stackLow) {
      this.halted = haltOf(3, 0n, this.limits());
      return Status.suspended;
    }
    this.view.setUint32(Thread.pendingFunction, 0, true);
    this.setStackLimit(fp);
    this.enteredTop = top;
    return this.enterFast(index, top, 0);
  }

  private enter(frame: Frame, point: number): number {
    this.setStackLimit(frame.fp);
    this.enteredTop = frame.callerFp;
    const atLoopHead =
      this.view.getUint8(Control.armed + frame.fn.index) === 0 && frame.phase === "before" && frame.isLoopHead;
    if (!atLoopHead && this.program.forms !== undefined) this.forms.makeSuspended(this, this.isTracing);
    return (atLoopHead ? this.enterFast : this.enterStepping)(frame.fn.index, frame.callerFp, point);
  }

  /** Suspends again when the chain above this frame gets deep, so that the host's stack never does. */
  private setStackLimit(fp: number): void {
    this.view.setUint32(Control.stackLimit, Math.max(this.stackLow, fp - hostStackSpanBytes), true);
  }

  private afterStatus(status: number): Stop | "goOn" | "lowFuel" {
    if (this.halted !== undefined) return this.end(this.halted);
    if (status === Status.suspended) return this.afterSuspension();
    return this.leaveFrame(status);
  }

  /** The function entered last has ended: its caller goes on after the call. */
  private leaveFrame(status: number): Stop | "goOn" {
    const { view } = this;
    const caller = this.enteredTop;
    if (caller === this.base) view.setUint32(Thread.currentFp, caller, true);
    if (caller === this.base)
      return this.end(status === Status.done ? { kind: "Exit", code: this.exitCode() } : { kind: "Panic" });
    view.setUint32(Thread.currentFp, caller, true);
    if (status === Status.unwinding)
      view.setUint32(caller + Header.point, view.getUint32(caller + Header.point, true) + 1, true);
    return "goOn";
  }

  private afterSuspension(): Stop | "goOn" | "lowFuel" {
    const { view } = this;
    switch (view.getUint32(Control.stopReason, true)) {
      case StopReason.halt: {
        const halt = haltOf(
          view.getUint32(Control.haltCode, true),
          view.getBigInt64(Control.haltA, true),
          this.limits(),
        );
        return this.end(halt);
      }
      case StopReason.stdin:
        return { kind: "Stdin" };
      case StopReason.trace:
        this.stoppedTracing = true;
        return { kind: "Trace" };
      case StopReason.panic:
        this.skipPanicStop();
        return { kind: "Panic" };
      case StopReason.pendingCall: {
        const fn = this.program.link.fnAt(this.pending() - 1);
        if (this.stopsAtEntry(fn)) return { kind: "Panic" };
        const limit = view.getUint32(Control.stackLimit, true);
        const asked = fn.frame.sizeBytes + (limit > this.stackLow ? inlineDepthBytes : 0);
        const deep = view.getUint32(Thread.pendingTop, true) - asked < limit;
        return deep ? "goOn" : "lowFuel";
      }
      default:
        return this.atStopPoint();
    }
  }

  /** A machine that evaluates constants does not enter the functions that panic. */
  protected stopsAtEntry(_fn: FnRecord): boolean {
    return false;
  }

  /** The intrinsic that announced the panic has done its work: going on means after it. */
  private skipPanicStop(): void {
    const frame = expectDefined(topFrame(this), "top frame");
    this.view.setUint32(frame.fp + Header.point, frame.fn.points.returned(frame.location.block), true);
  }

  private atStopPoint(): Stop | "lowFuel" {
    const frame = topFrame(this);
    if (frame?.stop !== undefined && this.view.getUint8(frame.fn.stopBase + frame.stop) !== 0) {
      this.setStepping(false);
      return { kind: "Breakpoint", fn: frame.fn, stop: frame.stop };
    }
    return "lowFuel";
  }

  private end(halt: Halt): Stop {
    this.halted = halt;
    this.setStepping(false);
    return { kind: "Halted", halt };
  }

  private limits() {
    return { stackBytes: this.stackBytes, heapBytes: this.heapLimitBytes };
  }

  /** What the entry function returned, where that is an integer. */
  private exitCode(): number {
    const { entry } = this;
    const layout = this.program.link.cx.layouts.layoutOf(expectDefined(entry.tys[0], "return type"));
    if (layout.repr.kind !== "Scalar" || layout.sizeBytes > 8 || layout.sizeBytes === 0) return 0;
    const at = this.returnAddress();
    return layout.sizeBytes >= 4 ? this.view.getInt32(at, true) : this.view.getUint8(at);
  }

  /** Where the entry function's result is once it has ended. */
  returnAddress(): number {
    const { entry } = this;
    const slot = expectDefined(entry.frame.slots[0], "return slot");
    return this.base - entry.frame.sizeBytes + slot.offsetBytes;
  }

  // ---- Calls aside ----

  /** What a call aside stands on. */
  get asideTop(): number {
    return this.base;
  }

  /** Takes in what was compiled since the machine was made. */
  takeExtensions(): void {
    const { link, extensions } = this.program;
    const missing = fastSlot(link.fnCount) - this.table.length;
    if (missing > 0) this.table.grow(missing + 64);
    for (; this.extensionCount < extensions.length; this.extensionCount++)
      this.instantiate(new wasmHost.Module(expectDefined(extensions[this.extensionCount], "extension")));
    for (; this.known.fns < link.fns.length; this.known.fns++) {
      const { codeAddress, index } = expectDefined(link.fns[this.known.fns], "function");
      this.view.setUint32(codeAddress, fastSlot(index), true);
    }
    this.placeData(this.known.allocs);
    this.known.allocs = link.data.allocs.length;
  }

  /**
   * Calls a function on top of what is suspended, for the debugger: nothing is armed but the stop point to hold at, no input is read,
   * and time is put back. So is all that is not in the state pages; those are the caller's to restore (`aside.ts`), after `look`.
   */
  callAside<T>(fn: FnRecord, top: number, options: AsideOptions, look: (stop: Stop) => T): T {
    const { view, bytes, entry, halted, base, enteredTop, isTracing, keepStepping, stoppedTracing } = this;
    const words = bytes.slice(Control.fuel, Control.wordsEnd);
    const events = isTracing ? bytes.slice(Control.events, Control.eventsEnd) : undefined;
    const inputs = this.inputs.position();
    if (isTracing) this.forms.use("stepping");
    Object.assign(this, { aside: options, base: top, entry: fn, halted: undefined });
    Object.assign(this, { isTracing: false, keepStepping: false, stoppedTracing: false });
    for (const word of asideOff) view.setUint32(word, 0, true);
    view.setUint32(Thread.currentFp, top, true);
    view.setUint32(Thread.pendingFunction, fn.index + 1, true);
    view.setUint32(Thread.pendingTop, top, true);
    try {
      return this.armed.without(() => {
        if (options.hold !== undefined) this.arm(fn.body, options.hold);
        try {
          return look(this.run(options.fuel));
        } finally {
          if (options.hold !== undefined) this.disarm(fn.body, options.hold);
        }
      });
    } finally {
      Object.assign(this, { entry, halted, base, enteredTop, isTracing, keepStepping, stoppedTracing });
      this.aside = undefined;
      if (isTracing) this.forms.use("tracing");
      bytes.set(words, Control.fuel);
      if (events !== undefined) bytes.set(events, Control.events);
      this.inputs.goTo(inputs);
    }
  }

  /** Runs a function that calls none and has no loops; false where it did not get to its end. */
  runLeaf(fn: FnRecord, top: number): boolean {
    const { view, bytes } = this;
    const words = bytes.slice(Control.fuel, Control.wordsEnd);
    const thread = bytes.slice(stateBase, stateBase + Thread.sizeBytes);
    view.setInt32(Control.fuel, leafFuel, true);
    view.setUint32(Control.stackLimit, this.stackLow, true);
    const status = this.enterFast(fn.index, top, 0);
    bytes.set(words, Control.fuel);
    if (status !== Status.done) bytes.set(thread, stateBase);
    return status === Status.done;
  }

  // ---- Snapshots ----

  /** With the state pages, what it takes to be here again. Only of a suspended run that has not ended. */
  hostState(): MachineHostState {
    return {
      time: this.time(),
      inputs: this.inputs.position(),
      placedCount: this.program.link.data.allocs.length,
    };
  }

  /** The state pages are already as they were then. */
  restoreHost(state: MachineHostState): void {
    this.halted = undefined;
    this.stoppedTracing = false;
    this.setStepping(false);
    this.view.setBigInt64(Control.timeEnd, state.time, true);
    this.view.setInt32(Control.fuel, 0, true);
    this.inputs.goTo(state.inputs);
    this.placeData(state.placedCount);
  }

  /** The armed stop point that the run stands at, not yet passed. */
  standsAt(): Stop | undefined {
    const frame = this.halted === undefined && this.pending() === 0 ? topFrame(this) : undefined;
    if (frame?.stop === undefined || this.view.getUint8(frame.fn.stopBase + frame.stop) === 0) return undefined;
    return { kind: "Breakpoint", fn: frame.fn, stop: frame.stop };
  }

  // ---- Stop points ----

  /** Stops before a stop point of a generic body, in all its instances. */
  arm(body: Body, stop: StopId): void {
    this.armed.arm(body, stop);
  }

  /** Stops before every stop point of a body; with `floor` (one for all bodies), in frames at that address or above only. */
  armBody(body: Body, floor = 0): void {
    this.armed.armBody(body, floor > 0 ? StopByte.shallow : StopByte.always);
    if (floor > 0) this.view.setUint32(Control.stopFloor, floor, true);
  }

  disarm(body: Body, stop: StopId): void {
    this.armed.disarm(body, stop);
  }

  disarmAll(): void {
    this.armed.disarmAll();
  }

  /** Suspends where a panic begins, before its message is printed. */
  stopOnPanic(on: boolean): void {
    this.view.setUint32(Control.stopOnPanic, on ? 1 : 0, true);
  }

  /** All functions run their stepping forms. */
  private setStepping(asked: boolean): void {
    this.armed.stepping = asked || this.keepStepping || this.isTracing;
  }

  /** For tests of the forms against each other: everything runs in the stepping form from now on. */
  alwaysStep(): void {
    this.keepStepping = true;
    this.setStepping(true);
  }
}
