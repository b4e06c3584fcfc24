/** `glasscrab facts`: each `.rs` below `facts/` has its text beside it (`.out`), and the JSON of its first body (`.facts`). */
import path from "node:path";
import { expect, test } from "vitest";
import { factsJson } from "../../src/ide/factsJson";
import { factsText, programFacts } from "../../src/ide/factsText";
import { expectGolden, fixtures, goldenPath } from "../fixtures";
import { checkedFile } from "./checked";

interface Body {
  readonly name: string;
  readonly locals: readonly { readonly local: number; readonly events: readonly { readonly borrow?: number }[] }[];
  readonly borrows: readonly object[];
}

for (const file of fixtures(path.join(import.meta.dirname, "facts"), ".rs"))
  test(path.basename(file), () => {
    const checked = checkedFile(file);
    expectGolden(factsText(checked), goldenPath(file, ".out"));
    const bodies = programFacts(checked).map((facts) => JSON.parse(factsJson(checked, facts)) as Body);
    for (const { locals, borrows } of bodies)
      for (const { borrow } of locals.flatMap(({ events }) => events))
        if (borrow !== undefined) expect(borrows[borrow]).toBeDefined();
    expectGolden(JSON.stringify(bodies[0], undefined, 1), goldenPath(file, ".facts"));
  });
