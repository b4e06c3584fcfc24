/**
 * Finds every pointer of the stopped program, from the roots (live slots and statics) through everything they own, and so who
 * owns which heap block, what each block holds, and every arrow of the picture. Iterative and under limits: the shape of the
 * program's data (long lists, cycles) cannot exhaust us.
 */
import type { Ty } from "../../types/ty";
import { contentsOf } from "./contents";
import type { AllocationId, Edge, NodePath } from "./model";
import { isReadable, readUsize } from "./memory";
import { type Part, partCount, partsOf, pointerOf } from "./parts";
import { staticPath, type TargetAllocation, type ViewTarget } from "./target";

export interface Root {
  readonly path: NodePath;
  /** As a person names it: `s1`, `COUNTER`. */
  readonly name: string;
  readonly part: Part;
  /** Its bytes are stale (moved from): its pointers are ghosts and own nothing. */
  readonly stale: boolean;
}

export interface BlockFacts {
  readonly allocation: TargetAllocation;
  readonly id: AllocationId;
  /** Set once an owner, or else a reference, tells what is inside. */
  elem: Ty | undefined;
  typeFrom: "owner" | "allocation" | "unknown";
  /** Elements that the owner says are initialised. */
  initialisedCount: number | undefined;
  readonly owners: { readonly path: NodePath; readonly name: string; readonly kind: "owns" | "sharedOwner" }[];
  /** Reached by something that does not own it. */
  readonly references: { readonly path: NodePath; readonly name: string; readonly kind: Edge["kind"] }[];
  counts: { readonly strong: number; readonly weak: number } | undefined;
  /** Reached from a root through owners only. */
  owned: boolean;
}

export interface Walked {
  readonly edges: readonly Edge[];
  readonly blocks: ReadonlyMap<AllocationId, BlockFacts>;
}

/** Values taken apart per walk; beyond it, contents stay unvisited (their blocks then count as owned by what leads there). */
const maxVisited = 200_000;
/** Elements of one array or buffer whose pointers are followed. */
const maxElementsFollowed = 10_000;

interface Task {
  readonly part: Part;
  readonly path: NodePath;
  readonly name: string;
  readonly stale: boolean;
}

export function walk(target: ViewTarget, roots: readonly Root[]): Walked {
  const walker = new Walker(target);
  walker.run(roots);
  return { edges: walker.edges, blocks: walker.blocks };
}

class Walker {
  readonly edges: Edge[] = [];
  readonly blocks = new Map<AllocationId, BlockFacts>();
  private readonly sorted: BlockFacts[];
  private readonly tasks: Task[] = [];
  /** What is visited is reached from a root; later, only from blocks that nobody owns. */
  private reachable = true;
  private readonly entered = new Set<AllocationId>();
  private readonly places: {
    readonly start: number;
    readonly end: number;
    readonly path: NodePath;
    readonly part: Part;
  }[] = [];

  constructor(private readonly target: ViewTarget) {
    for (const allocation of target.allocations()) {
      const id = `alloc${allocation.id}`;
      const typed = allocation.ty === undefined ? "unknown" : "allocation";
      this.blocks.set(id, {
        allocation,
        id,
        elem: allocation.ty,
        typeFrom: typed,
        initialisedCount: undefined,
        owners: [],
        references: [],
        counts: undefined,
        owned: false,
      });
    }
    this.sorted = [...this.blocks.values()]
      .filter(({ allocation }) => allocation.freed === undefined)
      .sort((a, b) => a.allocation.address - b.allocation.address);
  }

  run(roots: readonly Root[]): void {
    for (const root of roots) {
      const sizeBytes = root.part.length ?? this.target.layoutOf(root.part.ty).sizeBytes;
      if (sizeBytes > 0)
        this.places.push({
          start: root.part.address,
          end: root.part.address + sizeBytes,
          path: root.path,
          part: root.part,
        });
    }
    for (const entry of this.target.statics()) {
      if (roots.some((root) => root.path === staticPath(entry))) continue;
      const part: Part = { label: "", ty: entry.ty as Ty, address: entry.address };
      const path = staticPath(entry);
      this.places.push({ start: entry.address, end: entry.address + Math.max(1, entry.sizeBytes), path, part });
    }
    this.places.sort((a, b) => a.start - b.start);
    this.tasks.push(...[...roots].reverse());
    this.drain();
    this.visitUnowned();
  }

