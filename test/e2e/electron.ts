/**
 * The desktop's VS Code for the end-to-end story: downloaded by `@vscode/test-electron` from Microsoft's server, started with
 * everything of its own, and driven like the others, since its window is drawn by the same code. Where that server cannot be
 * reached there is nothing to run, and this says so.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { downloadAndUnzipVSCode } from "@vscode/test-electron";
import { _electron } from "playwright-core";
import { settings } from "./server";
import { Workbench } from "./workbench";

export interface Desktop {
  open(file: string, shots: string): Promise<Workbench>;
  stop(): Promise<void>;
}

export async function startDesktop(root: string, folder: string): Promise<Desktop> {
  const executablePath = await downloadAndUnzipVSCode("stable").catch((problem) => {
    throw new Error(`a desktop VS Code could not be downloaded here, so nothing was checked in it: ${problem}`);
  });
  const base = mkdtempSync(path.join(os.tmpdir(), "glasscrab-electron-"));
  mkdirSync(path.join(base, "data/User"), { recursive: true });
  writeFileSync(path.join(base, "data/User/settings.json"), JSON.stringify(settings));
  const places = ["--user-data-dir", path.join(base, "data"), "--extensions-dir", path.join(base, "extensions")];
  const quiet = "--disable-workspace-trust --skip-welcome --skip-release-notes --disable-updates --disable-telemetry";
  return {
    open: async (file, shots) => {
      const app = await _electron.launch({
        executablePath,
        args: [folder, path.join(folder, file), `--extensionDevelopmentPath=${root}`, ...places, ...quiet.split(" ")],
      });
      return Workbench.over(await app.firstWindow(), folder, shots, () => app.close());
    },
    stop: async () => rmSync(base, { recursive: true, force: true, maxRetries: 5 }),
  };
}
