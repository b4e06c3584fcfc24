/**
 * Takes one value apart (a slot, a static, what a heap block holds) and lists the pointers in it: what they own, share or
 * refer to. Does not follow them; so what is found depends on the value's own bytes (and the counts of a shared block), and
 * can be kept until those change.
 */
import type { Ty } from "../../types/ty";
import { blockIdAt } from "./allocations";
import type { Collection } from "./collections";
import { type Contents, contentsOf } from "./contents";
import type { Edge, NodePath } from "./model";
import { isReadable, readUsize } from "./memory";
import { activeVariant, type Part, partsOf, pointerOf } from "./parts";
import { type FindOther, planOf, type PlanRun, runPlan } from "./pointerPlans";
import { shownOf } from "./shown";
import type { ViewTarget } from "./target";

/** Elements of one array or buffer whose pointers are looked for. */
export const maxElementsFollowed = 100_000;

export interface PointerTarget {
  readonly kind: Edge["kind"];
  readonly address: number;
  readonly pointee?: Ty;
  readonly mutable?: boolean;
  readonly strong?: number;
  readonly weak?: number;
  readonly range?: { readonly offsetBytes: number; readonly sizeBytes: number; readonly count: number };
}

/** A pointer in a value. */
export interface Finding {
  readonly path: NodePath;
  /** As a person names it: `s1.next`. */
  readonly name: string;
  /** The bytes are stale (moved from): a ghost that owns nothing. */
  readonly stale: boolean;
  readonly to: PointerTarget;
  /** What an owner knows of the block: its elements, and how many hold values. `elem` is absent for text. */
  readonly owns?: {
    readonly elem: Ty | undefined;
    readonly initialisedCount: number | undefined;
    /** Which elements hold values, where not the first ones do. */
    readonly used?: readonly number[];
    /** How many elements there is room for, where the block's size does not tell. */
    readonly placeCount?: number;
    /** What it holds is found with the owner. */
    readonly isFound?: boolean;
  };
  /** A shared owner, or a weak reference, with the type of the counted block. */
  readonly shares?: { readonly block: Ty; readonly length: number | undefined; readonly weak: boolean };
}

export interface Task {
  readonly part: Part;
  readonly path: NodePath;
  readonly name: string;
  readonly stale: boolean;
}

/** Values taken apart in one look. */
const maxVisited = 2_000_000;

/** What a block holds: elements of a type, and which of them are in use. */
export interface Elements {
  readonly elem: Ty;
  readonly address: number;
  readonly path: NodePath;
  readonly name: string;
  readonly indexes: Iterable<number>;
  readonly isSingle: boolean;
}

/** Depth first, in the order of the parts; those that are `gone` were moved from. */
export function findPointers(target: ViewTarget, start: Task, gone: readonly NodePath[]): Finding[] {
  const found: Finding[] = [];
  findIn(target, start, found, gone);
  return found;
}

/** Of the elements of a block: `[i]` each, or the block itself. */
export function findInElements(target: ViewTarget, elements: Elements, found: Finding[] = []): Finding[] {
  const { elem, path, name, indexes, isSingle } = elements;
  const { sizeBytes } = target.layoutOf(elem);
  const plan = planOf(target, elem, (ty) => mayHoldPointers(target, ty));
  const other: FindOther = (ty, address, at, named) =>
    findIn(target, { part: { label: "", ty, address }, path: at, name: named, stale: false }, found);
  const run: PlanRun = { target, stale: false, found, other, nameOf: memberOf };
  for (const i of indexes) {
    if (found.length > maxVisited) break;
    const address = elements.address + i * sizeBytes;
    if (!isReadable(target.memory, address, sizeBytes)) continue;
    if (isSingle) runPlan(run, plan, address, path, name);
    else runPlan(run, plan, address, `${path}/[${i}]`, `${name}[${i}]`);
  }
  return found;
}

