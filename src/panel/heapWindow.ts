/**
 * Which of the heap's places are drawn: those on screen, with some above and below, and those that the reader holds on to. Knows
 * the height of each place (measured when it was last drawn, else guessed), and so where each one stands, drawn or not.
 */
import type { AllocationId } from "../debug/view/model";
import type { Place } from "./places";

/** Fewer places than this are all drawn: pictures of that size are looked at as a whole. */
const maxAllDrawn = 60;
/** Pixels drawn above and below the screen. */
const margin = 700;
const guessedHeight = 84;

export interface DrawnRange {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}

export class HeapWindow {
  private readonly heights = new Map<AllocationId, number>();
  private places: readonly Place[] = [];
  private index = new Map<AllocationId, number>();
  private offsets = new Float64Array(1);
  private isStale = true;
  /** Drawn wherever it is: it has the focus, or is about to. */
  held: AllocationId | undefined;
  private goal: AllocationId | undefined;
  /** Set by the drawing: draws anew after `hold`. */
  onHold: () => void = () => {};

  hold(id: AllocationId | undefined): void {
    if (id === this.held || (id !== undefined && !this.index.has(id))) return;
    this.held = id;
    this.onHold();
  }

  /** Draws a block wherever it is and gives it the focus. */
  goTo(id: AllocationId): void {
    if (!this.index.has(id)) return;
    this.held = id;
    this.goal = id;
    this.onHold();
  }

  /** The block that waits to be drawn for the focus. */
  takeGoal(): AllocationId | undefined {
    const { goal } = this;
    this.goal = undefined;
    return goal;
  }

  /** The last block, for the End key. */
  lastBlock(): AllocationId | undefined {
    return this.places.filter(({ kind }) => kind === "block").at(-1)?.id;
  }

  arrange(places: readonly Place[]): void {
    if (places === this.places) return;
    this.places = places;
    this.index = new Map(places.map((place, i) => [place.id, i]));
    this.isStale = true;
  }

  /** Takes note of a drawn place's height, its gap included; true when it is news. */
  measured(id: AllocationId, height: number): boolean {
    if (height === 0 || Math.abs((this.heights.get(id) ?? -1) - height) < 0.5) return false;
    this.heights.set(id, height);
    this.isStale = true;
    return true;
  }

  /** The places to draw when the screen shows `top` to `bottom`, in pixels from the first place. */
  range(top: number, bottom: number): DrawnRange {
    const count = this.places.length;
    if (count <= maxAllDrawn) return { first: 0, end: count };
    const first = this.placeAt(top - margin);
    return { first, end: Math.min(count, this.placeAt(bottom + margin) + 1) };
  }

  indexOf(id: AllocationId): number | undefined {
    return this.index.get(id);
  }

  /** Where a place begins, in pixels from the first; the place after the last tells the whole height. */
  offsetOf(index: number): number {
    this.refresh();
    return this.offsets[index] ?? 0;
  }

  heightOf(id: AllocationId): number {
    return this.heights.get(id) ?? guessedHeight;
  }

  private placeAt(offset: number): number {
    this.refresh();
    let low = 0;
    let high = Math.max(0, this.places.length - 1);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.offsets[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private refresh(): void {
    if (!this.isStale) return;
    this.isStale = false;
    const offsets = new Float64Array(this.places.length + 1);
    let at = 0;
    this.places.forEach(({ id }, i) => {
      offsets[i] = at;
      at += this.heightOf(id);
    });
    offsets[this.places.length] = at;
    this.offsets = offsets;
  }
}
