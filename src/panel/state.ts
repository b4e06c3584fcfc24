/**
 * The panel's state and how it changes: a pure reducer over what the extension sends and what the reader does. Drawing is in
 * the `.tsx` files, places of heap boxes in `places.ts`.
 */
import { assertNever } from "../base/invariant";
import { applyDelta } from "../debug/view/delta";
import type { MemoryView, NodeForm, NodePath, OpenNode, ViewAnswer, ViewRequest } from "../debug/view/model";
import type { RejectedBody } from "../debug/view/protocol";
import type { ToPanel } from "./messages";
import { arrange, type Place, pack } from "./places";

export type Phase = "empty" | "running" | "stopped" | "waitingForInput" | "ended" | "rejected";

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
  /** Per cent. */
  readonly zoom: number;
  /** Grows with every change that needs a new answer from the adapter. */
  readonly wanted: number;
}

export type Action =
  | ToPanel
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
  zoom: 100,
  wanted: 0,
};

export function reduce(state: PanelState, action: Action): PanelState {
  switch (action.type) {
    case "begin":
      return { ...initialState, title: action.title, zoom: state.zoom, phase: "running" };
    case "changed":
      return changed(state, action.body.state);
    case "answer":
      return answered(state, action.answer);
    case "rejected":
      return { ...state, phase: "rejected", rejected: action.body, view: undefined };
    case "end":
      return state.phase === "rejected" || state.phase === "empty" ? state : { ...state, phase: "ended" };
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
  return { ...state, phase, problem: undefined, wanted: state.wanted + 1 };
}

function answered(state: PanelState, answer: ViewAnswer): PanelState {
  const view = newView(state.view, answer);
  // A delta against a view that is not held here any more: ask for the whole.
  if (!view) return { ...state, view: undefined, wanted: state.wanted + 1 };
  const phase = view.halt ? "ended" : state.phase === "running" || state.phase === "empty" ? "stopped" : state.phase;
  const places = view.heap.blocks === state.view?.heap.blocks ? state.places : arrange(state.places, view.heap.blocks);
  return { ...state, phase, view, places };
}

/** Blocks that did not change stay the same objects, so that drawing can pass over them. */
function newView(held: MemoryView | undefined, answer: ViewAnswer): MemoryView | undefined {
  if (answer.kind === "full") return answer.view;
  return held?.revision === answer.baseRevision ? applyDelta(held, answer) : undefined;
}

function opened(state: PanelState, action: Action & { type: "open" | "page" }): PanelState {
  const { path, form = "value" } = action;
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
  return { open: [...state.open.values()], closed: [...state.closed], ...base };
}
