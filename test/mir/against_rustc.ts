/**
 * The MIR that `mir/build` makes, held against rustc's (`-Zdump-mir=built`), function by function: `node test/run.mjs
 * test/mir/against_rustc.ts [-v] FILES`, where rustc is installed. Prints how many functions are statement for statement the same and,
 * with `-v`, the first difference of each other one. Blocks and locals are numbered by the order in which a walk from the start meets
 * them, so only the code counts, not its numbering; rustc's blocks that only resume or are unreachable are left out as ours are.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { printBody } from "../../src/mir/print";
import { closureName } from "../../src/types/collect/visible";
import { programOf } from "./frontEnd";

interface Body {
  readonly key: string;
  readonly lines: readonly string[];
}

type Blocks = ReadonlyMap<string, readonly string[]>;

/** `bb3: {` … `}` of one function's text. */
function blocksOf(text: string): Blocks {
  const blocks = new Map<string, string[]>();
  const named = new Set([...text.matchAll(/debug \w+ => (_\d+);/g)].map(([, local]) => local as string));
  let open: string[] | undefined;
  let cleanup = false;
  for (const raw of text.split("\n")) {
    const line = raw.trim();
    const [, label, isCleanup] = /^(bb\d+)( \(cleanup\))?: \{$/.exec(line) ?? [];
    if (label !== undefined) {
      blocks.set(label, (open = []));
      cleanup = isCleanup !== undefined;
    } else if (line === "}") open = undefined;
    else if (open !== undefined && !isLeftOut(line, cleanup ? new Set() : named)) open.push(plain(line));
  }
  return blocks;
}

/**
 * Our stop points, what rustc has for its borrow checker alone, and the storage of temporaries: rustc ends that of a condition in both
 * branches, we before them. In cleanups rustc ends none, we all (a picture may stop there).
 */
function isLeftOut(line: string, named: ReadonlySet<string>): boolean {
  const storage = /^Storage\w+\((_\d+)\)/.exec(line)?.[1];
  if (storage !== undefined) return !named.has(storage);
  return /^(stop#|AscribeUserType|Coverage|nop;|FakeRead\(ForMatchedPlace|$)/.test(line);
}

/**
 * One way to write what the two printers write differently: callees (by name alone), paths, regions, floats, statics. Where a drop that
 * panics goes on is left out: for operands that were moved rustc plans drops that its elaboration removes. A length that is checked is printed as moved by rustc, as copied by us.
 */
function plain(line: string): string {
  return line
    .replace(/ = (.*\)) -> (?=\[|unwind)/, (_, call: string) => ` = ${callOf(call)} -> `)
    .replace(/ in scope \d+|&two_phase (?=mut)/g, (text) => (text.startsWith("&") ? "&" : ""))
    .replace(/\((None|Some\([^)]*\))\), /, ", ")
    .replace(/PointerCoercion\((\w+)(?:\([^)]*\))?, \w+\)/, "$1")
    .replace(/\{closure \{closure@[^}]*\}\} \{|\{closure@[^}]*\} \{/, "{closure} {")
    .replace(/ = \{closure@[^}]*\};/, " = {closure} {  };")
    .replace(/(?<=\{closure\} \{.*)\b\w+: /g, "")
    .replace(/\\x0a/g, "\\n")
    .replace(/\\x09/g, "\\t")
    .replace(/const \{(?:alloc\d+|static \w+): /, "const {static: ")
    .replace(/'[a-z_{}]\w*\}?/g, "'_")
    .replace(/::<'_(?:, '_)*>|<'_(?:, '_)*>/g, "")
    .replace(/'_ |'_, /g, "")
    .replace(/(?:(?:[a-z_]\w*|<impl \w+>|\{(?:impl|closure)#\d+\})::)+(?=[A-Za-z_<{])/g, "")
    .replace(/(\d)(?:\.0)?_?(f32|f64)\b/g, "$1$2")
    .replace(/, replace\)/g, ")")
    .replace(/^(drop\(.*\) -> \[?return: bb\d+).*$/, "$1];")
    .replace(/(const b".*"): &\[u8; \d+\]/, "$1")
    .replace(/(the index is \{\}", )(?:move|copy) /, "$1")
    .replace(/\bunwind continue/g, "unwind: resume");
}

/** `<A as Tr<B>>::f::<C>(x, y)` as `f(x, y)`: the printers put generic arguments in different places. */
function callOf(call: string): string {
  let depth = 0;
  let start = call.length - 1;
  for (; start > 0; start--) {
    if (call[start] === ")") depth++;
    if (call[start] === "(" && --depth === 0) break;
  }
  const callee = withoutArgs(call.slice(0, start));
  return `${/^(?:move|copy) /.test(callee) ? callee : callee.split("::").at(-1)}${call.slice(start)}`;
}

/** `f` of `f::<A<B>>`. */
function withoutArgs(path: string): string {
  if (!path.endsWith(">")) return path;
  let depth = 0;
  let start = path.length - 1;
  for (; start > 0; start--) {
    if (path[start] === ">" && path[start - 1] !== "-") depth++;
    if (path[start] === "<" && --depth === 0) break;
  }
  return path.slice(0, start).endsWith("::") ? path.slice(0, start - 2) : path;
}

/** Blocks that do the same become one (rustc's cleanups are shared where ours end storage one by one), and `goto`s are followed. */
function merged(blocks: Blocks): Blocks {
  const names = new Map<string, string>();
  const first = new Map<string, string>();
  for (const [label, lines] of blocks) {
    const next = lines.length === 1 ? /^goto -> (bb\d+);$/.exec(lines[0] as string)?.[1] : undefined;
    const text = lines.join("\n");
    if (!first.has(text)) first.set(text, label);
    const same = next ?? (first.get(text) as string);
    if (same !== label) names.set(label, same);
  }
  if (names.size === 0) return joined(blocks);
  const nameOf = (label: string): string => {
    const next = names.get(label);
    return next === undefined ? label : nameOf(next);
  };
  const renamed = (line: string): string => line.replace(/\bbb\d+\b/g, nameOf);
  return merged(
    new Map([...blocks].filter(([label]) => !names.has(label)).map(([label, lines]) => [label, lines.map(renamed)])),
  );
}

/** A block that only one `goto` leads to is the end of the one that goes there. */
function joined(blocks: Blocks): Blocks {
  const uses = new Map<string, number>();
  for (const lines of blocks.values())
    for (const [label] of lines.join("\n").matchAll(/\bbb\d+\b/g)) uses.set(label, (uses.get(label) ?? 0) + 1);
  const whole = new Map<string, readonly string[]>();
  const linesOf = (label: string): readonly string[] => {
    const lines = blocks.get(label) ?? [];
    const next = /^goto -> (bb\d+);$/.exec(lines.at(-1) ?? "")?.[1];
    return next !== undefined && uses.get(next) === 1 ? [...lines.slice(0, -1), ...linesOf(next)] : lines;
  };
  for (const label of blocks.keys()) whole.set(label, linesOf(label));
  return whole;
}

/** Blocks in the order of a walk from `bb0`, each line's locals and targets renumbered as they are met. */
function walked(blocks: Blocks): string[] {
  const ends = (label: string): string | undefined => {
    const only = blocks.get(label);
    return only?.length === 1 && /^(resume|unreachable);$/.test(only[0] as string)
      ? (only[0] as string).slice(0, -1)
      : undefined;
  };
  const order = new Map<string, string>();
  const locals = new Map<string, string>();
  const numbered = (names: Map<string, string>, name: string, prefix: string): string => {
    const known = names.get(name);
    if (known !== undefined) return known;
    names.set(name, `${prefix}${names.size}`);
    return names.get(name) as string;
  };
  const lines: string[] = [];
  const open = ["bb0"];
  const done = new Set<string>();
  for (let label = open.pop(); label !== undefined; label = open.pop()) {
    if (done.has(label)) continue;
    done.add(label);
    lines.push(`${numbered(order, label, "bb")}:`);
    for (const line of blocks.get(label) ?? []) {
      const targets: string[] = [];
      const named = line
        .replace(/\bbb\d+\b/g, (target) => {
          const end = ends(target);
          if (end === undefined) targets.push(target);
          return end ?? numbered(order, target, "bb");
        })
        .replace(/\b_\d+\b/g, (local) => numbered(locals, local, "_"));
      lines.push(named);
      open.push(...targets.reverse());
    }
  }
  return lines;
}

/** `name(arguments' types)`: how a function is found again in the other compiler's dump, where impls have other names. */
function keyOf(header: string): string {
  const [, name = "", args = ""] = /^fn (.*?)\((_1.*)?\) -> /.exec(header.replace(/<impl at [^>]*>/g, "impl")) ?? [];
  const closure = /\w+(?:::\{closure#\d+\})+$/.exec(name)?.[0];
  return closure ?? `${name.split("::").at(-1)}(${plain(args)})`;
}

/** The functions of a dump; constants and statics are not compared. */
function bodiesOf(text: string): Body[] {
  return text
    .split(/^(?=fn )/m)
    .filter((part) => part.startsWith("fn "))
    .map((part) => ({ key: keyOf(part.split("\n", 1)[0] as string), lines: walked(merged(blocksOf(part))) }));
}

function rustcBodies(file: string): Body[] {
  const folder = mkdtempSync(path.join(tmpdir(), "mir-"));
  try {
    const flags = ["--edition=2024", "-Awarnings", "--emit=metadata", "-Zdump-mir=built", `-Zdump-mir-dir=${folder}`];
    const env = { ...process.env, RUSTC_BOOTSTRAP: "1" };
    execFileSync("rustc", [...flags, "-o", `${folder}/out`, file], { env, stdio: "ignore" });
    const dumps = readdirSync(folder).filter((name) => name.endsWith(".built.after.mir"));
    return dumps.flatMap((name) => bodiesOf(readFileSync(path.join(folder, name), "utf8")));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The first line in which two bodies differ, or nothing. */
function firstDifference(mine: Body | undefined, theirs: Body): string | undefined {
  if (mine === undefined) return "not found";
  const at = theirs.lines.findIndex((line, i) => line !== mine.lines[i]);
  if (at < 0 && mine.lines.length === theirs.lines.length) return undefined;
  const line = at < 0 ? theirs.lines.length : at;
  return `rustc: ${theirs.lines[line] ?? "(end)"}\n    ours:  ${mine.lines[line] ?? "(end)"}`;
}

function builtText(file: string): string {
  const { tcx, bodies, definitions } = programOf(file);
  return definitions
    .map((def) => {
      const text = printBody(tcx, bodies.builtBody(def));
      return tcx.def(def).kind === "Closure" ? text.replace("::{closure}(", `::${closureName(tcx, def)}(`) : text;
    })
    .join("\n");
}

const verbose = process.argv.includes("-v");
let equal = 0;
let total = 0;
for (const file of process.argv.slice(2).filter((arg) => !arg.startsWith("-"))) {
  const ours = new Map(bodiesOf(builtText(file)).map((body) => [body.key, body]));
  const differing: string[] = [];
  const theirs = rustcBodies(file);
  for (const body of theirs) {
    const difference = firstDifference(ours.get(body.key), body);
    if (difference !== undefined) differing.push(`  ${body.key}\n    ${difference}`);
  }
  total += theirs.length;
  equal += theirs.length - differing.length;
  console.log(`${path.basename(file)}: ${theirs.length - differing.length} of ${theirs.length} functions are the same`);
  if (verbose) for (const text of differing) console.log(text);
}
console.log(`${equal} of ${total} functions are the same`);
