/**
 * The panel as a whole: the status line, three columns (static, stack, heap) under one sheet of arrows, and below them the
 * words: the node being looked at, what happened, the legend.
 */
import { plural } from "../debug/view/counts";
import type { ComponentChildren, JSX } from "preact";
import { useContext, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Edge, HaltInfo, MemoryView, NodePath } from "../debug/view/model";
import { Arrows } from "./arrows";
import { Panel, type PanelContext } from "./context";
import { EdgeIndex } from "./edges";
import { Heap } from "./heap";
import { onTreeKey, rove } from "./keyboard";
import { Ending, Events, Legend, StatusLine } from "./narration";
import { canvasMarkup } from "./picture";
import { Rejected } from "./rejected";
import { Stack } from "./stack";
import type { Action, PanelState } from "./state";
import { SegmentMap } from "./segments";
import { Statics } from "./statics";
import { Timeline } from "./timeline";
import { Tools } from "./tools";
import { bytes } from "./words";

export function App({ state }: { state: PanelState }): JSX.Element {
  const { view, phase, rejected, problem } = state;
  return (
    <div class={`panel phase-is-${phase}`} style={{ "--zoom": String(state.zoom / 100) }}>
      <header class="topline">
        <StatusLine phase={phase} view={view} />
        <Tools state={state} />
      </header>
      {problem !== undefined && <div class="problem">{problem}</div>}
      {phase === "rejected" && rejected ? (
        <Rejected body={rejected} />
      ) : view ? (
        <Picture state={state} view={view} />
      ) : (
        <Empty state={state} />
      )}
    </div>
  );
}

function Empty({ state }: { state: PanelState }): JSX.Element {
  const running = state.phase === "running";
  const ended = state.phase === "ended" || state.phase === "closed";
  const title = running ? `${state.title} is running` : ended ? "The program has ended" : "No memory to show yet";
  return (
    <main class="empty">
      <div class="empty-figure" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
      <h1>{title}</h1>
      {ended ? (
        <p>It met no breakpoint, so there was no stop to draw.</p>
      ) : running ? (
        <p>Its memory is drawn at the first stop: a breakpoint, a panic, or Pause.</p>
      ) : (
        <p>
          Open a Rust file, click left of a line number to set a breakpoint, and press <kbd>F5</kbd>.
        </p>
      )}
    </main>
  );
}

function Picture({ state, view }: { state: PanelState; view: MemoryView }): JSX.Element {
  const context = useContext(Panel);
  const canvas = useRef<HTMLDivElement | null>(null);
  const { heap } = context;
  const [active, setActive] = useState<NodePath | undefined>();
  const edges = useMemo(() => new EdgeIndex(view.edges), [view.edges]);
  const { places, pinned, folded, cursor } = state;
  const columns = useMemo(() => <Columns state={state} view={view} />, [view, places, pinned, folded, cursor]);
  useKeptStop(view, context.dispatch);
  useEffect(() => rove());
  useRevealTop(canvas, view);
  useRevealLeak(view.halt, context.goTo);
  const keys = {
    edgesFrom: (path: NodePath): readonly Edge[] => edges.from(path),
    heap,
    open: (path: NodePath): void => context.dispatch({ type: isFrame(path) ? "fold" : "open", path }),
    close: (path: NodePath): void => context.dispatch({ type: isFrame(path) ? "fold" : "close", path }),
  };
  const follow = (event: Event): void => setActive(pathUnder(event.target));
  const onFocus = (event: FocusEvent): void => {
    if (event.target instanceof HTMLElement && event.target.matches("[role=treeitem]")) {
      rove(event.target);
      heap.hold(event.target.closest<HTMLElement>(".place")?.dataset["place"]);
    }
    follow(event);
  };
  return (
    <>
      <main>
        <h1 class="unseen">Memory of {state.title}</h1>
        {view.halt && <Ending halt={view.halt} />}
        <SegmentMap view={view} moments={state.moments} />
        {/* biome-ignore lint/a11y/useKeyWithMouseEvents: onFocusIn is what bubbles */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the trees inside take keys and focus */}
        <div
          class="scroller"
          onMouseOver={follow}
          onMouseLeave={() => setActive(undefined)}
          onFocusIn={onFocus}
          onKeyDown={(event) => onTreeKey(event, keys)}
        >
          <div class="canvas" ref={canvas}>
            {columns}
            <Arrows canvas={canvas} edges={edges} heap={heap} active={active} layout={state} />
          </div>
        </div>
      </main>
      <footer class="bottom">
        {state.timeline && <Timeline timeline={state.timeline} />}
        <Inspector edges={edges} active={active} />
        <Events events={state.events ?? view.events} output={view.output} isWhole={state.events !== undefined} />
        <Legend edges={view.edges} />
      </footer>
    </>
  );
}