  private drain(): void {
    for (let visited = 0; visited < maxVisited; visited++) {
      const task = this.tasks.pop();
      if (task === undefined) return;
      this.visit(task);
    }
    this.tasks.length = 0;
  }

  /** Leaked blocks are looked into as well, by the type they were allocated with: what they own is leaked through them. */
  private visitUnowned(): void {
    this.reachable = false;
    for (const block of this.sorted) {
      if (block.elem === undefined || this.entered.has(block.id)) continue;
      this.enter(block, block.elem, undefined);
      this.drain();
    }
  }

  private visit(task: Task): void {
    const { part, path, stale } = task;
    if (!mayHoldPointers(this.target, part.ty)) return;
    const pointer = pointerOf(this.target, part);
    if (pointer !== undefined) {
      this.visitPointer(
        task,
        pointer.kind === "box"
          ? "owns"
          : pointer.kind === "raw"
            ? "raw"
            : pointer.mutbl === "Mut"
              ? "mutRef"
              : "sharedRef",
      );
      return;
    }
    if (part.ty.kind === "FnPtr") {
      this.addEdge(task, { kind: "fn", address: readUsize(this.target.memory, part.address) });
      return;
    }
    const contents = contentsOf(this.target, part);
    switch (contents.kind) {
      case "text":
      case "sequence":
        if (!contents.owned) break;
        this.own(
          task,
          contents.address,
          contents.kind === "text" ? undefined : contents.elem,
          contents.kind === "text" ? contents.lengthBytes : contents.length,
        );
        return;
      case "parts":
        this.own(task, contents.buffer.address, contents.buffer.elem, undefined);
        return;
      case "shared":
        this.visitShared(task, contents);
        return;
      default:
        break;
    }
    const children = partsOf(this.target, part, 0, maxElementsFollowed);
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i] as Part;
      this.tasks.push({
        part: child,
        path: `${path}/${child.label}`,
        name: `${task.name}${memberName(child.label)}`,
        stale,
      });
    }
  }

  private visitPointer(task: Task, kind: "owns" | "raw" | "mutRef" | "sharedRef"): void {
    const pointer = pointerOf(this.target, task.part);
    if (pointer === undefined) return;
    const { pointee, address, vtable } = pointer;
    const layout = this.target.layoutOf(pointee.ty);
    const isSequence = pointee.length !== undefined;
    const elem = pointee.ty.kind === "Slice" ? pointee.ty.elem : pointee.ty.kind === "Str" ? undefined : pointee.ty;
    const sizeBytes = isSequence
      ? pointee.length * (elem === undefined ? 1 : this.target.layoutOf(elem).sizeBytes)
      : layout.sizeBytes;
    if (vtable !== undefined) this.addEdge(task, { kind: "vtable", address: vtable });
    if (sizeBytes === 0 && kind === "owns") return;
    if (kind === "owns") {
      this.own(task, address, elem, isSequence ? pointee.length : undefined);
      return;
    }
    const range = isSequence ? { offsetBytes: 0, sizeBytes, count: pointee.length as number } : undefined;
    this.addEdge(task, {
      kind,
      address,
      mutable: pointer.mutbl === "Mut",
      pointee: elem ?? pointee.ty,
      ...(range === undefined ? {} : { range }),
    });
    const block = this.blockAt(address);
    if (block !== undefined && !task.stale) block.references.push({ path: task.path, name: task.name, kind });
  }

  private visitShared(task: Task, contents: Extract<ReturnType<typeof contentsOf>, { kind: "shared" }>): void {
    const kind = contents.weak ? "weak" : "sharedOwner";
    const counts = { strong: contents.strong, weak: Math.max(0, contents.weakCount - (contents.strong > 0 ? 1 : 0)) };
    this.addEdge(task, { kind, address: contents.block.address, ...counts });
    const block = this.blockAt(contents.block.address);
    if (block === undefined || task.stale) return;
    block.counts = counts;
    if (contents.weak) {
      block.references.push({ path: task.path, name: task.name, kind });
      if (block.typeFrom !== "owner") block.elem = contents.block.ty;
      return;
    }
    block.owners.push({ path: task.path, name: task.name, kind: "sharedOwner" });
    this.enter(block, contents.block.ty, undefined);
  }

  private own(task: Task, address: number, elem: Ty | undefined, initialisedCount: number | undefined): void {
    const block = this.blockAt(address);
    if (block === undefined && this.target.allocations().length === 0 && task.stale) return;
    this.addEdge(task, { kind: "owns", address });
    if (block === undefined || task.stale) return;
    block.owners.push({ path: task.path, name: task.name, kind: "owns" });
    block.initialisedCount = initialisedCount;
    if (elem === undefined) {
      block.elem = undefined;
      block.typeFrom = "owner";
      this.entered.add(block.id);
      block.owned ||= this.reachable;
    } else this.enter(block, elem, initialisedCount);
  }

  /** Looks into a block through the type its owner (or its allocation) gives it; once. */
  private enter(block: BlockFacts, elem: Ty, initialisedCount: number | undefined): void {
    const fromOwner = block.owners.length > 0;
    if (fromOwner) {
      block.owned ||= this.reachable;
      block.typeFrom = "owner";
      block.elem = elem;
    }
    if (this.entered.has(block.id)) return;
    this.entered.add(block.id);
    if (!mayHoldPointers(this.target, elem)) return;
    const { sizeBytes } = this.target.layoutOf(elem);
    const fits = sizeBytes === 0 ? 0 : Math.floor(block.allocation.sizeBytes / sizeBytes);
    const count = Math.min(initialisedCount ?? fits, fits, maxElementsFollowed);
    for (let i = count - 1; i >= 0; i--) {
      const label = fits === 1 ? "" : `[${i}]`;
      const part: Part = { label, ty: elem, address: block.allocation.address + i * sizeBytes };
      const name = block.owners[0]?.name ?? block.id;
      this.tasks.push({
        part,
        path: label === "" ? block.id : `${block.id}/${label}`,
        name: `${name}${label}`,
        stale: false,
      });
    }
  }

  private addEdge(task: Task, to: EdgeTarget): void {
    const place = to.address === 0 ? undefined : this.nodeAt(to.address, to.pointee);
    const base = { from: task.path, address: to.address, words: "", ...(task.stale ? { stale: true } : {}) };
    const dangling =
      place === undefined &&
      to.range?.sizeBytes !== 0 &&
      to.address !== 0 &&
      to.kind !== "fn" &&
      to.kind !== "vtable" &&
      isReadable(this.target.memory, to.address, 1);
    const range =
      to.range === undefined
        ? {}
        : {
            range: {
              ...to.range,
              ...(place?.firstIndex === undefined
                ? {}
                : { firstIndex: place.firstIndex, offsetBytes: place.offsetBytes }),
            },
          };
    const edge = {
      ...base,
      ...(place === undefined ? {} : { to: place.path }),
      ...(dangling && !task.stale ? { dangling: true } : {}),
      ...range,
    };
    this.edges.push(finishEdge(edge, to, task.name, place?.path));
  }

  /** The node that an address lies in, as deep as the pointee's type tells. */
  private nodeAt(
    address: number,
    pointee: Ty | undefined,
  ): { readonly path: NodePath; readonly firstIndex: number | undefined; readonly offsetBytes: number } | undefined {
    const block = this.blockAt(address);
    if (block !== undefined) {
      const offset = address - block.allocation.address;
      const elemSize = block.elem === undefined ? 1 : this.target.layoutOf(block.elem).sizeBytes;
      const index = elemSize === 0 ? 0 : Math.floor(offset / elemSize);
      if (block.elem !== undefined && pointee !== undefined) {
        const fits = Math.floor(block.allocation.sizeBytes / Math.max(1, elemSize));
        const label = fits === 1 ? "" : `/[${index}]`;
        const found = this.descend(
          { label: "", ty: block.elem, address: block.allocation.address + index * elemSize },
          `${block.id}${label}`,
          address,
          pointee,
        );
        if (found !== undefined) return { path: found, firstIndex: index, offsetBytes: offset };
      }
      return { path: block.id, firstIndex: index, offsetBytes: offset };
    }
    const place = this.placeAt(address);
    if (place === undefined) return undefined;
    const found =
      pointee === undefined || place.part.ty === undefined
        ? undefined
        : this.descend(place.part, place.path, address, pointee);
    return { path: found ?? place.path, firstIndex: undefined, offsetBytes: address - place.start };
  }

  private descend(start: Part, startPath: NodePath, address: number, pointee: Ty): NodePath | undefined {
    let part = start;
    let path = startPath;
    for (let depth = 0; depth < 16; depth++) {
      if (part.address === address && part.ty === pointee) return path;
      const child = this.childAt(part, address);
      if (child === undefined) return part.address === address ? path : undefined;
      part = child;
      path = `${path}/${child.label}`;
    }
    return undefined;
  }

  private childAt(part: Part, address: number): Part | undefined {
    if (part.ty.kind === "Array") {
      const size = this.target.layoutOf(part.ty.elem).sizeBytes;
      const index = size === 0 ? 0 : Math.floor((address - part.address) / size);
      return index < partCount(this.target, part) ? partsOf(this.target, part, index, 1)[0] : undefined;
    }
    return partsOf(this.target, part).find((child) => {
      const { sizeBytes } = this.target.layoutOf(child.ty);
      return address >= child.address && address < child.address + sizeBytes;
    });
  }

  private blockAt(address: number): BlockFacts | undefined {
    const at = lastAtOrBefore(this.sorted, address, (block) => block.allocation.address);
    const block = at < 0 ? undefined : this.sorted[at];
    return block !== undefined && address < block.allocation.address + Math.max(1, block.allocation.sizeBytes)
      ? block
      : undefined;
  }

  private placeAt(address: number) {
    const at = lastAtOrBefore(this.places, address, (place) => place.start);
    const place = at < 0 ? undefined : this.places[at];
    return place !== undefined && address < place.end ? place : undefined;
  }
}

