/**
 * Warnings: what each fixture gives, as a golden (`.warnings`: place, lint, message, labels, notes and help, suggestions), held against
 * rustc where it is installed: the same lints with the same words on the same lines.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { noteText } from "../../../src/base/diagnostic";
import { type Checked, checkProgram } from "../../../src/compile";
import { expectGolden, fixtures, goldenPath } from "../../fixtures";
import { hasRustc } from "../../rustc";

const here = path.dirname(new URL(import.meta.url).pathname);

interface Found {
  readonly line: number;
  readonly level: string;
  readonly code: string;
  readonly message: string;
}

function check(file: string): Checked {
  const text = readFileSync(file, "utf8");
  return checkProgram({ name: path.basename(file), text, edition: 2024, load: () => undefined, cfgTest: false });
}

function ours(checked: Checked): Found[] {
  return checked.diagnostics.map(({ span, level, code, message }) => {
    const site = checked.callSiteOf(span);
    return { line: checked.sources.file(site.file).lineColumn(site.lo).line, level, code, message };
  });
}

function printed(checked: Checked): string {
  const at = (span: Parameters<Checked["callSiteOf"]>[0]): string => {
    const site = checked.callSiteOf(span);
    const { line, column } = checked.sources.file(site.file).lineColumn(site.lo);
    return `${line}:${column}`;
  };
  return checked.diagnostics
    .map(({ span, code, message, labels, notes, help, suggestions }) =>
      [
        `${at(span)} ${code}: ${message}`,
        ...labels.filter(({ text }) => text !== "").map((label) => `  ${at(label.span)} ${label.text}`),
        ...notes.map((note) => `  note: ${noteText(note)}`),
        ...help.map((note) => `  help: ${noteText(note)}`),
        ...suggestions.map(
          (s) =>
            `  help: ${s.message}: ${s.edits.map((e) => `${at(e.span)} ${JSON.stringify(e.replacement)}`).join(", ")}`,
        ),
      ].join("\n"),
    )
    .join("\n");
}

/** Undefined without rustc. */
function rustcs(file: string): Found[] | undefined {
  if (!hasRustc()) return undefined;
  const args = ["--edition=2024", "--error-format=json", "--emit=metadata", "-o", "/dev/null", file];
  const output = execFileSync("sh", ["-c", 'rustc "$@" 2>&1 || true', "sh", ...args]).toString();
  return output.split("\n").flatMap((line): Found[] => {
    if (!line.startsWith("{")) return [];
    const d = JSON.parse(line) as {
      level: string;
      message: string;
      code: { code: string } | null;
      spans: { is_primary: boolean; line_start: number }[];
    };
    const primary = d.spans.filter((s) => s.is_primary).map((s) => s.line_start);
    if (primary.length === 0) return [];
    return [{ line: Math.min(...primary), level: d.level, code: d.code?.code ?? "", message: d.message }];
  });
}

const inOrder = (list: readonly Found[]): string[] =>
  list.map(({ line, level, code, message }) => `${String(line).padStart(4)} ${level}[${code}] ${message}`).sort();

describe("lints", () => {
  for (const file of fixtures(here, ".rs")) {
    it(path.basename(file), () => {
      const checked = check(file);
      expectGolden(printed(checked), goldenPath(file, ".warnings"));
      const truth = rustcs(file);
      if (truth !== undefined) expect(inOrder(ours(checked))).toEqual(inOrder(truth));
    });
  }
});
