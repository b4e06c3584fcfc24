/**
 * `glasscrab:std`: the texts of `src/std` and the index of them (`src/resolve/index`), as one module. The full index holds what
 * the type checker and the MIR passes find out about std, too (`src/machine/stdIndex.ts`): it takes half a minute to make, and is what ships,
 * with the image of std's machine code (`src/machine/stdImage.ts`). The bare one holds names and syntax; with it, or without the image, a
 * start finds out the rest itself, many times slower, with the same results. All are kept in `node_modules/.cache`, by the content of
 * everything they are made from. Plugins for esbuild and vitest: what is to ship asks for index and image (`node esbuild.mjs --full`);
 * other builds and tests take them if they are there.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import esbuild from "esbuild";

const root = path.dirname(fileURLToPath(import.meta.url));
const stdFolder = path.join(root, "src/std");
const cache = path.join(root, "node_modules/.cache/glasscrab");
/** The folders whose code makes each index. */
const bareMakers = ["base", "syntax", "expand", "resolve"];
const fullMakers = [...bareMakers, "types", "mir"];
const imageMakers = [...fullMakers, "layout", "machine"];
/** How many indexes and images are kept: the newest. */
const kept = 16;

function filesBelow(folder, ending) {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [];
  return names
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => path.join(folder, name));
}

/** Programs that reach what the image has: each function costs a hundred bytes of the package. */
const imageUses = [path.join(root, "media/practice"), path.join(stdFolder, "uses/image")];
/** Programs that reach what the full index has compiled. */
const useFolders = [path.join(stdFolder, "uses"), path.join(root, "media/practice")];

function textsBelow(folders) {
  const files = folders.flatMap((folder) => filesBelow(folder, ".rs")).filter((file) => !file.includes("rejected"));
  return Object.fromEntries(files.map((file) => [path.basename(file), readFileSync(file, "utf8")]));
}

function stdTexts() {
  const files = filesBelow(stdFolder, ".rs").filter((file) => !file.startsWith(useFolders[0]));
  const entries = files.map((file) => [
    path.relative(stdFolder, file).replaceAll(path.sep, "/"),
    readFileSync(file, "utf8"),
  ]);
  return { files, texts: Object.fromEntries(entries) };
}

/** Of the code that makes the index, and of what it is made from. */
function keyOf(files, makers) {
  const hash = createHash("sha256").update(readFileSync(path.join(root, "src/machine/stdIndex.ts")));
  for (const file of [...makers.flatMap((name) => filesBelow(path.join(root, "src", name), ".ts")), ...files]) {
    hash.update(path.relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex").slice(0, 24);
}

/** What a maker of ours exports. */
async function load(maker, key) {
  const outfile = path.join(cache, `build-${key}-${process.pid}.mjs`);
  const entryPoints = [path.join(root, "src/machine", maker)];
  await esbuild.build({ entryPoints, bundle: true, platform: "node", format: "esm", outfile, logLevel: "warning" });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile, { force: true });
  }
}

async function makeIndex(texts, key, bare) {
  if (!bare) console.log("making std's full index: half a minute");
  const { buildStdIndex } = await load("stdIndex.ts", key);
  return mapBytes(buildStdIndex(texts, bare ? undefined : textsBelow(useFolders)), ["data"], inBase64);
}

async function makeImage(texts, index, key) {
  console.log("making the image of std: half a minute");
  const { buildStdImage } = await load("stdImage.ts", key);
  const image = buildStdImage(mapBytes(index, ["data"], fromBase64), texts, textsBelow(imageUses));
  return mapBytes(image, bytesOfImage, inBase64);
}

const bytesOfImage = ["wasm", "rodata", "data"];
const inBase64 = (bytes) => Buffer.from(bytes).toString("base64");
const fromBase64 = (text) => Buffer.from(text, "base64");

