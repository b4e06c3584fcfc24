/** The heap: one box per block, each in its place for life; freed blocks leave once they were seen to go. */
import type { JSX } from "preact";
import { useContext } from "preact/hooks";
import type { HeapBlock, HeapView, Ownership } from "../debug/view/model";
import { Panel } from "./context";
import { Drip } from "./drip";
import { holeCount, type Place } from "./places";
import { Chevron, Forms, Value } from "./value";
import { bare, bytes, hex, plural } from "./words";

export interface HeapProps {
  readonly heap: HeapView;
  readonly places: readonly Place[];
  /** Height in pixels that a block had when it was last drawn, for the hole it leaves. */
  readonly heights: ReadonlyMap<string, number>;
}

export function Heap({ heap, places, heights }: HeapProps): JSX.Element {
  const blocks = new Map(heap.blocks.map((block) => [block.id, block]));
  return (
    <>
      {places.map((place) => {
        const block = blocks.get(place.id);
        if (block) return drawnBlock(block);
        return (
          <div key={place.id} class="hole" aria-hidden="true" style={{ height: `${heights.get(place.id) ?? 24}px` }} />
        );
      })}
      {heap.hiddenCount > 0 && <div class="gap">… {plural(heap.hiddenCount, "more block", "more blocks")} …</div>}
      {heap.blocks.length === 0 && holeCount(places) === 0 && (
        <div class="nothing" role="treeitem" tabIndex={-1} aria-level={1}>
          Nothing is allocated.
        </div>
      )}
    </>
  );
}

/** One drawing per block object: Preact passes over what it has drawn before, which keeps large heaps quick. */
const drawings = new WeakMap<HeapBlock, JSX.Element>();

function drawnBlock(block: HeapBlock): JSX.Element {
  const known = drawings.get(block);
  if (known) return known;
  const drawing = <Block key={block.id} block={block} />;
  drawings.set(block, drawing);
  return drawing;
}

function Block({ block }: { block: HeapBlock }): JSX.Element {
  const { send } = useContext(Panel);
  const { value, ownership, allocated } = block;
  const open = value?.children !== undefined;
  const tag = ownershipTag(ownership);
  const spare = block.elementCount - block.initialisedCount;
  const { range } = allocated;
  return (
    <div
      class={`block ownership-${ownership.kind}${block.change ? ` ${block.change}` : ""}`}
      data-path={block.id}
      data-words={`${bare(ownership.words)} ${bare(allocated.words)}`}
      role="treeitem"
      tabIndex={-1}
      aria-level={1}
      aria-label={`${bare(block.title)}, ${value?.text ?? ""}, ${bare(ownership.words)}, ${bytes(block.sizeBytes)} at ${hex(block.address)}`}
      {...(value && value.childCount > 0 ? { "aria-expanded": open } : {})}
    >
      <header>
        {value && <Chevron node={value} open={open} />}
        <span class="title">{bare(block.title)}</span>
        {tag !== "" && (
          <span class={`tag tag-${ownership.kind}`}>
            {ownership.kind === "leaked" && <Drip />}
            {tag}
          </span>
        )}
      </header>
      <div
        class={`memory${spare > 0 && block.initialisedCount === 0 ? " is-uninitialised" : ""}`}
        data-inner={block.id}
      >
        {value ? <Value node={value} level={1} spare={spare} /> : <span class="leaf">{bytes(block.sizeBytes)}</span>}
      </div>
      <div class="under">
        <span class="address">
          {hex(block.address)} · {bytes(block.sizeBytes)}
        </span>
        {spare > 0 && value?.shape !== "sequence" && <span class="spare-note">room for {spare} more</span>}
        {range && (
          <button type="button" class="line" tabIndex={-1} onClick={() => send({ type: "reveal", range })}>
            line {range.startLine}
          </button>
        )}
        {value && <Forms node={value} />}
      </div>
    </div>
  );
}

function ownershipTag(ownership: Ownership): string {
  switch (ownership.kind) {
    case "owned":
      return "";
    case "shared":
      return `strong ${ownership.strong}${ownership.weak > 0 ? ` · weak ${ownership.weak}` : ""}`;
    case "leaked":
      return "leaked";
    case "static":
      return "'static";
    case "unclear":
      return "no owner";
    case "freed":
      return "freed";
  }
}
