/**
 * The panel as a whole: the status line, three columns (static, stack, heap) under one sheet of arrows, and below them the
 * words: the node being looked at, what happened, the legend.
 */
import type { ComponentChildren, JSX } from "preact";
import { useContext, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Edge, MemoryView, NodePath } from "../debug/view/model";
import { Arrows } from "./arrows";
import { Panel } from "./context";
import { EdgeIndex } from "./edges";
import { Heap } from "./heap";
import { HeapWindow } from "./heapWindow";
import { onTreeKey, rove } from "./keyboard";
import { Badges, Ending, Events, Legend, StatusLine, Time } from "./narration";
import { holeCount } from "./places";
import { Rejected } from "./rejected";
import { Stack } from "./stack";
import type { PanelState } from "./state";
import { Statics } from "./statics";
import { bytes, plural } from "./words";

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

function Tools({ state }: { state: PanelState }): JSX.Element {
  const { dispatch } = useContext(Panel);
  const { view } = state;
  return (
    <div class="tools">
      {view && <Badges badges={view.badges} />}
      {view && <Time time={view.time} />}
      {holeCount(state.places) > 0 && (
        <button type="button" title="Close the gaps that freed blocks left" onClick={() => dispatch({ type: "pack" })}>
          close gaps
        </button>
      )}
      {view && (
        <span class="zoom">
          <button type="button" aria-label="Smaller" onClick={() => dispatch({ type: "zoom", step: -1 })}>
            −
          </button>
          <button type="button" aria-label="Original size" onClick={() => dispatch({ type: "zoom", step: 0 })}>
            {state.zoom}%
          </button>
          <button type="button" aria-label="Larger" onClick={() => dispatch({ type: "zoom", step: 1 })}>
            +
          </button>
        </span>
      )}
    </div>
  );
}

function Empty({ state }: { state: PanelState }): JSX.Element {
  const running = state.phase === "running";
  const ended = state.phase === "ended";
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
  const heap = useMemo(() => new HeapWindow(), []);
  const [active, setActive] = useState<NodePath | undefined>();
  const edges = useMemo(() => new EdgeIndex(view.edges), [view.edges]);
  const columns = useMemo(() => <Columns view={view} places={state.places} heap={heap} />, [view, state.places]);
  useEffect(() => rove());
  useRevealTop(canvas, view);
  const keys = {
    edgesFrom: (path: NodePath): readonly Edge[] => edges.from(path),
    heap,
    open: (path: NodePath): void => context.dispatch({ type: "open", path }),
    close: (path: NodePath): void => context.dispatch({ type: "close", path }),
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
        <Inspector edges={edges} active={active} />
        <Events events={view.events} output={view.output} />
        <Legend edges={view.edges} />
      </footer>
    </>
  );
}

interface ColumnsProps {
  readonly view: MemoryView;
  readonly places: PanelState["places"];
  readonly heap: HeapWindow;
}

function Columns({ view, places, heap: window }: ColumnsProps): JSX.Element {
  const { heap } = view;
  return (
    <>
      <Column name="static" title="Static" note="for the whole run">
        <div role="tree" aria-label="Static memory">
          <Statics segments={view.segments} />
        </div>
      </Column>
      <Column name="stack" title="Stack" note="newest frame last ↓">
        <div role="tree" aria-label="Stack memory">
          <Stack threads={view.threads} />
        </div>
      </Column>
      <Column name="heap" title="Heap" note={`${plural(heap.liveCount, "block", "blocks")}, ${bytes(heap.liveBytes)}`}>
        <Heap heap={heap} places={places} window={window} />
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

function pathUnder(target: EventTarget | null): NodePath | undefined {
  const element = target instanceof Element ? target.closest("[data-path]") : null;
  return element?.getAttribute("data-path") ?? undefined;
}

/** Keeps the top frame in view after a stop: a deep stack would hide it below the edge. */
function useRevealTop(canvas: { current: HTMLElement | null }, view: MemoryView): void {
  useEffect(() => {
    if (document.activeElement?.closest("[role=tree]")) return;
    canvas.current?.querySelector(".frame.top")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [canvas, view]);
}
