/**
 * A stopped `Machine` as the view reads it: frames from their headers, slots from the frame layouts, heap blocks from the
 * allocation records, statics from what was linked. Reads only; made anew at each stop.
 */
import { rootContext, type Span } from "../base/source";
import type { Layout } from "../layout/layout";
import { Allocation, Heap, Thread } from "../machine/contract";
import type { FnRecord } from "../machine/link";
import { type Frame, frames as machineFrames, framesAtBothEnds, slotAddress } from "../machine/frames";
import { instructionAddress } from "../machine/codegen/trace";
import type { Machine } from "../machine/machine";
import { selfArg } from "../mir/coroutine/machine";
import { straighten } from "../mir/coroutine/straighten";
import type {
  BasicBlock,
  Body,
  CoroutineInfo,
  Local,
  Location,
  Place,
  Projection,
  Statement,
  StopId,
} from "../mir/mir";
import { crateOf, type DefId, userCrate } from "../resolve/def";
import type { Context } from "../types/context";
import type { GenericArgs, Ty } from "../types/ty";
import type { LoadedProgram } from "./load";
import { frameFacts } from "./frameFacts";
import { SlotStates } from "./slotStates";
import { BodyStates } from "./states";
import { recordsOf } from "./records";
import { staticsOf } from "./statics";
import { cacheOf, type ViewCache } from "./view/cache";
import { type MemoryReader, readUsize } from "./view/memory";
import type { AddressRange, SegmentName } from "./view/model";
import { coroutineField, lengthOf, type Part, partsOf, pointerOf } from "./view/parts";
import type { LocalState, TargetAllocation, TargetFrame, TargetStatic, TargetThread, ViewTarget } from "./view/target";

/** Frames read at most, from both ends: a deep recursion has hundreds of thousands, of which nobody looks at the middle. */
const maxFrames = 2_000;

const statesOf = new WeakMap<Body, BodyStates>();

export class MachineTarget implements ViewTarget {
  readonly tcx: Context;
  readonly memory: MemoryReader;
  readonly time: number;
  private cachedThreads: readonly TargetThread[] | undefined;
  private cachedAllocations: readonly TargetAllocation[] | undefined;

  constructor(
    private readonly machine: Machine,
    private readonly program: LoadedProgram,
    readonly cache: ViewCache = cacheOf(machine),
  ) {
    this.tcx = program.checked.tcx;
    this.memory = { bytes: machine.bytes };
    this.time = Number(machine.time());
  }

  private get link() {
    return this.program.linked.program.link;
  }

  layoutOf(ty: Ty): Layout {
    return this.program.linked.context.layouts.layoutOf(ty);
  }

  coroutineOf(def: DefId): CoroutineInfo | undefined {
    return this.program.linked.context.coroutineOf(def);
  }

  vtableAt(address: number): { readonly ty: Ty; readonly name: string } | undefined {
    const vtable = this.link.vtableAt(address);
    return vtable === undefined ? undefined : { ty: vtable.ty, name: this.tcx.printTy(vtable.ty) };
  }

  functionAt(address: number): string | undefined {
    return this.link.fnAtCode(address)?.name;
  }

  // ---- stack ----

  threads(): readonly TargetThread[] {
    this.cachedThreads ??= [
      {
        id: 1,
        name: "main",
        state: this.machine.halted === undefined ? "stopped" : "finished",
        region: { start: this.machine.stackLow, end: this.machine.stackHigh },
        payload: undefined,
        ...this.readFrames(),
      },
    ];
    return this.cachedThreads;
  }

