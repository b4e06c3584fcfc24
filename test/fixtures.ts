/**
 * What every fixture test shares: finding fixtures, and comparing an answer with the golden beside a fixture. `UPDATE=1`
 * (`npm test -- --update`) rewrites goldens instead of comparing.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";

export const updating = process.env["UPDATE"] === "1";

/** All files below `folder` whose name ends in `extension` (".rs"), sorted; absolute paths. */
export function fixtures(folder: string, extension: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true }).map(String);
  return names
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => path.join(folder, name));
}

/** The golden's path: the fixture's, with its extension replaced (`a.rs` + ".mir" -> `a.mir`). */
export function goldenPath(fixture: string, extension: string): string {
  return fixture.replace(/\.[^./\\]+$/, "") + extension;
}

/** Fails unless `actual` is what the golden at `file` says; with `UPDATE=1` writes it. A missing golden fails. */
export function expectGolden(actual: string, file: string): void {
  const text = actual.endsWith("\n") ? actual : `${actual}\n`;
  if (updating) {
    if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
    return;
  }
  if (!existsSync(file)) throw new Error(`no golden ${path.basename(file)}: run with UPDATE=1 and check what it says`);
  expect(text).toBe(readFileSync(file, "utf8"));
}
