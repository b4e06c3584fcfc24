/** Arrows by the box they leave and the box they reach, so that drawing and following need not look at all of them. */
import type { Edge, NodePath } from "../debug/view/model";
import { rootOf } from "./words";

export class EdgeIndex {
  private readonly byFrom = new Map<string, Edge[]>();
  private readonly byTo = new Map<string, Edge[]>();

  constructor(readonly all: readonly Edge[]) {
    for (const edge of all) {
      add(this.byFrom, rootOf(edge.from), edge);
      if (edge.to !== undefined) add(this.byTo, rootOf(edge.to), edge);
    }
  }

  /** Those that start in a node or a part of it. */
  from(path: NodePath): readonly Edge[] {
    return (this.byFrom.get(rootOf(path)) ?? []).filter(({ from }) => isWithin(from, path));
  }

  /** Those that reach a node itself. */
  to(path: NodePath): readonly Edge[] {
    return (this.byTo.get(rootOf(path)) ?? []).filter(({ to }) => to === path);
  }

  /** Those with an end in one of these boxes, in the model's order. */
  touching(roots: ReadonlySet<string>): readonly Edge[] {
    if (roots.size >= this.byFrom.size) return this.all;
    const found = new Set<Edge>();
    for (const root of roots) {
      for (const edge of this.byFrom.get(root) ?? []) found.add(edge);
      for (const edge of this.byTo.get(root) ?? []) found.add(edge);
    }
    return [...found];
  }
}

export function isWithin(path: NodePath, outer: NodePath): boolean {
  return path === outer || path.startsWith(`${outer}/`);
}

function add(map: Map<string, Edge[]>, key: string, edge: Edge): void {
  const list = map.get(key);
  if (list) list.push(edge);
  else map.set(key, [edge]);
}