  private readFrames(): Pick<TargetThread, "frames" | "omitted"> & Partial<Pick<TargetThread, "payload">> {
    if (!this.isStackReadable()) return { frames: [], omitted: undefined };
    const { inner, omitted, outer } = framesAtBothEnds(this.machine, maxFrames);
    const innermost = this.targetFrames(inner);
    const frames = [...innermost, ...this.targetFrames(outer)];
    const isUnwinding = inner.some(({ fn, location }) => fn.body.blocks[location.block]?.isCleanup === true);
    return {
      frames,
      omitted: omitted === 0 ? undefined : { after: innermost.length - 1, count: omitted },
      ...(isUnwinding ? { payload: readUsize(this.memory, Thread.payload) } : {}),
    };
  }

  private targetFrames(frames: readonly Frame[]): TargetFrame[] {
    return frames.flatMap((frame, i) => {
      if (frame.fn.body.name === "start") return [];
      return [new FrameOf(this, frame, this.program, frames[i + 1]?.point ?? 0)];
    });
  }

  /** A page of the stack, innermost first. What was not read of a deep stack is read for it alone: few clients ask for it. */
  stackPage(start: number, end: number): readonly TargetFrame[] {
    const [thread] = this.threads();
    if (thread === undefined) return [];
    const { frames, omitted } = thread;
    const isKnown = omitted === undefined || end <= omitted.after + 1;
    return isKnown ? frames.slice(start, end) : this.targetFrames(machineFrames(this.machine, end - start, start));
  }

  frameCount(): number {
    const [thread] = this.threads();
    return (thread?.frames.length ?? 0) + (thread?.omitted?.count ?? 0);
  }

  /** After the program ended in order there is no frame left. */
  private isStackReadable(): boolean {
    const { halted } = this.machine;
    return halted === undefined || (halted.kind !== "Exit" && halted.kind !== "Panic");
  }

  topFrame(): TargetFrame | undefined {
    return this.threads()[0]?.frames[0];
  }

  /** The user's own frames, innermost first. */
  userFrames(): TargetFrame[] {
    return (this.threads()[0]?.frames ?? []).filter((frame) => !frame.isInternal);
  }

  /** As a frame of `fn` before a stop point would be, where there is none: its names and types mean something, its places do not. */
  frameBefore(fn: FnRecord, stop: StopId): TargetFrame | undefined {
    const block = fn.body.blocks.findIndex(({ statements }) => statements.some((s) => isStop(s, stop))) as BasicBlock;
    const statementIndex = fn.body.blocks[block]?.statements.findIndex((s) => isStop(s, stop));
    if (statementIndex === undefined) return undefined;
    const location = { block, statementIndex };
    const point = fn.points.before(block, statementIndex);
    const frame = { fn, fp: 0, callerFp: fn.frame.sizeBytes, point, location, phase: "before", stop } as const;
    return new FrameOf(this, { ...frame, isLoopHead: false }, this.program, 0);
  }

  topUserFrame(): TargetFrame | undefined {
    return this.userFrames()[0];
  }

  statesOf(body: Body): BodyStates {
    let states = statesOf.get(body);
    if (states === undefined) {
      states = new BodyStates(this.tcx, straighten(body));
      statesOf.set(body, states);
    }
    return states;
  }

  ownershipOf(body: Body, location: Location, framePath: string): SlotStates | undefined {
    const { checked } = this.program;
    const facts = frameFacts(checked, body, location);
    return facts === undefined
      ? undefined
      : new SlotStates(checked.sources, checked.bodies.analysedBody(body.def), facts, framePath);
  }

  monoTy(ty: Ty, args: GenericArgs): Ty {
    return this.program.linked.context.monoTy(ty, args);
  }

  // ---- heap ----

  allocations(): readonly TargetAllocation[] {
    this.cachedAllocations ??= recordsOf(this.machine).read(this.machine.view, (at) => this.readAllocation(at));
    return this.cachedAllocations;
  }

