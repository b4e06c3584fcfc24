/**
 * The host's side of the tracing form: what is watched and told, and the event ring read back as data. The machine switches
 * forms (`machine.ts`); what an event means to a person is the debugger's business.
 */
import { expectDefined } from "../base/invariant";
import type { Location } from "../mir/mir";
import type { Ty } from "../types/ty";
import { isUserBody } from "./codegen/trace";
import { Control, Header, Thread, TraceKind, TraceRecord, Watch } from "./contract";
import { frameAt } from "./frames";
import type { FnRecord } from "./link";
import type { Machine } from "./machine";

export type EventKind = keyof typeof TraceKind;

/** Where the program's own code was. */
export interface EventSite {
  readonly fn: FnRecord;
  readonly location: Location;
}

export interface MachineEvent {
  readonly kind: EventKind;
  readonly time: number;
  /** The last location begun in a function of the user's. */
  readonly site: EventSite | undefined;
  readonly address: number;
  readonly a: number;
  readonly b: number;
  /** Allocation: type id. Move: which operand. Borrow: 1 if mutable. */
  readonly detail: number;
}

/** Bytes to be compared at each location. */
export interface WatchedPlace {
  readonly address: number;
  readonly sizeBytes: number;
  /** The frame that it lives in. */
  readonly frame: number | undefined;
  /** It is told when it is read, too. */
  readonly reads: boolean;
}

const kindNames = Object.fromEntries(
  Object.entries(TraceKind).map(([name, value]) => [value, name as EventKind]),
) as Readonly<Record<number, EventKind>>;

const quickBytes = 8;

export const maxWatchedBytes = Control.watchedBytesEnd - Control.watchedBytes;

export class Tracing {
  private hasInstructions = false;

  constructor(private readonly machine: Machine) {}

  /** Events of these kinds suspend at the next location. */
  stopOn(kinds: Iterable<EventKind>): void {
    let mask = 0;
    for (const kind of kinds) mask |= 1 << TraceKind[kind];
    this.word(Control.eventStops, mask);
    this.record(mask !== 0);
    this.word(Control.eventPending, 0);
  }

  /** Events are written to the ring, or not: it costs a third of the speed. */
  record(on: boolean): void {
    this.word(Control.eventsOn, on ? 1 : 0);
  }

  /** Nothing suspends. */
  clear(): void {
    this.stopOn([]);
    this.stopAtLocation(0);
    this.watch([]);
  }

  /** Suspends before the how-manieth location after a stop point; 0: nowhere. */
  stopAtLocation(count: number): void {
    this.word(Control.microStop, count);
    this.quicken();
  }

  /** Locations begun since the last stop point was passed. */
  get locationCount(): number {
    return this.machine.view.getUint32(Control.micro, true);
  }

  set locationCount(count: number) {
    this.word(Control.micro, count);
  }

  /** Watches these places and no others, from the bytes that they have now. */
  watch(places: readonly WatchedPlace[]): void {
    const { view, bytes } = this.machine;
    let kept: number = Control.watchedBytes;
    let reads = 0;
    for (const [i, { address, sizeBytes, frame, reads: isRead }] of places.entries()) {
      if (isRead) reads |= 1 << i;
      const entry = Control.watches + i * Watch.entryBytes;
      view.setUint32(entry + Watch.address, address, true);
      view.setUint32(entry + Watch.sizeBytes, sizeBytes, true);
      view.setUint32(entry + Watch.kept, kept, true);
      view.setUint32(entry + Watch.frame, frame ?? 0, true);
      bytes.copyWithin(kept, address, address + sizeBytes);
      kept += sizeBytes;
    }
    this.word(Control.watchCount, places.length);
    this.word(Control.readsWatched, reads);
    this.word(Control.readsSeen, 0);
    this.quicken();
  }

  /** Whether the bytes of instructions are looked at: some of them are breakpoints. */
  attend(toInstructions: boolean): void {
    this.hasInstructions = toInstructions;
    this.quicken();
  }

  /** A single small place is compared where the code is, which is several times as fast. */
  private quicken(): void {
    const { view, bytes } = this.machine;
    const watched = (field: number) => view.getUint32(Control.watches + field, true);
    const count = view.getUint32(Control.watchCount, true);
    const [address, sizeBytes] = [watched(Watch.address), watched(Watch.sizeBytes)];
    const isSmall = count === 1 && sizeBytes <= quickBytes && address + quickBytes <= bytes.length;
    const isAwaited = view.getUint32(Control.microStop, true) !== 0 || this.hasInstructions;
    const isClose = isAwaited || (count > 0 && !isSmall);
    const isQuick = isSmall && !isClose;
    // The null page does not change.
    this.word(Control.quickAddress, isQuick ? address : 0);
    const kept = isQuick ? view.getBigUint64(watched(Watch.kept), true) : isClose ? ~view.getBigUint64(0, true) : 0n;
    view.setBigUint64(Control.quickKept, BigInt.asUintN(64, kept), true);
    const mask = isQuick ? (1n << BigInt(8 * sizeBytes)) - 1n : isClose ? 1n : 0n;
    view.setBigUint64(Control.quickMask, mask, true);
  }

