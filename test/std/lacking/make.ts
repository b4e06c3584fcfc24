/**
 * Writes `src/resolve/lacking/table.ts`: the stable names and impls that rustc's std has and ours has not. Asks the documentation of an
 * installed rustc for what there is, and our own checker, by small programs, for what we have:
 * `node test/run.mjs test/std/lacking/make.ts`. To be run after std grew; a row that is no longer true does no harm.
 */
import { writeFileSync } from "node:fs";
import { checkProgram } from "../../../src/compile";
import { type Impl, stdFacts } from "./rustdoc";

/** Lines of a program are independent of each other; those with an error, by their index, with the codes. */
function errorsIn(lines: readonly string[]): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (let first = 0; first < lines.length; first += batchLines) {
    const text = `#![allow(warnings)]${lines.slice(first, first + batchLines).join("\n")}\nfn main() {}\n`;
    const checked = checkProgram({ name: "main.rs", text, edition: 2024, load: () => undefined, cfgTest: false });
    for (const { level, code, message, span } of checked.diagnostics) {
      if (level !== "error") continue;
      const { file, lo } = checked.callSiteOf(span);
      const line = first + checked.sources.file(file).lineColumn(lo).line - 1;
      // A syntax error would hide the others; the borrow checker's errors, which say nothing here, do not.
      if ((code === undefined || code === "") && !message.startsWith("higher-ranked"))
        throw new Error(`${message}: ${lines[line]}`);
      // The table of before turns some into our limit.
      const isImpl = code === "unsupported" && message.includes("`impl ");
      found.set(line, [...(found.get(line) ?? []), isImpl ? unproven : (code ?? "")]);
    }
  }
  return found;
}

const batchLines = 400;
const unproven = "E0277";
const missingCodes = new Set(["unsupported", "E0599", "E0576", "E0433", "E0432", "E0425"]);

function without<T>(all: readonly T[], lineOf: (one: T, index: number) => string): T[] {
  const errors = errorsIn(all.map(lineOf));
  return all.filter((_, i) => errors.get(i)?.some((code) => missingCodes.has(code)));
}

// ---- impls ----

/** Traits that a program does not name, or whose absence it does not see. */
const quiet = /\b(Drop|Send|Sync|Unpin|UnwindSafe|RefUnwindSafe|Freeze|FusedIterator|StructuralPartialEq)$/;
/** Our containers have no allocators: their parameter, and its bounds. */
const withoutAllocator = (text: string): string =>
  text
    .replace(/,\s*A[12]?\b(?=[>,])/g, "")
    .replace(/<A>/g, "")
    .replace(/\bA[12]?: ?[^,]*Allocator[^,]*(,|$)/g, "")
    .replace(/(^|,\s*)A[12]?(?=\s*(,|$))/g, "");
