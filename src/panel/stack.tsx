/** The stack: threads, their frames with the newest at the bottom, and in each frame its variables as memory cells. */
import type { JSX } from "preact";
import { useContext } from "preact/hooks";
import type { FrameView, HiddenFrames, Slot, ThreadView } from "../debug/view/model";
import { Panel } from "./context";
import { slotMenu } from "./menu";
import { Chevron, Forms, Value } from "./value";
import { Why } from "./why";
import { bare, bytes, hex, nextTag, stateTag, whyOf } from "./words";

/** Frames of a deep stack's middle that are sent at once. */
const stretch = 200;

export interface StackProps {
  readonly threads: readonly ThreadView[];
  /** Frames that are folded to their header. */
  readonly folded: ReadonlySet<string>;
  /** The name that the editor's cursor stands on. */
  readonly cursor: string;
}

export function Stack({ threads, folded, cursor }: StackProps): JSX.Element {
  return (
    <>
      {threads.map((thread) => (
        <Thread key={thread.id} thread={thread} named={threads.length > 1} folded={folded} cursor={cursor} />
      ))}
    </>
  );
}

type ThreadProps = Omit<StackProps, "threads"> & { readonly thread: ThreadView; readonly named: boolean };

function Thread({ thread, named, folded, cursor }: ThreadProps): JSX.Element {
  const hidden = thread.hiddenFrames ?? [];
  return (
    <div class="thread">
      {named && (
        <div class="thread-name">
          thread {thread.name} <small>{thread.words ?? thread.state}</small>
        </div>
      )}
      {thread.frames.map((frame, i) => (
        <>
          <Frame
            key={`${frame.path}#${frame.activation}`}
            frame={frame}
            folded={folded.has(frame.path)}
            cursor={cursor}
          />
          {hidden.map((gap) => gap.after === i && <Gap key={gap.from} gap={gap} />)}
        </>
      ))}
      {thread.frames.length === 0 && (
        <div class="nothing" role="treeitem" tabIndex={-1} aria-level={1}>
          No frame is on the stack.
        </div>
      )}
    </div>
  );
}

/** Frames that are not sent: those next to it on a click, or those in its middle. */
function Gap({ gap }: { gap: HiddenFrames }): JSX.Element {
  const { dispatch } = useContext(Panel);
  const { from, count } = gap;
  const middle = from + Math.floor((count - stretch) / 2);
  return (
    <div class="gap">
      <button type="button" tabIndex={-1} onClick={() => dispatch({ type: "frames", first: from, count: stretch })}>
        … {bare(gap.words)} …
      </button>
      {count > 2 * stretch && (
        <button type="button" tabIndex={-1} onClick={() => dispatch({ type: "frames", first: middle, count: stretch })}>
          in the middle
        </button>
      )}
    </div>
  );
}

function Frame({ frame, folded, cursor }: { frame: FrameView; folded: boolean; cursor: string }): JSX.Element {
  const { send, dispatch } = useContext(Panel);
  const { range } = frame;
  const line = range ? `line ${range.startLine}` : "";
  const label = `frame of ${frame.functionName}${range ? `, at line ${range.startLine}` : ""}`;
  return (
    <div
      class={`frame${frame.isTop ? " top" : ""}${frame.isInternal ? " internal" : ""}${folded ? " folded" : ""}${frame.change ? ` ${frame.change}` : ""}`}
      data-path={frame.path}
      role="treeitem"
      tabIndex={-1}
      aria-level={1}
      aria-expanded={!folded}
      aria-label={label}
    >
      <header>
        <button
          type="button"
          class="chevron"
          tabIndex={-1}
          aria-hidden="true"
          onClick={() => dispatch({ type: "fold", path: frame.path })}
        >
          {folded ? "▸" : "▾"}
        </button>
        <span class="function">{frame.functionName}</span>
        {range && (
          <button type="button" class="line" tabIndex={-1} onClick={() => send({ type: "reveal", range })}>
            {line}
          </button>
        )}
        <span class="address" title={`${hex(frame.addresses.start)} to ${hex(frame.addresses.end)}`}>
          {bytes(frame.addresses.end - frame.addresses.start)}
        </span>
      </header>
      {!folded && <Slots frame={frame} cursor={cursor} />}
    </div>
  );
}

