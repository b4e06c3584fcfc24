/**
 * The whole story, as a learner lives it, in a real VS Code: open a folder, click a breakpoint, F5, look at the panel, hover,
 * step, let it end, start a program that does not compile. `npm run test:e2e`; screenshots stay in `test/e2e/shots`.
 * `--web` tells it in VS Code for the Web. `--fake` puts a stand-in for the engine in, to try the extension alone.
 */
import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Server, startServer, startWebServer } from "./server";
import { Workbench } from "./workbench";

const root = process.cwd();
const shots = path.join(root, "test/e2e/shots", process.argv.includes("--web") ? "web" : "desktop");
const isFake = process.argv.includes("--fake");
const isWeb = process.argv.includes("--web");

interface Chapter {
  readonly name: string;
  /** What a stand-in for the engine cannot do, and what only it can. */
  readonly needsEngine?: boolean;
  readonly needsFake?: boolean;
  readonly run: (bench: Workbench) => Promise<void>;
}

const chapters: readonly Chapter[] = [
  {
    name: "a breakpoint by click, F5 without a launch.json, stopped on the line",
    run: async (bench) => {
      // The lens shows that the extension is up.
      await bench.until("the lens", async () =>
        (await bench.editor().innerText()).replaceAll("\u00a0", " ").includes("Debug memory"),
      );
      await bench.clickGutter(9);
      await bench.focusEditor();
      await bench.press("F5");
      await bench.stoppedAt(9);
    },
  },
  {
    name: "the panel opens beside the editor and shows the move",
    run: async (bench) => {
      await bench.panelSays("Stack");
      await bench.panelSays("moved to s2");
      const panel = await bench.panel();
      await bench.until("the owner's arrow", async () => (await panel.locator(".lines .owns:not(.stale)").count()) > 0);
      await bench.shot("1-stopped");
    },
  },
  {
    name: "a hover while stopped tells type, size and value",
    run: async (bench) => {
      const text = await bench.hover("s2", 8);
      assert.match(text, /String/);
      assert.match(text, /24 bytes/);
      assert.match(text, /crab/);
      await bench.shot("2-hover");
      await bench.unhover();
    },
  },
  {
    name: "a step moves the yellow line and the panel follows",
    run: async (bench) => {
      const panel = await bench.panel();
      const before = await panel.locator(".time").innerText();
      await bench.focusEditor();
      await bench.press("F10");
      await bench.stoppedAt(10);
      await bench.until("the panel to follow", async () => (await panel.locator(".time").innerText()) !== before);
      await bench.shot("3-stepped");
    },
  },
  {
    name: "continue to the end: exit code, no leak, output in the terminal",
    run: async (bench) => {
      await bench.focusEditor();
      await bench.press("F5");
      await bench.sessionEnded();
      await bench.panelSays("Ended");
      await bench.panelSays(/Nothing was leaked/);
      await bench.terminalSays("crab: 4");
      await bench.shot("4-ended");
    },
  },
  {
    name: "a hover out of a session tells type and lifetime",
    needsEngine: true,
    run: async (bench) => {
      const text = await bench.hover("s2", 8);
      assert.match(text, /String/);
      assert.match(text, /line/);
      await bench.shot("5-hover-after");
      await bench.unhover();
    },
  },
  {
    name: "a program that does not compile: squiggle, and its story in the panel",
    needsEngine: true,
    run: async (bench) => {
      await bench.openFile("use_after_move.rs");
      await bench.until("a squiggle", async () => (await bench.squiggles("error")).length > 0);
      await bench.focusEditor();
      await bench.press("F5");
      await bench.panelSays("E0382");
      assert.match(await bench.notification(), /1 error|E0382/);
      await bench.shot("6-rejected");
    },
  },
  {
    name: "an engine that dies ends the session and says so",
    needsFake: true,
    run: async (bench) => {
      await bench.openFile("die.rs");
      await bench.focusEditor();
      await bench.press("F5");
      const words = await bench.notification();
      assert.match(words, /The engine stopped/);
      await bench.sessionEnded();
    },
  },
];

async function tell(server: Server, folder: string): Promise<{ passed: number; failed: number }> {
  const bench = await Workbench.open(server.url(folder, "ownership_transfer.rs"), shots);
  let passed = 0;
  let failed = 0;
  try {
    await bench.editorReady("ownership_transfer.rs");
    for (const chapter of chapters.filter((one) => !(isFake ? one.needsEngine : one.needsFake))) {
      const start = performance.now();
      try {
        await chapter.run(bench);
        passed += 1;
        console.log(`✓ ${chapter.name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
      } catch (problem) {
        failed += 1;
        console.log(`✗ ${chapter.name}\n${problem instanceof Error ? problem.stack : problem}`);
        await bench.shot(`failed-${failed}`);
      }
    }
    if (failed > 0) console.log(`\nThe workbench said:\n${complaints(bench.console)}`);
  } finally {
    await bench.close();
  }
  return { passed, failed };
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

async function main(): Promise<void> {
  if (!existsSync(path.join(root, "dist/extension.js")))
    throw new Error("no dist/extension.js: run `npm run build` first");
  const folder = mkdtempSync(path.join(os.tmpdir(), "glasscrab-workspace-"));
  cpSync(path.join(root, "media/practice"), folder, { recursive: true });
  const fake = path.join(root, "node_modules/.cache/glasscrab/fakeWorker.js");
  if (isFake) writeFileSync(path.join(folder, "die.rs"), "fn main() {}\n");
  const server = isWeb ? await startWebServer(root, folder) : await startServer(root, isFake ? fake : undefined);
  try {
    const { passed, failed } = await tell(server, folder);
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((problem) => {
  console.error(problem);
  console.log("0 passed, 1 failed");
  process.exit(1);
});
