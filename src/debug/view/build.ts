/**
 * Builds the memory view of a stopped program: frames with their slots, the heap with its owners, the static segments, and
 * every arrow. A function of the target, the request and what the last view showed (for "changed" marks).
 */
import type { SourceMap, Span } from "../../base/source";
import type { Local } from "../../mir/mir";
import type { Ty } from "../../types/ty";
import type { CallSiteOf } from "../story";
import { sourceRange } from "../story";
import { byAddress } from "./allocations";
import type { DescribeLimits } from "./describe";
import { backEvents, eventsBetween } from "./events";
import { loopIterators, type SlotSource, slotHead, variablesOf } from "./frames";
import { type HeapInput, HeapViews } from "./heap";
import { edgesOf, type ShownUnits, type UnitEdges } from "./edges";
import { Marks, slotKey } from "./marks";
import type {
  Badge,
  Edge,
  FrameView,
  HaltInfo,
  MemoryView,
  OpenNode,
  OutputText,
  SegmentName,
  SegmentView,
  Slot,
  SlotState,
  StaticEntry,
  StopInfo,
  ThreadView,
  ValueNode,
  ViewRequest,
  LeakStep,
} from "./model";
import { type NodeOptions, valueNode } from "./node";
import type { Part } from "./parts";
import { lastAtOrBefore } from "./search";
import { moveTargetName } from "../states";
import { type Numbered, numberedFrames, shownFrames } from "./stackWindow";
import {
  type LocalState,
  staticPath,
  type TargetFrame,
  type TargetStatic,
  type TargetThread,
  type ViewTarget,
} from "./target";
import { vtableNode } from "./vtable";
import type { Root } from "./units";
import { walk } from "./walk";
import type { Walked } from "./walker";

export interface BuildInput {
  readonly target: ViewTarget;
  readonly sources: SourceMap;
  readonly callSiteOf: CallSiteOf;
  readonly revision: number;
  readonly stop: StopInfo;
  readonly output: readonly OutputText[];
  readonly badges: readonly Badge[];
  /** The run has been further than this. */
  readonly isPast: boolean;
  /** The time shown before, where that lies ahead of this one. */
  readonly backFrom: number | undefined;
  readonly halt: HaltInfo | undefined;
  /** The last stop's view, for change marks. */
  readonly previous: MemoryView | undefined;
  readonly request: ViewRequest;
  readonly leakStep: (id: string) => LeakStep | undefined;
}

const defaults = { childCount: 50, openDepth: 2, blockCount: 2000, frameCount: 50, eventCount: 100, textLength: 200 };

export function buildView(input: BuildInput): MemoryView {
  const { view, units } = new ViewBuilder(input).build();
  const events = input.backFrom === undefined ? eventsBetween(input.previous, view) : backEvents(input.backFrom, view);
  const shown = events.slice(-(input.request.limits?.eventCount ?? defaults.eventCount));
  const told = { ...view, events: { list: shown, hiddenCount: events.length - shown.length } };
  input.target.cache.unitsOf.set(told, units);
  return told;
}

/** The blocks that a variable owns, directly or through others. */
export function ownedBlocks(target: ViewTarget, { sources, callSiteOf }: Pick<BuildInput, "sources" | "callSiteOf">) {
  const builder = new ViewBuilder({
    target,
    sources,
    callSiteOf,
    revision: 0,
    stop: { reason: "goto", words: "", threadId: 1 },
    output: [],
    badges: [],
    isPast: true,
    backFrom: undefined,
    halt: undefined,
    previous: undefined,
    request: {},
    leakStep: () => undefined,
  });
  const { walked } = builder.look();
  return new Set(walked.sorted.filter(({ owned }) => owned).map(({ id }) => id));
}

interface PendingSlot {
  readonly source: SlotSource;
  readonly state: SlotState;
  /** What comes next of its value. */
  readonly outlook?: Pick<Slot, "lifetime" | "next">;
  readonly stale: boolean;
}

