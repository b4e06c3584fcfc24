/** The facts as a product: each `.rs` below `facts/` has the facts of its bodies beside it, as `emit facts` prints them. */
import path from "node:path";
import { test } from "vitest";
import { printFacts } from "../../src/mir/borrow/facts/print";
import { expectGolden, fixtures, goldenPath } from "../fixtures";
import { programOf } from "../mir/frontEnd";

for (const file of fixtures(path.join(import.meta.dirname, "facts"), ".rs"))
  test(path.basename(file), () => {
    const { tcx, bodies, definitions } = programOf(file);
    const text = definitions.map((def) => `${printFacts(tcx, bodies.facts(def))}\n`).join("");
    expectGolden(text, goldenPath(file, ".facts"));
  });
