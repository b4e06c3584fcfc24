/**
 * Follows every pointer of the stopped program, from the roots (live slots and statics) through everything they own, and so
 * finds who owns which heap block and what each block holds. Goes value by value (`findings.ts`); what a value was found to
 * hold is kept until its bytes change, and where no value changed, the whole walk is. Iterative and under limits: the shape of
 * the program's data (long lists, cycles) cannot exhaust us.
 */
import type { Ty } from "../../types/ty";
import type { ViewCache } from "./cache";
import type { UnitEdges } from "./edges";
import { findPointers, type Finding, maxElementsFollowed, mayHoldPointers, type Task } from "./findings";
import type { AllocationId, Edge, NodePath } from "./model";
import { recorded } from "./memory";
import { ReadLog, Readers, type Reads } from "./pages";
import type { Part } from "./parts";
import { lastAtOrBefore } from "./search";
import type { TargetAllocation, ViewTarget } from "./target";
import { findUnowned, type Unowned } from "./unowned";

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
  /** Which elements are in use, where not the first ones are. */
  used: readonly number[] | undefined;
  owners: readonly Holding<"owns" | "sharedOwner">[];
  /** Reached by something that does not own it. Asked for only where nobody owns it: of others they may be those of an earlier walk. */
  references: readonly Holding<Edge["kind"]>[];
  counts: { readonly strong: number; readonly weak: number } | undefined;
  /** Reached from a root through owners only. */
  owned: boolean;
  /** Why it is not, once the walk is done. */
  unowned: Unowned | undefined;
}

interface Holding<K> {
  readonly path: NodePath;
  readonly name: string;
  readonly kind: K;
}

/** Most blocks have one owner and no reference: lists are made for those that have. */
const nobody: readonly never[] = [];

/** A value that was taken apart: a root, or what a block holds. */
export interface Unit {
  readonly key: string;
  readonly findings: readonly Finding[];
  /** Renewed when it is read again and found the same. */
  reads: Reads;
  /** What it was made for: a unit of the same key may have to be made anew. */
  readonly part: Part;
  readonly count: number;
  readonly name: string;
  readonly stale: boolean;
  readonly tasks: () => readonly Task[];
  /** Its arrows, once they were drawn (`edges.ts`). */
  edges?: UnitEdges;
}

export interface Walked {
  readonly blocks: ReadonlyMap<AllocationId, BlockFacts>;
  /** Live blocks by address. */
  readonly sorted: readonly BlockFacts[];
  /** The roots, then the blocks in the order they were visited. */
  readonly units: readonly Unit[];
  /** False where there was too much to look at all of it: an unowned block may then have an owner. */
  readonly complete: boolean;
}

/** What a walk was made from, to tell whether it still holds. */
export interface KeptWalk {
  readonly walked: Walked;
  readonly allocations: readonly TargetAllocation[];
  readonly rootUnits: readonly Unit[];
  readonly blockUnits: readonly Unit[];
  readonly readers: Readers<Unit>;
}

/** Values taken apart in one unit, and units of one walk. */
const maxVisited = 2_000_000;
const maxUnits = 500_000;

export function walk(target: ViewTarget, roots: readonly Root[], cache: ViewCache): Walked {
  const makeUnit = new UnitMaker(target, cache);
  const rootUnits = roots.map((root) => makeUnit.ofRoot(root));
  const kept = cache.walk;
  const allocations = target.allocations();
  if (kept?.allocations === allocations && kept.readers.every((unit) => makeUnit.stillHolds(unit))) {
    if (areSameUnits(kept.rootUnits, rootUnits)) return kept.walked;
    const walked = withOtherRoots(kept, rootUnits);
    if (walked !== undefined) {
      cache.walk = { ...kept, walked, rootUnits };
      return walked;
    }
  }
  const walker = new Walker(target, makeUnit, kept?.walked.sorted ?? []);
  const walked = walker.run(rootUnits);
  cache.keepUnits(walked.units);
  const { blockUnits } = walker;
  cache.walk = { walked, allocations, rootUnits, blockUnits, readers: new Readers(cache.pages, blockUnits) };
  return walked;
}

function areSameUnits(a: readonly Unit[], b: readonly Unit[]): boolean {
  return a.length === b.length && a.every((unit, i) => unit === b[i]);
}

/** A walk from other roots, where those that differ own nothing and point at nothing that hangs on them. */
function withOtherRoots({ walked, rootUnits: before, blockUnits }: KeptWalk, now: readonly Unit[]): Walked | undefined {
  const matters = ({ findings }: Unit): boolean =>
    findings.some(({ stale, to, owns, shares }) => {
      if (stale || to.kind === "fn" || to.kind === "vtable") return false;
      const block = blockAt(walked.sorted, to.address);
      if (block === undefined) return false;
      return owns !== undefined || (shares !== undefined && !shares.weak) || !block.owned;
    });
  return areSameUnits(before.filter(matters), now.filter(matters))
    ? { ...walked, units: [...now, ...blockUnits] }
    : undefined;
}

