/**
 * The whole story, as a learner lives it, in a real VS Code: open a folder, click a breakpoint, F5, look at the panel, hover,
 * step, let it end, start a program that does not compile. `npm run test:e2e`; screenshots stay in `test/e2e/shots`.
 * `--web` tells it in VS Code for the Web, `--electron` in a desktop VS Code where one can be downloaded. `--fake` puts a stand-in for the engine in, to try the extension alone.
 */
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Desktop, startDesktop } from "./electron";
import type { Chapter } from "./chapters/chapter";
import { errorChapters } from "./chapters/errors";
import { marksChapters } from "./chapters/marks";
import { storyChapters } from "./chapters/stories";
import { lookChapters } from "./chapters/look";
import { panelChapters } from "./chapters/panel";
import { runChapters } from "./chapters/run";
import { type Server, startServer, startWebServer } from "./server";
import { transferChapters } from "./chapters/transfer";
import { Workbench } from "./workbench";

const root = process.cwd();
const isFake = process.argv.includes("--fake");
const isWeb = process.argv.includes("--web");
const isElectron = process.argv.includes("--electron");
const shots = path.join(root, "test/e2e/shots", isElectron ? "electron" : isWeb ? "web" : "server");
const firstFile = "ownership_transfer.rs";
/** `--only WORDS,WORDS`: the chapters whose name has one of them. */
const only = process.argv.includes("--only") ? (process.argv[process.argv.indexOf("--only") + 1] ?? "") : "";

const chapters = [
  ...transferChapters,
  ...runChapters,
  ...lookChapters,
  ...panelChapters,
  ...marksChapters,
  ...errorChapters,
  ...storyChapters,
].filter(
  (one) =>
    (only === "" || only.split(",").some((words) => one.name.includes(words))) &&
    !(isFake ? one.needsEngine : one.needsFake) &&
    !(isWeb && one.needsDesktop),
);

async function tell(bench: Workbench): Promise<{ passed: number; failed: number }> {
  let passed = 0;
  let failed = 0;
  try {
    await bench.editorReady(firstFile);
    for (const chapter of chapters) {
      if (await tellChapter(bench, chapter)) passed += 1;
      else failed += 1;
    }
    if (failed > 0) console.log(`\nThe workbench said:\n${complaints(bench.console)}`);
  } finally {
    await bench.close();
  }
  return { passed, failed };
}

/**
 * Tells one chapter, and once more where it went wrong: a workbench in a browser now and then loses a click or draws late.
 * Both tries are printed; what fails twice has failed.
 */
async function tellChapter(bench: Workbench, chapter: Chapter): Promise<boolean> {
  for (const attempt of ["first", "second"]) {
    const start = performance.now();
    try {
      await chapter.run(bench);
      const note = attempt === "second" ? ", at the second try" : "";
      console.log(`✓ ${chapter.name} (${((performance.now() - start) / 1000).toFixed(1)} s${note})`);
      return true;
    } catch (problem) {
      console.log(`✗ ${chapter.name}, ${attempt} try\n${problem instanceof Error ? problem.stack : problem}`);
      await bench.shot(`failed-${chapter.name.replace(/\W+/g, "-").slice(0, 40)}-${attempt}`);
      await bench.reset();
    }
  }
  return false;
}

/** First lines of what the page and the extension host complained about; code-server's own missing native parts left out. */
function complaints(lines: readonly string[]): string {
  const wanted = lines.filter(
    (line) => /^\[(error|pageerror)\]/.test(line) && !/spdlog|watchdog|vsda|authentication/.test(line),
  );
  return wanted
    .map((line) => line.slice(0, 400))
    .slice(-15)
    .join("\n");
}

async function startHost(folder: string, worker: string | undefined): Promise<Desktop> {
  if (isElectron) return startDesktop(root, folder);
  const server: Server = isWeb ? await startWebServer(root, folder) : await startServer(root, worker);
  return { open: (file) => Workbench.open(server.url(folder, file), folder, shots), stop: server.stop };
}

async function main(): Promise<void> {
  if (!existsSync(path.join(root, "dist/extension.js")))
    throw new Error("no dist/extension.js: run `npm run build` first");
  const folder = mkdtempSync(path.join(os.tmpdir(), "glasscrab-workspace-"));
  cpSync(path.join(root, "media/practice"), folder, { recursive: true });
  cpSync(path.join(root, "test/e2e/files"), path.join(folder, "more"), { recursive: true });
  const fake = path.join(root, "node_modules/.cache/glasscrab/fakeWorker.js");
  // A byte that no UTF-8 text has, in a comment.
  writeFileSync(path.join(folder, "more/not_utf8.rs"), Buffer.from("fn main() {\n    // \xff\n}\n", "latin1"));
  if (isFake) for (const name of ["die.rs", "hang.rs"]) writeFileSync(path.join(folder, name), "fn main() {}\n");
  const host = await startHost(folder, isFake ? fake : undefined);
  try {
    const { passed, failed } = await tell(await host.open(firstFile, shots));
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
  } finally {
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((problem) => {
  console.error(problem);
  console.log("0 passed, 1 failed");
  process.exit(1);
});