  /** The watched places that were read since this was asked. */
  takeReads(): readonly number[] {
    const seen = this.machine.view.getUint32(Control.readsSeen, true);
    this.word(Control.readsSeen, 0);
    const count = this.machine.view.getUint32(Control.watchCount, true);
    return Array.from({ length: count }, (_, index) => index).filter((index) => (seen & (1 << index)) !== 0);
  }

  /** Whether the frame that a watched place lives in is still there. */
  isWatching(index: number): boolean {
    return this.machine.view.getUint32(Control.watches + index * Watch.entryBytes + Watch.sizeBytes, true) > 0;
  }

  /** The watched places that differ from what they were, with their old bytes; from now on as they are. */
  takeChanges(): { readonly index: number; readonly old: Uint8Array }[] {
    const { view, bytes } = this.machine;
    const found: { readonly index: number; readonly old: Uint8Array }[] = [];
    for (let index = 0; index < view.getUint32(Control.watchCount, true); index++) {
      const entry = Control.watches + index * Watch.entryBytes;
      const word = (field: number) => view.getUint32(entry + field, true);
      const [address, sizeBytes, kept] = [word(Watch.address), word(Watch.sizeBytes), word(Watch.kept)];
      const old = bytes.slice(kept, kept + sizeBytes);
      if (old.every((byte, i) => byte === bytes[address + i])) continue;
      bytes.copyWithin(kept, address, address + sizeBytes);
      found.push({ index, old });
    }
    if (found.length > 0) this.quicken();
    return found;
  }

  lastUserSite(): EventSite | undefined {
    return this.siteAt(Control.userFunction, Control.userPoint);
  }

  /** How many events were written so far. */
  get eventCount(): number {
    return this.machine.view.getUint32(Control.eventCount, true);
  }

  /** The events from the `first`th on, as far as the ring still has them. */
  eventsFrom(first: number): MachineEvent[] {
    const end = this.eventCount;
    const found: MachineEvent[] = [];
    for (let i = Math.max(first, end - Control.eventSlots); i < end; i++) found.push(this.readEvent(i));
    return found;
  }

  /** Events were looked at: only new ones suspend. */
  clearPending(): void {
    this.word(Control.eventPending, 0);
  }

  /** To be called before a run: where the user's code stands. */
  begin(): void {
    const { view, stackHigh } = this.machine;
    let fp = view.getUint32(Thread.currentFp, true);
    for (; fp !== stackHigh; fp = view.getUint32(fp + Header.callerFp, true)) {
      const { fn, location } = frameAt(this.machine, fp);
      if (!isUserBody(fn.body)) continue;
      this.word(Control.userFunction, fn.index);
      this.word(Control.userPoint, fn.points.before(location.block, location.statementIndex));
      return;
    }
    this.word(Control.userPoint, 0);
  }

  /** How many frames of the user's own code there are. */
  userDepth(): number {
    const { view, stackHigh } = this.machine;
    let count = 0;
    let fp = view.getUint32(Thread.currentFp, true);
    for (; fp !== stackHigh; fp = view.getUint32(fp + Header.callerFp, true))
      if (isUserBody(frameAt(this.machine, fp).fn.body)) count++;
    return count;
  }

  private readEvent(index: number): MachineEvent {
    const { view } = this.machine;
    const at = Control.events + (index % Control.eventSlots) * TraceRecord.recordBytes;
    const word = (field: number) => view.getUint32(at + field, true);
    const kind = word(TraceRecord.kind);
    return {
      kind: expectDefined(kindNames[kind & 0xff], "kind of an event"),
      time: Number(view.getBigInt64(at + TraceRecord.time, true)),
      site: this.siteAt(at + TraceRecord.userFunction, at + TraceRecord.userPoint),
      address: word(TraceRecord.address),
      a: word(TraceRecord.a),
      b: word(TraceRecord.b),
      detail: kind >>> 8,
    };
  }

  private siteAt(functionWord: number, pointWord: number): EventSite | undefined {
    const { view, program } = this.machine;
    const point = view.getUint32(pointWord, true);
    if (point === 0) return undefined;
    const fn = program.link.fnAt(view.getUint32(functionWord, true));
    return { fn, location: fn.points.locate(point).location };
  }

  private word(address: number, value: number): void {
    this.machine.view.setUint32(address, value, true);
  }
}

/** The type of a block that an event tells of. */
export function blockType(machine: Machine, { detail }: MachineEvent): Ty | undefined {
  return machine.program.link.heapType(detail);
}