interface PendingFrame extends Numbered {
  readonly path: string;
  readonly slots: readonly PendingSlot[];
  readonly temporaries: readonly PendingSlot[];
}

class ViewBuilder {
  private readonly limits: typeof defaults;
  private readonly options: NodeOptions;
  private readonly marks: Marks;
  private readonly roots: Root[] = [];

  constructor(private readonly input: BuildInput) {
    const { request, target } = input;
    this.limits = { ...defaults, ...request.limits };
    const open = new Map<string, OpenNode>((request.open ?? []).map((node) => [node.path, node]));
    const closed = new Set(request.closed);
    this.options = {
      limits: describeLimits(target, this.limits.textLength),
      childCount: this.limits.childCount,
      openDepth: this.limits.openDepth,
      open: (path) => open.get(path),
      isClosed: (path) => closed.has(path),
      ...(request.level === undefined ? {} : { level: request.level }),
    };
    this.marks = new Marks(input.previous);
  }

  /** Follows every pointer from the variables on. */
  look() {
    const { target } = this.input;
    const { cache } = target;
    cache.pages.refresh(target.memory.bytes, target.usedRanges());
    const pending = target.threads().map((thread) => ({ thread, frames: this.pendingFrames(thread) }));
    const statics = target.statics();
    for (const entry of statics) this.addStaticRoot(entry);
    return { pending, statics, walked: walk(target, this.roots, cache) };
  }

  build(): { readonly view: MemoryView; readonly units: readonly UnitEdges[] } {
    const { input } = this;
    const { target } = input;
    const { cache } = target;
    const { pending, statics, walked } = this.look();
    const heap = new HeapViews(this.heapInput(walked));
    const units = edgesOf(target, this.roots, walked, cache, this.shownUnits(heap));
    const view: MemoryView = {
      revision: input.revision,
      time: target.time,
      isPast: input.isPast,
      stop: input.stop,
      threads: pending.map(({ thread, frames }) => this.threadView(thread, frames)),
      heap: heap.view(),
      segments: this.segments(statics),
      edges: cache.sameEdges(this.markedEdges(units)),
      events: { list: [], hiddenCount: 0 },
      output: input.output,
      badges: input.badges,
      ...(input.halt === undefined ? {} : { halt: input.halt }),
    };
    return { view, units };
  }

  /** Arrows are sent from slots, statics and the blocks that are sent. */
  private shownUnits(heap: HeapViews): ShownUnits {
    const { childCount } = this.limits;
    return {
      key: JSON.stringify([heap.first, this.limits.blockCount, childCount, this.input.request.open]),
      isShown: (unitKey) => !unitKey.startsWith("alloc") || heap.shows(unitKey),
      elementsOf: (unitKey) => {
        const asked = this.options.open(unitKey);
        return { first: asked?.firstChild ?? 0, count: asked?.childCount ?? childCount };
      },
    };
  }

  private heapInput(walked: Walked): HeapInput {
    const { input, options, marks, limits } = this;
    const { target, request, leakStep, previous, backFrom } = input;
    const insideStd = target.threads().some((thread) => thread.frames[0]?.isInternal === true);
    const payload = target.threads().find((thread) => thread.payload !== undefined)?.payload;
    const ownership = { insideStd, payload, complete: walked.complete && !this.hasUnreadFrames() };
    return {
      ...{ target, sources: input.sources, callSiteOf: input.callSiteOf, options, ownership, marks, leakStep },
      cache: target.cache,
      walked,
      firstBlock: request.firstBlock ?? 0,
      blockCount: limits.blockCount,
      previous: backFrom === undefined ? previous : undefined,
      wayOfAsking: JSON.stringify([request.open, request.closed, request.limits, request.level, ownership]),
    };
  }

  private hasUnreadFrames(): boolean {
    return this.input.target.threads().some(({ omitted }) => omitted !== undefined);
  }

