/**
 * The rules of the house, each as a test that names the file and the rule broken: which folder may import which, what may
 * be used where, how long files and functions are, and that nothing lies about that nobody uses. A rule is broken only by an
 * entry in the named exceptions below, with its reason.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(__dirname, "..");

/** Imports go from a row to the rows above it, never down, never sideways between two folders of one row. */
const order = [
  ["base"],
  ["syntax"],
  ["expand"],
  ["resolve"],
  ["types"],
  ["layout"],
  ["mir"],
  ["machine"],
  ["compile.ts"],
  ["debug"],
  // An editor's errors are told as the debugger tells them: `ide` words them with `debug/story.ts`.
  ["ide"],
  ["adapter", "panel"],
  ["extension", "cli"],
];

/** Folders at and above which the outside world (clock, randomness, files, environment) may be touched. */
const outer = new Set(["adapter", "panel", "extension", "cli"]);

/** Which packages a folder may import; `node:` stands for all of Node's modules. */
const packages: Readonly<Record<string, readonly string[]>> = {
  adapter: ["@vscode/debugprotocol", "node:"],
  panel: ["preact"],
  extension: ["vscode", "@vscode/debugprotocol", "node:"],
  cli: ["node:"],
};

/** `mir` and what follows read typed bodies, never the AST. */
const astReaders = new Set(["syntax", "expand", "resolve", "types", "compile.ts", "ide"]);

/** What of the AST may be named everywhere: keys of side tables and who gives them out, and attributes, which are data that items carry. */
const astNames = new Set(["NodeId", "NodeIds", "Attribute"]);

const maxFileLines = 600;
/** Longer than a file should be, with the reason. */
const longFiles: Readonly<Record<string, string>> = {
  "src/syntax/ast.ts": "a table of declarations: one entry per kind of node",
};

const maxFunctionLines = 80;
/** `file:function`, with the reason. */
const longFunctions: Readonly<Record<string, string>> = {
  "test/panel/samples.ts:borrowing": "one sample picture, all data",
  "test/panel/samples.ts:cycle": "one sample picture, all data",
  "src/types/check/expr.ts:checkKind": "one arm for each kind of expression",
  "src/types/check/build/expr.ts:buildUnadjusted": "one arm for each kind of expression",
  "src/types/check/print.ts:expr": "one arm for each kind of expression",
  "src/types/check/uses.ts:walk": "one arm for each kind of expression",
  "src/types/check/visit.ts:visitExpr": "one arm for each kind of expression",
};

/** Reached by no import: they start something, or are read by a tool. */
const entries = new Set([
  "src/cli/engine.ts",
  "src/cli/start.ts",
  "src/cli/startWorker.ts",
  "src/extension/main.ts",
  "src/extension/node.ts",
  "src/panel/main.tsx",
  "src/std.d.ts",
  "src/machine/stdIndex.ts",
  "src/machine/stdImage.ts",
]);

/** A golden belongs to the fixture beside it that has its name and one of these extensions. */
const fixtureExtensions = [".rs", ".mir", ".json", ".txt"];
const goldenExtensions = new Set(
  ".tokens .ast .expanded .types .facts .layout .out .err .view .dap .wat .diag .errors .events .borrow .hover .hints .marks .states .nll".split(
    " ",
  ),
);

// ---------------------------------------------------------------------------------------------------------------------

function filesBelow(folder: string, extension: RegExp): string[] {
  const absolute = path.join(root, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { recursive: true })
    .map((name) => `${folder}/${String(name).replaceAll(path.sep, "/")}`)
    .filter((name) => extension.test(name) && !name.includes("node_modules"))
    .sort();
}

const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const sources = filesBelow("src", /\.tsx?$/);
const tests = filesBelow("test", /\.(tsx?|mjs)$/);

/** `src/types/infer/unify.ts` -> `types`; `src/compile.ts` -> `compile.ts`. */
const folderOf = (file: string): string => file.split("/")[1] ?? "";
const rankOf = (folder: string): number => order.findIndex((row) => row.includes(folder));

