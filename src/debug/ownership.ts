/**
 * Ownership breakpoints: stop at any move, drop, borrow, allocation or free, or at those of one variable, type or block. Set as
 * exception filters (`drop` with the condition `Node`) or as function breakpoints named so (`drop Node`), which a Rust function
 * cannot be called.
 */
import type { EventKind } from "../machine/tracing";
import type { EventStory } from "./eventStory";

export interface OwnershipBreakpoint {
  readonly id: number;
  /** A filter's. */
  readonly filter: OwnershipFilter;
  /** A variable, type or block; undefined: any. */
  readonly name: string | undefined;
}

export const ownershipFilters = {
  move: { label: "Moves", kinds: ["move"] },
  drop: { label: "Drops", kinds: ["drop"] },
  borrow: { label: "Borrows", kinds: ["borrow"] },
  allocation: { label: "Allocations", kinds: ["allocation", "reallocation"] },
  free: { label: "Frees", kinds: ["free"] },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly kinds: readonly EventKind[] }>>;

export type OwnershipFilter = keyof typeof ownershipFilters;

/** What people write for a filter. */
const synonyms: Readonly<Record<string, OwnershipFilter>> = {
  ...(Object.fromEntries(Object.keys(ownershipFilters).map((name) => [name, name])) as Record<string, OwnershipFilter>),
  moves: "move",
  drops: "drop",
  borrows: "borrow",
  alloc: "allocation",
  allocations: "allocation",
  frees: "free",
};

export function isOwnershipFilter(name: string): name is OwnershipFilter {
  return Object.hasOwn(ownershipFilters, name);
}

/** `drop Node`, `any move`, `free of alloc3`: as the name of a function breakpoint. */
export function parseOwnership(text: string): Omit<OwnershipBreakpoint, "id"> | undefined {
  const words = text.trim().split(/\s+/);
  const isAny = words[0] === "any";
  const [kind = "", ...rest] = isAny ? words.slice(1) : words;
  const filter = synonyms[kind];
  if (filter === undefined || (rest.length === 0 && !isAny)) return undefined;
  return { filter, name: nameIn(rest.join(" ")) };
}

/** The condition of a filter; an empty one stands for any. */
export function nameIn(condition: string | undefined): string | undefined {
  const name = condition?.trim().replace(/^of\s+/, "") ?? "";
  return name === "" ? undefined : name.replaceAll("`", "");
}

export function kindsOf(breakpoints: readonly OwnershipBreakpoint[]): Set<EventKind> {
  return new Set(breakpoints.flatMap(({ filter }) => ownershipFilters[filter].kinds));
}

export function matching(breakpoints: readonly OwnershipBreakpoint[], story: EventStory): OwnershipBreakpoint[] {
  return breakpoints.filter(({ filter, name }) => {
    const kinds: readonly EventKind[] = ownershipFilters[filter].kinds;
    return kinds.includes(story.kind) && (name === undefined || story.names.includes(name));
  });
}
