/** The memory panel's own tools: the map, the timeline, the search, what can be taken away, and the ways to and from the code. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Chapter, startTo, stop } from "./chapter";

/** What the dialog of "save" proposes: beside the program. */
const saved = [
  ["picture as SVG", "vec_growth.svg", /^<svg /],
  ["picture as PNG", "vec_growth.png", /^.PNG/s],
  ["run as page", "vec_growth.html", /Vec::new/],
] as const;

export const panelChapters: readonly Chapter[] = [
  {
    name: "the memory map tells each segment's addresses and how full it is",
    needsEngine: true,
    run: async (bench) => {
      await startTo(bench, "vec_growth.rs", 14);
      await bench.panelClick("Memory map");
      await bench.panelSays(/heap\s+grows up\s+0x[0-9a-f]+ – 0x[0-9a-f]+\s+32 bytes/);
      await bench.panelSays(/stack\s+grows down/);
      await bench.shot("map");
      await bench.panelClick("Memory map");
    },
  },
  {
    name: "a click on a variable leads to its declaration; the cursor on a name lights its memory",
    needsEngine: true,
    run: async (bench) => {
      const panel = await bench.panel();
      await panel.locator("button.name", { hasText: "last" }).first().click();
      await bench.until("the cursor on the declaration", async () =>
        (await bench.page.locator(".statusbar").innerText()).includes("Ln 13"),
      );
      await bench.until("last to be lit", async () => (await panel.locator(".slot.lit .name").innerText()) === "last");
      await bench.shot("lit");
    },
  },
  {
    name: "the search finds boxes by type and counts them",
    needsEngine: true,
    run: async (bench) => {
      const panel = await bench.panel();
      await panel.locator("input[type=search]").fill("i32");
      await bench.panelSays("3 boxes");
      await bench.shot("search");
      await panel.locator("input[type=search]").fill("");
    },
  },
  {
    name: "picture, page and text are taken away",
    needsEngine: true,
    needsDesktop: true,
    run: async (bench) => {
      const panel = await bench.panel();
      for (const [choice, file, content] of saved) {
        await bench.panelClick("save");
        await bench.panelClick(choice);
        await bench.acceptPath();
        const target = path.join(bench.folder, file);
        await bench.until(`the file ${file}`, async () => existsSync(target));
        assert.match(readFileSync(target, "latin1"), content);
      }
      await bench.panelClick("save");
      await bench.panelClick("stop as text");
      await bench.until("the note", async () =>
        (await bench.page.locator(".statusbar").innerText()).includes("copied this stop as text"),
      );
      assert.equal(await panel.locator(".take-away[open]").count(), 0);
    },
  },
  {
    name: "the timeline goes back to the start and forward again; the editor and the picture follow",
    needsEngine: true,
    run: async (bench) => {
      const panel = await bench.panel();
      const hand = panel.locator("[role=slider]");
      await hand.press("Home");
      await bench.panelSays("looking back");
      await bench.panelSays(/numbers\s+mut\s+Vec<i32>\s+not initialised/);
      await bench.shot("timeline-start");
      await hand.press("End");
      await bench.stoppedAt(14);
      await bench.panelSays("[0, 10, 20, 30, 40]");
      await stop(bench);
    },
  },
];
