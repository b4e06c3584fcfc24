/**
 * Solves outlives constraints: regions that outlive each other share a value (strongly connected components), and a component's
 * value holds those of all it must outlive. Universal regions hold every point of the body and their own end. A component that
 * meets a placeholder it cannot name must outlive `'static`.
 */
import { BitSet } from "../../../base/bitset";
import type { RegionVid } from "../../../types/ty";
import type { OutlivesConstraint, RegionDefinition } from "./regions";
import { staticVid } from "./universal";

export class ConstraintGraph {
  /** Constraints by their longer region, in order. */
  private readonly first: Int32Array;
  private readonly next: Int32Array;

  constructor(
    readonly constraints: readonly OutlivesConstraint[],
    readonly regionCount: number,
  ) {
    this.first = new Int32Array(regionCount).fill(-1);
    this.next = new Int32Array(constraints.length).fill(-1);
    for (let i = constraints.length - 1; i >= 0; i--) {
      const { longer } = constraints[i] as OutlivesConstraint;
      this.next[i] = this.first[longer] as number;
      this.first[longer] = i;
    }
  }

  firstOf(region: number): number {
    return this.first[region] ?? -1;
  }
  nextOf(constraint: number): number {
    return this.next[constraint] ?? -1;
  }
  shorterOf(constraint: number): number {
    return (this.constraints[constraint] as OutlivesConstraint).shorter;
  }
}

export interface RegionValues {
  /** The component of each region; components are numbered after those they outlive. */
  readonly componentOf: Int32Array;
  readonly points: readonly (BitSet | undefined)[];
  /** Universal regions and placeholders, by variable. */
  readonly ends: readonly BitSet[];
}

export function solveRegions(
  graph: ConstraintGraph,
  definitions: readonly RegionDefinition[],
  livePoints: readonly (BitSet | undefined)[],
  pointCount: number,
): RegionValues {
  const { componentOf, count, order } = components(graph);
  const points: (BitSet | undefined)[] = new Array<BitSet | undefined>(count).fill(undefined);
  const ends = Array.from({ length: count }, () => new BitSet(32));
  let everywhere: BitSet | undefined;
  // Members of a component stand together in `order`, components before those that outlive them.
  for (const region of order) {
    const at = componentOf[region] as number;
    const definition = definitions[region];
    if (definition?.kind === "Universal") {
      everywhere ??= allPoints(pointCount);
      points[at] = everywhere;
      ends[at]?.add(region);
    } else if (definition?.kind === "Placeholder") ends[at]?.add(region);
    const live = livePoints[region];
    if (live !== undefined && points[at] !== everywhere) points[at] = unite(points[at], live);
    for (let c = graph.firstOf(region); c >= 0; c = graph.nextOf(c)) {
      const below = componentOf[graph.shorterOf(c)] as number;
      if (below === at) continue;
      ends[at]?.union(ends[below] as BitSet);
      const inner = points[below];
      if (inner === undefined || points[at] === inner) continue;
      points[at] =
        inner === everywhere ? everywhere : points[at] === everywhere ? everywhere : unite(points[at], inner);
    }
  }
  return { componentOf, points, ends };
}

function allPoints(count: number): BitSet {
  const all = new BitSet(count);
  for (let point = 0; point < count; point++) all.add(point);
  return all;
}

function unite(into: BitSet | undefined, more: BitSet): BitSet {
  if (into === undefined) return more.clone();
  into.union(more);
  return into;
}

/** Tarjan's algorithm without recursion. */
function components(graph: ConstraintGraph): { componentOf: Int32Array; count: number; order: Int32Array } {
  const n = graph.regionCount;
  const componentOf = new Int32Array(n).fill(-1);
  const index = new Int32Array(n).fill(-1);
  const low = new Int32Array(n);
  const edge = new Int32Array(n);
  const order = new Int32Array(n);
  const open: number[] = [];
  const path: number[] = [];
  let counter = 0;
  let count = 0;
  let placed = 0;
  const enter = (region: number): void => {
    index[region] = low[region] = counter++;
    edge[region] = graph.firstOf(region);
    open.push(region);
    path.push(region);
  };
  for (let root = 0; root < n; root++) {
    if (index[root] !== -1) continue;
    enter(root);
    while (path.length > 0) {
      const region = path[path.length - 1] as number;
      const constraint = edge[region] as number;
      if (constraint >= 0) {
        edge[region] = graph.nextOf(constraint);
        const to = graph.shorterOf(constraint);
        if (index[to] === -1) enter(to);
        else if (componentOf[to] === -1) low[region] = Math.min(low[region] as number, index[to] as number);
        continue;
      }
      path.pop();
      const above = path[path.length - 1];
      if (above !== undefined) low[above] = Math.min(low[above] as number, low[region] as number);
      if (low[region] !== index[region]) continue;
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        componentOf[member] = count;
        order[placed++] = member;
        if (member === region) break;
      }
      count++;
    }
  }
  return { componentOf, count, order };
}

/** `'r: 'static` for each component that meets a placeholder which none of its members may name. */
export function universeConstraints(
  graph: ConstraintGraph,
  definitions: readonly RegionDefinition[],
  span: OutlivesConstraint["span"],
): OutlivesConstraint[] {
  if (!definitions.some(({ kind }) => kind === "Placeholder")) return [];
  const { componentOf, count, order } = components(graph);
  const nameable = new Float64Array(count).fill(Infinity);
  const highest = new Float64Array(count);
  const out: OutlivesConstraint[] = [];
  const universe = (region: number): number => {
    const definition = definitions[region];
    return definition === undefined || definition.kind === "Universal" ? 0 : definition.universe;
  };
  for (const region of order) {
    const at = componentOf[region] as number;
    nameable[at] = Math.min(nameable[at] as number, universe(region));
    if (definitions[region]?.kind === "Placeholder") highest[at] = Math.max(highest[at] as number, universe(region));
    for (let c = graph.firstOf(region); c >= 0; c = graph.nextOf(c)) {
      const below = componentOf[graph.shorterOf(c)] as number;
      highest[at] = Math.max(highest[at] as number, highest[below] as number);
    }
  }
  const done = new Set<number>();
  for (const region of order) {
    const at = componentOf[region] as number;
    if (done.has(at) || (highest[at] as number) <= (nameable[at] as number)) continue;
    done.add(at);
    out.push({
      longer: region as RegionVid,
      shorter: staticVid,
      category: { kind: "IllegalUniverse" },
      span,
      location: undefined,
      fromClosure: false,
    });
  }
  return out;
}