/** Comments and string contents blanked out, so that words in them break no rule. */
function codeOf(file: string): string {
  const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g;
  return read(file).replace(token, (found) => (found.startsWith("/") ? " " : '""'));
}

function importsOf(file: string): string[] {
  const found = read(file).matchAll(
    /(?:^|\n)\s*(?:import|export)\s(?:[^"';]*?\sfrom\s)?\s*"([^"]+)"|\bimport\("([^"]+)"\)/g,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? "");
}

/** The project file that a relative import names. */
function resolveImport(file: string, specifier: string): string | undefined {
  const base = path.posix.join(path.posix.dirname(file), specifier);
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}.d.ts`, `${base}.mjs`, `${base}/index.ts`];
  return candidates.find((name) => existsSync(path.join(root, name)) && /\.\w+$/.test(name));
}

test("imports go one way", () => {
  const broken: string[] = [];
  for (const file of sources) {
    const from = folderOf(file);
    if (rankOf(from) < 0) continue;
    for (const specifier of importsOf(file).filter((name) => name.startsWith("."))) {
      const target = resolveImport(file, specifier);
      if (target === undefined || !target.startsWith("src/")) continue;
      const to = folderOf(target);
      const panelIsText = from === "panel" && to === "debug";
      const sideways = from !== to && rankOf(from) === rankOf(to);
      if (panelIsText && !target.startsWith("src/debug/view/"))
        broken.push(`${file}: panel may import debug/view only`);
      if (sideways || rankOf(to) > rankOf(from)) broken.push(`${file}: ${from} must not import ${to} (${specifier})`);
    }
  }
  expect(broken).toEqual([]);
});

test("each folder of src has its place in the order", () => {
  const unknown = sources.filter((file) => rankOf(folderOf(file)) < 0 && !entries.has(file));
  expect(unknown).toEqual([]);
});

test("packages are imported only where they belong", () => {
  const broken: string[] = [];
  for (const file of sources) {
    const allowed = ["glasscrab:std", ...(packages[folderOf(file)] ?? [])];
    for (const specifier of importsOf(file).filter((name) => !name.startsWith("."))) {
      const fits = allowed.some(
        (name) => specifier === name || specifier.startsWith(name.endsWith(":") ? name : `${name}/`),
      );
      if (!fits) broken.push(`${file}: ${specifier}`);
    }
  }
  expect(broken).toEqual([]);
});

test("no clock, randomness, files or environment below adapter/", () => {
  const forbidden =
    /(?<![.\w])(?:new Date\b|(?:Date|performance|process|localStorage|crypto)\.|(?:setTimeout|setInterval)\()|Math\.random/;
  const broken: string[] = [];
  for (const file of sources.filter((name) => !outer.has(folderOf(name)))) {
    const found = forbidden.exec(codeOf(file));
    if (found) broken.push(`${file}: ${found[0]}`);
  }
  expect(broken).toEqual([]);
});

test("the AST is read by the front end only", () => {
  const broken: string[] = [];
  for (const file of sources.filter((name) => !astReaders.has(folderOf(name)))) {
    for (const [, names = ""] of read(file).matchAll(/import\s+(?:type\s+)?\{([^}]*)\}\s+from\s+"[./]*syntax\/ast"/g)) {
      const found = names.split(",").map((name) => name.replace(/\btype\b/, "").trim());
      for (const name of found) if (name !== "" && !astNames.has(name)) broken.push(`${file}: ${name}`);
    }
  }
  expect(broken).toEqual([]);
});

test("files open with what they are", () => {
  const broken = [...sources, ...tests].filter((file) => !/^(#!.*\n)?\/\*\*?/.test(read(file)));
  expect(broken).toEqual([]);
});

test("files are short", () => {
  const broken: string[] = [];
  for (const file of [...sources, ...tests]) {
    const lines = read(file).split("\n").length;
    if (lines > maxFileLines && longFiles[file] === undefined) broken.push(`${file}: ${lines} lines`);
  }
  expect(broken).toEqual([]);
});

/** Relies on the formatter: a function ends at the first line that closes at its own indentation. */
function* longFunctionsIn(file: string): Iterable<string> {
  const lines = read(file).split("\n");
  const start =
    /^(\s*)(?:export )?(?:default )?(?:(?:async )?function\*? (\w+)|(?:private |protected |public |static |override |async )*\*?(\w+)\([^;]*\{$|const (\w+) = (?:async )?\(.*=> \{$)/;
  for (let i = 0; i < lines.length; i++) {
    const match = start.exec(lines[i] ?? "");
    const name = match?.[2] ?? match?.[3] ?? match?.[4];
    if (!match || name === undefined || /^(if|for|while|switch|catch|test|describe)$/.test(name)) continue;
    const end = lines.findIndex((line, index) => index > i && line.startsWith(`${match[1]}}`));
    const count = end - i + 1;
    if (count > maxFunctionLines) yield `${file}:${name} (${count} lines)`;
  }
}

test("functions are short", () => {
  const found = [...sources, ...tests].flatMap((file) => [...longFunctionsIn(file)]);
  expect(found.filter((line) => longFunctions[line.replace(/ \(.*/, "")] === undefined)).toEqual([]);
});

/** A body of std that is read from the index is not resolved: nobody would find them. */
test("functions of std hold no impls", () => {
  const found: string[] = [];
  for (const file of filesBelow("src/std", /\.rs$/)) {
    const open: { readonly indent: number; readonly line: string }[] = [];
    for (const [i, line] of read(file).split("\n").entries()) {
      const indent = line.search(/[^ ]/);
      if (indent < 0 || /^ *(\/\/|#)/.test(line)) continue;
      while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
      if (/^ *(unsafe )?impl\b/.test(line) && open.some((outer) => /\bfn \w/.test(outer.line)))
        found.push(`${file}:${i + 1}`);
      open.push({ indent, line });
    }
  }
  expect(found).toEqual([]);
});

test("every source file is imported by something", () => {
  const imported = new Set<string>();
  for (const file of [...sources, ...tests, "vitest.config.mjs", "esbuild.mjs"]) {
    for (const specifier of importsOf(file).filter((name) => name.startsWith("."))) {
      const target = resolveImport(file, specifier);
      if (target !== undefined) imported.add(target);
    }
  }
  expect(sources.filter((file) => !imported.has(file) && !entries.has(file))).toEqual([]);
});

test("exceptions are still needed", () => {
  const stale = Object.keys(longFiles).filter((file) => read(file).split("\n").length <= maxFileLines);
  const long = new Set(
    [...sources, ...tests].flatMap((file) => [...longFunctionsIn(file)]).map((line) => line.replace(/ \(.*/, "")),
  );
  expect([...stale, ...Object.keys(longFunctions).filter((name) => !long.has(name))]).toEqual([]);
});

test("every golden has its fixture", () => {
  const practice = new Set(filesBelow("media/practice", /\.rs$/).map((file) => path.basename(file, ".rs")));
  const orphans = filesBelow("test", /\.\w+$/).filter((file) => {
    if (!goldenExtensions.has(path.extname(file))) return false;
    const stem = file.slice(0, -path.extname(file).length).replace(/@\w+$/, "");
    const beside = fixtureExtensions.some((extension) => existsSync(path.join(root, stem + extension)));
    return !beside && !practice.has(path.basename(stem));
  });
  expect(orphans).toEqual([]);
});

test("no machine paths and no host names", () => {
  const tracked = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" });
  const textual = /\.(tsx?|mjs|json|md|rs|mir|css|yml|sh|view|out|dap|facts|layout)$|^\.ci\//;
  const personal = /(^|[\s"'`(=:])\/(work|root|home|Users)\/\w/;
  const host = os.hostname();
  const broken = tracked.split("\n").filter((file) => {
    if (!textual.test(file) || file === "test/tidy.ts" || !existsSync(path.join(root, file))) return false;
    const text = read(file);
    return personal.test(text) || (host.length > 4 && text.includes(host));
  });
  expect(broken).toEqual([]);
});
