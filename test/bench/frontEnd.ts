/**
 * The front end's rows of `npm run bench`: the time of each stage on ordinary programs of 1,000, 5,000 and 20,000 lines (a linear stage
 * takes twenty times as long for twenty times the lines), and a check of 1,000 lines when everything is warm: from nothing, and after
 * a change in one body (as the language service does it). Alone: `node test/run.mjs test/bench/frontEnd.ts --only-front-end`.
 */
import { stdFiles, stdIndex } from "glasscrab:std";
import { SourceMap } from "../../src/base/source";
import { checkProgram } from "../../src/compile";
import { openContext } from "../../src/machine/openContext";
import { resolveCrate, type StdCrates } from "../../src/resolve/crates";
import { userCrate } from "../../src/resolve/def";
import { BodyCache } from "../../src/resolve/reuse/body_cache";
import { openStd } from "../../src/resolve/index/open";
import { NodeIds } from "../../src/syntax/ast";
import { parseFile } from "../../src/syntax/parse";
import { checkItems } from "../../src/types/collect/check_items";
import { internStored } from "../../src/types/stored";

const sizes = [1_000, 5_000, 20_000];
const warmRounds = 5;
/** The first half warms up. */
const editRounds = 40;
const name = "bench.rs";
const ms = (time: number): string => `${time < 10 ? time.toFixed(1) : time.toFixed(0)} ms`;

/** Structs, a trait, impls, generics, matches, loops and closures, over and over under other names. */
const unit = (n: number): string => `#[derive(Debug, Clone, PartialEq)]
pub struct Account${n} {
    owner: String,
    entries: Vec<i64>,
}

#[derive(Debug, Clone, Copy)]
pub enum Action${n} {
    Put(i64),
    Take { amount: i64 },
    Nothing,
}

pub trait Report${n} {
    fn title(&self) -> &str;
    fn total(&self) -> i64;
}

impl Report${n} for Account${n} {
    fn title(&self) -> &str {
        &self.owner
    }
    fn total(&self) -> i64 {
        self.entries.iter().sum()
    }
}

impl Account${n} {
    pub fn new(owner: &str) -> Self {
        Account${n} { owner: owner.to_string(), entries: Vec::new() }
    }
    pub fn apply(&mut self, action: Action${n}) -> Option<i64> {
        match action {
            Action${n}::Put(amount) if amount > 0 => self.entries.push(amount),
            Action${n}::Take { amount } => self.entries.push(-amount),
            Action${n}::Put(_) | Action${n}::Nothing => return None,
        }
        self.entries.last().copied()
    }
}

fn largest${n}<T: PartialOrd>(items: &[T]) -> Option<&T> {
    let mut best = items.first()?;
    for item in items {
        if item > best {
            best = item;
        }
    }
    Some(best)
}

fn part${n}(rounds: i64) -> i64 {
    let mut account = Account${n}::new("part");
    let scale = |value: i64| value * 2 + 1;
    let mut round = 0;
    while round < rounds {
        let action = if round % 3 == 0 { Action${n}::Take { amount: scale(round) } } else { Action${n}::Put(round) };
        if account.apply(action).is_none() {
            account.apply(Action${n}::Nothing);
        }
        round += 1;
    }
    let evens: Vec<i64> = account.entries.iter().filter(|entry| **entry % 2 == 0).map(|entry| entry + 1).collect();
    println!("{} {} {:?}", account.title(), account.total(), largest${n}(&evens));
    account.total()
}
`;

function programOf(lineCount: number): string {
  const unitLines = unit(0).split("\n").length;
  const count = Math.floor(lineCount / unitLines);
  const units = Array.from({ length: count }, (_, n) => unit(n));
  const calls = units.map((_, n) => `part${n}(${n})`);
  const total = calls.map((call) => `    sum += ${call};`).join("\n");
  return `${units.join("\n")}\nfn main() {\n    let mut sum = 0;\n${total}\n    println!("{sum}");\n}\n`;
}

/** Milliseconds of each stage, in order, by its name. */
function stages(std: StdCrates, text: string): Map<string, number> {
  const times = new Map<string, number>();
  const timed = <T>(stage: string, work: () => T): T => {
    const start = performance.now();
    const result = work();
    times.set(stage, performance.now() - start);
    return result;
  };
  const file = new SourceMap().add(name, text);
  timed("parse", () => parseFile(file, { edition: 2024, nodeIds: new NodeIds(), lazyBodies: false }));
  const loader = { load: () => undefined };
  const resolver = timed("parse, expand, resolve", () =>
    resolveCrate({ std, path: name, text, loader, edition: 2024, cfgTest: false }),
  );
  const { tcx, bodies } = openContext(resolver);
  timed("check items", () => checkItems(tcx));
  const owners = resolver
    .defs(userCrate)
    .map(({ id }) => id)
    .filter((id) => !["Closure", "Ctor"].includes(tcx.def(id).kind) && tcx.hasBody(id));
  const defs = timed("type bodies", () =>
    owners.flatMap((owner) => tcx.checkedBodies(owner).bodies.map(({ def }) => def)),
  );
  timed("check patterns", () => defs.every((def) => bodies.isSound(def)));
  timed("build MIR", () => defs.map((def) => bodies.builtBody(def)));
  timed("infer regions", () => defs.map((def) => bodies.regions(def)));
  timed("check borrows, lint", () => defs.map((def) => bodies.analysedBody(def)));
  const found = tcx.diagnostics.list.find(({ level }) => level === "error");
  if (found !== undefined) throw new Error(`the generated program has an error: ${found.message}`);
  return times;
}

export function frontEndRows(): void {
  const std = openStd(stdIndex, stdFiles, internStored);
  stages(std, programOf(1_000));
  const all = sizes.map((size) => stages(std, programOf(size)));
  const row = (words: string, cells: readonly string[]): void =>
    console.log(words.padEnd(34) + cells.map((cell) => cell.padStart(16)).join(""));
  console.log();
  row(
    "front end",
    sizes.map((size) => `${size} lines`),
  );
  for (const stage of all[0]?.keys() ?? [])
    row(
      `  ${stage}`,
      all.map((times) => ms(times.get(stage) ?? 0)),
    );
  const text = programOf(1_000);
  row("1,000 lines, warm", ["p50", "p95"]);
  row("  checked from nothing", quantiles(Array.from({ length: warmRounds }, () => checkTime(text))));
  const cache = new BodyCache();
  const edits = Array.from({ length: editRounds }, (_, n) => checkTime(edited(text, n), cache));
  row("  after a change in one body", quantiles(edits.slice(editRounds >> 1)));
}

function checkTime(text: string, cache?: BodyCache): number {
  const start = performance.now();
  checkProgram({ name, text, edition: 2024, load: () => undefined, cfgTest: false }, cache);
  return performance.now() - start;
}

/** A new statement in one of the bodies. */
function edited(text: string, n: number): string {
  const places = [...text.matchAll(/let mut round = 0;/g)];
  const { index } = places[(n * 7) % places.length] as RegExpExecArray;
  return `${text.slice(0, index)}let extra = ${n};\n    ${text.slice(index)}`;
}

function quantiles(times: readonly number[]): string[] {
  const sorted = [...times].sort((a, b) => a - b);
  return [0.5, 0.95].map((part) => ms(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0));
}

if (process.argv.includes("--only-front-end")) frontEndRows();