function Slots({ frame, cursor }: { frame: FrameView; cursor: string }): JSX.Element {
  return (
    <>
      <div role="group">
        {frame.slots.map((slot) => (
          <SlotRow key={slot.path} slot={slot} isLit={slot.name === cursor} />
        ))}
      </div>
      {frame.temporaries.length > 0 && <div class="subtitle">temporaries</div>}
      <div role="group">
        {frame.temporaries.map((slot) => (
          <SlotRow key={slot.path} slot={slot} isLit={false} />
        ))}
      </div>
      {frame.slots.length + frame.temporaries.length === 0 && (
        <div class="nothing" role="treeitem" tabIndex={-1} aria-level={1}>
          no variables yet
        </div>
      )}
    </>
  );
}

function SlotRow({ slot, isLit }: { slot: Slot; isLit: boolean }): JSX.Element {
  const { send } = useContext(Panel);
  const { value, state, declaredAt } = slot;
  const open = value?.children !== undefined;
  const tag = stateTag(state);
  const near = nextTag(slot);
  const words = state.kind === "live" ? (slot.lifetime ?? "") : state.words;
  return (
    <div
      class={`slot state-${state.kind}${open ? " open" : ""}${slot.change ? ` ${slot.change}` : ""}${slot.shadowed ? " shadowed" : ""}${isLit ? " lit" : ""}`}
      data-path={slot.path}
      data-words={bare(words)}
      {...slotMenu(slot)}
      role="treeitem"
      tabIndex={-1}
      aria-level={2}
      aria-label={describeSlot(slot)}
      {...(value && value.childCount > 0 ? { "aria-expanded": open } : {})}
    >
      <div class="naming">
        {value && <Chevron node={value} open={open} />}
        {declaredAt ? (
          <button
            type="button"
            class="name"
            tabIndex={-1}
            title={`${slot.name}: show its declaration`}
            onClick={() => send({ type: "reveal", range: declaredAt })}
          >
            {slot.name}
          </button>
        ) : (
          <span class="name" title={slot.name}>
            {slot.kind === "return" ? "returns" : slot.name}
          </span>
        )}
        {slot.mutable && <span class="mut">mut</span>}
        <span class="type" title={slot.type}>
          {slot.type}
        </span>
      </div>
      <div class="holding">
        <div class="memory" data-inner={slot.path}>
          {state.kind === "uninitialised" || !value ? <span class="leaf"> </span> : <Value node={value} level={2} />}
        </div>
        <div class="under">
          {tag !== "" && <span class={`tag tag-${state.kind}`}>{tag}</span>}
          {near !== "" && (
            <span class={`tag tag-${slot.next}`} title={bare(slot.lifetime ?? "")}>
              {near}
            </span>
          )}
          <Why steps={whyOf(state)} />
          {slot.shadowed && <span class="tag">shadowed</span>}
          <span class="address">
            {hex(slot.address)} · {bytes(slot.sizeBytes)}
          </span>
          {value && <Forms node={value} />}
        </div>
      </div>
    </div>
  );
}

function describeSlot(slot: Slot): string {
  const what = slot.kind === "return" ? "return value" : `${slot.kind} ${slot.name}`;
  const value = slot.state.kind === "live" || slot.state.kind === "borrowed" ? (slot.value?.text ?? "") : "";
  const state = slot.state.kind === "live" ? "" : bare(slot.state.words);
  const parts = [what, slot.type, value, state, `${bytes(slot.sizeBytes)} at ${hex(slot.address)}`];
  return parts.filter((part) => part !== "").join(", ");
}