const withLifetimes = (text: string): string =>
  text.replace(/'_/g, "'static").replace(/&(?!')(?=[\w[(*])/g, "&'static ");

function readable(impl: Impl): Impl | undefined {
  const whole = `${impl.generics} ${impl.trait} ${impl.self} ${impl.where}`;
  if (quiet.test(impl.trait) || /[^\x20-\x7e]|\bf16\b|\bf128\b|\bos::|\barch::|simd|\{|fn\(|\.\.\./i.test(whole))
    return undefined;
  if (!/Allocator/.test(whole)) return impl;
  const { generics, trait, self, where } = impl;
  const bare = [generics, trait, self, where].map((part) => withoutAllocator(part).trim());
  return { generics: bare[0] ?? "", trait: bare[1] ?? "", self: bare[2] ?? "", where: bare[3] ?? "" };
}

/** A function that asks for the impl, and one that calls it where the impl's own bounds hold. */
function implProgram({ generics, trait, self, where }: Impl, index: number): string {
  const names = parameters(generics).filter((name) => !name.startsWith("'"));
  const bounds = where === "" || where.endsWith(",") ? where : `${where},`;
  const args = names.length === 0 ? "" : `::<${names.join(", ")}>`;
  return withLifetimes(
    `fn w${index}<${generics}>() where ${bounds} ${self}: ${trait} {} fn f${index}<${generics}>() where ${bounds} { w${index}${args}(); }`,
  );
}

function parameters(generics: string): string[] {
  return [...generics.matchAll(/(?:^|, )(?:const )?('?\w+)/g)].map(([, name = ""]) => name);
}

/** `Add<&str> for Cow<str>`: short names, no lifetimes, `_` for a parameter, `#` for any type of integer. */
export function patternOf({ generics, trait, self }: Impl): string {
  const names = new Set(parameters(generics));
  const short = `${trait} for ${self}`
    .replace(/\b(\w+::)+/g, "")
    .replace(/'\w+ ?(, )?/g, "")
    .replace(/\b[iu](8|16|32|64|128|size)\b/g, "#")
    .replace(/\w+/g, (word) => (names.has(word) ? "_" : word));
  return short.replace(/<>/g, "").replace(/\?Sized/g, "");
}

function lackingImpls(impls: readonly Impl[], unstableTraits: ReadonlySet<string>): string[] {
  const stable = impls.filter(({ trait }) => !unstableTraits.has(/(\w+)(<|$)/.exec(trait)?.[1] ?? ""));
  const asked = stable.flatMap((impl) => readable(impl) ?? []);
  const errors = errorsIn(asked.map(implProgram));
  const missing = asked.filter((_, i) => {
    const codes = errors.get(i) ?? [];
    return codes.length > 0 && codes.every((code) => code === unproven);
  });
  return [...new Set(missing.map(patternOf))];
}

// ---- the table ----

function grouped(pairs: readonly (readonly [string, string])[]): string[] {
  const rows = new Map<string, Set<string>>();
  for (const [key, value] of pairs) rows.set(key, (rows.get(key) ?? new Set()).add(value));
  return [...rows].map(([key, values]) => `${key}: ${[...values].sort().join(" ")}`).sort();
}

/** Containers that lack the same are one row. */
function merged(rows: readonly string[]): string[] {
  const keys = new Map<string, string[]>();
  for (const row of rows) {
    const at = row.indexOf(": ");
    keys.set(row.slice(at + 2), [...(keys.get(row.slice(at + 2)) ?? []), row.slice(0, at)]);
  }
  return [...keys].map(([values, containers]) => `${containers.join("|")}: ${values}`);
}

const facts = stdFacts();
const inside = (module: string, name: string): string => (module === "" ? name : `${module}::${name}`);
const raw = (name: string): string => (name === "try" ? "r#try" : name);
const items = without(facts.items, ({ module, name }, i) => `use std::${inside(module, raw(name))} as _x${i};`);
const gone = new Set(items.map(({ module, name }) => inside(module, name)));
const isGone = (path: string): boolean =>
  path.split("::").some((_, i, all) => gone.has(all.slice(0, i + 1).join("::")));
const members = without(
  facts.members.filter(({ container }) => !isGone(container)),
  ({ ty, name }, i) => `fn f${i}() { let _ = ${ty}::${name}; }`,
);
const impls = lackingImpls(facts.impls, facts.unstableTraits);
const names = merged(
  grouped([
    ...items.filter(({ module }) => !isGone(module)).map(({ module, name }) => [module, name] as const),
    ...members.map(({ container, name }) => [container, name] as const),
  ]),
);
const traits = merged(
  grouped(
    impls.map(
      (pattern) =>
        [pattern.split(" for ")[0] ?? "", pattern.split(" for ")[1] ?? ""].map((part) => part.replaceAll(" ", "")) as [
          string,
          string,
        ],
    ),
  ),
);
writeFileSync(
  "src/resolve/lacking/table.ts",
  `/** What rustc's std has and ours has not, written by \`test/std/lacking/make.ts\`: for \`lacking.ts\`, which says what a row means. */
export const lackingNames = \`
${names.join("\n")}
\`;

export const lackingImpls = \`
${traits.join("\n")}
\`;
`,
);
console.log(`${items.length} items, ${members.length} members, ${impls.length} impls`);
