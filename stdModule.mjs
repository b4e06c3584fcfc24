/**
 * `glasscrab:std`: the texts of `src/std` and the index of them (`src/resolve/index`), as one module. Making the index takes some
 * seconds, so it is kept in `node_modules/.cache`, by the content of everything it is made from. Plugins for esbuild and vitest.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import esbuild from "esbuild";

const root = path.dirname(fileURLToPath(import.meta.url));
const stdFolder = path.join(root, "src/std");
const cache = path.join(root, "node_modules/.cache/glasscrab");
/** The folders whose code makes the index. */
const makers = ["base", "syntax", "expand", "resolve"];
/** How many indexes are kept: the newest. */
const kept = 8;

function filesBelow(folder, ending) {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [];
  return names
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => path.join(folder, name));
}

function stdTexts() {
  const files = filesBelow(stdFolder, ".rs");
  const entries = files.map((file) => [
    path.relative(stdFolder, file).replaceAll(path.sep, "/"),
    readFileSync(file, "utf8"),
  ]);
  return { files, texts: Object.fromEntries(entries) };
}

/** Of the code that makes the index, and of what it is made from. */
function keyOf(files) {
  const hash = createHash("sha256");
  for (const file of [...makers.flatMap((name) => filesBelow(path.join(root, "src", name), ".ts")), ...files]) {
    hash.update(path.relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex").slice(0, 24);
}

async function makeIndex(texts, key) {
  const outfile = path.join(cache, `build-${key}-${process.pid}.mjs`);
  const entryPoints = [path.join(root, "src/resolve/index/build.ts")];
  await esbuild.build({ entryPoints, bundle: true, platform: "node", format: "esm", outfile, logLevel: "warning" });
  try {
    const { buildStdIndex } = await import(pathToFileURL(outfile).href);
    return buildStdIndex(texts);
  } finally {
    rmSync(outfile, { force: true });
  }
}

function dropOld() {
  const files = readdirSync(cache)
    .filter((name) => name.startsWith("std-"))
    .map((name) => path.join(cache, name));
  const byAge = files.map((file) => [file, statSync(file).mtimeMs]).sort((a, b) => b[1] - a[1]);
  for (const [file] of byAge.slice(kept)) rmSync(file, { force: true });
}

/** Being made, by key: several bundles of one build want the same. */
const making = new Map();

/** The texts of std, their index, and the files they are from. */
async function stdParts() {
  const { files, texts } = stdTexts();
  const key = keyOf(files);
  if (!making.has(key)) making.set(key, cachedIndex(texts, key));
  return { files, texts, index: await making.get(key) };
}

async function cachedIndex(texts, key) {
  const cached = path.join(cache, `std-${key}.json`);
  if (existsSync(cached)) return JSON.parse(readFileSync(cached, "utf8"));
  mkdirSync(cache, { recursive: true });
  const index = await makeIndex(texts, key);
  // Written aside first: others may be looking for it.
  writeFileSync(`${cached}.${process.pid}`, JSON.stringify(index));
  renameSync(`${cached}.${process.pid}`, cached);
  dropOld();
  return index;
}

function embedded({ texts, index }) {
  return `export const stdFiles = ${JSON.stringify(texts)};\nexport const stdIndex = ${JSON.stringify(index)};\n`;
}

/** The module for Node: reads `std.data` beside the bundle, which is several times faster than what JavaScript's parser does with long strings. */
const fromFile = `
import { readFileSync } from "node:fs";
import { join } from "node:path";
const bytes = readFileSync(join(__dirname, "std.data"));
let at = 0;
const take = (length, encoding) => bytes.toString(encoding, at, (at += length));
const head = JSON.parse(take(Number(take(10, "latin1")), "latin1"));
const data = take(head.data, "latin1");
export const stdIndex = { ...head.index, data, strings: take(head.strings, "utf8") };
export const stdFiles = Object.fromEntries(head.texts.map(([name, length]) => [name, take(length, "utf8")]));
`;

function dataFile({ texts, index: { data, strings, ...index } }) {
  const parts = Object.entries(texts).map(([name, text]) => [name, Buffer.from(text)]);
  const names = Buffer.from(strings);
  const head = Buffer.from(
    JSON.stringify({
      index,
      data: data.length,
      strings: names.length,
      texts: parts.map(([name, bytes]) => [name, bytes.length]),
    }),
  );
  const length = Buffer.from(String(head.length).padStart(10));
  return Buffer.concat([length, head, Buffer.from(data, "latin1"), names, ...parts.map(([, bytes]) => bytes)]);
}

function plugin(codeOf) {
  return {
    name: "glasscrab-std",
    setup(build) {
      build.onResolve({ filter: /^glasscrab:std$/ }, () => ({ path: "std", namespace: "glasscrab" }));
      build.onLoad({ filter: /.*/, namespace: "glasscrab" }, async () => {
        const parts = await stdParts();
        return { contents: codeOf(parts), loader: "js", watchFiles: parts.files, watchDirs: [stdFolder] };
      });
    },
  };
}

/** std inside the bundle. */
export const stdPlugin = plugin(embedded);

/** std in a file `std.data` in the folder of the bundle, which is CommonJS for Node. */
export function stdBeside(folder) {
  return plugin((parts) => {
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, "std.data");
    writeFileSync(`${file}.${process.pid}`, dataFile(parts));
    renameSync(`${file}.${process.pid}`, file);
    return fromFile;
  });
}

/** The same for vitest. */
export const stdVitePlugin = {
  name: "glasscrab-std",
  resolveId: (id) => (id === "glasscrab:std" ? "\0glasscrab:std" : undefined),
  load: async (id) => (id === "\0glasscrab:std" ? embedded(await stdParts()) : undefined),
};
