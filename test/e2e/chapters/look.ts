/** Looking at a stopped program: variables, watch, hovers; and the ways to start one. */
import assert from "node:assert/strict";
import { type Chapter, startTo, stop } from "./chapter";

export const lookChapters: readonly Chapter[] = [
  {
    name: "a breakpoint on a comment moves to the next line that has a step",
    needsEngine: true,
    run: async (bench) => {
      await bench.openFile("more/places.rs");
      await bench.breakpointAt(13);
      await bench.focusEditor();
      await bench.press("F5");
      await bench.stoppedAt(14);
      assert.deepEqual(await bench.breakpoints(), [14]);
    },
  },
  {
    name: "variables read as a person expects, and open down to their fields",
    needsEngine: true,
    run: async (bench) => {
      await bench.showDebugView();
      await bench.expandVariable("Locals");
      const shown = (row: string): Promise<unknown> => bench.variable(row);
      await shown("v = [10, 20, 30]");
      await shown("some = Some(3)");
      await shown('name = "<b>bold</b><img src=x onerror=alert(1)>"');
      await bench.expandVariable("v =");
      await shown("[2] = 30");
      await bench.expandVariable("[fields]");
      await bench.variable("len = 3");
      await bench.shot("variables");
    },
  },
  {
    name: "watch and the console take expressions; values stand beside the code",
    needsEngine: true,
    run: async (bench) => {
      await bench.watch("p.x", "3");
      await bench.watch("*b + v[2]", "37");
      assert.equal(await bench.evaluate("v.iter().sum::<i32>()"), "60");
      await bench.until("values beside the code", async () =>
        (await bench.editor().innerText()).replaceAll("\u00a0", " ").includes("v = [10, 20, 30]"),
      );
      await bench.shot("watch");
    },
  },
  {
    name: "a hover while stopped tells a field's value; text of the program is never markup",
    needsEngine: true,
    run: async (bench) => {
      const text = await bench.hover("p", 14);
      assert.match(text, /Point/);
      await bench.shot("hover-place");
      await bench.unhover();
      await bench.panelSays("<b>bold</b>");
      const panel = await bench.panel();
      assert.equal(await panel.locator("img, b:text-is('bold')").count(), 0);
      await stop(bench);
      await bench.showExplorer();
    },
  },
  {
    name: "the lens, the editor's title and the palette start it",
    needsEngine: true,
    run: async (bench) => {
      await bench.openFile("heap.rs");
      // Its breakpoint is there from an earlier chapter.
      const line = await bench.lineOf("println!");
      await bench.editor().locator(".codelens-decoration a", { hasText: "Debug memory" }).click();
      await bench.stoppedAt(line);
      await stop(bench);
      await bench.titleAction("Debug Memory");
      await bench.stoppedAt(line);
      await stop(bench);
      await bench.command("Glasscrab: Debug Memory");
      await bench.stoppedAt(line);
      await bench.shot("started-from-the-palette");
      await stop(bench);
      await bench.editor().locator(".codelens-decoration a", { hasText: "Run" }).first().click();
      await bench.terminalSays("exit code 0");
      await bench.sessionEnded();
    },
  },
  {
    name: "a launch.json is offered with Glasscrab's configurations",
    needsEngine: true,
    needsDesktop: true,
    run: async (bench) => {
      await bench.openFile("heap.rs");
      await bench.command("Debug: Add Configuration...");
      await bench.page.locator('.tab.active[data-resource-name="launch.json"]').waitFor();
      await bench.until("its configuration", async () =>
        (await bench.page.locator(".editor-instance .view-lines").allInnerTexts()).join("").includes("glasscrab"),
      );
      await bench.shot("launch-json");
      await bench.closeEditor();
    },
  },
  {
    name: "a practice file opens from the palette as a copy",
    needsEngine: true,
    run: async (bench) => {
      await bench.command("Glasscrab: Open a Practice File");
      await bench.pick("vec growth");
      await bench.page.locator(".tab.active", { hasText: "Untitled" }).first().waitFor();
      await bench.shot("practice-copy");
      await bench.closeEditor();
    },
  },
  {
    name: "hints stand in the editor for what the program does not write",
    needsEngine: true,
    run: async (bench) => {
      await bench.openFile("borrowing.rs");
      await bench.editorSays("(&mut *text).push");
      await bench.editorSays("drop text");
      await bench.shot("hints");
    },
  },
  {
    name: "a state's Why? tells the chain of lines; the levels go down to the bytes of each field",
    needsEngine: true,
    run: async (bench) => {
      await startTo(bench, "borrowing.rs", 19);
      await bench.panelSays("borrowed by word");
      await bench.panelClick("Why?");
      await bench.panelSays("last use on line 19: until then the borrow must hold");
      await bench.shot("why");
      await bench.panelClick("fields");
      await bench.panelSays("cap");
      await bench.shot("level-fields");
      await bench.panelClick("bytes");
      await bench.panelSays("+8 ptr");
      await bench.shot("level-bytes");
      await bench.panelClick("values");
      await stop(bench);
    },
  },
];
