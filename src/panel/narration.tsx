/**
 * The words of the panel: the line that says where the program stands, the badges, what happened since the last stop, the
 * end of a run, the legend, and the line about the node that the reader looks at.
 */
import { grouped, plural } from "../debug/view/counts";
import type { ComponentChildren, JSX } from "preact";
import { useContext, useState } from "preact/hooks";
import type {
  AllocationId,
  Badge,
  Edge,
  EdgeKind,
  EventKind,
  EventList,
  HaltInfo,
  MemoryView,
  SourceRange,
} from "../debug/view/model";
import { Panel } from "./context";
import { Drip } from "./drip";
import type { Phase } from "./state";
import { edgeNames } from "./words";

/** A sentence with `code` in backticks set as code. Text of the program stays text. */
export function Words({ text }: { text: string }): JSX.Element {
  const parts = text.split("`");
  // An odd number of backticks: they are the program's own.
  if (parts.length % 2 === 0) return <>{text}</>;
  return <>{parts.map((part, i): ComponentChildren => (i % 2 === 1 ? <code>{part}</code> : part))}</>;
}

const phaseNames: Readonly<Record<Phase, string>> = {
  empty: "",
  running: "Running…",
  stopped: "Stopped",
  waitingForInput: "Waiting for input",
  ended: "Ended",
  closed: "Session ended",
  rejected: "Not run",
};

export function StatusLine({ phase, view }: { phase: Phase; view: MemoryView | undefined }): JSX.Element {
  // The end of a run has a place of its own (`Ending`).
  const words = phase === "running" || view?.halt ? "" : (view?.stop.words ?? "");
  const isLast = phase === "closed" && view !== undefined;
  return (
    <div class="status" role="status">
      <span class={`phase phase-${phase}`}>{phaseNames[phase]}</span>
      <span class="stop-words">
        <Words text={isLast ? `The last picture. ${words}` : words} />
      </span>
    </div>
  );
}

export function Badges({ badges }: { badges: readonly Badge[] }): JSX.Element {
  return (
    <>
      {badges.map((badge) => (
        <span key={badge.id} class={`badge badge-${badge.level}`}>
          <Words text={badge.words} />
        </span>
      ))}
    </>
  );
}

/** What the panel shows for each kind of event: a mark and its meaning in colour (`panel.css`). */
const marks: Readonly<Record<EventKind, string>> = {
  travel: "↺",
  call: "↳",
  return: "↰",
  declare: "+",
  write: "✎",
  copy: "⧉",
  move: "⇢",
  borrow: "&",
  drop: "✕",
  alloc: "▣",
  realloc: "⤢",
  free: "▢",
  scopeEnd: "}",
  output: "»",
  input: "«",
  panic: "!",
  unwind: "↑",
  leak: "◇",
  thread: "≡",
};

interface EventsProps {
  readonly events: EventList;
  readonly output: MemoryView["output"];
  /** The events are all there were, not what two pictures tell. */
  readonly isWhole: boolean;
}

export function Events({ events, output, isWhole }: EventsProps): JSX.Element {
  const { send } = useContext(Panel);
  const go = (range: SourceRange): void => send({ type: "reveal", range });
  return (
    <section class="events" aria-label="What happened since the last stop">
      <h2>
        What happened{" "}
        {!isWhole && (
          <button
            type="button"
            class="line"
            title="Tell every move, borrow, write, call, drop and block since the last stop, in order"
            onClick={() => send({ type: "events" })}
          >
            all of it
          </button>
        )}
      </h2>
      <ol aria-live="polite" aria-relevant="additions text">
        {events.hiddenCount > 0 && (
          <li class="gap">… {plural(events.hiddenCount, "event", "events")} before these …</li>
        )}
        {events.list.map((event, i) => (
          <li key={`${event.time}:${i}`} class={`event event-${event.kind}`}>
            <span class="mark" aria-hidden="true">
              {marks[event.kind]}
            </span>
            <span class="sentence">
              <Words text={event.words} />
            </span>
            {event.range && <LineButton range={event.range} go={go} />}
          </li>
        ))}
        {!toldOf(events) &&
          output.map((part, i) => (
            <li key={`out${i}`} class="event event-output">
              <span class="mark" aria-hidden="true">
                »
              </span>
              <span class="sentence">
                printed <code class={`output ${part.stream}`}>{part.text.replace(/\n$/, "⏎")}</code>
              </span>
            </li>
          ))}
        {events.list.length + output.length === 0 && (
          <li class="nothing">Nothing yet: step to see what a statement does.</li>
        )}
      </ol>
    </section>
  );
}

/** Whether the output is among the events already. */
function toldOf(events: EventList): boolean {
  return events.list.some(({ kind }) => kind === "output");
}

function LineButton({ range, go }: { range: SourceRange; go: (range: SourceRange) => void }): JSX.Element {
  return (
    <button type="button" class="line" onClick={() => go(range)}>
      line {range.startLine}
    </button>
  );
}

export function Ending({ halt }: { halt: HaltInfo }): JSX.Element {
  const { send } = useContext(Panel);
  const good = halt.kind === "exit" && halt.exitCode === 0;
  const { range } = halt;
  return (
    <section class={`ending ${good ? "good" : "bad"}${halt.leaks.length > 0 ? " leaks" : ""}`}>
      <div class="code" title="exit code">
        {halt.exitCode === undefined ? "–" : halt.exitCode}
      </div>
      <div>
        <p class="main">
          <Words text={halt.words} />{" "}
          {range && <LineButton range={range} go={(to) => send({ type: "reveal", range: to })} />}
        </p>
        {halt.message && <pre>{halt.message}</pre>}
        <p class="leak-words">
          {halt.leaks.length > 0 ? <Drip /> : "✓ "}
          <Words text={halt.leakWords} /> {halt.leaks.length > 0 && <Tour ids={halt.leaks} />}
        </p>
      </div>
    </section>
  );
}

/** Shows one block after the other. */
function Tour({ ids }: { ids: readonly AllocationId[] }): JSX.Element {
  const { goTo } = useContext(Panel);
  const [next, setNext] = useState(0);
  const show = (): void => {
    goTo(ids[next % ids.length] ?? "");
    setNext(next + 1);
  };
  return (
    <button type="button" class="line" onClick={show}>
      {next === 0 ? "show" : "show the next"}
    </button>
  );
}

/** Only the kinds of arrow that are in the picture. */
export function Legend({ edges }: { edges: readonly Edge[] }): JSX.Element {
  const kinds = [...new Set(edges.map((edge) => edge.kind))];
  const order = Object.keys(edgeNames) as EdgeKind[];
  return (
    <ul class="legend" aria-label="What the arrows mean">
      {order
        .filter((kind) => kinds.includes(kind))
        .map((kind) => (
          <li key={kind}>
            <svg width="34" height="12" aria-hidden="true" class={`arrow plain ${kind}`}>
              <path class="line" d="M5 6L26 6" />
              {kind === "mutRef" && <path class="core" d="M5 6L26 6" />}
              <circle class="tail" cx="5" cy="6" r={kind === "owns" || kind === "sharedOwner" ? 4 : 3} />
              <path
                class="head"
                d={kind === "owns" || kind === "sharedOwner" ? "M33 6L24 1L24 11Z" : "M25 1.5L33 6L25 10.5M25 6L33 6"}
              />
            </svg>
            {edgeNames[kind]}
          </li>
        ))}
    </ul>
  );
}

export function Time({ time }: { time: number }): JSX.Element {
  return (
    <span class="time" title="steps made since the program began">
      step {grouped(time)}
    </span>
  );
}