interface EdgeTarget {
  readonly kind: Edge["kind"];
  readonly address: number;
  readonly pointee?: Ty;
  readonly mutable?: boolean;
  readonly strong?: number;
  readonly weak?: number;
  readonly range?: { readonly offsetBytes: number; readonly sizeBytes: number; readonly count: number };
}

function finishEdge(
  base: Omit<Edge, "kind" | "mutable" | "strong" | "weak">,
  to: EdgeTarget,
  name: string,
  path: NodePath | undefined,
): Edge {
  const counts = { strong: to.strong ?? 0, weak: to.weak ?? 0 };
  const words = edgeWords(to, name, path);
  switch (to.kind) {
    case "raw":
      return { ...base, words, kind: "raw", mutable: to.mutable === true };
    case "sharedOwner":
    case "weak":
      return { ...base, words, kind: to.kind, ...counts };
    default:
      return { ...base, words, kind: to.kind };
  }
}

function edgeWords(to: EdgeTarget, name: string, path: NodePath | undefined): string {
  const where = path === undefined ? "memory that nothing is known of" : `\`${path}\``;
  switch (to.kind) {
    case "owns":
      return `\`${name}\` owns ${where}`;
    case "sharedRef":
      return `\`${name}\` borrows ${where}`;
    case "mutRef":
      return `\`${name}\` borrows ${where} mutably`;
    case "raw":
      return `\`${name}\` is a raw pointer to ${where}`;
    case "sharedOwner":
      return `\`${name}\` is one of ${to.strong ?? 0} owners of ${where}`;
    case "weak":
      return `\`${name}\` points weakly to ${where}: it keeps nothing alive`;
    case "fn":
      return `\`${name}\` points to code`;
    case "vtable":
      return `\`${name}\` finds its methods in ${where}`;
  }
}

function memberName(label: string): string {
  return label.startsWith("[") || label === "" ? label : `.${label}`;
}

/** Whether values of a type can hold pointers at all; saves walking numbers. */
function mayHoldPointers(target: ViewTarget, ty: Ty): boolean {
  let known = pointerTypes.get(target);
  if (known === undefined) {
    known = new Map();
    pointerTypes.set(target, known);
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
    case "Closure": {
      const layout = target.layoutOf(ty);
      const variants = layout.variants.kind === "Multiple" ? layout.variants.variants : [{ fields: layout.fields }];
      return variants.some(({ fields }) => fields.some((field) => holdsPointers(target, field.ty, known)));
    }
    default:
      return false;
  }
}

function lastAtOrBefore<T>(sorted: readonly T[], address: number, start: (item: T) => number): number {
  let low = -1;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (start(sorted[middle] as T) <= address) low = middle;
    else high = middle - 1;
  }
  return low;
}