  /** The arrows of what did not change are as they were; the others are compared one by one. */
  private markedEdges(units: readonly UnitEdges[]): readonly Edge[] {
    const { previous } = this.input;
    const { cache } = this.input.target;
    const unitsBefore = previous === undefined ? units : cache.unitsOf.get(previous);
    if (previous === undefined || unitsBefore === units) return cache.edgesIn(units);
    const before = new Set(unitsBefore);
    const known = new Map<string, Edge>();
    const mark = (edge: Edge): Edge => {
      if (known.size === 0) for (const old of previous.edges) known.set(`${old.kind} ${old.from}`, old);
      const old = known.get(`${edge.kind} ${edge.from}`);
      if (old === undefined) return { ...edge, change: "new" };
      return old.address === edge.address && old.stale === edge.stale ? edge : { ...edge, change: "changed" };
    };
    return units.flatMap((unit) => (before.has(unit) ? unit.edges : unit.edges.map(mark)));
  }

  // ---- stack ----

  private pendingFrames(thread: TargetThread): PendingFrame[] {
    const shown = numberedFrames(this.input.target, thread, this.input.request.frames).filter(({ frame }) =>
      this.isShown(frame, thread),
    );
    return shown.reverse().map(({ frame, number }) => {
      const path = `t${thread.id}.f${number}`;
      const [slots, temporaries] = [this.pendingSlots(frame, path), this.pendingTemporaries(frame, path)];
      return { frame, number, path, slots, temporaries };
    });
  }

  /** std's frames are left out, except where one steps in them. */
  private isShown(frame: TargetFrame, thread: TargetThread): boolean {
    const { request, stop } = this.input;
    if (request.showInternal === true || !frame.isInternal) return true;
    return frame === thread.frames[0] && (stop.reason === "step" || stop.reason === "breakpoint");
  }

  private pendingSlots(frame: TargetFrame, path: string): PendingSlot[] {
    const ownership = frame.ownership(path);
    return variablesOf(frame, path).map((source) => {
      const local = frame.stateOf(source.local);
      const own = source.kind === "capture" ? undefined : ownership;
      const borrowed = local.kind === "live" ? own?.borrowed(source.local) : undefined;
      const state = borrowed ?? this.slotState(source, local, path);
      const outlook = local.kind === "live" ? own?.outlook(source.local, borrowed !== undefined) : undefined;
      const stale = local.kind === "moved" || local.kind === "dropped";
      if (local.kind !== "uninitialised") this.addRoot(source, state);
      return { source, state, stale, ...(outlook === undefined ? {} : { outlook }) };
    });
  }

  private pendingTemporaries(frame: TargetFrame, path: string): PendingSlot[] {
    const { sources, target } = this.input;
    const owns = (ty: Ty): boolean => target.tcx.needsDrop(ty, { callerBounds: [] });
    const iterators = loopIterators(frame, owns).flatMap(({ local, loop }) =>
      this.nameless(frame, path, local, "iterator", oneLine(sources.textOf(loop)), loop),
    );
    const temporaries = frame.liveTemporaries().flatMap((local) => {
      const kind = frame.body.locals[local]?.kind;
      if (kind?.kind === "Return") return this.nameless(frame, path, local, "return", "return value", undefined);
      const span = kind?.kind === "Temp" ? kind.of : undefined;
      const name = span === undefined ? `temporary _${local}` : oneLine(sources.textOf(span));
      return this.nameless(frame, path, local, "temporary", name, span);
    });
    return [...iterators, ...temporaries];
  }

  /** What holds a value without being a variable, if it has bytes. */
  private nameless(
    frame: TargetFrame,
    framePath: string,
    local: Local,
    kind: Slot["kind"],
    name: string,
    declared: Span | undefined,
  ): PendingSlot[] {
    const ty = frame.localTy(local);
    if (this.input.target.layoutOf(ty).sizeBytes === 0) return [];
    const source: SlotSource = {
      path: `${framePath}._${local}`,
      kind,
      name,
      part: { label: "", ty, address: frame.slotAddress(local) },
      local,
      mutable: false,
      shadowed: false,
      later: false,
      declared,
    };
    const state = this.slotState(source, frame.stateOf(local), framePath);
    this.addRoot(source, state);
    return [{ source, state, stale: false }];
  }

