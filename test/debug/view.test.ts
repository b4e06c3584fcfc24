/** Pictures of memory in cases that the practice files do not have: the stops are the lines with `//@ break`. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Session } from "../../src/debug/session";
import type { OpenNode } from "../../src/debug/view/model";
import { expectGolden } from "../fixtures";
import { follow, loadFile } from "./follow";
import { expectSameAtRandomTimes } from "./sameAtTimes";

const folder = path.join(path.dirname(new URL(import.meta.url).pathname), "view");

describe("pictures", () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".rs"))) {
    it(path.basename(file, ".rs"), () => {
      const lines = readFileSync(path.join(folder, file), "utf8").split("\n");
      const stops = lines.flatMap((line, i) => (line.includes("//@ break") ? [i + 1] : []));
      const { pictures } = follow(loadFile(path.join(folder, file), file), file, stops);
      expectGolden(pictures, path.join(folder, file.replace(/rs$/, "view")));
    });

    it(`${path.basename(file, ".rs")} is the same at any time one goes back to`, () => {
      const program = loadFile(path.join(folder, file), file);
      expectSameAtRandomTimes((onOutput) => program.start({ args: [file], stdin: new Uint8Array(0), onOutput }));
    });
  }
});

function stoppedAt(name: string, line: number): Session {
  const session = new Session(loadFile(path.join(folder, "..", name), "main.rs"), {
    args: [],
    stdin: "",
    stackSizeBytes: undefined,
    heapLimitBytes: undefined,
    seed: 0,
    onOutput: () => {},
  });
  session.breakpoints.setLines("main.rs", [{ line, column: undefined }]);
  session.resume({ kind: "continue" });
  while (session.slice(10_000_000) === undefined);
  return session;
}

it("names the field that each run of bytes belongs to", () => {
  const answer = stoppedAt("bytes.rs", 19).view({ level: "bytes" });
  if (answer.kind !== "full") throw new Error("a delta was not asked for");
  const slots = answer.view.threads[0]?.frames[0]?.slots ?? [];
  const runs = slots.map(({ name, value }) => [name, (value?.children ?? []).map(({ label }) => label).join(", ")]);
  expect(Object.fromEntries(runs)).toEqual({
    text: "+0 cap, +8 ptr, +16 len",
    slice: "+0 ptr, +8 len",
    point: "+0 y, +8 x, padding",
    meters: "+0",
    shape: "+0 tag, +4 0",
    pair: "+0 0, padding, +2 1",
    none: "+0",
    _radius: "",
  });
});

it("sends the arrows of a long collection's shown elements", () => {
  const session = stoppedAt("many_elements.rs", 4);
  const arrowsFrom = (open: readonly OpenNode[]): string[] => {
    const answer = session.view({ open });
    if (answer.kind !== "full") throw new Error("a delta was not asked for");
    return answer.view.edges.map(({ from }) => from);
  };
  const indexes = (first: number, count: number) => Array.from({ length: count }, (_, i) => `alloc2/[${first + i}]`);
  expect(arrowsFrom([])).toEqual(["t1.f5._1", ...indexes(0, 50)]);
  expect(arrowsFrom([{ path: "alloc2", firstChild: 2_000, childCount: 3 }])).toEqual([
    "t1.f5._1",
    ...indexes(2_000, 3),
  ]);
});
