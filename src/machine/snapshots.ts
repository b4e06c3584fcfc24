/**
 * Snapshots of a suspended machine: its state pages, told apart from control pages by `stateRegions`, and what little the host
 * keeps. Each page is compared with the last snapshot taken or restored and copied only where it differs. The list is
 * thinned with distance from the present, so that it grows with the logarithm of the run, and bounded in bytes. When to take
 * one, and what stands between two of them, is `debug/history.ts`'s business.
 */
import { expectDefined } from "../base/invariant";
import { outBytes } from "./codegen/calls";
import { callLayout } from "./frame";
import { placeTy } from "../mir/placeTy";
import { codeBase, Control, Heap, pageBytes, stateBase, Thread } from "./contract";
import { topFrame } from "./frames";
import type { Machine, MachineHostState } from "./machine";
import { type DifferingPages, maxComparedPages, pageComparer } from "./compare";
import { PageStore, type PageSlot, zeroPage } from "./pages";

/** A stretch of memory, in pages. */
export interface Region {
  readonly firstPage: number;
  readonly pageCount: number;
}

interface RegionPages extends Region {
  readonly slots: Uint32Array;
}

export interface Snapshot {
  readonly time: number;
  readonly host: MachineHostState;
  /** In the order of `stateRegions`. */
  readonly regions: readonly RegionPages[];
  /** Never thinned out: what it holds cannot be had by running again. */
  readonly pinned: boolean;
  /** What the taker keeps with it. */
  readonly outputCount: number;
}

/** A gap between snapshots may be one part in so many of its distance from the present. */
const gapsPerDistance = 16;
const tableEntryBytes = 4;

export class Snapshots {
  private readonly store = new PageStore();
  /** In order of time; the first is the start of the run. */
  private list: Snapshot[] = [];
  /** What memory was last equal to. */
  private base: Snapshot | undefined;
  private readonly differingPages: DifferingPages;

  constructor(
    private readonly machine: Machine,
    private readonly limitBytes: number,
  ) {
    this.differingPages = pageComparer(machine.memory);
  }

  get count(): number {
    return this.list.length;
  }

  get bytes(): number {
    return this.store.heldBytes + this.list.reduce((sum, { regions }) => sum + tableBytes(regions), 0);
  }

  /** The last one at `time` or before. */
  atOrBefore(time: number): Snapshot {
    return expectDefined(this.list[Math.max(0, this.countUntil(time) - 1)], "the run's start");
  }

  /** Undefined where it would not fit. Another one of the same time is replaced. */
  take(outputCount: number, pinned = false): Snapshot | undefined {
    const time = Number(this.machine.time());
    const replaced = this.list.filter((other) => other.time === time && other !== this.list[0]);
    const kept = replaced.find((other) => other.pinned);
    if (kept !== undefined && !pinned) return kept;
    const regions = stateRegions(this.machine).map((region, i) => this.copyRegion(region, this.base?.regions[i], time));
    const snapshot = {
      time,
      host: this.machine.hostState(),
      regions,
      pinned,
      outputCount,
    };
    if (this.bytes > this.limitBytes && this.list.length > 0) {
      this.releasePages(snapshot);
      return undefined;
    }
    for (const other of replaced) this.drop(other);
    this.list.splice(this.countUntil(time), 0, snapshot);
    this.base = snapshot;
    this.thin(time);
    return snapshot;
  }

  restore(snapshot: Snapshot): void {
    const { machine, store } = this;
    const heapEnd = machine.view.getUint32(Heap.next, true);
    for (const { firstPage, slots } of snapshot.regions) {
      for (let i = 0; i < slots.length; ) {
        const count = store.runLength(slots, i, slots.length);
        store.copyTo(slots[i] as PageSlot, count, machine.bytes, (firstPage + i) * pageBytes);
        i += count;
      }
    }
    // What was allocated later was zero then.
    const heapStart = machine.view.getUint32(Heap.next, true);
    if (heapEnd > heapStart) machine.bytes.fill(0, heapStart, heapEnd);
    machine.restoreHost(snapshot.host);
    this.base = snapshot;
  }

  /** A new branch of history begins here. */
  dropAfter(time: number): void {
    for (const snapshot of this.list.filter((other) => other.time > time)) this.drop(snapshot);
  }

  /** How many were taken at `time` or before. */
  private countUntil(time: number): number {
    let count = this.list.length;
    while (count > 0 && (this.list[count - 1] as Snapshot).time > time) count--;
    return count;
  }

  // ---- Pages ----

  private copyRegion(region: Region, before: RegionPages | undefined, time: number): RegionPages {
    const slots = this.slotsBefore(region, before);
    for (let i = 0; i < slots.length; ) {
      const count = this.store.runLength(slots, i, maxComparedPages);
      const address = (region.firstPage + i) * pageBytes;
      this.store.copyTo(slots[i] as PageSlot, count, this.machine.bytes, Control.comparedWith);
      const differing = this.differingPages(address, count);
      for (let page = 0; page < count; page++, i++) {
        if ((differing & (1 << page)) === 0) this.store.hold(slots[i] as PageSlot);
        else slots[i] = this.copyPage(address + page * pageBytes, time);
      }
    }
    return { ...region, slots };
  }

