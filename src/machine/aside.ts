/**
 * A call on top of a stopped run that leaves no trace: memory is copied before, and put back after. What the call changed can be
 * kept as pages, to be laid over memory again while its result is looked at.
 */
import { outBytes } from "./codegen/calls";
import { frameAlign, Heap, pageBytes, stateBase, Thread } from "./contract";
import type { FnRecord } from "./link";
import type { AsideOptions, Machine, Stop } from "./machine";
import { stackInUse, stateRegions } from "./snapshots";

/** Memory as the call left it, where it changed. */
export interface Overlay {
  readonly pages: readonly { readonly address: number; readonly bytes: Uint8Array }[];
  /** Something changed beside the stack below the run's own. */
  readonly touchesState: boolean;
}

export interface AsideCall {
  readonly fn: FnRecord;
  /** The words of its environment: its first argument points to them. */
  readonly environment: readonly bigint[];
  readonly options: AsideOptions;
}

export interface AsideEnd {
  readonly stop: Stop;
  /** Where its frame begins, while it has one. */
  readonly fp: number;
}

const wordBytes = 8;

/** What is to become of what a call changed. */
export interface Looked<T> {
  readonly value: T;
  /** It is wanted as pages. */
  readonly keep: boolean;
  /** It stays in memory: the call was a write. */
  readonly commit?: boolean;
}

/** `look` sees memory as the call left it. */
export function callAside<T>(
  machine: Machine,
  call: AsideCall,
  look: (end: AsideEnd) => Looked<T>,
): { readonly value: T; readonly overlay: Overlay | undefined } {
  machine.takeExtensions();
  const used = stackInUse(machine);
  const before = copyState(machine);
  const heapEnd = machine.view.getUint32(Heap.next, true);
  let isCommitted = false;
  try {
    const { fp, top } = placeCall(machine, call, used);
    return machine.callAside(call.fn, top, call.options, (stop) => {
      const { value, keep, commit } = look({ stop, fp });
      isCommitted = commit === true;
      return {
        value,
        overlay: keep ? changes(machine, before, heapEnd, { from: fp - outBytes, to: used }) : undefined,
      };
    });
  } finally {
    if (isCommitted) putBackThread(machine, before);
    else putBack(machine, before, heapEnd);
  }
}

/**
 * Calls a function that calls none, and writes nothing but its frame, without copying memory. False: it did not get to its end, and
 * must be called aside. Its environment points into the top frame, which stands before a location; `look` is given the address of its result.
 */
export function callLeaf(
  machine: Machine,
  fn: FnRecord,
  offsets: readonly number[],
  look: (returnAddress: number) => void,
): boolean {
  machine.takeExtensions();
  const { view, bytes } = machine;
  const fp = view.getUint32(Thread.currentFp, true);
  const frame = placeFrame(machine, fn, offsets.length, fp - outBytes);
  const lowest = frame.fp - outBytes;
  const before = bytes.slice(lowest, frame.top + offsets.length * wordBytes);
  for (let i = 0; i < offsets.length; i++) {
    view.setUint32(frame.top + i * wordBytes, fp + (offsets[i] ?? 0), true);
    view.setUint32(frame.top + i * wordBytes + 4, 0, true);
  }
  view.setBigUint64(frame.fp + (fn.frame.slots[1]?.offsetBytes ?? 0), BigInt(frame.top), true);
  const isDone = machine.runLeaf(fn, frame.top);
  if (isDone) look(frame.fp + (fn.frame.slots[0]?.offsetBytes ?? 0));
  bytes.set(before, lowest);
  return isDone;
}

/** While `make` runs, memory is as the call left it. */
export function withOverlay<T>(machine: Machine, overlay: Overlay, make: () => T): T {
  const { bytes } = machine;
  const before = overlay.pages.map((page) => bytes.slice(page.address, page.address + page.bytes.length));
  for (const page of overlay.pages) bytes.set(page.bytes, page.address);
  try {
    return make();
  } finally {
    overlay.pages.forEach((page, i) => {
      const was = before[i];
      if (was !== undefined) bytes.set(was, page.address);
    });
  }
}

