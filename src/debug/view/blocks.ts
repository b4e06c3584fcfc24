/**
 * Heap blocks as they are sent: what each holds, who owns it, where it came from. A block whose bytes, facts and neighbours in
 * the picture did not change since the last look is the same object as then.
 */
import type { SourceMap } from "../../base/source";
import { mkArray, mkConstValue, tyU8, tyUsize } from "../../types/intern";
import { type CallSiteOf, sourceRange } from "../story";
import type { KeptBlock, ViewCache } from "./cache";
import { blockText, type Marks } from "./marks";
import { typeText } from "./describe";
import { readText, recorded } from "./memory";
import type { HeapBlock, LeakStep, Ownership, ValueNode } from "./model";
import { type NodeOptions, valueNode } from "./node";
import { blockTitle, type OwnershipContext, ownershipOf } from "./ownership";
import { ReadLog } from "./pages";
import type { Part } from "./parts";
import { quoteText } from "./scalar";
import type { ViewTarget } from "./target";
import type { BlockFacts } from "./walker";

export interface BlockInput {
  readonly target: ViewTarget;
  readonly sources: SourceMap;
  readonly callSiteOf: CallSiteOf;
  readonly options: NodeOptions;
  readonly ownership: OwnershipContext;
  readonly cache: ViewCache;
  readonly marks: Marks;
  /** When a block lost its last owner, where that is known. */
  readonly leakStep: (id: string) => LeakStep | undefined;
}

export class BlockViews {
  constructor(private readonly input: BlockInput) {}

  view(facts: BlockFacts): HeapBlock {
    const kept = this.kept(facts);
    const before = this.input.marks.previousBlock(facts.id);
    const block =
      before !== undefined && this.input.cache.keptOf.get(before) === kept ? kept.plain : this.marked(kept, before);
    this.input.cache.keptOf.set(block, kept);
    return block;
  }

  private kept(facts: BlockFacts): KeptBlock {
    const { cache } = this.input;
    const old = cache.blocks.get(facts.id);
    const isRead = old !== undefined && cache.pages.areUnchanged(old.reads);
    if (isRead && old.facts === facts) return old;
    const log = new ReadLog();
    const isValueGood =
      isRead && old.facts.elem === facts.elem && old.facts.initialisedCount === facts.initialisedCount;
    const value = isValueGood ? old.value : recorded(this.input.target.memory, log, () => this.value(facts));
    const reads = isValueGood ? old.reads : log.take(cache.pages.now);
    const plain = this.plain(facts, value);
    // Made again, and the same: only a neighbour on its page changed, or the walk was made anew.
    if (old !== undefined && JSON.stringify(plain) === JSON.stringify(old.plain))
      return Object.assign(old, { facts, reads });
    const kept: KeptBlock = { facts, value, reads, plain };
    cache.blocks.set(facts.id, kept);
    return kept;
  }

  private marked({ plain }: KeptBlock, before: HeapBlock | undefined): HeapBlock {
    const { marks } = this.input;
    if (before !== undefined) marks.addBlock(before);
    const change = marks.of(plain.id, blockText(plain));
    const value = plain.value === undefined ? undefined : marks.parts(plain.value);
    if (change === undefined && value === plain.value) return plain;
    return { ...plain, ...(value === undefined ? {} : { value }), ...(change === undefined ? {} : { change }) };
  }

  private plain(block: BlockFacts, value: ValueNode | undefined): HeapBlock {
    const { target, sources, callSiteOf } = this.input;
    const { allocation } = block;
    const elementCount = elementCountOf(target, block);
    const range =
      allocation.allocatedSpan === undefined ? undefined : sourceRange(sources, callSiteOf(allocation.allocatedSpan));
    return {
      id: block.id,
      address: allocation.address,
      sizeBytes: allocation.sizeBytes,
      alignBytes: allocation.alignBytes,
      ...(block.elem === undefined ? {} : { type: typeText(target, block.elem) }),
      typeFrom: block.typeFrom,
      title: blockTitle(target, block, elementCount),
      elementCount,
      initialisedCount: Math.min(block.initialisedCount ?? elementCount, elementCount),
      allocated: {
        time: allocation.allocatedTime,
        ...(range === undefined ? {} : { range }),
        words: range === undefined ? "allocated" : `allocated on line ${range.startLine}`,
      },
      ownership: this.sinceWhen(block.id, ownershipOf(block, this.input.ownership)),
      ...(block.counts === undefined ? {} : { counts: block.counts }),
      ...(value === undefined ? {} : { value }),
    };
  }

  private sinceWhen(id: string, ownership: Ownership): Ownership {
    if (ownership.kind !== "leaked" && ownership.kind !== "static") return ownership;
    const since = this.input.leakStep(id);
    return since === undefined ? ownership : { ...ownership, since, words: `${ownership.words} (${since.words})` };
  }

  private value(block: BlockFacts): ValueNode | undefined {
    const { allocation, elem } = block;
    const elementCount = elementCountOf(this.input.target, block);
    const initialisedCount = Math.min(block.initialisedCount ?? elementCount, elementCount);
    if (elem === undefined && block.typeFrom === "owner") return this.text(block, initialisedCount);
    if (elem === undefined) return undefined;
    if (elementCount === 1) {
      const length = block.length === undefined ? {} : { length: block.length };
      return this.node({ label: "", ty: elem, address: allocation.address, ...length }, block.id);
    }
    const ty = mkArray(elem, mkConstValue(tyUsize, BigInt(initialisedCount)));
    const only = block.used === undefined ? {} : { only: block.used };
    return this.node({ label: "", ty, address: allocation.address, ...only }, block.id);
  }

  /** A `String`'s buffer: its text, and its bytes when opened. */
  private text(block: BlockFacts, lengthBytes: number): ValueNode {
    const { address } = block.allocation;
    const { options, target } = this.input;
    const ty = mkArray(tyU8, mkConstValue(tyUsize, BigInt(lengthBytes)));
    const node = this.node({ label: "", ty, address }, block.id);
    const { children: _children, ...closed } = node;
    const asked = options.open(block.id) !== undefined;
    const { textLength } = options.limits;
    const text = quoteText(readText(target.memory, address, Math.min(lengthBytes, textLength * 4)));
    return {
      ...(asked ? node : closed),
      shape: "text",
      type: "str",
      text: text.length > textLength ? `${text.slice(0, textLength - 1)}…` : text,
    };
  }

  private node(part: Part, path: string): ValueNode {
    return valueNode(this.input.target, part, path, this.input.options);
  }
}

function elementCountOf(target: ViewTarget, { elem, length, placeCount, allocation }: BlockFacts): number {
  if (length !== undefined) return 1;
  if (placeCount !== undefined) return placeCount;
  const elemSize = elem === undefined ? 1 : target.layoutOf(elem).sizeBytes;
  return elemSize === 0 ? 1 : Math.floor(allocation.sizeBytes / elemSize);
}