  private copyPage(address: number, time: number): PageSlot {
    if (this.store.heldBytes >= this.limitBytes) this.dropLeast(time);
    return this.store.add(this.machine.bytes, address);
  }

  /** What the pages of a region held last. */
  private slotsBefore({ firstPage, pageCount }: Region, before: RegionPages | undefined): Uint32Array {
    const slots = new Uint32Array(pageCount).fill(zeroPage);
    if (before === undefined) return slots;
    const from = Math.max(firstPage, before.firstPage);
    const to = Math.min(firstPage + pageCount, before.firstPage + before.slots.length);
    if (from < to) slots.set(before.slots.subarray(from - before.firstPage, to - before.firstPage), from - firstPage);
    return slots;
  }

  private releasePages({ regions }: Pick<Snapshot, "regions">): void {
    for (const { slots } of regions) for (const slot of slots) this.store.release(slot);
  }

  private drop(snapshot: Snapshot): void {
    this.list = this.list.filter((other) => other !== snapshot);
    if (this.base === snapshot) this.base = undefined;
    this.releasePages(snapshot);
  }

  // ---- Thinning ----

  private thin(now: number): void {
    for (let i = 1; i < this.list.length - 1; ) {
      const worth = this.worth(i, now);
      if (worth !== undefined && worth * gapsPerDistance <= 1) this.drop(this.list[i] as Snapshot);
      else i++;
    }
    while (this.bytes > this.limitBytes && this.dropLeast(now));
  }

  private dropLeast(now: number): boolean {
    let least: { readonly at: number; readonly worth: number } | undefined;
    for (let at = 1; at < this.list.length; at++) {
      const worth = this.worth(at, now);
      if (worth !== undefined && (least === undefined || worth < least.worth)) least = { at, worth };
    }
    if (least === undefined) return false;
    this.drop(this.list[least.at] as Snapshot);
    return true;
  }

  /** How wide the gap without it would be, in parts of the distance from the present. Undefined: it stays. */
  private worth(at: number, now: number): number | undefined {
    const snapshot = this.list[at] as Snapshot;
    if (at === 0 || snapshot.pinned || snapshot === this.base) return undefined;
    const before = (this.list[at - 1] as Snapshot).time;
    const after = this.list[at + 1]?.time ?? now;
    const distance = now >= after ? now - after : now <= before ? before - now : 0;
    return (after - before) / Math.max(distance, 1);
  }
}

function tableBytes(regions: readonly RegionPages[]): number {
  return regions.reduce((sum, { slots }) => sum + slots.length * tableEntryBytes, 0);
}

/**
 * Where the state of the running program lies. Code and read-only data are left out: they do not change, and what was linked
 * later stays. Of heap and stack, what is in use.
 */
export function stateRegions(machine: Machine): Region[] {
  const { view, program } = machine;
  const { data } = program.link;
  const word = (address: number) => view.getUint32(address, true);
  const { start: dataStart, end: dataEnd } = data.segmentRange("data");
  const { start: bssStart, end: bssEnd } = data.segmentRange("bss");
  return [
    pagesOf(stateBase, codeBase),
    pagesOf(dataStart, dataEnd),
    pagesOf(bssStart, bssEnd),
    pagesOf(word(Heap.base), word(Heap.next)),
    pagesOf(stackInUse(machine), machine.stackHigh),
  ];
}

function pagesOf(start: number, end: number): Region {
  const firstPage = Math.floor(start / pageBytes);
  return { firstPage, pageCount: Math.ceil(end / pageBytes) - firstPage };
}

/** The lowest address of the stack that matters: below the top frame stand a call's arguments, or its result. */
export function stackInUse(machine: Machine): number {
  const { view, program } = machine;
  const pending = view.getUint32(Thread.pendingFunction, true);
  if (pending !== 0) {
    const callee = program.link.fnAt(pending - 1);
    return view.getUint32(Thread.pendingTop, true) - callee.frame.sizeBytes;
  }
  const frame = topFrame(machine);
  if (frame === undefined) return machine.stackHigh;
  const terminator = frame.fn.body.blocks[frame.location.block]?.terminator;
  if (frame.phase !== "returned" || terminator?.kind !== "Call") return frame.fp - outBytes;
  const { ty: generic } = placeTy(frame.fn.body.locals, terminator.destination);
  const ty = program.link.cx.monoTy(generic, frame.fn.args);
  return frame.fp - Math.max(outBytes, callLayout([program.link.cx.layouts.layoutOf(ty)]).areaBytes);
}