function mapBytes(object, names, map) {
  return { ...object, ...Object.fromEntries(names.map((name) => [name, map(object[name])])) };
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

/**
 * The texts of std, their index and the image (bytes in base 64), and the files they are from. `full`: make index and image if they
 * are not there.
 */
async function stdParts(full = false) {
  const { files, texts } = stdTexts();
  const all = [...files, ...useFolders.flatMap((folder) => filesBelow(folder, ".rs"))];
  const fullKey = keyOf(all, fullMakers);
  const bare = !full && !existsSync(fileOf(fullKey));
  const key = bare ? keyOf(files, bareMakers) : fullKey;
  const index = await cached(key, () => makeIndex(texts, key, bare));
  const imageKey = keyOf(all, imageMakers);
  const hasImage = full || (!bare && existsSync(fileOf(imageKey)));
  const image = hasImage ? await cached(imageKey, () => makeImage(texts, index, imageKey)) : undefined;
  return { files, texts, index, image };
}

function fileOf(key) {
  return path.join(cache, `std-${key}.json`);
}

function cached(key, make) {
  if (!making.has(key)) making.set(key, readOrMake(fileOf(key), make));
  return making.get(key);
}

async function readOrMake(file, make) {
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  mkdirSync(cache, { recursive: true });
  const made = await make();
  // Written aside first: others may be looking for it.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(made));
  renameSync(`${file}.${process.pid}`, file);
  dropOld();
  return made;
}

function embedded({ texts, index, image }) {
  return `
const bytes = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
const image = ${JSON.stringify(image)};
const index = ${JSON.stringify(index)};
export const stdFiles = ${JSON.stringify(texts)};
export const stdIndex = { ...index, data: bytes(index.data) };
export const stdImage = image && { ...image, ${bytesOfImage.map((name) => `${name}: bytes(image.${name})`).join(", ")} };
export const stdImageCompiled = undefined;
`;
}

/** Takes `std.data` apart. `take(length, encoding)` gives its next bytes as text, `takeBytes(length)` as they are. Few texts are ever asked for. */
const opening = `
const head = JSON.parse(take(Number(take(10, "latin1")), "latin1"));
const data = takeBytes(head.data);
export const stdIndex = { ...head.index, data, strings: take(head.strings, "utf8") };
export const stdFiles = {};
for (const [name, length] of head.texts) {
  const part = takeBytes(length);
  let text;
  const get = () => (text ??= textOf(part, "utf8"));
  Object.defineProperty(stdFiles, name, { enumerable: true, get });
}
const image = head.image > 0 ? JSON.parse(take(head.image, "latin1")) : undefined;
export const stdImage = image && { ...image, ${bytesOfImage.map((name) => `${name}: takeBytes(image.${name})`).join(", ")} };
export const stdImageCompiled = stdImage && WebAssembly.compile(stdImage.wasm);
`;

/**
 * The module that reads `std.data` beside the bundle, which is several times faster than what JavaScript's parser does with long
 * strings. Whoever starts the bundle may have read it already (`src/cli/loadEngine.ts`); in the browser they must (`src/extension/worker.ts`).
 */
const fromFile = `
import { readFileSync } from "node:fs";
import { join } from "node:path";
const bytes = globalThis.glasscrabStd ?? readFileSync(join(__dirname, "std.data"));
const isBuffer = typeof Buffer === "function" && Buffer.isBuffer(bytes);
const textOf = isBuffer ? (part, encoding) => part.toString(encoding) : (part, encoding) => new TextDecoder(encoding).decode(part);
let at = 0;
const takeBytes = (length) => bytes.subarray(at, (at += length));
const take = (length, encoding) => textOf(takeBytes(length), encoding);
${opening}`;

function dataFile({ texts, index: { data, strings, ...index }, image }) {
  const parts = Object.entries(texts).map(([name, text]) => [name, Buffer.from(text)]);
  const names = Buffer.from(strings);
  const records = fromBase64(data);
  const imageBytes = image === undefined ? [] : bytesOfImage.map((name) => fromBase64(image[name]));
  const lengths = Object.fromEntries(bytesOfImage.map((name, i) => [name, imageBytes[i]?.length]));
  const imageHead = image === undefined ? Buffer.alloc(0) : asciiOf({ ...image, ...lengths });
  const head = Buffer.from(
    JSON.stringify({
      index,
      data: records.length,
      strings: names.length,
      texts: parts.map(([name, bytes]) => [name, bytes.length]),
      image: imageHead.length,
    }),
  );
  const length = Buffer.from(String(head.length).padStart(10));
  const sections = [records, names, ...parts.map(([, bytes]) => bytes), imageHead, ...imageBytes];
  return Buffer.concat([length, head, ...sections]);
}

function asciiOf(value) {
  const text = JSON.stringify(value);
  return Buffer.from(
    text.replaceAll(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`),
    "latin1",
  );
}

function plugin(codeOf, full) {
  return {
    name: "glasscrab-std",
    setup(build) {
      build.onResolve({ filter: /^glasscrab:std$/ }, () => ({ path: "std", namespace: "glasscrab" }));
      build.onLoad({ filter: /.*/, namespace: "glasscrab" }, async () => {
        const parts = await stdParts(full);
        return { contents: codeOf(parts), loader: "js", watchFiles: parts.files, watchDirs: [stdFolder] };
      });
    },
  };
}

/** std inside the bundle. */
export const stdPlugin = plugin(embedded, false);

/** std in a file `std.data` in the folder of the bundle, which is CommonJS for Node. */
export function stdBeside(folder, full) {
  return plugin((parts) => {
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, "std.data");
    writeFileSync(`${file}.${process.pid}`, dataFile(parts));
    renameSync(`${file}.${process.pid}`, file);
    return fromFile;
  }, full);
}

/** The same for vitest. */
export const stdVitePlugin = {
  name: "glasscrab-std",
  resolveId: (id) => (id === "glasscrab:std" ? "\0glasscrab:std" : undefined),
  load: async (id) => (id === "\0glasscrab:std" ? embedded(await stdParts()) : undefined),
};
