/**
 * The map of memory: each segment with its addresses and how much of it is used, lowest address first, and the heap and the
 * stack over time, where a click goes back to the moment.
 */
import { grouped } from "../debug/view/counts";
import type { JSX } from "preact";
import { useContext } from "preact/hooks";
import type { MemoryView } from "../debug/view/model";
import { Panel } from "./context";
import type { Moment } from "./state";
import { bytes, hex } from "./words";

interface Segment {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly usedBytes: number;
  readonly note: string;
}

export function SegmentMap({ view, moments }: { view: MemoryView; moments: readonly Moment[] }): JSX.Element {
  return (
    <details class="segment-map">
      <summary>Memory map</summary>
      <div class="map-and-graph">
        <table>
          <thead>
            <tr>
              <th scope="col">segment</th>
              <th scope="col">addresses</th>
              <th scope="col">used</th>
            </tr>
          </thead>
          <tbody>
            {segmentsOf(view).map((segment) => (
              <SegmentRow key={segment.name} segment={segment} />
            ))}
          </tbody>
        </table>
        <Graph moments={moments} />
      </div>
    </details>
  );
}

function segmentsOf(view: MemoryView): Segment[] {
  const statics = view.segments.map(({ name, addresses }): Segment => {
    const size = addresses.end - addresses.start;
    return { name, ...addresses, usedBytes: size, note: "" };
  });
  const { heap } = view;
  const stacks = view.threads.map(({ name, region, stackPointer }): Segment => {
    const label = view.threads.length > 1 ? `stack of ${name}` : "stack";
    return { name: label, ...region, usedBytes: region.end - stackPointer, note: "grows down" };
  });
  const heapRow = { name: "heap", ...heap.region, usedBytes: heap.liveBytes, note: "grows up" };
  return [...statics, heapRow, ...stacks].sort((a, b) => a.start - b.start);
}

function SegmentRow({ segment }: { segment: Segment }): JSX.Element {
  const { name, start, end, usedBytes, note } = segment;
  const part = end === start ? 0 : usedBytes / (end - start);
  return (
    <tr>
      <th scope="row">
        {name} <small>{note}</small>
      </th>
      <td class="address">
        {hex(start)} – {hex(end)}
      </td>
      <td>
        <svg class="fill" width="64" height="8" role="img" aria-label={`${Math.round(part * 100)} per cent used`}>
          <rect class="room" x="0.5" y="0.5" width="63" height="7" />
          <rect class="used" x="0.5" y="0.5" width={Math.max(part > 0 ? 1.5 : 0, part * 63)} height="7" />
        </svg>{" "}
        {bytes(usedBytes)}
      </td>
    </tr>
  );
}

const graphWidth = 220;
const graphHeight = 46;

/** Heap and stack at each stop so far. */
function Graph({ moments }: { moments: readonly Moment[] }): JSX.Element | null {
  const { send } = useContext(Panel);
  if (moments.length < 2) return null;
  const last = moments.at(-1)?.time ?? 1;
  const line = (of: (moment: Moment) => number): string => {
    const most = Math.max(1, ...moments.map(of));
    return moments
      .map((moment, i) => `${i === 0 ? "M" : "L"}${x(moment.time, last)} ${graphHeight - 3 - (of(moment) / most) * 38}`)
      .join("");
  };
  return (
    <figure class="graph">
      <figcaption>
        <span class="heap">heap</span> up to {grouped(Math.max(...moments.map(({ heapBytes }) => heapBytes)))} bytes,{" "}
        <span class="stack">stack</span> up to {grouped(Math.max(...moments.map(({ stackBytes }) => stackBytes)))}
      </figcaption>
      <div class="plot">
        <svg width={graphWidth} height={graphHeight} aria-hidden="true">
          <path class="heap" d={line(({ heapBytes }) => heapBytes)} />
          <path class="stack" d={line(({ stackBytes }) => stackBytes)} />
        </svg>
        {moments.map(({ time, heapBytes }) => (
          <button
            key={time}
            type="button"
            style={{ left: `${x(time, last)}px` }}
            aria-label={`Go to step ${grouped(time)}: ${bytes(heapBytes)} on the heap`}
            title={`step ${grouped(time)}: ${bytes(heapBytes)} on the heap`}
            onClick={() => send({ type: "goTo", time })}
          />
        ))}
      </div>
    </figure>
  );
}

const x = (time: number, last: number): number => 3 + (time / Math.max(1, last)) * (graphWidth - 6);
