/** Taking it away: the picture as SVG or PNG, the stop as text, the run so far as one page that works on its own. */
import type { JSX } from "preact";
import { useContext } from "preact/hooks";
import { renderText } from "../debug/view/text";
import { Panel } from "./context";
import { pictureOf, pngOf } from "./picture";
import { runPage } from "./runPage";
import type { PanelState } from "./state";

export function TakeAway({ state }: { state: PanelState }): JSX.Element {
  const { send } = useContext(Panel);
  const { view, title, stops, source } = state;
  const name = title.replace(/\.rs$/, "") || "memory";
  const save = (extension: string, data: string, isBase64 = false): void =>
    send({ type: "save", name: `${name}.${extension}`, data, isBase64 });
  const choices: readonly (readonly [string, string, () => void])[] = [
    ["picture as SVG", "Save the picture as it stands here", () => save("svg", pictureOf().svg)],
    ["picture as PNG", "Save the picture as pixels", () => void pngOf().then((data) => save("png", data, true))],
    [
      "stop as text",
      "Copy what this stop shows, in words",
      () => view && send({ type: "copy", text: renderText(view) }),
    ],
    [
      "run as page",
      "Save source, timeline and all pictures so far as one HTML file",
      () => save("html", runPage({ title, source, stops, time: view?.time ?? 0 })),
    ],
  ];
  return (
    <details class="take-away">
      <summary>save</summary>
      <div class="menu">
        {choices.map(([words, hint, act]) => (
          <button
            key={words}
            type="button"
            title={hint}
            onClick={(event) => {
              event.currentTarget.closest("details")?.removeAttribute("open");
              act();
            }}
          >
            {words}
          </button>
        ))}
      </div>
    </details>
  );
}
