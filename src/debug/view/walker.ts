/**
 * What a walk finds, and who walks: follows the pointers of values (`units.ts`) from one to the next, iterative and under limits,
 * so that the shape of the program's data (long lists, cycles) cannot exhaust us. Where it begins is `walk.ts`'s business.
 *
 * What hangs on one root, and on no other, is a *segment*. A plain reference from one segment into another changes nothing there:
 * who refers to a block matters only where nobody owns it.
 */
import type { Ty } from "../../types/ty";
import { type Finding, maxElementsFollowed, mayHoldPointers } from "./findings";
import type { AllocationId, Edge, NodePath, Counts } from "./model";
import type { Readers } from "./pages";
import { lastAtOrBefore } from "./search";
import type { TargetAllocation, ViewTarget } from "./target";
import type { Unit, UnitMaker } from "./units";
import type { Unowned } from "./unowned";

export interface BlockFacts {
  readonly allocation: TargetAllocation;
  readonly id: AllocationId;
  /** Set once an owner, or else a reference, tells what is inside. */
  elem: Ty | undefined;
  /** Where that is unsized: bytes of the text at its end. */
  length: number | undefined;
  typeFrom: "owner" | "allocation" | "unknown";
  /** Elements that the owner says are initialised. */
  initialisedCount: number | undefined;
  /** Elements that there is room for, where its size does not tell. */
  placeCount: number | undefined;
  /** Which elements are in use, where not the first ones are. */
  used: readonly number[] | undefined;
  owners: readonly Holding<"owns" | "sharedOwner">[];
  /**
   * Reached by something that does not own it. Asked for only where nobody owns it: of other blocks they may be those of an
   * earlier walk.
   */
  references: readonly Holding<Edge["kind"]>[];
  counts: Counts | undefined;
  /** Reached from a root through owners only. */
  owned: boolean;
  /** Why it is not, once the walk is done. */
  unowned: Unowned | undefined;
  /** What it hangs on. */
  segment: Segment | undefined;
}

interface Holding<K> {
  readonly path: NodePath;
  readonly name: string;
  readonly kind: K;
}

/** What hangs on one root; or (`root` undefined) all that no root owns. */
export interface Segment {
  readonly root: Unit | undefined;
  /** The units of its blocks, in the order they were visited. */
  readonly units: Unit[];
  /** Where its references lead to: none of them owns. */
  readonly references: number[];
  /** Where its owners lead to that found no block. */
  readonly dangling: number[];
  /** Those that own one of its blocks too. */
  readonly joined: Set<Segment>;
  blockCount: number;
  /** False where there was too much to look at all of it. */
  isComplete: boolean;
  /** It has to be walked again. */
  isDirty: boolean;
}

/** Most blocks have one owner and no reference: lists are made for those that have. */
const nobody: readonly never[] = [];

export interface Walked {
  readonly blocks: ReadonlyMap<AllocationId, BlockFacts>;
  /** Live blocks by address; the same list where no block's facts changed. */
  readonly sorted: readonly BlockFacts[];
  /** Those of the roots, then those of the blocks, a list for each segment, in the order they were visited. */
  readonly units: readonly (readonly Unit[])[];
  readonly unitCount: number;
  /** False where there was too much to look at all of it: an unowned block may then have an owner. */
  readonly complete: boolean;
}

/** A walk, and what it was made from. */
export interface KeptWalk {
  readonly walked: Walked;
  readonly blocks: Map<AllocationId, BlockFacts>;
  readonly allocations: readonly TargetAllocation[];
  readonly rootUnits: readonly Unit[];
  /** One for each root, in their order. */
  readonly segments: readonly Segment[];
  readonly lost: Segment;
  readonly readers: Readers<Unit>;
}

/** Blocks looked into in one walk. */
export const maxUnits = 500_000;

