/**
 * The arrows of the picture: every pointer that the walk found, led to the node it points at. The arrows of a value that did
 * not change, to nodes that did not, are the same objects as at the last stop.
 */
import type { Ty } from "../../types/ty";
import type { ViewCache } from "./cache";
import type { Finding, PointerTarget } from "./findings";
import type { Edge, NodePath } from "./model";
import { isReadable, recorded } from "./memory";
import { ReadLog, Readers, type Reads } from "./pages";
import { type Part, partCount, partsOf } from "./parts";
import { lastAtOrBefore } from "./search";
import { staticPath, type ViewTarget } from "./target";
import type { Root, Unit } from "./units";
import { blockAt, type Walked } from "./walker";

/** The arrows of one unit, and what they were made from. */
export interface UnitEdges {
  readonly edges: readonly Edge[];
  /** Renewed with the next when the arrows are made again and are the same. */
  reads: Reads;
  /** The pointers that are drawn: all of the unit's, or those of its shown elements. */
  drawn: readonly Finding[];
  /** What each arrow led to: a block or place with its type, or nothing. */
  holders: readonly Holder[];
}

/** Which arrows are sent. */
export interface ShownUnits {
  /** Two of the same key show the same. */
  readonly key: string;
  /** By its root or block. */
  isShown(unitKey: string): boolean;
  /** The elements of a sequence that are shown. */
  elementsOf(unitKey: string): { readonly first: number; readonly count: number };
}

/** Of a value with more pointers than this, only those of its shown elements are drawn; where it has no indexes, the first ones. */
const maxDrawn = 1000;

export interface Holder {
  readonly path: NodePath;
  readonly start: number;
  readonly ty: Ty | undefined;
}

const nowhere: Holder = { path: "", start: 0, ty: undefined };

interface Place extends Holder {
  readonly end: number;
  readonly part: Part;
  /** As a person names it: `s1`, `COUNTER`. */
  readonly name: string;
}

/** What a list of arrows was made from. */
export interface KeptEdges {
  readonly walked: Walked;
  readonly shownKey: string;
  readonly places: readonly Holder[];
  readonly units: readonly UnitEdges[];
  readonly readers: Readers<UnitEdges>;
}

/** One list of arrows per unit that is shown, in the order of the units; the same list where no arrow changed. */
export function edgesOf(
  target: ViewTarget,
  roots: readonly Root[],
  walked: Walked,
  cache: ViewCache,
  shown: ShownUnits,
): readonly UnitEdges[] {
  const places = placesOf(target, roots);
  const { keptEdges } = cache;
  const isSame =
    keptEdges?.walked === walked && keptEdges.shownKey === shown.key && areSameHolders(keptEdges.places, places);
  const changed = isSame ? keptEdges.readers.failing(({ reads }) => cache.pages.areUnchanged(reads)) : undefined;
  if (isSame && changed?.length === 0) return keptEdges.units;
  const resolver = new Resolver(target, walked, places);
  const units: UnitEdges[] = [];
  for (const list of walked.units)
    for (const unit of list)
      if (unit.findings.length > 0 && shown.isShown(unit.key)) units.push(resolver.edgesOf(unit, shown, cache));
  cache.keptEdges = { walked, shownKey: shown.key, places, units, readers: new Readers(cache.pages, units) };
  return units;
}

function drawnOf({ key, findings }: Unit, shown: ShownUnits): readonly Finding[] {
  if (findings.length <= maxDrawn) return findings;
  const { first, count } = shown.elementsOf(key);
  return findings
    .filter(({ path }) => {
      const index = /\/\[(\d+)\]/.exec(path)?.[1];
      return index === undefined || (Number(index) >= first && Number(index) < first + count);
    })
    .slice(0, maxDrawn);
}

function areSameHolders(a: readonly Holder[], b: readonly Holder[]): boolean {
  return a.length === b.length && a.every((holder, i) => isSameHolder(holder, b[i]));
}

/** Roots and statics by address. */
function placesOf(target: ViewTarget, roots: readonly Root[]): Place[] {
  const places: Place[] = [];
  const known = new Set<string>();
  for (const { path, part, name } of roots) {
    known.add(path);
    const sizeBytes = part.length ?? target.layoutOf(part.ty).sizeBytes;
    if (sizeBytes > 0)
      places.push({ path, start: part.address, ty: part.ty, end: part.address + sizeBytes, part, name });
  }
  for (const entry of target.statics()) {
    const path = staticPath(entry);
    if (known.has(path)) continue;
    const part: Part = { label: "", ty: entry.ty as Ty, address: entry.address };
    const end = entry.address + Math.max(1, entry.sizeBytes);
    places.push({ path, start: entry.address, ty: entry.ty, end, part, name: entry.name });
  }
  return places.sort((a, b) => a.start - b.start);
}

class Resolver {
  constructor(
    private readonly target: ViewTarget,
    private readonly walked: Walked,
    private readonly places: readonly Place[],
  ) {}

  edgesOf(unit: Unit, shown: ShownUnits, cache: ViewCache): UnitEdges {
    const drawn = drawnOf(unit, shown);
    const old = unit.edges;
    if (old !== undefined && this.isValid(drawn, old, cache)) return old;
    unit.edges = this.resolve(drawn, cache, old);
    return unit.edges;
  }

