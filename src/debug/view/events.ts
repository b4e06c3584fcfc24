/**
 * What happened between two stops, told in sentences: calls and returns, values written, moved and dropped, blocks allocated,
 * written and freed. Made by comparing the two views, so that nothing is said that the memory does not show; what came and went
 * between the stops is not told.
 */
import { blockOf, type Differing, differingBlocks } from "./differing";
import type { FrameView, HeapBlock, MemoryEvent, MemoryView, Slot, ThreadView } from "./model";
import { fromTo } from "./changeWords";
import { bytes } from "./ownership";

export function eventsBetween(before: MemoryView | undefined, after: MemoryView): MemoryEvent[] {
  if (before === undefined) return [];
  const slots = slotEvents(before, after);
  return [
    ...frameEvents(before, after),
    ...slots,
    ...staticEvents(before, after),
    ...heapEvents(before, after, new Set(slots.flatMap(({ nodes }) => nodes))),
    ...outputEvents(after),
  ];
}

/** After going back nothing has happened: time was turned. */
export function backEvents(from: number, after: MemoryView): MemoryEvent[] {
  const where = after.stop.range === undefined ? "" : `, line ${after.stop.range.startLine}`;
  return [
    event(after, "travel", `Back from step ${from} to step ${after.time}${where}: memory is as it was then.`, []),
  ];
}

function frameEvents(before: MemoryView, after: MemoryView): MemoryEvent[] {
  const old = framesOf(before.threads);
  const now = framesOf(after.threads);
  const entered = [...now.values()].filter((frame) => !old.has(keyOf(frame)));
  const left = [...old.values()].filter((frame) => !now.has(keyOf(frame)));
  return [
    ...left.map((frame) =>
      event(after, "return", `\`${frame.functionName}\` returned; its frame is gone.`, [frame.path]),
    ),
    ...entered.map((frame) => event(after, "call", `\`${frame.functionName}\` was called: a new frame.`, [frame.path])),
  ];
}

function framesOf(threads: readonly ThreadView[]): Map<string, FrameView> {
  return new Map(threads.flatMap(({ frames }) => frames.map((frame) => [keyOf(frame), frame] as const)));
}

function keyOf(frame: FrameView): string {
  return `${frame.path} ${frame.activation}`;
}

function slotEvents(before: MemoryView, after: MemoryView): MemoryEvent[] {
  const old = framesOf(before.threads);
  return [...framesOf(after.threads).values()].flatMap((frame) => {
    const slots = new Map((old.get(keyOf(frame))?.slots ?? []).map((slot) => [slot.path, slot]));
    const shown = new Set(frame.slots.map(({ path }) => path));
    const dropped = [...slots.values()].filter(({ path, next }) => next === "droppedNext" && !shown.has(path));
    return [
      ...dropped.map(({ name }) => event(after, "drop", `\`${name}\` was dropped, and its scope is over.`, [])),
      ...frame.slots.flatMap((slot) => slotEvent(after, slots.get(slot.path), slot)),
    ];
  });
}

function slotEvent(view: MemoryView, old: Slot | undefined, now: Slot): MemoryEvent[] {
  const name = `\`${now.name}\``;
  const wasLive = old !== undefined && isUsable(old);
  if (now.state.kind === "movedTo") {
    if (old?.state.kind === "movedTo") return [];
    const nodes = [now.path, ...(now.state.toPath === undefined ? [] : [now.state.toPath])];
    return [event(view, "move", `${name} moved into ${now.state.to}; ${name} can no longer be used.`, nodes)];
  }
  if (now.state.kind === "partlyMoved" && old?.state.kind !== "partlyMoved")
    return [event(view, "move", `${name}: ${now.state.words}.`, [now.path])];
  if (now.state.kind === "dropped")
    return old?.state.kind === "dropped" ? [] : [event(view, "drop", `${name} was dropped.`, [now.path])];
  if (!isUsable(now) || now.value === undefined) return [];
  if (!wasLive) {
    const how = now.kind === "argument" ? "received" : "now holds";
    return [event(view, "write", `${name} ${how} \`${now.value.text}\`.`, [now.path])];
  }
  if (old.value?.text === now.value.text) return [];
  // What a reference that is over leads to is not its own affair any more.
  if (old.next === "notUsedAgain" && now.next === "notUsedAgain") return [];
  return [event(view, "write", `${name} changed from ${fromTo(old.value?.text ?? "?", now.value.text)}.`, [now.path])];
}

function isUsable({ state }: Slot): boolean {
  return state.kind === "live" || state.kind === "borrowed";
}