class UnitMaker {
  constructor(
    private readonly target: ViewTarget,
    private readonly cache: ViewCache,
  ) {}

  ofRoot({ path, name, part, stale }: Root): Unit {
    return this.make(path, { ...part, label: "" }, 1, name, stale, () => [{ part, path, name, stale }]);
  }

  ofBlock(block: BlockFacts, elem: Ty, count: number, isSingle: boolean): Unit {
    const { used } = block;
    const name =
      (block.owners[0] ?? block.references.find(({ kind }) => kind !== "raw" && kind !== "weak"))?.name ?? block.id;
    const { address } = block.allocation;
    const { sizeBytes } = this.target.layoutOf(elem);
    const element = (i: number): Task => {
      const label = isSingle ? "" : `[${i}]`;
      const path = isSingle ? block.id : `${block.id}/${label}`;
      return {
        part: { label, ty: elem, address: address + i * sizeBytes },
        path,
        name: `${name}${label}`,
        stale: false,
      };
    };
    const part: Part = { label: "", ty: elem, address, ...(used === undefined ? {} : { only: used }) };
    return this.make(block.id, part, count, name, false, () =>
      used === undefined ? Array.from({ length: count }, (_, i) => element(i)) : used.map(element),
    );
  }

  /** Whether a unit would be found again as it is. */
  stillHolds(unit: Unit): boolean {
    return this.isValid(unit) || this.make(unit.key, unit.part, unit.count, unit.name, unit.stale, unit.tasks) === unit;
  }

  private isValid(unit: Unit): boolean {
    return this.cache.pages.areUnchanged(unit.reads);
  }

  private make(
    key: string,
    part: Part,
    count: number,
    name: string,
    stale: boolean,
    tasks: () => readonly Task[],
  ): Unit {
    const old = this.cache.units.get(key);
    const isFor =
      old !== undefined &&
      old.part.ty === part.ty &&
      old.part.address === part.address &&
      old.part.length === part.length &&
      sameNumbers(old.part.only, part.only) &&
      old.count === count &&
      old.name === name &&
      old.stale === stale;
    if (isFor && this.isValid(old)) return old;
    const log = new ReadLog();
    const findings = mayHoldPointers(this.target, part.ty)
      ? recorded(this.target.memory, log, () => findPointers(this.target, tasks(), maxVisited))
      : [];
    const reads = log.take(this.cache.pages.now);
    // The same findings after all: what hangs on the old unit stays good.
    if (isFor && areSameFindings(old.findings, findings)) {
      old.reads = reads;
      return old;
    }
    const unit: Unit = { key, findings, reads, part, count, name, stale, tasks };
    this.cache.units.set(key, unit);
    return unit;
  }
}

function areSameFindings(a: readonly Finding[], b: readonly Finding[]): boolean {
  return a.length === b.length && a.every((finding, i) => isSameFinding(finding, b[i] as Finding));
}

function isSameFinding(a: Finding, b: Finding): boolean {
  return (
    a.path === b.path &&
    a.stale === b.stale &&
    a.to.kind === b.to.kind &&
    a.to.address === b.to.address &&
    a.to.pointee === b.to.pointee &&
    a.to.strong === b.to.strong &&
    a.to.weak === b.to.weak &&
    a.to.range?.count === b.to.range?.count &&
    a.owns?.elem === b.owns?.elem &&
    a.owns?.initialisedCount === b.owns?.initialisedCount &&
    sameNumbers(a.owns?.used, b.owns?.used) &&
    a.shares?.block === b.shares?.block
  );
}

function sameNumbers(a: readonly number[] | undefined, b: readonly number[] | undefined): boolean {
  return a === b || (a?.length === b?.length && a?.every((number, i) => number === b?.[i]) === true);
}

class Walker {
  private readonly blocks = new Map<AllocationId, BlockFacts>();
  private readonly sorted: readonly BlockFacts[];
  /** Their addresses: looked through for every pointer. */
  private readonly starts: Float64Array;
  readonly blockUnits: Unit[] = [];
  private readonly entered = new Set<AllocationId>();
  /** Units under way, with the next finding of each. */
  private readonly stack: { readonly unit: Unit; next: number }[] = [];
  /** What is visited is reached from a root; later, only from blocks that nobody owns. */
  private reachable = true;
  private complete = true;