function findIn(target: ViewTarget, start: Task, found: Finding[], gone: readonly NodePath[] = []): void {
  const tasks = [start];
  for (let visited = 0; visited < maxVisited; visited++) {
    const task = tasks.pop();
    if (task === undefined) break;
    if (task.part.absent === true || !mayHoldPointers(target, task.part.ty)) continue;
    const collection = collectionOf(target, task.part);
    if (collection !== undefined) {
      addNodes(target, task, collection, found, tasks);
      continue;
    }
    const children = addFindings(target, task, found);
    const isSeen = !isWrapper(target, task.part);
    const isShown = !isUnseen(target, task.part);
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i] as Part;
      const path = isShown ? `${task.path}/${child.label}` : task.path;
      const name = isSeen ? memberOf(task.name, child.label) : task.name;
      tasks.push({ part: child, path, name, stale: task.stale || gone.includes(path) });
    }
  }
}

const wrapperKinds = new Set(["transparent", "cell", "refcell", "counted"]);

/** What a person does not name on the way to what is in it: a cell, a block with counts, `Some`. */
function isWrapper(target: ViewTarget, { ty, address }: Part): boolean {
  if (ty.kind !== "Adt") return false;
  if (wrapperKinds.has(shownOf(target.tcx, ty.def)?.kind ?? "")) return true;
  if (target.tcx.adtDef(ty.def).adtKind !== "Enum") return false;
  const def = activeVariant(target, ty, address)?.def;
  return def?.ctorKind === "Fn" && def.fields.length === 1;
}

/** Shown as what is in it (`node.ts`). */
function isUnseen(target: ViewTarget, { ty }: Part): boolean {
  return ty.kind === "Adt" && shownOf(target.tcx, ty.def)?.kind === "transparent";
}

function collectionOf(target: ViewTarget, part: Part): Collection | undefined {
  if (part.ty.kind !== "Adt") return undefined;
  const contents = contentsOf(target, part);
  return contents.kind === "collection" ? contents : undefined;
}

/** The blocks of a collection, and the values in them, which are looked into next. */
function addNodes(
  target: ViewTarget,
  { path, name, stale }: Task,
  collection: Collection,
  found: Finding[],
  tasks: Task[],
): void {
  const values: Task[] = [];
  for (const { address, elem, heldAt, used, placeCount, values: held } of collection.nodes()) {
    const from = heldAt === undefined ? path : `${blockIdAt(target, heldAt.address) ?? path}/${heldAt.label}`;
    const how = used === undefined || placeCount === undefined ? { isFound: true } : { used, placeCount };
    const owns = { elem, initialisedCount: used?.length ?? 1, ...how };
    found.push({ path: from, name, stale, to: { kind: "owns", address }, owns });
    if (stale || held.length === 0) continue;
    const id = blockIdAt(target, address);
    for (const value of held)
      values.push({ part: value, path: `${id ?? path}/${value.label}`, name: `${name}[…]`, stale });
  }
  tasks.push(...values.reverse());
}

/** Gives what is left to look into: nothing, when the value is a pointer of some kind. */
function addFindings(target: ViewTarget, task: Task, found: Finding[]): readonly Part[] {
  const { path, name, stale, part } = task;
  const base = { path, name, stale };
  if (addPointer(target, task, found)) return nothing;
  if (part.ty.kind === "FnPtr") {
    found.push({ ...base, to: { kind: "fn", address: readUsize(target.memory, part.address) } });
    return nothing;
  }
  const contents = contentsOf(target, part);
  const parts = (): readonly Part[] => partsOf(target, part, 0, maxElementsFollowed);
  switch (contents.kind) {
    case "text":
      if (!contents.owned) return parts();
      // Without capacity there is no block, and the pointer says nothing.
      if (contents.capacity !== 0) found.push(ownerOf(base, contents.address, undefined, contents.lengthBytes));
      return nothing;
    case "sequence":
      if (!contents.owned) return parts();
      if (contents.capacity !== 0 && target.layoutOf(contents.elem).sizeBytes > 0)
        found.push(ownerOf(base, contents.address, contents.elem, contents.length));
      return nothing;
    case "parts":
      if (contents.buffer === undefined) return [...contents.entries(0, maxElementsFollowed), ...contents.tail];
      if (contents.buffer.capacity > 0) found.push(ownerOfBuffer(base, contents.buffer));
      return nothing;
    case "shared": {
      const { strong, weakCount, weak, block } = contents;
      const counts = { strong, weak: Math.max(0, weakCount - (strong > 0 ? 1 : 0)) };
      const to = { kind: weak ? "weak" : "sharedOwner", address: block.address, ...counts } as const;
      found.push({ ...base, to, shares: { block: block.ty, length: block.length, weak } });
      return nothing;
    }
    case "unlinked":
      return nothing;
    default:
      return parts();
  }
}

