/**
 * The keyboard in the three trees (static, stack, heap): one tab stop per tree, arrows move as in any tree, and a pointer can
 * be followed: → on a leaf goes where it points, B goes back. Works on the DOM's roles, so that it needs no list of its own.
 */
import type { Edge, NodePath } from "../debug/view/model";
import type { HeapWindow } from "./heapWindow";
import { rootOf } from "./words";

export interface KeyActions {
  readonly edgesFrom: (path: NodePath) => readonly Edge[];
  readonly open: (path: NodePath) => void;
  readonly close: (path: NodePath) => void;
  /** Boxes of the heap that are off the screen have no element until they are held. */
  readonly heap: HeapWindow;
}

/** Where following pointers has led from, for B. */
const trail: HTMLElement[] = [];

export function onTreeKey(event: KeyboardEvent, actions: KeyActions): void {
  const item = event.target instanceof Element ? event.target.closest<HTMLElement>("[role=treeitem]") : null;
  const tree = item?.closest<HTMLElement>("[role=tree]");
  if (!item || !tree || event.ctrlKey || event.altKey || event.metaKey) return;
  const target = targetOf(event.key, item, tree, actions);
  if (target === undefined) return;
  event.preventDefault();
  if (target !== null) focus(target);
}

/** The item to go to, `null` when the key did something else, `undefined` when it means nothing here. */
function targetOf(
  key: string,
  item: HTMLElement,
  tree: HTMLElement,
  actions: KeyActions,
): HTMLElement | null | undefined {
  const items = itemsOf(tree);
  const index = items.indexOf(item);
  switch (key) {
    case "ArrowDown":
      return items[index + 1] ?? null;
    case "ArrowUp":
      return items[index - 1] ?? null;
    case "Home":
      return items[0] ?? null;
    case "End":
      return last(items, tree, actions);
    case "ArrowRight":
      return right(item, actions);
    case "ArrowLeft":
      return left(item, tree, actions);
    case "Enter":
    case " ":
      return toggle(item, actions);
    case "b":
    case "B":
      return trail.pop() ?? null;
    default:
      return undefined;
  }
}

function last(items: readonly HTMLElement[], tree: HTMLElement, actions: KeyActions): HTMLElement | null {
  const block = tree.closest(".column-heap") ? actions.heap.lastBlock() : undefined;
  if (block === undefined || elementOf(block)) return items.at(-1) ?? null;
  return drawn(block, actions) ?? null;
}

const pathOf = (item: HTMLElement): NodePath => item.dataset["path"] ?? "";

function right(item: HTMLElement, actions: KeyActions): HTMLElement | null {
  if (item.getAttribute("aria-expanded") === "false") return toggle(item, actions);
  const child = item.querySelector<HTMLElement>("[role=treeitem]");
  if (child) return child;
  const to = actions.edgesFrom(pathOf(item)).find((edge) => edge.to !== undefined)?.to;
  if (to === undefined) return null;
  trail.push(item);
  return drawn(to, actions) ?? null;
}

function left(item: HTMLElement, tree: HTMLElement, actions: KeyActions): HTMLElement | null {
  if (item.getAttribute("aria-expanded") === "true") {
    actions.close(pathOf(item));
    return null;
  }
  const parent = item.parentElement?.closest<HTMLElement>("[role=treeitem]");
  return parent && tree.contains(parent) ? parent : null;
}

function toggle(item: HTMLElement, actions: KeyActions): null {
  const expanded = item.getAttribute("aria-expanded");
  if (expanded === "false") actions.open(pathOf(item));
  if (expanded === "true") actions.close(pathOf(item));
  return null;
}

function itemsOf(tree: HTMLElement): HTMLElement[] {
  return [...tree.querySelectorAll<HTMLElement>("[role=treeitem]")];
}

/** The tree item of a path; one that is off the screen is drawn first, and takes the focus then. */
function drawn(path: NodePath | undefined, { heap }: KeyActions): HTMLElement | undefined {
  if (path === undefined) return undefined;
  const found = elementOf(path);
  if (!found) heap.goTo(rootOf(path));
  return found;
}

/** The tree item of a path, or of its nearest ancestor that is drawn. */
export function elementOf(path: NodePath): HTMLElement | undefined {
  for (let name = path; ; name = name.slice(0, name.lastIndexOf("/"))) {
    const found = document.querySelector<HTMLElement>(`[role=treeitem][data-path="${CSS.escape(name)}"]`);
    if (found) return found;
    if (!name.includes("/")) return undefined;
  }
}

function focus(item: HTMLElement): void {
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Scrolls to a node, drawing it first if it was off the screen, and marks it for a moment. */
export function bringIntoSight(path: NodePath, heap: HeapWindow, keepFocus: boolean): void {
  if (!elementOf(path)) heap.hold(rootOf(path));
  requestAnimationFrame(() => {
    const item = elementOf(path);
    if (!item) return;
    if (!keepFocus) item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "center", inline: "nearest" });
    for (const other of document.querySelectorAll(".sought")) other.classList.remove("sought");
    item.classList.add("sought");
  });
}

/** Each tree has exactly one item that Tab reaches: the one that had the focus last, else the first. */
export function rove(focused?: HTMLElement): void {
  for (const tree of document.querySelectorAll<HTMLElement>("[role=tree]")) {
    const items = itemsOf(tree);
    const stop = focused && tree.contains(focused) ? focused : (items.find((item) => item.tabIndex === 0) ?? items[0]);
    for (const item of items) {
      const wanted = item === stop ? 0 : -1;
      if (item.tabIndex !== wanted) item.tabIndex = wanted;
    }
  }
}
