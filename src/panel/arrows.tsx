/**
 * The arrows: one sheet of lines under the memory cells, one of their ends above. After each drawing the boxes are measured, and every edge of the model becomes a
 * line whose shape and colour both say what it means; its words are its title. With many arrows, only those of what changed
 * or what the reader looks at keep their full strength.
 */
import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Edge, NodePath } from "../debug/view/model";
import { type Box, cross, openHead, type Route, route, type Side, solidHead, union } from "./route";
import { bare, rootOf } from "./words";

/** More than this many arrows are thinned out to those that matter now. */
const maxStrongArrows = 12;

interface Drawn {
  readonly edge: Edge;
  readonly route: Route;
  /** The bytes that a slice covers, outlined. */
  readonly marked: readonly Box[];
}

export interface ArrowsProps {
  readonly canvas: { readonly current: HTMLElement | null };
  readonly edges: readonly Edge[];
  /** The node under the pointer or with the focus. */
  readonly active: NodePath | undefined;
  /** Anything whose change means that boxes may have moved. */
  readonly layout: unknown;
}

export function Arrows({ canvas, edges, active, layout }: ArrowsProps): JSX.Element {
  const [drawn, setDrawn] = useState<readonly Drawn[]>([]);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const draw = useRef(() => {});
  draw.current = () => {
    const element = canvas.current;
    if (!element) return;
    const { scrollWidth: width, scrollHeight: height } = element;
    setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    setDrawn(measure(element, edges));
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

const keyOf = (edge: Edge): string => `${edge.kind} ${edge.from} ${edge.to ?? ""} ${edge.address}`;

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
// Measuring

function measure(canvas: HTMLElement, edges: readonly Edge[]): Drawn[] {
  const finder = new Finder(canvas);
  const heads = new Map<Element, number>();
  const drawn: Drawn[] = [];
  for (const edge of edges) {
    const from = finder.source(edge.from);
    if (!from) continue;
    const marked = finder.slice(edge);
    const target = edge.to === undefined ? undefined : finder.target(edge.to);
    const fromBox = finder.sourceBox(from);
    const toBox = union(marked) ?? (target ? finder.box(target) : nowhere(fromBox));
    if (target === from || !finder.isNear(fromBox, toBox)) continue;
    const count = target ? (heads.get(target) ?? 0) : 0;
    if (target) heads.set(target, count + 1);
    const fromBelow = marked.length > 0 || target?.classList.contains("cell") === true;
    const side = target ? finder.side(from, target) : "right";
    const options = { side, fromBelow, lane: drawn.length, shift: spread(count) };
    drawn.push({ edge, marked, route: route(fromBox, toBox, options) });
  }
  return drawn;
}

/** 0, 6, -6, 12, … : arrows to one box end beside each other. */
function spread(count: number): number {
  return Math.ceil(count / 2) * 6 * (count % 2 === 1 ? 1 : -1);
}

/** Where an arrow to nothing ends: a little to the right of its box. */
function nowhere(from: Box): Box {
  return { left: from.left + from.width + 26, top: from.top, width: 1, height: Math.min(from.height, 26) };
}

/** Finds the element of a path, or of its nearest ancestor that is drawn. */
class Finder {
  private readonly nodes = new Map<string, Element>();
  private readonly inner = new Map<string, Element>();
  private readonly boxes = new Map<Element, Box>();
  private readonly origin: DOMRect;
  /** In the canvas's coordinates, with a screen's height above and below. */
  private readonly visible: { readonly top: number; readonly bottom: number };

  constructor(private readonly canvas: HTMLElement) {
    this.origin = canvas.getBoundingClientRect();
    const scroller = canvas.parentElement;
    const height = scroller?.clientHeight ?? 0;
    const top = scroller?.scrollTop ?? 0;
    this.visible = { top: top - height, bottom: top + 2 * height };
    for (const element of canvas.querySelectorAll("[data-path]"))
      this.nodes.set(element.getAttribute("data-path") ?? "", element);
    for (const element of canvas.querySelectorAll("[data-inner]"))
      this.inner.set(element.getAttribute("data-inner") ?? "", element);
  }

  /** Measured once per drawing: columns and crowded targets are asked for again and again. */
  box(element: Element): Box {
    const known = this.boxes.get(element);
    if (known) return known;
    const { left, top, width, height } = element.getBoundingClientRect();
    const { scrollLeft, scrollTop } = this.canvas;
    const box = { left: left - this.origin.left + scrollLeft, top: top - this.origin.top + scrollTop, width, height };
    this.boxes.set(element, box);
    return box;
  }

  source(path: NodePath): Element | undefined {
    for (const name of ancestors(path)) {
      const found = this.inner.get(name) ?? this.nodes.get(name);
      if (found) return found;
    }
    return undefined;
  }

  target(path: NodePath): Element | undefined {
    for (const name of ancestors(path)) {
      const found = this.nodes.get(name);
      // A slot is pointed at where it holds its value; blocks and statics as a whole.
      if (found) return found.classList.contains("slot") ? (this.inner.get(name) ?? found) : found;
    }
    return undefined;
  }

  /** Whether an arrow between two boxes comes near the part of the picture that is on screen. */
  isNear(from: Box, to: Box): boolean {
    const { top, bottom } = this.visible;
    return Math.max(from.top, to.top) >= top && Math.min(from.top, to.top) <= bottom;
  }

  /** The box that an arrow leaves: a part's row, but as wide as the memory cell it lies in. */
  sourceBox(element: Element): Box {
    const own = this.box(element);
    const cell = element.parentElement?.closest(".memory");
    if (!cell) return own;
    const { left, width } = this.box(cell);
    return { ...own, left, width };
  }

  /** By the columns that both lie in: columns under each other (a narrow panel) are gone around. */
  side(from: Element, to: Element): Side {
    const columns = [from, to].map((element) => element.closest(".column") ?? element);
    const [a, b] = columns.map((element) => this.box(element)) as [Box, Box];
    if (b.left >= a.left + a.width) return "right";
    return b.left + b.width <= a.left ? "left" : "around";
  }

  /** Boxes of the elements or characters that a slice covers, if they are drawn one by one; a line each. */
  slice({ to, range }: Edge): Box[] {
    if (!range || to === undefined) return [];
    const holder = this.inner.get(rootOf(to)) ?? this.nodes.get(to);
    if (!holder) return [];
    return lines([...this.covered(holder, to, range)].map((element) => this.box(element)));
  }

  private *covered(holder: Element, to: NodePath, range: NonNullable<Edge["range"]>): Iterable<Element> {
    const { offsetBytes, sizeBytes, firstIndex, count } = range;
    if (firstIndex !== undefined && count !== undefined) {
      for (let i = firstIndex; i < firstIndex + count; i++) {
        const element = this.nodes.get(`${to}/[${i}]`);
        if (element) yield element;
      }
    }
    for (const element of holder.querySelectorAll("[data-offset]")) {
      const offset = Number(element.getAttribute("data-offset"));
      if (offset >= offsetBytes && offset < offsetBytes + sizeBytes) yield element;
    }
  }
}

function* ancestors(path: NodePath): Iterable<string> {
  for (let name = path; ; name = name.slice(0, name.lastIndexOf("/"))) {
    yield name;
    if (!name.includes("/")) return;
  }
}

/** Boxes side by side become one per line. */
function lines(boxes: readonly Box[]): Box[] {
  const rows = new Map<number, Box[]>();
  for (const box of boxes) rows.set(Math.round(box.top), [...(rows.get(Math.round(box.top)) ?? []), box]);
  return [...rows.values()].flatMap((row) => union(row) ?? []);
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
