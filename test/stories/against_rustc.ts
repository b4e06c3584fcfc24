/**
 * The whole story of each error of ownership and lifetimes, held against rustc's: `node test/run.mjs test/stories/against_rustc.ts
 * [-v] FILES`, where rustc is installed. Prints how many errors agree in labels, in notes and help, and in suggested edits, and how
 * many in everything; with `-v` each difference.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { StoryLines } from "./storyText";
import { differing, ourStories, rustcStories } from "./tell";

/** What the borrow checker, and the checks of lifetimes before it, tell of. Without a code: "lifetime may not live long enough". */
const codes = new Set(
  (
    "E0106 E0261 E0262 E0309 E0310 E0311 E0373 E0381 E0382 E0384 E0491 E0492 E0499 E0500 E0501 E0502 E0503 E0504 E0505 E0506 E0507 " +
    "E0508 E0509 E0510 E0515 E0521 E0524 E0594 E0596 E0597 E0621 E0626 E0700 E0712 E0713 E0716"
  ).split(" "),
);

const parts = ["labels", "notes", "fixes"] as const;
type Part = (typeof parts)[number];

const verbose = process.argv.includes("-v");
const files = process.argv.slice(2).filter((arg) => !arg.startsWith("-"));
const agreeing = new Map<Part | "head" | "all", number>([...parts, "head", "all"].map((part) => [part as Part, 0]));
const byCode = new Map<string, { count: number; agree: number }>();
let total = 0;
let extra = 0;

const isOurs = ({ level, code, head }: StoryLines): boolean =>
  level === "error" && (codes.has(code) || (code === "" && /lifetime|higher-ranked|implementation of/.test(head)));

function agree(part: Part | "head" | "all"): void {
  agreeing.set(part, (agreeing.get(part) ?? 0) + 1);
}

function compare(mine: StoryLines | undefined, theirs: StoryLines): string[] {
  if (mine === undefined) return ["- (not told)"];
  agree("head");
  const found = parts.flatMap((part) => {
    const differences = differing(mine[part], theirs[part]);
    if (differences.length === 0) agree(part);
    return differences;
  });
  if (found.length === 0) agree("all");
  return found;
}

for (const file of files) {
  const text = readFileSync(file, "utf8");
  const theirs = rustcStories(text, "lib").filter(isOurs);
  const ours = ourStories(text).filter(isOurs);
  const print = (head: string, lines: readonly string[]): void => {
    if (verbose && lines.length > 0) console.log([`${path.basename(file)} ${head}`, ...lines].join("\n"));
  };
  for (const story of theirs) {
    total++;
    const at = ours.findIndex(({ head }) => head === story.head);
    const mine = at < 0 ? undefined : ours.splice(at, 1)[0];
    const differences = compare(mine, story);
    print(story.head, differences);
    const count = byCode.get(story.code) ?? { count: 0, agree: 0 };
    byCode.set(story.code, { count: count.count + 1, agree: count.agree + (differences.length === 0 ? 1 : 0) });
  }
  for (const story of ours) {
    extra++;
    print(story.head, ["+ (rustc does not tell)", ...parts.flatMap((part) => story[part].map((line) => `+ ${line}`))]);
  }
}

const percent = (count: number): string => `${count} (${total === 0 ? 0 : ((100 * count) / total).toFixed(1)} %)`;
console.log(`${files.length} files, ${total} errors of rustc, ${extra} that only we tell`);
for (const [part, count] of agreeing) console.log(`${part.padEnd(8)} ${percent(count)}`);
for (const [code, { count, agree: same }] of [...byCode].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${(code === "" ? "(none)" : code).padEnd(8)} ${same} of ${count}`);
