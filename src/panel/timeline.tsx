/**
 * The timeline under the picture: the whole run up to now, with a mark for each thing that happened and a hand that can be
 * dragged or moved with the keys to any time. The picture, the editor and the variables follow.
 */
import { grouped } from "../debug/view/counts";
import type { JSX } from "preact";
import { useContext, useRef, useState } from "preact/hooks";
import type { TimelineMark, TimelineMarkKind, TimelineResponseBody } from "../debug/view/protocol";
import { Panel } from "./context";
import type { RunCommand } from "./messages";
import { bare } from "./words";

const commands: readonly (readonly [RunCommand, string, string])[] = [
  ["reverseContinue", "|◀", "Back to the breakpoint before"],
  ["stepBackOut", "◀↰", "Back out of this function, to its call"],
  ["stepBack", "◀", "One step back"],
  ["stepBackInto", "◀↳", "Back into the call that was made"],
  ["next", "▶", "One step on"],
  ["continue", "▶|", "On to the next breakpoint"],
];

/** Later kinds are drawn over earlier ones. */
const rows: Readonly<Record<TimelineMarkKind, number>> = {
  call: 0,
  allocation: 1,
  move: 2,
  drop: 3,
  free: 1,
  output: 4,
  input: 4,
  breakpoint: 5,
  stop: 5,
  panic: 5,
  end: 5,
};

export function Timeline({ timeline }: { timeline: TimelineResponseBody }): JSX.Element {
  const { send } = useContext(Panel);
  const track = useRef<HTMLDivElement | null>(null);
  const [dragged, setDragged] = useState<number | undefined>();
  const { totalTime, isPast, marks } = timeline;
  const total = Math.max(1, totalTime);
  const time = dragged ?? timeline.time;
  const timeAt = (event: PointerEvent): number => {
    const box = track.current?.getBoundingClientRect();
    if (!box) return timeline.time;
    return Math.round(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * total);
  };
  const go = (to: number): void => {
    const target = Math.min(total, Math.max(0, to));
    if (target !== timeline.time) send({ type: "goTo", time: target });
  };
  const drop = (event: PointerEvent): void => {
    if (dragged === undefined) return;
    setDragged(undefined);
    go(timeAt(event));
  };
  return (
    <section class={`timeline${isPast ? " past" : ""}`} aria-label="Timeline">
      <span class="run-commands">
        {commands.map(([command, sign, title]) => (
          <button
            key={command}
            type="button"
            aria-label={title}
            title={title}
            onClick={() => send({ type: "run", command })}
          >
            {sign}
          </button>
        ))}
        <button
          type="button"
          title="Mark the calls, moves, drops and frees of the run so far"
          onClick={() => send({ type: "events", from: 0 })}
        >
          mark all
        </button>
      </span>
      <div
        ref={track}
        class="track"
        role="slider"
        tabIndex={0}
        aria-label="Step of the run"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={time}
        aria-valuetext={`step ${grouped(time)} of ${grouped(total)}`}
        onKeyDown={(event) => onSliderKey(event, timeline.time, total, marks, go)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragged(timeAt(event));
        }}
        onPointerMove={(event) => dragged !== undefined && setDragged(timeAt(event))}
        onPointerUp={drop}
      >
        <svg aria-hidden="true" width="100%" height="20" preserveAspectRatio="none" viewBox={`0 0 ${total} 20`}>
          <rect class="run" x="0" y="9" width={time} height="2" />
          <rect class="rest" x={time} y="9" width={total - time} height="2" />
        </svg>
        {marks.map((mark) => (
          <Mark key={`${mark.kind} ${mark.time}`} mark={mark} total={total} />
        ))}
        <i class="hand" style={{ left: `${(time / total) * 100}%` }} />
      </div>
      <span class="times">
        {grouped(time)} <small>of {grouped(total)}</small>
        {isPast && <b> looking back</b>}
      </span>
    </section>
  );
}

function Mark({ mark, total }: { mark: TimelineMark; total: number }): JSX.Element {
  return (
    <i
      class={`mark mark-${mark.kind} row-${rows[mark.kind]}`}
      title={bare(mark.words)}
      style={{ left: `${(Math.min(mark.time, total) / total) * 100}%` }}
    />
  );
}

/** ← → go a step, Page keys from mark to mark, Home and End to the ends. */
function onSliderKey(
  event: KeyboardEvent,
  time: number,
  total: number,
  marks: readonly TimelineMark[],
  go: (time: number) => void,
): void {
  const target = {
    ArrowLeft: time - 1,
    ArrowDown: time - 1,
    ArrowRight: time + 1,
    ArrowUp: time + 1,
    PageDown: [...marks].reverse().find((mark) => mark.time < time)?.time ?? 0,
    PageUp: marks.find((mark) => mark.time > time)?.time ?? total,
    Home: 0,
    End: total,
  }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  go(target);
}
