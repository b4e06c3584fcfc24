/** What the build runs: the texts of std in, its index out. Not part of the product. */
import { loadStd } from "../crates";
import type { StdIndex } from "./format";
import { writeStd } from "./write";

export function buildStdIndex(files: Readonly<Record<string, string>>): StdIndex {
  return writeStd(loadStd(new Map(Object.entries(files))));
}
