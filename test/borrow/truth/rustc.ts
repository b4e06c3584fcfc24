/** The model of each body as rustc tells it: from its dumps of MIR, region values, Polonius facts and elaborated drops. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  type BodyModel,
  type LoanEvent,
  endOf,
  macroCalls,
  nameEnds,
  type RawRegion,
  type Step,
  type StepKind,
} from "./model";

export function rustcModels(file: string): BodyModel[] {
  const folder = mkdtempSync(path.join(tmpdir(), "truth-"));
  try {
    const text = readFileSync(file, "utf8");
    run(file, text, folder);
    const dumps = existsSync(`${folder}/mir`) ? readdirSync(`${folder}/mir`) : [];
    return dumps
      .filter((name) => name.endsWith(".nll.0.mir"))
      .map((dump) => new DumpReader(folder, dumps, dump, path.basename(file), macroCalls(text)).read());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(file: string, text: string, folder: string): void {
  const edition = text.startsWith("//@ edition: 2021") ? "2021" : "2024";
  const flags = [`--edition=${edition}`, "--crate-type=lib", "--crate-name=t", "--emit=mir", "-o", `${folder}/out`];
  flags.push("-Awarnings", "-Znll-facts", `-Znll-facts-dir=${folder}/facts`, "-Zdump-mir=nll|ElaborateDrops");
  flags.push(`-Zdump-mir-dir=${folder}/mir`, "-Zmir-include-spans=on", "-Zverbose-internals", "-Zmir-opt-level=0");
  const env = { ...process.env, RUSTC_BOOTSTRAP: "1" };
  try {
    execFileSync("rustc", [...flags, file], { env, stdio: "ignore" });
  } catch {
    // A rejected program has facts all the same.
  }
}

interface Dumped {
  readonly steps: Step[];
  /** Index of the first step of each block. */
  readonly starts: ReadonlyMap<string, number>;
  /** `_1`: type, where declared. */
  readonly locals: ReadonlyMap<string, { readonly ty: string; readonly span: string }>;
  /** `_1` to `x`. */
  readonly names: ReadonlyMap<string, string>;
  readonly argCount: number;
}

class DumpReader {
  private readonly body: string;
  private readonly text: string;

  constructor(
    private readonly folder: string,
    private readonly dumps: readonly string[],
    dump: string,
    private readonly name: string,
    private readonly isInMacro: (span: string) => boolean,
  ) {
    this.body = dump.slice("t.".length, dump.indexOf(".-------"));
    this.text = readFileSync(`${folder}/mir/${dump}`, "utf8");
  }

  read(): BodyModel {
    const dumped = this.parse(this.text, new Set());
    const values = regionValues(this.text, dumped.starts);
    const { loans, invalidated, killed } = this.loans(dumped, values);
    return {
      key: this.key(),
      steps: dumped.steps,
      regions: this.regions(dumped, values),
      loans,
      invalidated,
      killed,
      elaborated: this.elaborated(dumped),
    };
  }

