/**
 * The panel's state and how it changes: a pure reducer over what the extension sends and what the reader does. Drawing is in
 * the `.tsx` files, places of heap boxes in `places.ts`.
 */
import { assertNever } from "../base/invariant";
import { applyDelta } from "../debug/view/delta";
import type {
  AllocationId,
  MemoryView,
  NodeForm,
  NodePath,
  OpenNode,
  ViewAnswer,
  ViewRequest,
} from "../debug/view/model";
import type { EventsResponseBody, RejectedBody, TimelineResponseBody } from "../debug/view/protocol";
import type { ToPanel } from "./messages";
import { arrange, type Place, pack } from "./places";
import type { KeptStop } from "./runPage";

export type Phase = "empty" | "running" | "stopped" | "waitingForInput" | "ended" | "closed" | "rejected";

export interface PanelState {
  readonly phase: Phase;
  /** File name of the program. */
  readonly title: string;
  readonly view: MemoryView | undefined;
  readonly rejected: RejectedBody | undefined;
  readonly problem: string | undefined;
  /** Nodes that the reader opened or turned to another form, and those closed against the default. */
  readonly open: ReadonlyMap<NodePath, OpenNode>;
  readonly closed: ReadonlySet<NodePath>;
  readonly places: readonly Place[];
  /** How the whole picture is read; single nodes may be opened otherwise. */
  readonly level: NodeForm;
  readonly showInternal: boolean;
  /** The stretch of a deep stack's middle that the reader asked for. */
  readonly frames: ViewRequest["frames"];
  readonly firstBlock: number;
  readonly pinned: ReadonlySet<AllocationId>;
  readonly folded: ReadonlySet<NodePath>;
  /** The name that the editor's cursor stands on. */
  readonly cursor: string;
  readonly timeline: TimelineResponseBody | undefined;
  /** Every event up to this stop, where it was asked for. */
  readonly events: EventsResponseBody | undefined;
  /** Heap and stack at each time that was shown. */
  readonly moments: readonly Moment[];
  /** The pictures shown so far, for the page of the run. */
  readonly stops: readonly KeptStop[];
  readonly source: string | undefined;
  /** Per cent. */
  readonly zoom: number;
  /** Grows with every change that needs a new answer from the adapter. */
  readonly wanted: number;
}

export interface Moment {
  readonly time: number;
  readonly heapBytes: number;
  readonly stackBytes: number;
}

/** What is remembered from one use of the panel to the next. */
export type Remembered = Pick<PanelState, "level" | "showInternal" | "zoom">;

export type Action =
  | ToPanel
  | { readonly type: "level"; readonly level: NodeForm }
  | { readonly type: "showInternal"; readonly on: boolean }
  | { readonly type: "frames"; readonly first: number; readonly count: number }
  | { readonly type: "blocks"; readonly firstBlock: number }
  | { readonly type: "pin"; readonly id: AllocationId }
  | { readonly type: "fold"; readonly path: NodePath }
  /** A stop was drawn. */
  | { readonly type: "drawn"; readonly stop: KeptStop }
  | { readonly type: "open"; readonly path: NodePath; readonly form?: NodeForm }
  | { readonly type: "close"; readonly path: NodePath }
  | { readonly type: "page"; readonly path: NodePath; readonly firstChild: number; readonly form: NodeForm }
  | { readonly type: "pack" }
  | { readonly type: "zoom"; readonly step: -1 | 0 | 1 };

export const initialState: PanelState = {
  phase: "empty",
  title: "",
  view: undefined,
  rejected: undefined,
  problem: undefined,
  open: new Map(),
  closed: new Set(),
  places: [],
  level: "value",
  showInternal: false,
  frames: undefined,
  firstBlock: 0,
  pinned: new Set(),
  folded: new Set(),
  cursor: "",
  timeline: undefined,
  events: undefined,
  moments: [],
  stops: [],
  source: undefined,
  zoom: 100,
  wanted: 0,
};