function staticEvents(before: MemoryView, after: MemoryView): MemoryEvent[] {
  const old = new Map(before.segments.flatMap(({ entries }) => entries.map((entry) => [entry.path, entry] as const)));
  return after.segments.flatMap(({ entries }) =>
    entries.flatMap(({ path, name, value }) => {
      const then = old.get(path)?.value?.text;
      if (then === undefined || value === undefined || then === value.text) return [];
      return [event(after, "write", `\`${name}\` changed from ${fromTo(then, value.text)}.`, [path])];
    }),
  );
}

/** `told`: the variables of which it is said already that they changed, and so what they own. */
function heapEvents(before: MemoryView, after: MemoryView, told: ReadonlySet<string>): MemoryEvent[] {
  const pairs = differingBlocks(before.heap.blocks, after.heap.blocks);
  const isThere = (block: HeapBlock | undefined): block is HeapBlock =>
    block !== undefined && block.ownership.kind !== "freed";
  const made = pairs.flatMap(({ before: old, now }) => (old === undefined && isThere(now) ? [now] : []));
  const freed = pairs.flatMap(({ before: old, now }) => (isThere(old) && !isThere(now) ? [old] : []));
  const leaked = pairs.flatMap(({ before: old, now }) =>
    now?.ownership.kind === "leaked" && old?.ownership.kind !== "leaked" ? [now] : [],
  );
  return [
    ...sameTogether(made).map((blocks) => heapEvent(after, "alloc", "allocated", blocks)),
    ...pairs.flatMap((pair) => writtenBlock(after, pair, told)),
    ...sameTogether(freed).map((blocks) => heapEvent(after, "free", "freed", blocks)),
    ...leaked.map((block) =>
      event(after, "leak", `${sized(block)} leaked: nobody owns ${block.sizeBytes === 1 ? "it" : "them"} any more.`, [
        block.id,
      ]),
    ),
  ];
}

function writtenBlock(view: MemoryView, { before, now }: Differing, told: ReadonlySet<string>): MemoryEvent[] {
  const then = before?.value?.text;
  const text = now?.value?.text;
  if (now === undefined || then === undefined || text === undefined || then === text) return [];
  // Only what is known of it changed.
  if (before?.type !== now.type) return [];
  if (told.has(rootOf(now, view.heap.blocks))) return [];
  const which = now.ownership.kind === "owned" ? `The block ${now.ownership.words}` : `In the heap, ${now.title}`;
  return [event(view, "write", `${which} changed from ${fromTo(then, text)}.`, [now.id])];
}

/** The variable or static that a block belongs to in the end; the last block on the way there where none does. */
function rootOf(block: HeapBlock, blocks: readonly HeapBlock[]): string {
  const seen = new Set<string>();
  for (let at = block; ; ) {
    if (at.ownership.kind !== "owned" || seen.has(at.id)) return at.id;
    seen.add(at.id);
    const [root = ""] = at.ownership.owner.split("/");
    const next = root.startsWith("alloc") ? blockOf(blocks, root) : undefined;
    if (next === undefined) return root;
    at = next;
  }
}

/** Blocks that one sentence tells of: many of a kind; the others each by itself. */
function sameTogether(blocks: readonly HeapBlock[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const block of blocks) {
    const key = `${block.sizeBytes} ${block.title}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [block]);
    else group.push(block);
  }
  return [...groups.values()].flatMap((group) =>
    group.length < manyBlocks ? group.map((block): Group => [block]) : [group],
  );
}

type Group = [HeapBlock, ...HeapBlock[]];
const manyBlocks = 4;

function heapEvent(view: MemoryView, kind: "alloc" | "free", what: string, blocks: Group): MemoryEvent {
  const [first] = blocks;
  const words =
    blocks.length === 1
      ? `${sized(first)} ${what}: ${first.title}.`
      : `${blocks.length} blocks of ${bytes(first.sizeBytes)} were ${what}, each ${first.title}.`;
  const nodes = blocks.map(({ id }) => id);
  return event(view, kind, words, nodes);
}

function sized(block: HeapBlock): string {
  return `${bytes(block.sizeBytes)} ${block.sizeBytes === 1 ? "was" : "were"}`;
}

function outputEvents(view: MemoryView): MemoryEvent[] {
  return view.output.map(({ stream, text }) =>
    event(view, "output", `The program wrote \`${JSON.stringify(text).slice(1, -1)}\` to ${stream}.`, []),
  );
}

function event(view: MemoryView, kind: MemoryEvent["kind"], words: string, nodes: readonly string[]): MemoryEvent {
  return { kind, time: view.time, words, ...(view.stop.range === undefined ? {} : { range: view.stop.range }), nodes };
}