  private isValid(drawn: readonly Finding[], old: UnitEdges, cache: ViewCache): boolean {
    if (!cache.pages.areUnchanged(old.reads) || old.drawn.length !== drawn.length) return false;
    if (drawn.some((finding, i) => finding.path !== old.drawn[i]?.path)) return false;
    return drawn.every((finding, i) => isSameHolder(this.holderAt(finding.to.address), old.holders[i]));
  }

  private resolve(drawn: readonly Finding[], cache: ViewCache, old: UnitEdges | undefined): UnitEdges {
    const log = new ReadLog();
    const edges = recorded(this.target.memory, log, () => drawn.flatMap((finding) => this.edgeOf(finding) ?? []));
    const holders = drawn.map(({ to }) => this.holderAt(to.address));
    const reads = log.take(cache.pages.now);
    // Bytes on the way changed, but the arrows did not.
    if (old !== undefined && JSON.stringify(edges) === JSON.stringify(old.edges))
      return Object.assign(old, { drawn, holders, reads });
    return { edges, drawn, holders, reads };
  }

  private holderAt(address: number): Holder {
    if (address === 0) return nowhere;
    const block = blockAt(this.walked.sorted, address);
    if (block !== undefined) return { path: block.id, start: block.allocation.address, ty: block.elem };
    return this.placeAt(address) ?? nowhere;
  }

  /** Undefined: it ends in what the picture leaves out. */
  private edgeOf({ path, name, stale, to }: Finding): Edge | undefined {
    const place = to.address === 0 ? undefined : this.nodeAt(to.address, to.pointee);
    if (place === undefined && this.isStaticMemory(to.address)) return undefined;
    const dangling =
      place === undefined &&
      to.range?.sizeBytes !== 0 &&
      to.address !== 0 &&
      to.kind !== "fn" &&
      to.kind !== "vtable" &&
      isReadable(this.target.memory, to.address, 1);
    const indexed =
      place?.firstIndex === undefined ? {} : { firstIndex: place.firstIndex, offsetBytes: place.offsetBytes };
    const base = {
      from: path,
      address: to.address,
      words: edgeWords(to, name, place === undefined ? undefined : this.nameOf(place.path, to.address)),
      ...(stale ? { stale: true } : {}),
      ...(place === undefined ? {} : { to: place.path }),
      ...(dangling && !stale ? { dangling: true } : {}),
      ...(to.range === undefined ? {} : { range: { ...to.range, ...indexed } }),
    };
    switch (to.kind) {
      case "raw":
        return { ...base, kind: "raw", mutable: to.mutable === true };
      case "sharedOwner":
      case "weak":
        return { ...base, kind: to.kind, strong: to.strong ?? 0, weak: to.weak ?? 0 };
      default:
        return { ...base, kind: to.kind };
    }
  }

  /** The node that an address lies in, as deep as the pointee's type tells. */
  private nodeAt(
    address: number,
    pointee: Ty | undefined,
  ): { readonly path: NodePath; readonly firstIndex: number | undefined; readonly offsetBytes: number } | undefined {
    const block = blockAt(this.walked.sorted, address);
    if (block !== undefined) {
      const { allocation, elem, id } = block;
      const offset = address - allocation.address;
      const elemSize = elem === undefined ? 1 : this.target.layoutOf(elem).sizeBytes;
      const index = elemSize === 0 ? 0 : Math.floor(offset / elemSize);
      if (elem !== undefined && pointee !== undefined) {
        const label = Math.floor(allocation.sizeBytes / Math.max(1, elemSize)) === 1 ? "" : `/[${index}]`;
        const start = { label: "", ty: elem, address: allocation.address + index * elemSize };
        const found = this.descend(start, `${id}${label}`, address, pointee);
        if (found !== undefined) return { path: found, firstIndex: index, offsetBytes: offset };
      }
      return { path: id, firstIndex: index, offsetBytes: offset };
    }
    const place = this.placeAt(address);
    if (place === undefined) return undefined;
    const found =
      pointee === undefined || place.ty === undefined
        ? undefined
        : this.descend(place.part, place.path, address, pointee);
    return { path: found ?? place.path, firstIndex: undefined, offsetBytes: address - place.start };
  }

  /** A node as a person names it. */
  private nameOf(path: NodePath, address: number): string {
    const end = path.indexOf("/");
    const tail = end < 0 ? "" : path.slice(end).replaceAll("/[", "[").replaceAll("/", ".");
    if (path.startsWith("alloc"))
      return tail === "" ? "a heap block" : `\`${tail.replace(/^\./, "")}\` in a heap block`;
    const name = this.placeAt(address)?.name ?? path;
    return path.startsWith("vtable:") ? `the vtable of \`${name}\`` : `\`${name}${tail}\``;
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

  /** What stands there for certain, though it is std's own: its statics, its literals. */
  private isStaticMemory(address: number): boolean {
    return (["rodata", "data", "bss"] as const).some((name) => {
      const range = this.target.segmentRange(name);
      return range !== undefined && address >= range.start && address < range.end;
    });
  }

  private placeAt(address: number): Place | undefined {
    const at = lastAtOrBefore(this.places, address, (place) => place.start);
    const place = at < 0 ? undefined : this.places[at];
    return place !== undefined && address < place.end ? place : undefined;
  }
}

function isSameHolder(a: Holder, b: Holder | undefined): boolean {
  return b !== undefined && a.path === b.path && a.start === b.start && a.ty === b.ty;
}

function edgeWords(to: PointerTarget, name: string, target: string | undefined): string {
  const where = target ?? "memory that nothing is known of";
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
