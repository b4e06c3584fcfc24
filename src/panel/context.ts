/** What every part of the drawing needs at hand: how to ask for a change, and which node the reader looks at. */
import { createContext } from "preact";
import type { Edge, NodePath } from "../debug/view/model";
import type { FromPanel } from "./messages";
import type { Action } from "./state";

export interface PanelContext {
  readonly dispatch: (action: Action) => void;
  readonly send: (message: FromPanel) => void;
  /** Pointers that start in this node or below it. */
  readonly edgesFrom: (path: NodePath) => readonly Edge[];
}

export const Panel = createContext<PanelContext>({ dispatch: () => {}, send: () => {}, edgesFrom: () => [] });
