/** The front end on damaged files: cut short, with tokens taken out, put in, changed, or a stretch missing. Each ends in diagnostics. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { checkProgram } from "../../src/compile";
import { fixtures } from "../fixtures";

const rounds = 150;
const root = path.join(import.meta.dirname, "..");
const folders = ["types/check/bodies", "types/check/errors", "resolve/accepted", "resolve/rejected", "expand/accepted"];

it("damaged files end in an answer", { timeout: 120_000 }, () => {
  const texts = folders
    .flatMap((folder) => fixtures(path.join(root, folder), ".rs"))
    .map((file) => readFileSync(file, "utf8"));
  let state = 20261122;
  const next = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const pick = <T>(list: readonly T[]): T => list[next(list.length)] as T;
  for (let round = 0; round < rounds; round++) {
    const text = damage(pick(texts), next, pick);
    const { stdFaults } = checkProgram({ name: "main.rs", text, edition: 2024, load: () => undefined, cfgTest: false });
    expect(stdFaults).toEqual([]);
  }
});

function damage(text: string, next: (limit: number) => number, pick: <T>(list: readonly T[]) => T): string {
  const tokens = [...text.matchAll(/\w+|[^\w\s]/g)];
  const [at, other] = [pick(tokens), pick(tokens)];
  const before = text.slice(0, at.index);
  const after = text.slice(at.index + at[0].length);
  switch (next(5)) {
    case 0:
      return text.slice(0, next(text.length));
    case 1:
      return before + after;
    case 2:
      return before + other[0] + after;
    case 3:
      return `${before} ${other[0]} ${at[0]}${after}`;
    default:
      return before + after.slice(next(60));
  }
}
