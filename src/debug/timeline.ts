/**
 * The marks of a run for its timeline: at which times it stopped, wrote, read, panicked, allocated. Bounded however long the
 * run: neighbours are counted together, ever more coarsely. The panel's request is answered from here.
 */
import type { TimelineMark, TimelineMarkKind } from "./view/protocol";

/** Entries kept for one kind. */
const maxEntries = 4_096;
const defaultBuckets = 200;
const maxBuckets = 2_000;

interface Entry {
  readonly time: number;
  readonly count: number;
}

/** Times of one kind of thing, joined into buckets of equal width once there are many. */
class Marks {
  private width = 1;
  private entries = new Map<number, Entry>();

  add(time: number, count = 1): void {
    const bucket = Math.floor(time / this.width);
    const known = this.entries.get(bucket);
    this.entries.set(bucket, { time: Math.min(known?.time ?? time, time), count: (known?.count ?? 0) + count });
    if (this.entries.size > maxEntries) this.coarsen();
  }

  forgetFrom(first: number, last: number): void {
    for (const [bucket, { time }] of this.entries) if (time >= first && time <= last) this.entries.delete(bucket);
  }

  forgetAfter(limit: number): void {
    for (const [bucket, { time }] of this.entries) if (time > limit) this.entries.delete(bucket);
  }

  all(): readonly Entry[] {
    return [...this.entries.values()];
  }

  private coarsen(): void {
    const old = this.all();
    this.width *= 2;
    this.entries = new Map();
    for (const { time, count } of old) this.add(time, count);
  }
}

export class Timeline {
  private readonly byKind = new Map<TimelineMarkKind, Marks>();
  private allocationsUntil = -1;

  mark(kind: TimelineMarkKind, time: number): void {
    this.marksOf(kind).add(time);
  }

  /** Where the run stands still again and again, once is enough. */
  markOnce(kind: TimelineMarkKind, time: number): void {
    if (
      !this.marksOf(kind)
        .all()
        .some((entry) => entry.time === time)
    )
      this.mark(kind, time);
  }

  /** What is known now of all events of a kind in a stretch of the run. */
  setStretch(from: number, to: number, times: ReadonlyMap<TimelineMarkKind, readonly number[]>): void {
    for (const [kind, list] of times) {
      const marks = this.marksOf(kind);
      marks.forgetFrom(from, to);
      for (const time of list) marks.add(time);
    }
  }

  /** Times of the allocations that can be seen at `now`; the furthest look counts. */
  setAllocations(now: number, times: readonly number[]): void {
    if (now < this.allocationsUntil) return;
    this.allocationsUntil = now;
    const marks = new Marks();
    for (const time of times) marks.add(time);
    this.byKind.set("allocation", marks);
  }

  forgetAfter(time: number): void {
    for (const marks of this.byKind.values()) marks.forgetAfter(time);
    this.allocationsUntil = Math.min(this.allocationsUntil, time);
  }

  /** At most one mark of a kind in each of `bucketCount` equal parts of the run, in order of time. */
  marks(totalTime: number, bucketCount = defaultBuckets): TimelineMark[] {
    const buckets = Math.min(maxBuckets, Math.max(1, Math.trunc(bucketCount)));
    const width = Math.max(1, totalTime / buckets);
    const found: TimelineMark[] = [];
    for (const [kind, marks] of this.byKind) {
      const joined = new Map<number, Entry>();
      for (const { time, count } of marks.all()) {
        const bucket = Math.floor(time / width);
        const known = joined.get(bucket);
        joined.set(bucket, { time: Math.min(known?.time ?? time, time), count: (known?.count ?? 0) + count });
      }
      for (const { time, count } of joined.values())
        found.push({ kind, time, count, words: wordsOf(kind, time, count) });
    }
    return found.sort((a, b) => a.time - b.time);
  }

  private marksOf(kind: TimelineMarkKind): Marks {
    const marks = this.byKind.get(kind) ?? new Marks();
    this.byKind.set(kind, marks);
    return marks;
  }
}

const singular: Readonly<Record<TimelineMarkKind, string>> = {
  stop: "stopped here",
  breakpoint: "breakpoint",
  output: "output",
  input: "input",
  panic: "panic",
  allocation: "allocation",
  call: "call",
  move: "move",
  drop: "drop",
  free: "free",
  end: "end of the run",
};

function wordsOf(kind: TimelineMarkKind, time: number, count: number): string {
  const what = count === 1 || kind === "stop" || kind === "end" ? singular[kind] : `${count} ${singular[kind]}s`;
  return `${what}, ${count === 1 ? "at" : "from"} step ${time}${count === 1 ? "" : " on"}`;
}