  private addRoot({ path, name, part }: SlotSource, state: SlotState): void {
    const stale = state.kind === "movedTo" || state.kind === "dropped";
    const gone = state.kind === "partlyMoved" ? state.parts.map((moved) => moved.path) : [];
    this.roots.push({ path, name, part, stale, gone });
  }

  private slotState(source: SlotSource, local: LocalState, framePath: string): SlotState {
    const at = (span: Parameters<typeof sourceRange>[1]) =>
      sourceRange(this.input.sources, this.input.callSiteOf(span));
    switch (local.kind) {
      case "live":
        return { kind: "live" };
      case "uninitialised":
        return { kind: "uninitialised", words: "not initialised yet" };
      case "dropped":
        return {
          kind: "dropped",
          ...(local.at === undefined ? {} : { at: at(local.at) }),
          words: "dropped: what it owned is gone",
        };
      case "moved": {
        const to = moveTargetName(local.to);
        const range = at(local.at);
        const toPath = local.to?.kind === "local" ? { toPath: `${framePath}._${local.to.local}` } : {};
        return { kind: "movedTo", to, ...toPath, at: range, words: `moved to ${to} on line ${range.startLine}` };
      }
      case "partlyMoved": {
        const parts = local.parts.map(({ fields, to }) => ({
          path: [source.path, ...fields].join("/"),
          name: [source.name, ...fields].join("."),
          to: moveTargetName(to),
          ...(to?.kind === "local" ? { toPath: `${framePath}._${to.local}` } : {}),
        }));
        return {
          kind: "partlyMoved",
          parts,
          words: `partly moved: ${parts.map((part) => `\`${part.name}\` to ${part.to}`).join(", ")}`,
        };
      }
    }
  }

  private threadView(thread: TargetThread, frames: readonly PendingFrame[]): ThreadView {
    const { shown, hidden } = shownFrames(frames, thread, this.limits.frameCount, this.input.request.frames);
    return {
      id: thread.id,
      name: thread.name,
      state: thread.state,
      region: thread.region,
      stackPointer: thread.frames[0]?.addresses.start ?? thread.region.end,
      frames: shown.map((entry) => this.frameView(entry, entry === frames.at(-1))),
      ...(hidden.length === 0 ? {} : { hiddenFrames: hidden }),
    };
  }

  private frameView({ frame, path, slots, temporaries }: PendingFrame, isTop: boolean): FrameView {
    const isNew =
      this.input.previous !== undefined &&
      !this.input.previous.threads.some((thread) =>
        thread.frames.some((other) => other.path === path && other.activation === frame.activation),
      );
    return {
      path,
      activation: frame.activation,
      functionName: frame.functionName,
      ...(frame.span === undefined
        ? {}
        : { range: sourceRange(this.input.sources, this.input.callSiteOf(frame.span)) }),
      addresses: frame.addresses,
      isTop,
      isInternal: frame.isInternal,
      slots: slots.map((slot) => this.slotView(slot)),
      temporaries: temporaries.map((slot) => this.slotView(slot)),
      ...(isNew ? { change: "new" as const } : {}),
    };
  }

  private slotView({ source, state, outlook }: PendingSlot): Slot {
    const { target, sources } = this.input;
    const head = slotHead(source, state, (ty) => target.tcx.printTy(ty), target.layoutOf(source.part.ty), sources);
    const value = state.kind === "uninitialised" ? undefined : this.node(source.part, source.path);
    const change = this.marks.of(source.path, slotKey(state, value));
    return {
      ...head,
      ...outlook,
      ...(value === undefined ? {} : { value }),
      ...(change === undefined ? {} : { change }),
    };
  }

  // ---- static memory ----

  private addStaticRoot(entry: TargetStatic): void {
    if (entry.ty === undefined || entry.kind === "function" || entry.kind === "vtable") return;
    this.roots.push({
      path: staticPath(entry),
      name: entry.name,
      part: {
        label: "",
        ty: entry.ty,
        address: entry.address,
        ...(entry.ty.kind === "Str" ? { length: entry.sizeBytes } : {}),
      },
      stale: false,
      gone: [],
    });
  }

  private segments(statics: readonly TargetStatic[]): SegmentView[] {
    const names: readonly SegmentName[] = ["code", "rodata", "relro", "data", "bss"];
    return names.flatMap((name) => {
      const entries = statics.filter(({ segment }) => segment === name);
      const addresses = this.input.target.segmentRange(name);
      if (entries.length === 0 || addresses === undefined) return [];
      const note = segmentNotes[name];
      return [
        {
          name,
          addresses,
          ...(note === undefined ? {} : { note }),
          entries: entries.map((entry) => this.staticView(entry)),
          hiddenCount: 0,
        },
      ];
    });
  }

  private staticView(entry: TargetStatic): StaticEntry {
    const { tcx } = this.input.target;
    const path = staticPath(entry);
    const value = this.staticValue(entry, path);
    const change = value === undefined ? undefined : this.marks.of(path, value.text);
    const declared = entry.def === undefined ? undefined : sourceRange(this.input.sources, tcx.spanOf(entry.def));
    return {
      path,
      kind: entry.kind,
      name: entry.name,
      type: entry.ty === undefined ? entry.kind : tcx.printTy(entry.ty),
      address: entry.address,
      sizeBytes: entry.sizeBytes,
      ...(declared === undefined ? {} : { declaredAt: declared }),
      ...(value === undefined ? {} : { value }),
      ...(change === undefined ? {} : { change }),
    };
  }

  private staticValue({ kind, ty, address, sizeBytes }: TargetStatic, path: string): ValueNode | undefined {
    if (kind === "vtable") {
      const isOpen = this.limits.openDepth > 0 && !this.options.isClosed(path);
      return vtableNode(this.input.target, address, sizeBytes, path, isOpen);
    }
    if (kind === "function" || ty === undefined) return undefined;
    return this.node({ label: "", ty, address, ...(ty.kind === "Str" ? { length: sizeBytes } : {}) }, path);
  }

  // ---- shared ----

  private node(part: Part, path: string): ValueNode {
    return this.marks.parts(valueNode(this.input.target, part, path, this.options));
  }
}

const segmentNotes: Partial<Record<SegmentName, string>> = {
  rodata: "constants: read-only",
  relro: "constants that hold pointers (`.data.rel.ro`): read-only once the program is loaded",
  data: "statics that do not start as zero",
  bss: "statics that start as zero",
};

/** Reads only what is allocated: an address in no live block of the heap is not followed. */
export function describeLimits(target: ViewTarget, textLength: number): DescribeLimits {
  const heap = target.segmentRange("heap");
  const sorted = byAddress(target.allocations());
  const isAlive = (address: number, sizeBytes: number): boolean => {
    if (sizeBytes === 0) return true;
    if (address <= 0 || address + sizeBytes > target.memory.bytes.length) return false;
    if (heap === undefined || address < heap.start || address >= heap.end) return true;
    const block = sorted[lastAtOrBefore(sorted, address, (other) => other.address)];
    const isIn =
      block !== undefined && address >= block.address && address + sizeBytes <= block.address + block.sizeBytes;
    // That a block is there is known from its record.
    if (isIn) target.memory.log?.note(block.recordAddress, block.address - block.recordAddress);
    else target.memory.log?.noteVolatile();
    return isIn;
  };
  return { textLength, isAlive };
}

function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, " ");
  return flat.length > 40 ? `${flat.slice(0, 39)}…` : flat;
}
