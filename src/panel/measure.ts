/**
 * Finds where arrows run: measures the boxes that are drawn, in the canvas's coordinates, and makes of every edge with an end
 * among them a route. A box of the heap that is off the screen is known by its place alone (`heapWindow.ts`).
 */
import type { Edge, NodePath } from "../debug/view/model";
import type { EdgeIndex } from "./edges";
import type { HeapWindow } from "./heapWindow";
import { type Box, type Route, route, type Side, union } from "./route";
import { rootOf } from "./words";

export interface Drawn {
  readonly edge: Edge;
  readonly route: Route;
  /** The bytes that a slice covers, outlined. */
  readonly marked: readonly Box[];
}

/** One end of an arrow. */
interface End {
  readonly name: NodePath;
  /** Absent for a box that is off the screen. */
  readonly element: Element | undefined;
  readonly box: Box;
  /** False where a node that the path lies in stands for it. */
  readonly isExact: boolean;
}

export const keyOf = (edge: Edge): string => `${edge.kind} ${edge.from} ${edge.to ?? ""} ${edge.address}`;

export function measure(canvas: HTMLElement, edges: EdgeIndex, heap: HeapWindow): Drawn[] {
  const finder = new Finder(canvas, heap);
  const heads = new Map<string, number>();
  const drawn: Drawn[] = [];
  for (const edge of edges.touching(finder.roots)) {
    const item = drawEdge(edge, finder, heads, drawn.length);
    if (item) drawn.push(item);
  }
  return drawn;
}

function drawEdge(edge: Edge, finder: Finder, heads: Map<string, number>, lane: number): Drawn | undefined {
  const from = finder.source(edge.from);
  const target = edge.to === undefined ? undefined : finder.target(edge.to);
  // From a part that is folded away to a box that is not drawn: there would be nothing to see but lines.
  if (edge.to !== undefined && !target?.element && !(from?.element && from.isExact)) return undefined;
  if (!from) return undefined;
  const marked = finder.slice(edge);
  const toBox = union(marked) ?? target?.box ?? nowhere(from.box);
  if ((target?.element && target.element === from.element) || !finder.isNear(from.box, toBox)) return undefined;
  const count = target ? (heads.get(target.name) ?? 0) : 0;
  if (target) heads.set(target.name, count + 1);
  const fromBelow = marked.length > 0 || target?.element?.classList.contains("cell") === true;
  const side = target ? finder.side(from, target) : "right";
  return { edge, marked, route: route(from.box, toBox, { side, fromBelow, lane, shift: spread(count) }) };
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
  /** The boxes that are drawn. */
  readonly roots = new Set<string>();
  private readonly heapTree: Element | null;
  private readonly nodes = new Map<string, Element>();
  private readonly inner = new Map<string, Element>();
  private readonly boxes = new Map<Element, Box>();
  private readonly origin: DOMRect;
  /** In the canvas's coordinates, with a screen's height above and below. */
  private readonly visible: { readonly top: number; readonly bottom: number };

  constructor(
    private readonly canvas: HTMLElement,
    private readonly heap: HeapWindow,
  ) {
    this.heapTree = canvas.querySelector(".column-heap > [role=tree]");
    this.origin = canvas.getBoundingClientRect();
    const scroller = canvas.parentElement;
    const height = scroller?.clientHeight ?? 0;
    const top = scroller?.scrollTop ?? 0;
    this.visible = { top: top - height, bottom: top + 2 * height };
    for (const element of canvas.querySelectorAll("[data-path]")) {
      const path = element.getAttribute("data-path") ?? "";
      this.nodes.set(path, element);
      this.roots.add(rootOf(path));
    }
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

  /** Where an arrow starts: the part's row, as wide as the memory cell it lies in. */
  source(path: NodePath): End | undefined {
    for (const name of ancestors(path)) {
      const found = this.inner.get(name) ?? this.nodes.get(name);
      if (found) return { name, element: found, box: this.sourceBox(found), isExact: name === path };
    }
    return this.undrawn(path);
  }

  /** Where it ends: a slot is pointed at where it holds its value; blocks and statics as a whole. */
  target(path: NodePath): End | undefined {
    for (const name of ancestors(path)) {
      const found = this.nodes.get(name);
      if (!found) continue;
      const element = found.classList.contains("slot") ? (this.inner.get(name) ?? found) : found;
      return { name, element, box: this.box(element), isExact: name === path };
    }
    return this.undrawn(path);
  }

  /** A heap box that is not drawn now has its place all the same. */
  private undrawn(path: NodePath): End | undefined {
    const name = rootOf(path);
    const index = this.heap.indexOf(name);
    if (index === undefined || !this.heapTree) return undefined;
    const { left, top, width } = this.box(this.heapTree);
    const box = { left, top: top + this.heap.offsetOf(index), width, height: 26 };
    return { name, element: undefined, box, isExact: false };
  }

  /** Whether an arrow between two boxes comes near the part of the picture that is on screen. */
  isNear(from: Box, to: Box): boolean {
    const { top, bottom } = this.visible;
    return Math.max(from.top, to.top) >= top && Math.min(from.top, to.top) <= bottom;
  }

  private sourceBox(element: Element): Box {
    const own = this.box(element);
    const cell = element.parentElement?.closest(".memory");
    if (!cell) return own;
    const { left, width } = this.box(cell);
    return { ...own, left, width };
  }

  /** By the columns that both lie in: columns under each other (a narrow panel) are gone around. */
  side(from: End, to: End): Side {
    const columns = [from, to].map(({ element }) => element?.closest(".column") ?? this.heapTree);
    const [a, b] = columns.map((column, i) => (column ? this.box(column) : (i === 0 ? from : to).box)) as [Box, Box];
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
