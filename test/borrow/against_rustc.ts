/**
 * Holds the facts of the borrow checker against rustc's, on the fixtures beside this file: `node test/run.mjs test/borrow/against_rustc.ts
 * [--update] [FILES]`. Prints a table, and each difference with `-v`. `--update` writes what rustc says beside the fixtures (`.nll`), which
 * the suite then holds us to where no rustc is installed.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { compare, type Outcome, sections } from "./truth/compare";
import { ourModels } from "./truth/ours";
import { parseTold, printTold, tell } from "./truth/print";
import { hasRustc } from "../rustc";
import { rustcModels } from "./truth/rustc";

const flags = process.argv.slice(2).filter((arg) => arg.startsWith("-"));
const files = process.argv.slice(2).filter((arg) => !arg.startsWith("-"));
const golden = (file: string): string => file.replace(/\.rs$/, ".nll");

function truthOf(file: string): string {
  if (!flags.includes("--update") && existsSync(golden(file))) return readFileSync(golden(file), "utf8");
  if (!hasRustc()) return "";
  const text = rustcModels(file)
    .filter(({ key }) => key !== "")
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((model) => printTold(model.key, tell(model)))
    .join("\n");
  if (flags.includes("--update")) writeFileSync(golden(file), text);
  return text;
}

const outcomes: Outcome[] = [];
let clean = 0;
for (const file of files) {
  const ours = new Map(ourModels(file).map((model) => [model.key, tell(model)] as const));
  const outcome = compare(parseTold(truthOf(file)), ours);
  outcomes.push(outcome);
  if (outcome.differences.length === 0) clean++;
  if (flags.includes("-v"))
    for (const { section, text } of outcome.differences) console.log(`${path.basename(file)} ${section}: ${text}`);
}
console.log(`${files.length} files, ${clean} without a difference`);
const sum = (of: (outcome: Outcome) => number): number => outcomes.reduce((total, outcome) => total + of(outcome), 0);
console.log(
  `${sum(({ positions }) => positions.shared)} of rustc's ${sum(({ positions }) => positions.all)} positions are ours too`,
);
for (const section of sections) {
  const compared = sum((outcome) => outcome.compared[section]);
  const different = sum(({ differences }) => differences.filter((found) => found.section === section).length);
  console.log(
    `${section.padEnd(8)} ${String(compared).padStart(6)} compared ${String(different).padStart(5)} different`,
  );
}
