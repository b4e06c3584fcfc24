/** Pictures of memory in cases that the practice files do not have: the stops are the lines with `//@ break`. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "vitest";
import { expectGolden } from "../fixtures";
import { follow, loadFile } from "./follow";

const folder = path.join(path.dirname(new URL(import.meta.url).pathname), "view");

describe("pictures", () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".rs"))) {
    it(path.basename(file, ".rs"), () => {
      const lines = readFileSync(path.join(folder, file), "utf8").split("\n");
      const stops = lines.flatMap((line, i) => (line.includes("//@ break") ? [i + 1] : []));
      const { pictures } = follow(loadFile(path.join(folder, file), file), file, stops);
      expectGolden(pictures, path.join(folder, file.replace(/rs$/, "view")));
    });
  }
});
