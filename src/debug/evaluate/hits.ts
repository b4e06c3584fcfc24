/**
 * Hit counts of breakpoints: `5`, `>= 5`, `% 2`. A hit is known by its time, so that the how-manieth one it is stays the same when the
 * run is travelled back and forth.
 */
export interface HitCondition {
  readonly operator: "=" | ">=" | "<=" | ">" | "<" | "%";
  readonly count: number;
}

/** Undefined where the text is none. */
export function parseHitCondition(text: string): HitCondition | undefined {
  const found = /^\s*(==?|>=|<=|>|<|%)?\s*(\d+)\s*$/.exec(text);
  if (found === null) return undefined;
  const count = Number(found[2]);
  const written = found[1] ?? "=";
  if (written === "%" && count === 0) return undefined;
  return { operator: written === "==" ? "=" : (written as HitCondition["operator"]), count };
}

export function hitFault(text: string): string {
  return `\`${text}\` is no hit count: write \`5\`, \`>= 5\` or \`% 2\``;
}

export function holdsAt({ operator, count }: HitCondition, hit: number): boolean {
  switch (operator) {
    case "=":
      return hit === count;
    case ">=":
      return hit >= count;
    case "<=":
      return hit <= count;
    case ">":
      return hit > count;
    case "<":
      return hit < count;
    case "%":
      return hit % count === 0;
  }
}

/** Times in order. */
export class Hits {
  private times = new Float64Array(16);
  private length = 0;

  /** The how-manieth hit the one at `time` is, from 1. */
  ordinal(time: number): number {
    let low = 0;
    let high = this.length;
    // Most often it is the newest.
    if (high > 0 && (this.times[high - 1] as number) < time) low = high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.times[middle] as number) < time) low = middle + 1;
      else high = middle;
    }
    if (low === this.length || this.times[low] !== time) this.insert(low, time);
    return low + 1;
  }

  /** A new branch of history begins: what came later is no more. */
  forgetAfter(time: number): void {
    while (this.length > 0 && (this.times[this.length - 1] as number) > time) this.length--;
  }

  private insert(at: number, time: number): void {
    if (this.length === this.times.length) {
      const longer = new Float64Array(this.length * 2);
      longer.set(this.times);
      this.times = longer;
    }
    this.times.copyWithin(at + 1, at, this.length);
    this.times[at] = time;
    this.length++;
  }
}