const nothing: readonly never[] = [];

type Buffer = NonNullable<Extract<Contents, { kind: "parts" }>["buffer"]>;

function ownerOfBuffer(base: Pick<Finding, "path" | "name" | "stale">, { address, elem, ...buffer }: Buffer): Finding {
  const used = buffer.used();
  return { ...base, to: { kind: "owns", address }, owns: { elem, initialisedCount: used.length, used } };
}

function ownerOf(
  base: Pick<Finding, "path" | "name" | "stale">,
  address: number,
  elem: Ty | undefined,
  initialisedCount: number | undefined,
): Finding {
  return { ...base, to: { kind: "owns", address }, owns: { elem, initialisedCount } };
}

function addPointer(target: ViewTarget, { path, name, stale, part }: Task, found: Finding[]): boolean {
  const pointer = pointerOf(target, part);
  if (pointer === undefined) return false;
  const base = { path, name, stale };
  const { pointee, address, vtable } = pointer;
  const length = pointee.length;
  const elem = pointee.ty.kind === "Slice" ? pointee.ty.elem : pointee.ty.kind === "Str" ? undefined : pointee.ty;
  const elemBytes = elem === undefined ? 1 : target.layoutOf(elem).sizeBytes;
  const sizeBytes = length === undefined ? target.layoutOf(pointee.ty).sizeBytes : length * elemBytes;
  if (vtable !== undefined) found.push({ ...base, to: { kind: "vtable", address: vtable } });
  if (pointer.kind === "box") {
    if (sizeBytes > 0) found.push(ownerOf(base, address, elem, length));
    return true;
  }
  const kind = pointer.kind === "raw" ? "raw" : pointer.mutbl === "Mut" ? "mutRef" : "sharedRef";
  const range = length === undefined ? {} : { range: { offsetBytes: 0, sizeBytes, count: length } };
  const mutable = pointer.mutbl === "Mut";
  found.push({ ...base, to: { kind, address, mutable, pointee: elem ?? pointee.ty, ...range } });
  return true;
}

/** Longer names are cut in the middle: those of a list's far nodes differ in nothing that anyone would read. */
const maxNameLength = 60;
const keptNameLength = 26;

function memberOf(name: string, label: string): string {
  const full = `${name}${label.startsWith("[") || label === "" ? "" : "."}${label}`;
  if (full.length <= maxNameLength) return full;
  const cut = `${full.slice(0, keptNameLength)}…${full.slice(-keptNameLength)}`;
  // One text for all of them.
  return cut === name ? name : cut;
}

/** Whether values of a type can hold pointers at all; saves walking numbers. */
export function mayHoldPointers(target: ViewTarget, ty: Ty): boolean {
  let known = pointerTypes.get(target.tcx);
  if (known === undefined) {
    known = new Map();
    pointerTypes.set(target.tcx, known);
  }
  return holdsPointers(target, ty, known);
}

const pointerTypes = new WeakMap<object, Map<Ty, boolean>>();

function holdsPointers(target: ViewTarget, ty: Ty, known: Map<Ty, boolean>): boolean {
  const answer = known.get(ty);
  if (answer !== undefined) return answer;
  known.set(ty, true); // recursive types hold pointers
  const result = computeHoldsPointers(target, ty, known);
  known.set(ty, result);
  return result;
}

function computeHoldsPointers(target: ViewTarget, ty: Ty, known: Map<Ty, boolean>): boolean {
  switch (ty.kind) {
    case "Ref":
    case "RawPtr":
    case "FnPtr":
    case "Dynamic":
      return true;
    case "Array":
    case "Slice":
      return holdsPointers(target, ty.elem, known);
    case "Adt":
    case "Tuple":
    case "Closure":
    case "Coroutine": {
      const layout = target.layoutOf(ty);
      const variants = layout.variants.kind === "Multiple" ? layout.variants.variants : [{ fields: layout.fields }];
      return variants.some(({ fields }) => fields.some((field) => holdsPointers(target, field.ty, known)));
    }
    default:
      return false;
  }
}
