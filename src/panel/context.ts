/**
 * What every part of the drawing needs at hand: how to ask for a change. One object for life, so that a new view draws nothing
 * again that only asks.
 */
import { createContext } from "preact";
import type { FromPanel } from "./messages";
import type { Action } from "./state";

export interface PanelContext {
  readonly dispatch: (action: Action) => void;
  readonly send: (message: FromPanel) => void;
}

export const Panel = createContext<PanelContext>({ dispatch: () => {}, send: () => {} });
