/**
 * Holds what we find against what rustc found, body by body. Sets of positions are compared over the positions that both sides have:
 * a step that only one side makes (a temporary more or less) is neither in a region nor out of it.
 */
import type { Told } from "./print";

export const sections = ["region", "loan", "live", "fact", "drop"] as const;
export type Section = (typeof sections)[number];

export interface Outcome {
  /** How many sets or lines of each kind were compared. */
  readonly compared: Record<Section, number>;
  /** Of rustc's positions, those that we have too. */
  readonly positions: { readonly all: number; readonly shared: number };
  readonly differences: readonly { readonly section: Section; readonly text: string }[];
}

export function compare(rustcs: ReadonlyMap<string, Told>, ours: ReadonlyMap<string, Told>): Outcome {
  const compared: Record<Section, number> = { region: 0, loan: 0, live: 0, fact: 0, drop: 0 };
  const positions = { all: 0, shared: 0 };
  const differences: { section: Section; text: string }[] = [];
  for (const [key, theirs] of rustcs) {
    const mine = ours.get(key);
    if (mine === undefined) {
      differences.push({ section: "fact", text: `body ${key}: we have none` });
      continue;
    }
    const add = (section: Section) => (text: string) => differences.push({ section, text: `body ${key}: ${text}` });
    const shared = new Set(theirs.positions.filter((position) => mine.positions.includes(position)));
    positions.all += theirs.positions.length;
    positions.shared += shared.size;
    compared.region += compareSets(theirs.regions, mine.regions, shared, add("region"));
    compared.loan += compareSets(theirs.loans, mine.loans, shared, add("loan"));
    compared.live += compareSets(theirs.live, mine.live, shared, add("live"));
    compared.fact += compareLines(theirs.facts, mine.facts, add("fact"));
    if (theirs.drops !== undefined && mine.drops !== undefined)
      compared.drop += compareLines(theirs.drops, mine.drops, add("drop"));
  }
  return { compared, positions, differences };
}

function compareSets(
  theirs: ReadonlyMap<string, ReadonlySet<string>>,
  mine: ReadonlyMap<string, ReadonlySet<string>>,
  shared: ReadonlySet<string>,
  differ: (text: string) => void,
): number {
  let count = 0;
  for (const [key, set] of theirs) {
    const own = mine.get(key);
    count++;
    if (own === undefined) {
      differ(`${key}: only rustc has it`);
      continue;
    }
    const counts = (position: string) => shared.has(position) || position.startsWith("end(");
    const missing = [...set].filter((position) => counts(position) && !own.has(position));
    const extra = [...own].filter((position) => counts(position) && !set.has(position));
    if (missing.length + extra.length > 0)
      differ(`${key}:${missing.map((at) => ` -${at}`).join("")}${extra.map((at) => ` +${at}`).join("")}`);
  }
  for (const key of mine.keys()) if (!theirs.has(key)) differ(`${key}: only we have it`);
  return count;
}

function compareLines(theirs: ReadonlySet<string>, mine: ReadonlySet<string>, differ: (text: string) => void): number {
  for (const line of theirs) if (!mine.has(line)) differ(`- ${line}`);
  for (const line of mine) if (!theirs.has(line)) differ(`+ ${line}`);
  return theirs.size;
}
