/**
 * `npm start`: VS Code with the extension, on the practice files. The installed `code` or `codium` if there is one; otherwise
 * VS Code for the Web, served on loopback until Ctrl-C. `--web` takes the web even so.
 */
import { spawn, spawnSync } from "node:child_process";
import path from "node:path";
import { root } from "../../esbuild.mjs";
import { ensureWeb } from "./stack.mjs";
import { startWebHost } from "./webHost.mjs";

const practice = path.join(root, "media/practice");
const firstFile = "ownership_transfer.rs";
const settings = {
  "workbench.startupEditor": "none",
  "chat.disableAIFeatures": true,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
};

function installedEditor() {
  const isWindows = process.platform === "win32";
  return ["code", "codium", "code-insiders"].find((name) => {
    const { status } = spawnSync(name, ["--version"], { shell: isWindows, stdio: "ignore", timeout: 20_000 });
    return status === 0;
  });
}

const editor = process.argv.includes("--web") ? undefined : installedEditor();
if (editor) {
  console.log(`opening ${editor} on ${practice}`);
  const args = [`--extensionDevelopmentPath=${root}`, "--new-window", practice, path.join(practice, firstFile)];
  spawn(editor, args, { shell: process.platform === "win32", stdio: "inherit" }).on("exit", (code) =>
    process.exit(code ?? 1),
  );
} else {
  console.log("no installed VS Code was found (code, codium): taking VS Code for the Web");
  const begin = Date.now();
  const ticking = setInterval(
    () => console.log(`  still fetching, ${Math.round((Date.now() - begin) / 1000)} s`),
    5000,
  );
  await ensureWeb().finally(() => clearInterval(ticking));
  const what = { extension: root, folder: practice, file: firstFile, settings };
  const port = Number(process.env.PORT ?? 3000);
  const { url } = await startWebHost({ ...what, port }).catch(() => startWebHost(what));
  console.log(`\nGlasscrab is at ${url}\nStop it with Ctrl-C.`);
}