function Columns({ state, view }: { state: PanelState; view: MemoryView }): JSX.Element {
  const { heap } = view;
  const { places, pinned, folded, cursor } = state;
  return (
    <>
      <Column name="static" title="Static" note="for the whole run">
        <div role="tree" aria-label="Static memory">
          <Statics segments={view.segments} />
        </div>
      </Column>
      <Column name="stack" title="Stack" note="newest frame last ↓">
        <div role="tree" aria-label="Stack memory">
          <Stack threads={view.threads} folded={folded} cursor={cursor} />
        </div>
      </Column>
      <Column name="heap" title="Heap" note={`${plural(heap.liveCount, "block", "blocks")}, ${bytes(heap.liveBytes)}`}>
        <Heap heap={heap} places={places} pinned={pinned} />
      </Column>
    </>
  );
}

interface ColumnProps {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly children: ComponentChildren;
}

function Column({ name, title, note, children }: ColumnProps): JSX.Element {
  return (
    <section class={`column column-${name}`}>
      <h2>
        {title} <small>{note}</small>
      </h2>
      {children}
    </section>
  );
}

/** One line about the node under the pointer or with the focus: its state in words, and what its pointers mean. */
function Inspector({ edges, active }: { edges: EdgeIndex; active: NodePath | undefined }): JSX.Element {
  const words = useMemo(() => (active === undefined ? "" : wordsFor(active, edges)), [active, edges]);
  return (
    <p class="inspector">{words === "" ? <span class="nothing">Point at a box to read about it.</span> : words}</p>
  );
}

function wordsFor(path: NodePath, edges: EdgeIndex): string {
  const element = document.querySelector(`[data-path="${CSS.escape(path)}"]`);
  const own = element?.getAttribute("data-words") ?? "";
  const label = element?.getAttribute("aria-label") ?? element?.getAttribute("title") ?? "";
  const sentences = [...edges.from(path), ...edges.to(path)].slice(0, 3).map((edge) => edge.words.replaceAll("`", ""));
  return [label, label.includes(own) ? "" : own, ...sentences].filter((text) => text !== "").join(" — ");
}

/** Frames fold in the panel; all else is opened and closed by asking for more or less. */
const isFrame = (path: NodePath): boolean => /^t\d+\.f\d+$/.test(path);

function pathUnder(target: EventTarget | null): NodePath | undefined {
  const element = target instanceof Element ? target.closest("[data-path]") : null;
  return element?.getAttribute("data-path") ?? undefined;
}

/** Keeps each stop's picture, once it is drawn with its arrows, for the page of the run. */
function useKeptStop(view: MemoryView, dispatch: (action: Action) => void): void {
  useEffect(() => {
    const { time, stop, output } = view;
    const large = view.heap.blocks.length > maxKeptBlocks;
    const timer = setTimeout(() => {
      const words = stop.words.replaceAll("`", "");
      const text = output.map((part) => part.text).join("");
      const picture = large ? "" : canvasMarkup();
      dispatch({ type: "drawn", stop: { time, line: stop.range?.startLine, words, output: text, picture } });
    }, 250);
    return () => clearTimeout(timer);
  }, [view]);
}

/** Larger heaps are drawn in part only, and would make a page of the run too heavy. */
const maxKeptBlocks = 300;

/** At the end, what leaked is what there is to see. */
function useRevealLeak(halt: HaltInfo | undefined, goTo: PanelContext["goTo"]): void {
  const first = halt?.leaks[0];
  useEffect(() => {
    if (first !== undefined) goTo(first, { keepFocus: true });
  }, [first, goTo]);
}

/** Keeps the top frame in view after a stop: a deep stack would hide it below the edge. */
function useRevealTop(canvas: { current: HTMLElement | null }, view: MemoryView): void {
  useEffect(() => {
    if (document.activeElement?.closest("[role=tree]")) return;
    canvas.current?.querySelector(".frame.top")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [canvas, view]);
}
