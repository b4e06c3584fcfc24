/**
 * Which constraint to tell the user of, when one region has to outlive another or live at a point: the shortest path of constraints,
 * and on it the one that rustc finds most interesting (`best_blame_constraint`).
 */
import type { RegionVid } from "../../../types/ty";
import type { BlameConstraint, OutlivesConstraint, RegionDefinition } from "./regions";
import type { ConstraintGraph } from "./solve";
import { staticVid } from "./universal";

/** The shortest path from `from` to a region that `isTarget` accepts; empty if `from` is one. */
export function constraintPath(
  graph: ConstraintGraph,
  from: RegionVid,
  isTarget: (region: RegionVid) => boolean,
  allowIllegalUniverse: boolean,
): { readonly path: readonly OutlivesConstraint[]; readonly to: RegionVid } | undefined {
  const cameBy = new Int32Array(graph.regionCount).fill(-2);
  cameBy[from] = -1;
  const queue: number[] = [from];
  for (let head = 0; head < queue.length; head++) {
    const region = queue[head] as number;
    if (isTarget(region as RegionVid)) return { path: pathTo(graph, cameBy, region), to: region as RegionVid };
    for (let c = graph.firstOf(region); c >= 0; c = graph.nextOf(c)) {
      const constraint = graph.constraints[c] as OutlivesConstraint;
      if (cameBy[constraint.shorter] !== -2) continue;
      if (!allowIllegalUniverse && constraint.category.kind === "IllegalUniverse") continue;
      cameBy[constraint.shorter] = c;
      queue.push(constraint.shorter);
    }
  }
  return undefined;
}

function pathTo(graph: ConstraintGraph, cameBy: Int32Array, to: number): OutlivesConstraint[] {
  const path: OutlivesConstraint[] = [];
  for (let at = to, c = cameBy[at] as number; c >= 0; c = cameBy[at] as number) {
    const constraint = graph.constraints[c] as OutlivesConstraint;
    path.push(constraint);
    at = constraint.longer;
  }
  return path.reverse();
}

/** Smaller is more interesting. */
function interest({ category }: OutlivesConstraint, path: readonly OutlivesConstraint[], to: RegionVid): number {
  switch (category.kind) {
    case "Return":
      return 0;
    case "Cast":
      return category.isImplicit && isObjectBox(category) && to === staticVid && !hasAnnotation(path) ? 1 : 2;
    case "Yield":
    case "UseAsConst":
    case "UseAsStatic":
    case "CallArgument":
    case "CopyBound":
    case "SizedBound":
    case "Assignment":
    case "Usage":
    case "ClosureUpvar":
      return 2;
    case "TypeAnnotation":
      return category.source === "GenericArg" ? 3 : 2;
    case "Predicate":
    case "OpaqueType":
      return 4;
    case "Boring":
      return 5;
    case "BoringNoLocation":
      return 6;
    case "Internal":
      return 7;
    case "IllegalUniverse":
      return 8;
  }
}

function hasAnnotation(path: readonly OutlivesConstraint[]): boolean {
  return path.some(({ category }) => category.kind === "TypeAnnotation");
}

/** `Box<dyn Trait>` and the like, whose object lifetime is `'static` unless said otherwise. */
function isObjectBox({ unsizeTo }: Extract<OutlivesConstraint["category"], { kind: "Cast" }>): boolean {
  return unsizeTo?.kind === "Adt" && unsizeTo.args.some((arg) => arg.kind === "Type" && arg.ty.kind === "Dynamic");
}

export function bestBlame(
  definitions: readonly RegionDefinition[],
  from: RegionVid,
  to: RegionVid,
  path: readonly OutlivesConstraint[],
): BlameConstraint | undefined {
  const [first] = path;
  if (first === undefined) return undefined;
  // A free region is blamed near its end, a placeholder near its start.
  const fromSource = definitions[from]?.kind !== "Placeholder";
  let choice = fromSource ? path.length - 1 : 0;
  const step = fromSource ? -1 : 1;
  const interestAt = (i: number): number => interest(path[i] as OutlivesConstraint, path, to);
  for (let i = choice; i >= 0 && i < path.length; i += step) if (interestAt(i) < interestAt(choice)) choice = i;
  const best = path[choice] as OutlivesConstraint;
  const { span, location, fromClosure, invariance } = best;
  return { category: withUpvar(best, path), span, location, fromClosure, invariance, path };
}

function withUpvar(best: OutlivesConstraint, path: readonly OutlivesConstraint[]): OutlivesConstraint["category"] {
  if (best.category.kind !== "Return") return best.category;
  const upvar = path.find(({ category }) => category.kind === "ClosureUpvar");
  return upvar?.category.kind === "ClosureUpvar" ? { kind: "Return", upvarField: upvar.category.field } : best.category;
}
