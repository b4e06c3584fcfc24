/**
 * The heap: one box per block, each in its place for life; freed blocks leave once they were seen to go. Of a large heap only
 * what is near the screen is drawn.
 */
import { plural } from "../debug/view/counts";
import type { JSX } from "preact";
import { useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { HeapBlock, HeapView, Ownership } from "../debug/view/model";
import { Panel } from "./context";
import { blockMenu } from "./menu";
import { Drip } from "./drip";
import type { HeapWindow } from "./heapWindow";
import { holeCount, type Place } from "./places";
import { Chevron, Forms, Value } from "./value";
import { bare, bytes, hex } from "./words";

export interface HeapProps {
  readonly heap: HeapView;
  readonly places: readonly Place[];
  readonly pinned: ReadonlySet<string>;
}

export function Heap({ heap, places, pinned }: HeapProps): JSX.Element {
  const { heap: window, dispatch } = useContext(Panel);
  const tree = useRef<HTMLDivElement | null>(null);
  const [screen, setScreen] = useState({ top: 0, bottom: 1500 });
  const [, redraw] = useState(0);
  window.arrange(places);
  window.onHold = () => redraw((count) => count + 1);
  useLayoutEffect(() => {
    let news = false;
    for (const place of tree.current?.querySelectorAll<HTMLElement>(":scope > .place") ?? [])
      news = window.measured(place.dataset["place"] ?? "", place.offsetHeight) || news;
    if (news) redraw((count) => count + 1);
    const goal = window.takeGoal();
    if (goal !== undefined) focusPlace(tree.current, goal);
  });
  useEffect(() => (tree.current ? followScreen(tree.current, setScreen) : undefined), []);
  const blocks = useMemo(() => new Map(heap.blocks.map((block) => [block.id, block])), [heap.blocks]);
  const pager = (words: string, firstBlock: number): JSX.Element => (
    <button type="button" class="gap" onClick={() => dispatch({ type: "blocks", firstBlock })}>
      … {words} …
    </button>
  );
  const shown = heap.blocks.length;
  return (
    <>
      {heap.firstBlock > 0 && pager(plural(heap.firstBlock, "older block", "older blocks"), heap.firstBlock - shown)}
      <div ref={tree} role="tree" aria-label="Heap memory">
        {drawnPlaces(places, window, screen).map((part) =>
          part.kind === "gap" ? (
            <div key={`gap${part.first}`} aria-hidden="true" style={{ height: `${part.height}px` }} />
          ) : (
            <div
              key={part.place.id}
              class={`place${pinned.has(part.place.id) ? " pinned" : ""}`}
              data-place={part.place.id}
            >
              {drawnPlace(part.place, blocks.get(part.place.id), window, part.index, places.length)}
            </div>
          ),
        )}
        {heap.blocks.length === 0 && holeCount(places) === 0 && (
          <div class="nothing" role="treeitem" tabIndex={-1} aria-level={1}>
            Nothing is allocated.
          </div>
        )}
      </div>
      {heap.hiddenCount > 0 &&
        pager(plural(heap.hiddenCount, "younger block", "younger blocks"), heap.firstBlock + shown)}
    </>
  );
}

function focusPlace(tree: HTMLElement | null, id: string): void {
  const item = tree?.querySelector<HTMLElement>(`[data-path="${CSS.escape(id)}"]`);
  item?.focus({ preventScroll: true });
  item?.scrollIntoView({ block: "center", inline: "nearest" });
}

/** Tells which part of the tree is on screen, in steps, so that not every pixel draws anew. */
function followScreen(tree: HTMLElement, tell: (screen: { top: number; bottom: number }) => void): () => void {
  const scroller = tree.closest(".scroller");
  if (!scroller) return () => {};
  const step = 250;
  const look = (): void => {
    const top = scroller.getBoundingClientRect().top - tree.getBoundingClientRect().top;
    const first = Math.floor(top / step) * step;
    const bottom = first + Math.ceil(scroller.clientHeight / step + 1) * step;
    tell({ top: first, bottom });
  };
  look();
  scroller.addEventListener("scroll", look, { passive: true });
  const observer = new ResizeObserver(look);
  observer.observe(scroller);
  return () => {
    scroller.removeEventListener("scroll", look);
    observer.disconnect();
  };
}

type DrawnPart =
  | { readonly kind: "place"; readonly index: number; readonly place: Place }
  | { readonly kind: "gap"; readonly first: number; readonly height: number };

/** The places on screen and the one held on to, with the room that the others take between them. */
function drawnPlaces(
  places: readonly Place[],
  window: HeapWindow,
  screen: { top: number; bottom: number },
): DrawnPart[] {
  const { first, end } = window.range(screen.top, screen.bottom);
  const held = window.held === undefined ? undefined : window.indexOf(window.held);
  const runs = [{ first, end }];
  if (held !== undefined && held < first) runs.unshift({ first: held, end: held + 1 });
  if (held !== undefined && held >= end) runs.push({ first: held, end: held + 1 });
  const parts: DrawnPart[] = [];
  let at = 0;
  const gapTo = (index: number): void => {
    if (index > at) parts.push({ kind: "gap", first: at, height: window.offsetOf(index) - window.offsetOf(at) });
  };
  for (const run of runs) {
    gapTo(run.first);
    for (let index = run.first; index < run.end; index++) {
      const place = places[index];
      if (place) parts.push({ kind: "place", index, place });
    }
    at = run.end;
  }
  gapTo(places.length);
  return parts;
}

/** One drawing per block object: Preact passes over what it has drawn before. */
const drawings = new WeakMap<
  HeapBlock,
  { readonly index: number; readonly of: number; readonly drawing: JSX.Element }
>();

function drawnPlace(
  place: Place,
  block: HeapBlock | undefined,
  window: HeapWindow,
  index: number,
  of: number,
): JSX.Element {
  if (!block)
    return (
      <div class="hole" aria-hidden="true" style={{ height: `${Math.max(16, window.heightOf(place.id) - 10)}px` }} />
    );
  const known = drawings.get(block);
  if (known?.index === index && known.of === of) return known.drawing;
  const drawing = <Block block={block} index={index} of={of} />;
  drawings.set(block, { index, of, drawing });
  return drawing;
}

function Block({ block, index, of }: { block: HeapBlock; index: number; of: number }): JSX.Element {
  const { send, dispatch } = useContext(Panel);
  const { value, ownership, allocated } = block;
  const open = value?.children !== undefined;
  const tag = [ownershipTag(ownership), countsTag(block)].filter((part) => part !== "").join(" · ");
  const spare = block.elementCount - block.initialisedCount;
  const { range } = allocated;
  const since = ownership.kind === "leaked" || ownership.kind === "static" ? ownership.since : undefined;
  return (
    <div
      class={`block ownership-${ownership.kind}${block.change ? ` ${block.change}` : ""}`}
      data-path={block.id}
      {...blockMenu(block)}
      data-words={`${bare(ownership.words)} ${bare(allocated.words)}`}
      role="treeitem"
      tabIndex={-1}
      aria-level={1}
      aria-posinset={index + 1}
      aria-setsize={of}
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
        <button
          type="button"
          class="pin"
          tabIndex={-1}
          title="Pin this box to the top, or let it go"
          aria-label="Pin this box to the top, or let it go"
          onClick={() => dispatch({ type: "pin", id: block.id })}
        />
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
        {ownership.kind === "owned" && <span class="owner">{bare(ownership.words)}</span>}
        {spare > 0 && value?.shape !== "sequence" && <span class="spare-note">room for {spare} more</span>}
        {range && (
          <button type="button" class="line" tabIndex={-1} onClick={() => send({ type: "reveal", range })}>
            line {range.startLine}
          </button>
        )}
        {since && (
          <button type="button" class="line" tabIndex={-1} onClick={() => send({ type: "goTo", time: since.time })}>
            since line {since.range.startLine}
          </button>
        )}
        {value && <Forms node={value} />}
      </div>
    </div>
  );
}

function countsTag({ counts }: HeapBlock): string {
  if (counts === undefined) return "";
  return `strong ${counts.strong}${counts.weak > 0 ? ` · weak ${counts.weak}` : ""}`;
}

function ownershipTag(ownership: Ownership): string {
  switch (ownership.kind) {
    case "owned":
    case "shared":
      return "";
    case "leaked":
      return ownership.cycle === undefined ? "leaked" : "leaked: a cycle";
    case "static":
      return "'static";
    case "unclear":
      return "no owner";
    case "freed":
      return "freed";
  }
}