  constructor(
    private readonly target: ViewTarget,
    private readonly makeUnit: UnitMaker,
    before: readonly BlockFacts[],
  ) {
    const allocations = target.allocations();
    for (const allocation of allocations) {
      const id = `alloc${allocation.id}`;
      this.blocks.set(id, {
        allocation,
        id,
        elem: allocation.ty,
        typeFrom: allocation.ty === undefined ? "unknown" : "allocation",
        initialisedCount: undefined,
        used: undefined,
        owners: nobody,
        references: nobody,
        counts: undefined,
        owned: false,
        unowned: undefined,
      });
    }
    this.sorted = byAddress(this.blocks, before);
    this.starts = Float64Array.from(this.sorted, ({ allocation }) => allocation.address);
  }

  run(roots: readonly Unit[]): Walked {
    for (const root of roots) {
      this.visit(root);
      this.drain();
    }
    // Leaked blocks are looked into as well, by the type they were allocated with: what they own is leaked through them.
    // Those that a reference still reaches come first: what they own is named after that reference.
    this.reachable = false;
    const isReached = ({ references }: BlockFacts) => references.some(({ kind }) => kind !== "raw" && kind !== "weak");
    for (const block of this.sorted.filter(isReached)) this.enterUnowned(block);
    for (const block of this.sorted) this.enterUnowned(block);
    findUnowned(this.blocks);
    return { blocks: this.blocks, sorted: this.sorted, units: [...roots, ...this.blockUnits], complete: this.complete };
  }

  private enterUnowned(block: BlockFacts): void {
    if (block.elem === undefined || this.entered.has(block.id)) return;
    this.enter(block, block.elem, undefined);
    this.drain();
  }

  private push(unit: Unit): void {
    if (this.blockUnits.length >= maxUnits) {
      this.complete = false;
      return;
    }
    this.blockUnits.push(unit);
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

  private follow({ path, name, stale, to, owns, shares }: Finding): void {
    if (to.kind === "fn" || to.kind === "vtable" || stale) return;
    const block = this.blockAt(to.address);
    if (block === undefined) return;
    if (owns !== undefined) {
      block.owners = withOne(block.owners, { path, name, kind: "owns" });
      block.initialisedCount = owns.initialisedCount;
      block.used = owns.used;
      if (owns.elem === undefined || owns.isFound === true) this.settle(block, owns.elem);
      else this.enter(block, owns.elem, owns.initialisedCount);
    } else if (shares !== undefined) {
      block.counts = { strong: to.strong ?? 0, weak: to.weak ?? 0 };
      if (shares.weak) {
        block.references = withOne(block.references, { path, name, kind: to.kind });
        if (block.typeFrom !== "owner") block.elem = shares.block;
        return;
      }
      block.owners = withOne(block.owners, { path, name, kind: "sharedOwner" });
      this.enter(block, shares.block, undefined);
    } else block.references = withOne(block.references, { path, name, kind: to.kind });
  }

  /** A text, or a block whose contents were found with its owner: nothing in it is left to look for. */
  private settle(block: BlockFacts, elem: Ty | undefined): void {
    block.elem = elem;
    block.typeFrom = "owner";
    this.entered.add(block.id);
    block.owned ||= this.reachable;
  }

  /** Looks into a block through the type its owner (or its allocation) gives it; once. */
  private enter(block: BlockFacts, elem: Ty, initialisedCount: number | undefined): void {
    if (block.owners.length > 0) {
      block.owned ||= this.reachable;
      block.typeFrom = "owner";
      block.elem = elem;
    }
    if (this.entered.has(block.id)) return;
    this.entered.add(block.id);
    if (!mayHoldPointers(this.target, elem)) return;
    const { sizeBytes } = this.target.layoutOf(elem);
    const fits = sizeBytes === 0 ? 0 : Math.floor(block.allocation.sizeBytes / sizeBytes);
    const count = Math.min(initialisedCount ?? fits, fits);
    if (count > maxElementsFollowed) this.complete = false;
    this.push(this.makeUnit.ofBlock(block, elem, Math.min(count, maxElementsFollowed), fits === 1));
  }

  private blockAt(address: number): BlockFacts | undefined {
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

/** Those of the last walk stand in order already: to sort them again costs little. */
function byAddress(blocks: ReadonlyMap<AllocationId, BlockFacts>, before: readonly BlockFacts[]): BlockFacts[] {
  const list: BlockFacts[] = [];
  let last = -1;
  for (const { id, allocation } of before) {
    last = Math.max(last, allocation.id);
    const block = blocks.get(id);
    if (block !== undefined) list.push(block);
  }
  for (const block of blocks.values()) if (block.allocation.id > last) list.push(block);
  const all = list.length === blocks.size ? list : [...blocks.values()];
  return all.sort((a, b) => a.allocation.address - b.allocation.address);
}

/** The live block that an address lies in. */
export function blockAt(sorted: readonly BlockFacts[], address: number): BlockFacts | undefined {
  const at = lastAtOrBefore(sorted, address, (block) => block.allocation.address);
  const block = at < 0 ? undefined : sorted[at];
  return block !== undefined && isIn(block, address) ? block : undefined;
}
