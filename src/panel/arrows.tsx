/**
 * The arrows: one sheet of lines under the memory cells, one of their ends above. After each drawing the boxes near the screen
 * are measured (`measure.ts`), and every edge that has an end there becomes a line whose shape and colour both say what it means; its words are its title. With many arrows, only those of what changed
 * or what the reader looks at keep their full strength.
 */
import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Edge, NodePath } from "../debug/view/model";
import type { EdgeIndex } from "./edges";
import type { HeapWindow } from "./heapWindow";
import { type Drawn, keyOf, measure } from "./measure";
import { cross, openHead, type Route, solidHead } from "./route";
import { bare } from "./words";

/** More than this many arrows are thinned out to those that matter now. */
const maxStrongArrows = 12;

export interface ArrowsProps {
  readonly canvas: { readonly current: HTMLElement | null };
  readonly edges: EdgeIndex;
  readonly heap: HeapWindow;
  /** The node under the pointer or with the focus. */
  readonly active: NodePath | undefined;
  /** Anything whose change means that boxes may have moved. */
  readonly layout: unknown;
}

export function Arrows({ canvas, edges, heap, active, layout }: ArrowsProps): JSX.Element {
  const [drawn, setDrawn] = useState<readonly Drawn[]>([]);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const draw = useRef(() => {});
  draw.current = () => {
    const element = canvas.current;
    if (!element) return;
    const { scrollWidth: width, scrollHeight: height } = element;
    setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    setDrawn((before) => kept(before, measure(element, edges, heap)));
  };
  useLayoutEffect(() => draw.current(), [edges, layout]);
  useLayoutEffect(() => (canvas.current ? whenMoved(canvas.current, () => draw.current()) : undefined), [canvas]);
  const many = drawn.length > maxStrongArrows;
  const arrows = drawn.map((item) => ({ item, strength: strength(item.edge, active, many) }));
  return (
    <>
      <svg class="arrows lines" width={size.width} height={size.height} aria-hidden="true">
        {arrows.map(({ item, strength }) => (
          <Line key={keyOf(item.edge)} drawn={item} strength={strength} />
        ))}
      </svg>
      <svg class="arrows ends" width={size.width} height={size.height} aria-hidden="true">
        {arrows.map(({ item, strength }) => (
          <Ends key={keyOf(item.edge)} drawn={item} strength={strength} />
        ))}
      </svg>
    </>
  );
}

/** Calls back when boxes move for another reason than a new view: resizing, a font that arrives, scrolling. */
function whenMoved(canvas: HTMLElement, redraw: () => void): () => void {
  let waiting = 0;
  const soon = (): void => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(redraw);
  };
  const observer = new ResizeObserver(soon);
  observer.observe(canvas);
  for (const child of canvas.children) if (child instanceof HTMLElement) observer.observe(child);
  const scroller = canvas.parentElement;
  scroller?.addEventListener("scroll", soon, { passive: true });
  return () => {
    observer.disconnect();
    scroller?.removeEventListener("scroll", soon);
    cancelAnimationFrame(waiting);
  };
}

/** The same list where nothing moved, and the same items where they did not, so that nothing is drawn twice. */
function kept(before: readonly Drawn[], now: readonly Drawn[]): readonly Drawn[] {
  const old = new Map(before.map((item) => [keyOf(item.edge), item]));
  let same = before.length === now.length;
  const list = now.map((item, i) => {
    const known = old.get(keyOf(item.edge));
    const stays = known !== undefined && known.edge === item.edge && isSameDrawing(known, item);
    same &&= stays && before[i] === known;
    return stays ? known : item;
  });
  return same ? before : list;
}

function isSameDrawing(a: Drawn, b: Drawn): boolean {
  return a.route.path === b.route.path && a.marked.length === 0 && b.marked.length === 0;
}

type Strength = "strong" | "plain" | "faint";

function strength(edge: Edge, active: NodePath | undefined, many: boolean): Strength {
  if (active !== undefined && touches(edge, active)) return "strong";
  if (active !== undefined && !active.startsWith("t")) return "faint";
  return many && edge.change === undefined ? "faint" : "plain";
}

/** Whether an edge starts or ends in a node, or in a part of it. */
function touches(edge: Edge, active: NodePath): boolean {
  const within = (path: NodePath | undefined): boolean =>
    path !== undefined && (path === active || path.startsWith(`${active}/`) || active.startsWith(`${path}/`));
  return within(edge.from) || within(edge.to);
}

// ---------------------------------------------------------------------------------------------------------------------
// Drawing

function classOf(edge: Edge, strength: Strength): string {
  return `arrow ${edge.kind} ${strength}${edge.stale ? " stale" : ""}${edge.change ? ` ${edge.change}` : ""}`;
}

/** The line runs behind the memory cells; its ends, and what it marks, stand on them. */
function Line({ drawn, strength }: { drawn: Drawn; strength: Strength }): JSX.Element {
  const { edge, route: line } = drawn;
  return (
    <g class={classOf(edge, strength)} data-edge={`${edge.from} ${edge.to ?? ""}`}>
      <title>{bare(edge.words)}</title>
      <path class="line" d={line.path} />
      {edge.kind === "mutRef" && <path class="core" d={line.path} />}
    </g>
  );
}

function Ends({ drawn, strength }: { drawn: Drawn; strength: Strength }): JSX.Element {
  const { edge, route: line } = drawn;
  const solid = edge.kind === "owns" || edge.kind === "sharedOwner";
  return (
    <g class={classOf(edge, strength)}>
      {drawn.marked.map((box) => (
        <rect
          key={`${box.left} ${box.top}`}
          class="mark"
          x={box.left - 1}
          y={box.top - 1}
          width={box.width + 2}
          height={box.height + 2}
          rx={3}
        />
      ))}
      <circle class="tail" cx={line.tail.x} cy={line.tail.y} r={solid ? 4 : 3} />
      {edge.dangling || edge.to === undefined ? (
        <path class="cross" d={cross(line.head)} />
      ) : (
        <path class="head" d={solid ? solidHead(line) : openHead(line)} />
      )}
      <Count edge={edge} line={line} />
    </g>
  );
}

/** The count of a shared owner, on its line. */
function Count({ edge, line }: { edge: Edge; line: Route }): JSX.Element | null {
  if (edge.kind !== "sharedOwner" && edge.kind !== "weak") return null;
  const text = edge.kind === "weak" ? "weak" : `×${edge.strong}`;
  const width = 8 + text.length * 6.2;
  return (
    <g class="count" transform={`translate(${Math.round(line.label.x)} ${Math.round(line.label.y)})`}>
      <rect x={-width / 2} y={-8} width={width} height={16} rx={8} />
      <text y={3.5} text-anchor="middle">
        {text}
      </text>
    </g>
  );
}
