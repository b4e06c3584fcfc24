/**
 * Runs a TypeScript file of the project: `node test/run.mjs FILE [ARGS]`. It is bundled with the same plugins as what ships
 * (so `glasscrab:std` resolves) into `node_modules/.cache/glasscrab/`, then run in a Node of its own.
 */
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import esbuild from "esbuild";
import { root } from "../esbuild.mjs";
import { stdPlugin } from "../stdModule.mjs";

const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
  console.error("usage: node test/run.mjs FILE [ARGS]");
  process.exit(2);
}
const folder = path.join(root, "node_modules/.cache/glasscrab");
mkdirSync(folder, { recursive: true });
const relative = path.relative(root, path.resolve(file));
const outfile = path.join(folder, `${relative.replaceAll(/[^\w.]+/g, "_")}.mjs`);
await esbuild.build({
  entryPoints: [path.resolve(file)],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  sourcemap: "inline",
  plugins: [stdPlugin],
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "error",
});
const child = spawn(process.execPath, ["--enable-source-maps", outfile, ...args], { stdio: "inherit" });
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
