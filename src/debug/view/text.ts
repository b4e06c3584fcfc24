/**
 * The memory view as text: for the command line, goldens, terminals and screen readers. One line a node, indented; the same
 * words as in the picture. With `addresses: false`, addresses and block ids that differ between builds are left out.
 */
import type { Counts, Edge, FrameView, HeapBlock, MemoryView, SegmentView, Slot, SlotState, ValueNode } from "./model";

export interface TextOptions {
  readonly addresses: boolean;
}

/** What the lines of a view are written from. */
interface TextContext extends TextOptions {
  /** By the node where they start; without the stale ones. */
  readonly edges: ReadonlyMap<string, readonly Edge[]>;
  readonly names: ReadonlyMap<string, NodeName>;
}

interface NodeName {
  readonly name: string;
  readonly frame: FrameView | undefined;
}

export function renderText(view: MemoryView, options: TextOptions = { addresses: true }): string {
  const cx = contextOf(view, options);
  const out: string[] = [`time ${view.time}: ${view.stop.words}`];
  for (const badge of view.badges) out.push(`! ${badge.words}`);
  for (const event of view.events.list) out.push(`* ${event.words}`);
  for (const { stream, text } of view.output) out.push(`${stream}: ${JSON.stringify(text)}`);
  for (const thread of view.threads) {
    out.push(view.threads.length > 1 ? `stack of thread ${thread.id} "${thread.name}"` : "stack");
    thread.frames.forEach((frame, index) => {
      out.push(...frameLines(frame, cx));
      for (const { after, words } of thread.hiddenFrames ?? []) if (after === index) out.push(`  … ${words} …`);
    });
  }
  out.push(`heap: ${count(view.heap.liveCount, "block")}, ${count(view.heap.liveBytes, "byte")}`);
  for (const block of view.heap.blocks) out.push(...blockLines(block, cx));
  if (view.heap.hiddenCount > 0) out.push(`  … ${count(view.heap.hiddenCount, "more block")}`);
  out.push("static");
  for (const segment of view.segments) out.push(...segmentLines(segment, cx));
  if (view.halt !== undefined)
    out.push(view.halt.words, ...(view.halt.message === undefined ? [] : [view.halt.message]), view.halt.leakWords);
  return `${out.join("\n")}\n`;
}

function frameLines(frame: FrameView, cx: TextContext): string[] {
  const at = cx.addresses ? ` [${hex(frame.addresses.start)}..${hex(frame.addresses.end)}]` : "";
  const line = frame.range === undefined ? "" : `, line ${frame.range.startLine}`;
  const out = [`  ${frame.functionName}${line}${at}`];
  for (const slot of [...frame.slots, ...frame.temporaries]) out.push(...slotLines(slot, cx));
  return out;
}

function slotLines(slot: Slot, cx: TextContext): string[] {
  const at = cx.addresses ? ` @${hex(slot.address)}` : "";
  const kind = slot.kind === "variable" ? "" : ` (${slot.kind})`;
  const value = slot.value === undefined || slot.state.kind === "uninitialised" ? "" : ` = ${slot.value.text}`;
  const head = `    ${slot.name}${kind}: ${slot.type}${at}${value}${stateText(slot.state)}${edgeText(slot.path, cx)}${changeMark(slot.change)}`;
  return [head, ...childLines(slot.value, cx, 3)];
}

function stateText(state: SlotState): string {
  return state.kind === "live" ? "" : ` — ${state.words}`;
}

function blockLines(block: HeapBlock, cx: TextContext): string[] {
  const at = cx.addresses ? ` @${hex(block.address)}` : "";
  const capacity =
    block.initialisedCount < block.elementCount ? `, ${block.initialisedCount} of ${block.elementCount} in use` : "";
  const value = block.value === undefined ? "" : ` = ${block.value.text}`;
  const { ownership, counts } = block;
  // Those who share it are told with the counts.
  const counted = counts === undefined || ownership.kind === "shared" ? "" : `, ${countsText(counts)}`;
  const head = `  ${block.id}: ${block.title}, ${count(block.sizeBytes, "byte")}${capacity}${counted}${at}${value} — ${ownership.words}`;
  return [`${head}${edgeText(block.id, cx)}${changeMark(block.change)}`, ...childLines(block.value, cx, 2)];
}