  private key(): string {
    const end = /^ +(?:return|resume);.*: (\d+:\d+)$/m.exec(this.text)?.[1];
    const depth = this.body.match(/\{closure#/g)?.length ?? 0;
    return end === undefined ? "" : `${end}${" in".repeat(depth)}`;
  }

  private span(text: string): string {
    const found = /([^\s(]*):(\d+:\d+): (\d+:\d+)/.exec(text);
    if (found === null || !(found[1] ?? "").endsWith(this.name)) return "";
    const span = `${found[2]}-${found[3]}`;
    return this.isInMacro(span) ? "" : span;
  }

  // ---- MIR text ----

  /** `flags`: locals that are drop flags. */
  private parse(text: string, known: ReadonlySet<string>): Dumped {
    const locals = new Map<string, { ty: string; span: string }>();
    const names = new Map<string, string>();
    const starts = new Map<string, number>();
    const rows: { block: string; isCleanup: boolean; text: string; place: string }[] = [];
    let block = "";
    let isCleanup = false;
    let argCount = 0;
    for (const line of text.split("\n")) {
      const head = /^ {4}(bb\d+)( \(cleanup\))?: \{/.exec(line);
      const local = /^\s+let (?:mut )?(_\d+): (.*?);\s+\/\/ (.*)$/.exec(line);
      const debug = /^\s+debug (\S+) => (.*?);/.exec(line);
      if (head !== null) {
        block = head[1] ?? "";
        isCleanup = head[2] !== undefined;
        starts.set(block, rows.length);
      } else if (/^(fn|const|static|promoted)|^[^|\s/].*= \{$/.test(line) && locals.size === 0) {
        const args = [...line.matchAll(/[(,] ?(_\d+): /g)];
        argCount = Math.max(argCount, args.length);
        this.signature(line, locals);
      } else if (local !== null)
        locals.set(local[1] ?? "", {
          ty: (local[2] ?? "").replace(/ as UserType.*$/, ""),
          span: this.span(local[3] ?? ""),
        });
      else if (debug !== null && /^_\d+$/.test(debug[2] ?? "")) {
        names.set(debug[2] ?? "", debug[1] ?? "");
        const at = locals.get(debug[2] ?? "");
        if (at?.span === "") locals.set(debug[2] ?? "", { ty: at.ty, span: this.span(line.slice(line.indexOf("//"))) });
      } else if (/^ {8}\S/.test(line) && block !== "") {
        const [code = "", comment = ""] = splitComment(line.trim());
        rows.push({ block, isCleanup, text: code, place: this.span(comment) });
      }
      if (line === "}") break;
    }
    const target = (name: string | undefined) => (name === undefined ? undefined : starts.get(name));
    const isFlag = (local: string) => known.size > 0 && !known.has(local);
    const steps = rows.map(({ block: own, isCleanup: cleanup, text: code, place }, index): Step => {
      const isLast = rows[index + 1]?.block !== own;
      const unwind = target(/unwind: (bb\d+)/.exec(code)?.[1]);
      const normal = isLast
        ? (code
            .slice(code.lastIndexOf("->"))
            .replace(/unwind:? .*?[,\]]/, "")
            .match(/bb\d+/g) ?? [])
        : [];
      const next =
        isLast && code.includes("->") ? normal.flatMap((name) => target(name) ?? []) : isLast ? [] : [index + 1];
      const again = /= &(?:'\S+ )?\(\*(_\d+)\)$/.exec(code.replace(/;$/, ""))?.[1];
      const kind = again !== undefined && !names.has(again) ? "" : kindOf(code);
      const drop = /^drop\((.*)\) -> /.exec(code)?.[1];
      const base: Step = { kind, span: place, isCleanup: cleanup, next, unwind };
      if (drop === undefined) return base;
      const before = rows.flatMap(({ text: jump }) =>
        (jump.startsWith("switchInt") || jump.includes("->")) &&
        new RegExp(`\\b${own}\\b`).test(jump.slice(jump.lastIndexOf("->")))
          ? [jump]
          : [],
      );
      const maybe =
        before.length > 0 &&
        before.every((jump) => isFlag(/^switchInt\((?:copy|move) (_\d+)\)/.exec(jump)?.[1] ?? "_0"));
      return { ...base, dropped: { place: this.placeName(drop, names, locals), maybe } };
    });
    return { steps, starts, locals, names, argCount };
  }

  private signature(line: string, locals: Map<string, { ty: string; span: string }>): void {
    const from = line.indexOf("(");
    let depth = 0;
    let start = from + 1;
    for (let at = from; at >= 0 && at < line.length; at++) {
      const char = line[at] ?? "";
      if ("([{<".includes(char)) depth++;
      else if (")]}".includes(char) || (char === ">" && line[at - 1] !== "-")) depth--;
      if ((char === "," && depth === 1) || (char === ")" && depth === 0)) {
        const arg = /^\s*(_\d+): (.*)$/.exec(line.slice(start, at));
        if (arg !== null) locals.set(arg[1] ?? "", { ty: arg[2] ?? "", span: "" });
        start = at + 1;
      }
      if (char === ")" && depth === 0) break;
    }
  }

  /** `((_3 as Some).0: T)` to `x.0`. */
  private placeName(text: string, names: ReadonlyMap<string, string>, locals: Dumped["locals"]): string {
    let place = text;
    for (let before = ""; before !== place; ) {
      before = place;
      place = place
        .replace(/\((\*?[\w.*[\]:@-]+) as \w+\)/, "$1")
        .replace(/\((\*?[\w.*[\]@-]+\.\d+): [^()]*(?:\([^()]*\)[^()]*)*\)/, "$1")
        .replace(/\((\*[\w.[\]@-]+)\)/, "$1");
    }
    return place.replace(
      /_\d+/,
      (local) => names.get(local) ?? (local === "_1" ? "_1" : `temporary ${locals.get(local)?.span ?? ""}`),
    );
  }

  // ---- regions ----

  private regions({ locals, names, argCount }: Dumped, values: RegionValues): RegionModel[] {
    const raw: RawRegion[] = [...locals].flatMap(([local, { ty, span }]) => {
      const name = names.get(local);
      if (name === undefined || span === "") return [];
      const isArgument = Number(local.slice(1)) <= argCount;
      return vidsIn(ty).map((vid, index) => ({
        key: `${name} ${endOf(span)} #${index}`,
        isArgument,
        points: values.get(vid)?.points ?? new Set<number>(),
        ends: values.get(vid)?.ends ?? new Set<string>(),
      }));
    });
    return nameEnds(raw, "'?0", (end) => values.get(end)?.ends ?? new Set());
  }

  // ---- loans ----

  private loans({ steps, starts }: Dumped, values: RegionValues): Pick<BodyModel, "loans" | "invalidated" | "killed"> {
    const point = (text: string): number => {
      const [, block = "", index = ""] = /(bb\d+)\[(\d+)\]/.exec(text) ?? [];
      return (starts.get(block) ?? 0) + Number(index);
    };
    const issued = [...this.text.matchAll(/^\| bw\d+: issued at (bb\d+\[\d+\]) in ('\?\d+)/gm)].map(
      ([, at = "", region = ""]) => ({ issued: point(at), region: values.get(region)?.points ?? new Set<number>() }),
    );
    const known = existsSync(`${this.folder}/facts`) ? readdirSync(`${this.folder}/facts`) : [];
    const directory = known.find((name) => plain(name) === plain(this.body));
    const rows = (relation: string): string[][] =>
      directory === undefined
        ? []
        : readFileSync(`${this.folder}/facts/${directory}/${relation}.facts`, "utf8")
            .split("\n")
            .filter((line) => line !== "")
            .map((line) => line.split("\t").map((cell) => cell.slice(1, -1)));
    const loanAt = new Map(issued.map((loan, index) => [loan.issued, index]));
    const loanOf = new Map(rows("loan_issued_at").map(([, loan = "", at = ""]) => [loan, loanAt.get(point(at)) ?? -1]));
    const events = (relation: string, loanColumn: number): LoanEvent[] =>
      rows(relation).map((row) => ({
        loan: loanOf.get(row[loanColumn] ?? "") ?? -1,
        at: point(row[1 - loanColumn] ?? ""),
      }));
    const killed = events("loan_killed_at", 0);
    const live = issued.map((loan, index) => {
      const ends = new Set(
        killed.flatMap(({ loan: own, at }) => (own === index && steps[at]?.kind !== "call" ? [at] : [])),
      );
      return liveFrom(steps, loan.issued, loan.region, ends);
    });
    return {
      loans: issued.map((loan, index) => ({ ...loan, live: live[index] ?? new Set() })),
      invalidated: events("loan_invalidated_at", 1),
      killed,
    };
  }

  // ---- drops ----

  private elaborated({ locals }: Dumped): Step[] | undefined {
    const dump = this.dumps.find(
      (name) => name.startsWith(`t.${this.body}.`) && name.endsWith(".ElaborateDrops.after.mir"),
    );
    if (dump === undefined) return undefined;
    const { steps } = this.parse(readFileSync(`${this.folder}/mir/${dump}`, "utf8"), new Set(locals.keys()));
    // A rejected body is left as one `unreachable`.
    return steps.length <= 1 ? undefined : steps;
  }
}

type RegionModel = BodyModel["regions"][number];
type RegionValues = ReadonlyMap<string, { readonly points: ReadonlySet<number>; readonly ends: ReadonlySet<string> }>;

const plain = (name: string): string => name.replace(/[{}#]/g, "_");

function splitComment(line: string): [string, string] {
  const at = line.lastIndexOf("// bb");
  const found = at >= 0 ? at : line.lastIndexOf("// scope ");
  return found < 0 ? [line, ""] : [line.slice(0, found).trim(), line.slice(found)];
}

function kindOf(code: string): StepKind {
  if (
    /^(StorageLive|FakeRead|PlaceMention|AscribeUserType|nop|goto|falseEdge|falseUnwind|unreachable|Coverage|ConstEvalCounter|BackwardIncompatibleDropHint|Retag)/.test(
      code,
    )
  )
    return "";
  if (code.startsWith("StorageDead")) return "dead";
  if (code.startsWith("drop(")) return "drop";
  if (code.startsWith("switchInt")) return "switch";
  if (code.startsWith("assert(")) return "assert";
  if (/^(return|resume|coroutine_drop|terminate)/.test(code)) return "return";
  if (/= yield\(/.test(code)) return "yield";
  if (/\) -> (\[|unwind|bb)/.test(code)) return "call";
  return / = &/.test(code) && !/ = &raw /.test(code) ? "&" : "=";
}

/** The regions of a type as it is printed, of a closure's only those of its captures. */
function vidsIn(ty: string): string[] {
  const own = ty.replace(/closure_kind_ty=.*? upvar_tys=/g, "");
  return [...own.matchAll(/'\?\d+/g)].map(([vid]) => vid);
}

/** `| '?3 | U0 | {bb1[3], bb3[4..=6], '?1}`. */
function regionValues(text: string, starts: ReadonlyMap<string, number>): RegionValues {
  const values = new Map<string, { points: Set<number>; ends: Set<string> }>();
  const part = text.slice(text.indexOf("| Inferred Region Values"), text.indexOf("| Inference Constraints"));
  for (const [, vid = "", set = ""] of part.matchAll(/^\| ('\?\d+) \| U\d+ \| \{(.*)\}$/gm)) {
    const points = new Set<number>();
    for (const [, block = "", from = "", to] of set.matchAll(/(bb\d+)\[(\d+)(?:\.\.=(\d+))?\]/g))
      for (let at = Number(from); at <= Number(to ?? from); at++) points.add((starts.get(block) ?? 0) + at);
    values.set(vid, { points, ends: new Set(set.match(/'\?\d+/g) ?? []) });
  }
  return values;
}

/** Where a loan is in scope: along the ways on which its region holds the point, up to where it is killed. */
function liveFrom(
  steps: readonly Step[],
  issued: number,
  region: ReadonlySet<number>,
  kills: ReadonlySet<number>,
): Set<number> {
  const live = new Set<number>();
  const after = (at: number): number[] => {
    const step = steps[at];
    return step === undefined ? [] : [...step.next, ...(step.unwind === undefined ? [] : [step.unwind])];
  };
  const stack = kills.has(issued) ? [] : after(issued);
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (!region.has(at) || live.has(at)) continue;
    live.add(at);
    if (!kills.has(at)) stack.push(...after(at));
  }
  return live;
}
