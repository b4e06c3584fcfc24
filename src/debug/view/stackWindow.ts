/**
 * Which frames of a deep stack are sent: some of both ends, and the stretch of the middle that was asked for. Frames are numbered
 * from the outermost, so that a number means the same while the stack grows.
 */
import { plural } from "./counts";
import type { HiddenFrames, ViewRequest } from "./model";
import type { TargetFrame, TargetThread, ViewTarget } from "./target";

export interface Numbered {
  readonly frame: TargetFrame;
  readonly number: number;
}

type Stretch = NonNullable<ViewRequest["frames"]>;

/** Innermost first: those that were read, and those of the stretch. */
export function numberedFrames(target: ViewTarget, thread: TargetThread, wanted: Stretch | undefined): Numbered[] {
  const { frames, omitted } = thread;
  const total = frameTotal(thread);
  const numbered = (list: readonly TargetFrame[], index: number): Numbered[] =>
    list.map((frame, i) => ({ frame, number: total - 1 - index - i }));
  if (omitted === undefined) return numbered(frames, 0);
  const inner = frames.slice(0, omitted.after + 1);
  const outer = frames.slice(omitted.after + 1);
  const from = Math.max(inner.length, total - (wanted?.first ?? total) - (wanted?.count ?? 0));
  const to = Math.min(total - outer.length, total - (wanted?.first ?? total));
  const middle = from < to ? target.stackPage(from, to) : [];
  return [...numbered(inner, 0), ...numbered(middle, from), ...numbered(outer, total - outer.length)];
}

export interface ShownFrames<T> {
  readonly shown: readonly T[];
  readonly hidden: readonly HiddenFrames[];
}

/** `frames`: outermost first, those of std left out already. `limit`: how many of both ends together. */
export function shownFrames<T extends Numbered>(
  frames: readonly T[],
  thread: TargetThread,
  limit: number,
  wanted: Stretch | undefined,
): ShownFrames<T> {
  const outerCount = thread.frames.length - 1 - (thread.omitted?.after ?? -1);
  const half = thread.omitted === undefined ? Math.ceil(limit / 2) : Math.min(Math.ceil(limit / 2), outerCount);
  const isWanted = (number: number) =>
    wanted !== undefined && number >= wanted.first && number < wanted.first + wanted.count;
  const isShown = ({ number }: T, i: number) => i < half || i >= frames.length - (limit - half) || isWanted(number);
  const shown: T[] = [];
  const hidden: HiddenFrames[] = [];
  let passed: T[] = [];
  for (const [i, entry] of frames.entries()) {
    if (!isShown(entry, i)) {
      passed.push(entry);
      continue;
    }
    const before = shown.at(-1);
    const count =
      passed.length + (before === undefined ? 0 : unreadBetween(thread, before.number, entry.number, wanted));
    if (before !== undefined && count > 0) {
      const names = [...new Set(passed.map(({ frame }) => frame.functionName))];
      hidden.push({ after: shown.length - 1, from: before.number + 1, count, words: hiddenWords(count, names) });
    }
    shown.push(entry);
    passed = [];
  }
  return { shown, hidden };
}

/** Frames with numbers between two that were not read. */
function unreadBetween(thread: TargetThread, a: number, b: number, wanted: Stretch | undefined): number {
  if (thread.omitted === undefined) return 0;
  const low = thread.frames.length - 1 - thread.omitted.after;
  const high = low + thread.omitted.count;
  const within = (from: number, to: number) => Math.max(0, Math.min(to, high, b) - Math.max(from, low, a + 1));
  return within(low, high) - (wanted === undefined ? 0 : within(wanted.first, wanted.first + wanted.count));
}

function frameTotal({ frames, omitted }: TargetThread): number {
  return frames.length + (omitted?.count ?? 0);
}

function hiddenWords(count: number, names: readonly string[]): string {
  const frames = plural(count, "frame", "frames");
  return names.length === 1 ? `${frames} of \`${names[0]}\`` : frames;
}
