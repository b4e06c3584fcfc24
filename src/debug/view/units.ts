/**
 * Values taken apart for the walk: a root, or what a block holds. What a value was found to hold is kept until its bytes change;
 * where it is read again and the same is found, it stays the same object, and what hangs on it stays good.
 */
import type { Ty } from "../../types/ty";
import type { ViewCache } from "./cache";
import type { UnitEdges } from "./edges";
import { findInElements, findPointers, type Finding, mayHoldPointers } from "./findings";
import type { NodePath } from "./model";
import { recorded } from "./memory";
import { ReadLog, Readers, type Reads } from "./pages";
import type { Part } from "./parts";
import type { ViewTarget } from "./target";
import type { BlockFacts, KeptWalk } from "./walker";

export interface Root {
  readonly path: NodePath;
  /** As a person names it: `s1`, `COUNTER`. */
  readonly name: string;
  readonly part: Part;
  /** Its bytes are stale (moved from): its pointers are ghosts and own nothing. */
  readonly stale: boolean;
  /** The parts of it that are. */
  readonly gone: readonly NodePath[];
}

/** What a unit is made for: one of the same key may have to be made anew. */
interface UnitSource {
  readonly key: string;
  readonly part: Part;
  readonly count: number;
  readonly name: string;
  readonly stale: boolean;
  readonly gone: readonly NodePath[];
  /** The part itself; the one value of a block; or so many values from there on. */
  readonly holds: "root" | "one" | "elements";
}

/** A value that was taken apart: a root, or what a block holds. */
export interface Unit extends UnitSource {
  readonly findings: readonly Finding[];
  /** Renewed when it is read again and found the same. */
  reads: Reads;
  /** Its arrows, once they were drawn (`edges.ts`). */
  edges?: UnitEdges;
}

export class UnitMaker {
  private lastReads: Reads | undefined;

  constructor(
    private readonly target: ViewTarget,
    private readonly cache: ViewCache,
  ) {}

  ofRoot({ path, name, part, stale, gone }: Root): Unit {
    return this.make({ key: path, part: { ...part, label: "" }, count: 1, name, stale, gone, holds: "root" });
  }

  ofBlock(block: BlockFacts, elem: Ty, count: number, isSingle: boolean): Unit {
    const { used, id, allocation } = block;
    const name =
      (block.owners[0] ?? block.references.find(({ kind }) => kind !== "raw" && kind !== "weak"))?.name ?? id;
    const part: Part = {
      label: "",
      ty: elem,
      address: allocation.address,
      ...(used === undefined ? {} : { only: used }),
    };
    return this.make({ key: id, part, count, name, stale: false, gone: nothing, holds: isSingle ? "one" : "elements" });
  }

  /** Who is to be asked whether these still hold. */
  readersOf(units: readonly Unit[]): Readers<Unit> {
    return new Readers(this.cache.pages, units);
  }

  /** Those that would not be found again as they are. */
  changedUnits({ readers, blocks }: KeptWalk): readonly Unit[] | undefined {
    const isCurrent = (unit: Unit): boolean => this.cache.units.get(unit.key) === unit && blocks.has(unit.key);
    return readers.failing((unit) => !isCurrent(unit) || this.stillHolds(unit));
  }

  private stillHolds(unit: Unit): boolean {
    return this.isValid(unit) || this.make(unit) === unit;
  }

  private isValid(unit: Unit): boolean {
    return this.cache.pages.areUnchanged(unit.reads);
  }

  private make(source: UnitSource): Unit {
    const { key, part, count, name, stale, gone, holds } = source;
    const old = this.cache.units.get(key);
    const isFor =
      old !== undefined &&
      old.part.ty === part.ty &&
      old.part.address === part.address &&
      old.part.length === part.length &&
      sameNumbers(old.part.only, part.only) &&
      old.count === count &&
      old.name === name &&
      old.stale === stale &&
      old.holds === holds &&
      areSameTexts(old.gone, gone);
    if (isFor && this.isValid(old)) return old;
    const log = new ReadLog();
    const findings = mayHoldPointers(this.target, part.ty)
      ? recorded(this.target.memory, log, () => this.find(source))
      : nothing;
    const reads = this.shared(log.take(this.cache.pages.now));
    // The same findings after all: what hangs on the old unit stays good.
    if (isFor && areSameFindings(old.findings, findings)) {
      old.reads = reads;
      return old;
    }
    const unit: Unit = { key, findings, reads, part, count, name, stale, gone, holds };
    this.cache.units.set(key, unit);
    return unit;
  }

  /** Blocks next to one another are read from the same page: of each, only what changed it matters. */
  private shared(reads: Reads): Reads {
    const { lastReads: last } = this;
    const isSame =
      last !== undefined &&
      reads.pages.length === 1 &&
      last.pages.length === 1 &&
      last.pages[0] === reads.pages[0] &&
      last.stamp === reads.stamp &&
      last.isVolatile === reads.isVolatile;
    if (!isSame) this.lastReads = reads;
    return isSame ? last : reads;
  }

  private find({ key, part, count, name, stale, gone, holds }: UnitSource): readonly Finding[] {
    if (holds === "root") return findPointers(this.target, { part, path: key, name, stale }, gone);
    const { ty: elem, address, only } = part;
    const indexes = only ?? Array(count).keys();
    return findInElements(this.target, { elem, address, path: key, name, indexes, isSingle: holds === "one" });
  }
}

const nothing: readonly never[] = [];

function areSameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
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
    a.shares?.block === b.shares?.block &&
    a.shares?.length === b.shares?.length
  );
}

function sameNumbers(a: readonly number[] | undefined, b: readonly number[] | undefined): boolean {
  return a === b || (a?.length === b?.length && a?.every((number, i) => number === b?.[i]) === true);
}
