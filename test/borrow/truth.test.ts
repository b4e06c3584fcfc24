/**
 * The facts of the borrow checker against rustc's: loans issued, invalidated and killed, regions of variables and loans, where loans are
 * in scope, drops in order. Each fixture with a `.nll` beside it, which rustc made (`against_rustc.ts`, `truth/model.ts`).
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { fixtures, goldenPath } from "../fixtures";
import { compare } from "./truth/compare";
import { ourModels } from "./truth/ours";
import { parseTold, tell } from "./truth/print";

for (const golden of fixtures(import.meta.dirname, ".nll"))
  test(`facts: ${path.relative(import.meta.dirname, golden)}`, () => {
    const ours = ourModels(goldenPath(golden, ".rs")).map((model) => [model.key, tell(model)] as const);
    const { differences } = compare(parseTold(readFileSync(golden, "utf8")), new Map(ours));
    expect(differences.map(({ section, text }) => `${section} ${text}`)).toEqual([]);
  });