function countsText({ strong, weak }: Counts): string {
  return `${strong} strong, ${weak} weak`;
}

function segmentLines(segment: SegmentView, cx: TextContext): string[] {
  const out = [`  ${segment.name}${segment.note === undefined ? "" : ` (${segment.note})`}`];
  for (const entry of segment.entries) {
    const at = cx.addresses ? ` @${hex(entry.address)}` : "";
    const value = entry.value === undefined ? "" : ` = ${entry.value.text}`;
    const words = entry.words === undefined ? "" : ` — ${entry.words}`;
    // A function's range of addresses is no measure of its code.
    const size = entry.kind === "function" ? "" : `, ${count(entry.sizeBytes, "byte")}`;
    out.push(
      `    ${entry.name}: ${entry.type}${size}${at}${value}${words}${edgeText(entry.path, cx)}${changeMark(entry.change)}`,
    );
    out.push(...childLines(entry.value, cx, 3));
  }
  if (segment.hiddenCount > 0) out.push(`    … ${segment.hiddenCount} more`);
  return out;
}

function childLines(node: ValueNode | undefined, cx: TextContext, depth: number): string[] {
  if (node?.children === undefined) return [];
  return node.children.flatMap((child) => {
    const at = cx.addresses ? ` @${hex(child.address)}` : "";
    const state = child.state === undefined ? "" : ` — ${child.state.words}`;
    return [
      `${"  ".repeat(depth)}${child.label}: ${child.type}${at} = ${child.text}${state}${edgeText(child.path, cx)}${changeMark(child.change)}`,
      ...childLines(child, cx, depth + 1),
    ];
  });
}

/** The arrows that start at a node. */
function edgeText(path: string, cx: TextContext): string {
  const edges = cx.edges.get(path) ?? [];
  return edges
    .map(
      (edge) => ` ${arrows[edge.kind]} ${edge.dangling === true ? "nothing" : targetText(edge, cx)}${rangeText(edge)}`,
    )
    .join("");
}

/** Where an arrow ends, by name: a place on the stack has a number in its path, a constant without a name its address. */
function targetText({ from, to }: Edge, { names }: TextContext): string {
  if (to === undefined) return "?";
  const end = to.indexOf("/");
  const root = end < 0 ? to : to.slice(0, end);
  const found = names.get(root);
  if (found === undefined) return to;
  const tail = end < 0 ? "" : to.slice(end).replaceAll("/[", "[").replaceAll("/", ".");
  const isHere = found.frame === undefined || from.startsWith(`${found.frame.path}.`);
  return `${found.name}${tail}${isHere ? "" : ` of ${found.frame?.functionName}`}`;
}

function contextOf(view: MemoryView, { addresses }: TextOptions): TextContext {
  const edges = new Map<string, Edge[]>();
  for (const edge of view.edges) {
    if (edge.stale === true) continue;
    const known = edges.get(edge.from);
    if (known === undefined) edges.set(edge.from, [edge]);
    else known.push(edge);
  }
  const names = new Map<string, NodeName>();
  for (const frame of view.threads.flatMap(({ frames }) => frames))
    for (const { path, name } of [...frame.slots, ...frame.temporaries]) names.set(path, { name, frame });
  for (const { path, name } of view.segments.flatMap(({ entries }) => entries))
    if (path.startsWith("static:0x")) names.set(path, { name: `static:${name}`, frame: undefined });
  return { addresses, edges, names };
}

const arrows: Record<Edge["kind"], string> = {
  owns: "==>",
  sharedRef: "-->",
  mutRef: "=mut=>",
  raw: "..>",
  sharedOwner: "==shared==>",
  weak: "- ->",
  fn: "-fn->",
  vtable: "-vtable->",
};

function rangeText(edge: Edge): string {
  if (edge.range?.count === undefined || edge.range.firstIndex === undefined) return "";
  return `[${edge.range.firstIndex}..${edge.range.firstIndex + edge.range.count}]`;
}

function changeMark(change: "new" | "changed" | undefined): string {
  return change === undefined ? "" : change === "new" ? " (new)" : " (changed)";
}

function count(value: number, word: string): string {
  return `${value} ${word}${value === 1 ? "" : "s"}`;
}

function hex(address: number): string {
  return `0x${address.toString(16)}`;
}
