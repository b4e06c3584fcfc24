/**
 * Starts the memory panel in its webview: connects the reducer to the extension's messages, and asks for a view whenever the
 * state wants one. The only file that knows `acquireVsCodeApi`.
 */
import { render } from "preact";
import { useEffect, useMemo, useReducer } from "preact/hooks";
import type { JSX } from "preact";
import { App } from "./app";
import { Panel, type PanelContext } from "./context";
import { HeapWindow } from "./heapWindow";
import { bringIntoSight } from "./keyboard";
import type { FromPanel, ToPanel } from "./messages";
import { initialState, reduce, type Remembered, remembered, requestOf } from "./state";

interface VsCodeApi {
  postMessage(message: FromPanel): void;
  getState(): Remembered | undefined;
  setState(state: Remembered): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();
const send = (message: FromPanel): void => api.postMessage(message);

function Main(): JSX.Element {
  const [state, dispatch] = useReducer(reduce, { ...initialState, ...api.getState() });
  useEffect(() => api.setState(remembered(state)), [state.level, state.showInternal, state.zoom]);
  useEffect(() => {
    const receive = (event: MessageEvent<ToPanel>): void => {
      if (typeof event.data?.type === "string") dispatch(event.data);
    };
    window.addEventListener("message", receive);
    send({ type: "ready" });
    return () => window.removeEventListener("message", receive);
  }, []);
  useEffect(() => {
    if (state.wanted > 0) send({ type: "request", request: requestOf(state) });
  }, [state.wanted]);
  const context = useMemo(() => {
    const heap = new HeapWindow();
    const goTo: PanelContext["goTo"] = (path, options) => bringIntoSight(path, heap, options?.keepFocus === true);
    return { dispatch, send, heap, goTo };
  }, []);
  return (
    <Panel.Provider value={context}>
      <App state={state} />
    </Panel.Provider>
  );
}

const host = document.getElementById("app");
if (host) render(<Main />, host);
