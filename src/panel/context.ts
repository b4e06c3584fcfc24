/**
 * What every part of the drawing needs at hand: how to ask for a change. One object for life, so that a new view draws nothing
 * again that only asks.
 */
import { createContext } from "preact";
import type { NodePath } from "../debug/view/model";
import { HeapWindow } from "./heapWindow";
import type { FromPanel } from "./messages";
import type { Action } from "./state";

export interface PanelContext {
  readonly dispatch: (action: Action) => void;
  readonly send: (message: FromPanel) => void;
  /** Brings a node into sight, and the focus to it unless it is to stay where it is. */
  readonly goTo: (path: NodePath, options?: { readonly keepFocus?: boolean }) => void;
  readonly heap: HeapWindow;
}

export const Panel = createContext<PanelContext>({
  dispatch: () => {},
  send: () => {},
  goTo: () => {},
  heap: new HeapWindow(),
});