  private readAllocation(at: number): TargetAllocation {
    const { view } = this.machine;
    const typeId = view.getUint32(at + Allocation.typeId, true);
    return {
      id: view.getUint32(at + Allocation.serial, true),
      address: at + view.getUint32(at + Allocation.payloadOffset, true),
      recordAddress: at,
      sizeBytes: view.getUint32(at + Allocation.sizeBytes, true),
      alignBytes: 1 << view.getUint8(at + Allocation.alignLog2),
      ty: this.link.heapType(typeId),
      allocatedTime:
        view.getUint32(at + Allocation.time, true) + 2 ** 32 * view.getInt32(at + Allocation.time + 4, true),
      allocatedSpan: undefined,
      freed: undefined,
    };
  }

  // ---- static memory ----

  statics(): readonly TargetStatic[] {
    return staticsOf(this.program, this.machine.bytes);
  }

  userStatics(): { readonly name: string; readonly ty: Ty; readonly address: number }[] {
    return this.link.statics
      .filter(({ def }) => crateOf(def) === userCrate)
      .map(({ info, ty, address }) => ({ name: info.name, ty, address }));
  }

  usedRanges(): readonly AddressRange[] {
    const { view, stackHigh } = this.machine;
    const heap = { start: view.getUint32(Heap.base, true), end: view.getUint32(Heap.next, true) };
    const stack = { start: view.getUint32(Thread.currentFp, true), end: stackHigh };
    const segments = (["data", "bss"] as const).map((name) => this.link.data.segmentRange(name));
    return [...segments, heap, stack].filter(({ start, end }) => end > start);
  }

  segmentRange(name: SegmentName | "heap"): AddressRange | undefined {
    if (name === "heap")
      return { start: this.machine.view.getUint32(Heap.base, true), end: this.machine.view.getUint32(Heap.end, true) };
    return this.link.data.segmentRange(name === "relro" ? "rodata" : name);
  }
}

function isStop(statement: Statement, stop: StopId): boolean {
  return statement.kind === "StopPoint" && statement.stop === stop;
}

class FrameOf implements TargetFrame {
  readonly body: Body;
  readonly args: GenericArgs;
  readonly isInternal: boolean;
  readonly addresses: AddressRange;
  readonly span: Span | undefined;
  readonly location: Location;
  readonly instructionAddress: number;
  readonly activation: number;
  private cachedStates: ((local: Local) => LocalState) | undefined;

  constructor(
    private readonly target: MachineTarget,
    private readonly frame: Frame,
    program: LoadedProgram,
    callerPoint: number,
  ) {
    const { fn, location } = frame;
    this.body = fn.body;
    this.args = fn.args;
    this.isInternal = crateOf(fn.body.def) !== userCrate || fn.body.source === "Shim";
    this.addresses = { start: frame.fp, end: frame.callerFp };
    this.location = location;
    this.instructionAddress = instructionAddress(fn, fn.points.before(location.block, location.statementIndex));
    const block = fn.body.blocks[location.block];
    const at = block?.statements[location.statementIndex] ?? block?.terminator;
    const stop = at?.kind === "StopPoint" ? fn.body.stopPoints[at.stop] : undefined;
    const span = stop?.span ?? at?.info.span;
    this.span = span === undefined ? undefined : program.callSiteOf(span);
    // Exact as a number, but for two calls in a hundred million: frames are aligned to 16 bytes.
    this.activation = (frame.fp / 16) * 2 ** 24 + ((fn.index * 4093 + callerPoint) % 2 ** 24);
  }

  /** A closure of std is told by its number among all of std's definitions: not before somebody looks. */
  get functionName(): string {
    return this.frame.fn.name;
  }

  slotAddress(local: Local): number {
    const kept = this.body.coroutine?.saved.find((saved) => saved.local === local);
    return (kept === undefined ? undefined : this.keptAddress(kept.path)) ?? slotAddress(this.frame, local);
  }

  /** A local that an `async` body keeps across its suspensions stands in the coroutine. */
  private keptAddress(path: readonly Projection[]): number | undefined {
    const pinned = { label: "", ty: this.localTy(selfArg), address: slotAddress(this.frame, selfArg) };
    const [pointer] = partsOf(this.target, pinned);
    const coroutine = pointer === undefined ? undefined : pointerOf(this.target, pointer)?.pointee;
    return coroutine === undefined ? undefined : coroutineField(this.target, coroutine, path)?.address;
  }

