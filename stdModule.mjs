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
const kept = 4;

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

/** The module's code, and the files that it is made from. */
export async function stdModule() {
  const { files, texts } = stdTexts();
  const key = keyOf(files);
  const cached = path.join(cache, `std-${key}.js`);
  if (!existsSync(cached)) {
    mkdirSync(cache, { recursive: true });
    const index = await makeIndex(texts, key);
    const code = `export const stdFiles = ${JSON.stringify(texts)};\nexport const stdIndex = ${JSON.stringify(index)};\n`;
    // Written aside first: others may be looking for it.
    writeFileSync(`${cached}.${process.pid}`, code);
    renameSync(`${cached}.${process.pid}`, cached);
    dropOld();
  }
  return { code: readFileSync(cached, "utf8"), files };
}

export const stdPlugin = {
  name: "glasscrab-std",
  setup(build) {
    build.onResolve({ filter: /^glasscrab:std$/ }, () => ({ path: "std", namespace: "glasscrab" }));
    build.onLoad({ filter: /.*/, namespace: "glasscrab" }, async () => {
      const { code, files } = await stdModule();
      return { contents: code, loader: "js", watchFiles: files, watchDirs: [stdFolder] };
    });
  },
};

/** The same for vitest. */
export const stdVitePlugin = {
  name: "glasscrab-std",
  resolveId: (id) => (id === "glasscrab:std" ? "\0glasscrab:std" : undefined),
  load: async (id) => (id === "\0glasscrab:std" ? (await stdModule()).code : undefined),
};