export function reduce(state: PanelState, action: Action): PanelState {
  switch (action.type) {
    case "begin":
      return { ...initialState, ...remembered(state), title: action.title, phase: "running" };
    case "source":
      return { ...state, source: action.text };
    case "changed":
      return changed(state, action.body.state);
    case "answer":
      return answered(state, action.answer);
    case "timeline":
      return { ...state, timeline: action.body };
    case "events":
      return { ...state, events: action.body };
    case "cursor":
      return state.cursor === action.name ? state : { ...state, cursor: action.name };
    case "level":
      return { ...state, level: action.level, open: new Map(), closed: new Set(), wanted: state.wanted + 1 };
    case "showInternal":
      return { ...state, showInternal: action.on, wanted: state.wanted + 1 };
    case "frames":
      return { ...state, frames: { first: action.first, count: action.count }, wanted: state.wanted + 1 };
    case "blocks":
      return { ...state, firstBlock: Math.max(0, action.firstBlock), wanted: state.wanted + 1 };
    case "pin":
      return pinned(state, toggled(state.pinned, action.id));
    case "fold":
      return { ...state, folded: toggled(state.folded, action.path) };
    case "drawn":
      return { ...state, stops: keptStops(state.stops, action.stop) };
    case "rejected":
      return { ...state, phase: "rejected", rejected: action.body, view: undefined };
    case "end":
      return state.phase === "rejected" || state.phase === "empty" ? state : { ...state, phase: "ended" };
    case "sessionOver":
      return { ...state, phase: "closed" };
    case "problem":
      return { ...state, problem: action.words };
    case "open":
    case "page":
      return opened(state, action);
    case "close":
      return closed(state, action.path);
    case "pack":
      return { ...state, places: pack(state.places) };
    case "zoom":
      return { ...state, zoom: action.step === 0 ? 100 : Math.min(200, Math.max(60, state.zoom + 10 * action.step)) };
    default:
      return assertNever(action);
  }
}

function changed(state: PanelState, phase: "stopped" | "running" | "waitingForInput" | "ended"): PanelState {
  if (phase === "running") return { ...state, phase };
  return { ...state, phase, problem: undefined, events: undefined, wanted: state.wanted + 1 };
}

function answered(state: PanelState, answer: ViewAnswer): PanelState {
  const view = newView(state.view, answer);
  // A delta against a view that is not held here any more: ask for the whole.
  if (!view) return { ...state, view: undefined, wanted: state.wanted + 1 };
  const phase = view.halt ? "ended" : state.phase === "running" || state.phase === "empty" ? "stopped" : state.phase;
  const places = view.heap.blocks === state.view?.heap.blocks ? state.places : arrange(state.places, view.heap.blocks);
  return pinned({ ...state, phase, view, places, moments: withMoment(state.moments, view) }, state.pinned);
}

/** Pinned boxes stand first. */
function pinned(state: PanelState, ids: ReadonlySet<AllocationId>): PanelState {
  if (ids.size === 0 && state.pinned.size === 0) return state;
  const first = state.places.filter(({ id }) => ids.has(id));
  return { ...state, pinned: ids, places: [...first, ...state.places.filter(({ id }) => !ids.has(id))] };
}

function toggled<T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}

const maxMoments = 400;
const maxStops = 300;

function withMoment(moments: readonly Moment[], view: MemoryView): readonly Moment[] {
  const stackBytes = view.threads.reduce((sum, { region, stackPointer }) => sum + region.end - stackPointer, 0);
  const moment = { time: view.time, heapBytes: view.heap.liveBytes, stackBytes };
  const others = moments.filter(({ time }) => time !== view.time);
  return [...others, moment].sort((a, b) => a.time - b.time).slice(-maxMoments);
}

function keptStops(stops: readonly KeptStop[], stop: KeptStop): readonly KeptStop[] {
  return [...stops.filter(({ time }) => time !== stop.time), stop].sort((a, b) => a.time - b.time).slice(-maxStops);
}

export function remembered({ level, showInternal, zoom }: PanelState): Remembered {
  return { level, showInternal, zoom };
}

/** Blocks that did not change stay the same objects, so that drawing can pass over them. */
function newView(held: MemoryView | undefined, answer: ViewAnswer): MemoryView | undefined {
  if (answer.kind === "full") return answer.view;
  return held?.revision === answer.baseRevision ? applyDelta(held, answer) : undefined;
}

function opened(state: PanelState, action: Action & { type: "open" | "page" }): PanelState {
  const { path, form = state.level } = action;
  const open = new Map(state.open);
  open.set(path, action.type === "page" ? { path, form, firstChild: action.firstChild } : { path, form });
  const shut = new Set(state.closed);
  shut.delete(path);
  return { ...state, open, closed: shut, wanted: state.wanted + 1 };
}

function closed(state: PanelState, path: NodePath): PanelState {
  const open = new Map(state.open);
  open.delete(path);
  return { ...state, open, closed: new Set([...state.closed, path]), wanted: state.wanted + 1 };
}

export function requestOf(state: PanelState): ViewRequest {
  const base = state.view ? { baseRevision: state.view.revision } : {};
  const { level, showInternal, frames, firstBlock } = state;
  return {
    open: [...state.open.values()],
    closed: [...state.closed],
    ...(level === "value" ? {} : { level }),
    ...(showInternal ? { showInternal } : {}),
    ...(frames === undefined ? {} : { frames }),
    ...(firstBlock === 0 ? {} : { firstBlock }),
    ...base,
  };
}
