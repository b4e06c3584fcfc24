/** Finds boxes of a view by what a reader may remember of them: name, type, value, address. Pure. */
import type { MemoryView, NodePath } from "../debug/view/model";
import { hex } from "./words";

const maxFound = 500;

export function searchView(view: MemoryView, query: string): readonly NodePath[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === "") return [];
  const found: NodePath[] = [];
  const look = (path: NodePath, texts: readonly (string | undefined)[]): void => {
    if (found.length < maxFound && texts.some((text) => text?.toLowerCase().includes(wanted))) found.push(path);
  };
  for (const { frames } of view.threads) {
    for (const frame of frames) {
      look(frame.path, [frame.functionName]);
      for (const slot of [...frame.slots, ...frame.temporaries])
        look(slot.path, [slot.name, slot.type, slot.value?.text, hex(slot.address)]);
    }
  }
  for (const block of view.heap.blocks)
    look(block.id, [block.id, block.title, block.type, block.value?.text, hex(block.address)]);
  for (const { entries } of view.segments)
    for (const entry of entries) look(entry.path, [entry.name, entry.type, entry.value?.text, hex(entry.address)]);
  return found;
}
