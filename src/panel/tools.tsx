/** The toolbar: level of detail, search, std's frames, taking the picture away, zoom. */
import { plural } from "../debug/view/counts";
import type { JSX } from "preact";
import { useContext, useMemo, useState } from "preact/hooks";
import type { MemoryView, NodeForm } from "../debug/view/model";
import { Panel } from "./context";
import { Badges, Time } from "./narration";
import { holeCount } from "./places";
import { searchView } from "./search";
import type { PanelState } from "./state";
import { TakeAway } from "./takeAway";

export function Tools({ state }: { state: PanelState }): JSX.Element {
  const { dispatch } = useContext(Panel);
  const { view } = state;
  return (
    <div class="tools">
      {view && <Levels level={state.level} />}
      {view && <Search view={view} />}
      {view && (
        <button
          type="button"
          aria-pressed={state.showInternal}
          title="Show the frames of the standard library"
          onClick={() => dispatch({ type: "showInternal", on: !state.showInternal })}
        >
          std
        </button>
      )}
      {view && <TakeAway state={state} />}
      {holeCount(state.places) > 0 && (
        <button type="button" title="Close the gaps that freed blocks left" onClick={() => dispatch({ type: "pack" })}>
          close gaps
        </button>
      )}
      {view && (
        <span class="zoom">
          <button type="button" aria-label="Smaller" onClick={() => dispatch({ type: "zoom", step: -1 })}>
            −
          </button>
          <button type="button" aria-label="Original size" onClick={() => dispatch({ type: "zoom", step: 0 })}>
            {state.zoom}%
          </button>
          <button type="button" aria-label="Larger" onClick={() => dispatch({ type: "zoom", step: 1 })}>
            +
          </button>
        </span>
      )}
      {view && <Badges badges={view.badges} />}
      {view && <Time time={view.time} />}
    </div>
  );
}

const levels: readonly (readonly [NodeForm, string, string])[] = [
  ["value", "values", "Each value as a person reads it"],
  ["fields", "fields", "Each value's real fields: pointers, lengths, tags, counts"],
  ["bytes", "bytes", "Each value's bytes, with padding and niches marked"],
];

function Levels({ level }: { level: NodeForm }): JSX.Element {
  const { dispatch } = useContext(Panel);
  return (
    <fieldset class="levels" aria-label="Level of detail">
      {levels.map(([form, name, title]) => (
        <button
          key={form}
          type="button"
          title={title}
          aria-pressed={level === form}
          onClick={() => dispatch({ type: "level", level: form })}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}

/** Finds by name, type, value or address; Enter goes from one to the next. */
function Search({ view }: { view: MemoryView }): JSX.Element {
  const { goTo } = useContext(Panel);
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const found = useMemo(() => searchView(view, query), [view, query]);
  const go = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || found.length === 0) return;
    const index = event.shiftKey ? (at + found.length - 1) % found.length : at % found.length;
    goTo(found[index] ?? "", { keepFocus: true });
    setAt(event.shiftKey ? index : index + 1);
  };
  return (
    <span class="search">
      <input
        type="search"
        placeholder="find"
        aria-label="Find a box by name, type, value or address"
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={go}
      />
      {query !== "" && (
        <small role="status">{found.length === 0 ? "none" : plural(found.length, "box", "boxes")}</small>
      )}
    </span>
  );
}
