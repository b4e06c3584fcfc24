/**
 * What the build runs after `stdIndex.ts`: std's index in, the image of its machine code out: of the instances that some programs reach
 * and that have nothing of a program in them. A program that is linked against it has the rest to compile. Not part of the product.
 */
import { bug } from "../base/invariant";
import { resolveCrate, type StdCrates } from "../resolve/crates";
import type { StdIndex } from "../resolve/index/format";
import { openStd } from "../resolve/index/open";
import { internStored } from "../types/stored";
import { constEvaluator } from "./constEval";
import type { StoredImage } from "./image/format";
import { instancesOfStd, writeImage } from "./image/write";
import { Linker } from "./link";
import { openContext, programContext } from "./openContext";
import type { Uses } from "./stdIndex";
import { importIndices } from "./wasm/imports";

export function buildStdImage(index: StdIndex, files: Readonly<Record<string, string>>, uses: Uses): StoredImage {
  const std = openStd(index, files, internStored);
  const instances = instancesOfStd(Object.entries(uses).map(([name, text]) => linkedProgram(std, name, text)));
  const link = emptyLinker(std);
  for (const instance of instances) link.reach(instance);
  link.scan();
  const image = writeImage(link);
  // What the index does not have is checked by each program anew, and numbered in its own order.
  std.sessions.forEach(({ crate }, i) => {
    if (crate.definitions.list.length !== index.crates[i]?.defs) bug(`the image has definitions that the index lacks`);
  });
  return image;
}

function linkedProgram(std: StdCrates, name: string, text: string): Linker {
  const { context, main } = openProgram(std, name, text);
  const link = new Linker(context, importIndices, constEvaluator());
  link.reach(context.entry(main));
  link.scan();
  return link;
}

function emptyLinker(std: StdCrates): Linker {
  return new Linker(openProgram(std, "main.rs", "fn main() {}").context, importIndices, constEvaluator());
}

function openProgram(std: StdCrates, path: string, text: string) {
  const resolver = resolveCrate({ std, path, text, loader: { load: () => undefined }, edition: 2024, cfgTest: false });
  const { tcx, bodies } = openContext(resolver);
  const main = resolver.mainFunction() ?? bug("a program without main");
  return { context: programContext(tcx, bodies), main };
}
