/**
 * The borrow checker's verdict: each `.rs` in the folders beside this file says in notes which errors rustc gives on which line
 * (`//~ ERROR[E0499] words`; without a code where rustc has none). A file without notes is accepted. Ours must be the same, code,
 * line and words. `UPDATE=1` writes the notes anew, from rustc, where it is installed.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { placeInProgram } from "../../src/resolve/placeInProgram";
import { checkItems } from "../../src/types/collect/check_items";
import { fixtures, updating } from "../fixtures";
import { programOf } from "../mir/frontEnd";
import { hasRustc } from "../rustc";

const here = import.meta.dirname;

interface Found {
  readonly line: number;
  readonly note: string;
}

function noteOf(code: string, message: string): string {
  return `//~ ERROR${code === "" ? "" : `[${code}]`} ${message}`;
}

/** Lines of a file apart from their notes. */
function split(text: string): { readonly code: string[]; readonly notes: Found[] } {
  const notes: Found[] = [];
  const code = text.split("\n").map((whole, index) => {
    const [line = "", ...found] = whole.split(/\s*(?=\/\/~ ERROR)/);
    for (const note of found) notes.push({ line: index + 1, note: note.trim() });
    return line;
  });
  return { code, notes };
}

function ours(file: string): Found[] {
  const { tcx, bodies, definitions } = programOf(file);
  checkItems(tcx);
  for (const def of definitions) if (bodies.isSound(def)) bodies.analysedBody(def);
  return tcx.diagnostics.list
    .filter(({ level }) => level === "error")
    .map(({ code, message, span }) => {
      const { file, lo } = placeInProgram(tcx.resolver, span);
      return { line: tcx.sources.file(file).lineColumn(lo).line, note: noteOf(code, message) };
    });
}

/** Undefined without rustc. */
function rustcs(file: string, edition: string): Found[] | undefined {
  if (!hasRustc()) return undefined;
  let output = "";
  const flags = [
    `--edition=${edition}`,
    "--error-format=json",
    "--crate-type=lib",
    "--emit=metadata",
    "-o",
    "/dev/null",
  ];
  try {
    execFileSync("rustc", [...flags, file], { stdio: ["ignore", "ignore", "pipe"] });
  } catch (thrown) {
    output = String((thrown as { stderr: unknown }).stderr);
  }
  return output
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as RustcMessage)
    .flatMap(({ level, code, message, spans }) => {
      const primary = spans.find(({ is_primary }) => is_primary);
      if (level !== "error" || primary === undefined) return [];
      return [{ line: inProgram(primary).line_start, note: noteOf(code?.code ?? "", message) }];
    });
}

/** Outside of macros. */
function inProgram(span: RustcSpan): RustcSpan {
  return span.expansion === null || span.expansion === undefined ? span : inProgram(span.expansion.span);
}

interface RustcSpan {
  readonly is_primary: boolean;
  readonly line_start: number;
  readonly expansion?: { readonly span: RustcSpan } | null;
}

interface RustcMessage {
  readonly level: string;
  readonly message: string;
  readonly code: { readonly code: string } | null;
  readonly spans: readonly RustcSpan[];
}

function withNotes(code: readonly string[], notes: readonly Found[]): string {
  return code
    .map((line, index) => [line, ...notes.filter((n) => n.line === index + 1).map(({ note }) => note)].join(" "))
    .map((line) => line.trimEnd())
    .join("\n");
}

const ordered = (found: readonly Found[]) => found.map(({ line, note }) => `${line} ${note}`).sort();

const folders = ["moves", "mutability", "loans", "regions", "items", "opaque", "async"];

for (const file of folders.flatMap((folder) => fixtures(path.join(here, folder), ".rs"))) {
  test(path.relative(here, file), () => {
    const text = readFileSync(file, "utf8");
    const edition = text.startsWith("//@ edition: 2021") ? "2021" : "2024";
    const { code } = split(text);
    if (updating) {
      writeFileSync(file, code.join("\n"));
      const truth = rustcs(file, edition);
      writeFileSync(file, truth === undefined ? text : withNotes(code, truth));
    }
    const { notes } = split(readFileSync(file, "utf8"));
    expect(ordered(ours(file))).toEqual(ordered(notes));
  });
}
