/**
 * The stop points that a machine stops before: a byte each in control memory, and for each function whether its stepping form is to be
 * run because one of them is set, or because all functions step.
 */
import type { Body, StopId } from "../mir/mir";
import { Control, StopByte } from "./contract";
import type { Linker } from "./link";

export class ArmedStops {
  private readonly stops = new Map<Body, Set<StopId>>();
  private readonly byBody = new Map<Body, readonly number[]>();
  private indexedFunctions = 0;
  /** The functions that are to run their stepping forms because of a body; and for how many bodies each is. */
  private readonly flagged = new Map<Body, Set<number>>();
  private readonly counts = new Map<number, number>();
  private allStep = false;

  constructor(
    private readonly link: Linker,
    private readonly bytes: Uint8Array,
  ) {}

  /** There is a stop to come to. */
  get isSet(): boolean {
    return this.flagged.size > 0;
  }

  /** The function is to run its stepping form. */
  has(index: number): boolean {
    return this.bytes[Control.armed + index] !== 0;
  }

  /** All functions run their stepping forms. */
  get stepping(): boolean {
    return this.allStep;
  }

  set stepping(on: boolean) {
    if (this.allStep === on) return;
    this.allStep = on;
    this.bytes.fill(on ? 1 : 0, Control.armed, Control.armed + Control.functionLimit);
    if (!on) for (const [index, count] of this.counts) this.bytes[Control.armed + index] = count > 0 ? 1 : 0;
  }

  arm(body: Body, stop: StopId): void {
    const stops = this.stops.get(body) ?? new Set();
    this.stops.set(body, stops.add(stop));
    this.bytes[this.link.stopBaseOf(body) + stop] = StopByte.always;
    this.refresh(body);
  }

  armBody(body: Body, byte: number): void {
    this.stops.set(body, new Set(body.stopPoints.keys() as Iterable<StopId>));
    const base = this.link.stopBaseOf(body);
    this.bytes.fill(byte, base, base + body.stopPoints.length);
    this.refresh(body);
  }

  disarm(body: Body, stop: StopId): void {
    this.stops.get(body)?.delete(stop);
    this.bytes[this.link.stopBaseOf(body) + stop] = StopByte.none;
    this.refresh(body);
  }

  disarmAll(): void {
    for (const [body, stops] of this.stops) {
      const base = this.link.stopBaseOf(body);
      for (const stop of stops) this.bytes[base + stop] = StopByte.none;
      stops.clear();
      this.refresh(body);
    }
    this.stops.clear();
  }

  /** Runs with nothing armed; then all is as it was. */
  without<T>(run: () => T): T {
    const { bytes, allStep } = this;
    const forms = bytes.slice(Control.armed, Control.armed + Control.functionLimit);
    const set = [...this.stops].flatMap(([body, stops]) => (stops.size === 0 ? [] : [this.takeBytes(body)]));
    bytes.fill(0, Control.armed, Control.armed + Control.functionLimit);
    this.allStep = false;
    try {
      return run();
    } finally {
      this.allStep = allStep;
      bytes.set(forms, Control.armed);
      // Functions may have got their fast forms meanwhile.
      for (const [index, count] of this.counts) if (count > 0) bytes[Control.armed + index] = 1;
      for (const { address, was } of set) bytes.set(was, address);
    }
  }

  private takeBytes(body: Body): { readonly address: number; readonly was: Uint8Array } {
    const address = this.link.stopBaseOf(body);
    const end = address + body.stopPoints.length;
    const was = this.bytes.slice(address, end);
    this.bytes.fill(StopByte.none, address, end);
    return { address, was };
  }

  /** After functions got forms with other bodies' code in them. */
  renewAfter(give: () => void): void {
    give();
    this.byBody.clear();
    for (const body of this.stops.keys()) this.refresh(body);
  }

  private refresh(body: Body): void {
    const isSet = (this.stops.get(body)?.size ?? 0) > 0;
    const flagged = this.flagged.get(body) ?? new Set();
    for (const index of isSet ? this.fnsWith(body) : flagged) {
      if (flagged.has(index) === isSet) continue;
      this.counts.set(index, (this.counts.get(index) ?? 0) + (isSet ? 1 : -1));
      this.bytes[Control.armed + index] = this.allStep || (this.counts.get(index) ?? 0) > 0 ? 1 : 0;
      if (isSet) flagged.add(index);
    }
    if (isSet) this.flagged.set(body, flagged);
    else this.flagged.delete(body);
  }

  /** Numbers of a body's instances, and of the functions whose fast forms have its code inlined. */
  private fnsWith(body: Body): readonly number[] {
    const { link } = this;
    if (this.indexedFunctions !== link.fns.length) this.byBody.clear();
    this.indexedFunctions = link.fns.length;
    let indices = this.byBody.get(body);
    if (indices === undefined) {
      indices = link.fnsWith(body);
      this.byBody.set(body, indices);
    }
    return indices;
  }
}
