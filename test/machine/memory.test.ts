/** Memory made ahead, and what a run leaves behind, cleared for the next one: nothing of the run is in it any more, however it was used. */
import path from "node:path";
import { expect, test } from "vitest";
import { Machine } from "../../src/machine/machine";
import { memoryAhead, recycle } from "../../src/machine/memory";
import { loadFile } from "../debug/follow";

const practice = path.join(__dirname, "../../media/practice");
const chunkBytes = 1 << 20;
const zeros = new Uint8Array(chunkBytes);

function isZero(buffer: ArrayBuffer): boolean {
  for (let at = 0; at < buffer.byteLength; at += chunkBytes) {
    const chunk = Buffer.from(buffer, at, Math.min(chunkBytes, buffer.byteLength - at));
    if (chunk.compare(zeros, 0, chunk.length) !== 0) return false;
  }
  return true;
}

test.each(["static_memory", "vec_growth", "panic", "rc_refcell"])("%s", (name) => {
  const { program } = loadFile(path.join(practice, `${name}.rs`), `${name}.rs`).linked;
  const first = new Machine(program);
  // In steps, then at once.
  for (let time = 0; time < 200; time++) first.run(1, true);
  first.run(10_000_000);
  const memory = recycle(first);
  expect(isZero(first.memory.buffer)).toBe(true);
  const second = new Machine(program, { memory });
  expect(second.memory).toBe(first.memory);
  expect(second.run(10_000_000)).toEqual({ kind: "Halted", halt: first.halted });
});

test("a memory made before the program is known fits one with few statics", () => {
  const { program } = loadFile(path.join(practice, "static_memory.rs"), "static_memory.rs").linked;
  const memory = memoryAhead({ stackBytes: 1 << 20 });
  expect(new Machine(program, { stackBytes: 1 << 20, memory }).memory).toBe(memory);
});

test("a memory of another size is not taken, nor is one kept that was used much", () => {
  const { program } = loadFile(path.join(practice, "stack.rs"), "stack.rs").linked;
  const large = new Machine(program, { stackBytes: 64 << 20 });
  expect(recycle(large)).toBeUndefined();
  expect(new Machine(program, { memory: large.memory }).memory).not.toBe(large.memory);
});
