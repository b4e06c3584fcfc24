/** What happens to one variable: marked in the code, and asked of its box in the panel. */
import { type Chapter, goOn, startTo, stop } from "./chapter";

const marksCommand = "Glasscrab: Show Borrows, Moves and Drops of the Variable at the Cursor";

export const marksChapters: readonly Chapter[] = [
  {
    name: "the ownership marks of the variable at the cursor come and go",
    needsEngine: true,
    run: async (bench) => {
      await bench.openFile("ownership_transfer.rs");
      await bench.clickWord("s2", 9);
      await bench.command(marksCommand);
      await bench.until("the mark of the move", async () => (await bench.marks()).some((mark) => mark.includes("→")));
      await bench.shot("marks");
      await bench.command(marksCommand);
      await bench.until("the marks to go", async () => !(await bench.marks()).some((mark) => mark.includes("→")));
    },
  },
  {
    name: "a variable's menu in the panel leads to the step that moved it, and a block's to its allocation",
    needsEngine: true,
    run: async (bench) => {
      await startTo(bench, "ownership_transfer.rs", 9);
      await bench.panelSays("moved to s2");
      const panel = await bench.panel();
      await bench.panelMenu(panel.locator("button.name", { hasText: "s1" }).first(), "When Was This Moved?");
      await bench.panelSays("looking back");
      await bench.stoppedAt(8);
      await bench.shot("menu-moved");
      await bench.panelMenu(panel.locator(".block").first(), "When Was This Allocated?");
      await bench.stoppedAt(7);
      await bench.shot("menu-allocated");
    },
  },
  {
    name: "a stop set from a variable's menu stands in Breakpoints and stops the run",
    needsEngine: true,
    run: async (bench) => {
      const panel = await bench.panel();
      await panel.locator("[role=slider]").press("End");
      await bench.stoppedAt(9);
      await bench.panelMenu(panel.locator("button.name", { hasText: "s2" }).first(), "Stop When This Is Moved");
      await bench.showDebugView();
      const rows = bench.page.locator(".debug-breakpoints .monaco-list-row");
      await bench.until("the breakpoint", async () => {
        if ((await rows.allInnerTexts()).some((row) => row.includes("move s2"))) return true;
        // The view is low, and draws no rows but those in sight.
        await rows.first().hover();
        await bench.page.mouse.wheel(0, 200);
        return false;
      });
      await goOn(bench, "F5", 16);
      await bench.panelSays(/s2 moved into the call of take_and_give_back/);
      await bench.shot("menu-stop");
      const heading = bench.page.locator(".pane-header", { hasText: "Breakpoints" });
      await heading.hover();
      await heading.locator("a.action-label[aria-label^='Remove All Breakpoints']").click();
      await stop(bench);
      await bench.showExplorer();
    },
  },
];