  localTy(local: Local): Ty {
    return this.frame.fn.tys[local] as Ty;
  }

  stateOf(local: Local): LocalState {
    this.cachedStates ??= this.states().at(
      this.location,
      (flag) => this.target.memory.bytes[this.slotAddress(flag)] === 1,
    );
    return this.cachedStates(local);
  }

  ownership(framePath: string): SlotStates | undefined {
    return this.target.ownershipOf(this.body, this.location, framePath);
  }

  /** Values without a name that own something or are borrowed, and the result once it is written. */
  liveTemporaries(): readonly Local[] {
    const handedOver = this.handedOver();
    return this.states()
      .initialisedLocals(this.location)
      .filter((local) => {
        if (handedOver.has(local) || !this.isHeld(local)) return false;
        const kind = this.body.locals[local]?.kind;
        if (kind?.kind === "Return") return true;
        if (kind?.kind !== "Temp") return false;
        if (this.target.tcx.needsDrop(this.localTy(local), { callerBounds: [] })) return true;
        return kind.of?.ctxt === rootContext && borrowedLocals(this.body).has(local);
      });
  }

  /** Not moved out of: of a temporary, a `match` takes what is in it. */
  private isHeld(local: Local): boolean {
    const { kind } = this.stateOf(local);
    const ty = this.localTy(local);
    const isEnum = ty.kind === "Adt" && this.target.tcx.adtDef(ty.def).adtKind === "Enum";
    return kind === "live" || (kind === "partlyMoved" && !isEnum);
  }

  /** What the call that is under way was given: the callee has it now. */
  private handedOver(): ReadonlySet<Local> {
    const terminator = this.body.blocks[this.location.block]?.terminator;
    if (this.frame.phase === "before" || terminator?.kind !== "Call") return new Set();
    const moved = terminator.args.flatMap((operand) => (operand.kind === "Move" ? [operand.place] : []));
    return new Set(moved.flatMap(({ local, projection }) => (projection.length === 0 ? [local] : [])));
  }

  placePart(place: Place): Part | undefined {
    let part: Part | undefined = { label: "", ty: this.localTy(place.local), address: this.slotAddress(place.local) };
    for (const step of place.projection) {
      if (part === undefined) return undefined;
      if (step.kind === "Deref") part = pointerOf(this.target, part)?.pointee;
      else if (step.kind === "Field")
        part =
          part.ty.kind === "Coroutine"
            ? coroutineField(this.target, part, [step])
            : partsOf(this.target, part)[step.field];
      else if (step.kind === "Downcast") continue;
      else if (step.kind === "ConstantIndex") {
        const index: number = step.fromEnd ? lengthOf(this.target, part) - step.offset : step.offset;
        part = partsOf(this.target, part, index, 1)[0];
      } else return undefined;
    }
    return part;
  }

  private states(): BodyStates {
    return this.target.statesOf(this.body);
  }
}

const borrowed = new WeakMap<Body, ReadonlySet<Local>>();

/** Those that a reference or raw pointer is made to, somewhere in the body. */
function borrowedLocals(body: Body): ReadonlySet<Local> {
  let known = borrowed.get(body);
  if (known === undefined) {
    const statements = body.blocks.flatMap((block) => block.statements);
    const places = statements.flatMap((statement) =>
      statement.kind === "Assign" && (statement.rvalue.kind === "Ref" || statement.rvalue.kind === "RawPtr")
        ? [statement.rvalue.place]
        : [],
    );
    const isOwn = ({ projection }: Place) => projection.every(({ kind }) => kind !== "Deref");
    known = new Set(places.filter(isOwn).map(({ local }) => local));
    borrowed.set(body, known);
  }
  return known;
}
