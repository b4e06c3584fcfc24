/**
 * The facts of loans against rustc's (`-Znll-facts`): loans issued, invalidated and killed, as sets of places of the source. The goldens
 * (`loans/NAME.facts`) are rustc's; `UPDATE=1` makes them anew where rustc is installed. What stands inside a macro call is
 * left out on both sides, because macros of std are written differently.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { printLoanFacts } from "../../src/mir/borrow/loans/print";
import { fixtures, goldenPath, updating } from "../fixtures";
import { programOf } from "../mir/frontEnd";

const here = import.meta.dirname;

for (const golden of fixtures(path.join(here, "loans"), ".facts")) {
  const file = goldenPath(golden, ".rs");
  test(`facts: ${path.basename(file)}`, () => {
    const text = readFileSync(file, "utf8");
    if (updating) writeFileSync(golden, `${outsideMacros(text, rustcFacts(file, text)).join("\n")}\n`);
    expect(outsideMacros(text, ourFacts(file))).toEqual(
      readFileSync(golden, "utf8")
        .trimEnd()
        .split("\n")
        .filter((fact) => fact !== ""),
    );
  });
}

function ourFacts(file: string): string[] {
  const { tcx, bodies, definitions } = programOf(file);
  return definitions.flatMap((def) => printLoanFacts(tcx, bodies.analysedBody(def), bodies.loanFacts(def)).split("\n"));
}

/** Sorted, without what stands inside `name!(…)`. */
function outsideMacros(text: string, facts: readonly string[]): string[] {
  const calls: { readonly from: string; readonly to: string }[] = [];
  for (const call of text.matchAll(/\w+!\s*[([{]/g)) {
    let depth = 1;
    let end = call.index + call[0].length;
    for (; depth > 0 && end < text.length; end++)
      depth += "([{".includes(text[end] ?? "") ? 1 : ")]}".includes(text[end] ?? "") ? -1 : 0;
    calls.push({ from: key(...lineColumn(text, call.index)), to: key(...lineColumn(text, end)) });
  }
  const isInside = (place: string): boolean => {
    const [line, column] = (place.split("-")[0] ?? "").split(":").map(Number);
    const at = key(line ?? 0, column ?? 0);
    return calls.some(({ from, to }) => at >= from && at < to);
  };
  return [...new Set(facts)].filter((fact) => fact !== "" && !(fact.match(/\d\S+/g) ?? []).some(isInside)).sort();
}

function lineColumn(text: string, offset: number): [number, number] {
  const before = text.slice(0, offset);
  return [before.split("\n").length, offset - before.lastIndexOf("\n")];
}

function key(line: number, column: number): string {
  return `${String(line).padStart(5, "0")}:${String(column).padStart(4, "0")}`;
}

// ---- rustc ----

function rustcFacts(file: string, text: string): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), "facts-"));
  const edition = text.startsWith("//@ edition: 2021") ? "2021" : "2024";
  const flags = [
    `--edition=${edition}`,
    "--crate-type=lib",
    "--crate-name=t",
    "--emit=metadata",
    "-o",
    "/dev/null",
    "-Awarnings",
  ];
  flags.push("-Znll-facts", `-Znll-facts-dir=${folder}/facts`, "-Zdump-mir=nll", `-Zdump-mir-dir=${folder}/mir`);
  const env = { ...process.env, RUSTC_BOOTSTRAP: "1" };
  try {
    execFileSync("rustc", [...flags, "-Zmir-include-spans=on", file], { env, stdio: "ignore" });
  } catch {
    // A rejected program has facts all the same.
  }
  const dumps = readdirSync(`${folder}/mir`).filter((name) => name.endsWith(".nll.0.mir"));
  const found = dumps.flatMap((dump) => factsOf(folder, dump, path.basename(file)));
  rmSync(folder, { recursive: true });
  return found;
}

/** `t.S-new.-------.nll.0.mir` goes with the folder `S-new` of facts. */
function factsOf(folder: string, dump: string, name: string): string[] {
  const body = dump.slice("t.".length, dump.indexOf(".-------"));
  const places = placesOf(readFileSync(`${folder}/mir/${dump}`, "utf8"), name);
  const directory = readdirSync(`${folder}/facts`).find(
    (known) => known.replace(/[{}#]/g, "_") === body.replace(/[{}#]/g, "_"),
  );
  if (directory === undefined) return [];
  const rows = (relation: string): string[][] =>
    readFileSync(`${folder}/facts/${directory}/${relation}.facts`, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => line.split("\t").map((cell) => cell.slice(1, -1)));
  const at = (point = ""): string => places.get(/\((.*)\)/.exec(point)?.[1] ?? "") ?? "";
  const loans = new Map(rows("loan_issued_at").map(([, loan = "", point]) => [loan, at(point)]));
  const lines = [...loans.values()].filter((place) => place !== "").map((place) => `issued ${place}`);
  const pair = (word: string, loan: string, point: string | undefined) => {
    if (loans.get(loan) && at(point) !== "") lines.push(`${word} ${loans.get(loan)} at ${at(point)}`);
  };
  for (const [point, loan = ""] of rows("loan_invalidated_at")) pair("invalidated", loan, point);
  for (const [loan = "", point] of rows("loan_killed_at")) pair("killed", loan, point);
  return lines;
}

/** `bb0[3]` to `3:5-3:6`, for what stands in the file. */
function placesOf(mir: string, name: string): Map<string, string> {
  const places = new Map<string, string>();
  let block = "";
  let index = 0;
  for (const line of mir.split("\n")) {
    const start = /^ {4}(bb\d+)( \(cleanup\))?: \{/.exec(line)?.[1];
    if (start !== undefined) {
      block = start;
      index = 0;
    }
    const span = /^ {8}\S.*\/\/ scope \d+ at (\S*?):(\d+:\d+): (\d+:\d+)$/.exec(line);
    if (block === "" || span === null) continue;
    if (/^ +(return|resume);/.test(line)) places.set(`${block}[${index}]`, "exit");
    else if (span[1]?.endsWith(name)) places.set(`${block}[${index}]`, `${span[2]}-${span[3]}`);
    index += 1;
  }
  return places;
}
