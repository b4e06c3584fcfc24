/**
 * Builds everything that ships into `dist/`: the engine, the command line and the worker that load it, the extension (for Node and
 * for the browser), and the memory panel. `node esbuild.mjs [--full] [--watch] [--dev]`; `--full` for what is to ship. Entries that do not exist yet are named and left out.
 */
import { spawn } from "node:child_process";
import { existsSync, rmSync, statSync } from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { stdBeside } from "./stdModule.mjs";

export const root = path.dirname(fileURLToPath(import.meta.url));

/** Node's modules are those that `src/extension/node.ts` gives; in a browser they are empty: code that uses them asks first. */
const nodeFreePlugin = {
  name: "glasscrab-node-free",
  setup(build) {
    const names = builtinModules.filter((name) => /^\w+$/.test(name)).join("|");
    build.onResolve({ filter: new RegExp(`^(node:.*|${names})$`) }, ({ path: name }) => ({
      path: name,
      namespace: "node-free",
    }));
    build.onLoad({ filter: /.*/, namespace: "node-free" }, ({ path: name }) => ({
      contents: `module.exports = globalThis.glasscrabNode?.("${name}") ?? {};`,
      loader: "js",
    }));
  },
};

const node = { platform: "node", format: "cjs", target: "node20" };
const browser = { platform: "browser", target: "es2022", define: { "process.env.NODE_ENV": '"production"' } };

/** What ships: a row each. */
const targets = [
  // Dynamic imports become `require`: the bundle is a function's body, here (`src/cli/loadEngine.ts`) and in the browser (`src/extension/worker.ts`).
  { in: "src/cli/engine.ts", out: "engine.js", ...node, supported: { "dynamic-import": false } },
  { in: "src/cli/start.ts", out: "cli.js", ...node, banner: { js: "#!/usr/bin/env node" } },
  { in: "src/cli/startWorker.ts", out: "worker.js", ...node },
  { in: "src/extension/node.ts", out: "extension.js", ...node, external: ["./web/extension.js"] },
  {
    in: "src/extension/main.ts",
    out: "web/extension.js",
    ...browser,
    format: "cjs",
    external: ["vscode"],
    nodeFree: true,
  },
  { in: "src/panel/main.tsx", out: "panel.js", ...browser, format: "iife" },
  { in: "src/panel/panel.css", out: "panel.css" },
];

export function options({ in: entry, out, nodeFree, ...rest }, { dev = false, full = false } = {}) {
  return {
    ...rest,
    entryPoints: [path.join(root, entry)],
    outfile: path.join(root, "dist", out),
    bundle: true,
    minify: !dev,
    sourcemap: dev,
    legalComments: "none",
    loader: { ".svg": "text" },
    jsx: "automatic",
    jsxImportSource: "preact",
    plugins: [stdBeside(path.join(root, "dist"), full), ...(nodeFree ? [nodeFreePlugin] : [])],
    logLevel: "warning",
  };
}

/**
 * A first session leaves V8's code behind for those that follow: from launch to a stop, and a look at it. No longer, as V8 forgets code
 * that did not run of late.
 */
function firstSession() {
  const program = path.join(root, "media/practice/structs_and_enums.rs");
  const child = spawn(process.execPath, [path.join(root, "dist/cli.js"), "dap"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  let seq = 0;
  const send = (command, args) => {
    const text = JSON.stringify({ seq: ++seq, type: "request", command, arguments: args });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const answers = {
    initialized: () => send("configurationDone"),
    stopped: () => {
      send("stackTrace", { threadId: 1 });
      send("glasscrab/view", {});
      send("disconnect");
    },
  };
  child.stdout.on("data", (bytes) => {
    for (const [, event] of String(bytes).matchAll(/"event":"(\w+)"/g)) answers[event]?.();
    // Nothing more would come.
    if (String(bytes).includes('"success":false')) child.kill();
  });
  send("initialize", { adapterID: "glasscrab" });
  send("launch", { program, stopOnEntry: true });
  return new Promise((resolve) => child.on("exit", resolve));
}

async function main(args) {
  const dev = args.includes("--dev") || args.includes("--watch");
  const full = args.includes("--full");
  const present = targets.filter((target) => existsSync(path.join(root, target.in)));
  for (const target of targets)
    if (!present.includes(target)) console.log(`  (no ${target.in} yet: ${target.out} is left out)`);
  if (args.includes("--watch")) {
    for (const target of present) await (await esbuild.context(options(target, { dev, full }))).watch();
    console.log("watching");
    return;
  }
  rmSync(path.join(root, "dist"), { recursive: true, force: true });
  // One target that fails does not keep the others from being built.
  const results = await Promise.allSettled(present.map((target) => esbuild.build(options(target, { dev, full }))));
  const built = present.filter((_, i) => results[i].status === "fulfilled");
  const sizes = built.map(({ out }) => `${out} ${Math.ceil(statSync(path.join(root, "dist", out)).size / 1024)}`);
  console.log(`built dist (KiB): ${sizes.join(", ")}`);
  if (full) await firstSession();
  // esbuild has already printed its errors.
  if (built.length < present.length) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(process.argv.slice(2));
}
