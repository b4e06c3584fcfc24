/**
 * Large data over the protocol: a list of 100,000 nodes, a `Vec` of 1,000,000, 10,000 boxes. The first view, a step with the view
 * (`next` to delta) where blocks are allocated or written, a page of a collection opened, a search in what is shown.
 */
import path from "node:path";
import { applyDelta } from "../../src/debug/view/delta";
import type { MemoryView } from "../../src/debug/view/model";
import { searchView } from "../../src/panel/search";
import { Client, overWorker } from "../adapter/client";

const folder = path.join(process.cwd(), "test/bench/programs");
const steps = 60;
const rounds = 5;

/** What is stepped through begins on `line`; `open` is a node with many children. */
const programs = [
  { words: "list of 100,000", name: "list_100000", line: 13, open: "t1.f0._1" },
  { words: "Vec of 1,000,000", name: "vec_1000000", line: 6, open: "alloc1" },
  { words: "10,000 boxes", name: "boxes_10000", line: 8, open: "alloc1" },
] as const;

const row = (name: string, times: readonly number[]): void => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) =>
    `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1)} ms`;
  console.log(name.padEnd(46) + [at(0.5), at(0.95)].map((cell) => cell.padStart(14)).join(""));
};

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

export async function largeDataRows(): Promise<void> {
  console.log();
  console.log("large data".padEnd(46) + ["p50", "p95"].map((cell) => cell.padStart(14)).join(""));
  for (const { words, name, line, open } of programs) {
    const client = new Client(overWorker);
    await client.launch(path.join(folder, `${name}.rs`), { lines: [line] });
    await client.event("stopped");
    let view: MemoryView | undefined;
    const look = async (args: object = {}): Promise<void> => {
      const answer = await client.get(
        "glasscrab/view",
        view === undefined ? args : { ...args, baseRevision: view.revision },
      );
      view = answer.kind === "full" ? answer.view : applyDelta(view as MemoryView, answer);
    };
    row(`${words}: first view`, [await timed(look)]);
    const stepTimes: number[] = [];
    for (let i = 0; i < steps; i++) {
      stepTimes.push(
        await timed(async () => {
          await client.step("next");
          await look();
        }),
      );
    }
    row(`${words}: step with view`, stepTimes);
    const openTimes: number[] = [];
    for (let i = 0; i < rounds; i++)
      openTimes.push(await timed(() => look({ open: [{ path: open, firstChild: 5_000 * (i + 1), childCount: 100 }] })));
    row(`${words}: a page of it opened`, openTimes);
    const searchTimes: number[] = [];
    for (let i = 0; i < rounds; i++) searchTimes.push(await timed(() => searchView(view as MemoryView, `99${i}`)));
    row(`${words}: search`, searchTimes);
    client.close();
  }
}
