/**
 * Data breakpoints: places whose bytes are watched. A place in a frame is watched as long as that call lasts, one in a heap
 * block as long as the block does. The machine compares; what changed is told here with old and new value.
 */
import { frames, type Frame } from "../machine/frames";
import { Allocation, Heap } from "../machine/contract";
import type { Machine } from "../machine/machine";
import { maxWatchedBytes, type WatchedPlace } from "../machine/tracing";
import { Control } from "../machine/contract";
import type { Body } from "../mir/mir";
import type { Ty } from "../types/ty";
import { type HitCondition, Hits } from "./evaluate/hits";

/** What a data breakpoint is set to. */
export interface WatchPlace {
  readonly address: number;
  readonly sizeBytes: number;
  /** How the program writes it. */
  readonly expression: string;
  readonly ty: Ty | undefined;
  readonly home: WatchHome;
  /** When it was chosen. */
  readonly time: number;
}

export type WatchHome =
  | { readonly kind: "Frame"; readonly fp: number; readonly body: Body; readonly callerPoint: number | undefined }
  /** The how-manieth allocation. */
  | { readonly kind: "Block"; readonly serial: number }
  | { readonly kind: "Static" };

export interface DataBreakpoint {
  readonly id: number;
  readonly place: WatchPlace;
  readonly access: DataAccess;
  readonly terms: DataTerms;
}

/** DAP's words. */
export type DataAccess = "read" | "write" | "readWrite";

/** When it is a stop. */
export interface DataTerms {
  readonly condition?: string | undefined;
  readonly hitCondition?: HitCondition | undefined;
  readonly hits: Hits;
}

export function anyWrite(): Pick<DataBreakpoint, "access" | "terms"> {
  return { access: "write", terms: { hits: new Hits() } };
}

/** Where a place lives, by its address. */
export function homeOf(machine: Machine, address: number): WatchHome {
  if (address >= machine.stackLow && address < machine.stackHigh) {
    const frame = frames(machine).find(({ fp, callerFp }) => address >= fp && address < callerFp);
    if (frame !== undefined) return frameHome(machine, frame);
  }
  const serial = blockAt(machine, address);
  return serial === undefined ? { kind: "Static" } : { kind: "Block", serial };
}

function frameHome(machine: Machine, frame: Frame): WatchHome {
  return { kind: "Frame", fp: frame.fp, body: frame.fn.body, callerPoint: callerPoint(machine, frame) };
}

function callerPoint(machine: Machine, { callerFp }: Frame): number | undefined {
  return callerFp === machine.stackHigh ? undefined : machine.view.getUint32(callerFp + 4, true);
}

/** The serial of the live block around an address. */
function blockAt({ view }: Machine, address: number): number | undefined {
  const end = view.getUint32(Heap.next, true);
  for (let at = view.getUint32(Heap.base, true); at < end; ) {
    const size = view.getUint32(at + Allocation.blockBytes, true);
    if (size === 0) return undefined;
    if (address < at + size)
      return view.getUint8(at + Allocation.state) === 1 ? view.getUint32(at + Allocation.serial, true) : undefined;
    at += size;
  }
  return undefined;
}

/** Whether a place is there now: its call lasts, its block lives. */
export function isThere(machine: Machine, { address, home }: WatchPlace): boolean {
  switch (home.kind) {
    case "Static":
      return true;
    case "Block":
      return blockAt(machine, address) === home.serial;
    case "Frame":
      return frames(machine).some(
        (frame) =>
          frame.fp === home.fp && frame.fn.body === home.body && callerPoint(machine, frame) === home.callerPoint,
      );
  }
}

/** Why a place cannot be watched beside the others. */
export function watchFault(places: readonly WatchPlace[], next: Pick<WatchPlace, "sizeBytes">): string | undefined {
  if (next.sizeBytes === 0) return "a value without bytes cannot be written";
  if (places.length >= Control.watchEntries) return `no more than ${Control.watchEntries} places can be watched`;
  const bytes = places.reduce((sum, { sizeBytes }) => sum + sizeBytes, next.sizeBytes);
  return bytes > maxWatchedBytes ? `no more than ${maxWatchedBytes} bytes can be watched together` : undefined;
}

/**
 * What the machine is to watch. Forwards (`ends`), a place whose call is over is left alone; in a search, a call begins and
 * ends many times.
 */
export function watchedPlace({ place, access }: DataBreakpoint, ends: boolean): WatchedPlace {
  const { address, sizeBytes, home } = place;
  const frame = ends && home.kind === "Frame" ? home.fp : undefined;
  return { address, sizeBytes, frame, reads: access !== "write" };
}