export function walkedOf(
  blocks: ReadonlyMap<AllocationId, BlockFacts>,
  sorted: readonly BlockFacts[],
  segments: readonly Segment[],
  lost: Segment,
): Walked {
  const all = [...segments, lost];
  const units = [segments.flatMap(({ root }) => root ?? []), ...all.map((segment) => segment.units)];
  const unitCount = units.reduce((sum, { length }) => sum + length, 0);
  return { blocks, sorted, units, unitCount, complete: all.every(({ isComplete }) => isComplete) };
}

/** Before anything is known of it but what its record says. */
export function factsOf(allocation: TargetAllocation): BlockFacts {
  return {
    allocation,
    id: `alloc${allocation.id}`,
    elem: allocation.ty,
    length: undefined,
    typeFrom: allocation.ty === undefined ? "unknown" : "allocation",
    initialisedCount: undefined,
    placeCount: undefined,
    used: undefined,
    owners: nobody,
    references: nobody,
    counts: undefined,
    owned: false,
    unowned: undefined,
    segment: undefined,
  };
}

/** Walks segments. Blocks whose facts are of an earlier walk are left as they are. */
export class Walker {
  /** Something new hangs on a block of an earlier walk. */
  hasConflict = false;
  /** Their addresses: looked through for every pointer. */
  private readonly starts: Float64Array;
  private readonly entered = new Set<AllocationId>();
  private readonly own = new Set<Segment>();
  /** Units under way, with the next finding of each. */
  private readonly stack: { readonly unit: Unit; next: number }[] = [];
  private current: Segment;
  private unitCount = 0;

  constructor(
    private readonly target: ViewTarget,
    private readonly makeUnit: UnitMaker,
    private readonly sorted: readonly BlockFacts[],
  ) {
    this.starts = new Float64Array(sorted.length);
    for (const [i, { allocation }] of sorted.entries()) this.starts[i] = allocation.address;
    this.current = this.begin(undefined);
  }

  walkRoot(root: Unit): Segment {
    this.current = this.begin(root);
    this.visit(root);
    this.drain();
    return this.current;
  }

  /**
   * Of these blocks, those that no root owns. Leaked blocks are looked into as well, by the type they were allocated with: what they
   * own is leaked through them. Those that a reference still reaches come first: what they own is named after that reference.
   */
  walkLost(blocks: readonly BlockFacts[]): Segment {
    this.current = this.begin(undefined);
    const isReached = ({ references }: BlockFacts) => references.some(({ kind }) => kind !== "raw" && kind !== "weak");
    for (const block of blocks.filter(isReached)) this.enterUnowned(block);
    for (const block of blocks) this.enterUnowned(block);
    for (const block of blocks) block.segment ??= this.current;
    return this.current;
  }

  private begin(root: Unit | undefined): Segment {
    const segment = {
      root,
      units: [],
      references: [],
      dangling: [],
      joined: new Set<Segment>(),
      blockCount: 0,
      isComplete: true,
      isDirty: false,
    };
    this.own.add(segment);
    return segment;
  }

  private enterUnowned(block: BlockFacts): void {
    if (block.elem === undefined || this.entered.has(block.id)) return;
    this.enter(block, block.elem, undefined);
    this.drain();
  }

  private push(unit: Unit): void {
    if (this.unitCount >= maxUnits) {
      this.current.isComplete = false;
      return;
    }
    this.unitCount++;
    this.current.units.push(unit);
    this.visit(unit);
  }

  private visit(unit: Unit): void {
    if (unit.findings.length > 0) this.stack.push({ unit, next: 0 });
  }

  private drain(): void {
    for (let top = this.stack.at(-1); top !== undefined; top = this.stack.at(-1)) {
      const finding = top.unit.findings[top.next++];
      if (finding === undefined) this.stack.pop();
      else this.follow(finding);
    }
  }

