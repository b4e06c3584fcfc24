/**
 * Reads the frames of a suspended thread: which function, where in its body, where each local is. Read-only; for the
 * debugger and the view.
 */
import { expectDefined } from "../base/invariant";
import type { Local, Location, StopId } from "../mir/mir";
import { frameAlign, Header, Thread } from "./contract";
import { buildCfg, type Cfg } from "./codegen/cfg";
import type { Body } from "../mir/mir";
import type { FnRecord, Linker } from "./link";

/** What is read: a machine, or a snapshot of one. */
export interface MachineState {
  readonly view: DataView;
  readonly program: { readonly link: Linker };
  readonly stackHigh: number;
}

export interface Frame {
  readonly fn: FnRecord;
  readonly fp: number;
  /** The caller's fp: where this frame ends. */
  readonly callerFp: number;
  readonly point: number;
  readonly location: Location;
  /** "before" a location; or at a call that the next frame is in, or that has "returned". */
  readonly phase: "entry" | "before" | "returned" | "unwinding";
  /** The stop point it stands before. */
  readonly stop: StopId | undefined;
  readonly isLoopHead: boolean;
}

const cfgs = new WeakMap<Body, Cfg>();

function cfgOf(body: Body): Cfg {
  let cfg = cfgs.get(body);
  if (cfg === undefined) {
    cfg = buildCfg(body);
    cfgs.set(body, cfg);
  }
  return cfg;
}

export function frameAt(state: MachineState, fp: number): Frame {
  const { view, program } = state;
  const fn = program.link.fnAt(view.getUint32(fp + Header.functionIndex, true));
  const point = view.getUint32(fp + Header.point, true);
  const { location, phase } = fn.points.locate(point);
  const statement = fn.body.blocks[location.block]?.statements[location.statementIndex];
  const stop = phase === "before" && statement?.kind === "StopPoint" ? statement.stop : undefined;
  const cfg = cfgOf(fn.body);
  const isLoopHead = location.statementIndex === 0 && cfg.reducible && cfg.isLoopHead[location.block] === true;
  return { fn, fp, callerFp: view.getUint32(fp + Header.callerFp, true), point, location, phase, stop, isLoopHead };
}

/** Undefined before the entry function has its frame. */
export function topFrame(state: MachineState): Frame | undefined {
  const fp = state.view.getUint32(Thread.currentFp, true);
  return fp === state.stackHigh ? undefined : frameAt(state, fp);
}

/** From the top (innermost) frame on; at most `limit` of them, after `skipped` that are not looked at. */
export function frames(state: MachineState, limit = Infinity, skipped = 0): Frame[] {
  const { view, stackHigh } = state;
  const found: Frame[] = [];
  let fp = view.getUint32(Thread.currentFp, true);
  for (let i = 0; fp !== stackHigh && found.length < limit; i++) {
    if (i >= skipped) found.push(frameAt(state, fp));
    fp = view.getUint32(fp + Header.callerFp, true);
  }
  return found;
}

/** The innermost and the outermost frames of a deep stack, `limit` of them together, and how many lie between. */
export function framesAtBothEnds(
  state: MachineState,
  limit: number,
): { readonly inner: readonly Frame[]; readonly omitted: number; readonly outer: readonly Frame[] } {
  const pointers: number[] = [];
  const { view, stackHigh } = state;
  for (
    let fp = view.getUint32(Thread.currentFp, true);
    fp !== stackHigh;
    fp = view.getUint32(fp + Header.callerFp, true)
  )
    pointers.push(fp);
  const half = pointers.length <= limit ? pointers.length : limit >> 1;
  const outer = pointers.slice(Math.max(half, pointers.length - half));
  return {
    inner: pointers.slice(0, half).map((fp) => frameAt(state, fp)),
    omitted: pointers.length - half - outer.length,
    outer: outer.map((fp) => frameAt(state, fp)),
  };
}

/** How many frames there are. */
export function depth(state: MachineState): number {
  let count = 0;
  for (
    let fp = state.view.getUint32(Thread.currentFp, true);
    fp !== state.stackHigh;
    fp = state.view.getUint32(fp + Header.callerFp, true)
  )
    count++;
  return count;
}

/** Address of a local's slot. */
export function slotAddress(frame: Frame, local: Local): number {
  const slot = expectDefined(frame.fn.frame.slots[local], `_${local}`);
  const address = frame.fp + slot.offsetBytes;
  return slot.alignBytes <= frameAlign ? address : Math.ceil(address / slot.alignBytes) * slot.alignBytes;
}
