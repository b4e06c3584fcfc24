/**
 * Starts code-server (a real workbench with a Node extension host) on a free port, with Glasscrab as its only extension and
 * everything of its own (settings, profile, sockets) in a folder that goes away with it.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { codeServer, ensureCodeServer, ensureWeb, node24 } from "./stack.mjs";
import { startWebHost } from "./webHost.mjs";

/** A quiet workbench: nothing pops up, nothing moves, nothing asks the network. */
export const settings = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.reduceMotion": "on",
  "workbench.colorTheme": "Default Dark Modern",
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "git.openRepositoryInParentFolders": "never",
  "files.autoSave": "off",
  "editor.hover.delay": 150,
  "editor.minimap.enabled": false,
  "editor.cursorBlinking": "solid",
  "editor.stickyScroll.enabled": false,
  "editor.fontFamily": "DejaVu Sans Mono",
  "terminal.integrated.fontFamily": "DejaVu Sans Mono",
  // Rows of text in the page instead of a picture.
  "terminal.integrated.gpuAcceleration": "off",
  "breadcrumbs.enabled": false,
  "explorer.autoReveal": false,
  "explorer.compactFolders": false,
  "debug.openDebug": "neverOpen",
  "debug.toolBarLocation": "docked",
  "window.commandCenter": false,
  "window.confirmBeforeClose": "never",
};

/** What ships, as `.vscodeignore` has it. */
const shipped = ["package.json", "README.md", "dist", "media"];

export interface Server {
  /** The address of a workbench on a folder, with a file open. */
  url(folder: string, file: string): string;
  log(): string;
  stop(): Promise<void>;
}

/** The same workbench in the browser alone, with a web worker as its extension host. */
export async function startWebServer(root: string, folder: string): Promise<Server> {
  await ensureWeb();
  const host = await startWebHost({ extension: root, folder, settings });
  return {
    url: (_folder, file) => {
      const url = new URL(host.url);
      url.searchParams.set("payload", JSON.stringify([["openFile", `vscode-test-web://mount/${file}`]]));
      return url.href;
    },
    log: () => "",
    stop: host.stop,
  };
}

/** `worker`: put in the place of the engine's worker. */
export async function startServer(root: string, worker?: string): Promise<Server> {
  await ensureCodeServer();
  const base = mkdtempSync(path.join(os.tmpdir(), "glasscrab-e2e-"));
  const data = path.join(base, "data");
  const extensions = path.join(base, "extensions");
  mkdirSync(path.join(data, "User"), { recursive: true });
  writeFileSync(path.join(data, "User/settings.json"), JSON.stringify(settings, null, 1));
  installExtension(root, extensions, worker);
  const port = await freePort();
  const running = run(base, data, extensions, port);
  await running.ready(port);
  const address = `127.0.0.1:${port}`;
  return {
    url: (folder, file) => {
      const url = new URL(`http://${address}/`);
      url.searchParams.set("folder", folder);
      const open = `vscode-remote://${address}${path.join(folder, file)}`;
      url.searchParams.set("payload", JSON.stringify([["openFile", open]]));
      return url.href;
    },
    log: running.log,
    stop: running.stop,
  };
}

/** An unpacked extension in a folder that is new: the server finds it by itself. */
function installExtension(root: string, extensions: string, worker: string | undefined): void {
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const target = path.join(extensions, `${manifest.publisher}.${manifest.name}-${manifest.version}`);
  mkdirSync(target, { recursive: true });
  for (const name of shipped) cpSync(path.join(root, name), path.join(target, name), { recursive: true });
  if (worker !== undefined) cpSync(worker, path.join(target, "dist/worker.js"));
}

interface Running {
  ready(port: number): Promise<void>;
  log(): string;
  stop(): Promise<void>;
}

function run(base: string, data: string, extensions: string, port: number): Running {
  const places = ["--config", path.join(base, "config.yaml"), "--user-data-dir", data, "--extensions-dir", extensions];
  const quiet =
    "--disable-telemetry --disable-update-check --disable-workspace-trust --disable-getting-started-override --disable-proxy --ignore-last-opened";
  const args = [
    path.join(codeServer, "out/node/entry.js"),
    ...places,
    "--auth",
    "none",
    "--bind-addr",
    `127.0.0.1:${port}`,
  ];
  const xdg = {
    XDG_CONFIG_HOME: path.join(base, "config"),
    XDG_DATA_HOME: path.join(base, "share"),
    XDG_RUNTIME_DIR: base,
  };
  const env: NodeJS.ProcessEnv = { ...process.env, ...xdg };
  for (const name of ["VSCODE_IPC_HOOK_CLI", "PORT", "PASSWORD"]) delete env[name];
  // A process group of its own, so that the whole of it can be ended.
  const child = spawn(node24, [...args, ...quiet.split(" ")], {
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (output += text));
  const end = (): void => {
    endGroup(child);
    rmSync(base, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once("exit", end);
  return {
    log: () => output,
    ready: async (at) => {
      const until = Date.now() + 60_000;
      while ((await status(`http://127.0.0.1:${at}/healthz`)) !== 200) {
        if (child.exitCode !== null || Date.now() > until) throw new Error(`code-server did not start:\n${output}`);
        await pause(100);
      }
    },
    stop: async () => {
      process.off("exit", end);
      const gone = new Promise((resolve) => child.once("exit", resolve));
      endGroup(child, "SIGTERM");
      await Promise.race([gone, pause(2000)]);
      end();
    },
  };
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals = "SIGKILL"): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // Gone already.
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

function status(url: string): Promise<number> {
  return new Promise((resolve) => {
    const request = http.get(url, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on("error", () => resolve(0));
  });
}