/** The environment, and the frame below it. */
function placeCall(machine: Machine, { fn, environment }: AsideCall, used: number) {
  const { view } = machine;
  const { top, fp } = placeFrame(machine, fn, environment.length, used);
  environment.forEach((word, i) => view.setBigUint64(top + i * wordBytes, word, true));
  const slot = fn.frame.slots[1];
  if (slot !== undefined) view.setBigUint64(fp + slot.offsetBytes, BigInt(top), true);
  return { fp, top };
}

function placeFrame(machine: Machine, fn: FnRecord, wordCount: number, used: number) {
  const top = alignDown(used - outBytes - wordCount * wordBytes);
  const fp = top - fn.frame.sizeBytes;
  if (fp - outBytes < machine.stackLow) throw new NoStackLeft();
  return { top, fp };
}

export class NoStackLeft extends Error {}

function alignDown(address: number): number {
  return Math.floor(address / frameAlign) * frameAlign;
}

interface CopiedRegion {
  readonly address: number;
  readonly bytes: Uint8Array;
}

/** Where memory is copied to, kept from call to call. */
const buffers = new WeakMap<Machine, Uint8Array>();

function copyState(machine: Machine): CopiedRegion[] {
  const regions = stateRegions(machine).filter(({ pageCount }) => pageCount > 0);
  const sizeBytes = regions.reduce((sum, { pageCount }) => sum + pageCount * pageBytes, 0);
  let buffer = buffers.get(machine);
  if (buffer === undefined || buffer.length < sizeBytes) buffers.set(machine, (buffer = new Uint8Array(sizeBytes)));
  let at = 0;
  const copied: CopiedRegion[] = [];
  for (const { firstPage, pageCount } of regions) {
    const address = firstPage * pageBytes;
    const bytes = buffer.subarray(at, at + pageCount * pageBytes);
    bytes.set(machine.bytes.subarray(address, address + bytes.length));
    copied.push({ address, bytes });
    at += bytes.length;
  }
  return copied;
}

/** What was allocated by the call was zero before. */
function putBack(machine: Machine, before: readonly CopiedRegion[], heapEnd: number): void {
  const { bytes, view } = machine;
  const heapNow = view.getUint32(Heap.next, true);
  if (heapNow > heapEnd) bytes.fill(0, heapEnd, heapNow);
  for (const region of before) bytes.set(region.bytes, region.address);
}

/** The program stands where it stood. */
function putBackThread(machine: Machine, [first]: readonly CopiedRegion[]): void {
  if (first !== undefined) machine.bytes.set(first.bytes.subarray(0, Thread.sizeBytes), first.address);
}

/** `dead`: the stack that the call used, below what the run uses. */
function changes(
  machine: Machine,
  before: readonly CopiedRegion[],
  heapEnd: number,
  dead: { readonly from: number; readonly to: number },
): Overlay {
  const { bytes, view } = machine;
  const pages: { address: number; bytes: Uint8Array }[] = [];
  const take = (start: number, end: number): void => {
    if (end > start) pages.push({ address: start, bytes: bytes.slice(start, end) });
  };
  for (const region of before) {
    const words = new Int32Array(region.bytes.buffer, region.bytes.byteOffset, region.bytes.length / 4);
    const now = new Int32Array(bytes.buffer, region.address, words.length);
    const end = region.address + region.bytes.length;
    for (let start = region.address; start < end; start += pageBytes) {
      const skipped = start === stateBase ? Thread.sizeBytes : skippedIn(start, dead.to);
      const from = (start - region.address) >> 2;
      if (differs(words, now, from + (skipped >> 2), from + pageBytes / 4)) take(start + skipped, start + pageBytes);
    }
  }
  take(heapEnd, view.getUint32(Heap.next, true));
  const touchesState = pages.length > 0;
  take(dead.from, dead.to);
  return { pages, touchesState };
}

/** The lowest page of the stack in use begins with what is not. */
function skippedIn(start: number, end: number): number {
  return end > start && end < start + pageBytes ? end - start : 0;
}

function differs(a: Int32Array, b: Int32Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (a[i] !== b[i]) return true;
  return false;
}
