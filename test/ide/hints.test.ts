/** Inlay hints: each `.rs` below `hints/` has its text with the hints put in, in `⟨⟩`, beside it in `.hints`. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "vitest";
import { inlayHints } from "../../src/ide/inlayHints";
import type { InlayHint } from "../../src/ide/protocol";
import { expectGolden, fixtures, goldenPath } from "../fixtures";
import { checkedFile } from "./checked";

for (const file of fixtures(path.join(import.meta.dirname, "hints"), ".rs"))
  test(path.basename(file), () => {
    const hints = inlayHints(checkedFile(file), path.basename(file));
    const told = [...new Set(hints.map(({ label, tooltip }) => `${label.trim()}: ${tooltip}`))];
    expectGolden(`${withHints(readFileSync(file, "utf8"), hints)}\n${told.join("\n")}\n`, goldenPath(file, ".hints"));
  });

function withHints(text: string, hints: readonly InlayHint[]): string {
  const lines = text.split("\n");
  for (const { line, column, label } of [...hints].reverse()) {
    const whole = lines[line - 1] ?? "";
    lines[line - 1] = `${whole.slice(0, column - 1)}⟨${label.trim()}⟩${whole.slice(column - 1)}`;
  }
  return lines.join("\n");
}
