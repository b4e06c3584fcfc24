/**
 * What a run takes from outside, recorded so that it can be run again: stdin byte by byte with the cuts between reads, clocks,
 * the seed. A run that was set back reads what was read before; past the recorded end it reads what is there now.
 */
import { expectDefined } from "../base/invariant";

/** How far a run has read. */
export interface InputPosition {
  readonly stdinBytes: number;
  readonly readCount: number;
  readonly clockCount: number;
  readonly seedState: bigint;
}

interface Feed {
  readonly time: bigint;
  /** Length of stdin with it. */
  readonly endBytes: number;
}

/** The time of what was there before the run. */
const beforeTheRun = -1n;

export class RecordedInputs {
  private stdin = new Uint8Array(0);
  private readonly feeds: Feed[] = [];
  private endedTime: bigint | undefined;
  /** Bytes that each read got, in order. */
  private readonly reads: number[] = [];
  private readonly clocks: bigint[] = [];
  private at: InputPosition;

  constructor(options: { readonly stdin: Uint8Array | undefined; readonly seed: bigint }) {
    this.at = { stdinBytes: 0, readCount: 0, clockCount: 0, seedState: options.seed };
    if (options.stdin === undefined) return;
    this.feed(options.stdin, beforeTheRun);
    this.end(beforeTheRun);
  }

  feed(bytes: Uint8Array, time: bigint): void {
    const joined = new Uint8Array(this.stdin.length + bytes.length);
    joined.set(this.stdin);
    joined.set(bytes, this.stdin.length);
    this.stdin = joined;
    this.feeds.push({ time, endBytes: joined.length });
  }

  end(time: bigint): void {
    this.endedTime ??= time;
  }

  /** At most `length` bytes; none at the end of input; undefined while there is nothing yet. */
  read(length: number): Uint8Array | undefined {
    const { stdinBytes, readCount } = this.at;
    const available = this.stdin.length - stdinBytes;
    if (readCount === this.reads.length) {
      if (available === 0 && this.endedTime === undefined) return undefined;
      this.reads.push(Math.min(length, available));
    }
    const count = expectDefined(this.reads[readCount], "recorded read");
    this.at = { ...this.at, stdinBytes: stdinBytes + count, readCount: readCount + 1 };
    return this.stdin.subarray(stdinBytes, stdinBytes + count);
  }

  /** A clock's reading: the recorded one, else what `read` says now. */
  clock(read: () => bigint): bigint {
    const { clockCount } = this.at;
    if (clockCount === this.clocks.length) this.clocks.push(read());
    this.at = { ...this.at, clockCount: clockCount + 1 };
    return expectDefined(this.clocks[clockCount], "recorded clock");
  }

  nextSeed(): bigint {
    const seedState = BigInt.asUintN(64, this.at.seedState * 6364136223846793005n + 1442695040888963407n);
    this.at = { ...this.at, seedState };
    return seedState;
  }

  position(): InputPosition {
    return this.at;
  }

  goTo(position: InputPosition): void {
    this.at = position;
  }

  /** A new branch of history begins here: what came later is dropped. */
  forgetAfter(time: bigint): void {
    this.reads.length = this.at.readCount;
    this.clocks.length = this.at.clockCount;
    const kept = this.feeds.filter((feed) => feed.time <= time);
    this.feeds.splice(0, this.feeds.length, ...kept);
    this.stdin = this.stdin.slice(0, Math.max(this.at.stdinBytes, kept.at(-1)?.endBytes ?? 0));
    if (this.endedTime !== undefined && this.endedTime > time) this.endedTime = undefined;
  }
}