  private follow(finding: Finding): void {
    const { stale, to, owns, shares } = finding;
    if (to.kind === "fn" || to.kind === "vtable" || stale) return;
    const isOwner = owns !== undefined || shares?.weak === false;
    const block = this.blockAt(to.address);
    if (!isOwner) this.current.references.push(to.address);
    else if (block === undefined) this.current.dangling.push(to.address);
    if (block === undefined) return;
    if (block.segment !== undefined && !this.own.has(block.segment)) this.hasConflict ||= isOwner || !block.owned;
    else if (isOwner) this.hold(block, finding);
    else this.refer(block, finding);
  }

  private hold(block: BlockFacts, { path, name, to, owns, shares }: Finding): void {
    const { current } = this;
    if (block.segment === undefined) {
      block.segment = current;
      current.blockCount++;
    } else if (block.segment !== current) {
      block.segment.joined.add(current);
      current.joined.add(block.segment);
    }
    if (owns !== undefined) {
      block.owners = withOne(block.owners, { path, name, kind: "owns" });
      block.initialisedCount = owns.initialisedCount;
      block.used = owns.used;
      block.placeCount = owns.placeCount;
      if (owns.elem === undefined || owns.isFound === true) this.settle(block, owns.elem);
      else this.enter(block, owns.elem, owns.initialisedCount);
    } else if (shares !== undefined) {
      block.counts = { strong: to.strong ?? 0, weak: to.weak ?? 0 };
      block.owners = withOne(block.owners, { path, name, kind: "sharedOwner" });
      block.length = shares.length;
      this.enter(block, shares.block, undefined);
    }
  }

  private refer(block: BlockFacts, { path, name, to, shares }: Finding): void {
    block.references = withOne(block.references, { path, name, kind: to.kind });
    if (shares === undefined) return;
    block.counts = { strong: to.strong ?? 0, weak: to.weak ?? 0 };
    block.length = shares.length;
    if (block.typeFrom !== "owner") block.elem = shares.block;
  }

  /** A text, or a block whose contents were found with its owner: nothing in it is left to look for. */
  private settle(block: BlockFacts, elem: Ty | undefined): void {
    block.elem = elem;
    block.typeFrom = "owner";
    this.entered.add(block.id);
    block.owned ||= this.current.root !== undefined;
  }

  /** Looks into a block through the type its owner (or its allocation) gives it; once. */
  private enter(block: BlockFacts, elem: Ty, initialisedCount: number | undefined): void {
    if (block.owners.length > 0) {
      block.owned ||= this.current.root !== undefined;
      block.typeFrom = "owner";
      block.elem = elem;
    }
    if (this.entered.has(block.id)) return;
    this.entered.add(block.id);
    if (!mayHoldPointers(this.target, elem)) return;
    const { sizeBytes } = this.target.layoutOf(elem);
    const fits = sizeBytes === 0 ? 0 : Math.floor(block.allocation.sizeBytes / sizeBytes);
    const count = Math.min(initialisedCount ?? fits, fits);
    if (count > maxElementsFollowed) this.current.isComplete = false;
    this.push(this.makeUnit.ofBlock(block, elem, Math.min(count, maxElementsFollowed), fits === 1));
  }

  blockAt(address: number): BlockFacts | undefined {
    const block = this.sorted[lastAtOrBefore(this.starts, address, itself)];
    return block !== undefined && isIn(block, address) ? block : undefined;
  }
}

const itself = (start: number): number => start;

function isIn({ allocation }: BlockFacts, address: number): boolean {
  return address < allocation.address + Math.max(1, allocation.sizeBytes);
}

function withOne<T>(list: readonly T[], item: T): readonly T[] {
  if (list.length === 0) return [item];
  (list as T[]).push(item);
  return list;
}

/** The live block that an address lies in. */
export function blockAt(sorted: readonly BlockFacts[], address: number): BlockFacts | undefined {
  const at = lastAtOrBefore(sorted, address, (block) => block.allocation.address);
  const block = at < 0 ? undefined : sorted[at];
  return block !== undefined && isIn(block, address) ? block : undefined;
}
