/** A body's model as the lines of a golden: positions are numbered once, sets of them are ranges of these numbers. */
import { type BodyModel, positionOf, type Step } from "./model";

/** Lines by what they tell; regions and loans as sets of positions. */
export interface Told {
  readonly positions: readonly string[];
  /** By key. */
  readonly regions: ReadonlyMap<string, ReadonlySet<string>>;
  readonly loans: ReadonlyMap<string, ReadonlySet<string>>;
  readonly live: ReadonlyMap<string, ReadonlySet<string>>;
  /** Issued, invalidated, killed. */
  readonly facts: ReadonlySet<string>;
  /** `a -> b`: a drop and the one that comes next on some way. */
  readonly drops: ReadonlySet<string> | undefined;
}

export function tell({ steps, regions, loans, invalidated, killed, elaborated }: BodyModel): Told {
  const at = (point: number): string | undefined => {
    const step = steps[point];
    return step === undefined ? undefined : positionOf(step);
  };
  const positions = (points: Iterable<number>): string[] => [...points].flatMap((point) => at(point) ?? []);
  const sets = (entries: readonly (readonly [string, ReadonlySet<number>, readonly string[]])[]) => {
    const found = new Map<string, Set<string>>();
    for (const [key, points, ends] of entries) {
      const known = found.get(key) ?? new Set();
      for (const position of [...positions(points), ...ends.map((end) => `end(${end})`)]) known.add(position);
      found.set(key, known);
    }
    return found;
  };
  const loanAt = (loan: number): string | undefined => at(loans[loan]?.issued ?? -1);
  const facts = new Set(loans.flatMap((_, loan) => (loanAt(loan) === undefined ? [] : [`issued ${loanAt(loan)}`])));
  for (const [word, events] of [["invalidated", invalidated] as const, ["killed", killed] as const])
    for (const { loan, at: point } of events) {
      const step = steps[point];
      const where = step?.isCleanup === true && step.kind !== "" ? at2(step) : at(point);
      if (loanAt(loan) !== undefined && where !== undefined) facts.add(`${word} ${loanAt(loan)} at ${where}`);
    }
  const keyed = loans.flatMap((loan, index) =>
    loanAt(index) === undefined ? [] : [{ key: loanAt(index) ?? "", loan }],
  );
  return {
    positions: [...new Set(positions(steps.keys()))].sort(bySource),
    regions: sets(regions.map(({ key, points, ends }) => [key, points, ends])),
    loans: sets(keyed.map(({ key, loan }) => [key, loan.region, []])),
    live: sets(keyed.map(({ key, loan }) => [key, loan.live, []])),
    facts,
    drops: elaborated === undefined ? undefined : dropOrder(elaborated),
  };
}

/** Of the steps of unwinding only their drops can invalidate a loan. */
function at2({ kind, span }: Step): string | undefined {
  return kind === "return" ? "exit" : kind === "drop" && span !== "" ? `${span}drop` : undefined;
}

function dropOrder(steps: readonly Step[]): Set<string> {
  const found = new Set<string>();
  const name = (step: Step): string => {
    const { place = "", maybe = false } = step.dropped ?? {};
    return `${step.isCleanup ? "unwinding " : ""}${place}@${step.span}${maybe ? "?" : ""}`;
  };
  const follow = (label: string, from: readonly number[]): void => {
    const seen = new Set<number>();
    const stack = [...from];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const step = steps[at];
      if (step === undefined || seen.has(at)) continue;
      seen.add(at);
      if (step.dropped !== undefined && step.span !== "") found.add(`${label} -> ${name(step)}`);
      else if (step.kind === "return") found.add(`${label} -> ${step.isCleanup ? "resume" : "return"}`);
      else stack.push(...step.next);
    }
  };
  follow("start", [0]);
  const reached = reachable(steps);
  steps.forEach((step, index) => {
    if (!reached.has(index)) return;
    if (step.dropped !== undefined && step.span !== "") follow(name(step), step.next);
    if (step.unwind !== undefined && step.span !== "" && (step.kind === "call" || step.kind === "drop"))
      follow(`unwind from ${step.kind === "drop" ? name(step) : `${step.span}${step.kind}`}`, [step.unwind]);
  });
  return found;
}

function reachable(steps: readonly Step[]): Set<number> {
  const seen = new Set<number>();
  const stack = [0];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const step = steps[at];
    if (step === undefined || seen.has(at)) continue;
    seen.add(at);
    stack.push(...step.next, ...(step.unwind === undefined ? [] : [step.unwind]));
  }
  return seen;
}

function bySource(a: string, b: string): number {
  const [x, y] = [a, b].map((position) => (position.match(/\d+/g) ?? ["99999"]).map(Number)) as [number[], number[]];
  for (let i = 0; i < 4; i++) if (x[i] !== y[i]) return (x[i] ?? 0) - (y[i] ?? 0);
  return a < b ? -1 : a > b ? 1 : 0;
}

// ---- the golden ----

const ordered = (lines: Iterable<string>): string[] => [...lines].sort();

/** `body KEY`, then its lines. */
export function printTold(key: string, told: Told): string {
  const number = new Map(told.positions.map((position, index) => [position, index]));
  const set = (found: ReadonlySet<string>): string => {
    const numbers = [...found].flatMap((position) => number.get(position) ?? []).sort((a, b) => a - b);
    const ends = ordered([...found].filter((position) => !number.has(position)));
    return [...rangesOf(numbers), ...ends].join(" ");
  };
  const sets = (word: string, of: Told["regions"]): string[] =>
    ordered([...of].map(([name, found]) => `${word} ${name}: ${set(found)}`.trimEnd()));
  return [
    `body ${key}`,
    `at ${told.positions.join(" ")}`,
    ...sets("region", told.regions),
    ...sets("loan", told.loans),
    ...sets("live", told.live),
    ...ordered(told.facts),
    ...(told.drops === undefined ? [] : ["drops", ...ordered(told.drops).map((line) => `  ${line}`)]),
    "",
  ].join("\n");
}

function rangesOf(numbers: readonly number[]): string[] {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
}

export function parseTold(text: string): Map<string, Told> {
  const bodies = new Map<string, Told>();
  for (const part of text.split(/^(?=body )/m)) {
    const [head = "", positionLine = "", ...lines] = part.trimEnd().split("\n");
    if (!head.startsWith("body ")) continue;
    const positions = positionLine
      .slice(3)
      .split(" ")
      .filter((position) => position !== "");
    const sets = (word: string) => new Map(lines.flatMap((line) => setOf(line, word, positions)));
    const drops = lines.filter((line) => line.startsWith("  ")).map((line) => line.trim());
    bodies.set(head.slice(5), {
      positions,
      regions: sets("region"),
      loans: sets("loan"),
      live: sets("live"),
      facts: new Set(lines.filter((line) => /^(issued|invalidated|killed) /.test(line))),
      drops: lines.includes("drops") ? new Set(drops) : undefined,
    });
  }
  return bodies;
}

function setOf(line: string, word: string, positions: readonly string[]): [string, ReadonlySet<string>][] {
  const [, key = "", members = ""] = new RegExp(`^${word} (.*?): (.*)$`).exec(line.replace(/:$/, ": ")) ?? [];
  if (key === "") return [];
  const found = members.match(/end\([^)]*\)|\d+-\d+|\d+/g) ?? [];
  return [[key, new Set(found.flatMap((member) => expand(member, positions)))]];
}

function expand(member: string, positions: readonly string[]): string[] {
  if (member.startsWith("end(")) return [member];
  const [from = 0, to = from] = member.split("-").map(Number);
  return positions.slice(from, to + 1);
}
