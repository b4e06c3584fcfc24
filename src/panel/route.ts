/**
 * The geometry of arrows: from the box that holds a pointer to the box it points at. Pure: boxes in, SVG path data out. An
 * arrow leaves horizontally from the box's edge; between columns it is an S, within a column a C through the gutter beside it,
 * and to a part of a box (an element, a slice) it comes from below.
 */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Route {
  readonly path: string;
  /** Where the arrow starts: the tail's place. */
  readonly tail: Point;
  readonly head: Point;
  /** The direction of the arrow where it arrives, a unit vector. */
  readonly along: Point;
  /** A point on the arrow near its tail, for a count. */
  readonly label: Point;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The line ends this far from the box, where the head's base is. */
export const headLength = 8;
const anchorHeight = 13;
const gutterStep = 7;

/** How an arrow gets from box to box: straight over to another column, around through the gutter, or up to a part. */
export type Side = "right" | "left" | "around";

export interface RouteOptions {
  readonly side: Side;
  /** The target is a part within a box (an element, a slice): the head comes from below. */
  readonly fromBelow: boolean;
  /** 0, 1, 2 …: keeps arrows of one gutter apart. */
  readonly lane: number;
  /** Pixels up or down at the head, to keep arrows to one box apart. */
  readonly shift: number;
}

export function route(from: Box, to: Box, options: RouteOptions): Route {
  const { side, fromBelow, lane, shift } = options;
  const tail = { x: side === "left" ? from.left : from.left + from.width, y: middle(from) };
  if (fromBelow) return upTo(tail, to, side);
  if (side === "around") return around(tail, from, to, lane, shift);
  return between(tail, to, side === "right" ? 1 : -1, shift);
}

function middle(box: Box): number {
  return box.top + Math.min(box.height / 2, anchorHeight);
}

function headY(box: Box, shift: number): number {
  const y = middle(box) + shift;
  return Math.max(box.top + 3, Math.min(box.top + box.height - 3, y));
}

function between(tail: Point, to: Box, direction: 1 | -1, shift: number): Route {
  const head = { x: direction > 0 ? to.left - 1 : to.left + to.width + 1, y: headY(to, shift) };
  const end = { x: head.x - direction * headLength, y: head.y };
  const reach = Math.max(22, Math.abs(end.x - tail.x) * 0.5) * direction;
  return curve(tail, { x: tail.x + reach, y: tail.y }, { x: end.x - reach, y: end.y }, end, {
    head,
    along: { x: direction, y: 0 },
  });
}

/** Through the gutter on the right: out to the right, around, back in from the right. */
function around(tail: Point, from: Box, to: Box, lane: number, shift: number): Route {
  // Lower than the middle, where an arrow of the target's own may start.
  const head = { x: to.left + to.width + 1, y: headY(to, shift + 8) };
  const end = { x: head.x + headLength, y: head.y };
  const out = Math.max(from.left + from.width, to.left + to.width) + 26 + gutterStep * (lane % 4);
  return curve(tail, { x: out, y: tail.y }, { x: out, y: head.y }, end, { head, along: { x: -1, y: 0 } });
}

/** To a part within a box: over to its middle, then up to its lower edge. */
function upTo(tail: Point, to: Box, side: Side): Route {
  const head = { x: to.left + Math.min(to.width / 2, 40), y: to.top + to.height + 1 };
  const end = { x: head.x, y: head.y + headLength };
  if (side === "around") {
    const bend = { x: tail.x + 70, y: tail.y + (end.y - tail.y) * 0.7 };
    return curve(tail, bend, { x: end.x + 20, y: end.y + 30 }, end, { head, along: { x: 0, y: -1 } });
  }
  const reach = Math.max(18, Math.abs(head.x - tail.x) * 0.5) * (side === "left" ? -1 : 1);
  const below = Math.max(16, Math.abs(end.y - tail.y) * 0.35);
  return curve(tail, { x: tail.x + reach, y: tail.y }, { x: end.x, y: end.y + below }, end, {
    head,
    along: { x: 0, y: -1 },
  });
}

function curve(a: Point, b: Point, c: Point, d: Point, { head, along }: Pick<Route, "head" | "along">): Route {
  const path = `M${n(a.x)} ${n(a.y)}C${n(b.x)} ${n(b.y)} ${n(c.x)} ${n(c.y)} ${n(d.x)} ${n(d.y)}`;
  return { path, tail: a, head, along, label: bezier(a, b, c, d, 0.3) };
}

function bezier(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const s = 1 - t;
  const weigh = (p: number, q: number, r: number, u: number): number =>
    s * s * s * p + 3 * s * s * t * q + 3 * s * t * t * r + t * t * t * u;
  return { x: weigh(a.x, b.x, c.x, d.x), y: weigh(a.y, b.y, c.y, d.y) };
}

/** A closed head: ownership. */
export function solidHead({ head, along }: Route): string {
  const corner = (side: number): string => at(head, along, headLength + 1, side * 5);
  return `M${n(head.x)} ${n(head.y)}L${corner(-1)}L${corner(1)}Z`;
}

/** An open head: a reference. It reaches back over the line's end. */
export function openHead({ head, along }: Route): string {
  const tip = `${n(head.x)} ${n(head.y)}`;
  const back = (side: number): string => at(head, along, headLength, side * 4.5);
  return `M${back(-1)}L${tip}L${back(1)}M${back(0)}L${tip}`;
}

/** The point `back` behind a head and `aside` of its line. */
function at(head: Point, along: Point, back: number, aside: number): string {
  return `${n(head.x - along.x * back - along.y * aside)} ${n(head.y - along.y * back + along.x * aside)}`;
}

/** A cross where a pointer leads nowhere. */
export function cross({ x, y }: Point): string {
  return `M${n(x - 4)} ${n(y - 4)}L${n(x + 4)} ${n(y + 4)}M${n(x - 4)} ${n(y + 4)}L${n(x + 4)} ${n(y - 4)}`;
}

/** The smallest box around several. */
export function union(boxes: readonly Box[]): Box | undefined {
  const [first] = boxes;
  if (!first) return undefined;
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.left + box.width));
  const bottom = Math.max(...boxes.map((box) => box.top + box.height));
  return { left, top, width: right - left, height: bottom - top };
}

const n = (value: number): string => String(Math.round(value * 10) / 10);
